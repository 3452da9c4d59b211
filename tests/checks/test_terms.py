"""T101, T102, T103, T106: terms, their equivalents, and those to be avoided."""

import pytest

from glossary.checks import check
from glossary.model import Status
from tests.checks.conftest import concept, pair

TERMS = [
    concept("alliance", ko="동맹", en="alliance", ja="同盟"),
    concept("rok-us", ko="한미동맹", en="ROK-U.S. alliance|Korea-US alliance", ja="米韓同盟"),
    concept("deterrence", ko="억제", en="deterrence", ja="抑止"),
    concept("roe", ko="교전규칙", en="rules of engagement|ROE|-fighting rules", ja="交戦規則"),
    concept("security", ko="국가안보", en="national security", ja="国家安全保障"),
    concept("nll", ko="북방한계선|NLL", en="Northern Limit Line|NLL", ja="北方限界線"),
    concept("high-seas", ko="공해", en="high seas", ja="公海"),
    concept("pollution", ko="공해", en="pollution", ja="公害"),
    concept("minister", ko="국방장관", en="defense minister", ja="防衛大臣"),
    concept("doubt", ko="준동맹", en="?quasi-alliance", ja="準同盟"),
    concept("proposed", ko="전수방위", en="exclusive defense", status=Status.PROPOSED),
    concept("nato", ko="나토", en="NATO", ja="北大西洋条約機構|NATO"),
    concept("forces", ko="주한미군", en="U.S. Forces Korea|USFK", ja="在韓米軍"),
]

USED = [
    ("ko-en", "동맹을 강화한다", "It strengthens the alliance."),
    ("ko-en", "동맹을 강화한다", "Alliances are strengthened."),
    ("ko-en", "한미 동맹은", "The Korea-US Alliance is"),
    ("ko-en", "한미동맹으로서의", "as the ROK-US alliance"),
    ("ko-en", "교전규칙에 따라", "under the Rules of Engagement"),
    ("ko-en", "교전규칙에 따라", "under the rule of engagement"),
    ("ko-en", "국방장관이", "the Defence Minister's"),
    ("ko-en", "국방장관들이", "defence ministers"),
    ("ko-en", "공해의 자유", "freedom of the high seas"),
    ("ko-en", "공해를 막는다", "to prevent pollution"),
    ("ko-en", "주한미군은", "US Forces Korea is"),
    ("ko-en", "NLL을 넘어", "across the Northern Limit Line"),
    ("ko-en", "준동맹 관계", "close relations"),
    ("en-ko", "The alliance is strong.", "동맹은 굳건하다."),
    ("en-ko", "alliances", "동맹들이"),
    ("en-ko", "rules of engagement", "교전 규칙으로서"),
    ("en-ko", "national security strategy", "국가안보전략"),
    ("en-ja", "national security", "国家の安全保障"),
    ("ja-ko", "国家安全保障を", "국가 안보에서까지도"),
    ("ja-ko", "米韓同盟の", "한미동맹이며"),
    ("ko-ja", "나토와", "ＮＡＴＯと"),
]

NOT_USED = [
    ("ko-en", "동맹을 강화한다", "It strengthens the friendship."),
    ("ko-en", "한미동맹은", "The alliance is"),
    ("ko-en", "교전규칙에 따라", "under the regulations"),
    ("ko-en", "공해에서", "in open waters"),
    ("en-ko", "deterrence works", "방어가 통한다"),
    ("en-ko", "The alliance is strong.", "협력은 굳건하다."),
    ("en-ja", "the alliance", "パートナーシップ"),
    ("ja-en", "抑止を高める", "to raise defense"),
    ("ja-ko", "北方限界線を", "북방 경계를"),
]


@pytest.mark.parametrize(("languages", "source", "target"), USED)
def test_a_term_counts_in_any_form(found, languages, source, target):
    """With particles, in the plural, in another spelling, admitted."""
    assert not found(source, target, languages, only="T101,T102,T103", concepts=TERMS)


@pytest.mark.parametrize(("languages", "source", "target"), NOT_USED)
def test_a_term_that_is_not_used(found, languages, source, target):
    """Of an approved entry it is an error."""
    assert found(source, target, languages, only="T101", concepts=TERMS) == [("T101", "error")]


def only(source, target, languages="ko-en", concepts=TERMS):
    """The one finding in a pair."""
    (finding,) = check([pair(source, target, languages)], concepts, codes=frozenset({"T101"}))
    return finding


def test_the_preferred_one_is_expected():
    """And the admitted ones, behind it."""
    finding = only("한미동맹은", "The pact is")
    assert finding.expected == "ROK-U.S. alliance / Korea-US alliance"
    assert finding.source_span == (0, 4)


def test_a_homonym_may_be_either():
    """All of its meanings are expected until one of them is found."""
    assert only("공해에서", "in open waters").expected == "high seas / pollution"


def test_a_longer_term_hides_the_shorter_one_in_it():
    """한미동맹 is asked for, 동맹 in it is not."""
    assert only("한미동맹은", "Relations are").expected.startswith("ROK-U.S.")


def test_what_stands_there_instead():
    """A term of another entry, where nothing in the source accounts for it."""
    finding = only("동맹을 강화한다", "It strengthens deterrence.")
    assert finding.found == "deterrence"
    assert "the translation has deterrence" in finding.message


def test_a_proposed_entry_gives_a_warning(found):
    """Nobody has reviewed it."""
    texts = "전수방위의 원칙", "The principle of defence"
    assert found(*texts, only="T", concepts=TERMS) == [("T101", "warning")]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("공동억제하려는 노력", "efforts to deter jointly"),
        ("이를 억제하고자 한다", "It wants to deter this"),
        ("억제되었다", "was deterred"),
    ],
)
def test_a_verb_made_of_the_term_is_info_or_nothing(found, source, target):
    """It is translated by a verb, which the glossary does not have."""
    assert set(found(source, target, only="T101", concepts=TERMS)) <= {("T101", "info")}


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("동맹국과 협력한다", "cooperates with allies"),
        ("전략적 억제력", "a strategic capability"),
        ("사드립니다", "I will buy it for you"),
    ],
)
def test_parts_of_other_words_are_not_asked_for(found, source, target):
    """동맹국 is an ally, and no alliance."""
    terms = [*TERMS, concept("thaad", ko="사드", en="THAAD")]
    assert ("T101", "error") not in found(source, target, only="T", concepts=terms)


def test_latin_letters_kept_are_info(found):
    """NATO may stay NATO in a Korean text."""
    texts = "NATO expands", "NATO는 확대된다"
    assert found(*texts, "en-ko", only="T", concepts=TERMS) == [("T101", "info")]


def test_a_deprecated_term(found):
    """It is named, with what is to be used."""
    texts = "교전규칙에 따라", "under the fighting rules"
    assert found(*texts, only="T", concepts=TERMS) == [("T102", "error")]
    (finding,) = check([pair(*texts)], TERMS, codes=frozenset({"T102"}))
    assert finding.expected == "rules of engagement / ROE"
    assert finding.found == "fighting rules"
    assert finding.target_span == (10, 24)


def test_a_deprecated_term_beside_the_right_one(found):
    """Both stand there: it is found."""
    texts = "교전규칙이란", "Rules of engagement, or fighting rules, are"
    assert ("T102", "error") in found(*texts, only="T", concepts=TERMS)


def test_a_deprecated_term_within_the_right_one(found):
    """It is a part of it, and no term by itself."""
    terms = [concept("c", ko="연합사", en="Combined Forces Command|-Forces Command")]
    assert found("연합사는", "The Combined Forces Command", only="T", concepts=terms) == []


def test_a_deprecated_term_of_something_that_is_not_in_the_source(found):
    """May be right there."""
    assert found("규칙이다", "these are fighting rules", only="T", concepts=TERMS) == []


REJECTED = [
    concept("no", ko="준동맹", en="semi-alliance", status=Status.REJECTED),
    concept("yes", ko="준동맹", en="quasi-alliance"),
]


def test_a_rejected_equivalent(found):
    """It was looked at, and is not to be used for this term."""
    texts = "준동맹 관계", "a semi-alliance"
    assert ("T103", "warning") in found(*texts, only="T", concepts=REJECTED)


def test_rejected_entries_are_never_asked_for(found):
    """Their terms hide no others, either."""
    terms = [REJECTED[0], concept("relation", ko="준동맹 관계", en="quasi-alliance relations")]
    assert found("준동맹 관계", "quasi-alliance relations", only="T", concepts=terms) == []
    assert found("준동맹이다", "it is one", only="T", concepts=[REJECTED[0]]) == []


def test_what_another_entry_allows_is_not_rejected(found):
    """A rejected duplicate of a good entry says nothing."""
    terms = [concept("a", ko="동맹", en="alliance"), REJECTED[1]]
    terms.append(concept("b", ko="동맹", en="alliance", status=Status.REJECTED))
    assert found("동맹", "alliance", only="T103", concepts=terms) == []


def test_an_admitted_term_is_info(found):
    """It will do, and there is a better one."""
    texts = "한미동맹은", "The Korea-US alliance is"
    assert found(*texts, only="T106", concepts=TERMS) == [("T106", "info")]
    assert found("한미동맹은", "The ROK-U.S. alliance", only="T106", concepts=TERMS) == []


def test_a_term_is_reported_once(found):
    """However often it stands in the segment."""
    texts = "동맹은 동맹이고 동맹이다", "A pact is a pact is a pact"
    assert found(*texts, only="T", concepts=TERMS) == [("T101", "error")]


def test_an_empty_translation_has_no_terms_missing(found):
    """U201 says all there is to say."""
    assert found("동맹은", "", concepts=TERMS) == [("U201", "error")]
