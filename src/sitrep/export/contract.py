"""A briefing as the JSON that other programs rely on, described in docs/briefing.schema.json."""

from __future__ import annotations

import json
from typing import Any

from sitrep.model import Article, Briefing, Evidence, Passage

SCHEMA = "sitrep.briefing/1"


def as_json(briefing: Briefing) -> str:
    """The briefing as a JSON document, indented by two and ended by a newline."""
    return json.dumps(as_object(briefing), ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def as_object(briefing: Briefing) -> dict[str, Any]:
    """The briefing as the plain values of the contract.

    What is found in the text (people, places, dates, quotes, claims) has its place even where nothing is
    found, so that a program can rely on every key.
    """
    return {
        "schema": SCHEMA,
        "article": _article(briefing.article),
        "sections": [
            {
                "id": section.id,
                "title": section.title,
                "passages": [p.id for p in briefing.passages if p.section == section.id],
            }
            for section in briefing.sections
        ],
        "passages": [_passage(passage) for passage in briefing.passages],
        "claims": [],
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


def _passage(passage: Passage) -> dict[str, Any]:
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
        "people": [],
        "places": [],
        "organisations": [],
        "dates": [],
        "quotes": [],
        "claims": [],
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
