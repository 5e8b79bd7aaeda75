"""Lines that stand among an article's paragraphs and are no part of it, known by their words."""

from __future__ import annotations

import re

_LINES = (
    (
        "link to another article",
        r"(?:read|see|watch|listen|also read|related)(?: also| more| next| now| too)?\s*:"
        r"|(?:read more|see also|also read|more on|related(?: stories| articles| coverage)?|recommended)\b.{0,80}$"
        r"|(?:читайте|дивіться|смотрите|слушайте|слухайте) (?:також|также|ще|еще|ещё)"
        r"|(?:по теме|за темою|до теми)\b",
    ),
    (
        "newsletter box",
        r"(?:sign up|subscribe|register)\b.{0,60}\b(?:newsletter|email|e-mail|inbox|briefing|alerts?|channel)"
        r"|get .{0,40}(?:in|to) your inbox|follow us on\b|join us on telegram|download (?:our|the) app"
        r"|(?:підписуйтесь|подписывайтесь|підпишіться|подпишитесь)\b",
    ),
    (
        "advertisement",
        r"(?:advertisement|реклама|sponsored content|(?:story|article) continues (?:below|after)\b.*"
        r"|continue reading below.*|skip (?:ad|advertisement|past newsletter.*))\W*$",
    ),
    (
        "paywall notice",
        r"(?:subscribe|sign in|log in|register|become a (?:member|subscriber))\b.{0,40}"
        r"\bto (?:continue|keep|read|unlock|access)"
        r"|(?:this|the rest of this) (?:article|story|content) is (?:for|available to|reserved for)\b.{0,40}"
        r"(?:subscribers|members)|already a (?:subscriber|member)\b|to continue reading\b",
    ),
    (
        "support box",
        r".{0,80}\b(?:support (?:our|independent|quality) journalism|make a donation|donate (?:now|today))",
    ),
    (
        "credits",
        r"\(?(?:additional )?(?:reporting|writing|editing) by\b|our standards:|©|copyright \d{4}|all rights reserved"
        r"|(?:photo|image|picture|фото|video)(?: credit| by)?:\s|(?:with|additional) files from\b"
        r"|.{0,80}\b(?:contributed to this (?:report|story|article)|contributed reporting)\b"
        r"|.{0,80}getty images$|sources?: [^.]{3,80}$"
        r"|(?:перепечатка|передрук|использование материалов|використання матеріалів)\b",
    ),
    (
        "share buttons",
        r"(?:share|copy link|print|email|tweet|facebook|telegram|whatsapp|поділитися|поделиться)\W*$",
    ),
    ("cookie notice", r".{0,60}\b(?:we|this site) uses? cookies\b|(?:accept|manage|reject) (?:all )?cookies"),
    ("byline", r"(?:by|автор|текст|від)\b:?\s+\w[^.!?]{2,80}$"),
    (
        "date line",
        r"(?:published|updated|last updated|posted|опубліковано|опубликовано|оновлено|обновлено)\b.{0,60}$"
        r"|(?:\w+,? )?(?:\d{1,2}\.? \w+\.?|\w+\.? \d{1,2}),? (?:19|20)\d\d\b.{0,25}$"
        r"|\d{1,2}[./]\d{1,2}[./](?:\d\d){1,2}\b.{0,20}$|\d{1,2}[.:]\d\d(?: ?[A-Z]{3,4})?$|\d+ \w+ ago$",
    ),
)
_SENTENCE_END = r"[.!?…:;][\"'”’»)\]]*$"
_LONG = 250
"""Characters from which a paragraph is running text, whatever it begins with."""


def furniture(text: str, links: float, tag: str, author: str | None) -> str:
    """The reason to leave out a block of a page; empty for a paragraph of the article.

    `links` is the share of its characters that are linked, `tag` the element it stands in.
    """
    text = text.removeprefix("- ")
    if len(text) > _LONG:
        return ""
    for why, pattern in _LINES:
        if (len(text) < 160 or links > 0.3) and re.match(pattern, text, re.IGNORECASE):
            return why
    named = author is not None and same_words(author.split(",")[0]) in same_words(text)
    if named and len(text) < 100 and not ends_sentence(text):
        return "byline"
    linked = links > 0.8 or (links > 0.5 and not ends_sentence(text))
    return "link" if linked and len(text) < 200 and tag not in ("h2", "h3", "h4") else ""


def ends_sentence(text: str) -> bool:
    """Whether a paragraph ends as running text does."""
    return re.search(_SENTENCE_END, text) is not None


def same_words(text: str) -> str:
    """Letters and digits alone: what two ways of taking text out of a page have in common."""
    return "".join(filter(str.isalnum, re.sub(r"^(?:- |\d+\. )", "", text))).casefold()
