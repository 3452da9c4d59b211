"""All of the glossary as files, streamed; and what each format leaves out."""

import asyncio
import json
import sys
import threading

import pytest

from glossary.formats import Field, formats
from glossary.model import Status
from glossary.site.messages import LANGUAGES, catalogue
from glossary.site.pages import download as page_module
from glossary.site.streaming import Gone, streamed


def entries_in(response):
    """The public ids of the entries in JSON Lines."""
    assert response.status_code == 200, response.text
    records = [json.loads(line) for line in response.text.splitlines()]
    return {r["concept"]["id"] for r in records if r["type"] == "concept"}


@pytest.mark.parametrize("name", formats())
async def test_every_format_is_downloaded(site, name):
    """It comes with its type and under a name that its tools know."""
    response = await site.client.get(f"/-/download/{name}")
    format_ = formats()[name]
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == format_.MEDIA_TYPE
    assert f'filename="glossary{format_.SUFFIX}"' in response.headers["content-disposition"]
    assert response.content


async def test_asked_what_it_would_be_it_writes_nothing(site, monkeypatch):
    """`HEAD` has the type and the name."""
    monkeypatch.setattr(page_module, "streamed", None)
    response = await site.client.head("/-/download/tbx")
    assert response.status_code == 200
    assert 'filename="glossary.tbx"' in response.headers["content-disposition"]


async def test_what_is_chosen_goes_in(site):
    """By status and by subject field."""
    everything = await site.client.get("/-/download/jsonl")
    assert entries_in(everything) == {"alliance", "rok-us-alliance", "gsomia", "hostile"}
    approved = await site.client.get("/-/download/jsonl?status=approved")
    assert entries_in(approved) == {"alliance"}
    both = await site.client.get("/-/download/jsonl?status=approved,proposed&subject=diplomacy")
    assert entries_in(both) == {"alliance", "rok-us-alliance"}


async def test_the_languages_are_chosen(site):
    """A bilingual format takes a pair, and the file's name says which."""
    response = await site.client.get("/-/download/omegat?lang=ko,ja")
    assert "同盟" in response.text
    assert "alliance" not in response.text
    assert 'filename="glossary-ko-ja.txt"' in response.headers["content-disposition"]


async def test_the_reliability_is_chosen(site):
    """Equivalents below it stay behind."""
    response = await site.client.get("/-/download/csv?reliability=4")
    assert "alliance" in response.text
    assert "GSOMIA" not in response.text  # 3


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("status=nonsense", "There is no status"),
        ("lang=xx", "There is no language"),
        ("lang=ko,ko", "name each language once"),
        ("reliability=9", "is no reliability"),
        ("subject=nothing", "Nothing to export"),
    ],
)
async def test_what_cannot_be_is_said_before_a_byte_is_sent(site, query, sentence):
    """A wrong address gets a page with a sentence, not a broken file."""
    response = await site.client.get(f"/-/download/tbx?{query}")
    assert response.status_code == 400
    assert sentence in response.text
    assert "content-disposition" not in response.headers


@pytest.mark.parametrize(
    "name",
    ["nope", "__init__", "_tbx", "..%2F..%2Fexport", "tbx%00", "%2Fetc%2Fpasswd", "tbx.py"],
)
async def test_only_formats_are_looked_up(site, name):
    """A name that is no format leads nowhere, whatever is in it."""
    response = await site.client.get(f"/-/download/{name}")
    assert response.status_code == 404


async def test_the_form_leads_to_the_download(site):
    """What is chosen in the form is in the address."""
    response = await site.client.get(
        "/-/choose-download?format=tbx&subject=&status=approved&status=proposed"
    )
    assert response.status_code == 302
    assert response.headers["location"] == "/-/download/tbx?status=approved&status=proposed"
    assert (await site.client.get("/-/choose-download?format=../x")).status_code == 404


async def test_the_page_says_who_reads_what(get):
    """Each format with its tools, what it leaves out, and its report."""
    page = await get("/-/downloads", ui="en")
    assert {item["id"] for item in page.select(".offer")} == set(formats())
    omegat = page.select_one("#omegat").get_text(" ")
    assert "OmegaT" in omegat
    assert "relations between entries" in omegat
    assert page.select_one("#tbx a[href='/-/download/tbx/report']")
    assert page.select_one("#omegat a[href='/-/download/omegat?lang=ko%2Cja']")


@pytest.mark.parametrize("language", LANGUAGES)
async def test_the_pages_speak_three_languages(get, language):
    """Every kind of thing that an entry has is named in the page's language."""
    for path in ("/-/downloads", "/-/download/tbx/report"):
        page = await get(path, ui=language)
        assert page.html["lang"] == language
    missing = [
        field.name
        for field in Field
        if language not in catalogue().get(f"downloads.field_{field.name.lower()}", {})
    ]
    assert missing == []
    for status in Status:
        assert catalogue()[f"downloads.status_{status}"][language]


async def test_the_report_says_what_is_lost_here(get):
    """By kind and entry by entry, as the file would be."""
    page = await get("/-/download/omegat/report", ui="en", subject="diplomacy")
    assert "1 entry is" not in page.get_text()
    assert "2 entries are in the file." in page.get_text()
    kinds = [row.td.get_text() for row in page.select("tbody tr")]
    assert "definitions" not in kinds  # they stand in the comment
    assert "relations between entries" in kinds
    assert page.select_one(".left-out a[href='/-/entry/rok-us-alliance']")
    assert page.select_one("a[href='/-/download/omegat?subject=diplomacy']")


async def test_too_many_at_once_are_asked_to_wait(site, monkeypatch):
    """A download beyond those is answered at once, with when to try again."""
    monkeypatch.setattr(page_module, "_turns", threading.BoundedSemaphore(1))
    page_module._turns.acquire()
    response = await site.client.get("/-/download/tbx")
    assert response.status_code == 503
    assert response.headers["retry-after"] == "30"
    page_module._turns.release()
    assert (await site.client.get("/-/download/tbx")).status_code == 200
    assert page_module._turns.acquire(blocking=False)  # it was given back


async def test_a_refused_download_gives_its_turn_back(site, monkeypatch):
    """Neither a wrong address nor an empty one uses up a turn."""
    monkeypatch.setattr(page_module, "_turns", threading.BoundedSemaphore(1))
    for query in ("subject=nothing", "status=x", "subject=nothing"):
        assert (await site.client.get(f"/-/download/tbx?{query}")).status_code == 400
    assert page_module._turns.acquire(blocking=False)


# ---------------------------------------------------------------- streams


class Client:
    """Receives an answer, and goes away after some messages."""

    def __init__(self, patience=10**9):
        self.messages = []
        self.patience = patience
        self.leaves = asyncio.Event()

    async def send(self, message):
        self.messages.append(message)
        if len(self.messages) >= self.patience:
            self.leaves.set()
        await asyncio.sleep(0)

    async def receive(self):
        await self.leaves.wait()
        return {"type": "http.disconnect"}


async def stream(write, client):
    """Send what `write` writes to a client; says whether it was said to be done."""
    done = []
    answer = await streamed(
        write,
        headers={},
        content_type="text/plain",
        receive=client.receive,
        done=lambda: done.append(True),
    )
    await answer.asgi_send(client.send)
    return done


async def test_a_stream_holds_little_at_a_time():
    """Twenty megabytes go through in pieces, and no more than a few wait at any time."""
    written, most = [0], [0]
    client = Client()

    def write(stream):
        for _ in range(20 * 16):
            stream.write(b"x" * (1 << 16))
            written[0] += 1
            sent = sum(1 for message in client.messages if message.get("body"))
            most[0] = max(most[0], written[0] - sent)

    assert await stream(write, client) == [True]
    assert sum(len(m.get("body", b"")) for m in client.messages) == 20 << 20
    assert most[0] <= 16


async def test_a_reader_who_leaves_stops_the_writing():
    """Nothing is made for nobody."""
    ended = threading.Event()

    def write(stream):
        try:
            while True:
                stream.write(b"x" * (1 << 16))
        except Gone:
            ended.set()
            raise

    assert await stream(write, Client(patience=5)) == [True]
    assert await asyncio.to_thread(ended.wait, 10)


async def test_what_goes_wrong_half_way_breaks_off():
    """The answer does not end as a whole one does."""

    def write(stream):
        stream.write(b"x" * (1 << 20))
        raise OSError("the disk is gone")

    client = Client()
    with pytest.raises(OSError, match="the disk is gone"):
        await stream(write, client)
    assert client.messages[-1].get("more_body") is True


async def test_an_empty_file_is_a_file():
    """Nothing written is an answer without a body."""
    client = Client()
    await stream(lambda stream: None, client)
    assert client.messages[-1] == {"type": "http.response.body", "body": b""}


@pytest.mark.parametrize(
    "path", ["/-/download/skos", "/-/entry/alliance/skos", "/glossary/entry.skos"]
)
async def test_a_format_whose_library_is_missing(site, monkeypatch, path):
    """It is no fault of the server's, and the answer says what to install."""
    monkeypatch.setitem(sys.modules, "rdflib", None)
    answer = await site.client.get(path)
    assert answer.status_code == 503
    assert "rdflib, which is not installed" in answer.text
