"""Mails and web archives: the part that is meant to be read, and a list of what came with it."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import pytest

from sitrep.errors import SourceError
from sitrep.reading import read_bytes

TEXT = "Envoys met in Geneva on Monday.\n\nTroops advanced near the river, three officials said.\n"
PAGE = "<html><head><title>Talks</title></head><body><p>{}</p><p>{}</p></body></html>".format(
    *TEXT.split("\n\n")
)


def mail(**headers: str) -> EmailMessage:
    message = EmailMessage()
    for name, value in {
        "From": "Ана Лі <ana@news.example>",
        "Subject": "Переговори в Женеві",
        "Date": "Mon, 02 Mar 2026 16:05:00 +0200",
        **headers,
    }.items():
        message[name] = value
    return message


def test_a_plain_mail_with_an_attachment() -> None:
    message = mail()
    message.set_content(f"{TEXT}\n-- \nAna Lee\nThe Daily Map")
    message.add_attachment(b"\x89PNG" * 900, maintype="image", subtype="png", filename="карта [red].png")
    article = read_bytes(message.as_bytes(), "a.eml")
    assert article.title == "Переговори в Женеві"
    assert article.paragraphs == tuple(part.strip() for part in TEXT.split("\n\n"))
    assert (article.author, article.published) == ("Ана Лі", "2026-03-02T16:05:00+02:00")
    assert [(row.text, row.why) for row in article.left_out] == [
        ("Ana Lee The Daily Map", "signature"),
        ("карта [red].png (image/png, 3 kB)", "attachment"),
    ]


@pytest.mark.parametrize(
    ("encoding", "cte"), [("windows-1251", "quoted-printable"), ("koi8-u", "base64"), ("utf-8", "8bit")]
)
def test_encodings_of_mails_are_followed(encoding: str, cte: str) -> None:
    message = mail()
    message.set_content("Президент заявив, що міст зачинено.", charset=encoding, cte=cte)
    article = read_bytes(message.as_bytes(policy=policy.SMTP), "-")
    assert article.paragraphs == ("Президент заявив, що міст зачинено.",)
    assert article.warnings == ()


def test_of_two_forms_the_text_is_read_unless_the_page_says_far_more() -> None:
    message = mail()
    message.set_content(TEXT)
    message.add_alternative(PAGE, subtype="html")
    article = read_bytes(message.as_bytes(), "a.eml")
    assert len(article.paragraphs) == 2
    assert article.left_out[-1].why == "another form of the text"
    message = mail()
    message.set_content("View this mail in your browser.")
    message.add_alternative(PAGE, subtype="html")
    assert read_bytes(message.as_bytes(), "a.eml").paragraphs[0] == "Envoys met in Geneva on Monday."


def archive() -> bytes:
    whole = MIMEMultipart("related", type="text/html")
    whole["From"] = "<Saved by Blink>"
    whole["Snapshot-Content-Location"] = "https://news.example/talks?x=1"
    whole["Subject"] = "=?utf-8?Q?Talks=20in=20Geneva?="
    whole["Date"] = "Tue, 03 Mar 2026 08:00:00 -0000"
    page = MIMEText(PAGE, "html", "utf-8")
    page["Content-Location"] = "https://news.example/talks?x=1"
    whole.attach(page)
    for _ in range(3):
        whole.attach(MIMEText("p{}", "css"))
    return whole.as_bytes()


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "-"])
def test_a_web_archive_is_its_page(name: str) -> None:
    article = read_bytes(archive(), name)
    assert (article.title, article.address) == ("Talks", "https://news.example/talks?x=1")
    assert article.paragraphs[0] == "Envoys met in Geneva on Monday."
    assert article.published is None
    assert str(article.retrieved).startswith("2026-03-03T08:00:00")
    assert article.author is None
    assert article.left_out[-1].text == "3 pictures, styles, frames and other parts"


def test_a_text_that_only_looks_a_little_like_a_mail_stays_text() -> None:
    text = b"From: the front\nTo: all readers\n\nTroops advanced near the river.\n"
    assert "From: the front" in " ".join(read_bytes(text, "-").paragraphs)


@pytest.mark.parametrize(
    "data",
    [
        b"MIME-Version: 1.0\nFrom: x\nSubject: y\n\n",
        b"Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: image/png\n\nx\n--b--\n",
        b"Content-Type: multipart/mixed\n\nno boundary",
        b"Content-Type: text/html; charset=\x1b[31m\nContent-Transfer-Encoding: base64\n\n!!!!",
        b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(3000)),
        b"Content-Type: message/rfc822\n\n" * 3000,
        b"Subject: " + b"=?utf-8?B?" + b"x" * 5000 + b"?=\nContent-Type: text/plain\n\n",
    ],
    ids=range(7),
)
def test_broken_mails_are_read_or_refused_in_a_sentence(data: bytes) -> None:
    try:
        read_bytes(data, "a.eml")
    except SourceError as error:
        assert str(error).startswith("a.eml ")
        assert str(error).endswith(".")
