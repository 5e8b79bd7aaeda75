"""Web pages in the shapes of real news sites: what is kept, what is left out, and that nothing vanishes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from benchmarks.pages import PAGES, judge_all
from lxml import etree

from sitrep.model import Article
from sitrep.reading import clean, read, read_bytes
from sitrep.reading.decode import decode
from sitrep.reading.page import parse

LABEL = rb' data-l="[ko]"'


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    """Every page by its name, read without its labels."""
    return {
        path.stem: read_bytes(re.sub(LABEL, b"", path.read_bytes()), path.name)
        for path in PAGES.glob("*.html")
    }


def test_paragraphs_are_kept_and_left_out_as_labelled() -> None:
    judged = judge_all()
    assert len(judged) >= 24
    paragraphs, labelled = sum(p.paragraphs for p in judged), sum(p.labelled for p in judged)
    assert 1 - sum(len(p.wrong) for p in judged) / paragraphs >= 0.97
    assert 1 - sum(len(p.missing) for p in judged) / labelled >= 0.97
    assert min(p.precision for p in judged) >= 0.75
    assert min(p.recall for p in judged) >= 0.9


def test_every_word_of_a_page_is_in_its_article_or_left_out(articles: dict[str, Article]) -> None:
    for name, article in articles.items():
        tree = parse(decode((PAGES / f"{name}.html").read_bytes(), name).text)
        assert tree is not None
        etree.strip_elements(tree, "script", "style", "head", with_tail=False)
        there = " ".join([article.title, *article.paragraphs, *(row.text for row in article.left_out)])
        words = re.findall(r"\w{4,}", clean(" ".join(tree.itertext())))
        missing = [word for word in words if word not in there]
        assert not missing, name


def test_title_author_publisher_date_address_and_language(articles: dict[str, Article]) -> None:
    page = articles["broadcaster"]
    assert page.title == page.paragraphs[0] == "Drone strike cuts power to half of Sumy region"
    assert page.headline == 0
    assert (page.author, page.publisher, page.language) == ("Hanna Wells", "Northern Broadcasting", "en-GB")
    assert page.published == "2026-02-11T07:42:10.000Z"
    assert page.address == "https://www.northern.example/news/world-europe-70112233"
    assert articles["thinktank"].title == "Offensive Campaign Assessment, February 8, 2026"
    assert articles["amp"].publisher == "Harbour Daily"
    assert articles["agency"].author == "Lena Kovač"
    assert articles["rferl"].published == "2026-08-08 14:02:00Z"
    assert articles["ukrainian-1251"].publisher == "Слобідська правда"
    assert articles["russian-koi8"].title == "Совет Европы обсудил трибунал"
    assert (articles["breaks"].author, articles["breaks"].published, articles["breaks"].address) == (
        None,
    ) * 3


def test_a_declared_encoding_is_no_guess_and_an_undeclared_one_is_said(articles: dict[str, Article]) -> None:
    assert articles["ukrainian-1251"].warnings == ()
    assert articles["breaks"].warnings == ()
    assert "read as KOI8-R, which is a guess" in articles["russian-koi8"].warnings[0]


def test_a_page_for_subscribers_is_never_shown_as_whole(articles: dict[str, Article]) -> None:
    assert any("only the beginning" in warning for warning in articles["paywall"].warnings)
    assert [name for name, page in articles.items() if any("only the" in w for w in page.warnings)] == [
        "paywall"
    ]


def test_what_is_left_out_says_why(articles: dict[str, Article]) -> None:
    reasons = {row.why: row.text for page in articles.values() for row in page.left_out}
    for why in (
        *(
            "navigation",
            "comments",
            "caption",
            "cookie notice",
            "newsletter box",
            "related articles",
            "credits",
        ),
        *("advertisement", "share buttons", "page footer", "link to another article", "byline", "pull quote"),
    ):
        assert reasons[why]


def page(body: str, head: str = "") -> bytes:
    return f"<!doctype html><html><head><title>Valley</title>{head}</head><body>{body}</body></html>".encode()


FIRST = "Rescue teams reached the valley on Monday, three days after the storm had cut the road."
LAST = "The road will stay closed until the bridge has been repaired, engineers told reporters."


def test_depth_without_end_loses_nothing() -> None:
    for tags in ("<div>", "<div><span>", "<b>", "<section><article>", "<table><tr><td>"):
        body = f"<p>{FIRST}</p>{tags * 20_000}deep{'</div>' * 20_000}<p>{LAST}</p>"
        article = read_bytes(page(body), "a.html")
        assert article.paragraphs[0] == FIRST
        assert article.paragraphs[-1].endswith(LAST)


def test_a_page_with_little_of_its_text_kept_says_so() -> None:
    teasers = "".join(
        f"<div class=card><a href=/{n}>{FIRST} Number {n} of the many things that happened elsewhere.</a></div>"
        for n in range(3)
    )
    boxes = "".join(f"<div class=x{n}><span>{LAST} Again {n}.</span></div><hr>" for n in range(20))
    article = read_bytes(
        page(f"<article><p>{FIRST}</p><p>{LAST}</p></article><aside>{boxes}</aside>{teasers}"), "a.html"
    )
    assert article.paragraphs == (FIRST, LAST)
    assert re.search(r"Only \d+% of the page's text was taken", article.warnings[0])


def test_line_breaks_tables_lists_and_entities() -> None:
    body = f"""<article><p>{FIRST}<br>It rained.<br><br>{LAST}</p>
    <table><tr><th>Item<th>Count</tr><tr><td>Tents<td>40</tr></table>
    <p>{FIRST} Then:</p><ul><li>one road &#150; open;<li>two bridges &amp; a ford.</ul>
    <ol><li>first of all;<li>after that.</ol>
    <p>{LAST} &#27;[31m&#x202e;end.</p></article>"""
    assert read_bytes(page(body), "a.html").paragraphs == (
        f"{FIRST} It rained.",
        LAST,
        "Item | Count",
        "Tents | 40",
        f"{FIRST} Then:",
        "- one road – open;",
        "- two bridges & a ford.",
        "1. first of all;",
        "2. after that.",
        f"{LAST} end.",
    )


@pytest.mark.parametrize(
    "body",
    ["", "<frameset><frame src=x></frameset>", "<noscript>Enable JavaScript</noscript><div id=app></div>"],
)
def test_a_page_without_text_is_refused(body: str, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_bytes(page(body))
    with pytest.raises(Exception, match=r"a\.html holds no text that reads as an article"):
        read(str(tmp_path / "a.html"))


def test_addresses_that_are_no_web_address_are_not_kept() -> None:
    for link in ("javascript:alert(1)", "file:///etc/passwd", "http://[::1", "//", "https://", "x" * 5000):
        head = f'<link rel="canonical" href="{link}">'
        assert read_bytes(page(f"<p>{FIRST}</p><p>{LAST}</p>", head), "a.html").address is None


def test_broken_metadata_does_no_harm() -> None:
    head = (
        "<script type='application/ld+json'>{'not': json</script>"
        "<script type='application/ld+json'>" + "[" * 5000 + "</script>"
        '<script type="application/ld+json">[7, null, {"@type": ["NewsArticle"], "headline": 7, "url": 5,'
        ' "publisher": [], "author": [{"name": null}, 5, {"name": "http://x"}], "datePublished": {}}]</script>'
        "<meta property=og:title content='\x1b]0;owned\x07Valley'>"
    )
    article = read_bytes(page(f"<p>{FIRST}</p><p>{LAST}</p>", head), "a.html")
    assert (article.title, article.author, article.publisher, article.published) == (
        "Valley",
        None,
        None,
        None,
    )
