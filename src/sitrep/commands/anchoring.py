"""Words on the command line: the place a quotation names in an article, and the states of its bookmarks there."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from sitrep.bookmarks.anchor import Place, Span, Version
from sitrep.bookmarks.difference import NEW, OLD, difference
from sitrep.bookmarks.fold import fold
from sitrep.bookmarks.record import STATES, Bookmark
from sitrep.bookmarks.search import occurrences, search
from sitrep.errors import SitrepError
from sitrep.printed import count, shortened
from sitrep.reading import line

Found = Sequence[tuple[Bookmark, Place]]

SHOWN = 72  # characters of a quotation in one line


def find_quote(version: Version, quote: str, nth: int | None = None) -> tuple[int, int, int]:
    """Paragraph, start and end (counted from the paragraph's start) of whole words in an article.

    Blanks, line ends and the kind of quotation marks and dashes do not matter, and the words may run on into the next
    paragraph. Raises SitrepError when they do not stand there, or stand in several places and `nth` (from 1) does
    not say which.
    """
    wanted, text = fold(line(quote, most=len(quote) + 1)).text, version.folded.text
    places = (
        [at for at in occurrences(text, wanted) if _are_whole(text, at, at + len(wanted))] if wanted else []
    )
    name = line(version.article.source)
    if not places:
        raise SitrepError(f"The quote does not stand in {name}{_nearest(version, wanted)}.")
    if nth is None and len(places) > 1:
        raise SitrepError(
            f"The quote stands {len(places)} times in {name}: give more of the words around it,"
            f" or say which with --nth 1 to --nth {len(places)}."
        )
    if nth is not None and nth > len(places):
        times = "once" if len(places) == 1 else f"{len(places)} times"
        raise SitrepError(f"There is no --nth {nth}: the quote stands {times} in {name}.")
    at = places[(nth or 1) - 1]
    start, end = version.folded.span(at, at + len(wanted))
    first = version.spans(start, end)[0]
    begun = version.starts[first.paragraph]
    return first.paragraph, start - begun, end - begun


def short(id: str) -> str:
    """As much of an id as tells it from others, in the lists for people."""
    return id[:8]


def report(version: Version, found: Found) -> str:
    """The states of bookmarks for a person: a line each, with what differs, or the likeliest place, below it."""
    parts = []
    for bookmark, place in found:
        head = f"{short(bookmark.id)}  {place.state:<7}  "
        parts.append(f"{head}{shortened(bookmark.quote, SHOWN)}\n")
        indent = " " * len(head)
        if place.state == "changed":
            parts.append(f"{indent}{marked(place.was, place.now)}\n")
        elif place.hint:
            where, words = place.hint[0].paragraph + 1, shortened(words_at(version, place.hint), SHOWN)
            parts.append(f"{indent}likeliest place, not attached: paragraph {where}, “{words}”\n")
    counted = Counter(place.state for _, place in found)
    states = ", ".join(f"{counted[state]} {state}" for state in STATES if counted[state])
    parts.append(f"{count(len(found), 'bookmark')}: {states}.\n")
    return "".join(parts)


def listing(version: Version, found: Found) -> list[dict[str, Any]]:
    """The same for programs: docs/cli.md tells the fields."""
    return [
        {
            "id": bookmark.id,
            "state": place.state,
            "quote": bookmark.quote,
            "now": words_at(version, place.spans) if place.spans else None,
            "spans": _spans(place.spans),
            "difference": [piece._asdict() for piece in difference(place.was, place.now)],
            "hint": _spans(place.hint),
        }
        for bookmark, place in found
    ]


def marked(was: str, now: str) -> str:
    """Two wordings as one text, in the notation of wdiff: [-what went-] and {+what came+}."""
    notation = {OLD: "[-{}-]", NEW: "{{+{}+}}"}
    return " ".join(
        "".join(notation.get(kind, "{}").format(text) for kind, text in difference(was, now)).split()
    )


def words_at(version: Version, spans: Iterable[Span]) -> str:
    """The words of an article at a place, paragraphs one a line."""
    return "\n".join(version.article.paragraphs[span.paragraph][span.start : span.end] for span in spans)


def _spans(spans: Iterable[Span]) -> list[dict[str, int]]:
    return [span._asdict() for span in spans]


def _nearest(version: Version, wanted: str) -> str:
    """What to say of the words most like those that do not stand in the article."""
    nearest = search(wanted, version.folded.text, len(wanted) // 3, keep=1)
    if not nearest:
        return ": give the words as `sitrep brief` prints them"
    start, end = version.folded.span(nearest[0].start, nearest[0].end)
    return f"; the most alike are “{shortened(line(version.text[start:end]), SHOWN)}”"


def _are_whole(text: str, start: int, end: int) -> bool:
    """Whether no word is cut at either end: "2 villages" does not stand in "12 villages"."""
    return not (
        _joins(text[start - 1 : start], text[start : start + 1])
        or _joins(text[end - 1 : end], text[end : end + 1])
    )


def _joins(left: str, right: str) -> bool:
    """Whether two characters are of one word; scripts without blanks between words can be cut anywhere."""
    return left.isalnum() and right.isalnum() and not (_runs_on(left) or _runs_on(right))


def _runs_on(char: str) -> bool:
    """Whether the character is Chinese, Japanese, Thai or Lao."""
    wide = unicodedata.category(char) == "Lo" and unicodedata.east_asian_width(char) == "W"
    return wide or "\u0e00" <= char <= "\u0eff"
