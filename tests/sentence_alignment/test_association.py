"""Words are learnt from beads that are likely right."""

from glossary.sentence_alignment import Bead
from glossary.sentence_alignment.association import learn
from glossary.sentence_alignment.words import words


def learnt(pairs, score=1.0):
    """What pairs of sentences teach, each a bead."""
    source = [words(korean) for korean, _ in pairs]
    target = [words(english) for _, english in pairs]
    beads = [Bead(source=(n,), target=(n,), score=score) for n in range(len(pairs))]
    return learn([(source, target, beads)])


PAIRS = [
    ("동맹 강화", "alliance strong"),
    ("동맹 약화", "alliance weak"),
    ("동맹 확대", "alliance wide"),
    ("훈련 시작", "drill begin"),
    ("훈련 종료", "drill end"),
    ("훈련 연기", "drill late"),
    ("예산 삭감", "budget cut"),
    ("예산 증액", "budget raise"),
    ("예산 편성", "budget make"),
]


def test_words_that_come_together_belong_together():
    """Three times together and never apart."""
    found = learnt(PAIRS)
    assert set(found) == {"동맹", "훈련", "예산"}
    assert set(found["동맹"]) == {"allianc"}
    assert 0.5 < found["동맹"]["allianc"] <= 0.9


def test_doubtful_beads_teach_nothing():
    """Nor do those with one side only."""
    assert learnt(PAIRS, score=0.3) == {}
    assert learn([([words("가나")], [], [Bead(source=(0,), target=(), score=1.0)])]) == {}


def test_once_is_chance():
    """A word that was seen once may go with anything."""
    assert learnt(PAIRS[::3]) == {}
