"""Sorting profiles: TOML files of sections and the phrases that speak for them, checked and made ready.

What ships may travel compiled: beside `conflict.toml` stands `conflict.compiled`, the same profile indexed by
first word, which loads many times faster. It carries the checksum of the TOML it was made from and is
used only while that still holds, so an edited TOML file takes effect at once. The script
`scripts/compile_profiles.py` writes it.
"""

from __future__ import annotations

import contextlib
import functools
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.errors import ProfileError
from sitrep.model import OVERVIEW, Section
from sitrep.sorting.compiled import unpack
from sitrep.sorting.phrases import Lexicon, parse, write_line
from sitrep.sorting.toml import Toml, shown
from sitrep.sorting.toml import hint as _hint
from sitrep.sorting.words import WordTable, read_table

SHIPPED = Path(__file__).parents[1] / "data" / "profiles"
COMPILED = ".compiled"
"""The ending of the compiled form that stands beside a profile."""

TABLE = ".words.txt"
"""The ending of the word table that stands beside a profile."""

_LARGEST = 4 << 20
_SECTION_KEYS = ("id", "title", "short", "key", "definition", "colour")
_FEWEST, _MOST = 2, 9  # sections beside the overview: each has a digit
_LONGEST = {"title": 32, "short": 14, "definition": 400}
_SECTION_ID = re.compile(r"[a-z][a-z0-9_]{0,31}")
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_OVERVIEW = {
    "id": OVERVIEW,
    "title": "Overview",
    "short": "Overview",
    "key": "0",
    "definition": "Background across the sections, the piece's own furniture, or none of them.",
    "colour": "",
}
_TABLES = {"phrases": "phrase", "cues": "cue", "furniture": "furniture"}
_TOP_KEYS = ("about", "sections", "settings", "factors", "words", "people", *_TABLES)
_WORD_KEYS = ("continuation", "shift")
_LARGEST_NUMBER = 100.0
_ALTERNATIVES = re.compile(r"\(([^()]*)\)")


class Settings(NamedTuple):
    """The constants of the arithmetic; `sitrep.sorting.sorter` says where each one enters."""

    bias: float = 3.0
    short: float = 0.0
    temperature: float = 4.0
    stay: float = 0.30
    stay_continued: float = 0.60
    stay_shifted: float = 0.25
    document: float = 0.30
    repeat: float = 0.4
    head: float = 5
    heading: float = 6.0
    heading_words: float = 12
    furniture_words: float = 45
    also: float = 0.2
    also_share: float = 0.6
    sure: float = 0.6
    table: float = 0.6
    split: float = 0.9


class Profile(NamedTuple):
    """A profile ready to sort with: sections (the overview last), constants, phrases, opening words."""

    name: str
    sections: tuple[Section, ...]
    settings: Settings
    lexicon: Lexicon
    continuation: tuple[tuple[str, ...], ...]
    shift: tuple[tuple[str, ...], ...]
    about: str = ""
    file: str = ""
    table: WordTable | None = None


@functools.cache
def load_profile(name: str) -> Profile:
    """The shipped profile of that name, read once.

    Raises ProfileError when there is none of that name or its file is broken.
    """
    known = sorted(path.stem for path in SHIPPED.glob("*.toml"))
    if name not in known:
        raise ProfileError(f"There is no sorting profile named {name[:60]!r}; {_hint(name, known)}.")
    return read_profile(SHIPPED / f"{name}.toml")


def find_profile(name: str) -> Profile:
    """A profile by its name, a person's own before a shipped one of the same name, or by the path of its file.

    Raises ProfileError when there is none or its file is broken.
    """
    from sitrep import paths

    files = profile_files()
    if name in files:
        return read_profile(files[name])
    if name.endswith(".toml") or "/" in name or "\\" in name or paths.is_file(name):
        return read_profile(Path(name).expanduser())
    raise ProfileError(f"There is no sorting profile named {name[:60]!r}; {_hint(name, sorted(files))}.")


def profile_files() -> dict[str, Path]:
    """The files of the shipped profiles and of a person's own, by name; an own one hides a shipped one."""
    from sitrep import paths  # platformdirs: only where a profile is looked for by name

    found = {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}
    with contextlib.suppress(OSError):
        found |= {path.stem: path for path in sorted(paths.profiles_dir().glob("*.toml"))}
    return found


def read_profile(file: Path) -> Profile:
    """The profile in a TOML file, from the compiled form beside it where that is of the same text.

    Raises ProfileError naming the file and the key or line.
    """
    try:
        source = file.read_bytes()
    except OSError as error:
        raise ProfileError(f"The profile {shown(file)} cannot be read: {error.strerror}.") from error
    if len(source) > _LARGEST:
        raise ProfileError(
            f"The profile {shown(file)} is larger than {_LARGEST >> 20} MB; it is not a profile."
        )
    compiled = _compiled_beside(file, source) or compile_profile(file, source)
    table = read_table(file.with_suffix(TABLE), [section["id"] for section in compiled["sections"]])
    return _profile(file, compiled, table)


def compile_profile(file: Path, source: bytes) -> dict[str, Any]:
    """The compiled form of a profile's TOML text, ready for JSON; `file` is only named in messages.

    Raises ProfileError naming the file and the key or line.
    """
    toml = Toml.read(f"The profile {shown(file)}", source)
    return _Compiler(toml).compiled(zlib.crc32(source))


def _compiled_beside(file: Path, source: bytes) -> dict[str, Any] | None:
    try:
        compiled = unpack(file.with_suffix(COMPILED).read_bytes().decode("utf-8"))
    except (OSError, ValueError):
        return None
    return compiled if compiled.get("checksum") == zlib.crc32(source) else None


def _profile(file: Path, compiled: dict[str, Any], table: WordTable | None) -> Profile:
    sections = tuple(Section(**row) for row in compiled["sections"])
    return Profile(
        name=file.stem,
        about=compiled["about"],
        file=str(file),
        sections=sections,
        settings=Settings(**compiled["settings"]),
        lexicon=Lexicon(compiled["index"], [section.id for section in sections]),
        continuation=tuple(tuple(row) for row in compiled["continuation"]),
        shift=tuple(tuple(row) for row in compiled["shift"]),
        table=table,
    )


class _Compiler:
    """Checks one profile's data and writes it as an index by first word."""

    def __init__(self, toml: Toml) -> None:
        self._toml = toml
        self._data = toml.data
        self._index: dict[str, dict[str, dict[tuple[str, str], float]]] = {}
        self._factors: dict[str, float] = {}

    def compiled(self, checksum: int) -> dict[str, Any]:
        self._keys(self._data, _TOP_KEYS, "")
        sections = self._sections()
        ids = tuple(section["id"] for section in sections)
        self._factors = self._read_factors(ids)
        for table, kind in _TABLES.items():
            for at, block in enumerate(self._blocks(table), 1):
                self._block(f"{table}[{at}]", kind, block, ids)
        for at, block in enumerate(self._blocks("people"), 1):
            self._people(f"people[{at}]", block, ids)
        words = self._table(self._data, "words", "")
        self._keys(words, _WORD_KEYS, "words.")
        return {
            "checksum": checksum,
            "about": self._text(self._data, "about", ""),
            "sections": sections,
            "settings": self._settings(),
            "continuation": self._openings(words, "continuation"),
            "shift": self._openings(words, "shift"),
            "index": {first: self._lines(rows, ids) for first, rows in self._index.items()},
        }

    def _openings(self, words: dict[str, Any], key: str) -> list[list[str]]:
        return [list(self._parse(f"words.{key}", phrase)) for phrase in self._words("words", words, key)]

    def _lines(self, rows: dict[str, dict[tuple[str, str], float]], ids: tuple[str, ...]) -> str:
        return "\n".join(
            sorted(
                write_line(
                    rest.split(), [(kind, ids.index(section), w) for (kind, section), w in what.items()]
                )
                for rest, what in rows.items()
            )
        )

    def _broken(self, key: str, problem: str, word: str = "") -> ProfileError:
        return self._toml.broken(key, problem, word)

    def _keys(self, table: dict[str, Any], allowed: tuple[str, ...], where: str) -> None:
        for key in table:
            if key not in allowed:
                raise self._broken(f"{where}{key}", f"no such key; {_hint(key, allowed)}")

    def _text(self, table: dict[str, Any], key: str, where: str, default: str = "") -> str:
        """A text of one line that shows as it stands."""
        value = table.get(key, default)
        if not isinstance(value, str) or not value.isprintable():
            raise self._broken(f"{where}{key}", "it must be a text of one line")
        if len(value) > (most := _LONGEST.get(key, 400)):
            raise self._broken(f"{where}{key}", f"it has {len(value)} characters, and {most} fit")
        return value.strip()

    def _table(self, parent: dict[str, Any], key: str, where: str) -> dict[str, Any]:
        table = parent.get(key, {})
        if not isinstance(table, dict):
            raise self._broken(f"{where}{key}", "it must be a table")
        return table

    def _blocks(self, key: str) -> list[dict[str, Any]]:
        blocks = self._data.get(key, [])
        if not isinstance(blocks, list) or not all(isinstance(block, dict) for block in blocks):
            raise self._broken(key, f"write it as [[{key}]] blocks")
        return blocks

    def _sections(self) -> list[dict[str, str]]:
        """The sections in the order of the file, the overview last; what is left out is filled in."""
        named: list[dict[str, str]] = []
        overview = _OVERVIEW
        for at, row in enumerate(self._blocks("sections"), 1):
            where = f"sections[{at}]."
            self._keys(row, _SECTION_KEYS, where)
            is_overview = row.get("id") == OVERVIEW
            section = self._row(row, where, _OVERVIEW if is_overview else {"key": str(len(named) + 1)})
            others = [overview, *named] if not is_overview else named
            for key in ("id", "key"):
                if any(section[key] == other[key] for other in others):
                    raise self._broken(f"{where}{key}", f"{section[key]!r} is used twice")
            if is_overview:
                overview = section
            else:
                named.append(section)
        if not _FEWEST <= len(named) <= _MOST:
            beside = f"there must be {_FEWEST} to {_MOST} beside the overview, and there are {len(named)}"
            raise self._broken("sections", beside)
        return [*named, overview]

    def _row(self, row: dict[str, Any], where: str, defaults: dict[str, str]) -> dict[str, str]:
        section = {key: self._text(row, key, where, defaults.get(key, "")) for key in _SECTION_KEYS}
        if not _SECTION_ID.fullmatch(section["id"]):
            wanted = 'it must be a word of small letters, digits and _ such as "home_front"'
            raise self._broken(f"{where}id", wanted)
        if not section["title"]:
            raise self._broken(f"{where}title", "it must be a text")
        section["short"] = section["short"] or _abbreviated(section["title"])
        if len(section["key"]) != 1 or section["key"] not in "0123456789":
            raise self._broken(f"{where}key", "it must be one digit")
        if (section["key"] == "0") != (section["id"] == OVERVIEW):
            raise self._broken(f"{where}key", "0 is the key of the overview, the others have 1 to 9")
        if section["colour"] and not _COLOUR.fullmatch(section["colour"]):
            raise self._broken(f"{where}colour", 'it must be a colour such as "#d8a657"')
        return section

    def _settings(self) -> dict[str, float]:
        table = self._table(self._data, "settings", "")
        self._keys(table, Settings._fields, "settings.")
        for key, value in table.items():
            self._number(f"settings.{key}", value)
        settings = Settings(**table)
        for key in ("stay", "stay_continued", "stay_shifted", "document"):
            if getattr(settings, key) >= 1:
                raise self._broken(f"settings.{key}", "it must be below 1")
        if settings.temperature == 0:
            raise self._broken("settings.temperature", "it must be above 0")
        return table

    def _read_factors(self, ids: tuple[str, ...]) -> dict[str, float]:
        """What the weights of a section's phrases, cues and people are multiplied by; 1 where none is named."""
        table = self._table(self._data, "factors", "")
        self._keys(table, ids, "factors.")
        return {section: self._number(f"factors.{section}", value) for section, value in table.items()}

    def _number(self, key: str, value: object) -> float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= _LARGEST_NUMBER:
            raise self._broken(key, f"it must be a number from 0 to {_LARGEST_NUMBER:g}")
        return float(value)

    def _section(self, where: str, block: dict[str, Any], ids: tuple[str, ...]) -> str:
        section = block.get("section")
        if section not in ids:
            raise self._broken(f"{where}.section", f"{section!r} is no section; {_hint(str(section), ids)}")
        return str(section)

    def _block(self, where: str, kind: str, block: dict[str, Any], ids: tuple[str, ...]) -> None:
        section = OVERVIEW if kind == "furniture" else self._section(where, block, ids)
        for key in block:
            if key in ("section", "about"):
                continue
            weight = self._weight(f"{where}.{key}", key)
            for phrase in self._words(where, block, key):
                self._add(f"{where}.{key}", phrase, kind, section, weight)

    def _people(self, where: str, block: dict[str, Any], ids: tuple[str, ...]) -> None:
        section = self._section(where, block, ids)
        weight = self._number(f"{where}.weight", block.get("weight"))
        self._keys(block, ("section", "weight", "about", "names"), f"{where}.")
        for office, names in self._table(block, "names", f"{where}.").items():
            if not isinstance(names, str):
                raise self._broken(f"{where}.names.{office}", "it must be a text of names")
            for name in listed(names):
                self._add(f"{where}.names.{office}", name, "person", section, weight)

    def _weight(self, where: str, key: str) -> float:
        try:
            return self._number(where, float(key))
        except ValueError:
            raise self._broken(where, f"{key!r} is no weight; write a number such as 2") from None

    def _words(self, where: str, table: dict[str, Any], key: str) -> list[str]:
        value = table.get(key, "")
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            value = ",".join(value)
        if not isinstance(value, str):
            point = " (a weight with a point stands in quotes)" if isinstance(value, dict) else ""
            raise self._broken(f"{where}.{key}", f"it must be a text of phrases separated by commas{point}")
        return listed(value)

    def _parse(self, where: str, phrase: str) -> tuple[str, ...]:
        try:
            return parse(phrase)
        except ValueError as error:
            raise self._broken(where, f"the phrase {phrase!r} {error}", phrase) from error

    def _add(self, where: str, phrase: str, kind: str, section: str, weight: float) -> None:
        first, *rest = self._parse(where, phrase)
        meanings = self._index.setdefault(first, {}).setdefault(" ".join(rest), {})
        factor = 1.0 if kind == "furniture" else self._factors.get(section, 1.0)
        meanings[kind, section] = max(round(weight * factor, 4), meanings.get((kind, section), 0.0))


def _abbreviated(title: str) -> str:
    """As many words of a title as fit where there is little room; a single longer one is cut."""
    most = _LONGEST["short"]
    while len(title) > most and " " in title:
        title = title.rpartition(" ")[0]
    return title[:most]


def listed(text: str) -> list[str]:
    """The phrases of a text with commas between them, alternatives written out."""
    return [
        phrase
        for item in text.split(",")
        if (words := " ".join(item.split()))
        for phrase in _written_out(words)
    ]


def _written_out(phrase: str) -> Iterator[str]:
    """`defen(c|s)e aid` as `defence aid` and `defense aid`; `(|s)` stands for nothing or an s."""
    group = _ALTERNATIVES.search(phrase)
    if group is None:
        yield phrase
        return
    for choice in group[1].split("|"):
        yield from _written_out(phrase[: group.start()] + choice + phrase[group.end() :])
