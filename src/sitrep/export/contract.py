"""A briefing as the JSON that other programs rely on, described in docs/briefing.schema.json."""

from __future__ import annotations

import json
from typing import Any

from sitrep.model import (
    BRIEFING_SCHEMA,
    NO_MENTIONS,
    Article,
    Briefing,
    Claim,
    Date,
    Evidence,
    Mentions,
    Organisation,
    Passage,
    Person,
    Place,
    Quote,
)


def as_json(briefing: Briefing) -> str:
    """The briefing as a JSON document, indented by two and ended by a newline."""
    return json.dumps(as_object(briefing), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_object(briefing: Briefing) -> dict[str, Any]:
    """The briefing as the plain values of the contract.

    What is found in the text (people, places, dates, quotes, claims) has its place even where nothing is
    found, so that a program can rely on every key.
    """
    facts = briefing.facts
    return {
        "schema": BRIEFING_SCHEMA,
        "article": _article(briefing.article),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "passages": [p.id for p in briefing.passages if p.section == section.id],
            }
            for section in briefing.sections
        ],
        "passages": [
            _passage(passage, facts.of(passage) if facts else NO_MENTIONS) for passage in briefing.passages
        ],
        "claims": [_claim(claim) for claim in facts.claims] if facts else [],
    }


def _article(article: Article) -> dict[str, Any]:
    return {
        "id": article.id,
        "title": article.title,
        "source": article.source,
        "published": article.published,
        "words": article.words,
        "paragraphs": len(article.paragraphs),
        "left_out": [{"text": line.text, "why": line.why} for line in article.left_out],
    }


def _passage(passage: Passage, found: Mentions) -> dict[str, Any]:
    return {
        "id": passage.id,
        "paragraph": passage.paragraph,
        "start": passage.start,
        "end": passage.end,
        "text": passage.text,
        "section": passage.section,
        "confidence": round(passage.confidence, 4),
        "sure": passage.sure,
        "also": list(passage.also),
        "evidence": [_evidence(evidence) for evidence in passage.evidence],
        "people": [_person(person) for person in found.people],
        "places": [_place(place) for place in found.places],
        "organisations": [_organisation(organisation) for organisation in found.organisations],
        "dates": [_date(date) for date in found.dates],
        "quotes": [_quote(quote) for quote in found.quotes],
        "claims": [claim.id for claim in found.claims],
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    return {
        "kind": evidence.kind,
        "section": evidence.section,
        "text": evidence.text,
        "start": evidence.start,
        "end": evidence.end,
        "weight": round(evidence.weight, 4),
    }


def _person(person: Person) -> dict[str, Any]:
    return {
        "name": person.name,
        "full_name": person.full_name,
        "office": person.office,
        "start": person.start,
        "end": person.end,
    }


def _place(place: Place) -> dict[str, Any]:
    return {
        "name": place.name,
        "role": place.role,
        "lat": place.lat,
        "lon": place.lon,
        "precision": place.precision,
        "start": place.start,
        "end": place.end,
    }


def _organisation(organisation: Organisation) -> dict[str, Any]:
    return {"name": organisation.name, "start": organisation.start, "end": organisation.end}


def _date(date: Date) -> dict[str, Any]:
    return {
        "text": date.text,
        "from": date.first,
        "to": date.last,
        "precision": date.precision,
        "assumed": date.assumed,
        "start": date.start,
        "end": date.end,
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "outlet": quote.outlet,
        "start": quote.start,
        "end": quote.end,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "id": claim.id,
        "source": claim.source,
        "verb": claim.verb,
        "kind": claim.kind,
        "text": claim.text,
        "passage": claim.passage,
        "contested_by": list(claim.contested_by),
    }
