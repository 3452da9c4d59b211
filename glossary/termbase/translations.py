"""What translation services have answered, so that nothing is asked twice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3


@dataclass(frozen=True, slots=True)
class TranslationCache:
    """`glossary.equivalents.sources.Answers` in the termbase."""

    connection: sqlite3.Connection

    def get(self, question: tuple[str, str, str, str]) -> str | None:
        """The answer to `(provider, source language, target language, text)`, if known."""
        row = self.connection.execute(
            "select answer from translation_cache where provider = ?"
            " and source_language = ? and target_language = ? and text = ?",
            question,
        ).fetchone()
        return row["answer"] if row else None

    def put(self, question: tuple[str, str, str, str], answer: str, asked: str) -> None:
        """Keep an answer, at once: whatever happens next, it need not be asked again."""
        self.connection.execute(
            "insert or replace into translation_cache"
            " (provider, source_language, target_language, text, answer, asked)"
            " values (?, ?, ?, ?, ?, ?)",
            (*question, answer, asked),
        )

    def providers(self) -> list[str]:
        """The services that have been asked."""
        rows = self.connection.execute(
            "select distinct provider from translation_cache order by provider"
        )
        return [row["provider"] for row in rows]
