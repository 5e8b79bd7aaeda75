"""A bookmark is made with the selectors that find its words again."""

from __future__ import annotations

import getpass
import re
import uuid

import pytest

from sitrep.bookmarks.record import article_text, digest, make, of_passage, tombstone
from sitrep.model import Passage

from .samples import PARAGRAPHS, article


def test_the_selectors_point_at_the_quote() -> None:
    whole = article(published="2026-03-01")
    made = make(whole, 1, 11, 15, "battlefield", "a note", ["x"])
    text = article_text(whole)
    assert made.quote == "сили" == PARAGRAPHS[1][11:15]
    assert text[made.position : made.position + len(made.quote)] == made.quote
    assert text[: made.position].endswith(made.prefix)
    assert text[made.position + len(made.quote) :].startswith(made.suffix)
    assert (made.prefix[-made.lead :], made.suffix[: made.tail]) == (PARAGRAPHS[1][:11], PARAGRAPHS[1][15:])
    assert (len(made.prefix), len(made.suffix)) == (64 + made.lead, 64 + made.tail)
    assert made.paragraph_text == PARAGRAPHS[1]
    assert (made.published, made.note, made.tags, made.state) == ("2026-03-01", "a note", ("x",), "same")
    assert uuid.UUID(made.id).version == 4
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", made.created)


def test_lookalikes_are_measured_and_ask_for_more_context() -> None:
    alone = make(article(), 2, 0, 9, "diplomacy")
    assert (alone.count, alone.twin, alone.rival) == (1, 0.0, 1.0)
    lines = tuple(f"In {town} one house was hit and one person was hurt on Monday." for town in "ABCDEF")
    whole = article((*lines, lines[2], "The end."))
    copy, like = (
        make(whole, 2, 0, len(lines[2]), "battlefield"),
        make(whole, 4, 0, len(lines[4]), "battlefield"),
    )
    assert (copy.count, copy.twin, like.count) == (2, 1.0, 1)
    assert like.twin and like.rival is not None
    assert like.twin > 0.9
    assert like.rival < 0.25
    assert len(like.suffix) > 64
    assert len(like.sketch) == 256


def test_blanks_around_the_words_are_left_out_and_long_words_stand_for_themselves() -> None:
    made = make(article(), 0, 9, len(PARAGRAPHS[0]), "battlefield")
    assert (made.quote, made.start) == (PARAGRAPHS[0][10:], 10)
    assert (made.lead, made.tail, made.prefix) == (0, 0, "Ukrainian ")
    with pytest.raises(ValueError, match="has no words"):
        make(article(), 0, 9, 10, "battlefield")


def test_a_passage_is_bookmarked_whole() -> None:
    passage = Passage("p", 4, 0, 16, "Ukrainian forces", "overview", 0.9, True)
    made = of_passage(article(), passage, "n", ("t",))
    assert (made.quote, made.section, made.note, made.tags) == ("Ukrainian forces", "overview", "n", ("t",))


@pytest.mark.parametrize(("paragraph", "start", "end"), [(0, 3, 3), (0, -1, 4), (0, 0, 9999), (-1, 0, 3)])
def test_a_place_without_words_is_refused(paragraph: int, start: int, end: int) -> None:
    with pytest.raises(ValueError, match="has no characters"):
        make(article(), paragraph, start, end, "overview")


def test_the_digest_is_of_the_words_alone() -> None:
    assert digest(article(title="other", source="-")) == digest(article())
    assert digest(article(PARAGRAPHS[:-1])) != digest(article())


def test_a_tombstone_keeps_everything_else() -> None:
    made = make(article(), 0, 0, 5, "battlefield")
    dead = tombstone(made)
    assert dead.deleted and dead.quote == made.quote and dead.updated >= made.updated


def test_no_login_name_is_no_author(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise OSError("no user")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert make(article(), 0, 0, 5, "battlefield").author == ""
