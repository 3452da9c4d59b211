"""What is taken out of a copy because it is about people and their computers."""

import pytest

from glossary.model import Document
from glossary.publication.privacy import make_anonymous, without_folders
from glossary.termbase import documents


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("/home/kim/a.txt", "a.txt"),
        ("~/papers/a.txt", "a.txt"),
        ("../kim/a.txt", "a.txt"),
        (r"C:\Users\김\a.tmx", "a.tmx"),
        ("D:/papers/a.tmx", "a.tmx"),
        (r"\\server\share\a.tmx", "a.tmx"),
        ("text:/home/kim/a.txt", "text:a.txt"),
        ("file:///home/kim/a.tbx", "a.tbx"),
        ("seeds/a.txt", "seeds/a.txt"),
        ("curated:terms.csv", "curated:terms.csv"),
        ("https://example.org/home/kim/a", "https://example.org/home/kim/a"),
        ("국방/외교", "국방/외교"),
        ("", ""),
    ],
)
def test_folders_go_and_names_stay(name, shown):
    """A path that begins somewhere on a computer; a name within a project is none."""
    assert without_folders(name) == shown


def test_texts_of_one_name_stay_apart(termbase):
    """Two files called a.txt in two folders, and one that is called so already."""
    for name in ("/home/kim/a.txt", "/home/lee/a.txt", "a.txt"):
        documents.store(
            termbase, Document(name=name, title="a", text="동맹", encoding="utf-8"), []
        )
    assert make_anonymous(termbase) == {"paths": 2}
    names = [row["name"] for row in termbase.execute("select name from document order by name")]
    assert names == ["a-2.txt", "a-3.txt", "a.txt"]
    keys = [row["key"] for row in termbase.execute("select key from source order by key")]
    assert keys == ["text:a-2.txt", "text:a-3.txt", "text:a.txt"]


def test_an_editor_who_is_called_like_that_keeps_apart(termbase):
    """Somebody whose name is `editor-1` is not taken for the first editor."""
    for batch, actor in enumerate(("kim", "editor-1"), 1):
        termbase.execute(
            "insert into change (batch, time, actor, action, concept)"
            " values (?, '2026', ?, 'create', 'x')",
            (batch, actor),
        )
    assert make_anonymous(termbase) == {"editors": 2}
    actors = [r["actor"] for r in termbase.execute("select actor from change order by id")]
    assert actors == ["editor-2", "editor-3"]
