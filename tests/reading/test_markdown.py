"""Markdown becomes plain paragraphs, and every word of the source is accounted for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.model import LeftOut
from sitrep.paths import shipped
from sitrep.reading import clean
from sitrep.reading.markdown import recognise

SEED = (shipped("seeds") / "dnipropetrovsk.txt").read_text(encoding="utf-8").strip()
PIECES = [
    "word1",
    "word2",
    " ",
    "\n",
    "\n\n",
    "# ",
    "> ",
    "- ",
    "* ",
    "1. ",
    "    ",
    "---\n",
    "===\n",
    "|",
    "\n|-|\n",
]
PIECES += ["`", "```\n", "~~~ ", "_", "**", "~~", "\\", "&", "!", ":"]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("# One\n\ntwo\nthree\n", ("One", "two three")),
        ("One\n===\n\n## Two\n\nthree", ("One", "Two", "three")),
        ("- a\n- b\n  c\n\n  d\n- e\n", ("- a", "- b c", "d", "- e")),
        ("1. a\n2. b\n", ("1. a", "2. b")),
        ("3) a\n4) b\n", ("3) a", "4) b")),
        ("- a\n  - b\n    - c\n", ("- a", "- b", "- c")),
        ("-\n\ntext", ("text",)),
        ("- ```\n  code\n  ```\n", ("- code",)),
        ("> a\n> b\n>\n> c\n", ("a b", "c")),
        ("*a* **b** _c_ `d` ~~e~~ ***f***", ("a b c d e f",)),
        ("[a](http://b) <http://c> ![d e](f.png)", ("a http://c d e",)),
        ("[a][1] [b]\n\n[1]: http://x\n[b]: http://y 'z'", ("a b",)),
        ("a  \nb\\\nc", ("a b c",)),
        ("| a | b |\n|---|---|\n| c | *d* |\n| e |\n", ("a | b", "c | d", "e |")),
        ("> | a |\n> |---|\n> | b | *c* | d\\|e |\n", ("a", "b | *c* | d\\|e")),
        (
            "<div>\n<b>a</b>\n</div>\n\nb <i>c</i> <!-- d -->",
            ("<div> <b>a</b> </div>", "b <i>c</i> <!-- d -->"),
        ),
        ("```python\na\n\nb\n```\n\n    c\n", ("python a b", "c")),
        ("```\nnever closed", ("never closed",)),
        ("\\[red\\] [red]x[/] &lt;b&gt; &amp;", ("[red] [red]x[/] <b> &",)),
        ("a[^1]\n\n[^1]: a note of words", ("a[^1]", "[^1]: a note of words")),
        ("They agreed to:\n• stop\n• talk", ("They agreed to:", "• stop", "• talk")),
    ],
)
def test_what_paragraphs_come_of(text: str, paragraphs: tuple[str, ...]) -> None:
    assert recognise(clean(text)).paragraphs == paragraphs


def test_one_paragraph_a_line_is_recognised_as_in_plain_text() -> None:
    assert recognise(SEED).paragraphs == tuple(SEED.split("\n"))
    assert recognise(SEED.replace("\n", "\n\n")).paragraphs == tuple(SEED.split("\n"))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("# The title\n\ntext", "The title"),
        ("lead in\n\n# The *title*\n\ntext", "The title"),
        ("## The title\n\ntext", "The title"),
        ("Text. More.\n\n## A part\n\ntext", "Text."),
        ("---\ntitle: The title\n---\n# Another\n\ntext", "The title"),
        ('---\ntitle: "The: title"\n---\ntext', "The: title"),
        ("+++\ntitle = 'The title'\n+++\ntext", "The title"),
        ("---\ntitle: |\n  folded\n---\n# The title", "The title"),
        ("---\ntitle:\n---\n# The title", "The title"),
        ("# " + "word " * 100 + "\n\ntext", "word " * 15 + "word…"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert recognise(clean(text)).title == title


@pytest.mark.parametrize("text", ["# The title\n\nlonger text", "The title\n===\n\nlonger text"])
def test_a_heading_that_is_the_title_stays_a_paragraph(text: str) -> None:
    found = recognise(text)
    assert found.paragraphs[0] == found.title == "The title"


def test_front_matter_gives_the_date_and_is_left_out() -> None:
    found = recognise("---\ntitle: T\nauthor: A\ndate: 2024-05-03\n\ntags:\n  - x\n...\nText.")
    assert (found.title, found.published, found.paragraphs) == ("T", "2024-05-03", ("Text.",))
    assert found.left_out == tuple(
        LeftOut(row, "front matter") for row in ("title: T", "author: A", "date: 2024-05-03", "tags:", "- x")
    )


def test_front_matter_is_never_executed_or_expanded() -> None:
    found = recognise("---\ntitle: !!python/object/apply:os.system ['true']\ndate: *a\n---\n# T")
    assert (found.title, found.published) == ("T", None)
    assert len(found.left_out) == 2


def test_front_matter_that_never_closes_is_text() -> None:
    found = recognise("---\ntitle: T\n\ntext")
    assert found.paragraphs == ("title: T", "text")
    assert found.left_out == (LeftOut("---", "separator"),)


def test_what_has_no_words_is_left_out_with_its_reason() -> None:
    found = recognise("a\n\n***\n\n![](map.png)\n\n| x | |\n|---|---|\n| | |\n\n[l]: http://x 'y'\n\n#\n\nb")
    assert found.paragraphs == ("a", "x |", "b")
    assert [(row.text, row.why) for row in found.left_out] == [
        ("***", "separator"),
        ("![](map.png)", "nothing to read"),
        ("|", "nothing to read"),
        ("[l]: http://x 'y'", "link definition"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "&#27;[31mred",
        "&#x9b;2J",
        "&#7;&#8;",
        "&#x202e;txt",
        "&#x200b;",
        "&#x1b;]0;t&#7;",
        "```\na\x07\x08b\n```",
        "&#10;a",
    ],
)
def test_entities_and_code_bring_no_control_characters(text: str) -> None:
    found = recognise(clean(f"# {text}\n\n{text} end\n\n| {text} |\n|---|\n| {text} |\n\n{text}"))
    for row in (found.title, *found.paragraphs, *(row.text for row in found.left_out)):
        assert not re.search("[\x00-\x1f\x7f-\x9f\u200b\u202e]", row)
        assert clean(row) == row


@pytest.mark.parametrize("opening", ["> ", "- ", "1. ", "> - ", "* > "])
def test_what_stands_deeper_than_the_parser_goes_is_kept(opening: str) -> None:
    text = "".join(
        f"{'  ' * n if opening.strip() != '>' else opening * n}{opening}level{n}\n" for n in range(60)
    )
    kept = " ".join(recognise(text).paragraphs)
    assert [f"level{n}" for n in range(60) if f"level{n}" not in kept] == []


@settings(max_examples=300)
@given(
    st.lists(
        st.sampled_from(PIECES),
        max_size=40,
    )
)
def test_no_word_is_ever_lost(pieces: list[str]) -> None:
    text = clean("".join(pieces))
    found = recognise(text)
    kept = " ".join([*found.paragraphs, *(row.text for row in found.left_out)])
    assert {word: kept.count(word) for word in ("word1", "word2")} == {
        word: text.count(word) for word in ("word1", "word2")
    }


@settings(max_examples=150)
@given(st.text(st.sampled_from("ab# \n>-*_`|[]()!<>\\&;~=1.\t“é"), max_size=200))
def test_any_text_gives_clean_paragraphs_of_one_line(text: str) -> None:
    found = recognise(clean(text))
    for row in found.paragraphs:
        assert row and row == row.strip() and "\n" not in row and clean(row) == row
