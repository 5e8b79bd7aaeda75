"""Our CSS variables, and what they are under the themes that do not name them."""

from __future__ import annotations

from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

from sitrep.tui import palette

TEXT_CONTRAST = 4.5
"""The least contrast of text on its background (WCAG 2.2, success criterion 1.4.3)."""

SLOTS = 10
"""Section colours are known by the key that leads there: 0 the overview, 1 to 9 the sections."""

VARIABLES = (
    *(f"section-{slot}" for slot in range(SLOTS)),
    *(f"title-{slot}" for slot in range(SLOTS)),
    *(key.replace("_", "-") for key in palette.READING),
)
"""Every CSS variable that is ours and not Textual's, without the `$`."""

_ANSI_SLOTS = (
    "default",
    "bright_red",
    "bright_blue",
    "bright_magenta",
    "green",
    "cyan",
    "magenta",
    "blue",
    "red",
    "default",
)
_ANSI_READING = {
    **dict.fromkeys(("name", "quote", "muted", "soft", "cursor"), "ansi_default"),
    "rule": "ansi_bright_black",
    "hit": "ansi_green",
    "hit-text": "ansi_black",
    "hit-now": "ansi_bright_yellow",
    "hit-now-text": "ansi_black",
}
_SLOT_SOURCES = (
    "text-secondary",
    "text-error",
    "text-primary",
    "text-success",
    "text-warning",
    "text-accent",
    "primary",
    "success",
    "secondary",
    "error",
)


def variable_defaults(theme: Theme) -> dict[str, str]:
    """Values for `VARIABLES` under any theme, for `App.get_theme_variable_defaults`; empty if it names all.

    Textual does not resolve these against other variables, so the values are plain colours. Text is
    lifted to at least 4.5:1 on the theme's background, surface and panel.
    """
    if all(variable in theme.variables for variable in VARIABLES):
        return {}
    if theme.ansi:
        sections = {f"section-{slot}": f"ansi_{colour}" for slot, colour in enumerate(_ANSI_SLOTS)}
        titles = {f"title-{slot}": "ansi_default" for slot in range(SLOTS)}
        return {**sections, **titles, **_ANSI_READING}

    theirs = {**theme.to_color_system().generate(), **theme.variables}
    background = Color.parse(theirs["background"])
    grounds = [background, *(background + Color.parse(theirs[key]) for key in ("surface", "panel"))]
    foreground = legible(Color.parse(theirs["foreground"]), grounds)
    warning = Color.parse(theirs["warning"])
    hit = background.blend(warning, 0.3)
    found = {
        "name": foreground,
        "quote": legible(Color.parse(theirs["text-accent"]), grounds),
        "muted": legible(background.blend(foreground, 0.7), grounds),
        "soft": legible(background.blend(foreground, 0.85), grounds),
        "rule": background.blend(foreground, 0.2),
        "cursor": foreground,
        "hit": hit,
        "hit-text": legible(foreground, [hit]),
        "hit-now": warning,
        "hit-now-text": legible(background, [warning]),
    }
    for slot, key in enumerate(_SLOT_SOURCES):
        found[f"section-{slot}"] = found[f"title-{slot}"] = legible(Color.parse(theirs[key]), grounds)
    return {variable: colour.hex for variable, colour in found.items()}


def contrast(one: Color, other: Color) -> float:
    """The contrast of two opaque colours, 1 to 21 (WCAG 2.2, “contrast ratio”)."""
    return palette.contrast(one.hex6, other.hex6)


def legible(colour: Color, grounds: list[Color]) -> Color:
    """The colour, moved towards black or white until it reaches 4.5:1 on every ground, where that can be."""

    def weakest(candidate: Color) -> float:
        return min(contrast(candidate, ground) for ground in grounds)

    colour = grounds[0] + colour
    pole = max((BLACK, WHITE), key=weakest)
    steps = (colour.blend(pole, step / 20) for step in range(21))
    return next((candidate for candidate in steps if weakest(candidate) >= TEXT_CONTRAST), pole)
