"""`sitrep themes`: the names a setting or the picker takes, and where each theme comes from."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep import paths
from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser
from sitrep.config import load
from sitrep.reading.clean import line


def themes(arguments: Sequence[str]) -> int:
    """Run `sitrep themes`; return the exit code."""
    make_parser().parse_args(arguments[1:])
    now = load().theme
    own = {path.stem for path in paths.themes_dir().glob("*.toml")}
    shipped = {path.stem for path in paths.shipped("themes").glob("*.toml")}
    for name in sorted(shipped | own | {now}):
        origin = (
            "your own" if name in own else "ships with sitrep" if name in shipped else "Textual's, or unknown"
        )
        put(f"{'*' if name == now else ' '} {line(name):<24}  {origin}\n")
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep themes`."""
    return parser(
        "themes",
        "Print the colour themes that ship and your own; all of Textual's can be chosen too, with T in the dashboard.",
        'Keep one with `theme = "NAME"` in your settings, try one with `sitrep --set theme=NAME`.',
    )
