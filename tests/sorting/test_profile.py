"""Profiles are checked: what is broken is named by file and key, what ships is whole."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

import pytest

from sitrep.errors import ProfileError
from sitrep.sorting import load_profile, sort
from sitrep.sorting.compiled import pack, unpack
from sitrep.sorting.phrases import tokenise
from sitrep.sorting.profile import COMPILED, SHIPPED, compile_profile, read_profile
from tests.sorting.profiles import SECTIONS, small, write


def test_the_shipped_profile() -> None:
    profile = load_profile("conflict")
    assert [(section.id, section.key) for section in profile.sections] == [
        ("battlefield", "1"),
        ("diplomacy", "2"),
        ("security", "3"),
        ("home_front", "4"),
        ("overview", "0"),
    ]
    assert [section.title for section in profile.sections] == [
        "Battlefield",
        "Diplomacy",
        "Security guarantees",
        "Home front",
        "Overview",
    ]
    assert profile.sections[2].short == "Security"


def test_what_ships_compiled_is_what_its_toml_says() -> None:
    for file in SHIPPED.glob("*.toml"):
        compiled = unpack(file.with_suffix(COMPILED).read_text(encoding="utf-8"))
        assert compiled == compile_profile(file, file.read_bytes()), "run scripts/compile_profiles.py"
        assert file.with_suffix(COMPILED).read_bytes().isascii(), "what is not ASCII is slow to read"


def test_the_compiling_script_writes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = Path(__file__).parents[2] / "scripts" / "compile_profiles.py"
    spec = importlib.util.spec_from_file_location("compile_profiles", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    (tmp_path / "conflict.toml").write_bytes((SHIPPED / "conflict.toml").read_bytes())
    monkeypatch.setattr(module, "SHIPPED", tmp_path)
    module.main()
    assert (tmp_path / "conflict.compiled").read_bytes() == (SHIPPED / "conflict.compiled").read_bytes()
    phrases = int(capsys.readouterr().out.split()[1])
    assert phrases >= 2500


def test_an_edited_profile_takes_effect_at_once(tmp_path: Path) -> None:
    file = write(tmp_path, "[settings]\nbias = 1\n")
    compiled = compile_profile(file, file.read_bytes())
    file.with_suffix(COMPILED).write_text(pack({**compiled, "settings": {"bias": 9}}), encoding="utf-8")
    assert read_profile(file).settings.bias == 9
    write(tmp_path, "[settings]\nbias = 2\n")
    assert read_profile(file).settings.bias == 2
    file.with_suffix(COMPILED).write_text("[]")
    assert read_profile(file).settings.bias == 2
    file.with_suffix(COMPILED).write_text("{")
    assert read_profile(file).settings.bias == 2


def test_alternatives_lists_and_weights(tmp_path: Path) -> None:
    profile = small(
        tmp_path,
        '[[phrases]]\nsection = "land"\nabout = "road"\n"1.5" = ["defen(c|s)e (aid|)", " ,"]\n2 = "defence, defence"\n',
    )
    found = {
        evidence.weight
        for text in ("The defence fell.", "The defense aid fell.")
        for evidence in sort([text], profile)[0].evidence
        if evidence.kind == "phrase"
    }
    assert found == {2.0, 1.5}


def test_a_profile_may_say_nothing_but_sections(tmp_path: Path) -> None:
    assert [section.id for section in small(tmp_path, "").sections] == ["land", "sea", "overview"]


def test_unknown_name() -> None:
    with pytest.raises(ProfileError, match="no sorting profile named 'conflct'; did you mean 'conflict'"):
        load_profile("conflct")
    with pytest.raises(ProfileError, match="there are conflict"):
        load_profile("../../etc/passwd")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[setings]\n", "broken at setings: no such key; did you mean 'settings'"),
        ("[settings]\nxyz = 1\n", "broken at settings.xyz: no such key; there are bias"),
        ("[settings]\nbias = 'much'\n", "settings.bias: it must be a number from 0 to 100"),
        ("[settings]\nbias = true\n", "settings.bias: it must be a number"),
        ("[settings]\nbias = -1\n", "settings.bias: it must be a number"),
        ("[settings]\nstay = 1\n", "settings.stay: it must be below 1"),
        ("[settings]\ntemperature = 0\n", "settings.temperature: it must be above 0"),
        ("settings = 3\n", "sections"),
        ("[factors]\nsee = 2\n", "factors.see: no such key; did you mean 'sea'"),
        ("[factors]\nsea = 'loud'\n", "factors.sea: it must be a number from 0 to 100"),
        ("[words]\nshft = 'x'\n", "words.shft: no such key; did you mean 'shift'"),
        ("[words]\nshift = 3\n", "words.shift: it must be a text of phrases"),
        ("[words]\nshift = [3]\n", "shift: it must be a text of phrases"),
        ("[words]\nshift = 'a, —'\n", "words.shift: the phrase '—' has a word without letters"),
        ("[phrases]\nland = 'x'\n", r"phrases: write it as \[\[phrases\]\] blocks"),
        ("[[phrases]]\nsection = 'lnd'\n", r"phrases\[1\].section: 'lnd' is no section; did you mean 'land'"),
        (
            "[[phrases]]\n3 = 'x'\n",
            r"phrases\[1\].section: None is no section; there are land, sea, overview",
        ),
        ("[[phrases]]\nsection = 'sea'\nheavy = 'x'\n", r"phrases\[1\].heavy: 'heavy' is no weight"),
        ("[[phrases]]\nsection = 'sea'\n101 = 'x'\n", r"phrases\[1\].101: it must be a number from 0 to 100"),
        (
            "[[phrases]]\nsection = 'sea'\n2.5 = 'x'\n",
            r"phrases\[1\].2: it must be a text of phrases .*in quotes",
        ),
        (
            "[[phrases]]\nsection = 'sea'\n2 = 'good, ba*d'\n",
            r"phrases\[1\].2: the phrase 'ba\*d' has a \* or =",
        ),
        ("[[furniture]]\n8 = 'a ..'\n", r"furniture\[1\].8: the phrase 'a ..' begins or ends with a gap"),
        ("[[people]]\nsection = 'sea'\n", r"people\[1\].weight: it must be a number"),
        ("[[people]]\nsection = 'sea'\nweight = 2\nnmes = 1\n", r"people\[1\].nmes: no such key"),
        ("[[people]]\nsection = 'sea'\nweight = 2\nnames = 1\n", r"people\[1\].names: it must be a table"),
        (
            "[[people]]\nsection = 'sea'\nweight = 2\n[people.names]\nadmiral = 1\n",
            r"people\[1\].names.admiral: it must be a text of names",
        ),
        ("[[sections]]\nid = 'x'\n", r"sections\[4\].title: it must be a text"),
        (SECTIONS, r"sections\[4\].id: 'land' is used twice"),
        ("not toml", "is not valid TOML: .*line 22"),
    ],
)
def test_what_is_broken_is_named(tmp_path: Path, text: str, message: str) -> None:
    if text.startswith("settings"):
        file = tmp_path / "small.toml"
        file.write_text(text, encoding="ascii")
    else:
        file = write(tmp_path, text)
    with pytest.raises(ProfileError, match=message) as caught:
        read_profile(file)
    assert str(file) in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('key = "2"', 'key = "22"', "key: it must be one digit"),
        ('key = "2"', 'key = "x"', "key: it must be one digit"),
        ('key = "2"', 'key = "1"', "key: '1' is used twice"),
        ('title = "Sea"', 'title = " "', "title: it must be a text"),
        ('title = "Sea"', 'titel = "Sea"', "titel: no such key; did you mean 'title'"),
        ('title = "Sea"', 'title = "a\\nb"', "title: it must be a text of one line"),
        ('title = "Sea"', f'title = "{"x" * 33}"', "title: it has 33 characters, and 32 fit"),
        ('id = "sea"', 'id = "The sea"', "id: it must be a word of small letters"),
        ('id = "sea"', 'id = "land"', r"line 10, is broken at sections\[2\].id: 'land' is used twice"),
        ('key = "2"', 'key = "0"', "key: 0 is the key of the overview"),
        ('key = "2"', 'colour = "red"', 'colour: it must be a colour such as "#d8a657"'),
        (
            'id = "overview"',
            'id = "rest"',
            r"line 20, is broken at sections\[3\].key: 0 is the key of the overview",
        ),
    ],
)
def test_broken_sections_are_named(tmp_path: Path, old: str, new: str, message: str) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SECTIONS.replace(old, new), encoding="utf-8")
    with pytest.raises(ProfileError, match=message):
        read_profile(file)


def test_a_factor_weighs_the_phrases_cues_and_people_of_its_section(tmp_path: Path) -> None:
    text = """
        [factors]
        sea = 1.5
        overview = 3
        [[phrases]]
        section = "sea"
        2 = "sail*"
        [[phrases]]
        section = "land"
        2 = "march*"
        [[cues]]
        section = "sea"
        4 = "at sea"
        [[furniture]]
        6 = "read more"
        [[people]]
        section = "sea"
        weight = 3
        [people.names]
        admiral = "nelson"
        """
    found = small(tmp_path, text).lexicon.find
    hits = [
        hit.meanings
        for words in ("Sails", "Marched", "At sea", "Read more", "Nelson")
        for hit in found(words, tokenise(words), 5)
    ]
    assert hits == [
        (("phrase", "sea", 3.0),),
        (("phrase", "land", 2.0),),
        (("cue", "sea", 6.0),),
        (("furniture", "overview", 6.0),),
        (("person", "sea", 4.5),),
    ]


def test_settings_must_be_a_table(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text("settings = 3\n" + SECTIONS, encoding="utf-8")
    with pytest.raises(ProfileError, match="settings: it must be a table"):
        read_profile(file)


def test_files_that_are_no_profiles(tmp_path: Path) -> None:
    with pytest.raises(ProfileError, match="cannot be read"):
        read_profile(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'about = "caf\xe9"')
    with pytest.raises(ProfileError, match="is not UTF-8 text"):
        read_profile(tmp_path / "latin.toml")
    (tmp_path / "big.toml").write_bytes(b"#" * (4 << 20) + b"\n\n")
    with pytest.raises(ProfileError, match="larger than 4 MB"):
        read_profile(tmp_path / "big.toml")


def test_the_compiled_profile_needs_no_toml_reader() -> None:
    assert "sitrep.sorting" in sys.modules
    import subprocess

    code = (
        "import sys; from sitrep.sorting import load_profile; load_profile('conflict');"
        "print([m for m in ('tomllib', 'numpy', 'pydantic', 'difflib') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
