"""Only what changed is painted, and nothing blinks."""

from __future__ import annotations

import pytest
from textual.geometry import Region
from textual.widgets import Input, TextArea

from sitrep.tui.widgets.pane import Pane
from tests.tui.sitting import sitting


async def test_a_step_paints_the_two_passages_and_the_frame(monkeypatch: pytest.MonkeyPatch) -> None:
    async with sitting() as sit:
        await sit.press("1")
        painted: list[int] = []
        mark_dirty = Pane._set_dirty

        def note(pane: Pane, *regions: Region) -> None:
            painted.extend(row for region in regions or [pane.outer_size.region] for row in region.line_range)
            mark_dirty(pane, *regions)

        monkeypatch.setattr(Pane, "_set_dirty", note)
        await sit.press("j")
        first, second = sit.pane.text.span(0), sit.pane.text.span(1)
        assert set(painted) == {-1, sit.pane.region.height - 2, *range(*first), *range(*second)}


async def test_no_cursor_blinks() -> None:
    async with sitting() as sit:
        for keys, kind in ((("/",), Input), (("escape", "ctrl+p"), Input), (("escape", "b"), TextArea)):
            await sit.press(*keys)
            field = sit.app.focused
            assert isinstance(field, kind)
            assert not field.cursor_blink
            assert field._cursor_visible
