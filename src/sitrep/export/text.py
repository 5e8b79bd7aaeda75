"""A briefing as plain text, wrapped for a terminal or a printer."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sitrep.export import found
from sitrep.export.layout import doubt, imprint, left_out_counts, sections_to_print
from sitrep.model import Briefing

WIDTH = 78

# Not every white space: a no-break space keeps its words together.
_BLANKS = re.compile(r"[ \t\n]+")


def as_text(briefing: Briefing, width: int = WIDTH, *, left_out: bool = False) -> str:
    """The briefing as lines of at most `width` columns (a longer word stands alone), ended by a newline.

    With `left_out`, what is no part of the article is printed too, else how much of it there is.
    """
    lines = [*wrap(briefing.article.title, width), *wrap(imprint(briefing), width)]
    for warning in briefing.article.warnings:
        lines += wrap(f"Note: {warning}", width)
    empty = []
    for section, passages in sections_to_print(briefing):
        if not passages:
            empty.append(section.title)
            continue
        lines += ["", f"{section.title.upper()} ({len(passages)})"]
        for passage in passages:
            lines += ["", *wrap(passage.text, width, "  ")]
            if why := doubt(passage, briefing):
                lines += wrap(f"[{why}]", width, "  ")
    if empty:
        lines += ["", *wrap(f"Nothing in: {', '.join(empty)}.", width)]
    lines += _found(briefing, width)
    if briefing.article.left_out and left_out:
        lines += ["", "LEFT OUT"]
        for line in briefing.article.left_out:
            lines += wrap(f"{line.text} [{line.why}]", width, "  ")
    elif briefing.article.left_out:
        lines += ["", *wrap(left_out_counts(briefing), width)]
    return "\n".join(lines) + "\n"


def _found(briefing: Briefing, width: int) -> list[str]:
    """Contested claims with both wordings, people with their offices, dates with their days."""
    lines: list[str] = []
    if pairs := found.contested(briefing):
        lines += ["", f"CONTESTED ({len(pairs)})"]
        for claim, others in pairs:
            lines += ["", *wrap(claim, width, "  ")]
            for other in others:
                lines += wrap(f"against: {other}", width, "    ")
    for title, entries in (("PEOPLE", found.people(briefing)), ("DATES", found.dates(briefing))):
        if entries:
            lines += ["", f"{title} ({len(entries)})", ""]
            for entry in entries:
                lines += wrap(entry, width, "  ")
    return lines


def wrap(text: str, width: int, indent: str = "") -> Iterator[str]:
    """The words of `text` in lines of at most `width` terminal columns, each behind `indent`."""
    line, used = indent, len(indent)
    for word in _BLANKS.split(text.strip(" \t\n")):
        columns = cells(word)
        if line != indent:
            if used + 1 + columns > width:
                yield line
                line, used = indent, len(indent)
            else:
                line, used = line + " ", used + 1
        line, used = line + word, used + columns
    if line != indent:
        yield line


def cells(text: str) -> int:
    """How many terminal columns `text` takes: none for combining marks, two for wide East Asian letters."""
    if text.isascii():
        return len(text)
    return sum(
        0
        if unicodedata.category(letter) in ("Mn", "Me", "Cf")
        else 1 + (unicodedata.east_asian_width(letter) in "WF")
        for letter in text
    )
