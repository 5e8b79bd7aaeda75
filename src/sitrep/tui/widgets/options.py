"""Lists to choose from, which outlive what ends Textual's (8.2.8) while their options change."""

from __future__ import annotations

import contextlib
from typing import Literal

from textual.command import CommandList
from textual.events import Click
from textual.widgets import OptionList


class _Outliving:
    """No widget itself, for a style sheet goes by the first base that is one."""

    option_count: int

    def _move_page(self, direction: Literal[-1, 1]) -> None:
        with contextlib.suppress(LookupError):  # options that have not been laid out yet have no page
            super()._move_page(direction)  # type: ignore[misc]

    async def _on_click(self, event: Click) -> None:
        clicked = event.style.meta.get("option")
        if clicked is not None and clicked >= self.option_count:  # it has gone since it was painted
            event.prevent_default()


class Options(_Outliving, OptionList):
    """Options of a box."""


class Commands(_Outliving, CommandList):
    """What the palette found."""
