"""What counts as a text, and in which encodings."""

import os
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from glossary import export, formats, texts
from glossary.errors import InvalidInput, UnreadableText

TEXT = "한미동맹은 확장억제를 논의했다.\r\n전수방위(專守防衛)."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp949"]
)
def test_encodings_are_recognised(tmp_path, encoding):
    """Every encoding that Korean texts come in gives the same text."""
    path = tmp_path / "text.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert texts.read(path, tmp_path).text == TEXT


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00\xdf\xa4\xd2l",
        bytes(range(256)) * 4,
    ],
)
def test_other_files_are_refused(tmp_path, data):
    """A picture, an archive or noise is not taken for a text, and the error names it."""
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableText, match=r"picture\.txt is not a text"):
        texts.read(path, tmp_path)


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", b"\xef\xbb\xbf\n"])
def test_an_empty_file_is_refused(tmp_path, data):
    """A file with nothing in it, or only white space, is an error."""
    path = tmp_path / "empty.txt"
    path.write_bytes(data)
    with pytest.raises(UnreadableText, match="empty"):
        texts.read(path, tmp_path)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_an_encoding_that_is_named(tmp_path, name):
    """Is believed; what is not in it is refused, and so is what nobody can name it for."""
    path = tmp_path / name
    path.write_bytes("Čtyři smlouvy, příští týden.\n".encode("iso8859-2"))
    assert texts.read(path, tmp_path, "iso8859-2").text.strip() == (
        "Čtyři smlouvy, příští týden."
    )
    with pytest.raises(UnreadableText, match="line 1: there are bytes here that are not UTF-8"):
        texts.read(path, tmp_path, "utf-8")
    with pytest.raises(InvalidInput, match="'x-none' is not an encoding"):
        texts.read(path, tmp_path, "x-none")


def test_what_to_do_about_an_encoding(tmp_path):
    """An option is named only where there is one."""
    path = tmp_path / "a.txt"
    path.write_bytes("Čtyři smlouvy, příští týden.\n".encode("iso8859-2"))
    with pytest.raises(UnreadableText, match=r"in UTF-8, or name its --encoding\.$"):
        texts.read(path, tmp_path, "")
    with pytest.raises(UnreadableText, match=r"in UTF-8\.$"):
        texts.read(path, tmp_path)


def test_folders_are_searched(tmp_path):
    """Texts in folders are found in order; READMEs, hidden and other files are not."""
    for name in ("b.txt", "a/c.md", "README.md", ".hidden.txt", "~$d.docx", "d.odt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("글", encoding="utf-8")
    found = texts.find([tmp_path])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a/c.md", "b.txt"]


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_glossaries_are_no_texts(tmp_path, mark):
    """What this program exported is not read as a text when a folder is searched."""
    head = "# Korean–English–Japanese security glossary -*- coding: utf-8 -*-\n동맹\talliance"
    (tmp_path / "glossary.ko-en.txt").write_text(mark + head, encoding="utf-8")
    assert texts.find([tmp_path]) == []


def test_no_export_is_a_text(filled, tmp_path):
    """Every file that `build` writes, whatever format it is in."""
    folder = tmp_path / "exports"
    export.to_folder(filled, folder)
    for name in ("xlsx-terms", "matecat", "phrase"):
        path = folder / f"more{formats.formats()[name].SUFFIX}"
        export.to_file(filled, name, path, export.Choice(languages=("ko", "en")))
    assert len(list(folder.glob("*.xlsx"))) == 4
    assert texts.find([folder]) == []


def test_pages_of_this_program_are_no_texts(tmp_path):
    """They say in their head what made them."""
    page = '<!doctype html><meta name="generator" content="ko-security-glossary"><p>동맹'
    (tmp_path / "page.html").write_text(page, encoding="utf-8")
    assert texts.find([tmp_path]) == []


def test_a_pipe_in_a_folder_is_no_text(tmp_path):
    """A named pipe would be waited on for ever."""
    os.mkfifo(tmp_path / "pipe.txt")
    assert texts.find([tmp_path]) == []


def test_bullets_of_word_processors(tmp_path):
    """Characters for private use, as Word and HWP write bullets, do not spoil a text."""
    path = tmp_path / "text.txt"
    path.write_text("\uf0b7 한미 동맹 강화\n" * 20 + "\x1a", encoding="utf-8")
    assert "한미 동맹" in texts.read(path, tmp_path).text


@pytest.mark.parametrize("encoding", ["cp932", "euc_jp", "iso2022_jp"])
def test_japanese_encodings_are_recognised(tmp_path, encoding):
    """They decode as CP949, too, to something that nobody wrote."""
    path = tmp_path / "text.txt"
    path.write_bytes("安全保障政策の基本は専守防衛である。".encode(encoding) * 5)
    document = texts.read(path, tmp_path)
    assert document.text == "安全保障政策の基本は専守防衛である。" * 5
    assert document.encoding == encoding


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("gbk", "安全政策是专守防卫。"),
        ("big5", "安全政策是專守防衛。"),
        ("cp1252", "naïve café"),
    ],
)
def test_other_encodings_are_not_guessed(tmp_path, encoding, text):
    """They decode as Korean or Japanese, to something that nobody wrote."""
    path = tmp_path / "text.txt"
    path.write_bytes(text.encode(encoding) * 5)
    with pytest.raises(UnreadableText, match="UTF-8"):
        texts.read(path, tmp_path)


def test_a_name_that_is_not_utf8(tmp_path):
    """A file name from an old archive is an error that shows it as well as can be."""
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xc7\xd1.txt"))
    path.write_text("동맹", encoding="utf-8")
    with pytest.raises(UnreadableText, match="not UTF-8"):
        texts.read(path, tmp_path)


@pytest.mark.parametrize(
    ("home", "name"), [("p", "seeds/a.txt"), ("p/seeds", "a.txt"), ("q", "/p/seeds/a.txt")]
)
def test_names_do_not_depend_on_where_one_is(tmp_path, home, name):
    """A text goes by its path from the project's folder, or by its whole path."""
    found = texts.document_name(tmp_path / "p" / "seeds" / "a.txt", tmp_path / home)
    assert found == (f"{tmp_path}{name}" if name.startswith("/") else name)


def test_a_path_that_is_not_there_is_an_error(tmp_path):
    """A mistyped path is named."""
    with pytest.raises(UnreadableText, match=r"no file or folder .*nowhere"):
        texts.find([tmp_path / "nowhere"])


def test_a_decomposed_name(tmp_path):
    """macOS takes the syllables of names apart: the name is the file's, the title composed."""
    name = unicodedata.normalize("NFD", "국방 백서.txt")
    (tmp_path / name).write_text("동맹", encoding="utf-8")
    document = texts.read(texts.find([tmp_path])[0], tmp_path)
    assert (document.name, document.title) == (name, "국방 백서")


@pytest.mark.parametrize("suffix", sorted(texts.readers()))
def test_every_reader_names_the_file_in_its_errors(tmp_path, suffix):
    """Nonsense, and nothing at all, is one sentence about the file, never a traceback."""
    for i, data in enumerate((b"", bytes(range(256)) * 4, b"PK\x03\x04" + bytes(50))):
        path = tmp_path / f"file{i}{suffix.upper()}"
        path.write_bytes(data)
        with pytest.raises(UnreadableText, match=f"file{i}"):
            texts.read(path, tmp_path)


def test_readers_are_known():
    """One module for each kind of file finds itself."""
    assert set(texts.readers()) == {
        ".docm",
        ".docx",
        ".htm",
        ".html",
        ".markdown",
        ".md",
        ".pdf",
        ".ppsx",
        ".pptm",
        ".pptx",
        ".txt",
        ".xhtml",
        ".xlsm",
        ".xlsx",
    }


def test_looking_for_readers_loads_no_parser():
    """What parses Office files, pages and PDF is loaded by who has such a file to read."""
    program = (
        "import sys; from glossary import texts; texts.readers();"
        "print({'lxml', 'mistune', 'pypdfium2', 'openpyxl'} & set(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "set()\n"
