"""All open articles: where each is from, when it was written, how much it holds; opened, added and put away."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from sitrep.desk import Opened
from sitrep.printed import count, minute
from sitrep.tui import keys
from sitrep.tui.screens.listing import OneList
from sitrep.tui.text import bar_title
from sitrep.tui.widgets.bars import Bar
from sitrep.tui.widgets.blocks import Block
from sitrep.tui.widgets.pane import Pane


class ArticlesScreen(OneList):
    """The articles in their order; the cursor begins at the one that is shown."""

    VIEW = keys.ARTICLES
    BINDINGS: ClassVar = keys.bindings(keys.ARTICLES)
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
        was = self._list.current.key if self._list.current else ""
        at = self.sitrep.articles.desk.find(was)
        self._load(self._list.cursor if at is None else at)
        self.find_again()

    def _load(self, cursor: int) -> None:
        articles = self.sitrep.articles
        begun: set[str] = set()
        blocks = []
        for one in articles.desk.opened:
            blocks.append(self._block(one, "" if one.origin in begun else self._source(one)))
            begun.add(one.origin)
        self._list.load(blocks, cursor, self._list.scroll_offset.y)
        said = count(len(articles.desk.opened), "article")
        self.query_one("#bar", Bar).show(
            bar_title("Articles"),
            Content.styled(" · ".join(filter(None, (said, articles.being_read))), "$muted"),
        )

    def _source(self, one: Opened) -> str:
        """What stands above the first of several articles of one source: its name, and how many are unread."""
        own = [other for other in self.sitrep.articles.desk.opened if other.origin == one.origin]
        if len(own) == 1:
            return ""
        unread = sum(self.sitrep.readings.is_untouched(other.id) for other in own)
        name = one.briefing.article.publisher or one.origin
        return f"{name}: {unread} unread of {len(own)}" if unread else f"{name}: all {len(own)} read"

    def _block(self, one: Opened, above: str) -> Block:
        article, here = one.briefing.article, one.id == self.sitrep.articles.desk.now.id
        source = article.source if article.source != "-" else "standard input"
        published = minute(article.published or "")
        unread = self.sitrep.readings.unread(one.briefing)
        passages = count(len(one.briefing.body), "passage")
        read = "" if unread is None else f"{unread} unread" if unread else "all read"
        facts = [passages, read, published, article.publisher, source]
        lines = [
            Content.styled(article.title, "bold $name"),
            Content.styled("  ·  ".join(filter(None, facts)), "$muted"),
        ]
        if here:
            lines[0] = Content.assemble(lines[0], ("  ◂ shown", "$muted"))
        if above:
            lines.insert(0, Content.styled(above, "$primary"))
        return Block(Content("\n").join(lines), key=one.id)

    # -- actions ----------------------------------------------------------------------------------------------

    @on(Pane.Chosen)
    def _chosen(self) -> None:
        self.action_go()

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
