"""The page of a text: the text with its terms marked, their list, and their files."""

import unicodedata

import pytest
from bs4 import BeautifulSoup
from datasette.utils import tilde_encode

from glossary.model import AdministrativeStatus, Concept, Status, Term
from glossary.pipeline import ingest
from glossary.site import reading
from glossary.termbase import history, open_termbase

PREFERRED = AdministrativeStatus.PREFERRED


@pytest.fixture
def text(get):
    """The page of the text about alliances, or another."""

    async def ask(name="alliance.txt", **arguments):
        return await get(f"/-/text/{tilde_encode(name)}", **arguments)

    return ask


@pytest.fixture
def ingested(tmp_path, serve):
    """The page of a text that was read from a file with that content."""

    async def ask(content, *terms, **arguments):
        (tmp_path / "texts").mkdir()
        (tmp_path / "texts" / "a.txt").write_bytes(content.encode())
        path = tmp_path / "glossary.db"
        connection = open_termbase(path, create=True)
        ingest(connection, [tmp_path / "texts"])
        for number, (ko, status) in enumerate(terms):
            concept = Concept(
                id=f"c{number}",
                status=status,
                terms=(Term(language="ko", text=ko, administrative_status=PREFERRED),),
            )
            history.save(connection, concept, actor="Kim")
        connection.close()
        response = await serve(path).client.get("/-/text/texts~2Fa~2Etxt", params=arguments)
        assert response.status_code == 200, response.text
        return BeautifulSoup(response.text, "html.parser")

    return ask


def own(element):
    """The text of an element without the equivalents that show up in it."""
    return "".join(s for s in element.strings if not s.find_parent(class_="tip"))


# ---------------------------------------------------------------- the text


async def test_the_text_is_whole(text, alliance_text):
    """Every character is there, line breaks and markup characters as well."""
    assert own((await text()).select_one(".running-text")) == alliance_text


async def test_each_sentence_can_be_linked_to(text):
    """Each is an anchor named after its row."""
    sentences = (await text()).select(".running-text .sentence")
    assert [own(sentence) for sentence in sentences] == [
        "한미동맹은 굳건하다.",
        "한미 동맹을 강화한다.",
        "지소미아(GSOMIA)는 동맹과 다르다.",
        '<b>동맹</b> & "협력"',
    ]
    assert [sentence["id"] for sentence in sentences] == ["s1", "s2", "s3", "s4"]


async def test_terms_lead_to_their_entries(text):
    """Where one term stands within another, the outer one is marked, and only it."""
    links = (await text()).select(".running-text a")
    assert [(own(link), link["href"], link["class"]) for link in links] == [
        ("한미동맹", "/-/entry/rok-us-alliance", ["proposed"]),
        ("한미 동맹", "/-/entry/rok-us-alliance", ["proposed"]),
        ("지소미아", "/-/entry/gsomia", ["proposed"]),
        ("동맹", "/-/entry/alliance", ["approved"]),
        ("동맹", "/-/entry/alliance", ["approved"]),
    ]


async def test_a_mark_has_its_equivalents_with_it(text):
    """They are in the link, each in its language, so that hover and focus can show them."""
    mark = (await text()).select(".running-text a")[3]
    tip = mark.select_one(".tip")
    assert [(s["lang"], s.get_text()) for s in tip.select("[lang]")] == [
        ("en", "alliance"),
        ("ja", "同盟"),
    ]


async def test_offsets_are_those_of_the_original(ingested):
    """CRLF, a character outside the BMP, decomposed Hangul and markup leave marks in place."""
    decomposed = unicodedata.normalize("NFD", "동맹")
    content = f"첫째 줄이다.\r\n😀 {decomposed}은 굳건하다. <b>동맹</b>이다.\r\n"
    page = await ingested(content, ("동맹", Status.APPROVED))
    assert [own(mark) for mark in page.select(".running-text a")] == [decomposed, "동맹"]
    # To HTML, CRLF is one line break.
    assert own(page.select_one(".running-text")) == content.replace("\r\n", "\n")
    assert page.select_one(".running-text b") is None


async def test_rejected_entries_are_not_marked(ingested):
    """Neither in the text nor in the list."""
    page = await ingested(
        "동맹은 협정이다.", ("동맹", Status.REJECTED), ("협정", Status.APPROVED)
    )
    assert [own(mark) for mark in page.select(".running-text a")] == ["협정"]
    assert [link.get_text() for link in page.select(".jump")] == ["협정"]


async def test_a_text_without_terms_says_so(ingested):
    """There is a page of it all the same."""
    page = await ingested("안녕하세요.")
    assert "No term of the glossary stands here." in page.get_text()
    assert own(page.select_one(".running-text")) == "안녕하세요."


# ---------------------------------------------------------------- the list of terms


async def test_terms_are_listed_by_frequency(text):
    """With how often they stand there, within a longer term, as in 한미 동맹, too."""
    rows = (await text()).select(".text-terms li")
    assert [(row.a.get_text(), row.select_one(".count").get_text()) for row in rows] == [
        ("동맹", "3"),
        ("한미동맹", "2"),
        ("지소미아", "1"),
    ]
    assert rows[0].select_one(".to-entry")["href"] == "/-/entry/alliance"


async def test_the_list_leads_to_the_first_mark(text):
    """동맹 first stands within 한미동맹; by itself it is first marked in the third sentence."""
    page = await text()
    jumps = {link.get_text(): link["href"] for link in page.select(".jump")}
    assert jumps == {"동맹": "#m39", "한미동맹": "#m0", "지소미아": "#m25"}
    assert [own(page.select_one(place)) for place in jumps.values()] == [
        "동맹",
        "한미동맹",
        "지소미아",
    ]


async def test_a_term_that_is_never_marked_leads_to_the_longer_one(ingested):
    """협정 only stands in 안보 협정."""
    page = await ingested(
        "안보 협정이다.", ("안보 협정", Status.APPROVED), ("협정", Status.APPROVED)
    )
    assert {a.get_text(): a["href"] for a in page.select(".jump")} == {
        "안보 협정": "#m0",
        "협정": "#m0",
    }


async def test_terms_can_be_filtered_by_status(text, alliance_text):
    """Only those of the status are marked and listed; the others' numbers still show."""
    page = await text(status="approved")
    assert [own(mark) for mark in page.select(".running-text a")] == ["동맹"] * 3
    assert [link.get_text() for link in page.select(".jump")] == ["동맹"]
    filters = [" ".join(a.get_text().split()) for a in page.select(".text-statuses a")]
    assert filters == ["all 3", "approved 1", "proposed 2"]
    assert page.select_one(".text-statuses [aria-current]")["href"].endswith("status=approved")
    assert own(page.select_one(".running-text")) == alliance_text


async def test_a_status_that_there_is_not_is_explained(site):
    """Not a server error."""
    response = await site.client.get("/-/text/alliance~2Etxt?status=x")
    assert response.status_code == 400
    assert "use approved, proposed, candidate" in response.text


async def test_the_page_says_what_it_is(text):
    """Size, file, when it was read, and that no licence is known."""
    facts = [" ".join(d.get_text().split()) for d in (await text()).select(".facts dd")]
    assert facts[0] == "4 sentences · 65 characters · 3 terms · 6 occurrences"
    assert facts[1] == "alliance.txt (utf-8)"
    assert facts[3] == "none stated; the text belongs to its publisher"


async def test_an_unknown_text_is_not_found(site):
    """The page names it, escaped, and helps on."""
    response = await site.client.get("/-/text/~3Cscript~3E")
    assert response.status_code == 404
    assert "There is no text “&lt;script&gt;” in this glossary." in response.text


@pytest.mark.parametrize("path", ["/-/text/x", "/-/text/x/csv"])
async def test_an_unknown_text_is_named_in_the_language_of_the_page(site, path):
    """For the page and for its files."""
    response = await site.client.get(path, headers={"Accept-Language": "ja"})
    assert response.status_code == 404
    assert "テキスト「x」はありません。" in response.text


# ---------------------------------------------------------------- long texts


def spans(*bounds):
    return [{"start": start, "end": end} for start, end in bounds]


def test_a_part_ends_with_a_sentence():
    """The third sentence would reach to 14 and goes into the next part."""
    assert reading.parts(spans((0, 4), (5, 9), (9, 14)), 10) == [(0, 2), (2, 3)]


def test_a_sentence_that_is_too_long_is_a_part():
    """It is not cut, and takes none before or after it along."""
    assert reading.parts(spans((0, 2), (3, 30), (31, 33)), 10) == [(0, 1), (1, 2), (2, 3)]


def test_a_text_without_sentences_has_one_part():
    """It is empty."""
    assert reading.parts([], 10) == [(0, 0)]


@pytest.fixture
def short_parts(monkeypatch):
    """Parts of at most 71 characters: twelve sentences of five with the spaces between."""
    monkeypatch.setattr(reading.parts, "__defaults__", (71,))


@pytest.mark.usefixtures("short_parts")
async def test_a_long_text_comes_in_parts(text):
    """Twelve of its 120 sentences in each; a space goes with what comes after it."""
    first = await text("long.txt")
    assert own(first.select_one(".running-text")) == "동맹이다. " * 11 + "동맹이다."
    last = await text("long.txt", part=10)
    assert own(last.select_one(".running-text")) == (" 동맹이다." * 12) + " "
    assert "Part 10 of 10" in last.select_one(".pages").get_text()


@pytest.mark.usefixtures("short_parts")
async def test_the_parts_make_up_the_text(text):
    """Nothing is lost between them, nothing comes twice."""
    pages = [await text("long.txt", part=number) for number in range(1, 11)]
    assert "".join(own(page.select_one(".running-text")) for page in pages) == (
        "동맹이다. " * 120
    )


@pytest.mark.usefixtures("short_parts")
async def test_a_sentence_is_found_in_its_part(text, database):
    """The addresses of sentences say which; a part after the last is the last."""
    connection = open_termbase(database)
    row = connection.execute(
        "select s.id from sentence s join document d on d.id = s.document_id"
        " where d.name = 'long.txt' and s.position = 50"
    ).fetchone()
    connection.close()
    page = await text("long.txt", sentence=row["id"])
    assert page.select_one(f"#s{row['id']}").get_text().startswith("동맹")
    assert "Part 5 of 10" in page.select_one(".pages").get_text()
    assert "Part 10 of 10" in (await text("long.txt", part=99)).select_one(".pages").get_text()


# ---------------------------------------------------------------- files


async def test_the_terms_of_the_text_are_a_file(site):
    """For OmegaT, in order of the ids: what stands in it, and no other entry."""
    response = await site.client.get("/-/text/alliance~2Etxt/omegat?lang=ko,en")
    assert response.headers["content-type"].startswith("text/tab-separated-values")
    assert 'filename="alliance-terms-ko-en.txt"' in response.headers["content-disposition"]
    lines = [line.split("\t")[:2] for line in response.text.splitlines() if line[0] != "#"]
    assert lines == [
        ["동맹", "alliance"],
        ["지소미아", "GSOMIA"],
        ["한미동맹", "ROK-U.S. alliance"],
    ]


async def test_a_file_may_have_one_status(site):
    """As the page shows them."""
    response = await site.client.get("/-/text/alliance~2Etxt/csv?status=approved")
    assert "alliance" in response.text
    assert "gsomia" not in response.text


async def test_every_format_is_offered(text):
    """Those for today's work first; bilingual ones once for each other language."""
    links = [a["href"] for a in (await text()).select(".text-downloads a")]
    assert links[:5] == [
        "/-/text/alliance~2Etxt/omegat?lang=ko%2Cen",
        "/-/text/alliance~2Etxt/omegat?lang=ko%2Cja",
        "/-/text/alliance~2Etxt/tbx2",
        "/-/text/alliance~2Etxt/csv",
        "/-/text/alliance~2Etxt/xlsx",
    ]


@pytest.mark.parametrize("path", ["csv?lang=xx", "omegat?lang=ko", "nothing", "..~2F..~2Fx"])
async def test_what_cannot_be_a_file_is_explained(site, path):
    """A page that says why, never an error of the server."""
    response = await site.client.get(f"/-/text/alliance~2Etxt/{path}")
    assert response.status_code in {400, 404}
    assert "<h1>" in response.text


# ---------------------------------------------------------------- the list of texts


async def test_the_texts_are_listed_with_their_figures(get):
    """Sentences, terms, occurrences, when they were read."""
    page = await get("/-/texts")
    rows = [
        [" ".join(c.get_text().split()) for c in r.select("th, td")][:4]
        for r in page.select("tbody tr")
    ]
    assert rows == [
        ["alliance alliance.txt", "4", "3", "6"],
        ["long long.txt", "120", "1", "120"],
    ]
    assert page.select_one("tbody a")["href"] == "/-/text/alliance~2Etxt"
