"""Long articles: the beginning is sorted at once, the rest in a thread that tells how far it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.briefing import OPENING, brief, brief_opening
from sitrep.reading import read, read_bytes, read_opening
from sitrep.reading import source as sources

SEED = Path(__file__).parents[1] / "seeds" / "dnipropetrovsk.txt"
WORDS = ("Troops advanced near the river", "Envoys met in Geneva for talks", "Power was cut in two towns")


def text(paragraphs: int) -> bytes:
    return "\n\n".join(f"{WORDS[n % 3]} on day {n}." for n in range(paragraphs)).encode()


def test_a_short_article_is_sorted_whole() -> None:
    article = read(str(SEED))
    assert brief_opening(article) == brief(article)


def test_of_a_long_article_only_the_beginning_is_sorted_at_once() -> None:
    article = read_bytes(text(1000), "a.txt")
    opening = brief_opening(article)
    assert opening.unsorted == 1000 - OPENING
    assert {passage.paragraph for passage in opening.passages} == set(range(OPENING))
    assert opening.article is article


def test_whoever_waits_is_told_how_far_the_sorting_is_and_nothing_else_changes() -> None:
    article = read_bytes(text(1000), "a.txt")
    told: list[int] = []
    assert brief(article, tell=told.append) == brief(article)
    assert told == list(range(1, 1001))


def test_a_long_plain_text_is_shown_before_it_is_read_to_its_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_LONG", 20_000)
    monkeypatch.setattr(sources, "_BEGINNING", 5_000)
    (tmp_path / "a.txt").write_bytes(text(1000))
    beginning, whole = read_opening(str(tmp_path / "a.txt")), read(str(tmp_path / "a.txt"))
    assert beginning is not None
    assert 10 < len(beginning.paragraphs) < 300
    assert beginning.paragraphs == whole.paragraphs[: len(beginning.paragraphs)]
    assert (beginning.title, beginning.source) == (whole.title, whole.source)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("short.txt", text(10)),
        ("a.md", text(1000)),
        ("a.html", text(1000)),
        ("broken.txt", b"\xff\n\n" * 9000),
        ("one.txt", b"word " * 9000),
        ("utf16.txt", text(1000).decode().encode("utf-16")),
    ],
)
def test_all_else_is_read_whole(
    name: str, data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_LONG", 20_000)
    (tmp_path / name).write_bytes(data)
    assert read_opening(str(tmp_path / name)) is None
    assert read_opening(str(tmp_path / "missing.txt")) is None
    assert read_opening("https://news.example/a.txt") is None
    assert read_opening("-") is None
