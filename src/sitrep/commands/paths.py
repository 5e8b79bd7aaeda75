"""`sitrep paths`: where everything stands, and whether it is there yet."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sitrep import paths as places
from sitrep.commands.output import put
from sitrep.commands.usage import Parser, parser
from sitrep.reading.clean import line


def paths(arguments: Sequence[str]) -> int:
    """Run `sitrep paths`; return the exit code."""
    make_parser().parse_args(arguments[1:])
    rows = _places()
    wide = max(len(name) for name, _ in rows)
    put("".join(f"{name:<{wide}}  {_there(place):<7}  {line(str(place))}\n" for name, place in rows))
    return 0


def make_parser() -> Parser:
    """The parser of `sitrep paths`."""
    return parser(
        "paths",
        "Print where settings, bookmarks, themes and the log stand, and what of it is there yet.",
        "XDG_CONFIG_HOME, XDG_DATA_HOME, XDG_STATE_HOME and XDG_CACHE_HOME move these places.",
    )


def _places() -> list[tuple[str, Path]]:
    return [
        ("settings", places.config_file()),
        ("own themes", places.themes_dir()),
        ("own profiles", places.profiles_dir()),
        ("own words", places.lexicon_file()),
        ("bookmarks", places.store_file()),
        ("backups", places.backups_dir()),
        ("subscriptions", places.feeds_file()),
        ("last session", places.session_file()),
        ("log", places.log_file()),
        ("cache", places.cache_dir()),
        ("shipped articles", places.shipped("seeds")),
        ("shipped themes", places.shipped("themes")),
    ]


def _there(place: Path) -> str:
    try:
        return "there" if place.exists() else "not yet"
    except OSError:
        return "closed"
