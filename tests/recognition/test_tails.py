"""What is attached to a noun."""

import pytest

from glossary.recognition.tails import Tail, ending, judge


def tail(word, noun):
    """What the rest of a word makes of a noun that it begins with."""
    assert word.startswith(noun)
    return judge(ending(noun[-1]), word.removeprefix(noun))


@pytest.mark.parametrize(
    ("noun", "word"),
    [
        ("동맹", "동맹으로부터의"),
        ("국회", "국회에서는"),
        ("동맹국", "동맹국들에게까지도"),
        ("동맹", "동맹이었습니다"),
        ("회색지대", "회색지대였던"),
        ("사드", "사드라는"),
        ("억제", "억제하는"),
        ("비핵화", "비핵화된"),
        ("철수", "철수시켰다"),
        ("미사일", "미사일로"),
        ("NLL", "NLL을"),
        ("NLL", "NLL를"),
    ],
)
def test_inflections(noun, word):
    """Stacks of particles, the copula, the plural, verbs; after Latin letters both forms."""
    assert tail(word, noun) is Tail.INFLECTION


@pytest.mark.parametrize(
    ("noun", "word"),
    [
        ("안보", "안보을"),  # the form that goes with a consonant
        ("동맹", "동맹를"),
        ("안보", "안보인다"),
        ("이지스", "이지스함"),
        ("핵보유국", "핵보유국인"),  # is it 핵보유국 + 이다 or a person, as in 한국인?
        ("방한", "방한복"),
        ("협정", "협정의가"),  # nothing comes after 의
    ],
)
def test_what_is_not_known(noun, word):
    """Particles of the wrong form, other nouns, what may be two things."""
    assert tail(word, noun) is Tail.UNKNOWN


def test_suffixes():
    """Some leave the word what it is, some make another of it."""
    assert tail("일본측은", "일본") is Tail.SUFFIX
    assert tail("북한군이", "북한") is Tail.SUFFIX
    assert tail("전략적인", "전략") is Tail.DERIVATION
    assert tail("무기화했다", "무기") is Tail.DERIVATION
