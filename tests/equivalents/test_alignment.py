"""Candidates, glosses and curated concepts become concepts with evidence."""

from __future__ import annotations

import re

import pytest

from glossary.equivalents import align, alignment, cldr, gloss, translation_units
from glossary.equivalents.alignment import concept_id
from glossary.equivalents.sources import Asked, Context
from glossary.model import (
    AdministrativeStatus,
    Candidate,
    Concept,
    Evidence,
    Gloss,
    Method,
    Status,
    Term,
    TermType,
)

PREFERRED = AdministrativeStatus.PREFERRED

CHARACTERS = {
    "준동맹": "準同盟",
    "작전개념": "作戦概念",
    "동맹국": "同盟国",
    "억제력": "抑止力",
    "베트남": "越南",
    "전수방위": "専守防衛",
}
LISTED = {"호주": "豪州"}


def _by_its_characters(query):
    """A source that works its equivalents out, and another that has a list."""
    for words, source in ((CHARACTERS, "libhangul"), (LISTED, "curated:parts.tsv")):
        if query.term in words:
            evidence = Evidence(method=Method.HANJA, source=source, confidence=0.9)
            yield Term(
                language="ja", text=words[query.term], reliability=2, evidence=(evidence,)
            )


@pytest.fixture(autouse=True)
def sources(monkeypatch):
    """Three sources, so that what others know makes no difference here."""
    asked = [
        Asked(cldr.equivalents, cldr.SUBJECT),
        Asked(gloss.equivalents),
        Asked(_by_its_characters),
    ]
    monkeypatch.setattr(alignment, "prepared", lambda terms, context: asked)


def _quotes(sentence_id):
    return "text:a.txt", f"문장 {sentence_id}."


def _candidate(text, termhood=1.0, **more):
    return Candidate(text=text, frequency=3, termhood=termhood, **more)


def _gloss(term, gloss, kind, language="en", sentence_id=1):
    return Gloss(
        sentence_id=sentence_id,
        start=0,
        end=len(term),
        term=term,
        gloss=gloss,
        language=language,
        kind=kind,
    )


def _curated(public_id, **terms):
    """A curated concept: `ko="a | b"`, the first term preferred."""
    made = [
        Term(
            language=code,
            text=text,
            type=TermType.ACRONYM if text.isascii() and text.isupper() else TermType.FULL_FORM,
            administrative_status=AdministrativeStatus.ADMITTED if n else PREFERRED,
            reliability=4,
            evidence=(Evidence(method=Method.CURATED, source="curated:terms.csv"),),
        )
        for code, cell in terms.items()
        for n, text in enumerate(cell.split(" | "))
    ]
    return Concept(id=public_id, status=Status.APPROVED, terms=tuple(made))


GSOMIA = _curated(
    "gsomia", ko="군사정보포괄보호협정 | GSOMIA", en="GSOMIA", ja="軍事情報包括保護協定"
)
RAA = _curated("raa", ko="상호접근협정 | RAA", en="RAA", ja="部隊間協力円滑化協定")
QUASI = _curated("quasi", ko="준동맹", en="quasi-alliance", ja="準同盟")


def _align(*, candidates=(), glosses=(), curated=()):
    return list(align(candidates, glosses, curated, quotes=_quotes))


def _methods(concept, language, text):
    (term,) = [t for t in concept.terms if (t.language, t.text) == (language, text)]
    return [evidence.method.value for evidence in term.evidence]


def _texts(concept, language):
    return [term.text for term in concept.in_language(language)]


def test_nothing_makes_nothing():
    """No candidates, no glosses, no curated list."""
    assert _align() == []


# curated concepts


def test_curated_concepts_come_first_and_in_their_order():
    """Whatever the rank of the candidates."""
    found = _align(candidates=[_candidate("억제력", 9)], curated=[RAA, GSOMIA])
    assert [c.id for c in found] == ["raa", "gsomia", concept_id("억제력")]


def test_a_candidate_joins_the_curated_concept_of_its_key():
    """A space more or less does not matter; the termhood is carried over."""
    (concept,) = _align(candidates=[_candidate("상호 접근 협정", 7.5)], curated=[RAA])
    assert (concept.id, concept.termhood) == ("raa", 7.5)
    assert _texts(concept, "ko") == ["상호접근협정", "RAA"]
    assert _methods(concept, "ko", "상호접근협정") == ["curated", "extraction"]


def test_glosses_add_evidence_to_the_pair_they_confirm():
    """준동맹(quasi-alliance), twice, beside the curated list."""
    glosses = [_gloss("준동맹", "quasi-alliance", "english", sentence_id=n) for n in (1, 2)]
    (concept,) = _align(glosses=glosses, curated=[QUASI])
    assert _methods(concept, "en", "quasi-alliance") == ["curated", "gloss", "gloss"]
    assert concept.terms[1].evidence[1].quote == "문장 1."


def test_characters_that_agree_with_the_curated_term_are_evidence():
    """준동맹 comes out as 準同盟, which the list has: one more reason."""
    (concept,) = _align(curated=[QUASI])
    assert _methods(concept, "ja", "準同盟") == ["curated", "hanja"]


def test_characters_that_differ_from_the_curated_term_are_not_offered():
    """작전 개념 is 作戦構想 here, whatever its characters say."""
    curated = _curated("conops", ko="작전개념", ja="作戦構想")
    (concept,) = _align(curated=[curated])
    assert _texts(concept, "ja") == ["作戦構想"]


def test_a_term_to_avoid_gets_no_support_from_its_characters():
    """The list says why 同盟国 is wrong here; that it can be spelled so is no news."""
    avoided = Term(
        language="ja", text="同盟国", administrative_status=AdministrativeStatus.DEPRECATED
    )
    ally = _curated("ally", ko="동맹국", ja="盟邦")
    (concept,) = _align(curated=[Concept(id="ally", terms=(*ally.terms, avoided))])
    assert concept.terms[-1] == avoided


def test_curated_terms_are_never_changed():
    """A gloss the list has not is noted with the Korean term, for a reviewer."""
    glosses = [_gloss("준동맹", "semi-alliance", "english")]
    (concept,) = _align(glosses=glosses, curated=[QUASI])
    assert _texts(concept, "en") == ["quasi-alliance"]
    note = concept.terms[0].evidence[-1].note
    assert note == "the text glosses it “semi-alliance”, which the curated list has not"


def test_of_two_curated_concepts_with_one_term_the_first_has_it():
    """The second stays, but nothing joins it."""
    twin = _curated("twin", ko="준동맹", en="near-alliance")
    first, second = _align(candidates=[_candidate("준동맹")], curated=[QUASI, twin])
    assert "extraction" in _methods(first, "ko", "준동맹")
    assert _methods(second, "ko", "준동맹") == ["curated"]


def test_an_acronym_in_a_korean_text_joins_the_concept_with_that_english_acronym():
    """GSOMIA stands in Korean texts; the list has it as English only."""
    gsomia = _curated("gsomia", ko="군사정보포괄보호협정", en="GSOMIA")
    (concept,) = _align(candidates=[_candidate("GSOMIA")], curated=[gsomia])
    assert _texts(concept, "ko") == ["군사정보포괄보호협정", "GSOMIA"]


# full forms and acronyms


def test_a_name_with_the_acronym_of_a_curated_concept_joins_it():
    """정보공유협정(GSOMIA): both are a 협정, so it is one more name."""
    (concept,) = _align(
        candidates=[_candidate("정보공유협정")],
        glosses=[_gloss("정보공유협정", "GSOMIA", "acronym")],
        curated=[GSOMIA],
    )
    (variant,) = [t for t in concept.terms if t.text == "정보공유협정"]
    assert (variant.type, variant.reliability) == (TermType.VARIANT, 3)
    assert [e.method.value for e in variant.evidence] == ["gloss", "extraction"]


@pytest.mark.parametrize("term", ["정보공유", "6세대 전투기 공동개발", "한일 정보공유협정"])
def test_what_only_has_to_do_with_the_acronym_is_related(term):
    """Another head, or the agreement of two states: a concept of its own."""
    home, own = _align(
        candidates=[_candidate(term)],
        glosses=[_gloss(term, "GSOMIA", "acronym")],
        curated=[GSOMIA],
    )
    assert [(r.kind, r.target) for r in own.relations] == [("related", "gsomia")]
    assert _texts(own, "en") == []
    assert term not in _texts(home, "ko")


def test_a_related_term_need_not_be_a_candidate():
    """6세대 전투기 공동개발(GCAP): the text has it, and says what it has to do with."""
    glosses = [_gloss("6세대 전투기 공동개발", "GSOMIA", "acronym")]
    _, own = _align(glosses=glosses, curated=[GSOMIA])
    assert _texts(own, "ko") == ["6세대 전투기 공동개발"]
    assert [r.target for r in own.relations] == ["gsomia"]


def test_two_curated_concepts_are_related_by_a_gloss_between_them():
    """A text says 정보공유(GSOMIA), and the list has both."""
    sharing = _curated("sharing", ko="정보공유", en="information sharing")
    found = _align(
        glosses=[_gloss("정보공유", "GSOMIA", "acronym")] * 2, curated=[GSOMIA, sharing]
    )
    assert [[r.target for r in c.relations] for c in found] == [[], ["gsomia"]]


def test_a_name_and_its_acronym_are_one_concept():
    """방문군협정(VFA): the candidate VFA is no concept of its own."""
    (concept,) = _align(
        candidates=[_candidate("VFA"), _candidate("방문군협정")],
        glosses=[_gloss("방문군협정", "VFA", "acronym")],
    )
    assert concept.id == concept_id("방문군협정")
    assert [(t.language, t.text, t.type, t.administrative_status) for t in concept.terms] == [
        ("ko", "방문군협정", TermType.FULL_FORM, PREFERRED),
        ("ko", "VFA", TermType.ACRONYM, AdministrativeStatus.ADMITTED),
        ("en", "VFA", TermType.ACRONYM, PREFERRED),
    ]


def test_the_acronym_may_stand_before_its_name():
    """VFA(방문군협정) says the same as 방문군협정(VFA)."""
    one = _align(glosses=[_gloss("방문군협정", "VFA", "acronym")])
    other = _align(glosses=[_gloss("VFA", "방문군협정", "korean", language="ko")])
    assert one == other


def test_an_acronym_after_a_phrase_stays_a_concept_of_its_own():
    """6세대 전투기 공동개발(GCAP): GCAP is proposed for it, no more."""
    phrase, acronym = _align(
        candidates=[_candidate("6세대 전투기 공동개발"), _candidate("GCAP")],
        glosses=[_gloss("6세대 전투기 공동개발", "GCAP", "acronym")],
    )
    assert _texts(acronym, "ko") == ["GCAP"]
    (proposed,) = phrase.in_language("en")
    assert (proposed.text, proposed.reliability) == ("GCAP", 1)


def test_a_hangul_spelling_and_its_acronym_are_one_concept():
    """사드(THAAD) needs no head: the one is the other, read aloud."""
    (concept,) = _align(
        candidates=[_candidate("사드"), _candidate("THAAD")],
        glosses=[_gloss("사드", "THAAD", "acronym")],
    )
    assert _texts(concept, "ko") == ["사드", "THAAD"]


# candidates by themselves


def test_a_candidate_without_equivalents_is_a_candidate():
    """Nobody attests a Japanese word for it, and nothing is made up."""
    (concept,) = _align(candidates=[_candidate("헤징", 2.5)])
    assert (concept.status, concept.termhood) == (Status.CANDIDATE, 2.5)
    assert [(t.language, t.text) for t in concept.terms] == [("ko", "헤징")]


def test_a_derived_equivalent_does_not_make_a_proposal():
    """억제력 has characters, but they were only carried over."""
    (concept,) = _align(candidates=[_candidate("억제력")])
    assert _texts(concept, "ja") == ["抑止力"]
    assert concept.status is Status.CANDIDATE


def test_a_glossed_candidate_is_proposed():
    """The text itself says what it is in English."""
    (concept,) = _align(
        candidates=[_candidate("분산 억제력")],
        glosses=[_gloss("분산 억제력", "distributed deterrence", "english")],
    )
    assert concept.status is Status.PROPOSED


def test_a_country_is_proposed_with_its_subject():
    """CLDR attests both names, so no characters are carried over (越南 for 베트남)."""
    (concept,) = _align(candidates=[_candidate("베트남")])
    assert (concept.status, concept.subject) == (Status.PROPOSED, "countries and regions")
    assert _texts(concept, "ja") == ["ベトナム"]


def test_hanja_in_the_text_become_the_reading():
    """전수방위(專守防衛) gives 専守防衛, and the characters agree."""
    (concept,) = _align(
        candidates=[_candidate("전수방위")],
        glosses=[_gloss("전수방위", "專守防衛", "hanja", language="ko-Hani")],
    )
    assert concept.terms[0].reading == "專守防衛"
    assert _methods(concept, "ja", "専守防衛") == ["gloss", "hanja"]


def test_spellings_are_variants_of_one_concept():
    """Spaces and dots: one concept, its commonest spelling preferred."""
    (concept,) = _align(
        candidates=[
            _candidate("한·미·일 안보협력", variants=("한미일 안보협력",)),
            _candidate("한미일 안보 협력"),
        ]
    )
    assert [(t.text, t.type) for t in concept.in_language("ko")] == [
        ("한·미·일 안보협력", TermType.FULL_FORM),
        ("한미일 안보협력", TermType.VARIANT),
        ("한미일 안보 협력", TermType.VARIANT),
    ]


def test_one_term_a_language_is_preferred():
    """The one with the most behind it; the others are admitted."""
    glosses = [
        _gloss("헤징 전략", "hedge strategy", "english"),
        _gloss("헤징 전략", "hedging strategy", "english", sentence_id=2),
        _gloss("헤징 전략", "hedging strategy", "english", sentence_id=3),
    ]
    (concept,) = _align(candidates=[_candidate("헤징 전략")], glosses=glosses)
    assert _texts(concept, "en") == ["hedging strategy", "hedge strategy"]
    preferred = [t for t in concept.terms if t.administrative_status is PREFERRED]
    assert [t.language for t in preferred] == ["ko", "en"]


def test_a_list_may_stand_beside_another():
    """CLDR's name first; 豪州 is in the project's list of parts, so it is no guess."""
    (concept,) = _align(candidates=[_candidate("호주")])
    assert _texts(concept, "ja") == ["オーストラリア", "豪州"]


def test_a_paraphrase_that_is_a_candidate_has_its_own_concept():
    """No Korean term stands in two concepts for being explained by another."""
    article, clause = _align(
        candidates=[_candidate("평화헌법 제9조"), _candidate("전쟁금지조항")],
        glosses=[_gloss("평화헌법 제9조", "전쟁금지조항", "korean", language="ko")],
    )
    assert _texts(article, "ko") == ["평화헌법 제9조"]
    assert [r.target for r in article.relations] == [clause.id]


def test_a_paraphrase_is_an_admitted_korean_term():
    """평화헌법 제9조(전쟁금지조항)."""
    (concept,) = _align(
        candidates=[_candidate("평화헌법 제9조")],
        glosses=[_gloss("평화헌법 제9조", "전쟁금지조항", "korean", language="ko")],
    )
    _, paraphrase = concept.in_language("ko")
    assert (paraphrase.text, paraphrase.reliability) == ("전쟁금지조항", 2)
    assert paraphrase.note == "paraphrase"


# glossed terms that are no candidates


def test_a_glossed_term_is_a_concept_without_being_a_candidate():
    """Somebody found it worth a translation; it comes last."""
    found = _align(
        candidates=[_candidate("억제력")],
        glosses=[_gloss("제약 적응", "constraint adaptation", "english")],
    )
    assert [c.terms[0].text for c in found] == ["억제력", "제약 적응"]
    assert _methods(found[1], "ko", "제약 적응") == ["gloss"]


def test_an_ordinary_word_is_none_for_being_glossed():
    """보완(complement): a word of everyday Korean."""
    assert _align(glosses=[_gloss("보완", "complement", "english")]) == []


def test_an_ordinary_word_that_is_a_candidate_gets_its_equivalent():
    """The extraction has its reasons."""
    (concept,) = _align(
        candidates=[_candidate("보완")], glosses=[_gloss("보완", "complement", "english")]
    )
    assert _texts(concept, "en") == ["complement"]


# ids, order, units


def test_ids_are_ncnames_and_the_same_for_every_spelling():
    """So that links and exports keep them."""
    assert re.fullmatch("t-[0-9a-f]{12}", concept_id("한미 동맹"))
    assert concept_id("한미 동맹") == concept_id("한미동맹") != concept_id("미일동맹")


def test_the_same_input_gives_the_same_concepts():
    """Term by term and in the same order."""
    given = {
        "candidates": [_candidate(t) for t in ("호주", "준동맹", "VFA", "억제력")],
        "glosses": [_gloss("방문군협정", "VFA", "acronym")],
        "curated": [QUASI],
    }
    assert _align(**given) == _align(**given)


def test_candidates_may_come_from_a_generator():
    """They are read once."""
    found = align((_candidate(t) for t in ("억제력", "헤징")), [], [], quotes=_quotes)
    assert len(list(found)) == 2


def test_a_glossed_clause_is_a_translation_unit():
    """It goes to the memory, and is no concept."""
    clause = _gloss("국제사회의 평화", "国際社会の平和", "phrase", language="ja", sentence_id=4)
    (unit,) = translation_units([clause, _gloss("준동맹", "x", "english")], quotes=_quotes)
    assert dict(unit.segments) == {"ko": "국제사회의 평화", "ja": "国際社会の平和"}
    assert (unit.source, unit.sentence_id) == ("text:a.txt", 4)
    assert _align(glosses=[clause]) == []


# sources


def test_sources_see_all_the_terms_and_what_the_run_brings(monkeypatch):
    """So that one may read the memory once, with an eye on all of them."""
    seen = []

    def prepared(terms, context):
        seen.append((terms, context))
        return []

    monkeypatch.setattr(alignment, "prepared", prepared)
    context = Context()
    given = [_candidate("억제력", variants=("억제 력",)), _candidate("헤징")]
    list(align(given, [], [QUASI], quotes=_quotes, context=context))
    assert seen == [(["준동맹", "억제력", "억제 력", "헤징"], context)]


def test_sources_that_agree_make_a_term_surer(monkeypatch):
    """A composition that JMdict glosses so too was right in 98 of 100."""

    def asked(method, source):
        evidence = Evidence(method=method, source=source)
        term = Term(language="en", text="deterrent", reliability=2, evidence=(evidence,))
        return Asked(lambda query: [term])

    sources = [asked(Method.COMPOSITION, "x"), asked(Method.DICTIONARY, "jmdict")]
    monkeypatch.setattr(alignment, "prepared", lambda terms, context: sources)
    (concept,) = _align(candidates=[_candidate("억제력")])
    (term,) = concept.in_language("en")
    assert (term.reliability, len(term.evidence)) == (3, 2)
    assert concept.status is Status.PROPOSED
