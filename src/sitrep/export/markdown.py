"""A briefing as Markdown in which the article's own text is shown as it stands."""

from __future__ import annotations

import re

from sitrep.export import found
from sitrep.export.layout import doubt, imprint, left_out_counts, sections_to_print
from sitrep.model import Briefing

# Signs that mean something anywhere in a line of CommonMark or of GitHub's dialect.
_INLINE = re.compile(r"[\\`*_\[\]<>|~&$]")
# What makes a line a heading, a list, a rule, a fence or a setext underline when it opens the line.
_OPENING = re.compile(r"^(#|[-+=:]|\d+(?=[.)]))")
_BLANKS = re.compile(r"[ \t\n]+")


def as_markdown(briefing: Briefing, *, left_out: bool = False) -> str:
    """The briefing as a Markdown document, ended by a newline.

    With `left_out`, what is no part of the article is printed too, else how much of it there is.
    """
    blocks = [f"# {escape(briefing.article.title)}", escape(imprint(briefing))]
    blocks += [f"*Note: {escape(warning)}*" for warning in briefing.article.warnings]
    for section, passages in sections_to_print(briefing):
        blocks.append(f"## {escape(section.title)} ({len(passages)})")
        for passage in passages:
            blocks.append(escape(passage.text))
            if why := doubt(passage, briefing):
                blocks.append(f"*({escape(why)})*")
    blocks += _found(briefing)
    if briefing.article.left_out and not left_out:
        blocks.append(f"*{escape(left_out_counts(briefing))}*")
    elif briefing.article.left_out:
        blocks.append("## Left out")
        blocks.append(
            "\n".join(f"- {escape(line.text)} ({escape(line.why)})" for line in briefing.article.left_out)
        )
    return "\n\n".join(blocks) + "\n"


def _found(briefing: Briefing) -> list[str]:
    """Contested claims with both wordings, people with their offices, dates with their days."""
    blocks: list[str] = []
    if pairs := found.contested(briefing):
        blocks.append(f"## Contested ({len(pairs)})")
        for claim, others in pairs:
            blocks.append(
                "\n".join([f"- {escape(claim)}", *(f"- against: {escape(other)}" for other in others)])
            )
    for title, entries in (("People", found.people(briefing)), ("Dates", found.dates(briefing))):
        if entries:
            blocks.append(f"## {title} ({len(entries)})")
            blocks.append("\n".join(f"- {escape(entry)}" for entry in entries))
    return blocks


def escape(text: str) -> str:
    """`text` on one line, so written that Markdown shows its every sign and makes nothing of it."""
    line = _INLINE.sub(r"\\\g<0>", _BLANKS.sub(" ", text).strip(" "))
    if opening := _OPENING.match(line):
        sign = opening[0]
        line = (f"{sign}\\" if sign[0].isdecimal() else f"\\{sign}") + line[len(sign) :]
    return line
