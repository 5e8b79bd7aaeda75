"""How often bookmarks find their words in edited articles: `python -m benchmarks.anchors [--corpus DIR] [--seed N]`.

Each trial marks words in an article, edits the article in one of the ways of kinds.py, and asks where the bookmark is.
A wrong anchor is silent when it is called the same or moved; also when the marked words say something else now and
are called the same. Besides, how far versions of one article and different articles are apart, and the times.
"""

from __future__ import annotations

import argparse
import random
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import wordings
from benchmarks.edits import Paragraphs
from benchmarks.kinds import KINDS, Kind
from benchmarks.table import Row, print_table
from benchmarks.wordings import CLOSE, OPEN
from sitrep.bookmarks import kinship
from sitrep.bookmarks.anchor import Place, Version, place, places
from sitrep.bookmarks.difference import says_the_same
from sitrep.bookmarks.fold import fold
from sitrep.bookmarks.record import article_text, make
from sitrep.model import Article
from sitrep.sentences import sentences

VERDICTS = ("right", "rough", "lost", "wrong", "silent")
"""Found; found with other ends; not found though there; called changed at a wrong place; silently wrong."""

LONG = 40
EVERYDAY_LEAST, PLACE_MS, MAKE_MS = 98.0, 10.0, 20.0
OWN_CORPUS = Path(__file__).parents[1] / "tests" / "corpus"


class Outcome(NamedTuple):
    """One trial: what was asked, what was found, and what to think of it."""

    kind: Kind
    quote: str
    found: Place
    verdict: str
    story: str


def articles(folder: Path, names: str = "*.txt") -> list[Paragraphs]:
    """The articles of a folder whose files have such names: paragraphs with blank lines between."""
    found = sorted(folder.glob(names))
    return [
        [text for text in path.read_text(encoding="utf-8").split("\n\n") if text.strip()] for path in found
    ]


def as_article(paragraphs: Paragraphs) -> Article:
    return Article("id", "Title", "/article.txt", tuple(text.strip() for text in paragraphs))


def mark(paragraphs: Paragraphs, chance: random.Random) -> Paragraphs:
    """Mark a sentence (45 %), a paragraph or several sentences (20 %), a phrase (20 %) or one to four words."""
    while True:
        number = chance.randrange(len(paragraphs))
        text = paragraphs[number].strip()
        spans = sentences(text)
        if not spans:
            continue
        roll, at = chance.random(), chance.randrange(len(spans))
        start, end = spans[at]
        if 0.45 <= roll < 0.55:
            start, end = spans[0][0], spans[-1][1]
        elif 0.55 <= roll < 0.65:
            end = spans[min(len(spans) - 1, at + chance.randrange(1, 3))][1]
        elif roll >= 0.65:
            words = [m.span() for m in re.finditer(r"\S+", text[start:end])]
            count = chance.randrange(7, 16) if roll < 0.85 else chance.randrange(1, 5)
            if len(words) <= count:
                continue
            first = chance.randrange(len(words) - count)
            start, end = start + words[first][0], start + words[first + count - 1][1]
        if end - start >= 4:
            marked = text[:start] + OPEN + text[start:end] + CLOSE + text[end:]
            return [*paragraphs[:number], marked, *paragraphs[number + 1 :]]


def unmarked(paragraphs: Paragraphs) -> tuple[Article, tuple[int, int] | None]:
    """The article, and where the marked words are in its text, if they still are."""
    text = article_text(as_article(paragraphs))
    whole = as_article([one.replace(OPEN, "").replace(CLOSE, "") for one in paragraphs])
    if OPEN not in text or CLOSE not in text:
        return whole, None
    start = text.index(OPEN)
    return whole, (start, text.index(CLOSE) - 1)


def trials(texts: list[Paragraphs], passages: int, seed: str, only: str = "") -> Iterator[Outcome]:
    """Every kind of edit (whose name holds `only`) on `passages` passages of each article."""
    for number, paragraphs in enumerate(texts):
        for passage in range(passages):
            for kind in (kind for kind in KINDS if only in kind.name):
                chance = random.Random(f"{seed}/{number}/{passage}/{kind.name}")
                yield trial(kind, paragraphs, chance)


def trial(kind: Kind, paragraphs: Paragraphs, chance: random.Random) -> Outcome:
    """Mark, edit, look."""
    before = kind.before(mark(paragraphs, chance), chance)
    old, span = unmarked(before)
    assert span is not None
    version = Version(old)
    (first, *_) = version.spans(*span)
    start = version.starts[first.paragraph]
    made = make(old, first.paragraph, span[0] - start, span[1] - start, "overview")
    new, truth = unmarked(kind.after(before, chance))
    seen = Version(new)
    found = place(made, seen)
    verdict = judge(made.quote, version, span, seen, truth, found)
    story = f"{made.quote!r}\n  rival {made.rival} twin {made.twin} count {made.count} → {found.state} "
    story += repr(" / ".join(seen.text[slice(*_global(seen, one))] for one in found.spans))
    if truth:
        story += f"\n  truth {seen.text[truth[0] : truth[1]]!r}"
    return Outcome(kind, made.quote, found, verdict, story)


def _global(version: Version, span: tuple[int, int, int]) -> tuple[int, int]:
    return version.starts[span[0]] + span[1], version.starts[span[0]] + span[2]


def judge(
    quote: str, old: Version, was: tuple[int, int], new: Version, truth: tuple[int, int] | None, found: Place
) -> str:
    """One of VERDICTS."""
    if not found.spans:
        return "right" if truth is None else "lost"
    start, end = _global(new, found.spans[0])[0], _global(new, found.spans[-1])[1]
    quiet = found.state in ("same", "moved")
    if quiet and (
        fold(new.text[start:end]).text != fold(quote).text
        or (truth and not says_the_same(quote, new.text[truth[0] : truth[1]]))
    ):
        return "silent"
    if truth is None:
        return "silent" if quiet else "wrong"
    share = max(0, min(end, truth[1]) - max(start, truth[0])) / (
        max(end, truth[1]) - min(start, truth[0]) or 1
    )
    if share >= 0.8:
        return "right"
    if share >= 0.3 or truth[0] <= start < end <= truth[1] or start <= truth[0] < truth[1] <= end:
        return "rough"
    return "silent" if quiet else "wrong"


def times(texts: list[Paragraphs], words: int = 2000) -> list[Row]:
    """CPU time of finding and of making a bookmark in an article of so many words, half of its paragraphs edited."""
    chance = random.Random("times")
    long: Paragraphs = []
    for paragraphs in texts:
        long += paragraphs
        if sum(len(text.split()) for text in long) >= words:
            break
    old = as_article(long)
    makes, marks = [], []
    for number, text in enumerate(old.paragraphs):
        begun = time.process_time()
        marks.append(make(old, number, 0, len(text), "overview"))
        makes.append(1000 * (time.process_time() - begun))
    changes = (wordings.typo, wordings.number_updated, wordings.reworded(0.15), wordings.rewritten)
    edited = [chance.choice(changes)(text, chance) if chance.random() < 0.5 else text for text in long]
    new = as_article([wordings.sentence(chance), *edited])
    begun = time.process_time()
    found = places(marks, new)
    mean = 1000 * (time.process_time() - begun) / len(marks)
    states = Counter(one.state for one in found.values())
    total = sum(len(text.split()) for text in long)
    return [
        Row(f"finding a bookmark again, mean ({total:,} words)", mean, "ms CPU", PLACE_MS),
        Row("making a bookmark, median", statistics.median(makes), "ms CPU", MAKE_MS),
        Row("making a bookmark, slowest", max(makes), "ms CPU"),
        *(Row(f"  of {len(marks)} bookmarks {state}", number, "") for state, number in states.items()),
    ]


def versions(texts: list[Paragraphs], seed: str) -> list[Row]:
    """How much versions of one article share, after 1 to 6 edits, and how much different articles do."""
    chance = random.Random(f"versions/{seed}")
    usual = [kind.after for kind in KINDS if kind.everyday]
    own, other = [], []
    hashed = [kinship.shingles(article_text(as_article(text))) for text in texts]
    sketches = [kinship.sketch(article_text(as_article(text))) for text in texts]
    for number, paragraphs in enumerate(texts):
        for rounds in range(1, 7):
            edited = paragraphs
            for _ in range(rounds):
                edited = chance.choice(usual)(mark(edited, chance), chance)
                edited = [text.replace(OPEN, "").replace(CLOSE, "") for text in edited]
            text = article_text(as_article(edited))
            own.append(kinship.shared(sketches[number], kinship.shingles(text)))
        other += [kinship.shared(sketches[number], one) for at, one in enumerate(hashed) if at != number]
    missed = sum(share < kinship.SHARE for share in own)
    mistaken = sum(share >= kinship.SHARE for share in other)
    return [
        Row(f"least shared by {len(own):,} edited versions", 100 * min(own), "%"),
        Row(f"most shared by {len(other):,} pairs of articles", 100 * max(other), "%"),
        Row("versions not recognised", 100 * missed / len(own), "%", 2.0),
        Row("articles taken for versions", mistaken, "", 0),
    ]


def print_kinds(outcomes: list[Outcome]) -> None:
    """A line for each kind of edit."""
    print("\nBookmarks in edited articles" + " " * 10 + "".join(f"{name:>8}" for name in VERDICTS))
    for kind in KINDS:
        counted = Counter(one.verdict for one in outcomes if one.kind is kind)
        print(f"  {kind.name:<36}" + "".join(f"{counted[name] or '·':>8}" for name in VERDICTS))


def summary(outcomes: list[Outcome]) -> list[Row]:
    """The figures that have targets."""
    everyday = [one for one in outcomes if one.kind.everyday and len(one.quote) >= LONG]
    short = [one for one in outcomes if one.kind.everyday and len(one.quote) < LONG]
    counted = Counter(one.verdict for one in outcomes)

    def found(some: list[Outcome]) -> float:
        return 100 * sum(one.verdict == "right" for one in some) / max(1, len(some))

    return [
        Row("trials", len(outcomes), ""),
        Row("silent wrong anchors", counted["silent"], "", 0),
        Row("wrong anchors shown as changed", counted["wrong"], ""),
        Row(
            f"not right, everyday edits, from {LONG} characters",
            100 - found(everyday),
            "%",
            100 - EVERYDAY_LEAST,
        ),
        Row(f"not right, everyday edits, under {LONG} characters", 100 - found(short), "%"),
    ]


def main() -> int:
    """Exit code 1 when a target is missed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--corpus", type=Path, help="a folder with more articles")
    parser.add_argument(
        "--passages", type=int, default=1, help="passages marked in each article for each kind"
    )
    parser.add_argument("--seed", default="1")
    parser.add_argument(
        "--show", default="", help="print the trials with these verdicts, such as silent,wrong"
    )
    parser.add_argument("--only", default="", help="only kinds whose name holds this")
    options = parser.parse_args()
    texts = articles(OWN_CORPUS) + (articles(options.corpus) if options.corpus else [])
    outcomes = []
    for one in trials(texts, options.passages, options.seed, options.only):
        outcomes.append(one)
        if one.verdict in options.show.split(","):
            print(f"{one.verdict}, {one.kind.name}: {one.story}")
    print_kinds(outcomes)
    held = [
        print_table("Anchoring", summary(outcomes)),
        print_table("Versions of one article", versions(texts, options.seed)),
        print_table("Anchoring, times", times(texts[::-1])),
    ]
    return int(not all(held))


if __name__ == "__main__":
    sys.exit(main())
