"""What kind of document some bytes are: by what was said of them, by their name, by how they begin."""

from __future__ import annotations

import codecs
import re

TEXT, MARKDOWN, PAGE = "plain text", "Markdown", "a web page"
XML, JSON = "XML", "JSON"

_BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
}
UNREAD = {
    ".pdf": "a PDF",
    ".xml": "an XML file",
    ".rss": "a feed",
    ".atom": "a feed",
    ".json": "a JSON file",
    ".rtf": "a word processor's file",
    ".doc": "a word processor's file",
    ".docx": "a word processor's file",
    ".odt": "a word processor's file",
    ".epub": "an e-book",
}
_HEAD = 2048
_PAGE = r"(?:<!--.{0,1000}?-->\s*|<\?xml[^>]*>\s*)*<(?:!doctype\s+html|html|head|body)[\s>]"


def kind_of(suffix: str, data: bytes) -> str:
    """One of the kinds above; a name that says what it is, is believed."""
    return _BY_SUFFIX.get(suffix) or _by_opening(data)


def _by_opening(data: bytes) -> str:
    head = _opening(data)
    if not head.startswith("<"):
        return TEXT
    if re.match(_PAGE, head, re.IGNORECASE | re.DOTALL):
        return PAGE
    return XML if head.startswith("<?xml") else TEXT


def _opening(data: bytes) -> str:
    """The first characters, whatever the encoding: what tells kinds apart is ASCII."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: 2 * _HEAD].decode("utf-16", "ignore").lstrip()
    return data[:_HEAD].removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
