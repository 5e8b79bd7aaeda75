"""The colours of a theme that ships, by the names that styles use; without Textual."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sitrep import paths
from sitrep.model import Section

DEFAULT = "sitrep-dark"
READING = ("name", "quote", "muted", "soft", "rule", "cursor", "hit", "hit_text", "hit_now", "hit_now_text")
"""The colours of what is read, as the keys of a theme file's [reading]."""

# A pane's colour by its number. A profile may name other sections: 5 to 9 take what else the theme has.
_SLOTS = (
    "overview",
    "battlefield",
    "diplomacy",
    "security",
    "home_front",
    "accent",
    "secondary",
    "success",
    "primary",
    "error",
)


def variables(data: dict[str, Any]) -> dict[str, str]:
    """Our variables, such as `section-1` and `hit-text`, from the content of a theme file, as far as it names them."""
    sections, reading = data.get("sections", {}), data.get("reading", {})
    colours = {**data, **sections, **reading}
    found = {key.replace("_", "-"): reading[key] for key in READING if key in reading}
    for slot, key in enumerate(_SLOTS):
        if key in colours:
            found[f"section-{slot}"] = colours[key]
            found[f"title-{slot}"] = sections.get("title", colours[key])
    return found


def shipped(path: Path) -> dict[str, Any]:
    """The content of a theme file that ships: comments, and tables of strings and truths.

    Not by `tomllib`: importing it takes a tenth of the time in which the first frame is to stand.
    """
    data: dict[str, Any] = {}
    table = data
    for row in path.read_text(encoding="utf-8").splitlines():
        key, _, value = row.partition(" = ")
        if row.startswith("["):
            table = data[row.strip("[]")] = {}
        elif value and not row.startswith("#"):
            table[key] = value.strip('"') if value.startswith('"') else value == "true"
    return data


def colours(name: str) -> dict[str, str] | None:
    """Every colour of a theme that ships, by variable; None for any other theme, whose colours Textual works out."""
    path = paths.shipped("themes") / f"{name}.toml"
    if paths.is_there(paths.themes_dir() / path.name) or not paths.is_file(path):
        return None
    data = shipped(path)
    plain = {key: value for key, value in data.items() if isinstance(value, str)}
    return {**plain, **variables(data)}


def least_contrast(name: str) -> float:
    """The contrast of text that a theme of this name promises: 7 where it is a high one, else 4.5."""
    return 7.0 if name.startswith("contrast-") else 4.5


def section_colours(sections: Iterable[Section], theme: Mapping[str, str], least: float) -> dict[str, str]:
    """The variables of the sections for which the profile wishes a colour that can be read under this theme.

    `theme` are its colours by variable, `least` the contrast that is asked for. Under a theme of the terminal's own
    colours, which nobody knows, no wish can be checked and none is met.
    """
    grounds = [theme.get(name, "") for name in ("background", "surface", "panel")]
    found = {}
    for section in sections:
        if section.colour and all(contrast(section.colour, ground) >= least for ground in grounds):
            found[f"section-{section.key}"] = found[f"title-{section.key}"] = section.colour
    return found


def contrast(one: str, other: str) -> float:
    """The contrast of two colours written "#rrggbb" (WCAG 2.2); 0 where one is written otherwise."""
    try:
        dark, light = sorted((_luminance(one), _luminance(other)))
    except ValueError:
        return 0.0
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    if len(colour) != 7:
        raise ValueError(colour)
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
