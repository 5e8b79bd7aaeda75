"""The reader's own grade of a claim, on the scale of AJP-2.1 (NATO; the “Admiralty code”): source A–F, content 1–6."""

from __future__ import annotations

import re

from sitrep.errors import StoreError
from sitrep.reading.clean import line

SOURCES = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""How reliable the source is, by its letter."""

CONTENTS = {
    "1": "confirmed by other sources",
    "2": "probably true",
    "3": "possibly true",
    "4": "doubtful",
    "5": "improbable",
    "6": "truth cannot be judged",
}
"""How credible the content is, by its digit."""

_GRADE = re.compile(r"[A-F]?[1-6]?")


def grade(typed: str) -> str:
    """A grade as it is kept: a letter, a digit, or both; empty for none. Raises StoreError when it is no grade.

    >>> grade(" b2 "), grade("F"), grade("")
    ('B2', 'F', '')
    """
    found = typed.strip().upper()
    if not _GRADE.fullmatch(found):
        raise StoreError(
            f"“{line(typed)}” is no grade: a letter A–F for the source, a digit 1–6 for the content, such as B2."
        )
    return found


def is_grade(text: str) -> bool:
    """Whether this is a grade as it is kept; none at all is one too."""
    return _GRADE.fullmatch(text) is not None


def told(grade: str) -> str:
    """A grade in words.

    >>> told("B2")
    'B2: source usually reliable, content probably true'
    """
    parts = [f"source {SOURCES[char]}" for char in grade if char in SOURCES]
    parts += [f"content {CONTENTS[char]}" for char in grade if char in CONTENTS]
    return f"{grade}: {', '.join(parts)}" if grade else ""
