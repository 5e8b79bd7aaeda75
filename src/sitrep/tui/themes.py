"""Theme files become Textual themes."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.filter import Monochrome, NoColor
from textual.theme import BUILTIN_THEMES, Theme

from sitrep import paths
from sitrep.config import nearest, quoted, refusal
from sitrep.errors import ThemeError
from sitrep.tui.palette import DEFAULT, shipped, variables
from sitrep.tui.theme_defaults import variable_defaults

if TYPE_CHECKING:
    from textual.app import App

__all__ = [
    "DEFAULT",
    "all_names",
    "find",
    "follow_no_color",
    "load",
    "load_own",
    "origin",
    "settle",
    "shipped_themes",
    "sound_names",
    "start",
    "user_themes",
    "variable_defaults",
]

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_-]*")  # Textual makes a style class of it
_FILE_LIMIT = 65_536  # bytes; the longest shipped theme has about 1,000
# Fields of textual.theme.Theme that are written under the same name.
_BASE = (
    "primary",
    "secondary",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "success",
    "warning",
    "error",
)
# Textual's own variables, from the keys of a theme file.
_TEXTUAL_VARIABLES = {
    "text-muted": "muted",
    "text-disabled": "muted",
    "foreground-muted": "muted",
    "border": "primary",
    "border-blurred": "border",
    "block-cursor-background": "selection",
    "block-cursor-foreground": "selection_text",
    "block-cursor-blurred-background": "selection",
    "block-cursor-blurred-foreground": "selection_text",
    "footer-key-foreground": "primary",
    "footer-description-foreground": "muted",
    "footer-background": "panel",
    "scrollbar": "rule",
    "scrollbar-hover": "muted",
    "scrollbar-active": "muted",
    "scrollbar-background": "background",
    "scrollbar-background-hover": "background",
    "scrollbar-background-active": "background",
    "scrollbar-corner-color": "background",
    "link-color": "primary",
    "link-color-hover": "accent",
    "link-background-hover": "surface",
    "input-cursor-background": "foreground",
    "input-cursor-foreground": "background",
    "input-selection-background": "selection",
    "input-selection-foreground": "selection_text",
    "screen-selection-background": "selection",
    "screen-selection-foreground": "selection_text",
}

# --- files ------------------------------------------------------------------------------------


def load(path: Path) -> Theme:
    """A theme file that ships with sitrep, not checked again; its name is the file's name."""
    return _theme(path.stem, shipped(path))


def load_own(path: Path) -> Theme:
    """A person's own theme file.

    Raises:
        ThemeError: the file cannot be read, is not TOML, or has an unknown key or a bad colour.
    """
    import tomllib  # this and pydantic: only when there is something to guard

    from sitrep.tui import theme_file

    if not _NAME.fullmatch(path.stem):
        raise ThemeError(f"The theme file {path.name!r} needs a name of letters, digits, “-” and “_”.")
    try:
        with path.open("rb") as file:
            raw = file.read(_FILE_LIMIT + 1)
        if len(raw) > _FILE_LIMIT:
            raise ThemeError(f"The theme file {path.name!r} is longer than {_FILE_LIMIT // 1024} KB.")
        data = tomllib.loads(raw.decode("utf-8"))
    except OSError as error:
        raise ThemeError(f"The theme file {path.name!r} cannot be read: {error.strerror}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        detail = re.sub(r"[^ -~]", "?", str(error))
        raise ThemeError(f"The theme file {path.name!r} is not valid TOML: {detail}.") from error
    return _theme(path.stem, theme_file.checked(path.name, data))


def shipped_themes() -> list[Theme]:
    """All themes that ship with sitrep, sorted by name, the default first."""
    return [load(path) for path in _shipped().values()]


def user_themes() -> tuple[list[Theme], list[str]]:
    """The themes in the config directory that are in order, and a sentence for each that is not."""
    themes, problems = [], []
    for path in _own().values():
        try:
            themes.append(load_own(path))
        except ThemeError as error:
            problems.append(f"{error} It is skipped.")
    return themes, problems


def find(name: str) -> Theme | None:
    """The theme of this name: a person's own, else a shipped one, else Textual's; parses one file only.

    Raises:
        ThemeError: a person's own file of this name is broken.
    """
    if path := _own().get(name):
        return load_own(path)
    if path := _shipped().get(name):
        return load(path)
    return BUILTIN_THEMES.get(name)


def settle(name: str, origin: str = "") -> tuple[str, str]:
    """The name of the theme that holds: this one, else the default with a sentence saying why.

    `origin` is where the name stands, as `config.refusal` takes it.
    """
    try:
        if find(name):
            return name, ""
    except ThemeError as error:
        return DEFAULT, str(error)
    near = nearest(name, all_names()) or "; T and `sitrep themes` show those there are"
    return DEFAULT, refusal(origin, f"there is no theme {quoted(name)}{near}")


def start(name: str) -> Theme:
    """The theme to start with, of a name that `settle` gave; where its file broke since, the default as it ships."""
    with contextlib.suppress(ThemeError):
        if theme := find(name):
            return theme
    return load(_shipped()[DEFAULT])


def all_names() -> list[str]:
    """The names of all themes: shipped ones (the default first), a person's own, Textual's."""
    return list(dict.fromkeys([*_shipped(), *_own(), *sorted(BUILTIN_THEMES)]))


def sound_names(own: Iterable[Theme]) -> list[str]:
    """All names but those of a person's own files that are broken; `own` are those that are in order."""
    broken = _own().keys() - {theme.name for theme in own}
    return [name for name in all_names() if name not in broken]


def origin(name: str) -> str:
    """Where a theme comes from, in a few words; empty where there is none of this name."""
    if name in _own():
        return "your own"
    if name in _shipped():
        return "ships with sitrep"
    return "Textual's" if name in BUILTIN_THEMES else ""


def _shipped() -> dict[str, Path]:
    """The files that ship by the name of their theme, the default first."""
    found = {path.stem: path for path in paths.shipped("themes").glob("*.toml")}
    return dict(sorted(found.items(), key=lambda one: (one[0] != DEFAULT, one[0])))


def _own() -> dict[str, Path]:
    with contextlib.suppress(OSError):
        return {path.stem: path for path in sorted(paths.themes_dir().glob("*.toml"))}
    return {}


def _theme(name: str, data: dict[str, Any]) -> Theme:
    """A theme from the content of its file; keys left out are left to `variable_defaults`."""
    sections, reading = data.get("sections", {}), data.get("reading", {})
    colours: dict[str, str] = {
        **{key: data[key] for key in _BASE if key in data},
        **sections,
        **reading,
    }
    named = {variable: colours[key] for variable, key in _TEXTUAL_VARIABLES.items() if key in colours}
    named |= variables(data)
    ansi = data.get("ansi", False)
    if ansi:  # Textual's own styles name these two and cannot be parsed without them
        named |= {"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"}
    return Theme(
        name=name,
        dark=data.get("dark", True),
        ansi=ansi,
        variables=named,
        **{key: data[key] for key in _BASE if key in data},
    )


def follow_no_color(app: App[Any]) -> None:
    """Under NO_COLOR, suit the filter to the theme in use; call it when the theme changes.

    Textual 8.2 chooses the filter once, for the theme that a new App has. Without this, a theme of the
    terminal's own colours comes out black on black.
    """
    wanted = NoColor() if app.current_theme.ansi else Monochrome()
    app._filters = [wanted if isinstance(each, NoColor | Monochrome) else each for each in app._filters]
