"""A long article opens with its beginning; the rest comes while it is read, and moves nobody."""

from __future__ import annotations

import pytest

from sitrep.briefing import OPENING, brief, brief_opening
from sitrep.model import Article
from sitrep.reading import read_bytes
from sitrep.tui.correcting import Correcting
from sitrep.tui.rows import counts
from tests.tui.sitting import seed, sitting

WORDS = ("Troops advanced near the river", "Envoys met in Geneva for talks", "Power was cut in two towns")


def long() -> Article:
    return read_bytes("\n\n".join(f"{WORDS[n % 3]} on day {n}." for n in range(400)).encode(), "a.txt")


async def test_the_rest_of_a_long_article_is_sorted_after_the_first_picture() -> None:
    article = long()
    async with sitting(brief_opening(article)) as sit:
        assert sit.app.briefing._replace(facts=None) == brief(article)
        assert "400 passages" in sit.rows[0]
        assert "sorting" not in sit.rows[0]
        assert sit.place[1] == 0
        await sit.press("G")
        assert "on day 39" in sit.here


async def test_the_reader_stays_at_the_passage_when_the_rest_arrives(monkeypatch: pytest.MonkeyPatch) -> None:
    async def later(self: Correcting) -> None: ...

    monkeypatch.setattr(Correcting, "finish", later)
    article = long()
    async with sitting(brief_opening(article)) as sit:
        assert f"{OPENING} passages, sorting 0%" in sit.rows[0]
        sit.app.dashboard.show_progress(300)
        await sit.settle()
        assert "sorting 75%" in sit.rows[0]
        await sit.press(*["j"] * 7)
        before = sit.here
        await sit.press("enter", "j")
        reading = sit.here
        sit.app.show_sorting(brief(article))
        await sit.settle()
        assert sit.here == reading
        await sit.press("G")
        assert sit.here.endswith("day 399.")
        await sit.press("q")
        assert sit.here == before
        assert "400 passages" in sit.rows[0]


def test_the_bar_counts_what_there_is() -> None:
    assert counts(seed()) == ["10 passages"]
    assert counts(seed()._replace(unsorted=5), "2 ⚑", 5) == ["10 passages, sorting 50%", "2 ⚑"]
