"""Sentences → morphemes."""

from __future__ import annotations

import subprocess
import sys

from glossary.candidates import Analysis, Token, analyse
from tests.candidates.conftest import sentence


def test_a_token_is_a_slice_of_the_sentence(analysed):
    """Offsets are characters of the sentence's text, particles are tokens of their own."""
    (analysis,) = analysed("한국은 협정을 맺었다.")
    assert analysis.tokens[:4] == (
        Token("한국", "NNP", 0, 2),
        Token("은", "JX", 2, 3),
        Token("협정", "NNG", 4, 6),
        Token("을", "JKO", 6, 7),
    )


def test_nominal_spans_are_the_morphemes_of_nouns():
    """Nouns, Latin letters and numbers are nominal; particles and verbs are not."""
    tokens = (
        Token("IP", "SL", 0, 2),
        Token("4", "SN", 2, 3),
        Token("를", "JKO", 3, 4),
        Token("맺", "VV", 5, 6),
    )
    assert Analysis(sentence("IP4를 맺"), tokens).nominal_spans == ((0, 2), (2, 3))


def test_sentences_keep_their_order_and_are_asked_for_twice():
    """`sentences` is called once a pass; what comes out is what went in, in order."""
    calls = []

    def given():
        calls.append(1)
        return (sentence(f"문장 {i}", i) for i in range(50))

    assert [a.sentence.position for a in analyse(given)] == list(range(50))
    assert len(calls) == 2


def test_a_recurring_unknown_word_is_one_noun_everywhere(analysed):
    """준동맹 is no dictionary word: Kiwi reads it as 준+동맹 here and 준동맹 there."""
    analyses = analysed(
        "일본은 준동맹을 확대했다.", "준동맹은 동맹이 아니다.", "준동맹의 의미는 무엇인가."
    )
    assert all("준동맹" in {t.form for t in a.tokens} for a in analyses)


def test_a_word_of_one_corpus_is_not_known_in_the_next(analysed):
    """What one call learns does not change the next: results do not depend on history."""
    alone = analysed("이와 같은 준동맹 관계")[0].tokens
    analysed("준동맹을 맺다.", "준동맹은 새롭다.", "준동맹의 뜻.")
    assert analysed("이와 같은 준동맹 관계")[0].tokens == alone


def test_full_stops_between_lone_syllables_are_dots(analysed):
    """한.미.일 is read as 한·미·일 and keeps its place; a sentence's end stays one."""
    (analysis,) = analysed("한.미.일 협력이다.")
    first = analysis.tokens[0]
    assert (first.form, first.start, first.end) == ("한·미·일", 0, 5)
    assert analysis.tokens[-1].tag == "SF"


def test_a_sentence_too_long_for_kiwi_is_cut_and_put_together(analysed):
    """Tokens of a 12,000-character sentence have their places in the whole of it."""
    text = "한미동맹 강화 " * 1500
    (analysis,) = analysed(text)
    assert all(text[t.start : t.end] == t.form for t in analysis.tokens)
    assert sum(t.form == "강화" for t in analysis.tokens) == 1500


def test_astral_characters_count_as_one(analysed):
    """An emoji before a word moves it by one character, not two."""
    (analysis,) = analysed("😀 한국")
    assert (2, 4) in analysis.nominal_spans


def test_importing_the_package_does_not_load_kiwi():
    """Serving pages imports the package; the model takes seconds and 350 MB."""
    code = "import glossary.candidates, sys; sys.exit('kiwipiepy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
