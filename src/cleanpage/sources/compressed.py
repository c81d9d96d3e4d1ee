"""One layer of gzip, bzip2, xz or zstandard around a page, told by its first bytes and taken off within limits."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace
from typing import BinaryIO

from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.types import Document, UnreadableInput

FREE_BYTES = 32 * 2**20
"""Up to this size any ratio is believed: ten megabytes of one letter are odd, and harmless."""

MAX_RATIO = 200
"""Above `FREE_BYTES`, how many times its compressed size a page may grow. Markup seldom passes 20; a bomb has 1,000."""

_TOO_LARGE = "it unpacks to more than {} MB, too much for one page; look at what it holds"
_CHUNK_BYTES = 2**20


def decompress(document: Document) -> Document:
    """Return the document with its data unpacked; one without compression comes back as it is.

    Raises `UnreadableInput` for a truncated or damaged stream, for one that grows past the limits, and for
    zstandard without the package that reads it.
    """
    for magic, name, opener in _FORMATS:
        if document.data.startswith(magic):
            return replace(document, data=_read_bounded(document.data, name, opener))
    return document


def _read_bounded(packed: bytes, name: str, opener: Callable[[bytes], BinaryIO]) -> bytes:
    limit = min(MAX_PAGE_BYTES, max(FREE_BYTES, MAX_RATIO * len(packed)))
    chunks: list[bytes] = []
    size = 0
    try:
        with opener(packed) as stream:
            while chunk := stream.read(_CHUNK_BYTES):
                chunks.append(chunk)
                size += len(chunk)
                if size > limit:
                    raise UnreadableInput(_TOO_LARGE.format(limit // 2**20))
    except UnreadableInput:
        raise
    except EOFError as error:
        raise UnreadableInput(f"its {name} data breaks off before the end; copy or download it again") from error
    except Exception as error:  # each library has its own errors, and none says more than this
        raise UnreadableInput(f"its {name} data is damaged; copy or download it again") from error
    return b"".join(chunks)


def _gzip(packed: bytes) -> BinaryIO:
    import gzip

    return io.BufferedReader(gzip.GzipFile(fileobj=io.BytesIO(packed)))


def _bzip2(packed: bytes) -> BinaryIO:
    import bz2

    return io.BufferedReader(bz2.BZ2File(io.BytesIO(packed)))


def _xz(packed: bytes) -> BinaryIO:
    import lzma

    return io.BufferedReader(lzma.LZMAFile(io.BytesIO(packed)))


def _zstandard(packed: bytes) -> BinaryIO:
    try:
        import zstandard
    except ImportError as error:
        raise UnreadableInput("it is packed with zstandard; run `pip install 'cleanpage[zst]'` to read it") from error
    stream: BinaryIO = zstandard.ZstdDecompressor().stream_reader(io.BytesIO(packed), read_across_frames=True)
    return stream


_FORMATS: tuple[tuple[bytes, str, Callable[[bytes], BinaryIO]], ...] = (
    (b"\x1f\x8b", "gzip", _gzip),
    (b"BZh", "bzip2", _bzip2),
    (b"\xfd7zXZ\x00", "xz", _xz),
    (b"\x28\xb5\x2f\xfd", "zstandard", _zstandard),
)
