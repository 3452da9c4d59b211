"""The page of one entry."""

from itertools import pairwise

import pytest
from bs4 import BeautifulSoup

from glossary.memory import import_units
from glossary.model import (
    AdministrativeStatus,
    Concept,
    Evidence,
    Method,
    Relation,
    Source,
    SourceKind,
    Term,
    Unit,
)
from glossary.termbase import concepts, curation, editing, history, open_termbase


@pytest.fixture
def entry(get):
    """Ask for the page of an entry by its public id."""

    async def ask(public_id, **arguments):
        return await get(f"/-/entry/{public_id}", **arguments)

    return ask


@pytest.fixture
def changed(database, tmp_path, serve):
    """A copy of the glossary to write to, and pages of what it has become."""
    path = tmp_path / "glossary.db"
    path.write_bytes(database.read_bytes())
    connection = open_termbase(path)

    async def ask(public_id, **arguments):
        answer = await serve(path).client.get(f"/-/entry/{public_id}", params=arguments or None)
        assert answer.status_code == 200, answer.text
        return BeautifulSoup(answer.text, "html.parser")

    yield connection, ask
    connection.close()


def words(tag):
    """The text of a tag with its white space closed up."""
    return " ".join(tag.get_text().split())


# ---------------------------------------------------------------- what the entry is


async def test_it_begins_with_what_the_entry_is(entry):
    """Subject, title, status and stars stand at the top."""
    head = (await entry("alliance")).select_one(".entry-head")
    assert words(head.h1) == "동맹"
    assert head.h1["lang"] == "ko"
    assert words(head.select_one(".status")) == "approved"
    assert words(head.select_one(".entry-state .stars")) == "★★★☆"
    assert (
        head.select_one(".entry-state .stars")["aria-label"] == "Reliability 3 of 4: reliable"
    )


async def test_the_subject_leads_to_all_entries_of_it(entry):
    """The path above the title is that of the search by subject."""
    crumbs = (await entry("alliance")).select(".crumbs a")
    assert [words(link) for link in crumbs][1:] == ["diplomacy"]
    assert crumbs[1]["href"] == "/-/search?subject=diplomacy"


async def test_each_language_has_its_block(entry):
    """Korean, English and Japanese, in this order, also where there is no term."""
    page = await entry("rok-us-alliance")
    assert [words(h2) for h2 in page.select(".language h2")] == [
        "한국어 Korean",
        "English",
        "日本語 Japanese",
    ]
    assert "No term yet." in words(page.select(".language")[2])


@pytest.mark.parametrize(
    ("language", "name", "status"), [("ko", "일본어", "승인"), ("ja", "日本語", "承認済み")]
)
async def test_it_speaks_the_readers_language(entry, language, name, status):
    """Languages and codes are called what they are called in that language."""
    page = await entry("alliance", ui=language)
    assert page.html["lang"] == language
    assert name in words(page.select(".language h2")[2])
    assert words(page.select_one(".status")) == status


async def test_a_term_to_avoid_is_struck_through_and_says_so(entry):
    """A deprecated term does not look like one to use, for the eye and in words."""
    page = await entry("rok-us-alliance")
    term = page.select_one(".term-deprecated")
    assert words(term.s) == "Korea-America union"
    assert "deprecated: do not use" in words(term)
    assert not page.select_one(".term-preferred s")


async def test_what_is_known_of_a_term_is_said(entry):
    """Reading, regional usage, type, part of speech and reliability."""
    page = await entry("alliance")
    readings = page.select(".reading")
    assert [words(reading) for reading in readings] == ["hanja 同盟", "reading どうめい"]
    assert [reading.bdi["lang"] for reading in readings] == ["ko-Hani", "ja"]
    facts = (await entry("rok-us-alliance")).select(".term-facts")[1]
    assert words(facts) == "preferred full form noun used in South Korea ★★☆☆ minimal"
    assert "acronym" in words((await entry("gsomia")).select(".term-facts")[1])


async def test_every_term_can_be_copied(entry):
    """A button a term, which says what it copies."""
    buttons = (await entry("rok-us-alliance")).select(".term button[data-copy]")
    assert [button["data-copy"] for button in buttons] == [
        "한미동맹",
        "ROK-U.S. alliance",
        "Korea-America union",
    ]
    assert buttons[0]["aria-label"] == "Copy: 한미동맹"


async def test_suggestions_wait_to_be_asked_for(entry):
    """What nothing vouches for is folded away, and in no citation."""
    page = await entry("gsomia")
    folded = page.select_one("details.suggestions")
    assert not folded.has_attr("open")
    assert words(folded.summary) == "Suggestions that nobody has verified 1"
    assert words(folded.select_one(".term-text bdi")) == "地所美亜"
    assert "地所美亜" not in words(page.select_one(".citation"))


async def test_definitions_have_a_source(entry):
    """A definition with its language and source."""
    definition = (await entry("alliance")).select_one(".definition")
    assert words(definition) == "공동의 적에 맞서는 약속 Ministry of Foreign Affairs"
    assert definition.span["lang"] == "ko"


# ---------------------------------------------------------------- why


async def test_evidence_names_its_source(entry):
    """The method in words, the source with its link, and how often such evidence is right."""
    page = await entry("alliance")
    english, japanese = page.select(".evidence li")
    assert words(english) == "Curated: Ministry of Foreign Affairs"
    assert english.a["href"] == "https://example.org/treaty"
    assert words(japanese) == (
        "Hanja of the Korean term in Japanese characters: libhangul, measured right in 96 %"
    )


async def test_evidence_names_the_licence_of_its_source(changed):
    """Who takes the term along should know on which terms."""
    connection, ask = changed
    connection.execute("update source set licence = 'CC BY 4.0' where key = 'curated:mofa'")
    page = await ask("alliance")
    assert words(page.select_one(".evidence li")) == (
        "Curated: Ministry of Foreign Affairs (CC BY 4.0)"
    )


async def test_evidence_quotes_its_sentence(entry, site):
    """The quotation has the term marked, and leads to the sentence in its text."""
    page = await entry("gsomia")
    quote = page.select_one(".evidence blockquote")
    assert words(quote) == "지소미아(GSOMIA)는 동맹과 다르다."
    assert [mark.get_text() for mark in quote.select("mark")] == ["GSOMIA"]
    path, _, anchor = page.select_one(".evidence a.in-text")["href"].partition("#")
    assert path.startswith("/-/text/")
    text = (await site.client.get(path)).text
    assert f'id="{anchor}"' in text


async def test_evidence_of_the_preferred_term_is_unfolded(entry):
    """The rest is one click away, and says on what it rests before."""
    page = await entry("alliance")
    assert all(details.has_attr("open") for details in page.select("details.evidence"))
    folded = (await entry("gsomia")).select_one("details.evidence")
    assert not folded.has_attr("open")
    assert words(folded.summary) == "Why: alliance.txt 1"


async def test_much_evidence_is_folded(changed):
    """Of ten quotations of one term, two are one click away."""
    connection, ask = changed
    concept = concepts.load(connection, "gsomia")
    quotes = tuple(
        Evidence(method=Method.MEMORY, source="curated:mofa", quote=f"문장 {n}")
        for n in range(10)
    )
    terms = (Term(language="en", text="agreement", evidence=quotes), *concept.terms)
    history.save(connection, _with_terms(concept, terms), actor="Kim")
    details = (await ask("gsomia")).select_one(".evidence details")
    assert words(details.summary) == "2 more"
    assert [words(q) for q in details.select("blockquote")] == ["문장 8", "문장 9"]


def _with_terms(concept, terms):
    return Concept(id=concept.id, subject=concept.subject, status=concept.status, terms=terms)


# ---------------------------------------------------------------- relations


async def test_relations_are_linked_from_both_ends(entry):
    """What is broader for one entry is narrower for the other."""
    broader = (await entry("rok-us-alliance")).select_one(".relations")
    assert words(broader) == "Broader 동맹 alliance 同盟"
    assert broader.a["href"] == "/-/entry/alliance"
    narrower = (await entry("alliance")).select_one(".relations")
    assert words(narrower) == "Narrower 한미동맹 ROK-U.S. alliance"
    assert narrower.a["href"] == "/-/entry/rok-us-alliance"


async def test_relations_are_drawn(entry):
    """The drawing has a name, a description, and a link for each entry around this one."""
    drawing = (await entry("rok-us-alliance")).select_one("svg.graph")
    assert drawing.find("title", id="graph-title").get_text() == (
        "한미동맹 among related entries"
    )
    assert drawing["aria-labelledby"] == "graph-title"
    assert drawing.find(id=drawing["aria-describedby"])
    (link,) = drawing.select("a")
    assert link["href"] == "/-/entry/alliance"
    assert link.find("text").get_text() == "동맹"
    assert not drawing.select("[style], script")


async def test_an_entry_alone_has_no_drawing(entry):
    """Nothing related, nothing drawn."""
    page = await entry("gsomia")
    assert not page.select("svg, .relations")


async def test_many_relations_are_counted(changed):
    """Forty are listed, six are drawn, and of the rest there is the number."""
    connection, ask = changed
    for number in range(43):
        narrower = Concept(
            id=f"n{number}",
            terms=(Term(language="ko", text=f"하위{number:02}"),),
            relations=(Relation(kind="broader", target="gsomia"),),
        )
        history.save(connection, narrower, actor="Kim")
    page = await ask("gsomia")
    assert len(page.select(".relations dd a")) == 40
    assert words(page.select(".relations dd")[-1]) == "3 more"
    assert len(page.select("svg a")) == 6


# ---------------------------------------------------------------- occurrences


async def test_what_says_most_comes_first(entry):
    """The contexts that a dictionary would print stand before the concordance."""
    page = await entry("alliance")
    best = page.select(".best li")
    assert 1 <= len(best) <= 3
    assert all(item.mark.get_text() == "동맹" for item in best)
    assert best[0].a["href"].startswith("/-/text/")


async def test_occurrences_stand_in_their_context(entry):
    """The term in the middle, the sentence on both sides; spellings count as one."""
    page = await entry("rok-us-alliance")
    lines = [
        tuple(words(line.select_one(part)) for part in (".left", ".keyword", ".right"))
        for line in page.select(".kwic li")
    ]
    assert lines == [("", "한미동맹", "은 굳건하다."), ("", "한미 동맹", "을 강화한다.")]
    assert words(page.select_one("#occurrences h4")) == "alliance 2"
    assert words(page.select_one("#occurrences h2")) == "In context 2 times; texts: 1"


async def test_a_line_leads_to_its_sentence(entry, site):
    """The key word is a link into the text, at that sentence."""
    href = (await entry("rok-us-alliance")).select(".kwic a.keyword")[1]["href"]
    path, _, anchor = href.partition("#")
    text = BeautifulSoup((await site.client.get(path)).text, "html.parser")
    assert words(text.find(id=anchor)).startswith("한미 동맹")


async def test_many_occurrences_are_paged(entry):
    """Fifty on a page, text by text; what is counted is all of them.

    동맹 stands 120 times in one text, and in the other three times apart from 한미동맹.
    """
    first = await entry("alliance")
    assert words(first.select_one("#occurrences h2")) == "In context 123 times; texts: 2"
    assert len(first.select(".kwic li")) == 50
    assert [words(h4) for h4 in first.select("#occurrences h4")] == ["alliance 3", "long 120"]
    assert words(first.select_one(".pages")) == "Page 1 of 3 Next"
    last = await entry("alliance", page="3")
    assert len(last.select(".kwic li")) == 23
    assert words(last.select_one(".pages")) == "Previous Page 3 of 3"
    assert last.select_one(".pages a")["href"] == "/-/entry/alliance?page=2#occurrences"
    assert not last.select(".best")


@pytest.mark.parametrize("page", ["0", "-1", "99", "x", "²", "1" * 30])
async def test_a_page_that_is_not_there_is_the_nearest(entry, page):
    """Whatever is asked for, there are occurrences."""
    assert (await entry("alliance", page=page)).select(".kwic li")


async def test_translations_of_sentences_that_have_the_term(changed):
    """Units of the memory, with the term marked, and the way to all of them."""
    connection, ask = changed
    source = Source(key="file:old.tmx", kind=SourceKind.MEMORY, title="old.tmx")
    texts = {"ko": "한미동맹은 강하다.", "en": "The ROK-U.S. alliance is strong."}
    import_units(connection, source, [Unit(segments=texts, source=source.key)])
    page = await ask("rok-us-alliance")
    unit = page.select_one(".concordance li")
    assert words(unit.select_one("p[lang=ko]")) == "한미동맹은 강하다."
    assert words(unit.select_one("p[lang=ko] mark")) == "한미동맹"
    assert words(unit.select_one("p[lang=en] mark")) == "ROK-U.S. alliance"
    more = page.select_one("a[href^='/-/tm/concordance']")
    assert more["href"].endswith("?q=%ED%95%9C%EB%AF%B8%EB%8F%99%EB%A7%B9&language=ko")


# ---------------------------------------------------------------- history


async def test_history_says_when_who_and_what(entry):
    """Each change, with its time."""
    change = (await entry("gsomia")).select_one(".history li")
    assert words(change).endswith("Kim: added")
    assert change.time["datetime"].endswith("Z")


async def test_history_says_what_was_before_and_after(changed):
    """Not only that something changed: what, from what, to what, in words."""
    connection, ask = changed
    concept = concepts.load(connection, "gsomia")
    edited = editing.without_term(concept, "ja", "地所美亜")
    edited = _with_terms(edited, (*edited.terms, Term(language="ja", text="ジーソミア")))
    history.save(connection, edited, actor="Lee")
    newest = (await ask("gsomia")).select_one(".history > li")
    assert "Lee: changed" in words(newest)
    assert [words(item) for item in newest.select(".changed li")] == [
        "term removed: 地所美亜",
        "term added: ジーソミア",
    ]
    assert newest.select_one("ins bdi")["lang"] == "ja"


async def test_history_names_codes_in_words(changed):
    """A status is called what the rest of the page calls it."""
    connection, ask = changed
    curation.relate(
        connection,
        concepts.load(connection, "gsomia"),
        {Relation(kind="related", target="alliance")},
        actor="Lee",
    )
    concept = concepts.load(connection, "gsomia")
    history.save(connection, _approved(concept), actor="Park")
    page = await ask("gsomia", ui="ja")
    newest, before, *_ = page.select(".history > li")
    assert words(newest.select_one(".changed")) == "状態: 提案 → 承認済み"
    assert before.select_one(".changed a")["href"] == "/-/entry/alliance"


def _approved(concept):
    return Concept(
        id=concept.id,
        subject=concept.subject,
        status="approved",
        terms=concept.terms,
        relations=concept.relations,
    )


async def test_a_long_history_is_cut(changed):
    """Ten changes are shown; the others are in the table."""
    connection, ask = changed
    for number in range(12):
        concept = concepts.load(connection, "gsomia")
        terms = (*concept.terms, Term(language="en", text=f"term {number}"))
        history.save(connection, _with_terms(concept, terms), actor="Lee")
    items = (await ask("gsomia")).select(".history > li")
    assert len(items) == 11
    assert items[-1].a["href"] == "/glossary/change?concept=gsomia&_sort_desc=id"


# ---------------------------------------------------------------- to take along


async def test_the_permalink_is_a_whole_address(entry):
    """As a link, to be copied, and for search engines."""
    page = await entry("gsomia")
    assert words(page.select_one(".permalink")) == "http://localhost/-/entry/gsomia"
    assert page.select_one("button[data-copy='http://localhost/-/entry/gsomia']")
    assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/-/entry/gsomia"


async def test_it_can_be_cited(changed):
    """Terms, glossary, date of the last change and address, to be read and copied."""
    connection, ask = changed
    connection.execute("update concept set modified = '2026-03-04T05:06:07Z'")
    block = (await ask("alliance")).select_one(".citation")
    cited = (
        "동맹 (alliance; 同盟). In: Security glossary. "
        "Last changed 2026-03-04. http://localhost/-/entry/alliance"
    )
    assert words(block.bdi) == cited
    assert block.button["data-copy"] == cited


async def test_downloads_are_linked(entry):
    """The formats that most people want first, and every other folded."""
    page = await entry("alliance")
    links = [link["href"] for link in page.select(".entry-downloads > a")]
    assert "/-/entry/alliance/tbx" in links
    assert "/-/entry/alliance/csv" in links
    assert "/-/entry/alliance/json" in links
    assert "/-/entry/alliance/omegat?lang=ko,ja" in links
    folded = [link["href"] for link in page.select(".entry-downloads details a")]
    assert "/-/entry/alliance/skos" in folded
    alternates = {link["type"]: link["href"] for link in page.select("link[rel=alternate]")}
    assert alternates["application/json"] == "/-/entry/alliance/json"


async def test_a_pair_is_offered_where_there_are_terms(entry):
    """Without a Japanese term that can be trusted, no file of Korean and Japanese."""
    page = await entry("gsomia")
    links = [link["href"] for link in page.select(".entry-downloads a")]
    assert "/-/entry/gsomia/omegat?lang=ko,en" in links
    assert "/-/entry/gsomia/omegat?lang=ko,ja" not in links


# ---------------------------------------------------------------- whatever is in it


async def test_everything_is_escaped(entry):
    """Nothing in the database is markup, and no source's link is a script."""
    page = await entry("hostile")
    assert words(page.h1) == "<script>alert(1)</script>"
    english = page.select(".term-text bdi[lang=en]")
    assert [words(term) for term in english] == ["\"><script>alert('2')</script>"]
    assert words(page.select_one("blockquote")) == "a <script>alert(3)</script> b"
    assert words(page.select_one(".entry-head .note")) == 'a "note" & <u>more</u>'
    assert words(page.select_one(".crumbs .subject")) == "<i>odd</i>"
    assert not [s for s in page.select("script") if "alert" in s.get_text()]
    assert not page.select("article img, article i, article u")
    assert not page.select("a[href^=javascript]")
    assert not page.select("[style], [onclick], [onerror]")


async def test_directions_do_not_leak(changed):
    """A term that turns its direction leaves title and neighbours as they are."""
    connection, ask = changed
    turned = "abc\u202edef"
    concept = Concept(id="turned", terms=(Term(language="en", text=turned),))
    history.save(connection, concept, actor="Kim")
    page = await ask("turned")
    assert page.select_one(".term-text bdi").get_text() == turned
    assert page.title.get_text().startswith(f"\u2068{turned}\u2069 – ")
    assert page.h1["dir"] == "auto"


async def test_a_term_of_ten_thousand_characters(changed):
    """It is there, whole, once as a term; where it is only named, it is cut."""
    connection, ask = changed
    endless = "동" * 10_000
    concept = Concept(
        id="endless",
        terms=(Term(language="ko", text=endless),),
        relations=(Relation(kind="related", target="gsomia"),),
    )
    history.save(connection, concept, actor="Kim")
    page = await ask("endless")
    assert words(page.select_one(".term-text bdi")) == endless
    assert len(page.title.get_text()) < 200
    assert len(page.select_one("svg").get_text()) < 1500


async def test_an_entry_without_terms_has_its_id_for_a_title(changed):
    """An entry may be empty, for a while."""
    connection, ask = changed
    history.save(connection, Concept(id="bare"), actor="Kim")
    page = await ask("bare")
    assert words(page.h1) == "bare"
    assert [words(none) for none in page.select(".languages .none")] == ["No term yet."] * 3


async def test_a_term_to_avoid_may_be_the_only_one(changed):
    """Then it is the title, for want of another."""
    connection, ask = changed
    old = Term(language="en", text="old", administrative_status=AdministrativeStatus.SUPERSEDED)
    history.save(connection, Concept(id="old", terms=(old,)), actor="Kim")
    page = await ask("old")
    assert words(page.h1) == "old"
    assert "superseded: no longer used" in words(page.select_one(".term-superseded"))


async def test_a_page_is_light(entry):
    """Under 100 KB, with fifty occurrences on it."""
    assert len(str(await entry("alliance")).encode()) < 100_000


async def test_headings_are_in_order(entry):
    """No level is left out on the way down."""
    levels = [
        int(heading.name[1])
        for heading in (await entry("alliance")).select("h1, h2, h3, h4, h5, h6")
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
