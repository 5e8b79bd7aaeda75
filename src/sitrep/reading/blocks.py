"""A web page's tree as blocks of text in reading order, each with what its surroundings say it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from sitrep.reading.clean import clean

_UNSEEN = frozenset((
    "script", "style", "template", "head", "iframe", "object", "embed", "svg", "math", "canvas", "audio", "video",
    "map", "select", "datalist", "progress", "meter", "frameset",
))  # fmt: skip
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "img",
    "ins", "kbd", "label", "mark", "nobr", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong",
    "sub", "sup", "time", "tt", "u", "var", "wbr",
))  # fmt: skip
_BY_TAG = {
    "nav": "navigation",
    "footer": "page footer",
    "aside": "side box",
    "figcaption": "caption",
    "form": "form",
    "button": "form",
    "dialog": "pop-up",
    "noscript": "for browsers without scripts",
    "header": "page header",
}
# Words of class names, ids, roles and labels, and what they make of an element. The first that fits counts.
_BY_WORD = tuple(
    (why, re.compile(rf"(?:^|[\s_-])(?:{words})(?:$|[\s_-])"))
    for why, words in (
        ("cookie notice", "cookies?|consent|gdpr|ccpa|cmp|onetrust|privacy-banner"),
        ("comments", "comments?|comment-list|comments-area|disqus|coral|respond|replies|reader-comments"),
        (
            "newsletter box",
            "newsletters?|newsletter-signup|sign-?up|subscribe|subscription-box|mailing-list|mailchimp|email-form",
        ),
        (
            "paywall notice",
            "paywall|regwall|pay-wall|subscribe-wall|piano|meter-banner|subscriber-only-message",
        ),
        (
            "related articles",
            "related|related-links|related-posts|recirc|recirculation|recommend(?:ed|ations?)?|read-?more|read-?also"
            "|also-?read|see-?also|more-on|more-from|most-?read|most-popular|trending|popular|teasers?|promo(?:ted)?"
            "|outbrain|taboola|onward|next-article|latest-news",
        ),
        ("share buttons", "share|sharing|share-bar|social|social-links|sharedaddy|addthis|follow-us"),
        (
            "advertisement",
            "ads?|adverts?|advertisement|advertising|sponsored|sponsor|ad-slot|ad-container|dfp|promo-banner",
        ),
        ("caption", "captions?|wp-caption-text|photo-credit|image-credit|image-caption|credit|media-caption"),
        ("pull quote", "pull-?quotes?|quote-callout"),
        ("contacts", "contacts?|press-contacts?|media-contacts?"),
        ("tags", "tags|tag-list|topics|keywords|breadcrumbs?|post-tags|article-tags"),
        ("about the author", "author-bio|about-author|author-box|author-info|bio"),
        (
            "byline",
            "bylines?|by-line|author|authors|article-meta|post-meta|entry-meta|meta|metadata|timestamp|dateline-date",
        ),
        ("page header", "banner|site-header|masthead|topbar"),
        ("page footer", "footer|site-footer|copyright|colophon|contentinfo"),
        (
            "navigation",
            "nav|navbar|navigation|menu|main-menu|sidebar|toolbar|skip-link|pagination|search-form|complementary",
        ),
    )
)
_BREAK = "\0"
"""Stands for <br> until its block ends; the markup has no control characters any more."""
_ENDED, _ENDED_PRE = rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*", rf"(?:{_BREAK}|\n)\s*?(?:{_BREAK}|\n)\s*"
_NO_CELLS = ("p", "div", "table", "ul", "ol", "h1", "h2", "h3")
"""What no cell of a table of data holds: with these inside, a table is there for the layout."""
_ROOT = frozenset(("html", "body", "main", "article"))
_PROSE = 80
"""Characters from which a block without many links counts as text of the page."""


@dataclass(slots=True)
class Block:
    """A run of text that no line break of the page divides.

    `tag` is the element it stands in, `place` what that element and those around it are called, `links` the
    share (0 to 1) of its characters inside links. `marks` are the elements around it that are no part of an article:
    a number of each and the reason, the outermost first. `why` is the reason that holds for the block, empty for none.
    """

    text: str
    tag: str
    place: str
    links: float
    marks: tuple[tuple[int, str], ...]
    why: str = ""

    @property
    def is_prose(self) -> bool:
        """Whether it reads as running text."""
        return len(self.text) >= _PROSE and self.links < 0.4


@dataclass(slots=True)
class _Frame:
    """An open element."""

    tag: str
    name: str
    mark: tuple[int, str] | None
    items: int = 0
    row: bool = False


@dataclass(slots=True)
class _Walk:
    """What has been seen on the way through the tree."""

    frames: list[_Frame] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)
    in_links: int = 0
    linked: int = 0
    marks: int = 0
    rows: int = 0
    holds_title: set[int] = field(default_factory=set)

    def say(self, text: str | None) -> None:
        """Text as it stands in the page."""
        if text:
            self.pieces.append(text)
            if self.in_links:
                self.linked += len(text.strip())

    def flush(self) -> None:
        """What was said since the last block is one, or several where two line breaks divide it."""
        said, self.pieces = "".join(self.pieces), []
        linked, self.linked = self.linked, 0
        if not said.strip():
            return
        ended = _ENDED_PRE if any(frame.tag == "pre" for frame in self.frames) else _ENDED
        texts = [" ".join(clean(part.replace(_BREAK, " ")).split()) for part in re.split(ended, said)]
        whole = sum(map(len, texts))
        for text in filter(None, texts):
            self.blocks.append(self._block(text, min(1.0, linked / max(1, whole))))

    def _block(self, text: str, links: float) -> Block:
        inner = next((frame for frame in reversed(self.frames) if frame.tag not in _INLINE), self.frames[-1])
        if inner.tag == "li":
            lists = [frame for frame in self.frames[:-1] if frame.tag in ("ul", "ol")]
            text = f"{lists[-1].items}. {text}" if lists and lists[-1].tag == "ol" else f"- {text}"
        place = "/".join(frame.name for frame in self.frames if frame.tag not in _INLINE)
        marks = tuple(frame.mark for frame in self.frames if frame.mark)
        return Block(text, inner.tag, place, links, marks)


def blocks_of(root: HtmlElement) -> list[Block]:
    """All the text of a page; a classified element that holds most of it is no side matter and counts as none."""
    walk = _Walk()
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        if not isinstance(element.tag, str):
            continue
        if event == "start":
            if _start(walk, element):
                walker.skip_subtree()
        else:
            _end(walk, element)
    walk.flush()
    _judge(walk)
    return walk.blocks


def _start(walk: _Walk, element: HtmlElement) -> bool:
    """Open an element; whether what it holds is passed over."""
    tag = str(element.tag).lower()
    inline = tag in _INLINE
    if not inline and tag != "br" and not walk.rows:
        walk.flush()
    mark = None
    if not inline and tag not in _ROOT and (why := _reason(element, tag)):
        walk.marks += 1
        mark = (walk.marks, why)
    frame = _Frame(tag, f"{tag}.{element.get('class') or ''}"[:80], mark)
    walk.frames.append(frame)
    if tag == "h1":
        walk.holds_title.update(frame.mark[0] for frame in walk.frames if frame.mark)
    if tag in _UNSEEN:
        return True
    if tag == "li" and len(walk.frames) > 1:
        walk.frames[-2].items += 1
    if tag == "tr":
        frame.row = not any(True for _ in element.iterdescendants(*_NO_CELLS))
        walk.rows += frame.row
    if tag == "a":
        walk.in_links += 1
    if tag in ("td", "th") and walk.rows and "".join(walk.pieces).strip():
        walk.pieces.append(" | ")
    if tag == "br":
        walk.pieces.append(_BREAK)
    walk.say(element.text)
    return False


def _end(walk: _Walk, element: HtmlElement) -> None:
    frame = walk.frames[-1]
    if frame.tag in _UNSEEN:
        walk.pieces.append(" ")
    if frame.tag == "a":
        walk.in_links -= 1
    walk.rows -= frame.row
    if frame.tag not in _INLINE and frame.tag != "br" and not walk.rows:
        walk.flush()
    walk.frames.pop()
    if walk.frames:
        walk.say(element.tail)
    if frame.tag == "a" and not element.tail and getattr(element.getnext(), "tag", "") == "a":
        walk.say(" ")  # two links of a menu are two words


def _reason(element: HtmlElement, tag: str) -> str:
    if tag == "header" and any(True for _ in element.iterancestors("article")):
        return ""
    if tag in _BY_TAG:
        return _BY_TAG[tag]
    if tag == "figure" and not any(True for _ in element.iterdescendants("blockquote", "table", "pre")):
        return "caption"
    style = (element.get("style") or "").replace(" ", "").lower()
    if element.get("hidden") is not None or "display:none" in style or element.get("aria-hidden") == "true":
        return "hidden"
    called = [
        element.get(name) for name in ("class", "id", "role", "aria-label", "data-component", "data-testid")
    ]
    words = " ".join(filter(None, called))
    if not words:
        return ""
    # readAlso, ReadAlso and read_also are read-also
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", "-", words[:300]).lower().replace("__", " ").replace("_", "-")
    return next((why for why, pattern in _BY_WORD if pattern.search(words)), "")


def _judge(walk: _Walk) -> None:
    """The outermost reason that holds. None holds for an element with half of the page's running text in it."""
    everything = sum(len(block.text) for block in walk.blocks if block.is_prose)
    inside: dict[int, int] = {}
    for block in walk.blocks:
        for number, _ in block.marks:
            inside[number] = inside.get(number, 0) + (len(block.text) if block.is_prose else 0)
    for block in walk.blocks:
        block.why = next(_holding(block, walk, inside, everything), "")


def _holding(block: Block, walk: _Walk, inside: dict[int, int], everything: int) -> Iterator[str]:
    for number, why in block.marks:
        if everything and 2 * inside[number] > everything:
            continue
        if number in walk.holds_title:
            continue
        yield why
