"""How well articles are sorted, measured: `python -m benchmarks.quality --corpus DIR [--corpus DIR] [--errors]`.

The corpora are read by `benchmarks.corpus`. A paragraph cut into several passages counts as the section of
its longest one. Printed are

- strict: the share of paragraphs in the labelled section;
- acceptable: in the labelled section or in one that a reasonable editor would accept;
- clear: acceptable, of the paragraphs with exactly one acceptable section, which is a named one;
- sure: acceptable, of the paragraphs whose passage is called sure;
- these for the phrases alone, for the phrases with the word table weighed without the article at hand
  (left out when fitting, from `heldout.json.gz`, which `scripts/fit_words.py` writes), and for the same without
  cutting paragraphs; then by group of articles, and of what is labelled twice, where a section that either
  labelling accepts counts as accepted;
- precision, recall and F1 per section and their mean (macro-F1) on strict labels, and who was taken for whom;
- how many paragraphs are cut, and how many of the parts stand in an acceptable section;
- acceptable by steps of confidence, and the speed with the table that ships.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from benchmarks.corpus import Labelled, labelled, labels
from sitrep.model import Passage
from sitrep.sorting import load_profile, scores, sort
from sitrep.sorting.profile import SHIPPED, Profile, compile_profile, read_profile
from sitrep.sorting.words import WordTable

HELDOUT = Path(__file__).with_name("heldout.json.gz")


class Judged(NamedTuple):
    """A paragraph's passages beside its label; the longest one stands for it."""

    article: str
    passages: tuple[Passage, ...]
    label: str
    accepted: frozenset[str]

    @property
    def passage(self) -> Passage:
        return max(self.passages, key=lambda passage: passage.end - passage.start)

    @property
    def strict(self) -> bool:
        return self.passage.section == self.label

    @property
    def acceptable(self) -> bool:
        return self.passage.section in self.accepted


Tables = dict[str, WordTable]


def heldout_tables() -> Tables:
    """For every article the table of its words, fitted without it; empty when they were not made."""
    if not HELDOUT.is_file():
        return {}
    rows = json.loads(gzip.decompress(HELDOUT.read_bytes()))
    return {name: WordTable(words.get) for name, words in rows.items()}


def judge(articles: Iterable[Labelled], profile: Profile, tables: Tables | None = None) -> list[Judged]:
    """Every labelled paragraph sorted; where there are `tables`, with the one of its article."""
    judged: list[Judged] = []
    for article in articles:
        if tables is not None:
            profile = profile._replace(table=tables.get(article.name))
        passages = sort(article.paragraphs, profile)
        for number, label in enumerate(article.labels):
            own = tuple(passage for passage in passages if passage.paragraph == number)
            judged.append(Judged(article.name, own, label.section, label.accepted))
    return judged


def share(hits: Iterable[bool]) -> str:
    """A share as text, such as ".934"; a dash of nothing."""
    values = list(hits)
    return f"{sum(values) / len(values):.3f}" if values else "  -  "


def is_clear(item: Judged) -> bool:
    return len(item.accepted) == 1 and item.label != "overview"


def figures(name: str, judged: Sequence[Judged]) -> str:
    clear = [item for item in judged if is_clear(item)]
    sure = [item for item in judged if item.passage.sure]
    return (
        f"{name:10} {len(judged):5} passages  strict {share(item.strict for item in judged)}"
        f"  acceptable {share(item.acceptable for item in judged)}"
        f"  clear {share(item.acceptable for item in clear)} of {len(clear)}"
        f"  sure {share(item.acceptable for item in sure)} of {len(sure)}"
    )


def per_section(judged: Sequence[Judged], sections: Sequence[str]) -> str:
    taken = Counter((item.label, item.passage.section) for item in judged)
    lines = [f"{'':12} {'prec':>6} {'recall':>6} {'F1':>6}   labelled, taken for: " + "  ".join(sections)]
    f1s: list[float] = []
    for section in sections:
        right = taken[section, section]
        found = sum(taken[label, section] for label in sections)
        there = sum(taken[section, other] for other in sections)
        precision, recall = right / max(found, 1), right / max(there, 1)
        f1s.append(2 * precision * recall / max(precision + recall, 1e-9))
        row = "  ".join(f"{taken[section, other]:{len(other)}}" for other in sections)
        lines.append(f"{section:12} {precision:6.3f} {recall:6.3f} {f1s[-1]:6.3f}   {'':20} {row}")
    return "\n".join([f"macro-F1 {sum(f1s) / len(f1s):.3f}", *lines])


def calibration(judged: Sequence[Judged]) -> str:
    lines = ["confidence   passages  strict  acceptable"]
    for low, high in ((0.0, 0.4), (0.4, 0.5), (0.5, 0.6), (0.6, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01)):
        step = [item for item in judged if low <= item.passage.confidence < high]
        lines.append(
            f"{low:.1f} to {min(high, 1):.1f}   {len(step):8}   {share(item.strict for item in step)}"
            f"   {share(item.acceptable for item in step)}"
        )
    return "\n".join(lines)


def cuts(judged: Sequence[Judged]) -> str:
    """How many paragraphs are cut, and whether the parts stand where their paragraph may."""
    cut = [item for item in judged if len(item.passages) > 1]
    parts = [passage.section in item.accepted for item in cut for passage in item.passages]
    return f"{len(cut)} of {len(judged)} paragraphs are cut; of their {len(parts)} parts {share(parts)} are acceptable"


def speed(articles: Sequence[Labelled], name: str) -> str:
    file = SHIPPED / f"{name}.toml"
    source, profile = file.read_bytes(), load_profile(name)
    loads, sorts = [], []
    begun = time.process_time()
    compile_profile(file, source)
    compiled = time.process_time() - begun  # once is enough: it is nothing that happens at a start
    for _ in range(5):
        begun = time.process_time()
        read_profile(file)
        loads.append(time.process_time() - begun)
        begun = time.process_time()
        for article in articles:
            sort(article.paragraphs, profile)
        sorts.append(time.process_time() - begun)
    count = sum(len(article.paragraphs) for article in articles)
    return (
        f"{count / min(sorts):.0f} passages/s on one core; profile loaded in {min(loads) * 1000:.1f} ms,"
        f" from its TOML in {compiled * 1000:.0f} ms"
    )


def describe(item: Judged) -> str:
    """A missed passage with what spoke for each section."""
    totals = sorted(scores(item.passage).items(), key=lambda pair: -pair[1])
    sure = " SURE" if item.passage.sure else ""
    accepted = "/".join([item.label, *sorted(item.accepted - {item.label})])
    lines = [
        f"\n{item.article} {item.passage.id}: {item.passage.section} {item.passage.confidence:.2f}{sure},"
        f" labelled {accepted}",
        f"  {item.passage.text[:600]}",
    ]
    for section, total in totals:
        parts = [
            f"{evidence.text[:40]} {evidence.weight:+.1f}"
            for evidence in item.passage.evidence
            if evidence.section == section and abs(evidence.weight) >= 0.3
        ]
        lines.append(f"  {total:6.1f} {section}: {', '.join(parts)}")
    return "\n".join(lines)


def by_group(judged: Sequence[Judged]) -> list[str]:
    """Own and real articles apart, where there are both."""
    real = [item for item in judged if item.article.startswith("real-")]
    own = [item for item in judged if not item.article.startswith("real-")]
    return [figures("own", own), figures("real", real)] if own and real else []


def accepted_by_either(judged: Sequence[Judged], corpora: Iterable[Path]) -> list[Judged]:
    """What is labelled twice, with what either labelling accepts."""
    second = labels(file for corpus in corpora for file in sorted(corpus.glob("second*.jsonl")))
    return [
        item._replace(accepted=item.accepted | second[place].accepted)
        for item in judged
        if (place := (item.article, item.passage.paragraph)) in second
    ]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--corpus",
        type=Path,
        action="append",
        required=True,
        help="folder of .txt articles and labels*.jsonl",
    )
    parser.add_argument("--profile", default="conflict")
    parser.add_argument(
        "--errors", action="store_true", help="list what is not acceptable, with its evidence"
    )
    parser.add_argument(
        "--strict", action="store_true", help="with --errors: list what is not strictly right"
    )
    return parser.parse_args()


def main() -> None:
    asked = arguments()
    articles: list[Labelled] = []
    for corpus in asked.corpus:
        found = labelled(corpus)
        if not found:
            print(f"No labelled corpus in {corpus}: quality was not measured.")
        articles += found
    if not articles:
        return
    profile = load_profile(asked.profile)
    print(figures("phrases", judge(articles, profile._replace(table=None))))
    tables = heldout_tables() if profile.table is not None else {}
    known = [article for article in articles if article.name in tables]
    if len(known) < len(articles):
        print(
            f"{len(articles) - len(known)} articles have no held-out words: the table of the profile is used"
        )
    tables |= {article.name: profile.table for article in articles if article not in known and profile.table}
    judged = judge(articles, profile, tables)
    print(figures("with words", judged))
    whole = profile._replace(settings=profile.settings._replace(split=1.0))
    print(figures("uncut", judge(articles, whole, tables)))
    for line in by_group(judged):
        print(line)
    if twice := accepted_by_either(judged, asked.corpus):
        print(figures("either", twice))
    print(per_section(judged, [section.id for section in profile.sections]))
    print(cuts(judged))
    print(calibration(judged))
    print(speed(articles, asked.profile))
    if asked.errors:
        for item in judged:
            if not (item.strict if asked.strict else item.acceptable):
                print(describe(item))


if __name__ == "__main__":
    main()
