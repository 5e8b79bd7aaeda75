"""The verbs of reported speech: the kind of claim each makes, and what it must have behind it to make one."""

from __future__ import annotations

from sitrep.facts.words import DATA


def _rows() -> list[list[str]]:
    text = (DATA / "verbs.tsv").read_text(encoding="utf-8")
    return [line.split("\t") for line in text.splitlines() if line[0] != "#"]


_ROWS = _rows()

KIND = {form: kind for kind, _, _, forms in _ROWS for form in forms.split()}
TAKES = {form: takes for _, takes, _, forms in _ROWS for form in forms.split()}
# The plain form, which only goes with a plural: “officials say”.
BASE = frozenset(
    form for *_, forms in _ROWS if not (form := forms.split()[0]).endswith(("s", "ed", "ing"))
) | {"dismiss", "guess"}
# Verbs that open or close a quotation: `“…,” said the mayor`.
SPEAKS = frozenset(form for _, _, speaks, forms in _ROWS if speaks == "speaks" for form in forms.split())
