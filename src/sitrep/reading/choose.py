"""Which blocks of a web page are its article: those an extractor kept, and what stands where they stand."""

from __future__ import annotations

from collections.abc import Sequence

from sitrep.reading.blocks import Block
from sitrep.reading.furniture import ends_sentence, furniture, same_words

_SHORT = 30
"""Letters from which a part of a kept text is recognised, and characters of the shortest sentence."""
_LEAD = 40
"""Characters of the shortest line under a headline that is a lead, unless it is a sentence."""
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_NOT = "not part of the article's text"


def choose(blocks: Sequence[Block], kept: Sequence[str], title: str, author: str | None) -> None:
    """Give every block outside the article its reason; `kept` are the texts that an extractor took for it."""
    headline = _judge_alone(blocks, title, author)
    chosen = _chosen(blocks, kept)
    if not any(block.is_prose for block in chosen):
        chosen = [block for block in blocks if not block.why and (block.is_prose or _is_sentence(block))]
    if not chosen:
        for block in blocks:
            block.why = block.why or _NOT
        return
    page = _Page(blocks, {id(block) for block in chosen}, headline)
    page.leave_out_teasers()
    page.add_what_stands_there()
    page.add_lists_and_headings()
    page.trim()
    page.leave_out_the_rest()


class _Page:
    """The blocks of one page while it is decided which are kept."""

    def __init__(self, blocks: Sequence[Block], kept: set[int], headline: int | None) -> None:
        self.blocks = blocks
        self.headline = headline
        self.keep = [not block.why and id(block) in kept for block in blocks]
        prose = [n for n, block in enumerate(blocks) if self.keep[n] and block.is_prose]
        prose = prose or [n for n, keep in enumerate(self.keep) if keep]
        lengths: dict[str, int] = {}
        for n in prose:
            lengths[blocks[n].place] = lengths.get(blocks[n].place, 0) + len(blocks[n].text)
        most = max(lengths.values())
        self.places = {place for place, length in lengths.items() if 4 * length >= most}
        self.first, self.last = prose[0], max(n for n, keep in enumerate(self.keep) if keep)
        if headline is not None:
            self.keep[headline] = True

    def leave_out_teasers(self) -> None:
        """A heading that is a link leads elsewhere, and so does what follows it in another place than the text."""
        teaser = False
        for n, block in enumerate(self.blocks):
            if block.tag in _HEADINGS or block.tag == "h1":
                teaser = block.links > 0.8 and n != self.headline
            if teaser and block.place not in self.places:
                self._out(n, "link to another article")

    def add_what_stands_there(self) -> None:
        """Blocks in the places of the running text, and the lead between the headline and the text."""
        for n, block in enumerate(self.blocks):
            if block.why or self.keep[n] or not _reads(block):
                continue
            there = block.place in self.places and self.first < n
            there = there and (n < self.last or ends_sentence(block.text))
            above = self.headline is not None and self.headline < n < self.first
            lead = above and (len(block.text) >= _LEAD or _is_sentence(block)) and block.tag != "li"
            self.keep[n] = there or lead

    def add_lists_and_headings(self) -> None:
        """Items of a list, rows of a table and quotations right below what is kept; headings right above it."""
        for n, block in enumerate(self.blocks[1:], 1):
            inside = self.first < n and block.tag in ("li", "tr", "blockquote", "dd", "dt")
            before = self.keep[n - 1] or (self.blocks[n - 1].tag in _HEADINGS and not self.blocks[n - 1].why)
            if inside and before and not block.why and _reads(block):
                self.keep[n] = n < self.last or ends_sentence(block.text) or self.keep[n]
        for n in range(len(self.blocks) - 2, self.first, -1):
            block = self.blocks[n]
            if block.tag in _HEADINGS:
                self.keep[n] = not block.why and self.keep[n + 1] and block.links < 0.8

    def trim(self) -> None:
        """What stands above the headline, short lines between it and the text, and lines after its end."""
        for n in reversed(range(self.first)):
            opens_a_list = self.keep[n + 1] and self.blocks[n + 1].tag == "li"
            if self.headline is not None and n < self.headline:
                self._out(n, "above the headline")
            elif n != self.headline and not (self._says_something(n) or opens_a_list):
                self._out(n, _NOT)
        words = [same_words(block.text) for block in self.blocks]
        whole = "\n".join(text for n, text in enumerate(words) if self.keep[n] and self.blocks[n].is_prose)
        for n, block in enumerate(self.blocks):
            again = block.tag not in _HEADINGS and len(words[n]) >= 20 and not block.is_prose
            if self.keep[n] and again and words[n] in whole and n != self.headline:
                self._out(n, "said again in the text")
        for n in range(len(self.blocks) - 1, self.first, -1):
            if self.keep[n]:
                block = self.blocks[n]
                if ends_sentence(block.text) or block.place in self.places or block.tag in ("li", "tr"):
                    break
                self._out(n, _NOT)

    def leave_out_the_rest(self) -> None:
        """Every block that is not kept has a reason, and every kept one has none."""
        for n, keep in enumerate(self.keep):
            if not keep:
                self._out(n, _NOT)

    def _says_something(self, n: int) -> bool:
        block = self.blocks[n]
        return (
            block.is_prose
            or ends_sentence(block.text)
            or len(block.text) >= _LEAD
            or block.tag in ("li", "tr")
        )

    def _out(self, n: int, why: str) -> None:
        self.keep[n] = False
        self.blocks[n].why = self.blocks[n].why or why


def _judge_alone(blocks: Sequence[Block], title: str, author: str | None) -> int | None:
    """Leave out what its own words or surroundings rule out; the number of the headline's block."""
    headline = None
    wanted = same_words(title)
    for n, block in enumerate(blocks):
        if block.why:
            continue
        if wanted and same_words(block.text) == wanted:
            block.why = "the title again" if headline is not None else ""
            if headline is None:
                headline, block.text = n, title
        else:
            block.why = furniture(block.text, block.links, block.tag, author)
    return headline


def _chosen(blocks: Sequence[Block], kept: Sequence[str]) -> list[Block]:
    """The blocks whose text was kept: short ones as a whole, long ones also as a part."""
    whole = {same_words(text) for text in kept}
    joined = "\n".join(same_words(text) for text in kept)

    def is_kept(block: Block) -> bool:
        words = same_words(block.text)
        return bool(words) and (words in whole or (len(words) >= _SHORT and words in joined))

    return [block for block in blocks if not block.why and is_kept(block)]


def _reads(block: Block) -> bool:
    return block.links < 0.5 and any(map(str.isalpha, block.text))


def _is_sentence(block: Block) -> bool:
    return len(block.text) >= _SHORT and block.links < 0.5 and ends_sentence(block.text)
