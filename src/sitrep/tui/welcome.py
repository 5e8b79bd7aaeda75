"""The first start: a line on how to begin, in the place of the footer, until the person has found the way."""

from __future__ import annotations

from sitrep.tui import keys
from sitrep.tui.keyboard import show

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
    commands = {command.id: command for command in keys.for_view(keys.MAIN, keymap=keymap)}
    found = [(commands[id], word) for id, word in _WORDS.items()]
    return [_HEAD, *((show(command.keys[0]), word) for command, word in found if command.keys)]
