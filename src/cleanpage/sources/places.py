"""Names for outputs: readable, safe on every file system, and never shared by two pages.

A page's place depends on its own name and, where another name beside it differs in case or ending alone, on that
there is such a twin; never on the order in which pages are met. So a page keeps its place when the folder grows,
whatever the number of workers.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from hashlib import blake2b

from cleanpage.patterns import pattern
from cleanpage.sources.suffixes import stem

MAX_NAME_BYTES = 120
"""eCryptfs takes 143 bytes a name, the others 255; a suffix and a draft's mark are still to come."""

OUTPUT_SUFFIXES = (".md", ".txt", ".json", ".html")
"""What is appended to the place of a page. A folder may end so too, and then must not meet a page's output."""

_RESERVED = {"CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"} | {
    port + number for port in ("COM", "LPT") for number in "123456789¹²³"
}
"""Windows takes these for devices, with any ending ("Naming Files, Paths, and Namespaces")."""

_PLAIN = pattern(r"\w(?:[\w -]*\w)?(?:\.[\w-]+)*", re.ASCII)
"""Most names; safe as they are, unless a device is called so."""
_FORBIDDEN = pattern(r'[<>:"/\\|?*\ufffd]')


def safe_name(name: str) -> str:
    """Return a name that every file system takes: itself where it is one, else one that a hash tells from others.

    >>> safe_name("Über uns (2)"), safe_name("what?"), safe_name("con"), safe_name("..")
    ('Über uns (2)', 'what_-7115f0c6', '_con-d1d8ab24', '_-e6fc5bb9')
    """
    if len(name) <= MAX_NAME_BYTES and _PLAIN.fullmatch(name) and not _is_reserved(name):
        return name
    text = unicodedata.normalize("NFC", name.encode("utf-8", "surrogateescape").decode("utf-8", "replace"))
    safe = "".join(char if char.isprintable() else "_" for char in _FORBIDDEN.sub("_", text)).strip(" ").rstrip(". ")
    if not safe or safe.startswith("."):
        safe = "_" + safe.lstrip(".")
    if _is_reserved(safe):
        safe = "_" + safe
    return safe if safe == text and len(safe.encode()) <= MAX_NAME_BYTES else marked(safe, name)


def _is_reserved(name: str) -> bool:
    return name.split(".")[0].rstrip().upper() in _RESERVED


def marked(safe: str, name: str) -> str:
    """Return a safe name, cut if need be, with a short hash of the name that it stands for."""
    mark = short_hash(name)
    kept = safe.encode()[: MAX_NAME_BYTES - len(mark) - 1].decode("utf-8", "ignore").rstrip(". ")
    return f"{kept}-{mark}"


def short_hash(name: str) -> str:
    """Return eight hexadecimal digits of the name's bytes."""
    return blake2b(name.encode("utf-8", "surrogateescape"), digest_size=4).hexdigest()


class Siblings:
    """The names of one folder, and the place of each.

    >>> beside = Siblings(files=["a.html", "A.txt", "b.html", "b.md"], folders=["C", "b.md"])
    >>> beside.file("a.html"), beside.file("b.html"), beside.folder("C"), beside.folder("b.md")
    ('a-57c4ebbf', 'b-83b46fe7', 'C', 'b.md-75bd92ec')
    """

    def __init__(self, files: Iterable[str], folders: Iterable[str] = ()) -> None:
        keys, self._twin_files = _twins(_key(safe_name(stem(name))) for name in files)
        _, self._twin_folders = _twins(_key(safe_name(name)) for name in folders)
        self._outputs = keys

    def file(self, name: str) -> str:
        """Return the place of a page, without its endings."""
        safe = safe_name(stem(name))
        return marked(safe, name) if _key(safe) in self._twin_files else safe

    def folder(self, name: str) -> str:
        """Return the place of a folder, or of an archive, which becomes one."""
        safe = safe_name(name)
        return marked(safe, name) if _key(safe) in self._twin_folders or self._meets_output(safe) else safe

    def _meets_output(self, safe: str) -> bool:
        key = _key(safe)
        return any(key.endswith(end) and key[: -len(end)] in self._outputs for end in OUTPUT_SUFFIXES)


def _key(safe: str) -> str:
    """Return what names share that some file system takes for one."""
    return unicodedata.normalize("NFC", safe.casefold())


def _twins(keys: Iterable[str]) -> tuple[set[str], set[str]]:
    """Return all keys, and those that occur more than once."""
    seen: set[str] = set()
    twins: set[str] = set()
    for key in keys:
        (twins if key in seen else seen).add(key)
    return seen, twins


def place_of_address(address: str | None, number: int) -> str:
    """Return the place of a page that an archive knows by its address and by where in the archive it stands.

    >>> place_of_address("https://example.com/a/b.html?id=1", 7), place_of_address(None, 7)
    ('example.com/a/b-f3481777', '7')
    """
    from urllib.parse import unquote, urlsplit

    try:
        split = urlsplit(address or "")
        parts = [split.hostname or "", *unquote(split.path).split("/")]
    except ValueError:  # an address that is none
        return str(number)
    if not parts[0]:
        return str(number)
    last = stem(parts[-1]) or "index"
    folders = [safe_name(part) for part in parts[:-1] if part]
    return "/".join([*folders, marked(safe_name(last), f"{number} {address}")])
