"""What lengths say."""

from glossary.sentence_alignment.length import Lengths, is_wide


def test_equal_lengths_speak_for_a_pair_and_unequal_ones_against():
    """In a document twice as long as the other, twice as long is right."""
    source = ["가나다라마" * 2, "가나다라마" * 8]
    target = ["abcdefghij" * 2, "abcdefghij" * 8]
    lengths = Lengths(source, target)
    assert lengths.score(0, 1, 0, 1) > 0 > lengths.score(0, 1, 1, 1)


def test_both_halves_of_a_sentence_go_with_it():
    """One to two is likelier than one to one half."""
    lengths = Lengths(
        ["가" * 40, "나" * 20, "다" * 60], ["a" * 40, "b" * 40, "c" * 40, "d" * 120]
    )
    assert lengths.score(0, 1, 0, 2) > lengths.score(0, 1, 0, 1)


def test_latin_letters_are_as_long_in_korean_as_in_english():
    """A sentence that is a name is not half of its translation."""
    names = ["PY_SSIZE_T_CLEAN"] * 2
    lengths = Lengths([*names, "가나다라마바사아"], [*names, "abcdefghijklmnop"])
    assert lengths.score(0, 1, 0, 1) > 0


def test_documents_of_no_length_do_no_harm():
    """Empty sentences are sentences."""
    assert Lengths(["", ""], [""]).score(0, 2, 0, 1) < 10


def test_the_variance_is_learnt_from_pairs():
    """Where sentences are equally long to the letter, a little difference says more."""
    source = ["가" * n for n in range(20, 60)]
    target = ["a" * n for n in range(20, 60)]
    strict, lax = Lengths(source, target), Lengths(source, target)
    strict.learn((n, n) for n in range(40))
    assert strict.score(0, 1, 9, 1) < lax.score(0, 1, 9, 1)


def test_scripts():
    """By most of the sentences."""
    assert is_wide(["한미동맹", "GSOMIA", "日本"])
    assert not is_wide(["alliance", "한미 is Korean", "treaty", "pact"])
    assert not is_wide([])
