"""Versions of one article are known by what they share, and different articles are not taken for versions."""

from __future__ import annotations

from sitrep.bookmarks import kinship
from sitrep.bookmarks.kinship import is_version, shared, shingles, sketch

OLD = " ".join(f"On day {n} the council of town {n} met and spoke of matter {n * n}." for n in range(40))
OTHER = " ".join(f"Prices of grain {n} rose in port {n * 3} while rates fell." for n in range(40))


def test_a_text_is_a_version_of_itself_and_of_its_edits() -> None:
    half = OLD[: len(OLD) // 2]
    for new in (OLD, OLD.upper(), f"{OTHER} {OLD}", half, OLD.replace("council", "parliament")):
        assert is_version(sketch(OLD), shingles(new))
        assert is_version(sketch(new), shingles(OLD))


def test_other_texts_are_not_versions() -> None:
    assert not is_version(sketch(OLD), shingles(OTHER))
    assert not is_version(sketch(OLD), shingles(OTHER + OLD[:100]))
    assert shared(sketch(OLD), shingles(OTHER)) == 0


def test_words_can_be_left_out_of_account() -> None:
    quote = OLD[:200]
    assert shared(sketch(quote), shingles(f"{quote} {OTHER}")) == 1
    assert shared(sketch(quote), shingles(f"{quote} {OTHER}"), without=quote) == 0


def test_texts_without_words_share_nothing() -> None:
    assert (sketch(""), shingles("…"), kinship.keys("")) == ("", [], [])
    assert shared("", shingles(OLD)) == shared(sketch(OLD), []) == 0


def test_a_sketch_is_small_and_its_keys_begin_it() -> None:
    made = sketch(OLD)
    assert len(made) == kinship.SIZE * 8
    assert kinship.keys(made) == kinship.hashes(made)[: kinship.KEYS] == shingles(OLD)[: kinship.KEYS]


def test_sketches_kept_in_stores_stay_right() -> None:
    """Runs go over the ends of lines; case is folded; a text of fewer words than a run is one."""
    assert sketch("One two\nthree FOUR five, Straße six.") == "66c71ef5bbf35eb9bccdc910c843d014"
    assert sketch("only two") == "3896364b"
