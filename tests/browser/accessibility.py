"""What axe-core has to say of a page, by the rules of WCAG 2.2 AA."""

import pytest

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page):
    """The rules that are broken, each with the first element that breaks it."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": {"type": "tag", "values": TAGS}})
    return [(v["id"], v["nodes"][0]["html"][:200]) for v in found.response["violations"]]
