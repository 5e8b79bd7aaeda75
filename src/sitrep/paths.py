"""Where config, data, cache and state stand; importing this creates nothing.

The XDG variables are honoured on every platform; without them the platform's own places are used.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

_APP = "sitrep"
# The XDG Base Directory Specification's own defaults, as platformdirs has them for Linux: importing it costs ten
# milliseconds, and these are wanted before the first frame.
_LINUX = {"config": ".config", "data": ".local/share", "state": ".local/state", "cache": ".cache"}


def _place(kind: str) -> Path:
    named = os.environ.get(f"XDG_{kind.upper()}_HOME", "")
    if named and Path(named).is_absolute():
        return Path(named) / _APP
    if sys.platform == "linux":
        home = os.path.expanduser("~")  # noqa: PTH111 - Path.home() raises where there is none
        return Path(home) / _LINUX[kind] / _APP
    import platformdirs

    return Path(getattr(platformdirs, f"user_{kind}_path")(_APP, appauthor=False))


def config_dir() -> Path:
    """The folder of the person's settings, themes and profiles."""
    return _place("config")


def data_dir() -> Path:
    """The folder of the person's bookmarks, their backups, and the subscriptions."""
    return _place("data")


def state_dir() -> Path:
    """The folder of what sitrep remembers between starts, and of its log."""
    return _place("state")


def cache_dir() -> Path:
    """The folder of what can be made again."""
    return _place("cache")


def store_file() -> Path:
    """The SQLite file of the bookmarks."""
    return data_dir() / "bookmarks.sqlite3"


def feeds_file() -> Path:
    """The SQLite file of the subscriptions and of what was fetched for them."""
    return data_dir() / "feeds.sqlite3"


def subscriptions_file() -> Path:
    """The OPML file in which the subscriptions stand once more, for any feed reader."""
    return data_dir() / "feeds.opml"


def backups_dir() -> Path:
    """The folder of the store's daily backups."""
    return data_dir() / "backups"


def config_file() -> Path:
    """The person's settings, a TOML file; there need not be one."""
    return config_dir() / "config.toml"


def themes_dir() -> Path:
    """The folder of the person's own theme files."""
    return config_dir() / "themes"


def lexicon_file() -> Path:
    """The TOML file of the words a person taught sitrep."""
    return config_dir() / "lexicon.toml"


def profiles_dir() -> Path:
    """The folder of the person's own sorting profiles."""
    return config_dir() / "profiles"


def session_file() -> Path:
    """The JSON file of which articles were open and where the person was."""
    return state_dir() / "session.json"


def begun_file() -> Path:
    """The empty file that says that somebody has found the way here: no more is told on how to begin."""
    return state_dir() / "begun"


def log_file() -> Path:
    """Where the traceback of a crash is written, without any text of articles or notes."""
    return state_dir() / "sitrep.log"


def is_there(path: str | Path) -> bool:
    """Whether anything stands there; no, too, where that cannot be: `Path.exists` raises for a name too long."""
    return os.path.exists(path)  # noqa: PTH110


def may_be_there(path: Path) -> bool:
    """Whether anything stands there; yes, too, where one may not look, for what opens it can say why."""
    try:
        return path.exists()
    except OSError:
        return True


def is_file(path: str | Path) -> bool:
    """Whether a file stands there; no, too, where that cannot be."""
    return os.path.isfile(path)  # noqa: PTH113


def shipped(kind: str) -> Path:
    """The folder `seeds` or `themes`: inside an installed package, else at the top of the source tree."""
    inside = Path(__file__).parent / kind
    return inside if inside.is_dir() else Path(__file__).parents[2] / kind
