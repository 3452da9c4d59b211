"""The contexts that say most come first."""

import pytest

from glossary import texts
from glossary.model import Document, Statement
from glossary.termbase import concepts, concordance, documents, entries, history
from glossary.termbase.concordance import readability
from tests.samples import ALLIANCE

TEXT = (
    "한미동맹 70년\n\n"
    "이에 따라 한미동맹은 커졌다. "
    "한미동맹은 한국과 미국이 상호방위조약에 따라 맺은 군사동맹을 말한다. "
    "두 나라 정상은 어제 워싱턴에서 만나 한미동맹의 미래를 논의했다."
)


@pytest.fixture
def sentences(termbase):
    """A text on the alliance; its sentences, as (id, text)."""
    document = Document(name="a.txt", title="a", text=TEXT, encoding="utf-8")
    documents.store(termbase, document, texts.sentences(document))
    history.save(termbase, ALLIANCE, actor=history.BUILD, batch=1)
    return [(s.id, s.text) for s in documents.sentences(termbase)]


def first_words(contexts):
    return [(c.left + c.match + c.right).split()[0] for c in contexts]


def test_whole_sentences_before_headings(termbase, sentences):
    """Of equals by what they say, the one that reads best by itself."""
    found = concordance.best_contexts(termbase, ALLIANCE.id, limit=4)
    assert [(c.left + c.match + c.right).strip() for c in found][-1] == "한미동맹 70년"
    assert first_words(found)[:2] == ["한미동맹은", "두"]


def test_a_definition_comes_first(termbase, sentences):
    """Whatever else is easier to read."""
    number = next(n for n, text in sentences if "말한다" in text)
    documents.store_statements(
        termbase,
        [
            Statement(
                sentence_id=number, start=0, end=4, term="한미동맹", pattern="은", strength=2
            )
        ],
    )
    (best,) = concordance.best_contexts(termbase, ALLIANCE.id, limit=1)
    assert best.right.endswith("말한다.")


def test_a_sentence_comes_once(termbase):
    """A term that stands in it twice does not fill the list with it."""
    document = Document(
        name="b.txt", title="b", text="한미동맹은 한미동맹이다.", encoding="utf-8"
    )
    documents.store(termbase, document, texts.sentences(document))
    history.save(termbase, ALLIANCE, actor=history.BUILD, batch=1)
    assert len(concordance.best_contexts(termbase, ALLIANCE.id)) == 1


def test_no_context(termbase):
    """An entry that stands in no text has none."""
    history.save(termbase, ALLIANCE, actor=history.BUILD, batch=1)
    assert concordance.best_contexts(termbase, ALLIANCE.id) == []


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("협정은 두 나라의 군대가 서로 돕게 한다.", "이는 두 나라의 군대가 서로 돕게 한다."),
        ("두 나라는 협정에 서명하고 훈련을 했다.", "두 나라의 협정 서명과 훈련"),
        ("두 나라는 협정에 서명하고 훈련을 했다.", "협정이다."),
        ("두 나라는 협정에 서명하고 훈련을 했다.", "두 나라는 " + "협정과 " * 60 + "했다."),
    ],
)
def test_what_makes_a_sentence_readable(better, worse):
    """It stands by itself, is a whole sentence, neither too short nor too long."""
    assert readability(better) > readability(worse) >= 0


def test_a_name_in_the_texts_is_told_apart(termbase, sentences):
    """The entry says what the last extraction took its name for."""
    documents.store_candidates(termbase, [])
    termbase.execute(
        "insert into candidate (text, frequency, termhood, variants, entity, features)"
        " values ('한미동맹', 1, 5, '[]', 'treaty', '{}')"
    )
    entries.refresh(termbase)
    row = termbase.execute("select entity from entry where concept = ?", (ALLIANCE.id,))
    assert row.fetchone()["entity"] == "treaty"
    assert concepts.load(termbase, ALLIANCE.id) == ALLIANCE


def test_pages_of_contexts_go_on_where_the_last_ended(termbase):
    """Text by text, by name; each occurrence comes once, whatever the page's size."""
    for name, count in (("b.txt", 3), ("a.txt", 2), ("c.txt", 4)):
        text = "".join(f"한미동맹 {name[0]}{n}. " for n in range(count))
        document = Document(name=name, title=name, text=text, encoding="utf-8")
        documents.store(termbase, document, texts.sentences(document))
    history.save(termbase, ALLIANCE, actor=history.BUILD, batch=1)
    counts = [(t.name, t.occurrences) for t in concordance.by_text(termbase, ALLIANCE.id)]
    assert counts == [("a.txt", 2), ("b.txt", 3), ("c.txt", 4)]
    whole = [c.right.strip(" .") for c in concordance.contexts(termbase, ALLIANCE.id)]
    assert whole == ["a0", "a1", "b0", "b1", "b2", "c0", "c1", "c2", "c3"]
    for size in (1, 2, 4):
        pages = [
            concordance.contexts(termbase, ALLIANCE.id, limit=size, offset=offset)
            for offset in range(0, 10, size)
        ]
        assert [c.right.strip(" .") for page in pages for c in page] == whole


def test_a_definition_is_found_among_many(termbase):
    """A term that occurs 300 times: what defines it comes first, though it stands last."""
    text = "한미동맹은 계속된다.\n" * 299 + "한미동맹은 두 나라의 군사동맹을 말한다."
    document = Document(name="a.txt", title="a", text=text, encoding="utf-8")
    documents.store(termbase, document, texts.sentences(document))
    history.save(termbase, ALLIANCE, actor=history.BUILD, batch=1)
    last = documents.sentences(termbase)
    number = max(sentence.id for sentence in last)
    documents.store_statements(
        termbase,
        [
            Statement(
                sentence_id=number, start=0, end=4, term="한미동맹", pattern="은", strength=2
            )
        ],
    )
    (best,) = concordance.best_contexts(termbase, ALLIANCE.id, limit=1)
    assert best.right.endswith("말한다.")
