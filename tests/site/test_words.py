"""What codes are called."""

import csv
import re
from types import SimpleNamespace

import pytest

from glossary.formats import formats
from glossary.model import (
    PARTS_OF_SPEECH,
    AdministrativeStatus,
    EntityKind,
    Method,
    Status,
    TermType,
)
from glossary.site import words
from glossary.site.messages import LANGUAGES, Messages, catalogue

CODES = {
    "status": Status,
    "administrative": AdministrativeStatus,
    "type": TermType,
    "part": [part for part in PARTS_OF_SPEECH if part],
    "method": Method,
    "entity": EntityKind,
    "reliability": range(1, 5),
    "relation": ("broader", "narrower", "related", "see"),
    "action": ("create", "update", "remove", "undo"),
    "language": ("ko", "en", "ja"),
}


@pytest.mark.parametrize(
    ("kind", "code"), [(k, c) for k, codes in CODES.items() for c in codes]
)
def test_every_code_has_a_name(kind, code):
    """In every language of the interface."""
    assert set(catalogue()[f"words.{kind}_{code}"]) == set(LANGUAGES)


def test_every_format_is_named_in_the_language_of_the_page():
    """A format that names itself only, as a plugin's may, is called that."""
    named = {words.format_name(format_, Messages("ko")) for format_ in formats().values()}
    assert "OmegaT용 용어집" in named
    assert {name for name in named if not re.search("[가-힣]", name)} == set()
    own = SimpleNamespace(NAME="of-another", TITLE="What it calls itself")
    assert words.format_name(own, Messages("ko")) == "What it calls itself"


@pytest.mark.parametrize(
    "path", ["/", "/-/downloads", "/-/entry/alliance", "/-/text/alliance~2Etxt"]
)
async def test_pages_name_formats_in_their_language(site, path):
    """In links, and in what shows up at them."""
    response = await site.client.get(path, headers={"Accept-Language": "ko"})
    assert "OmegaT용 용어집" in response.text
    assert formats()["omegat"].TITLE not in response.text


def test_a_download_has_one_name_in_korean():
    """The menu, its page and its buttons say 내려받기, none says 다운로드."""
    said = [texts["ko"] for texts in catalogue().values()]
    assert [text for text in said if "다운로드" in text] == []
    assert any("내려받기" in text for text in said)


def test_the_seeds_subjects_have_names(root):
    """Every subject field of the curated terms; those of others stay as they are."""
    with (root / "seeds" / "terms.csv").open(encoding="utf-8", newline="") as file:
        subjects = {row["subject"] for row in csv.DictReader(file)} - {""}
    assert len(subjects) > 10
    for subject in subjects:
        assert words.subject(subject, Messages("ko")) != subject
    assert words.subject("낚시", Messages("en")) == "낚시"
    assert words.subject("{x}", Messages("en")) == "{x}"


@pytest.mark.parametrize(
    ("code", "language", "expected"),
    [
        ("ja", "en", ("Japanese", "日本語")),
        ("ja", "ja", ("日本語", "")),
        ("ko", "ja", ("韓国語", "한국어")),
        ("fr", "ko", ("French", "")),
    ],
)
def test_a_language_is_called_as_the_reader_and_as_itself(code, language, expected):
    """Its own name only where that is another."""
    assert words.language_names(code, Messages(language)) == expected


@pytest.mark.parametrize(
    "url",
    ["javascript:x()", "JAVASCRIPT:x", "data:text/html,x", "ftp://x", "//x", "", " http://x"],
)
def test_what_is_no_web_address_is_no_link(url):
    """A link leads to a page, or is none."""
    assert not words.is_web_address(url)
