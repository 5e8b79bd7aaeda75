"""The keys a person chose: checked against the key table, and as Textual takes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping

from sitrep.config import nearest, quoted
from sitrep.tui.keyboard import cyrillic, pressed, show
from sitrep.tui.keys import Keymap, section_commands
from sitrep.tui.keytable import COMMANDS, Command

_NAMED = (
    "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete", "enter", "tab", "escape",
    "space", "backspace", *(f"f{number}" for number in range(1, 25)),
)  # fmt: skip
_WORDS = {
    "esc": "escape",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
}
# What Textual calls a character otherwise than Unicode does.
_CHARACTERS = {
    "solidus": "slash", "reverse_solidus": "backslash", "commercial_at": "at", "hyphen_minus": "minus",
    "plus_sign": "plus", "low_line": "underscore",
}  # fmt: skip
_NEEDED = ("help", "quit")  # without these nobody finds out, or gets out
_ALL = (*COMMANDS, *section_commands((digit, digit) for digit in "1234567890"))
_NO_KEY = "f63"  # Textual cannot take a key away; no keyboard has this one


def read(written: Mapping[str, str]) -> tuple[Keymap, dict[str, str]]:
    """The keys by command id, as far as they can be taken, and by id why the others cannot."""
    commands = {command.id: command for command in _ALL}
    keymap: dict[str, tuple[str, ...]] = {}
    refused = {}
    for id, keys in written.items():
        if id not in commands:
            refused[id] = f"there is no command {quoted(id)} to give keys to{nearest(id, list(commands))}"
        elif unknown := [key for key in keys.split() if name_of(key) is None]:
            key = unknown[0]
            refused[id] = f"{quoted(key)}, meant for {id}, is no key{nearest(key, _NAMED)}"
        elif not keys.split() and id in _NEEDED:
            refused[id] = f"{id} cannot be without a key"
        else:
            keymap[id] = tuple(name for key in keys.split() if (name := name_of(key)))
    while clashing := _clashing(commands, keymap):
        refused |= clashing
        # The others may clash with the keys that those have again.
        keymap = {id: keys for id, keys in keymap.items() if id not in clashing}
    return keymap, refused


def _clashing(commands: Mapping[str, Command], keymap: Keymap) -> dict[str, str]:
    """Entries that take a key which another command of the same view has, and why; of two entries it is the earlier.

    A letter is taken together with what its key sends on the Cyrillic layouts.
    """
    held = {
        id: {sent: show(key) for key in keymap.get(id, command.keys) for sent in (key, *cyrillic(key))}
        for id, command in commands.items()
    }
    found: dict[str, str] = {}
    for id in keymap:
        for other in commands.values():
            if other.id in found or other.id == id or not set(other.views) & set(commands[id].views):
                continue
            if shared := held[id].keys() & held[other.id].keys():
                found[id] = _both(id, held[id][min(shared)], other.id, held[other.id][min(shared)])
                break
    return found


def _both(id: str, key: str, other: str, others: str) -> str:
    if key == others:
        return f"{key}, meant for {id}, is already the key of {other}"
    return f"{key}, meant for {id}, and {others}, the key of {other}, are one key of a Cyrillic keyboard"


def name_of(key: str) -> str | None:
    """Textual's name of a key as a person writes it; None where it is none.

    >>> name_of("?"), name_of("ctrl+x"), name_of("esc"), name_of("nokey")
    ('question_mark', 'ctrl+x', 'escape', None)
    """
    *modifiers, last = key.split("+") if len(key) > 1 else [key]
    if any(modifier not in ("ctrl", "shift", "alt") for modifier in modifiers):
        return None
    if len(last) == 1 and not last.isalnum():
        name = unicodedata.name(last, "").lower().replace("-", "_").replace(" ", "_")
        last = _CHARACTERS.get(name, name)
    elif len(last) > 1:
        last = _WORDS.get(last.lower(), last.lower())
        shown = {name for command in COMMANDS for name in command.keys}
        if last not in _NAMED and last not in shown:
            return None
    return "+".join([*modifiers, last]) if last else None


def for_textual(keymap: Keymap) -> dict[str, str]:
    """The keymap by the ids of the bindings of every view."""
    return {
        f"{view}:{command.id}": pressed(keymap[command.id]) or _NO_KEY
        for command in _ALL
        if command.id in keymap
        for view in command.views
    }
