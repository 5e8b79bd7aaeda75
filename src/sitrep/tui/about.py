"""What was found in a passage, field by field, for the inspector: who, where, when, said, claims, contested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from sitrep.export.found import covered, located, offices, whose
from sitrep.model import Briefing, Claim, Mentions, Passage, Quote
from sitrep.printed import shortened
from sitrep.tui.accents import CONTESTED, UNATTRIBUTED
from sitrep.tui.ledger import NOBODY
from sitrep.tui.rows import PENCIL

_QUOTED = 160  # characters of a claim or a quotation; the whole stands in the text
_BESIDE = 12  # characters of a role that stands beside its name

Field = tuple[str, list[Content]]


def about(briefing: Briefing, passage: Passage) -> Iterator[Field]:
    """Label and lines of each field; none before the facts have been looked for.

    A contested claim stands under `contested` alone, beside what contradicts it.
    """
    if briefing.facts is None:
        return
    found = briefing.facts.of(passage)
    yield "who", _or_none(_who(found), "nobody is named")
    yield "where", _or_none(_where(found), "no place is named")
    yield "when", _or_none(_when(found), "no date in this passage")
    yield "said", _or_none((line for quote in found.quotes for line in quotation(quote)), "no quotation")
    plain = [claim for claim in found.claims if not claim.contested_by]
    if plain or not found.claims:
        yield "claims", _or_none((line for claim in plain for line in _claim(claim)), "none")
    yield "contested", _or_none(_contested(briefing, passage), "nothing against it here")


def said_by(claim: Claim) -> Content:
    """Source, verb and whom it was told to."""
    told = " ".join(filter(None, (claim.verb, claim.outlet)))
    return Content.assemble(
        (whose(claim) or NOBODY, ".name" if claim.source else "$muted"),
        (f" {PENCIL}" if claim.ruled else "", "$muted"),
        f" {told}" if told else "",
    )


def quotation(quote: Quote) -> list[Content]:
    """The words and below them who said them, and to whom."""
    words = Content.styled(f"“{shortened(quote.text, _QUOTED)}”", ".quote")
    if quote.speaker is None:
        told = f", to {quote.outlet}" if quote.outlet else ""
        return [words, Content.styled(f"{UNATTRIBUTED} {NOBODY}{told}", "$muted")]
    outlet = (f" to {quote.outlet}", "$muted") if quote.outlet else ""
    return [words, Content.assemble(quote.speaker, (f" {PENCIL}" if quote.ruled else "", "$muted"), outlet)]


def _who(found: Mentions) -> Iterator[Content]:
    for name, office in offices(found.people).items():
        yield Content.styled(name, ".name")
        if office:
            yield Content.styled(office, "$muted")
    yield from (Content(name) for name in dict.fromkeys(one.name for one in found.organisations))


def _where(found: Mentions) -> Iterator[Content]:
    rows = dict.fromkeys((place.name, located(place)) for place in found.places if place.role != "part")
    for name, role in rows:
        if len(role) <= _BESIDE:
            yield Content.assemble(name, (f"  {role}", "$muted"))
        else:
            yield Content(name)
            yield Content.styled(role, "$muted")


def _when(found: Mentions) -> Iterator[Content]:
    for date in found.dates:
        yield Content.assemble(date.text, (f"  {covered(date)}", "$muted"))


def _claim(claim: Claim) -> list[Content]:
    return [_signed(claim), Content.styled(shortened(claim.text, _QUOTED), "$soft")]


def _signed(claim: Claim) -> Content:
    """Who says it, behind the sign of a claim that is contested or has no source."""
    if claim.contested_by:
        return Content.assemble((f"{CONTESTED} ", "$warning"), said_by(claim))
    return Content.assemble((f"{UNATTRIBUTED} " if claim.source is None else "", "$muted"), said_by(claim))


def _contested(briefing: Briefing, passage: Passage) -> Iterator[Content]:
    """What contradicts what, both in the article's words; they decide nothing, nor does sitrep."""
    numbers = {passage.id: at for at, passage in enumerate(briefing.passages, 1)}
    for one, others in briefing.facts.contests if briefing.facts else ():
        if passage.id not in {claim.passage for claim in (one, *others)}:
            continue
        for claim in (one, *others):
            elsewhere = "" if claim.passage == passage.id else f" (passage {numbers[claim.passage]})"
            yield Content.assemble(said_by(claim) if claim is one else _signed(claim), (elsewhere, "$muted"))
            yield Content.styled(shortened(claim.text, _QUOTED), "$soft")


def _or_none(lines: Iterable[Content], nothing: str) -> list[Content]:
    return list(lines) or [Content.styled(nothing, "$muted")]
