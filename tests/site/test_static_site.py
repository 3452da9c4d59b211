"""The glossary as a folder of pages: whole, without dead links, searched without a server."""

import json
import re
import shutil
import signal
import subprocess
import sys
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from bs4 import BeautifulSoup

from glossary.export import PUBLISHED
from glossary.model import Concept, Document, OffsetMap, Relation, Sentence, Status, Term
from glossary.publication import WITHHELD, Part, Terms
from glossary.site import reading
from glossary.site.static_site import Work, assets, export, index, layout
from glossary.site.static_site.layout import Layout
from glossary.site.static_site.links import StaticLinks
from glossary.termbase import documents, history, open_termbase
from tests.site.conftest import fill

ALL = (*PUBLISHED, Status.CANDIDATE)
WITH_TEXTS = Terms(statuses=ALL, without=WITHHELD - {Part.TEXTS})


@pytest.fixture(scope="module")
def termbase_path(tmp_path_factory):
    """The glossary of the other tests, and what file systems find hard."""
    path = tmp_path_factory.mktemp("offline") / "glossary.db"
    connection = open_termbase(path, create=True)
    fill(connection)
    long = "북방한계선이다. " * 5000  # in two parts
    documents.store(
        connection,
        Document(name="folder/긴 글 #1?.txt", title="긴 글", text=long, encoding="utf-8"),
        [
            Sentence(position=i, text="북방한계선이다.", offsets=OffsetMap(((0, i * 9, 1),)))
            for i in range(5000)
        ],
    )
    for name in ("Long.txt", "long.txt.part2"):
        documents.store(
            connection, Document(name=name, title=name, text="이다.", encoding="utf-8"), []
        )
    for public_id, text in (
        ("NLL", "북방한계선"),
        ("nll", "엔엘엘"),
        ("con", "콘"),
        ("가" * 90, "긴말"),
    ):
        history.save(
            connection,
            Concept(
                id=public_id,
                status=Status.APPROVED,
                terms=(Term(language="ko", text=text),),
                relations=(Relation(kind="related", target="alliance"),),
            ),
            actor="Kim",
        )
    connection.close()
    return path


@pytest.fixture(scope="module")
def exported(termbase_path, tmp_path_factory):
    """The folder of pages."""
    folder = tmp_path_factory.mktemp("pages") / "site"
    connection = open_termbase(termbase_path)
    export(connection, folder, WITH_TEXTS, Work(processes=1))
    connection.close()
    return folder


@pytest.fixture(scope="module")
def pages(exported):
    """Every page by its path, parsed."""
    return {
        file.relative_to(exported).as_posix(): BeautifulSoup(file.read_text("utf-8"), "lxml")
        for file in exported.rglob("*.html")
    }


def test_there_is_a_page_for_everything(pages):
    """In each language: the start, the search, the lists, eight entries, texts in parts."""
    roots = {path for path in pages if not path.startswith(("ko/", "ja/"))}
    assert {"index.html", "search.html", "entries.html", "texts.html"} <= roots
    assert len([path for path in roots if path.startswith("entry/")]) == 8
    assert "entry/rok-us-alliance.html" in roots
    long = {path for path in roots if path.startswith("text/folder")}
    assert "text/alliance.txt.html" in roots
    assert len(long) == -(-45_000 // (reading.PART // 9 * 9))  # whole sentences of 9 characters
    for language in ("ko", "ja"):
        assert {path for path in pages if path.startswith(f"{language}/")} == {
            f"{language}/{path}" for path in roots
        }


def test_no_link_is_dead(exported, pages):
    """Every address of every page is a file in the folder, every anchor is in its page."""
    anchors = {path: {tag["id"] for tag in page.select("[id]")} for path, page in pages.items()}
    followed = 0
    for path, page in pages.items():
        for tag in page.select("[href], [src], [action]"):
            address = tag.get("href") or tag.get("src") or tag.get("action") or ""
            parts = urlsplit(address)
            if parts.scheme in {"http", "https"}:
                continue
            assert address, (path, tag)
            assert not parts.scheme, (path, tag)
            assert not address.startswith("/"), (path, tag)
            target = unquote(urlsplit(urljoin(f"http://x/{path}", address)).path[1:])
            assert (exported / target).is_file(), (path, address)
            if parts.fragment:
                assert unquote(parts.fragment) in anchors[target], (path, address)
            followed += 1
    assert followed > 1000


def test_a_sentence_is_linked_in_its_part(pages):
    """The first 200 of 5,000 occurrences, which an entry shows, lead to the first part."""
    entry = next(page for path, page in pages.items() if path.startswith("entry/NLL"))
    leads = {a["href"].partition("#")[0] for a in entry.select("ol.kwic a[href]")}
    assert len(entry.select("ol.kwic a[href]")) == 200
    (address,) = leads
    assert ".part" not in address
    path = unquote(address).removeprefix("../").replace(".html", ".part2.html")
    first = int(pages[path].select_one(".sentence")["id"].removeprefix("s"))
    assert first > reading.PART // 9


def test_pages_lead_to_themselves_in_other_languages(pages):
    """The footer of a page has the same page in each language."""
    page = pages["ja/entry/gsomia.html"]
    links = {a["hreflang"]: a["href"] for a in page.select("footer a[hreflang]")}
    assert links == {
        "en": "../../entry/gsomia.html",
        "ko": "../../ko/entry/gsomia.html",
        "ja": "../../ja/entry/gsomia.html",
    }
    assert page.html["lang"] == "ja"


def test_pages_run_nothing_from_elsewhere(pages):
    """A policy in each page; no script or style in it, no module, which a disk cannot give."""
    for path, page in pages.items():
        policy = page.select_one("meta[http-equiv=Content-Security-Policy]")
        assert policy["content"] == assets.POLICY, path
        assert "unsafe" not in policy["content"]
        assert not page.select("style, [style], script:not([src]), script[type=module]"), path
        assert all(script.get("defer") is not None for script in page.select("script"))


def test_what_needs_a_server_is_not_offered(pages):
    """No comparison, memory, tables, editing; no suggestions while typing."""
    for page in pages.values():
        hrefs = " ".join(a["href"] for a in page.select("a[href]"))
        assert not re.search(r"/-/|compare|review|suggest|\.json", hrefs)
        assert not page.select("[data-suggest]:not([data-suggest=''])")


def test_the_first_page_promises_what_the_search_can(pages):
    """No romanisation, which needs a server."""
    hint = pages["index.html"].select_one(".start-search .note").get_text()
    assert "kana" in hint
    assert "romanis" not in hint


def test_hostile_terms_are_text(pages):
    """What looks like HTML is shown as it is."""
    page = pages["entry/hostile.html"]
    assert page.h1.get_text() == "<script>alert(1)</script>"


def test_files_for_other_tools_are_there(exported, pages):
    """The usual formats, linked from the first page."""
    links = {a["href"] for a in pages["index.html"].select("a[download]")}
    assert {"download/glossary.tbx", "download/glossary.xlsx"} <= links
    assert b"<conceptEntry" in (exported / "download/glossary.tbx").read_bytes()
    assert (exported / "download/glossary.ko-ja.txt").is_file()


def test_texts_are_left_out_unless_asked_for(termbase_path, tmp_path):
    """Then nothing leads to one; what is quoted stays, with where it is from."""
    connection = open_termbase(termbase_path)
    terms = Terms(statuses=ALL)
    export(connection, tmp_path / "site", terms, Work(languages=("ko",), processes=1))
    connection.close()
    assert not (tmp_path / "site" / "text").exists()
    assert not (tmp_path / "site" / "texts.html").exists()
    page = BeautifulSoup((tmp_path / "site/entry/gsomia.html").read_text("utf-8"), "lxml")
    assert not page.select("a[href*='text']")
    assert page.html["lang"] == "ko"
    page = BeautifulSoup((tmp_path / "site/entry/alliance.html").read_text("utf-8"), "lxml")
    (example, *_) = page.select("#occurrences .best li")
    assert example.mark.get_text() == "동맹"
    assert example.cite.get_text() == "alliance.txt"
    assert "읽을 수 없는 텍스트에" in page.select_one("#occurrences .none").get_text()
    assert not page.select("ol.kwic")


def test_several_processes_make_the_same(exported, termbase_path, tmp_path, monkeypatch):
    """However the work is shared out."""
    monkeypatch.setattr("glossary.site.static_site._WORTH_IT", 1)
    monkeypatch.setattr("glossary.site.static_site._AT_ONCE", 3)
    told = []
    connection = open_termbase(termbase_path)
    export(
        connection,
        tmp_path / "site",
        WITH_TEXTS,
        Work(processes=2, tell=lambda done, of: told.append((done, of))),
    )
    connection.close()
    assert told == [(0, 8), (3, 8), (6, 8), (8, 8)]
    for file in exported.rglob("*.html"):
        same = tmp_path / "site" / file.relative_to(exported)
        assert same.read_bytes() == file.read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals there")
def test_no_process_outlives_a_run_that_was_killed(termbase_path):
    """They would wait for work until the machine is switched off, and hold its output."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.site.killed_export", str(termbase_path)],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()


# ---------------------------------------------------------------- names of files


def test_names_of_files_are_their_own(exported):
    """On a file system that takes NLL for nll, too; no device of Windows, none too long."""
    names = [file.stem for file in (exported / "entry").iterdir()]
    assert len({name.lower() for name in names}) == 8
    assert "con" not in names
    assert all(len(name.encode()) < 200 for name in names)
    assert all(re.fullmatch(r"[\w.\-]+", name) for name in names)


def test_names_of_texts_are_their_own_too(exported):
    """Of Long.txt and long.txt, and of a text that is called as the part of another."""
    names = [file.name.lower() for file in (exported / "text").iterdir()]
    assert len(set(names)) == len(names)
    assert not {"long.txt.html", "long.txt.part2.html"} & set(names)


@pytest.mark.parametrize("name", ["../../etc/passwd", "..", ".", "/", "a\\b", "a\0b", "", "-x"])
def test_no_name_leads_out_of_the_folder(name):
    """Whatever a text is called."""
    stem = layout.stem(name)
    assert re.fullmatch(r"\w[\w.\-]*", stem)
    assert ".." not in f"{stem}."[:2]


def test_many_entries_are_spread_over_folders():
    """From 2,001 on, in 256 of them; the addresses agree."""
    many = Layout(
        languages=("en", "ko"), pages=frozenset(), entries=2001, downloads={}, texts={}
    )
    # sha256("gsomia") begins with 13
    assert re.fullmatch(r"ko/entry/[0-9a-f]{2}/gsomia\.html", many.entry("gsomia", "ko"))
    links = StaticLinks(many, "ko", many.entry("alliance", "ko"))
    assert links.entry("gsomia") == f"../../../{many.entry('gsomia', 'ko')}"


def test_what_there_is_no_page_for_has_no_address():
    """Templates leave out what `links` answers with nothing."""
    known = Layout(
        languages=("en",),
        pages=frozenset({"texts", "search"}),
        entries=1,
        downloads={"tbx": "download/glossary.tbx"},
        texts={"a.txt": [1, 500]},
    )
    links = StaticLinks(known, "en", "text/a.txt.html")
    assert links.page("compare") == links.page("tm") == links.table("entry") == ""
    assert links.page("texts", sort="x") == links.page("search", page=2) == ""
    assert links.entry("x", "tbx") == links.text("b.txt") == links.page("download/csv") == ""
    assert links.page("download/tbx") == "../download/glossary.tbx"
    assert links.page("texts") == "../texts.html"
    assert links.page("search", q="동맹") == "../search.html?q=%EB%8F%99%EB%A7%B9"
    assert links.text("a.txt", 499) == "../text/a.txt.html#s499"
    assert links.text("a.txt", 500) == "../text/a.txt.part2.html#s500"
    assert links.page("text/a~2Etxt", part=2) == "../text/a.txt.part2.html"


# ---------------------------------------------------------------- the search


def shard(exported, name):
    """What a file of the index hands over."""
    text = (exported / "search" / f"{name}.js").read_text("utf-8")
    match = re.fullmatch(r'glossaryIndex\.put\("([^"]+)",(.*)\);\n', text, re.DOTALL)
    assert match[1] == name
    return json.loads(match[2])


def found(exported, numbers):
    """The Korean terms of entries by their numbers."""
    return {shard(exported, "d-0")[number][1] for number in numbers}


def test_the_index_has_terms_by_their_beginning(exported):
    """동맹 and what is spelt without spaces; readings lead to the entry as well."""
    terms = shard(exported, index.shard("동"))["terms"]
    assert found(exported, terms["동맹"]) == {"동맹"}
    terms = shard(exported, index.shard("同"))["terms"]
    assert found(exported, terms["同盟"]) == {"동맹"}


def test_the_index_has_what_stands_within(exported):
    """Pairs of characters, the last by itself, words in Latin script."""
    assert "미동" in shard(exported, index.shard("미"))["pieces"]
    pieces = shard(exported, index.shard("맹"))["pieces"]
    assert found(exported, pieces["맹"]) == {"동맹", "한미동맹"}
    pieces = shard(exported, index.shard("alliance"))["pieces"]
    assert found(exported, pieces["alliance"]) == {"동맹", "한미동맹"}


SEARCH = """
const fs = require("node:fs");
const [folder, query] = process.argv.slice(1);
const source = fs.readFileSync(`${folder}/static/offline.js`, "utf-8");
const begin = source.indexOf("// ---- what is looked for");
const pure = source.slice(begin, source.indexOf("// ---- what is shown"));
const files = {};
globalThis.glossaryIndex = { put: (name, content) => { files[name] = content; } };
const file = async (name) => {
    const path = `${folder}/search/${name}.js`;
    if (!fs.existsSync(path)) return null;
    eval(fs.readFileSync(path, "utf-8"));
    return files[name];
};
eval(`(async () => {
    ${pure}
    const about = await file("index");
    let numbers = await find(query, about);
    if (!numbers.length && bare(query, about)) numbers = await find(bare(query, about), about);
    const rows = await file("d-0");
    console.log(JSON.stringify(numbers.map((number) => rows[number][1])));
})()`);
"""


@pytest.mark.parametrize(
    ("query", "terms"),
    [
        ("동맹", ["동맹", "한미동맹"]),
        ("한미 동맹", ["한미동맹"]),
        ("동맹을", ["동맹", "한미동맹"]),
        ("맹", ["동맹", "한미동맹"]),
        ("alli", ["동맹", "한미동맹"]),
        ("ROK alliance", ["한미동맹"]),
        ("ROK-US", ["한미동맹"]),
        ("同盟", ["동맹"]),
        ("どうめい", ["동맹"]),
        ("gsomia", ["지소미아"]),
        ("<script>", ["<script>alert(1)</script>"]),
        ("constructor", []),
        ("없는말", []),
        ("…", []),
    ],
)
@pytest.mark.skipif(not shutil.which("node"), reason="needs Node.js to run the page's script")
def test_the_page_finds_what_is_typed(exported, query, terms):
    """The script of the page, on the index of the folder."""
    done = subprocess.run(
        ["node", "-e", SEARCH, str(exported), query], capture_output=True, text=True, check=True
    )
    assert set(json.loads(done.stdout)) == set(terms)
    assert json.loads(done.stdout)[:1] == terms[:1]
