"""What a theme file may say; imported only to check a person's own file: importing pydantic is slow."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError
from textual.color import Color, ColorParseError

from sitrep.errors import ThemeError


def _colour(value: str) -> str:
    try:
        colour = Color.parse(value)
    except ColorParseError:
        colour = None
    if colour is None or colour.auto or colour.a != 1:
        raise ValueError("not an opaque colour")
    return value


Colour = Annotated[str, AfterValidator(_colour)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Sections(_Table):
    """The colour of each section."""

    battlefield: Colour | None = None
    diplomacy: Colour | None = None
    security: Colour | None = None
    home_front: Colour | None = None
    overview: Colour | None = None
    title: Colour | None = None


class Reading(_Table):
    """The colours of what is read."""

    name: Colour | None = None
    quote: Colour | None = None
    muted: Colour | None = None
    soft: Colour | None = None
    rule: Colour | None = None
    border: Colour | None = None
    cursor: Colour | None = None
    hit: Colour | None = None
    hit_text: Colour | None = None
    hit_now: Colour | None = None
    hit_now_text: Colour | None = None
    selection: Colour | None = None
    selection_text: Colour | None = None


class ThemeFile(_Table):
    """One theme file; only `primary` must be there."""

    dark: bool = True
    ansi: bool = False
    primary: Colour
    secondary: Colour | None = None
    accent: Colour | None = None
    foreground: Colour | None = None
    background: Colour | None = None
    surface: Colour | None = None
    panel: Colour | None = None
    success: Colour | None = None
    warning: Colour | None = None
    error: Colour | None = None
    sections: Sections = Sections()
    reading: Reading = Reading()


_TABLES: dict[str, type[_Table]] = {"sections": Sections, "reading": Reading}


def checked(file: str, data: dict[str, Any]) -> dict[str, Any]:
    """The content of the theme file, with only the keys that are set.

    Raises:
        ThemeError: names the file and the first key that is wrong.
    """
    try:
        theme = ThemeFile.model_validate(data)
    except ValidationError as error:
        raise ThemeError(f"The theme file {file!r} {_first_problem(error)}.") from error
    found = theme.model_dump(exclude_none=True)
    if not theme.ansi:
        for table in (found, found["sections"], found["reading"]):
            for key, value in table.items():
                if isinstance(value, str) and value.startswith("ansi_"):
                    raise ThemeError(
                        f"The theme file {file!r} uses {value!r} for {key!r}: that needs “ansi = true”."
                    )
    return found


def _first_problem(error: ValidationError) -> str:
    problem = error.errors(include_url=False)[0]
    *table, key = (str(part) for part in problem["loc"])
    place = f" in [{table[0]}]" if table else ""
    match problem["type"]:
        case "extra_forbidden":
            known = _TABLES.get(table[0], ThemeFile) if table else ThemeFile
            near = get_close_matches(key, known.model_fields, n=1, cutoff=0.0)
            return f"has an unknown key {key!r}{place}; the nearest is {near[0]!r}"
        case "missing":
            return f"lacks the key {key!r}{place}"
        case "bool_type":
            return f"needs true or false for {key!r}{place}, not {problem['input']!r}"
        case "model_type":
            return f"needs a table [{key}], not {problem['input']!r}"
        case _:
            return f'needs an opaque colour such as "#d8d4ca" for {key!r}{place}, not {problem["input"]!r}'
