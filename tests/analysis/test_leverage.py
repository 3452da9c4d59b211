"""Bands of whole files, counted by hand."""

import pytest

from glossary.analysis import Band, Volume, Wanted, analyse
from tests.memory.units import fill

MEMORY = [
    {"ko": "협정을 체결했다.", "en": "They concluded it."},
    {"ko": "제3조는 발효됐다.", "en": "Article 3 took effect."},
    {"ko": "협정을 종료했다.", "en": "They ended it."},
]


@pytest.fixture
def analysed(termbase, tmp_path):
    """The report on texts with these names, from Korean into English."""
    fill(termbase, MEMORY)

    def analysed(threshold=0.5, targets=("en",), *, internal=False, **texts):
        paths = []
        for name, text in texts.items():
            path = tmp_path / f"{name}.txt"
            path.write_text(text, encoding="utf-8")
            paths.append(path)
        wanted = Wanted(source="ko", targets=targets)
        return analyse(
            termbase, paths, wanted, lambda *_: None, threshold=threshold, internal=internal
        )

    return analysed


def bands(one):
    """The bands that have segments, and how many."""
    return {band.value: v.segments for band, v in one.volumes.items() if v.segments}


def test_every_band(analysed):
    """The best match of each segment, by its score.

    Of `협정을 체결했다.` (9 characters) one character is another in `협정을 체결한다.`: 8/9
    is 88; three are in `협정을 파기한다.`: 6/9 is 66; a number only: 99; at the beginning of
    a text, as in the memory: 101; elsewhere: 100.
    """
    text = (
        "협정을 체결했다.\n협정을 체결한다.\n제12조는 발효됐다.\n협정을 파기한다.\n"
        "협정을 종료했다.\n아무것도 없다.\n"
    )
    (one,) = analysed(a=text).files
    assert bands(one) == {"context": 1, "85-94": 1, "95-99": 1, "50-74": 1, "100": 1, "none": 1}
    assert one.volumes[Band.FROM_95] == Volume(1, 2, 10, 11)  # 제12조는 발효됐다.
    assert one.total == Volume(6, 12, 49, 55)


def test_repetitions(analysed):
    """The first counts by its match, the others of the file as repetitions."""
    report = analysed(a="새 문장이다.\n다른 것이다.\n새 문장이다.\n새  문장이다.\n")
    assert bands(report.files[0]) == {"none": 2, "repetition": 2}


def test_repetitions_across_files(analysed):
    """Once in each file across the files, and then within it."""
    report = analysed(a="새 문장이다.\n", b="새 문장이다.\n다르다.\n새 문장이다.\n")
    first, second = report.files
    assert bands(first) == {"none": 1}
    assert bands(second) == {"cross-file": 1, "repetition": 1, "none": 1}
    assert bands(report.totals[0]) == {"none": 2, "cross-file": 1, "repetition": 1}


def test_a_context_match_is_no_repetition(analysed):
    """What matches in its place matches, however often the text is there."""
    report = analysed(a="협정을 체결했다.\n", b="협정을 체결했다.\n")
    assert [bands(one) for one in report.files] == [{"context": 1}, {"context": 1}]


def test_internal_matches(analysed):
    """As if each segment were in the memory before the next, where that is the better match.

    In `국회가 비준했다.` (9 characters) one is another than in the sentence before it: 88. In
    `협정을 폐기했다.` two are others than in the memory's `협정을 종료했다.` (77), and one is
    another than in the sentence before it (88). What is the same is a repetition as ever.
    """
    text = (
        "국회가 비준한다.\n국회가 비준했다.\n국회가 비준했다.\n"
        "협정을 폐기한다.\n협정을 폐기했다.\n"
    )
    (one,) = analysed(a=text).files
    assert bands(one) == {"none": 2, "repetition": 1, "50-74": 1, "75-84": 1}
    (one,) = analysed(internal=True, b=text).files
    assert bands(one) == {"none": 1, "repetition": 1, "50-74": 1, "85-94": 2}


def test_internal_matches_across_files(analysed):
    """The files are one work, in their order; each language is a work of its own."""
    texts = {"a": "국회가 비준한다.\n", "b": "국회가 비준했다.\n"}
    for one in analysed(internal=True, targets=("en", "ja"), **texts).totals:
        assert bands(one) == {"none": 1, "85-94": 1}


def test_internal_matches_below_the_threshold(analysed):
    """Are none."""
    text = "국회가 비준한다.\n국회가 거부했다.\n"
    assert bands(analysed(0.75, internal=True, a=text).files[0]) == {"none": 2}


def test_nothing_is_like_what_was_not_counted(termbase, tmp_path):
    """A damaged file gives no internal match, nor does what is locked."""
    units = "".join(
        f'<trans-unit id="{n}" translate="{word}"><source>{text}</source></trans-unit>'
        for n, (word, text) in enumerate(
            [("no", "국회가 비준했다."), ("yes", "협정을 폐기한다.")]
        )
    )
    xliff = (
        '<xliff version="1.2"><file source-language="ko" target-language="en"><body>'
        f"{units}</body></file></xliff>"
    )
    damaged, sound, text = tmp_path / "a.xlf", tmp_path / "b.xlf", tmp_path / "c.txt"
    damaged.write_text(xliff.removesuffix("</xliff>"), "utf-8")
    sound.write_text(xliff.replace("협정을 폐기한다.", "아무것도 없다."), "utf-8")
    text.write_text("국회가 비준한다.\n협정을 폐기했다.\n", "utf-8")
    wanted = Wanted(targets=("en",))
    report = analyse(termbase, [damaged, sound, text], wanted, lambda *_: None, internal=True)
    assert list(report.failed) == [damaged]
    assert bands(report.totals[0]) == {"none": 3, "locked": 1}


def test_the_threshold(analysed):
    """What is below it is no match."""
    assert bands(analysed(0.5, a="협정을 파기한다.\n끝.").files[0]) == {"50-74": 1, "none": 1}
    assert bands(analysed(0.75, b="협정을 파기한다.\n끝.").files[0]) == {"none": 2}


def test_a_match_has_a_translation(analysed):
    """Into a language that the memory does not have there is none."""
    report = analysed(targets=("en", "ja"), a="협정을 체결했다.\n")
    assert [(one.target, bands(one)) for one in report.files] == [
        ("en", {"context": 1}),
        ("ja", {"none": 1}),
    ]
    assert len(report.totals) == 2


def test_what_is_translated_counts_apart(termbase, tmp_path):
    """Whatever the memory has; and what repeats it is a repetition."""
    fill(termbase, MEMORY)
    path = tmp_path / "a.xlf"
    path.write_text(
        '<xliff version="1.2"><file original="a" source-language="ko" target-language="en">'
        '<body><trans-unit id="1" approved="yes"><source>협정이다.</source>'
        "<target>It is.</target></trans-unit>"
        "<trans-unit id='2'><source>협정이다.</source></trans-unit>"
        "<trans-unit id='3'><source>있다.</source><target>Is.</target></trans-unit>"
        "</body></file></xliff>",
        encoding="utf-8",
    )
    report = analyse(termbase, [path], Wanted(), lambda *_: None)
    assert bands(report.files[0]) == {"repetition": 1, "translated": 1, "final": 1}
    assert not report.any_match


def test_files_that_cannot_be_read(analysed, termbase, tmp_path):
    """They are said; nothing of them counts, and nothing repeats what stood in them."""
    damaged = tmp_path / "damaged.xlf"
    damaged.write_text(
        '<xliff version="1.2"><file original="a" source-language="ko" target-language="en">'
        "<body><trans-unit id='1'><source>새 문장이다.</source></trans-unit><trans-unit",
        encoding="utf-8",
    )
    good = tmp_path / "good.txt"
    good.write_text("새 문장이다.\n", encoding="utf-8")
    empty = tmp_path / "empty.txt"
    empty.touch()
    paths = [damaged, tmp_path / "none.txt", empty, good, good]
    report = analyse(termbase, paths, Wanted(targets=["en"]), lambda *_: None)
    assert [path.name for path in report.failed] == ["damaged.xlf", "none.txt", "empty.txt"]
    assert [(one.file, bands(one)) for one in report.files] == [(str(good), {"none": 1})]


def test_weighted_words(analysed):
    """Each word for its band's per cent: 2 of 100 % and 2 of 10 %."""
    (one,) = analysed(a="전혀 다르다.\n협정을 종료했다.\n").files
    weights = dict.fromkeys(Band, 100) | {Band.EXACT: 10, Band.CONTEXT: 10}
    assert bands(one) == {"none": 1, "100": 1}
    assert one.weighted(weights) == 2.2
