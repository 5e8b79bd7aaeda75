"""The difference of two wordings, word by word, and where words of the one are in the other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.bookmarks.difference import NEW, OLD, carried, difference, says_the_same

TEXTS = st.lists(
    st.sampled_from(["Kyiv", "denied", "2", "12", "it", ",", " ", ".", "“", "not"]), max_size=12
).map(" ".join)


def test_words_are_struck_and_added_whole() -> None:
    pieces = difference("They denied that 2 villages fell.", "They confirmed that 12 villages fell.")
    assert [(kind, text) for kind, text in pieces if kind != "same"] == [
        (OLD, "denied"), (NEW, "confirmed"), (OLD, "2"), (NEW, "12"),
    ]  # fmt: skip


def test_typesetting_is_no_difference() -> None:
    assert [kind for kind, _ in difference("“It’s over” – he said", '"It\'s over" — he said')] == ["same"]


@given(TEXTS, TEXTS)
def test_the_pieces_make_up_both_wordings(old: str, new: str) -> None:
    pieces = difference(old, new)
    assert "".join(text for kind, text in pieces if kind != OLD) == new
    assert "".join(text for kind, text in pieces if kind != NEW).split() == old.split()


@pytest.mark.parametrize(
    ("old", "new", "marked", "found"),
    [
        ("Moscow lost 2 villages there.", "Moscow lost 12 villages there.", "2 villages", "12 villages"),
        ("Moscow lost 2 villages there.", "Moscow lost 12 villages there.", "2", "12"),
        ("He said it was over.", "On Monday he said it was over.", "it was over", "it was over"),
        (
            "He said it was over.",
            "He said that all of it really was over.",
            "it was over",
            "it really was over",
        ),
        ("He said it was over, and left.", "He left.", "it was over", ""),
        ("Zelensky spoke at noon.", "Zelenskyy spoke at noon.", "Zelensky", "Zelenskyy"),
        ("The West wished to fight to the last.", "The West wished  to the last.", "to fight", ""),
        ("It is over -- he said, and left.", "It is over — he said, and left.", "he said", "he said"),
        ("“It’s over”, he said.", '"It\'s  over", he said.', "over”, he", 'over", he'),
    ],
)
def test_marked_words_are_carried_over(old: str, new: str, marked: str, found: str) -> None:
    start = old.index(marked)
    low, high = carried(old, new, start, start + len(marked))
    assert new[low:high] == found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kyiv denied it.", "Kyiv confirmed it."),
        ("It was done.", "It was not done."),
        ("He didn't go.", "He did go."),
        ("Some 40 soldiers fell.", "Some 400 soldiers fell."),
        ("Two soldiers fell.", "Ten soldiers fell."),
        ("Russia took it.", "Ukraine took it."),
        ("Він підтвердив це.", "Він не підтвердив це."),
        ("He argued that it fell.", "He admitted that it fell."),
        ("It is now over.", "It is not over."),
        ("Most of it fell.", "It fell."),
        ("It is over.", "Is it over?"),
        ("It lost 1.5 million.", "It lost 15 million."),
    ],
)
def test_another_word_says_something_else(one: str, other: str) -> None:
    assert not says_the_same(one, other)
    assert not says_the_same(other, one)


def test_spelling_and_punctuation_say_the_same() -> None:
    assert says_the_same("The harbour was closed, he said.", "The harbor was closed — he said!")
    assert says_the_same("“It is over”, he said.", '"It is over," he said')
