"""The person's settings: one table of them, and where a value comes from: the file, the environment, the command line.

The file is read before the first frame, so it is checked here by hand: pydantic alone takes as long as that frame.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from sitrep import paths
from sitrep.errors import ConfigError, UsageError
from sitrep.reading.clean import line

_FILE_LIMIT = 65_536  # bytes
_YES, _NO = ("true", "yes", "on", "1"), ("false", "no", "off", "0")
_NO_KEYS: Mapping[str, str] = MappingProxyType({})


class Setting(NamedTuple):
    """One setting: its key in the file, what it is without one, and a line on it."""

    key: str
    default: str | bool
    about: str

    @property
    def variable(self) -> str:
        """The environment variable that overrides the file."""
        return f"SITREP_{self.key.upper()}"


SETTINGS = (
    Setting(
        "theme", "sitrep-dark", "The colours: a theme that `sitrep themes` lists, or a file of your own."
    ),
    Setting("mouse", True, "Whether the mouse is used; false leaves it to the terminal, for selecting text."),
    Setting(
        "marks", True, "Whether names, places, dates and quotations are marked in the text (m switches it)."
    ),
    Setting("ascii", False, "Whether lines, marks and quotation marks are drawn with ASCII characters only."),
)


class Problem(NamedTuple):
    """What was not taken: its key as `--set` names it (empty: the whole file), and a sentence on it."""

    key: str
    said: str


class Config(NamedTuple):
    """What is set; `origins` says for each key of SETTINGS, and each "keys.ID", where its value comes from.

    `keys` maps the id of a command to the keys it answers to, separated by blanks; what is wrong with them only the
    key table can tell, and of a theme only who knows them all. `problems` are what else was not taken.
    """

    theme: str = "sitrep-dark"
    mouse: bool = True
    marks: bool = True
    ascii: bool = False
    keys: Mapping[str, str] = _NO_KEYS
    origins: Mapping[str, str] = _NO_KEYS
    problems: tuple[Problem, ...] = ()


def load(overrides: Sequence[str] = ()) -> Config:
    """The settings: defaults, overridden by the file, by the environment, by `overrides` such as "mouse=false".

    What is wrong in the file or the environment is left out and stands in `problems`. Raises UsageError for an
    override that is no setting or has no such value.
    """
    taken = _Taken({}, {}, {}, [])
    taken.from_file()
    taken.from_environment()
    for override in overrides:
        taken.override(override)
    return Config(**taken.values, keys=taken.keys, origins=taken.origins, problems=tuple(taken.problems))


class _Taken(NamedTuple):
    """What was taken so far; what comes later overrides it."""

    values: dict[str, Any]
    keys: dict[str, str]
    origins: dict[str, str]
    problems: list[Problem]

    def from_file(self) -> None:
        file = paths.config_file()
        try:
            data = _read(file)
        except ConfigError as error:
            self.problems.append(Problem("", str(error)))
            return
        keys = data.pop("keys", {})
        for key, value in (data | _flat("keys", keys)).items():
            try:
                self._take(key, _checked(key, value), file.name)
            except ValueError as error:
                self.problems.append(Problem(key, refusal(file.name, str(error))))

    def from_environment(self) -> None:
        for setting in SETTINGS:
            if written := os.environ.get(setting.variable):
                try:
                    self._take(setting.key, _parsed(setting, written), setting.variable)
                except ValueError as error:
                    self.problems.append(Problem(setting.key, refusal(setting.variable, str(error))))

    def override(self, written: str) -> None:
        key, equals, value = written.partition("=")
        if not equals:
            raise UsageError(f"`--set {line(written, 60)}`: write it as KEY=VALUE.")
        try:
            self._take(key, value if key.startswith("keys.") else _parsed(_named(key), value), "--set")
        except ValueError as error:
            raise UsageError(refusal(f"--set {written}", str(error))) from None

    def _take(self, key: str, value: Any, origin: str) -> None:
        self.origins[key] = origin
        if key.startswith("keys."):
            self.keys.pop(key[5:], None)  # of two that want the same key the one given later has it
            self.keys[key[5:]] = value
        else:
            self.values[key] = value


def refusal(origin: str, reason: str) -> str:
    """The sentence on a value that is not taken: where it stands (a file, a variable, "--set KEY=VALUE"), and why."""
    ended = reason if reason.endswith(("?", ".")) else f"{reason}."
    if origin.startswith("--set "):
        return f"`{line(origin, 66)}`: {ended}"
    if origin.startswith("SITREP_"):
        return f"The environment variable {origin} was not taken: {ended}"
    return f"In {origin or paths.config_file().name}: {ended} It is left out."


def _flat(name: str, value: object) -> dict[str, object]:
    """A table within tables by its dotted names: ids of commands have dots, which TOML takes for tables."""
    if not isinstance(value, dict):
        return {name: value}
    found: dict[str, object] = {}
    for inner, below in value.items():
        found |= _flat(f"{name}.{inner}", below)
    return found


def _checked(key: str, value: object) -> object:
    """A value of the file; raises ValueError where it is none for this key."""
    if key == "keys":
        raise ValueError("[keys] is a table of command ids and keys")
    if key.startswith("keys."):
        if not isinstance(value, str):
            raise ValueError(
                f'the keys of {line(key[5:], 60)} are text such as "x ctrl+x", not {quoted(value)}'
            )
        return value
    setting = _named(key)
    if type(value) is not type(setting.default):
        raise ValueError(f"{key} is {_kind(setting.default)}, not {quoted(value)}")
    return value


def quoted(value: object) -> str:
    """A value as it was written, cut where it is long."""
    return line(repr(value), 60)


def _named(key: str) -> Setting:
    for setting in SETTINGS:
        if setting.key == key:
            return setting
    known = [setting.key for setting in SETTINGS]
    raise ValueError(f"there is no setting {quoted(key)}{nearest(key, [*known, 'keys'])}")


def nearest(word: str, known: Sequence[str]) -> str:
    """“; did you mean …?” where a known word is near, else all of them if they are few."""
    import difflib  # only when something is wrong

    if found := difflib.get_close_matches(word, known, 1, 0.5):
        return f"; did you mean {found[0]!r}?"
    return f"; there are {', '.join(known)}" if len(known) < 12 else ""


def _parsed(setting: Setting, written: str) -> str | bool:
    if isinstance(setting.default, str):
        return written
    if written.lower() in _YES + _NO:
        return written.lower() in _YES
    raise ValueError(f"{setting.key} is {_kind(setting.default)}, not {quoted(written)}")


def _kind(default: object) -> str:
    return "true or false" if isinstance(default, bool) else "text"


def _read(path: Path) -> dict[str, Any]:
    name = line(str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(_FILE_LIMIT + 1)
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise ConfigError(f"The settings {name} cannot be read: {error.strerror}.") from None
    if len(raw) > _FILE_LIMIT:
        raise ConfigError(f"The settings {name} are longer than {_FILE_LIMIT // 1024} KB; none is taken.")
    import tomllib  # only where there are settings: the first frame waits for every import

    try:
        return tomllib.loads(raw.decode("utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise ConfigError(
            f"The settings {name} are not valid TOML, so none is taken: {line(str(error))}."
        ) from None


def write(key: str, value: str | bool) -> None:
    """Change one setting in the file and nothing else there: comments and order stay.

    Raises ConfigError when the file is broken or cannot be written; it is as it was then.
    """
    import tomlkit  # only when something changes

    from sitrep import whole

    path = paths.config_file()
    _read(path)  # a broken file is not written to
    try:
        document = tomlkit.parse(path.read_text(encoding="utf-8") if path.exists() else HEAD)
        document[key] = value
        path.resolve().parent.mkdir(parents=True, exist_ok=True)
        whole.replace(path, tomlkit.dumps(document), durable=False)
    except OSError as error:
        raise ConfigError(f"The settings {line(str(path))} cannot be written: {error.strerror}.") from None


HEAD = "# Settings of sitrep; `sitrep config show` explains them.\n"


def starting_file() -> str:
    """Every setting with a line on it, switched off, to begin a file of one's own."""
    parts = [HEAD]
    for setting in SETTINGS:
        value = f'"{setting.default}"' if isinstance(setting.default, str) else str(setting.default).lower()
        parts.append(f"\n# {setting.about}\n# {setting.key} = {value}\n")
    parts.append(
        '\n# Keys by command; `sitrep keys --format toml` prints all.\n[keys]\n# "bookmark.edit" = "b m"\n'
    )
    return "".join(parts)
