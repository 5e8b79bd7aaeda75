"""Tokens keep their places in the original text; phrases match as the profile's language says."""

from __future__ import annotations

import pytest

from sitrep.sorting.phrases import Lexicon, form, parse, tokenise, write_line


def lexicon(*phrases: str, kind: str = "phrase") -> Lexicon:
    index: dict[str, str] = {}
    for phrase in phrases:
        first, *rest = parse(phrase)
        line = write_line(rest, [(kind, 0, 2)])
        index[first] = f"{index[first]}\n{line}" if first in index else line
    return Lexicon(index, ["land"])


def found(text: str, *phrases: str) -> list[str]:
    tokens = tokenise(text)
    return [
        " ".join(tokens[at].raw for at in hit.tokens) for hit in lexicon(*phrases).find(text, tokens, head=5)
    ]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("Air-defence", ["air", "defence"]),
        ("Ukraine’s Ukraine's", ["ukraine", "ukraine"]),
        ("don’t", ["don't"]),
        ("U.S. US us", ["u.s", "u.s", "us"]),
        ("U.N. envoys", ["un", "envoys"]),
        ("Erdoğan Støre Suwałki", ["erdogan", "stoere", "suwalki"]),
        ("Kyi\u0306v ci\u200bty", ["kyiv", "city"]),
        ("1,040 soldiers, $2.4m and 15.5%", ["1,040", "soldiers", "$", "2.4m", "and", "15.5", "%"]),
        ("the end.The next", ["the", "end", "the", "next"]),
        ("", []),
    ],
)
def test_words_are_compared_in_one_form(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokenise(text)] == forms


def test_places_are_those_of_the_original_text() -> None:
    text = "«Ци\u0301вилі»\u00a0— the cit\u200by’s U.S. ＡＢ F-16s 🙂 end"
    for token in tokenise(text):
        assert text[token.start : token.end] == token.raw
        assert form(token.raw) == token.form
    assert [token.raw for token in tokenise(text)][-1] == "end"


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("shell*", "Shelling, shells and shelter", ["Shelling", "shells"]),
        (
            "ground assault*",
            "A ground-assault; ground assaults; grounds",
            ["ground assault", "ground assaults"],
        ),
        ("# drones", "They sent 45 drones, two drones, many drones", ["45 drones", "two drones"]),
        ("killed #", "killed 3 and killed dozens and killed none", ["killed 3", "killed dozens"]),
        ("=SAFE", "The SAFE loans are safe. Safe", ["SAFE"]),
        ("seize* .. village", "They seized the small village", ["seized village"]),
        ("seize* .. village", "seized a very small old eastern village", []),
        ("seize* .. village", "They seized it. The village burned", []),
        ("seize* .. village*", "seized a village and villages", ["seized village"]),
        ("loss .. # men", "a loss of about 40 men", ["loss 40 men"]),
        ("u.s envoy", "A US envoy and a U.S. envoy and us envoy", ["US envoy", "U.S. envoy"]),
        ("f 16*", "F-16s and an F16", ["F 16s"]),
        ("air defence", "the air", []),
    ],
)
def test_a_phrase_matches(phrase: str, text: str, hits: list[str]) -> None:
    assert found(text, phrase) == hits


def test_of_many_phrases_that_begin_alike_each_is_found_and_no_other() -> None:
    words = [f"{one}{other}" for one in "bcdfghkl" for other in ("an", "ano", "anot", "e", "is", "ob")]
    phrases = sorted(f"the {word} {last}" for word in words for last in ("army", "base", "front", "zone"))
    phrases = ["the", "the #", "the .. moon", "the zzz*", *phrases]
    assert [phrase for phrase in phrases[4:] if found(phrase, *phrases) != [phrase]] == []
    assert [word for word in words if found(f"the {word} camp", *phrases) != ["the"]] == []
    assert found("the 12 and the zzzz or the big moon", *phrases) == ["the 12", "the zzzz", "the moon"]
    assert found("the aaa, the zoo and the", *phrases) == ["the"] * 3


def test_the_longest_phrase_takes_its_words() -> None:
    phrases = ("security", "guarantee*", "security guarantee*", "guarantees for ukraine", "ukraine")
    assert found("security guarantees for Ukraine", *phrases) == ["security", "guarantees for Ukraine"]
    assert found("security guarantees in Ukraine", *phrases) == ["security guarantees", "Ukraine"]


def test_a_longer_stem_goes_before_a_shorter_one() -> None:
    hits = lexicon("peace*", "peacekeep*").find(text := "Peacekeepers", tokenise(text), head=5)
    assert [hit.phrase for hit in hits] == ["peacekeep*"]


def test_of_equal_phrases_the_one_that_says_most_counts() -> None:
    def meaning(*lines: tuple[str, str, int, float]) -> tuple[str, float]:
        rows = [write_line([rest], [(kind, section, weight)]) for rest, kind, section, weight in lines]
        words = Lexicon({"contact": "\n".join(rows)}, ["land", "sea"])
        (hit,) = words.find(text := "The contact group", tokenise(text), head=5)
        return hit.meanings[0].section, hit.meanings[0].weight

    stem, exact = ("group*", "phrase", 0, 4.0), ("group", "phrase", 1, 5.0)
    assert meaning(stem, exact) == ("sea", 5.0)
    assert meaning(stem, ("group", "phrase", 1, 3.0)) == ("land", 4.0)
    assert meaning(stem, ("group", "phrase", 1, 0.0)) == ("sea", 0.0)  # it is to keep the words silent
    assert meaning(stem, ("group", "own", 1, 1.0)) == ("sea", 1.0)  # the reader's own goes before


def test_a_gap_leaves_the_words_between_to_others() -> None:
    assert found("seized the burning village", "seized .. village", "burning") == [
        "seized village",
        "burning",
    ]


def test_cues_count_only_at_the_head() -> None:
    cue = lexicon("meanwhile", kind="cue")
    for text, hits in (("And meanwhile it rained", 1), ("It rained all of the day meanwhile", 0)):
        assert len(cue.find(text, tokenise(text), head=3)) == hits


@pytest.mark.parametrize(
    ("phrase", "reason"),
    [
        ("", "is empty"),
        (".. village", "gap"),
        ("village ..", "gap"),
        ("—", "without letters"),
        ("a.b*c", "not where it belongs"),
        ("road?", "never matched"),
        ("vil*age", "not where it belongs"),
        ("=", "not where it belongs"),
        ("*", "without letters"),
    ],
)
def test_a_phrase_that_can_never_match_is_refused(phrase: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse(phrase)
