"""Who, where, when, said in whole articles; first of all in the one that ships."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.briefing import brief, with_facts
from sitrep.model import CLAIM_KINDS, Briefing, Claim, Facts
from sitrep.reading import read, read_bytes

PIECES = (
    list("“”\"'’ —()")
    + [
        f"{word} "
        for word in ("said", "Putin", "Kyiv", "on Monday", "denied", "he", "the", "army", "Ukraine", "’s")
    ]
    + [
        f"{word} "
        for word in ("according to", "told the BBC", "12", "2024", ".", ",", ":", "Gen.", "who", "saying")
    ]
)
ROOT = Path(__file__).parents[2]


def found(text: str, day: date | None = None) -> Facts:
    """What is found in an article of plain text."""
    facts = with_facts(brief(read_bytes(text.encode(), "-")), day).facts
    assert facts is not None
    return facts


@pytest.fixture(scope="module")
def default() -> Briefing:
    return with_facts(brief(read(str(ROOT / "seeds" / "dnipropetrovsk.txt"))))


def facts_of(briefing: Briefing) -> Facts:
    assert briefing.facts is not None
    return briefing.facts


def test_the_seven_people_of_the_default_article_with_their_offices(default: Briefing) -> None:
    offices: dict[str | None, str | None] = {}
    for mentions in facts_of(default).mentions.values():
        for person in mentions.people:
            offices.setdefault(person.full_name, person.office)
    assert offices == {
        "Viktor Trehubov": "Ukraine’s Dnipro Operational-Strategic Group of Troops",
        "Donald Trump": "Former U.S. President",
        "Vladimir Putin": "President of Russia",
        "Volodymyr Zelensky": "President",
        "Sergei Lavrov": "Russian Foreign Minister",
        "Kaja Kallas": "EU foreign policy chief",
        "Friedrich Merz": "Germany’s Chancellor",
    }


def test_its_quotations_have_their_speakers(default: Briefing) -> None:
    quotes = [quote for mentions in facts_of(default).mentions.values() for quote in mentions.quotes]
    assert [(quote.text, quote.speaker, quote.outlet) for quote in quotes] == [
        ("the first attack of such a large scale in Dnipropetrovsk,", "Viktor Trehubov", "BBC"),
        ("The agenda is not ready at all.", "Sergei Lavrov", None),
        ("a trap,", "Kaja Kallas", None),
    ]


def test_its_contested_claim_stands_with_both_wordings(default: Briefing) -> None:
    pairs = facts_of(default).contested
    assert {one.id for one, _ in pairs} == {pairs[0][0].id}
    one, others = pairs[0][0], [other for _, other in pairs]
    assert (one.source, one.kind) == ("Mapping groups", "report")
    assert one.text == "Russian forces had entered two small villages, Zaporizke and Novohryhorivka"
    assert [(other.source, other.kind, other.text) for other in others] == [
        ("Ukraine’s general staff", "deny", "losing ground"),
        (
            "Ukraine’s general staff",
            "say",
            "Zaporizke remains under Ukrainian control while fighting continues around Novohryhorivka",
        ),
    ]


def test_a_quotation_begun_in_a_claim_is_closed_in_it(default: Briefing) -> None:
    claims = [claim.text for mentions in facts_of(default).mentions.values() for claim in mentions.claims]
    assert "such an agreement would be “a trap,”" in claims
    assert all(text.count("“") == text.count("”") for text in claims)


def test_its_villages_are_the_ones_meant_and_not_their_namesakes(default: Briefing) -> None:
    places = {
        place.name: place for mentions in facts_of(default).mentions.values() for place in mentions.places
    }
    assert (places["Zaporizke"].lat, places["Zaporizke"].lon) == (47.853, 36.532)
    novoheorhiivka = (47 + 52 / 60 + 7 / 3600, 36 + 33 / 60 + 44 / 3600)
    assert (places["Novohryhorivka"].lat, places["Novohryhorivka"].lon) == pytest.approx(
        novoheorhiivka, abs=1e-4
    )
    roles = {name: place.role for name, place in places.items()}
    assert roles["Dnipropetrovsk"] == "area"
    assert roles["Dnipro"] == "part"
    assert roles["Moscow"] == "actor"
    assert roles["Washington"] == "point"
    ukraine = [p.role for m in facts_of(default).mentions.values() for p in m.places if p.name == "Ukraine"]
    assert set(ukraine) == {"country", "actor"}
    assert ukraine[-1] == "actor"  # “Ukraine has eased travel rules”


def test_nothing_to_count_from_leaves_the_year_open(default: Briefing) -> None:
    dates = [date for mentions in facts_of(default).mentions.values() for date in mentions.dates]
    assert [(d.text, d.first, d.precision) for d in dates] == [("Earlier in June", None, "month")]
    anchored = facts_of(with_facts(default, date(2025, 8, 27)))
    june = next(d for mentions in anchored.mentions.values() for d in mentions.dates)
    assert (june.first, june.last, june.assumed) == ("2025-06-01", "2025-06-30", False)


def test_every_offset_is_exact(default: Briefing) -> None:
    _check_offsets(default)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(
            st.sampled_from(PIECES),
            max_size=40,
        ).map("".join),
        min_size=1,
        max_size=3,
    )
)
def test_no_mixture_of_words_and_marks_breaks_anything(paragraphs: list[str]) -> None:
    _check_offsets(with_facts(brief(read_bytes("\n\n".join(["A title", *paragraphs]).encode(), "-"))))


def _check_offsets(briefing: Briefing) -> None:
    facts = facts_of(briefing)
    ids = [claim.id for claim in facts.claims]
    assert len(ids) == len(set(ids))
    for passage in briefing.passages:
        paragraph = briefing.article.paragraphs[passage.paragraph]
        mentions = facts.of(passage)
        for named in (*mentions.people, *mentions.organisations, *mentions.places):
            assert paragraph[named.start : named.end] == named.name
        for worded in (*mentions.dates, *mentions.quantities, *mentions.quotes, *mentions.claims):
            assert paragraph[worded.start : worded.end] == worded.text
            assert worded.text.strip()
        for claim in mentions.claims:
            _check_claim(claim, ids)


def _check_claim(claim: Claim, ids: list[str]) -> None:
    assert claim.kind in CLAIM_KINDS
    assert claim.id not in claim.contested_by
    assert set(claim.contested_by) <= set(ids)
