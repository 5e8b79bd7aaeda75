"""Which accounts contradict each other, in the ways that reports tell it."""

from __future__ import annotations

from datetime import date

import pytest

from sitrep.facts.sides import person_side
from sitrep.facts.tallies import Tally, tallies
from tests.facts.test_find import found

DAY = date(2025, 8, 27)


def pairs(text: str) -> list[tuple[int, int]]:
    """The claims that contradict each other, by their numbers in the article."""
    claims = found(text, DAY).claims
    at = {claim.id: number for number, claim in enumerate(claims)}
    return [(at[one.id], at[other.id]) for one, other in found(text, DAY).contested]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # An act told of somebody, and denied by him, also where the denial leads the report.
        ("Israel denied an attack on the queue.\n\nIt was noon.\n\nWitnesses said Israeli tanks shelled it.",
         [(0, 1)]),
        ("Medics said Israeli fire killed nine.\n\nIt was noon.\n\nThe Israeli army denied it had opened fire.",
         [(0, 1)]),
        ("Witnesses said Israeli tanks shelled it.\n\nIt was noon.\n\nIsrael's military said its forces did not fire.",
         [(0, 1)]),
        # An act told by him who did it, and denied as told by him.
        ("Khan denied claims that India had shot down six jets.\n\nA commander said India had shot down five jets.",
         [(0, 1)]),
        # Not the same act, place, target or doer.
        ("Officials said Russian drones hit a hospital.\n\nIt was noon.\n\nRussia denied it had hit a refinery.", []),
        ("Officials said Russian shells hit Sumy.\n\nMoscow denied having shelled Kupiansk.", []),
        ("Officials said Ukrainian drones hit a depot.\n\nIt was noon.\n\nRussia denied it had opened fire.", []),
        ("Russia denied targeting civilians.\n\nOfficials said Russian missiles hit a block of flats.", []),
        ("Kyiv denied that Siversk had been taken.\n\nRussia said its forces had captured Rivne.", []),
        # A claim denied by its owner's name.
        ("The RSF said it had taken the base in the town.\n\nIt was noon.\n\nA spokesman rejected RSF's version.",
         [(0, 1)]),
        ("Armenian officials said Azerbaijan shelled a farm.\n\nIt was noon.\n\nBaku dismissed Armenia's claims.",
         [(0, 1)]),
        ("Both armies spoke. Yerevan accused Baku of shelling a farm. Baku said Armenian guns were firing. Both sides"
         " have denied each other's assertions.", [(0, 2), (1, 2)]),
        # “The accusation” is the one of him who denies, and no other's, told in between.
        ("Moscow said Ukrainian drones hit a bus.\n\nTwo were hurt, the head of the region said.\n\nKyiv said the"
         " accusation was a lie.", [(0, 2)]),
        ("Poland said migrants were pushed over by Belarusian guards.\n\nMinsk dismissed the claim as nonsense.",
         [(0, 1)]),
        ("A court jailed Lenie Petrova, her lawyer said.\n\nPetrova called the charge absurd.", []),
        # Whoever passes on what a ministry says holds nothing himself.
        ("Kyiv said Russian troops struck Sumy.\n\nIn response, Russia's defence ministry said it had not fired on"
         " Sumy, according to state media.", [(0, 1)]),
        # What one must not do is no account, a plan no deed.
        ("Berlin said the shells were in use near Sumy. Paris said the shells must not be used near Belgorod.", []),
        ("Warsaw said Russian drones had entered its airspace.\n\nMoscow said it had no plans to strike targets in"
         " Poland.", []),
        ("Kyiv claimed its lines were hit by 40 Russian assaults.\n\nRussia said it had repelled assaults by"
         " Ukraine.", []),
        # Taken, and fought for or not taken at all, where the next names no place; repulsed; retaken and still held.
        ("Russia said its troops had captured Bilovody.\n\nUkraine's army said the village was not fully occupied.",
         [(0, 1)]),
        ("Shoigu said troops had taken Bilovody, but Ukraine's army said fighting for Bilovody continued.", [(0, 1)]),
        ("The army said it had retaken Kazqeil. The RSF denied losing Er Rahad.", []),
        ("Al Shabaab said it had stormed a base.\n\nA Ugandan officer said the attack had been repulsed.", [(0, 1)]),
        ("Police said they had retaken a road from the gangs.\n\nResidents said gangs still held the road.", [(0, 1)]),
        # What was boarded, hit or spoken of; a report in a paper; an announcement.
        ("Residents said bombs hit a school.\n\nIt was noon.\n\nA junta official denied reports of a school being"
         " hit.", [(0, 1)]),
        ("Trump said he had spoken with Xi.\n\nBeijing said there had been no call between the two.", [(0, 1)]),
        ("Zelensky denied a report in a London paper that his envoys had nodded.\n\nThe newspaper reported that Umerov"
         " had nodded.", [(0, 1)]),
        ("Kyiv said Russian jets bombed a farm in Sumy. Moscow said none of its jets had been in the air.", [(0, 1)]),
        # Nothing but a number; a town that remained in one's hands; the figure, which was counted before.
        ("The governor said two medics had died. The hospital said one.", [(0, 1)]),
        ("A watchdog says 639 people have been killed; the ministry says 224.", [(0, 1)]),
        ("The army said 20 men had died. The rebels said fewer than 30.", []),
        ("Twenty-two people died, the opposition said. State television put the number at four.", [(0, 1)]),
        ("The junta said it had recaptured Banmauk. The KIA said the town remained in its hands.", [(0, 1)]),
        ("An envoy said 31 people had been killed.\n\nRussia rejected the figure.\n\nBritain said Russia had"
         " struck a hospital.", [(0, 1)]),
        ("Kyiv says a Russian bomb hit the school. Moscow says a Ukrainian garrison shelled it.", [(0, 1)]),
        ("The town had fallen, the army said. That was untrue, the mayor said.", [(0, 1)]),
        # What was said to be erroneous or untrue.
        ("The ministry said Israeli fire killed nine, but Israel said the reports were erroneous.", [(0, 1)]),
        # A war inside a country, whose sides bear no country's name: the army and the rebels.
        ("Government forces fired shells into the enclave, a pro-rebel website said.\n\nMilitary spokesman Brig. Anil"
         " Silva denied the accusation.", [(0, 1)]),
        ("The army denied it had shelled the zone.\n\nIt was noon.\n\nA rebel website said nine people were killed when"
         " army shells hit a school.", [(0, 1)]),
        ("The army said it had killed 10 rebels near Tolo.\n\nThe rebels denied the army's count, saying only one"
         " guerrilla had died.", [(0, 1), (0, 2)]),
        ("The guerrillas said they had killed two militiamen.\n\nThe army said it had killed 10 rebels.", []),
        ("The army said ten rebels were killed.\n\nArmy commander Lt. Gen. Pedro Ruiz said eight bodies were"
         " found.", []),
        ("The Tolo government said its army had killed 30 rebels.\n\nA rebel spokesman said most of the 30 were unarmed"
         " villagers.\n\nIt was noon.\n\nIt rained.\n\nThe rebel leader said only 15 guerrillas had died.",
         [(0, 1), (0, 2)]),
        ("The army said those hurt were of an armed rebel group.\n\nIt was noon.\n\nIt rained.\n\nIt was night.\n\nThe"
         " rebels denied that those hurt were members of the armed group.", [(0, 1)]),
        ("The army denied any mass killing.\n\nThe Arakan Army claimed that soldiers had killed 76 people.", [(0, 1)]),
        ("The rebels said they had killed dozens of soldiers. The army said two soldiers had been killed.", [(0, 1)]),
        ("Officials said they had killed a dozen separatists.\n\nA spokesman said no separatists had been killed.",
         [(0, 1)]),
        # A country's troops are its own.
        ("Villagers said Indonesian troops met eight youths.\n\nIt was noon.\n\nIndonesia denied killing anybody.", []),
        ("Villagers said Indonesian troops killed eight youths.\n\nIt was noon.\n\nIndonesia denied killing anybody.",
         [(0, 1)]),
        # The same words, wherever they stand.
        ("Villagers accused the soldiers of going on a rampage in the valley.\n\nIt was noon.\n\nIt rained.\n\nIt was"
         " night.\n\nThe governor denied the soldiers had gone on a rampage.", [(0, 1)]),
        ("Villagers said the soldiers were sent to the area to catch suspects.\n\nThe governor denied the soldiers had"
         " been sent to the area for the suspects.", [(0, 1)]),
        # What was dismissed by whom, with the day and the words between.
        ('The rebels said they had taken a town, an account dismissed on Tuesday as "absurd" by the government.',
         [(0, 1)]),
        ("The rebels said they had taken Tolo, but the government denied this was the case.", [(0, 1)]),
        # Distances are no counts.
        ("Residents said the police post was 50 kilometers from Torit.\n\nThe governor said the rebels attacked 120"
         " kilometers from Torit.", []),
        # “it” may begin a clause.
        ("Peskov called it a monstrous act.\n\nUkraine's army denied it had anything to do with the blast.", []),
        # Who holds a place.
        ("Putin claimed that Kupiansk had been taken.\n\nIt was noon.\n\nKyiv said it still controls Kupiansk.",
         [(0, 1)]),
        ("Gerasimov said more than half of Vovchansk was under Russian control.\n\nIt was noon.\n\nThe general staff of"
         " Ukraine said Vovchansk was under the control of Ukrainian troops.", [(0, 1)]),
        ("The RSF said it had taken full control of El Fasher. Its foes said El Fasher was still resisting.",
         [(0, 1)]),
        # Who fired first, in other words.
        ("Cambodia's ministry said Thai troops opened fire near a village.\n\nThai army spokesman Colonel Som Chai said"
         " Cambodian soldiers fired the first shots.", [(0, 1)]),
        ("Cambodia said Thai troops opened fire.\n\nThailand said Cambodian troops opened fire on Monday.", []),
        # A truce that was kept.
        ("The Thai army said Cambodian troops had fired into Thai territory.\n\nPrime Minister Hun Manet said the front"
         " had remained quiet since the truce began.", [(0, 1)]),
        # The same claim of one side, told more than once.
        ("The Pakistani army said it shot down two jets. Pakistan's minister Ali Khan said two jets were shot down.\n\n"
         "India denied the claim.", [(0, 2), (1, 2)]),
        ("Oleg Danko said government forces fired on a base. He said the attack killed ten.\n\nIt was noon.\n\n"
         "The army denied the attack.", [(0, 2)]),
        ("Zelensky said Russian forces were shelling towns.\n\nIt was noon.\n\nRussia said its troops had observed the"
         " truce.", [(0, 1)]),
        ("Moscow and Kyiv accused each other of breaking the truce. Moscow said its troops observed the truce.", []),
        ("The UN said the killings took place in Goma. M23 denied any involvement in the killings in Goma.", []),
        ("The army blamed the deaths in Goma on the M23.\n\nIt was noon.\n\nOscar Moke, M23's spokesman, denied"
         " involvement in the killings in Goma.", [(0, 1)]),
        ("Zelensky denied that Russian troops had captured a village.\n\nOleg Danko said Russian forces had seized the"
         " village of Rivne.", [(0, 1)]),
        ("Officials said strikes on Ukraine killed two people. Kyiv's allies wept.\n\nUkraine denied having killed"
         " anybody.", []),
        # Neither a warning nor an act that is no more than hoped for.
        ("Islamabad said its jets struck a camp. Mujahid warned Pakistan not to repeat its strikes.", []),
        ("Moscow said its missiles hit Sumy. Kyiv said calm was restored in Sumy.", []),
        # “, a claim Kabul denies” is of that claim alone.
        ("Kabul said 15 people were killed near Khost. A spokesman said 40 were hurt near Khost, a claim Islamabad"
         " denies.", [(1, 2)]),
        ("Each side has blamed the other for the fighting. Sudan said the allegation was unfounded.", []),
        # “The attack” that a denial is of.
        ("Witnesses said a strike hit a village.\n\nIt was noon.\n\nThe junta said reports of the strike were fake.",
         [(0, 1)]),
        ("Mayor Oleg Danko said the strike hit homes in Kyiv.\n\nUkraine denied it had anything to do with the strike.",
         []),
        # Who was killed, and by whom.
        ("Pakistani sources said militants were killed in strikes. Officials said only women and children died.",
         [(0, 1)]),
        ("Energoatom said Russian shelling hit the plant.\n\nRussia said the shelling was done by Ukrainian guns.", []),
        ("Ukraine said Russian shelling hit the plant.\n\nRussia said the shelling was done by Ukrainian guns.",
         [(0, 1)]),
        # Two tolls of one blow.
        ("A resident said ten people were killed.\n\nIt was noon.\n\nLocal media said nine people had been killed.",
         [(0, 1)]),
        ("A resident said ten people had been killed.\n\nLocal media said nine people had been killed this year.", []),
        # Whoever is unaware of it, or answers with no more than a denial.
        ("The Israeli army said Hamas fired, but the militant group said it was unaware of any clashes.", [(0, 1)]),
        ("A relief group reported that the camp was invaded. An RSF spokesperson denied their involvement.", []),
        ("A relief group reported that the RSF invaded it. An RSF spokesperson denied their involvement.", [(0, 1)]),
        ("The Israeli army said a soldier was killed in the Palestinian city of Rafah.\n\nHamas denied any involvement"
         " in an attack in Rafah.", []),
        # Whose border was crossed.
        ("Russia rejected claims that its jets violated Estonia's airspace.\n\nIt was noon.\n\nEstonia reported that"
         " three Russian jets had entered its airspace.", [(0, 1)]),
        ("Estonia reported that three Russian jets had entered its airspace.\n\nRussia denied responsibility for"
         " violating Polish airspace.", []),
        ("Moscow's ministry denied the accusation.\n\nEstonia reported that Russian jets had entered its airspace.",
         [(0, 1)]),
        # A claim told again in other words of the same side.
        ("The Indian army said a group of Pakistani troops crossed to its side of the line in Kashmir.\n\nOleg Rao, a"
         " spokesman for the Indian army, said a group of Pakistani troops had crossed the line in Kashmir.\n\nPakistan"
         " denied that allegation.", [(0, 2), (1, 2)]),
        # Arms, and staged bodies.
        ("Abu Dhabi has denied arming the RSF.\n\nThe government accused the Emirates of supplying it with weapons.",
         [(0, 1)]),
        ("Mayor Oleg Danko said bodies lay in the street. Lavrov claims the dead bodies were staged.", [(0, 1)]),
        # A toll and a part of it.
        ("Officials said strikes killed 14 people. A hospital said it received nine people killed in the strikes.", []),
        # An alleged act is not told as done; “the allegation” is of what was told of him, not of the last reproach.
        ("Ukraine denied that it did the attack.\n\nAn aide said Putin raised the alleged attack in a call.", []),
        ("Lavrov said Ukraine had fired drones at a residence.\n\nHe accused Kyiv of a policy of terrorism.\n\nZelensky"
         " rejected the allegation as a fabrication.", [(0, 2)]),
        ("Officials rejected Karim Dost's claim that a boat was Colombian.\n\nDost claimed that it had a crew of six.",
         [(0, 1)]),
        ("Kyiv said Russian forces blew up the dam.\n\nA Russian-installed official, Vladimir Lenko, said the damage to"
         " the dam was the result of Ukrainian strikes.", [(0, 1)]),
        # One voice.
        ("Turkey's ministry said it was saddened by the attack in Zakho.\n\nTurkey denied that it carried out the"
         " attack in Zakho.", []),
        ("India said no jet was lost. Its ministry denied that a jet had crashed.", []),
    ],
)  # fmt: skip
def test_what_contradicts_what(text: str, expected: list[tuple[int, int]]) -> None:
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        (
            "Israeli fire killed 20 people and wounded 155",
            [("people", "killed", 20, 20), ("", "hurt", 155, 155)],
        ),
        ("at least 31 people were killed", [("people", "killed", 31, float("inf"))]),
        ("up to 40 drones were shot down", [("drones", "", 0, 40)]),
        ("the toll at 40", [("", "killed", 40, 40)]),
        ("fewer than 10 soldiers died", [("soldiers", "killed", 0, 10)]),
        ("it lasted 40 minutes", []),
        ("troops killed 10 rebels", [("rebels", "killed", 10, 10)]),
        ("dozens of soldiers were killed", [("soldiers", "killed", 24, float("inf"))]),
        ("17 rebels and one soldier were killed", [("rebels", "killed", 17, 17), ("", "killed", 1, 1)]),
        ("10 were wounded in a rebel attack", [("", "hurt", 10, 10)]),
        ("one of its workers had been killed", []),
        ("people were killed after two centres were hit", []),
    ],
)
def test_tallies(text: str, counted: list[tuple[str, str, float, float]]) -> None:
    assert [tuple(tally) for tally in tallies(text)] == counted


def test_counts_exclude_each_other_where_they_are_of_the_same_and_out_of_bounds() -> None:
    forty = Tally("people", "killed", 40, 40)
    assert forty.excludes(Tally("", "killed", 30, 30))
    assert forty.excludes(Tally("people", "killed", 50, float("inf")))
    assert not forty.excludes(Tally("people", "killed", 30, float("inf")))
    assert not forty.excludes(Tally("people", "hurt", 30, 30))
    assert not forty.excludes(Tally("soldiers", "killed", 30, 30))


@pytest.mark.parametrize(
    ("before", "side"),
    [
        ("Pakistan's Information Minister ", "pk"),
        ("It rained, Thai army spokesman Major General ", "th"),
        ("Ukraine said President ", ""),
        ("", ""),
    ],
)
def test_the_side_of_a_person_is_told_by_the_words_before_the_name(before: str, side: str) -> None:
    assert person_side(before) == side


def test_the_side_of_a_person_is_told_by_the_words_behind_the_name() -> None:
    assert person_side("", ", M23's political spokesman, spoke") == "m23"
    assert person_side("", ", who fled Ukraine") == ""
