"""Text from outside is shown as it stands: never markup, never a control character."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from textual.events import Paste

from sitrep.briefing import brief
from sitrep.reading import read
from tests.tui.sitting import Sitting, saved, sitting, write

MARKUP = "[red]x[/red] [@click=app.quit]war[/] [/] [b [bold] [/x] [[y]] [link=http://a]z[/link] \\[Kyiv]"
TITLE = "[b]Title [/] [@click=app.quit]here [/red"
TEXTS = (
    TITLE,
    f"Russian troops shelled Kupiansk with artillery {MARKUP}.",
    f"Diplomats met in Geneva {MARKUP}.",
)


def opened(tmp_path: Path, name: str = "[red]news[b].txt") -> Path:
    return write(tmp_path / name, TEXTS)


def no_controls(sit: Sitting) -> None:
    for row in sit.rows:
        for char in row:
            assert unicodedata.category(char) not in ("Cc", "Cs"), repr(row)


async def test_brackets_of_the_article_stand_on_every_screen(tmp_path: Path) -> None:
    path = opened(tmp_path)
    async with sitting(brief(read(str(path))), size=(160, 50)) as sit:
        assert TITLE in sit.rows[0]
        assert "[red]x[/red]" in sit.text
        await sit.press("i", "z")
        assert MARKUP in sit.words
        await sit.press("z")
        for key in ("enter", "w"):
            await sit.press(key)
            assert MARKUP in sit.words
            await sit.press("escape")
        await sit.press("enter")
        assert TITLE in sit.rows[0]
        await sit.press("/")
        await sit.type("[/] [b")
        assert "1 of 2" in sit.text
        await sit.press("escape", "escape", "b")
        assert "[red]x[/red] [@click=app.quit]war[/]" in sit.words
        await sit.type("note [/] [red]n[/red] [@click=app.quit]")
        await sit.press("tab")
        await sit.type("[/tag] [b]")
        await sit.press("ctrl+s")
        assert sit.app.is_running
        await sit.press("i")
        inspector = " ".join(block.text.plain for block in sit.app.dashboard._inspector.blocks)
        assert "note [/] [red]n[/red] [@click=app.quit]" in inspector
        assert "#[/tag] #[b]" in sit.text
        assert "[red]n[/red]" in sit.text
        await sit.press("B")
        for said in (
            "note [/] [red]n[/red] [@click=app.quit]",
            "#[/tag] #[b]",
            MARKUP,
            TITLE,
            "[red]news[b].txt",
        ):
            assert said in sit.words, said
        await sit.press("d", "u", "b", "escape")
        assert sit.app.is_running
        assert saved()[0].tags == ("[/tag]", "[b]")
        await sit.press("escape", "ctrl+p")
        assert sit.view == "PaletteScreen"


async def test_brackets_in_messages_and_file_names(tmp_path: Path) -> None:
    path = opened(tmp_path)
    async with sitting(brief(read(str(path))), size=(160, 50)) as sit:
        await sit.press("b", "escape")
    path.unlink()
    async with sitting(size=(160, 50)) as sit:
        await sit.press("B", "enter")
        assert any("[red]news[b].txt" in sentence for sentence in sit.said)
        assert "[red]news[b].txt" in sit.words
        sit.app.complain("[red]broken [/x] [@click=app.quit]")
        await sit.settle()
        assert "[red]broken [/x] [@click=app.quit]" in sit.words


async def test_no_control_character_of_the_article_reaches_the_screen(tmp_path: Path) -> None:
    path = tmp_path / "evil.txt"
    evil = "\x1b[31mred\x1b[0m \x1b]0;owned\x07 \x9b31m \x08\x7f \u202eright\u202c \u200b tab\there"
    evil += " \x00nul \x1bPq\x1b\\"
    path.write_bytes(f"{evil} title\n\nRussian troops {evil} shelled Kupiansk.\r\n\r\n{evil}\n".encode())
    async with sitting(brief(read(str(path))), size=(160, 50)) as sit:
        for keys in (["enter"], ["w"], ["b"], ["B"], ["/"]):
            await sit.press(*keys)
            no_controls(sit)
            assert "\u202e" not in sit.text
            await sit.press("escape")


async def test_no_control_character_that_is_pasted_reaches_the_screen_or_the_store() -> None:
    evil = "one\x1b[31m two\x1b]0;owned\x07\x9b31m three\x00\u202e four"
    async with sitting() as sit:
        await sit.press("b")
        for where in (sit.note, sit.field("tags")):
            where.focus()
            await sit.settle()
            sit.app.post_message(Paste(evil))
            await sit.settle()
            assert "three" in sit.text
            no_controls(sit)
            assert "\u202e" not in sit.text
        await sit.press("ctrl+s")
        (mark,) = saved()
        for typed in (mark.note, *mark.tags):
            assert not [char for char in typed if unicodedata.category(char) in ("Cc", "Cf")]
        await sit.press("/")
        sit.app.post_message(Paste(evil))
        await sit.settle()
        no_controls(sit)
        await sit.press("escape", "B", "/")
        sit.app.post_message(Paste(evil))
        await sit.settle()
        no_controls(sit)


async def test_a_pasted_note_keeps_its_lines() -> None:
    async with sitting() as sit:
        await sit.press("b")
        sit.app.post_message(Paste("first\r\nsecond\n\nthird [x]"))
        await sit.settle()
        assert sit.note.text == "first\nsecond\n\nthird [x]"
        await sit.press("ctrl+s")
        assert saved()[0].note == "first\nsecond\n\nthird [x]"
