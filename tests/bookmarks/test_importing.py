"""What is exported comes back whole; what others export is taken; nothing here is silently written over."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.bookmarks import importing, spreadsheet, transfer
from sitrep.bookmarks.record import Bookmark
from sitrep.bookmarks.store import Store, open_store
from sitrep.bookmarks.webannotation import annotation
from sitrep.errors import StoreError
from sitrep.reading.clean import clean, line

from .samples import mark

W3C = Path(__file__).parent / "w3c"

text = st.text(max_size=30)
marks = st.builds(
    lambda note, tags, quote, title, published, rival, n: replace(
        mark(n), note=note, tags=tuple(tags), quote=clean(quote).strip() or "x", title=line(title),
        published=published or None, rival=rival, source=line(title) or "-",
    ),
    note=st.one_of(text, st.sampled_from(["=1+1", "'quoted", "-", "@x\n+y", "\t", "a\r\nb", "“”,;\"'", "  "])),
    tags=st.lists(text, max_size=3),
    quote=text,
    title=text,
    published=st.sampled_from(["", "2026-03-01"]),
    rival=st.one_of(st.none(), st.floats(0, 1)),
    n=st.integers(0, 9),
)  # fmt: skip


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Store, Path]]:
    """A store and a folder for all turns of a property test: opening one costs more than a turn."""
    folder = tmp_path_factory.mktemp("round-trip")
    with open_store(folder / "bookmarks.sqlite3") as store:
        yield store, folder


@settings(max_examples=60, deadline=None)
@given(
    st.lists(marks, min_size=1, max_size=3, unique_by=lambda one: one.id), st.sampled_from(["jsonl", "csv"])
)
def test_a_round_trip_loses_nothing(shared: tuple[Store, Path], made: list[Bookmark], form: str) -> None:
    store, folder = shared
    file = folder / f"out{transfer.ENDINGS[form]}"
    saved = [store.save(one) for one in made]
    file.write_bytes(transfer.FORMATS[form](saved).encode())
    incoming = importing.read(file)
    assert (incoming.bookmarks, incoming.problems) == (saved, [])
    assert {one.what for one in store.take(incoming.bookmarks, "again")} <= {importing.SAME}


def test_a_store_is_carried_over_whole_and_only_once(store: Store, tmp_path: Path) -> None:
    saved = [store.save(replace(mark(n), note="=cmd|x", tags=("a b", "Київ"))) for n in range(5)]
    for form in ("jsonl", "csv"):
        file = tmp_path / f"all{transfer.ENDINGS[form]}"
        transfer.export(store.all(), form, file)
        with open_store(tmp_path / form / "bookmarks.sqlite3") as other:
            incoming = importing.read(file).bookmarks
            assert {one.what for one in other.take(incoming, "x", dry_run=True)} == {importing.ADDED}
            assert other.all() == []
            other.take(incoming, "x")
            assert other.all() == saved[::-1]
            assert {one.what for one in other.take(incoming, "x")} == {importing.SAME}
            other.check()
            step = other.undo()
            assert step and "the import of x is taken back" in step.sentence
            assert other.all() == [] and other.undo() is None
            # Taking it back is later than the file, so the same file does not bring them in again unasked.
            assert {one.what for one in other.take(incoming, "x")} == {importing.DELETED}
            other.redo()
            assert other.all() == saved[::-1]


def test_the_newer_wins_and_what_differs_is_told(store: Store) -> None:
    early, late = "2026-01-01T00:00:00.000000Z", "2027-01-01T00:00:00.000000Z"
    here = [store.save(replace(mark(n), note="mine")) for n in range(4)]
    store.delete(here[3].id)
    made = store.take(
        [
            replace(here[0], note="theirs", updated=late),
            replace(here[1], note="theirs", updated=early),
            replace(here[2], note="theirs"),
            here[3],
            replace(mark(5), note="first", updated=early),
            replace(mark(5), note="second", updated=late),
        ],
        "x",
    )
    assert [(one.what, one.fields) for one in made] == [
        (importing.UPDATED, ("note", "updated")),
        (importing.OLDER, ("note", "updated")),
        (importing.CONFLICT, ("note",)),
        (importing.DELETED, ()),
        (importing.ADDED, ()),
    ]
    assert {one.id[-1]: one.note for one in store.all()} == {
        "0": "theirs",
        "1": "mine",
        "2": "mine",
        "5": "second",
    }
    store.undo()
    assert {one.note for one in store.all()} == {"mine"}


HYPOTHESIS = {
    "id": "jBsVGt9eEeyBiL9gPqDJqw", "created": "2022-05-29T14:42:49.471337+00:00",
    "updated": "2022-05-29T16:42:49.471337+02:00", "user": "acct:reader@hypothes.is", "uri": "https://example.org/a",
    "text": "A *note*", "tags": ["front", "two words"], "group": "__world__", "hidden": False,
    "target": [{"source": "https://example.org/a", "selector": [
        {"type": "RangeSelector", "startContainer": "/p[1]", "startOffset": 0, "endContainer": "/p[1]"},
        {"end": 1020, "type": "TextPositionSelector", "start": 1000},
        {"type": "TextQuoteSelector", "exact": "crossed the\x1b[31m river",
         "prefix": "Troops ", "suffix": " on Monday."}]}],
    "document": {"title": ["An article"]}, "links": {}, "flagged": False,
}  # fmt: skip
REPLY = {**HYPOTHESIS, "id": "r", "references": ["jBsVGt9eEeyBiL9gPqDJqw"]}
PAGE_NOTE = {**HYPOTHESIS, "id": "p", "target": [{"source": "https://example.org/a"}]}


@pytest.mark.parametrize(
    "wrapped",
    [
        {"total": 3, "rows": [HYPOTHESIS, REPLY, PAGE_NOTE]},
        {"export_date": "2024", "annotations": [HYPOTHESIS, REPLY, PAGE_NOTE]},
        [HYPOTHESIS, REPLY, PAGE_NOTE],
    ],
)
def test_what_hypothesis_exports_is_taken(tmp_path: Path, wrapped: Any) -> None:
    file = tmp_path / "h.json"
    file.write_text(json.dumps(wrapped))
    incoming = importing.read(file)
    (made,) = incoming.bookmarks
    assert (made.quote, made.prefix, made.suffix) == ("crossed the river", "Troops ", " on Monday.")
    assert made.paragraph_text[made.start : made.end] == made.quote
    assert (made.note, made.tags, made.author) == ("A *note*", ("front", "two words"), "reader")
    assert (made.title, made.source, made.position) == ("An article", "https://example.org/a", 1000)
    assert made.created == made.updated == "2022-05-29T14:42:49.471337Z"
    assert (made.section, made.state) == ("unsorted", "lost")
    assert [problem.partition("left out: ")[2] for problem in incoming.problems] == [
        "it is a reply to another annotation.",
        "it marks no words.",
    ]
    assert importing.read(file).bookmarks == [made]  # the same id every time


def test_annotations_of_other_programs_are_taken(tmp_path: Path) -> None:
    file = tmp_path / "w3c.jsonl"
    other = {
        "@context": "http://www.w3.org/ns/anno.jsonld", "id": "https://example.org/anno/1", "type": "Annotation",
        "body": {"type": "TextualBody", "value": "seen"}, "creator": "someone",
        "target": {"source": "https://example.org/a", "selector": {"type": "TextQuoteSelector", "exact": "words"}},
    }  # fmt: skip
    file.write_text(
        f"{json.dumps(other)}\n{{broken\n{json.dumps({'id': 'x', 'type': 'Annotation'})}\n\n[1]\n"
    )
    incoming = importing.read(file)
    (made,) = incoming.bookmarks
    assert (made.quote, made.note, made.author) == ("words", "seen", "someone")
    assert len(incoming.problems) == 3 and all(file.name in one for one in incoming.problems)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"rival": float("nan")}, "rival is out of range"),
        ({"count": 10**30}, "count is out of range"),
        ({"count": True}, "count is not int"),
        ({"start": -1}, "start is out of range"),
        ({"state": "elsewhere"}, "state elsewhere is unknown"),
        ({"digest": 5}, "digest is not str"),
        ({"digest": None}, "digest is not str"),
    ],
)
def test_values_that_would_break_the_store_are_left_out(
    tmp_path: Path, change: dict[str, Any], said: str
) -> None:
    made = annotation(mark(1))
    made["sitrep"] |= change
    file = tmp_path / "x.jsonl"
    file.write_text(json.dumps(made))
    incoming = importing.read(file)
    assert incoming.bookmarks == [] and said in incoming.problems[0]


def test_whole_numbers_are_kept_as_sqlite_gives_them_back(store: Store, tmp_path: Path) -> None:
    made = annotation(mark(1))
    made["sitrep"] |= {"rival": 1}
    (tmp_path / "x.jsonl").write_text(json.dumps(made))
    store.take(importing.read(tmp_path / "x.jsonl").bookmarks, "x")
    store.check()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfe", "is not UTF-8 text"),
        (b"a,b\n1,2\n", "its first line does not name created, id, quote, updated"),
        (b"id,quote\n", "its first line does not name created, updated"),
        (b"{broken", "is not an export of sitrep or Hypothesis"),
        (b"[" * 100_000, "is not an export of sitrep or Hypothesis"),
    ],
)
def test_a_file_that_is_no_export_is_a_sentence(tmp_path: Path, data: bytes, said: str) -> None:
    file = tmp_path / "x"
    file.write_bytes(data)
    with pytest.raises(StoreError, match="x ") as caught:
        importing.read(file)
    assert said in str(caught.value)
    with pytest.raises(StoreError, match="does not exist: check the name"):
        importing.read(tmp_path / "missing")


def test_no_cell_of_the_table_is_a_formula() -> None:
    tricky = ("=HYPERLINK(1)", "+1", "-1", "@SUM(A1)", "\tx", "'x")
    out = spreadsheet.table([replace(mark(n), note=note, title=note) for n, note in enumerate(tricky)])
    assert out.startswith("\ufeff")
    cells = [cell for row in csv.reader(io.StringIO(out.removeprefix("\ufeff"), newline="")) for cell in row]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)
    assert {field.name for field in fields(Bookmark)} - set(spreadsheet.COLUMNS) == {"deleted"}


def test_annotations_hold_to_the_models_context_and_schema() -> None:
    """The context and the schema stand beside this test; their first lines name the W3C's own."""
    terms = json.loads((W3C / "anno.jsonld").read_text())["@context"]
    schema = json.loads((W3C / "annotation.schema.json").read_text())
    for made in map(
        annotation, [mark(0), replace(mark(1), note="", tags=(), author=""), replace(mark(2), source="-")]
    ):
        jsonschema.validate(made, schema, format_checker=jsonschema.FormatChecker())
        assert set(
            _names({key: value for key, value in made.items() if key not in ("@context", "sitrep")})
        ) <= set(terms)


def _names(value: Any) -> Iterator[str]:
    """Every key, and every value that is a term of the model."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from [inner] if key in ("type", "motivation", "purpose") else _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
