"""Settings: where a value comes from, what is wrong with a file in sentences, and a change that keeps all else."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from sitrep import config, paths
from sitrep.errors import ConfigError, UsageError
from sitrep.tui import keymap
from sitrep.tui.keys import for_view, hints
from sitrep.tui.keytable import BOOKMARKS, COMMANDS, MAIN
from tests.conftest import Run


def written(text: str) -> Path:
    file = paths.config_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def test_without_a_file_everything_is_the_default() -> None:
    found = config.load()
    assert (found.theme, found.mouse, found.ascii, dict(found.keys)) == ("sitrep-dark", True, False, {})
    assert [getattr(found, setting.key) for setting in config.SETTINGS] == [
        s.default for s in config.SETTINGS
    ]


def test_the_command_line_beats_the_environment_and_that_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    written('theme = "ansi"\nmouse = false\n[keys]\nwhy = "x"\n')
    assert (config.load().theme, config.load().mouse) == ("ansi", False)
    monkeypatch.setenv("SITREP_THEME", "redgreen")
    monkeypatch.setenv("SITREP_MOUSE", "yes")
    found = config.load(["theme=contrast-dark", "keys.help=F"])
    assert (found.theme, found.mouse) == ("contrast-dark", True)
    assert found.origins == {
        "theme": "--set",
        "mouse": "SITREP_MOUSE",
        "keys.why": "config.toml",
        "keys.help": "--set",
    }
    assert dict(found.keys) == {"why": "x", "help": "F"}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("thme = 'ansi'\n", "there is no setting 'thme'; did you mean 'theme'? It is left out."),
        ("mouse = 'yes'\n", "mouse is true or false, not 'yes'"),
        ("theme = 4\n", "theme is text, not 4"),
        ("keys = 4\n", "[keys] is a table"),
        ("[keys]\nwhy = 4\n", "the keys of why are text"),
        ("theme = \n", "are not valid TOML, so none is taken"),
        ("# \x00\n", "are not valid TOML"),
    ],
)
def test_what_is_wrong_is_named_and_the_rest_is_taken(text: str, said: str) -> None:
    written("ascii = true\n" + text)
    found = config.load()
    assert len(found.problems) == 1
    assert said in found.problems[0].said
    assert "\x1b" not in found.problems[0].said
    assert found.ascii == ("valid TOML" not in said)


def test_a_wrong_variable_is_named_and_a_wrong_override_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_ASCII", "perhaps")
    assert "SITREP_ASCII" in config.load().problems[0].said
    for override in ("mouse=maybe", "colour=red", "theme"):
        with pytest.raises(UsageError):
            config.load([override])


def test_of_keys_the_wrong_entry_alone_is_left_out_and_a_long_value_is_cut() -> None:
    written(f'mouse = "{"x" * 900}"\n[keys]\nwhy = 4\n"bookmark.list" = "X"\n')
    found = config.load()
    assert dict(found.keys) == {"bookmark.list": "X"}
    assert [problem.key for problem in found.problems] == ["mouse", "keys.why"]
    assert len(found.problems[0].said) < 150


def test_a_change_keeps_comments_and_order() -> None:
    file = written('# mine\nmouse = false  # a trackpad\n\n[keys]\n# as in mutt\n"bookmark.list" = "B"\n')
    config.write("theme", "ansi")
    text = file.read_text(encoding="utf-8")
    assert text.startswith("# mine\nmouse = false  # a trackpad\n")
    assert '# as in mutt\n"bookmark.list" = "B"' in text
    assert tomllib.loads(text) == {"mouse": False, "theme": "ansi", "keys": {"bookmark.list": "B"}}


def test_a_change_begins_a_file_and_follows_a_link(tmp_path: Path) -> None:
    config.write("mouse", False)
    assert config.load().mouse is False
    mine = tmp_path / "dotfiles.toml"
    paths.config_file().replace(mine)
    paths.config_file().symlink_to(mine)
    config.write("mouse", True)
    assert paths.config_file().is_symlink()
    assert "mouse = true" in mine.read_text(encoding="utf-8")


def test_a_broken_file_is_not_written_to() -> None:
    file = written("theme = \n")
    with pytest.raises(ConfigError, match="not valid TOML"):
        config.write("theme", "ansi")
    assert file.read_text(encoding="utf-8") == "theme = \n"


def test_the_starting_file_is_in_order_and_complete() -> None:
    text = config.starting_file()
    assert config.load() == config.Config()
    written(text)
    assert config.load().problems == ()
    for line in [f"{setting.key} = " for setting in config.SETTINGS]:
        assert line in text
    written(
        text.replace("# theme =", "theme =").replace("# mouse =", "mouse =").replace("# ascii =", "ascii =")
    )
    assert config.load().problems == ()


# -- keys -----------------------------------------------------------------------------------------------------


def test_chosen_keys_are_in_bindings_footer_and_help() -> None:
    mine, problems = keymap.read({"find.open": "ctrl+f ?", "help": "F1 h", "pane.previous": "left"})
    assert problems == {}
    assert mine["find.open"] == ("ctrl+f", "question_mark")
    shown = dict(reversed(pair) for pair in hints(MAIN, mine))
    assert (shown["find"], shown["help"]) == ("ctrl+f", "F1")
    assert {command.id: command.keys for command in for_view(MAIN, keymap=mine)}["help"] == ("f1", "h")
    assert keymap.for_textual({"why": ("x",)}) == {
        f"{view}:why": "x,ч" for view in ("dashboard", "reader", "combined")
    }


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"bookmark.edti": "x"}, "did you mean 'bookmark.edit'?"),
        ({"why": "ctrl+nokey"}, "'ctrl+nokey', meant for why, is no key"),
        ({"why": "hyper+x"}, "'hyper+x', meant for why, is no key"),
        ({"why": "b"}, "b, meant for why, is already the key of bookmark.edit"),
        ({"help": ""}, "help cannot be without a key"),
        ({"pane.zoom": "ф"}, "ф, meant for pane.zoom, and a, the key of article.add, are one key"),
    ],
)
def test_what_cannot_be_a_key_is_named(entry: dict[str, str], said: str) -> None:
    mine, problems = keymap.read(entry)
    assert not mine
    assert problems.keys() == entry.keys()
    assert said in "".join(problems.values())


def test_a_key_that_another_gets_back_is_not_taken_from_it() -> None:
    mine, problems = keymap.read({"why": "b", "bookmark.edit": "k", "inspector": "X"})
    assert mine == {"inspector": ("X",)}
    assert "already the key of bookmark.edit" in problems["why"]


def test_of_two_that_want_a_key_it_is_the_command_lines() -> None:
    written('[keys]\nwhy = "w"\ninspector = "X"\n')
    mine, problems = keymap.read(config.load(["keys.why=X"]).keys)
    assert mine == {"why": ("X",)}
    assert list(problems) == ["inspector"]


def test_keys_can_be_exchanged_and_taken_away() -> None:
    mine, problems = keymap.read({"why": "b", "bookmark.edit": "w", "bookmark.note": "", "inspector": ""})
    assert problems == {}
    assert "bookmark.note" not in [command.id for command in for_view(BOOKMARKS, keymap=mine) if command.keys]


def test_every_default_is_a_key_a_person_can_write() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert keymap.name_of(key) == key


# -- the commands ---------------------------------------------------------------------------------------------


def test_config_show_path_check_init(sitrep: Run) -> None:
    file = str(paths.config_file())
    assert sitrep("config", "path") == (0, f"{file}\n", "")
    assert "is not there" in sitrep("config", "check")[1]
    assert sitrep("config", "init")[0] == 0
    status, _, said = sitrep("config", "init")
    assert status == 1
    assert "not touched" in said
    assert sitrep("config", "check")[1] == f"{file} is in order.\n"
    written('theme = "ansi"\nmuose = true\n[keys]\nnothing = "x"\n')
    status, out, _ = sitrep("config", "check")
    assert status == 1
    assert "did you mean 'mouse'?" in out
    assert "'nothing'" in out
    shown = sitrep("config", "show")[1]
    assert 'theme = "ansi"   (config.toml; SITREP_THEME)' in shown
    assert "mouse = true   (the default; SITREP_MOUSE)" in shown


def test_config_show_shows_what_holds_and_says_what_was_refused(
    sitrep: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    written('theme = "sitrep-lihgt"\n[keys]\nwhy = "b"\n"bookmark.edt" = "f5"\nhelp = ""\ninspector = "X"\n')
    monkeypatch.setenv("SITREP_MOUSE", "banana")
    shown = sitrep("config", "show")[1].splitlines()
    assert [row for row in shown if row.startswith("keys.")] == ['keys."inspector" = "X"']
    for value, said in (
        ('theme = "sitrep-dark"   (the default', "did you mean 'sitrep-light'? It is left out."),
        ("mouse = true   (the default", "SITREP_MOUSE was not taken: mouse is true or false, not 'banana'."),
    ):
        at = next(at for at, row in enumerate(shown) if row.startswith(value))
        assert shown[at + 2].startswith("! ") and shown[at + 2].endswith(said)
    assert sum(row.startswith("!") for row in shown) == 5


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sitrep-lihgt", "no theme 'sitrep-lihgt'; did you mean 'sitrep-light'?"),
        ("gruvbx", "did you mean 'gruvbox'?"),
        ("my-nihgt", "did you mean 'my-night'?"),
        ("x" * 300, "T and `sitrep themes` show those there are."),
        ("my-day", "The theme file 'my-day.toml' is not valid TOML"),
    ],
)
def test_a_theme_that_is_not_there_is_named_with_the_nearest_and_where_it_was_set(
    sitrep: Run, monkeypatch: pytest.MonkeyPatch, name: str, said: str
) -> None:
    paths.themes_dir().mkdir(parents=True)
    (paths.themes_dir() / "my-night.toml").write_text('primary = "navy"\n', encoding="utf-8")
    (paths.themes_dir() / "my-day.toml").write_text("primary = \n", encoding="utf-8")
    for known in ("my-night", "ansi", "gruvbox"):
        written(f'theme = "{known}"\n')
        assert sitrep("config", "check")[0] == 0
    written(f'theme = "{name}"\n')
    status, out, _ = sitrep("config", "check")
    assert status == 1
    assert said in out
    assert ("In config.toml" in out) == (name != "my-day")
    written("")
    monkeypatch.setenv("SITREP_THEME", name)
    status, out, _ = sitrep("config", "check")
    assert status == 1
    assert said in out
    assert ("The environment variable SITREP_THEME" in out) == (name != "my-day")


def test_keys_are_listed_and_the_toml_is_a_keymap_without_problems(sitrep: Run) -> None:
    table = sitrep("keys")[1]
    assert all(command.id in table for command in COMMANDS)
    data = tomllib.loads(sitrep("keys", "--format", "toml")[1])["keys"]
    assert keymap.read(data)[1] == {}
    rows = json.loads(sitrep("keys", "--format", "json")[1])
    assert {row["id"] for row in rows} >= {command.id for command in COMMANDS}


def test_themes_are_listed(sitrep: Run) -> None:
    written('theme = "redgreen"\n')
    listed = sitrep("themes")[1]
    assert "* redgreen " in listed
    assert "  gruvbox                   Textual's\n" in listed
    assert "!" not in listed


def test_a_theme_that_is_not_there_is_told_in_the_list(sitrep: Run) -> None:
    written('theme = "redgrene"\n')
    assert "! redgrene                  chosen, but there is none of this name\n" in sitrep("themes")[1]


@pytest.mark.parametrize(
    ("override", "said"),
    [
        ("colour=red", "there is no setting 'colour'"),
        ("thme=ansi", "did you mean 'theme'?\n"),
        ("theme=sitrep-lihgt", "no theme 'sitrep-lihgt'; did you mean 'sitrep-light'?\n"),
        ("keys.why=b", "b, meant for why, is already the key of bookmark.edit.\n"),
        ("keys.wy=x", "did you mean 'why'?\n"),
        ("keys.help=", "help cannot be without a key.\n"),
    ],
)
def test_a_wrong_override_is_wrong_usage(sitrep: Run, override: str, said: str) -> None:
    status, out, err = sitrep("--set", override)
    assert (status, out) == (2, "")
    assert f"`--set {override}`: " in err
    assert said in err


def test_an_override_is_not_blamed_for_what_the_file_has_wrong(sitrep: Run) -> None:
    written('mouse = 4\ntheme = "sitrep-lihgt"\n[keys]\nwhy = "b"\n')
    assert sitrep("--set", "mouse=no", "--set", "theme=nord", "--set", "keys.inspector=X")[0] == 0
