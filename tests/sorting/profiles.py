"""Small profiles for the tests, compiled from TOML like any other."""

from __future__ import annotations

from pathlib import Path

from sitrep.sorting.profile import Profile, read_profile

SECTIONS = """
[[sections]]
id = "land"
title = "Land"
short = "Land"
key = "1"
definition = "What happens on land."

[[sections]]
id = "sea"
title = "Sea"
short = "Sea"
key = "2"
definition = "What happens at sea."

[[sections]]
id = "overview"
title = "Overview"
short = "Overview"
key = "0"
definition = "The rest."
"""


def write(folder: Path, text: str) -> Path:
    """A profile file of the three sections and `text`."""
    file = folder / "small.toml"
    file.write_text(SECTIONS + text, encoding="utf-8")
    return file


def small(folder: Path, text: str) -> Profile:
    """That profile, read."""
    return read_profile(write(folder, text))
