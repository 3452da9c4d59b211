"""Translate-toolkit's tmdb: run by an interpreter that has translate-toolkit 3.18.1.

`python memory_tmdb.py DATABASE SECONDS < job`, a job being JSON: units and queries. Prints
JSON: the seconds it took to build, and for each query the seconds and the best source.
"""

from __future__ import annotations

import json
import sys
import time


def main() -> None:
    """Build, ANALYZE (without which each look-up takes most of a minute), look up."""
    from translate.storage import (  # type: ignore[attr-defined] # noqa: PLC0415
        tmdb,  # only the throw-away interpreter has it
    )

    database, seconds = sys.argv[1], float(sys.argv[2])
    job = json.load(sys.stdin)
    started = time.perf_counter()
    memory = tmdb.TMDB(database, max_candidates=5, min_similarity=70)
    for source, target in job["units"]:
        memory.add_dict(
            {"source": source, "target": target, "context": ""}, "ko", "en", commit=False
        )
    memory.connection.commit()
    memory.connection.execute("ANALYZE")
    built = time.perf_counter() - started
    answers = []
    end = time.perf_counter() + seconds
    for query in job["queries"]:
        before = time.perf_counter()
        found = memory.translate_unit(query, "ko", "en")
        answers.append((time.perf_counter() - before, found[0]["source"] if found else ""))
        if time.perf_counter() > end:
            break
    json.dump({"built": built, "answers": answers}, sys.stdout)


if __name__ == "__main__":
    main()
