"""What is no page is refused with one sentence; what is a bad page is cleaned."""

from __future__ import annotations

import bz2
import gzip
import lzma
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner

import cleanpage
from cleanpage import UnreadableInput
from cleanpage.cli import main

PARAGRAPH = "The town council adopted the budget for the coming year on Monday, after a debate of six hours. "
PAGE = f"<html><body><article><h1>Budget adopted</h1>{f'<p>{PARAGRAPH * 3}</p>' * 5}</article></body></html>".encode()


def a_zip() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/document.xml", "<x/>")
    return buffer.getvalue()


NO_PAGES = {
    "empty": b"",
    "white space": b" \r\n\t\n",
    "png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(100),
    "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF" + bytes(100),
    "gif": b"GIF89a\1\0\1\0",
    "webp": b"RIFF\x10\0\0\0WEBPVP8 ",
    "pdf": b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n",
    "pdf after a line end": b"\n%PDF-1.4\n",
    "office": a_zip(),
    "old office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50),
    "program": b"\x7fELF\2\1\1" + bytes(50),
    "mp4": b"\0\0\0\x20ftypisom" + bytes(20),
    "mp3": b"ID3\x04" + bytes(40),
    "random": bytes((i * i * 7 + i * 31 + (i >> 3)) % 256 for i in range(5000)),
    "truncated gzip": gzip.compress(PAGE * 20)[:-40],
    "truncated bzip2": bz2.compress(PAGE)[:-20],
    "truncated xz": lzma.compress(PAGE)[:-20],
    "damaged gzip": gzip.compress(PAGE)[:20] + b"xxxx" + gzip.compress(PAGE)[24:],
    "gzip of gzip": gzip.compress(gzip.compress(PAGE)),
    "gzip of nothing": gzip.compress(b""),
    "gzip of an image": gzip.compress(b"\x89PNG\r\n\x1a\n" + bytes(100)),
}


@pytest.mark.parametrize("data", NO_PAGES.values(), ids=NO_PAGES.keys())
def test_what_is_no_page_is_refused_with_a_sentence(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput) as refusal:
        cleanpage.clean(data)
    assert "; " in str(refusal.value)
    path = tmp_path / "it.html"
    path.write_bytes(data)
    result = CliRunner().invoke(main, [str(path)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == f"cleanpage: {path}: {refusal.value}\n"


@pytest.mark.parametrize("address", ["https://[domain]/page", "http://[::x", "http://\u2100.com/", "https:///page"])
def test_an_address_that_is_none_costs_nothing(address: str) -> None:
    head = f"<link rel=canonical href='{address}'><meta property=og:url content='{address}'>".encode()
    assert cleanpage.clean(head + PAGE).url is None
    for page in (head + PAGE, (f"Budget adopted\n\n{PARAGRAPH * 3}\n\n" * 3).encode()):
        assert PARAGRAPH.strip() in cleanpage.clean(page, url=address).markdown


def test_what_clean_does_not_take_is_told_in_a_sentence() -> None:
    with pytest.raises(TypeError, match="a page is a string or bytes, not NoneType"):
        cleanpage.clean(None)  # type: ignore[arg-type]
    for wrong in ({"kind": "HTML"}, {"favor": "speed"}, {"extractor": "goose"}):
        with pytest.raises(ValueError, match=f"{next(iter(wrong))} is .*; it may be "):
            cleanpage.clean("A page.", **wrong)  # type: ignore[arg-type]


def test_a_missing_path(tmp_path: Path) -> None:
    path = tmp_path / "none.html"
    result = CliRunner().invoke(main, [str(path)])
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (1, "", 1)
    assert str(path) in result.stderr
    assert "no such file" in result.stderr


def test_a_name_cannot_move_the_cursor() -> None:
    result = CliRunner().invoke(main, ["no\x1b[31m\nsuch"])
    assert "\x1b" not in result.stderr
    assert result.stderr.count("\n") == 1


BAD_PAGES = {
    "nul bytes": PAGE.replace(b"budget", b"bud\0get"),
    "invalid utf-8": PAGE.replace(b"</p>", b" caf\xc3\xa9\xff\xfe\xc3</p>"),
    "control characters": PAGE.replace(b"debate", b"\x1b[31mdebate\x1b[0m\x07 &#27;[32m &#155;"),
    "unclosed": PAGE[:-60],
    "one long line": (PARAGRAPH * (10 * 2**20 // len(PARAGRAPH))).encode(),
    "a long line without a space": b"x" * (10 * 2**20),
    "nested": b"<div>" * 100_000 + PAGE + b"</div>" * 100_000,
    "nested quotes": b"<blockquote><ul><li>" * 30_000 + PARAGRAPH.encode(),
    "only brackets": b"<" * 200_000,
    "brackets and text": (PARAGRAPH + "[" * 200_000).encode(),
}


@pytest.mark.parametrize("data", BAD_PAGES.values(), ids=BAD_PAGES.keys())
def test_a_bad_page_is_cleaned(data: bytes) -> None:
    article = cleanpage.clean(data)
    for written in (article.text, article.markdown, *(block["text"] for block in article.to_dict()["blocks"])):
        assert not any((char < " " and char not in "\n\t") or "\x7f" <= char < "\xa0" for char in written)


def test_controls_reach_no_title_and_no_reason() -> None:
    marked = PAGE.replace(b"Budget adopted", b"Bud\x07get \xee\x80\x81adopted")
    marked = b"<title>Bud\x07get adopted</title><meta name=author content='Ann\x05 Lee&#8232;Bo'>" + marked
    marked = marked.replace(b"</article>", b"</article><p>Copyright \x14 2024</p><h3>News\x1a Feed</h3><p>x</p>")
    article = cleanpage.clean(marked)
    assert (article.title, article.authors) == ("Budget adopted", ["Ann Lee Bo"])
    assert all(block["reason"].isprintable() for block in article.to_dict()["blocks"])


@pytest.mark.parametrize("name", ["nul bytes", "invalid utf-8", "control characters"])
def test_its_article_is_found(name: str) -> None:
    assert "The town council adopted the budget" in cleanpage.clean(BAD_PAGES[name]).text
