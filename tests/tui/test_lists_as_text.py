"""What stands in the lists of articles and subscriptions and in the box of a note, without a screen."""

from __future__ import annotations

from dataclasses import replace

from sitrep.bookmarks.anchor import Version, place
from sitrep.bookmarks.record import make
from sitrep.desk import Desk, Opened
from sitrep.feeds.records import Feed
from sitrep.model import Article, Briefing
from sitrep.tui import desklist, feedlist, notetext
from sitrep.tui.feedlist import Subscribed
from tests.tui.sitting import article


class Read:
    """What was read: nothing of the articles with these ids."""

    def __init__(self, *untouched: str) -> None:
        self._untouched = untouched

    def is_untouched(self, id: str) -> bool:
        return id in self._untouched

    def unread(self, briefing: Briefing) -> int | None:
        return len(briefing.body) if self.is_untouched(briefing.article.source) else None


def opened(source: str, origin: str, title: str = "The war today") -> Opened:
    return Opened(article("Troops crossed the river.", title=title, source=source), origin)


def lines(text: object) -> list[str]:
    return str(text).split("\n")


def test_an_article_says_what_it_is_and_which_one_is_shown() -> None:
    desk = Desk((opened("/news/a.txt", "/news/a.txt"), opened("-", "-", "From a pipe")), at=1)
    first, second = desklist.blocks(desk, Read("-"))
    assert lines(first.text) == ["The war today", "1 passage   /news/a.txt"]
    assert lines(second.text) == ["From a pipe  ◂ shown", "1 passage  ·  1 unread   standard input"]
    assert [first.key, second.key] == ["/news/a.txt", "-"]


def test_the_first_of_several_of_one_source_is_headed_by_it_and_what_is_unread() -> None:
    desk = Desk(tuple(opened(f"feed#{number}", "feed.xml") for number in (1, 2, 3)))
    heads = [lines(block.text)[0] for block in desklist.blocks(desk, Read("feed#2"))]
    assert heads == ["feed.xml: 1 unread of 3", "The war today", "The war today"]
    assert lines(desklist.blocks(desk, Read())[0].text)[0] == "feed.xml: all 3 read"


def test_a_source_with_one_article_has_no_heading() -> None:
    desk = Desk((opened("/news/a.txt", "/news/a.txt"),))
    assert desklist.heading(desk, "/news/a.txt", Read()) == ""


FEED = Feed("https://example.org/feed.xml", title="Front line", kind="feed", came="2026-11-26T16:05:09+00:00")


def test_a_subscription_says_how_much_is_unread_and_when_it_was_fetched() -> None:
    shown = lines(feedlist.block(Subscribed(FEED, ("a", "b"), 1)).text)
    fetched = "fetched 2026-11-26 16:05 UTC   https://example.org/feed.xml"
    assert shown == ["Front line", f"1 unread of 2  ·  {fetched}"]
    assert lines(feedlist.block(Subscribed(FEED, ("a", "b"), 0)).text)[1] == f"2, all read  ·  {fetched}"


def test_one_that_failed_or_was_never_fetched_says_so() -> None:
    failed = replace(FEED, came="", trouble="It was not reached.")
    assert lines(feedlist.block(Subscribed(failed, (), 0)).text)[1:] == [
        "no articles  ·  not fetched yet: r does   https://example.org/feed.xml",
        "It was not reached.",
    ]


def test_a_followed_article_is_read_or_unread() -> None:
    page = replace(FEED, kind="page")
    assert "followed  ·  unread  ·" in str(feedlist.block(Subscribed(page, ("a",), 1)).text)
    assert "followed  ·  read  ·" in str(feedlist.block(Subscribed(page, ("a",), 0)).text)


def test_the_bar_counts_and_gives_way_to_a_refresh() -> None:
    every = [Subscribed(FEED, ("a", "b"), 1), Subscribed(FEED, ("c",), 1)]
    assert feedlist.summary(every) == "2 subscriptions · 2 unread"
    assert feedlist.summary(every, "asking 1 of 2") == "asking 1 of 2 · esc cancels"


STORY = Article("id", "Talks", "/news/talks.txt", ("Envoys met in Geneva on Monday.",))


def test_words_that_changed_are_shown_old_into_new() -> None:
    mark = make(STORY, 0, 0, 31, "diplomacy")
    after = STORY._replace(paragraphs=("Envoys met in Geneva on Tuesday.",))
    assert str(notetext.quote(mark, place(mark, Version(STORY)))) == mark.quote
    changed = str(notetext.quote(mark, place(mark, Version(after))))
    assert changed.startswith("≈ changed")
    assert "Monday" in changed
    assert "Tuesday" in changed


def test_the_box_greets_by_what_there_is() -> None:
    mark = make(STORY, 0, 0, 31, "diplomacy")
    assert notetext.greeting(mark, has_draft=False) == "Bookmarked. A note and tags can be added here."
    noted = replace(mark, note="Check.", created="2026-11-26T16:05:09+00:00")
    assert notetext.greeting(noted, has_draft=False) == "Bookmarked 2026-11-26 16:05 UTC."
    assert notetext.greeting(noted, has_draft=True).startswith("This is your draft")


def test_two_wordings_are_kept_as_one_note_and_tags_once() -> None:
    mine = make(STORY, 0, 0, 31, "diplomacy", "Mine.", ("talks", "geneva"))
    theirs = replace(mine, note="Theirs.", tags=("talks", "envoys"))
    assert notetext.both(mine, theirs) == ("Theirs.\n\nMine.", ("talks", "envoys", "geneva"))
    assert notetext.both(mine, replace(theirs, note="", tags=())) == ("Mine.", ("talks", "geneva"))
