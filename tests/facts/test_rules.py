"""The rules one by one: names, roles, dates, quotations, claims and contradictions in sentences of the press."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.facts.gazetteer import candidates, located
from sitrep.facts.marks import find_marked
from sitrep.facts.tables import tables
from sitrep.model import Facts, Mentions
from tests.facts.test_find import found

DAY = date(2025, 8, 27)  # a Wednesday


def first(text: str) -> Mentions:
    """What is found in an article of one paragraph."""
    return next(iter(found(text, DAY).mentions.values()))


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Governor Oleh Kiper said so.", [("Oleh Kiper", "Governor")]),
        ("The hospital's director, Shlomi Codish, said dozens were hurt.", [("Shlomi Codish", "hospital's director")]),
        ("“It works,” said Iryna Bondarenko, the school's principal.", [("Iryna Bondarenko", "school's principal")]),
        ("Mr Smith of Leeds wept.", [("Smith", None)]),
        ("Samya Kullaba and Tuvan Gumrukcu contributed to this report.",
         [("Samya Kullaba", None), ("Tuvan Gumrukcu", None)]),
        ("Rep. Lee Seong-kweun spoke; Lee left.", [("Lee Seong-kweun", "Rep."), ("Lee", "Rep.")]),
        ("Gen. Valerii Zaluzhnyi left.", [("Valerii Zaluzhnyi", "Ambassador of Ukraine to the UK")]),
        ("Germany's Chancellor Friedrich Merz agreed.", [("Friedrich Merz", "Germany's Chancellor")]),
        ("Troops left the Kremlin on Monday. May they rest.", []),
    ],
)  # fmt: skip
def test_people_and_their_offices(text: str, people: list[tuple[str, str | None]]) -> None:
    assert [(person.name, person.office) for person in first(text).people] == people


def test_later_mentions_join_the_first_and_the_table_knows_spellings() -> None:
    facts = found("Zelenskiy and Oleksii Honchar met.\n\nHonchar left; Volodymyr Zelenskyy stayed.", DAY)
    names = [person.full_name for mentions in facts.mentions.values() for person in mentions.people]
    assert names == ["Volodymyr Zelenskyy", "Oleksii Honchar", "Oleksii Honchar", "Volodymyr Zelenskyy"]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Ukraine's general staff and the central bank spoke.", ["general staff", "central bank"]),
        ("The Institute for the Study of War said so.", ["Institute for the Study of War"]),
        ("Elements of the 90th Tank Division moved.", ["90th Tank Division"]),
        (
            "The National Anti-Corruption Bureau (NABU) served papers.",
            ["National Anti-Corruption Bureau", "NABU"],
        ),
        ("FPV drones and ATACMS missiles hit.", []),
        ("The Council today adopted it; the Commission paid.", ["Council", "Commission"]),
        ("Hamas-run authorities said so.", ["Hamas"]),
        ("Air Force One landed.", []),
        (
            "The Ministry of Foreign Affairs of Ukraine and the Eastern Grouping of Forces spoke.",
            ["Ministry of Foreign Affairs of Ukraine", "Eastern Grouping of Forces"],
        ),
        (
            "Ukraine's Security Service (SBU) and the Kharkiv Oblast Prosecutor's Office spoke.",
            ["Security Service", "SBU", "Kharkiv Oblast Prosecutor's Office"],
        ),
        ("The website Mediazona and the charity East SOS counted them.", ["Mediazona", "East SOS"]),
        ("The UN Human Rights Monitoring Mission left.", ["UN Human Rights Monitoring Mission"]),
        (
            "The agriculture ministry and the British embassy spoke; the Khartiia brigade moved.",
            ["agriculture ministry", "British embassy", "Khartiia brigade"],
        ),
        (
            "Drones by Skyline Dynamics, a Lviv-based company, and Unit 29155.",
            ["Skyline Dynamics", "Unit 29155"],
        ),
        ("The U.S. Central Intelligence Agency left the West Bank.", ["U.S. Central Intelligence Agency"]),
    ],
)
def test_organisations(text: str, organisations: list[str]) -> None:
    assert [organisation.name for organisation in first(text).organisations] == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Moscow declared an offensive near Moscow.", [("Moscow", "actor"), ("Moscow", "point")]),
        ("Poland and Italy will send soldiers to Ukraine.",
         [("Poland", "actor"), ("Italy", "actor"), ("Ukraine", "country")]),
        ("Drones hit the Kherson region and Odesa.", [("Kherson", "area"), ("Odesa", "point")]),
        ("KYIV, Sept 4 (Reuters) - It rained.", [("KYIV", "dateline")]),
        ("The Minsk process failed.", [("Minsk", "part")]),
        ("Brussels, 23 February 2025 – The aid arrived.", [("Brussels", "dateline")]),
        ("GOMA, Democratic Republic of Congo, Feb. 5 — It rained.",
         [("GOMA", "dateline"), ("Democratic Republic of Congo", "dateline")]),
        ("Talks with Russia were backed by the United States.", [("Russia", "actor"), ("United States", "actor")]),
        ("Merz travelled to Kyiv; more aid went to Kyiv.", [("Kyiv", "point"), ("Kyiv", "point")]),
        ("Fighting went on in the eastern part of Pokrovsk and in parts of Donetsk.",
         [("Pokrovsk", "point"), ("Donetsk", "area")]),
        ("Leaders of Japan, South Korea and Australia left.",
         [("Japan", "country"), ("South Korea", "country"), ("Australia", "country")]),
        ("The White House said no.", [("White House", "actor")]),
        ("Port Sudan (Sudan) (AFP) – It rained.", [("Port Sudan", "dateline"), ("Sudan", "dateline")]),
        ("Delegations from Russia and Iran met in the capital, Kyiv.",
         [("Russia", "actor"), ("Iran", "actor"), ("Kyiv", "point")]),
        ("Fog lay over the Pokrovsk direction and the Bryansk Chemical Plant.",
         [("Pokrovsk", "area"), ("Bryansk", "part")]),
        ("They met in the village of Nowhereivka.", [("Nowhereivka", "point")]),
    ],
)  # fmt: skip
def test_places_and_their_roles(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.name, place.role) for place in first(text).places] == places


def test_a_name_of_several_distant_places_is_not_located() -> None:
    assert len(candidates("Novopavlivka")) > 1
    assert located(candidates("Novopavlivka")) is None
    place = first("Fighting went on in Novopavlivka.").places[0]
    assert (place.lat, place.lon) == (None, None)
    assert "far apart" in place.why
    unknown = first("They met in the village of Nowhereivka.").places[0]
    assert (unknown.lat, unknown.why) == (None, "not in the gazetteer")


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("on Monday", ("2025-08-25", "2025-08-25", "day")),
        ("two weeks ago", ("2025-08-13", "2025-08-13", "day")),
        ("overnight", ("2025-08-26", "2025-08-27", "day")),
        ("in June", ("2025-06-01", "2025-06-30", "month")),
        ("since 2014", ("2014-01-01", "2014-12-31", "year")),
        ("on Aug. 23", ("2025-08-23", "2025-08-23", "day")),
        ("on 24 February 2022", ("2022-02-24", "2022-02-24", "day")),
        ("last month", ("2025-07-01", "2025-07-31", "month")),
        ("in early September 2024", ("2024-09-01", "2024-09-10", "month")),
        ("between 18 and 20 February 2014", ("2014-02-18", "2014-02-20", "range")),
        ("over the weekend", ("2025-08-23", "2025-08-24", "range")),
        ("by the end of the year", ("2025-09-01", "2025-12-31", "range")),
        ("on the night of April 5 to 6", ("2025-04-05", "2025-04-06", "range")),
        ("overnight on August 7 to 8", ("2025-08-07", "2025-08-08", "range")),
        ("from February 2022 to March 2026", ("2022-02-01", "2026-03-31", "range")),
        ("in 2025–26", ("2025-01-01", "2026-12-31", "range")),
        ("until at least the end of 2026", ("2026-09-01", "2026-12-31", "year")),
        ("by mid-May", ("2025-05-11", "2025-05-20", "month")),
        ("later Tuesday", ("2025-08-26", "2025-08-26", "day")),
    ],
)
def test_dates_cover_their_days(words: str, span: tuple[str, str, str]) -> None:
    dates = first(f"It happened {words}.").dates
    assert [(d.text, (d.first, d.last, d.precision)) for d in dates] == [(words, span)]


@pytest.mark.parametrize(
    "text",
    [
        "Men aged 18–22 may leave.",
        "They may deploy; march on.",
        "He waited for three weeks.",
        "It took 2,000 men.",
        "Every Monday they met.",
    ],
)  # fmt: skip
def test_what_is_no_date(text: str) -> None:
    assert first(text).dates == ()


def test_dates_count_from_the_day_asked_for_then_from_the_text() -> None:
    text = "It was 3 March 2024.\n\nThey met on Friday."
    days = [d.first for mentions in found(text).mentions.values() for d in mentions.dates]
    assert days == ["2024-03-03", "2024-03-01"]
    guessed = [d.assumed for mentions in found(text).mentions.values() for d in mentions.dates]
    assert guessed == [False, True]  # the latest full date of the text may not be the article's
    days = [d.first for mentions in found(text, DAY).mentions.values() for d in mentions.dates]
    assert days == ["2024-03-03", "2025-08-22"]


QUOTED: list[tuple[str, list[tuple[str, str | None]]]] = [
    ("“We will wait,” Peskov said. “There is time.”",
     [("We will wait,", "Dmitry Peskov"), ("There is time.", "Dmitry Peskov")]),
    ('Lavrov met Rubio. He called it "a start".', [("a start", None)]),
    ("It was what Ursula von der Leyen called “a clear signal”.", [("a clear signal", "Ursula von der Leyen")]),
    ("“They hide,” said a medic with the call sign Fox.", [("They hide,", "Fox")]),
    ("He recalled Jackson. Mike Jackson's reply was blunt: “I won't do it for you.”",
     [("I won't do it for you.", "Mike Jackson")]),
    ("Merz said it was late. It was “no time to go on as before”.",
     [("no time to go on as before", "Friedrich Merz")]),
    ("Mark Rutte spoke. “We stand by it,” the NATO chief said.", [("We stand by it,", "Mark Rutte")]),
    ("A banner that says “we had enough of it” hung there.", []),
    ("Officials continue to sell “ownerless” flats.", []),
    ("Officials said the line was “stable at dawn”.", [("stable at dawn", None)]),
    ("‘It’s over,’ said Olena, 34.", [("It’s over,", "Olena")]),
    ("Rutte: “Guarantees will be robust.”", [("Guarantees will be robust.", "Mark Rutte")]),
    ("The Kremlin said there was “no clarity yet”.", [("no clarity yet", "Kremlin")]),
    ("The drone, nicknamed “Flamingo”, flew.", []),
    ("Emmanuel Macron spoke in Munich. The French leader said it was “no time to wait and see”.",
     [("no time to wait and see", "Emmanuel Macron")]),
    ("Words such as “buffer zone” mean little.", []),
    ("Mykola, a pilot with the call sign “Fox”, laughed.", []),
    ("Viktor Trehubov, of the Dnipro Group of Troops told the BBC: “It is the first.”",
     [("It is the first.", "Viktor Trehubov")]),
    ("At a press briefing in Moscow, Peskov was brief, saying: “I have no information on this.”",
     [("I have no information on this.", "Dmitry Peskov")]),
    ("Asked whether Russia would agree, the Kremlin's Dmitry Peskov replied: “Ask those who wrote it.”",
     [("Ask those who wrote it.", "Dmitry Peskov")]),
    ("The air force counted 273 drones. It said 88 were lost “without negative consequences at all”.",
     [("without negative consequences at all", "air force")]),
    ("Lavrov told state TV that it was “too early to speak of dates”, the RIA Novosti agency reported.",
     [("too early to speak of dates", "Sergei Lavrov")]),
    ("US secretary of state Marco Rubio was tired but said the US was “going to try” again.",
     [("going to try", "Marco Rubio")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_quotations_and_speakers(text: str, quotes: list[tuple[str, str | None]]) -> None:
    assert [(quote.text, quote.speaker) for quote in first(text).quotes] == quotes


@pytest.mark.parametrize("marks", ["‘’", "''", '""', "«»"])
@pytest.mark.parametrize(("text", "quotes"), QUOTED)
def test_speakers_are_told_in_marks_of_every_style(
    text: str, quotes: list[tuple[str, str | None]], marks: str
) -> None:
    styled = text.translate({ord("“"): marks[0], ord("”"): marks[1]})
    assert [(quote.text, quote.speaker) for quote in first(styled).quotes] == quotes


def test_a_heading_and_a_colon_announce_a_speaker() -> None:
    facts = found(
        "A title.\n\nMarco Rubio on Meet the Press\n\n- “It is hard.” (Watch)\n\n- “It is long.” (Watch)", DAY
    )
    assert [q.speaker for m in facts.mentions.values() for q in m.quotes] == ["Marco Rubio"] * 2
    facts = found(
        "A title.\n\nThe commissioner, Hadja Lahbib, said:\n\n‘We want people to have shelter.’", DAY
    )
    assert [q.speaker for m in facts.mentions.values() for q in m.quotes] == ["Hadja Lahbib"]
    facts = found("A title.\n\nPutin went home.\n\n“Nobody knows why.”", DAY)
    assert [q.speaker for m in facts.mentions.values() for q in m.quotes] == [None]


def test_a_headline_shares_the_speaker_of_its_words() -> None:
    facts = found(
        "‘Nobody tells us anything’: a long wait\n\n“Nobody tells us anything,” said Olena, 34.", DAY
    )
    assert [q.speaker for m in facts.mentions.values() for q in m.quotes] == ["Olena", "Olena"]


def test_a_quotation_runs_over_paragraphs() -> None:
    facts = found("“We came at night,” said Oksana Hlushko. “It was cold and\n\n“we had no water.”", DAY)
    speakers = [quote.speaker for mentions in facts.mentions.values() for quote in mentions.quotes]
    assert speakers == ["Oksana Hlushko"] * 3


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ("a “b “c” d” e", ["b “c” d"]),
        ("„b“ and «c» and \"d\"", ["b", "c", "d"]),
        ("the soldiers' 'long night' in o'clock's", ["long night"]),
        ("“open to the end", ["open to the end"]),
        ("no marks, it’s fine", []),
    ],
)  # fmt: skip
def test_marks_of_every_style(text: str, inside: list[str]) -> None:
    assert [text[marked.start : marked.end] for marked in find_marked(text)] == inside


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Police said on Monday that two men had died.", [("Police", "say", "two men had died")]),
        ("Two men had died, police said on Monday.", [("police", "say", "Two men had died")]),
        ("Two men, police said, had died.", [("police", "say", "Two men, police said, had died")]),
        ("Russia denied hitting the market, saying it had struck a depot.",
         [("Russia", "deny", "hitting the market"), ("Russia", "say", "it had struck a depot")]),
        ("Kiper, the regional governor, confirmed that a port was hit.", [("Kiper", "confirm", "a port was hit")]),
        ("According to the aid office (OCHA), 300 people fled.", [("the aid office", "say", "300 people fled")]),
        ("According to the UN, 300 people fled.", [("the UN", "say", "300 people fled")]),
        ("Kyiv accused Moscow of shelling the town.", [("Kyiv", "accuse", "Moscow of shelling the town")]),
        ("Kallas called for new sanctions.", [("Kallas", "call_for", "new sanctions")]),
        ("The reports of shelling were read out.", []),
        ("He did not say how many had died.", []),
        ("The president announced a package of aid.", []),
        ("“It is over,” Putin said.", []),
        ("Moscow has rejected the presence of any troops.", []),
        ("Burhan rejected the proposal as the worst yet.", []),
        ("13:11 - Three died in Kherson, the governor says.", [("the governor", "say", "Three died in Kherson")]),
        ("KYIV (AP) — Two men died, police said.", [("police", "say", "Two men died")]),
        ("Israel said a gunman crossed the line, a claim Hamas denied.",
         [("Israel", "say", "a gunman crossed the line"), ("Hamas", "deny", "a gunman crossed the line")]),
        ("Israel said a gunman crossed the line, which was later denied by Hamas.",
         [("Israel", "say", "a gunman crossed the line"), ("Hamas", "deny", "a gunman crossed the line")]),
        ("The UK has signaled it would deploy troops, while Germany's Chancellor Friedrich Merz has backed Kyiv.",
         [("The UK", "say", "it would deploy troops")]),
        ("Officials said the change keeps ties while giving some freedom.",
         [("Officials", "say", "the change keeps ties while giving some freedom")]),
        ("Moscow declared a new offensive, but Ukrainian reports indicated that progress had been limited.",
         [("Moscow", "say", "a new offensive"), ("Ukrainian reports", "report", "progress had been limited")]),
        ("The region declared independence. Parliament declared a state of emergency.", []),
        ("Officials speaking on condition of anonymity say the plan failed.",
         [("Officials speaking on condition of anonymity", "say", "the plan failed")]),
        ("The mayor announced in Kyiv on Monday that schools would close.",
         [("The mayor", "say", "schools would close")]),
        ("The minister promised reporters that gas would flow.", [("The minister", "promise", "gas would flow")]),
        ("A spokesman for the brigade, Maj. Andrii Polukhin, said the town was held.",
         [("Andrii Polukhin", "say", "the town was held")]),
        ("Officers in the garrison, reached by radio, said water was short.",
         [("Officers in the garrison", "say", "water was short")]),
        ("Footage showed tanks near the river.", [("Footage", "report", "tanks near the river")]),
        ("The garden showed signs of rain.", []),
        ("Kyiv called the strike a war crime.", [("Kyiv", "say", "the strike a war crime")]),
        ("Kyiv called the police.", []),
        ("Sources asked not to be named.", []),
        ("Russia threatened Ukraine's harvest.", []),
        ("Emmanuel Macron, who, according to diplomats, had pressed for talks, left.",
         [("diplomats", "say", "had pressed for talks, left")]),
        ("Half of them left (an estimate, according to the UN) and stayed away.", [("the UN", "say", "an estimate")]),
        ("Russian President Vladimir Putin on Friday said Moscow was open to a truce.",
         [("Vladimir Putin", "say", "Moscow was open to a truce")]),
        ("The Red Cross (ICRC) said it had no access.", [("The Red Cross", "say", "it had no access")]),
        ("State media quoted Belousov as saying that the army had advanced.",
         [("Belousov", "say", "the army had advanced")]),
        ("Value added tax rises, and the four States agree.", []),
        ("Ukraine's military Monday dismissed claims of a retreat.",
         [("Ukraine's military", "deny", "claims of a retreat")]),
        ("Russia said Monday its forces had left.", [("Russia", "say", "its forces had left")]),
        ("A blogger refuted claims that Bohuslavka fell and claimed that the division rests.",
         [("A blogger", "deny", "claims that Bohuslavka fell"), ("A blogger", "claim", "the division rests")]),
        ("Footage published on February 25 shows troops near Borova.",
         [("Footage published on February 25", "report", "troops near Borova")]),
        ("The ministry warned Russia may be “falsely” claiming success in the east.",
         [("The ministry", "warn", "Russia may be “falsely” claiming success in the east")]),
        ("Leaders visited Kyiv to spearhead calls for a ceasefire.", []),
        ("They are conditions that Ukraine has rejected as capitulation.", []),
        ("A strike killed two in what Zelensky called a war crime.", [("Zelensky", "say", "a war crime")]),
        ("The depot, which Kyiv says was full, burned.", [("Kyiv", "say", "was full")]),
        ("They met for talks in which both said that the truce holds.", [("both", "say", "the truce holds")]),
        ("By Ukraine's own count, 40 drones got through.", [("Ukraine's own count", "say", "40 drones got through")]),
        ("The Kremlin has made clear that it will go on.", [("The Kremlin", "say", "it will go on")]),
        ("A director who fled has said that the ward burned.", [("A director", "say", "the ward burned")]),
        ("Envoys have seen the pictures and say that the bridge stands.", [("Envoys", "say", "the bridge stands")]),
        ("Residents were told by officials that gas was off.", [("officials", "say", "gas was off")]),
        ("He said he had called Putin and had asked him to stop.",
         [("He", "say", "he had called Putin and had asked him to stop")]),
        ("Could the Americans promise that they will stay?", []),
        ("Western nations will warn Moscow that it will pay.", []),
        ("KYIV, Ukraine (AP) — Donald Trump left on Friday saying that both should stop.",
         [("Donald Trump", "say", "both should stop")]),
        ("Hamas has answered, Ismail Haniyeh said in a statement sent to Reuters by his aide.",
         [("Ismail Haniyeh", "say", "Hamas has answered")]),
        ("The army, for its part, accused the rebels of looting.", [("The army", "accuse", "the rebels of looting")]),
        ("Zelenskyy said 64 were hurt and reiterated his calls for pressure.", [("Zelenskyy", "say", "64 were hurt")]),
        ("Berlin pledged 300 million euros that it had promised before.",
         [("Berlin", "promise", "300 million euros that it had promised before")]),
        ("The battery, promised by Oslo, is late.", []),
        ("Moscow said the depot was hit. Kyiv denied this, and published a list.",
         [("Moscow", "say", "the depot was hit"), ("Kyiv", "deny", "the depot was hit")]),
        ("Ukraine's armed forces denied that was the case.",
         [("Ukraine's armed forces", "deny", "that was the case")]),
    ],
)  # fmt: skip
def test_claims(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert [(claim.source, claim.kind, claim.text) for claim in first(text).claims] == claims


def contested(facts: Facts) -> list[tuple[str | None, str | None]]:
    return [(one.source, other.source) for one, other in facts.contested]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("Moscow's defence ministry claimed its troops had taken Vovchansk. Kyiv denied this.",
         [("Moscow's defence ministry", "Kyiv")]),
        ("Russia said it had captured Toretsk. Ukraine's general staff said its forces still held Toretsk.",
         [("Russia", "Ukraine's general staff")]),
        ("Israel said a gunman crossed the line, which Hamas denied.", [("Israel", "Hamas")]),
        ("Kyiv accused Moscow of shelling Sumy. Moscow accused Kyiv of shelling Sumy.", []),
        ("Moscow claimed the capture of Udachne. A local commander said the report was false.",
         [("Moscow", "A local commander")]),
        ("Russia said it had hit a depot of drones. Ukraine's navy said no depot of drones had been hit.",
         [("Russia", "Ukraine's navy")]),
        ("Sergei Lavrov accused Britain of helping. The embassy dismissed the accusation as baseless.",
         [("Sergei Lavrov", "The embassy")]),
        ("Syrskyi said Russia has 67,000 soldiers near Sumy. Budanov put that number at 50,000.",
         [("Syrskyi", "Budanov")]),
        ("Crews shot down 20 drones, the air force said. The mayor denied reports that schools would close.", []),
        ("Kyiv demanded that Russia leave Sumy. Moscow rejected the plan for Sumy.", []),
        ("Putin said the talks in Istanbul went well. Putin denied the talks in Istanbul had failed.", []),
    ],
)  # fmt: skip
def test_what_contradicts_what(text: str, pairs: list[tuple[str, str]]) -> None:
    assert contested(found(text, DAY)) == pairs


def test_the_tables_are_wide_and_each_known_person_has_an_office() -> None:
    people = tables().people
    assert len(people) >= 300
    assert all(person.offices and person.offices[-1].title for person in people.values())
