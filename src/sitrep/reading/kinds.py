"""What kind of document some bytes are: by what was said of them, by their name, by how they begin."""

from __future__ import annotations

import codecs
import re

TEXT, MARKDOWN, PAGE, MAIL, PDF, FEED, JSON = (
    *("plain text", "Markdown", "a web page", "a mail", "a PDF", "a feed", "JSON"),
)
_BY_SUFFIX = {
    ".txt": TEXT,
    ".text": TEXT,
    ".md": MARKDOWN,
    ".markdown": MARKDOWN,
    ".html": PAGE,
    ".htm": PAGE,
    ".xhtml": PAGE,
    ".eml": MAIL,
    ".mhtml": MAIL,
    ".mht": MAIL,
    ".pdf": PDF,
    ".rss": FEED,
    ".atom": FEED,
    ".json": JSON,
}
_BY_MEDIA = {
    "text/html": PAGE,
    "application/xhtml+xml": PAGE,
    "text/markdown": MARKDOWN,
    "message/rfc822": MAIL,
    "multipart/related": MAIL,
    "application/pdf": PDF,
    "application/rss+xml": FEED,
    "application/atom+xml": FEED,
    "application/rdf+xml": FEED,
    "application/feed+json": JSON,
    "application/json": JSON,
}
NEVER_READ = {
    ".rtf": "a word processor's file",
    ".doc": "a word processor's file",
    ".docx": "a word processor's file",
    ".odt": "a word processor's file",
    ".epub": "an e-book",
    ".opml": "a list of feeds",
}
_HEAD = 4096
_BEFORE = r"(?:<!--.{0,1000}?-->\s*|<\?xml[^>]{0,300}>\s*|<\?[^>]{0,300}>\s*)*"
_PAGE = _BEFORE + r"<(?:!doctype\s+html|html|head|body)[\s>]"
_FEED = _BEFORE + r"(?:<!doctype[^\[>]{0,300}(?:\[.{0,3000}?\]\s*)?>\s*)?<(?:\w+:)?(?:rss|feed|rdf)[\s>/]"
_LIST = _BEFORE + r"<opml[\s>]"
_JSON = r'\{\s*"'
_HEADER = r"(?:From |[A-Za-z][A-Za-z0-9-]{1,60}:)"
_MAIL_SIGNS = r"(?im)^(?:mime-version|received|return-path|message-id|snapshot-content-location):"
_MAIL_FIELDS = r"(?im)^(?:from|to|subject|date|content-type):"


def kind_of(suffix: str, data: bytes, media: str = "") -> str:
    """One of the kinds above, or what it is in words where that is never read.

    A PDF is one whatever it is called. Else the media type that came with it counts, then the suffix of its
    name, then how it begins.
    """
    if data[:1024].lstrip().startswith(b"%PDF-"):
        return PDF
    return (
        _BY_MEDIA.get(media) or _BY_SUFFIX.get(suffix) or NEVER_READ.get(suffix) or _by_opening(data, media)
    )


def _by_opening(data: bytes, media: str) -> str:
    head = _opening(data)
    if head.startswith("<"):
        for kind, pattern in ((PAGE, _PAGE), (FEED, _FEED), (NEVER_READ[".opml"], _LIST)):
            if re.match(pattern, head, re.IGNORECASE | re.DOTALL):
                return kind
        xml = head.startswith(("<?xml", "<!DOCTYPE")) or media.endswith(("/xml", "+xml"))
        return "XML of an unknown kind" if xml else TEXT
    if re.match(_JSON, head):
        return JSON
    if re.match(_HEADER, head):
        header = re.split(r"\r?\n\r?\n", head, maxsplit=1)[0]
        if re.search(_MAIL_SIGNS, header) and len(re.findall(_MAIL_FIELDS, header)) >= 2:
            return MAIL
    return TEXT


def _opening(data: bytes) -> str:
    """The first characters, whatever the encoding: what tells kinds apart is ASCII."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data[: 2 * _HEAD].decode("utf-16", "ignore").lstrip()
    return data[:_HEAD].removeprefix(codecs.BOM_UTF8).decode("latin-1").lstrip()
