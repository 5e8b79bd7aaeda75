"""Completing the last word or the file name of a field: shown behind the cursor, taken with tab or →."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable, Iterable
from itertools import islice
from pathlib import Path

from textual.events import Key
from textual.suggester import Suggester
from textual.widgets import Input

from sitrep.reading import line

Words = Callable[[str], Iterable[str]]
"""Given the word being typed, the words it may become, the likeliest first."""

_MOST_FILES = 5000  # of a folder, looked at for a completion


class _LastWord(Suggester):
    def __init__(self, words: Words) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._words = words

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last word completed."""
        word = value.replace(",", " ").rsplit(" ", 1)[-1]
        if not word:
            return None
        for whole in self._words(word):
            if whole.casefold().startswith(word.casefold()) and len(whole) > len(word):
                return value[: -len(word)] + whole
        return None


class _File(Suggester):
    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """The value with its last part completed to a file or a folder that is there."""
        folder, _, beginning = value.rpartition("/")
        if not beginning:
            return None
        for name in await asyncio.to_thread(_names, folder + "/" if "/" in value else ".", beginning):
            return value[: len(value) - len(beginning)] + name
        return None


def _names(folder: str, beginning: str) -> list[str]:
    """The first file or folder there whose name begins so and can be shown as it is."""
    try:
        with os.scandir(os.path.expanduser(folder)) as entries:  # noqa: PTH111 - as below
            found = [one for one in islice(entries, _MOST_FILES) if one.name.startswith(beginning)]
        names = (f"{one.name}/" if one.is_dir() else one.name for one in found)
        return sorted(name for name in names if line(name) == name)[:1]
    except OSError:
        return []


class _Field(Input):
    """A field in which tab takes what is offered; with nothing offered it does what it does elsewhere."""

    async def _on_key(self, event: Key) -> None:
        if event.key == "tab" and self._suggestion and self.cursor_at_end:
            event.stop()
            event.prevent_default()
            self.action_cursor_right()
            return
        await super()._on_key(event)


class CompletingInput(_Field):
    """A field that completes the word being typed."""

    def __init__(
        self, value: str = "", *, words: Words, placeholder: str = "", id: str | None = None
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, select_on_focus=False, suggester=_LastWord(words), id=id
        )


class FileInput(_Field):
    """A field for the name of a file, which it completes."""

    def __init__(self, *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(placeholder=placeholder, select_on_focus=False, suggester=_File(), id=id)

    @property
    def path(self) -> Path:
        """What is typed; `~` is the home folder."""
        return Path(os.path.expanduser(self.value.strip()))  # noqa: PTH111 - raises nothing for a user unknown
