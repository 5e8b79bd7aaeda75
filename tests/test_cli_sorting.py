"""Profiles and corrections from the command line: chosen, checked, begun; listed, exported, cleared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.bookmarks.correction import correct
from sitrep.bookmarks.store import open_store
from sitrep.model import NO_CLAIM, NO_PLACE, SPEAKER
from sitrep.reading import read
from tests.conftest import Run

ARTICLE = (
    "Gas talks\n\nTroops advanced near the river on Monday and shelled a village, officials said.\n\n"
    "Wholesale gas prices fell and traders cut their forecast for the front-month contract.\n"
)


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def decided(article: Path) -> Iterator[str]:
    """The troops are sorted into diplomacy by hand; gives the correction's id."""
    with open_store() as store:
        story = read(str(article))
        yield store.correct(correct(story, 1, 0, len(story.paragraphs[1]), "diplomacy", scope="conflict")).id


def sections(sitrep: Run, article: Path, *options: str) -> list[tuple[str, list[str]]]:
    """Each passage's section and its kinds of evidence, from the JSON."""
    status, out, err = sitrep("brief", str(article), "--format", "json", *options)
    assert (status, err) == (0, "")
    passages = json.loads(out)["passages"]
    return [(one["section"], [item["kind"] for item in one["evidence"]]) for one in passages]


def test_the_brief_keeps_to_what_the_reader_decided(sitrep: Run, article: Path, decided: str) -> None:
    section, kinds = sections(sitrep, article)[1]
    assert section == "diplomacy" and kinds.count("correction") == 1
    section, kinds = sections(sitrep, article, "--no-corrections")[1]
    assert section == "battlefield" and "correction" not in kinds
    section, kinds = sections(sitrep, article, "--profile", "energy")[1]
    assert section != "diplomacy" and "correction" not in kinds
    assert "DIPLOMACY (1)" in sitrep(str(article))[1], "also where the dashboard has no terminal"


def test_a_bookmark_has_the_section_its_passage_is_sorted_into(
    sitrep: Run, article: Path, decided: str
) -> None:
    for options in ((), ("--profile", "energy")):
        assert sitrep("bookmarks", "add", str(article), "--quote", "shelled a village", *options)[0] == 0
        assert sitrep("bookmarks", "add", str(article), "--quote", "gas prices fell", *options)[0] == 0
    rows = json.loads(sitrep("bookmarks", "list", "--format", "json")[1])
    found = [(row["quote"], row["section"]) for row in rows]
    assert ("shelled a village", "diplomacy") in found
    assert ("gas prices fell", "markets") in found


def test_the_brief_opens_no_store_that_is_not_there(sitrep: Run, article: Path) -> None:
    sections(sitrep, article)
    assert not paths.data_dir().exists()


def test_a_damaged_store_is_told_and_the_brief_goes_on(sitrep: Run, article: Path) -> None:
    paths.store_file().parent.mkdir(parents=True)
    paths.store_file().write_bytes(b"x" * 5000)
    status, out, err = sitrep("brief", str(article))
    assert (status, err.count("\n")) == (0, 1)
    assert "BATTLEFIELD" in out and "damaged" in err and "Your corrections are not used." in err


def test_corrections_are_listed_exported_and_cleared(
    sitrep: Run, article: Path, decided: str, tmp_path: Path
) -> None:
    status, out, _ = sitrep("corrections", "list")
    assert status == 0 and out.startswith(f"{decided[:8]}  20") and "diplomacy (conflict)" in out
    (row,) = json.loads(sitrep("corrections", "list", str(article), "--format", "json")[1])
    assert (row["id"], row["kind"], row["value"], row["scope"]) == (
        decided,
        "section",
        "diplomacy",
        "conflict",
    )
    other = tmp_path / "other.txt"
    other.write_text("Something else\n\nWholly unlike it.\n", encoding="utf-8")
    assert "No corrections yet" in sitrep("corrections", "list", str(other))[1]
    target = tmp_path / "out.json"
    assert sitrep("corrections", "export", "-o", str(target))[0] == 0
    (whole,) = json.loads(target.read_text(encoding="utf-8"))
    assert whole["paragraph_text"].startswith("Troops") and whole["digest"]
    assert sitrep("corrections", "export", "-o", str(target))[0] == 1
    status, out, err = sitrep("corrections", "clear")
    assert (status, out) == (2, "") and "--all" in err
    assert sitrep("corrections", "clear", str(article), "--all")[0] == 2
    assert sitrep("corrections", "clear", str(other))[1] == "Cleared 0 corrections.\n"
    assert sitrep("corrections", "clear", "--all")[1].startswith(
        "Cleared 1 correction. `sitrep bookmarks undo`"
    )
    assert "No corrections yet" in sitrep("corrections", "list")[1]
    assert sitrep("bookmarks", "undo")[0] == 0
    assert decided[:8] in sitrep("corrections", "list")[1]


def test_a_listed_correction_says_what_was_decided(sitrep: Run, article: Path) -> None:
    decisions = {
        "said by Officials": (SPEAKER, "Officials"),
        "not attributed": (SPEAKER, ""),
        "not a claim": (NO_CLAIM, ""),
        "not a place": (NO_PLACE, ""),
    }
    story = read(str(article))
    with open_store() as store:
        for end, (kind, value) in enumerate(decisions.values(), len("Troops")):
            store.correct(correct(story, 1, 0, end, value, kind=kind))
    listed = sitrep("corrections", "list")[1]
    for said in decisions:
        assert f"  {said}  Gas talks\n" in listed


def test_profiles_are_listed_and_shown(sitrep: Run) -> None:
    status, out, _ = sitrep("profiles", "list")
    assert status == 0 and "conflict  ships  Battlefield, Diplomacy" in out
    assert "energy    ships  Supply, Markets, Policy, Infrastructure, Overview" in out
    rows = json.loads(sitrep("profiles", "list", "--format", "json")[1])
    assert [row["name"] for row in rows] == ["conflict", "energy"]
    out = sitrep("profiles", "show", "energy")[1]
    assert "2  Markets  [markets]" in out and "phrases  #7fb4d9" in out


def test_a_profile_is_begun_checked_used_and_never_overwritten(sitrep: Run, article: Path) -> None:
    status, out, _ = sitrep("profiles", "new", "mine")
    file = paths.profiles_dir() / "mine.toml"
    assert status == 0 and out.startswith(f"{file}\n")
    text = file.read_text(encoding="utf-8")
    assert "The sorting profile mine." in text and "NAME" not in text
    assert sitrep("profiles", "check", "mine", str(file))[1].count(" is in order: 3 sections") == 2
    status, _, err = sitrep("profiles", "new", "mine")
    assert status == 1 and "not touched" in err and file.read_text(encoding="utf-8") == text
    assert sitrep("profiles", "new", "../mine")[0] == 2
    file.write_text(text.replace("another one*", "troops, village, shell*"), encoding="utf-8")
    out = sitrep("brief", str(article), "--profile", "mine")[1]
    assert "FIRST SECTION (1)" in out
    assert sitrep("brief", str(article), "--profile", str(file))[1] == out
    assert "mine      own    First section" in sitrep("profiles", "list")[1]


@pytest.mark.parametrize(
    ("old", "new", "problem"),
    [
        (
            'title = "Second',
            'titel = "Second',
            "line 25, is broken at sections[2].titel: no such key; did you mean",
        ),
        ('id = "second"', 'id = "first"', "line 24, is broken at sections[2].id: 'first' is used twice"),
        ("another one*", "ano*ther", "line 41, is broken at phrases[1].4: the phrase 'ano*ther'"),
        ('section = "second"\n4', 'section = "secnd"\n4', "'secnd' is no section; did you mean 'second'"),
        ("[words]", "[wrds]", "is broken at wrds: no such key; did you mean 'words'"),
        ("about =", "about ", "is not valid TOML: "),
    ],
)
def test_a_broken_profile_is_named_and_is_no_traceback(
    sitrep: Run, article: Path, old: str, new: str, problem: str
) -> None:
    sitrep("profiles", "new", "mine")
    file = paths.profiles_dir() / "mine.toml"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")
    for command in (("profiles", "check", "mine"), ("brief", str(article), "--profile", "mine")):
        status, out, err = sitrep(*command)
        assert (status, out) == (1, "") and str(file) in err and problem in err and err.count("\n") == 1
    assert problem in sitrep("profiles", "list")[1]


def test_a_name_that_no_file_could_have_is_no_profile(sitrep: Run, article: Path) -> None:
    status, _, err = sitrep("brief", str(article), "--profile", "x" * 300)
    assert status == 1 and "There is no sorting profile named" in err


def test_an_unknown_profile(sitrep: Run, article: Path) -> None:
    status, _, err = sitrep("brief", str(article), "--profile", "enrgy")
    assert status == 1 and "did you mean 'energy'" in err
    status, _, err = sitrep("brief", str(article), "--profile", "none.toml")
    assert status == 1 and "cannot be read" in err


def test_own_words_count_in_the_brief_and_a_broken_lexicon_is_told(sitrep: Run, article: Path) -> None:
    file = paths.lexicon_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text('[[words]]\nsection = "security"\n20 = "river, village"\n', encoding="utf-8")
    section, kinds = sections(sitrep, article)[1]
    assert section == "security" and kinds.count("own") >= 1
    file.write_text('[[words]]\nsecton = "security"\n', encoding="utf-8")
    status, out, err = sitrep("brief", str(article))
    assert status == 0 and "BATTLEFIELD" in out
    assert err.count("\n") == 1 and f"{file}, line 1, is broken at words[1].section" in err
