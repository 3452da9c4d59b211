"""What the codes of the data model are called on the pages."""

from __future__ import annotations

from glossary.language import has_hangul, has_kana, has_kanji, language_name
from glossary.model import AdministrativeStatus, Method, Status, TermType

METHODS = {
    Method.CURATED: "Curated",
    Method.PERSON: "Entered by a person",
    Method.GLOSS: "Explained in parentheses in a text",
    Method.CLDR: "Name",
    Method.HANJA: "Hanja of the Korean term in Japanese characters",
    Method.DICTIONARY: "Dictionary",
    Method.COMPOSITION: "Put together from its parts",
    Method.LOANWORD: "Loanword, by its sound",
    Method.MEMORY: "Translations of sentences that have the term",
    Method.WIKIDATA: "Wikidata",
    Method.TRANSLATION: "Machine translation, for review only",
    Method.EXTRACTION: "Extracted",
    Method.IMPORT: "Imported",
}

TERM_TYPES = {
    TermType.FULL_FORM: "full form",
    TermType.ACRONYM: "acronym",
    TermType.ABBREVIATION: "abbreviation",
    TermType.SHORT_FORM: "short form",
    TermType.VARIANT: "spelling variant",
    TermType.PHRASE: "phrase",
}

ADMINISTRATIVE_STATUSES = {
    AdministrativeStatus.PREFERRED: "preferred",
    AdministrativeStatus.ADMITTED: "admitted",
    AdministrativeStatus.DEPRECATED: "deprecated: do not use",
    AdministrativeStatus.SUPERSEDED: "superseded: no longer used",
}

STATUSES = {
    Status.CANDIDATE: "found in the texts, no attested equivalent",
    Status.PROPOSED: "has an attested equivalent, not reviewed",
    Status.APPROVED: "reviewed and approved",
    Status.REJECTED: "reviewed and rejected",
}

RELIABILITIES = {1: "not verified", 2: "minimal", 3: "reliable", 4: "very reliable"}
"""As IATE grades its terms."""

RELATIONS = {
    "broader": "Broader",
    "narrower": "Narrower",
    "related": "Related",
    "see": "See also",
}

ACTIONS = {"create": "added", "update": "changed", "remove": "removed", "undo": "undone"}

_OWN_NAMES = {"ko": "한국어", "ja": "日本語"}


def language_names(code: str) -> tuple[str, str]:
    """A language's English name, and its own where that is another.

    >>> language_names("ja"), language_names("en"), language_names("fr")
    (('Japanese', '日本語'), ('English', ''), ('French', ''))
    """
    return language_name(code), _OWN_NAMES.get(code, "")


def stars(reliability: int) -> str:
    """How far a term can be trusted, for the eye.

    >>> stars(3)
    '★★★☆'
    """
    return "★" * reliability + "☆" * (4 - reliability)


def percent(confidence: float) -> str:
    """A share as a whole number of per cent.

    >>> percent(0.955)
    '96 %'
    """
    return f"{100 * confidence:.0f} %"


def language_of(text: str) -> str:
    """The language of a text of which only that is known that it is one of ours.

    >>> [language_of(text) for text in ("동맹이다", "同盟である", "alliance")]
    ['ko', 'ja', 'en']
    """
    return "ko" if has_hangul(text) else "ja" if has_kana(text) or has_kanji(text) else "en"
