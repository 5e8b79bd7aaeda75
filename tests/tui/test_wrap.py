"""Wrapping: nothing is lost, nothing is too wide, and plain text breaks where a person expects it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len, split_graphemes

from sitrep.reading.clean import clean
from sitrep.tui.wrap import wrap

PIECES = st.sampled_from(
    [
        "Kupiansk", "a", "the", "пункт", "Ї", "й", "“quoted”", "18–22", "…", "東京", "조선", "ﾊﾝ", "字" * 9, "é",
        "e\u0301",         "a\u0301\u0302\u0303", "нй", "क्षि", "สวัสดี", "שלום", "👩‍👩‍👧‍👦", "🇺🇦", "❤️", "👍🏽",
        "x" * 40, "\u00a0", "\u3000", "⚑",
        "1️⃣", " ", "  ", "\n", "\n\n", "-", "§",
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.lists(PIECES, max_size=30).map("".join),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.text(max_size=80).map(clean),
    st.text("ab \n", max_size=60),
)
WIDTHS = st.one_of(st.integers(1, 12), st.integers(13, 90))


def widest(text: str) -> int:
    """Cells of the widest single character as a person counts characters."""
    return max((size for _, _, size in split_graphemes(text)[0]), default=0)


@settings(max_examples=400, deadline=None)
@given(TEXTS, WIDTHS)
def test_every_character_stands_in_exactly_one_line_in_order(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    end = 0
    for first, last in lines:
        assert end <= first <= last <= len(text)
        # What belongs to no line is at most the one blank or line feed at the break.
        assert text[end:first] in ("", " ", "\n")
        end = last
    assert end == len(text)


@settings(max_examples=400, deadline=None)
@given(TEXTS, WIDTHS)
def test_no_line_is_wider_than_the_width_or_one_character(text: str, width: int) -> None:
    for first, last in wrap(text, width):
        line = text[first:last]
        assert "\n" not in line
        assert cell_len(line) <= max(width, widest(line)), repr(line)
        if cell_len(line) > width:
            assert sum(size > 0 for _, _, size in split_graphemes(line)[0]) == 1


@settings(max_examples=200, deadline=None)
@given(TEXTS, WIDTHS)
def test_no_character_with_its_marks_is_cut(text: str, width: int) -> None:
    for paragraph in text.split("\n"):
        edges = {first for first, _, _ in split_graphemes(paragraph)[0]} | {len(paragraph)}
        for first, last in wrap(paragraph, width):
            assert {first, last} <= edges


def plain_reference(text: str, width: int) -> list[str]:
    """How text of one-cell characters breaks, said as plainly as possible."""
    lines = []
    for paragraph in text.split("\n"):
        rest = paragraph
        while len(rest) > width:
            cut = rest.rfind(" ", 1, width + 1)
            if cut < 1:
                lines.append(rest[:width])
                rest = rest[width:]
            else:
                lines.append(rest[:cut])
                rest = rest[cut + 1 :]
        lines.append(rest)
    return lines


@settings(max_examples=400, deadline=None)
@given(st.text("abc xyz.,-\n", max_size=120), WIDTHS)
def test_ascii_breaks_like_the_plain_reference(text: str, width: int) -> None:
    assert [text[first:last] for first, last in wrap(text, width)] == plain_reference(text, width)


@settings(max_examples=300, deadline=None)
@given(st.text("abc xyz.\n", max_size=80), WIDTHS)
def test_the_way_for_wide_text_breaks_narrow_text_alike(text: str, width: int) -> None:
    """A ⚑ at the end of each paragraph, one cell wide, sends the paragraph the other way."""
    marked = "\n".join(f"{paragraph}⚑" for paragraph in text.split("\n"))
    plain = marked.replace("⚑", "x")
    assert wrap(marked, width) == wrap(plain, width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("one", 10, ["one"]),
        ("one two", 3, ["one", "two"]),
        ("one two", 7, ["one two"]),
        ("a\n\nb", 5, ["a", "", "b"]),
        ("abcdef", 1, list("abcdef")),
        ("ab cd", 1, ["a", "b", "c", "d"]),
        ("Дніпропетровщина", 8, ["Дніпропе", "тровщина"]),
        ("東京都", 4, ["東京", "都"]),
        ("東京都", 5, ["東京", "都"]),
        ("東京", 1, ["東", "京"]),
        ("a 東京", 4, ["a", "東京"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("👩‍👩‍👧‍👦👩‍👩‍👧‍👦", 3, ["👩‍👩‍👧‍👦", "👩‍👩‍👧‍👦"]),
        ("short extraordinarily", 8, ["short", "extraord", "inarily"]),
    ],
)
def test_examples(text: str, width: int, lines: list[str]) -> None:
    assert [text[first:last] for first, last in wrap(text, width)] == lines


@pytest.mark.parametrize("width", [0, -5])
def test_a_width_below_one_counts_as_one(width: int) -> None:
    assert wrap("abc", width) == wrap("abc", 1)
