"""Claims as blocks of a pane: in the ledger, side by side, and in the article around them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.export.found import whose
from sitrep.model import Claim, Passage
from sitrep.printed import shortened
from sitrep.tui.about import said_by
from sitrep.tui.accents import CONTESTED, UNATTRIBUTED
from sitrep.tui.ledger import NOBODY, Contest, Entry, in_order, matching, sentence
from sitrep.tui.rows import DOT
from sitrep.tui.text import FLAG, colour
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.bookmarks.record import Bookmark
    from sitrep.tui.notes import Notes

_TITLE = 100  # characters of what a contest is about, and of an article's title


def claim_blocks(
    found: Iterable[Entry], typed: str, order: str, notes: Notes, *, with_article: bool
) -> list[Block]:
    """The claims that fulfil what was typed, in one of ORDERS, as the ledger shows them; may run in a thread."""
    return [
        entry_block(entry, notes.of_claim(entry.passage, entry.claim), with_article=with_article)
        for entry in in_order(matching(found, typed), order)
    ]


def entry_block(entry: Entry, mark: Bookmark | None, *, with_article: bool) -> Block:
    """A claim in the ledger: who says it, the words, where and when, and its bookmark with the reader's grade."""
    claim = entry.claim
    flag = CONTESTED if entry.contested else UNATTRIBUTED if claim.source is None else ""
    about = [claim.kind.replace("_", " "), f"passage {entry.number}", entry.time]
    if with_article:
        about.append(shortened(entry.article, _TITLE))
    where = Content.assemble(
        (entry.section.short, colour(entry.section)),
        (DOT + DOT.join(filter(None, about)), "$muted"),
        (f"{DOT}my grade {mark.grade}" if mark and mark.grade else "", "$warning"),
    )
    lines = [
        said_by(claim),
        Content.styled(claim.text, ".quote") if claim.verb == "" else Content(claim.text),
        where,
    ]
    return Block(
        Content("\n").join(lines), colour(entry.section), flag=(FLAG if mark else "") + flag, key=entry
    )


def contest_block(contest: Contest) -> Block:
    """A contest in the list: what it is about, and who stands against whom."""
    others = Content(", ").join([said_by(claim) for claim in _one_of_each(contest.others)])
    against = Content.assemble(said_by(contest.one.claim), (f"   {CONTESTED}   ", "$warning"), others)
    return Block(
        Content("\n").join([Content.styled(shortened(contest.about, _TITLE), "bold"), against]),
        "$warning",
        key=contest,
    )


def _one_of_each(found: Sequence[Entry]) -> list[Claim]:
    return list({whose(entry.claim): entry.claim for entry in reversed(found)}.values())[::-1]


def heading(found: Sequence[Entry]) -> Content:
    """Sources and verbs of one side, for the edge of its box."""
    verbs: dict[str, list[str]] = {}
    for entry in found:
        verbs.setdefault(entry.source or NOBODY, []).append(entry.claim.verb)
    parts = [
        Content.assemble((name, "bold $name"), " ", (", ".join(said), "bold $warning"))
        for name, said in verbs.items()
    ]
    return Content(" · ").join(parts)


def wording(found: Sequence[Entry]) -> Content:
    """The sentences of one side as they stand, each once, with sources and verbs marked."""
    texts: dict[tuple[str, str, int], Content] = {}
    for entry in found:
        start, end = sentence(entry.passage, entry.claim)
        key = (entry.article, entry.passage.id, start)
        text = texts.get(key, Content(entry.passage.text[start:end]))
        before = entry.claim.start - entry.passage.start - start
        for words, style in ((entry.claim.source, "bold $name"), (entry.claim.verb, "bold $warning")):
            if span := _nearest(text.plain, words, before):
                text = text.stylize(style, *span)
        texts[key] = text
    return Content("\n\n").join(texts.values())


def _nearest(text: str, words: str | None, at: int) -> tuple[int, int] | None:
    """Where the words stand whole: the last time before the claim, else the first time after it."""
    if not words:
        return None
    spans = [found.span() for found in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text, re.IGNORECASE)]
    before = [span for span in spans if span[1] <= at]
    return before[-1] if before else spans[0] if spans else None


def place(found: Sequence[Entry], *, with_article: bool) -> Content:
    """Where one side stands, for the lower edge of its box."""
    entry = found[0]
    article = f"{shortened(entry.article, 26)} · " if with_article else ""
    return Content.assemble(
        (f"{article}passage {entry.number} · ", "$muted"), (entry.section.short, colour(entry.section))
    )


def context(found: Iterable[Entry]) -> tuple[list[Block], int]:
    """The passages of these claims with their neighbours, as blocks with a rail, and the number of the first."""
    blocks: list[Block] = []
    first = 0
    seen: set[tuple[str, str]] = set()
    for entry in found:
        passages = entry.briefing.passages
        here = entry.number - 1
        for at in range(max(0, here - 1), min(len(passages), here + 2)):
            key = (entry.article, passages[at].id)
            if key in seen:
                continue
            seen.add(key)
            if at == here and not first:
                first = len(blocks)
            blocks.append(_around(entry, passages[at], at + 1, here=at == here))
    return blocks, first


def _around(entry: Entry, passage: Passage, number: int, *, here: bool) -> Block:
    section = entry.briefing.section_of(passage)
    text = Content(passage.text) if here else Content.styled(passage.text, "$muted")
    if here:
        start = entry.claim.start - passage.start
        text = text.stylize("underline", start, min(len(passage.text), entry.claim.end - passage.start))
    label = Content.styled(f"passage {number}".rjust(10), "$name" if here else "$muted")
    return Block(text, colour(section), label=label)
