"""Lines of markup that were broken at a margin: at `<br>`, or an element each, as converters of PDF and mail write."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from cleanpage.patterns import has_case, is_small
from cleanpage.segment.html_blocks import FEWEST_LINES, may_be_line
from cleanpage.types import Block, Container

FEWEST_BREAKS, SHARE = 6, 0.6
"""So many of the lines are full, such a share of those with another below: addresses and poems have fewer."""
MEAN_WIDTH = 35
"""The lines of menus are shorter on average."""


def mark_wrapped(blocks: list[Block], containers: Sequence[Container]) -> None:
    """Mark, in place, the blocks that go on with the block before because the margin broke the line between."""
    for lines in (_broken_lines(blocks), *_lines_of_elements(blocks, containers)):
        if len(lines) >= FEWEST_LINES:
            _mark(blocks, lines)


def _mark(blocks: list[Block], numbers: Sequence[int]) -> None:
    from cleanpage.segment.text_lines import Line
    from cleanpage.segment.text_wrap import wrapped_ends

    near = [i - before == 1 and blocks[i].breaks < 2 for before, i in pairwise(numbers)]
    texts = [blocks[i].text for i in numbers]
    lines = [Line(text, text, 0, int(not close)) for text, close in zip(texts, [False, *near], strict=True)]
    going_on = [i for i, ends in zip(numbers[1:], wrapped_ends(lines), strict=True) if ends]
    within = [i for i in going_on if _may_go_on(blocks[i].text[0])]
    if len(going_on) >= max(FEWEST_BREAKS, SHARE * sum(near)) and 2 * len(within) >= len(going_on):
        for i in going_on:
            blocks[i] = blocks[i]._replace(continues=True, breaks=-1)


def _may_go_on(character: str) -> bool:
    return character.isalpha() and (is_small(character) or not has_case(character))


def _broken_lines(blocks: Sequence[Block]) -> list[int]:
    """Return which blocks stand before or behind a single `<br>`."""
    behind = [i for i, block in enumerate(blocks) if block.breaks == 1 and block.continues]
    return sorted({*behind, *[i - 1 for i in behind if i]})


def _lines_of_elements(blocks: Sequence[Block], containers: Sequence[Container]) -> Iterator[list[int]]:
    """Yield runs of blocks that could be the lines of a page: alike, each in an element of its own, none a link."""

    def kind(i: int) -> tuple[int, str]:
        block = blocks[i]
        return (containers[block.container].parent if may_be_line(block) else -1, block.tag)

    for (parent, _), run in groupby(range(len(blocks)), kind):
        lines = list(run)
        chars = sum(len(blocks[i].text) for i in lines)
        if parent >= 0 and len(lines) >= FEWEST_LINES and chars >= MEAN_WIDTH * len(lines):
            yield lines
