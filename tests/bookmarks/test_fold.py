"""Folding sets typesetting aside and knows where every character came from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.bookmarks.fold import fold

TEXTS = st.text(st.sampled_from("ab Я-–—’“”'\"… \n\t\u00a012."), max_size=40)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“It’s over,” he said.", '"It\'s over," he said.'),
        ("the front — all of it", "the front–all of it"),
        ("wait … what", "wait ... what"),
        ("- a point", "– a point"),
        ("two\n  lines", "two lines"),
        ("о\u02bcбʼєкт", "о'б'єкт"),
        ("Dnipro\u2011based", "Dnipro-based"),
        ("می\u200cخواهد", "میخواهد"),
    ],
)
def test_typesetting_is_the_same(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("2 villages", "12 villages"),
        ("not", ""),
        ("Kyiv", "kyiv"),
        ("café", "cafe"),
        ("3.5", "35"),
        ("м²", "м2"),
    ],
)
def test_what_a_reader_sees_as_another_word_stays_another(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


@given(TEXTS)
def test_every_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    assert len(folded.origin) == len(folded.text) + 1
    assert folded.origin == sorted(folded.origin)
    assert folded.origin[-1] == len(text)
    assert "  " not in folded.text
    for at, char in enumerate(folded.text):
        start, end = folded.span(at, at + 1)
        assert end == start + 1
        if char.isalnum():
            assert text[start] == char
            assert folded.at(start) == at
