"""Fetching an address: one total deadline, few redirects, bounded bytes, and no way into the person's own network."""

from __future__ import annotations

import asyncio
import contextlib
import datetime
import email.utils
import functools
import http
import ipaddress
import re
import socket
import ssl
import time
import urllib.request
import zlib
from collections.abc import Mapping
from email.message import Message
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

import httpx

from sitrep import BEGUN, __version__
from sitrep.errors import FetchError, SourceError
from sitrep.printed import utc
from sitrep.reading.clean import line
from sitrep.reading.files import MOST, too_large
from sitrep.threads import in_thread

SECONDS = 8.0
"""The whole fetch, from the name's resolution to the last byte, redirects included."""
_WITHIN, _LEAST = 8.0, 4.0
"""Seconds from the program's begin within which the fetch that it starts with ends, so that an answer stands within
ten, also where a busy machine takes long to start it; and those that it has in any case."""
REDIRECTS = 5
_HEADERS = {
    "User-Agent": f"sitrep/{__version__} (news reader for the terminal)",
    "Accept": "text/html, application/xhtml+xml, application/rss+xml, application/atom+xml, application/feed+json,"
    " text/plain;q=0.9, application/pdf;q=0.8, */*;q=0.5",
    "Accept-Encoding": "gzip, deflate",
}
_WINDOW = {"gzip": 31, "x-gzip": 31, "deflate": 47}
"""zlib's window bits: 31 is gzip, 47 finds out which of its two forms deflate has."""


class Fetched(NamedTuple):
    """What came from an address; `data` is empty where the server says that it is unchanged.

    `address` is where redirects led, `media` and `charset` are from its Content-Type, `retrieved` is ISO 8601 in
    UTC; `etag` and `modified` go into the next request for the same address. `fresh` are the seconds for which its
    server says that it does not change.
    """

    data: bytes
    address: str
    media: str
    charset: str | None
    retrieved: str
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False
    fresh: int | None = None


def fetch_now(
    address: str, *, typed: bool = True, etag: str | None = None, modified: str | None = None
) -> Fetched:
    """`fetch` for callers without an event loop."""
    return asyncio.run(fetch(address, typed=typed, etag=etag, modified=modified))


async def fetch(
    address: str, *, typed: bool = True, etag: str | None = None, modified: str | None = None
) -> Fetched:
    """The bytes at an http(s) address, at most 10 MB after decompression, within SECONDS.

    `typed` says that the person wrote the address; only then may it lead to a private or loopback address, and a
    redirect never does, unless to the same host and port. `etag` and `modified` make the request conditional.
    Raises SourceError with one sentence. Can be cancelled at any time.
    """
    shown = line(address)
    asked = _split(address, shown)
    seconds = _seconds(time.monotonic() - BEGUN)
    conditions = {"If-None-Match": etag, "If-Modified-Since": modified}
    try:
        async with asyncio.timeout(seconds):
            return await _follow(
                asked, shown, typed, {name: value for name, value in conditions.items() if value}
            )
    except TimeoutError:
        raise FetchError(
            f"{shown} did not answer in full within {seconds:.2g} seconds: try again, or save the page in a browser."
        ) from None
    except httpx.HTTPError as error:
        reached = not isinstance(error, httpx.ConnectError)
        raise FetchError(_said(error, shown), asked=reached) from None
    except (httpx.InvalidURL, UnicodeError, ValueError):
        raise SourceError(f"{shown} is no address that can be fetched: check it.") from None


def _seconds(running: float) -> float:
    """How long a fetch may take in a program that has been running for so many seconds."""
    return min(SECONDS, max(_LEAST, _WITHIN - running)) if running < _WITHIN else SECONDS


async def _follow(asked: SplitResult, shown: str, typed: bool, conditions: Mapping[str, str]) -> Fetched:
    """Ask, and go where redirects lead."""
    now, own = asked, _origin(asked) if typed else None
    for _ in range(REDIRECTS + 1):
        found = await _ask(now, shown, _origin(now) == own, conditions)
        if isinstance(found, Fetched):
            return found
        now = _split(urljoin(now.geturl(), found), shown, redirected=True)
        conditions = {}
    raise SourceError(f"{shown} redirects more than {REDIRECTS} times: check it in a browser.")


async def _ask(
    now: SplitResult, shown: str, may_be_private: bool, conditions: Mapping[str, str]
) -> Fetched | str:
    """One request; the answer, or the address to go to instead."""
    host, proxied = now.hostname or "", _is_proxied(now)
    places = [host] if proxied else await _places(host, _port(now), may_be_private, shown)
    last: Exception | None = None
    # Connected to by number, so that the address asked is the one that was checked.
    async with httpx.AsyncClient(timeout=None, verify=_trust(), trust_env=proxied) as client:
        for place in places[:4]:
            request = client.build_request(
                "GET",
                httpx.URL(now._replace(fragment="").geturl()).copy_with(host=place),
                headers={**_HEADERS, **conditions, "Host": now.netloc},
                extensions={"sni_hostname": host},
            )
            try:
                response = await client.send(request, stream=True)
            except (httpx.ConnectError, httpx.ConnectTimeout) as error:
                last = error
                continue
            try:
                return await _answer(response, now, shown)
            finally:
                with contextlib.suppress(Exception):
                    await response.aclose()
    raise last or FetchError(
        f"{shown} cannot be reached: check the address and your connection.", asked=False
    )


async def _answer(response: httpx.Response, now: SplitResult, shown: str) -> Fetched | str:
    status = response.status_code
    if status in (301, 302, 303, 307, 308):
        to = response.headers.get("Location", "")
        if not to:
            raise SourceError(f"{shown} redirects without saying where to: open it in a browser.")
        return str(to)
    unchanged = status == 304
    if not unchanged and not 200 <= status < 300:
        raise FetchError(
            f"{shown} answered {_phrase(status)}: check the address, or open it in a browser.",
            retry_after=_seconds_until(response.headers.get("Retry-After")),
        )
    media, charset = _content_type(response.headers.get("Content-Type", ""))
    return Fetched(
        data=b"" if unchanged else await _body(response, shown),
        address=line(now.geturl(), 4000),
        media=media,
        charset=charset,
        retrieved=utc(datetime.datetime.now(datetime.UTC), "seconds"),
        etag=_token(response.headers.get("ETag")),
        modified=_token(response.headers.get("Last-Modified")),
        unchanged=unchanged,
        fresh=_fresh(response.headers.get("Cache-Control", "")),
    )


async def _body(response: httpx.Response, shown: str) -> bytes:
    """The body, unpacked while it comes, and never more of it than allowed."""
    packed = [word.strip() for word in response.headers.get("Content-Encoding", "").lower().split(",")]
    packed = [word for word in packed if word not in ("", "identity")]
    if len(packed) > 1 or (packed and packed[0] not in _WINDOW):
        raise SourceError(f"{shown} is packed in a way that cannot be read: save the page in a browser.")
    unpack = zlib.decompressobj(_WINDOW[packed[0]]) if packed else None
    data = bytearray()
    async for chunk in response.aiter_raw():
        while chunk:
            if unpack is None:
                data += chunk
                chunk = b""
            else:
                try:
                    data += unpack.decompress(chunk, MOST + 1 - len(data))
                except zlib.error:
                    raise SourceError(f"{shown} arrived damaged: try again, or save the page.") from None
                chunk = b"" if unpack.eof else unpack.unconsumed_tail
            if len(data) > MOST:
                raise too_large(shown)
    if unpack is not None and not unpack.eof:
        raise SourceError(f"{shown} broke off before its end: try again.")
    return bytes(data)


async def _places(host: str, port: int, may_be_private: bool, shown: str) -> list[str]:
    """The numbers a name stands for; raises SourceError where one is private and was not typed."""
    found = await _resolved(host, port)
    if not found:
        raise FetchError(
            f"{shown} cannot be reached: no computer of the name {line(host, 100)} is known.", asked=False
        )
    for place in found:
        number = ipaddress.ip_address(place.partition("%")[0])
        number = getattr(number, "ipv4_mapped", None) or number
        if not may_be_private and (not number.is_global or number.is_multicast):
            raise FetchError(
                f"{shown} leads to {number}, an address of a private network, which is only opened when it is typed.",
                asked=False,
            )
    return found


async def _resolved(host: str, port: int) -> list[str]:
    """Asked in a thread of its own: a resolver that hangs must not keep the program from going on."""

    def ask() -> list[str]:
        with contextlib.suppress(OSError, UnicodeError):
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            return list(dict.fromkeys(str(row[4][0]) for row in rows))
        return []

    return await in_thread(ask)


@functools.cache
def _trust() -> ssl.SSLContext:
    """The system's certificates, and those that come with httpx where it has none."""
    import certifi

    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _split(address: str, shown: str, *, redirected: bool = False) -> SplitResult:
    address = address.strip()
    try:
        parts = urlsplit(address)
        good = parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        good = False
    if redirected and not good:
        raise SourceError(f"{shown} leads to an address that is not http or https, which is not followed.")
    if not good or re.search(r"[\x00-\x20\x7f-\x9f]", address):
        raise SourceError(f"{shown} is no address that can be fetched: check it.")
    if "@" in parts.netloc:
        raise SourceError(
            f"{line(parts.hostname or shown)} is given with a name or password, which is not sent."
        )
    return parts


def _origin(parts: SplitResult) -> tuple[str, int]:
    return (parts.hostname or "").lower(), _port(parts)


def _port(parts: SplitResult) -> int:
    return parts.port or (443 if parts.scheme.lower() == "https" else 80)


def _is_proxied(parts: SplitResult) -> bool:
    """Whether the environment names a proxy for this address, which then resolves the name itself."""
    proxies = urllib.request.getproxies()
    named = proxies.get(parts.scheme.lower()) or proxies.get("all")
    return bool(named) and not urllib.request.proxy_bypass(parts.hostname or "")


def _content_type(header: str) -> tuple[str, str | None]:
    message = Message()
    message["Content-Type"] = line(header, 200)
    charset = message.get_param("charset")
    media = message.get_content_type() if "/" in header else ""
    return media, charset if isinstance(charset, str) else None


def _phrase(status: int) -> str:
    try:
        return f"{status} ({http.HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)


def _seconds_until(header: str | None) -> int | None:
    """The seconds of a Retry-After header, which gives their number or a date; None where it says neither."""
    written = line(header or "", 60).strip()
    if written.isascii() and written.isdigit():
        return int(written[:9])
    try:
        left = email.utils.parsedate_to_datetime(written) - datetime.datetime.now(datetime.UTC)
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0, int(left.total_seconds()))


def _fresh(header: str) -> int | None:
    """The max-age of a Cache-Control header; None where it has none, or says that every time is to be asked."""
    found = re.search(r"(?:^|[\s,])max-age=\"?(\d{1,9})", header.lower())
    return int(found[1]) if found and "no-cache" not in header.lower() else None


def _token(value: str | None) -> str | None:
    """A header to be sent back as it came; none where it holds what no header may."""
    return value if value and len(value) <= 500 and value.isascii() and value.isprintable() else None


def _said(error: Exception, shown: str) -> str:
    """One sentence for what went wrong on the way."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            why = line(cause.verify_message or "unknown", 100)
            return f"{shown} could not prove who it is ({why}): do not trust it, or check the clock of this computer."
        if isinstance(cause, ssl.SSLError):
            return f"{shown} does not speak TLS as it should: check the address, or open it in a browser."
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.ConnectError):
        return f"{shown} cannot be reached: check the address and your connection."
    if isinstance(error, httpx.RemoteProtocolError):
        return f"{shown} broke off or answered what is no HTTP: try again, or open it in a browser."
    return f"{shown} could not be fetched ({line(type(error).__name__, 60)}): try again."
