"""`sitrep config`: every setting and where its value comes from, what is wrong in the file, a file to begin with."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from functools import partial

from sitrep import paths
from sitrep.commands.output import put
from sitrep.commands.usage import Parser, add_command, add_commands, parser, run_one
from sitrep.config import SETTINGS, Problem, load, starting_file
from sitrep.errors import ConfigError
from sitrep.reading.clean import line
from sitrep.tui.settled import settle


def config(arguments: Sequence[str]) -> int:
    """Run `sitrep config …`; return the exit code: 1 where `check` finds something wrong."""
    return run_one(make_parser(), arguments)


def make_parser() -> Parser:
    """The parser of `sitrep config` and its commands."""
    options = parser("config", "Show, check or begin your settings, a TOML file in the config directory.")
    command = partial(add_command, add_commands(options))
    command("show", "every setting: its value, where that comes from, and what it is", _show)
    command("path", "where the file stands", _path)
    command("check", "say what in the file is wrong", _check)
    command("init", "write a file to begin with; never over one that is there", _init)
    return options


def _show(options: Namespace) -> None:
    found = load()
    held = settle(found)
    now = found._replace(theme=held.theme)
    wide = max(len(setting.key) for setting in SETTINGS)
    for setting in SETTINGS:
        value = getattr(now, setting.key)
        shown = str(value).lower() if isinstance(value, bool) else f'"{line(str(value))}"'
        is_default = value != getattr(found, setting.key) or setting.key not in found.origins
        origin = "the default" if is_default else found.origins[setting.key]
        put(
            f"{setting.key:<{wide}} = {shown}   ({origin}; {setting.variable})\n{'':<{wide}}   {setting.about}\n"
        )
        _mark(problem for problem in held.problems if problem.key == setting.key)
    for id in held.keymap:
        put(f'keys."{id}" = "{line(found.keys[id])}"\n')
    known = {setting.key for setting in SETTINGS}
    _mark(problem for problem in held.problems if problem.key not in known)


def _mark(problems: Iterable[Problem]) -> None:
    for problem in problems:
        put(f"! {problem.said}\n")


def _path(options: Namespace) -> None:
    put(f"{line(str(paths.config_file()))}\n")


def _check(options: Namespace) -> int:
    wrong = settle(load()).problems
    for problem in wrong:
        put(f"{problem.said}\n")
    if not wrong:
        file = paths.config_file()
        there = "is in order" if paths.may_be_there(file) else "is not there, so every setting is the default"
        put(f"{line(str(file))} {there}.\n")
    return 1 if wrong else 0


def _init(options: Namespace) -> None:
    file = paths.config_file()
    name = line(str(file))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("x", encoding="utf-8") as opened:
            opened.write(starting_file())
    except FileExistsError:
        raise ConfigError(f"There are settings at {name} already; they were not touched.") from None
    except OSError as error:
        raise ConfigError(f"The settings {name} cannot be written: {error.strerror}.") from None
    put(f"Wrote {name}.\n")
