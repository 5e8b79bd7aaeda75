"""The briefing as Markdown: a reader of Markdown shows the article's own signs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from sitrep.export.markdown import as_markdown, escape
from tests.export.made import LEFT_OUT, briefing

_READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])


def shown(markdown: str) -> str:
    """What a reader shows of a single paragraph; anything but plain text in it fails."""
    opening, inline, _closing = _READER.parse(markdown)
    assert opening.type == "paragraph_open"
    assert {token.type for token in inline.children or ()} <= {"text", "text_special"}
    return "".join(token.content for token in inline.children or ())


@pytest.mark.parametrize(
    "text",
    [
        "# 5 villages", "- said", "+ said", "1986. A year", "1) first", "> quoted", "***", "---", "===", "```", "~~~",
        "*bold* _it_ `code` [link](x) ![pic](y) <b> <!-- x --> &amp; a|b ~~no~~ $x$", "\\", "a\\", "[x]: y", "|-|",
        "T-72 [Kyiv] 5*5 snake_case <https://x.y> &#27;", ":--", "    four blanks", "a\n# b\n- c",
    ],
)  # fmt: skip
def test_an_articles_signs_are_shown_as_they_stand(text: str) -> None:
    assert shown(escape(text)) == " ".join(text.split())


@given(st.text(st.sampled_from("ab1#*_-+=[]()<>!|~`&;$.\\:\"' \n/"), min_size=1, max_size=40))
def test_no_mixture_of_signs_is_markup(text: str) -> None:
    if text.strip():
        assert shown(escape(text)) == " ".join(text.split())


def test_the_whole_document() -> None:
    made = briefing(
        "A title", "A [Kyiv] passage.", published="2025-08-27", warnings=("Cut.",), left_out=LEFT_OUT
    )
    assert as_markdown(made).endswith("*Left out: 1 line (newsletter box 1); --left-out prints them.*\n")
    assert as_markdown(made, left_out=True) == (
        "# A title\n\n"
        "/somewhere/article.txt · 2025-08-27 · 5 words\n\n"
        "*Note: Cut.*\n\n"
        "## Overview (0)\n\n"
        "## Battlefield (1)\n\n"
        "A \\[Kyiv\\] passage.\n\n"
        "*(not sure: perhaps Diplomacy)*\n\n"
        "## Diplomacy (0)\n\n"
        "## Left out\n\n"
        "- Subscribe to our newsletter (newsletter box)\n"
    )
