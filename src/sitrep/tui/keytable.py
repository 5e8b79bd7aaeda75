"""The one key table: views and their commands; bindings, footers, help, palette and docs are made from it."""

from __future__ import annotations

from typing import NamedTuple

from sitrep.tui.keyboard import show

MAIN = "dashboard"
COMBINED = "combined"
READER = "reader"
BOOKMARKS = "bookmarks"
WHY = "why"
NOTE = "note"
HELP = "help"
THEMES = "themes"
INSPECTOR = "inspector"
LEFT_OUT = "left out"
TAGS = "tags"
FILTERS = "filters"
HISTORY = "history"
CLAIMS = "claims"
CONTESTED = "contested"
NAMES = "names"
SPEAKER = "speaker"
GRADE = "grade"
SORT = "sort"
LEARN = "learn"
ARTICLES = "articles"
CHANGES = "changes"
ORIGINAL = "original"
FEEDS = "feeds"
ADD = "add"
WHICH = "which"
REVIEW = "review"
ATTACH = "attach"
IMPORT = "import"
EXPORT = "export"
PROMPT = "prompt"
CONFLICT = "conflict"
DAMAGE = "damage"
WORKING = "working"

TITLES = {
    MAIN: "Dashboard",
    COMBINED: "All articles in one view",
    READER: "Reader",
    BOOKMARKS: "Bookmarks",
    TAGS: "Tags",
    FILTERS: "Saved filters",
    HISTORY: "History",
    WHY: "Why is it here",
    INSPECTOR: "Inspector",
    WHICH: "Which bookmark",
    REVIEW: "Changed and lost bookmarks",
    ATTACH: "Attaching a lost bookmark",
    NOTE: "Note of a bookmark",
    IMPORT: "Importing bookmarks",
    EXPORT: "Exporting bookmarks",
    LEFT_OUT: "What was left out",
    SORT: "Sorting a passage",
    LEARN: "Learning words",
    ARTICLES: "Open articles",
    FEEDS: "Subscriptions",
    ADD: "Add a source, or subscribe",
    CHANGES: "What changed",
    ORIGINAL: "Open the original",
    CLAIMS: "Claims",
    CONTESTED: "Contested claims",
    NAMES: "People and places",
    SPEAKER: "Choosing who says it",
    GRADE: "Grading a claim",
    THEMES: "Themes",
    PROMPT: "A name to type",
    CONFLICT: "A note changed elsewhere",
    DAMAGE: "A damaged bookmark file",
    WORKING: "Long work on the bookmarks",
    HELP: "Help",
}
"""What each view is called, in the order of the page of keys."""


class Command(NamedTuple):
    """One thing a person can do: its id, its keys, the action it runs, and the words that describe it.

    `keys` are Textual key names, none for what stands in the palette alone; `hint` is the footer's word (none: not in
    the footer); `shown` overrides the keys printed in help, `hint_key` those in the footer. `priority` takes the key
    before a text field does.
    """

    id: str
    keys: tuple[str, ...]
    action: str
    title: str
    group: str
    views: tuple[str, ...]
    hint: str = ""
    hint_key: str = ""
    shown: str = ""
    priority: bool = False
    palette: bool = True

    @property
    def label(self) -> str:
        """The keys as a person reads them, or where it is found without one."""
        return self.shown or " ".join(show(key) for key in self.keys) or ("palette" if self.palette else "")


def _command(id: str, keys: str, action: str, title: str, group: str, *views: str, **more: object) -> Command:
    return Command(id, tuple(keys.split()), action, title, group, views, **more)  # type: ignore[arg-type]


_FOUND = (CLAIMS, CONTESTED, NAMES)
_LISTS = (BOOKMARKS, TAGS, FILTERS, HISTORY, ARTICLES, FEEDS, CHANGES)
_MAIN = (MAIN, COMBINED)
_PANES = (MAIN, COMBINED, READER, LEFT_OUT, *_LISTS, *_FOUND, REVIEW, ATTACH)
_FULL = (MAIN, COMBINED, READER, LEFT_OUT, *_LISTS, *_FOUND, REVIEW)
_BOXES = (WHY, INSPECTOR)
_CHOICES = (SORT, LEARN, ORIGINAL, WHICH, ATTACH, SPEAKER, GRADE, CONFLICT, DAMAGE, WORKING)
_TYPED = (NOTE, ADD, IMPORT, EXPORT, PROMPT, THEMES)  # letters are text there
_READ = (READER, ATTACH)
_TEXT = (MAIN, COMBINED, READER, ATTACH)

COMMANDS: tuple[Command, ...] = (
    _command("passage.next", "j down", "move(1)", "Next passage", "Move", *_TEXT, hint="passage", hint_key="j/k",
             palette=False),
    _command("passage.previous", "k up", "move(-1)", "Previous passage", "Move", *_TEXT, palette=False),
    _command("bookmark.next-row", "j down", "move(1)", "Next bookmark", "Move", BOOKMARKS, REVIEW, hint="bookmark",
             hint_key="j/k", palette=False),
    _command("bookmark.previous-row", "k up", "move(-1)", "Previous bookmark", "Move", BOOKMARKS, REVIEW,
             palette=False),
    _command("left-out.next", "j down", "move(1)", "Next line", "Move", LEFT_OUT, hint="line", hint_key="j/k",
             palette=False),
    _command("left-out.previous", "k up", "move(-1)", "Previous line", "Move", LEFT_OUT, palette=False),
    _command("row.next", "j down", "move(1)", "Next", "Move", TAGS, FILTERS, HISTORY, hint="next", hint_key="j/k",
             palette=False),
    _command("row.previous", "k up", "move(-1)", "Previous", "Move", TAGS, FILTERS, HISTORY, palette=False),
    _command("article.next-row", "j down", "move(1)", "Next article", "Move", ARTICLES, hint="article", hint_key="j/k",
             palette=False),
    _command("article.previous-row", "k up", "move(-1)", "Previous article", "Move", ARTICLES, palette=False),
    _command("claim.next-row", "j down", "move(1)", "Next claim", "Move", CLAIMS, CONTESTED, hint="claim",
             hint_key="j/k", palette=False),
    _command("claim.previous-row", "k up", "move(-1)", "Previous claim", "Move", CLAIMS, CONTESTED, palette=False),
    _command("name.next", "j down", "move(1)", "Next name", "Move", NAMES, hint="name", hint_key="j/k", palette=False),
    _command("name.previous", "k up", "move(-1)", "Previous name", "Move", NAMES, palette=False),
    _command("name.other", "tab right left", "other_pane", "The names, or their passages", "Move", NAMES,
             hint="names or passages", hint_key="tab", palette=False),
    _command("box.down", "j down", "scroll_box(1)", "Down a line", "Move", *_BOXES, CONFLICT, DAMAGE, palette=False),
    _command("box.up", "k up", "scroll_box(-1)", "Up a line", "Move", *_BOXES, CONFLICT, DAMAGE, palette=False),
    _command("passage.first", "g home", "move_to(0)", "First", "Move", *_PANES),
    _command("passage.last", "G end", "move_to(-1)", "Last", "Move", *_PANES),
    _command("page.down", "space pagedown", "page(2)", "Page down", "Move", *_PANES, palette=False),
    _command("page.up", "pageup", "page(-2)", "Page up", "Move", *_PANES, palette=False),
    _command("page.half-down", "ctrl+d", "page(1)", "Half a page down", "Move", *_PANES, palette=False),
    _command("page.half-up", "ctrl+u", "page(-1)", "Half a page up", "Move", *_PANES, palette=False),
    _command("pane.next", "tab l right", "pane(1)", "Next pane", "Move", *_MAIN, hint="pane", hint_key="tab"),
    _command("pane.previous", "shift+tab h left", "pane(-1)", "Previous pane", "Move", *_MAIN),
    _command("pane.zoom", "z", "zoom", "Zoom the pane, or back", "Move", *_MAIN),
    _command("reader.open", "enter", "read", "Read it in the whole article", "Move", *_MAIN, hint="read"),
    _command("reader.to-pane", "enter", "to_pane", "Show the passage in its pane", "Move", READER,
             hint="to its pane"),
    _command("bookmark.go", "enter", "go", "Go to the passage", "Move", BOOKMARKS, hint="go there"),
    _command("tag.go", "enter", "go", "The bookmarks with this tag", "Move", TAGS, hint="bookmarks"),
    _command("filter.go", "enter", "go", "The bookmarks of this filter", "Move", FILTERS, hint="bookmarks"),
    _command("change.next", "j down", "move(1)", "Next change", "Move", CHANGES, hint="change", hint_key="j/k",
             palette=False),
    _command("change.previous", "k up", "move(-1)", "Previous change", "Move", CHANGES, palette=False),
    _command("change.go", "enter", "go", "Go to the passage", "Move", CHANGES, hint="go there"),
    _command("change.close", "v", "back", "Close", "Sitrep", CHANGES, palette=False),
    _command("article.changes", "v", "changes", "What changed since I read it", "Articles", *_MAIN, READER),
    _command("article.reload", "r", "reload(0)", "Read its source again", "Articles", *_MAIN, READER, ARTICLES),
    _command("article.reload-all", "R", "reload(1)", "Read all sources again", "Articles", *_MAIN, READER, ARTICLES),
    _command("article.original", "o", "original", "Open the original in the browser", "Articles", *_MAIN, READER),
    _command("original.open", "enter", "open", "Open it in the browser", "Sitrep", ORIGINAL, hint="open",
             palette=False),
    _command("original.close", "escape q o", "back", "Do not open it", "Sitrep", ORIGINAL, palette=False, hint="back"),
    _command("article.go", "enter", "go", "Show the article", "Move", ARTICLES, hint="show"),
    _command("article.next", "right_square_bracket ъ ї", "article(1)", "Next article", "Articles", MAIN, READER,
             shown="]"),
    _command("article.previous", "left_square_bracket х", "article(-1)", "Previous article", "Articles", MAIN, READER,
             shown="["),
    _command("article.list", "O", "articles", "All open articles", "Articles", *_MAIN, READER),
    _command("article.add", "a", "add", "Add a source", "Articles", *_MAIN, READER, ARTICLES),
    _command("article.remove", "d delete", "remove", "Put the article away (u brings it back)", "Articles", ARTICLES,
             hint="put away"),
    _command("feed.list", "F", "feeds", "Subscriptions: feeds and their articles", "Articles", *_MAIN, READER,
             ARTICLES),
    _command("feed.next-row", "j down", "move(1)", "Next subscription", "Move", FEEDS, hint="feed", hint_key="j/k",
             palette=False),
    _command("feed.previous-row", "k up", "move(-1)", "Previous subscription", "Move", FEEDS, palette=False),
    _command("feed.go", "enter", "go", "Open its unread articles", "Articles", FEEDS, hint="open unread"),
    _command("feed.add", "a", "subscribe", "Subscribe to an address", "Articles", FEEDS, hint="subscribe"),
    _command("feed.refresh", "r", "refresh(0)", "Ask it for what is new", "Articles", FEEDS, hint="refresh",
             hint_key="r/R"),
    _command("feed.refresh-all", "R", "refresh(1)", "Ask all for what is new (esc cancels)", "Articles", FEEDS),
    _command("feed.remove", "d delete", "remove", "End the subscription (u brings it back)", "Articles", FEEDS,
             hint="end"),
    _command("feed.close", "F", "back", "Close", "Sitrep", FEEDS, palette=False),
    _command("add.close", "escape", "back", "Stop reading, or close", "Move", ADD, hint="back", priority=True,
             palette=False),
    _command("claim.go", "enter", "go", "Go to the passage", "Move", CLAIMS, CONTESTED, hint="go there"),
    _command("name.go", "enter", "go", "Its passages, then the passage", "Move", NAMES, hint="passages"),
    _command("combined.open", "Z", "combined", "All articles in one view", "Articles", MAIN),
    _command("combined.close", "Z", "leave", "Back to the one article", "Articles", COMBINED),
    _command("clear", "escape", "back", "Clear the search, then zoom", "Move", MAIN, palette=False),
    _command("back", "escape", "back", "Clear, then back", "Move", COMBINED, READER, LEFT_OUT, *_LISTS, REVIEW, *_FOUND,
             *_BOXES, palette=False, hint="back"),
    _command("attach.cancel", "escape q", "back", "Leave it lost", "Move", ATTACH, palette=False, hint="back"),
    _command("review.other", "tab shift+tab", "other_list", "The other list", "Move", REVIEW, hint="other list",
             hint_key="tab"),
    _command("find.open", "slash", "find", "Find words", "Find", *_TEXT, LEFT_OUT, NAMES, ARTICLES, FEEDS, CHANGES,
             hint="find"),
    _command("find.next", "n", "hit(1)", "Next match", "Find", *_TEXT, LEFT_OUT, NAMES, ARTICLES, FEEDS, CHANGES,
             palette=False),
    _command("find.previous", "N", "hit(-1)", "Previous match", "Find", *_TEXT, LEFT_OUT, NAMES, ARTICLES, FEEDS,
             CHANGES, palette=False),
    _command("bookmark.filter", "slash", "filter", "Filter the bookmarks by typing", "Find", BOOKMARKS, hint="filter"),
    _command("claim.filter", "slash", "filter", "Filter the claims by typing", "Find", CLAIMS, hint="filter"),
    _command("contested.next", "right_curly_bracket Ъ Ї", "contested_step(1)", "Next contested claim", "Find", MAIN,
             READER, shown="}"),
    _command("contested.previous", "left_curly_bracket Х", "contested_step(-1)", "Previous contested claim", "Find",
             MAIN, READER, shown="{"),
    _command("contested.next-row", "right_curly_bracket Ъ Ї", "move(1)", "Next contested claim", "Find", CONTESTED,
             shown="}", palette=False),
    _command("contested.previous-row", "left_curly_bracket Х", "move(-1)", "Previous contested claim", "Find",
             CONTESTED, shown="{", palette=False),
    _command("bookmark.next", "right_parenthesis", "bookmark_step(1)", "Next bookmark here", "Find", MAIN,
             READER),
    _command("bookmark.previous", "left_parenthesis", "bookmark_step(-1)", "Previous bookmark here", "Find",
             MAIN, READER),
    _command("word.next", "right", "word(1)", "Select the next word", "Select words", *_READ, palette=False),
    _command("word.previous", "left", "word(-1)", "Select the previous word", "Select words", *_READ, palette=False),
    _command("extend.right", "shift+right", "extend('character', 1)", "A character more", "Select words", *_TEXT,
             palette=False),
    _command("extend.left", "shift+left", "extend('character', -1)", "A character less", "Select words", *_TEXT,
             palette=False),
    _command("extend.word", "ctrl+shift+right full_stop ю", "extend('word', 1)", "A word more", "Select words", *_TEXT,
             shown="^shift+→ .", palette=False),
    _command("extend.word-back", "ctrl+shift+left comma б", "extend('word', -1)", "A word less", "Select words", *_TEXT,
             shown="^shift+← ,", palette=False),
    _command("extend.down", "shift+down J", "extend('line', 1)", "A line more", "Select words", *_TEXT, palette=False),
    _command("extend.up", "shift+up K", "extend('line', -1)", "A line less", "Select words", *_TEXT, palette=False),
    _command("extend.end", "shift+end", "extend('all', 1)", "To the end of the passage", "Select words", *_TEXT,
             palette=False),
    _command("extend.start", "shift+home", "extend('all', -1)", "To its beginning", "Select words", *_TEXT,
             palette=False),
    _command("bookmark.edit", "b", "bookmark", "Bookmark it or the selected words", "Bookmarks", *_MAIN, READER,
             hint="bookmark"),
    _command("bookmark.note", "b", "bookmark", "Edit the note and tags", "Bookmarks", BOOKMARKS, REVIEW,
             hint="edit note"),
    _command("bookmark.delete", "d delete", "delete", "Delete the bookmark (u brings it back)", "Bookmarks",
             BOOKMARKS, REVIEW, hint="delete"),
    _command("bookmark.settle", "a enter", "settle", "Accept the new wording, or attach", "Bookmarks", REVIEW,
             hint="accept or attach"),
    _command("attach", "enter", "attach", "Attach it here, or to selected words", "Bookmarks", ATTACH,
             hint="attach"),
    _command("bookmark.review", "x", "review", "Changed and lost bookmarks", "Bookmarks", MAIN, READER, BOOKMARKS),
    _command("bookmark.order", "s", "order", "Another order for the list", "Bookmarks", BOOKMARKS,
             hint="order"),
    _command("bookmark.export", "e", "export", "Export what the filter shows", "Bookmarks", BOOKMARKS, hint="export"),
    _command("bookmark.import", "I", "import_file", "Import bookmarks from a file", "Bookmarks", BOOKMARKS),
    _command("import.take", "enter", "import_shown", "Import what is shown", "Bookmarks", IMPORT, hint="import",
             priority=True, palette=False),
    _command("import.page-down", "pagedown", "scroll_box(10)", "Further down", "Move", IMPORT, priority=True,
             palette=False),
    _command("import.page-up", "pageup", "scroll_box(-10)", "Further up", "Move", IMPORT, priority=True, palette=False),
    _command("box.back", "escape", "back", "Back", "Move", EXPORT, PROMPT, CONFLICT, hint="back", palette=False),
    _command("export.write", "enter", "write", "Write the file", "Bookmarks", EXPORT, hint="write", priority=True,
             palette=False),
    _command("export.format", "tab", "next_format", "The next format", "Bookmarks", EXPORT, hint="format",
             priority=True, palette=False),
    _command("export.replace", "ctrl+o", "replace", "Write it over the file that is there", "Bookmarks", EXPORT,
             priority=True, palette=False),
    _command("prompt.take", "enter", "take", "Take what is typed", "Bookmarks", PROMPT, hint="keep", priority=True,
             palette=False),
    _command("conflict.mine", "m", "keep('mine')", "Keep mine", "Bookmarks", CONFLICT, hint="keep mine", palette=False),
    _command("conflict.theirs", "t", "keep('theirs')", "Keep theirs", "Bookmarks", CONFLICT, hint="keep theirs",
             palette=False),
    _command("conflict.both", "b", "keep('both')", "Keep both", "Bookmarks", CONFLICT, hint="keep both",
             palette=False),
    _command("working.stop", "escape q", "stop", "Stop it; nothing of it is kept", "Bookmarks", WORKING, hint="stop",
             palette=False),
    _command("damage.restore", "r", "restore", "Put the backup in the place of the damaged file", "Bookmarks", DAMAGE,
             hint="restore", palette=False),
    _command("damage.leave", "escape", "back", "Go on without bookmarks", "Move", DAMAGE, hint="go on",
             palette=False),
    _command("import.close", "escape", "back", "Close", "Move", IMPORT, hint="back", palette=False),
    _command("imports.open", "", "import_file", "Import bookmarks from a file", "Bookmarks", MAIN, READER),
    _command("bookmark.tags", "t", "tags", "All tags", "Bookmarks", BOOKMARKS, hint="tags"),
    _command("bookmark.filters", "F", "filters", "Saved filters", "Bookmarks", BOOKMARKS),
    _command("bookmark.save-filter", "S", "save_filter", "Save the filter under a name", "Bookmarks", BOOKMARKS),
    _command("tag.rename", "r", "rename", "Rename it, or merge it with another", "Bookmarks", TAGS,
             hint="rename or merge"),
    _command("filter.delete", "d delete", "delete", "Delete the filter (u brings it back)", "Bookmarks", FILTERS,
             hint="delete"),
    _command("tags.open", "", "tags", "Tags of all bookmarks", "Bookmarks", *_MAIN, READER),
    _command("filters.open", "", "filters", "Saved filters of bookmarks", "Bookmarks", *_MAIN, READER),
    _command("history.open", "H", "history", "History of your changes", "Bookmarks", *_MAIN, READER, BOOKMARKS),
    _command("bookmark.list", "B", "bookmarks", "All bookmarks", "Bookmarks", *_MAIN, READER, REVIEW, hint="bookmarks"),
    _command("undo", "u", "undo", "Undo the last change", "Bookmarks", *_MAIN, READER,
             BOOKMARKS, TAGS, FILTERS, ARTICLES, FEEDS, CHANGES, REVIEW, *_FOUND),
    _command("redo", "U", "redo", "Redo what was undone", "Bookmarks", *_MAIN, READER,
             BOOKMARKS, TAGS, FILTERS, ARTICLES, FEEDS, CHANGES, REVIEW, *_FOUND),
    _command("history.undo", "u", "undo", "Undo the last change", "Bookmarks", HISTORY, hint="undo"),
    _command("history.redo", "U", "redo", "Redo what was undone", "Bookmarks", HISTORY, hint="redo"),
    _command("copy.quote", "y", "copy_quote", "Copy the words with their source", "Copy", *_MAIN, READER),
    _command("copy.link", "Y", "copy_link", "Copy the link to the article", "Copy", *_MAIN, READER),
    _command("note.editor", "ctrl+o", "editor", "Write the note in $EDITOR", "Bookmarks", NOTE, hint="editor",
             hint_key="^o", priority=True),
    _command("bookmark.editor", "E", "editor", "Edit the note in $EDITOR", "Bookmarks", *_MAIN, READER, BOOKMARKS),
    _command("sort", "s", "sort", "Sort it into another section", "Sort", *_MAIN, READER, *_BOXES, hint="sort"),
    _command("learn", "W", "learn", "Learn the words of what you sorted", "Sort", *_MAIN, READER, *_BOXES),
    _command("learn.next", "j down", "move(1)", "Next word", "Move", LEARN, palette=False),
    _command("learn.previous", "k up", "move(-1)", "Previous word", "Move", LEARN, palette=False),
    _command("learn.toggle", "space x", "tick", "Take or leave it", "Sort", LEARN, hint="take or leave",
             hint_key="space", palette=False),
    _command("learn.save", "enter", "save", "Learn what is ticked", "Sort", LEARN, hint="learn", palette=False),
    _command("learn.cancel", "escape q", "back", "Learn nothing", "Sort", LEARN, hint="cancel", palette=False),
    _command("guests", "A", "guests", "Show passages in second sections too", "Sort", MAIN),
    _command("sort.own", "x", "pick_own", "Let sitrep choose again", "Sort", SORT, palette=False),
    _command("sort.cancel", "escape q s", "back", "Leave it where it is", "Sort", SORT, palette=False, hint="cancel"),
    _command("why", "w", "why", "Why is it here?", "Look closer", *_MAIN, READER, hint="why"),
    _command("inspector", "i", "inspect", "Inspector: all about it", "Look closer", *_MAIN, READER),
    _command("inspector.down", "greater_than_sign Ю", "page_inspector(1)", "Scroll the last column down",
             "Look closer", MAIN, BOOKMARKS, shown=">", palette=False),
    _command("inspector.up", "less_than_sign Б", "page_inspector(-1)", "Scroll the last column up",
             "Look closer", MAIN, BOOKMARKS, shown="<", palette=False),
    _command("claim.order", "s", "order", "Another order for the list", "Look closer", CLAIMS, hint="order"),
    _command("claim.list", "c", "claims", "Claims: who says what", "Look closer", *_MAIN, READER, hint="claims"),
    _command("contested.list", "C", "contested", "Contested claims, side by side", "Look closer", *_MAIN, READER,
             hint="contested"),
    _command("claim.contested", "C", "contested", "Contested claims, side by side", "Look closer", CLAIMS,
             hint="contested"),
    _command("contested.claims", "c", "claims", "Claims: who says what", "Look closer", CONTESTED, hint="all claims"),
    _command("claim.close", "c", "back", "Close", "Sitrep", CLAIMS, palette=False),
    _command("contested.close", "C", "back", "Close", "Sitrep", CONTESTED, palette=False),
    _command("claim.bookmark", "b", "bookmark", "Bookmark the claim, or edit its note", "Bookmarks", CLAIMS,
             hint="bookmark"),
    _command("claim.grade", "M", "grade", "My grade: source A–F, content 1–6", "Bookmarks", CLAIMS, BOOKMARKS),
    *(_command(f"grade.source-{letter}", f"{letter} {letter.upper()}", f"pick('{letter.upper()}')",
               f"Grade the source {letter.upper()}", "Grade", GRADE, palette=False) for letter in "abcdef"),
    *(_command(f"grade.content-{digit}", digit, f"pick('{digit}')", f"Grade the content {digit}", "Grade", GRADE,
               palette=False) for digit in "123456"),
    _command("grade.keep", "enter", "keep_grade", "Keep this grade", "Grade", GRADE, palette=False, hint="keep"),
    _command("grade.none", "x", "none", "No grade", "Grade", GRADE, palette=False, hint="none"),
    _command("grade.cancel", "escape q", "back", "Leave it as it is", "Move", GRADE, palette=False, hint="back"),
    _command("claim.speaker", "S", "speaker", "Wrong speaker: choose who says it", "Correct", CLAIMS,
             hint="wrong speaker"),
    _command("claim.reject", "x", "reject", "Not a claim (u brings it back)", "Correct", CLAIMS, hint="not a claim"),
    _command("name.reject", "x", "reject", "Not a place (u brings it back)", "Correct", NAMES, hint="not a place"),
    _command("speaker.next", "j down", "move(1)", "Next name", "Move", SPEAKER, palette=False),
    _command("speaker.previous", "k up", "move(-1)", "Previous name", "Move", SPEAKER, palette=False),
    _command("speaker.first", "g home", "move_to(0)", "First", "Move", SPEAKER, palette=False),
    _command("speaker.last", "G end", "move_to(-1)", "Last", "Move", SPEAKER, palette=False),
    _command("speaker.pick", "enter", "pick", "This one says it", "Correct", SPEAKER, palette=False, hint="pick"),
    _command("speaker.cancel", "escape q S", "back", "Leave it as it is", "Move", SPEAKER, hint="cancel",
             palette=False),
    _command("name.list", "p", "names", "People, organisations and places", "Look closer", *_MAIN, READER,
             hint="people, places"),
    _command("name.close", "p", "back", "Close", "Sitrep", NAMES, palette=False),
    _command("marks", "m", "marks", "Mark names and quotations, or not", "Look closer", *_MAIN, READER),
    _command("left-out.open", "L", "left_out", "What was left out of the article", "Look closer", *_MAIN, READER),
    _command("left-out.close", "L", "back", "Close", "Sitrep", LEFT_OUT, palette=False),
    _command("which.next", "j down", "move(1)", "Next bookmark", "Move", WHICH, palette=False),
    _command("which.previous", "k up", "move(-1)", "Previous bookmark", "Move", WHICH, palette=False),
    _command("which.pick", "enter b", "pick", "This one", "Bookmarks", WHICH, palette=False, hint="open"),
    _command("which.close", "escape q", "back", "Back", "Move", WHICH, palette=False, hint="back"),
    _command("why.close", "w q", "back", "Close", "Sitrep", WHY, palette=False),
    _command("inspector.close", "i q", "back", "Close", "Sitrep", INSPECTOR, palette=False),
    _command("note.save", "ctrl+s ctrl+enter", "save", "Save the note", "Bookmarks", NOTE, hint="save",
             hint_key="^s", priority=True),
    _command("note.accept", "ctrl+r", "accept", "Accept the new wording", "Bookmarks", NOTE,
             priority=True),
    _command("note.field", "tab", "app.focus_next", "Next field", "Move", NOTE, hint="next field", palette=False),
    _command("note.delete", "ctrl+d", "delete", "Remove the bookmark (u brings it back)", "Bookmarks", NOTE,
             hint="remove", hint_key="^d", priority=True),
    _command("note.close", "escape", "close", "Close and keep what is typed as a draft", "Move", NOTE,
             hint="keep draft", priority=True, palette=False),
    _command("mouse", "", "mouse", "Use the mouse, or leave it", "Sitrep", *_FULL),
    _command("themes.open", "T", "themes", "Choose a theme", "Sitrep", *_FULL),
    _command("themes.down", "down", "step('down')", "The next theme", "Move", THEMES, palette=False),
    _command("themes.up", "up", "step('up')", "The theme before", "Move", THEMES, palette=False),
    _command("themes.keep", "enter", "keep_theme", "Keep this theme", "Sitrep", THEMES, hint="keep", priority=True,
             palette=False),
    _command("themes.close", "escape", "back", "Back to the theme before", "Move", THEMES, hint="back", palette=False),
    _command("help.close", "escape f1", "back", "Close", "Move", HELP, hint="back", palette=False),
    _command("help.down", "down", "scroll_box(1)", "Down a line", "Move", HELP, palette=False),
    _command("help.up", "up", "scroll_box(-1)", "Up a line", "Move", HELP, palette=False),
    _command("help.page-down", "pagedown", "scroll_box(10)", "Further down", "Move", HELP, palette=False),
    _command("help.page-up", "pageup", "scroll_box(-10)", "Further up", "Move", HELP, palette=False),
    _command("palette", "ctrl+p colon", "app.command_palette", "Command palette", "Sitrep", *_FULL, hint="palette",
             hint_key="^p", palette=False),
    _command("help", "question_mark f1", "help", "Help for this view", "Sitrep", *_FULL, *_BOXES, *_CHOICES,
             hint="help", hint_key="?"),
    _command("help.note", "f1", "help", "Help for this view", "Sitrep", *_TYPED, hint="help", hint_key="F1",
             palette=False),
    _command("quit.view", "q", "leave", "Back, or quit", "Sitrep", *_FULL, palette=False),
    _command("quit", "ctrl+q", "app.quit", "Quit", "Sitrep", *_FULL, *_BOXES, *_CHOICES, *_TYPED, HELP, priority=True),
)  # fmt: skip
