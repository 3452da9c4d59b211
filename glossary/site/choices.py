"""Which entries an address asks for: `?lang=ko,en&status=approved&subject=…&reliability=3`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.export import Choice
from glossary.language import LANGUAGES
from glossary.model import Status

if TYPE_CHECKING:
    from glossary.site.visit import Visit

ARGUMENTS = ("lang", "status", "subject", "reliability")


def choice(visit: Visit) -> Choice:
    """What is asked for; raises InvalidInput."""
    return Choice(
        languages=languages(",".join(visit.arguments("lang"))) or None,
        statuses=_statuses(",".join(visit.arguments("status"))) or None,
        reliability=_reliability(visit.argument("reliability")),
        subjects=tuple(visit.arguments("subject")),
    )


def languages(text: str) -> tuple[str, ...]:
    """The languages in `ko,en`; raises InvalidInput."""
    codes = _parts(text)
    for code in codes:
        if code not in LANGUAGES:
            raise InvalidInput(
                f"There is no language {code!r} here: use {', '.join(LANGUAGES)}."
            )
    if len(set(codes)) < len(codes):
        raise InvalidInput(f"{text!r}: name each language once, as in ko,en,ja.")
    return codes


def _statuses(text: str) -> tuple[Status, ...]:
    names = _parts(text)
    if "all" in names:
        return tuple(Status)
    known = {str(status): status for status in Status}
    for name in names:
        if name not in known:
            raise InvalidInput(f"There is no status {name!r}: use {', '.join(known)}, or all.")
    return tuple(known[name] for name in dict.fromkeys(names))


def _reliability(text: str) -> int | None:
    if text not in {"", "1", "2", "3", "4"}:
        raise InvalidInput(f"{text!r} is no reliability: it is 1, 2, 3 or 4.")
    return int(text) if text else None


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())
