"""Files the person asked for: whole or not at all, never over another unasked."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from sitrep.export.files import WriteError, write_new


def test_a_file_is_written_as_utf8_with_plain_line_ends(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    write_new(target, "Київ\n")
    assert target.read_bytes() == "Київ\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_what_stands_there_stays_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    with pytest.raises(WriteError, match="already exists"):
        write_new(target, "new")
    assert target.read_text() == "old"
    write_new(target, "new", force=True)
    assert target.read_text() == "new"
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.skipif(os.name != "posix", reason="needs symbolic links and devices")
def test_links_and_devices(tmp_path: Path) -> None:
    real, link, broken = tmp_path / "real", tmp_path / "link", tmp_path / "broken"
    real.write_text("old")
    link.symlink_to(real)
    broken.symlink_to(tmp_path / "nowhere")
    write_new(link, "new", force=True)
    assert link.is_symlink()
    assert real.read_text() == "new"
    with pytest.raises(WriteError, match="already exists"):
        write_new(broken, "new")
    write_new(Path("/dev/null"), "gone")


@pytest.mark.parametrize("name", [".", "missing/a.txt", "x" * 300, "a\x1b[31m/b"])
def test_a_place_that_cannot_be_written_is_a_sentence(tmp_path: Path, name: str) -> None:
    with pytest.raises(WriteError) as caught:
        write_new(tmp_path / name, "text")
    assert "\x1b" not in str(caught.value)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_a_sentence(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(WriteError, match="could not be written"):
            write_new(tmp_path / "a.txt", "text")
    finally:
        tmp_path.chmod(0o700)


def test_of_many_writers_at_once_one_wins_whole(tmp_path: Path) -> None:
    target, won = tmp_path / "a.txt", []

    def write(number: int) -> None:
        try:
            write_new(target, str(number) * 10_000)
            won.append(number)
        except WriteError:
            pass

    writers = [threading.Thread(target=write, args=(number,)) for number in range(8)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert len(won) == 1
    assert target.read_text() == str(won[0]) * 10_000
    assert list(tmp_path.iterdir()) == [target]
