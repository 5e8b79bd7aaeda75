"""What every full screen shares: moving in the focused pane, and the keys that lead elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, cast

from textual.reactive import Reactive
from textual.widget import Widget

from sitrep.errors import SitrepError
from sitrep.model import Passage
from sitrep.tui import keys
from sitrep.tui.accents import passage_after
from sitrep.tui.later import Later
from sitrep.tui.marking import words_of
from sitrep.tui.screens.box import close
from sitrep.tui.screens.selecting import Selecting
from sitrep.tui.widgets.bars import Hints
from sitrep.tui.widgets.pane import Pane

if TYPE_CHECKING:
    from sitrep.tui.app import SitrepApp


class View(Selecting):
    """A full screen of panes. `VIEW` is its name in the key table."""

    VIEW: ClassVar[str] = ""
    AUTO_FOCUS = ""
    # Textual's own paints the whole screen anew when the focus changes. The two widgets do that for themselves.
    focused: Reactive[Widget | None] = Reactive(None, repaint=False)

    def __init__(self) -> None:
        super().__init__()
        self.later = Later(self)

    @property
    def sitrep(self) -> SitrepApp:
        """The app, by its own type."""
        return cast("SitrepApp", self.app)

    def hints(self) -> Hints:
        """The footer of this view, with the person's own keys."""
        return Hints(keys.hints(self.VIEW, self.sitrep.keymap), id="keys")

    # -- what a screen says of itself -------------------------------------------------------------------------

    def passage(self) -> Passage | None:
        """The passage under the cursor; None where that is about to change."""
        return None

    @property
    def is_changing(self) -> bool:
        """Whether another article, or version of it, is open already and not shown here yet."""
        return False

    def go(self, passage: Passage) -> None:
        """Put the cursor on a passage."""

    def show_bookmarks(self) -> None:
        """Bookmarks have changed: show them."""

    def show_read(self, passage: Passage) -> None:
        """A passage is not unread any more: show that."""

    def show_version(self) -> None:
        """The shown article was read again: show it without moving the reader."""

    def show_facts(self) -> None:
        """People, places, dates and claims have been found, or other marks are wanted: show them."""

    def show_sorting(self, chosen: Passage | None) -> None:
        """The article was sorted anew: show it; `chosen` is the passage that the reader sorted, if one was."""

    # -- moving -----------------------------------------------------------------------------------------------

    def action_move(self, step: int) -> None:
        """To the next or previous passage."""
        if pane := self.pane_in_use():
            self._move(pane, lambda: pane.step(step))

    def action_move_to(self, index: int) -> None:
        """To the first (0) or the last (-1) passage."""
        if pane := self.pane_in_use():
            self._move(pane, lambda: _to_end(pane, index))

    def action_page(self, halves: int) -> None:
        """By half pages."""
        if pane := self.pane_in_use():
            self._move(pane, lambda: pane.page(halves))

    def _move(self, pane: Pane, move: Callable[[], None]) -> None:
        if pane.blocks:
            move()
        else:  # they may still be being made
            self.later.then(move)

    # -- doing something to what is read -----------------------------------------------------------------------

    def action_bookmark(self) -> None:
        """Bookmark the selected words or the passage, or edit its note."""
        self._bookmark(in_editor=False)

    def _bookmark(self, *, in_editor: bool) -> None:
        picked = [] if self.is_changing else self.picked()
        words = words_of(self.sitrep.briefing, picked)
        if picked and words is None:
            self.notify("Bookmark words that stand together in the article: select fewer.", markup=False)
        elif passage := picked[0][0] if picked else self.passage():
            self.sitrep.marking.bookmark(passage, words, in_editor=in_editor)
            self.let_go()

    def action_editor(self) -> None:
        """The same, with the note in the person's editor, where there is one."""
        if self.has_editor():
            self._bookmark(in_editor=True)

    def has_editor(self) -> bool:
        """Whether an editor is set; what to do where none is is said."""
        from sitrep.tui.editor import command

        try:
            return bool(command())
        except SitrepError as error:
            self.sitrep.complain(str(error))
            return False

    def action_bookmark_step(self, step: int) -> None:
        """To the next or previous bookmark of the article; its words are selected."""
        if self.is_changing:
            return
        marks, last = self.sitrep.notes.marks, self.sitrep.marking.last
        stop = marks.step(self.sitrep.briefing, self.passage(), last, step)
        if stop is None:
            self.notify("No bookmarks in this article yet; b makes one.", markup=False)
            return
        passage, mark = stop
        self.sitrep.marking.last = mark.id
        self.go(passage)
        self.show_words(marks.spans(mark, passage)[0])

    def action_contested_step(self, step: int) -> None:
        """To the next or previous passage with a contested claim."""
        target = passage_after(self.sitrep.briefing, self.passage(), step)
        if target:
            self.go(target)
        elif self.sitrep.briefing.facts is None:
            self.sitrep.facts.begin()
            self.notify("Claims are being looked for: try again in a moment.", markup=False)
        else:
            self.notify("No claim in this article is contested.", markup=False)

    def action_copy_quote(self) -> None:
        """Copy what is selected, else the passage, with its source."""
        from sitrep.tui.citation import quoted

        words = self.get_selected_text() or (passage.text if (passage := self.passage()) else "")
        if words.strip() and not self.is_changing:
            self.sitrep.copy(quoted(self.sitrep.briefing.article, words), "The words and their source")

    def action_copy_link(self) -> None:
        """Copy where the article stands."""
        from sitrep.tui.citation import link

        if address := link(self.sitrep.briefing.article):
            self.sitrep.copy(address, address)
        else:
            self.notify("This article came from standard input: there is no link to it.", markup=False)

    def action_sort(self) -> None:
        """Sort the passage into another section."""
        if passage := self.passage():
            self.sitrep.correcting.ask(passage)

    def action_learn(self) -> None:
        """Learn the words of the passage, or of the one sorted last."""
        self.sitrep.correcting.teach(self.passage())

    def action_undo(self) -> None:
        """Undo the last change to bookmarks."""
        self.sitrep.changing.undo()

    def action_redo(self) -> None:
        """Redo what was undone."""
        self.sitrep.changing.redo()

    def action_marks(self) -> None:
        """Names, places, dates and quotations marked in the text, or not."""
        self.sitrep.switch_marks()

    def action_mouse(self) -> None:
        """Use the mouse, or leave it to the terminal, now and at the next start."""
        app = self.sitrep
        app.use_mouse(not app.mouse)
        app.set("mouse", app.mouse)
        said = (
            "The mouse is used." if app.mouse else "The mouse is left to the terminal, which selects with it."
        )
        self.notify(said, markup=False)

    def action_article(self, step: int) -> None:
        """To the next or previous open article."""
        self.sitrep.articles.step(step)

    def action_reload(self, everything: int) -> None:
        """Read the article's source again, or all sources."""
        articles = self.sitrep.articles
        origins = articles.desk.origins if everything else (articles.desk.now.origin,)
        self.run_worker(articles.reload(origins), exclusive=True, group="reload")

    # -- leading elsewhere ------------------------------------------------------------------------------------

    def action_back(self) -> None:
        """Let go of selected words, clear the search, then go back."""
        if not self.let_go() and not self.stop_finding() and len(self.app.screen_stack) > 1:
            self.call_later(close, self)

    def action_leave(self) -> None:
        """Go back; from the dashboard, quit."""
        if len(self.app.screen_stack) > 1:
            self.call_later(close, self)
        else:
            self.sitrep.call_later(self.sitrep.action_quit)

    def action_bookmarks(self) -> None:
        """All bookmarks."""
        from sitrep.tui.screens.bookmarks import BookmarksScreen

        self.app.push_screen(BookmarksScreen())

    def action_tags(self) -> None:
        """The tags of all bookmarks."""
        from sitrep.tui.screens.tags import TagsScreen

        self.app.push_screen(TagsScreen())

    def action_filters(self) -> None:
        """The saved filters."""
        from sitrep.tui.screens.filters import FiltersScreen

        self.app.push_screen(FiltersScreen())

    def action_import_file(self) -> None:
        """Bookmarks from a file."""
        from sitrep.tui.screens.importing import ImportScreen

        self.app.push_screen(ImportScreen())

    def action_history(self) -> None:
        """Every change to the person's data."""
        from sitrep.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_review(self) -> None:
        """Changed and lost bookmarks."""
        from sitrep.tui.screens.review import ReviewScreen

        self.app.push_screen(ReviewScreen())

    def action_why(self) -> None:
        """Why is the passage in this section?"""
        if passage := self.passage():
            from sitrep.tui.screens.why import WhyScreen

            self.app.push_screen(WhyScreen(self.sitrep.briefing, passage))

    def action_inspect(self) -> None:
        """All about the passage, in a box."""
        if passage := self.passage():
            from sitrep.tui.screens.inspector import InspectorScreen

            self.sitrep.facts.begin()
            self.app.push_screen(InspectorScreen(self.sitrep.briefing, passage))

    def action_claims(self) -> None:
        """The claim ledger."""
        from sitrep.tui.screens.claims import ClaimsScreen

        self.sitrep.facts.begin()
        self.app.push_screen(ClaimsScreen())

    def action_contested(self) -> None:
        """The contested claims side by side."""
        from sitrep.tui.screens.contested import ContestedScreen

        self.sitrep.facts.begin()
        self.app.push_screen(ContestedScreen())

    def action_names(self) -> None:
        """People, organisations and places."""
        from sitrep.tui.screens.names import NamesScreen

        self.sitrep.facts.begin()
        self.app.push_screen(NamesScreen())

    def action_left_out(self) -> None:
        """What was left out of the open article's source, and why."""
        from sitrep.tui.screens.left_out import LeftOutScreen

        self.app.push_screen(LeftOutScreen(self.sitrep.briefing.article))

    def action_articles(self) -> None:
        """All open articles."""
        from sitrep.tui.screens.articles import ArticlesScreen

        self.app.push_screen(ArticlesScreen())

    def action_combined(self) -> None:
        """The passages of all open articles."""
        if len(self.sitrep.articles.desk.opened) == 1:
            self.notify("This is the only article; a adds another.", markup=False)
            return
        from sitrep.tui.screens.combined import CombinedScreen

        self.app.push_screen(CombinedScreen(self.sitrep.briefing, self.sitrep.readings))

    def action_feeds(self) -> None:
        """The subscriptions."""
        from sitrep.tui.screens.feeds import FeedsScreen

        self.app.push_screen(FeedsScreen())

    def action_add(self) -> None:
        """Add a source."""
        from sitrep.tui.screens.add import AddScreen

        self.app.push_screen(AddScreen())

    def action_changes(self) -> None:
        """What changed since another version of the article was read."""
        last = self.sitrep.readings.last(self.sitrep.briefing.article)
        if last is None or not last.before:
            self.notify("No other version of this article was read.", markup=False)
            return
        from sitrep.tui.screens.changes import ChangesScreen

        self.app.push_screen(ChangesScreen(last))

    def action_original(self) -> None:
        """Show the address of the original, to be opened in the browser."""
        from sitrep.browser import safe

        article = self.sitrep.briefing.article
        if address := safe(article.address) or safe(article.source):
            from sitrep.tui.screens.original import OriginalScreen

            self.app.push_screen(OriginalScreen(address))
        else:
            self.notify("This article names no address of its own.", markup=False)

    def action_themes(self) -> None:
        """Choose a theme with a live preview."""
        from sitrep.tui.screens.themes import ThemesScreen

        self.app.push_screen(ThemesScreen())

    def action_help(self) -> None:
        """Help for this view."""
        from sitrep.tui.screens.help import HelpScreen

        self.app.push_screen(HelpScreen(self.VIEW))


def _to_end(pane: Pane, index: int) -> None:
    pane.select(index % max(1, len(pane.blocks)))
    if index:
        pane.scroll_end(animate=False, immediate=True)
    else:
        pane.scroll_home(animate=False, immediate=True)
