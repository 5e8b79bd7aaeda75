"""How long a save, a search and an opening take with many bookmarks: `python -m benchmarks.store [--sizes N ...]`.

A save is timed until it is durable. The store is filled in one transaction, with history, in a temporary folder
on the disk of the current folder (a temporary file system in memory would not show what syncing costs).
"""

from __future__ import annotations

import argparse
import contextlib
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.table import Row, print_table
from sitrep.bookmarks import disk, history, kinship, rows
from sitrep.bookmarks.filters import Query
from sitrep.bookmarks.record import Bookmark, article_text, make
from sitrep.bookmarks.store import open_store
from sitrep.bookmarks.tables import BOOKMARK
from sitrep.errors import FilterError
from sitrep.model import Article

SIZES = (0, 10_000, 100_000)
SAVES = 300
SAVE_MS, SEARCH_MS, OPEN_MS, VISIT_MS, LIST_MS = 20.0, 150.0, 5.0, 20.0, 50.0

_TEXT = (
    "minister budget court energy storm harbour council strike vote report border hospital river market union"
    " climate election inquiry satellite school bridge війська область переговори удар оборона café Москва"
)
_WORDS = _TEXT.split()
_SEARCHES = (
    "marker77",
    "ОБОРОНА cafe",
    "harbour inquiry satellite",
    "zzznothing",
    "enothing",
    "оборонець",
    "e",
)
_FILTERS = (
    "section:battlefield -state:lost",
    "tag:harbour",
    "harbour satellite",
    "note:minister",
    "marker777",
    "before:2026",
    "оборона",
)
WINDOW = 90
"""As many bookmarks as the list reads at once (tui/widgets/window.py)."""

_SHOWN = 50
"""How many results a search asks for: more than any screen shows at once."""


def bookmark(number: int) -> Bookmark:
    """A bookmark of a passage of about 300 characters with a short note, the same for the same number."""
    chance = random.Random(number)

    def text(words: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(words))

    paragraphs = (text(20), f"{text(40)} marker{number}", text(20))
    name = f"{number // 8}"
    article = Article(f"article-{name}", text(8), f"https://example.org/{name}", paragraphs)
    tags = (chance.choice(_WORDS),)
    made = make(article, 1, 0, len(paragraphs[1]), "battlefield", text(15), tags, measured=False)
    made = replace(made, sketch=kinship.sketch(article_text(article)), rival=1.0, twin=0.0)
    return replace(made, id=f"b-{number:07d}", created=f"2026-01-01T00:00:00.{number:06d}Z")


def fill(path: Path, size: int) -> None:
    """A store with that many bookmarks and the history of each."""
    disk.create(path)
    with contextlib.closing(disk.connect(path)) as db:
        db.execute("PRAGMA cache_size=-500000")
        with disk.transaction(db):
            for number in range(size):
                made = bookmark(number)
                history.change(db, "create", made.quote, [(BOOKMARK, made.id, rows.row(made))], made.title)
    if hasattr(os, "sync"):
        os.sync()  # or the first saves would wait for the rest of this one


def measure(folder: Path, size: int) -> list[Row]:
    """Opening, saving and searching a store of that many bookmarks."""
    path = folder / f"bookmarks-{size}.sqlite3"
    fill(path, size)
    opens = [_timed(lambda: open_store(path).close()) for _ in range(50)]
    with open_store(path) as store:
        fresh = [bookmark(1_000_000 + number) for number in range(SAVES)]
        saves = [_timed(lambda made=made: store.save(made)) for made in fresh]  # type: ignore[misc]
        searches = [_search(path, words) for words in _SEARCHES]
        one = Article("article-1", "x", "https://example.org/1", ())
        visits = [_timed(lambda: store.for_article(one)) for _ in range(20)]
        chance = random.Random(0)
        words = tuple(" ".join(chance.choice(_WORDS) for _ in range(100)) for _ in range(20))
        long = Article("long", "x", "https://example.org/none", (*words, bookmark(size // 2).paragraph_text))
        overlaps = [_timed(lambda: store.for_article(long)) for _ in range(20)]
        everything = _timed(store.all)
        first = _cpu(lambda: (store.page(limit=WINDOW), store.tally()))
        keys, counts = _typed(path)
        last = _cpu(lambda: store.page(Query(), "article", WINDOW, max(0, size - WINDOW)))
        check = _timed(store.check)
    path.unlink()
    return [
        Row("open, median", statistics.median(opens), "ms", OPEN_MS),
        Row("save, median", statistics.median(saves), "ms"),
        Row("save, 99th percentile", _at(saves, 0.99), "ms", SAVE_MS),
        Row("search, median of the slowest words", max(searches), "ms", SEARCH_MS),
        Row("those of an article, median", statistics.median(visits), "ms", VISIT_MS),
        Row("those of an article of 2,000 words by its text", statistics.median(overlaps), "ms", VISIT_MS),
        Row("all of them", everything, "ms"),
        Row("list of bookmarks: first part and counts, CPU", first, "ms", LIST_MS),
        Row("list of bookmarks: last part by article, CPU", last, "ms", LIST_MS),
        Row("rows after a key of a filter, median, CPU", statistics.median(keys.values()), "ms"),
        Row(
            "rows after a key of a filter, 95th percentile, CPU",
            _at(list(keys.values()), 0.95),
            "ms",
            LIST_MS,
        ),
        Row(f"rows after the slowest, {max(keys, key=keys.__getitem__)!r}, CPU", max(keys.values()), "ms"),
        Row("their count, which follows, median, CPU", statistics.median(counts.values()), "ms"),
        Row(f"the slowest count, {max(counts, key=counts.__getitem__)!r}, CPU", max(counts.values()), "ms"),
        Row("check of the whole file", check, "ms"),
    ]


def _typed(path: Path) -> tuple[dict[str, float], dict[str, float]]:
    """Milliseconds of CPU of the rows, and of their count, after each key as the filters are typed."""
    rows_after: dict[str, float] = {}
    counts: dict[str, float] = {}
    for text in _FILTERS:
        with open_store(path) as store:  # a fresh one remembers nothing of what was typed before
            for end in range(1, len(text) + 1):
                typed = text[:end]
                with contextlib.suppress(FilterError):  # a date half typed
                    query = store.query(typed)
                    rows_after[typed] = _cpu(lambda q=query: store.page(q, limit=WINDOW), turns=1)  # type: ignore[misc]
                    counts[typed] = _cpu(lambda q=query: store.tally(q), turns=1)  # type: ignore[misc]
    return rows_after, counts


def _cpu(work: Callable[[], object], turns: int = 9) -> float:
    """The median of milliseconds of CPU."""
    times = []
    for _ in range(turns):
        begun = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begun))
    return statistics.median(times)


def _search(path: Path, words: str) -> float:
    """The median of milliseconds, each time in a store that remembers nothing."""
    times = []
    for _ in range(9):
        with open_store(path) as store:
            times.append(_timed(lambda: store.search(words, limit=_SHOWN)))
    return statistics.median(times)


def _timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    begun = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - begun)


def _at(times: list[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def main() -> int:
    """Exit code 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--sizes", type=int, nargs="+", default=list(SIZES))
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix=".store-", dir=Path.cwd()) as folder:
        held = [
            print_table(f"The bookmark store, {size:,} bookmarks", measure(Path(folder), size))
            for size in options.sizes
        ]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
