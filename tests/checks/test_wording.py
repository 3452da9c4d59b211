"""Wordings of a term that are let pass."""

import pytest

from glossary.checks.wording import stands

SAME = [
    ("en", "rules of engagement", "the rule of engagement"),
    ("en", "law of the sea", "law of sea"),
    ("en", "U.S. Forces Korea", "US forces Korea"),
    ("en", "defense minister", "The Defence Ministers' meeting"),
    ("en", "mobilization", "mobilisation"),
    ("en", "armored vehicle", "armoured vehicles"),
    ("en", "identify", "were identified"),
    ("en", "to deter", "deterring an attack"),
    ("en", "deploy", "deploys"),
    ("en", "Alliance", "THE ALLIANCE"),
    ("en", "air-to-air refuelling", "air-to-air refueling"),
    ("ko", "식별하다", "식별할 수 있다"),
    ("ko", "동반하는", "동반 소스 코드"),
    ("ko", "높이다", "신뢰를 높여 왔다"),
    ("ko", "높이다", "높인다"),
    ("ko", "나누다", "정보를 나눴다"),
    ("ko", "돕다", "서로 도와 왔다"),
    ("ko", "전략", "전략적 소통"),
    ("ko", "방위비 분담금", "방위비분담금의"),
    ("ja", "検索する", "検索される"),
    ("ja", "添える", "を添えて"),
    ("ja", "行う", "を行いました"),
    ("ja", "国家安全保障", "国家の安全保障"),
    ("ja", "サイバーセキュリティー", "サイバー・セキュリティ"),
    ("ja", "抑止の強化", "抑止強化"),
]
OTHER = [
    ("en", "alliance", "ally"),
    ("en", "US", "tell us"),
    ("en", "law of the sea", "sea law"),
    ("en", "high seas", "high season"),
    ("en", "deterrence", "detergent"),
    ("ko", "높이다", "낮췄다"),
    ("ko", "돕다", "도시"),
    ("ko", "핵", "핵심"),
    ("ja", "添える", "添付"),
    ("ja", "米韓同盟", "同盟"),
]


@pytest.mark.parametrize(("language", "term", "text"), SAME)
def test_it_stands_there(language, term, text):
    """In another form, spelling, spacing."""
    assert stands(term, text, language)


@pytest.mark.parametrize(("language", "term", "text"), OTHER)
def test_it_does_not(language, term, text):
    """Another word is another word."""
    assert not stands(term, text, language)
