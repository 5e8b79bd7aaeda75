"""How fast who, where, when and what is said are found: `python -m benchmarks.facts_speed`.

Times are CPU time of one core, so that other work on the machine does not enter. The first ones are those of
fresh processes; the rate is that of the labelled articles in tests/corpus in a warm process.
"""

from __future__ import annotations

import sys
import time

from benchmarks.fresh import ROOT, medians
from benchmarks.table import Row, print_table

FRESH = """
import json, sys, time
from sitrep.briefing import brief
from sitrep.reading import read
briefing = brief(read(sys.argv[1]))
start = time.process_time()
from sitrep.facts import find
imported = time.process_time()
from sitrep.facts.tables import tables
tables()
loaded = time.process_time()
find(briefing.article, briefing.passages)
done = time.process_time()
find(briefing.article, briefing.passages)
again = time.process_time()
print(json.dumps([imported - start, loaded - imported, done - loaded, again - done]))
"""


def rows(processes: int = 9) -> list[Row]:
    """Medians over that many fresh processes, and passages a second over the corpus."""
    imported, loaded, once, again = medians(FRESH, processes)
    return [
        Row("import of facts", imported, "ms"),
        Row("load the tables", loaded, "ms"),
        Row("find in the default article, first time", once, "ms", 25),
        Row("find in the default article, again", again, "ms", 25),
        Row("1,500 passages of the corpus", 1_500 / _rate() * 1000, "ms", 1000),
    ]


def _rate() -> float:
    """Passages a second, in the best of three rounds."""
    from sitrep.briefing import brief
    from sitrep.facts import find
    from sitrep.reading import read

    briefings = [brief(read(str(path))) for path in sorted((ROOT / "tests" / "corpus").glob("*.txt"))]
    passages = sum(len(briefing.passages) for briefing in briefings)
    rounds = []
    for _ in range(3):
        start = time.process_time()
        for briefing in briefings:
            find(briefing.article, briefing.passages)
        rounds.append(time.process_time() - start)
    return passages / min(rounds)


def main() -> int:
    return int(not print_table("Who, where, when, said: medians of CPU time", rows()))


if __name__ == "__main__":
    sys.exit(main())
