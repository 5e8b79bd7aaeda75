"""The labelled articles under tests/corpus are sorted as well as they were, and the measuring program runs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.corpus import labelled
from benchmarks.quality import Judged, heldout_tables, judge

from sitrep.sorting import load_profile

ROOT = Path(__file__).parents[2]
CORPUS = ROOT / "tests" / "corpus"


@pytest.fixture(scope="module")
def everything() -> list[Judged]:
    """Every paragraph, with single words weighed without the article they stand in."""
    articles, profile = labelled(CORPUS), load_profile("conflict")
    return judge(articles, profile, heldout_tables())


@pytest.mark.parametrize(
    ("labels", "least", "acceptable", "sure"),
    [
        ("labels.jsonl", 150, 0.90, 0.97),
        ("labels-a.jsonl", 450, 0.87, 0.96),
        ("labels-b.jsonl", 550, 0.89, 0.95),
        ("labels-c.jsonl", 380, 0.90, 0.95),
        ("labels-d.jsonl", 70, 0.84, 0.94),
        ("labels-f.jsonl", 420, 0.87, 0.94),
        ("labels-g.jsonl", 670, 0.92, 0.97),
        ("labels-h.jsonl", 470, 0.88, 0.97),
    ],
    ids=[
        "first articles",
        "harder articles, part A",
        "harder articles, part B",
        "plain news of many wars",
        "and more of it",
        "in the forms of the press",
        "agencies, releases, interviews, live blogs",
        "opinion, histories, press reviews, pages of the web",
    ],
)
def test_our_own_articles_are_sorted_as_well_as_before(
    everything: list[Judged], labels: str, least: int, acceptable: float, sure: float
) -> None:
    rows = [row for file in CORPUS.glob(labels) for row in file.read_text(encoding="utf-8").splitlines()]
    articles = {json.loads(row)["article"] for row in rows}
    judged = [item for item in everything if item.article in articles]
    certain = [item for item in judged if item.passage.sure]
    assert len(judged) >= least
    assert sum(item.acceptable for item in judged) / len(judged) >= acceptable
    assert sum(item.acceptable for item in certain) / len(certain) >= sure


@pytest.mark.parametrize(
    ("corpus", "acceptable"), [("corpus-unseen", 0.95), ("corpus-plain", 0.95), ("corpus-mixed", 0.96)]
)
def test_articles_that_the_word_table_has_never_seen_are_sorted_as_well(
    corpus: str, acceptable: float
) -> None:
    judged = judge(labelled(ROOT / "tests" / corpus), load_profile("conflict"))
    certain = [item for item in judged if item.passage.sure]
    assert len(judged) >= 200
    assert sum(item.acceptable for item in judged) / len(judged) >= acceptable
    assert sum(item.acceptable for item in certain) / len(certain) >= 0.97


def test_the_energy_profile_sorts_its_own_articles() -> None:
    judged = judge(labelled(ROOT / "tests" / "corpus-energy"), load_profile("energy"))
    certain = [item for item in judged if item.passage.sure]
    assert len(judged) >= 80
    assert sum(item.acceptable for item in judged) / len(judged) >= 0.90
    assert sum(item.acceptable for item in certain) / len(certain) >= 0.97


def test_labels_may_stand_in_several_files(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Shells fell on the town.\n\nTalks resume in Geneva.\n", encoding="utf-8")
    for name, paragraph in (("labels.jsonl", 0), ("labels-b.jsonl", 1)):
        row = {"article": "x.txt", "paragraph": paragraph, "section": "overview", "also": []}
        (tmp_path / name).write_text(json.dumps(row), encoding="utf-8")
    judged = judge(labelled(tmp_path), load_profile("conflict"))
    assert [item.passage.paragraph for item in judged] == [0, 1]


def measured(*arguments: str) -> str:
    command = [sys.executable, "-m", "benchmarks.quality", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_the_report(tmp_path: Path) -> None:
    """Of the first articles alone: all of them are judged above, and it is the program that is tried here."""
    labels = (CORPUS / "labels.jsonl").read_text(encoding="utf-8")
    (tmp_path / "labels.jsonl").write_text(labels, encoding="utf-8")
    for name in {json.loads(row)["article"] for row in labels.splitlines()}:
        (tmp_path / name).write_bytes((CORPUS / name).read_bytes())
    report = measured("--corpus", str(tmp_path), "--errors")
    for part in ("with words", "are cut", "acceptable", "macro-F1", "confidence", "passages/s", "labelled"):
        assert part in report


def test_a_missing_corpus_is_said_in_one_line(tmp_path: Path) -> None:
    report = measured("--corpus", str(tmp_path / "none"))
    assert report.count("\n") == 1
    assert "quality was not measured" in report
