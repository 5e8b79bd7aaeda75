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
    assert text[: made.position].endswith(made.prefix) and len(made.prefix) == 64
    assert text[made.position + len(made.quote) :].startswith(made.suffix) and len(made.suffix) == 64
    assert made.paragraph_text == PARAGRAPHS[1]
    assert (made.published, made.note, made.tags, made.state) == ("2026-03-01", "a note", ("x",), "same")
    assert uuid.UUID(made.id).version == 4
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z", made.created)


def test_copies_of_the_quote_are_counted() -> None:
    once, twice = make(article(), 2, 0, 9, "diplomacy"), make(article(), 4, 0, 16, "battlefield")
    assert (once.count, once.twin) == (1, None)
    assert (twice.quote, twice.count, twice.twin) == ("Ukrainian forces", 2, 1.0)


def test_a_passage_is_bookmarked_whole() -> None:
    passage = Passage("p", 4, 0, 16, "Ukrainian forces", "overview", 0.9, True)
    made = of_passage(article(), passage, "n", ("t",))
    assert (made.quote, made.section, made.note, made.tags) == ("Ukrainian forces", "overview", "n", ("t",))


@pytest.mark.parametrize(("paragraph", "start", "end"), [(0, 3, 3), (0, -1, 4), (0, 0, 999), (-1, 0, 3)])
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
