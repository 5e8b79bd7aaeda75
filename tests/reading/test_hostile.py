"""Files written to break a reader: whatever they hold comes out as safe text or as one sentence."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sitrep.errors import SourceError
from sitrep.model import Article
from sitrep.reading import clean, read_bytes

LAST = "The end of the article is here."
NEVER = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e0fff]"
)

CONTROLS = {
    "csi": "\x1b[2J\x1b[3J\x1b[1;1H\x1b[?1049l\x1b[?1003h\x1b[6n\x1b[21t",
    "csi long": "\x1b[" + "9" * 100_000 + "m",
    "csi unclosed": "a\x1b[",
    "osc": "\x1b]0;owned\x07\x1b]52;c;Y3VybCBldmls\x07\x1b]8;;file:///etc/passwd\x1b\\x\x1b]8;;\x1b\\",
    "osc unclosed": "\x1b]0;never finished",
    "dcs": "\x1bPq#0;2;0;0;0~~\x1b\\\x1bP$qm\x1b\\\x1bPtmux;\x1b\x1b]52;c;YQ==\x07\x1b\\",
    "apc pm sos": "\x1b_Gf=24,t=f;L2V0Yy9wYXNzd2Q=\x1b\\\x1b^pm\x1b\\\x1bXsos\x1b\\",
    "c1": "".join(map(chr, range(0x80, 0xA0))),
    "c1 strings": "\x9d0;t\x9c\x90q\x9c\x9b31m\x9f" * 100,
    "c0": "".join(map(chr, range(32))),
    "introducers": "\x1b]\x9d\x90" * 100_000,
    "bells": "\x07" * 100_000,
    "carriage": "harmless\rHARMFUL",
    "bidi": "\u202a\u202b\u202d\u202e\u2066\u2067\u2068" * 10_000 + "txt.exe",
    "zero width": "z\u200be\u200cr\u200do\u2060\ufeff",
    "tags": "".join(map(chr, range(0xE0000, 0xE0080))),
    "marks": "x" + "\u0301\u0316" * 200_000,
    "marks alone": "\u0489" * 200_000,
    "joined": "\u200d".join("👩" * 30_000),
    "joiners": "\u200c\u200d\ufe0f" * 100_000,
    "nonword": "“—”…" * 100_000,
    "run": "x" * 1_000_000,
    "noncharacters": "\ufdd0\ufffe\uffff\U0001ffff\U0010ffff",
    "entities": "&#27;[31m &#x1b;]0;owned&#7; &#0; &#xD800; &#x110000; &#x9b; &#x202e;",
    "markup": "[red]x[/red] [/] [@click=app.quit]y[/] [link=file:///etc/passwd]z \\[ {0} %s",
}
MARKDOWN = {
    "deep quote": "> " * 2000 + "deep",
    "quotes": "\n".join("> " * n + "q" for n in range(100)),
    "deep list": "".join("  " * n + "- item\n" for n in range(200)),
    "emphasis": "*a **b " * 3000,
    "closed emphasis": "*" * 5000 + "a" + "*" * 5000,
    "brackets": "[" * 20_000,
    "closed brackets": "[" * 3000 + "]" * 3000,
    "links": "[a](" * 5000,
    "images": "![a](" * 3000,
    "backticks": "".join("`" * n + "a" for n in range(200)),
    "headings": "# h\n" * 2000,
    "table": "|a|b|\n|-|-|\n" + "|x|y|\n" * 2000,
    "wide table": "|a" * 1000 + "|\n" + "|-" * 1000 + "|\n" + "|b" * 1000 + "|",
    "entities": "&" * 20_000 + "&amp" * 5000,
    "references": "[a]: <b>\n[b]: <a>\n[a] [b] [c]",
    "definitions": "".join(f"[{n}]: http://x/{n}\n" for n in range(2000)),
    "html": "<" * 20_000 + "<!--" * 2000,
    "angles": "<a " * 5000,
    "autolinks": "<http://x" * 3000,
    "escapes": "\\" * 20_000,
    "fence": "```" * 3000 + "\nx",
    "front matter": "---\ntitle: \x1b[31mred\u202e\ndate: \x07\n---\n# T",
}


def texts(article: Article) -> Iterator[str]:
    yield from (article.id, article.title, article.source, article.published or "")
    yield from (*article.paragraphs, *article.warnings)
    for row in article.left_out:
        yield from (row.text, row.why)


def check(article: Article) -> None:
    for text in texts(article):
        assert not NEVER.search(text)
        text.encode()
    assert article.paragraphs
    assert len(article.title) <= 500
    assert all(clean(paragraph) == paragraph for paragraph in article.paragraphs)


@pytest.mark.parametrize("name", ["a.txt", "a.md", "-"])
@pytest.mark.parametrize("what", CONTROLS)
def test_hostile_characters_leave_a_safe_article(what: str, name: str) -> None:
    text = f"Rescue teams reached the valley.\n\n{CONTROLS[what]}\n\n{LAST}\n"
    article = read_bytes(text.encode("utf-8", "surrogatepass"), name)
    check(article)
    assert article.paragraphs[0] == "Rescue teams reached the valley."
    assert article.paragraphs[-1] == LAST


@pytest.mark.parametrize("what", MARKDOWN)
def test_hostile_markdown_leaves_an_article(what: str) -> None:
    article = read_bytes(f"{MARKDOWN[what]}\n\n{LAST}\n".encode(), "a.md")
    check(article)
    assert LAST in article.paragraphs[-1]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_paragraphs_without_number_and_blank_lines_without_end(name: str) -> None:
    article = read_bytes(b"One more paragraph of words.\n\n" * 2000 + b"\n" * 200_000 + LAST.encode(), name)
    check(article)
    assert len(article.paragraphs) == 2001


@settings(max_examples=200)
@given(st.binary(max_size=400), st.sampled_from(["a.txt", "a.md", "-"]))
def test_any_bytes_are_an_article_or_one_sentence(data: bytes, name: str) -> None:
    try:
        check(read_bytes(data, name))
    except SourceError as error:
        assert not NEVER.search(str(error))
        assert str(error).endswith(".")


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_a_good_article_with_random_damage(name: str) -> None:
    dice = random.Random(20240503)
    good = ("# Title\n\n" + "Rescue teams reached “the valley” on Monday, 5 €.\n\n" * 20).encode()
    pieces = [text.encode("utf-8", "replace") for text in CONTROLS.values() if len(text) < 500]
    for _ in range(150):
        data = bytearray(good)
        for _ in range(dice.randint(1, 5)):
            at = dice.randrange(len(data))
            data[at:at] = dice.choice([*pieces, dice.randbytes(2), b"\n" * 3])
        try:
            check(read_bytes(bytes(data), name))
        except SourceError as error:
            assert "is not" in str(error)
