"""Exports can be read back, are cited, and never overwrite silently."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from sitrep.bookmarks.record import make
from sitrep.bookmarks.transfer import annotation, export, jsonl, listing, markdown
from sitrep.errors import StoreError

from .samples import article, mark


def test_the_listing_is_the_json_contract() -> None:
    (listed,) = listing([mark(1)])
    assert listed == {
        "id": "a-000001",
        "article": "Troops have crossed",
        "source": "/news/troops.txt",
        "section": "battlefield",
        "quote": mark(1).quote,
        "note": "note 1 a\nline 2",
        "tags": ["a"],
        "claim": None,
        "grade": "",
        "state": "same",
        "created": "2026-03-01T07:30:00.000001Z",
        "updated": "2026-03-01T07:30:00.000001Z",
    }
    assert json.loads(json.dumps([listed])) == [listed]


def test_annotations_follow_the_w3c_model() -> None:
    marks = [mark(0), mark(1)]
    lines = jsonl(marks).splitlines()
    assert [json.loads(one) for one in lines] == [annotation(bookmark) for bookmark in marks]
    made = json.loads(lines[1])
    assert made["@context"] == "http://www.w3.org/ns/anno.jsonld" and made["type"] == "Annotation"
    assert made["creator"] == {"type": "Person", "name": "reader"}
    assert (made["created"], made["modified"]) == (marks[1].created, marks[1].updated)
    assert made["body"] == [
        {
            "type": "TextualBody",
            "value": "note 1 a\nline 2",
            "format": "text/markdown",
            "purpose": "commenting",
        },
        {"type": "TextualBody", "value": "a", "purpose": "tagging"},
    ]
    quote, position = made["target"]["selector"]
    text = "\n".join(article().paragraphs)
    assert text[position["start"] : position["end"]] == quote["exact"]
    assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert made["target"]["source"] == "file:///news/troops.txt"
    assert made["sitrep"]["paragraph_text"] == article().paragraphs[1]


def test_an_annotation_holds_every_field_of_the_bookmark() -> None:
    text = json.dumps(annotation(mark(1)), ensure_ascii=False)
    for name in mark(1).__slots__:
        value = getattr(mark(1), name)
        if isinstance(value, str) and value:
            assert json.dumps(value, ensure_ascii=False)[1:-1] in text


def test_without_note_tags_and_author() -> None:
    bare = replace(mark(1), note="", tags=(), author="")
    made = annotation(bare)
    assert "body" not in made and "creator" not in made and made["motivation"] == "bookmarking"


@pytest.mark.parametrize(
    ("source", "iri"),
    [
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("/news/a b.txt", "file:///news/a%20b.txt"),
        ("-", "urn:sitrep:article:article-1"),
    ],
)
def test_the_target_is_an_iri(source: str, iri: str) -> None:
    assert annotation(replace(mark(1), source=source))["target"]["source"] == iri


def test_the_reading_list_is_grouped_and_cited() -> None:
    one = article(published="2026-03-01")
    other = article(id="b", title="Other *news*", source="-")
    marks = [
        make(one, 4, 0, 16, "home_front"),
        make(one, 2, 0, 9, "battlefield", "second", ("x", "y_z")),
        make(one, 0, 0, 9, "battlefield", "# first\n\n- a list"),
        replace(make(other, 0, 0, 9, "diplomacy"), state="lost", quote="- one\n1. [two](x) <b>"),
    ]
    text = markdown(marks)
    today = marks[0].created[:10]
    assert (
        text
        == f"""# Bookmarks

## Troops have crossed

“Troops have crossed”, published 2026-03-01. Source: /news/troops.txt. Marked {today}.

### Battlefield

> Ukrainian

# first

- a list

> Die Außen

second

Tags: x, y\\_z

### Home front

> Ukrainian forces

## Other \\*news\\*

“Other \\*news\\*”. Source: standard input. Marked {today}.

### Diplomacy

> \\- one
> 1\\. \\[two\\](x) \\<b\\>

These words are lost in the article as it was last read.
"""
    )
    assert markdown([]) == "# Bookmarks\n\nNo bookmarks yet.\n"


def test_an_export_is_written_whole_and_never_over_a_file(tmp_path: Path) -> None:
    path = tmp_path / "list.md"
    export([mark(1)], "markdown", path)
    assert path.read_text(encoding="utf-8") == markdown([mark(1)])
    with pytest.raises(StoreError, match="exists already"):
        export([mark(2)], "jsonl", path)
    assert path.read_text(encoding="utf-8") == markdown([mark(1)])
    export([mark(2)], "jsonl", path, overwrite=True)
    assert json.loads(path.read_text(encoding="utf-8"))["id"] == "urn:uuid:a-000002"
    assert [left.name for left in tmp_path.iterdir()] == ["list.md"]


def test_an_export_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match=r"could not be written \(No such file or directory\)"):
        export([mark(1)], "jsonl", tmp_path / "missing" / "list.jsonl")
