"""The page in an MHTML (`.mhtml`, `.mht`), as Chrome, Edge and old Internet Explorers save it, or a mail (RFC 2557)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from cleanpage.patterns import pattern
from cleanpage.types import Document, UnreadableInput

if TYPE_CHECKING:
    from email.message import Message

_HEAD_BYTES = 2**16
_FIRST_HEADER = pattern(rb"(?:From [^\n]*\n)?[A-Za-z][\w-]*:")
"""In a mailbox below a line for the envelope."""
_BLANK_LINE = pattern(rb"\r?\n\r?\n")
_DEEPEST = 4
"""A part that holds parts that hold parts: mail does so, saved pages do not."""


def page_of_mhtml(document: Document) -> Document:
    """Return the page that the MHTML was made for, with its address, charset and date; other documents as they are.

    Raises `UnreadableInput` when it holds no page.
    """
    data = document.data
    if not _FIRST_HEADER.match(data) or b"mime-version" not in data[:_HEAD_BYTES].lower():
        return document
    headers, body = _split(data)
    if "MIME-Version" not in headers or headers.get_content_maintype() not in ("multipart", "text"):
        return document
    parts = list(_parts(headers, body))
    chosen = _chosen(headers, parts)
    if chosen is None:
        raise UnreadableInput("this MHTML holds no page; save the page again")
    part, content = chosen
    return document._replace(
        data=_decoded(part, content),
        url=document.url or _address(headers, part),
        captured=document.captured or _date(headers),
        charset=part.get_content_charset() or document.charset,
    )


def _split(data: bytes) -> tuple[Message, bytes]:
    """Return the headers and what follows them."""
    from email.parser import BytesHeaderParser

    end = _BLANK_LINE.search(data, 0, _HEAD_BYTES)
    head, body = (data[: end.start()], data[end.end() :]) if end else (data[:_HEAD_BYTES], b"")
    return BytesHeaderParser().parsebytes(head), body


def _parts(headers: Message, body: bytes, depth: int = 0) -> Iterator[tuple[Message, bytes]]:
    """Yield headers and still encoded content of each part that holds no parts itself."""
    boundary = headers.get_boundary()
    if headers.get_content_maintype() != "multipart" or not boundary or depth == _DEEPEST:
        yield headers, body
        return
    line = re.compile(
        rb"(?:\A|\r?\n)--" + re.escape(boundary.encode("utf-8", "replace")) + rb"(?:--)?[ \t]*(?:\r?\n|\Z)"
    )
    found = [(match.start(), match.end()) for match in line.finditer(body)]
    for (_, start), (end, _) in pairwise([*found, (len(body), 0)]):
        if start < end:
            yield from _parts(*_split(body[start:end]), depth + 1)


def _chosen(headers: Message, parts: list[tuple[Message, bytes]]) -> tuple[Message, bytes] | None:
    """Return the part that is the page: the one the headers name, else the first of markup, else of text.

    Frames are parts of markup too, so the name comes first.
    """
    root = str(headers.get_param("start") or "").strip("<>")
    address = headers.get("Snapshot-Content-Location") or headers.get("Content-Location")
    pages = [part for part in parts if part[0].get_content_type() in ("text/html", "application/xhtml+xml")]
    for part in pages:
        identity = (part[0].get("Content-ID") or "").strip("<> ")
        if (root and identity == root) or (address and part[0].get("Content-Location") == address):
            return part
    texts = [part for part in parts if part[0].get_content_type() == "text/plain" and part[1].strip()]
    return next(iter(pages or texts), None)


def _decoded(part: Message, content: bytes) -> bytes:
    """Return the content without its transfer encoding; 7bit, 8bit and binary are none."""
    import binascii

    encoding = str(part.get("Content-Transfer-Encoding") or "").strip().lower()
    if encoding == "quoted-printable":
        return binascii.a2b_qp(content)
    if encoding == "base64":
        try:
            return binascii.a2b_base64(content)
        except binascii.Error as error:
            raise UnreadableInput("the page in this MHTML is damaged; save the page again") from error
    return content


def _address(headers: Message, part: Message) -> str | None:
    candidates = (
        headers.get("Snapshot-Content-Location"),
        part.get("Content-Location"),
        headers.get("Content-Location"),
    )
    address = next((str(found).strip() for found in candidates if found), "")
    return address if address.lower().startswith(("http:", "https:", "file:")) else None


def _date(headers: Message) -> str | None:
    from email.utils import parsedate_to_datetime

    try:
        return parsedate_to_datetime(str(headers.get("Date"))).isoformat()
    except (TypeError, ValueError, IndexError):  # none, or one that is no date
        return None
