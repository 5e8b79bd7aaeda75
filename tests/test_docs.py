"""The pages about sitrep: links lead somewhere, the tour's page belongs to its frames, and no machine shows through."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks import tour

ROOT = Path(__file__).parents[1]
PAGES = sorted([*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md"])


def anchors(page: Path) -> set[str]:
    """The names of a page's headings, as Markdown's usual renderers make them."""
    heads = re.findall(r"(?m)^#+ (.+)$", page.read_text(encoding="utf-8"))
    return {re.sub(r"[^\w\- ]", "", head.lower()).strip().replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http://", "https://")):
            continue
        file, _, anchor = target.partition("#")
        there = (page.parent / file) if file else page
        assert there.exists(), target
        assert not anchor or anchor in anchors(there), target


def test_every_page_is_in_the_navigation() -> None:
    listed = re.findall(r"[\w-]+\.md", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert sorted(listed) == sorted(page.name for page in (ROOT / "docs").glob("*.md"))


def test_the_tour_has_its_frames() -> None:
    assert (ROOT / "docs" / "tour.md").read_text(encoding="utf-8") == tour.page(), "run make docs"
    assert {frame.stem for frame in tour.FRAMES.glob("*.svg")} == {step.name for step in tour.STEPS}


def test_pictures_show_no_machine_and_fetch_nothing() -> None:
    for picture in (ROOT / "docs" / "pictures").rglob("*.svg"):
        text = picture.read_text(encoding="utf-8")
        words = "".join(re.findall(r"<text[^>]*>([^<]*)</text>", text)).replace("&#160;", " ")
        assert not re.search(r"/(home|root|tmp|work|Users|var)/", words), picture.name
        assert set(re.findall(r"https?://[^\s\"'<]+", text)) <= {
            "http://www.w3.org/2000/svg",
            "https://www.textualize.io",
        }, picture.name


def test_architecture_names_what_there_is() -> None:
    text = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    package = ROOT / "src" / "sitrep"
    known = {file.name for room in ("src", "scripts", "tests") for file in (ROOT / room).rglob("*.py")}
    for name in re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", text):
        assert name in known, name
    for folder in re.findall(r"`((?:[\w]+/)+)`", text):
        assert (package / folder).is_dir() or (ROOT / folder).is_dir(), folder
    for path in re.findall(r"`(\w+(?:/\w+)+\.py)`", text):
        assert (package / path).exists() or (ROOT / path).exists(), path
