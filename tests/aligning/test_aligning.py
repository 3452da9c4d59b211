"""Texts to proposals, to a table or a page, and into the memory."""

import io
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glossary import memory
from glossary.aligning import page, propose, store, table
from glossary.aligning.lexicon import korean_readings, lexicon
from glossary.aligning.proposals import Proposal
from glossary.errors import InvalidInput, UnreadableFile, UnreadableText

KOREAN = (
    "한미동맹은 굳건하다. 북한은 3억 2천만 달러를 미사일에 썼다.\n\n"
    "두 나라는 2016년 지소미아(GSOMIA)를 체결했다. 왜 그런가?"
)
ENGLISH = (
    "The ROK-U.S. alliance is firm. North Korea spent $320 million on missiles.\n\n"
    "The two countries signed GSOMIA in 2016. Why is that so?"
)
JAPANESE = (
    "韓米同盟は揺るぎない。北朝鮮は3億2千万ドルをミサイルに使った。\n\n"
    "両国は2016年にGSOMIAを締結した。なぜなのか？"
)


def proposed(connection, folder, *texts, **options):
    """The proposals for two texts."""
    paths = tuple(folder / f"{number}.txt" for number in range(len(texts)))
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, "utf-8")
    return list(propose(connection, [paths], folder, **options))


def test_sentences_are_paired(filled, tmp_path):
    """Each with a score, and with what it is of."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH)
    assert [(p.source, p.target) for p in found] == [
        ("한미동맹은 굳건하다.", "The ROK-U.S. alliance is firm."),
        (
            "북한은 3억 2천만 달러를 미사일에 썼다.",
            "North Korea spent $320 million on missiles.",
        ),
        (
            "두 나라는 2016년 지소미아(GSOMIA)를 체결했다.",
            "The two countries signed GSOMIA in 2016.",
        ),
        ("왜 그런가?", "Why is that so?"),
    ]
    assert all(p.accepted and p.score > 0.5 for p in found)
    assert [p.position for p in found] == [0, 1, 2, 3]
    assert {p.languages for p in found} == {("ko", "en")}
    assert {p.documents for p in found} == {("0.txt", "1.txt")}
    assert "한미동맹 = ROK-U.S. alliance" in found[0].why


@pytest.mark.parametrize(
    ("texts", "languages"),
    [
        ((KOREAN, JAPANESE), ("ko", "ja")),
        ((ENGLISH, JAPANESE), ("en", "ja")),
        ((JAPANESE, KOREAN), ("ja", "ko")),
    ],
)
def test_any_two_of_the_languages(filled, tmp_path, texts, languages):
    """In either direction; Japanese sentences as they stand."""
    found = proposed(filled, tmp_path, *texts)
    assert {p.languages for p in found} == {languages}
    assert len(found) == 4
    if languages[1] == "ja":
        assert found[3].target == "なぜなのか？"


def test_lines_of_a_sentence_are_joined(filled, tmp_path):
    """As the language joins them."""
    broken = ENGLISH.replace("North Korea spent", "North Korea\nspent")
    long = "The government of the country said again that it "
    found = proposed(filled, tmp_path, KOREAN, f"{long}\nwould not. {broken}")
    assert all("\n" not in p.target for p in found)


def test_the_minimum_decides_what_is_taken(filled, tmp_path):
    """Omissions never are."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH[:31], minimum=0.0)
    assert [bool(p.target) for p in found] == [p.accepted for p in found]
    assert not any(p.accepted for p in proposed(filled, tmp_path, KOREAN, ENGLISH, minimum=1.0))


def test_one_language_twice_is_refused(filled, tmp_path):
    """Unless somebody says that it is not."""
    with pytest.raises(InvalidInput, match="--languages"):
        proposed(filled, tmp_path, KOREAN, KOREAN)
    assert proposed(filled, tmp_path, KOREAN, KOREAN, languages=("ko", "ja"))


def test_an_empty_text_is_refused(filled, tmp_path):
    """It is said which."""
    with pytest.raises(UnreadableText, match=r"1\.txt is empty"):
        proposed(filled, tmp_path, KOREAN, " \n")


def test_pairs_of_several_languages_are_refused(filled, tmp_path):
    """One lexicon serves all of a run."""
    for name, text in (("a", KOREAN), ("b", ENGLISH), ("c", JAPANESE)):
        (tmp_path / name).write_text(text, "utf-8")
    pairs = [(tmp_path / "a", tmp_path / "b"), (tmp_path / "a", tmp_path / "c")]
    with pytest.raises(InvalidInput, match="one pair of languages"):
        list(propose(filled, pairs, tmp_path))


def test_the_lexicon_is_the_termbase(filled):
    """Terms with their equivalents, the components, and readings for Korean and Japanese."""
    english = lexicon(filled, "ko", "en")
    assert "=roku.s.alliance" in english.counterparts["=한미동맹"]
    assert "=missile" in english.counterparts["=미사일"]
    assert not english.readings
    assert "=한미동맹" in lexicon(filled, "ja", "ko").counterparts["=米韓同盟"]
    assert "방" in korean_readings()["防"]
    assert lexicon(filled, "ja", "ko").readings


def test_positions_are_places_in_the_source(filled, tmp_path):
    """What the translation adds does not come between neighbours; what it leaves out does."""
    added = ENGLISH.replace("firm.", "firm. Nobody in this town ever said anything else of it.")
    found = proposed(filled, tmp_path, KOREAN, added)
    assert [p.position for p in found if p.source] == [0, 1, 2, 3]
    cut = ENGLISH.replace("North Korea spent $320 million on missiles.", "")
    kept = [p for p in proposed(filled, tmp_path, KOREAN, cut) if p.accepted]
    assert [p.position for p in kept if "GSOMIA" in p.source] == [2]


# ---------------------------------------------------------------- the memory


def test_accepted_pairs_are_stored(filled, tmp_path):
    """With their document and place; those not accepted are left."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH)
    found[1] = replace(found[1], accepted=False)
    stored = store(filled, found)
    assert (stored.counts.added, stored.left, stored.documents) == (3, 1, 1)
    units = [u for u in memory.units(filled) if u.source == "memory:0.txt + 1.txt"]
    assert [(u.document, u.position) for u in units] == [
        ("0.txt", 0),
        ("0.txt", 2),
        ("0.txt", 3),
    ]
    assert units[0].segments == {
        "ko": "한미동맹은 굳건하다.",
        "en": "The ROK-U.S. alliance is firm.",
    }


def test_storing_twice_changes_nothing(filled, tmp_path):
    """They are in the memory already."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH)
    store(filled, found)
    again = store(filled, found)
    assert (again.counts.added, again.counts.unchanged) == (0, 4)


def test_nothing_is_stored_if_reading_fails(filled, tmp_path):
    """All or nothing."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH)

    def failing():
        yield found[0]
        raise InvalidInput("no")

    with pytest.raises(InvalidInput):
        store(filled, failing())
    assert not list(memory.units_of(filled, "memory:0.txt + 1.txt"))


# ---------------------------------------------------------------- the table


def written(proposals):
    """The table of some proposals."""
    stream = io.BytesIO()
    table.write(proposals, stream)
    return stream.getvalue().decode("utf-8-sig")


def read(folder, text):
    """The proposals in a table."""
    path = folder / "review.tsv"
    path.write_bytes(text.encode("utf-8"))
    return list(table.read(path))


text = st.text("가한 aZ1=+-@'\"，;,。東あ😀", min_size=1, max_size=20).filter(
    lambda t: t == " ".join(t.split())
)


@given(
    st.lists(
        st.builds(
            Proposal,
            languages=st.just(("ko", "en")),
            source=text,
            target=text,
            score=st.integers(0, 100).map(lambda n: n / 100),
            accepted=st.booleans(),
            documents=st.just(("a.ko.txt", "a.en.txt")),
            position=st.integers(0, 9999),
        ),
        min_size=1,
        max_size=5,
    )
)
def test_a_table_comes_back(tmp_path_factory, proposals):
    """What is written is read."""
    assert read(tmp_path_factory.mktemp("t"), written(proposals)) == proposals


def test_formulas_are_disarmed(tmp_path):
    """A sentence that begins with = is text in a spreadsheet, and itself when it comes back."""
    proposal = Proposal(
        languages=("ko", "en"),
        source="=가",
        target="-a",
        score=1.0,
        accepted=True,
        documents=("a", "b"),
        position=0,
    )
    assert "\t'=가\t'-a\t" in written([proposal])
    assert read(tmp_path, written([proposal])) == [proposal]


HEAD = "accept\tscore\tko\ten\twhy\tdocument\ttranslation\tposition\n"


def test_a_person_marks_and_corrects(tmp_path):
    """In whichever way they say yes, with columns moved and left out."""
    (first, second, third) = read(
        tmp_path,
        "document,translation,position,ko,en,accept\n"
        'a,b,0,가,"one, two",X\na,b,1,나,two,\na,b,2,,three,No\n',
    )
    assert (first.accepted, first.target) == (True, "one, two")
    assert not second.accepted
    assert not third.accepted


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ("maybe\t0.9\t가\ta\t\td\tt\t0\n", "line 2: 'maybe' under accept"),
        ("yes\t0.9\t가\t \t\td\tt\t0\n", "line 2: it is accepted, and one of its texts"),
        ("yes\t0.9\t가\ta\t\td\tt\tx\n", "line 2: its position is 'x'"),
        ("yes\thigh\t가\ta\t\td\tt\t0\n", "line 2: its score is 'high'"),
    ],
)
def test_rows_that_cannot_be_followed_are_named(tmp_path, rows, said):
    """With the line; nothing is stored."""
    with pytest.raises(InvalidInput, match=said):
        read(tmp_path, HEAD + rows)


@pytest.mark.parametrize(
    "content",
    ["", "only a text\n", HEAD.replace("\ten", ""), HEAD.replace("accept", "ok")],
)
def test_files_that_are_no_such_table_are_refused(tmp_path, content):
    """It is said what a table needs."""
    with pytest.raises(UnreadableFile):
        read(tmp_path, content)


# ---------------------------------------------------------------- the page


class Page(HTMLParser):
    """What a browser would see."""

    def __init__(self):
        super().__init__()
        self.tags, self.shown = [], ""

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data):
        self.shown += data

    def rows(self):
        return [
            attributes for tag, attributes in self.tags if tag == "tr" and "id" in attributes
        ]


def paged(proposals):
    """The page of some proposals."""
    stream = io.StringIO()
    page.write(proposals, stream)
    parser = Page()
    parser.feed(stream.getvalue())
    return stream.getvalue(), parser


def test_the_page_shows_both_sides(filled, tmp_path):
    """Side by side, with languages, labels and scores."""
    found = proposed(filled, tmp_path, KOREAN, ENGLISH)
    _, seen = paged(found)
    assert len(seen.rows()) == 4
    assert "The ROK-U.S. alliance is firm." in seen.shown
    boxes = [a for tag, a in seen.tags if tag == "input"]
    assert [box["aria-label"] for box in boxes] == [f"Accept pair {n}" for n in (1, 2, 3, 4)]
    assert all("checked" in box for box in boxes)
    assert {a.get("lang") for tag, a in seen.tags if tag == "td"} == {None, "ko", "en"}


def test_what_is_doubtful_is_said_in_words(filled, tmp_path):
    """Not in colour alone."""
    (one, *_) = proposed(filled, tmp_path, KOREAN, ENGLISH)
    _, seen = paged(
        [
            replace(one, score=0.3, accepted=False),
            replace(one, target="", accepted=False),
            replace(one, source="", accepted=False),
            replace(one, shape=(2, 1)),
        ]
    )
    assert [row.get("class") for row in seen.rows()] == ["doubtful", "alone", "alone", None]
    for words in ("doubtful", "not translated?", "added?", "2 to 1 sentences"):
        assert words in seen.shown


def test_the_page_is_alone_and_safe(filled, tmp_path):
    """It loads nothing, and what stands in the texts is text."""
    (one, *_) = proposed(filled, tmp_path, KOREAN, ENGLISH)
    nasty = '<script>alert("x")</script>&\x00'
    html, seen = paged(
        [replace(one, source=nasty, target=nasty, documents=(nasty, nasty), why=(nasty,))]
    )
    assert [tag for tag, _ in seen.tags].count("script") == 1
    assert "http" not in html
    assert "\x00" not in html
    assert not {"src", "href"} & {name for _, attributes in seen.tags for name in attributes}
    assert 'alert("x")' in seen.shown


def test_nothing_to_look_through(tmp_path):
    """Is said."""
    html, _ = paged([])
    assert "nothing to look through" in html
