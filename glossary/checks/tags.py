"""Whether the tags and placeholders of the source stand in the translation.

Tags are the inline elements of the file where it has such; else those written in the text
as in HTML. Placeholders are what a program fills in: `%s`, `%(name)s`, `{0}`, `{{name}}`,
`${name}`.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from glossary import inline
from glossary.checks.findings import Problem, Rule, Severity, rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from glossary.checks.context import Context
    from glossary.checks.pairs import Pair
    from glossary.inline import Tag

CODES = rules(
    Rule(
        "G601",
        "Tag missing",
        Severity.ERROR,
        "An inline tag of the source is not in the translation. Tags are known by their id, or "
        "by their code where ids do not agree.",
    ),
    Rule(
        "G602",
        "Tag added",
        Severity.ERROR,
        "The translation has a tag that the source has not.",
    ),
    Rule(
        "G603",
        "Tags out of order",
        Severity.WARNING,
        "A tag ends before it begins, or two overlap, where they do not in the source.",
    ),
    Rule(
        "G604",
        "Placeholder missing or added",
        Severity.ERROR,
        "What a program fills in (%s, %(name)s, {0}, {{name}}, ${name}) is not the same in "
        "both texts. For {} alone it is info: it may be a pair of brackets.",
    ),
)

_HTML = re.compile(
    r"</?(?:a|b|i|u|em|strong|code|br|p|span|sub|sup|small|img|kbd|li|ul|ol|div|mark|tt|pre|h[1-6])"
    r"(?:\s+[\w:-]+(?:\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'|[^\s<>'\"]+)))*\s*/?>",
    re.IGNORECASE,
)
_PLACEHOLDER = re.compile(
    r"%(?:\([^()\s]{1,60}\)|[0-9]+\$)?[-+#0]?[0-9]*(?:\.[0-9]+)?(?:hh?|ll?|z)?[sdiufgxXc@](?![a-zA-Z])"
    r"|\{\{\s*[\w.]+\s*\}\}|\$\{[\w.]+\}|(?<![A-Za-z0-9{$\\^_@\[])\{(?:[A-Za-z0-9_][A-Za-z0-9_.]*)?\}(?![A-Za-z0-9_}])"
)
_PERCENT = re.compile(r"(?<=[0-9])%")


def check(pair: Pair, _context: Context) -> Iterator[Problem]:
    """Compare the tags, and the placeholders."""
    if not pair.target.strip() and not pair.target_markup:
        return
    if pair.source_markup or pair.target_markup:
        yield from _inline(pair)
    elif "<" in pair.source or "<" in pair.target:
        yield from _html(pair)
    if "%" in pair.source + pair.target or "{" in pair.source + pair.target:
        yield from _placeholders(pair)


def _inline(pair: Pair) -> Iterator[Problem]:
    source = inline.tags(pair.source_markup)
    target = inline.tags(pair.target_markup)
    missing, added = _differing(source, target)
    for code, some, where in (("G601", missing, "missing in"), ("G602", added, "added to")):
        if some:
            yield _problem(code, where, some)
    if not (missing or added) and _is_torn(target) and not _is_torn(source):
        yield Problem(
            code="G603",
            message="The tags end in another order than they must.",
            expected=" ".join(map(_shown, source)),
            found=" ".join(map(_shown, target)),
        )


def _differing(source: Sequence[Tag], target: Sequence[Tag]) -> tuple[list[str], list[str]]:
    """What is missing and what is added, by the account that is the milder one."""
    accounts = []
    for known in (_by_id, _by_code):
        ours, theirs = Counter(map(known, source)), Counter(map(known, target))
        names = {known(tag): _shown(tag) for tag in (*target, *source)}
        missing = [names[tag] for tag in (ours - theirs).elements()]
        added = [names[tag] for tag in (theirs - ours).elements()]
        accounts.append((missing, added))
    return min(accounts, key=lambda account: len(account[0]) + len(account[1]))


def _by_id(tag: Tag) -> tuple[str, str]:
    return tag.kind, tag.id


def _by_code(tag: Tag) -> tuple[str, str]:
    return tag.kind, tag.code or f"id {tag.id}"


def _shown(tag: Tag) -> str:
    return tag.code or f"<{'/' if tag.kind == 'ec' else ''}{tag.id}>"


def _is_torn(tags: Sequence[Tag]) -> bool:
    """Whether a tag ends before it begins, or two overlap."""
    opened: list[str] = []
    begun = {tag.id for tag in tags if tag.kind == "sc"}
    for tag in tags:
        if tag.kind == "sc":
            opened.append(tag.id)
        elif tag.kind == "ec" and tag.id in begun:
            if not opened or opened[-1] != tag.id:
                return True
            opened.pop()
    return False


def _html(pair: Pair) -> Iterator[Problem]:
    ours = Counter(_HTML.findall(pair.source))
    theirs = Counter(_HTML.findall(pair.target))
    # an attribute such as title may be translated
    ours, theirs = ours - theirs, theirs - ours
    names = Counter(map(_element, ours.elements())), Counter(map(_element, theirs.elements()))
    for code, some, where in (
        ("G601", names[0] - names[1], "missing in"),
        ("G602", names[1] - names[0], "added to"),
    ):
        if some:
            yield _problem(code, where, list(some.elements()))


def _element(tag: str) -> str:
    match = re.match(r"(</?)([A-Za-z0-9]+)", tag)
    assert match
    return f"{match[1]}{match[2].lower()}>"


def _placeholders(pair: Pair) -> Iterator[Problem]:
    ours, theirs = _found(pair.source), _found(pair.target)
    if ours == theirs:
        return
    changed = {*(ours - theirs), *(theirs - ours)}
    missing = ", ".join((ours - theirs).elements())
    added = ", ".join((theirs - ours).elements())
    message = (
        f"{missing or added} is {'missing in' if missing else 'added to'} the translation."
    )
    if missing and added:
        message = f"The source has {missing}, the translation {added}."
    severity = Severity.INFO if changed == {"{}"} else None
    yield Problem(
        code="G604", severity=severity, message=message, expected=missing, found=added
    )


def _found(text: str) -> Counter[str]:
    """The placeholders; not the percent sign of a number."""
    return Counter(_PLACEHOLDER.findall(_PERCENT.sub("", text)))


def _problem(code: str, where: str, tags: list[str]) -> Problem:
    listed = " ".join(tags)
    verb = "is" if len(tags) == 1 else "are"
    return Problem(
        code=code,
        message=f"{listed} {verb} {where} the translation.",
        expected=listed if code == "G601" else "",
        found=listed if code == "G602" else "",
    )
