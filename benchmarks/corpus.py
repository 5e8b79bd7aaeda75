"""Labelled articles: a folder of .txt files and `labels*.jsonl`, one line a paragraph.

A line is {"article", "paragraph", "section", "also"}: the section of paragraph number `paragraph` (from 0), and
the other sections that a reasonable editor would accept.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from sitrep.reading import read


class Label(NamedTuple):
    """Where a paragraph belongs, and every section that is acceptable."""

    section: str
    accepted: frozenset[str]


class Labelled(NamedTuple):
    """An article as read, with a label for every paragraph."""

    name: str
    paragraphs: tuple[str, ...]
    labels: tuple[Label, ...]


def labels(files: Iterable[Path]) -> dict[tuple[str, int], Label]:
    """The labels in some files by article and paragraph."""
    found = {}
    for file in files:
        for line in file.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            accepted = frozenset([row["section"], *row["also"]])
            found[row["article"], row["paragraph"]] = Label(row["section"], accepted)
    return found


def labelled(corpus: Path) -> list[Labelled]:
    """The labelled articles of a corpus by name; ends the program when labels and paragraphs do not fit."""
    by_article: dict[str, dict[int, Label]] = defaultdict(dict)
    for (name, paragraph), label in labels(sorted(corpus.glob("labels*.jsonl"))).items():
        by_article[name][paragraph] = label
    found: list[Labelled] = []
    for name, rows in sorted(by_article.items()):
        paragraphs = read(str(corpus / name)).paragraphs
        if sorted(rows) != list(range(len(paragraphs))):
            raise SystemExit(
                f"{name} was read as {len(paragraphs)} paragraphs, but has labels for {len(rows)}."
            )
        found.append(Labelled(name, paragraphs, tuple(rows[at] for at in range(len(paragraphs)))))
    return found
