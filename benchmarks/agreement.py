"""How far two people agree on sections, measured: `python -m benchmarks.agreement DIR`.

DIR holds `labels*.jsonl` and `second*.jsonl`, the latter made without looking at the former. Printed for each file
of second labels are

- strict: the share of paragraphs given the same section;
- acceptable: the second section among those the first accepts, and the first among those the second accepts;
- kappa: Cohen's (1960), the strict agreement beyond what the two distributions of sections would give by chance;
- who chose what where the sections differ.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpus import Label, labels

Pair = tuple[Label, Label]
"""What the first and the second person say of one paragraph."""


def kappa(pairs: Sequence[Pair]) -> float:
    """Cohen's kappa of the sections; 1 when both gave one and the same section throughout."""
    total = len(pairs)
    observed = sum(one.section == two.section for one, two in pairs) / total
    first = Counter(one.section for one, _ in pairs)
    second = Counter(two.section for _, two in pairs)
    chance = sum(first[section] * second[section] for section in first) / total**2
    return 1.0 if chance == 1 else (observed - chance) / (1 - chance)


def report(name: str, pairs: Sequence[Pair]) -> str:
    total = len(pairs)
    strict = sum(one.section == two.section for one, two in pairs) / total
    second = sum(two.section in one.accepted for one, two in pairs) / total
    first = sum(one.section in two.accepted for one, two in pairs) / total
    lines = [
        f"{name}: {total} paragraphs  strict {strict:.3f}  kappa {kappa(pairs):.3f}"
        f"  the second acceptable to the first {second:.3f}, the first to the second {first:.3f}"
    ]
    differ = Counter((one.section, two.section) for one, two in pairs if one.section != two.section)
    lines += [f"  {count:4} {one}, second {two}" for (one, two), count in differ.most_common()]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("corpus", type=Path, help="folder of labels*.jsonl and second*.jsonl")
    corpus = parser.parse_args().corpus
    first = labels(sorted(corpus.glob("labels*.jsonl")))
    files = sorted(corpus.glob("second*.jsonl"))
    if not files:
        print(f"No second labels (second*.jsonl) in {corpus}: agreement was not measured.")
    for file in files:
        second = labels([file])
        print(report(file.name, [(first[key], label) for key, label in second.items() if key in first]))


if __name__ == "__main__":
    main()
