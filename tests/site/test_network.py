"""The picture of a network."""

from itertools import combinations

import pytest

from glossary.site.network import HEIGHT, WIDTH, draw
from glossary.termbase.cooccurrence import Edge, Network, Node


def network(count, pairs):
    """Entries with long names, so many and so paired."""
    return Network(
        [
            Node(concept=f"c{n}", ko=f"한미일안보협력{n}", en="", ja="", sentences=n + 1)
            for n in range(count)
        ],
        [Edge(first=a, second=b, together=2, surprise=float(10 + a)) for a, b in pairs],
        100,
    )


RING = [(n, n + 1) for n in range(39)] + [(0, 39), (3, 17), (5, 30), (8, 22)]


def box(placed):
    """Left, top, right, bottom of a circle with its label of 15 units' height."""
    half = max(placed.radius, sum(15 if ord(c) > 127 else 9 for c in placed.label) / 2)
    return (placed.x - half, placed.y - placed.radius, placed.x + half, placed.baseline)


def test_the_same_network_is_drawn_the_same():
    """To the digit."""
    assert draw(network(40, RING)) == draw(network(40, RING))


def test_everything_is_within_the_picture():
    """Labels, too."""
    for placed in draw(network(40, RING)).nodes:
        left, top, right, bottom = box(placed)
        assert left >= 0
        assert top >= 0
        assert right <= WIDTH
        assert bottom <= HEIGHT


@pytest.mark.parametrize("pairs", [RING, [(0, n) for n in range(1, 40)], [(0, 1), (2, 3)]])
def test_no_label_covers_another(pairs):
    """Forty entries in a ring, around one of them, or hardly connected."""
    for a, b in combinations(map(box, draw(network(40, pairs)).nodes), 2):
        apart = a[2] <= b[0] or b[2] <= a[0] or a[3] <= b[1] or b[3] <= a[1]
        assert apart, (a, b)


def test_who_is_connected_is_near():
    """Of two groups of five, each is nearer to its own than to the others."""
    pairs = [p for group in (range(5), range(5, 10)) for p in combinations(group, 2)]
    nodes = draw(network(10, pairs)).nodes

    def distance(a, b):
        return ((nodes[a].x - nodes[b].x) ** 2 + (nodes[a].y - nodes[b].y) ** 2) ** 0.5

    together = [distance(a, b) for a, b in pairs]
    between = [distance(a, b) for a in range(5) for b in range(5, 10)]
    assert sum(together) / len(together) < 0.7 * sum(between) / len(between)


def test_the_circle_shows_how_frequent_an_entry_is():
    """Its area: a quarter of the sentences, half the radius."""
    sizes = {p.node.sentences: p.radius for p in draw(network(40, RING)).nodes}
    assert sizes[40] == 14
    assert sizes[10] == 7
    assert sizes[1] == 5


def test_the_strongest_pair_has_the_thickest_line():
    """Five units; nothing at all would have one."""
    lines = draw(network(40, RING)).lines
    assert max(line.thickness for line in lines) == 5
    assert min(line.thickness for line in lines) == pytest.approx(1 + 4 * 10 / 48, abs=0.05)


def test_a_long_name_is_cut():
    """After eleven characters, with an ellipsis."""
    long = Node(concept="c", ko="가나다라마바사아자차카타파", en="", ja="", sentences=1)
    assert draw(Network([long], [], 1)).nodes[0].label == "가나다라마바사아자차카…"


def test_nothing_is_drawn_of_nothing():
    """An empty network has an empty picture."""
    picture = draw(Network([], [], 0))
    assert (picture.nodes, picture.lines) == ([], [])
