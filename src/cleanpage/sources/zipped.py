"""The pages in a zip archive, in natural order, one in memory at a time."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator

from cleanpage.sources.compressed import FREE_BYTES, MAX_RATIO
from cleanpage.sources.item import Archive, Item
from cleanpage.sources.natural import natural_key
from cleanpage.sources.trees import CUT, DAMAGED, LOCKED, TOO_LARGE, Tree
from cleanpage.types import UnreadableInput

_NO_ZIP = "it is no zip archive, or it is cut short; copy or download it again"
_BOMB = "it unpacks to far more than its size lets expect; look at what it holds"


def members(archive: Archive) -> Iterator[Item]:
    """Yield an item for each page. Raises `UnreadableInput` for what is no zip archive, `OSError`."""
    try:
        opened = zipfile.ZipFile(archive.path)
    except zipfile.BadZipFile as error:
        raise UnreadableInput(_NO_ZIP) from error
    with opened:
        # Of two members of one name the later counts, as it does for whoever unpacks the archive.
        found = {member.filename: member for member in opened.infolist() if not member.is_dir()}
        tree = Tree(found)
        left = max(FREE_BYTES, MAX_RATIO * sum(member.compress_size for member in found.values()))
        for name in sorted(found, key=natural_key):
            if why := tree.why_skipped(name):
                archive.skipped[why] += 1
                continue
            item = tree.refused(archive, name, found[name].file_size) or _page(archive, opened, found[name], tree)
            yield item
            left -= len(item.document.data) if item.document else 0
            if left < 0:  # members that share their compressed bytes
                raise UnreadableInput(_BOMB)


def _page(archive: Archive, opened: zipfile.ZipFile, member: zipfile.ZipInfo, tree: Tree) -> Item:
    """Return the item of one member; what is wrong with it costs it alone."""
    name, place = member.filename, tree.place(member.filename)
    limit = max(FREE_BYTES, MAX_RATIO * member.compress_size)
    if member.flag_bits & 1:
        return archive.failure(LOCKED, name, place)
    if member.file_size > limit:
        return archive.failure(_BOMB, name, place)
    try:
        with opened.open(member) as stream:
            data = stream.read(limit + 1)
    except EOFError:
        return archive.failure(CUT, name, place)
    except NotImplementedError:
        return archive.failure("its compression is not known; unpack the archive first", name, place)
    except Exception:  # zipfile's errors and those of four libraries of compression
        return archive.failure(DAMAGED, name, place)
    return archive.failure(TOO_LARGE, name, place) if len(data) > limit else archive.page(name, place, data)
