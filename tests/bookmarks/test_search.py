"""Approximate search finds what the slow textbook algorithm finds."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.bookmarks.search import Match, likeness, occurrences, search

WORDS = st.text("abc", min_size=1, max_size=8)


def fewest_edits(words: str, text: str) -> int:
    """Sellers' algorithm: the fewest edits that turn the words into a part of the text."""
    column = list(range(len(words) + 1))
    best = column[-1]
    for char in text:
        above, column[0] = column[0], 0
        for i, own in enumerate(words, start=1):
            above, column[i] = column[i], min(column[i] + 1, column[i - 1] + 1, above + (own != char))
        best = min(best, column[-1])
    return best


def distance(one: str, other: str) -> int:
    row = list(range(len(other) + 1))
    for i, char in enumerate(one, start=1):
        above, row[0] = row[0], i
        for j, own in enumerate(other, start=1):
            above, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, above + (own != char))
    return row[-1]


@settings(max_examples=200)
@given(WORDS, st.text("abcd", min_size=1, max_size=40))
def test_the_best_match_has_the_fewest_edits(words: str, text: str) -> None:
    found = search(words, text, len(words) - 1)
    wanted = fewest_edits(words, text)
    if wanted < len(words):
        assert found[0].edits == wanted
    for match in found:
        assert distance(words, text[match.start : match.end]) == match.edits
    assert likeness(words, text) == max(0, 1 - wanted / len(words))


def test_a_long_text_is_searched_where_it_is_like_the_words() -> None:
    words = "Russian forces have crossed into the region for the first time since the war began."
    filler = " ".join(
        f"Sentence number {n} is about something else altogether, such as ports." for n in range(200)
    )
    changed = words.replace("Russian", "Enemy").replace("first", "second")
    text = f"{filler} {changed} {filler} {words} {filler}"
    first, second, *_ = search(words, text, len(words) // 2)
    assert first == Match(text.index(words), text.index(words) + len(words), 0)
    assert text[second.start : second.end].strip() == changed


def test_nothing_is_like_nothing() -> None:
    assert search("", "text", 3) == search("words", "", 3) == []
    assert likeness("", "text") == likeness("words", "") == 0
    assert occurrences("abababa", "aba") == [0, 2, 4]
    assert occurrences("aaaa", "a", most=2) == [0, 1]
