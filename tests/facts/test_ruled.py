"""What the reader decided about facts, laid over what was found."""

from __future__ import annotations

import functools

from sitrep import paths
from sitrep.briefing import brief, with_facts
from sitrep.facts import ruled
from sitrep.model import NO_CLAIM, NO_PLACE, SPEAKER, Briefing, Claim, Facts, Ruling
from sitrep.reading import read


@functools.cache
def seed() -> Briefing:
    return with_facts(brief(read(str(paths.shipped("seeds") / "dnipropetrovsk.txt"))))


def facts() -> Facts:
    found = seed().facts
    assert found is not None
    return found


def claim(verb: str, within: Facts | None = None) -> Claim | None:
    return next((one for one in (within or facts()).claims if one.verb == verb), None)


def about(kind: str, verb: str, value: str = "", shift: int = 0) -> Ruling:
    one = claim(verb)
    assert one is not None
    paragraph = next(p.paragraph for p in seed().passages if p.id == one.passage)
    return Ruling(kind, paragraph, one.start + shift, one.end + shift, value)


def apply(*rulings: Ruling) -> Facts:
    return ruled(facts(), seed().passages, rulings)


def test_without_decisions_the_facts_are_the_same() -> None:
    assert apply() is facts()


def test_what_is_no_claim_contradicts_nothing() -> None:
    after = apply(about(NO_CLAIM, "reported"))
    assert claim("reported", after) is None
    assert after.contested == ()
    assert len(after.claims) == len(facts().claims) - 1


def test_another_speaker_or_none_and_the_newest_decision_wins() -> None:
    named = claim("confirmed", apply(about(SPEAKER, "confirmed", "Viktor Trehubov")))
    assert named is not None
    assert (named.source, named.speaker, named.ruled) == ("Viktor Trehubov", "Viktor Trehubov", True)
    assert named.text == claim("confirmed").text  # type: ignore[union-attr]
    nobody = claim("confirmed", apply(about(SPEAKER, "confirmed", "X"), about(SPEAKER, "confirmed")))
    assert nobody is not None
    assert (nobody.source, nobody.speaker, nobody.ruled) == (None, None, True)


def test_a_quotation_has_another_speaker() -> None:
    passage = seed().passages[5]
    [quote] = facts().of(passage).quotes
    after = apply(Ruling(SPEAKER, passage.paragraph, quote.start, quote.end, "Donald Trump"))
    assert [(q.speaker, q.text, q.ruled) for q in after.of(passage).quotes] == [
        ("Donald Trump", quote.text, True)
    ]


def test_what_is_no_place_is_none_in_the_whole_article() -> None:
    first = next(p for p in facts().of(seed().passages[3]).places if p.name == "Zaporizke")
    after = apply(Ruling(NO_PLACE, seed().passages[3].paragraph, first.start, first.end, ""))
    names = {place.name for found in after.mentions.values() for place in found.places}
    assert "Zaporizke" not in names and "Novohryhorivka" in names


def test_a_decision_holds_for_most_of_its_words_and_for_no_others() -> None:
    assert claim("reported", apply(about(NO_CLAIM, "reported", shift=4))) is None
    assert claim("reported", apply(about(NO_CLAIM, "reported", shift=60))) is not None
    elsewhere = Ruling(NO_CLAIM, 0, *((one := about(NO_CLAIM, "reported")).start, one.end), "")
    assert claim("reported", apply(elsewhere)) is not None
