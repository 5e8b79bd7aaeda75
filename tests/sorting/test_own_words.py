"""The reader's own words: which are offered, how they are written, and what they do to the next article."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from sitrep.errors import ProfileError
from sitrep.model import Fixed
from sitrep.sorting import Profile, sort
from sitrep.sorting.own_words import MOST, block, telling, with_own_words
from tests.sorting.profiles import small

PHRASES = """
[[phrases]]
section = "land"
3 = "tank*"
[[phrases]]
section = "sea"
3 = "ship*, special envoy"
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return small(tmp_path, PHRASES)


def taught(profile: Profile, folder: Path, text: str) -> Profile:
    file = folder / "lexicon.toml"
    file.write_text(text, encoding="utf-8")
    return with_own_words(profile, file)


def own(profile: Profile, text: str) -> list[tuple[str, str, float]]:
    (passage,) = sort([text], profile)
    return [
        (item.section, item.text, item.weight) for item in passage.evidence if item.kind in ("own", "phrase")
    ]


def test_without_a_file_nothing_changes(profile: Profile, tmp_path: Path) -> None:
    assert with_own_words(profile, tmp_path / "none.toml") is profile
    assert taught(profile, tmp_path, "# only a comment\n") is profile


def test_own_words_count_and_take_the_place_of_the_profiles(profile: Profile, tmp_path: Path) -> None:
    text = '[[words]]\nsection = "sea"\n3 = "mole*, tank*"\n"2.5" = "envoy"\n0 = "ship of fools"\n'
    more = taught(profile, tmp_path, text)
    assert own(more, "Two moles and a tank.") == [("sea", "moles", 3.0), ("sea", "tank", 3.0)]
    assert own(more, "The envoy met a special envoy.") == [
        ("sea", "envoy", 2.5),
        ("sea", "special envoy", 3.0),
    ]
    assert own(more, "A ship of fools, a ship.") == [("sea", "ship", 3.0)]
    assert own(profile, "Two moles and a tank.") == [("land", "tank", 3.0)]


def test_words_for_another_profile_are_left_alone(profile: Profile, tmp_path: Path) -> None:
    text = (
        '[[words]]\nprofile = "energy"\nsection = "markets"\n3 = "tank"\n'
        '[[words]]\nsection = "markets"\n3 = "tank"\n[[words]]\nprofile = "small"\nsection = "sea"\n3 = "mole"\n'
    )
    assert own(taught(profile, tmp_path, text), "A tank on the mole.") == [
        ("land", "tank", 3.0),
        ("sea", "mole", 3.0),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[word]]\n", r"line 1, is broken at word: no such key; did you mean 'words'"),
        ("\n[words]\n", r"line 2, is broken at words: write it as \[\[words\]\] blocks"),
        (
            '[[words]]\nprofile = "small"\nsection = "see"\n',
            r"line 3, is broken at words\[1\].section: 'see' is no section of small; did you mean 'sea'",
        ),
        (
            '# x\n[[words]]\n3 = "a"\n',
            r"line 2, is broken at words\[1\].section: it is missing; there are land",
        ),
        ('[[words]]\nsection = "sea"\nsince = "x"\n', r"words\[1\].since: no such key; there are profile"),
        ('[[words]]\nsectoin = "sea"\n', r"words\[1\].section: it is missing"),
        ('[[words]]\nsection = "sea"\n101 = "x"\n', r"line 3, is broken at words\[1\].101: a weight must be"),
        ('[[words]]\nsection = "sea"\n3 = 3\n', r"words\[1\].3: it must be a text of phrases"),
        (
            '[[words]]\nsection = "sea"\n3 = """good,\nba*d"""\n',
            r"line 4, is broken at words\[1\].3: the phrase 'ba\*d'",
        ),
        ("[[words]]\nsection = 3\n", r"words\[1\].section: it must be a text"),
        ("[[words]\n", r"is not valid TOML: .*line 1"),
    ],
)
def test_a_broken_lexicon_is_named_with_line_and_key(
    profile: Profile, tmp_path: Path, text: str, message: str
) -> None:
    with pytest.raises(ProfileError, match=message) as caught:
        taught(profile, tmp_path, text)
    assert str(caught.value).startswith(f"Your lexicon {tmp_path / 'lexicon.toml'}")


def test_other_broken_lexicons(profile: Profile, tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(ProfileError, match="is not UTF-8"):
        with_own_words(profile, tmp_path / "latin.toml")
    with pytest.raises(ProfileError, match="cannot be read: Is a directory"):
        with_own_words(profile, tmp_path)
    (tmp_path / "big.toml").write_bytes(b"#" * (2 << 20))
    with pytest.raises(ProfileError, match="larger than 1 MB"):
        with_own_words(profile, tmp_path / "big.toml")


def test_what_is_offered_is_found_again_and_tells_this_passage_from_others(profile: Profile) -> None:
    passages = sort(
        [
            "The harbour master’s icebreakers cleared the shipping lane for tankers, the ministry said on Monday.",
            "The ministry said a tank drove into the village, and tankers of fuel followed.",
        ],
        profile,
        [Fixed(0, 0, 60, "sea"), Fixed(1, 0, 60, "land")],
    )
    terms = telling(passages[0], passages)
    phrases = [term.phrase for term in terms]
    assert "icebreaker*" in phrases and "harbour master*" in phrases
    assert phrases.index("shipping lane*") < phrases.index("icebreaker*")
    assert not {"ministry*", "monday", "said", "ships", "icebreakers cleared*"} & set(phrases)
    assert len(terms) <= MOST
    for term in terms:
        assert term.words in passages[0].text


def test_what_the_profile_counts_for_another_section_comes_last_and_says_so(profile: Profile) -> None:
    paragraphs = ["Two tankers, an icebreaker and the harbour crew waited for the convoy."]
    passages = sort(paragraphs, profile, [Fixed(0, 0, 60, "sea")])
    terms = telling(passages[0], passages)
    assert [term.rival for term in terms] == [*[""] * (len(terms) - 1), "land"]
    assert terms[-1].words == "tankers"


def test_a_learned_block_is_toml_that_teaches_exactly_these_words(profile: Profile, tmp_path: Path) -> None:
    text = block(["icebreaker*", "shipping lane*"], "sea", "small", 'The "ice" \\ line\n', "2026-03-01")
    (words,) = tomllib.loads(text)["words"]
    assert words["from"] == 'The "ice" \\ line '
    more = taught(profile, tmp_path, text)
    (passage,) = sort(["Icebreakers in two shipping lanes."], more)
    assert passage.section == "sea"
    assert own(more, "Icebreakers in two shipping lanes.") == [
        ("sea", "Icebreakers", 3.0),
        ("sea", "shipping lanes", 3.0),
    ]
