"""Paths, folders and archives → items, in one fixed order, nothing read that need not be."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib import import_module

from cleanpage.sources.item import Archive, Columns, Item, Skipped, fingerprint_of
from cleanpage.sources.natural import natural_key
from cleanpage.sources.pipes import Pipe, laid_down
from cleanpage.sources.places import Siblings, safe_name
from cleanpage.sources.plain import STDIN, Readable, os_sentence, read_open
from cleanpage.sources.signatures import archive_by_bytes
from cleanpage.sources.suffixes import archive_module, is_hidden, may_be_page, page_of_companion, says_page, stem
from cleanpage.sources.trees import COMPANION, HIDDEN, NO_FILE, NO_PAGE
from cleanpage.types import UnreadableInput

SEEN = "met before (a link, or named twice)"


def walk_paths(paths: Sequence[str], columns: Columns, skipped: Skipped, without: Sequence[str]) -> Iterator[Item]:
    """Yield an item for each page under the paths; see `cleanpage.sources.walk`."""
    walker = _Walker(columns, skipped, {os.path.realpath(path) for path in without})
    root = _common_root(paths)
    named = [(path, _parts(path, root)) for path in paths]
    beside = _named_siblings(named)
    for path, parts in named:
        place = "/".join(safe_name(part) for part in parts[:-1])
        if path == STDIN:
            yield from walker.pipe(sys.stdin.buffer, "standard input", "standard input")
        elif os.path.isdir(path):
            yield from walker.folder(path, _under(place, safe_name(parts[-1])) if parts else "")
        else:
            yield from walker.named_file(path, place, parts[-1], beside[tuple(parts[:-1])])


def _named_siblings(named: Sequence[tuple[str, list[str]]]) -> dict[tuple[str, ...], Siblings]:
    """Return, for the folder of each file that the caller named, the names that were named in it."""
    names: dict[tuple[str, ...], set[str]] = {}
    for path, parts in named:
        if parts and not os.path.isdir(path):
            names.setdefault(tuple(parts[:-1]), set()).add(parts[-1])
    return {folder: _siblings(sorted(found)) for folder, found in names.items()}


def _siblings(files: Sequence[str], folders: Sequence[str] = ()) -> Siblings:
    archives = [name for name in files if archive_module(name)]
    return Siblings((name for name in files if not archive_module(name)), [*folders, *archives])


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    is_folder: bool


class _Walker:
    """What is true of the whole walk: where it may not go, where it has been, what it passed over."""

    def __init__(self, columns: Columns, skipped: Skipped, without: set[str]) -> None:
        self._columns = columns
        self._skipped = skipped
        self._without = without
        self._seen: set[tuple[int, int]] = set()
        self._named: set[str] = set()

    def folder(self, path: str, place: str) -> Iterator[Item]:
        """Yield the pages of a folder and of those below it; a stack of its own, since trees may be deep."""
        waiting = [self._entries(path, place)]
        while waiting:
            found = next(waiting[-1], None)
            if found is None:
                waiting.pop()
            elif isinstance(found, Item):
                yield found
            else:
                waiting.append(self._entries(*found))

    def named_file(self, path: str, place: str, name: str, beside: Siblings) -> Iterator[Item]:
        """Yield what a file holds that the caller named: whatever its ending, pipes too."""
        real = os.path.realpath(path)
        if real in self._named:
            self._skipped[SEEN] += 1
            return
        self._named.add(real)
        yield from self._file(path, place, name, beside, named=True)

    def _entries(self, path: str, place: str) -> Iterator[Item | tuple[str, str]]:
        """Yield the folder's pages and, as path and place, its folders, in natural order."""
        if not self._is_new(path):
            return
        try:
            entries = _listing(path)
        except OSError as error:
            yield Item(path, place or "folder", "", error=os_sentence(error))
            return
        files = [e.name for e in entries if not e.is_folder and not is_hidden(e.name) and may_be_page(e.name)]
        pages = {stem(name) for name in files}
        beside = _siblings(files, [entry.name for entry in entries if entry.is_folder])
        for entry in entries:
            below = os.path.join(path, entry.name)
            if is_hidden(entry.name):
                self._skipped[HIDDEN] += 1
            elif not entry.is_folder:
                yield from self._found_file(below, place, entry.name, beside)
            elif page_of_companion(entry.name) in pages:
                self._skipped[COMPANION] += 1
            else:
                yield below, _under(place, beside.folder(entry.name))

    def _is_new(self, path: str) -> bool:
        """Whether the folder is to be entered: each once, so that links that lead back end."""
        if os.path.realpath(path) in self._without:
            return False
        try:
            found = os.stat(path)
        except OSError:
            return True  # listing it will say why
        new = (found.st_dev, found.st_ino) not in self._seen
        self._seen.add((found.st_dev, found.st_ino))
        if not new:
            self._skipped[SEEN] += 1
        return new

    def _found_file(self, path: str, place: str, name: str, beside: Siblings) -> Iterator[Item]:
        if not may_be_page(name):
            self._skipped[NO_PAGE] += 1
        elif self._named and os.path.realpath(path) in self._named:
            self._skipped[SEEN] += 1
        else:
            yield from self._file(path, place, name, beside)

    def pipe(self, file: Readable, name: str, relative: str) -> Iterator[Item]:
        """Yield what can be read once, and by this process alone: standard input, a pipe."""
        pipe = Pipe(file)
        try:
            module = archive_by_bytes(pipe.first, self._columns.page) or archive_module(name)
            if module is None:
                document = read_open(pipe, name)
                yield Item(name, relative, fingerprint_of(document.data), document=document)
                return
            with laid_down(pipe) as path:
                yield from _members(module, Archive(path, name, relative, "", self._columns, self._skipped))
        except (UnreadableInput, OSError) as error:
            yield Item(name, relative, "", error=_sentence(error))

    def _file(self, path: str, place: str, name: str, beside: Siblings, named: bool = False) -> Iterator[Item]:
        try:
            found = os.stat(path)
        except (OSError, ValueError) as error:
            yield Item(path, _under(place, beside.file(name)), "", error=os_sentence(error))
            return
        regular = stat.S_ISREG(found.st_mode)
        module = self._module(path, name, named) if regular else None
        relative = _under(place, beside.folder(name) if module else beside.file(name))
        fingerprint = f"{found.st_size}-{found.st_mtime_ns}"
        if module:
            yield from _members(module, Archive(path, path, relative, fingerprint, self._columns, self._skipped))
        elif regular:
            yield Item(path, relative, fingerprint, path=path)
        elif named:
            yield from self._named_pipe(path, relative)
        else:
            self._skipped[NO_FILE] += 1

    def _named_pipe(self, path: str, relative: str) -> Iterator[Item]:
        try:
            with open(path, "rb", buffering=0) as file:
                yield from self.pipe(file, path, relative)
        except OSError as error:
            yield Item(path, relative, "", error=os_sentence(error))

    def _module(self, path: str, name: str, named: bool) -> str | None:
        """Return which module reads the pages in a file, if it holds many.

        A file that is called a page is believed to be one, unless the caller named it: to open each takes time.
        """
        by_name = archive_module(name)
        if by_name is None and not named and says_page(name):
            return None
        try:
            with open(path, "rb", buffering=0) as file:
                return archive_by_bytes(Pipe(file).first, self._columns.page) or by_name
        except OSError:  # reading it will say why
            return by_name


def _listing(path: str) -> list[_Entry]:
    with os.scandir(path) as entries:
        found = [_Entry(entry.name, _is_folder(entry)) for entry in entries]
    return sorted(found, key=lambda entry: natural_key(entry.name))


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link that leads to itself
        return False


def _members(module: str, archive: Archive) -> Iterator[Item]:
    """Yield the pages in an archive; what goes wrong in it costs what lies behind, and is said."""
    try:
        yield from import_module(f"cleanpage.sources.{module}").members(archive)
    except (UnreadableInput, OSError) as error:
        yield archive.failure(_sentence(error))
    except Exception as error:  # each library has its own errors for damaged data
        yield archive.failure(f"it is damaged ({type(error).__name__}); copy or download it again")


def _sentence(error: UnreadableInput | OSError) -> str:
    return os_sentence(error) if isinstance(error, OSError) else str(error)


def _under(place: str, name: str) -> str:
    return f"{place}/{name}" if place else name


def _common_root(paths: Sequence[str]) -> str:
    """Return the folder that outputs are mirrored from: the one input, or what all inputs lie under."""
    folders = [
        os.path.abspath(path if os.path.isdir(path) else os.path.dirname(path)) for path in paths if path != STDIN
    ]
    try:
        return os.path.commonpath([os.path.abspath(folder) for folder in folders])
    except ValueError:  # no path at all, or paths on several drives
        return ""


def _parts(path: str, root: str) -> list[str]:
    """Return the path's names below the root."""
    if path == STDIN:
        return [path]
    below = os.path.relpath(os.path.abspath(path), root) if root else os.path.abspath(path)
    return [part for part in below.split(os.sep) if part not in ("", ".")]
