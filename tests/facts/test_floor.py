"""Who holds the floor: speakers who are named earlier, later, or by what they are called."""

from __future__ import annotations

import pytest

from tests.facts.test_press import speakers
from tests.facts.test_rules import first


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We mend it twice a day,” said Oleh Bondar.\n\nThe mill has stood there for ninety years.\n\n"
         "“There is no grain left,” he added.", ["Oleh Bondar", "Oleh Bondar"]),
        ("“We mend it twice a day,” said Oleh Bondar.\n\nThe mill belonged to Ihor Melnyk.\n\n"
         "“There is no grain left,” he added.", ["Oleh Bondar", "Oleh Bondar"]),
        ("“We mend it twice a day,” said Oleh Bondar.\n\nIhor Melnyk drives in from the mill.\n\n"
         "“There is no grain left,” he says.", ["Oleh Bondar", "Ihor Melnyk"]),
        ("When the couple were caught, Olha Synia did not know of the child.\n\n“I cried when I learned it.”",
         ["Olha Synia"]),
        ("When the couple were caught, Olha Synia met Ihor Melnyk.\n\n“I cried when I learned it.”", [None]),
        ("“We mend it twice a day,” said Oleh Bondar.\n\nIhor Melnyk sold the mill to Petro Hrytsenko.\n\n"
         "“There is no grain left,” he added.", ["Oleh Bondar", None]),
        ("“We mend it twice a day,” said Oleh Bondar.\n\nA guard says nobody came.\n\n"
         "“There is no grain left,” he added.", ["Oleh Bondar", None]),
        ("Oleh Bondar wears scrubs and is 21.\n\nThe town is short of medics.\n\n“It is a matter of time,” he said.",
         ["Oleh Bondar"]),
        ("A guard told us it was late.\n\nOleh Bondar has a house there.\n\nA cook told of the town.\n\n"
         "The town is short of medics.\n\n“It is a matter of time,” he said.", [None]),
        ("“We mend it,” said Oleh Bondar.\n\nBelko, a retired welder who lives below, held a cat."
         "\n\n“I was out,” he said.",
         ["Oleh Bondar", "Belko"]),
        ("His name is Vantu, he taught physics. “I tell the bird that it is gravity.” He stops. “It knows.”",
         ["Vantu", "Vantu"]),
        ("His mate, a mechanic called Brant, is less patient. “They can wait,” he mutters.", ["Brant"]),
        ("The janitor, Nal Setan, was sweeping. “I heard it come,” he said. “It is war,” says Mosk, who is 29.",
         ["Nal Setan", "Mosk"]),
        ("In Kesh, Dorn, a rice farmer, is at a loss. “My field is mute,” he said.", ["Dorn"]),
        ("Oleh Bondar was blunt. “Nobody decides for us,” the head of the town's council told us.", ["Oleh Bondar"]),
        ("Oleh Bondar was killed in May. “Nobody came for days.”", [None]),
        ("Oleh Bondar is asked by a child what it was. “Was it a drone?”", [None]),
        ("“We mend it,” said Oleh Bondar.\n\nThe owner of a house without a roof had a view. “Who pays?” he said.",
         ["Oleh Bondar", None]),
        ("“We mend it,” said Oleh Bondar.\n\nHis predecessor put it more sharply. “It is junk,” he told us.",
         ["Oleh Bondar", None]),
        ("A spokesman for the head of the district, Oleh Bondar, said there were none: “There are thieves.”", [None]),
        ("The fleet denied it. “Not one ship was hit,” said its head, Captain Oleh Bondar.", ["Oleh Bondar"]),
        ("“After that they may cry,” she says.\n\nA man holds a bird. His name is Orest Lys.", [None]),
        ("“My father planted these,” the farmer says. Oleh Bondar is 58 and lives below.", ["Oleh Bondar"]),
        ("Oleh Bondar has a degree. “It isn't nerves,” he insists. His commander rolls his eyes. “He hummed.”",
         ["Oleh Bondar", None]),
        ("“What barracks?” said Oleh Bondar. A rebel who gave his name as General Makan laughed. “There are none.”",
         ["Oleh Bondar", "Makan"]),
        ("Oleh Bondar is asked what he will do. “After what?” And the bus? That was his. A window fell on it.",
         ["Oleh Bondar"]),
        ("And the bus? That was his, says Oleh Bondar, who drove it. A window fell on it. “I asked what to write.”",
         ["Oleh Bondar"]),
        ("Oleh Kiper said it was over. “There is nobody else to find,” the governor wrote.", ["Oleh Kiper"]),
        ("The Élysée denied that Ann Hill had threatened to leave, as Politico reported. “It was a window,” it said.",
         ["Élysée"]),
        ("“Whoever it is, wait,” said a resident, Abdi Gurey. “It is late,” said its leader, who goes by Ko Naung.",
         ["Abdi Gurey", "Ko Naung"]),
        ("“We ran,” said Nasreen Bibi.\n\nOn her side, Bibi keeps no diary. “What would I write?”",
         ["Nasreen Bibi", "Nasreen Bibi"]),
        ("“I knead,” says Raisa Lys.\n\n“I drive,” says Petro Lys.\n\n“He forgets,” she says.\n\n“I do,” he adds.",
         ["Raisa Lys", "Petro Lys", "Raisa Lys", "Petro Lys"]),
        ("“We walk,” said Oleh Bondar.\n\nA soldier of the unit had another view. “I see no one,” he told us.\n\n"
         "“We walk at night,” he added.", ["Oleh Bondar", None, None]),
        ("Ann Hill spoke of “peace”. Asked whether she believed it, Olha Lys smiled. “We will look,” she said.",
         ["Ann Hill", "Olha Lys"]),
        ("Ihor Lys drives.\n\nAt the gate a militiaman gets on. He stops at Ihor. “You taught me,” he says.", [None]),
        ("It is the smell, says Vasyl Lys. The beekeeper has driven for hours. “Burnt,” he says.", ["Vasyl Lys"]),
        ("The sergeant calls himself Monko.\n\n“I count,” he says. “War is counting,” says a fighter named Rojda.",
         ["Monko", "Rojda"]),
        ("“It worries me,” retorted the commander of the brigade, Col. Karsten Hill.", ["Karsten Hill"]),
        ("The rebels' adviser, Al-Basha Tib, likened it to “a fantasy written in a hotel”.", ["Al-Basha Tib"]),
        ("Mayor Ihor Lys spoke. Aide Yolande Hill was dismissive. “It is old,” she said.", ["Yolande Hill"]),
        ("“You ask,” said Vika, a nurse. Her colleague nodded. “Ask for bread,” she said. “Then you know.”",
         ["Vika", None, None]),
        ("Narmin Moradi says her brother died.\n\n“Why did they open it?,” she cried, in tears. “Close it.”",
         ["Narmin Moradi", "Narmin Moradi"]),
        ("Oleh Bondar keeps bees. He speaks low as he tells how the house was hit.\n\n“I saw the dead under it.”",
         ["Oleh Bondar"]),
        ("“He is alone,” said Lena Bauer, mother of Oleh Bauer.\n\nOleh was “held for 16 days,” said"
         " Bauer.\n\nSince then Oleh has slept badly. “We'll get over it,” she said.",
         ["Lena Bauer", "Lena Bauer", "Lena Bauer"]),
        ("“It is late,” said Ann Hill.\n\nIn the hall, Lena Bauer, whose husband Oleh Bauer is away, scolded Ihor Tkach"
         " over it.\n\n“You called it a gift,” she said.", ["Ann Hill", "Lena Bauer"]),
        ("“We mend it,” said Oleh Bondar.\n\nIhor Tkach sold the mill.\n\n“It is gone,” he added.",
         ["Oleh Bondar", None]),
        ("As mourners came, a sturdy man held her hand.\n\nHe would bury his own son, Sergeant Oleh Tkach, he said.\n\n"
         "“They gave us pieces,” he said.", [None]),
        ("Oleh Bondar will meet Ihor Tkach to “talk over all of it,” he said.", ["Oleh Bondar"]),
        ("“It is vast,” says Toby Hale.\n\nQuellin Dorgmar was at home. “They are all dead,” he says.",
         ["Toby Hale", "Quellin Dorgmar"]),
        ("“It is vast,” says Toby Hale.\n\nQuellin Dorgmar, poor soul, went mad. “They are all dead,” he says.",
         ["Toby Hale", None]),
        ("“It is vast,” says Toby Hale.\n\nGamar al-Deen was at home. “They are all dead,” he says.",
         ["Toby Hale", "Gamar al-Deen"]),
        ("Her sons, 18-year-old Muzamil and Ali, left. Muzamil was hurt but “our friend died at once”, he tells me.",
         ["Muzamil"]),
        ("“It is late,” said Angela Moss.\n\nAlisa, 13, stayed in a shelter.\n\n“It was home,” she said.",
         ["Angela Moss", "Alisa"]),
        ("Anna Hill left.\n\nThe film showed a woman who wept for a son.\n\n“They did not listen,” she said.", [None]),
        ("Quellin Dorgmar took his goats home. “We hid,” he said.", ["Quellin Dorgmar"]),
        ("Olha Synia, up there with a mother who is ill, heats bricks. “The tea freezes,” she says.", ["Olha Synia"]),
        ("Ilham Mammadov came.\n\n“It was late,” he said.", ["Ilham Mammadov"]),
        ("Mrs Kim Bauer met Oleh Bondar.\n\n“It was late,” she said. “He left.”", ["Kim Bauer", "Kim Bauer"]),
    ],
)  # fmt: skip
def test_who_he_is_after_paragraphs_in_which_nobody_speaks(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Olha Synia, a baker from Kherson, met Ihor Melnyk, 71, a miller.\n\n“The flour is gone,” the baker said.\n\n"
         "“I have none either,” the 71-year-old added.", ["Olha Synia", "Ihor Melnyk"]),
        ("Olha Synia, a baker, met Anna Moroz, a baker.\n\n“The flour is gone,” the baker said.", [None]),
        ("Baker Olha Synia gets up at four.\n\n“The flour is gone,” says the baker.", ["Olha Synia"]),
        ("Olha Synia is a retired schoolteacher. It snowed.\n\n“The flour is gone,” the schoolteacher said.",
         ["Olha Synia"]),
        ("Olha Synia, a mother of three, left.\n\n“The flour is gone,” the mother of three said.", ["Olha Synia"]),
        ("A boy of six said his father was “a bit of a hero but not much of one”. Olha Synia left.", [None]),
        ("At it U.S. Deputy Ambassador Mark Hale spoke. The US diplomat said all were “deeply troubled by it”.",
         ["Mark Hale"]),
        ("Ararat Mirzoyan met Nikol Pashinian.\n\n“It goes for the treaty,” said the Armenian minister.",
         ["Ararat Mirzoyan"]),
        ("“They beat us,” Andriy Tkach says.\n\n“The food was bad,” says the marine. “It was cold.”",
         ["Andriy Tkach", "Andriy Tkach", "Andriy Tkach"]),
        ("“They beat us,” Andriy Tkach, a priest, says.\n\n“The food was bad,” says the marine.",
         ["Andriy Tkach", None]),
        ("Olha Synia has been told of it. “You walk fast,” the baker says.", ["Olha Synia"]),
        ("“They beat us,” Andriy Tkach says.\n\n“The food was bad,” says the mayor.", ["Andriy Tkach", None]),
        ("The medical aid group, known as MSF, left. Men came, “whipping and beating them,” the aid organization said.",
         ["MSF"]),
        ("Hamas met the Health Ministry. “We want a truce now,” the militant group said.", ["Hamas"]),
        ("“It is hot,” said James Hill, spokesperson for the Water Fund (WAFU).\n\n“It is dry,” said Jens Dahl,"
         " spokesperson for the Food Office (FOOF).\n\n“The wells are empty,” said the WAFU spokesperson.",
         ["James Hill", "Jens Dahl", "James Hill"]),
        ("Prime Minister Garry Conille left. Conille's office said it was time.\n\n"
         "“There will be meetings,” the office said.", ["Conille's office"]),
        ("“I feel it,” says Sonata Nahapetyan.\n\n“It was cruel,” says Sonata.",
         ["Sonata Nahapetyan", "Sonata Nahapetyan"]),
        ("When we reached the school's director, she saw no harm.\n\n“So what?” Tatyana Semenova retorted.\n\n"
         "I asked once more. “So what?” the director said again.",
         ["Tatyana Semenova", "Tatyana Semenova"]),
        ("“They asked for hours,” Ms Kozyr said.\n\n“I only wanted to hold her,” the mother said.",
         ["Kozyr", "Kozyr"]),
        ("“They asked for hours,” Oleh Bondar said.\n\n“I only wanted to hold her,” the mother said.",
         ["Oleh Bondar", None]),
        ("Max Hale, chief executive of WAFU, came.\n\n“We are thankful to him,” said the WAFU CEO.", ["Max Hale"]),
        ("Foreign Secretary Teodoro Reyes Jr. said it was late.\n\n“Nobody was hurt,” the top Filipino diplomat said.",
         ["Teodoro Reyes Jr"]),
        ("In Beijing, a spokesperson for the coast guard, said they “invaded the waters there”.", [None]),
        ("“We urge them to stop this,” Liu Dejun also said.", ["Liu Dejun"]),
        ("Oleh Bondar's lawyer, Dito Sadzaglishvili, came.\n\n“He holds that it is time,” his lawyer said.",
         ["Dito Sadzaglishvili"]),
        ("WAFU, the Israeli agency, left. The Israeli agency said it was a “great surge of aid”.", ["WAFU"]),
        ("Iran's ambassador to the UN said: “It is an act of terror.”", [None]),
    ],
)  # fmt: skip
def test_who_is_meant_by_what_somebody_is_called(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“I want to go,” he tells us. “I rang my son.”\n\nHis name is Oleh Bondar, and he is 72.",
         ["Oleh Bondar", "Oleh Bondar"]),
        ("A senior Hamas official said the talks had “got faster of late”.\n\n“We have not paused,” Taher Nunu said.",
         ["Taher Nunu", "Taher Nunu"]),
        ("Latvia's spiritual leader condemned a “campaign of lies”.\n\nThe army said it “meant well for us all”.\n\n"
         "Latvian spiritual leader Juris Kalns had called it a “campaign to wipe us out”.",
         ["Juris Kalns", None, "Juris Kalns"]),
        ("A resident said it was “loud and very near”.\n\n“We hid,” said Olha Synia, a resident of the village.",
         [None, "Olha Synia"]),
        ("Latvia's military commander for drones spoke of “hard questions that children ask”.\n\n"
         "“We paid for it,” Juris Kalns, the head of the Latvian military's drone branch, said.",
         ["Juris Kalns", "Juris Kalns"]),
        ("A Greek minister said they would “not be blackmailed by anyone”.\n\n"
         "Umm Khaled, who was on her seventh removal, said it was “the last one I will bear”.", [None, "Umm Khaled"]),
    ],
)  # fmt: skip
def test_who_is_quoted_first_and_named_later(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“We paid for it,” Maj. Robert “Falcon” Bondar, the head of the branch, said.", ["Robert Bondar"]),
        ("“I slept there,” said Dr. Oleksandr Dukhovsky, one of the hospital's surgeons.", ["Oleksandr Dukhovsky"]),
        ("Sargis Khandanian likewise told reporters that it was “possible.”", ["Sargis Khandanian"]),
        ("Danny Danon, the envoy, answered the minister by saying, “You let them build it.”", ["Danny Danon"]),
        ("“The beds are full here,’’ Oleh Bondar said. “It is late,’’ he added.", ["Oleh Bondar", "Oleh Bondar"]),
        ("“The beds are full here,\" Oleh Bondar said.", ["Oleh Bondar"]),
        ("“It was loud and near,” said Zin, 44, who saw it.", ["Zin"]),
        ("Zin, a 44-year-old resident, said it was “loud and near to us”.", ["Zin"]),
        ("\"The beds are full here,” Oleh Bondar said.", ["Oleh Bondar"]),
        ("Oleh Bondar has denied it, contradicting a report by writer Bob Hale that they had “seven long talks”.",
         ["Bob Hale"]),
        ("Oleh Bondar's remarks at the year's end\n\nHe spoke for an hour.\n\nON THE TALKS\n\n“They are not ready.”\n\n"
         "ON THE FRONT\n\n“It moves.”", ["Oleh Bondar", "Oleh Bondar"]),
        ("“It is a horrible breach of their rights in school,” WAFU Representative for Sudan Jens Dahl, said.",
         ["Jens Dahl"]),
        ("They lived badly there, said Oleh Bondar, who was once a judge. “Some of them lived with rats.”",
         ["Oleh Bondar"]),
        ("Oleh Bondar told the court that it was late. “We have no time for it.”", ["Oleh Bondar"]),
        ("Oleh Bondar told the court that it was late. “How late?” a guard whispered.", [None]),
        ("Hamza explains it. 'I told him it was time,\" he said. 'But we must go on.'", ["Hamza", "Hamza"]),
        ("Another resident, Manzoor Dar from Gingal, said it “hurt the children most of all”.", ["Manzoor Dar"]),
        ("Asaad Dahl on May 1 called for “a unity of all of us”.", ["Asaad Dahl"]),
        ("“It is bigger,” said Oleh Bondar, Latvia's Minister of Defence, “All must hear of it.”",
         ["Oleh Bondar", "Oleh Bondar"]),
        ("“They told us of it, at all levels”, – said Oleh Bondar.", ["Oleh Bondar"]),
        ("Oleh Bondar went on to say that Latvia had “no visible weapons there”.", ["Oleh Bondar"]),
        ("Oleh Bondar rated the talks a “10 out of 10 day,” as always.", ["Oleh Bondar"]),
        ("Oleh Bondar spoke of it in an interview with “Meet The Press.”", []),
        ("‘It was home,’ said Oleh Bondar. ‘It is safe.\n\n‘And it is far better.’",
         ["Oleh Bondar", "Oleh Bondar", "Oleh Bondar"]),
        ("Tsotne Dorgmar, a member of the coalition, came. “They beat me,” Dorgmar wrote.", ["Tsotne Dorgmar"]),
        ("“What shall we do?” she asked. Trump said they should leave. “Is he serious?”", [None, None]),
        ("Oleh Bondar was doubtful, dismissing Putin's remarks about “deep root causes”.", ["Vladimir Putin"]),
        ("“Raids killed hundreds there,” the Human Rights Watch organization said.", ["Human Rights Watch"]),
        ("A surgeon called it “wholly unfounded”.\n\nProfessor Oleh Bondar said so in a lecture.", ["Oleh Bondar"]),
        ("Ilham Aliyev again called it the “Zangezur corridor,” as before.", []),
    ],
)  # fmt: skip
def test_sources_by_their_form(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


def test_a_noun_in_the_plural_is_no_verb() -> None:
    claims = first("Bayramov did not echo these upbeat remarks and said that Yerevan was late.").claims
    assert [(claim.source, claim.text) for claim in claims] == [("Bayramov", "Yerevan was late")]


def test_who_had_said_it_before_says_it() -> None:
    claims = first("Oleh Bondar said he was late, having said before that Latvia would wait.").claims
    assert [claim.source for claim in claims] == ["Oleh Bondar", "Oleh Bondar"]


def test_what_is_raised_and_called_is_a_claim() -> None:
    claims = first(
        "Medics raised concerns that the road was cut. It is a town which envoys called on Friday a grave."
    ).claims
    assert [(claim.source, claim.text) for claim in claims] == [
        ("Medics", "the road was cut"),
        ("envoys", "a grave"),
    ]


def test_a_source_in_marks_is_one() -> None:
    claims = first("The group “Save the Children” says it has brought 31 of them back.").claims
    assert [claim.text for claim in claims] == ["it has brought 31 of them back"]


def test_what_is_called_for_somewhere_is_a_claim() -> None:
    claims = first("The minister called in a statement on Monday for restraint.").claims
    assert [(claim.kind, claim.text) for claim in claims] == [("call_for", "restraint")]


def test_an_age_and_where_somebody_lives_may_stand_before_the_verb() -> None:
    claims = first(
        "Shirin, 49, who lives in the south, said every call was hard on condition that he is not named."
    ).claims
    assert [(claim.source, claim.text[:20]) for claim in claims] == [("Shirin", "every call was hard ")]


def test_this_was_said_somewhere_is_no_claim() -> None:
    assert not first("Oleh Bondar said this in an interview on Espreso.").claims


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("They drove to a depot in southern Khartoum when armed men came.", ["point"]),
        ("She has a flat on Kyiv's left bank.", ["point"]),
        ("JOHANNESBURG", ["dateline"]),
        ("He said people should leave Tehran.", ["point"]),
        ("Tehran is clearly not safe.", ["point"]),
        ("Kyiv was almost without power.", ["point"]),
        ("He alone can make Russia negotiate.", ["actor"]),
        ("We urge the Philippines to stop.", ["actor"]),
        ("The navy said such acts by China were wrong.", ["actor"]),
        ("“I am angry,” a Kyiv resident said.", ["point"]),
        ("Envoys from the UK and Germany held talks.", ["actor", "actor"]),
        ("Peskov said it was up to Ukraine.", ["actor"]),
        ("Garry Conille left Port-au-Prince on Friday for Washington.", ["point", "point"]),
        ("Russia, in turn, is ready for it.", ["actor"]),
        ("Ukraine is losing ground, but says it holds the north.", ["actor"]),
        ("He said Russia means to go on.", ["actor"]),
        ("He said Iran was only “ready to talk”.", ["actor"]),
    ],
)
def test_roles_of_places(text: str, roles: list[str]) -> None:
    assert [place.role for place in first(text).places] == roles


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“The road is cut,” said the fund's spokesperson, Christian Haug, in Bern.", ["Christian Haug"]),
        ("“The road is cut,” said a baker who identified himself as Lin.\n\n“It is late,” he told Reuters.",
         ["Lin", "Lin"]),
        ("“The road is cut,” said a nurse who gave her name only as Mae.", ["Mae"]),
        ("Two died, according to Lway, an official of the union.\n\n“They were asleep,” she said.", ["Lway"]),
        ("Olena Bondar told Reuters that the road was cut.\n\nSpeaking on the phone, she was frank: “It is over.”",
         ["Olena Bondar"]),
        ("Olena Bondar told Reuters that the road was cut.\n\nNor does her team fear the night.\n\n"
         "“Are we afraid of the dark? No.”", ["Olena Bondar"]),
        ("Olena Bondar told Reuters that the road was cut.\n\nIhor Melnyk fears the night, like his team.\n\n"
         "“Are we afraid of the dark? No.”", ["Ihor Melnyk"]),
        ("Olena Bondar said the road was cut, but at the same time, noted the council “is not to blame for it”.",
         ["Olena Bondar"]),
        ("A sergeant, “Topol” told Reuters that it was late.\n\nLately, “Topol” has slept badly, he said.", []),
    ],
)  # fmt: skip
def test_who_is_introduced_by_name(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


def test_a_given_name_in_another_spelling_belongs_to_the_known_person() -> None:
    people = first("The army's spokesman, Avichai Adraee, said that the road was cut.").people
    assert [person.name for person in people] == ["Avichai Adraee"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Take Sanavar, a retired teacher: “I can sleep again.”", ["Sanavar"]),
        ("Sanavar, another student, has lost faith. “They did badly,” she says. “We won't listen.”",
         ["Sanavar", "Sanavar"]),
        ("By the road Benik, who is 73, smokes.\n\n“They killed ours,” he says.", ["Benik"]),
        ("Nothing is left of Afaf al-Zeyn's house.\n\nAl-Zeyn said men then drove her out.\n\n“They were odd,” "
         "she said.", ["Afaf al-Zeyn"]),
        ("Ruby Chen, father of hostage Itay Chen, spoke to us.\n\n“It is late,” Chen said.", ["Ruby Chen"]),
        ("“It is late,” said Oleh Bondar.\n\n“It is all politics.” Bondar was angry with the chief of the port.",
         ["Oleh Bondar", "Oleh Bondar"]),
        ("“It is late,” said Oleh Bondar.\n\n“It is all politics.” Ihor Melnyk was angry with the port.",
         ["Oleh Bondar", None]),
        ("Oleh Bondar, a baker, recalls: “I held the line.” For him, the calm is good, but no end: “It is enough.”",
         ["Oleh Bondar", "Oleh Bondar"]),
        ("“You can hear them,” Olha Bondar says. When they hit Odesa below “we see all the fires too”.",
         ["Olha Bondar", "Olha Bondar"]),
    ],
)  # fmt: skip
def test_whom_his_life_tells(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


@pytest.mark.parametrize(
    "text",
    [
        "They came back to a ruined Khartoum.",
        "They had to flee to east Khartoum.",
        "He runs to the roof of his Khartoum home.",
        "Tehran was far from its usual bustle.",
    ],
)
def test_a_town_people_come_home_to(text: str) -> None:
    assert [place.role for place in first(text).places] == ["point"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("“Drones are a hunt,” Konstantyn, who drives people out, told us. “It is hard.”", ["Konstantyn"] * 2),
        ("Aregawi was building a house when war came. He spent years at sea.\n\n“We won't fight,” he said.",
         ["Aregawi"]),
        ("Sevrovka was burning when war came. He spent years at sea.\n\n“We won't fight,” he said.", [None]),
    ],
)  # fmt: skip
def test_an_unknown_single_name(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker


def test_a_capital_that_people_flee_to() -> None:
    assert [place.role for place in first("Getachew fled to Addis Ababa.").places] == ["point"]
    assert [place.role for place in first("He warned that all of Khartoum was at risk.").places] == ["point"]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Among them is a little girl.\n\nOlena Bondar, 82, left with him.\n\n“I was born there,” she said.",
         ["Olena Bondar"]),
        ("Glib Stryzhko's mother knew where he was.\n\n“He was sorry for him,” she told Reuters.", [None]),
        ("Olena Bondar was cross; she rejected Ihor Melnyk's claim that it was “a house of thieves”.\n\n"
         "“We are bakers,” she said.", ["Ihor Melnyk", "Olena Bondar"]),
        ("Olena Bondar sleeps in a shelter.\n\n“They fight,” the 56-year-old Thai farmer said.", ["Olena Bondar"]),
        ("“We go to school in Uri,” Sadia Ji, a pupil of Class 8, said.", ["Sadia Ji"]),
    ],
)  # fmt: skip
def test_who_came_in_and_who_is_only_mentioned(text: str, speaker: list[str | None]) -> None:
    assert speakers(text) == speaker
