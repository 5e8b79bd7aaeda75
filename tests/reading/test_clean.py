"""What `clean` takes out, what it leaves, and that a second pass finds nothing to do."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.reading import clean, line
from sitrep.reading.clean import JOINED, MARKS, RUN

ZWJ, ZWNJ, VS16 = "\u200d", "\u200c", "\ufe0f"
NEVER = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\U000e0000-\U000e0fff]"
)
PIECES = st.sampled_from(
    [
        *(
            "\x1b[31m",
            "\x1b]0;owned\x07",
            "\x1b]52;c;YQ==\x1b\\",
            "\x1b]8;;http://x",
            "\x1bP1$qm",
            "\x1b",
            "\x9b2J",
            "\x9d0;t\x9c",
        ),
        *(
            "\x90",
            "\x98 x",
            "\x9c",
            "\r",
            "\r\n",
            "\v",
            "\x85",
            "\u2028",
            "\t",
            "\x00",
            "\x07",
            "\x08",
            "\x7f",
            "\ud800",
        ),
        *(
            "\u202e",
            "\u2066",
            "\u200b",
            "\u200e",
            "\ufeff",
            "\U000e0041",
            "\u00ad",
            "\ufe0e",
            "\u115f",
            "\u3164",
        ),
        *(
            ZWJ,
            ZWNJ,
            VS16,
            "\u0301",
            "\u0323",
            "\u0338",
            "\u0344",
            "\u20e3",
            "\u05bc",
            "\ufb2a",
            "\u0958",
            "\u094d",
        ),
        *(
            "क",
            "ष",
            "ന്",
            "م",
            "ی",
            "é",
            "e",
            "\u1100",
            "\u1161",
            "\u212a",
            "1",
            "#",
            "\u2194",
            "=",
            ".",
            " ",
            "\n",
        ),
        *(
            "👩",
            "👧",
            "\U0001f3fd",
            "❤",
            "🏳",
            "🌈",
            "“",
            "’",
            "я",
            "漢",
            "\u0f40\u0f90\u0f71",
            "\u0e19\u0e49",
        ),
    ]
)
TEXTS = st.one_of(
    st.text(st.characters(exclude_categories=[])),
    st.lists(PIECES, max_size=40).map("".join),
    st.lists(st.one_of(PIECES, st.text(st.characters(exclude_categories=[]), max_size=3)), max_size=30).map(
        "".join
    ),
)


@given(TEXTS)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert line(line(text)) == line(text)


@given(TEXTS)
def test_nothing_dangerous_is_left(text: str) -> None:
    assert not NEVER.search(clean(text))
    assert unicodedata.is_normalized("NFC", clean(text))


@given(TEXTS, st.integers(2, 60))
def test_a_line_is_one_line_and_bounded(text: str, most: int) -> None:
    short = line(text, most)
    assert len(short) <= most
    assert "\n" not in short
    assert short == short.strip()
    assert line(short, most) == short


@given(st.text(st.sampled_from("abc é я漢字かم“”’—–… \n.,()1234567890[]\\")))
def test_plain_text_passes_unchanged(text: str) -> None:
    assert clean(unicodedata.normalize("NFC", text)) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "text",
    [
        "“Moscow’s broader strategy” — a trap…",
        "Президент Володимир Зеленський їде до Києва.",
        "ウクライナ軍は東京で会談した。漢字",
        "القوات الروسية دخلت القرية.",
        "נשיא אוקראינה",
        f"می{ZWNJ}خواهم",
        f"क्{ZWJ}ष",
        f"അവന{'്'}{ZWJ} വന്നു",
        f"👩{ZWJ}👩{ZWJ}👧{ZWJ}👦",
        f"👩🏽{ZWJ}🚀",
        f"🏳{VS16}{ZWJ}🌈",
        f"❤{VS16}{ZWJ}🔥",
        f"1{VS16}\u20e3",
        f"⚠{VS16} warning",
        "🇺🇦 flag",
        "Việt Nam, Zürich, Łódź",
        "สวัสดี ภาษาไทย",
        "[red]brackets[/red] \\[stay] {x}",
        "two  spaces\n\n  and indents",
    ],
)
def test_the_letters_of_living_text_stay(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("a\x1b[31mred\x1b[0mb", "aredb"),
        ("a\x1b]0;owned\x07b", "ab"),
        ("a\x1b]52;c;cm0gLXJm\x1b\\b", "ab"),
        ("a\x1bPq#0~~\x1b\\b", "ab"),
        ("a\x1b_Gf=100;AAAA\x1b\\b", "ab"),
        ("a\x1b]8;;https://bank.example\x1b\\bank\x1b]8;;\x1b\\b", "abankb"),
        ("a\x9b31mb", "ab"),
        ("a\x9d0;owned\x9cb", "ab"),
        ("a\x90q~~\x9cb", "ab"),
        ("a\x1b[12345678901234567890mb", "ab"),
        ("a\x1bcb", "ab"),
        ("a\x1b(0b", "ab"),
        ("a\x1b", "a"),
        ("an unclosed \x1b]0;string goes on\nnext line", "an unclosed 0;string goes on\nnext line"),
        ("harmless\rHARMFUL", "harmless\nHARMFUL"),
        ("a\r\nb\vc\fd\x85e\u2028f\u2029g", "a\nb\nc\nd\ne\nf\ng"),
        ("a\x00\x07\x08\x7fb", "ab"),
        ("a\tb\n\tc", "a   b\n    c"),
        ("user\u202etxt.exe", "usertxt.exe"),
        ("zero\u200bwidth\ufeff\u2060", "zerowidth"),
        ("co\u00adoperate", "cooperate"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("e\u0301", "é"),
        ("\u0301alone", "alone"),
        ("a \u0301b", "a b"),
        (f"pass{ZWJ}word{ZWNJ}", "password"),
        (f"e{ZWJ}\u0301", "é"),
        (f"a{VS16}b☃\ufe0e1{VS16}2", "ab☃12"),
        (f"👩{ZWJ}{ZWJ}👧", "👩👧"),
        ("half \ud83d pair", "half \ufffd pair"),
        ("\u2194\u0338", "\u21ae"),
    ],
)
def test_what_goes(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text", ["Привіт, “світе”".encode().decode("latin-1"), "Лавров “said” so".encode().decode("latin-1")]
)
def test_wrongly_decoded_text_keeps_what_can_be_seen_of_it(text: str) -> None:
    visible = [char for char in text if (char > "\x9f" and char != "\u00ad") or char.isascii()]
    assert clean(text) == "".join(visible)


def test_marks_on_a_letter_are_bounded() -> None:
    assert len(clean("x" + "\u0316" * 1000)) == 1 + MARKS
    assert clean("x" + "\u0316" * MARKS + "y") == "x" + "\u0316" * MARKS + "y"
    assert clean("\u0316" * 100_000) == ""


def test_joined_emoji_are_bounded_and_none_is_lost() -> None:
    cleaned = clean(ZWJ.join("👩" * 100))
    assert cleaned.count("👩") == 100
    assert max(len(group) for group in re.findall(f"👩(?:{ZWJ}👩)*", cleaned)) == 2 * JOINED - 1
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    "unit", ["a", "e\u0323\u0301", f"ب{ZWNJ}", f"👩{ZWJ}", f"❤{VS16}", "x" + "\u0316" * 8]
)
def test_a_long_run_is_cut_between_letters(unit: str) -> None:
    cleaned = clean(unit * 25_000)
    assert max(map(len, cleaned.split())) <= RUN
    assert clean(cleaned) == cleaned
    assert cleaned.replace(" ", "").replace(ZWNJ, "").replace(ZWJ, "") == clean(unit * 25_000).replace(
        " ", ""
    ).replace(ZWNJ, "").replace(ZWJ, "")
    assert sum(map(str.isalnum, cleaned)) == sum(map(str.isalnum, unit)) * 25_000 or not unit[0].isalnum()


def test_a_run_of_the_longest_length_stays_whole() -> None:
    assert clean("a" * RUN) == "a" * RUN
    assert clean("a" * (RUN + 1)) == "a" * RUN + " a"


def test_a_line_is_shortened_with_an_ellipsis() -> None:
    assert line("word " * 300).endswith("…")
    assert line("a\nb\t c\u202e") == "a b c"
    assert line("abcdef", 4) == "abc…"
    assert line("ab def", 4) == "ab…"
    assert line("") == ""
