"""Names of countries and regions."""

import pytest

from glossary import places


@pytest.mark.parametrize("name", ["호주", "대한민국", "중동", "중앙아프리카 공화국"])
def test_a_place(name):
    """Its everyday name and its formal one, however it is spaced."""
    assert places.is_place(name)


@pytest.mark.parametrize("name", ["호주 해군", "유엔", "나토", ""])
def test_no_place(name):
    """More than a place, and what is an organisation."""
    assert not places.is_place(name)


def test_every_short_name_leads_to_a_territory():
    """A typing error in the table would show here."""
    for name, code in places._SHORT_NAMES.items():
        assert code in places.territories("ko"), name
