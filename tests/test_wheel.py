"""The wheel: installed alone into an empty environment outside the source tree, it does its job there."""

from __future__ import annotations

import importlib.metadata
import subprocess
import sys
import venv
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("links the dependencies and opens a pseudo-terminal", allow_module_level=True)

from packaging.requirements import Requirement

from sitrep import __version__
from tests.terminal.harness import Terminal, is_restored

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the source tree without asking an index for anything."""
    out = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(build, check=True, capture_output=True, timeout=120)
    [built] = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def sitrep(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program as installed: the wheel, and beside it the distributions it asks for and no others."""
    home = tmp_path_factory.mktemp("elsewhere") / "venv"
    venv.create(home, with_pip=False, symlinks=True)
    packages = home / "lib" / f"python{sys.version_info.major}.{sys.version_info.minor}" / "site-packages"
    for distribution in _needed(_requirements(wheel)):
        for file in distribution.files or ():
            top = file.parts[0]
            if top != ".." and not (packages / top).exists():
                (packages / top).symlink_to(Path(str(distribution.locate_file(top))))
    install = [
        sys.executable, "-m", "pip", "--python", str(home / "bin" / "python"), "install", "--quiet", "--no-deps",
        "--no-index", str(wheel),
    ]  # fmt: skip
    subprocess.run(install, check=True, capture_output=True, timeout=120)
    return home / "bin" / "sitrep"


def _requirements(wheel: Path) -> list[str]:
    with zipfile.ZipFile(wheel) as archive:
        [metadata] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        lines = archive.read(metadata).decode().splitlines()
    return [line.partition(": ")[2] for line in lines if line.startswith("Requires-Dist: ")]


def _needed(requirements: list[str]) -> Iterator[importlib.metadata.Distribution]:
    """The distributions that the requirements ask for, and those that these ask for."""
    waiting = [(Requirement(text), {""}) for text in requirements]
    seen = set()
    while waiting:
        asked, wanted_by = waiting.pop()
        if asked.marker and not any(asked.marker.evaluate({"extra": extra}) for extra in wanted_by):
            continue
        key = (asked.name.lower(), frozenset(asked.extras))
        if key not in seen:
            seen.add(key)
            distribution = importlib.metadata.distribution(asked.name)
            yield distribution
            below = distribution.requires or ()
            waiting += [(Requirement(text), asked.extras or {""}) for text in below]


def test_seeds_and_themes_are_inside(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        inside = set(archive.namelist())
    for kind in ("seeds", "themes"):
        files = [path.name for path in (ROOT / kind).iterdir() if path.is_file()]
        assert files
        assert {f"sitrep/{kind}/{name}" for name in files} <= inside
    assert "sitrep/py.typed" in inside
    assert f"sitrep-{__version__}.data/data/share/man/man1/sitrep.1" in inside
    assert any(name.startswith("sitrep/data/profiles/") for name in inside)
    assert not any(name.startswith(("tests/", "benchmarks/", "scripts/")) for name in inside)


def test_the_installed_program_prints(sitrep: Path, tmp_path: Path) -> None:
    def output(*arguments: object) -> str:
        command = [str(sitrep), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (0, "")
        return done.stdout

    assert output("--version") == f"sitrep {__version__}\n"
    places = output("paths")
    [seeds] = [line for line in places.splitlines() if line.startswith("shipped articles")]
    assert str(sitrep.parents[1]) in seeds
    assert str(ROOT) not in places
    assert (sitrep.parents[1] / "share" / "man" / "man1" / "sitrep.1").is_file()
    assert "BATTLEFIELD" in output("brief", Path(seeds.split("  ")[-1].strip()) / "dnipropetrovsk.txt")


def test_the_installed_program_opens_its_dashboard(sitrep: Path) -> None:
    with Terminal([str(sitrep)]) as terminal:
        terminal.wait_for("Viktor Trehubov")
        terminal.type("q")
        assert terminal.wait_for_end() == 0
        assert is_restored(terminal) == []
