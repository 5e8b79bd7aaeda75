"""`sitrep keys`: every command with its keys, as a table, as JSON, or as the beginning of a file of one's own."""

from __future__ import annotations

import json
from collections.abc import Sequence

from sitrep.commands.output import as_json, put
from sitrep.commands.usage import Parser, parser
from sitrep.config import load
from sitrep.tui import keymap
from sitrep.tui.keyboard import show
from sitrep.tui.keys import for_view
from sitrep.tui.keytable import COMMANDS, Command

_SECTIONS = [(digit, f"the section with key {digit}") for digit in "1234567890"]


def keys(arguments: Sequence[str]) -> int:
    """Run `sitrep keys`; return the exit code."""
    chosen = make_parser().parse_args(arguments[1:]).format
    mine = keymap.read(load().keys)[0]
    found: dict[str, Command] = {}
    for view in dict.fromkeys(view for command in COMMANDS for view in command.views):
        found |= {command.id: command for command in for_view(view, _SECTIONS, mine)}
    commands = list(found.values())
    put({"table": _table, "toml": _toml, "json": _json}[chosen](commands))
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep keys`."""
    options = parser(
        "keys",
        "Print every command with the keys it answers to, your own settings included.",
        "Each letter also answers to its place on the Russian and the Ukrainian layout.",
    )
    options.add_argument(
        "--format", choices=("table", "toml", "json"), default="table", help="table is the default"
    )
    return options


def _table(commands: Sequence[Command]) -> str:
    rows = [(" ".join(map(show, c.keys)) or "none", c.id, c.title, ", ".join(c.views)) for c in commands]
    wide = [max(len(row[column]) for row in rows) for column in range(3)]
    return "".join(f"{k:<{wide[0]}}  {i:<{wide[1]}}  {t:<{wide[2]}}  {v}\n" for k, i, t, v in rows)


def _toml(commands: Sequence[Command]) -> str:
    lines = [
        "# Put what you change into the [keys] of your settings; `sitrep config path` says where.\n[keys]\n"
    ]
    for command in commands:
        shown = json.dumps(" ".join(map(show, command.keys)), ensure_ascii=False)
        lines.append(f'# {command.title}\n"{command.id}" = {shown}\n')
    return "".join(lines)


def _json(commands: Sequence[Command]) -> str:
    rows = [
        {"id": c.id, "keys": list(map(show, c.keys)), "title": c.title, "views": list(c.views)}
        for c in commands
    ]
    return as_json(rows)
