"""What a service sends back is looked at before it is believed."""

from __future__ import annotations

import pytest

from glossary.equivalents import answers


@pytest.mark.parametrize(
    ("target", "answer"),
    [
        ("en", "quasi-alliance"),
        ("en", "Acquisition and Cross-Servicing Agreement"),
        ("en", "quota"),
        ("ja", "準同盟"),
        ("ja", "インド太平洋"),
        ("ja", "NATO"),
    ],
)
def test_translations_pass(target, answer):
    """Terms as they look, also one that a notice of a quota would contain."""
    assert answers.problem("준동맹", target, answer) is None


@pytest.mark.parametrize(
    ("target", "answer", "complaint"),
    [
        ("en", None, "empty"),
        ("en", " . ", "empty"),
        ("en", "준동맹", "as it was"),
        ("en", "準同盟", "not in English"),
        ("ja", "quasi-alliance", "not in Japanese"),
        ("ja", "준 Alliance 同盟", "not in Japanese"),
        ("ja", "准同盟关系专", "not in Japanese"),
        ("en", "Error 500 (Server Error)!!1500.That’s an error.", "notice"),
        (
            "en",
            "MYMEMORY WARNING: YOU USED ALL AVAILABLE FREE TRANSLATIONS",
            "notice",
        ),
        ("ja", "QUERY LENGTH LIMIT EXCEEDED. MAX ALLOWED QUERY : 500 CHARS", "notice"),
        ("en", "Quota exceeded for this project", "notice"),
        ("en", "<!DOCTYPE html><html><body>Bad gateway</body></html>", "web page"),
        ("en", "<p>alliance</p>", "web page"),
        ("en", "a\nb", "several lines"),
        ("en", "alliance " * 40, "too long"),
    ],
)
def test_anything_else_does_not(target, answer, complaint):
    """Each with the reason that the report shows."""
    assert complaint in answers.problem("준동맹", target, answer)


def test_a_term_is_taken_out_of_its_wrapping():
    """Entities, quotation marks and a full stop do not belong to it."""
    assert answers.clean("&quot;Quasi-alliance&quot;.") == "Quasi-alliance"
