"""The rows above, below and around the panes as runs of text and style: widgets and the first frame draw them.

Nothing here needs Textual. A style is what Textual's `Content` takes: "bold $primary", "$muted", "".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sitrep.model import Briefing, Passage
from sitrep.printed import count
from sitrep.tui.wrap import cells, fitting

Run = tuple[str, str]
Row = list[Run]

PENCIL = "✎"  # the reader's own decision
DOT = "  ·  "
"""Stands between the parts of a bar's right."""
GAP = 2
"""Cells between the two parts of a bar, at least."""
_RIGHT = 0.4  # of the bar's width, at least, for its right part

# A quotation inside one passage, in the marks of several languages. A straight quote must open after a blank.
_QUOTATION = re.compile(r"“[^“”]{2,}”|«[^«»]{2,}»|„[^„“”]{2,}[“”]|(?<!\S)\"[^\"]{2,}\"(?!\w)")


class Tab(NamedTuple):
    """One pane's tab: its digit, its name, how many passages, its colour."""

    key: str
    name: str
    total: str
    colour: str


def doubt(passage: Passage) -> str:
    """The quiet sign of a passage that the reader decided on, that is not sure, or that fits elsewhere too."""
    if passage.corrected:
        return PENCIL
    if passage.sure:
        return "+" if passage.also else ""
    return "?"


def quotations(text: str) -> list[tuple[int, int]]:
    """Where quotations stand in the text, marks included."""
    if not any(mark in text for mark in '“«„"'):  # a long article has thousands of passages without any
        return []
    return [match.span() for match in _QUOTATION.finditer(text)]


def width_of(row: Iterable[Run]) -> int:
    """How many cells a row fills."""
    return sum(cells(text) for text, _ in row)


def cut(row: Row, width: int) -> Row:
    """The row in at most `width` cells; what was cut off shows as an ellipsis."""
    if width_of(row) <= width:
        return row
    kept: Row = []
    room = max(0, width - 1)
    for text, style in row:
        part = fitting(text, room)
        room -= cells(part)
        kept.append((part, style))
        if part != text:
            break
    return [*kept[:-1], (kept[-1][0] + " " * room + "…", kept[-1][1])]


def bar(left: Row, right: Row, width: int) -> Row:
    """Something left, something right; the right gives way when the row is narrow, then the left is cut."""
    right = [(kept, style) for text, style in right if (kept := right_part(text, width, width_of(left)))]
    left = cut(left, max(1, width - width_of(right) - (GAP if right else 0)))
    return [*left, (" " * (width - width_of(left) - width_of(right)), ""), *right]


def right_part(text: str, width: int, left: int) -> str:
    """What a bar so wide shows on its right: of what stands between dots, the last that fit; the first give way.

    There is a share of the bar for them, and what its left part, so many cells, leaves.
    """
    room = max(int(width * _RIGHT), width - left - GAP)
    while text and cells(text) > room:
        text = text.partition(DOT)[2]
    return text


def with_source(facts: Iterable[str | None], source: str) -> str:
    """Facts with dots between, and where it comes from; no dot stands at the end of a line when that is long."""
    return "   ".join(filter(None, (DOT.join(filter(None, facts)), source)))


def counts(briefing: Briefing, bookmarks: str = "", looked_at: int = 0) -> list[str]:
    """What the bar counts: passages, of a long article how far its sorting is, bookmarks, what is contested,
    lines left out.
    """
    article = briefing.article
    found = [count(len(briefing.body), "passage")]
    if briefing.unsorted:
        found = [f"{found[0]}, sorting {looked_at / max(1, len(article.paragraphs)):.0%}"]
    found += [bookmarks] if bookmarks else []
    # A claim that several others contradict is one dispute, as on the screen of contested claims.
    if briefing.facts and (disputes := len(briefing.facts.contests)):
        found.append(count(disputes, "dispute"))
    return [*found, f"{len(article.left_out)} left out"] if article.left_out else found


def headline(title: str, counts: Sequence[str], place: str = "") -> tuple[Row, Row]:
    """Left and right part of the dashboard's bar; `place` says which of several articles this is."""
    which = [(f"  {place}  ", "$muted")] if place else [("   ", "")]
    return [("SITREP", "bold $primary"), *which, (title, "bold $name")], [(DOT.join(counts), "$muted")]


def hints(pairs: Sequence[tuple[str, str]], width: int) -> Row:
    """As many keys with what they do as fit; the way back and help, the last of them, always do."""
    return _hints(that_fit(pairs, width))


def hint_at(pairs: Sequence[tuple[str, str]], width: int, x: int) -> str:
    """The key whose hint stands in cell `x` of that row; empty between two."""
    shown = that_fit(pairs, width)
    for at in range(len(shown)):
        end = width_of(_hints(shown[: at + 1]))
        if end - width_of(_hints(shown[at : at + 1])) <= x < end:
            return shown[at][0]
    return ""


def that_fit(pairs: Sequence[tuple[str, str]], width: int) -> list[tuple[str, str]]:
    """As many keys as fit into a row of this width, each whole: one too long for what is left is passed over.

    The way back and help, the last of them, are always among them.
    """
    kept = 2 if len(pairs) > 1 and pairs[-2][0] == "esc" else 1
    shown, last = list[tuple[str, str]](), list(pairs[-kept:])
    for pair in pairs[:-kept]:
        if width_of(_hints([*shown, pair, *last])) <= width:
            shown.append(pair)
    return shown + last


def _hints(pairs: Sequence[tuple[str, str]]) -> Row:
    row: Row = []
    for key, word in pairs:
        row += [("   " if row else "", ""), (key, "bold $primary"), (" ", ""), (word, "$muted")]
    return row


def tab_cells(tabs: Sequence[Tab], now: str, width: int) -> tuple[list[Row], int]:
    """Each tab, and the cells between two; in a narrow row only the one with key `now` has its name."""
    for names, gap in ((True, 3), (True, 2), (False, 3), (False, 1)):
        found = [_tab(tab, tab.key == now, names) for tab in tabs]
        if sum(width_of(cell) + gap for cell in found) - gap <= width:
            break
    return found, gap


def _tab(tab: Tab, here: bool, names: bool) -> Row:
    if here:
        return [(f"{tab.key} {tab.name} {tab.total}", f"bold {tab.colour}")]
    if not names:
        return [(tab.key, "$muted")]
    return [(tab.key, "$muted"), (f" {tab.name}", tab.colour), (f" {tab.total}", "$muted")]


def tab_rows(tabs: Sequence[Tab], now: str, place: str, width: int) -> tuple[Row, Row]:
    """The tabs, and a rule that is heavy under the one on the screen, with `place` at its end."""
    found, gap = tab_cells(tabs, now, width)
    above: Row = []
    below: Row = []
    for tab, cell in zip(tabs, found, strict=True):
        between = [(" " * gap, "")] if above else []
        above += [*between, *cell]
        line = ("━" if tab.key == now else "─") * width_of(cell)
        below += [("─" * gap if below else "", "$rule"), (line, tab.colour if tab.key == now else "$rule")]
    end = f" {place}"
    room = max(0, width - cells(end))
    return cut(above, width), [*_filled(below, room), (end, "$muted")]


def _filled(row: Row, width: int) -> Row:
    """A rule of exactly `width` cells."""
    kept: Row = []
    for text, style in row:
        part = text[:width]
        width -= len(part)
        kept.append((part, style))
    return [*kept, ("─" * width, "$rule")]


def frame_title(heading: str, number: str, colour: str, active: bool, right: str, width: int) -> Row:
    """What stands on the upper edge of a pane `width` cells wide: title left, `right` at the end of the rule.

    The rule between them is part of the title, for a border has one title only.
    """
    title = colour.replace("$section-", "$title-")
    row: Row = [
        (f"{number} " if number else "", f"bold {title}" if active else "$muted"),
        (heading, f"bold {title}" if active else title),
        (" ", ""),
    ]
    room = width - 6 - width_of(row) - len(right)
    if room > 1:
        line = "─" * (room - 1 + (not right)) + " " * bool(right)
        row += [(line, colour if active else "$rule"), (right, "$muted")]
    return row
