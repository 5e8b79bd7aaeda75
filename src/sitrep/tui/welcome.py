"""The first start: a line on how to begin, in the place of the footer, until the person has found the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitrep.tui import keys, keytable
from sitrep.tui.keyboard import show

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp

KEYS = 6
"""So many keys, and the way is found."""

_HEAD = ("To begin:", "")
_WORDS = {
    "passage.next": "next",
    "pane.next": "next pane",
    "reader.open": "read on",
    "why": "why here",
    "help": "help",
}


def pairs(keymap: keys.Keymap) -> list[tuple[str, str]]:
    """Keys and words as the footer takes them, with the keys that the person has; help is the last."""
    commands = {command.id: command for command in keys.for_view(keytable.MAIN, keymap=keymap)}
    found = [(commands[id], word) for id, word in _WORDS.items()]
    return [_HEAD, *((show(command.keys[0]), word) for command, word in found if command.keys)]


def find_way(app: SitrepApp) -> None:
    """A key was typed at the first start; after a few nothing more has to be told on how to begin, now or ever."""
    from sitrep.session import found_way
    from sitrep.threads import in_thread

    app.first_keys += 1
    if app.first_keys >= KEYS and app.dashboard.is_mounted:
        app.first_time = False
        app.dashboard.show_footer()
        app.run_worker(in_thread(found_way), name="found the way", group="remember")
