"""Which words of a passage to learn: shown before anything is written, each to be taken or left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widgets import Static

from sitrep import paths
from sitrep.model import Section
from sitrep.reading import line
from sitrep.sorting.own_words import WEIGHT, Term
from sitrep.tui import keys, keytable
from sitrep.tui.screens.box import Popup
from sitrep.tui.text import colour, section_name

_TAKEN = 3  # the most telling terms are ticked from the start


class LearnScreen(Popup[list[str]]):
    """Gives the phrases that were ticked, None after `esc`."""

    VIEW = keytable.LEARN
    BINDINGS: ClassVar = keys.bindings(keytable.LEARN)
    DEFAULT_CSS = """
    LearnScreen {
        #box { width: 84; }
        #scroll { scrollbar-size-vertical: 1; }
        #where { margin: 0 0 1 0; }
    }
    """

    def __init__(self, section: Section, terms: Sequence[Term]) -> None:
        super().__init__()
        self._section, self._terms = section, terms
        self._taken = {term.phrase for term in terms[:_TAKEN] if not term.rival}
        self._at = 0

    def compose(self) -> ComposeResult:
        """Where they go, and the terms."""
        section = self._section
        title, where = Content(f"Learn words for {section.title}"), line(str(paths.lexicon_file()), 200)
        with self.frame(title), VerticalScroll(id="scroll", can_focus=False):
            yield Static(
                Content.styled(f"They are added with weight {WEIGHT} to {where}", "$muted"), id="where"
            )
            for _ in self._terms:
                yield Static(classes="term")

    def on_mount(self) -> None:
        """The first term is the one in use."""
        self._show()

    def _show(self) -> None:
        sections = self.sitrep.briefing.sections
        shown = list(self.query(".term").results(Static))
        for at, (term, static) in enumerate(zip(self._terms, shown, strict=True)):
            taken = term.phrase in self._taken
            row = Content.assemble(
                ("▌ " if at == self._at else "  ", colour(self._section)),
                ("[x] " if taken else "[ ] ", "bold $primary" if taken else "$muted"),
                (term.phrase.ljust(28), "bold $name" if taken else ""),
                (f"  “{term.words}”", "$muted"),
                (f"  now for {section_name(sections, term.rival)[0]}" if term.rival else "", "$warning"),
            )
            static.update(row.stylize(Style.from_meta({"term": at})))
        shown[self._at].scroll_visible(animate=False)

    def action_move(self, step: int) -> None:
        """To the next or previous term."""
        self._at = max(0, min(self._at + step, len(self._terms) - 1))
        self._show()

    def action_tick(self) -> None:
        """Take or leave the term."""
        self._taken ^= {self._terms[self._at].phrase}
        self._show()

    def action_save(self) -> None:
        """Learn what is ticked; nothing ticked is nothing learned."""
        self.dismiss([term.phrase for term in self._terms if term.phrase in self._taken] or None)

    def on_click(self, event: Click) -> None:
        """A click takes or leaves a term."""
        if "term" in event.style.meta:
            self._at = event.style.meta["term"]
            self.action_tick()
