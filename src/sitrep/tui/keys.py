"""What is made from the key table: the bindings and the footer of each view, with the keys that the person chose."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from sitrep.tui.footer import ORDER
from sitrep.tui.keyboard import pressed, show
from sitrep.tui.keytable import COMBINED, COMMANDS, MAIN, SORT, Command

if TYPE_CHECKING:
    from textual.binding import BindingType

Keymap = Mapping[str, tuple[str, ...]]
"""The keys a person chose, by command id; no keys: the command has none."""
DEFAULTS: Keymap = MappingProxyType({})


def section_commands(digits: Iterable[tuple[str, str]]) -> tuple[Command, ...]:
    """Two commands for each section's digit, to go there and to sort into it: pairs of key and title."""
    pairs = tuple(digits)
    return tuple(
        Command(f"section.{key}", (key,), f"section('{key}')", f"Go to {title}", "Move", (MAIN, COMBINED))
        for key, title in pairs
    ) + tuple(
        Command(f"sort.{key}", (key,), f"pick('{key}')", f"Sort it into {title}", "Sort", (SORT,))
        for key, title in pairs
    )


def for_view(
    view: str, digits: Iterable[tuple[str, str]] = (), keymap: Keymap = DEFAULTS
) -> Iterator[Command]:
    """The commands of a view, in the order of the table; `digits` adds its sections'."""
    for command in (*COMMANDS, *section_commands(digits)):
        if view in command.views:
            yield _with_keys(command, keymap)


def _with_keys(command: Command, keymap: Keymap) -> Command:
    if command.id not in keymap:
        return command
    return command._replace(keys=keymap[command.id], hint_key="", shown="")


def bindings(view: str, digits: Iterable[tuple[str, str]] = ()) -> list[BindingType]:
    """Textual's bindings of a view; each letter answers to its place on the Cyrillic layouts too."""
    # Not at the top: the first frame wants the hints before Textual is there.
    from textual.binding import Binding

    return [
        Binding(
            pressed(command.keys),
            command.action,
            command.title,
            show=False,
            id=f"{view}:{command.id}",
            priority=command.priority,
        )
        for command in for_view(view, digits)
        if command.keys
    ]


def hints(view: str, keymap: Keymap = DEFAULTS) -> list[tuple[str, str]]:
    """The footer of a view: pairs of key and word; help is the last and always shown."""
    pairs = [
        (command.hint_key or show(command.keys[0]), command.hint, command.id)
        for command in for_view(view, keymap=keymap)
        if command.hint and command.keys
    ]
    pairs.sort(key=lambda pair: ORDER.get(pair[2], 50))
    return [(key, word) for key, word, _ in pairs]


def action_of(view: str, key: str, keymap: Keymap = DEFAULTS) -> str:
    """What a key does that the footer of a view shows; empty where it is none."""
    found = (c for c in for_view(view, keymap=keymap) if c.keys and key in (c.hint_key, show(c.keys[0])))
    return next((command.action for command in found), "")
