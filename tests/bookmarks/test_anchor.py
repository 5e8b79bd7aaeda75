"""A bookmark is the same, moved, changed or lost; it never silently points at other words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from benchmarks import anchors
from hypothesis import given
from hypothesis import strategies as st

from sitrep.bookmarks.anchor import LOST, Place, Span, place, places
from sitrep.bookmarks.record import Bookmark, again, make
from sitrep.model import Article

from .samples import PARAGRAPHS, article

REPORT = (
    "Fighting went on along the whole front on Monday, the General Staff said.",
    "Russian forces captured the village of Zaporizke in the south, the ministry said. Two bridges were destroyed.",
    "Officials in Kyiv denied that troops had crossed the river near the town. They gave no further details.",
    "In the past day the army repelled attacks on 2 villages and lost 40 soldiers, according to the report.",
    "Diplomats met in Geneva for a second day of talks about a truce. No date for the next round was set.",
    "Energy workers restored power to most of the region by the evening.",
)


def mark(quote: str, of: tuple[str, ...] = REPORT) -> Bookmark:
    """A bookmark of words that stand once in an article."""
    [(number, start)] = [(n, text.index(quote)) for n, text in enumerate(of) if quote in text]
    return make(article(of), number, start, start + len(quote), "battlefield")


def edited(old: str = "", new: str = "", of: tuple[str, ...] = REPORT) -> tuple[str, ...]:
    """The article with some words replaced; paragraphs that are left empty go."""
    assert not old or sum(old in text for text in of) == 1
    changed = tuple(text.replace(old, new) if old else text for text in of)
    return tuple(text for text in changed if text.strip())


def words(found: Place, of: tuple[str, ...]) -> str:
    return "\n".join(of[span.paragraph][span.start : span.end] for span in found.spans)


# -- the same and moved -----------------------------------------------------------------------------------------


def test_the_same_article() -> None:
    made = make(article(), 1, 11, 15, "battlefield")
    assert place(made, article()) == Place("same", (Span(1, 11, 15),))
    assert place(made, article(("New.", *PARAGRAPHS[1:]))) == Place("same", (Span(1, 11, 15),))


def test_the_paragraph_moved() -> None:
    made = make(article(), 1, 11, 15, "battlefield")
    assert place(made, article(("New.", *PARAGRAPHS))) == Place("moved", (Span(2, 11, 15),))
    assert place(made, article(PARAGRAPHS[1:])) == Place("moved", (Span(0, 11, 15),))


@pytest.mark.parametrize(
    "quote", ["the village of Zaporizke", REPORT[1], "restored power to most of the region by"]
)
def test_edits_elsewhere_do_not_touch_it(quote: str) -> None:
    made = mark(quote)
    for new in (
        edited("Fighting", "Heavy fighting"),
        edited(REPORT[4], "Another paragraph altogether stands here now."),
        tuple(text.replace("the", "the").replace("'", "’") for text in REPORT),
    ):
        found = place(made, article(new))
        assert (found.state, words(found, new)) == ("same", quote)
    new = ("A new first paragraph.", *REPORT[::-1])
    found = place(made, article(new))
    assert (found.state, words(found, new)) == ("moved", quote)


def test_a_paragraph_broken_in_the_middle_of_the_words() -> None:
    made = mark(REPORT[1])
    new = (REPORT[0], *REPORT[1].split(" in the south, "), *REPORT[2:])
    new = (new[0], new[1] + " in the south,", *new[2:])
    found = place(made, article(new))
    assert (found.state, words(found, new)) == ("same", "\n".join(new[1:3]))
    assert [span.paragraph for span in found.spans] == [1, 2]


def test_words_may_run_on_into_the_next_paragraph() -> None:
    made = make(article(REPORT), 0, 54, len(REPORT[0]) + 1 + 14, "battlefield")
    assert made.quote == "General Staff said.\nRussian forces"
    assert made.paragraph_text == "\n".join(REPORT[:2])
    assert [span.paragraph for span in place(made, article(REPORT)).spans] == [0, 1]
    new = (" ".join(REPORT[:2]), *REPORT[2:])
    found = place(made, article(new))
    assert (found.state, words(found, new)) == ("same", "General Staff said. Russian forces")


# -- the four cases ---------------------------------------------------------------------------------------------


def test_a_deleted_sentence_whose_near_twin_stays_is_lost() -> None:
    twin = "Russian forces captured the village of Novohryhorivka in the south, the ministry said."
    old = (*REPORT[:4], f"Elsewhere little changed. {twin} It was raining.", *REPORT[4:])
    for quote in (
        "Russian forces captured the village of Zaporizke in the south, the ministry said.",
        "Zaporizke",
    ):
        made = mark(quote, old)
        assert place(made, article(edited(REPORT[1], "", old))).state == "lost"
        sentence = "Russian forces captured the village of Zaporizke in the south, the ministry said. "
        assert place(made, article(edited(sentence, "", old))).state == "lost"
    stays = mark(twin, old)
    assert words(place(stays, article(edited(REPORT[1], "", old))), edited(REPORT[1], "", old)) == twin


@pytest.mark.parametrize(
    "quote",
    [
        "Officials in Kyiv denied that troops had crossed the river near the town.",
        REPORT[2],
        "Kyiv denied",
        "troops had crossed the river near the town",  # the words stay, their sentence says the opposite
        "crossed the river",
    ],
)
def test_denied_that_becomes_confirmed_is_changed(quote: str) -> None:
    new = edited("denied", "confirmed")
    found = place(mark(quote), article(new))
    assert (found.state, words(found, new)) == ("changed", quote.replace("denied", "confirmed"))
    assert ("denied" in found.was, "confirmed" in found.now) == (True, True)


@pytest.mark.parametrize(
    ("quote", "old", "new"),
    [
        ("the army repelled attacks on 2 villages and lost 40 soldiers", "2 villages", "12 villages"),
        ("2 villages", "2 villages", "12 villages"),
        ("lost 40 soldiers", "40 soldiers", "400 soldiers"),
        ("40", "40 soldiers", "400 soldiers"),
        (REPORT[3], "40 soldiers", "400 soldiers"),
        (REPORT[4], "No date", "A date"),
        ("Two bridges were destroyed.", "Two bridges", "Ten bridges"),
    ],
)
def test_a_number_that_differs_is_changed(quote: str, old: str, new: str) -> None:
    other = edited(old, new)
    found = place(mark(quote), article(other))
    assert found.state == "changed"
    assert words(found, other) in (quote.replace(old, new), quote.replace(old.split()[0], new.split()[0]))


def test_in_an_unrelated_story_everything_is_lost() -> None:
    stock = "The claims could not be independently verified by this newspaper."
    old = (*REPORT, f"A last remark. {stock}")
    other = (
        "The opera house opened its season with a premiere on Friday night.",
        f"Critics praised the orchestra above all. {stock}",
        "Tickets for the next evenings are sold out, the house said.",
        "The director announced a new production for the spring.",
    )
    for quote in (stock, REPORT[1], "Zaporizke", REPORT[5]):
        assert place(mark(quote, old), article(other)).state == "lost"


# -- lookalikes, limits, old records ------------------------------------------------------------------------------


def test_a_neighbour_that_begins_alike_does_not_make_it_the_same_story() -> None:
    stock = "The claims could not be independently verified by this newspaper."
    bank = "The central bank kept its key rate at 15.5% and said inflation would slow by the spring."
    made = mark(stock, (*REPORT[:3], stock, bank, *REPORT[3:]))
    other = (
        "The regional court told reporters that the vote would be held in 507 districts.",
        f"A spokesman for the port announced that 63 people had been moved. {stock}",
        "The central bank warned that 771 people had been moved, according to documents.",
        "A rail union said that the storm had cut power to 355 villages before the weekend.",
    )
    assert place(made, article(other)).state == "lost"


def test_copies_are_never_chosen_between() -> None:
    made = make(article(), 2, 0, 9, "diplomacy")
    assert place(made, article(("New.", PARAGRAPHS[2], "Other.", PARAGRAPHS[2]))).state == "lost"
    twins = article(("Advertisement", "Text.", "Advertisement"))
    first = make(twins, 0, 0, 13, "overview")
    assert place(first, article(("Text.", "Advertisement"))).state == "lost"


def test_a_lost_bookmark_has_the_likeliest_place_as_a_hint_only() -> None:
    made = mark(REPORT[3])
    new = "Nothing moved. The army repelled attacks in 2 places; 40 people fled."
    found = place(made, article(edited(REPORT[3], new)))
    assert found.state == "lost"
    assert (found.spans, found.paragraph, found.start, found.end) == ((), None, None, None)
    assert [span.paragraph for span in found.hint] == [3]
    assert place(made, article(("Прибуло 7 потягів.",))) == LOST
    assert place(made, article(())) == LOST


def test_marked_words_that_were_cut_from_their_sentence_are_lost() -> None:
    found = place(mark("and lost 40 soldiers"), article(edited(" and lost 40 soldiers", "")))
    assert (found.state, bool(found.hint)) == ("lost", True)


def test_a_quote_that_does_not_fit_its_paragraph_is_lost() -> None:
    made = replace(make(article(), 1, 11, 15, "battlefield"), quote="other")
    assert place(made, article()) == LOST


def test_a_record_from_before_lookalikes_were_measured_stays_safe() -> None:
    for quote in (
        REPORT[1],
        "the village of Zaporizke",
        "attacks on 2 villages and lost 40 soldiers, according",
    ):
        [(number, start)] = [(n, text.index(quote)) for n, text in enumerate(REPORT) if quote in text]
        old = make(article(REPORT), number, start, start + len(quote), "battlefield", measured=False)
        assert (old.rival, old.twin, old.lead, old.tail, old.sketch) == (None, None, 0, 0, "")
        assert words(place(old, article(REPORT)), REPORT) == quote
        new = ("A new first paragraph.", *REPORT)
        found = place(old, article(new))
        assert (found.state, words(found, new)) == ("moved", quote)
        digit = tuple(text.replace("40", "400").replace("Zaporizke", "Novohryhorivka") for text in REPORT)
        assert place(old, article(digit)).state == "lost"


def test_the_accepted_wording_is_the_anchor_from_then_on() -> None:
    made = replace(mark(REPORT[3]), note="n", tags=("t",))
    new = article(edited("40 soldiers", "400 soldiers"), id="article-2")
    found = place(made, new)
    [span] = found.spans
    accepted = again(made, new, *span)
    kept = ("id", "note", "tags", "section", "created", "author")
    assert all(getattr(accepted, name) == getattr(made, name) for name in kept)
    assert (accepted.quote, accepted.state, accepted.article_id) == (new.paragraphs[3], "same", "article-2")
    assert place(accepted, new).state == "same"
    assert places([made, accepted], new).keys() == {made.id}


@given(st.lists(st.sampled_from(["A one.", "B two.", "C three.", "A one", "D 4."]), min_size=1), st.data())
def test_what_is_not_lost_stands_on_the_very_words(paragraphs: list[str], data: st.DataObject) -> None:
    whole = article(tuple(paragraphs))
    index = data.draw(st.integers(0, len(paragraphs) - 1))
    made = make(whole, index, 0, 3, "overview")
    new = article(tuple(data.draw(st.permutations(paragraphs)))[data.draw(st.integers(0, 2)) :])
    found = place(made, new)
    if found.state in ("same", "moved"):
        assert words(found, new.paragraphs) == made.quote


PIECES = st.lists(
    st.sampled_from(
        [*REPORT, *(text.replace("2", "12").replace("denied", "confirmed") for text in REPORT), "…"]
    ),
    max_size=8,
)


@given(PIECES, PIECES, st.data())
def test_any_article_against_any_other_is_an_answer(
    old: list[str], new: list[str], data: st.DataObject
) -> None:
    if not old:
        return
    number = data.draw(st.integers(0, len(old) - 1))
    start = data.draw(st.integers(0, len(old[number]) - 1))
    end = data.draw(st.integers(start + 1, len(old[number])))
    if not old[number][start:end].strip():
        return
    made = make(Article("a", "t", "s", tuple(old)), number, start, end, "overview")
    found = place(made, Article("b", "t", "s", tuple(new)))
    assert bool(found.spans) == (found.state != "lost")
    if found.state in ("same", "moved"):
        assert words(found, tuple(new)).split() == made.quote.split()


# -- a small round of the edit bench ------------------------------------------------------------------------------


def test_every_kind_of_edit_leads_to_no_wrong_anchor() -> None:
    names = ("airspace", "intel-update", "live-blog")
    texts = [text for name in names for text in anchors.articles(anchors.OWN_CORPUS, f"{name}.txt")]
    outcomes = list(anchors.trials(texts, passages=1, seed="tests"))
    assert len(anchors.KINDS) >= 35
    assert len(outcomes) == len(texts) * len(anchors.KINDS)
    assert [one.story for one in outcomes if one.verdict in ("silent", "wrong")] == []
    everyday = [one for one in outcomes if one.kind.everyday and len(one.quote) >= anchors.LONG]
    assert sum(one.verdict == "right" for one in everyday) >= 0.9 * len(everyday)
