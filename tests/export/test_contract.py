"""`sitrep.briefing/1`: what is printed keeps to the published schema, and the schema is strict."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from sitrep.briefing import brief, with_facts
from sitrep.export import as_json
from sitrep.export.contract import as_object
from sitrep.reading import read, read_bytes
from tests.export.made import LEFT_OUT, briefing

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "docs" / "briefing.schema.json").read_text(encoding="utf-8"))
VALID = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def test_the_schema_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_shipped_article_keeps_to_the_schema_and_its_offsets_are_true() -> None:
    article = read(str(ROOT / "seeds" / "dnipropetrovsk.txt"))
    printed = json.loads(as_json(with_facts(brief(article))))
    VALID.validate(printed)
    assert printed["schema"] == "sitrep.briefing/1"
    assert printed["article"]["paragraphs"] == len(article.paragraphs) == 10
    assert printed["article"]["published"] is None
    assert [id for passage in printed["passages"] for id in passage["claims"]] == [
        claim["id"] for claim in printed["claims"]
    ]
    assert sum(bool(claim["contested_by"]) for claim in printed["claims"]) == 3
    assert [section["id"] for section in printed["sections"]] == [
        "battlefield", "diplomacy", "security", "home_front", "overview",
    ]  # fmt: skip
    by_id = {passage["id"]: passage for passage in printed["passages"]}
    assert len(by_id) == len(printed["passages"])
    placed = [id for section in printed["sections"] for id in section["passages"]]
    assert sorted(placed) == sorted(by_id)
    for section in printed["sections"]:
        assert all(by_id[id]["section"] == section["id"] for id in section["passages"])
    for passage in printed["passages"]:
        paragraph = article.paragraphs[passage["paragraph"]]
        assert passage["text"] == paragraph[passage["start"] : passage["end"]]
        for evidence in passage["evidence"]:
            if evidence["start"] is not None:
                assert paragraph[evidence["start"] : evidence["end"]].strip()


@pytest.mark.parametrize(
    "text",
    [
        "x",
        "One line only, without an end",
        "T\n\n" + "\n\n".join(["the same words"] * 50),
        'Заголовок\n\nВійська увійшли до міста. 漢字。 \U0001f1fa\U0001f1e6\n\n“Quoted” \\ "signs"\n',
        "a" * 30_000,
        "\x1b[31mred\x1b[0m\u202eright to left\u2028line\n\n\ufeffbom",
        "{}\n\n[]\n\n</script>",
    ],
    ids=range(7),
)
def test_odd_articles_keep_to_the_schema(text: str) -> None:
    VALID.validate(json.loads(as_json(with_facts(brief(read_bytes(text.encode(), "-"))))))


def test_left_out_lines_and_the_date_are_kept() -> None:
    printed = as_object(briefing("Body.", published="2025-08-27", left_out=LEFT_OUT))
    VALID.validate(printed)
    assert printed["article"]["published"] == "2025-08-27"
    assert printed["article"]["left_out"] == [
        {"text": "Subscribe to our newsletter", "why": "newsletter box"}
    ]


def test_the_passage_that_is_the_title_stays() -> None:
    assert len(as_object(briefing("A title", "Body."))["passages"]) == 2


MENTIONS: dict[str, dict[str, Any]] = {
    "people": {"name": "Kallas", "full_name": "Kaja Kallas", "office": None, "start": 0, "end": 6},
    "organisations": {"name": "EU", "start": 0, "end": 2},
    "places": {
        "name": "Zaporizke", "role": "point", "lat": 47.853, "lon": 36.532, "precision": "village",
        "start": 0, "end": 9,
    },
    "dates": {
        "text": "June", "from": "2025-06-01", "to": "2025-06-30", "precision": "month", "assumed": False, "start": 0,
        "end": 4,
    },
    "quotes": {"text": "a trap", "speaker": None, "outlet": None, "start": 0, "end": 6},
}  # fmt: skip
CLAIM = {
    "id": "c0", "source": "Officials", "verb": "say", "kind": "say", "text": "It was contained.", "passage": "p0",
    "contested_by": [],
}  # fmt: skip


def full() -> dict[str, Any]:
    """A briefing with one of everything the contract has words for."""
    made = as_object(briefing("Body.", "More.", left_out=LEFT_OUT))
    passage = made["passages"][0]
    for name, mention in MENTIONS.items():
        passage[name] = [dict(mention)]
    passage["claims"] = ["c0"]
    made["claims"] = [dict(CLAIM)]
    return made


def test_what_is_found_in_the_text_has_its_place_in_the_schema() -> None:
    VALID.validate(full())


def _objects(value: Any) -> list[dict[str, Any]]:
    if isinstance(value, dict):
        return [value, *(found for inner in value.values() for found in _objects(inner))]
    if isinstance(value, list):
        return [found for inner in value for found in _objects(inner)]
    return []


def test_no_object_may_lose_a_key_or_gain_one() -> None:
    count = len(_objects(full()))
    assert count == 18
    for number in range(count):
        for key in list(_objects(full())[number]):
            made = full()
            del _objects(made)[number][key]
            with pytest.raises(ValidationError):
                VALID.validate(made)
        made = full()
        _objects(made)[number]["unknown"] = 1
        with pytest.raises(ValidationError):
            VALID.validate(made)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda made: made.update(schema="sitrep.briefing/2"),
        lambda made: made["article"].update(published=""),
        lambda made: made["article"].update(words=-1),
        lambda made: made["passages"][0].update(confidence=1.5),
        lambda made: made["passages"][0].update(section="Battle field"),
        lambda made: made["passages"][0]["places"][0].update(role="city"),
        lambda made: made["passages"][0]["places"][0].update(lat=91),
        lambda made: made["claims"][0].update(kind="shout"),
        lambda made: made["passages"][0].update(sure=None),
    ],
    ids=range(9),
)
def test_wrong_values_are_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    made = copy.deepcopy(full())
    spoil(made)
    with pytest.raises(ValidationError):
        VALID.validate(made)
