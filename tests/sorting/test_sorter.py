"""Passages are sorted by their words and their neighbours, and the evidence is the arithmetic."""

from __future__ import annotations

import math
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.model import Fixed, Passage
from sitrep.reading import read
from sitrep.sorting import Profile, load_profile, scores, sort, without_correction
from sitrep.sorting.decoder import softmax
from sitrep.sorting.sorter import decided
from tests.sorting.profiles import small

SMALL = """
[words]
continuation = "he, they"
shift = "meanwhile, on the other side"
[[phrases]]
section = "land"
4 = "tank*, trench"
1 = "village"
[[phrases]]
section = "sea"
4 = "ship*, harbour"
[[furniture]]
8 = "read more"
[[cues]]
section = "sea"
5 = "at sea"
[[people]]
section = "sea"
weight = 3
[people.names]
"admiral of the fleet" = "Anna Vask, Vask"
"""


@pytest.fixture
def profile(tmp_path: Path) -> Profile:
    return small(tmp_path, SMALL)


@pytest.fixture(scope="module")
def conflict() -> Profile:
    return load_profile("conflict")


def default_article() -> tuple[str, ...]:
    return read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")).paragraphs


CUT = (
    "Russian forces captured the village of Zarichne after heavy fighting and artillery shelling, the general staff"
    " said. In Geneva, negotiators from the United States and Ukraine held a second round of peace talks and agreed"
    " to meet again next week."
)


def reasons(passage: Passage, kind: str) -> list[tuple[str, str, float]]:
    return [(item.section, item.text, item.weight) for item in passage.evidence if item.kind == kind]


def test_the_default_article_comes_out_as_labelled(conflict: Profile) -> None:
    passages = sort(default_article(), conflict)
    assert [passage.section for passage in passages] == [
        *["battlefield"] * 5,
        *["diplomacy"] * 2,
        "security",
        "home_front",
        "overview",
    ]
    assert [passage.id for passage in passages] == [f"p{number}" for number in range(1, 11)]
    assert all(passage.text == text for passage, text in zip(passages, default_article(), strict=True))
    assert all((passage.start, passage.end) == (0, len(passage.text)) for passage in passages)


def test_evidence_adds_up_to_score_and_posterior(conflict: Profile) -> None:
    for passage in sort(default_article(), conflict):
        totals = scores(passage)
        assert max(totals, key=totals.__getitem__) == passage.section
        powers = {key: math.exp(total / conflict.settings.temperature) for key, total in totals.items()}
        assert powers[passage.section] / sum(powers.values()) == pytest.approx(passage.confidence)


def test_evidence_stands_on_the_words_it_names(conflict: Profile) -> None:
    paragraphs = [*default_article(), CUT]
    for passage in sort(paragraphs, conflict):
        for item in passage.evidence:
            if item.start is None or item.end is None:
                assert item.kind in ("bias", "context")
            else:
                assert paragraphs[passage.paragraph][item.start : item.end] == item.text
                assert passage.start <= item.start < item.end <= passage.end


def test_the_same_text_is_always_sorted_the_same(conflict: Profile) -> None:
    assert sort(default_article(), conflict) == sort(default_article(), load_profile("conflict"))


def test_every_kind_of_evidence(profile: Profile) -> None:
    text = "At sea, admiral Anna Vask met a ship and a tank. Vask sank it, said Vask. Read more"
    (passage,) = sort([text], profile)
    assert reasons(passage, "cue") == [("sea", "At sea", 5)]
    assert reasons(passage, "person") == [
        ("sea", "Anna Vask", 3),
        ("sea", "Vask", 3),
        ("sea", "Vask", 3 * 0.4),
    ]
    assert reasons(passage, "phrase") == [("sea", "ship", 4), ("land", "tank", 4)]
    assert reasons(passage, "furniture") == [("overview", "Read more", 8)]
    assert reasons(passage, "bias") == [("overview", "every passage", 3)]
    assert {text for _, text, _ in reasons(passage, "context")} == {"the article as a whole"}


def test_a_short_passage_speaks_for_the_overview(profile: Profile) -> None:
    profile = profile._replace(settings=profile.settings._replace(short=2.0))
    few, many = sort(["It was so. " * 5, "It was so. " * 20], profile)
    assert reasons(few, "bias")[1] == ("overview", "a short passage", pytest.approx(2 * math.log(2)))
    assert reasons(many, "bias")[1] == ("overview", "a long passage", pytest.approx(-2 * math.log(2)))


def test_a_repeated_phrase_counts_less(profile: Profile) -> None:
    (passage,) = sort(["Tanks meet a tank and tanks."], profile)
    assert reasons(passage, "phrase") == pytest.approx(
        [("land", "Tanks", 4), ("land", "tank", 1.6), ("land", "tanks", 1.6)]
    )


def test_a_passage_without_words_of_its_own_follows_its_neighbours(profile: Profile) -> None:
    paragraphs = ["A tank in a trench, tanks.", "They went on for hours.", "The trench held, and tanks came."]
    before, between, after = sort(paragraphs, profile)
    assert (before.section, between.section, after.section) == ("land", "land", "land")
    assert "the passage before is Land" in {text for _, text, _ in reasons(between, "context")}
    assert "the passage after is Land" in {text for _, text, _ in reasons(between, "context")}
    assert before.sure and before.confidence > between.confidence
    (alone,) = sort(["They went on for hours."], profile)
    assert alone.section == "overview"


def share_of_land(paragraphs: list[str], profile: Profile) -> float:
    return scores(sort(paragraphs, profile)[1])["land"]


@pytest.mark.parametrize(
    ("opening", "relation"),
    [("He", 1), ("“It", 1), ("- It", 1), ("Meanwhile it", -1), ("On the other side it", -1)],
)
def test_opening_words_tie_or_untie(profile: Profile, opening: str, relation: int) -> None:
    plain = share_of_land(["A tank in a trench.", "Someone rained for hours."], profile)
    opened = share_of_land(["A tank in a trench.", f"{opening} rained for hours."], profile)
    assert (opened - plain) * relation > 0


def test_many_headings_say_no_more_of_what_the_article_is_like_than_one(profile: Profile) -> None:
    def whole(*headings: str) -> list[float]:
        first, *_ = sort(["The tanks are in the trench.", *headings], profile)
        return [item.weight for item in first.evidence if item.text == "the article as a whole"]

    assert whole("Part one", "Part two", "Part three") == pytest.approx(whole("Part one"), abs=0.05)


@pytest.mark.parametrize("heading", ["Tanks on the move", "What we know"])
def test_a_heading_is_furniture_and_speaks_for_what_follows(profile: Profile, heading: str) -> None:
    first, second = sort([heading, "It was a long day for all."], profile)
    assert first.section == "overview"
    assert reasons(first, "furniture") == [("overview", heading, 6)]
    lean = scores(second)["land"] - scores(second)["sea"]
    assert lean > 0.5 if heading.startswith("Tanks") else lean == pytest.approx(0)


@pytest.mark.parametrize(
    "heading",
    [
        "“It all ended in May”",
        "'It ended': a day in the trench",
        "“It ended” – the admiral",
        "BUT WHAT DO “ENDS” MEAN?",
        "IT ALL ENDED IN MAY.",
        "Also this week:",
    ],
)
def test_quoted_titles_capitals_and_lead_ins_are_headings(profile: Profile, heading: str) -> None:
    (passage,) = sort([heading], profile)
    assert [section for section, _, _ in reasons(passage, "furniture")] == ["overview"]


@pytest.mark.parametrize(
    "text",
    [
        "By Anna Vask and Per O. Lund.",
        "Tanks in a trench near Vask. Photograph: Anna Lund/Reuters",
        "Tanks in a trench on Friday. (AP Photo/Per Lund)",
        "A trench, seen in May. [File: AFP]",
        "An aerial view shows what was left of the trench and of the village after the battle for the harbour. (AFP)",
        "Leaders of the key allies gather at the harbour in May to agree on a trench for all. Photo: Per Lund / © Vask",
        "Vask -- The admiral and two of the key allies look down at the trench beside the harbour, August 5, 2019.",
        "The admiral and two of the key allies look down at the trench beside Vask harbour, Sunday, Feb. 5, 2023.",
    ],
)
def test_bylines_and_captions_are_furniture(profile: Profile, text: str) -> None:
    (passage,) = sort([text], profile)
    assert [section for section, _, _ in reasons(passage, "furniture")] == ["overview"]


@pytest.mark.parametrize(
    "text",
    [
        "It ended.",
        "By Friday they had left.",
        "He told Reuters, as he had told the AP, that it ended.",
        "“It ended.”",
        "The admiral then said:",
        "It ended in May, and the harbour is open. Three ships sailed on Friday, an officer told the agency. (AFP)",
        "“It ended”, the admiral said",
        "- a point without an end",
        "13:40 Three ships sail",
        "It ended in May, the admiral reported",
        "VASK — It ended, and the trench beside the harbour was left behind on August 5, 2019.",
        "The admiral left the trench beside the harbour of Vask to the allies in May, August 5, 2019.",
        "He said so in May.[12]",
        "He said so in May. [3] [14]",
        "He said that it had ended in May.7",
        "This block has no point at its end but is far too long to be a heading of anything",
        "…",
    ],
)
def test_what_is_no_heading(profile: Profile, text: str) -> None:
    (passage,) = sort([text], profile)
    assert reasons(passage, "furniture") == []


def headings(paragraphs: list[str], profile: Profile) -> list[str]:
    return [passage.text for passage in sort(paragraphs, profile) if reasons(passage, "furniture")]


def test_a_question_behind_a_speakers_name_and_party_is_no_heading(profile: Profile) -> None:
    asked = ["Ann Bell: When did it end?", "Sir Tom Rae MP (Harbour Party) (Vask): When did it end?"]
    assert headings(["The sitting", *asked, "When did it end?"], profile) == [
        "The sitting",
        "When did it end?",
    ]


def test_a_row_of_items_without_full_stops_is_no_row_of_headings(profile: Profile) -> None:
    news = [
        "A ship sank in the harbour",
        "Two tanks were seen in the village",
        "The admiral met a friend at sea",
    ]
    title = "Day 40 of the war in figures"
    assert headings([title, *news], profile) == [title]
    assert headings([title, "It was so.", *news], profile) == [title]
    assert headings(["At sea", *news[:2], "On land", news[2]], profile) == ["At sea", "On land"]
    under = "Words by Per Lund"
    assert headings([title, news[0], under, news[1], "It was so."], profile) == [
        title,
        news[0],
        under,
        news[1],
    ]
    assert headings([title, news[0], "- " + news[1], *news[1:]], profile) == [title, news[0], *news[1:]]


def test_a_fixed_passage_stays_and_pulls(conflict: Profile) -> None:
    paragraphs = default_article()
    free = sort(paragraphs, conflict)
    held = sort(paragraphs, conflict, [Fixed(4, 0, len(paragraphs[4]), "home_front")])
    assert (held[4].section, held[4].confidence, held[4].sure) == ("home_front", 1.0, True)
    assert held[4].corrected and not held[5].corrected
    assert held[4].also == ()
    assert without_correction(held[4]) == free[4].section == "battlefield"
    assert scores(held[5])["home_front"] > scores(free[5])["home_front"]
    nowhere = [Fixed(4, 0, 50, "nowhere"), Fixed(99, 0, 50, "diplomacy"), Fixed(4, 9000, 9050, "diplomacy")]
    assert sort(paragraphs, conflict, nowhere) == free


def test_the_numbers_of_a_fixed_passage_add_up_too(conflict: Profile) -> None:
    for passage in sort(default_article(), conflict, [Fixed(4, 10, 60, "home_front")]):
        chances = softmax(tuple(scores(passage).values()), conflict.settings.temperature)
        assert max(chances) == pytest.approx(passage.confidence)


def test_words_decide_for_the_passage_that_holds_most_of_them() -> None:
    first, second = Fixed(2, 0, 40, "land"), Fixed(2, 100, 180, "sea")

    def of(start: int, end: int, *known: Fixed) -> list[str]:
        return [evidence.section for evidence in decided(known, 2, start, end)]

    assert of(0, 90, first, second) == ["land"]
    assert of(90, 400, first, second) == ["sea"]
    assert of(0, 400, first, second) == ["sea"]
    assert of(150, 160, first, second) == ["sea"]
    assert of(170, 400, first, second) == []
    assert decided([first], 1, 0, 40) == ()


def test_a_second_section_is_shown(profile: Profile) -> None:
    (passage,) = sort(["Ships left the harbour while a tank stood in a trench in the village."], profile)
    assert passage.section == "land"
    assert passage.also == ("sea",)
    (clear,) = sort(["Ships left the harbour, then more ships, a ship, and the harbour closed."], profile)
    assert clear.section == "sea"
    assert clear.also == ()


@pytest.mark.parametrize(
    ("text", "section"),
    [
        (
            "The defence budget will be paid for by a higher tax on petrol, the finance minister said in Moscow.",
            "home_front",
        ),
        ("Berlin will double the defence budget by 2029, the chancellor told the alliance.", "security"),
        ("Britain proposed to extend the arms embargo on Darfur to the whole country.", "diplomacy"),
        ("Ukraine's new defence minister used to run the government's digital services.", "home_front"),
        ("The defence ministers of the alliance pledged more air defence for Ukraine.", "security"),
    ],
)
def test_what_stands_around_decides_about_words_of_two_sections(
    conflict: Profile, text: str, section: str
) -> None:
    assert [passage.section for passage in sort([text], conflict)] == [section]


def test_a_paragraph_about_two_things_is_cut(conflict: Profile) -> None:
    passages = sort(["Shelling and assaults went on.", CUT, "Talks resume on Monday."], conflict)
    assert [(passage.id, passage.paragraph, passage.section) for passage in passages[1:3]] == [
        ("p2a", 1, "battlefield"),
        ("p2b", 1, "diplomacy"),
    ]
    assert [passage.id for passage in passages] == ["p1", "p2a", "p2b", "p3"]
    one, two = passages[1:3]
    assert (one.start, two.end) == (0, len(CUT))
    assert CUT[one.start : one.end] == one.text and CUT[two.start : two.end] == two.text
    assert one.text.endswith("said.") and two.text.startswith("In Geneva")
    for passage in passages:
        totals = scores(passage)
        assert max(totals, key=totals.__getitem__) == passage.section
    fixed = [Fixed(1, two.start, two.end, "security")]
    held = sort(["Shelling and assaults went on.", CUT, "Talks resume on Monday."], conflict, fixed)
    assert [passage.section for passage in held[1:3]] == ["battlefield", "security"]


def test_sentences_of_one_section_stay_together(conflict: Profile) -> None:
    text = (
        "Russian forces captured a village near Lyman after heavy shelling. Ukrainian brigades repelled assaults"
        " near Pokrovsk. It rained."
    )
    (passage,) = sort([text], conflict)
    assert (passage.id, passage.text) == ("p1", text)


def test_nothing_and_blank(conflict: Profile) -> None:
    assert sort([], conflict) == ()
    (blank,) = sort([""], conflict)
    assert blank.section == "overview"
