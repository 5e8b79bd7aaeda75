"""`sitrep themes`: the names a setting or the picker takes, and where each theme comes from."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser
from sitrep.config import load
from sitrep.reading.clean import line


def themes(arguments: Sequence[str]) -> int:
    """Run `sitrep themes`; return the exit code."""
    make_parser().parse_args(arguments[1:])
    from sitrep.tui.themes import all_names, origin  # with Textual, which knows its own

    now = load().theme
    for name in all_names():
        put(f"{'*' if name == now else ' '} {line(name):<24}  {origin(name)}\n")
    if not origin(now):
        put(f"! {line(now):<24}  chosen, but there is none of this name\n")
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep themes`."""
    return parser(
        "themes",
        "Print the colour themes: those that ship, your own and Textual's; T in the dashboard shows each.",
        'Keep one with `theme = "NAME"` in your settings, try one with `sitrep --set theme=NAME`.',
    )
