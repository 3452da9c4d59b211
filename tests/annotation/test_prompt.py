"""The instruction for whoever translates a text."""

from glossary.annotation import About, Annotator, prompt


def lines(base, text, targets=("en",)):
    """The instruction for a text."""
    annotator = Annotator(base, "ko", targets)
    return list(prompt(annotator.passages([text]), About("", "ko", targets)))


def test_each_term_once_in_the_order_of_the_text(base):
    """With what else will do and what will not."""
    text = "동맹과 한미동맹, 다시 동맹과 한미 동맹."
    assert lines(base, text) == [
        "Translate from Korean into English.",
        "Use these terms exactly as given, inflected where grammar asks for it:",
        "- 동맹 → alliance",
        "- 한미동맹 → ROK-U.S. alliance (also Korea-U.S. alliance; never US-Korea league)",
    ]


def test_several_languages(base):
    """Each equivalent says which it is in."""
    assert lines(base, "한미동맹", ("ja", "en"))[2] == (
        "- 한미동맹 → ja: 米韓同盟 | en: ROK-U.S. alliance"
        " (also Korea-U.S. alliance; never US-Korea league)"
    )


def test_a_term_that_should_not_be_in_the_text(base):
    """The translator is told what it means."""
    assert (
        lines(base, "미한동맹", ("ja",))[2]
        == "- 미한동맹 → 米韓同盟 | (the text means 한미동맹)"
    )


def test_nothing_to_say(base):
    """No term, or none with an equivalent: no lines."""
    assert lines(base, "없다") == []
    assert lines(base, "동맹", ("ja",)) == []
