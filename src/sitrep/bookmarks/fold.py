"""Text as bookmarks compare it: typesetting set aside, with a map back to the characters it came from."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import NamedTuple

# Rules, in order: a dash with the blanks around it, a hyphen between blanks, white space, any other character
# that might have a plainer form.
_ODD = re.compile(r" *[‒–—―−] *| *(?<!\S)[-‐‑] +|\s{2,}|[^\S ]|[^ -~\w]|ʼ")
_PLAIN = {
    **dict.fromkeys("‘’‚‛ʼ´", "'"),
    **dict.fromkeys("“”„‟«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    "…": "...",
    # Invisible: joiners and the selector of a picture's style; cleaning takes out all others.
    **dict.fromkeys("\u200c\u200d\ufe0f", ""),
}


class Folded(NamedTuple):
    """A folded text; `origin` holds the offset each of its characters came from, and the text's length."""

    text: str
    origin: list[int]

    def at(self, offset: int) -> int:
        """The first folded character that came from this offset of the text or a later one."""
        return bisect_left(self.origin, offset)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The offsets in the text of the folded characters `start` to `end`."""
        if start >= end:
            return self.origin[start], self.origin[start]
        return self.origin[start], self.origin[end - 1] + 1


def fold(text: str) -> Folded:
    """One blank for each run of white space, plain quotation marks and dashes, nothing invisible.

    Letters, digits and case stay: what differs after folding differs to a reader. Blanks around a dash do not
    count, because houses set dashes with and without them.
    """
    out: list[str] = []
    origin: list[int] = []
    done = len(text) - len(text.lstrip())
    end = len(text.rstrip())
    for match in _ODD.finditer(text, done, max(done, end)):
        start = match.start()
        out.append(text[done:start])
        origin.extend(range(done, start))
        found = match[0].strip()
        plain = _PLAIN.get(found, found) if found else " "
        out.append(plain)
        origin.extend([start + match[0].index(found)] * len(plain))
        done = match.end()
    if done < end:
        out.append(text[done:end])
        origin.extend(range(done, end))
    origin.append(len(text))
    return Folded("".join(out), origin)
