"""What browsers save a page in: MHTML, Safari's webarchive, SingleFile."""

from __future__ import annotations

import base64
import os
import plistlib
from collections.abc import Callable
from pathlib import Path

import pytest

from cleanpage.decode import decode
from cleanpage.sources import open_document, unpack
from cleanpage.types import Document, UnreadableInput
from tests import chromium

ROOT = Path(__file__).parents[1]
DATA = Path(__file__).parent / "data"
FIXTURES = ROOT / "fixtures"
HARBOUR = (FIXTURES / "news--english-harbour.html").read_bytes()


def test_an_mhtml_made_by_chromium() -> None:
    page = open_document(str(DATA / "chromium--german-stadtbad.mhtml"))
    check_stadtbad(page)
    assert page.captured == "2026-11-24T22:21:17+00:00"


@pytest.mark.skipif(not chromium.CHROMIUM, reason="no Chromium here")
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_an_mhtml_made_anew() -> None:
    with chromium.served(FIXTURES) as address:
        check_stadtbad(unpack(Document(chromium.save_as_mhtml(f"{address}/news--german-stadtbad.html"), "page")))


def check_stadtbad(page: Document) -> None:
    assert page.url is not None
    assert page.url.endswith("/news--german-stadtbad.html")
    text = page.data.decode("utf-8")
    assert "Stadtbad in Hellenau öffnet nach zwei Jahren Umbau wieder" in text
    assert "MultipartBoundary" not in text
    assert "=3D" not in text


def test_an_mhtml_without_its_boundary_is_refused() -> None:
    saved = b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=lost\r\n\r\n<p>Nothing begins here.</p>"
    with pytest.raises(UnreadableInput):
        unpack(Document(saved, "page"))


def mhtml(encoding: str, body: bytes, charset: str = "") -> bytes:
    place = "Content-Location: https://a.example/"
    part = f"Content-Type: text/html{charset}\r\nContent-Transfer-Encoding: {encoding}\r\n{place}p"
    frame = f"Content-Type: text/html\r\n{place}frame\r\n\r\nframe"
    kind = 'Content-Type: multipart/related; boundary="B"'
    head = f"From: <Saved>\r\nMIME-Version: 1.0\r\n{place}p\r\n{kind}"
    return f"{head}\r\n\r\n--B\r\n{frame}\r\n--B\r\n{part}\r\n\r\n".encode() + body + b"\r\n--B--\r\n"


@pytest.mark.parametrize(
    ("encoding", "encode"),
    [
        ("base64", base64.encodebytes),
        ("binary", bytes),
        ("8bit", bytes),
        ("quoted-printable", lambda data: __import__("quopri").encodestring(data)),
    ],
)
def test_an_mhtml_in_each_transfer_encoding(encoding: str, encode: Callable[[bytes], bytes]) -> None:
    body = "<p>grün = green".encode("latin-1")
    page = unpack(Document(mhtml(encoding, encode(body), "; charset=iso-8859-1"), "page"))
    assert (page.data.rstrip(b"\r\n"), page.url, page.charset) == (body, "https://a.example/p", "iso-8859-1")


def test_an_mhtml_whose_boundary_is_nowhere_is_refused() -> None:
    data = mhtml("8bit", b"<p>lost").replace(b"--B", b"--C")
    with pytest.raises(UnreadableInput):
        unpack(Document(data, "page"))


@pytest.mark.parametrize("first", [b"Return-Path: <a@x.org>", b"From a@x.org Mon May  6 10:02:11 2024\nReceived: x"])
def test_a_mail_that_a_mailbox_keeps(first: bytes) -> None:
    head = b"\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: base64\n\n"
    page = unpack(Document(first + head + base64.encodebytes("Grün".encode()), "mail"))
    assert (page.data, page.charset) == ("Grün".encode(), "utf-8")


def test_a_dump_that_begins_like_mail_is_a_dump() -> None:
    dump = Document(b"From: the harbour\nDate: today\n\nShips came.\n", "dump")
    assert unpack(dump) == dump


def test_a_webarchive() -> None:
    main = {
        "WebResourceData": "<p>Слово".encode("koi8-r"), "WebResourceMIMEType": "text/html", "WebResourceFrameName": "",
        "WebResourceTextEncodingName": "koi8-r", "WebResourceURL": "https://a.example/p",
    }  # fmt: skip
    archive = {"WebMainResource": main, "WebSubresources": [{**main, "WebResourceData": b"picture"}]}
    for form in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        page = unpack(Document(plistlib.dumps(archive, fmt=form), "page"))
        assert (page.data, page.url, page.charset) == ("<p>Слово".encode("koi8-r"), "https://a.example/p", "koi8-r")
    with pytest.raises(UnreadableInput, match="damaged"):
        unpack(Document(plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)[:-9], "page"))


def test_a_page_saved_with_singlefile() -> None:
    picture = base64.b64encode(os.urandom(3_000_000))
    note = (
        b"<!--\n Page saved with SingleFile \n url: https://a.example/p \n"
        b" saved date: Thu Mar 21 2024 10:21:02 GMT+0100 (Central European Standard Time)\n-->"
    )
    saved = b"<!DOCTYPE html> <html lang=en>" + note + b"<img src=data:image/png;base64," + picture + b"><p>Text"
    page = unpack(Document(saved, "page"))
    assert (page.url, page.captured) == ("https://a.example/p", "2024-03-21T10:21:02+01:00")
    text = decode(page)
    assert len(text) < 1000
    assert text.endswith("><p>Text")
