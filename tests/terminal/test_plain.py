"""`sitrep --plain` in a real terminal and with its input from a pipe: lines only, the same bookmarks underneath."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are POSIX", allow_module_level=True)

from sitrep.bookmarks.record import make
from sitrep.bookmarks.store import open_store
from sitrep.reading import read
from tests.terminal.harness import SITREP, Terminal

TEXT = (
    "Harbour talks\n\nTroops advanced near the river on Monday and shelled a village, officials said.\n\n"
    "Envoys met in Geneva for talks with foreign ministers.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def piped(article: Path | None, *typed: str) -> tuple[int, list[str], str]:
    """Run it with commands from a pipe, without an article from the last place: exit code, lines, errors."""
    command = [*SITREP, "--plain", *([str(article)] if article else [])]
    done = subprocess.run(
        command, input="\n".join(typed) + "\n", capture_output=True, text=True, timeout=60, check=False
    )
    return done.returncode, done.stdout.replace("> ", "").splitlines(), done.stderr


def test_a_terminal_gets_lines_and_a_bookmark_is_kept(article: Path) -> None:
    with Terminal([*SITREP, "--plain", str(article)], size=(240, 40)) as terminal:
        shown = terminal.wait_for("> ")
        assert "Harbour talks" in shown and "1 Battlefield: 1 passage." in shown
        terminal.type("1\n")
        terminal.wait_for("1.1 Battlefield: Troops advanced near the river")
        terminal.type("b ask the [red]governor[/]\n")
        terminal.wait_for("Bookmarked with the note; u undoes.")
        terminal.type("r\n")
        terminal.wait_for("[bookmarked: ask the [red]governor[/]]")
        terminal.type("q\n")
        assert terminal.wait_for_end() == 0
        assert b"\x1b" not in terminal.bytes
        assert not any(chr(code) in terminal.bytes.decode() for code in range(0x2500, 0x2580))
    with open_store() as store:
        assert [mark.note for mark in store.all()] == ["ask the [red]governor[/]"]


def test_every_command_answers_in_lines(article: Path) -> None:
    typed = (
        "1",
        "w",
        "/geneva",
        "/",
        "/atlantis",
        "2.9",
        "9",
        "b",
        "b",
        "b later",
        "B",
        "u",
        "U",
        "k",
        "p",
        "c",
        "]",
        "?",
        "hm",
        "q",
    )
    status, lines, errors = piped(article, *typed)
    assert (status, errors) == (0, "")
    said = "\n".join(lines)
    for sentence in (
        "so sitrep is", "1 of 1 passage with “geneva”.", "“atlantis” is not in this article.",
        "Diplomacy has 1 passage.", "There is no section 9; l lists them.", "Bookmarked; u undoes.",
        "It is bookmarked already", "The note is changed; u undoes.", "1 bookmark in this article.", "Note: later",
        "Undone:", "Redone:", "This is the only article.", "?: this help. q: quit.",
        "There is no command “hm”; ? lists them.", "People: 0.", "Geneva (city, 46.20 N 6.15 E): 2.1.",
        "1 claim in this article.", "1.1 Officials said: Troops advanced near the river on Monday",
    ):  # fmt: skip
        assert sentence in said, sentence


def test_it_says_how_to_begin_and_takes_words(article: Path) -> None:
    status, lines, errors = piped(article, "next", "Help", "quit", "1")
    assert (status, errors) == (0, "")
    begun = lines.index("An empty line reads on; ? lists the commands.")
    assert lines[begun + 1] == "2.1 Diplomacy: Envoys met in Geneva for talks with foreign ministers."
    assert lines[-1].startswith("?: this help. q: quit.")
    assert lines.count(lines[begun]) == 1


def test_bookmarks_are_told_in_the_order_of_reading_and_by_their_words(article: Path) -> None:
    read_article = read(str(article))
    with open_store() as store:
        for words in ("Envoys met", "Troops advanced", "shelled a village"):
            paragraph = next(at for at, text in enumerate(read_article.paragraphs) if words in text)
            start = read_article.paragraphs[paragraph].index(words)
            store.save(make(read_article, paragraph, start, start + len(words), "battlefield"))
    status, lines, errors = piped(article, "B", "1", "b which one", "q")
    assert (status, errors) == (0, "")
    listed = [
        line.partition("“")[2].rstrip("”") for line in lines[lines.index("3 bookmarks in this article.") :]
    ]
    assert listed[1:4] == ["Troops advanced", "shelled a village", "Envoys met"]
    assert "The note of “Troops advanced” is changed; u undoes." in lines


def test_a_bookmarked_claim_is_told_with_its_source_and_the_readers_grade(article: Path) -> None:
    read_article = read(str(article))
    with open_store() as store:
        at = next(number for number, text in enumerate(read_article.paragraphs) if "Troops" in text)
        mark = make(read_article, at, 0, len("Troops advanced"), "battlefield")
        store.save(replace(mark, claimant="officials", claim_verb="said", claim_kind="say", grade="B2"))
    lines = piped(article, "B", "q")[1]
    grade = "My grade B2: source usually reliable, content probably true."
    assert f"1.1 Battlefield: officials said: “Troops advanced” {grade}" in lines


def test_the_next_start_goes_on_where_the_person_was(article: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.txt"
    second.write_text("Second\n\nShells hit the port.\n\nTroops advanced near the river.\n", encoding="utf-8")
    with Terminal([*SITREP, "--plain", str(article), str(second)]) as terminal:
        terminal.wait_for("> ")
        terminal.type("]\n1.2\n")
        terminal.wait_for("1.2 Troops advanced")
        terminal.process.kill()
        terminal.process.wait()
    status, lines, errors = piped(None, "k", "[", "q")
    assert (status, errors) == (0, "")
    read = [text for text in lines if text[:1].isdigit() and text[1:2] == "."]
    assert read[0].startswith("1.2 Troops advanced near the river.")
    assert "Article 1 of 2: Harbour talks" in lines and "Article 2 of 2: Second" in lines


def test_the_end_of_the_input_ends_it(article: Path) -> None:
    status, lines, errors = piped(article, "n", "n", "n")
    assert (status, errors) == (0, "") and "This is the last passage." in lines


def test_a_source_that_is_missing_is_one_line(tmp_path: Path) -> None:
    status, lines, errors = piped(tmp_path / "nothing.txt")
    assert (status, lines) == (1, []) and errors.startswith("sitrep: ") and errors.count("\n") == 1
