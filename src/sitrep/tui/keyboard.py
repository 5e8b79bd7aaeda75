"""Keys by name: how each is printed, and which the Cyrillic layouts send from the same place."""

from __future__ import annotations

from collections.abc import Iterable

# The letter at the same place on the Russian and the Ukrainian layout (ЙЦУКЕН), lower case.
_LATIN = "qwertyuiopasdfghjklzxcvbnm"
_RUSSIAN = "йцукенгшщзфывапролдячсмить"
_UKRAINIAN = "йцукенгшщзфівапролдячсмить"

_SHOWN = {
    "down": "↓", "up": "↑", "left": "←", "right": "→", "pagedown": "PgDn", "pageup": "PgUp", "home": "Home",
    "end": "End", "left_square_bracket": "[", "right_square_bracket": "]",
    "question_mark": "?", "greater_than_sign": ">", "less_than_sign": "<",
    "slash": "/", "colon": ":", "comma": ",", "full_stop": ".", "left_parenthesis": "(",
    "left_curly_bracket": "{", "right_curly_bracket": "}", "right_parenthesis": ")",
    "f1": "F1", "escape": "esc", "shift+tab": "shift+tab",
}  # fmt: skip


def show(key: str) -> str:
    """A Textual key name as it is printed."""
    if key in _SHOWN:
        return _SHOWN[key]
    held, _, last = key.rpartition("+")
    return f"{held}+{_SHOWN.get(last, last)}" if held else key


def pressed(keys: Iterable[str]) -> str:
    """Keys as Textual's bindings take them, each letter with its places on the Cyrillic layouts."""
    return ",".join(key for name in keys for key in (name, *cyrillic(name)))


def cyrillic(key: str) -> tuple[str, ...]:
    """What the key sends on a Russian and a Ukrainian layout; empty when it is no letter.

    >>> cyrillic("s")
    ('ы', 'і')
    """
    lower = key.lower()
    if len(key) != 1 or lower not in _LATIN:
        return ()
    at = _LATIN.index(lower)
    found = dict.fromkeys(letters[at] for letters in (_RUSSIAN, _UKRAINIAN))
    return tuple(letter.upper() if key != lower else letter for letter in found)
