"""How well articles are taken out of web pages: `python -m benchmarks.pages [--errors]` (part of `make eval`).

The pages in tests/pages have the shapes of real news sites and were written for this project. An attribute
says what belongs to the article (`data-l="k"`, to be kept) and what does not (`data-l="o"`, to be left out); it is
taken out before a page is read. Precision is the share of the paragraphs read that are not labelled as left out,
recall that of the kept labels that are found again.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from typing import NamedTuple

from sitrep.errors import SourceError
from sitrep.reading import read_bytes
from sitrep.reading.decode import decode
from sitrep.reading.furniture import same_words
from sitrep.reading.page import parse

PAGES = Path(__file__).resolve().parents[1] / "tests" / "pages"
_LABEL = rb' data-l="([ko])"'


class Judged(NamedTuple):
    """One page: its paragraphs, those that do not belong, and the labelled ones that are missing."""

    name: str
    paragraphs: int
    wrong: tuple[str, ...]
    labelled: int
    missing: tuple[str, ...]

    @property
    def precision(self) -> float:
        return 1 - len(self.wrong) / max(1, self.paragraphs)

    @property
    def recall(self) -> float:
        return 1 - len(self.missing) / max(1, self.labelled)


def judge(path: Path) -> Judged:
    """Read one page without its labels and compare."""
    data = path.read_bytes()
    tree = parse(decode(data, path.name).text)
    assert tree is not None
    labels = [
        (element.get("data-l"), same_words(" ".join("".join(element.itertext()).split())))
        for element in tree.iter()
        if element.get("data-l")
    ]
    try:
        paragraphs = read_bytes(re.sub(_LABEL, b"", data), path.name).paragraphs
    except SourceError:
        paragraphs = ()
    words = [same_words(paragraph) for paragraph in paragraphs]
    everything = "\n".join(words)
    kept = [text for label, text in labels if label == "k"]
    wrong = [text for text in words if not any(k in text for k in kept)]
    missing = [text for text in kept if text not in everything]
    return Judged(path.name, len(words), tuple(wrong), len(kept), tuple(missing))


def judge_all(folder: Path = PAGES) -> list[Judged]:
    """Every page of the folder, by name."""
    return [judge(path) for path in sorted(folder.glob("*.html"))]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--errors", action="store_true", help="list what was wrongly kept or left out")
    parser.add_argument("--folder", type=Path, default=PAGES)
    options = parser.parse_args()
    judged = judge_all(options.folder)
    for page in judged:
        print(f"  {page.name:24} precision {page.precision:.3f}  recall {page.recall:.3f}")
        if options.errors:
            for text in page.wrong:
                print(f"      kept, but does not belong: {text[:90]}")
            for text in page.missing:
                print(f"      missing: {text[:90]}")
    paragraphs, labelled = sum(p.paragraphs for p in judged), sum(p.labelled for p in judged)
    precision = 1 - sum(len(p.wrong) for p in judged) / max(1, paragraphs)
    recall = 1 - sum(len(p.missing) for p in judged) / max(1, labelled)
    print(
        f"{len(judged)} pages: precision {precision:.3f} of {paragraphs} paragraphs, "
        f"recall {recall:.3f} of {labelled} labelled ones"
    )


if __name__ == "__main__":
    main()
