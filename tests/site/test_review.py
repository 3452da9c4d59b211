"""Reviewing in the browser: the queue, and what each button does."""

import sqlite3
import threading
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup

from glossary.model import Status
from glossary.termbase import concepts, history, open_termbase, writing


@pytest.fixture
def stored(edited):
    """Read an entry of the copy as it is now."""

    def load(public_id):
        connection = open_termbase(edited)
        try:
            return concepts.load(connection, public_id)
        finally:
            connection.close()

    return load


@pytest.fixture
def elsewhere(edited):
    """Change an entry of the copy, as a command does meanwhile."""

    def change(public_id, **fields):
        connection = open_termbase(edited)
        concept = concepts.load(connection, public_id)
        history.save(connection, replace(concept, **fields), actor="Lee")
        connection.close()

    return change


def title(page):
    return page.h1.get_text(strip=True)


def actions(page):
    return [b["value"] for b in page.select("button[name=action]")]


# ---------------------------------------------------------------- the queue


async def test_the_most_used_entry_comes_first(reviewer):
    """한미동맹 stands in the text twice, 지소미아 once: both are proposed."""
    page = await reviewer.page()
    assert title(page) == "한미동맹"
    assert "2 entries wait" in page.get_text()
    following = [a.get_text(strip=True) for a in page.select(".review-following a")]
    assert following == ["지소미아"]


async def test_an_entry_is_shown_with_its_reasons(reviewer, alliance_text):
    """Terms with their language, the quotation with the term marked, contexts beside."""
    page = await reviewer.page(at="gsomia")
    terms = {p["lang"]: p.get_text(strip=True) for p in page.select(".review-text")}
    assert terms == {"ko": "지소미아", "en": "GSOMIA", "ja": "地所美亜"}
    quote = page.select_one(".review-evidence blockquote")
    assert quote.get_text() == alliance_text[25:47]
    assert quote.mark.get_text() == "GSOMIA"
    context = page.select_one(".review-contexts li")
    assert context.mark.get_text() == "지소미아"


async def test_candidates_behind_a_switch(reviewer):
    """They wait only where they are asked for, and the choice goes along."""
    assert "hostile" not in str((await reviewer.page()).select(".review-following"))
    page = await reviewer.page(candidates="1")
    assert "3 entries wait" in page.get_text()
    skip = page.select_one("a[data-key=j]")["href"]
    assert "candidates=1" in skip
    assert page.select_one("#act [name=candidates]")["value"] == "1"


async def test_one_subject(reviewer):
    """The filter offers the subjects of what waits, and keeps to the one chosen."""
    page = await reviewer.page(subject="intelligence")
    assert title(page) == "지소미아"
    offered = [o["value"] for o in page.select("select[name=subject] option")]
    assert offered == ["", "diplomacy", "intelligence"]
    assert page.select_one("option[selected]")["value"] == "intelligence"


async def test_forth_and_back(reviewer):
    """Skip and Previous are links: they change nothing."""
    page = await reviewer.page()
    assert page.select_one("a[data-key=k]") is None
    page = await reviewer.page(page.select_one("a[data-key=j]")["href"])
    assert title(page) == "지소미아"
    assert page.select_one("a[data-key=j]") is None
    page = await reviewer.page(page.select_one("a[data-key=k]")["href"])
    assert title(page) == "한미동맹"


async def test_nothing_waits(reviewer):
    """An empty queue says so, and can still undo."""
    page = await reviewer.page(subject="none of these")
    assert "Nothing waits for review here." in page.get_text()
    await reviewer.do(await reviewer.page(), "approve")
    page = await reviewer.page(subject="none of these")
    assert [a for a in actions(page) if a.startswith("undo:")]


@pytest.mark.parametrize(
    ("language", "word"), [("ko", "승인"), ("en", "Approve"), ("ja", "承認")]
)
async def test_the_interface_has_three_languages(reviewer, language, word):
    """Every message of the pages is there in each."""
    for path in ("/-/review", "/-/review/edit", "/-/review/merge"):
        page = await reviewer.page(path, at="gsomia", ui=language, find="동맹")
        assert page.html["lang"] == language
    page = await reviewer.page(ui=language)
    assert word in page.select_one("button[value=approve]").get_text()


# ---------------------------------------------------------------- decisions


@pytest.mark.parametrize(
    ("action", "status"), [("approve", Status.APPROVED), ("reject", Status.REJECTED)]
)
async def test_approve_and_reject(reviewer, stored, action, status):
    """The entry has the status, the history the reviewer's name; the next one is shown."""
    page = await reviewer.do(await reviewer.page(), action)
    assert title(page) == "지소미아"
    assert stored("rok-us-alliance").status == status
    latest = page.select_one(".review-history li").get_text()
    assert "Kim" in latest
    assert "한미동맹" in latest


async def test_what_was_done_can_be_undone_at_once(reviewer, stored):
    """Beside the message is a button; it leads back to the entry, and can itself be undone."""
    before = stored("rok-us-alliance")
    page = await reviewer.do(await reviewer.page(), "approve")
    done = page.select_one(".review-done")
    assert done.strong.get_text() == "한미동맹"
    page = await reviewer.do(page, done.button["value"])
    assert (title(page), stored("rok-us-alliance")) == ("한미동맹", before)
    page = await reviewer.do(page, page.select_one(".review-done button")["value"])
    assert stored("rok-us-alliance").status == Status.APPROVED


async def test_an_earlier_change_can_be_undone(reviewer, stored):
    """Each of the latest changes has a button, and what is undone has none."""
    page = await reviewer.do(await reviewer.page(), "approve")
    page = await reviewer.do(page, "reject")
    first = page.select(".review-history button")[1]["value"]
    page = await reviewer.do(page, first)
    assert stored("rok-us-alliance").status == Status.PROPOSED
    assert stored("gsomia").status == Status.REJECTED
    assert first not in actions(page)


async def test_an_undo_that_cannot_be(reviewer, elsewhere, stored):
    """Where the entry was changed since, a sentence says so, and nothing happens."""
    page = await reviewer.do(await reviewer.page(), "approve")
    elsewhere("rok-us-alliance", note="later")
    response = await reviewer.press(page, page.select_one(".review-done button")["value"])
    assert response.status_code == 404
    assert "has been changed again" in response.text
    assert stored("rok-us-alliance").note == "later"


async def test_choosing_an_equivalent(reviewer, stored):
    """A suggestion that is accepted is the term to use; the reviewer stays at the entry."""
    page = await reviewer.page(at="gsomia")
    keys = {b["data-key"]: b["value"] for b in page.select("button[value^=prefer]")}
    assert keys == {"1": "prefer:en:GSOMIA", "2": "prefer:ja:地所美亜"}
    page = await reviewer.do(page, "prefer:ja:地所美亜")
    assert title(page) == "지소미아"
    chosen = stored("gsomia").preferred("ja")
    assert (chosen.text, chosen.reliability, chosen.is_suggestion) == ("地所美亜", 3, False)
    assert "prefer:ja:地所美亜" not in actions(page)


async def test_nothing_to_change(reviewer, elsewhere):
    """Approving what is approved leaves no trace in the history."""
    elsewhere("rok-us-alliance", status=Status.APPROVED)
    page = await reviewer.page(at="rok-us-alliance")
    page = await reviewer.do(page, "approve")
    assert page.select_one(".review-done").get_text() == "There was nothing to change."
    assert "Kim" not in page.select_one(".review-history li").get_text()


# ---------------------------------------------------------------- edit


async def test_editing(reviewer, stored):
    """Every field of the form arrives."""
    page = await reviewer.page("/-/review/edit", at="rok-us-alliance")
    page = await reviewer.do(
        page,
        "edit",
        **{
            "text.0": "한미 동맹",
            "reading.0": "韓美同盟",
            "rank.2": "superseded",
            "reliability.1": "4",
            "term_note.1": "in treaties",
            "new_language.2": "ja",
            "new_text.2": "米韓同盟",
            "entry_subject": "alliances",
            "note": "n",
            "new_definition": "한국과 미국의 동맹이다.",
            "source": "국방백서",
            "status": "approved",
        },
    )
    assert page.select_one(".review-done strong").get_text() == "한미 동맹"
    concept = stored("rok-us-alliance")
    korean, english, avoided, japanese = concept.terms
    assert (korean.text, korean.reading) == ("한미 동맹", "韓美同盟")
    assert (english.reliability, english.note) == (4, "in treaties")
    assert english.regional_usage == "South Korea"  # what the form does not have stays
    assert avoided.administrative_status == "superseded"
    assert (japanese.text, japanese.evidence[0].source) == ("米韓同盟", "person:국방백서")
    assert (concept.subject, concept.note, concept.status) == ("alliances", "n", "approved")
    assert concept.definitions[0].text == "한국과 미국의 동맹이다."


async def test_an_edit_that_changes_nothing(reviewer, stored):
    """A form that nobody wrote in saves nothing."""
    before = stored("gsomia")
    page = await reviewer.page("/-/review/edit", at="gsomia")
    page = await reviewer.do(page, "edit")
    assert "nothing to change" in page.select_one(".review-done").get_text()
    assert stored("gsomia") == before


async def test_a_form_that_cannot_be_saved_keeps_what_was_written(reviewer, stored):
    """The sentence says why, and the form has everything still."""
    page = await reviewer.page("/-/review/edit", at="gsomia")
    response = await reviewer.press(page, "edit", **{"text.0": " ", "note": "kept"})
    assert response.status_code == 400
    again = BeautifulSoup(response.text, "html.parser")
    assert "is empty" in again.select_one("[role=alert]").get_text()
    assert again.select_one("[name=note]").text == "kept"
    assert stored("gsomia").note == ""


@pytest.mark.parametrize(
    "written",
    [
        {"rank.0": "best"},
        {"reliability.1": "9"},
        {"status": "done"},
        {"new_language.0": "xx", "new_text.0": "y"},
        {"action": "explode"},
        {"action": "prefer:en:not there"},
        {"action": "undo:x"},
        {"action": "undo:999999999999999999999"},
        {"action": "undo:424242"},
    ],
)
async def test_what_no_form_of_ours_says(reviewer, written):
    """A sentence, and never a failure of the server."""
    page = await reviewer.page("/-/review/edit", at="gsomia")
    response = await reviewer.press(page, "edit", written)
    assert response.status_code in {400, 404}
    assert BeautifulSoup(response.text, "html.parser").select_one("[role=alert]")


# ---------------------------------------------------------------- merge


async def test_merging(reviewer, stored):
    """Find the other, see where they differ, merge: the better reviewed one stays."""
    page = await reviewer.page("/-/review/merge", at="rok-us-alliance", find="동맹")
    links = [a for a in page.select(".review-following a") if a.get_text() == "동맹"]
    page = await reviewer.page(links[0]["href"])
    assert page.select_one("input[name=keep][checked]")["value"] == "alliance"
    assert "“alliance” stays, not “ROK-U.S. alliance”" in page.get_text()
    page = await reviewer.do(page, "merge")
    assert stored("rok-us-alliance") is None
    english = [t.text for t in stored("alliance").in_language("en")]
    assert english == ["alliance", "ROK-U.S. alliance", "Korea-America union"]
    page = await reviewer.do(page, page.select_one(".review-done button")["value"])
    assert stored("rok-us-alliance").name == "한미동맹"


async def test_the_other_one_may_stay(reviewer, stored):
    """The reviewer decides which id is kept."""
    page = await reviewer.page("/-/review/merge", at="gsomia", **{"with": "alliance"})
    await reviewer.do(page, "merge", keep="gsomia")
    assert stored("alliance") is None
    assert stored("gsomia").preferred("en").text == "GSOMIA"


async def test_not_with_itself(reviewer, stored):
    """Whatever the address or the form says."""
    page = await reviewer.page("/-/review/merge", at="gsomia", **{"with": "gsomia"})
    assert not page.select("button[value=merge]")
    page = await reviewer.page("/-/review/merge", at="gsomia", **{"with": "alliance"})
    seen = page.select_one("[name=seen]")["value"]
    response = await reviewer.press(page, "merge", other="gsomia", other_seen=seen)
    assert response.status_code == 400
    assert stored("gsomia") is not None


# ---------------------------------------------------------------- others at the same time


async def test_an_entry_that_changed_meanwhile(reviewer, elsewhere, stored):
    """Nothing is overwritten: the page says so and shows the entry as it is now."""
    page = await reviewer.page()
    elsewhere("rok-us-alliance", note="from the command line")
    response = await reviewer.press(page, "approve")
    assert response.status_code == 409
    again = BeautifulSoup(response.text, "html.parser")
    assert "changed while you were looking" in again.select_one("[role=alert]").get_text()
    assert "from the command line" in again.get_text()
    assert stored("rok-us-alliance").status == Status.PROPOSED
    await reviewer.do(again, "approve")
    assert stored("rok-us-alliance").status == Status.APPROVED


async def test_a_form_whose_entry_changed_meanwhile(reviewer, elsewhere, stored):
    """The form has the entry as it is now; what it had instead stands above it."""
    page = await reviewer.page("/-/review/edit", at="gsomia")
    elsewhere("gsomia", subject="theirs")
    response = await reviewer.press(page, "edit", note="mine")
    assert response.status_code == 409
    again = BeautifulSoup(response.text, "html.parser")
    assert [li.get_text() for li in again.select(".review-written li")] == [
        "intelligence",
        "mine",
    ]
    assert again.select_one("[name=entry_subject]")["value"] == "theirs"
    assert again.select_one("[name=note]").text == ""
    assert (stored("gsomia").subject, stored("gsomia").note) == ("theirs", "")


async def test_the_other_entry_of_a_merge_changed_meanwhile(reviewer, elsewhere, stored):
    """Both have to be what the reviewer saw."""
    page = await reviewer.page("/-/review/merge", at="gsomia", **{"with": "alliance"})
    elsewhere("alliance", note="later")
    assert (await reviewer.press(page, "merge")).status_code == 409
    assert stored("gsomia") is not None


async def test_an_entry_that_is_gone(reviewer, edited):
    """Removed meanwhile: a sentence, and the queue goes on."""
    page = await reviewer.page()
    connection = open_termbase(edited)
    history.remove(connection, "rok-us-alliance", actor="Lee")
    connection.close()
    response = await reviewer.press(page, "approve")
    assert response.status_code == 404
    assert title(BeautifulSoup(response.text, "html.parser")) == "지소미아"


async def test_it_waits_for_a_build(reviewer, edited, stored):
    """While another program writes, an action waits; then it is done."""
    page = await reviewer.page()
    builds, done = threading.Event(), threading.Event()

    def build():
        connection = open_termbase(edited)
        with writing(connection):
            builds.set()
            done.wait(0.5)
        connection.close()

    thread = threading.Thread(target=build)
    thread.start()
    builds.wait()
    await reviewer.do(page, "approve")
    thread.join()
    assert stored("rok-us-alliance").status == Status.APPROVED


async def test_a_build_that_takes_too_long(reviewer, edited, stored, monkeypatch):
    """A sentence, nothing half done, and the page to try it again from."""
    monkeypatch.setattr("glossary.termbase.connection._BUSY_MS", 10)
    page = await reviewer.page()
    connection = sqlite3.connect(edited, isolation_level=None)
    connection.execute("begin immediate")
    response = await reviewer.press(page, "approve")
    connection.execute("rollback")
    connection.close()
    assert response.status_code == 503
    again = BeautifulSoup(response.text, "html.parser")
    assert "in use by another program" in again.select_one("[role=alert]").get_text()
    assert stored("rok-us-alliance").status == Status.PROPOSED
    await reviewer.do(again, "approve")


async def test_an_action_is_whole_or_not_at_all(reviewer, stored, monkeypatch):
    """What fails half-way through a merge leaves both entries as they were."""

    def fails(*_, **__):
        raise sqlite3.OperationalError("database or disk is full")

    before = stored("alliance"), stored("gsomia")
    monkeypatch.setattr("glossary.termbase.history.remove", fails)
    page = await reviewer.page("/-/review/merge", at="gsomia", **{"with": "alliance"})
    response = await reviewer.press(page, "merge")
    assert response.status_code == 503
    assert "the disk is full" in response.text
    assert (stored("alliance"), stored("gsomia")) == before


async def test_datasette_shows_what_was_done(reviewer):
    """Its own pages have the change at once."""
    await reviewer.do(await reviewer.page(), "approve")
    rows = await reviewer.get("/glossary/entry.json?concept=rok-us-alliance&_shape=array")
    assert [row["status"] for row in rows.json()] == ["approved"]
