"""A document → an XLIFF without translations: a unit a paragraph, a segment a sentence.

In XLIFF 1.2 the state of a translation is that of its `target`, one to a `trans-unit`: there
a sentence is a `trans-unit`, and a paragraph of several a `group`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.analysis.input import paragraphs
from glossary.bitexts import xliff, xliff12
from glossary.bitexts.parts import xml
from glossary.files.characters import legible
from glossary.pretranslation.languages import written
from glossary.pretranslation.xliff2 import GLOSSARY, MATCHES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from glossary.model import Document
    from glossary.pretranslation.languages import Languages


def xliff21(document: Document, name: str, languages: Languages) -> Iterator[str]:
    """The lines of an XLIFF 2.1. What stands between two sentences is an `ignorable`."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{xliff.NAMESPACE}" xmlns:mtc="{MATCHES}" xmlns:gls="{GLOSSARY}"'
    yield f' version="2.1" srcLang="{written(languages.source)}"'
    yield f' trgLang="{languages.written_target}">\n'
    yield f'<file id="f1" original="{_attribute(name)}" xml:space="preserve">\n'
    for number, paragraph in enumerate(paragraphs(document), start=1):
        yield f'<unit id="u{number}">\n'
        for place, (sentence, space) in enumerate(paragraph, start=1):
            yield f'<segment id="s{place}" state="initial">\n<source>{_content(sentence)}'
            yield "</source>\n</segment>\n"
            if space:
                yield f"<ignorable>\n<source>{_content(space)}</source>\n</ignorable>\n"
        yield "</unit>\n"
    yield "</file>\n</xliff>\n"


def xliff_1_2(
    document: Document, name: str, languages: Languages, *, copies: bool = False
) -> Iterator[str]:
    """The lines of an XLIFF 1.2.

    With `copies` what has no translation yet has the source text as its `target`, in the state
    `new`: OmegaT 3.6 shows the targets of an XLIFF only, and passes the others over.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<xliff xmlns="{xliff12.NAMESPACE}" version="1.2">\n'
    yield f'<file original="{_attribute(name)}" datatype="plaintext" xml:space="preserve"'
    yield f' source-language="{written(languages.source)}"'
    yield f' target-language="{languages.written_target}">\n<body>\n'
    number = 0
    for count, paragraph in enumerate(paragraphs(document), start=1):
        if len(paragraph) > 1:
            yield f'<group id="p{count}" restype="x-paragraph">\n'
        for sentence, _ in paragraph:
            number += 1
            text = _content(sentence)
            yield f'<trans-unit id="{number}">\n<source>{text}</source>\n'
            yield f'<target state="new">{text}</target>\n' if copies else ""
            yield "</trans-unit>\n"
        if len(paragraph) > 1:
            yield "</group>\n"
    yield "</body>\n</file>\n</xliff>\n"


def _content(text: str) -> str:
    return xml.content(legible(text))


def _attribute(text: str) -> str:
    return xml.attribute(legible(text))
