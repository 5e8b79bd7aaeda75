"""Where a str becomes Textual Content: text from outside is never parsed as markup."""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content, Span
from textual.style import Style

from sitrep.model import Mentions, Passage, Section
from sitrep.tui.accents import marks

FLAG = "⚑"

# What a person types for a character that typesetting has several of.
_TYPED = {"'": "['’‘ʼ]", '"': '["“”„«»]', "-": "[-‐‑–—]", " ": r"\s+"}


def bar_title(name: str, rest: str = "") -> Content:
    """What stands left in the bar of a view: the program, the view's name, and what more there is to say."""
    return Content.assemble(("SITREP", "bold $primary"), "   ", (name, "bold $name"), rest)


def colour(section: Section) -> str:
    """The theme variable of a section's colour."""
    return f"$section-{section.key}"


def clickable(**meta: str) -> Style:
    """What a click on such text tells its widget; not `@click`, which would take the colour of a link."""
    return Style.from_meta(meta)


def section_name(sections: Iterable[Section], id: str) -> tuple[str, str]:
    """How a section is called and its colour; one that the profile in use does not have goes by its id.

    >>> section_name((), "home_front")
    ('Home front', '$muted')
    """
    for section in sections:
        if section.id == id:
            return section.title, colour(section)
    return id.replace("_", " ").capitalize(), "$muted"


def passage_content(
    passage: Passage,
    found: Mentions | None = None,
    *,
    accents: bool = True,
    marked: Iterable[tuple[int, int]] = (),
) -> Content:
    """The passage's text: quotations, and the names, places and dates found so far, in their accents.

    `marked` are bookmarked words, which are underlined.
    """
    spans = [Span(*mark) for mark in marks(passage, found)] if accents else []
    spans += [Span(start, end, ".marked") for start, end in marked]
    return Content(passage.text, spans, strip_control_codes=False)  # cleaned when it was read; once is enough


def flags(number: int) -> str:
    """What stands beside a passage with so many bookmarks: a flag, and below it their number when there are several.

    >>> flags(0), flags(1), flags(3), flags(12)
    ('', '⚑', '⚑3', '⚑+')
    """
    return "" if not number else FLAG if number == 1 else f"{FLAG}{number if number < 10 else '+'}"


def find(text: str, words: str) -> list[tuple[int, int]]:
    """Where the typed words stand in the text, case ignored; straight quotes and hyphens match curly ones."""
    if not words.strip():
        return []
    pattern = "".join(_TYPED.get(char, re.escape(char)) for char in " ".join(words.split()))
    return [match.span() for match in re.finditer(pattern, text, re.IGNORECASE)]


def hints_content(pairs: Iterable[tuple[str, str]]) -> Content:
    """Footer text: the key in colour, what it does beside it, three cells between."""
    return Content("   ").join(
        Content.assemble((key, "bold $primary"), " ", (word, "$muted")) for key, word in pairs
    )
