"""Dates that are told by what happened then: “since Russia seized it in 2014”, “since the truce began”.

At the head of a sentence (“Since the fall of …”) it is as often a reason, or is told of another, and is left alone.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sitrep.model import Date

_CLAUSE = 110  # characters of “since the two governments signed a declaration of principles in Doha ”
_NOT = r"(?!(?:who|which|that|but|has|have|had|is|are|will|since)\b)"
_WORD = rf"{_NOT}[\w’'-]+"
_HAPPENED = (
    r"(?:began|broke|took|came|went|left|fell|lost|won|cut|shut|made|met|rose|was|were|became|drove|withdrew|sent|struck"
    r"|overthrew|overran|[a-z]{3,}ed)"
)
_EVENT = (
    r"(?:attacks?|cease-?fire|truce|coup|agreement|invasion|offensive|escalation|elections?|strikes?|clash(?:es)?"
    r"|earthquake|collapse|signing|takeover|withdrawal|occupation|fighting|return"
    r"|fall of [A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
_DATED = re.compile(
    rf"\bsince (?!then\b)(?:(?!\d){_WORD} ){{0,8}}?(?:{_HAPPENED}|{_EVENT}) (?:(?!and\b){_WORD} ){{0,9}}\Z"
)
_HAPPENED_ALONE = (
    r"(?:began|broke|took|came|went|left|fell|lost|won|overran|overthrew|withdrew|returned|started|ended|erupted"
    r"|launched|seized|captured|entered|invaded|annexed|signed|declared|collapsed|resumed|expired"
    r"|(?:was|were) (?:[a-z]{3,}ed|given|taken|shot|cut|struck|driven|overthrown|won|lost))"
)
_ALONE = re.compile(
    rf"\bsince (?:the|its|a|an|this|it|they|he|she|[A-Z][\w’'-]+)(?: (?!and\b){_NOT}[\w’'-]+){{0,4}}? {_HAPPENED_ALONE}"
    rf"(?: (?!and\b){_NOT}[\w’'-]+){{0,5}}(?: and [A-Z][\w’'-]+)?(?=[,.;)”]|\Z| and | but | has | have )"
    rf"|\bsince (?:the|a|this|[A-Z][\w-]+[’']s)(?: {_NOT}[\w’'-]+){{0,3}} {_EVENT}(?: to office)?(?=[,.;)]|\Z| and )"
)
_BEGINS = re.compile(r"(?:since|until|from|for|by|before|after) ")


def with_since(text: str, found: Sequence[Date]) -> list[Date]:
    """The dates of a text in reading order, each with the “since” clause that ends with it, and those clauses alone."""
    joined: list[Date] = []
    for date in found:
        clause = _DATED.search(text, max(0, date.start - _CLAUSE), date.start)
        if clause and not _BEGINS.match(date.text):
            inner = joined[-1] if joined and joined[-1].end > clause.start() else None
            if inner is not None and inner.first is None:
                joined.pop()  # “since the invasion began” of “since the invasion began in 2022”
            if inner is None or inner.first is None:
                date = date._replace(text=text[clause.start() : date.end], start=clause.start())
        joined.append(date)
    starts = [one.start for one in joined]
    alone = []
    for clause in _ALONE.finditer(text):
        start, end = clause.span()
        before = bisect_left(starts, end)
        if not before or joined[before - 1].end <= start:
            alone.append(Date(clause[0], None, None, "range", False, start, end))
    return sorted(joined + alone, key=lambda one: one.start)
