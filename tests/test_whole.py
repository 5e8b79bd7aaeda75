"""Files written whole or not at all: what stood there, its mode and the link that leads to it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from sitrep import config, whole

needs_modes = pytest.mark.skipif(os.name != "posix", reason="needs modes and symbolic links")


def test_a_new_file_never_takes_the_place_of_another(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    whole.create(target, "Київ\r\n")
    assert target.read_bytes() == "Київ\r\n".encode()
    with pytest.raises(FileExistsError):
        whole.create(target, "other")
    assert target.read_bytes() == "Київ\r\n".encode()
    assert list(tmp_path.iterdir()) == [target]


def test_nothing_is_left_behind_and_nothing_lost_where_the_text_cannot_be_written(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old")
    for write in (whole.create, lambda path, text: whole.replace(path, text, durable=True)):
        with pytest.raises((UnicodeError, FileExistsError)):
            write(target, "\udc80")
    with pytest.raises(UnicodeError):
        whole.create(tmp_path / "b.txt", "\udc80")
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


@needs_modes
def test_a_link_stays_a_link_and_a_mode_stays(tmp_path: Path) -> None:
    real, link = tmp_path / "real", tmp_path / "link"
    real.write_text("old")
    real.chmod(0o640)
    link.symlink_to(real)
    whole.replace(link, "new", durable=True, mode=whole.PRIVATE)
    assert link.is_symlink()
    assert (real.read_text(), real.stat().st_mode & 0o777) == ("new", 0o640)
    whole.replace(tmp_path / "fresh", "new", durable=False, mode=whole.PRIVATE)
    assert (tmp_path / "fresh").stat().st_mode & 0o777 == 0o600


@needs_modes
def test_settings_that_are_the_persons_alone_stay_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    file = tmp_path / "sitrep" / "config.toml"
    config.write("mouse", False)
    file.chmod(0o600)
    config.write("theme", "nord")
    assert "nord" in file.read_text(encoding="utf-8")
    assert file.stat().st_mode & 0o777 == 0o600
    assert list(file.parent.iterdir()) == [file]
