"""How fast articles are sorted: `python -m benchmarks.sorting_speed`.

The first times are those of a fresh process, as every start of the program pays them; the rate is of one
process on a long article.
"""

from __future__ import annotations

import sys
import time

from benchmarks.fresh import ARTICLE, medians
from benchmarks.table import Row, print_table

PASSAGES = 10_000

FRESH = """
import json, sys, time
start = time.perf_counter()
from sitrep.reading import read
from sitrep.sorting import load_profile, sort
imported = time.perf_counter()
profile = load_profile("conflict")
loaded = time.perf_counter()
article = read(sys.argv[1])
have = time.perf_counter()
sort(article.paragraphs, profile)
done = time.perf_counter()
print(json.dumps([imported - start, loaded - imported, have - loaded, done - have]))
"""


def rows(processes: int = 9) -> list[Row]:
    """Medians over that many fresh processes, and the rate on one long article."""
    imported, loaded, read, sorted_ = medians(FRESH, processes)
    return [
        Row("import of reading and sorting", imported, "ms"),
        Row("load the profile", loaded, "ms"),
        Row("read the default article", read, "ms"),
        Row("sort the default article, first time", sorted_, "ms"),
        Row("sort 10,000 passages: passages a second", _rate(), "1/s"),
    ]


def _rate() -> float:
    from sitrep.reading import read
    from sitrep.sorting import load_profile, sort

    paragraphs = read(str(ARTICLE)).paragraphs
    long = (paragraphs * (PASSAGES // len(paragraphs) + 1))[:PASSAGES]
    profile = load_profile("conflict")
    start = time.perf_counter()
    sort(long, profile)
    return PASSAGES / (time.perf_counter() - start)


def main() -> int:
    return int(not print_table("Sorting, medians", rows()))


if __name__ == "__main__":
    sys.exit(main())
