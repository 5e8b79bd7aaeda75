"""What is drawn before Textual is imported is what the app paints; the terminal is given back if it never does."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pyte
import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from sitrep import config, paths
from sitrep.briefing import brief, with_facts
from sitrep.model import Article, Briefing
from sitrep.reading import read
from sitrep.tui import palette
from sitrep.tui.firstframe import draw
from tests.terminal.harness import SITREP, Terminal, is_restored

SIZES = [(120, 40), (80, 24), (100, 30), (200, 55), (99, 50), (40, 12), (60, 31), (163, 34), (130, 29)]
TRUE = {"TERM": "xterm-256color", "COLORTERM": "truecolor"}


def seed() -> Briefing:
    return brief(read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")))


def drawn(
    briefing: Briefing,
    size: tuple[int, int],
    theme: str = "sitrep-dark",
    depth: int = 1 << 24,
    *,
    first_time: bool = False,
) -> pyte.Screen:
    screen = pyte.Screen(*size)
    colours = palette.colours(theme)
    assert colours is not None
    pyte.Stream(screen).feed(draw(briefing, *size, colours, depth, first_time=first_time))
    return screen


def differing(ours: pyte.Screen, theirs: pyte.Screen) -> Iterator[str]:
    """Cells that differ; not what the frame leaves out: scrollbars, and what the inspector says."""
    from sitrep.tui.layout import INSPECTOR, WIDE

    columns, lines = ours.columns, ours.lines
    bars = {x for x in range(columns) for y in range(lines) if theirs.buffer[y][x].reverse}
    for y in range(lines):
        for x in range(columns):
            one, other = ours.buffer[y][x], theirs.buffer[y][x]
            said = columns >= WIDE and x > columns - INSPECTOR and y > 0
            if x in bars or said:
                continue
            if (
                one.data.strip() != other.data.strip()
                or one.bg != other.bg
                or (
                    one.data.strip()
                    and not (
                        same_colour(one.fg, other.fg)
                        and (one.bold, one.italics) == (other.bold, other.italics)
                    )
                )
            ):
                yield f"{x},{y}: {one} {other}"


def same_colour(one: str, other: str) -> bool:
    """Equal, but for what Textual's own variables ($warning) lose by being worked out: 1 in 255 of a part."""
    if len(one) != 6 or len(other) != 6 or one == other:
        return one == other
    return all(abs(int(one[at : at + 2], 16) - int(other[at : at + 2], 16)) <= 1 for at in (0, 2, 4))


@pytest.mark.parametrize("theme", ["sitrep-dark", "sitrep-light", "ansi"])
def test_the_app_paints_the_same_cells(theme: str) -> None:
    config.write("theme", theme)
    found = with_facts(seed())
    with Terminal(SITREP, size=SIZES[0], env=TRUE) as terminal:
        for size in SIZES if theme == "sitrep-dark" else SIZES[:3]:
            terminal.resize(*size)
            ours = drawn(found, size, theme, first_time=True)  # it is the first start in this home
            terminal.wait_for(lambda _, ours=ours: not list(differing(ours, terminal.screen)))


def test_the_first_start_tells_how_to_begin_until_the_way_is_found() -> None:
    with Terminal(SITREP, size=(80, 24), env=TRUE) as terminal:
        terminal.wait_for("To begin:")
        assert "w why here   ? help" in terminal.text
        terminal.type("j\tj\tj\tj\t")
        terminal.wait_for(lambda text: "To begin:" not in text and "? help" in text)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    assert paths.begun_file().exists()
    paths.session_file().unlink()
    with Terminal(SITREP, size=(80, 24), env=TRUE) as terminal:
        terminal.wait_for("? help")
        assert "To begin:" not in terminal.text


def test_the_second_start_tells_nothing_more() -> None:
    with Terminal(SITREP, size=(80, 24), env=TRUE) as terminal:
        terminal.wait_for("To begin:")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
    with Terminal(SITREP, size=(80, 24), env=TRUE) as terminal:
        terminal.wait_for("? help")
        assert "To begin:" not in terminal.text


def test_what_is_found_later_changes_only_how_names_look() -> None:
    """The app paints marks and signs when they are known; that is the first frame, but for these cells."""
    first, then = drawn(seed(), (120, 40)), drawn(with_facts(seed()), (120, 40))
    places = [(x, y) for y in range(1, 40) for x in range(120) if first.buffer[y][x] != then.buffer[y][x]]
    changed = [(first.buffer[y][x], then.buffer[y][x]) for x, y in places]
    assert [other.data for one, other in changed if one.data != other.data] == ["≠"]
    assert all((one.italics, one.bg) == (other.italics, other.bg) for one, other in changed)
    assert "".join(other.data for _, other in changed).startswith("Dnipropetrovsk")
    assert "1 dispute" in then.display[0]


def test_without_marks_nothing_is_marked() -> None:
    colours = palette.colours("sitrep-dark")
    assert colours is not None
    frame = draw(with_facts(seed()), 120, 40, colours, 1 << 24, marked=False)
    assert "\x1b[0;3;" not in frame
    assert "\x1b[0;3;" in draw(seed(), 120, 40, colours, 1 << 24)


def test_a_frame_for_each_kind_of_text() -> None:
    texts = ("日本語の文章 " * 30, "Troops advanced near the river. " * 40, "e\u0301" * 200)
    article = Article("id", "見出し " * 40, "/a.txt", texts)
    for size in SIZES:
        screen = drawn(brief(article), size)
        assert any("SITREP" in row for row in screen.display)
        assert "? help" in screen.display[-1]
    assert draw(brief(article), 39, 12, palette.colours("ansi") or {}, 16) == ""


@pytest.mark.parametrize("depth", [0, 256])
def test_fewer_colours(depth: int) -> None:
    screen = drawn(seed(), (120, 40), depth=depth)
    assert "Viktor Trehubov" in "\n".join(screen.display)
    assert {cell.fg for row in screen.buffer.values() for cell in row.values()} != {"default"} or not depth


def test_what_is_typed_meanwhile_is_not_lost() -> None:
    with Terminal(SITREP, env=TRUE) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        terminal.type("jj")
        terminal.wait_for("3 of 5")
        assert "jj" not in terminal.text
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert terminal.bytes.count(b"\x1b[?1049h") == 1
        assert is_restored(terminal) == []


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"])
def test_a_signal_before_the_app_is_there(name: str) -> None:
    number = getattr(signal, name)
    with Terminal(SITREP, env=TRUE) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        terminal.signal(number)
        assert terminal.wait_for_end() == 128 + number
        assert is_restored(terminal) == []


def test_a_start_that_fails_gives_the_terminal_back(tmp_path: Path) -> None:
    broken = tmp_path / "textual"
    broken.mkdir()
    (broken / "__init__.py").write_text("raise RuntimeError('out of order')", encoding="utf-8")
    with Terminal(SITREP, env={**TRUE, "PYTHONPATH": str(tmp_path)}) as terminal:
        assert terminal.wait_for_end() == 1
        assert b"\x1b[?1049h" in terminal.bytes
        assert b"Traceback" not in terminal.bytes
        assert is_restored(terminal) == []


def test_a_passage_is_bookmarked_before_the_store_is_open() -> None:
    with Terminal(SITREP, env=TRUE) as terminal:
        terminal.wait_for_bytes(b"\x1b[?1049h")
        terminal.type("b")
        terminal.wait_for("keep draft")
        terminal.type("first thought\x13")
        terminal.wait_for(lambda text: "⚑" in text and "keep draft" not in text)
        terminal.type("q")
        assert terminal.wait_for_end() == 0
