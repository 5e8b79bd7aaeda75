"""The open articles as blocks of their list: what each is, what of it is read, where it is from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from sitrep.desk import Desk, Opened
from sitrep.printed import count, minute
from sitrep.tui.rows import with_source
from sitrep.tui.widgets.blocks import Block

if TYPE_CHECKING:
    from sitrep.tui.readings import Readings


def blocks(desk: Desk, readings: Readings) -> list[Block]:
    """A block for each article, keyed by its id; the first of several from one source is headed by its name."""
    begun: set[str] = set()
    found = []
    for one in desk.opened:
        above = "" if one.origin in begun else heading(desk, one.origin, readings)
        begun.add(one.origin)
        found.append(_block(one, readings, above, is_shown=one.id == desk.now.id))
    return found


def heading(desk: Desk, origin: str, readings: Readings) -> str:
    """The name of a source and how many of its articles are unread; empty where it has brought one alone."""
    own = [one for one in desk.opened if one.origin == origin]
    if len(own) == 1:
        return ""
    unread = sum(readings.is_untouched(one.id) for one in own)
    name = own[0].briefing.article.publisher or origin
    return f"{name}: {unread} unread of {len(own)}" if unread else f"{name}: all {len(own)} read"


def _block(one: Opened, readings: Readings, heading: str, *, is_shown: bool) -> Block:
    article, unread = one.briefing.article, readings.unread(one.briefing)
    facts = (
        count(len(one.briefing.body), "passage"),
        "" if unread is None else f"{unread} unread" if unread else "all read",
        minute(article.published or ""),
        article.publisher,
    )
    source = article.source if article.source != "-" else "standard input"
    lines = [Content.styled(heading, "$primary")] if heading else []
    lines += [
        Content.assemble((article.title, "bold $name"), ("  ◂ shown" if is_shown else "", "$muted")),
        Content.styled(with_source(facts, source), "$muted"),
    ]
    return Block(Content("\n").join(lines), key=one.id)
