"""The command line as a person or a script meets it: what is printed, where, and the exit code."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from sitrep import __version__, cli, paths
from sitrep.commands import dashboard
from tests.conftest import Run

ARTICLE = "Harbour talks\n\nTroops advanced near the river on Monday.\n\nEnvoys met in Geneva for talks.\n"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def process(*arguments: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "sitrep", *arguments]
    return subprocess.run(command, capture_output=True, timeout=60, check=False, **options)  # type: ignore[call-overload, no-any-return]


def test_version_and_help(sitrep: Run) -> None:
    assert sitrep("--version") == (0, f"sitrep {__version__}\n", "")
    status, out, err = sitrep("--help")
    assert (status, err) == (0, "")
    for word in ("sitrep brief", "sitrep bookmarks", "sitrep paths", "examples:", "exit codes:"):
        assert word in out


@pytest.mark.parametrize("command", ["brief", "bookmarks", "corrections", "profiles", "paths"])
def test_every_command_has_help(sitrep: Run, command: str) -> None:
    status, out, err = sitrep(command, "--help")
    assert (status, err) == (0, "")
    assert out.startswith(f"usage: sitrep {command}")


@pytest.mark.parametrize(
    ("arguments", "status"),
    [
        (["brief"], 2),
        (["brief", "a", "b"], 2),
        (["brief", "a", "--format", "html"], 2),
        (["brief", "a", "--form", "json"], 2),
        (["bookmarks"], 2),
        (["bookmarks", "burn"], 2),
        (["bookmarks", "show"], 2),
        (["paths", "x"], 2),
        (["--colour"], 2),
        (["bookmarks", "history", "--last", "-2"], 2),
        (["bookmarks", "history", "--last", "0"], 2),
        (["brief", "missing.txt"], 1),
        (["missing.txt"], 1),
        (["brief", os.devnull], 1),
        (["bookmarks", "show", "0"], 1),
        (["bookmarks", "check", "missing.txt"], 1),
        (["bookmarks", "restore"], 1),
        (["brief", "missing\x1b]0;owned\x07.txt"], 1),
        (["brief", "two\nlines.txt"], 1),
        (["brief", "x" * 5000], 1),
        (["--\x1b[31m"], 2),
    ],
    ids=repr,
)
def test_what_goes_wrong_is_one_line_on_standard_error(
    sitrep: Run, arguments: list[str], status: int
) -> None:
    got, out, err = sitrep(*arguments)
    assert (got, out) == (status, "")
    assert err.startswith("sitrep: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "\x1b" not in err
    assert "\x07" not in err
    assert "Traceback" not in err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["brif"], "brif is neither a command nor a file; did you mean `sitrep brief`?"),
        (["brief", "a", "--fromat", "json"], "did you mean --format? See `sitrep brief --help`."),
        (["ftp://news.example/a"], "ftp://news.example/a is not fetched: only http and https addresses are."),
        (["zzz"], "zzz does not exist: check the name."),
        (["help"], "Help is `sitrep --help`, and that of a command `sitrep brief --help`."),
        (["feeds"], "Say which command: list, refresh, remove, import, export; see `sitrep feeds --help`."),
        (["feeds", "lst"], "did you mean list? See `sitrep feeds --help`."),
        (
            ["bookmarks", "tags"],
            "Say which command: list, rename, merge; see `sitrep bookmarks tags --help`.",
        ),
        (["completion"], "arguments are required: SHELL; see"),
        (["bookmarks", "import", "gone.jsonl"], "gone.jsonl does not exist: check the name."),
        (["bookmarks", "restore", "n" * 300], "n does not exist: `sitrep bookmarks restore --list` shows"),
        (["bookmarks", "restore", "gone"], "gone does not exist: `sitrep bookmarks restore --list` shows"),
    ],
)
def test_a_near_miss_is_told_what_was_meant(sitrep: Run, arguments: list[str], told: str) -> None:
    assert told in sitrep(*arguments)[2]


def test_of_several_sources_each_is_printed_and_each_failure_is_named(
    tmp_path: Path, article: Path, sitrep: Run
) -> None:
    other = tmp_path / "other.txt"
    other.write_text("Ministers agreed on sanctions in Brussels.\n")
    status, out, err = sitrep("missing.txt", str(article), str(other), "gone.txt", str(article))
    assert status == 1
    assert out.count("Envoys met in Geneva") == 1
    assert out.index("Envoys met in Geneva") < out.index("Ministers agreed on sanctions")
    assert err == (
        "sitrep: missing.txt does not exist: check the name.\nsitrep: gone.txt does not exist: check the name.\n"
    )


def test_a_file_with_the_name_of_a_command_is_written_with_its_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sitrep: Run
) -> None:
    (tmp_path / "paths").write_text(ARTICLE)
    monkeypatch.chdir(tmp_path)
    status, out, _ = sitrep("./paths")
    assert status == 0
    assert "Envoys met in Geneva" in out


def test_without_a_terminal_the_dashboard_prints_the_brief(sitrep: Run, article: Path) -> None:
    assert sitrep(str(article)) == sitrep("brief", str(article))
    assert "Viktor Trehubov" in sitrep()[1]


def test_json_is_utf8_whatever_the_language_of_the_terminal(tmp_path: Path) -> None:
    source = tmp_path / "київ.txt"
    source.write_text("Київ\n\nВійська увійшли до міста.\n", encoding="utf-8")
    env = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = process("brief", str(source), "--format", "json", env=env)
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads(done.stdout.decode("utf-8"))["article"]["source"] == str(source)
    text = process("brief", str(source), env=env)
    assert (text.returncode, text.stderr) == (0, b"")
    assert b"?????" in text.stdout


def test_brief_reads_standard_input() -> None:
    done = process("brief", "-", "--format", "json", input=ARTICLE.encode())
    assert done.returncode == 0
    assert json.loads(done.stdout)["article"]["source"] == "-"


def test_output_goes_to_a_file_and_never_over_another(sitrep: Run, article: Path, tmp_path: Path) -> None:
    target = tmp_path / "brief.md"
    assert sitrep("brief", str(article), "--format", "markdown", "-o", str(target)) == (0, "", "")
    first = target.read_text(encoding="utf-8")
    assert first.startswith("# ")
    status, out, err = sitrep("brief", str(article), "-o", str(target))
    assert (status, out) == (1, "")
    assert "--force" in err
    assert target.read_text(encoding="utf-8") == first
    assert sitrep("brief", str(article), "-o", str(target), "--force") == (0, "", "")
    assert target.read_text(encoding="utf-8") != first
    assert sitrep("brief", str(article), "-o", "-")[1] == target.read_text(encoding="utf-8")


def test_a_reader_that_has_had_enough_is_no_error(article: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "sitrep", "brief", str(article)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, timeout=60, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_under_standard_output_is_a_sentence(article: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "sitrep", "brief", str(article)]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith(b"sitrep: Standard output could not be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="uses the shell's redirections")
def test_closed_standard_streams_are_no_traceback(article: Path) -> None:
    command = [sys.executable, "-m", "sitrep", "brief", str(article)]
    for redirections, status in ((">&-", 1), (">&- 2>&-", 1), ("<&-", 0), ("2>&-", 0)):
        done = subprocess.run(
            ["sh", "-c", f'exec "$@" {redirections}', "sh", *command],
            capture_output=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == status, redirections
        assert b"Traceback" not in done.stderr


def test_an_interruption_ends_with_130(monkeypatch: pytest.MonkeyPatch, article: Path) -> None:
    def interrupted(source: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("sitrep.commands.brief.read_all", interrupted)
    assert cli.run(["brief", str(article)]) == 130


def test_a_fault_of_its_own_is_a_sentence_and_a_log_without_the_words(
    monkeypatch: pytest.MonkeyPatch,
    own_home: Path,
    article: Path,
    sitrep: Run,
) -> None:
    def broken(source: str) -> None:
        raise LookupError("words of an article")

    monkeypatch.setattr("sitrep.commands.brief.read_all", broken)
    status, out, err = sitrep("brief", str(article))
    log = own_home / "state" / "sitrep" / "sitrep.log"
    assert (status, out) == (1, "")
    assert err.count("\n") == 1
    assert "LookupError" in err
    assert str(log) in err
    entry = log.read_text(encoding="utf-8")
    assert "LookupError" in entry
    assert "brief.py" in entry
    assert "words of an article" not in err + entry
    assert "words of an article" not in entry


def test_paths_say_where_everything_stands_and_make_nothing(sitrep: Run, own_home: Path) -> None:
    status, out, err = sitrep("paths")
    assert (status, err) == (0, "")
    rows = {row.split("  ")[0]: row for row in out.splitlines()}
    assert str(own_home / "data" / "sitrep" / "bookmarks.sqlite3") in rows["bookmarks"]
    assert "not yet" in rows["bookmarks"]
    assert " there " in rows["shipped articles"]
    assert list(own_home.iterdir()) == []


FEED = """<rss><channel>
<item><title>First</title><description>Troops advanced near the river.</description></item>
<item><title>Second</title><description>Envoys met in Geneva.</description></item></channel></rss>"""


def test_a_source_with_several_articles_is_printed_whole_or_by_number(tmp_path: Path, sitrep: Run) -> None:
    feed = tmp_path / "feed.xml"
    feed.write_text(FEED, encoding="utf-8")
    status, out, _ = sitrep("brief", str(feed))
    assert status == 0
    assert out.index("First") < out.index("Second")
    assert "First" not in sitrep("brief", str(feed), "--article", "2", "--format", "markdown")[1]
    assert (
        json.loads(sitrep("brief", str(feed), "--article", "1", "--format", "json")[1])["article"]["title"]
        == "First"
    )
    assert sitrep("brief", str(feed), "--format", "json")[0] == 2
    status, _, err = sitrep("brief", str(feed), "--article", "3")
    assert (status, err) == (2, "sitrep: There is no article 3: the source holds 2.\n")


def test_what_was_left_out_is_printed_when_asked_for(tmp_path: Path, sitrep: Run) -> None:
    page = tmp_path / "page.html"
    words = "Troops advanced near the river on Monday, three officials said after a long night."
    page.write_text(
        f"<html><body><nav>Home</nav><p>{words}</p><p>{words} Again.</p></body></html>", encoding="utf-8"
    )
    assert "(navigation 1); --left-out prints them." in sitrep("brief", str(page))[1]
    assert "Home [navigation]" in sitrep("brief", str(page), "--left-out")[1]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere platformdirs is asked itself")
@pytest.mark.parametrize("kind", ["config", "data", "state", "cache"])
def test_places_on_linux_are_those_of_platformdirs(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(f"XDG_{kind.upper()}_HOME", raising=False)
    theirs = getattr(platformdirs, f"user_{kind}_path")("sitrep", appauthor=False)
    assert getattr(paths, f"{kind}_dir")() == theirs


def test_brief_has_the_facts_as_the_reader_corrected_them(
    sitrep: Run,
) -> None:
    from sitrep.bookmarks.correction import correct
    from sitrep.bookmarks.store import open_store
    from sitrep.model import SPEAKER
    from sitrep.reading import read

    source = str(paths.shipped("seeds") / "dnipropetrovsk.txt")
    article = read(source)
    at, words = next(
        (n, p) for n, p in enumerate(article.paragraphs) if "The agenda is not ready at all." in p
    )
    start = words.index("The agenda")
    with open_store() as store:
        store.correct(correct(article, at, start, start + 31, "Donald Trump", kind=SPEAKER))
    found = {}
    for options in ([], ["--no-corrections"]):
        status, out, _ = sitrep("brief", source, "--format", "json", *options)
        assert status == 0
        briefing = json.loads(out)
        quotes = [quote for passage in briefing["passages"] for quote in passage["quotes"]]
        found[bool(options)] = [q["speaker"] for q in quotes if q["text"].startswith("The agenda")]
    assert found == {False: ["Donald Trump"], True: ["Sergei Lavrov"]}


@pytest.mark.parametrize("arguments", [[], ["a.txt"], ["-", "https://example.org/"]], ids=" ".join)
def test_sources_alone_are_understood_as_the_parser_would(arguments: list[str]) -> None:
    parsed = vars(dashboard.make_parser().parse_args(arguments))
    assert {key: tuple(value) if isinstance(value, list) else value for key, value in parsed.items()} == {
        **dashboard._given(arguments)._asdict(),
        "sources": tuple(arguments),
    }
