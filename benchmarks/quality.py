"""How well articles are sorted, measured: `python -m benchmarks.quality --corpus DIR [--errors]`.

A corpus is a folder of articles (.txt) and `labels*.jsonl` of {"article", "paragraph", "section", "also"},
where `also` are the other sections a reasonable editor would accept. Printed are

- strict: the share of paragraphs in the labelled section;
- acceptable: in the labelled section or one of `also`;
- clear: acceptable, of the paragraphs with exactly one acceptable section, which is a named one;
- precision, recall and F1 per section and their mean (macro-F1) on strict labels, and who was taken for whom;
- sure: of the passages called sure, the share that is acceptable, and the same by steps of confidence;
- the same for articles written for the project (all but `real-*`) and real ones, and the speed.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sitrep.model import Passage
from sitrep.reading import read
from sitrep.sorting import load_profile, scores, sort
from sitrep.sorting.profile import SHIPPED, Profile, compile_profile


@dataclass(frozen=True)
class Judged:
    """A passage beside its label."""

    article: str
    passage: Passage
    label: str
    accepted: frozenset[str]

    @property
    def strict(self) -> bool:
        return self.passage.section == self.label

    @property
    def acceptable(self) -> bool:
        return self.passage.section in self.accepted


def judge(corpus: Path, profile: Profile) -> tuple[list[Judged], float]:
    """Every labelled paragraph of a corpus sorted, and the seconds the sorting took."""
    labels: dict[str, dict[int, dict[str, object]]] = defaultdict(dict)
    for file in sorted(corpus.glob("labels*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            labels[row["article"]][row["paragraph"]] = row
    judged: list[Judged] = []
    spent = 0.0
    for name, rows in sorted(labels.items()):
        paragraphs = read(str(corpus / name)).paragraphs
        if len(paragraphs) <= max(rows):
            raise SystemExit(
                f"{name} was read as {len(paragraphs)} paragraphs, but has labels up to {max(rows)}."
            )
        begun = time.perf_counter()
        passages = sort(paragraphs, profile)
        spent += time.perf_counter() - begun
        for passage in passages:
            row = rows[passage.paragraph]
            label = str(row["section"])
            judged.append(Judged(name, passage, label, frozenset([label, *row["also"]])))  # type: ignore[misc]
    return judged, spent


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


def speed(judged: Sequence[Judged], spent: float, profile: str) -> str:
    file = SHIPPED / f"{profile}.toml"
    source = file.read_bytes()
    loads, compiles = [], []
    for _ in range(7):
        begun = time.perf_counter()
        load_profile(profile)
        loads.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        compile_profile(file, source)
        compiles.append(time.perf_counter() - begun)
    return (
        f"{len(judged) / spent:.0f} passages/s on one core; profile loaded in {min(loads) * 1000:.1f} ms,"
        f" from its TOML in {min(compiles) * 1000:.1f} ms"
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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument(
        "--corpus", type=Path, required=True, help="folder of .txt articles and labels*.jsonl"
    )
    parser.add_argument("--profile", default="conflict")
    parser.add_argument(
        "--errors", action="store_true", help="list what is not acceptable, with its evidence"
    )
    parser.add_argument(
        "--strict", action="store_true", help="with --errors: list what is not strictly right"
    )
    asked = parser.parse_args()
    if not any(asked.corpus.glob("labels*.jsonl")):
        print(f"No labelled corpus in {asked.corpus}: quality was not measured.")
        return
    profile = load_profile(asked.profile)
    judge(asked.corpus, profile)  # the first round lays out the phrases it meets; the second is timed
    judged, spent = judge(asked.corpus, profile)
    print(figures("all", judged))
    real = [item for item in judged if item.article.startswith("real-")]
    if real:
        print(figures("own", [item for item in judged if item not in real]))
        print(figures("real", real))
    print(per_section(judged, [section.id for section in profile.sections]))
    print(calibration(judged))
    print(speed(judged, spent, asked.profile))
    if asked.errors:
        for item in judged:
            if not (item.strict if asked.strict else item.acceptable):
                print(describe(item))


if __name__ == "__main__":
    main()
