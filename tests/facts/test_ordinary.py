"""An ordinary day's copy: headlines, “since” clauses, who speaks beside his kin, and accounts that clash or do not."""

from __future__ import annotations

import pytest

from tests.facts.test_disputes import pairs
from tests.facts.test_press import speakers
from tests.facts.test_rules import first


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A part of a toll, the injured, and those whom a toll includes contradict no toll.
        ("At least 413 civilians have been killed since May, the minister said. The rebels put the toll from drone"
         " strikes alone at 107.", []),
        ("A man and his two sons died, the army said. Hospital officials put the number of injured at 17.", []),
        ("Medics said dozens were killed. They left. The network said the dead included two nurses.", []),
        # A second strike and an earlier report are not what was just told; “suggestions that” say what they are.
        ("Ukraine's Air Force said Russia launched 408 drones.\n\nMoscow rejected reports of a second strike on"
         " rescuers.", []),
        ("Yerevan said it had recorded three bursts of fire in Uri.\n\nBaku rejected earlier reports of fire in Uri.",
         []),
        ("A survey found that two in three Russians had cut back on food. The spokesman rejected suggestions that"
         " sanctions were to blame.", []),
        # A claim is of what it names: no drone force where a man was killed.
        ("Israel says it killed a commander in Beirut.\n\nHezbollah rejected the Israeli claim that he had been"
         " rebuilding the group's drone force.", []),
        # A denial of somebody's words is of his, and of a report about a place of the account that names it.
        ("Footage indicates that Russian forces do not control Kupiansk as Gerasimov claimed.\n\nUkraine's task force"
         " denied Gerasimov's statement.", []),
        ("A Ukrainian commander said 100 soldiers remain cut off in the city.\n\nRussian milbloggers rejected the"
         " report about Radkivka.", []),
        # A habit, a count of attacks repelled, a proposal, a denial far behind, what was spared of one's own.
        ("Kyiv's air force said Russia had launched 163 drones.\n\nMoscow denies aiming at civilians.", []),
        ("Kyiv said Russian drones had killed 12 civilians.\n\nMoscow denies aiming at civilians.", [(0, 1)]),
        ("Moscow said its forces captured Rodynske. Kyiv said its troops had repelled 41 attacks in that sector.", []),
        ("Moscow said its forces captured Rodynske. Kyiv said its troops had repelled the attack.", [(0, 1)]),
        ("Moscow has suggested its own National Guard, which Kyiv calls absurd.", []),
        ("A U.N. mission said the takeover bore the marks of genocide. The United States sanctioned four commanders. A"
         " resolution that would have named the Emirates as a supplier was withdrawn. The UAE denies any involvement.",
         []),
        ("Ukraine's energy minister said no substation had been attacked since Thursday. Russia's ministry said Ukraine"
         " had launched drones at a substation in Belgorod.", []),
        ("Officials said they would not be sent. The General Staff denied that it amounted to a mobilisation.", []),
        ("Jets did not fire, minister says\n\nTwo pilots decided not to shoot, the defense minister said.", []),
        # Who denies a role contradicts whoever gives him one, and no count of the dead.
        ("Drone attack on market kills 40, doctors say; paramilitary force denies role", []),
        ("A drone attack killed 40 people, a medical group said, and the army blamed it on the Rapid Support Forces."
         "\n\nThe RSF denied carrying out the attack.", [(1, 2)]),
        ("A resident said all the dead belonged to one family. A doctor put the number of dead at 13.", []),
        ("Officials said a missile killed 14 civilians. They said nine were in intensive care.\n\nPeskov dismissed the"
         " Ukrainian toll as staging.", []),
        # What a denial goes on to say is no part of it.
        ("Pakistan denied that any of its aircraft had crossed the line and accused Delhi of preparing new strikes."
         "\n\nVillagers said firing lasted for 20 minutes.", []),
        # A denial in one word is of the accusation beside it.
        ("India said Pakistani guns had opened fire.\n\nThe fighting follows an attack. India accuses Pakistan of"
         " having armed the attackers. Pakistan denies any involvement.", [(1, 2)]),
        # One side's embassy and its spokesman; an accusation of nobody but him who denies.
        ("Dmitry Peskov said the decision was political.\n\nThe Russian Embassy in Oslo dismissed the report as “a"
         " fabrication”.", []),
        ("The network said most of the dead were herders. It blamed the Rapid Support Forces.\n\nThe RSF rejected the"
         " allegation as “a fabrication”.", [(1, 2)]),
        # A village that is taken, and “the village” in the hands of the other side.
        ("Moscow said its troops had captured the village of Balahan.\n\nIt was noon.\n\nA Ukrainian spokesman said the"
         " northern half of the village was still in Ukrainian hands.", [(0, 1)]),
        ("Russia says it has captured Siversk; Ukraine says its troops hold the town", [(0, 1)]),
        ("Ukraine denies loss of border village\n\nRussia's Defence Ministry said its forces had taken Dehtiarne.",
         [(0, 1)]),
        # Rebels who stay and rebels who have pulled out.
        ("Congo's army said M23 rebels remained in Uvira. M23 said all its fighters had pulled out.", [(0, 1)]),
        # Drones that hit, and drones that were all shot down, also by the word of a region's governor.
        ("Kyiv says its drones hit a refinery as Moscow claims all were shot down", [(0, 1)]),
        ("Kyiv said Russian drones hit a house.\n\nMoscow said it had shot down all 97 Ukrainian drones.", []),
        ("Ukraine said its drones had hit a refinery.\n\nRyazan Gov. Pavel Malkov denied that the refinery had been"
         " hit.\n\nUkrainian police said Russian bombs hit a street in Sumy.", [(0, 1)]),
        # Weapons in a house, and nothing of the kind in it; mines that were planted, and not laid.
        ("Israel said it had hit a Hezbollah weapons site.\n\nFive died.\n\nHezbollah denied that it had any facility"
         " in the building.", [(0, 1)]),
        ("Moscow said it had destroyed a post of officers of the 57th Brigade.\n\nThe 57th Brigade denied that any of"
         " its people were in the hotel.", [(0, 1)]),
        ("Thailand's army said the mine had been planted by Cambodian troops.\n\nCambodia's ministry denied that its"
         " troops had laid any new mines.", [(0, 1)]),
    ],
)  # fmt: skip
def test_what_contradicts_what(text: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Russia says it captured village near Pokrovsk, Kyiv says troops still holding out",
         [("Russia", "it captured village near Pokrovsk"), ("Kyiv", "troops still holding out")]),
        ("RSF denies bombing hospital as army says dozens killed",
         [("RSF", "bombing hospital"), ("army", "dozens killed")]),
        ("Army says M23 still in Uvira as rebels insist they have pulled out",
         [("Army", "M23 still in Uvira"), ("rebels", "they have pulled out")]),
        ("Ukraine denied attacking the plant after its Russian management said a drone had exploded on the roof.",
         [("Ukraine", "attacking the plant"),
          ("its Russian management", "a drone had exploded on the roof")]),
        ("Tusk says about 800 homes are damaged and warns that the metro will not run.",
         [("Tusk", "about 800 homes are damaged"), ("Tusk", "the metro will not run")]),
        ("The ministry confirms that the roads will be open and calls on the media to be patient.",
         [("The ministry", "the roads will be open"), ("The ministry", "the media to be patient")]),
        ("The cuts will end by nightfall, Ukrenergo promises, though its chief, Vitaliy Zaichenko, acknowledges that"
         " outages are likely.",
         [("Ukrenergo", "The cuts will end by nightfall"), ("Vitaliy Zaichenko", "outages are likely")]),
        ("In Moscow, the Investigative Committee announced the same day that it had filed charges.",
         [("the Investigative Committee", "it had filed charges")]),
        ("BUKAVU, Congo (AP) — Rwanda-backed M23 rebels said Saturday they had captured Luvungi, less than a week after"
         " a truce.", [("Rwanda-backed M23 rebels", "they had captured Luvungi, less than a week after a truce")]),
        ("The army spoke. It called the killing “a grave breach” of the truce.",
         [("It", "the killing “a grave breach” of the truce")]),
    ],
)  # fmt: skip
def test_claims(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.source, claim.text) for claim in first(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # A brother, a son and a husband are no “she”.
        ("Marie Pierre, 51, sat beside her brother, who had been shot. “It is in there,” she said.", ["Marie Pierre"]),
        ("Nina Hryhorivna is given tea. Her son wants her to join him. “Perhaps,” she says.", ["Nina Hryhorivna"]),
        ("Nina Hryhorivna is given tea. Her sister wants her to join her. “Perhaps,” she says.", [None]),
        # A given name that is a city too; an unknown name that is somebody's age; a first name given.
        ("All is lost, said Sofia Melnikova, an economist. “The state can carry on,” she said.", ["Sofia Melnikova"]),
        ("Shabnam Akhtar did not wait. “We ran to the river,” the 32-year-old teacher told the BBC.",
         ["Shabnam Akhtar"]),
        ("“The whole hill smells,” said a woman who gave only her first name, Lyudmila.", ["Lyudmila"]),
        ("“We see them only on the telephone,” said a woman in a bread line in Deir al-Balah who gave her name as Umm"
         " Yousef.", ["Umm Yousef"]),
        ("Uri, Indian-administered Kashmir – Shabnam Akhtar did not wait. “We ran,” the 32-year-old teacher said.",
         ["Shabnam Akhtar"]),
        # Who goes by a call sign that ends as a woman's surname, a man with a name in “a”, “its senior minister”.
        ("A pilot, who goes by the call sign Sova, said soldiers had entered through a pipe. “In twos,” he said.",
         ["Sova"]),
        ("Defence Minister Khawaja Asif spoke. He warned that Islamabad would “go to any length”.", ["Khawaja Asif"]),
        ("“We have cleared a million of them,” said its senior minister Ly Thuch. “We do not lay them.”",
         ["Ly Thuch", "Ly Thuch"]),
        ("The UN's humanitarian office said it was “appalled” by the attack.", ["UN's humanitarian office"]),
        # Who he is stands between his name and the verb; the sentence in front is about another; a wire passes on.
        ("Massad Boulos, the adviser on Africa, urged the army's leader, Abdel Fattah al-Burhan, to sign “without"
         " conditions”.", ["Massad Boulos"]),
        ("Alexander Novak insisted it was “fully supplied.” Ukrainian President Volodymyr Zelensky has vowed to go on."
         " “Every fire helps,” he said.", ["Alexander Novak", "Volodymyr Zelensky"]),
        ("Alexei Likhachev has accused Kyiv of “playing with matches”, Interfax reports.", ["Alexei Likhachev"]),
        ("Oleh Kiper spoke.\n\nQuote from Kiper: “The enemy again struck our region.”", ["Oleh Kiper"]),
        ("“My bags have never been unpacked,” said shopkeeper Somjai Boonlue, 52.", ["Somjai Boonlue"]),
        ("“We stood our ground,” Capt. Alexei Rulyov was quoted by Interfax as saying.", ["Alexei Rulyov"]),
        ("Lt. Reagan Mbuyi rejected it. “Our troops hold the town,” he said.", ["Reagan Mbuyi"]),
        ("Rangers were hurt, Winthai Suvaree said. He said the Thai side answered with “rifle fire only”.",
         ["Winthai Suvaree"]),
        ("Israel's military came. “It was a breach of the truce,” the military said.", ["Israel's military"]),
        ("Zaw Min Tun said no.\n\n“My sister sold candles,” said a 30-year-old man who asked not to be named.", [None]),
        ("“I go,” Tetiana Lysenko said.\n\nA soldier, who gave only his call sign, Barber, warned of drones. Lysenko"
         " waited.\n\nShe has promised it. “I promised last year,” she added.", ["Tetiana Lysenko", "Tetiana Lysenko"]),
        # An official without a name is not the last speaker, nor is a doctor by whom something is told.
        ("Dmitry Peskov said no.\n\nA senior Ukrainian official, who asked not to be named, confirmed it. “It is too"
         " early,” the official said.", [None]),
        ("Sylvain Ekenge said no.\n\nThe hospital took in 23, according to a doctor there. “Most have burns,” he said.",
         [None]),
        # The source that stands at the closing mark says all of it.
        ("The Russian leader had told Donald Trump that they could meet “at the final stage,” Dmitry Peskov said.",
         ["Dmitry Peskov"]),
    ],
)  # fmt: skip
def test_whose_words(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It was the worst since Russia seized it in 2014.", ["since Russia seized it in 2014"]),
        ("It is the deepest raid since the full-scale invasion of Ukraine began in 2022.",
         ["since the full-scale invasion of Ukraine began in 2022"]),
        ("It has grown since it seized El Fasher, and since the attack, a doctor said.",
         ["since it seized El Fasher", "since the attack"]),
        ("It was the first death since a ceasefire in May 2025.", ["since a ceasefire in May 2025"]),
        ("It has lasted since the guns fell silent, since spring and since the weekend.",
         ["since the guns fell silent", "since spring", "since the weekend"]),
        ("They met again in the first weeks of the war, and weeks later, early in the year.",
         ["in the first weeks of the war", "weeks later", "early in the year"]),
        ("It fell in the same period of last year and as late as January.",
         ["in the same period of last year", "as late as January"]),
        ("He kept to the 10 March agreement on 8 August of the same year.",
         ["10 March", "on 8 August of the same year"]),
        ("It looked into Sunday's attack; they ran out of flour by the weekend.", ["Sunday", "by the weekend"]),
        ("They struck overnight on Thursday, Dec. 4.", ["overnight on Thursday, Dec. 4"]),
    ],
)  # fmt: skip
def test_dates(text: str, dates: list[str]) -> None:
    assert [one.text for one in first(text).dates] == dates


def test_a_date_behind_its_clause_covers_the_days_of_the_date() -> None:
    (seized,) = first("It was the worst since Russia seized it in 2014.").dates
    assert (seized.first, seized.last) == ("2014-01-01", "2014-12-31")


def test_a_people_belongs_to_its_body_and_a_month_does_not() -> None:
    told = first(
        "The Ukrainian air force and the Russian defence ministry met the Gang Suppression Force in May."
    )
    assert [one.name for one in told.organisations] == [
        "Ukrainian air force",
        "Russian defence ministry",
        "Gang Suppression Force",
    ]
    assert [one.text for one in told.dates] == ["in May"]


def test_stations_and_commands_are_bodies() -> None:
    told = first(
        "Ruben Jean told Radio Télé Métropole that Operational Command East had not answered Viv Ansanm."
    )
    assert [one.name for one in told.organisations] == [
        "Radio Télé Métropole",
        "Operational Command East",
        "Viv Ansanm",
    ]
