"""Explanations in brackets."""

from __future__ import annotations

import csv

import pytest


def glosses(extraction):
    return [(g.term, g.gloss, g.language, g.kind) for g in extraction.glosses]


@pytest.mark.parametrize(
    ("text", "term", "gloss", "language", "kind"),
    [
        ("‘준동맹(quasi-alliance)’이란", "준동맹", "quasi-alliance", "en", "english"),
        ("‘준동맹’(quasi-alliance)이란", "준동맹", "quasi-alliance", "en", "english"),
        ("이른바 '헤징'(hedging)은", "헤징", "hedging", "en", "english"),
        ("대만 방공식별구역(ADIZ)에", "방공식별구역", "ADIZ", "en", "acronym"),
        ("일본 항공자위대(JASDF)는", "일본 항공자위대", "JASDF", "en", "acronym"),
        ("최근 상호접근협정(RAA)을 맺었다.", "상호접근협정", "RAA", "en", "acronym"),
        ("상호접근협정（RAA）을 맺었다.", "상호접근협정", "RAA", "en", "acronym"),
        ("정보공유협정(GSOMIA, 2014년 발효)을", "정보공유협정", "GSOMIA", "en", "acronym"),
        ("기지 제공(주둔군 협정, SOFA)은", "주둔군 협정", "SOFA", "en", "acronym"),
        ("외교·국방장관회담(2+2)을", "외교·국방장관회담", "2+2", "en", "acronym"),
        ("6세대 전투기 공동개발(GCAP)을", "6세대 전투기 공동개발", "GCAP", "en", "acronym"),
        ("전수방위(專守防衛) 원칙", "전수방위", "專守防衛", "ko-Hani", "hanja"),
        ("전수방위[專守防衛] 원칙", "전수방위", "專守防衛", "ko-Hani", "hanja"),
        ("동맹국·동지국(同志国)과의", "동지국", "同志国", "ja", "japanese"),
        ("특히 라 페루즈(La Pérouse) 훈련", "라 페루즈", "La Pérouse", "und", "name"),
        ("평화헌법 제9조(전쟁금지조항)와", "평화헌법 제9조", "전쟁금지조항", "ko", "korean"),
        ("국가정보원(국정원)은", "국가정보원", "국정원", "ko", "korean"),
        ("군사정보보호협정(이하 ‘지소미아’)을", "군사정보보호협정", "지소미아", "ko", "korean"),
        ("일본은 RAA(상호접근협정)를", "RAA", "상호접근협정", "ko", "korean"),
        (
            "‘평화와 안정을 위한 외교 강화(平和と安定のための外交の強化)’를 제시했다.",
            "평화와 안정을 위한 외교 강화",
            "平和と安定のための外交の強化",
            "ja",
            "phrase",
        ),
    ],
)  # fmt: skip
def test_a_gloss(extracted, text, term, gloss, language, kind):
    """What is explained, by what, in which language."""
    assert glosses(extracted(text)) == [(term, gloss, language, kind)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("GSOMIA(군사정보보호협정·지소미아)를", {"군사정보보호협정", "지소미아"}),
        ("북대서양조약기구(나토, NATO)는", {"나토", "NATO"}),
        ("고고도미사일방어체계(THAAD·사드)를", {"THAAD", "사드"}),
        (
            "핵협의그룹(NCG, Nuclear Consultative Group)은",
            {"NCG", "Nuclear Consultative Group"},
        ),
        (
            "다영역작전(MDO·Multi-Domain Operations)이란",
            {"MDO", "Multi-Domain Operations"},
        ),
        ("해상자위대(海上自衛隊, JMSDF)의", {"海上自衛隊", "JMSDF"}),
    ],
)
def test_several_names_of_one_thing(extracted, text, found):
    """Each part that names the term in a script of its own is a gloss of it."""
    assert {g.gloss for g in extracted(text).glosses} == found


@pytest.mark.parametrize(
    "text",
    [
        "영국(+이탈리아)과 협력했다.",
        "협정(2013년 발효)을 맺었다.",
        "GSOMIA(2011년 발효)를 맺었다.",
        "RAA(2024년 서명)를 맺었다.",
        "신속 협정(OSA, RAA, ACSA)을 맺었다.",
        "안보협력(공동훈련, 전략자산 운용, 방산협력)을 강화했다.",
        "프랑스 영내자산(뉴칼레도니아 등)을 보호했다.",
        "군사기밀(2급 이하)을 교환했다.",
        "기시다 총리(자민당)를 만났다.",
        "외무장관(당시)을 만났다.",
        "IP4(한국·일본·호주·뉴질랜드)와 협력했다.",
        "홈페이지(www.example.com)를 보라.",
        "협력했다(cooperation).",
        "(RAA)",
        "()",
    ],
)
def test_an_aside_is_no_gloss(extracted, text):
    """Dates, lists, offices, places, examples and addresses explain no term."""
    assert extracted(text).glosses == []


def test_the_span_is_that_of_the_term(extracted):
    """Start and end are places in the sentence's text."""
    (gloss,) = extracted("일본은 상호접근협정(RAA)을 맺었다.").glosses
    assert (gloss.start, gloss.end) == (4, 10)


def test_every_gloss_of_the_gold_and_no_other(seeds, shared):
    """The 21 true pairs of the three texts; the list of three agreements is none."""
    with (shared / "gold" / "seeds_glosses.tsv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    true = [(r["term"], r["gloss"]) for r in rows if r["true_equivalent"] != "no"]
    assert sorted((g.term, g.gloss) for g in seeds.glosses) == sorted(true)
