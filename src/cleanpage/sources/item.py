"""What a walk over inputs yields: one page to read, or one thing that cannot be opened."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from cleanpage.types import Document

Skipped = Counter[str]
"""What a walk passed over on purpose, counted by reason in a person's words."""


class Item(NamedTuple):
    """One page of a walk. It can be pickled; a plain file's bytes stay on disk until `load` asks for them."""

    name: str
    """What messages and records call it: `folder/page.html`, `pages.zip!blog/page.html`. Unique in a walk."""
    relative: str
    """Where its output goes under the output folder, without a suffix: the input's tree mirrored, an archive as a
    folder. Safe and unique on every file system, whatever the other pages are called (see `places`)."""
    fingerprint: str
    """Changes when the page may have changed: a file's size and time, a hash of an archive member's bytes."""
    path: str | None = None
    """Of a plain file, where to read it."""
    document: Document | None = None
    """Of a page in an archive, its bytes, not yet unpacked."""
    error: str | None = None
    """Why it cannot be opened, in one sentence; `path` and `document` are then None."""

    def load(self) -> Document:
        """Return the page's document. Raises `UnreadableInput`, also for what `error` says."""
        from cleanpage.sources import open_document, unpack
        from cleanpage.types import UnreadableInput

        if self.error is not None:
            raise UnreadableInput(self.error)
        if self.document is not None:
            return unpack(self.document)
        return open_document(self.path or self.name)


def fingerprint_of(data: bytes) -> str:
    """Return the fingerprint of a page whose bytes are at hand."""
    from hashlib import blake2b

    return blake2b(data, digest_size=12).hexdigest()


class Columns(NamedTuple):
    """Which columns of a table (JSONL, Parquet) hold the page and its address; None looks for the usual names."""

    page: str | None = None
    url: str | None = None


class Archive(NamedTuple):
    """A file that holds many pages, and what its members are made from."""

    path: str
    name: str
    """What messages call it."""
    relative: str
    """The folder under the output folder that stands for it."""
    fingerprint: str
    columns: Columns
    skipped: Skipped

    def page(
        self, member: str, place: str, data: bytes,
        *, url: str | None = None, captured: str | None = None, charset: str | None = None,
    ) -> Item:  # fmt: skip
        """Return the item of a member: what the archive calls it, its place in the archive's folder, its bytes."""
        name = f"{self.name}!{member}"
        document = Document(data, name, url, captured, charset)
        return Item(name, f"{self.relative}/{place}", fingerprint_of(data), document=document)

    def failure(self, sentence: str, member: str = "", place: str = "") -> Item:
        """Return the item of a member that cannot be read, or of the archive itself."""
        name = f"{self.name}!{member}" if member else self.name
        relative = f"{self.relative}/{place}" if place else self.relative
        return Item(name, relative, self.fingerprint, error=sentence)
