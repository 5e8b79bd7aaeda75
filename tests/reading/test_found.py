"""Headlines told from paragraphs, and first sentences shortened into titles."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading import clean
from sitrep.reading.found import headline, is_headline, shortened, title_of

LONG = "Officials say the attack has been contained, but the move has raised fresh concerns over the wider strategy."


@pytest.mark.parametrize(
    "text",
    [
        "Russia crosses into Dnipropetrovsk region",
        "Will the talks in Istanbul happen?",
        "Zelensky: ‘We will not yield’",
        "14 dead in Kherson",
    ],
)
def test_a_headline_is_the_title(text: str) -> None:
    assert is_headline(text)
    assert title_of([text, LONG]) == text


@pytest.mark.parametrize(
    "text",
    [
        "It was quiet.",
        "It was loud!",
        "He said “no”",
        'He said "no"',
        "Following those discussions:",
        "And so on…",
        "- an item",
        "1. an item",
        "By Jane Smith",
        "12:30",
        "word " * 21,
        "x" * 151,
    ],
)
def test_what_is_no_headline(text: str) -> None:
    assert not is_headline(text.strip())


def test_a_headline_with_nothing_longer_below_is_shortened_like_a_sentence() -> None:
    headline = (
        "Russian forces entered the village on the border and then withdrew again to their first positions"
    )
    assert title_of([headline]) == "Russian forces entered the village on the border and then withdrew again…"
    assert title_of([]) == ""


@pytest.mark.parametrize(
    ("paragraph", "title"),
    [
        ("The war goes on. Nobody knows how long.", "The war goes on."),
        (
            "U.S. President Trump met Mr. Putin on Aug. 15. They talked.",
            "U.S. President Trump met Mr. Putin on Aug. 15.",
        ),
        ("“It is over!” He left the room.", "“It is over!”"),
        ("KYIV, Sept 4 (Reuters) - The president spoke. He left.", "The president spoke."),
        ("KHARKIV, Ukraine (AP) — A bomb fell. It burned.", "A bomb fell."),
        ("大臣は話した。彼は去った。", "大臣は話した。"),
        (". Then a sentence. Another.", "."),
    ],
)
def test_the_first_sentence_is_the_title(paragraph: str, title: str) -> None:
    assert title_of([paragraph]) == title


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Ukrainian forces have confirmed that Russian troops have crossed into the Dnipropetrovsk region today.",
            "Ukrainian forces have confirmed that Russian troops have crossed…",
        ),
        (
            "Russian forces have entered the outskirts of Kostiantynivka, Ukraine's military has confirmed, on Monday.",
            "Russian forces have entered the outskirts of Kostiantynivka…",
        ),
        (
            "The mayor of the city spoke for more than an hour — and then he left the hall without a word to anyone.",
            "The mayor of the city spoke for more than an hour…",
        ),
        ("x" * 100, "x" * 79 + "…"),
        ("the " * 40, "the…"),
        ("short", "short"),
    ],
)
def test_shortening_prefers_the_end_of_a_clause(text: str, title: str) -> None:
    assert shortened(text) == title


@given(st.text(min_size=1))
def test_a_shortened_title_is_bounded_and_clean(text: str) -> None:
    cleaned = " ".join(clean(text).split())
    assert len(shortened(cleaned)) <= 80
    assert clean(shortened(cleaned)) == shortened(cleaned)


@pytest.mark.parametrize(
    ("title", "paragraphs", "number"),
    [
        ("Talks resume", ("Talks resume", "The talks went on."), 0),
        ("Talks resume", ("12 May", "Talks resume", "The talks went on."), 1),
        ("The talks went on.", ("The talks went on.", "They ended late."), None),
        ("Talks resume", ("The talks went on.",), None),
    ],
)
def test_the_headline_is_the_paragraph_that_is_the_title(
    title: str, paragraphs: tuple[str, ...], number: int | None
) -> None:
    assert headline(title, paragraphs) == number
