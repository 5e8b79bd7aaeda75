"""A TOML file that a person wrote, and errors that name its file, line and key."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from sitrep.errors import ProfileError
from sitrep.sorting.lines import line_of


class Toml(NamedTuple):
    """The content of a file. `name` begins its messages: "The profile /home/you/energy.toml"."""

    name: str
    text: str
    data: dict[str, Any]

    @staticmethod
    def read(name: str, source: bytes) -> Toml:
        """Parse the bytes of a file; raises ProfileError naming the line."""
        import tomllib  # only needed where there is no compiled form

        try:
            text = source.decode("utf-8")
            return Toml(name, text, tomllib.loads(text))
        except UnicodeDecodeError as error:
            raise ProfileError(f"{name} is not UTF-8 text (byte {error.start}).") from error
        except (tomllib.TOMLDecodeError, RecursionError) as error:
            raise ProfileError(f"{name} is not valid TOML: {_printable(str(error))}.") from error

    def broken(self, key: str, problem: str, word: str = "") -> ProfileError:
        """The error for a key, written `settings.bias` or `phrases[2].section`; `word` is of its value."""
        line = line_of(self.text, key, word)
        place = f", line {line}," if line else ""
        return ProfileError(f"{self.name}{place} is broken at {_printable(key)}: {_printable(problem)}.")


def shown(file: Path) -> str:
    """A path as a message can hold it."""
    return _printable(str(file))


def hint(word: str, known: Sequence[str]) -> str:
    """Which of the known words was meant, or which there are."""
    from difflib import get_close_matches  # only needed for a message

    near = get_close_matches(word, known, 1)
    return f"did you mean {near[0]!r}" if near else f"there are {', '.join(known)}"


def _printable(text: str) -> str:
    return "".join(char if char.isprintable() else "\N{REPLACEMENT CHARACTER}" for char in text)
