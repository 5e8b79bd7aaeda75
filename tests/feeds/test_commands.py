"""`sitrep add`, `feeds` and `prune` as a person calls them, and reading without a network what they fetched."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sitrep import cli, paths
from sitrep.bookmarks.record import of_passage
from sitrep.bookmarks.store import open_store
from sitrep.briefing import brief
from sitrep.feeds.offline import read_all, stored
from sitrep.feeds.store import open_feeds

from .conftest import Clock
from .serving import LONG, Server, answer, feed


class Run:
    """Runs a command line and keeps what it said."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str, status: int = 0) -> str:
        self._capsys.readouterr()
        assert cli.run(words) == status
        done = self._capsys.readouterr()
        assert "Traceback" not in done.err
        return done.err if status else done.out


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], clock: Clock) -> Run:
    return Run(capsys)


def test_from_the_first_subscription_to_the_last(run: Run, server: Server, clock: Clock) -> None:
    assert run("feeds", "list") == "No subscriptions yet: `sitrep add ADDRESS` makes one.\n"
    server.pages["/f"] = feed(1, 2)
    address = f"{server.base}/f"
    assert "a feed with 2 articles" in run("add", address)
    assert run("add", address, "--name", "Mine [b]", "--every", "45") == (
        "Mine [b] is subscribed to already; its name is set to “Mine [b]” and it is asked every 45 minutes at most.\n"
    )
    assert run("feeds", "list").startswith(
        f"Mine [b]\n  {address}\n  2 unread of 2 · fetched 2026-11-26 10:00 UTC"
    )
    assert (
        run("feeds", "refresh")
        == "Nothing is to be asked before 10:45 UTC: all were asked a short time ago.\n"
    )
    assert run("feeds", "refresh", "--now") == "Mine [b]: too early, it may be asked again at 10:45 UTC.\n"
    clock.forward(46)
    server.pages["/f"] = feed(2, 3)
    assert run("feeds", "refresh") == "Mine [b]: 1 new.\n"
    clock.forward(46)
    assert run("feeds", "refresh", "mine [B]") == "Mine [b]: nothing new.\n"
    (row,) = json.loads(run("feeds", "list", "--format", "json"))
    assert (row["address"], row["articles"], row["unread"], row["every"]) == (address, 3, 3, 45)
    assert "No longer subscribed" in run("feeds", "remove", "Mine [b]")
    assert run("feeds", "list").startswith("No subscriptions yet")
    assert "There is no subscription" in run("feeds", "remove", "Mine [b]", status=1)
    assert run("prune") == "Let go of 3 articles (0.0 MB); 0 articles (0.0 MB) are kept.\n"


def test_everything_fetched_is_read_without_a_network_and_told(
    run: Run, server: Server, clock: Clock
) -> None:
    server.pages["/f"] = feed(1, 2)
    address = f"{server.base}/f"
    run("add", address)
    clock.forward(40)
    server.shutdown()
    server.server_close()
    first, second = read_all(address)
    assert (first.title, second.title) == ("Title 2", "Title 1")
    assert "cannot be reached" in first.warnings[0]
    assert first.warnings[0].endswith("What is shown is from the store, fetched 2026-11-26 10:00 UTC.")
    assert [one.title for one in stored(address)] == ["Title 2", "Title 1"]
    assert "Title 1" in run("brief", address, "--article", "2")
    assert cli.run(["feeds", "refresh"]) == 1
    assert "cannot be reached" in run("feeds", "list")


def test_an_item_is_read_by_its_own_address(run: Run, server: Server, clock: Clock) -> None:
    item = f"{server.base}/item"
    server.pages["/f"] = answer(
        f"<rss><channel><title>P</title><item><title>Found again</title><link>{item}</link>"
        f"<description>{LONG}</description></item></channel></rss>",
        kind="application/rss+xml",
    )
    run("add", f"{server.base}/f")
    (article,) = read_all(item)  # the server has no such page
    assert article.title == "Found again"
    assert "answered 404" in article.warnings[0]


def test_pruning_leaves_what_is_bookmarked(run: Run, server: Server, clock: Clock) -> None:
    server.pages["/f"] = feed(1, 2)
    run("add", f"{server.base}/f")
    with open_feeds() as feeds:
        briefing = brief(feeds.articles(f"{server.base}/f")[1])
    with open_store() as store:
        store.save(of_passage(briefing.article, briefing.body[0], "", ()))
    assert run("prune", "--days", "1", "--dry-run").startswith(
        "Would let go of 1 article (0.0 MB).\nKept although old"
    )
    assert run("prune", "--days", "1").startswith(
        "Let go of 1 article (0.0 MB); 1 article (0.0 MB) are kept.\n"
    )
    assert read_all(briefing.article.source)[0].paragraphs == briefing.article.paragraphs
    paths.store_file().write_bytes(b"damaged")
    assert "is damaged" in run("prune", "--days", "0", status=1)


def test_lists_come_and_go_as_opml(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "mine.opml"
    file.write_text(
        '<opml><body><outline text="A" xmlUrl="https://a.example/f"/><outline text="B" xmlUrl="http://127.0.0.1:1/"/>'
        '<outline text="C" xmlUrl="mailto:x@y.z"/></body></opml>'
    )
    tried = run("feeds", "import", "--dry-run", str(file))
    assert "new: A  https://a.example/f\n" in tried
    assert tried.endswith("Would subscribe to 2 new, 0 there already, 1 left out.\n")
    assert not paths.feeds_file().exists()
    assert "Subscribed to 2 new, 0 there already, 1 left out.\n" in run("feeds", "import", str(file))
    assert run("feeds", "import", str(file)).endswith("Subscribed to 0 new, 2 there already, 1 left out.\n")
    exported = tmp_path / "out.opml"
    run("feeds", "export", "-o", str(exported))
    assert exported.read_text() == paths.subscriptions_file().read_text() == run("feeds", "export")
    assert "already exists" in run("feeds", "export", "-o", str(exported), status=1)
    assert run("feeds", "import", str(exported)).endswith("Subscribed to 0 new, 2 there already.\n")


def test_a_list_leads_nowhere_private(run: Run, server: Server, tmp_path: Path) -> None:
    server.pages["/f"] = feed(1)
    file = tmp_path / "mine.opml"
    file.write_text(f'<opml><body><outline text="A" xmlUrl="{server.base}/f"/></body></opml>')
    run("feeds", "import", str(file))
    assert cli.run(["feeds", "refresh"]) == 1
    assert server.asked == []
    (row,) = json.loads(run("feeds", "list", "--format", "json"))
    assert "an address of a private network, which is only opened when it is typed" in row["trouble"]
    assert "a feed with 1 article" in run("add", f"{server.base}/f")
    (row,) = json.loads(run("feeds", "list", "--format", "json"))
    assert (row["trouble"], row["name"], row["articles"]) == (None, "The Post", 1)


def test_what_is_wrong_is_one_sentence(run: Run, server: Server) -> None:
    assert "is no http or https address" in run("add", "nonsense", status=1)
    assert "answered 404" in run("add", f"{server.base}/none", status=1)
    assert run("feeds", "list").startswith("No subscriptions")
    assert "no number of minutes from 5" in run("add", "https://a.b/", "--every", "1", status=2)
    paths.feeds_file().parent.mkdir(parents=True, exist_ok=True)
    paths.feeds_file().write_bytes(b"no database" * 1000)
    assert "is damaged" in run("feeds", "list", status=1)
    server.pages["/page"] = answer(f"<article><h1>Valley</h1><p>{LONG}</p></article>")
    assert read_all(f"{server.base}/page")[0].paragraphs[0] == "Valley"
