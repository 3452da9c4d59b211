"""JSON for a program."""

import json

from .conftest import entry, passage, written


def test_offsets_are_into_the_whole_text():
    """Of all passages, in characters."""
    one = entry("c1", "동맹", "alliance", definition="뜻")
    parts = [passage("동맹, ", ("동맹", one)), passage("또 동맹.", ("동맹", one))]
    found = json.loads(written("json", parts))
    text = "동맹, 또 동맹."
    assert [(m["start"], m["end"]) for m in found["matches"]] == [(0, 2), (6, 8)]
    assert all(text[m["start"] : m["end"]] == m["text"] for m in found["matches"])
    assert found["characters"] == len(text)
    assert [m["concepts"] for m in found["matches"]] == [["c1"], ["c1"]]
    assert [(t["concept"], t["definition"]) for t in found["terms"]] == [("c1", "뜻")]
    assert found["terms"][0]["equivalents"][0]["text"] == "alliance"
    assert (found["source_language"], found["languages"]) == ("ko", ["en", "ja"])
