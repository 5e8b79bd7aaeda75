"""Our own JSON read back, folders, and sources that hold several articles."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from sitrep.briefing import brief
from sitrep.errors import SourceError
from sitrep.export import as_json
from sitrep.reading import folder as folders
from sitrep.reading import read, read_bytes
from sitrep.reading.source import read_all

SEED = Path(__file__).parents[2] / "seeds" / "dnipropetrovsk.txt"
ARTICLE = b"Valley cut off by rain\n\nRescue teams reached the valley on Monday, officials said.\n"


def test_a_printed_briefing_is_read_back_as_the_same_article(tmp_path: Path) -> None:
    article = read(str(SEED))
    (tmp_path / "b.json").write_text(as_json(brief(article)), encoding="utf-8")
    again = read(str(tmp_path / "b.json"))
    assert (again.id, again.title, again.paragraphs) == (article.id, article.title, article.paragraphs)
    assert (again.published, again.left_out, again.headline) == (
        article.published,
        article.left_out,
        article.headline,
    )
    assert again.source == str(tmp_path / "b.json")


def test_a_broken_or_hostile_briefing_is_refused() -> None:
    good = json.loads(as_json(brief(read_bytes(ARTICLE, "a.txt"))))
    for change in (
        {"passages": None},
        {"passages": [{}]},
        {"article": []},
        {"passages": [{**good["passages"][0], "start": 10**9}]},
        {"passages": [{**good["passages"][0], "paragraph": -1}]},
        {"passages": [{**good["passages"][0], "start": 1e999}]},
        {"passages": [{**good["passages"][0], "text": 7}]},
    ):
        with pytest.raises(SourceError, match=r"a\.json is no briefing as sitrep prints them"):
            read_bytes(json.dumps({**good, **change}).encode(), "a.json")
    evil = {
        **good,
        "article": {**good["article"], "title": "\x1b]0;owned\x07T", "source": "https://x.example/\x1b[31m"},
    }
    article = read_bytes(json.dumps(evil).encode(), "a.json")
    assert (article.title, article.address) == ("T", "https://x.example/")


def test_a_folder_gives_its_files_by_name_and_says_what_it_skipped(tmp_path: Path) -> None:
    for name, data in (
        ("b.txt", ARTICLE),
        ("a.md", b"# First\n\nWords."),
        ("c.docx", b"x"),
        (".hidden.txt", ARTICLE),
    ):
        (tmp_path / name).write_bytes(data)
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "d.txt").write_bytes(ARTICLE)
    if os.name == "posix":
        os.mkfifo(tmp_path / "e")
        (tmp_path / "loop").symlink_to("loop")
    articles = read_all(str(tmp_path))
    assert [article.title for article in articles] == ["First", "Valley cut off by rain"]
    told = articles[0].warnings[0]
    assert "of 5 files were skipped" in told or os.name != "posix"
    assert "c.docx is a word processor's file" in told
    first = read(str(tmp_path))
    assert first.warnings[0].endswith("holds 2 articles; this is the first of them.")


def test_a_folder_with_too_much_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(SourceError, match="is a folder without files"):
        read_all(str(tmp_path))
    (tmp_path / "a.pdf").write_bytes(b"x")
    with pytest.raises(SourceError, match=r"holds no file that can be read: .*a\.pdf is a broken PDF"):
        read_all(str(tmp_path))
    (tmp_path / "a.pdf").unlink()
    for n in range(5):
        (tmp_path / f"{n}.txt").write_bytes(ARTICLE)
    monkeypatch.setattr(folders, "MOST_FILES", 3)
    articles = read_all(str(tmp_path))
    assert len(articles) == 3
    assert articles[0].warnings == ("2 more files were not opened, because the folder holds too much.",)
