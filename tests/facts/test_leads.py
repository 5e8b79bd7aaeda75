"""What leads into a source or stands behind it is neither the source nor what was said."""

from __future__ import annotations

import pytest

from tests.facts.test_rules import first


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("This is reported by Politico.", []),
        ("Viktor Orbán, the Hungarian prime minister, who boasts of his ties, has said Europe should talk.",
         [("Viktor Orbán", "Europe should talk")]),
        ("On Monday, before a meeting in Brussels, Hungary's foreign minister, Péter Szijjártó, doubled down,"
         " saying that Budapest would not support it.",
         [("Péter Szijjártó", "Budapest would not support it")]),
        ("Describing the war as “a violation of the Charter”, the Secretary-General said, “We need peace.”", []),
        ("According to Lange, a senior fellow at CEPA, many units lack drones.",
         [("Lange", "many units lack drones")]),
        ("Vladimir V. Putin said Russia was ready for talks.",
         [("Vladimir V. Putin", "Russia was ready for talks")]),
        ("Ukrainian observer Kostyantyn Mashovets stated that Russian forces advanced near Siversk.[1]",
         [("Kostyantyn Mashovets", "Russian forces advanced near Siversk")]),
        ("Zelenskiy said this week that Russia should withdraw.", [("Zelenskiy", "Russia should withdraw")]),
        ("Zelenskiy said a day earlier that Russia should withdraw.", [("Zelenskiy", "Russia should withdraw")]),
        ("The strike hit the plant, a source in Ukraine's security and defense forces told Reuters.",
         [("a source in Ukraine's security and defense forces", "The strike hit the plant")]),
        ("Kondratyev claimed drones hit the region — although he made no mention of the refinery.",
         [("Kondratyev", "drones hit the region")]),
        ("Oleksii Yuriyovych Reznikov said Ukraine was ready.",
         [("Oleksii Yuriyovych Reznikov", "Ukraine was ready")]),
        ("Tass reported Peskov as saying on Monday that talks were near.", [("Peskov", "talks were near")]),
        ("Zelensky said: “We have to work with them” when asked what an election would mean.", []),
        ("A report, released by the CSIS, a think tank, says that Russia is slow.", [("A report", "Russia is slow")]),
        ("An official told CBS News, the BBC's US partner, that the plan was ready.",
         [("An official", "the plan was ready")]),
        ("The city has been besieged for months, and according to residents, most homes are gone.",
         [("residents", "most homes are gone")]),
        ("Macron said it broke off with that decision and Germany's Chancellor Friedrich Merz told CNN it was wrong.",
         [("Macron", "it broke off with that decision"), ("Friedrich Merz", "it was wrong")]),
        ("The island, which is claimed by China as its own, is calm.", []),
        ("Such moves threatened regional security and provided ground.", []),
        ("Wang Yi left Moscow. Wang said that talks would follow.", [("Wang", "talks would follow")]),
        ("The newspaper reported, citing its sources, that the office was searched.",
         [("The newspaper", "the office was searched")]),
        ("“It is good,” Peskov told Kremlin reporter Pavel Zarubin in a clip released on Sunday.", []),
        ("Rubio left, saying “it was the best day we have had in this process,” but no deal has been reached.", []),
        ("Zelensky spoke. The government, he added, “must keep up discipline and stability”.",
         [("he", "The government, he added, “must keep up discipline and stability”")]),
        ("“It was bad,” Peskov said a day after the missile fell.", []),
        ("Boris Bondarev wrote in a public statement: “Never have I been so ashamed.”", []),
        ("Vladimir Putin said he is ready to negotiate, according to TASS, citing an interview.",
         [("Vladimir Putin", "he is ready to negotiate"),
          ("TASS", "Vladimir Putin said he is ready to negotiate")]),
        ("More than 1,000 soldiers were taken to Russia, according to Russian state-owned news agency, Tass.",
         [("Russian state-owned news agency, Tass", "More than 1,000 soldiers were taken to Russia")]),
    ],
)  # fmt: skip
def test_what_leads_in_is_not_what_was_said(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.source, claim.text) for claim in first(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "The battles could decide the war, Zelenskiy added. “It is extremely difficult.”",
            "Volodymyr Zelenskiy",
        ),
        ("John Kirby said the US expects that it will go on “for some time going forward”.", "John Kirby"),
        (
            "While Sergei Ryabkov welcomed Donald Trump's efforts, he said: “There can be no talk of it.”",
            "Sergei Ryabkov",
        ),
        ("After the talks of Putin and Trump, he said: “It is good.”", None),
        ("The battles could decide the war. “It is extremely difficult.”", None),
    ],
)
def test_whose_words_follow(text: str, speaker: str | None) -> None:
    assert [quote.speaker for quote in first(text).quotes] == [speaker]


def test_a_village_is_told_to_be_one_and_regions_come_in_pairs() -> None:
    places = first(
        "Troops left Pytomnyk, a small village north of Kharkiv, for the regions of Kherson and Zaporizhzhia."
    )
    assert [(place.name, place.role) for place in places.places] == [
        ("Pytomnyk", "point"),
        ("Kharkiv", "point"),
        ("Kherson", "area"),
        ("Zaporizhzhia", "area"),
    ]


def test_an_hour_is_no_year() -> None:
    found = first(
        "The cabinet meets at 1600 GMT on Monday and at 2000 local time; in 2014 it met at 0900 CET."
    )
    assert [day.text for day in found.dates] == ["on Monday", "in 2014"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Russia “will have to answer”, he said.", ["actor"]),
        ("The US, UK and EU unveiled new sanctions.", ["actor", "actor"]),
        ("He told Israel's i24News channel so.", ["country"]),
        ("Of the hostages in Gaza, Israel believes few are alive.", ["area", "actor"]),
        ("Euroclear, a Brussels-based depository, spoke.", ["point"]),
        ("Troops advanced in the Dobropillya tactical area.", ["area"]),
    ],
)
def test_whom_a_place_stands_for(text: str, roles: list[str]) -> None:
    assert [place.role for place in first(text).places] == roles
