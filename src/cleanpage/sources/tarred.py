"""The pages in a tar archive, compressed or not, in its own order, read as a stream."""

from __future__ import annotations

import tarfile
from collections.abc import Callable, Iterator

from cleanpage.sources.compressed import open_stream
from cleanpage.sources.item import Archive, Item
from cleanpage.sources.plain import MAX_PAGE_BYTES
from cleanpage.sources.trees import CUT, DAMAGED, NO_FILE, Tree
from cleanpage.types import UnreadableInput

_NO_TAR = "it is no tar archive, or it is cut short; copy or download it again"


def members(archive: Archive) -> Iterator[Item]:
    """Yield an item for each page. Raises `UnreadableInput` where the archive is damaged, after what stands before.

    Twice read: names first, since a page's place and a companion folder show only by the names beside them.
    """
    last = _names(archive)
    tree = Tree(last)
    for index, (member, data) in enumerate(_files(archive, wanted=lambda name: not tree.why_skipped(name))):
        name = member.name
        if not member.isreg():
            archive.skipped[NO_FILE] += 1
        elif last.get(name, index) != index:
            continue  # a later member of the same name replaces it, as it does for whoever unpacks
        elif why := tree.why_skipped(name):
            archive.skipped[why] += 1
        elif refused := tree.refused(archive, name, member.size):
            yield refused
        elif len(data) < member.size:
            yield archive.failure(CUT, name, tree.place(name))
        else:
            yield archive.page(name, tree.place(name), data)


def _names(archive: Archive) -> dict[str, int]:
    """Return the names of the files, as far as the archive can be read, each with the index of its last member."""
    names: dict[str, int] = {}
    try:
        for index, (member, _) in enumerate(_files(archive, wanted=lambda name: False)):
            if member.isreg():
                names[member.name] = index
    except (UnreadableInput, OSError, tarfile.TarError):
        pass  # the second reading says so
    return names


def _files(archive: Archive, wanted: Callable[[str], bool]) -> Iterator[tuple[tarfile.TarInfo, bytes]]:
    """Yield each member that is no folder, with its bytes where they are wanted and no more than a page's."""
    with open_stream(archive.path) as stream:
        try:
            opened = tarfile.open(fileobj=stream, mode="r|")  # noqa: SIM115 - closed below
        except tarfile.TarError as error:
            raise UnreadableInput(_NO_TAR) from error
        with opened:
            try:
                while member := opened.next():
                    opened.members = []  # type: ignore[attr-defined]  # it keeps all it has seen
                    if not member.isdir():
                        yield member, _content(opened, member) if wanted(member.name) else b""
            except tarfile.TarError as error:
                raise UnreadableInput(CUT) from error
        # tarfile takes a damaged header for the end; after the true end nothing but zeros follows.
        while rest := stream.read(2**20):
            if rest.strip(b"\0"):
                raise UnreadableInput(DAMAGED)


def _content(opened: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    if not member.isreg() or member.size > MAX_PAGE_BYTES:
        return b""
    stream = opened.extractfile(member)
    return stream.read() if stream else b""
