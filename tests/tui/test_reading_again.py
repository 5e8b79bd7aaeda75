"""What was read and what is new: marks, counts, reloading without moving the reader, and the changes word by word."""

from __future__ import annotations

from pathlib import Path

from textual.geometry import Region

from sitrep.bookmarks.store import open_store
from sitrep.tui.passages import UNREAD
from tests.tui.sitting import Sitting, write
from tests.tui.test_articles import opened

FRONT = [
    "Title: The front today",
    "Troops shelled the town of Orikhiv overnight, killing two soldiers.",
    "Artillery fire hit the trenches near the river crossing for six hours.",
    "Drones struck an ammunition depot behind the front line.",
]
EDITED = [
    "Title: The front today",
    "Missiles hit the airfield at dawn and destroyed one aircraft.",
    "Troops shelled the town of Orikhiv overnight, killing twelve soldiers.",
    "Drones struck an ammunition depot behind the front line.",
]


def marks(sit: Sitting) -> list[str]:
    """The beginnings of the passages that are marked as not read."""
    return [
        " ".join(block.text.plain.split()[:2])
        for pane in sit.app.dashboard.panes()
        for block in pane.blocks
        if UNREAD in block.mark
    ]


def row(sit: Sitting) -> int:
    """The row of the screen on which the passage under the cursor begins."""
    region: Region = sit.pane.scrollable_content_region
    return region.y + sit.pane.region.y + sit.pane.text.tops[sit.pane.cursor] - sit.pane.scroll_offset.y


async def test_what_the_cursor_was_on_is_read_and_the_rest_is_marked_the_next_time(tmp_path: Path) -> None:
    front = str(write(tmp_path / "front.txt", FRONT))
    async with opened(front) as sit:
        assert marks(sit) == []  # never read before: no mark says anything
        await sit.press("j", "O")
        assert "3 passages  ·  1 unread" in sit.text
        await sit.press("escape", "q")
    with open_store() as store:
        assert len(store.read_marks([front])[front]) == 2
        assert store.history(10) == []
    async with opened(front) as sit:
        assert marks(sit) == ["Drones struck"]
        await sit.press("G")
        assert marks(sit) == []
        await sit.press("O")
        assert "all read" in sit.text


async def test_reloading_marks_what_is_new_and_never_moves_the_reader(tmp_path: Path) -> None:
    path = write(tmp_path / "front.txt", FRONT)
    other = write(tmp_path / "other.txt", ["Title: Talks", "Ministers met in Geneva for peace talks."])
    async with opened(str(path), str(other)) as sit:
        await sit.press("v")
        assert sit.said[-1] == "No other version of this article was read."
        await sit.press("r")
        assert sit.said[-1] == "Nothing has changed."
        await sit.press("g", "G")
        here, before = sit.here, row(sit)
        assert here.startswith("Drones")
        write(path, EDITED)
        write(other, ["Title: Talks", "Ministers met in Geneva for peace talks.", "Envoys agreed to meet."])
        await sit.press("R")
        assert "The front today: 2 new passages, v shows what changed. Changed: Talks." in sit.said[-1]
        assert (sit.here, row(sit)) == (here, before)
        assert marks(sit) == ["Missiles hit", "Troops shelled"]
        await sit.press("v")
        assert sit.view == "ChangesScreen"
        assert "1 new  ·  1 edited  ·  1 gone" in sit.rows[0]
        assert "killing two twelve soldiers" in sit.words  # not “twotwelve”, where a terminal strikes nothing
        block = next(block for block in sit.pane.blocks if block.key.kind == "edited")
        styles = {str(span.style): block.text.plain[span.start : span.end] for span in block.text.spans}
        assert styles["strike $muted"] == "two"
        assert styles["bold underline"] == "twelve"
        await sit.press("g", "enter")
        assert sit.view == "DashboardScreen"
        assert sit.here.startswith("Missiles")
        assert marks(sit) == ["Troops shelled"]


async def test_a_change_since_the_last_start_is_shown_too(tmp_path: Path) -> None:
    path = write(tmp_path / "front.txt", FRONT)
    async with opened(str(path)) as sit:
        await sit.press("q")
    write(path, EDITED)
    for _ in range(2):  # it is there the time after, too
        async with opened(str(path)) as sit:
            await sit.press("v")
            assert "1 new  ·  1 edited  ·  1 gone" in sit.rows[0]
            await sit.resize(60, 20)
            assert "edited: Troops shelled" in sit.words
            await sit.press("escape")
    path.unlink()
    async with opened(str(write(tmp_path / "other.txt", FRONT))) as sit:
        (tmp_path / "other.txt").unlink()
        await sit.press("r")
        assert any("other.txt does not exist" in said for said in sit.said)
        assert "Troops shelled" in sit.words


async def test_the_original_is_opened_only_after_its_address_is_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    head = '<link rel="canonical" href="https://news.example.org/front?a=1&amp;b=2">'
    text = "".join(f"<p>{words}</p>" for words in FRONT[1:] * 3)
    page.write_text(
        f"<html><head><title>Front</title>{head}</head><body><article>{text}</article></body></html>"
    )
    async with opened(str(page)) as sit:
        await sit.press("o")
        assert sit.view == "OriginalScreen"
        assert "https://news.example.org/front?a=1&b=2" in sit.words
        await sit.press("escape")
        assert sit.view == "DashboardScreen"
    async with opened(str(write(tmp_path / "plain.txt", FRONT))) as sit:
        await sit.press("o")
        assert sit.said[-1] == "This article names no address of its own."
