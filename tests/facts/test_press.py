"""Constructions of the running press: whose words, whose claims, and what answers what."""

from __future__ import annotations

import pytest

from tests.facts.test_find import found
from tests.facts.test_rules import DAY, first


def speakers(text: str) -> list[str | None]:
    """Whose each quotation of an article is, in reading order."""
    return [quote.speaker for mentions in found(text, DAY).mentions.values() for quote in mentions.quotes]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Donald Trump left.\n\nAdded Trump: “It will be handled, but with care.”", ["Donald Trump"]),
        ("Hamas' armed wing said it knew of no clashes. “We have lost touch with them,” it said.",
         ["Hamas' armed wing"]),
        ("“No answer has come to the offer,” the prime minister's office said.", [None]),
        ("“No answer has come to the offer,” Netanyahu's office said.", ["Netanyahu's office"]),
        ("Olha Synia works by the river. “I could see nothing,” recalls the 24-year-old, who lost an eye.",
         ["Olha Synia"]),
        ("Ursula von der Leyen came. The head of the European Commission said: “We have done it.”",
         ["Ursula von der Leyen"]),
        ("Péter Szijjártó, the foreign minister, came.\n\n“Nothing has been done in a week,” the top diplomat wrote.",
         ["Péter Szijjártó"]),
        ("Zelenskyy said that reports told of more troops, but said: “No more help has come from them.”",
         ["Volodymyr Zelenskyy"]),
        ("Antonio Guterres spoke of an “act of terror that nobody will forget” at the meeting.", ["Antonio Guterres"]),
        ("“We lack men to hold out there,” said East, the callsign of a commander.", ["East"]),
        ("The GHF said that “our aid was given out again”.\n\n“We know of rumours,” the statement continued.",
         ["GHF", "GHF"]),
        ("Hassan Fadlallah came. “There are violations today, even in this form,” Reuters said, citing Fadlallah.",
         ["Hassan Fadlallah"]),
        ("Netanyahu and Katz said they “will go on as long as it takes”.", [None]),
        ("Jeanine Hennis, the UN envoy, and the commander of the troops, Aroldo Lazaro, called for “calm on both"
         " sides of the line.”", [None]),
        ("Mark Rutte came. At the same time, Rutte added, even if it was no intent, it is “reckless and unacceptable.”",
         ["Mark Rutte"]),
        ("The attack was the “original escalation” that led to the tensions, Vikram Misri said.", ["Vikram Misri"]),
        ("Rafael Grossi stated that it was safe.\n\nIran's envoy Reza Najafi has accused Israel of hitting the site."
         " “They have attacked it again,” he told reporters.", ["Reza Najafi"]),
        ("And on Tuesday Vasily Nebenzya, Russia's envoy to the UN Security Council, went further, saying there were"
         " “flagrant inconsistencies in it”.", ["Vasily Nebenzya"]),
        ("President Recep Tayyip Erdogan spoke out against it, saying it signaled a “worrying escalation of the war”.",
         ["Recep Tayyip Erdogan"]),
        ("In Tehran, Iran condemned the strikes as “violations of sovereignty and of law”, state media reported.",
         ["Iran"]),
        ("“They may believe they can ignore the law,” said Hugh Williamson, Europe and Asia director at the group, “but"
         " the court has jurisdiction.”", ["Hugh Williamson", "Hugh Williamson"]),
        ("Zelenskiy accused Viktor Orbán of betrayal after Orbán's “peace mission” to the east.", []),
        ("A missile fell there. The plants were gone – “I would have treated you,” Lubov lamented.", ["Lubov"]),
        ("Unifil said that a post was hit. “We call on everyone to stop,” the statement added.", ["Unifil"]),
        ("Unifil said a post was hit. The army put out a notice. “We call on everyone to stop,” the statement said.",
         [None]),
        ("Axios tells how it fell apart. According to the outlet, “the leaders sat in a locked room for hours.”",
         ["Axios"]),
        ("Axios tells how it fell apart.\n\n“There was no way to a deal any more,” the publication notes.", ["Axios"]),
        ("Putin came. President Donald Trump's claim that Putin was “playing with fire” was wrong, Peskov said.",
         ["Donald Trump"]),
        ("António Guterres came.\n\nThe office of the spokesperson for the U.N. secretary-general said that “both"
         " sides are closing in on the town”.", [None]),
        ("Rami Magango warned that it may get worse.\n\n“Both sides have shelled homes there,” the spokesperson said.",
         ["Rami Magango"]),
        ("Russia says it spares homes.\n\n“The scariest thing is a bomb,” he explained.", [None]),
        ("The General Staff of Ukraine's Armed Forces said that troops “do not stop storming the town.”",
         ["General Staff"]),
        ("Viktor Orbán came. He cited the results at the summit: “I came with a strong mandate.”", ["Viktor Orbán"]),
        ("Tetiana lives in Kyiv. Like many, she has bought batteries: “My mother counts the hours by the lift.”",
         ["Tetiana"]),
        ("“We stay,” said Rami Magango.\n\nSpeaking to Current Time, he was blunt about the city: “It is gone.”",
         ["Rami Magango", "Rami Magango"]),
        ("Tetiana lives in Kyiv. The sign on her door is old: “We are out.”", [None]),
        ("A sergeant, “Dzhokhar” told Current Time that it was over. “All the blocks are down,” said “Dzhokhar.”\n\n"
         "Instead, he explained, “the scariest thing is a bomb.”", ["Dzhokhar", "Dzhokhar"]),
        ("David Lammy left.\n\nThe Foreign Secretary said: “We remain committed.\n\n“We will work for a peace.”",
         ["David Lammy", "David Lammy"]),
        ("David Lammy met Yvette Cooper.\n\nThe Foreign Secretary said: “We remain committed to them.”", [None]),
        ("The Center for Strategic Communications rejected it.\n\n“This is a lie,” the center now writes.",
         ["Center for Strategic Communications"]),
        ("“We will fight,” Corneille Nangaa, leader of the Congo River Alliance (AFC), which includes M23, told AFP.",
         ["Corneille Nangaa"]),
        ("“This is a very hard subject,” said former defense minister Andriy Zagorodnyuk.", ["Andriy Zagorodnyuk"]),
        ("“We need more soldiers,” said Dolphin, an assault leader of the 68th Brigade.", ["Dolphin"]),
        ("Yvette Cooper said: ‘The UK will not stand by. They came this week.\n\n‘These sanctions are the next stage.’",
         ["Yvette Cooper", "Yvette Cooper"]),
        ("Rafael Grossi left.\n\n“It is a question of will,” the IAEA press service quoted him as saying.",
         ["Rafael Grossi"]),
        ("Foreign Minister Abbas Araghchi left.\n\nIn a post on X, the minister denied charges by Trump that Iran arms."
         " “He would see how close we were,” he added.", ["Abbas Araghchi"]),
        ("Nobody came.\n\nThe minister rejected charges by Trump that Iran has been building bombs. “We were close to a"
         " deal,” he added.", [None]),
        ("What White House press secretary Karoline Leavitt had billed as a “listening exercise” ended.",
         ["Karoline Leavitt"]),
        ("The report, “Hunted From Above: Russia's Use of Drones,” came out.", []),
        ("It was “precisely what Putin had been waiting for”, according to experts our editor Pjotr Sauer spoke to.",
         [None]),
        ("Russia is on its third army, Peskov explains, after its first was “effectively dismantled”.",
         ["Dmitry Peskov"]),
        ("The war is “indefensible” and Putin “must make a decision” to end it, Rubio said.",
         ["Marco Rubio", "Marco Rubio"]),
        ("Kurdish councils said calls to go were “a call to surrender” and that they would “defend their homes”.",
         [None, None]),
        ("“Our aim is to change the army,” news agency UNIAN quoted Mykhailo Fedorov as saying.", ["Mykhailo Fedorov"]),
        ("President Volodymyr Zelensky spoke.\n\nThe president named Kyrylo Budanov as head of his office. “We need"
         " it,” he wrote, adding that Budanov had “much experience”.", ["Volodymyr Zelensky", "Volodymyr Zelensky"]),
        ("Nobody came.\n\nThe minister named Kyrylo Budanov as his deputy. “We need it,” he wrote on X.", [None]),
        ("Peskov said it was deep in the so-called “drone line” project.", []),
        ("Reuters said last week that Kim Jong-un had met Andrei Belousov, and vowed “unconditional support”.",
         ["Kim Jong-un"]),
        ("GERMAN CHANCELLOR FRIEDRICH MERZ\n\n“I wanted to keep us out of debt.”\n\nPRESIDENT URSULA VON DER LEYEN\n\n"
         "“We share one goal.", ["Friedrich Merz", "Ursula von der Leyen"]),
        ("“Our units are there,” Cherevatyi told Reuters by phone.", ["Cherevatyi"]),
        ("Asked why the talks had failed, Trump responded: “Zelensky”.", ["Donald Trump"]),
        ("The worst fighting was there, Gerasimov said, with Ukrainian forces offering “stiff resistance”.",
         ["Valery Gerasimov"]),
        ("Rami Magango and Denise Brown warned of it.\n\n“Both sides have shelled homes there,” the spokesperson said.",
         [None]),
    ],
)  # fmt: skip
def test_whose_words(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("A fragile truce met its test Sunday when Israeli forces hit the south, saying two soldiers had been killed.",
         [("Israeli forces", "two soldiers had been killed")]),
        ("Moscow has always denied aiming at civilians.", [("Moscow", "aiming at civilians")]),
        ("That official did tell the AP that a deal is close.", [("official", "a deal is close")]),
        ("That official did not tell the AP that a deal is close.", []),
        ("Other officials played it down, echoing that nothing has been agreed.",
         [("Other officials", "nothing has been agreed")]),
        ("Netanyahu's office denied on Wednesday that Hamas had agreed, after an official said it had given its word.",
         [("Netanyahu's office", "Hamas had agreed"), ("an official", "it had given its word")]),
        ("Merz claimed that the idea was his, even though a day before he had described a loan as the only way.",
         [("Merz", "the idea was his"), ("he", "a loan as the only way")]),
        ("In response, according to the note, the army struck the launcher.",
         [("the note", "the army struck the launcher")]),
        ("In opening remarks, António Guterres said he had been wrong.", [("António Guterres", "he had been wrong")]),
        ("Gerasimov, seated opposite Putin, who also wore a uniform, told the president that the town had fallen.",
         [("Gerasimov", "the town had fallen")]),
        ("Troops moved north on Friday. This is according to the institute, which cited footage.", []),
        ("Officials said hitting a school is a crime, something Moscow denies.",
         [("Officials", "hitting a school is a crime"), ("Moscow", "hitting a school is a crime")]),
        ("Kherson is a port which Russia had earlier said it had seized.", [("Russia", "it had seized")]),
        ("Ukrainian forces struck back in the south, claiming to have pushed back the enemy.",
         [("Ukrainian forces", "to have pushed back the enemy")]),
        ("UK Defense Secretary Healey: decisions on Ukraine to shape global security", [("Healey",
         "decisions on Ukraine to shape global security")]),
        ("But a rickety system is not giving the army the men it needs, say many soldiers and analysts.",
         [("many soldiers and analysts", "a rickety system is not giving the army the men it needs")]),
        ("Mr. Putin has asked for it, said two officials briefed on the call.",
         [("two officials briefed on the call", "Mr. Putin has asked for it")]),
        ("He called on the United States to drop threats, excessive demands and issues.",
         [("He", "the United States to drop threats, excessive demands and issues")]),
        ("Russia spread the story that few had returned, a claim Kyiv dismissed as fake.",
         [("Kyiv", "Russia spread the story that few had returned")]),
        ("Pavlo Kyrylenko, a governor, told local media his “main advice is to leave!”",
         [("Pavlo Kyrylenko", "his “main advice is to leave!”")]),
        ("Lavrov warned there is a risk of a wider war as he accused NATO of waging it.",
         [("Lavrov", "there is a risk of a wider war"), ("he", "NATO of waging it")]),
        ("Forces traded blame after clashes renewed following disputed moves in the town.", []),
        ("The SDF denied these allegations, instead blaming the shelling on factions tied to Damascus.",
         [("The SDF", "these allegations"), ("The SDF", "the shelling on factions tied to Damascus")]),
        ("Zelensky called it a “surprise” and suggested it meant that Russia was playing for time.",
         [("Zelensky", "it a “surprise”"), ("Zelensky", "it meant that Russia was playing for time")]),
        ("The row goes on, with Rishi Sunak accused of slashing the budget.", []),
        ("As the poll shows, 76% of Ukrainians reject the plan.", [("the poll", "76% of Ukrainians reject the plan")]),
        ("“The army is strong,” the KIIS report notes.", []),
        ("Trust is low, the institute found.", [("the institute", "Trust is low")]),
        ("A number of deputies say it is too early.", [("A number of deputies", "it is too early")]),
        ("Intelligence officials have in recent years warned of a growing threat.",
         [("Intelligence officials", "of a growing threat")]),
        ("When asked if he believed it, Peskov said, “Yes.”", []),
        ("He said that they were safe — a claim widely rejected abroad.", [("He", "they were safe")]),
        ("The staff reported that armed men had questioned them and demanded medicine.",
         [("The staff", "armed men had questioned them and demanded medicine")]),
        ("The minister was confirmed by Ukraine's parliament on Wednesday.", []),
        ("He spoke on board what he described as a “civilian vessel”.", []),
        ("The minister began to explain that there were delays.", [("The minister", "there were delays")]),
        ("They have not taken it, that is not so - Voloshyn emphasized.",
         [("Voloshyn", "They have not taken it, that is not so")]),
        ("Wagner's boss had said the night before that it was his.", [("Wagner's boss", "it was his")]),
        ("“More than three dozen UAVs” were used, he said.", [("he", "“More than three dozen UAVs” were used")]),
        ("The attack, which local officials blamed on the RSF, came at noon.",
         [("local officials", "on the RSF")]),
        ("Both sides keep blaming each other for the clash.", [("Both sides", "each other for the clash")]),
        ("He blamed neither Russia nor Ukraine.", []),
        ("The violence coincides with a United Nations report that repeats earlier accusations.", []),
        ("The Ukrainian military states a total of 24 UAVs were launched.",
         [("The Ukrainian military", "a total of 24 UAVs were launched")]),
        ("A Congolese cleric in Goma, Fepaco Nzambe Malamu, said some residents were hit.",
         [("Fepaco Nzambe Malamu", "some residents were hit")]),
        ("Tedros, the WHO's director-general, posted the toll on the platform X.", []),
        ("Russia has lost 1,000 soldiers in a day – General Staff",
         [("General Staff", "Russia has lost 1,000 soldiers in a day")]),
        ("Two drones hit the town in the night — Reuters", []),
        ("Guterres, who has condemned Moscow for breaking the charter, said attacks must stop.",
         [("Guterres", "Moscow for breaking the charter"), ("Guterres", "attacks must stop")]),
        ("Guterres, who since the start of the war has condemned Moscow, said attacks must stop.",
         [("Guterres", "Moscow"), ("Guterres", "attacks must stop")]),
        ("Thirty people died, according to Al Jazeera, which reported that forces had shot at a crowd.",
         [("Al Jazeera", "Thirty people died"), ("Al Jazeera", "forces had shot at a crowd")]),
        ("A hospital reported that 21 people had died, with witnesses claiming the army fired from tanks.",
         [("A hospital", "21 people had died"), ("witnesses", "the army fired from tanks")]),
        ("The Kremlin had at first dismissed allegations of it, but on Thursday Vladimir Putin did not deny it.",
         [("The Kremlin", "allegations of it")]),
        ("It has drawn criticism from U.N. officials who accuse it of moving people by force.",
         [("U.N. officials", "it of moving people by force")]),
        ("The army and the Relief Foundation (GHF) on Sunday denied a claim that troops fired on a crowd.",
         [("The army and the Relief Foundation", "a claim that troops fired on a crowd")]),
        ("Peskov noted that “the pause was due to the unwillingness of Kiev” to go on.",
         [("Peskov", "“the pause was due to the unwillingness of Kiev” to go on")]),
        ("The group denied that it had happened, branding the reports of dead people “untrue and made up”.",
         [("The group", "it had happened"), ("The group", "the reports of dead people “untrue and made up”")]),
        ("The Kremlin says it won't comment.", [("The Kremlin", "it won't comment")]),
        ("Kyiv hasn't confirmed that it hit the ship.", []),
        ("He doesn't say that the army lost.", []),
        ("Netanyahu and Katz said the army would go on.", [("Netanyahu and Katz", "the army would go on")]),
        ("However, according to Medinsky, the other side has put it off.",
         [("Medinsky", "the other side has put it off")]),
        ("Zelensky reported that, according to spies, Russians could use tankers to launch drones.",
         [("Zelensky", "according to spies, Russians could use tankers to launch drones")]),
        ("Russia accused Ukraine of hiding behind civilians after Kyiv said the attack killed 34 people.",
         [("Russia", "Ukraine of hiding behind civilians"), ("Kyiv", "the attack killed 34 people")]),
        ("The military on Thursday (Nov 28) said it hit a site.", [("The military", "it hit a site")]),
        ("On Wednesday the army struck what it claimed were camps of rebels.", [("it", "camps of rebels")]),
        ("Keir Starmer said he was “appalled”, calling it “a stark reminder of the bloodshed”.",
         [("Keir Starmer", "he was “appalled”"), ("Keir Starmer", "it “a stark reminder of the bloodshed”")]),
        ("Moscow's invasion is “fundamentally one man's war,” says military analyst Michael Kofman.",
         [("Michael Kofman", "Moscow's invasion is “fundamentally one man's war,”")]),
        ("He told Politico that experts “had overestimated the army.”",
         [("He", "experts “had overestimated the army.”")]),
        ("Satellite images that show bodies in the streets have debunked the claims that it was faked.",
         [("Satellite images", "the claims that it was faked")]),
        ("The military countered the claim, stating that it was not so.",
         [("The military", "the claim"), ("The military", "it was not so")]),
        ("Three villages remain under Ukrainian control, the project DeepState has shown.",
         [("the project DeepState", "Three villages remain under Ukrainian control")]),
        ("Another seven people were wounded, said the statement released late Wednesday.",
         [("the statement released late Wednesday", "Another seven people were wounded")]),
        ("The ministry issued a statement on Sunday accusing armed groups of violating the truce.",
         [("The ministry", "armed groups of violating the truce")]),
        ("Command centre and depot hit, says Ukrainian defence source; army confirms pullout",
         [("Ukrainian defence source", "Command centre and depot hit"), ("army", "pullout")]),
        ("These people, in his words, “are seeking to destabilize the situation.”", []),
        ("The village is west of the town, outside areas Russia claims it is holding.", [("Russia", "it is holding")]),
        ("The minister said that “it seems” Marco Rubio “keeps lying to his president”.",
         [("The minister", "“it seems” Marco Rubio “keeps lying to his president”")]),
        ("Volker Türk urged Washington to look into it, after stating that there is “proof of crimes”.",
         [("Volker Türk", "Washington to look into it"), ("Volker Türk", "there is “proof of crimes”")]),
        ("Drones attack the town daily, said the General Staff.",
         [("the General Staff", "Drones attack the town daily")]),
        ("Supplies run low, wrote the ministry on Telegram.", [("the ministry", "Supplies run low")]),
        ("The town was hit, according to the General Staff.", [("the General Staff", "The town was hit")]),
        ("The minister, in tears, said the prayers.", []),
        ("Orbán made it clear overnight that he was no friend of it.", [("Orbán", "he was no friend of it")]),
        ("Civilian lives “must be protected”, Mr. Grandi continued.",
         [("Grandi", "Civilian lives “must be protected”")]),
        ("A blast was to be examined, Thailand said, a day after Malaysia's minister said the mines were new.",
         [("Thailand", "A blast was to be examined"), ("Malaysia's minister", "the mines were new")]),
        ("Thailand demanded an apology from Cambodia after accusing it of laying mines.",
         [("Thailand", "an apology from Cambodia"), ("Thailand", "it of laying mines")]),
        ("To be clear, when I say Zelensky should take the deal, it is not his fault.", []),
        ("As reported by the Polish outlet Onet, 19 drones were brought down.",
         [("the Polish outlet Onet", "19 drones were brought down")]),
        ("Last week Orbán declared Ukraine to be “one of the most corrupt countries”, hours after Macron came.",
         [("Orbán", "Ukraine to be “one of the most corrupt countries”, hours after Macron came")]),
        ("Noting that the drones came from Belarus, Tusk said it was a joint decision.",
         [("Tusk", "the drones came from Belarus"), ("Tusk", "it was a joint decision")]),
        ("She has asked friends over to charge their phones.", []),
        ("Merz called the decision key to the future of Europe.",
         [("Merz", "the decision key to the future of Europe")]),
    ],
)  # fmt: skip
def test_claims(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.source, claim.text) for claim in first(text).claims] == claims


def contested(text: str) -> list[bool]:
    """Of each claim of an article whether another contradicts it."""
    return [bool(c.contested_by) for m in found(text, DAY).mentions.values() for c in m.claims]


def test_a_body_does_not_contradict_itself_as_they() -> None:
    assert not any(
        contested(
            "The city said 30 civilians were killed by drones in July. They said 400 civilians were hurt by drones."
        )
    )


def test_a_denied_agreement_is_the_one_told_of_before() -> None:
    assert contested(
        "A Hamas official says that militants have agreed to a truce.\n\nIt had been planned for the evening.\n\n"
        "Israeli officials denied the agreement."
    ) == [True, True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ukraine said it was still fighting for control of Bakhmut.\n\nRussia claimed to have captured Bakhmut.",
         [True, True]),
        ("Prigozhin said his men had captured Bakhmut. Serhii Cherevatyi told Reuters that the troops were “very far”"
         " from taking Bakhmut.", [True, True]),
        ("Although Poland and NATO both accused Russia of launching the drones, Russia has denied any involvement.",
         [True, True]),
        ("Russia says 498 of its troops have been killed; Ukraine puts that figure at more than 5,000.", [True, True]),
        ("Ukraine's army rejected claims that the helicopter was attacked near Kursk.\n\nA commander, Yuri Dashkin,"
         " stated that the helicopter was caught in an attack near Kursk.", [True, True]),
        ("SDF leaders blamed the deaths on bombing by the government. The SDF denies the bombing of fighters.",
         [False, False]),
        ("Thailand has accused its neighbour of laying mines, a charge Phnom Penh denies.", [True, True]),
        ("The ministry of Azerbaijan said the fighting began when Armenian soldiers crossed the line."
         "\n\nArmenia's spokesperson said on the contrary that it began when Azerbaijani soldiers attacked.",
         [True, True]),
        ("Tel Aviv accused Hamas of stealing aid — a claim disputed by aid organizations.", [True, True]),
        ("India has accused Pakistan of violations. Minister Attaullah Tarar told Geo News that there have been none.",
         [True, True]),
        ("Turkey said the tanker was sailing to Georgia. The company Tribeca said it was instead bound for Mersin.",
         [True, True]),
        ("Moscow has claimed its troops left on 30 March. But Zvezda reported that marines were still at work there.",
         [True, True]),
        ("Witnesses said the IDF opened fire on a crowd.\n\nBut the IDF has said it was unaware of injuries there.",
         [True, True]),
        ("The IDF said a post was hit. Witnesses said they were unaware of it.", [False, False]),
        ("Officials said Kyiv's forces killed four.\n\nNobody else was hurt.\n\nA spokeswoman denied Kyiv's forces"
         " were responsible.", [True, True]),
        ("Kenya has rejected claims by al Shabaab that it killed 25 police officers.\n\nAl Shabaab claimed on Tuesday"
         " that it killed the officers in a village.", [True, True]),
        ("Thailand has accused Cambodia of laying mines, a charge that Cambodia denies.", [True, True]),
        ("Kyiv has accused Moscow of taking children, accusations that Russia denies.", [True, True]),
        ("Kyiv says Moscow has taken thousands of children, allegations Moscow has rejected.", [True, True]),
        ("Cambodia said Thai troops had opened fire first, while the Thai army said Cambodia fired the first shots.",
         [True, True]),
        ("Kuleba said 90% of homes were warm, leaving fewer than 500. Klitschko put the number of cold ones at 800.",
         [True, True]),
        ("Voloshyn refuted the statement that it had captured Huliaipole.\n\nIt is cold.\n\nRussia's army claimed that"
         " its troops had taken Huliaipole.", [True, True]),
        ("The army denied the claim to have taken the town, a spokesperson for a unit told AFP.", [False, False]),
    ],
)  # fmt: skip
def test_contested(text: str, expected: list[bool]) -> None:
    assert contested(text) == expected


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("They meet on Thursday and Friday.", ["on Thursday and Friday"]),
        ("It was hit overnight from Tuesday to Wednesday.", ["overnight from Tuesday to Wednesday"]),
        ("It is the worst since World War II.", ["since World War II"]),
        ("It is the worst since the early days of the war.", ["since the early days of the war"]),
        ("It has gone on since Moscow's invasion of Ukraine.", ["since Moscow's invasion of Ukraine"]),
        ("It came over the weekend of 7-8 June.", ["over the weekend of 7-8 June"]),
        ("It is the tenth since the start of the conflict.", ["since the start of the conflict"]),
        ("He had said it the night before.", ["the night before"]),
        ("They sat into the early hours of Friday.", ["into the early hours of Friday"]),
        ("There will be no deal beyond May 18.", ["beyond May 18"]),
        ("Some will stay until Sunday or Monday.", ["until Sunday or Monday"]),
        ("The year before, a drone had hit the plant.", ["The year before"]),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert [date.text for date in first(text).dates] == dates


@pytest.mark.parametrize(
    ("text", "organisations"),
    [
        ("The international criminal court (ICC) opened it.", ["international criminal court", "ICC"]),
        ("The elections for the European parliament are near.", ["European parliament"]),
        ("The Khortytsia group of forces held it.", ["Khortytsia group of forces"]),
        ("It was held. The Kyiv Independent could not verify it.", ["Kyiv Independent"]),
        ("The United Nations Interim Force in Lebanon (UNIFIL) spoke.",
         ["United Nations Interim Force in Lebanon", "UNIFIL"]),
        ("It hit the refinery in Russia's Kaluga Oblast, a source in the agency said.", []),
        ("Locals saw it, according to the Russian Telegram channel Mash.", ["Telegram", "Mash"]),
        ("The UAE Foreign Ministry said so.", ["UAE Foreign Ministry"]),
        ("The National Defense and Security Council met.", ["National Defense and Security Council"]),
        ("The Kherson City Council Executive Committee spoke.", ["Kherson City Council Executive Committee"]),
        ("“If POTUS were to look,” he said.", []),
        ("State TV claimed it.", []),
        ("Conservatives | The crisis grows.", ["Conservatives"]),
        ("The ship's owners, Cenk Shipping, confirmed it.", ["Cenk Shipping"]),
        ("It is so, according to Roman Kostenko, an MP from the Holos party.", ["Holos"]),
        ("The UN Children's Fund (UNICEF) spoke.", ["UN Children's Fund", "UNICEF"]),
        ("DeskPost's Noga Tarnopolsky reported it.", ["DeskPost"]),
    ],
)  # fmt: skip
def test_organisations(text: str, organisations: list[str]) -> None:
    assert [one.name for one in first(text).organisations] == organisations


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("NEW YORK CITY: The UN spoke.", [("NEW YORK CITY", "dateline")]),
        ("JERUSALEM (Reuters): The army spoke.", [("JERUSALEM", "dateline")]),
        ("It lies on the left bank of the Oskol River.", [("Oskol River", "area")]),
        ("There was no immediate comment from Israel.", [("Israel", "actor")]),
        ("It goes on, with Russia demanding Ukraine leave.", [("Russia", "actor"), ("Ukraine", "actor")]),
        ("The US, once its biggest ally, has issued a threat.", [("US", "actor")]),
        ("He was confirmed by Ukraine's parliament.", [("Ukraine", "country")]),
        ("KYIV, Jan 3 (Bernama-Xinhua) -- He spoke.", [("KYIV", "dateline")]),
        ("It is the Panama-flagged vessel.", [("Panama", "country")]),
        ("They demanded an apology from Cambodia.", [("Cambodia", "actor")]),
        ("He criticized Russia for it.", [("Russia", "actor")]),
        ("They were hit. “Kyiv is under a massive attack,” he said.", [("Kyiv", "point")]),
        ("It cannot drive a wedge between Moscow and Beijing.", [("Moscow", "actor"), ("Beijing", "actor")]),
        ("They searched the office on Bankova Street.", [("Bankova Street", "point")]),
        ("He told Saudi Arabia's Crown Prince so.", [("Saudi Arabia", "country")]),
        ("Ukraine on Thursday said it had received them.", [("Ukraine", "actor")]),
        ("He called on the United States to go.", [("United States", "actor")]),
        ("A report says fighters in neighboring Rwanda and Uganda back the rebels.",
         [("Rwanda", "country"), ("Uganda", "country")]),
        ("Russia is still willing to hold talks.", [("Russia", "actor")]),
        ("They were shot down by Russia's own guns.", [("Russia", "country")]),
        ("Tel Aviv accused them of theft.", [("Tel Aviv", "actor")]),
        ("Ukraine, however, maintains the strike hit homes.", [("Ukraine", "actor")]),
        ("Any further action by Pakistan is escalation.", [("Pakistan", "actor")]),
    ],
)  # fmt: skip
def test_places(text: str, places: list[tuple[str, str]]) -> None:
    assert [(place.name, place.role) for place in first(text).places] == places


def test_a_verb_in_a_headline_is_nobody() -> None:
    assert first("Political Affairs Chief Calls for Talks, Secretary-General Stresses").people == ()


def test_whom_an_office_belongs_to_that_ends_with_people() -> None:
    people = first("Commissioner for Missing Persons Artur Dobroserdov spoke.").people
    assert [person.name for person in people] == ["Artur Dobroserdov"]


def test_a_long_arab_name_is_one() -> None:
    people = first("UAE Foreign Minister Sheikh Abdullah bin Zayed Al Nahyan welcomed it.").people
    assert [person.name for person in people] == ["Abdullah bin Zayed Al Nahyan"]


def test_a_name_with_what_somebody_is_called_in_it_is_one() -> None:
    people = first("Its leader, Mohamed Hamdan “Hemedti” Dagalo, has vowed it. They met in Abu Qamra.").people
    assert [person.name for person in people] == ["Mohamed Hamdan “Hemedti” Dagalo"]


def test_a_platform_is_no_medium_that_something_was_told() -> None:
    said = first("“It is vital,” the Ukrainian president remarked in a post on X.").quotes
    assert [quote.outlet for quote in said] == [None]


def test_an_admiral_may_be_called_like_a_vehicle() -> None:
    mentions = first("She said Mr Hegseth had authorised Admiral Frank Bradley to fire.")
    assert [person.name for person in mentions.people] == ["Hegseth", "Frank Bradley"]
