"""All open articles: where each is from, when it was written, how much it holds; opened, added and put away."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from sitrep.printed import count
from sitrep.tui import desklist, keys, keytable
from sitrep.tui.screens.listing import OneList
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.pane import Pane


class ArticlesScreen(OneList):
    """The articles in their order; the cursor begins at the one that is shown."""

    VIEW = keytable.ARTICLES
    BINDINGS: ClassVar = keys.bindings(keytable.ARTICLES)
    DEFAULT_CSS = """
    ArticlesScreen {
        #articles { height: 1fr; margin: 1 0 0 0; }
    }
    """

    def compose(self) -> ComposeResult:
        """Bar, list, keys."""
        yield Bar(id="bar")
        self._list = Pane(title="Open articles", id="articles")
        yield self._list
        yield self.hints()

    def on_mount(self) -> None:
        """Begin at the article that is shown."""
        self._load(self.sitrep.articles.desk.at)
        self._list.focus()
        self.run_worker(self._know())

    async def _know(self) -> None:
        """What was read of the articles that were not opened yet."""
        articles = self.sitrep.articles
        await self.sitrep.readings.know([one.id for one in articles.desk.opened])
        self.show_articles()

    def show_articles(self) -> None:
        """The articles have changed: show them, with the cursor on the one it was on."""
        at = self.sitrep.articles.desk.find(self.chosen or "")
        self._load(self._list.cursor if at is None else at)
        self.find_again()

    def _load(self, cursor: int) -> None:
        articles = self.sitrep.articles
        self._list.load(
            desklist.blocks(articles.desk, self.sitrep.readings), cursor, self._list.scroll_offset.y
        )
        said = (count(len(articles.desk.opened), "article"), articles.being_read)
        self.query_one("#bar", Bar).say(bar_title("Articles"), *filter(None, said))

    # -- actions ----------------------------------------------------------------------------------------------

    def action_go(self) -> None:
        """Show the article under the cursor."""
        self.sitrep.articles.show(self._list.cursor, self.sitrep.back_to_dashboard)

    def action_remove(self) -> None:
        """Put the article away."""
        self.run_worker(self._remove(self._list.cursor), group="open article")

    async def _remove(self, at: int) -> None:
        self.notify(await self.sitrep.articles.remove(at), markup=False)

    def action_reload(self, everything: int) -> None:
        """Read the source of the article under the cursor again, or all."""
        articles = self.sitrep.articles
        one = articles.desk.opened[self._list.cursor]
        origins = articles.desk.origins if everything else (one.origin,)
        self.run_worker(articles.reload(origins), exclusive=True, group="reload")

    def action_undo(self) -> None:
        """Bring back what was put away last; where nothing was, undo the last change to bookmarks."""
        if said := self.sitrep.articles.bring_back():
            self.notify(said, markup=False)
        else:
            super().action_undo()
