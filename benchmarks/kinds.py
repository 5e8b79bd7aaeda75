"""The kinds of trials that anchors go through: what an article is like, and what editors then do to it."""

from __future__ import annotations

from typing import NamedTuple

from benchmarks.edits import (
    Edit,
    beside_turned,
    boilerplate,
    context_rewritten,
    copied,
    deleted_and_shuffled,
    like_paragraphs,
    merged,
    moved,
    neighbourhood_deleted,
    next_days_line,
    nothing,
    on_top,
    paragraph_deleted,
    quote_deleted,
    quote_edit,
    replaced,
    replaced_but_boilerplate,
    rolled,
    sentence_beside,
    sentence_deleted,
    sentences_around,
    sentences_swapped,
    several,
    shuffled,
    split,
    split_beside,
    templated,
    twin_edited,
    typo_elsewhere,
    typography,
)
from benchmarks.wordings import (
    claim_turned,
    clause_added,
    day_changed,
    half_cut,
    number_updated,
    renamed,
    respelled,
    reworded,
    rewritten,
    same,
    typo,
    words_cut,
)


class Kind(NamedTuple):
    """One kind of trial: what the article is like before the words are marked, and what happens to it after.

    `everyday`: what editors do all the time, so that the words should be found again.
    """

    name: str
    before: Edit
    after: Edit
    everyday: bool = False


KINDS = (
    Kind("nothing changed", nothing, nothing, True),
    Kind("typo in quote", nothing, quote_edit(typo), True),
    Kind("typos elsewhere", nothing, typo_elsewhere, True),
    Kind("number updated", nothing, quote_edit(number_updated), True),
    Kind("claim or negation turned", nothing, quote_edit(claim_turned), True),
    Kind("the sentence around it turned", nothing, beside_turned, True),
    Kind("name respelled", nothing, quote_edit(respelled), True),
    Kind("name replaced", nothing, quote_edit(renamed), True),
    Kind("day changed or added", nothing, quote_edit(day_changed), True),
    Kind("clause added", nothing, quote_edit(clause_added), True),
    Kind("some words cut", nothing, quote_edit(words_cut), True),
    Kind("sentence inserted beside", nothing, sentence_beside, True),
    Kind("sentences inserted both sides", nothing, sentences_around, True),
    Kind("10 paragraphs on top", nothing, on_top, True),
    Kind("paragraphs shuffled", nothing, shuffled, True),
    Kind("quote's paragraph moved", nothing, moved, True),
    Kind("sentences swapped", nothing, sentences_swapped, True),
    Kind("paragraph split in the quote", nothing, split, True),
    Kind("paragraph split beside it", nothing, split_beside, True),
    Kind("paragraphs merged", nothing, merged, True),
    Kind("typography", nothing, typography, True),
    Kind("context rewritten", nothing, context_rewritten, True),
    Kind("2 to 4 edits at once", nothing, several, True),
    Kind("reworded 15 %", nothing, quote_edit(reworded(0.15)), True),
    Kind("reworded 35 %", nothing, quote_edit(reworded(0.35))),
    Kind("reworded 60 %", nothing, quote_edit(reworded(0.60))),
    Kind("rewritten", nothing, quote_edit(rewritten)),
    Kind("half of it cut", nothing, quote_edit(half_cut)),
    Kind("quote deleted", nothing, quote_deleted),
    Kind("sentence deleted", nothing, sentence_deleted),
    Kind("paragraph deleted", nothing, paragraph_deleted),
    Kind("5 paragraphs deleted", nothing, neighbourhood_deleted),
    Kind("deleted, rest shuffled", nothing, deleted_and_shuffled),
    Kind("article replaced", nothing, replaced),
    Kind("replaced, boilerplate stays", boilerplate, replaced_but_boilerplate),
    Kind("copy; top added", copied(same), on_top),
    Kind("copy; shuffled", copied(same), shuffled),
    Kind("copy; typo in quote", copied(same), quote_edit(typo)),
    Kind("copy; quote deleted", copied(same), sentence_deleted),
    Kind("copy; paragraph deleted", copied(same), paragraph_deleted),
    Kind("copy beside it; deleted", copied(same, near=True), sentence_deleted),
    Kind("near-twin; typo in quote", copied(renamed), quote_edit(typo)),
    Kind("near-twin; number updated", copied(renamed), quote_edit(number_updated)),
    Kind("near-twin; top added", copied(renamed), on_top),
    Kind("near-twin; deleted", copied(renamed), sentence_deleted),
    Kind("near-twin; deleted, typos", copied(renamed), twin_edited(sentence_deleted)),
    Kind("near-twin; paragraph deleted", copied(renamed), paragraph_deleted),
    Kind("near-twin beside it; deleted", copied(renamed, near=True), sentence_deleted),
    Kind("near-twin beside it; typos", copied(renamed, near=True), twin_edited(sentence_deleted)),
    Kind("number twin; deleted", copied(number_updated), sentence_deleted),
    Kind("number twins; rest shuffled", copied(number_updated, copies=3), deleted_and_shuffled),
    Kind("opposite claim; deleted", copied(claim_turned), sentence_deleted),
    Kind("twin reworded 15 %; deleted", copied(reworded(0.15)), sentence_deleted),
    Kind("like paragraphs; typo in quote", like_paragraphs, quote_edit(typo)),
    Kind("like paragraphs; deleted", like_paragraphs, paragraph_deleted),
    Kind("list in a paragraph; deleted", templated("paragraph"), sentence_deleted),
    Kind("list in a paragraph; typos", templated("paragraph"), twin_edited(sentence_deleted)),
    Kind("list in a paragraph; number", templated("paragraph"), quote_edit(number_updated)),
    Kind("list of paragraphs; deleted", templated("lines"), paragraph_deleted),
    Kind("list of paragraphs; typos", templated("lines"), twin_edited(paragraph_deleted)),
    Kind("list of paragraphs; 5 deleted", templated("lines"), neighbourhood_deleted),
    Kind("list of paragraphs; shuffled", templated("lines"), shuffled),
    Kind("list; next day's line comes", templated("lines"), next_days_line),
    Kind("live blog rolls on", templated("lines"), rolled),
)  # fmt: skip
