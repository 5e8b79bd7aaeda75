"""The feed file: bounded, pruned without loss of what is bookmarked, whole, and told of when it is not."""

from __future__ import annotations

import random
import string
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sitrep import paths
from sitrep.errors import SourceError, StoreError
from sitrep.feeds import records
from sitrep.feeds import store as stores
from sitrep.feeds.records import Feed, address_of
from sitrep.feeds.store import FeedStore, open_feeds
from sitrep.model import Article, LeftOut

NOW = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)
HERE = "https://post.example/feed"


def article(n: int, *, days: int = 0, words: str = "Envoys met.", source: str = "") -> Article:
    published = (NOW - timedelta(days=days)).isoformat()
    return Article(
        f"id{n}{len(words)}",
        f"Title {n}",
        source or f"https://post.example/{n}",
        (words,),
        published=published,
    )


def filled(store: FeedStore, *articles: Article, address: str = HERE, keep: set[str] | None = None) -> None:
    store.subscribe(Feed(address))
    store.take(address, articles, NOW, set() if keep is None else keep)


def sources(store: FeedStore, address: str = HERE) -> list[str]:
    return [one.source.rpartition("/")[2] for one in store.articles(address)]


def test_an_article_comes_back_as_it_was() -> None:
    whole = Article(
        "id", "Title [red]", "https://a.example/", ("One.", "Two \ud83d\ude00."), headline=0, published="soon",
        left_out=(LeftOut("x", "why"),), warnings=("w",), author="A", publisher="P", address="https://a.example/",
        retrieved="2026-01-01T00:00:00Z", language="uk",
    )  # fmt: skip
    assert records.unpacked(records.packed(whole)) == whole
    for broken in ("", "[]", "{}", '{"id": 1, "nonsense": 2}', '"x"', '{"left_out": 7}'):
        with pytest.raises(ValueError):
            records.unpacked(broken)


def test_the_oldest_go_and_bookmarked_ones_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_ENTRIES", 3)
    with open_feeds() as store:
        filled(store, *(article(n, days=n) for n in range(6)), keep={"https://post.example/5"})
        assert sources(store) == ["0", "1", "2", "5"]


def test_bytes_are_bounded_for_one_and_for_all(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(random.Random(7).choices(string.ascii_letters, k=1000))
    monkeypatch.setattr(stores, "MOST_BYTES", 3000)
    monkeypatch.setattr(stores, "MOST_IN_ALL", 4000)
    with open_feeds() as store:
        filled(store, *(article(n, days=n, words=text) for n in range(6)))
        assert sources(store) == ["0", "1"]
        filled(store, article(1, days=9, words=text * 9), address="https://big.example/")
        assert sources(store, "https://big.example/") == []
        filled(store, article(1, words=text * 2), address="https://new.example/")
        assert store.held().bytes <= 4000


def test_a_date_in_the_future_gains_nothing() -> None:
    with open_feeds() as store:
        filled(store, article(1, days=-4000), article(2))
        store.take(HERE, [article(3, days=0)], NOW + timedelta(hours=1), set())
        assert sources(store)[-1] == "3"  # published before the others came
        store.take(HERE, [article(4, days=-400)], NOW + timedelta(hours=2), set())
        assert sources(store)[0] == "4"


def test_pruning_spares_what_is_bookmarked_and_can_be_tried() -> None:
    with open_feeds() as store:
        filled(store, *(article(n, days=40 * n) for n in range(5)))
        filled(store, article(9), address="https://gone.example/")
        store.remove("https://gone.example/", NOW)
        keep = {"https://post.example/4"}
        tried, spared = store.prune(NOW, 90, keep, dry_run=True)
        assert (tried.articles, spared, store.held().articles) == (2, 1, 6)
        gone, spared = store.prune(NOW, 90, keep)
        assert (gone, spared) == (tried, 1)
        assert sources(store) == ["0", "1", "2", "4"]
        assert store.subscribe(Feed("https://gone.example/"))
        assert store.articles("https://gone.example/") == []


def test_a_removed_subscription_comes_back_with_what_it_brought() -> None:
    with open_feeds() as store:
        filled(store, article(1))
        store.change(HERE, name="Mine", etag='"v"')
        assert store.remove(HERE, NOW)
        assert not store.remove(HERE, NOW)
        assert store.feeds() == []
        assert store.subscribe(Feed(HERE, title="Else"))
        assert not store.subscribe(Feed(HERE))
        (feed,) = store.feeds()
        assert (feed.name, feed.etag, sources(store)) == ("Mine", '"v"', ["1"])


def test_two_sitreps_never_ask_one_address_at_once() -> None:
    with open_feeds() as one, open_feeds() as other:
        one.subscribe(Feed(HERE))
        assert one.claim(Feed(HERE), NOW) is not None
        assert other.claim(Feed(HERE), NOW) is None


def test_the_most_subscriptions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "MOST_FEEDS", 1)
    with open_feeds() as store:
        store.subscribe(Feed(HERE))
        with pytest.raises(StoreError, match="which is the most"):
            store.subscribe(Feed("https://more.example/"))


def test_a_damaged_file_is_named_with_the_way_back() -> None:
    with open_feeds() as store:
        filled(store, article(1))
    paths.feeds_file().write_bytes(b"no database" * 1000)
    with pytest.raises(StoreError, match=r"is damaged .* `sitrep feeds import .*feeds\.opml`"):
        open_feeds()


def test_a_file_of_a_newer_sitrep_and_a_closed_folder_are_told() -> None:
    with open_feeds() as store:
        store._db.execute("PRAGMA user_version=99")
    with pytest.raises(StoreError, match="newer sitrep"):
        open_feeds()
    paths.feeds_file().unlink()
    paths.feeds_file().mkdir()
    with pytest.raises(StoreError, match=r"The feed file .*feeds"):
        open_feeds()


def test_a_path_that_a_terminal_would_obey_is_told_without_that(tmp_path: Path) -> None:
    path = tmp_path / "feeds\x1b[31m.sqlite3"
    with open_feeds(path) as store:
        store._db.execute("PRAGMA user_version=99")
    with pytest.raises(StoreError, match="newer sitrep") as caught:
        open_feeds(path)
    assert str(caught.value).isprintable()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("https://Example.ORG/Feed.xml#top", "https://example.org/Feed.xml"),
        ("example.org/feed", "https://example.org/feed"),
        ("feed:https://example.org/f", "https://example.org/f"),
        ("feed://example.org/f", "https://example.org/f"),
        ("  http://127.0.0.1:8000/f?a=b ", "http://127.0.0.1:8000/f?a=b"),
    ],
)
def test_addresses_as_people_write_them(typed: str, meant: str) -> None:
    assert address_of(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "feed.xml and more",
        "file:///etc/passwd",
        "https://u:p@x.org/",
        "http://[::1",
        "https://a\x1b.b/",
        "ftp://a.b",
    ],
)
def test_what_is_no_address_is_one_sentence(typed: str) -> None:
    with pytest.raises(SourceError) as caught:
        address_of(typed)
    assert str(caught.value).isprintable()
    assert "u:p" not in str(caught.value)
