"""Which of the settings hold: the theme and the keys, which `config.py` does not know, are looked up here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from sitrep.config import Config, Problem, load, refusal
from sitrep.errors import UsageError
from sitrep.tui import keymap, palette
from sitrep.tui.keys import Keymap

_TOLD = 2
"""Problems that a message names: more of them is not read to the end, and does not fit a terminal of 24 rows."""


class Settled(NamedTuple):
    """The theme and the keys as they hold; `problems` are all values that were not taken."""

    theme: str
    keymap: Keymap
    problems: tuple[Problem, ...]


def settle(config: Config) -> Settled:
    """Look up theme and keys. Textual is imported only where the theme does not ship with sitrep."""
    theme, wrong = config.theme, ""
    if palette.colours(theme) is None:
        from sitrep.tui import themes

        theme, wrong = themes.settle(theme, _origin(config, "theme", theme))
    mine, refused = keymap.read(config.keys)
    keys = [
        Problem(f"keys.{id}", refusal(_origin(config, f"keys.{id}", config.keys[id]), reason))
        for id, reason in refused.items()
    ]
    problems = (*config.problems, *([Problem("theme", wrong)] if wrong else []), *keys)
    return Settled(theme, mine, problems)


def load_given(overrides: Sequence[str]) -> Config:
    """The settings as `config.load` gives them; raises UsageError, too, for a theme or keys that cannot be taken."""
    config = load(overrides)
    if overrides:
        given = {key for key, origin in config.origins.items() if origin == "--set"}
        before = len(config.problems)  # of the file and the environment
        for problem in settle(config).problems[before:]:
            if problem.key in given:
                raise UsageError(problem.said)
    return config


def in_short(problems: Sequence[Problem]) -> list[str]:
    """The problems as one message for the start; none where there are none."""
    said = [problem.said for problem in problems[:_TOLD]]
    if more := len(problems) - len(said):
        said.append(f"And {more} more: `sitrep config check` names {'it' if more == 1 else 'them'}.")
    return ["\n".join(said)] if said else []


def _origin(config: Config, key: str, value: str) -> str:
    origin = config.origins.get(key, "")
    return f"--set {key}={value}" if origin == "--set" else origin
