"""The labelled articles under tests/corpus: every paragraph labelled once, in words that stand there."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from sitrep.reading import read

CORPUS = Path(__file__).parent / "corpus"
SECTIONS = {"battlefield", "diplomacy", "security", "home_front", "overview"}


def rows(file: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "file", sorted([*CORPUS.glob("labels*.jsonl"), *CORPUS.glob("second*.jsonl")]), ids=lambda file: file.name
)
def test_every_paragraph_has_one_label(file: Path) -> None:
    labels = rows(file)
    counted = Counter(row["article"] for row in labels)
    for article, count in counted.items():
        text = read(str(CORPUS / article))
        assert not text.left_out, article
        assert len(text.paragraphs) == count, article
    assert len({(row["article"], row["paragraph"]) for row in labels}) == len(labels)
    for row in labels:
        assert {row["section"], *row["also"]} <= SECTIONS, row
        assert row["section"] not in row["also"], row


def test_an_article_is_labelled_in_one_file() -> None:
    files = [{row["article"] for row in rows(file)} for file in CORPUS.glob("labels*.jsonl")]
    assert sum(map(len, files)) == len(set().union(*files)) == len(list(CORPUS.glob("*.txt")))
