"""What a block of text is by its shape alone: a heading, a byline, a caption, a date and time, an item of a list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sitrep.sorting.phrases import Token

# A start waits for every pattern that is compiled: those that few texts call for are left to `re`, which keeps them,
# and a look at the text comes before.
_LISTED = re.compile(r"\s*(?:[-*•–—·▪]\s|[\"“«„‘'])")
_ENDED = re.compile(r"[.!?:;…,][\"'”’»)\]]*(?:\s?\[\d{1,3}\]|(?<=[.”])\d{1,2})*\s*$|[\"”»]\s*$")
"""Ends as a sentence does, a note's number behind it or not."""
_REPORTED = re.compile(
    r"(?:, [^,]{2,60})? (?:said|says|reported|announced|added|warned)(?: on [A-Z]\w+day)?\s*$"
)
"""Ends with who said it, as the items of the day's news do and headings do not."""
_QUESTION = re.compile(r"[^.!?“”\"]*\?\s*$")
_QUOTED = re.compile(r"\s*[\"“«„‘'][^.!?…]*[^.!?…,;:\s](?<![,;:][\"”’»'])\s*$")
"""Begins with a quotation and has no full stop inside or behind it, as the titles of interviews and features do."""
_ASKED = r"\s*[A-Z][\w'’-]*\.?(?: [A-Z][\w'’-]*\.?){0,3}(?: (?:MP|\([^()]{1,40}\))){0,3}: "
"""Begins with who asks: a question in a conversation is about its subject and no heading."""
_BYLINE = (
    r"\s*(?:By|(?:Words|Text|Analysis|Reporting) by)"
    r"(?:,? (?:[A-Z][\w.'’-]*|and|with|in|for|de|van|von|al|el|der|la))+,?\s*$"
)
_BYLINES = ("By", "Words", "Text", "Analysis", "Reporting")
_AGENCY = r"(?:Reuters|AFP|AP|AP Photo|EPA|Getty(?: Images)?|Anadolu|Shutterstock|Alamy|Bloomberg|Handout)"
_CREDIT = (
    r".*(?:\bREUTERS/|\b(?:Photo(?:graph|s)?|Pictures?|Image|Illustration|Video|Credit|File)(?: by)?: ?[A-Z]"
    rf"|[/\[(](?:File[:,]? ?|via )?{_AGENCY}\b[^.]{{0,40}}\.?\s*$|\bvia {_AGENCY}\b)"
)
_LONG_CAPTION = re.compile(
    r"(?:\bREUTERS/|\b(?:Photo(?:graph|s)?|Pictures?|Image|Credit)(?: by)?: ?[A-Z©]|©)[^.!?]{0,60}\.?\s*$"
)
"""Ends with the credit of what it describes: a caption, however long for a heading."""
_AGENCY_CAPTION = rf"[^.!?“”\"]{{30,}}\.? ?[/\[(](?:File[:,]? ?|via )?{_AGENCY}\b[^.]{{0,40}}\.?\s*$"
"""One sentence without a quotation, and an agency in brackets."""
_DATED_CAPTION = (
    r"(?:(?P<place>[A-Z][\w'’-]*(?:,? [A-Z][\w'’-]*){0,3} (?:--|–|—) (?!On\b))|(?=[A-Z]))[^.!?“”\"]{30,}, "
    r"(?:on )?(?(place)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, )[A-Z][a-z]+\.? \d{1,2}, 20\d\d\.?\s*$"
)
"""One sentence without a quotation that ends with the full date, behind a place and a dash or with the weekday."""
_LEAD_IN = re.compile(
    r"(?!.*\b(?:said|says|told|tells|wrote|writes|added|adds|asked|posted|stresse[sd])\b)(?:\S+ ){0,5}\S+:\s*$"
)
"""A few words and a colon before what is listed or begins there, unless somebody is about to speak."""
_LEADING_TIME = re.compile(r"\s*\d{1,2}[:.]\d\d\b.*\s")
_STAMP_WORDS = """
    updated published posted last monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat
    sun january february march april may june july august september october november december jan feb mar apr jun
    jul aug sept sep oct nov dec am pm gmt utc bst cet cest eet eest est edt et on at of the ago hour hours minutes
    min mins kyiv london moscow paris brussels washington uk us local time first read
    """
_STAMP = frozenset(_STAMP_WORDS.split())
"""Words of which a line consists that says when the next entry was written."""

_ITEM_WORDS = 5
_ROW = 3
"""So many blocks one after another that could be headings, each of so many words, are items of a list."""


def items(paragraphs: Sequence[str]) -> frozenset[int]:
    """The numbers of the paragraphs that are items of a list without full stops, not headings.

    Headings stand alone, or above one another at the head of an article; what comes in a row is news. Short
    headings, times and credits inside a row neither count nor end it.
    """
    found: list[int] = []
    row: list[int] = []
    for number, text in enumerate(paragraphs):
        if number == 0 or ends(text) or is_listed(text):
            if len(row) >= _ROW:
                found += row
            row = []
        elif _is_telling(text):
            row.append(number)
    return frozenset(found + row if len(row) >= _ROW else found)


def _is_telling(text: str) -> bool:
    words = text.split()
    return len(words) >= _ITEM_WORDS and not _names(text) and not _all_stamp(words)


def _all_stamp(words: Sequence[str]) -> bool:
    return all(word[:1].isdigit() or word.strip(",.:|-–").lower() in _STAMP for word in words)


def _names(text: str) -> bool:
    """Whether the block says who wrote or took what stands beside it."""
    return (text.lstrip().startswith(_BYLINES) and re.match(_BYLINE, text) is not None) or (
        _may_credit(text) and re.match(_CREDIT, text) is not None
    )


def _may_credit(text: str) -> bool:
    """Whether a credit can stand there at all."""
    return any(mark in text for mark in (":", "/", "[", "(", "via "))


def is_caption(text: str) -> bool:
    """Whether the block ends with the credit of a picture, or with the full date as the agencies' captions do."""
    return (
        _LONG_CAPTION.search(text[-120:]) is not None
        or (_may_credit(text) and re.match(_AGENCY_CAPTION, text) is not None)
        or ("20" in text.rstrip()[-5:] and re.match(_DATED_CAPTION, text) is not None)
    )


def ends(text: str) -> bool:
    """Whether the block ends as a sentence does, with its full stop or with who said it."""
    return _ENDED.search(text[-24:]) is not None


def is_heading(text: str, tokens: Sequence[Token], most: float, is_first: bool = False) -> bool:
    """Whether a short block is a date and time, a question, a byline or caption, all in capitals, a few words
    before a colon, or ends openly.

    Items that begin with a sign, quotations with a full stop and entries of a log are none, nor is a question behind a
    speaker's name, unless it is the first block: the title.
    """
    if not 0 < len(tokens) <= most:
        return False
    if _QUOTED.match(text):
        return not _REPORTED.search(text)
    if is_listed(text):
        return False
    if (len(tokens) > 1 and text.isupper()) or _LEAD_IN.match(text):
        return True
    if _QUESTION.match(text):
        return is_first or re.match(_ASKED, text) is None
    if _names(text) or is_stamp(tokens):
        return True
    return not ends(text) and not _REPORTED.search(text) and not _LEADING_TIME.match(text)


def is_stamp(tokens: Sequence[Token]) -> bool:
    """Whether the words are a date or a time and nothing else."""
    numbers = [token.form[0].isdigit() for token in tokens]
    return any(numbers) and all(
        number or token.form in _STAMP for number, token in zip(numbers, tokens, strict=True)
    )


def is_listed(text: str, start: int = 0) -> bool:
    """Whether the text from there on begins like the item of a list, or with a quotation mark."""
    return _LISTED.match(text, start) is not None
