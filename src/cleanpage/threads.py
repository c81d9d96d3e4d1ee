"""Who wrote which post of a thread: the names that the markup sets beside the posts."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from cleanpage.kinds import is_prompt
from cleanpage.metadata.lines import tells_when
from cleanpage.patterns import pattern
from cleanpage.takes import LEAST_POSTS, WRITERS
from cleanpage.types import Page

_OTHERWISE = "title|avatar|stat|rank|role|badge|bio|location|count|signature"
_WRITER = pattern(rf"(?<![a-z])(?:{'|'.join(WRITERS)})(?![a-z]*[-_]?(?:{_OTHERWISE}))")
LONGEST_NAME, MOST_WORDS = 30, 4
LONGEST_LINE = 80
"""What names a writer and a time in one line (`Ann May 6, 2025, 6:30pm 2`) is no longer."""
MOST_BLOCKS = 12
"""A larger element that is called after who wrote it holds the post itself."""
REACH = 4
"""So many elements around a name are asked what they are called."""
DATE_BEFORE, DATE_BEHIND = 6, 8
"""How many blocks away from a name its post's date stands."""
POST_MIN_CHARS, DATE_MAX_CHARS = 40, 60
SHARE = 0.6
"""Of the names, so many stand at a post and a date."""
DISTINCT = 0.3
"""Of what stands beside posts, ranks (`Member`) are fewer."""
ALIKE = 0.7
"""Of names that stand at so many posts as the most frequent, the first are meant: a profile names its owner again."""


def posters(page: Page, kept: Sequence[bool]) -> list[int]:
    """Return the blocks that name who wrote the posts of a thread that are kept: without, one cannot tell them apart.

    On the development pages 47 of 107 threads name them so, and no other page; word F1 of threads rises by 0.001.
    """
    groups = [names for names in _alike(page) if _may_be_names(page, kept, names)]
    found = [names for names in (*groups, _declared(page)) if _stand_at_posts(page, kept, names)]
    most = max(map(len, found), default=0)
    return min((names for names in found if len(names) >= ALIKE * most), default=[])


def _alike(page: Page) -> Iterator[list[int]]:
    """Yield the short texts that begin elements which are called alike after who writes."""
    containers = page.containers
    labels = {label for label in {container.label for container in containers} if _WRITER.search(label)}
    writers = {i for i, container in enumerate(containers) if container.label in labels}
    called: dict[tuple[str, str], dict[int, int]] = {}
    for i, block in enumerate(page.blocks):
        if 2 <= len(block.text) <= LONGEST_NAME:
            at = _first(writers, page, block.container)
            if at is not None and containers[at].end - containers[at].start <= MOST_BLOCKS and _may_be_name(block.text):
                shape = containers[at].tag, "".join(c for c in containers[at].label if not c.isdecimal())
                called.setdefault(shape, {}).setdefault(at, i)
    yield from (list(names.values()) for names in called.values() if len(names) >= LEAST_POSTS)


def _declared(page: Page) -> list[int]:
    """Return the short lines in each of which the markup names a writer, who stands first, and a time, as Discourse
    writes them for readers without scripts."""
    times = {mark.block for mark in page.hints.marks if mark.kind == "time"}
    lines = {}
    for mark in page.hints.marks:
        if mark.kind == "author" and mark.block in times and mark.block < len(page.blocks):
            text = page.blocks[mark.block].text
            if len(text) <= LONGEST_LINE and text.startswith(mark.value):
                lines[mark.block] = mark.value
    return sorted(lines) if len(lines) >= LEAST_POSTS and len(set(lines.values())) > 1 else []


def _first(writers: Container[int], page: Page, at: int) -> int | None:
    """Return the innermost of the elements around that is called after who writes."""
    for _ in range(REACH):
        if at in writers:
            return at
        at = page.containers[at].parent
    return None


def _may_be_name(text: str) -> bool:
    return (
        len(text.split()) <= MOST_WORDS and any(map(str.isalpha, text)) and not is_prompt(text) and not tells_when(text)
    )


def _may_be_names(page: Page, kept: Sequence[bool], names: Sequence[int]) -> bool:
    """Say whether texts are not all the same, and most of them no part of what is kept already."""
    texts = [page.blocks[i].text for i in names]
    return len(set(texts)) >= max(2, DISTINCT * len(texts)) and 2 * sum(kept[i] for i in names) < len(names)


def _stand_at_posts(page: Page, kept: Sequence[bool], names: Sequence[int]) -> bool:
    """Say whether most of the names stand each at a post that is kept and at its date."""
    ends = [*names[1:], len(kept)]
    return bool(names) and sum(
        _is_post(page, kept, *ends_of) for ends_of in zip(names, ends, strict=True)
    ) >= SHARE * len(names)


def _is_post(page: Page, kept: Sequence[bool], name: int, end: int) -> bool:
    blocks = page.blocks
    prose = (i for i in range(name + 1, end) if kept[i] and len(blocks[i].text) >= POST_MIN_CHARS)
    near = range(max(0, name - DATE_BEFORE), min(end, name + DATE_BEHIND))
    return any(2 * blocks[i].link_chars < len(blocks[i].text) for i in prose) and any(
        len(blocks[i].text) < DATE_MAX_CHARS and tells_when(blocks[i].text) for i in near
    )
