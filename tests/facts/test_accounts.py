"""Speakers by what they are, sources by their form, and accounts that cannot both be true, in plain agency copy."""

from __future__ import annotations

import pytest

from tests.facts.test_disputes import pairs
from tests.facts.test_press import speakers
from tests.facts.test_rules import first


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        # An army and a government are quoted by the words for them, and no other body is by a country's name.
        ("Israel's military said it had hit a man who had “worked from within a school”.", ["Israel's military"]),
        ("The Thai army said it would “answer every shot”.", ["Thai army"]),
        ("The army said it would “answer every shot”.", [None]),
        ("Israel's military said crowds had come near. “The troops fired into the air,” the statement read.",
         ["Israel's military"]),
        ("Russia's Foreign Ministry responded. The ministry's statement read: “The attack was repelled.”",
         ["Foreign Ministry"]),
        ("The ministry's statement read: “The attack was repelled.”", [None]),
        # What somebody is called whose office has been told.
        ("The group's leader, Naim Qassem, spoke. “The weapons are our honour,” the cleric said.", ["Naim Qassem"]),
        ("Naim Qassem and Nabih Berri spoke. “The weapons are our honour,” the cleric said.", [None]),
        ("Hun Sen told his followers to wait. “We need peace,” the veteran strongman wrote.", ["Hun Sen"]),
        ("Ursula von der Leyen and others left. “We need peace,” the statesman wrote.", [None]),
        ("In Moscow, Dmitry Peskov said he had read it. “With interest,” the spokesperson added.", ["Dmitry Peskov"]),
        # Who is named only behind the words, by herself and not by another.
        ("A nurse described it. “Then they stopped asking,” she told AFP, giving only her first name, Halima.",
         ["Halima"]),
        ("A nurse described it. “Then they stopped asking,” she said. She gave only her first name, Halima.",
         ["Halima"]),
        ("“They have new shirts,” said a fisherman. A commander who gave his name as Makanaki laughed.", [None]),
        # What is reported goes on behind its source.
        ("Volodymyr Zelensky spoke. The sides still differ, the Ukrainian president said, and there would be no deal"
         " “signed on our knees”.", ["Volodymyr Zelensky"]),
        # A second post is of who has posted the first; how somebody acted is no answer.
        ("“A mistake,” Trump wrote on X.\n\nA second post, an hour later, read: “No one wants war.”",
         ["Donald Trump", "Donald Trump"]),
        ("“A mistake,” Trump wrote on X.\n\nMerz came.\n\nA second post read: “No one wants war.”",
         ["Donald Trump", None]),
        ("India's defence ministry said Pakistan opened fire, and that its army had responded “proportionately”.",
         ["defence ministry"]),
        # What is dismissed as something behind a name; the wording of a treaty is nobody's.
        ("Bloggers claimed the house was a base, a claim Ihor Zarko dismissed as “a lie told over graves”.",
         ["Ihor Zarko"]),
        ("The text of the draft agreement speaks of “freedom of navigation for all ships”.", []),
        # A capital on the way is no other speaker; an unknown name in front keeps an age from the last speaker.
        ("If Kyiv did not want to settle, Vladimir Putin said, Russia would solve “all tasks by force of arms”.",
         ["Vladimir Putin"]),
        ("“We deploy,” Godfrey Otunge said.\n\nRosebelle Zakwa held a child. “I told her,” the 63-year-old said.",
         ["Godfrey Otunge", "Rosebelle Zakwa"]),
        ("In Saint-Marc, Marie-Ange Philistin held a child. “I told her,” the 63-year-old said.",
         ["Marie-Ange Philistin"]),
        ("“Half of it is under gang control,” a police union, SPNH-17, wrote.", ["SPNH-17"]),
        # Who answers the phone does not speak by it; somebody without a name keeps the last speaker's name away.
        ("“Not now,” Dmitry Peskov said.\n\nA recruiter who answered the phone said he could not speak. Then he did."
         " “I have a plan for 40,” he said.", ["Dmitry Peskov", None]),
        ("“It is not planned,” Peskov said, and added that the flow was “more than sufficient”.",
         ["Dmitry Peskov", "Dmitry Peskov"]),
        ("Regions, Ekaterina Schulmann argues, compete. “The bonus is paid to the paper,” as she puts it.",
         ["Ekaterina Schulmann"]),
        ("One of them, Valentyna Petrivna, 74, was a teacher. “Every knot counts,” she says.\n\nThe teacher is silent"
         " for a while. “He was terrible,” she says finally.", ["Valentyna Petrivna", "Valentyna Petrivna"]),
        ("General Carsten Breuer spoke. “Fear is bad,” said Rolf Mützenich.\n\n“That is arithmetic,” the general shot"
         " back.", ["Rolf Mützenich", "Carsten Breuer"]),
        ("It is so, according to a priest, Father Bernard Ugeux.\n\n“They came back,” the priest said.",
         ["Bernard Ugeux"]),
        # A general is whom the sentence in front is about, if it speaks of no other; a ministry “there” is another's.
        ("Prime Minister Abdoulaye Maïga denied it. “Life is normal,” the general told parliament.",
         ["Abdoulaye Maïga"]),
        ("A general met Abdoulaye Maïga. “Life is normal,” the general told parliament.", [None]),
        ("The Defence Ministry denied it.\n\nBaku left. The ministry there called the report “a fantasy of fools”.",
         [None]),
        ("Historian Gerard Hill, who advised a president, says the maps do not agree. “There are five.”",
         ["Gerard Hill"]),
    ],
)  # fmt: skip
def test_whose_words(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Ahmed Yousef, a father of four who was in the crowd, said soldiers on a tank had opened fire.",
         [("Ahmed Yousef", "say", "soldiers on a tank had opened fire")]),
        ("The Popular Forces, a militia backed by Israel, said the same of its men.",
         [("The Popular Forces", "say", "the same of its men")]),
        ("The UN's humanitarian office (OCHA), citing local sources, put the death toll at 40.",
         [("The UN's humanitarian office", "report", "the death toll at 40")]),
        ("DeepState, a Ukrainian monitoring group, marked most of it as a grey zone.",
         [("DeepState", "report", "most of it as a grey zone")]),
        ("Petrenko told the story with his eyes on the ceiling.", []),
        ("The RSF called the announcement “a fairy tale”.", [("The RSF", "deny", "the announcement “a fairy tale”")]),
        ("He called the idea “fundamentally wrong”.", [("He", "say", "the idea “fundamentally wrong”")]),
        ("He called the report “wrong”.", [("He", "deny", "the report “wrong”")]),
        ("He asked that his name be left out, “for obvious reasons”.", []),
        ("“They threw us a ladder,” a man told his wife in a message she shared with Rappler.", []),
        ("The family said that the man was his brother.", [("The family", "say", "the man was his brother")]),
        ("Belarus said drones were heading there, which the Polish army confirmed.",
         [("Belarus", "say", "drones were heading there"),
          ("the Polish army", "confirm", "drones were heading there")]),
        ("His wife, from the kitchen, says he is afraid.", [("His wife", "say", "he is afraid")]),
        ("It was false, Zelensky said three weeks later, standing there.", [("Zelensky", "say", "It was false")]),
        ("The brigade admits to having lost the bank.", [("The brigade", "confirm", "to having lost the bank")]),
        ("Last month the governor said the district was clean.", [("the governor", "say", "the district was clean")]),
        ("The losses were 210, the ministry specified.", [("the ministry", "say", "The losses were 210")]),
        ("Israel's toll stands at 24, says its Home Front Command, up from 13.",
         [("its Home Front Command", "say", "Israel's toll stands at 24")]),
        ("Off it, he allowed that the bullet had come “from the hill”.",
         [("he", "say", "the bullet had come “from the hill”")]),
        ("The authorities have asked everybody who can to leave.",
         [("The authorities", "call_for", "everybody who can to leave")]),
        ("They call him Doc, although he never finished.", []),
        ("Petrov, an hour later, said that the road was shut.", [("Petrov", "say", "the road was shut")]),
    ],
)  # fmt: skip
def test_claims(text: str, claims: list[tuple[str, str, str]]) -> None:
    assert [(claim.source, claim.kind, claim.text) for claim in first(text).claims] == claims


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Who does not control a place by one account, and holds it by the other.
        ("Ukraine's spokesman said that Russian forces do not control Kupiansk.\n\nVladimir Putin said that Kupiansk"
         " is under Russian control.", [(0, 1)]),
        ("Moscow said its troops had seized Kurylivka. Footage shows that Ukrainian forces still operate in the"
         " settlement.", [(0, 1)]),
        # Who concedes that the other side has taken a place contradicts nobody of that side.
        ("Ukraine's spokesman said that Russian forces do not control Kupiansk. A Russian blogger acknowledged that"
         " Ukrainian forces have retaken districts of Kupiansk.", []),
        # A place by which another lies is not the one told of.
        ("Moscow said its troops had seized Kurylivka, southeast of Kupiansk.\n\nUkraine's spokesman said that Russian"
         " forces do not control Kupiansk.", []),
        # “The town” is the one that the denial before names.
        ("Ukraine's general staff denied that its foe has taken full control of Siversk.\n\nValery Gerasimov had told"
         " Vladimir Putin that the town was “liberated”.", [(0, 1)]),
        # What one “does not strike” is told of by who tells of homes or the dead, by no count of drones.
        ("Moscow said its army does not strike homes.\n\nKyiv said Russia launched 112 drones at Ukraine.", []),
        ("Kyiv said Russia struck a block of flats, killing nine.\n\nMoscow said its army does not strike homes.",
         [(0, 1)]),
        ("Kyiv said 94 drones were shot down. Ihnat said Ukraine cannot shoot down such missiles.", []),
        # A spokesman's side stands before his rank.
        ("Jets struck the village of Mpety, M23 spokesman Lawrence Kanyuka said.\n\nA Congolese army spokesman,"
         " Lieutenant Colonel Mak Hazukay, said that no aircraft had taken off.", [(0, 1)]),
        # Harmed, and nothing harmed or the attack failed.
        ("Kyiv said it had disabled a submarine in the port. Russia's navy said the attack had failed.", [(0, 1)]),
        ("Kyiv said it had disabled a submarine in the port. Russia's navy said no vessel was damaged.", [(0, 1)]),
        # Numbers with a comma behind them; a plan that there is not; a report that is a fairy tale.
        ("COGAT said 220 trucks had entered. The media office said the number was 36, most of them looted.", [(0, 1)]),
        ("The Commission has drafted a plan to move the assets, diplomats said.\n\nA spokesperson denied that any such"
         " plan existed.", [(0, 1)]),
        ("The army said it had retaken Bara. The RSF called the announcement “a fairy tale”.", [(0, 1)]),
        ("Iranian media reported that it had destroyed a terminal. An Israeli official said it caused no damage.",
         [(0, 1)]),
        # Drones are no mortars; who shot down drones did not begin; a spokesman is of the seat he speaks in.
        ("India said Pakistani troops opened fire with mortars.\n\nPakistan denied it had sent any drones.", []),
        ("Pakistan said it was Indian guns which had fired first. India said it had shot down two Pakistani drones.",
         []),
        ("In New Delhi, ministry spokesman Randhir Jaiswal said India had shot down two drones.\n\nPakistan denied it"
         " had sent any drones.", [(0, 1)]),
        ("Abiy said Eritrea was preparing for war. Eritrea's minister called the charge “deceitful”.", [(0, 1)]),
        ("Moscow said it had struck plants. Kyiv called that “a fairy tale about a school”.", [(0, 1)]),
        # Fighters without a name, and the group whom the other side means; a state's army is its own.
        ("Israel's military said gunmen had shot at soldiers in Rafah.\n\nHamas denied that its men were involved.",
         [(0, 1)]),
        ("Israel said it was calm. A military spokesman, Nadav Shoshani, said gunmen had shot at soldiers.\n\n"
         "Hamas denied that its men were involved.", [(1, 2)]),
        # “Lost no” says that nothing was lost, and “no fighters and had killed” that somebody was killed.
        ("The army said the rebels had suffered losses.\n\nThe rebels said they had lost no fighters and had killed 14"
         " soldiers.", [(0, 1)]),
        ("Moscow said it had downed 112 drones. Kyiv said it had launched none.", []),
        # A part is no count; “the opposite” is said of what stands before.
        ("The Red Cross said it had evacuated 11 of the wounded. The hospital had registered 19.", []),
        ("Leavitt said the ceasefire was holding. She said Israel may respond.\n\nMajed al-Ansari said the opposite."
         " The truce, he warned, was close to collapse.", [(0, 2)]),
        # A group tells what is said of it wrong, also behind a second claim; who denies a loss goes on to hold.
        ("Israel's military said it had targeted a room used by Hamas. It said eight were fighters.\n\nHamas denied"
         " having anyone in the building.", [(0, 2)]),
        ("Israel's military said it had shot at a room. It said eight were fighters.\n\nHamas denied having anyone in"
         " Rafah.", []),
        ("Russia's ministry said it had taken Rodynske.\n\nUkraine's military denied the loss of the town. Its command"
         " said its units continued to hold positions.", [(0, 1), (0, 2)]),
        # The rebels have left, and are still there; both agreed, and one to nothing; “his words”.
        ("The M23 said it had completed its withdrawal.\n\nKinshasa said the rebels still occupy the town hall.",
         [(0, 1)]),
        ("Boulos said both sides had agreed to a pause. The army said it had agreed to nothing.", [(0, 1)]),
        ("Vladimir Medinsky said the trucks waited.\n\nHe left.\n\nKyiv called Medinsky's words untrue.", [(0, 1)]),
        ("Sudan's Rapid Support Forces said they had seized a base.\n\nThe Sudanese army said it had repelled the"
         " attack.", [(0, 1)]),
        # Civilians by one account of a strike, and fighters by the account of him who struck.
        ("Kabul said Pakistani jets had bombed a market, killing ten civilians.\n\nIslamabad said it had hit camps and"
         " killed more than 60 militants.", [(0, 1)]),
        ("Al Shabaab said it had taken the village. Officials said the village was quiet.", [(0, 1)]),
        ("Kenya said hundreds of soldiers had crossed.\n\nDhumal put the number of captured men at 240.", []),
        ("Baku said that not one of its posts had moved. Its ministry called the report “a fantasy”.", []),
        # Gone by his own account, and still there by a bystander's; a fraction of the number told; a report denied.
        ("Residents said his fighters were still at the town hall.\n\nThe M23 said its withdrawal was complete.\n\n"
         "Kinshasa left.", [(0, 1)]),
        ("COGAT said 310,000 tents had entered. The UN said the figure was less than a third of that.", [(0, 1)]),
        ("COGAT said 312 trucks had entered. UNRWA said fewer than half of that number could unload.", []),
        ("He denied reports that the bridge at Mayaky had collapsed.\n\nA Russian blogger had reported the collapse.",
         [(0, 1)]),
        ("The Emirates denied arming the RSF. Experts wrote that such claims were “credible”.", [(0, 1)]),
        # Reports of a country's media are not its army's.
        ("Israel's army said it showed Hamdan at a camp.\n\nThe Lebanese army denied Israeli media reports that it had"
         " stopped.", []),
        # Still in the town; not aware of it; “it was Russia that”; “no such”; “only”.
        ("Russia said its troops had taken Siversk.\n\nKyiv said its forces were still in the town.", [(0, 1)]),
        ("Medics said Israeli fire killed nine people. The army said it was not aware of any casualties.", [(0, 1)]),
        ("Russia said Ukraine had broken the truce. Ukraine said it was Russia that had broken the truce.", [(0, 1)]),
        ("Trump said India would stop buying oil. New Delhi said no such conversation had taken place.", [(0, 1)]),
        ("Israel said it allowed 600 trucks a day. The UN said only 145 had entered.", [(0, 1)]),
        # Promises, and accounts of two matters side by side.
        ("Putin said Russia would not attack Europe. Rutte said Russia could attack within five years.", []),
        ("Pakistan said it had shot down five Indian jets. India said its air force had struck nine camps.", []),
        ("Russia said it had captured Siversk.\n\nUkraine said it had struck a refinery in Ryazan. The governor there"
         " said there were no casualties.", []),
        ("The army said it had repelled an attack on El Obeid. The RSF said it had taken Babanusa.", []),
        ("Netanyahu said the war would go on. Hamas said it had not received a new proposal.", []),
        # Who “the rebels” are in a war that sources of the text are of.
        ("The M23 said it would talk. Kinshasa said it would talk. Residents said fighters were still there.\n\n"
         "A spokesman for the rebels, Willy Ngoma, said the withdrawal was complete.", [(2, 3)]),
        # “But” and “however” against what stands before.
        ("Rwanda denies backing the rebels, but experts said its army had played a part in the offensive.", [(0, 1)]),
        ("Rwanda denies backing the rebels, but Paris said it would call both.", []),
        ("Berri said that the victims were citizens.\n\nThe embassy said, however, that the victims were not citizens.",
         [(0, 1)]),
        ("Berri said that the victims were citizens.\n\nThe embassy said, however, that the road was closed.", []),
        ("A Hamas official said it had not received any proposal. Israel said a proposal was delivered on Thursday.",
         [(0, 1)]),
        # Soldiers and guns that an army has lost are no ground.
        ("The Ukrainian army lost up to 215 troops and two guns, according to the ministry.\n\nKyiv has denied the loss"
         " of the settlement.", []),
        ("Moscow's ministry said its troops had taken Basovka.\n\nKyiv has denied the loss of the settlement.",
         [(0, 1)]),
        # A toll that grows contradicts nobody.
        ("A drone killed two women in Kherson, the governor said. Police put the number of dead at three after a man of"
         " 66 died in hospital.", []),
        # Whoever claims an attack has not made one.
        ("Pakistan rejects an Indian claim of links to an attack.\n\nIt was noon.\n\nThe Indian army said troops"
         " exchanged small arms fire for the third night.", []),
        # Far behind only what names the place or the target answers.
        ("Pakistan denied that it had fired on the queue.\n\nA.\n\nB.\n\nC.\n\nIndia said Pakistan fired at dawn.", []),
        ("Pakistan denied that it had fired on a hospital.\n\nA.\n\nB.\n\nC.\n\nIndia said Pakistan fired on the"
         " hospital.", [(0, 1)]),
        # A bare denial is of what was told before of him, not of a third.
        ("Shelling by Sudan's RSF killed 18 people, a doctors' network said.\n\nThe RSF denied shelling and accused the"
         " army of hiding there.\n\nA military source in Port Sudan rejected the accusation as false.", [(0, 1)]),
        ("Poland accused Russia of sending drones over its border.\n\nMoscow denied responsibility.\n\nKaja Kallas said"
         " Russia was escalating and that the incursion would not go unanswered.", [(0, 1)]),
    ],
)  # fmt: skip
def test_what_contradicts_what(text: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("He said so in a post on X. He left.", ["X"]),
        ("The Russian Black Sea fleet left.", ["Black Sea fleet"]),
        (
            "Ukraine's Main Military Intelligence Directorate spoke.",
            ["Main Military Intelligence Directorate"],
        ),
        ("The Arakan Army (AA) holds it, AA officers say.", ["Arakan Army", "AA", "AA"]),
        ("They were taken to Al Shifa Hospital.", ["Al Shifa Hospital"]),
    ],
)
def test_organisations(text: str, organisations: list[str]) -> None:
    assert [body.name for body in first(text).organisations] == organisations


def test_an_agreement_is_called_by_its_town_and_a_people_is_no_place() -> None:
    places = first("The Pretoria peace deal holds. Haitian and Cambodian envoys left.").places
    assert [(place.name, place.role) for place in places] == [("Pretoria", "part")]


def test_what_is_told_to_a_radio_is_told_to_an_outlet() -> None:
    (quote,) = first("“It was not we who left,” Pablo Beltrán told Blu Radio.").quotes
    assert (quote.speaker, quote.outlet) == ("Pablo Beltrán", "Blu Radio")


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("Over the weekend, it hit Odesa.", ["Over the weekend"]),
        ("In the spring of next year he goes.", ["In the spring of next year"]),
        ("It lost 400,000 in the year to November.", ["in the year to November"]),
        ("Talks are set for next Monday, and a word for Tuesday.", ["for next Monday", "Tuesday"]),
        ("A year and a half ago, it was safe.", ["A year and a half ago"]),
        (
            "It froze in the winter of 2022-2023 and throughout 2024.",
            ["in the winter of 2022-2023", "throughout 2024"],
        ),
        ("The morning after, he left.", ["The morning after"]),
        ("He speaks this coming Tuesday.", ["this coming Tuesday"]),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [day.text for day in first(text).dates] == dates


def test_days_that_dates_cover() -> None:
    days = first(
        "He speaks this coming Tuesday. A year and a half ago he left. It froze in the winter of 2022-2023."
    ).dates
    assert [(day.first, day.last, day.precision) for day in days] == [
        ("2025-09-02", "2025-09-02", "day"),
        ("2024-02-01", "2024-02-29", "month"),
        ("2022-12-01", "2023-02-28", "season"),
    ]


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The Group for the Support of Islam and Muslims (JNIM) came.",
         ["Group for the Support of Islam and Muslims", "JNIM"]),
        ("A union of hauliers, Syntrui, says eleven are dead.", ["Syntrui"]),
        ("A hauliers' man, Syntrui, came.", []),
        ("It hit camps of the Hafiz Gul Bahadur group.", ["Hafiz Gul Bahadur group"]),
        ("The vessel's operator, Cosmoship Management, spoke.", ["Cosmoship Management"]),
        ("The al Qaeda affiliate left.", ["al Qaeda"]),
    ],
)  # fmt: skip
def test_bodies_of_other_wars(text: str, organisations: list[str]) -> None:
    assert [body.name for body in first(text).organisations] == organisations


def test_a_rank_keeps_all_that_follows_it_and_a_language_is_no_place() -> None:
    found = first("“It is not so,” said General Odowaa Yusuf Rageh in Bambara.")
    assert [person.name for person in found.people] == ["Odowaa Yusuf Rageh"]
    assert found.places == ()
