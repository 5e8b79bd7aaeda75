"""One module for each command of the command line; its function of the same name runs it, `make_parser` reads it.

The table is all that is needed to tell a command from a source, so that only the module asked for is imported.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "brief": "print the briefing of an article",
        "add": "subscribe to a feed, or to an article that is being updated",
        "feeds": "list, refresh, remove, import and export subscriptions",
        "prune": "let go of old articles that subscriptions have brought",
        "bookmarks": "list, search, add, check, export, import and restore bookmarks",
        "corrections": "list, export, clear what you decided by hand",
        "profiles": "list, show, check, begin what articles are sorted by",
        "config": "show, check, begin your settings",
        "keys": "print every command and its keys",
        "themes": "print the colour themes",
        "doctor": "say what of versions, terminal, settings and store is not in order",
        "paths": "print where settings, bookmarks, themes and the log stand",
        "serve": "show the dashboard in a browser",
        "completion": "print what teaches bash, zsh or fish to complete sitrep's commands",
    }
)
"""Every command and a line on it; any other first word is a source for the dashboard."""
