"""A long article opens with its beginning; the rest comes while it is read, and moves nobody."""

from __future__ import annotations

import threading

import pytest

from sitrep.briefing import OPENING, brief, brief_opening
from sitrep.model import Article
from sitrep.reading import read_bytes
from sitrep.tui.correcting import Correcting
from sitrep.tui.rows import counts
from sitrep.tui.widgets import blocks
from sitrep.tui.wrap import Lines, wrap
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


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (200, 55)])
async def test_nothing_is_wrapped_while_keys_wait_when_the_rest_arrives(
    size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    async def later(self: Correcting) -> None: ...

    monkeypatch.setattr(Correcting, "finish", later)
    article = long()
    async with sitting(brief_opening(article), size) as sit:
        after = brief(article)
        await sit.app.dashboard.prepare(after)
        wrapped: list[str] = []

        def watched(text: str, width: int) -> Lines:
            if threading.current_thread() is threading.main_thread():
                wrapped.append(text)
            return wrap(text, width)

        monkeypatch.setattr(blocks, "wrap", watched)
        sit.app.show_sorting(after)
        await sit.settle()
        shown = sit.app.dashboard.pane_in_use()
        assert shown and len(shown.blocks) > 100 and shown.text.rows > 100
        assert len(wrapped) < 100


async def test_what_was_made_ready_is_made_anew_when_something_else_is_wanted_since() -> None:
    article = long()
    async with sitting(brief(article)) as sit:
        dashboard = sit.app.dashboard
        ready = next(p for p in sit.app.briefing.passages if p.also)
        await dashboard.prepare(sit.app.briefing)
        await sit.press("A")
        keys = {section.id: section.key for section in sit.app.briefing.sections}
        host = next(pane for pane in dashboard.panes() if pane.number == keys[ready.also[0]])
        assert ready.id in [block.key.id for block in host.blocks if block.guest]


def test_the_bar_counts_what_there_is() -> None:
    assert counts(seed()) == ["10 passages"]
    assert counts(seed()._replace(unsorted=5), "2 ⚑", 5) == ["10 passages, sorting 50%", "2 ⚑"]
