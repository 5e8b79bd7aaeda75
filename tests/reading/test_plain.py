"""Paragraphs recognised in plain text: blocks, lines, wrapped lines, lists, indentation, headers."""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.model import LeftOut
from sitrep.paths import shipped
from sitrep.reading import clean, read
from sitrep.reading.plain import recognise

FIRST = (
    "Rescue teams reached the valley on Monday after two days of rain had cut the only road, officials in the "
    "regional capital said, and began to bring people out by boat and by helicopter before night fell."
)
SECOND = (
    "The mayor of the largest village told reporters that nobody was missing any more. She thanked the soldiers, "
    "who had worked through the night, and asked the government for tents, fuel, generators and dry clothes."
)
THIRD = "Talks between both governments, planned for Tuesday, have been put off for a week without any reason given."
ALL = (FIRST, SECOND, THIRD)


def paragraphs(text: str) -> tuple[str, ...]:
    return recognise(clean(text)).paragraphs


def test_the_shipped_article_is_ten_paragraphs_a_line_each() -> None:
    seed = shipped("seeds") / "dnipropetrovsk.txt"
    article = read(str(seed))
    assert article.paragraphs == tuple(seed.read_text(encoding="utf-8").strip().split("\n"))
    assert len(article.paragraphs) == 10
    assert article.title == "Ukrainian forces have confirmed that Russian troops have crossed…"


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n", "\r", "\n \n\n\t\n", "\n\n\n\n"])
def test_blocks_and_lines_are_paragraphs(between: str) -> None:
    assert paragraphs(between.join(ALL) + "\n") == ALL


@pytest.mark.parametrize("width", [40, 60, 80, 100, 120])
@pytest.mark.parametrize("between", ["\n\n", "\n"])
def test_wrapped_lines_are_joined(width: int, between: str) -> None:
    assert paragraphs(between.join(textwrap.fill(text, width) for text in ALL)) == ALL


def test_without_blank_lines_a_paragraph_that_fills_its_last_line_runs_into_the_next() -> None:
    assert paragraphs("\n".join(textwrap.fill(text, 72) for text in ALL)) == (FIRST, f"{SECOND} {THIRD}")


@given(st.integers(30, 130), st.permutations(ALL))
def test_wrapping_at_any_width_is_undone_between_blank_lines(width: int, texts: list[str]) -> None:
    assert paragraphs("\n\n".join(textwrap.fill(text, width) for text in texts)) == tuple(texts)


def test_indentation_marks_the_start_of_a_paragraph() -> None:
    indented = "\n".join(textwrap.fill(text, 70, initial_indent="    ") for text in ALL)
    assert paragraphs(indented) == ALL
    first_flush = indented.lstrip()
    assert paragraphs(first_flush) == ALL


def test_hanging_and_common_indentation_mark_nothing() -> None:
    hanging = "\n\n".join(textwrap.fill(text, 70, subsequent_indent="    ") for text in ALL)
    assert paragraphs(hanging) == ALL
    quoted = "\n\n".join(textwrap.indent(textwrap.fill(text, 70), "    ") for text in ALL)
    assert paragraphs(quoted) == ALL


@pytest.mark.parametrize("mark", ["-", "*", "•", "–"])
def test_bullets_in_a_block_are_paragraphs_of_their_own(mark: str) -> None:
    text = f"Both sides agreed to:\n{mark} stop firing\n{mark} talk again\n  in a week\n{mark} swap prisoners\n\nEnd."
    assert paragraphs(text) == (
        "Both sides agreed to:",
        f"{mark} stop firing",
        f"{mark} talk again in a week",
        f"{mark} swap prisoners",
        "End.",
    )


def test_numbered_items_are_paragraphs_of_their_own() -> None:
    assert paragraphs("1. stop\n2. talk\n   again\n\nEnd.") == ("1. stop", "2. talk again", "End.")


def test_a_dash_or_number_at_the_start_of_a_wrapped_line_opens_no_list() -> None:
    text = "They came back in the winter of that year, when the river froze\n- or so they said - and left in March of\n"
    text += "22. The army followed.\n\nEnd."
    assert len(paragraphs(text)) == 2
    assert len(paragraphs("22. The army\nwhich came late\n\nEnd.")) == 2


def test_long_sentences_line_by_line_inside_a_block_are_paragraphs() -> None:
    one = "The first of the sentences in this block is long enough to be a paragraph of its own, most people would say."
    two = "The second is a good deal shorter than the first one but it is still long enough to be a paragraph, too."
    assert paragraphs(f"{one}\n{two}\n{one}\n\nEnd of it.") == (one, two, one, "End of it.")


def test_a_short_line_above_a_long_one_is_a_paragraph() -> None:
    assert paragraphs(f"Home front\n{FIRST}\n\n{SECOND}") == ("Home front", FIRST, SECOND)


def test_short_lines_without_blank_lines_are_paragraphs() -> None:
    live = (
        "14:32 - Talks begin.",
        "14:05 - Rome would welcome them.",
        "13:40 - Explosions heard in the city.",
    )
    assert paragraphs("\n".join(live)) == live
    assert paragraphs("One.\nTwo.") == ("One.", "Two.")


def test_separators_are_left_out_with_a_reason() -> None:
    found = recognise(f"Title of it\n=====\n{FIRST}\n\n* * *\n\n{SECOND}\n---")
    assert found.paragraphs == ("Title of it", FIRST, SECOND)
    assert found.left_out == tuple(LeftOut(text, "separator") for text in ("=====", "* * *", "---"))
    assert found.title == "Title of it"


def test_a_header_gives_title_and_date_and_is_left_out() -> None:
    found = recognise(f"Title: A valley cut off\nDate: 3 May 2024\nAuthor: J. Smith\n\n{FIRST}")
    assert (found.title, found.published) == ("A valley cut off", "3 May 2024")
    assert found.paragraphs == (FIRST,)
    assert [(row.text, row.why) for row in found.left_out] == [
        ("Title: A valley cut off", "header"),
        ("Date: 3 May 2024", "header"),
        ("Author: J. Smith", "header"),
    ]


def test_a_header_may_stand_right_above_the_text() -> None:
    found = recognise(f"title: A valley\nPublished: May\n{FIRST}\n{SECOND}")
    assert (found.title, found.published, found.paragraphs) == ("A valley", "May", (FIRST, SECOND))


def test_fields_without_a_title_or_given_twice_are_text() -> None:
    assert recognise("Source: our own\n\nEnd.").paragraphs == ("Source: our own", "End.")
    assert recognise("Title: A\nTitle: B\n\nEnd.").paragraphs == ("Title: B", "End.")


def test_a_headline_stays_the_first_paragraph() -> None:
    found = recognise(f"Valley cut off by rain\n\n{FIRST}")
    assert found.title == found.paragraphs[0] == "Valley cut off by rain"


def test_nothing_but_separators_is_no_paragraph() -> None:
    assert recognise("-----\n\n*****").paragraphs == ()


@given(st.text(st.sampled_from("ab .:-*1\n \u2028é“”")))
def test_no_word_is_lost_and_every_paragraph_is_one_line(text: str) -> None:
    cleaned = clean(text)
    found = recognise(cleaned)
    assert all(row and row == row.strip() and "\n" not in row for row in found.paragraphs)
    kept = " ".join([*found.paragraphs, *(row.text for row in found.left_out)]).split()
    assert sorted(kept) == sorted(cleaned.split())


def test_reading_needs_no_line_at_the_end(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    assert read(str(tmp_path / "a.txt")).paragraphs == ("x",)
