"""Paragraphs are cut into sentences where a reader would, and no character is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitrep.sentences import sentences

# One paragraph a line, its sentences separated by |.
CUT = """
U.S. President Donald Trump met Putin in Alaska.|He then flew to Washington, D.C. on Friday.
Lt. Gen. Oleksandr Syrskyi said Mr. Zelensky would visit.|No. 5 brigade was moved on Jan. 5 to Sumy.
“The agenda is not ready at all,” Lavrov said.|“We will wait.”|He gave no date.
"We will not leave."|The mayor, Dr. Ivan Fedorov, told the BBC.
The aid totals $1.7 billion.|It includes 2,000 missiles vs. 500 last year.
Ukraine's forces hit St. Petersburg's port at 3 a.m. Monday, officials said.|No one was hurt.
Russia lost approx. 1.2 million men, i.e. killed and wounded, per the U.K. Ministry of Defence.|Moscow denies this.
Rep. Brian Fitzpatrick and Sen. Lindsey Graham backed the bill.|The vote is on Sept. 9.
“Is this peace?” he asked.|“No!” the crowd replied.
“Is this peace?” Trump asked.|“No!” Sen. Graham replied.
“We hear artillery,” said Col. Viktor Trehubov of the Dnipro group.|“It is constant.|It never stops,” he added.
Deliveries from Rheinmetall AG, Lockheed Martin Corp. and BAE Systems plc. will start in Q4.|Germany pays.
The attack began at 5 p.m.|It ended at dawn.
Gen. Valerii Zaluzhnyi resigned in Feb. 2024.|Gen. Syrskyi replaced him.
The so-called "coalition of the willing" met in Paris.|Some 26 states pledged troops.
He lives at No. 10 Downing St. in London.|The talks start at 10.30 a.m. local time.
Officials said: “The line holds.”|Analysts doubt it.
Yevhen K., 34, lost his leg.|He now trains others.
Maj. Gen. Apti Alaudinov (Akhmat Spetsnaz Commander) claimed gains.|ISW has not observed confirmation.
Ukraine's gas reserves fell to 6.8 bn cu. m. in April.|Imports rose.
What now?|Nobody knows...|But talks go on.
The F-16s, Mirage 2000s, etc. arrived in 2024.|More are due.
Mr. and Mrs. Kovalenko left Kharkiv.|They live in Lviv now.
“We have no choice,” she said.|“We must leave.”
In an op-ed, J.D. Vance wrote that the U.S. will not pay.|That changed policy.
Kyiv (AP) — Drones hit an oil depot in Sochi.|Two flights were delayed.
Inflation slowed to 14.1% in July vs. 14.3% in June.|The N.B.U. kept the rate at 15.5%.
The village of Novohryhorivka, pop. 120, lies 2 km. west of the border.|Fighting continues.
Zelensky: "Sanctions must bite."|Trump: "We'll see what happens."
Adm. Rob Bauer, chair of NATO's Military Committee, spoke on Aug. 28, 2025.|He urged unity.
Russian forces advanced near Lyman.[1]|Geolocated footage shows it.[2][3]|ISW disagrees.
1. Moscow wants all of Donbas.
He signed it in 2014.|Élysée officials confirmed it.
(The talks are closed.)|€90 billion was promised.|It was 5 percent of output.
She met Harry S. Truman's grandson.|The U.S. Senate voted.|It went to the U.S.|The rest stayed.
Talks with Gen.
"""
CASES = [line.split("|") for line in CUT.strip().split("\n")]


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in sentences(text)]


@pytest.mark.parametrize("expected", CASES, ids=lambda case: case[0][:40])
def test_tricky_ends(expected: list[str]) -> None:
    assert cut(" ".join(expected)) == expected
    assert cut(f"  {'  '.join(expected)} \t") == expected


@pytest.mark.parametrize("text", ["", " ", "\n\t"])
def test_blank_text_has_none(text: str) -> None:
    assert sentences(text) == ()


@given(st.text('aB1 .!?…"”“’)]\n', max_size=60) | st.text(max_size=60))
def test_every_visible_character_is_in_exactly_one(text: str) -> None:
    spans = sentences(text)
    assert "".join("".join(cut(text)).split()) == "".join(text.split())
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    assert edges == sorted(edges)
    assert all(not text[a:b].strip() for a, b in zip(edges[::2], edges[1::2], strict=True))
