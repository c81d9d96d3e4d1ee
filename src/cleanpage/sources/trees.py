"""The names in an archive: which are pages, and the place of each. Nothing in an archive is written to disk."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cleanpage.sources.item import Archive, Item
from cleanpage.sources.places import Siblings
from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.sources.suffixes import archive_module, is_hidden, may_be_page, page_of_companion, stem

COMPANION = "a saved page's folder of pictures and scripts"
HIDDEN = "hidden"
NO_PAGE = "no page by its name (pictures, styles, scripts, documents)"
NO_FILE = "no regular file (a pipe, a device)"

TOO_LARGE = f"it holds more than {MAX_PAGE_BYTES // 2**20} MB, too much for one page; look at what it holds"
NESTED = "it is an archive inside an archive; unpack the outer one first"
LOCKED = "it is locked with a password; unpack the archive first"
CUT = "it breaks off before the end; copy or download the archive again"
DAMAGED = "it is damaged; copy or download the archive again"

_Folder = tuple[str, ...]


class Tree:
    """What the names of an archive's files say, all of them known beforehand."""

    def __init__(self, names: Iterable[str]) -> None:
        files: dict[_Folder, set[str]] = {}
        folders: dict[_Folder, set[str]] = {}
        for name in names:
            *above, last = _parts(name)
            files.setdefault(tuple(above), set()).add(last)
            for depth, folder in enumerate(above):
                folders.setdefault(tuple(above[:depth]), set()).add(folder)
        self._pages = {folder: {stem(name) for name in found} for folder, found in files.items()}
        self._beside = {
            folder: Siblings(filter(may_be_page, files.get(folder, ())), folders.get(folder, ()))
            for folder in files.keys() | folders.keys()
        }

    def why_skipped(self, name: str) -> str | None:
        """Return why a file is passed over, in a person's words; None for one to be tried."""
        *above, last = _parts(name)
        if any(is_hidden(part) and part != ".." for part in (*above, last)):
            return HIDDEN
        for depth, folder in enumerate(above):
            if page_of_companion(folder) in self._pages.get(tuple(above[:depth]), ()):
                return COMPANION
        return None if may_be_page(last) else NO_PAGE

    def place(self, name: str) -> str:
        """Return the file's place under the archive's folder."""
        *above, last = _parts(name)
        folders = [self._beside[tuple(above[:depth])].folder(folder) for depth, folder in enumerate(above)]
        return "/".join([*folders, self._beside[tuple(above)].file(last)])

    def refused(self, archive: Archive, name: str, size: int) -> Item | None:
        """Return the failure of a file that is not even opened: too large, or an archive."""
        why = TOO_LARGE if size > MAX_PAGE_BYTES else NESTED if archive_module(name) else None
        return archive.failure(why, name, self.place(name)) if why else None


def _parts(name: str) -> list[str]:
    """Return the names of a path; `..` stays a name like any other, since nothing is written where it points."""
    return [part for part in re.split(r"[/\\]", name) if part not in ("", ".")] or ["_"]
