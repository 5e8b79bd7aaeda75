"""Completion as the shells that are installed give it, and the examples that each command's help ends with."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from sitrep import cli, paths
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.commands import COMMANDS, candidates, completion
from sitrep.commands.candidates import FILES, NAMES, TYPED
from sitrep.commands.examples import EXAMPLES
from sitrep.commands.tree import everything
from sitrep.reading import read

if sys.platform == "win32":
    pytest.skip("the shells run in a pseudo-terminal", allow_module_level=True)

from tests.terminal.harness import Terminal


def offered(*words: str) -> list[str]:
    *before, current = words
    return [name for name, _ in candidates.candidates(before, current).names]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to complete in, with a program `sitrep` on the path."""
    program = tmp_path / "bin" / "sitrep"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m sitrep "$@"\n')
    program.chmod(0o755)
    folder = tmp_path / "here"
    (folder / "briefs").mkdir(parents=True)
    (folder / "my article.txt").write_text("Troops advanced.\n")
    monkeypatch.setenv("PATH", f"{program.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.chdir(folder)
    return folder


def need(shell: str) -> str:
    found = shutil.which(shell)
    if found is None:
        pytest.skip(f"{shell} is not installed")
    return found


def bash(line: str) -> list[str]:
    """What bash is given for this line: its real words, its real function."""
    script = (
        'eval "$(sitrep completion bash)"; COMP_LINE=$1; COMP_POINT=${#1}; compopt() { :; }; _sitrep;'
        ' printf "%s\\n" "${COMPREPLY[@]}"'
    )
    command = [need("bash"), "--norc", "-c", script, "bash", line]
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.split("\n")[
        :-1
    ]


def test_bash_is_given_commands_options_values_and_files(here: Path) -> None:
    assert bash("sitrep b") == ["brief", "bookmarks", "briefs"]
    assert bash("sitrep brief --for") == ["--format", "--force"]
    assert bash("sitrep brief --format ") == ["text", "markdown", "json"]
    assert bash("sitrep brief --format=j") == ["json"]
    assert bash("sitrep --set theme=contrast-d") == ["contrast-dark"]
    assert bash("sitrep brief 'my art") == [""]  # nothing: bash completes files itself


def test_bash_completes_at_the_prompt(here: Path) -> None:
    with Terminal([need("bash"), "--norc", "-i"], env={"PS1": "ready> ", "TERM": "xterm"}) as terminal:
        terminal.wait_for("ready>")
        terminal.type(
            'bind "set enable-bracketed-paste off"; eval "$(sitrep completion bash)"; echo lo""aded\n'
        )
        terminal.wait_for("loaded")
        terminal.type("sitrep corr\tli\t")
        terminal.wait_for("sitrep corrections list ")
        terminal.type("\x15sitrep brief my\t")
        terminal.wait_for(r"sitrep brief my\ article.txt")
        terminal.type("\x15sitrep my\t")
        terminal.wait_for(r"sitrep my\ article.txt")
        terminal.type("\x15sitrep --profile ener\t")
        terminal.wait_for("sitrep --profile energy")


def test_zsh_completes_at_the_prompt(here: Path) -> None:
    with Terminal([need("zsh"), "-f", "-i"], env={"PS1": "ready> ", "TERM": "xterm"}) as terminal:
        terminal.wait_for("ready>")
        terminal.type(
            'autoload -U compinit; compinit -u -D; eval "$(sitrep completion zsh)"; echo lo""aded\n'
        )
        terminal.wait_for("loaded")
        terminal.type("sitrep corr\tli\t")
        terminal.wait_for("sitrep corrections list")
        terminal.type("\x15sitrep brief my\t")
        terminal.wait_for(r"sitrep brief my\ article.txt")
        terminal.type("\x15sitrep --set theme=contrast-d\t")
        terminal.wait_for("sitrep --set theme=contrast-dark")
        terminal.type("\x15sitrep --set theme=contrast-d\t")
        terminal.type("\x15sitrep brief --le\t")
        terminal.wait_for("sitrep brief --left-out")


def test_fish_is_given_words_with_a_line_on_each(here: Path) -> None:
    def fish(line: str) -> list[str]:
        script = "sitrep completion fish | source; complete -C $argv[1]"
        command = [need("fish"), "--no-config", "-c", script, line]
        return subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=60
        ).stdout.splitlines()

    assert f"brief\t{COMMANDS['brief']}" in fish("sitrep bri")
    assert [row.split("\t")[0] for row in fish("sitrep --profile ener")] == ["energy"]
    assert fish("sitrep brief --format j") == ["json"]
    assert any("my article.txt" in row.replace("\\", "") for row in fish("sitrep brief my"))


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_what_is_printed_is_sound_to_the_shell(
    here: Path, shell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.run(["completion", shell]) == 0
    printed = capsys.readouterr().out
    done = subprocess.run(
        [need(shell), "-n"], input=printed, text=True, capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_places_within_a_command_line() -> None:
    assert offered("") == list(COMMANDS)
    assert offered("article.txt", "") == []
    assert "--new" in offered("article.txt", "-")
    assert "--new" not in offered("--new", "article.txt", "--")
    assert "--set" in offered("--set", "mouse=false", "--s")
    assert offered("--", "--n") == []
    assert offered("bookmarks", "tags", "") == ["list", "rename", "merge"]
    assert offered("bookmarks", "search", "--sort", "n") == ["newest"]
    assert offered("--set", "mouse=") == ["mouse=true", "mouse=false"]
    assert offered("completion", "") == ["bash", "zsh", "fish"]
    assert offered("completion", "bash", "") == []
    assert offered("--date", "") == []


def test_names_are_those_that_are_there() -> None:
    briefing = brief(read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")))
    assert offered("bookmarks", "tags", "rename", "") == []
    with open_store() as store:
        made = store.save(of_passage(briefing.article, briefing.passages[1], "", ("front", "Київ")))
        store.save_filter("lost ones", "state:lost")
    assert offered("bookmarks", "tags", "rename", "") == ["front", "Київ"]
    assert offered("bookmarks", "search", "--saved", "l") == ["lost ones"]
    assert offered("bookmarks", "show", made.id[:3]) == [made.id[:8]]
    paths.themes_dir().mkdir(parents=True)
    (paths.themes_dir() / "mine.toml").touch()
    assert offered("--set", "theme=mi") == ["theme=mine"]


def test_a_damaged_store_takes_away_names_and_says_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    paths.store_file().parent.mkdir(parents=True)
    paths.store_file().write_bytes(b"no database at all" * 400)
    assert cli.run(["completion", "fish", "--answer", "bookmarks", "show", ""]) == 0
    assert capsys.readouterr() == ("", "")


def test_every_value_is_known_to_completion() -> None:
    for words, parser in everything():
        for action in parser._actions:
            if action.choices is None and action.nargs != 0:
                known = FILES | TYPED | NAMES.keys()
                assert action.metavar in known, f"sitrep {words}: completion knows no {action.metavar}"


def test_every_command_has_examples_and_they_are_right() -> None:
    told = dict(everything())
    assert set(told) == set(EXAMPLES)
    for words, examples in EXAMPLES.items():
        assert examples[0].split("  #")[0] in told[words].format_help()
        for example in examples:
            [line] = [
                part for part in example.replace('"$(', "|").replace(')"', "|").split("|") if "sitrep" in part
            ]
            given = shlex.split(line.split(">")[0], comments=True)
            given = given[given.index("sitrep") + 1 :]
            own = (
                words.split() if given[:1] == words.split()[:1] else []
            )  # or it shows what the dashboard takes
            assert given[: len(own)] == own
            told[" ".join(own)].parse_args(given[len(own) :])


def test_answers_need_no_textual() -> None:
    code = (
        "import sys; from sitrep.cli import run; run(['completion', 'bash', '--answer', 'sitrep brief --']);"
        "print([name for name in ('textual', 'rich', 'sqlite3', 'pydantic') if name in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert json.loads(done.stdout.splitlines()[-1]) == []
    assert completion.make_parser().prog == "sitrep completion"
