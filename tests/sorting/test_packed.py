"""A long article's evidence in columns reads as the records it was made from."""

from __future__ import annotations

from sitrep import paths
from sitrep.reading import read
from sitrep.sorting import load_profile
from sitrep.sorting.packed import MANY, Packed
from sitrep.sorting.sorter import scores, sort


def test_what_is_packed_is_what_it_was_made_from() -> None:
    profile = load_profile("conflict")
    found = sort(read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")).paragraphs, profile)
    for passage in found:
        packed = Packed(passage.evidence)
        assert packed == passage.evidence
        assert Packed(tuple(packed)) == packed
        assert hash(packed) == hash(passage.evidence)
        assert (len(packed), packed[0], packed[-2:]) == (
            len(passage.evidence),
            passage.evidence[0],
            passage.evidence[-2:],
        )
        assert scores(passage._replace(evidence=packed)) == scores(passage)


def test_a_long_article_is_sorted_as_if_nothing_were_packed() -> None:
    profile = load_profile("conflict")
    text = read(str(paths.shipped("seeds") / "dnipropetrovsk.txt")).paragraphs
    long = sort(text * (MANY // len(text) + 1), profile)
    assert all(isinstance(passage.evidence, Packed) for passage in long)
    short = sort(text * 3, profile)
    assert [one.section for one in long[:20]] == [one.section for one in short[:20]]
    for one, other in zip(long[:20], short[:20], strict=True):
        own = [[piece for piece in passage.evidence if piece.kind != "context"] for passage in (one, other)]
        assert own[0] == own[1]
