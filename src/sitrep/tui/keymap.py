"""The keys a person chose: checked against the key table, and as Textual takes them."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from sitrep.config import nearest
from sitrep.tui.keyboard import pressed, show
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


def read(written: Mapping[str, str]) -> tuple[Keymap, list[str]]:
    """The keys by command id, as far as they can be taken, and a sentence for each entry that cannot."""
    commands = {command.id: command for command in _ALL}
    keymap: dict[str, tuple[str, ...]] = {}
    problems = []
    for id, keys in written.items():
        if id not in commands:
            problems.append(f"There is no command {id!r} to give keys to{nearest(id, list(commands))}")
        elif unknown := [key for key in keys.split() if name_of(key) is None]:
            problems.append(f"{unknown[0]!r} is no key, so {id} keeps its own{nearest(unknown[0], _NAMED)}")
        elif not keys.split() and id in _NEEDED:
            problems.append(f"{id} cannot be without a key, so it keeps its own")
        else:
            keymap[id] = tuple(name for key in keys.split() if (name := name_of(key)))
    for id, other, key in _clashes(commands, keymap):
        problems.append(f"{show(key)} is already the key of {other}, so {id} keeps its own")
    return keymap, [problem if problem.endswith("?") else f"{problem}." for problem in problems]


def _clashes(
    commands: Mapping[str, Command], keymap: dict[str, tuple[str, ...]]
) -> Iterator[tuple[str, str, str]]:
    """Entries that take a key which another command of the same view has; each is taken out of the keymap."""
    for id in list(keymap):
        for other in commands.values():
            if other.id == id or not set(other.views) & set(commands[id].views):
                continue
            shared = set(keymap.get(other.id, other.keys)) & set(keymap.get(id, ()))
            if shared:
                del keymap[id]
                yield id, other.id, min(shared)
                break


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
