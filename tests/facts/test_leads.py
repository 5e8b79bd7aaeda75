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
    ],
)  # fmt: skip
def test_what_leads_in_is_not_what_was_said(text: str, claims: list[tuple[str, str]]) -> None:
    assert [(claim.source, claim.text) for claim in first(text).claims] == claims
