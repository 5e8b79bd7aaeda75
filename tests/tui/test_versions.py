"""An edited version of an article: its bookmarks are found again, and what changed is told, accepted or attached."""

from __future__ import annotations

from sitrep.bookmarks.record import make
from sitrep.bookmarks.store import open_store
from sitrep.model import Briefing
from tests.tui.sitting import Sitting, article, saved, sitting

OLD = (
    "The war today",
    "Officials in Kyiv denied that troops had crossed the river near the town of Malynivka.",
    "Russian forces shelled 2 villages near Kupiansk with artillery through the night.",
    "Diplomats met in Geneva for a second day of peace talks about a ceasefire in the war.",
    "Russian forces captured the bridge at Dobropillia in the morning after heavy fighting.",
    "Power was restored to most homes of the city, and schools in Kharkiv will open again.",
)
NEW = (
    OLD[0],
    "A new paragraph about the markets and about nothing else stands here today.",
    OLD[1],
    "Russian forces shelled 12 villages near Kupiansk with artillery through the night.",
    OLD[3],
    OLD[5],
)


def briefing(paragraphs: tuple[str, ...], source: str = "/news/article.txt") -> Briefing:
    made = article(*paragraphs, source=source)
    return made._replace(article=made.article._replace(id=f"id of {hash(paragraphs)}"))


def mark_all() -> None:
    """Bookmarks of four paragraphs of the old version; the second with a note and a tag."""
    old = briefing(OLD).article
    with open_store() as store:
        for number in (1, 2, 4, 5):
            note, tags = ("Which villages?", ("check",)) if number == 2 else ("", ())
            store.save(make(old, number, 0, len(OLD[number]), "battlefield", note, tags))


def flags(sit: Sitting) -> int:
    return sum(bool(block.flag) for pane in sit.app.dashboard.panes() for block in pane.blocks)


async def test_the_person_is_told_once_and_states_are_remembered() -> None:
    mark_all()
    before = saved()
    async with sitting(briefing(OLD)) as sit:
        assert sit.said == []
        assert "4 ⚑" in sit.rows[0]
    async with sitting(briefing(NEW, "/elsewhere/copy.txt")) as sit:  # known by its text
        told = "This is another version of an article with 4 bookmarks: 1 changed, 1 lost. x shows them."
        assert sit.said == [told]
        assert flags(sit) == 3
        assert "3 ⚑  ·  1 changed  ·  1 lost" in sit.rows[0]
    states = {OLD.index(mark.quote): mark.state for mark in saved()}
    assert states == {1: "moved", 2: "changed", 4: "lost", 5: "same"}
    assert [mark.updated for mark in saved()] == [mark.updated for mark in before]
    async with sitting(briefing(NEW)) as sit:
        assert sit.said == []  # it has been told
        await sit.press("u")
        assert len(saved()) == 3  # the newest change is still a bookmark that was made


async def test_a_new_wording_is_shown_and_accepted_in_the_note() -> None:
    mark_all()
    async with sitting(briefing(NEW), size=(160, 45)) as sit:
        await sit.press("1")
        while "12 villages" not in sit.here:
            await sit.press("j")
        assert "shelled 2 12 villages" in sit.words  # in the inspector, old and new
        await sit.press("b")
        assert "≈ changed" in sit.text
        await sit.press("end")
        await sit.type(" Twelve.")
        await sit.press("ctrl+r")
        assert sit.view == "DashboardScreen"
        assert sit.said[-1] == "The new wording is accepted; u brings the old one back."
        accepted = next(mark for mark in saved() if "12 villages" in mark.quote)
        assert (accepted.quote, accepted.note, accepted.tags, accepted.state) == (
            NEW[3], "Which villages? Twelve.", ("check",), "same",
        )  # fmt: skip
        assert "changed" not in sit.rows[0]
        await sit.press("u")
        assert sit.said[-1].startswith("Undone: the bookmark that is on “Russian forces shelled 12")
        again = next(mark for mark in saved() if mark.id == accepted.id)
        assert (again.quote, again.note) == (OLD[2], "Which villages?")
        assert "1 changed" in sit.rows[0]
        await sit.press("U")
        assert next(mark for mark in saved() if mark.id == accepted.id).quote == NEW[3]


async def test_unchanged_words_offer_no_new_wording() -> None:
    mark_all()
    async with sitting(briefing(OLD)) as sit:
        await sit.press("1", "g", "b")
        assert "changed" not in sit.text
        await sit.press("ctrl+r")
        assert sit.view == "NoteScreen"


async def test_the_review_lists_lost_and_changed_and_settles_them() -> None:
    mark_all()
    async with sitting(briefing(NEW)) as sit:
        await sit.press("x")
        assert sit.view == "ReviewScreen"
        lost, changed = sit.app.screen.query("Pane")
        assert (lost.border_title is not None, lost.has_focus) == (True, True)
        assert [pane.blocks[0].key.quote for pane in (lost, changed)] == [OLD[4], OLD[2]]  # type: ignore[attr-defined]
        assert "Which villages?" in sit.text
        await sit.press("tab", "a")
        assert any(mark.quote == NEW[3] for mark in saved())
        assert "0 changed" in sit.rows[0]
        await sit.press("enter")  # the lost one is in use again
        assert sit.view == "AttachScreen"
        assert OLD[4][:40] in sit.rows[0]
        assert sit.pane.cursor == 4  # where it stood
        await sit.press("escape")
        assert sit.view == "ReviewScreen"
        await sit.press("a", "G", "right", "full_stop", "enter")
        assert sit.view == "ReviewScreen"
        assert sit.said[-1] == "Attached; u takes it back."
        attached = next(mark for mark in saved() if mark.quote == "Power was")
        assert (attached.state, attached.paragraph) == ("same", 5)
        assert "No bookmark is changed or lost." in sit.text
        await sit.press("u")
        assert [mark.state for mark in saved() if mark.id == attached.id] == ["lost"]
        assert "1 lost" in sit.rows[0]
        await sit.press("d")
        assert len(saved()) == 3
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
        await sit.press("B", "x")
        assert sit.view == "ReviewScreen"


async def test_the_review_opens_the_article_of_a_bookmark_that_is_not_open() -> None:
    mark_all()
    with open_store() as store:
        store.seen({mark.id: "lost" for mark in store.all()[:1]})
    async with sitting() as sit:
        await sit.press("x")
        assert "not open: as last seen" in sit.words
        await sit.press("a")  # its file is not there
        assert any("/news/article.txt" in sentence for sentence in sit.said)
        assert sit.view == "ReviewScreen"
