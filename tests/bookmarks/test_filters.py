"""What is typed as a filter finds the bookmarks that are meant, or says what is wrong in a sentence."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sitrep.bookmarks import finding, rows
from sitrep.bookmarks.filters import Query, parse, quoted
from sitrep.bookmarks.finding import Tally
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import Store, open_store
from sitrep.errors import FilterError

from .samples import mark

SECTIONS = ("battlefield", "diplomacy", "home_front", "security")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Six bookmarks, a day apart, that differ in everything there is to filter by."""
    path: Path = tmp_path_factory.mktemp("filters") / "bookmarks.sqlite3"
    with open_store(path) as store:
        for n, (section, state, tags, note, title) in enumerate(
            [
                ("battlefield", "same", ("front",), "kallas spoke", "Kyiv: the front"),
                ("diplomacy", "moved", ("kallas", "prisoner swap"), "", "Talks in Geneva"),
                ("diplomacy", "changed", ("Kallas",), "10:30 see https://example.org/x", "Talks in Geneva"),
                ("home_front", "lost", (), 'quoted "words" here', "At home"),
                ("security", "same", ("frontline",), "Їжакове", "Guarantees"),
                ("battlefield", "same", ("deleted",), "", "Gone"),
            ]
        ):
            made = replace(mark(n), section=section, state=state, tags=tags, note=note, title=title)
            made = replace(made, source=f"https://News.example/{n}")
            store.save(
                replace(made, created=f"2026-03-0{n + 1}T08:00:00.000000Z", updated=f"2026-04-{20 - n}")
            )
        store.delete(mark(5).id)
        yield store


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", "01234"),
        ("section:diplomacy", "12"),
        ("section:home", "3"),
        ("section:home-front", "3"),
        ("Section:DIP", "12"),
        ("-section:diplomacy", "034"),
        ("state:changed", "2"),
        ("state:l", "3"),
        ("tag:kallas", "12"),
        ("tag:#Kallas", "12"),
        ("tag:front", "0"),  # a tag that is there whole is meant alone
        ("tag:fron", "04"),  # one still being typed by its beginning
        ('tag:"prisoner swap"', "1"),
        ("-tag:kallas -tag:front", "34"),
        ("article:geneva", "12"),
        ("source:news.EXAMPLE/3", "3"),
        ("note:kallas", "0"),
        ("kallas", "012"),
        ("note:їжакове", "4"),
        ("їжакове", "4"),
        ("quote:village note:їж", "4"),
        ("before:2026-03-02", "0"),
        ("after:2026-03-04", "34"),
        ("after:2026-03 before:2026-04", "01234"),
        ("before:2026", ""),
        ('"see https"', "2"),
        ("10:30", "2"),
        ("https://example.org", "2"),
        ('"words" here', "3"),
        ("section:diplomacy -state:moved talks", "2"),
        ("section: tag: -", "01234"),
        ("deleted", ""),
        ("%", ""),
    ],
)
def test_what_is_typed_finds_what_is_meant(filled: Store, typed: str, found: str) -> None:
    query = parse(typed, SECTIONS)
    got = filled.page(query)
    assert "".join(sorted(str(int(one.id[2:])) for one in got)) == found
    lost = sum(one.state == "lost" for one in got)
    assert filled.tally(query) == Tally(len(found), sum(one.state == "changed" for one in got), lost)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("sektion:x", "There is no field sektion: to filter by; did you mean section:?"),
        ("zzz:x", "there are section, tag, state, article, source, quote, note, before, after."),
        ("Kyiv:", "There is no field kyiv:"),
        ("state:chnaged", "No bookmark can have the state chnaged; did you mean changed?"),
        ("state:x", "there is same, moved, changed, lost."),
        ("section:batlefield", "did you mean battlefield?"),
        ("before:2026-13-01", "before:2026-13-01 is not a date; write 2026-01-31, 2026-01, 2026 or today."),
        ("after:soon", "after:soon is not a date"),
    ],
)
def test_what_cannot_be_filtered_by_is_a_sentence(typed: str, said: str) -> None:
    with pytest.raises(FilterError) as caught:
        parse(typed, SECTIONS)
    assert said in str(caught.value)
    assert str(caught.value).endswith((".", "?"))


def test_today_is_a_date() -> None:
    assert parse("after:today").conditions[0].values == (date.today().isoformat(),)


def test_the_orders(filled: Store) -> None:
    def order(name: str) -> str:
        return "".join(str(int(one.id[2:])) for one in filled.page(Query(), name))

    assert set(finding.ORDERS) == {"newest", "article", "section", "updated"}
    assert order("newest") == "43210"
    assert order("updated") == "01234"
    assert order("section") == "02134"
    assert order("article") == "34012"


def test_windows_join_without_gap_or_overlap(filled: Store) -> None:
    for order in finding.ORDERS:
        whole = filled.page(Query(), order)
        assert [filled.page(Query(), order, 2, at) for at in (0, 2, 4, 6)] == [
            whole[:2],
            whole[2:4],
            whole[4:],
            [],
        ]


def test_the_sections_there_are(filled: Store) -> None:
    assert filled.query("section:dip").conditions[0].values == ("diplomacy",)
    words = filled.filter_words()
    assert [word for word in words if word.startswith("section:")][1:] == [
        f"section:{one}" for one in SECTIONS
    ]
    assert 'tag:"prisoner swap"' in words and "-tag:kallas" in words


ALPHABET = "ab %\\\nї"


@pytest.fixture(scope="module")
def varied(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """Forty bookmarks of few letters, so that a word often stands in several of their fields."""
    chance = random.Random(5)

    def text(most: int) -> str:
        return "".join(chance.choice(ALPHABET) for _ in range(chance.randrange(1, most))).strip() or "a"

    with open_store(tmp_path_factory.mktemp("varied") / "bookmarks.sqlite3") as store:
        for n in range(40):
            made = replace(
                mark(n), section=chance.choice(("abba", "diplomacy")), note=text(12), title=text(12)
            )
            tags = tuple(text(4) for _ in range(chance.randrange(3)))
            made = replace(made, tags=tags, quote=text(6), state=chance.choice(("same", "changed", "lost")))
            store.save(made)
        yield store


def held(made: Bookmark, field: str, word: str) -> bool:
    """Whether a bookmark has the word there, found out the plain way."""
    parts = {"article": [made.title], "quote": [made.quote], "note": [made.note]}
    folded = list(
        map(rows.searchable, parts.get(field, [made.title, made.quote, made.note, made.section, *made.tags]))
    )
    return rows.searchable(word) in "\n".join(folded)


@given(
    st.lists(
        st.tuples(
            st.booleans(),
            st.sampled_from(["", "article", "quote", "note"]),
            st.text("ab%\\ї", min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=3,
    )
)
def test_each_letter_finds_what_a_look_at_all_would(
    varied: Store, terms: list[tuple[bool, str, str]]
) -> None:
    typed = " ".join(f"{'-' * no}{field}{':' * bool(field)}{word}" for no, field, word in terms)
    before, _, last = typed.rpartition(" ")
    last_term = terms[-1]
    for end in range(1, len(last_term[2]) + 1):
        some = [*terms[:-1], (*last_term[:2], last_term[2][:end])]
        letters = f"{before} {last[: len(last) - len(last_term[2]) + end]}".strip()
        expected = [m for m in varied.all() if all(held(m, field, word) != no for no, field, word in some)]
        assert varied.page(varied.query(letters)) == expected
        states = [made.state for made in expected]
        assert varied.tally(varied.query(letters)) == Tally(
            len(expected), states.count("changed"), states.count("lost")
        )


def test_what_was_saved_meanwhile_is_found_by_the_next_letter(tmp_path: Path) -> None:
    path = tmp_path / "bookmarks.sqlite3"
    with open_store(path) as store, open_store(path) as other:
        store.save(replace(mark(0), note="harbour"))
        assert len(store.page(store.query("note:har"))) == 1
        assert store.filter_words()
        store.save(replace(mark(1), note="harbour"))
        other.save(replace(mark(2), note="harbour", section="overview"))
        assert len(store.page(store.query("note:harb"))) == 3
        assert "section:overview" in store.filter_words()
        other.delete(mark(2).id)
        assert len(store.page(store.query("note:harbo"))) == 2


WORDS = st.text(st.characters(exclude_characters='"“”„', exclude_categories=["C", "Z"]), min_size=1)


@example("article", "//")
@given(st.sampled_from(["article", "source", "quote", "note"]), WORDS)
def test_any_value_can_be_written(field: str, value: str) -> None:
    (condition,) = parse(f"{field}:{quoted(value)}").conditions
    assert condition.field == field


@given(st.text())
def test_no_text_is_more_than_a_sentence(typed: str) -> None:
    try:
        parse(typed, SECTIONS)
    except FilterError as error:
        assert str(error)
