"""Bytes → text: what the page declares is heard, what its bytes say is believed."""

from __future__ import annotations

import codecs
import re

from cleanpage.garbled import SIGNS_BEGIN_IN_UTF8, SIGNS_IN_UTF8, ungarbled
from cleanpage.patterns import pattern
from cleanpage.types import Document, UnreadableInput

_NO_PAGE: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"II*\x00", "a TIFF image"),
    (b"MM\x00*", "a TIFF image"),
    (b"\x00\x00\x01\x00", "an icon"),
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"PK\x05\x06", "an empty zip archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\x1f\x8b", "compressed twice with gzip"),
    (b"\x28\xb5\x2f\xfd", "compressed twice with zstandard"),
    (b"\x7fELF", "a program"),
    (b"\xfe\xed\xfa", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"PAR1", "a Parquet table"),
    (b"OggS", "audio or video"),
    (b"ID3\x02", "audio"),
    (b"ID3\x03", "audio"),
    (b"ID3\x04", "audio"),
    (b"fLaC\x00", "audio"),
    (b"\x1aE\xdf\xa3", "audio or video"),
    (b"wOFF\x00", "a font"),
    (b"wOF2\x00", "a font"),
    (b"bplist00", "a binary property list"),
)
"""The first bytes of what people take for a page by mistake."""

_SIGNATURES = tuple(magic for magic, _ in _NO_PAGE)
_READABLE_SIGNATURES = tuple(magic for magic in _SIGNATURES if magic[:1].isascii())
"""White space may stand before these."""

_NO_PAGE_INSIDE: tuple[tuple[int, bytes, str], ...] = (
    (4, b"ftyp", "audio, video or a camera image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "audio"),
    (8, b"AVI ", "a video"),
)
"""Signatures that follow a length: only taken seriously where the length before them is binary or `RIFF`."""

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_LABELS = {
    "ascii": "cp1252", "us-ascii": "cp1252", "latin1": "cp1252", "latin-1": "cp1252", "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252", "iso_8859-1": "cp1252", "x-user-defined": "cp1252", "ansi": "cp1252",
    "iso-8859-9": "cp1254", "latin5": "cp1254",
    "iso-8859-11": "cp874", "tis-620": "cp874", "windows-874": "cp874", "dos-874": "cp874",
    "iso-8859-8-i": "iso8859-8", "iso-8859-8-e": "iso8859-8", "iso-8859-6-e": "iso8859-6",
    "gb2312": "gb18030", "gb_2312-80": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "chinese": "gb18030",
    "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "x-x-big5": "big5hkscs", "cn-big5": "big5hkscs",
    "shift_jis": "cp932", "shift-jis": "cp932", "sjis": "cp932", "x-sjis": "cp932", "ms_kanji": "cp932",
    "windows-31j": "cp932", "x-euc-jp": "euc_jp",
    "euc-kr": "cp949", "korean": "cp949", "ks_c_5601-1987": "cp949", "ks_c_5601-1989": "cp949",
    "ksc5601": "cp949", "windows-949": "cp949",
    "koi": "koi8-r", "koi8": "koi8-r", "koi8-ru": "koi8-u",
    "macintosh": "mac-roman", "x-mac-roman": "mac-roman", "x-mac-cyrillic": "mac-cyrillic",
    "unicode": "utf-8", "utf8": "utf-8", "utf-16": "utf-8", "utf-16le": "utf-8", "utf-16be": "utf-8",
}  # fmt: skip
"""Labels that browsers read otherwise than Python does (the WHATWG Encoding Standard, section 4.2).

A declaration of UTF-16 that could be read as ASCII is not true, and means UTF-8.
"""

_WEB_CODEC = pattern(r"cp125\d|cp874|cp866|cp932|cp949|iso8859|koi8|mac|big5|gb|euc|iso2022_jp|utf-8|johab")
"""What a declared encoding may turn out to be; Python's own inventions (`unicode_escape`, `idna`) may not."""

_DECLARED_WITHIN_BYTES = 4096
_XML_ENCODING = pattern(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.ASCII)
_META_CHARSET = pattern(rb"<meta\s[^>]{0,400}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE | re.ASCII)

_SAMPLE_BYTES = 2**16
_CONTROLS_WITHIN_BYTES = 2**13
_CONTROLS = bytes(range(1, 9)) + bytes(range(14, 27)) + bytes(range(28, 32)) + b"\x0b\x7f"
"""Bytes that no text holds; NUL and ESC are counted otherwise."""

_LARGE_BYTES = 2**17
"""Below this, looking for data costs more than reading past it."""
_BASE64 = b";base64,"
_DATA = pattern(_BASE64 + rb"[A-Za-z0-9+/=]{400,}")
"""The content of a `data:` address too long to be a part of any text: the pictures, fonts and styles that SingleFile
and other savers put into a page."""

_MARKS = pattern(rb"\A(?:\xef\xbb\xbf)+")
"""A file that was put together from others may begin with several."""
_ESCAPE_SEQUENCE = pattern(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|[ -/]*[0-~]?)")
"""Terminal control sequences (ECMA-48): colours, titles, links."""


def decode(document: Document) -> str:
    """Return the page's text, whatever its encoding; it holds no NUL, no surrogate and no terminal sequence.

    Of a large page's pictures it holds the addresses without the data. Bytes that fit no encoding become U+FFFD.
    Raises `UnreadableInput` when the data is empty or no text.
    """
    _refuse_what_is_no_page(document.data)
    data = _without_pictures(document.data)
    text = _read(data, document.charset).lstrip("\ufeff")
    if b"\0" in data:  # looked for among the bytes: in text of two bytes a character this is slow
        text = text.replace("\0", "")
    if b"\x1b" in data:
        text = _ESCAPE_SEQUENCE.sub("", text)
    if not text or text.isspace():
        raise UnreadableInput("it holds nothing but white space; save the page again")
    return text


def as_utf8(document: Document) -> bytes:
    """Return the page's text in UTF-8, for whoever counts its lines and needs no characters.

    Most pages are in UTF-8, and come back as they are, not read to the end: past its beginning a page may hold bytes
    that are none. Raises `UnreadableInput` when the data is empty or no text.
    """
    data = document.data
    _refuse_what_is_no_page(data)
    plain = b"\0" not in data and b"\x1b" not in data and not SIGNS_IN_UTF8.search(data)
    if plain and _is_utf8(data[:_SAMPLE_BYTES]):
        return _MARKS.sub(b"", _without_pictures(data), 1)
    return decode(document).encode("utf-8", "replace")


def _without_pictures(data: bytes) -> bytes:
    return _DATA.sub(_BASE64, data) if len(data) > _LARGE_BYTES and _BASE64 in data else data


def _refuse_what_is_no_page(data: bytes) -> None:
    if not data:
        raise UnreadableInput("it is empty; save the page again")
    head = data[:64].lstrip()
    if data.startswith(_SIGNATURES) or head.startswith(_READABLE_SIGNATURES):
        _refuse(next(what for magic, what in _NO_PAGE if data.startswith(magic) or head.startswith(magic)))
    for offset, magic, what in _NO_PAGE_INSIDE:
        if data.startswith(magic, offset) and (data[0] == 0 or data.startswith(b"RIFF")):
            _refuse(what)
    if _is_binary(data[:_SAMPLE_BYTES]):
        _refuse("binary data")


def _refuse(what: str) -> None:
    raise UnreadableInput(f"this is {what}, not a page; give HTML or plain text")


def _is_binary(sample: bytes) -> bool:
    """Whether the bytes are no text in any encoding.

    Random bytes have one control character in ten. A page in UTF-8 that carries a few is a page.
    """
    if _marked(sample) or _unmarked_utf16(sample):
        return False
    if sample.count(0) > 0.3 * len(sample):
        return True
    head = sample[:_CONTROLS_WITHIN_BYTES]
    controls = _controls(head)
    return controls > 0.02 * len(head) and (controls > 0.1 * len(head) or not _is_utf8(sample))


def _controls(sample: bytes) -> int:
    return len(sample) - len(sample.translate(None, _CONTROLS))


def _read(data: bytes, charset: str | None) -> str:
    """Return the page's characters, U+FFFD for bytes that are none; put right where they were misread before."""
    sample = data[:_SAMPLE_BYTES]
    if encoding := _marked(sample) or _unmarked_utf16(sample) or _escaped_japanese(sample):
        return ungarbled(data.decode(encoding, "replace"))
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return ungarbled(_read_anyhow(data, charset))
    return ungarbled(text) if SIGNS_BEGIN_IN_UTF8 in data else text


def _read_anyhow(data: bytes, charset: str | None) -> str:
    """Return the characters of data that are not UTF-8 throughout.

    Valid UTF-8 with one character outside ASCII is UTF-8 whatever is declared: no other encoding looks so
    by chance. After that a declaration counts, unless the bytes belie it.
    """
    if _is_utf8(data):  # but for its end
        return data.decode("utf-8", "replace")
    from cleanpage.encodings import believe

    return data.decode(believe(data, _codec(charset) or declared_codec(data)), "replace")


def declared_codec(data: bytes) -> str | None:
    """Return the codec of the encoding that the page's XML declaration or a `<meta>` names."""
    head = data[:_DECLARED_WITHIN_BYTES]
    found = _XML_ENCODING.search(head) or _META_CHARSET.search(head)
    return _codec(found[1].decode("ascii")) if found else None


def _codec(label: str | None) -> str | None:
    """Return the codec that browsers use for a label, or None for a label that the web does not know."""
    if not label:
        return None
    label = label.strip(" \t\r\n\f\"'").lower()
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
    except (LookupError, ValueError):
        return None
    return _LABELS.get(name, name) if _WEB_CODEC.match(name) else None


def _marked(data: bytes) -> str | None:
    return next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)


def _is_utf8(data: bytes) -> bool:
    """Whether the data is UTF-8; a character cut off at the very end is forgiven."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _unmarked_utf16(sample: bytes) -> str | None:
    """UTF-16 without its mark shows by where its NULs are: all in one half of the pairs.

    Markup has one in nearly every pair. Other scripts have them in spaces and line ends alone, so there it counts that
    the bytes are no text as they are.
    """
    if b"\0" not in sample:
        return None
    pairs = len(sample) // 2
    even, odd = sample[0 : 2 * pairs : 2].count(0), sample[1 : 2 * pairs : 2].count(0)
    fewer, more = sorted((even, odd))
    rest = sample.replace(b"\0", b"")
    needed = 0.4 if _is_utf8(rest) and _controls(rest) <= 0.02 * len(rest) else 0.01
    if more < needed * pairs or more < 8 * fewer:
        return None
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    text = sample[: 2 * pairs].decode(encoding, "replace")
    strange = sum(not (c.isprintable() or c.isspace()) or c == "\ufffd" for c in text)
    return encoding if strange <= 0.02 * pairs else None


def _escaped_japanese(sample: bytes) -> str | None:
    """ISO-2022-JP is ASCII to the eye; its escape sequences give it away."""
    return "iso2022_jp" if b"\x1b" in sample and (b"\x1b$B" in sample or b"\x1b$@" in sample) else None
