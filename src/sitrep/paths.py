"""Where config, data, cache and state stand; importing this creates nothing.

The XDG variables are honoured on every platform; without them the platform's own places are used.
"""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs

_APP = "sitrep"


def _place(variable: str, default: Path) -> Path:
    named = os.environ.get(variable, "")
    return Path(named) / _APP if named and Path(named).is_absolute() else default


def config_dir() -> Path:
    """The folder of the person's settings, themes and profiles."""
    return _place("XDG_CONFIG_HOME", platformdirs.user_config_path(_APP, appauthor=False))


def data_dir() -> Path:
    """The folder of the person's bookmarks and their backups."""
    return _place("XDG_DATA_HOME", platformdirs.user_data_path(_APP, appauthor=False))


def state_dir() -> Path:
    """The folder of what sitrep remembers between starts, and of its log."""
    return _place("XDG_STATE_HOME", platformdirs.user_state_path(_APP, appauthor=False))


def cache_dir() -> Path:
    """The folder of what can be made again."""
    return _place("XDG_CACHE_HOME", platformdirs.user_cache_path(_APP, appauthor=False))


def store_file() -> Path:
    """The SQLite file of the bookmarks."""
    return data_dir() / "bookmarks.sqlite3"


def backups_dir() -> Path:
    """The folder of the store's daily backups."""
    return data_dir() / "backups"


def themes_dir() -> Path:
    """The folder of the person's own theme files."""
    return config_dir() / "themes"


def lexicon_file() -> Path:
    """The TOML file of the words a person taught sitrep."""
    return config_dir() / "lexicon.toml"


def profiles_dir() -> Path:
    """The folder of the person's own sorting profiles."""
    return config_dir() / "profiles"


def state_file() -> Path:
    """The small JSON file of what is remembered between starts, such as the theme."""
    return state_dir() / "state.json"


def log_file() -> Path:
    """Where the traceback of a crash is written, without any text of articles or notes."""
    return state_dir() / "sitrep.log"


def shipped(kind: str) -> Path:
    """The folder `seeds` or `themes`: inside an installed package, else at the top of the source tree."""
    inside = Path(__file__).parent / kind
    return inside if inside.is_dir() else Path(__file__).parents[2] / kind
