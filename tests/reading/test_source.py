"""From a name to an article: real files, real pipes, and one sentence for whatever cannot be read."""

from __future__ import annotations

import io
import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep.errors import SourceError
from sitrep.reading import read, read_bytes
from sitrep.reading.source import MOST

ARTICLE = b"Valley cut off by rain\n\nRescue teams reached the valley on Monday, officials said.\n"
needs_posix = pytest.mark.skipif(os.name != "posix", reason="a POSIX file system")


def refusal(source: str | Path) -> str:
    with pytest.raises(SourceError) as caught:
        read(str(source))
    message = str(caught.value)
    assert message.endswith(".")
    assert "\n" not in message
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202e\ud800-\udfff]", message)
    return message


def test_a_file_becomes_an_article(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    monkeypatch.chdir(tmp_path)
    article = read("a.txt")
    assert article.title == article.paragraphs[0] == "Valley cut off by rain"
    assert len(article.paragraphs) == 2
    assert article.source == str(tmp_path / "a.txt")
    assert (article.published, article.left_out, article.warnings) == (None, (), ())


def test_the_id_is_that_of_title_and_paragraphs() -> None:
    one = read_bytes(ARTICLE, "a.txt")
    assert re.fullmatch("[0-9a-f]{16}", one.id)
    assert one.id == read_bytes(ARTICLE.replace(b"\n", b"\r\n"), "elsewhere.txt").id
    assert one.id == read_bytes(ARTICLE, "a.md").id
    assert one.id != read_bytes(ARTICLE + b"\nMore.\n", "a.txt").id
    assert one.id == "914e71cfe3571821"


@pytest.mark.parametrize("name", ["a", "a.txt", "a.text", "a.log", ".hidden", "a.b c", "no-suffix."])
def test_any_unknown_suffix_is_plain_text(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARTICLE + b"\n*as it stands*")
    assert read(str(tmp_path / name)).paragraphs[-1] == "*as it stands*"


@pytest.mark.parametrize("name", ["a.md", "A.MD", "a.markdown"])
def test_markdown_is_told_by_its_suffix(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"# T\n\n*as* it **stands**")
    assert read(str(tmp_path / name)).paragraphs == ("T", "as it stands")


@pytest.mark.parametrize(
    ("name", "kind"),
    [("a.docx", "a word processor's file"), ("a.epub", "an e-book")],
)
def test_kinds_that_are_not_read(tmp_path: Path, name: str, kind: str) -> None:
    (tmp_path / name).write_bytes(b"text")
    assert f"{name} is {kind}, which cannot be read: save the article as plain text" in refusal(
        tmp_path / name
    )


PAGE_WORDS = (
    b"<p>Rescue teams reached the valley on Monday, three days after the storm.<p>Nobody was hurt there."
)


@pytest.mark.parametrize(
    "opening",
    [
        b"<!DOCTYPE html>",
        b"\n <html lang=en>",
        b"<?xml version='1.0'?><html>",
        b"<!-- saved --><html>",
        b"\xef\xbb\xbf<HTML>",
    ],
)
def test_a_page_without_its_suffix_is_told_by_its_opening(opening: bytes) -> None:
    assert read_bytes(opening + PAGE_WORDS, "-").paragraphs[-1] == "Nobody was hurt there."
    assert read_bytes(b"<p>x", "a.txt").paragraphs == ("<p>x",)


@pytest.mark.parametrize(
    "data", [b"", b"\n", b" \t\r\n\x0b" * 500, b"\xef\xbb\xbf", b"\x1b[31m", "\u200b\u00ad".encode()]
)
def test_nothing_to_read_is_empty(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    assert refusal(tmp_path / "a.txt").endswith("a.txt is empty: there is no article to read.")


@pytest.mark.parametrize(
    ("name", "data"), [("a.txt", b"-----"), ("a.md", b"---\ntitle: T\n---\n"), ("b.md", b"***")]
)
def test_separators_and_front_matter_alone_are_no_article(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert "has no paragraphs" in refusal(tmp_path / name)


def test_missing_folder_and_impossible_names(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    assert refusal(tmp_path / "no.txt").endswith("no.txt does not exist: check the name.")
    assert refusal(tmp_path / "~" / "no.txt").endswith("no.txt does not exist: check the name.")
    assert refusal("a\0b").endswith("is not a possible file name: check the name.")
    assert refusal("") == "The file does not exist: check the name."
    assert "cannot be read (" in refusal("x" * 5000) or "does not exist" in refusal("x" * 5000)


@needs_posix
def test_a_path_through_a_file_and_links_in_a_circle(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(ARTICLE)
    assert "a part of its path is a file" in refusal(tmp_path / "a.txt" / "b.txt")
    (tmp_path / "l").symlink_to("l")
    assert "cannot be read (" in refusal(tmp_path / "l")
    (tmp_path / "dangling").symlink_to("nowhere")
    assert "does not exist" in refusal(tmp_path / "dangling")


@needs_posix
def test_pipes_sockets_and_devices_are_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "fifo.txt")
    assert "is a pipe: send the article to standard input" in refusal(tmp_path / "fifo.txt")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("s")
        assert refusal("s") == "s is a socket: name a file."
    assert refusal("/dev/zero") == "/dev/zero is a device: name a file."
    (tmp_path / "null.txt").symlink_to(os.devnull)
    assert "is a device" in refusal(tmp_path / "null.txt")


@needs_posix
def test_a_file_that_turns_into_a_pipe_before_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_bytes(ARTICLE)
    before = (tmp_path / "b.txt").stat()
    monkeypatch.setattr(os, "stat", lambda path: before)
    with pytest.raises(SourceError, match="is a pipe"):
        read(str(tmp_path / "a.txt"))


@needs_posix
def test_not_permitted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes(ARTICLE)
    target.chmod(0)
    if os.access(target, os.R_OK):  # a superuser may read it all the same

        def denied(*_: object) -> int:
            raise PermissionError(13, "Permission denied", str(target))

        monkeypatch.setattr(os, "open", denied)
    assert refusal(target).endswith("a.txt may not be read by you: change its permissions or copy it.")


def test_ten_megabytes_are_read_and_one_byte_more_is_refused(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_bytes((b"word " * 1000 + b"\n") * (MOST // 5001) + b"x" * (MOST % 5001))
    assert target.stat().st_size == MOST
    assert read(str(target)).paragraphs[0].startswith("word")
    with target.open("ab") as file:
        file.write(b"x")
    assert refusal(target).endswith("a.txt is larger than 10 MB: cut the article out of it and open that.")
    with pytest.raises(SourceError, match="Standard input is larger than 10 MB"):
        read_bytes(bytes(MOST + 1), "-")


def test_a_huge_sparse_file_is_refused_by_its_size(tmp_path: Path) -> None:
    with (tmp_path / "a.txt").open("wb") as file:
        file.truncate(10 << 30)
    assert "is larger than 10 MB" in refusal(tmp_path / "a.txt")


@needs_posix
@pytest.mark.parametrize(
    "name", ["[red]x[bold]", "-rf", "~", "$HOME", "%s%n", "'\";", "a  b ", "漢字", "e\u0301"]
)
def test_odd_names_are_kept_exactly(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(ARTICLE)
    assert read(str(tmp_path / name)).source == str(tmp_path / name)


@needs_posix
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        (b"a\nb", "a b"),
        (b"\x1b[31mred", "red"),
        (b"\x1b]0;owned\x07x", "x"),
        ("\u202etxt.exe".encode(), "txt.exe"),
        (b"bad-\xff", "bad-\ufffd"),
        (b"\xc2\x9b31m", ""),
    ],
)
def test_names_that_would_reach_the_terminal_are_cleaned(tmp_path: Path, name: bytes, shown: str) -> None:
    path = tmp_path / os.fsdecode(name)
    try:
        path.write_bytes(ARTICLE)
    except OSError:
        pytest.skip("this file system does not take such names")
    assert read(str(path)).source == f"{tmp_path}{os.sep}{shown}"
    path.write_bytes(b"")
    assert refusal(path).endswith(f"{shown} is empty: there is no article to read.")


@needs_posix
def test_a_relative_name_in_a_folder_that_is_gone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert read_bytes(ARTICLE, "a.txt").source == "a.txt"


def test_damaged_characters_are_warned_of() -> None:
    assert read_bytes("so \ufffd far".encode(), "-").warnings == (
        "1 character was damaged in the source and stands as \ufffd.",
    )
    assert read_bytes(("\ufffd" * 1200 + "x").encode(), "-").warnings == (
        "1,200 characters were damaged in the source and stand as \ufffd.",
    )


def run(code: str, data: bytes | int) -> subprocess.CompletedProcess[bytes]:
    given = {"stdin": data} if isinstance(data, int) else {"input": data}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, **given)  # type: ignore[call-overload, no-any-return]


READ_STDIN = "from sitrep.reading import read\nprint(read('-').source, read.__module__, sep='\\n')"


def test_standard_input_is_read_from_a_pipe() -> None:
    done = run(READ_STDIN, ARTICLE)
    assert (done.returncode, done.stdout.split()[0]) == (0, b"-")


def test_standard_input_without_end_is_refused_at_ten_megabytes() -> None:
    with subprocess.Popen(
        [
            sys.executable,
            "-c",
            "import sys\nwhile True: sys.stdout.buffer.write(b'word\\n' * 9999)",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as endless:
        assert endless.stdout is not None
        done = run(READ_STDIN, endless.stdout.fileno())
        endless.stdout.close()
        endless.kill()
    assert b"Standard input is larger than 10 MB" in done.stderr


def test_standard_input_that_is_closed_a_terminal_or_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert refusal("-") == "Standard input is closed: name a file."

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    monkeypatch.setattr(sys, "stdin", Terminal())
    assert refusal("-").startswith("Standard input is a terminal: ")

    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise IsADirectoryError(21, "Is a directory")

    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Broken())))
    assert refusal("-") == "Standard input cannot be read (is a directory): name a file."


def test_importing_the_room_brings_no_parser() -> None:
    heavy = ("markdown_it", "hashlib", "textual", "pydantic")
    code = f"import sys, sitrep.reading\nprint([m for m in {heavy} if m in sys.modules])"
    assert run(code, b"").stdout.strip() == b"[]"
