"""Messages name the line of a key, whatever stands around it."""

from __future__ import annotations

import pytest

from sitrep.sorting.lines import line_of

TEXT = '''about = "x"
[settings]
bias = 2  # a comment with stay = 1
"quoted key" = 3

[[phrases]]
section = "a"
4 = """
one, two,
[not a table]
three = four, five"""
2 = "six"
[[phrases]]
section = "b"
"2.5" = \'\'\'one line\'\'\'
[[people]]
[people.names]
"head of the office" = "Jane"
'''


@pytest.mark.parametrize(
    ("key", "word", "line"),
    [
        ("about", "", 1),
        ("settings", "", 2),
        ("settings.bias", "", 3),
        ("settings.quoted key", "", 4),
        ("settings.missing", "", 2),
        ("phrases", "", 6),
        ("phrases[1].section", "", 7),
        ("phrases[1].4", "", 8),
        ("phrases[1].4", "five", 11),
        ("phrases[1].4", "nowhere", 8),
        ("phrases[1].2", "", 12),
        ("phrases[2]", "", 13),
        ("phrases[2].section", "", 14),
        ("phrases[2].2.5", "", 15),
        ("phrases[2].weight", "", 13),
        ("people[1].names.head of the office", "", 18),
        ("nothing", "", None),
        ("nothing[1].at.all", "", None),
    ],
)
def test_the_line_of_a_key(key: str, word: str, line: int | None) -> None:
    assert line_of(TEXT, key, word) == line
