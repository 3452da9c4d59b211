"""Many segments with their own contexts, tags and languages."""

import pytest

from glossary.memory.matching import matches
from glossary.memory.queries import Query, find, matches_of_queries
from tests.memory.units import fill, texts

UNITS = [
    {"ko": "협정을 체결했다.", "en": "They concluded it.", "ja": "協定を締結した。"},
    {"ko": "협정을 종료했다.", "en": "They ended it."},
]


def query(text, **more):
    """From Korean into English unless said otherwise."""
    return Query(**({"text": text, "source_language": "ko", "target_language": "en"} | more))


def test_each_has_its_own_languages_and_context(termbase):
    """What came with a query comes with its matches; None is no query."""
    fill(termbase, UNITS)
    asked = [
        ("a", query("협정을 체결했다.", target_language="ja")),
        ("b", None),
        ("c", query("협정을 종료했다.", context=("협정을 체결했다.", ""))),
        ("d", query("협정을 종료했다.", markup='<ph id="1"/>협정을 종료했다.')),
    ]
    found = [
        (name, [(m.score, m.target) for m in ms])
        for name, ms in matches_of_queries(termbase, asked)
    ]
    assert found == [
        ("a", [(100, "協定を締結した。")]),
        ("b", []),
        ("c", [(102, "They ended it.")]),
        ("d", [(99, "They ended it.")]),
    ]


@pytest.mark.parametrize("limit", [1, 3])
def test_what_is_tried_first_changes_nothing(termbase, limit):
    """The same matches as from the lowest threshold at once, in every band."""
    memory = texts("ko", 400, 1)
    fill(termbase, [{"ko": text, "en": f"E{i}"} for i, text in enumerate(memory)])
    for text in [
        *memory[:20],
        *texts("ko", 60, 2),
        *(t[: len(t) * 3 // 4] for t in memory[:60]),
    ]:
        asked = query(text, threshold=0.5, limit=limit)
        plain = matches(termbase, text, "ko", "en", threshold=0.5, limit=limit)
        assert find(termbase, asked) == plain


def test_on_several_processors(termbase):
    """In order, and the same as on one."""
    memory = texts("ko", 300, 3)
    fill(termbase, [{"ko": text, "en": f"E{i}"} for i, text in enumerate(memory)])
    asked = [(i, query(text) if i % 7 else None) for i, text in enumerate(memory)]
    several = list(matches_of_queries(termbase, iter(asked), processes=2))
    assert several == list(matches_of_queries(termbase, iter(asked), processes=1))
    assert [number for number, _ in several] == list(range(300))
