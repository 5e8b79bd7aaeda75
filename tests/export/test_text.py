"""The briefing as plain text: order, width, doubt, the title once."""

from __future__ import annotations

import pytest

from sitrep.export.found import said
from sitrep.export.text import as_text, cells, wrap
from sitrep.model import Claim
from tests.export.made import LEFT_OUT, briefing


def test_the_overview_comes_first_and_empty_sections_are_named() -> None:
    text = as_text(briefing("Summary.", section="overview"))
    assert (
        text.index("A title") < text.index("OVERVIEW (1)") < text.index("Nothing in: Battlefield, Diplomacy.")
    )
    text = as_text(briefing("Fight."))
    assert "Nothing in: Overview, Diplomacy." in text


def test_a_passage_that_is_the_title_is_shown_once() -> None:
    text = as_text(briefing("A title", "Body."))
    assert text.count("A title") == 1
    assert "BATTLEFIELD (1)" in text


def test_a_first_sentence_that_serves_as_the_title_stays_in_the_text() -> None:
    for texts in (["Talks failed."], ["Talks failed.", "More."]):
        assert as_text(briefing(*texts, title="Talks failed.")).count("Talks failed.") == 2
    assert as_text(briefing("A title")).count("A title") == 2


def test_doubt_is_said() -> None:
    text = as_text(briefing("First.", "Second."))
    assert "First.\n\n  Second.\n  [not sure: perhaps Diplomacy]" in text


def test_date_warnings_and_what_was_left_out_are_printed() -> None:
    made = briefing("Body.", published="2025-08-27", warnings=("Half of it is missing.",), left_out=LEFT_OUT)
    text = as_text(made, left_out=True)
    assert "/somewhere/article.txt · 2025-08-27 · 1 word\n" in text
    assert "Note: Half of it is missing." in text
    assert "Subscribe to our newsletter [newsletter box]" in text
    assert as_text(made).endswith("Left out: 1 line (newsletter box 1); --left-out prints them.\n")


def test_who_wrote_and_published_it_stands_under_the_title() -> None:
    made = briefing("Body.", author="Ana Lee", publisher="The Post", retrieved="2026-03-01T07:30:00Z")
    facts = "/somewhere/article.txt · by Ana Lee · The Post · fetched 2026-03-01T07:30:00Z"
    assert facts in as_text(made, 100)


@pytest.mark.parametrize(
    ("source", "verb", "outlet", "line"),
    [
        ("mapping groups", "reported", None, "Mapping groups reported: it fell"),
        ("Ana Lee, the mayor", "said", None, "Ana Lee, the mayor, said: it fell"),
        ("Ana Lee", "told", "the Herald", "Ana Lee told the Herald: it fell"),
        ("Ana Lee", "said", "the Herald", "Ana Lee said to the Herald: it fell"),
        ("Ana Lee, the mayor", "", None, "Ana Lee, the mayor: it fell"),
        ("the mayor", "according to", None, "According to the mayor: it fell"),
        (None, "reported", None, "Not attributed, reported: it fell"),
    ],
)
def test_a_claim_reads_like_a_sentence(source: str | None, verb: str, outlet: str | None, line: str) -> None:
    claim = Claim("c-1", source, verb, "say", "it fell", "p-1", 0, 7, outlet=outlet)
    assert said(claim) == line


@pytest.mark.parametrize("width", [20, 40, 78])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width: int) -> None:
    body = (
        "Українські сили стримали наступ. 侵攻 侵攻 侵攻 侵攻 侵攻 侵攻 侵攻. " * 4 + "e\u0301te\u0301 a b c"
    )
    text = as_text(briefing(body.strip(), title="T", source="-"), width)
    assert max(map(cells, text.splitlines())) <= width
    assert "".join(body.split()) in "".join(text.split())


def test_a_word_longer_than_the_line_stands_alone() -> None:
    assert list(wrap("a " + "x" * 30 + " b", 10, "  ")) == ["  a", "  " + "x" * 30, "  b"]
    assert list(wrap("", 10)) == []
    assert list(wrap("18\u00a0000 men", 8)) == ["18\u00a0000", "men"]
