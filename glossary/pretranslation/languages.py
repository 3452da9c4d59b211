"""Which languages a bilingual file is in, by what it says and what a person says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from glossary.errors import InvalidInput
from glossary.language import HOME_REGIONS, language_name, language_tag

if TYPE_CHECKING:
    from glossary.pretranslation.filling import How


@dataclass(frozen=True, slots=True)
class Languages:
    """The two languages, as the memory has them."""

    source: str
    target: str
    written_target: str
    """As it is written into a file that does not say it."""

    @classmethod
    def of(cls, source: str | None, target: str | None, how: How) -> Languages:
        """From what a file says. Raises InvalidInput where nobody says, or both differ."""
        from_ = _agreed(source or "", how.source, "translated from", "--from")
        to = _agreed(target or "", how.target, "translated into", "--to")
        if from_ == to:
            raise InvalidInput(
                f"The file is in {language_name(from_)}: name another language to translate "
                "it into with --to."
            )
        return cls(from_, to, target or written(to))


def written(code: str) -> str:
    """A language with its region, as translation tools want it: ko-KR.

    >>> written("ko"), written("fr")
    ('ko-KR', 'fr')
    """
    return f"{code}-{HOME_REGIONS[code]}" if code in HOME_REGIONS else code


def _agreed(said: str, asked: str, what: str, option: str) -> str:
    found = language_tag(said) if said else None
    if found is None and not asked:
        wrong = f"says {said!r}, which is no language" if said else "does not say it"
        raise InvalidInput(
            f"Which language is it {what}? The file {wrong}: say it with {option}."
        )
    if found is not None and asked and found.code != asked:
        raise InvalidInput(
            f"The file is {what} {language_name(found.code)}, not {language_name(asked)}: "
            f"leave {option} out, or take another file."
        )
    return found.code if found is not None else asked
