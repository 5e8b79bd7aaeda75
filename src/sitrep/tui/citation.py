"""What is copied of an article: words with where they stand, and the link."""

from __future__ import annotations

from sitrep.model import Article


def quoted(article: Article, words: str) -> str:
    """The words in quotation marks, and below them title, publisher, date and link, as far as they are known."""
    words = words.strip()
    quote = words if words[:1] in '“«„"' and words[-1:] in '”»“"' else f"“{words}”"
    about = [article.title, article.publisher or "", (article.published or "")[:10]]
    return f"{quote}\n— {', '.join(part for part in about if part)}\n{link(article)}".strip()


def link(article: Article) -> str:
    """The article's address; without one the file it was read from; nothing for standard input."""
    return article.address or ("" if article.source == "-" else article.source)
