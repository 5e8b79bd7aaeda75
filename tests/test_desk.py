"""The desk: which articles are open, in which order, and which is shown; each once, and never none."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.briefing import brief
from sitrep.desk import Desk, Opened, Place, begin, named_once, origin_of
from sitrep.errors import SourceError
from sitrep.model import Article, Briefing


def briefing(name: str, *paragraphs: str) -> Briefing:
    text = paragraphs or (f"Troops shelled the town of {name} overnight.",)
    return brief(Article(f"id {text}", f"About {name}", f"/news/{name}", text))


def desk(*names: str, at: int = 0) -> Desk:
    return Desk(tuple(Opened(briefing(name), f"/news/{name}") for name in names), at)


def names(of: Desk) -> str:
    return "".join(f"<{one.id[6:]}>" if one is of.now else one.id[6:] for one in of.opened)


def test_what_is_open_already_is_not_opened_twice() -> None:
    more = [Opened(briefing(name), "/news") for name in "bcc"]
    assert names(desk("a", "b").lay(more, ["/news/a", "/news/b", "/news"])) == "<a>bc"


def test_the_articles_of_a_source_lie_together_in_the_order_of_the_sources() -> None:
    shown = Opened(briefing("m"), "/two")
    order = ["/one", "/two", "/three"]
    now = Desk((shown,))
    now = now.lay([Opened(briefing(name), "/three") for name in "xy"], order)
    now = now.lay([Opened(briefing(name), "/two") for name in "lmn"], order)
    now = now.lay([Opened(briefing(name), "/one") for name in "ab"], order)
    assert names(now) == "abl<m>nxy"
    assert now.now is shown
    assert now.origins == ("/one", "/two", "/three")


def test_showing_goes_around_the_ends() -> None:
    assert names(desk("a", "b", "c").show(-1)) == "ab<c>"
    assert names(desk("a", "b", "c", at=2).show(3)) == "<a>bc"


def test_an_edited_article_takes_its_own_place() -> None:
    edited = briefing("a", "Troops left the town.")
    now = desk("a", "b", at=1).exchange(edited)
    assert names(now) == "a<b>"
    assert now.opened[0].briefing is edited
    assert names(now.put(edited)) == "<a>b"
    assert names(now.put(briefing("z"))) == "ab<z>"


@pytest.mark.parametrize(
    ("at", "away", "left"),
    [(0, 0, "<b>c"), (2, 2, "a<b>"), (2, 0, "b<c>"), (0, 2, "<a>b"), (1, 1, "a<c>")],
)
def test_what_is_put_away_comes_back_where_it_was(at: int, away: int, left: str) -> None:
    before = desk("a", "b", "c", at=at)
    after = before.without(away)
    assert names(after) == left
    back = after.back(before.opened[away], away)
    assert [one.id for one in back.opened] == [one.id for one in before.opened]
    assert back.now.id == after.now.id


def test_a_place_is_found_by_its_words_and_else_by_its_paragraph() -> None:
    first = "Troops shelled the town overnight."
    second = "Ministers met in Geneva for talks."
    place = Place("diplomacy", second, 1)
    moved = place.find(briefing("a", "A new first paragraph on drones.", first, second))
    assert moved is not None and moved.text == second
    edited = place.find(briefing("a", first, "Ministers met in Geneva for new talks."))
    assert edited is not None and edited.paragraph == 1
    assert place.find(briefing("a", first)) is None


def test_a_source_named_twice_opens_once_however_it_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("Words.")
    (tmp_path / "link.txt").symlink_to("a.txt")
    same = ["a.txt", str(tmp_path / "a.txt"), "./x/../a.txt", "link.txt"]
    assert named_once(["b.txt", *same, "https://example.org/a", "https://example.org/a"]) == [
        "b.txt", "a.txt", "https://example.org/a"
    ]  # fmt: skip
    assert named_once(["-", "\0", "-"]) == ["-", "\0"]
    assert origin_of("a.txt") == str(tmp_path / "a.txt")
    assert origin_of(" https://example.org/a ") == "https://example.org/a"


def test_it_begins_with_the_first_source_that_can_be_read(tmp_path: Path) -> None:
    good, other, missing = (str(tmp_path / name) for name in ("good.txt", "other.txt", "missing.txt"))
    for path in (good, other):
        Path(path).write_text("Troops shelled the town overnight.\n")
    start = begin([missing, good, other])
    assert (start.first.source, start.origin, start.waiting) == (good, good, (other,))
    assert len(start.notices) == 1 and "missing.txt does not exist" in start.notices[0]
    with pytest.raises(SourceError, match="missing"):
        begin([missing, missing])
