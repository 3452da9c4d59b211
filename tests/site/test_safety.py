"""What the site does not let happen: each point of its safety, one by one."""

import hashlib
import hmac
import random
import re
import sqlite3
from urllib.parse import quote

import pytest
from bs4 import BeautifulSoup
from datasette.app import Datasette

from glossary import site as plugin
from glossary.model import (
    Concept,
    Definition,
    Document,
    Evidence,
    Method,
    OffsetMap,
    Sentence,
    Status,
    Term,
)
from glossary.site import security, views
from glossary.termbase import documents, history, open_termbase
from tests.site.conftest import TOKEN
from tests.site.reviewer import HOST, Reviewer, fields_of

OURS = ("/-/texts", "/-/text/alliance.txt", "/-/entry/alliance", "/-/search?q=동맹")
DATASETTES = (
    "/glossary",
    "/glossary/entry",
    "/glossary/term?_facet=language",
    "/glossary?sql=select+1",
)
LEFT_ALONE = pytest.mark.filterwarnings(
    "ignore:coroutine '(ArrayFacet|DateFacet|ColumnFacet|TableView):RuntimeWarning",
    "ignore::pytest.PytestUnraisableExceptionWarning",
)
"""Where Datasette fails over an argument, it has begun facets that it does not wait for."""
REVIEW = ("/-/review", "/-/review/edit?at=gsomia", "/-/review/merge?at=gsomia&find=동맹")


def policy(response):
    """The directives of an answer's Content-Security-Policy."""
    directives = response.headers["content-security-policy"].split(";")
    return {d.split()[0]: d.split()[1:] for d in directives if d.strip()}


def digest(path):
    """Of the database's file and its log: another with each write."""
    files = [path, path.with_name(f"{path.name}-wal")]
    return [hashlib.sha256(file.read_bytes()).hexdigest() for file in files if file.exists()]


# ---------------------------------------------------------------- who may change something


@pytest.mark.parametrize("path", REVIEW)
async def test_without_edit_there_is_no_review(site, path):
    """The pages do not exist, whatever is sent, and no page leads there."""
    assert (await site.client.get(path)).status_code == 404
    assert (await site.client.get(f"{path.partition('?')[0]}?token=x")).status_code == 404
    answer = await site.client.post(path, data={"action": "approve", "entry": "gsomia"})
    assert answer.status_code == 404
    assert "/-/review" not in (await site.client.get("/-/texts")).text


async def test_what_is_published_cannot_be_edited(edited, monkeypatch):
    """A database that is served as unchangeable has no review, even with a token."""
    monkeypatch.setenv("GLOSSARY_EDIT_TOKEN", TOKEN)
    frozen = Datasette([], immutables=[str(edited)])
    assert (await frozen.client.get(f"/-/review?token={TOKEN}")).status_code == 404
    assert "/-/review" not in (await frozen.client.get("/-/texts")).text


@pytest.mark.parametrize("path", REVIEW)
async def test_without_the_token_nobody_gets_in(editing_site, path):
    """Neither without, nor with another, nor with a cookie that was made up."""
    for arguments in ("", "token=", "token=wrong", "token=%ED%95%9C", f"token={TOKEN}x"):
        address = f"{path}{'&' if '?' in path else '?'}{arguments}"
        assert (await editing_site.client.get(address)).status_code == 403
    for cookie in ("", "x", TOKEN, "0" * 64):
        cookies = {"glossary_review_80": cookie}
        assert (await editing_site.client.get(path, cookies=cookies)).status_code == 403


async def test_the_token_is_taken_out_of_the_address(editing_site):
    """It leads to the same page without it, and sets a cookie that no script can read."""
    response = await editing_site.client.get(f"/-/review?token={TOKEN}")
    assert (response.status_code, response.headers["location"]) == (302, "/-/review")
    cookie = response.headers["set-cookie"]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert attributes == {"httponly", "samesite=strict", "path=/"}
    assert TOKEN not in cookie
    assert "no-store" in response.headers["cache-control"]


async def test_the_token_opens_once(editing_site, reviewer):
    """For anybody else it is spent; who has the cookie is led on."""
    assert (await Reviewer(editing_site).enter(TOKEN)).status_code == 403
    assert (await reviewer.enter(TOKEN)).status_code == 302


async def test_the_token_is_compared_in_constant_time(editing_site, monkeypatch):
    """Token, cookie and form are compared by `hmac.compare_digest`, as bytes."""
    compared = []

    def compare(one, other):
        compared.append((type(one), type(other)))
        return False

    monkeypatch.setattr(hmac, "compare_digest", compare)
    await editing_site.client.get(f"/-/review?token={TOKEN}")
    assert compared
    assert set(compared) == {(bytes, bytes)}


async def test_pages_for_reviewers_are_not_kept(reviewer):
    """Neither by the browser nor on the way."""
    for path in REVIEW:
        assert "no-store" in (await reviewer.get(path)).headers["cache-control"]


# ---------------------------------------------------------------- what may be sent from where


@pytest.mark.parametrize(
    "headers",
    [
        {},  # says nothing of where it is from
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": f"http://{HOST}:8001"},  # another server on this machine
        {"origin": f"http://{HOST}.evil.example"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "cross-site"},
        {"origin": f"http://{HOST}", "sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
async def test_what_another_page_sends_is_refused(reviewer, edited, headers):
    """With the cookie and the whole form, too."""
    page = await reviewer.page()
    fields = {**fields_of(page.select_one("#act")), "action": "approve"}
    before = digest(edited)
    response = await reviewer.post(fields, headers=headers)
    assert response.status_code == 403
    assert digest(edited) == before


@pytest.mark.parametrize(
    "headers", [{"origin": f"http://{HOST}"}, {"sec-fetch-site": "same-origin"}]
)
async def test_what_our_page_sends_is_taken(reviewer, headers):
    """Browsers say at least one of the two."""
    page = await reviewer.page()
    fields = {**fields_of(page.select_one("#act")), "action": "approve"}
    assert (await reviewer.post(fields, headers=headers)).status_code == 303


@pytest.mark.parametrize("missing", ["form_token", "cookie", "csrftoken"])
async def test_nothing_is_changed_without(reviewer, edited, missing):
    """Our form token, the cookie, and Datasette's own token are all asked for."""
    page = await reviewer.page()
    fields = {**fields_of(page.select_one("#act")), "action": "approve"}
    if missing == "cookie":
        reviewer.cookies = {k: v for k, v in reviewer.cookies.items() if "review" not in k}
    else:
        fields[missing] = "made up"
    before = digest(edited)
    assert (await reviewer.post(fields)).status_code == 403
    assert digest(edited) == before


async def test_asking_changes_nothing(reviewer, edited):
    """Whatever stands in an address: only forms that are sent do something."""
    page = await reviewer.page()
    fields = {**fields_of(page.select_one("#act")), "action": "approve"}
    before = digest(edited)
    for path in ("/-/review", "/-/review/edit", "/-/review/merge"):
        await reviewer.get(path, **fields, at="gsomia")
        await reviewer.site.client.head(path, cookies=reviewer.cookies)
    assert digest(edited) == before


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "localhost.evil.example",
        "127.0.0.1.evil.example:8001",
        "",
        "[",
        "192.0.2.1",
    ],
)
async def test_another_name_for_this_machine_is_refused(editing_site, host):
    """A page of another site that gives its name our address gets nothing (DNS rebinding)."""
    for path in ("/", "/-/texts", "/-/review", "/glossary/entry.json"):
        response = await editing_site.client.get(path, headers={"host": host})
        assert response.status_code == 403


@pytest.mark.parametrize("host", ["127.0.0.1:8001", "localhost:9", "[::1]:8001", "127.9.9.9"])
async def test_the_names_of_this_machine(editing_site, host):
    """Those it has for itself, with any port."""
    response = await editing_site.client.get("/-/texts", headers={"host": host})
    assert response.status_code == 200


async def test_a_glossary_to_read_has_any_name(site):
    """Without --edit there is nothing to protect from it."""
    response = await site.client.get("/-/texts", headers={"host": "terms.example"})
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"\xff\xfe", "application/x-www-form-urlencoded"),
        (b"action=%ff", "application/x-www-form-urlencoded"),
        (b"x", "multipart/form-data"),
        (b"x", "multipart/form-data; boundary=b"),
        (b"{}", "application/json"),
        (b"a=b&" * 300_000, "application/x-www-form-urlencoded"),
    ],
)
async def test_a_form_that_cannot_be_read(reviewer, edited, body, kind):
    """Is refused, and is no failure of the server."""
    before = digest(edited)
    headers = {"origin": f"http://{HOST}", "content-type": kind}
    response = await reviewer.site.client.post(
        "/-/review", content=body, headers=headers, cookies=reviewer.cookies
    )
    assert response.status_code in {400, 403}
    assert digest(edited) == before


async def test_a_cookie_that_cannot_be_read(site):
    """Of another program on the same machine, perhaps."""
    response = await site.client.get("/-/texts", headers={"cookie": "a(b=c"})
    assert response.status_code == 400
    assert "cannot be read" in response.text


# ---------------------------------------------------------------- what a browser may run


@pytest.mark.parametrize("path", [*OURS, *DATASETTES, "/", "/-/entry/nothing", "/nothing"])
async def test_every_page_has_a_policy(site, path):
    """Nothing from elsewhere, no frames, no guessing of types, no referrer to others."""
    response = await site.client.get(path)
    directives = policy(response)
    assert directives["default-src"] == ["'none'"]
    assert directives["frame-ancestors"] == ["'none'"]
    assert directives["base-uri"] == ["'none'"]
    assert directives["form-action"] == ["'self'"]
    assert "'unsafe-inline'" not in directives["script-src"]
    assert "'unsafe-eval'" not in directives["script-src"]
    assert response.headers["x-content-type-options"] == "nosniff"
    assert response.headers["referrer-policy"] in {"same-origin", "no-referrer"}


@pytest.mark.parametrize(
    "path",
    ["/glossary/entry.json", "/glossary/entry.csv", "/-/static/app.css", "/-/plugins.json"],
)
async def test_what_is_no_page_has_it_too(site, path):
    """Data and files."""
    response = await site.client.get(path)
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "content-security-policy" in response.headers


@pytest.mark.parametrize("path", [*OURS, *REVIEW])
async def test_our_pages_hold_no_script_or_style(reviewer, path):
    """So their policy needs no exception."""
    response = await reviewer.get(path)
    assert response.status_code == 200
    directives = policy(response)
    assert directives["script-src"] == directives["style-src"] == ["'self'"]
    page = BeautifulSoup(response.text, "html.parser")
    assert [s for s in page.select("script") if not s.get("src") or s.string] == []
    assert page.select("style, [style]") == []
    assert [t for t in page.select("*") for name in t.attrs if name.startswith("on")] == []


@pytest.mark.parametrize("path", DATASETTES)
async def test_datasettes_scripts_have_a_nonce(site, path):
    """New with each answer; one that came from the data would have none."""
    seen = set()
    for _ in range(2):
        response = await site.client.get(path)
        page = BeautifulSoup(response.text, "html.parser")
        nonces = {script.get("nonce") for script in page.select("script")}
        assert len(nonces) == 1
        (nonce,) = nonces
        assert f"'nonce-{nonce}'" in policy(response)["script-src"]
        seen.add(nonce)
    assert len(seen) == 2


def test_handlers_in_templates_are_let_run_by_their_hash(monkeypatch):
    """Datasette 1.0 has one: sha256 of `openColumnChooser()`, by openssl."""
    monkeypatch.setattr(security, "_handlers", set())
    source = '<button class="x" onclick="openColumnChooser()">Choose</button>'
    assert security.with_nonces(source) == source
    assert security._handlers == {"'sha256-+l3zeDxxnrQy0aouZ6fIDwi+bFJ9b3COj5bWIKEUFYU='"}


def test_what_a_template_shows_as_it_is_stays():
    """In `raw`, a nonce would stand on the page."""
    source = "{% raw %}<script>{{ x }}</script>{% endraw %}<scripted>"
    assert security.with_nonces(source) == source


async def test_other_databases_have_no_policy_of_ours(site, tmp_path, serve, database):
    """Neither alone nor beside a glossary."""
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("create table t (id integer primary key)")
    connection.close()
    for datasette in (Datasette([str(path)]), serve(database, path)):
        response = await datasette.client.get("/other/t")
        assert response.status_code == 200
        assert "content-security-policy" not in response.headers
        assert "nonce" not in response.text


# ---------------------------------------------------------------- what stands in the data

HOSTILE = {
    "script": "</title></textarea><script>alert(1)</script>",
    "quotes": "\"'><img src=x onerror=alert(1)>` onmouseover=alert(1) x=",
    "template": "{{ 7 * 191 }}{% raw %}${7*191}<%= 7*191 %>",
    "turned": "동맹\u202egnp.exe\u2066",
    "long": "긴" * 10_000,
    "link": "javascript:alert(1)",
}


@pytest.fixture(scope="module")
def hostile(tmp_path_factory):
    """A glossary in which every field of every entry is hostile, in one way each."""
    path = tmp_path_factory.mktemp("hostile") / "glossary.db"
    connection = open_termbase(path, create=True)
    for name, text in HOSTILE.items():
        whole = f"{text} 지소미아"
        sentence = Sentence(position=0, text=whole, offsets=OffsetMap(((0, 0, 1),)))
        document = Document(name=f"{name}.txt", title=text, text=whole, encoding=text)
        documents.store(connection, document, [sentence])
        evidence = Evidence(
            method=Method.GLOSS, source=f"text:{name}.txt", quote=whole, note=text
        )
        shared = {
            "reading": text,
            "regional_usage": text,
            "note": text,
            "evidence": (evidence,),
        }
        concept = Concept(
            id=name,
            subject=text,
            status=Status.PROPOSED,
            note=text,
            terms=tuple(
                Term(language=code, text=text, **shared) for code in ("ko", "en", "ja")
            ),
            definitions=(Definition(language="en", text=text, source=f"text:{name}.txt"),),
        )
        history.save(connection, concept, actor=text)
    connection.close()
    return path


@pytest.fixture
async def at_risk(hostile, tmp_path, serve, monkeypatch):
    """A reviewer at that glossary."""
    path = tmp_path / "glossary.db"
    path.write_bytes(hostile.read_bytes())
    monkeypatch.setenv("GLOSSARY_EDIT_TOKEN", TOKEN)
    monkeypatch.setattr("glossary.site.editing._used", set())
    someone = Reviewer(serve(path))
    await someone.enter(TOKEN)
    return someone


def pages_about(name):
    """Every page that shows something of an entry or its text."""
    text = HOSTILE[name]
    yield from ("/", "/-/texts", "/glossary", "/glossary/entry", "/glossary/source")
    yield from ("/glossary/term", "/glossary/document", "/-/statistics", "/-/compare")
    yield f"/-/entry/{name}"
    yield f"/-/text/{name}.txt"
    yield f"/-/compare?a={name}.txt&b=script.txt"
    yield from (f"/-/review?at={name}", f"/-/review/edit?at={name}")
    yield f"/-/review/merge?at={name}&with=script"
    for query in (text[:200], "지소미아"):
        yield f"/-/search?q={quote(query)}"
        yield f"/-/review?subject={quote(query)}"
        yield f"/-/review/merge?at={name}&find={quote(query)}"
        yield f"/glossary/entry?_search={quote(query)}"
        yield f"/-/entry/{quote(query, safe='')}"
        yield f"/-/text/{quote(query, safe='')}"


@pytest.mark.parametrize("name", HOSTILE)
async def test_values_are_escaped_on_every_page(at_risk, name):
    """No element, attribute or address of a page comes from the data."""
    for path in pages_about(name):
        response = await at_risk.get(path)
        if response.status_code in {301, 302}:
            response = await at_risk.get(response.headers["location"])
        assert response.status_code in {200, 400, 404}, path
        page = BeautifulSoup(response.text, "html.parser")
        scripts = [s for s in page.select("script") if "alert(" in s.get_text()]
        assert scripts == [], path
        assert page.select("img[src=x]") == [], path
        for tag in page.select("*"):
            assert not {"onerror", "onmouseover"} & set(tag.attrs), path
            for attribute in ("href", "src", "action"):
                assert not tag.get(attribute, "").startswith("javascript:"), path
        assert "1337" not in response.text, path


BLOCKS = ("p", "div", "li", "dd", "dt", "h1", "h2", "h3", "td", "th", "blockquote", "option")
BLOCKS += ("title", "textarea", "legend", "summary", "article", "section", "main")
"""Elements out of which no direction leads (Unicode UAX #9: they are paragraphs)."""


async def test_no_text_turns_what_stands_beside_it(at_risk):
    """Direction overrides end with their value: it is isolated on the pages of ours."""
    loose = set()
    for path in pages_about("turned"):
        response = await at_risk.get(path)
        if (
            response.status_code != 200
            or "'nonce-" in response.headers["content-security-policy"]
        ):
            continue
        page = BeautifulSoup(response.text, "html.parser")
        for text in page.find_all(string=re.compile("\u202e")):
            block = text.find_parent(BLOCKS)
            alone = block.get_text(strip=True) == text.strip()
            apart = text.find_parent("bdi") or text.find_parent(dir=True)
            if not (
                alone or apart or "\u2068" in text or block.get("class") == ["running-text"]
            ):
                loose.add((path, str(block)[:200]))
    assert loose == set()


# ---------------------------------------------------------------- files and addresses


@pytest.mark.parametrize(
    "path",
    [
        "/-/static-plugins/ko-security-glossary/{}",
        "/-/static/{}",
        "/-/text/{}",
        "/-/entry/{}",
        "/-/text/{}/csv",
        "/-/entry/{}/tbx",
        "/-/download/{}",
        "/-/downloads/{}",
    ],
)
@pytest.mark.parametrize(
    "name",
    [
        "../editing.py",
        "..%2fediting.py",
        "%2e%2e/editing.py",
        "%2e%2e%2fediting.py",
        "..%5cediting.py",
        "~2E~2E~2Fediting~2Epy",
        "....//editing.py",
        "/etc/passwd",
        "%2fetc%2fpasswd",
        "..%252fediting.py",
        "%00",
        "glossary.css%00.py",
    ],
)
async def test_no_file_is_read_that_is_not_ours_to_give(site, path, name):
    """Only what is in `static/`, and texts and entries by their names."""
    response = await site.client.get(path.format(name), follow_redirects=True)
    assert response.status_code in {200, 400, 403, 404}
    if response.status_code == 200:  # what is left of the address is that of a page
        assert response.headers["content-type"].startswith("text/html")
    assert "root:" not in response.text
    assert "hmac" not in response.text


async def test_a_question_that_cannot_be_answered(site):
    """Is called that: Datasette says 500 where a column to sort by is not there."""
    response = await site.client.get("/glossary/entry?_sort=nothing")
    assert response.status_code == 400
    assert "Cannot sort" in response.text


@LEFT_ALONE
@pytest.mark.parametrize(
    "arguments",
    [
        "_timelimit=soon",
        "_through=[]",
        "_facet={",
        "_facet_date={}",
        "_where=%00",
        "id__gt=999999999999999999999999",
    ],
)
@pytest.mark.parametrize("path", ["/glossary/entry", "/glossary/entry.json"])
async def test_what_datasette_misreads(site, path, arguments):
    """Its own arguments, which it takes for granted: 400, as a page or for programs."""
    response = await site.client.get(f"{path}?{arguments}")
    assert response.status_code == 400
    if path.endswith(".json"):
        assert response.json()["ok"] is False
    else:
        assert "Powered by" in response.text


async def test_a_failure_of_ours_stays_one(site, monkeypatch):
    """It is no fault of who asks: it has to be found."""
    monkeypatch.setattr(views, "without_blank_search", lambda _: {}["a mistake of ours"])
    assert (await site.client.get("/glossary/entry?a=b")).status_code == 500


async def test_no_binary_values(site):
    """Datasette would answer a number with something that is no answer."""
    response = await site.client.get("/glossary/entry.blob?_blob_column=id")
    assert response.status_code == 404


def test_questions_have_a_time_limit(root):
    """In the settings that `serve` uses, for SQL and for facets."""
    settings = (root / "db" / "settings.json").read_text("utf-8")
    limits = dict(re.findall(r'"(\w+_time_limit_ms)": (\d+)', settings))
    assert int(limits["sql_time_limit_ms"]) <= 2000
    assert int(limits["facet_time_limit_ms"]) <= 500


async def test_datasette_cannot_write(editing_site, edited):
    """Not even while the glossary is edited: its connections only read."""
    for sql in (
        "delete from term",
        "with x as (select 1) delete from term",
        "pragma user_version=9",
    ):
        response = await editing_site.client.get("/glossary.json", params={"sql": sql})
        assert response.status_code in {400, 403}


@pytest.mark.parametrize("address", ["/-/entry/a%00b", "/-/search?q=a%00%01b", "/-/text/a%7Fb"])
async def test_no_page_holds_what_no_html_may(site, address):
    """Control characters in an address do not come back in the page (HTML, 13.2.3.5)."""
    response = await site.client.get(address)
    assert "a\ufffd" in response.text
    assert not re.search("[\0-\x08\x7f]", response.text)


# ---------------------------------------------------------------- anything at all

VALUES = (
    *(text[:500] for text in HOSTILE.values()),
    *("", "0", "-1", "99999999999999999999", "1e9", "NaN", "٣", "²", "1;2", "null", "[]"),
    *("동맹", "한미동맹", "alliance", "gsomia", "alliance.txt", "glossary", "en", "ko,en"),
    *("'", '"', "*", "-", "(", ")", "AND", "NOT x", "동맹 OR", "%", "\\", "~", "~zz", "~2F"),
    *("\x00", "\t\n", "\u3000", "\ufeff", "\uffff", "😀", "e\u0301", "ｱ", "{0}", "%s", "../.."),
)
NAMES = (
    *("q", "page", "part", "ui", "at", "with", "find", "done", "token", "subject", "status"),
    *("candidates", "lang", "language", "text", "source", "target", "limit", "offset", "sort"),
    *("a", "b", "least", "reliability", "format", "kind", "order", "of", "from", "to"),
    *("_search", "_size", "_next", "_sort", "_facet", "_shape", "_col", "_where", "_dl"),
    *("_timelimit", "_through", "_facet_date", "_facet_array", "_ttl", "_blob_column", "sql"),
)
FIXED = (
    *("/", "/{}", "/-/{}", "/glossary/{}", "/glossary/entry/{}", "/glossary/document/{}"),
    *("/glossary/entry.{}", "/glossary/term", "/glossary/entry", "/glossary.json"),
)
QUESTIONS = 1000
"""Few enough for every run; another seed asks others."""


def addresses(seed):
    """Addresses for every route there is, with anything in them."""
    chance = random.Random(seed)
    patterns = [pattern for pattern, _ in plugin.register_routes()]
    while True:
        path = chance.choice([*patterns, *FIXED])
        path = re.sub(r"\(\?:/\(\?P<database>[^)]*\)\)\?", "", path.strip("^$"))
        while found := re.search(r"\(\?P<\w+>((?:[^()]|\([^()]*\))*)\)\??|\{\}", path):
            value = quote(chance.choice(VALUES), safe="")
            path = path[: found.start()] + value + path[found.end() :]
        path = re.sub(r"\(\?:([^()]*)\)\??", lambda m: m[1].split("|")[0], path)
        path = path.replace("\\", "")
        pairs = [
            f"{chance.choice(NAMES)}={quote(chance.choice(VALUES), safe='')}"
            for _ in range(chance.randrange(4))
        ]
        yield f"{path}?{'&'.join(pairs)}" if pairs else path


@LEFT_ALONE
async def test_no_address_makes_the_server_fail(reviewer):
    """A page that helps, for whatever stands in an address; for reviewers, too."""
    failed = []
    made = addresses(seed=6)
    for _ in range(QUESTIONS):
        address = next(made)
        if (response := await reviewer.get(address)).status_code >= 500:
            failed.append((address[:200], response.text[-300:]))
    assert failed == []
