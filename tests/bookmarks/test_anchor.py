"""A bookmark is the same, moved or lost; it never points at other words."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from sitrep.bookmarks.anchor import LOST, Place, place
from sitrep.bookmarks.record import make

from .samples import PARAGRAPHS, article


def test_the_same_article() -> None:
    made = make(article(), 1, 11, 15, "battlefield")
    assert place(made, article()) == Place("same", 1, 11, 15)


def test_another_paragraph_changed() -> None:
    made = make(article(), 1, 11, 15, "battlefield")
    assert place(made, article(("New.", *PARAGRAPHS[1:]))) == Place("same", 1, 11, 15)


def test_the_paragraph_moved() -> None:
    made = make(article(), 1, 11, 15, "battlefield")
    assert place(made, article(("New.", *PARAGRAPHS))) == Place("moved", 2, 11, 15)
    assert place(made, article(PARAGRAPHS[1:])) == Place("moved", 0, 11, 15)


def test_a_changed_digit_or_negation_is_lost() -> None:
    original = article(("The ministry denied losing 2 villages.",))
    made = make(original, 0, 0, len(original.paragraphs[0]), "battlefield")
    for edited in ("The ministry denied losing 12 villages.", "The ministry confirmed losing 2 villages."):
        assert place(made, article((edited,))) == LOST


def test_copies_are_never_chosen_between() -> None:
    made = make(article(), 2, 0, 9, "diplomacy")
    assert place(made, article(("New.", PARAGRAPHS[2], "Other.", PARAGRAPHS[2]))) == LOST
    twins = article(("Advertisement", "Text.", "Advertisement"))
    first = make(twins, 0, 0, 13, "overview")
    assert place(first, article(("Text.", "Advertisement"))) == LOST


def test_a_quote_that_does_not_fit_its_paragraph_is_lost() -> None:
    made = replace(make(article(), 1, 11, 15, "battlefield"), quote="other")
    assert place(made, article()) == LOST


@given(st.lists(st.sampled_from(["A one.", "B two.", "C three.", "A one", "D 4."]), min_size=1), st.data())
def test_what_is_not_lost_stands_on_the_very_words(paragraphs: list[str], data: st.DataObject) -> None:
    whole = article(tuple(paragraphs))
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    made = make(whole, index, 0, 3, "overview")
    edited = article(tuple(data.draw(st.permutations(paragraphs)))[data.draw(st.integers(0, 2)) :])
    found = place(made, edited)
    if found.paragraph is not None:
        assert edited.paragraphs[found.paragraph][found.start : found.end] == made.quote
        assert edited.paragraphs[found.paragraph] == made.paragraph_text
