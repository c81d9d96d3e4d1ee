"""One layer of gzip, bzip2, xz or zstandard around a page, told by its first bytes and taken off within limits."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from typing import Any, BinaryIO, cast

from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.types import Document, UnreadableInput

FREE_BYTES = 32 * 2**20
"""Up to this size any ratio is believed: ten megabytes of one letter are odd, and harmless."""

MAX_RATIO = 200
"""Above `FREE_BYTES`, how many times its compressed size a page may grow. Markup seldom passes 20; a bomb has 1,000."""

_Stream = io.BufferedIOBase
_Opener = Callable[[BinaryIO], _Stream]

_TOO_LARGE = "it unpacks to more than {} MB, too much for one page; look at what it holds"
_BOMB = "it unpacks to more than {} MB, far more than its size lets expect; look at what it holds"
_CHUNK_BYTES = 2**20
_ZSTANDARD_HEADER_BYTES = 18
"""The longest frame header (RFC 8878, section 3.1.1.1)."""


def decompress(document: Document) -> Document:
    """Return the document with its data unpacked; one without compression comes back as it is.

    Raises `UnreadableInput` for a truncated or damaged stream, for one that grows past the limits, and for
    zstandard without the package that reads it.
    """
    packed = document.data
    if _format(packed) is None:
        return document
    limit = min(MAX_PAGE_BYTES, max(FREE_BYTES, MAX_RATIO * len(packed)))
    with Unpacked(io.BytesIO(packed), limit, _TOO_LARGE) as stream:
        return document._replace(data=stream.read())


def is_packed(head: bytes) -> bool:
    """Whether data that begin so are compressed."""
    return _format(head) is not None


def beginning(packed: bytes, size: int) -> bytes:
    """Return the first bytes of what is packed, of which only the beginning is there; fewer where that gives fewer."""
    try:
        with Unpacked(io.BytesIO(packed), max(FREE_BYTES, size), _TOO_LARGE) as stream:
            return stream.read(size)
    except UnreadableInput:  # whoever reads all of it will say why
        return b""


def open_stream(path: str) -> Unpacked:
    """Return the file's bytes as a stream to read once, without its layer of compression if it has one.

    The whole may be of any size, but not of one that its compressed size makes absurd. Raises `OSError`; reading
    raises `UnreadableInput`.
    """
    file = open(path, "rb")  # noqa: SIM115 - the stream closes it
    limit = max(FREE_BYTES, MAX_RATIO * os.fstat(file.fileno()).st_size)
    return Unpacked(file, limit, _BOMB)


class Unpacked(io.BufferedIOBase):
    """A stream that unpacks what a file holds, within a limit, with errors that a person can read."""

    def __init__(self, file: BinaryIO, limit: int, too_large: str) -> None:
        """`file` is closed with the stream; `limit` is in bytes; `too_large` says so, with `{}` for megabytes."""
        self._file = file
        head = file.read(8)
        file.seek(0)
        found = _format(head)
        self._name, opener = found or ("", _as_it_is)
        self._stream = opener(file)
        self._left = limit
        self._broken: UnreadableInput | None = None
        self._too_large = too_large.format(limit // 2**20)

    def readable(self) -> bool:
        """Yes."""
        return True

    def read(self, size: int | None = -1) -> bytes:
        """Return `size` bytes, fewer at the end; all that is left for -1. Raises `UnreadableInput`."""
        if size is None or size < 0:
            return b"".join(iter(lambda: self.read(_CHUNK_BYTES), b""))
        chunks: list[bytes] = []
        while size > 0:
            try:
                chunk = self._guarded(self._stream.read1, size)
            except UnreadableInput as error:
                self._broken = error
                if chunks:  # what stands before the fault is good; the next reading meets it
                    break
                raise
            if not chunk:
                break
            chunks.append(chunk)
            size -= len(chunk)
        return b"".join(chunks)

    def readline(self, size: int | None = -1) -> bytes:
        """Return a line with its end, at most `size` bytes of it. Raises `UnreadableInput`."""
        return self._guarded(self._stream.readline, -1 if size is None else size)

    def close(self) -> None:
        """Close the file below."""
        self._stream.close()
        self._file.close()
        super().close()

    def _guarded(self, read: Callable[[int], bytes], size: int) -> bytes:
        if self._broken:
            raise self._broken
        try:
            chunk = read(size)
        except EOFError as error:
            message = f"its {self._name} data breaks off before the end; copy or download it again"
            raise UnreadableInput(message) from error
        except Exception as error:  # each library has its own errors, and none says more than this
            if not self._name:
                raise
            raise UnreadableInput(f"its {self._name} data is damaged; copy or download it again") from error
        self._left -= len(chunk)
        if self._left < 0:
            raise UnreadableInput(self._too_large)
        return chunk


def _as_it_is(file: BinaryIO) -> _Stream:
    return cast("_Stream", file)


def _gzip(packed: BinaryIO) -> _Stream:
    import gzip

    return gzip.GzipFile(fileobj=packed)


def _bzip2(packed: BinaryIO) -> _Stream:
    import bz2

    return bz2.BZ2File(packed)


def _xz(packed: BinaryIO) -> _Stream:
    import lzma

    return lzma.LZMAFile(packed)


def _zstandard(packed: BinaryIO) -> _Stream:
    try:
        import zstandard
    except ImportError as error:
        raise UnreadableInput("it is packed with zstandard; run `pip install 'cleanpage[zst]'` to read it") from error
    try:
        size = zstandard.frame_content_size(packed.read(_ZSTANDARD_HEADER_BYTES))
    except zstandard.ZstdError:
        size = -1  # reading will say what is wrong
    packed.seek(0)
    # The package calls its reader no RawIOBase, though it reads like one.
    stream = cast(Any, zstandard.ZstdDecompressor().stream_reader(packed, read_across_frames=True))
    return io.BufferedReader(_Whole(stream, size))


class _Whole(io.RawIOBase):
    """A stream that is not content with less than was promised: zstandard takes a cut for the end."""

    def __init__(self, stream: io.RawIOBase, size: int) -> None:
        self._stream = stream
        self._left = size

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        count = self._stream.readinto(buffer) or 0
        self._left -= count
        if not count and self._left > 0:
            raise EOFError
        return count


def _format(head: bytes) -> tuple[str, _Opener] | None:
    return next(((name, opener) for magic, name, opener in _FORMATS if head.startswith(magic)), None)


_FORMATS: tuple[tuple[bytes, str, _Opener], ...] = (
    (b"\x1f\x8b", "gzip", _gzip),
    (b"BZh", "bzip2", _bzip2),
    (b"\xfd7zXZ\x00", "xz", _xz),
    (b"\x28\xb5\x2f\xfd", "zstandard", _zstandard),
)
