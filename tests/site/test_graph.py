"""An entry drawn among those it is related to."""

import pytest

from glossary.site.graph import WIDTH, graph


def row(name, **others):
    """A row of `entry`, as far as a drawing reads it."""
    return {"concept": f"id-{name}", "ko": name, "en": "", "ja": ""} | others


def rows(count):
    return [row(str(number)) for number in range(count)]


def test_broader_above_narrower_below_others_beside():
    """Where an entry stands says what it is to the one in the middle."""
    drawn = graph(
        "가운데",
        "ko",
        {
            "broader": [row("위")],
            "narrower": [row("아래")],
            "related": [row("오른쪽")],
            "see": [row("왼쪽")],
        },
    )
    above, below, right, left = drawn.boxes
    middle = drawn.middle
    assert (above.x, below.x) == (middle.x, middle.x) == (WIDTH // 2, WIDTH // 2)
    assert above.y < middle.y < below.y
    assert left.x < middle.x < right.x
    assert left.y == right.y == middle.y
    assert [caption.kind for caption in drawn.captions] == [
        "broader",
        "narrower",
        "related",
        "see",
    ]


@pytest.mark.parametrize("count", range(1, 9))
@pytest.mark.parametrize("kind", ["broader", "narrower", "related", "see"])
def test_nothing_stands_on_another(kind, count):
    """However many there are, boxes keep apart and within the drawing."""
    drawn = graph("가운데", "ko", {kind: rows(count), "related": rows(3)})
    boxes = [*drawn.boxes, drawn.middle]
    for number, one in enumerate(boxes):
        assert one.width / 2 <= one.x <= WIDTH - one.width / 2
        assert one.height / 2 <= one.y <= drawn.height - one.height / 2
        for other in boxes[:number]:
            assert abs(one.x - other.x) >= one.width or abs(one.y - other.y) > one.height


def test_six_of_a_kind_are_drawn():
    """More would not be read; the list beneath has them all."""
    drawn = graph("가운데", "ko", {"narrower": rows(50), "related": rows(50)})
    assert len(drawn.boxes) == 12


def test_nothing_related_nothing_drawn():
    """There is no drawing of one box."""
    assert graph("가운데", "ko", {}) is None


def test_a_box_has_the_first_term():
    """In Korean, else English, else Japanese; whole names are kept beside the label."""
    korean = row("한미동맹; 한·미 동맹")
    english = row("", en="Treaty on the Non-Proliferation of Nuclear Weapons; NPT")
    drawn = graph("가운데", "ko", {"related": [korean, english, row("", concept="bare")]})
    assert [(box.label, box.language) for box in drawn.boxes] == [
        ("한미동맹", "ko"),
        ("Treaty on the Non-Pr…", "en"),
        ("bare", ""),
    ]
    assert drawn.boxes[1].name == "Treaty on the Non-Proliferation of Nuclear Weapons"
