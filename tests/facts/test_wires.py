"""Rules that unseen reports asked for: roles, bodies, people, dates, speakers and claims in their idioms."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.model import Mentions
from tests.facts.test_find import found

DAY = date(2025, 8, 27)  # a Wednesday


def first(text: str) -> Mentions:
    """What is found in an article of one paragraph."""
    return next(iter(found(text, DAY).mentions.values()))


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("RAFAH, Gaza Strip (AP) — It rained.", [("RAFAH", "dateline"), ("Gaza Strip", "dateline")]),
        ("Press release No. 312 – Berlin, 27 November 2025", [("Berlin", "dateline")]),
        ("She called on mediators Egypt and Qatar to act.", [("Egypt", "actor"), ("Qatar", "actor")]),
        ("He flew to Moscow again on Sunday.", [("Moscow", "point")]),
        ("It came ahead of Putin's visit to New Delhi.", [("New Delhi", "point")]),
        ("We will not allow Ukraine to be bombed.", [("Ukraine", "country")]),
        ("Belgium isn't budging; Ukraine will run dry.", [("Belgium", "actor"), ("Ukraine", "country")]),
        ("Russia and India intend to raise trade.", [("Russia", "actor"), ("India", "actor")]),
        ("They met a US demand; a paper told the Qatar-based firm.", [("US", "country"), ("Qatar", "country")]),
        ("Shells hit the Kyivskyi district of Kharkiv.", [("Kyivskyi", "area"), ("Kharkiv", "point")]),
        ("Evacuation from the Vovchansk community goes on.", [("Vovchansk", "area")]),
        ("Krasnodar Governor Veniamin Kondratyev left.", [("Krasnodar", "area")]),
        ("He told the Kyiv Independent about the Leningrad military district.",
         [("Kyiv", "part"), ("Leningrad", "part")]),
        ("Under the Criminal Code of Ukraine he may go.", [("Ukraine", "part")]),
        ("Brent crude rose.", []),
        ("Turkey's offer was turned down by Israel.", [("Turkey", "country"), ("Israel", "actor")]),
        ("Mediators from Qatar and Egypt are expected.", [("Qatar", "actor"), ("Egypt", "actor")]),
        ("The UK and France lead the coalition; Germany alone will pay.",
         [("UK", "actor"), ("France", "actor"), ("Germany", "actor")]),
        ("Rwanda and the M23 rebel group signed a deal.", [("Rwanda", "actor")]),
        ("The line from Warsaw to Lublin is cut.", [("Warsaw", "point"), ("Lublin", "point")]),
        ("(Kyiv) - Russian forces hit a bus.", [("Kyiv", "dateline")]),
        ("Khartoum – Drones attacked the airport of the capital on Monday, its head said.", [("Khartoum", "dateline")]),
        ("Press release | 13 November 2025 | Brussels", [("Brussels", "dateline")]),
        ("Kyiv/Brussels, 3 February 2026", [("Kyiv", "dateline"), ("Brussels", "dateline")]),
        ("Moscow. February 13. INTERFAX", [("Moscow", "dateline")]),
        ("Frontline regions suffer most.", []),
        ("Published 22 January 2026 – Updated", []),
        ("Ships crossed the Sea of Azov.", [("Sea of Azov", "area")]),
        ("Kyiv has asked Poland, Romania and Slovakia to help.",
         [("Kyiv", "actor"), ("Poland", "actor"), ("Romania", "actor"), ("Slovakia", "actor")]),
        ("White House press secretary Karoline Leavitt came.", [("White House", "actor")]),
        ("Thailand never wanted it; Lithuania shut two crossings.", [("Thailand", "actor"), ("Lithuania", "actor")]),
        ("Ukraine and its partners reject this; Poland and four neighbours want it.",
         [("Ukraine", "actor"), ("Poland", "actor")]),
        ("The talks with the U.S. delegation went on.", [("U.S.", "country")]),
        ("The talks are followed by the Ukraine war.", [("Ukraine", "country")]),
        ("Ana Vela reported from Kyiv, and Anton Troianovski from Berlin.", [("Kyiv", "point"), ("Berlin", "point")]),
        ("A drone was seen 3 km from Plauru.", [("Plauru", "point")]),
        ("Talks between Moscow and Washington go on; trains between Kyiv and Warsaw run.",
         [("Moscow", "actor"), ("Washington", "actor"), ("Kyiv", "point"), ("Warsaw", "point")]),
        ("Germany, Europe's largest economy, will pay.", [("Germany", "actor"), ("Europe", "area")]),
        ("Hungary and Slovakia, both NATO members, still import oil.", [("Hungary", "actor"), ("Slovakia", "actor")]),
        ("Erdogan told Russia's Putin about Bandar Abbas.", [("Russia", "country"), ("Bandar Abbas", "point")]),
        ("They left for Tbilisi on Sunday.", [("Tbilisi", "point")]),
        ("They welcomed the decision by Canada to act.", [("Canada", "actor")]),
        ("Samara, Bashkortostan and Chuvashia made cuts.",
         [("Samara", "area"), ("Bashkortostan", "area"), ("Chuvashia", "area")]),
        ("A strike on Zarnivka, in the suburbs, killed two.", [("Zarnivka", "point")]),
        ("DARFUR: SITUATION REPORT No. 31", []),
    ],
)  # fmt: skip
def test_places_and_their_roles(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.name, place.role) for place in first(text).places] == places


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("Greenpeace Ukraine hired McKenzie Intelligence Services.",
         ["Greenpeace Ukraine", "McKenzie Intelligence Services"]),
        ("The Federal Ministry of Defence and the MoD of Azerbaijan spoke.",
         ["Federal Ministry of Defence", "MoD of Azerbaijan"]),
        ("Commission mobilises 1,000 generators", ["Commission"]),
        ("He reads the magazine Foreign Policy.", ["Foreign Policy"]),
        ("A medic of the 25th Airborne came.", ["25th Airborne"]),
        ("Troops of the Leningrad military district and the 76th Airborne (VDV) Division moved.",
         ["Leningrad military district", "76th Airborne (VDV) Division"]),
        ("Eastern Group of Forces Spokesperson Captain Hryhorii Shapoval left.", ["Eastern Group of Forces"]),
        ("The NGO Relief Coordination Centre paid.", ["Relief Coordination Centre"]),
        ("The Research Center on Security Policy closed on Monday.", ["Research Center on Security Policy"]),
        ("The opposition Zarkavan (ZRK) party and the Tribsk newspaper closed.", ["Zarkavan", "ZRK", "Tribsk"]),
        ("A man in Ukraine's SBU security service left.", ["SBU"]),
        ("SACEUR was right.", []),
        ("The Federation Council Committee on International Affairs met at PMQs.",
         ["Federation Council Committee on International Affairs"]),
        ("Troops advanced in Donetsk Oblast, the monitoring project DeepState reported.", ["DeepState"]),
        ("Foreign Affairs Minister Anita Anand spoke of TOW missiles and a Hutu militia.", []),
    ],
)  # fmt: skip
def test_organisations(text: str, organisations: list[str]) -> None:
    assert [organisation.name for organisation in first(text).organisations] == organisations


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("“We wait,” his father, Quby Xhen, told reporters.", ["Quby Xhen"]),
        ("A neighbour, Quby Xhen, said so.", ["Quby Xhen"]),
        ("Quby Xhen, Brussels Morning: Thank you.", ["Quby Xhen"]),
        ("Work on the Trump Route began.", []),
        ("People in Lackawanna County think of it.", []),
    ],
)
def test_people(text: str, people: list[str]) -> None:
    assert [person.name for person in first(text).people] == people


def test_a_name_with_its_medium_before_a_colon_is_a_question_not_a_place() -> None:
    asked = first("Lailuma Sadid, Brussels Morning: Is it over?")
    assert [one.name for one in asked.organisations] == ["Brussels Morning"]
    assert [(one.name, one.role) for one in asked.places] == [("Brussels", "part")]


@pytest.mark.parametrize(
    ("words", "span"),
    [
        ("in the second quarter of next year", ("2026-04-01", "2026-06-30", "range")),
        ("over the past three and a half years", ("2022-02-27", "2025-08-27", "range")),
        ("on the 20th", (None, None, "day")),
        ("in Q3 2025", ("2025-07-01", "2025-09-30", "range")),
        ("by year's end", ("2025-09-01", "2025-12-31", "range")),
        ("at month-end", ("2025-08-22", "2025-08-31", "range")),
        ("a decade ago", ("2015-01-01", "2015-12-31", "year")),
        ("half a year ago", ("2025-02-01", "2025-02-28", "month")),
        ("in the late 1990s", ("1996-01-01", "1999-12-31", "range")),
        ("in January-March 2025", ("2025-01-01", "2025-03-31", "range")),
        ("between late May and early June", ("2025-05-01", "2025-06-30", "range")),
        ("since Russia's full-scale invasion began", (None, None, "range")),
        ("in the first ten months of the year", (None, None, "range")),
        ("on 19, 25 and 26 August", ("2025-08-19", "2025-08-26", "range")),
        ("before the end of Q4", ("2025-10-01", "2025-12-31", "range")),
        ("no later than 1 March", ("2025-03-01", "2025-03-01", "day")),
        ("over the past fortnight", ("2025-08-13", "2025-08-27", "range")),
    ],
)
def test_dates_cover_their_days(words: str, span: tuple[str | None, str | None, str]) -> None:
    dates = first(f"It happened {words}.").dates
    assert [(d.text, (d.first, d.last, d.precision)) for d in dates] == [(words, span)]


def test_what_is_no_date() -> None:
    assert first("It has no plan for the day after.").dates == ()
    assert [date.text for date in first("Published: 14:05, 3 December 2025").dates] == ["3 December 2025"]
    assert [date.text for date in first("Since the fall of El-Fasher we spoke to last night.").dates] == [
        "last night"
    ]


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The firm Transneft denied the report. “It is an attack,” the company said in a statement.", ["Transneft"]),
        ("Foreign Ministry spokeswoman Maria Zakharova called it “theft”. “We will answer soon,” the diplomat said.",
         ["Maria Zakharova", "Maria Zakharova"]),
        ("Peter Szijjarto said Hungary “will not pay a single forint.” “Ask Babis,” a Slovak official hummed.",
         ["Peter Szijjarto", None]),
        ("Alexander Stubb came. “That was not me,” Stubb deadpanned.", ["Alexander Stubb"]),
        ("“I stay with my goats.” Nina Vasylivna, 78, refuses to leave.", ["Nina Vasylivna"]),
        ("Minister Bezalel Smotrich demanded war, while Yair Lapid charged that it “has no plan at all.”",
         ["Yair Lapid"]),
        ("Minister Bezalel Smotrich insisted on it, while Yair Lapid snarled that it “has no plan at all.”",
         [None]),
        ("Lenie Umerova rejected it. In her final statement, she told the judge: “You cannot make me love you.”",
         ["Lenie Umerova"]),
        ("Daria Kaleniuk told reporters it was over. In her words, “people will be on the street again.”",
         ["Daria Kaleniuk"]),
        ("Ilham Aliyev said at the opening of a school in Khankendi, the city Armenians call Stepanakert, "
         "that “the time of conflict is over”.", ["Ilham Aliyev"]),
        ("“I heard a whistle,” said 68-year-old Halyna Senkiv, a cook.", ["Halyna Senkiv"]),
        ("Serhii, a medic, laughs. “From here Geneva looks like Mars.”", ["Serhii"]),
        ("Prime Minister Anwar Ibrahim came. Anwar called on them to “show the utmost restraint”.", ["Anwar Ibrahim"]),
        ("Keir Starmer was asked by Kemi Badenoch. The prime minister replied that it was “in its very final stage”.",
         ["Keir Starmer"]),
        ("For Mykola Bielieskov, an analyst, the fall of the town is “a matter of weeks”.", ["Mykola Bielieskov"]),
        ("“If they want peace, let them leave,” was Volodymyr Zelensky's answer.", ["Volodymyr Zelensky"]),
        ("Viktor Orbán — who arrived late and left — said the plan was “a declaration of war”.", ["Viktor Orbán"]),
        ("Anna Vlachos: I told his cabinet in May: “You can borrow against a thing.”", ["Anna Vlachos"]),
        ("Dmitry Medvedev called Merz “a liar”, and the chancellor's spokesman, Stefan Kornelius, refused to answer "
         "“such trivialities again and again”.", ["Dmitry Medvedev", None]),
        ("Yulia Svyrydenko thanked Berlin for “standing with us in the darkest winter”.", ["Yulia Svyrydenko"]),
        ("Armenia's Ministry of Defense on the night of November 18 denied it. “It is not so,” it said.",
         ["Ministry of Defense"]),
    ],
)  # fmt: skip
def test_who_speaks(text: str, speakers: list[str | None]) -> None:
    assert [quote.speaker for quote in first(text).quotes] == speakers


def test_a_medium_keeps_what_was_told_to_it() -> None:
    told = first(
        "“We wait,” Ruby Chen told Army Radio. “There are seven more families, and I stand with them.”"
    )
    assert [(quote.speaker, quote.outlet) for quote in told.quotes] == [("Ruby Chen", "Army Radio")] * 2
    written = first(
        "In an op-ed for the Financial Times Friedrich Merz warned of “days that will decide about us.”"
    )
    assert [quote.outlet for quote in written.quotes] == ["Financial Times"]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Strikes killed 14 people, officials said, hours after Israel accused Hamas of breaking the truce.",
         [("officials", "Strikes killed 14 people"), ("Israel", "Hamas of breaking the truce")]),
        ("Moscow and Kyiv each say the other is to blame.", [("Moscow and Kyiv", "the other is to blame")]),
        ("Peter Szijjarto said that Hungary “will not pay a single forint.”",
         [("Peter Szijjarto", "Hungary “will not pay a single forint.”")]),
        ("NABU searches home of lawmaker in drone probe, source says",
         [("source", "NABU searches home of lawmaker in drone probe")]),
        ("Greenpeace found no sign of an impact near the pylon.",
         [("Greenpeace", "no sign of an impact near the pylon")]),
        ("Danish police found no pilot.", []),
        ("Russia, which says it does not target civilians, made no comment.",
         [("Russia", "it does not target civilians")]),
        ("Storm floods camps as aid agencies plead for tents", [("aid agencies", "tents")]),
        ("Troops left Kupiansk, the task force said, a claim rejected by Moscow.",
         [("the task force", "Troops left Kupiansk"), ("Moscow", "Troops left Kupiansk")]),
        ("“No,” Alexander Grushko told the newspaper Izvestia in an interview published on Monday.", []),
        ("Its author, the historian Serhii Plokhy, argues that empires do not end.",
         [("Serhii Plokhy", "empires do not end")]),
        ("Steve Witkoff said that “a lot of progress” had been made.",
         [("Steve Witkoff", "“a lot of progress” had been made")]),
        ("The New York Times, which first wrote of the talks, said they lasted four hours.",
         [("The New York Times", "they lasted four hours")]),
        ("What Russia calls the liberation of Kupiansk has been announced twice.",
         [("Russia", "the liberation of Kupiansk")]),
        ("Ioannis Vlachos has advised three governments on the assets.", []),
        ("The RSF have denied it and say that those responsible will be tried.",
         [("The RSF", "it"), ("The RSF", "those responsible will be tried")]),
        ("Without new money, the World Bank has calculated, Ukraine will run dry.",
         [("the World Bank", "Without new money, the World Bank has calculated, Ukraine will run dry")]),
        ("They rejected a US demand that it disarm.", []),
        ("Donald Tusk called that “a fairy tale”.", [("Donald Tusk", "that “a fairy tale”")]),
        ("An official said Washington was concerned and expected both to stop.",
         [("An official", "Washington was concerned and expected both to stop")]),
        ("Russia has denied targeting civilians, though many were killed, according to the U.N.",
         [("Russia", "targeting civilians"), ("the U.N.", "many were killed")]),
        ("Israel believes 20 hostages are alive, and has vowed to bring them home.",
         [("Israel", "to bring them home")]),
        ("The deal would be signed, Fidan said, without giving details.", [("Fidan", "The deal would be signed")]),
        ("The FSB, to which they answer, did not respond.", []),
        ("Magdy reported from Cairo.", []),
        ("Britain, France and Germany say the plan is dead.",
         [("Britain, France and Germany", "the plan is dead")]),
        ("Asked plainly, majorities in Poland, Germany and Britain say that aid should go on.",
         [("majorities in Poland, Germany and Britain", "aid should go on")]),
        ("In Kyiv, Germany and France said no deal was near.", [("Germany and France", "no deal was near")]),
        ("A maker that buys its gas on the spot market said it would halt one line.",
         [("A maker", "it would halt one line")]),
        ("The claim came a week after the commander, Mohamed Hamdan Daglo, announced a truce.", []),
        ("Those who defend the deal argue that Russia is exhausted.",
         [("Those who defend the deal", "Russia is exhausted")]),
        ("His Russian counterparts have threatened to respond in kind.",
         [("His Russian counterparts", "to respond in kind")]),
    ],
)  # fmt: skip
def test_claims(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.source, claim.text) for claim in first(text).claims] == claims


def test_who_asks_and_who_answers_in_an_interview_claims_nothing() -> None:
    facts = found(
        "RFE/RL: Belgium says it would pay the bill. Is that so?\n\nIoannis Vlachos: Partly. It was signed in 1989.\n\n"
        "RFE/RL: You disagree?\n\nVlachos: It is the law.",
        DAY,
    )
    assert [claim.source for mentions in facts.mentions.values() for claim in mentions.claims] == ["Belgium"]
    names = [person.full_name for mentions in facts.mentions.values() for person in mentions.people]
    assert names == ["Ioannis Vlachos", "Ioannis Vlachos"]


def test_a_rejected_accusation_is_contested_with_the_paragraph_before() -> None:
    facts = found(
        "Syria's interior ministry accused gunmen of killing two people.\n\n"
        "The National Guard rejected the accusation as “pure fabrication”.",
        DAY,
    )
    assert all(claim.contested_by for mentions in facts.mentions.values() for claim in mentions.claims)


def test_disputed_figures_are_those_of_the_paragraph_before() -> None:
    facts = found("Cogat said 310,000 tents had gone in.\n\nAid groups dispute those figures.", DAY)
    assert [bool(c.contested_by) for mentions in facts.mentions.values() for c in mentions.claims] == [
        True,
        True,
    ]


def test_two_of_one_surname_are_two() -> None:
    facts = found(
        "Itay Chen was killed.\n\nHis father, Ruby Chen, said so; Viktor Orbán came.\n\nOrbán left.", DAY
    )
    names = [person.full_name for mentions in facts.mentions.values() for person in mentions.people]
    assert names == ["Itay Chen", "Ruby Chen", "Viktor Orbán", "Viktor Orbán"]


def test_a_place_held_by_one_side_and_taken_by_the_other_is_contested() -> None:
    said = first(
        "Ukraine says its forces hold the north. Vladimir Putin claimed that the city had been taken."
    )
    assert [bool(claim.contested_by) for claim in said.claims] == [True, True]


def test_another_blogger_answers_the_one_before() -> None:
    said = first(
        "A Russian blogger claimed that troops seized Rivne. Another blogger denied that they hold all of it."
    )
    assert [bool(claim.contested_by) for claim in said.claims] == [True, True]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Shoigu has said his troops have seized Rivne – a claim immediately denied by Kyiv.",
         [("Shoigu", "say", "his troops have seized Rivne"), ("Kyiv", "deny", "his troops have seized Rivne")]),
        ("The group issued a statement late on Thursday denying the alleged massacre.",
         [("The group", "deny", "the alleged massacre")]),
        ("Zelensky denied Russian troops had taken a village in Sumy, where the Chechen leader Aslan Dadaev claimed"
         " Moscow's forces had advanced.",
         [("Zelensky", "deny", "Russian troops had taken a village in Sumy"),
          ("Aslan Dadaev", "claim", "Moscow's forces had advanced")]),
        ("Zelensky, speaking in Paris, denied Moscow's assertions.", [("Zelensky", "deny", "Moscow's assertions")]),
        ("It followed remarks by General Igor Danko, who claimed Lyman had been taken.",
         [("Igor Danko", "claim", "Lyman had been taken")]),
        ("Kyiv Denies Loss of Town of Rivne", [("Kyiv", "deny", "Loss of Town of Rivne")]),
    ],
)  # fmt: skip
def test_claims_of_disputes(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert [(claim.source, claim.kind, claim.text) for claim in first(text).claims] == claims


def test_names_in_reports_of_disputes() -> None:
    said = first(
        "Chief spokesman Rear Admiral Danny Gur came; Minister for Information and Broadcasting Attaullah Khan left. "
        "Fighting went on in Middle Eastern waters. The Carney, a destroyer, sank in Operation Sunrise."
    )
    assert [person.name for person in said.people] == ["Danny Gur", "Attaullah Khan"]
    assert not said.places
    said = first(
        "The strikes hit the villages of Yaterin, Al Kharab and Taybah. The Sudan Doctors’ Union left Sa Kaeo."
    )
    places = [place.name for place in said.places if place.role != "part"]
    assert places == ["Yaterin", "Al Kharab", "Taybah", "Sa Kaeo"]
    assert [body.name for body in said.organisations] == ["Sudan Doctors’ Union"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It ended on January 2 of this year.", ["on January 2 of this year"]),
        ("It burned on the night from Wednesday to Thursday.", ["on the night from Wednesday to Thursday"]),
        ("Friday and Saturday have been declared days of mourning.", ["Friday and Saturday"]),
        ("In total, 1555 UAVs were lost over the last day.", ["over the last day"]),
    ],
)
def test_dates_of_disputes(text: str, dates: list[str]) -> None:
    assert [found.text for found in first(text).dates] == dates


def test_a_place_once_told_is_known_where_it_stands_again() -> None:
    facts = found("They fought in the village of Kitagama.\n\nKitagama has been taken, and nobody wept.", DAY)
    assert [place.name for mentions in facts.mentions.values() for place in mentions.places] == [
        "Kitagama"
    ] * 2


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Fighters crossed near the Gorkham border crossing.", [("Gorkham", "area")]),
        ("Islamabad, Mar. 18, (dpa) – Jets hit camps.", [("Islamabad", "dateline")]),
        ("The border regions of Kunar and Paktika were hit.", [("Kunar", "area"), ("Paktika", "area")]),
    ],
)
def test_places_of_disputes(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.name, place.role) for place in first(text).places] == places


def test_an_apposition_with_a_short_name_behind_it_leaves_the_person_the_source() -> None:
    said = first(
        "Oleg Danko, a spokesman for the Northern Liberation Front, or NLF, said that bombs were dropped."
    )
    assert [claim.speaker for claim in said.claims] == ["Oleg Danko"]


def test_a_camp_and_a_coordination_are_no_people_and_a_hospital_is_a_body() -> None:
    said = first(
        "Abu Salim Camp was hit, the General Coordination of Camps said; four died at Hamid Khan hospital."
    )
    assert not said.people
    assert "Hamid Khan hospital" in [body.name for body in said.organisations]


def test_a_statement_of_a_day_denies() -> None:
    said = first(
        "The ministry issued a statement on Sept. 20 denying allegations that its jets crossed the line."
    )
    assert [claim.kind for claim in said.claims] == ["deny"]


def test_who_rejects_responsibility_denies() -> None:
    said = first("Turkey rejected responsibility for the attack.")
    assert [(claim.kind, claim.text) for claim in said.claims] == [("deny", "responsibility for the attack")]


def test_who_denies_in_an_aside_goes_on_in_a_participle() -> None:
    said = first("Moscow accused Kyiv of firing drones, a claim Kyiv denied, calling it a fabrication.")
    assert [(claim.source, claim.kind) for claim in said.claims] == [
        ("Moscow", "accuse"),
        ("Kyiv", "deny"),
        ("Kyiv", "deny"),
    ]


def test_a_compass_is_no_place_and_two_days_with_early_and_late_are_one_date() -> None:
    said = first("They took North Korean soldiers between late Sunday and early Monday.")
    assert not said.places
    assert [date.text for date in said.dates] == ["between late Sunday and early Monday"]
