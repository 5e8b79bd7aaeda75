"""The word table: every line of it is found, what is none is not, and what cannot be used is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitrep.errors import ProfileError
from sitrep.sorting.phrases import tokenise
from sitrep.sorting.profile import SHIPPED
from sitrep.sorting.words import read_table

SHIPS = SHIPPED / "conflict.words.txt"


def test_every_word_of_the_table_is_found_and_no_other() -> None:
    head, *lines = filter(None, SHIPS.read_text(encoding="utf-8").splitlines())
    assert lines == sorted(lines)
    table = read_table(SHIPS, head.split())
    assert table is not None
    for line in lines:
        word, salience, *weights = line.split()
        points = {section: weight for _, section, weight in table.weigh(tokenise(word), 1000.0)}
        wanted = [int(weight) * 10 / max(int(salience) / 100, 0.3) ** 0.5 for weight in weights]
        assert points == pytest.approx({at: weight for at, weight in enumerate(wanted) if weight})
    for strange in ("", "zzzzz", "0", lines[0].split()[0] + "qqq"):
        assert table.weigh(tokenise(strange), 1000.0) == []


def test_a_table_that_cannot_be_used_is_named(tmp_path: Path) -> None:
    file = tmp_path / "mine.words.txt"
    assert read_table(file, ["a", "b"]) is None
    file.write_text("a b\nword 90 10 -10\n", encoding="utf-8")
    assert read_table(file, ["a", "b"])
    with pytest.raises(ProfileError, match=r"mine\.words\.txt is for other sections"):
        read_table(file, ["a", "c"])
    for broken in (b"\xff\xfe", b""):
        file.write_bytes(broken)
        with pytest.raises(ProfileError, match="install sitrep again"):
            read_table(file, ["a", "b"])
