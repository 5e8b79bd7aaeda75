"""What changed between two versions: new, edited, gone; what moved or was set otherwise has not."""

from __future__ import annotations

import pytest

from sitrep.bookmarks.changes import Change, changes

A = "Ukrainian forces repelled an assault near the town of Orikhiv on Monday."
B = "Ministers met in Geneva for a second day of talks on a ceasefire."
C = "Power returned to most districts of the capital after the blackout."
B2 = "Ministers met in Geneva for a third day of talks on a ceasefire."


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ([A, B], [A, B], []),
        ([A], [A, C], [Change("new", "", C, 1)]),
        ([A, C], [A], [Change("gone", C, "", None)]),
        ([A, B], [A, B2], [Change("edited", B, B2, 1)]),
        ([A, B, C], [C, A, B], []),  # moved
        (["He said “no”."], ['He said "no".'], []),  # typesetting
        ([A, B], [C, B2, A], [Change("new", "", C, 0), Change("edited", B, B2, 1)]),
        ([A, B, C], [A, C], [Change("gone", B, "", None)]),
        ([A, A, B], [A, B], [Change("gone", A, "", None)]),  # twice, now once
        ([B], [C], [Change("gone", B, "", None), Change("new", "", C, 0)]),  # nothing alike
        ([], [A], [Change("new", "", A, 0)]),
        ([A], [], [Change("gone", A, "", None)]),
    ],
    ids=range(12),
)
def test_each_paragraph_is_new_edited_gone_or_the_same(
    old: list[str], new: list[str], wanted: list[Change]
) -> None:
    assert changes(old, new) == wanted


def test_one_figure_in_many_paragraphs_is_one_edit() -> None:
    old = [f"On day {n} of the offensive the brigade held {n + 3} villages." for n in range(400)]
    new = list(old)
    new[250] = "On day 250 of the offensive the brigade held 12 villages."
    assert changes(old, new) == [Change("edited", old[250], new[250], 250)]


def test_a_rewritten_long_article_is_compared_in_reasonable_time() -> None:
    old = [f"Paragraph {n} about the front and its many villages." for n in range(1500)]
    new = [f"Paragraph {n} about the front and all its villages." for n in range(1500)]
    found = changes(old, new)
    assert {change.kind for change in found} == {"edited"}
    assert len(found) == 1500
