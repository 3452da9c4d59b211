"""Fuzzy look-up with PostgreSQL's pg_trgm: run by an interpreter that has psycopg.

`python memory_pg.py SOCKET USER SECONDS < job`; input and output as those of `memory_tmdb`.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Build the index, look up: candidates by trigrams, ranked by edit similarity."""
    import psycopg  # type: ignore[import-not-found] # noqa: PLC0415 - only there
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import Levenshtein  # noqa: PLC0415

    socket, user, seconds = sys.argv[1], sys.argv[2] or None, float(sys.argv[3])
    job = json.load(sys.stdin)
    with psycopg.connect(host=socket, user=user, dbname="postgres", autocommit=True) as server:
        started = time.perf_counter()
        server.execute("create extension pg_trgm")
        server.execute("create table tm (source text, target text)")
        with server.cursor().copy("copy tm from stdin") as copy:
            for unit in job["units"]:
                copy.write_row(unit)
        server.execute("create index on tm using gin (source gin_trgm_ops)")
        server.execute("analyze tm")
        server.execute("set pg_trgm.similarity_threshold = 0.3")
        built = time.perf_counter() - started
        answers = []
        end = time.perf_counter() + seconds
        for query in job["queries"]:
            before = time.perf_counter()
            rows = server.execute(
                "select source from tm where source %% %s", (query,)
            ).fetchall()
            found = process.extractOne(
                query,
                [row[0] for row in rows],
                scorer=Levenshtein.normalized_similarity,
                score_cutoff=0.7 - 1e-9,
            )
            answers.append((time.perf_counter() - before, found[0] if found else ""))
            if time.perf_counter() > end:
                break
    json.dump({"built": built, "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
