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


ROLES = {"point", "area", "country", "actor", "dateline", "part"}
KINDS = {"say", "confirm", "claim", "deny", "report", "warn", "promise", "accuse", "call_for"}
KEYS = {"article", "paragraph", "people", "organisations", "places", "dates", "quotes", "claims"}


def facts(file: Path) -> dict[str, list[dict[str, Any]]]:
    """The lines of each article, the one of what is contested last."""
    by_article: dict[str, list[dict[str, Any]]] = {}
    for row in rows(file):
        by_article.setdefault(row["article"], []).append(row)
    return by_article


def stand_in_order(words: list[str], text: str) -> bool:
    """Each of the words stands in the text, none before the one listed ahead of it."""
    at = 0
    for one in words:
        at = text.find(one, at)
        if at < 0:
            return False
    return True


FACTS = sorted(CORPUS.parent.glob("corpus*/facts*.jsonl"))


@pytest.mark.parametrize("file", FACTS, ids=lambda file: f"{file.parent.name}-{file.name}")
def test_every_labelled_fact_stands_in_its_paragraph(file: Path) -> None:
    for article, (*lines, last) in facts(file).items():
        texts = read(str(file.parent / article)).paragraphs
        assert [line["paragraph"] for line in lines] == list(range(len(texts))), article
        for line, text in zip(lines, texts, strict=True):
            where = f"{article} {line['paragraph']}"
            assert line.keys() == KEYS, where
            for kind in ("people", "places", "quotes"):
                assert stand_in_order([entry[0] for entry in line[kind]], text), (where, kind)
            assert stand_in_order(line["organisations"], text), where
            assert stand_in_order(line["dates"], text), where
            assert {role for _, role in line["places"]} <= ROLES, where
            for source, kind, content in line["claims"]:
                assert source in text and content in text and kind in KINDS, where
        assert last.keys() == {"article", "contested"}, article
        for pair in last["contested"]:
            assert len(pair) == 2, article
            assert all(claim < len(lines[paragraph]["claims"]) for paragraph, claim in pair), article
