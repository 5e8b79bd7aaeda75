"""A web page to its article: what trafilatura takes for it, checked against every block of the page."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from lxml import etree, html

from sitrep.model import LeftOut
from sitrep.reading.about import About, about
from sitrep.reading.blocks import Block, blocks_of
from sitrep.reading.choose import choose
from sitrep.reading.found import Found, title_of
from sitrep.reading.markup import bounded, cleaned

_MOST_WORK = 500_000
"""Elements times their depth up to which trafilatura is asked: its time grows with both. A page has 50,000."""
_OF_HEAD = ("title", "meta", "link", "style", "script", "base", "noscript", "template")
_SMALL_PART = 0.35
"""Share of the running text below which what was taken for the article may not be all of it."""
_NEVER_COUNTED = ("comments", "cookie notice", "hidden")
_TELLING = 40
"""Characters from which a line that was left out stands alone: buttons and links are shorter."""


def recognise(text: str, base: str | None = None) -> Found:
    """The article in a web page; `base` is the address it came from, where it has one.

    Every other block of its text stands in `left_out` with the reason. `paragraphs` is empty where there is
    nothing to read.
    """
    root = parse(text)
    if root is None:
        return Found("", ())
    page, blocks = about(root, base), blocks_of(root)
    kept = _kept_by_trafilatura(root)
    choose(blocks, kept, page.title, page.author)
    paragraphs = tuple(block.text for block in blocks if not block.why)
    return Found(
        title=page.title or title_of(paragraphs),
        paragraphs=paragraphs,
        published=page.published,
        left_out=left_out(blocks),
        author=page.author,
        publisher=page.publisher,
        address=page.address,
        language=page.language,
        warnings=tuple(_warnings(blocks, page)),
    )


def parse(text: str) -> html.HtmlElement | None:
    """The tree of a page, its nesting bounded and without control characters; None where it holds none."""
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    data = bounded(cleaned(text)).encode("utf-8", "replace")
    try:
        root = html.document_fromstring(data, parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None
    _move_into_body(root)
    return root


def _move_into_body(root: html.HtmlElement) -> None:
    """Where a page has no <body>, libxml2 takes <article> and other newer elements for a part of the <head>."""
    head = root.find("head")
    stray = [child for child in head if child.tag not in _OF_HEAD] if head is not None else []
    if stray:
        body = root.find("body")
        if body is None:
            body = html.Element("body")
            root.append(body)
        for number, child in enumerate(stray):
            body.insert(number, child)


def left_out(blocks: Iterable[Block]) -> tuple[LeftOut, ...]:
    """The blocks that are no part of the article; short ones that follow each other for one reason are one."""
    rows: list[LeftOut] = []
    for block in blocks:
        if not block.why:
            continue
        if rows and rows[-1].why == block.why and len(block.text) < _TELLING and len(rows[-1].text) < 300:
            rows[-1] = LeftOut(f"{rows[-1].text} · {block.text}", block.why)
        else:
            rows.append(LeftOut(block.text, block.why))
    return tuple(rows)


def _kept_by_trafilatura(root: html.HtmlElement) -> list[str]:
    """The blocks of text that trafilatura takes for the article; none where it finds none or fails."""
    if _work(root) > _MOST_WORK:
        return []
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).addHandler(logging.NullHandler())
    from trafilatura.core import bare_extraction

    try:
        # fast: without its fallbacks, whose time grows with the square of the nesting; ours are the page's blocks.
        document = bare_extraction(
            root, fast=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except Exception:
        return []
    body = getattr(document, "body", None)
    if body is None:
        return []
    return ["".join(element.itertext()) for element in body.iter("p", "head", "item", "quote", "row", "code")]


def _work(root: html.HtmlElement) -> int:
    work = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        work += depth
        if work > 2 * _MOST_WORK:
            break
    return work // 2


def _warnings(blocks: Sequence[Block], page: About) -> Iterable[str]:
    kept = sum(len(block.text) for block in blocks if not block.why)
    running = sum(len(block.text) for block in blocks if block.is_prose and block.why not in _NEVER_COUNTED)
    if kept and running and kept < _SMALL_PART * max(running, kept):
        yield (
            f"Only {kept / running:.0%} of the page's text was taken for the article: "
            "look at what was left out, or open the page itself."
        )
    if page.behind_a_wall or any(block.why == "paywall notice" for block in blocks):
        yield "The page keeps text for its subscribers: this may be only the beginning of the article."
