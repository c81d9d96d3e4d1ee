"""Parts of a page that are about something else than its article: other products, other stories, windows and menus.

Each step is asked what is kept so far and says which blocks it drops, as what, and why, as those of `drops`.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate

from cleanpage.declared import is_news, is_product
from cleanpage.kinds import MAX_ASIDE_CHARS, named_part, opens_aside, short
from cleanpage.metadata.titles import host_of
from cleanpage.patterns import holding_any
from cleanpage.takes import kept_blocks
from cleanpage.types import HEADINGS, Block, Page, Role
from cleanpage.wording_names import PART_TAGS, PARTS, TAGS

PART_MAX_SHARE, PARTS_MAX_SHARE = 0.4, 0.6
"""Of the characters that are kept, in one and in all: some sites show articles in a window, or call all by one name."""
HEADLINES_MAX, HEADLINE_MIN_WORDS = 3, 4
"""Pages that list stories have more of them; names of sections that have pages of their own are shorter."""


def drop_asides(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """On a page, drop below the article the parts that open with a heading such as `Customers also bought`.

    Cross-validated, two seeds: products 0.6831 to 0.7070 and 0.6885 to 0.7081 word F1, the others alike.
    """
    if page.kind != "html" or True not in kept:
        return {}
    of_product = is_product(page.hints)
    out: dict[int, tuple[Role, str]] = {}
    for i in range(kept.index(True) + 1, len(kept)):
        block = page.blocks[i]
        if block.tag in HEADINGS and i not in out and (role := opens_aside(block.text, of_product=of_product)):
            why = f"stands under `{short(block.text, MAX_ASIDE_CHARS)}`"
            out |= {j: (role, why) for j in range(i, _end_of_part(page, kept, i)) if kept[j]}
    return out


def _end_of_part(page: Page, kept: Sequence[bool], heading: int) -> int:
    """Return where the largest element ends that begins with a heading, or with a line that is dropped above it."""
    first = heading if kept[heading - 1] else heading - 1
    at, end = page.blocks[heading].container, heading
    while at and page.containers[at].start >= first:
        end = page.containers[at].end
        at = page.containers[at].parent
    return end if end > heading + 1 else heading


def drop_headlines(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """In the middle of news, drop the few headings that are headlines of the site's other stories.

    Such a heading is nothing but a link, and below it the article goes on. Of the seven on the development pages gold
    has one; of those on pages that are no news it has most.
    """
    if not is_news(page.hints):
        return {}
    inner = list(kept_blocks(page, kept))[1:-1]
    links = [(i, block) for i, block in inner if block.tag in HEADINGS and _is_link(block)]
    own = ("", host_of(page.hints.canonical))
    to_site = [i for i, block in links if host_of(block.spans[0].href) in own]
    found = to_site if len(links) <= HEADLINES_MAX else []
    return dict.fromkeys(found, ("related stories", "is the headline of another story"))


def _is_link(block: Block) -> bool:
    """Whether a block is nothing but a link, of more words than a label has."""
    return block.link_chars == len(block.text) and block.text.count(" ") >= HEADLINE_MIN_WORDS - 1


def drop_named_parts(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """On a page, drop the parts that are called after what is not the article's (`modal`), and its menus and footer,
    unless they hold most of it. Quotations and listings stay: `<footer>` may tell who is quoted.

    Cross-validated, two seeds: 0.8895 to 0.8919 and 0.8868 to 0.8890 word F1, by the tags alone 0.0002.
    """
    labels = holding_any({container.label for container in page.containers}, PARTS)
    names = {label: named for label in labels if (named := named_part(label))}
    parts = [part for part in page.containers if part.label in names or part.tag in PART_TAGS]
    if not parts:
        return {}
    chars = [0, *accumulate(len(block.text) if keep else 0 for block, keep in zip(page.blocks, kept, strict=True))]
    out: dict[int, tuple[Role, str]] = {}
    for part in parts:
        if 0 < chars[part.end] - chars[part.start] < PART_MAX_SHARE * chars[-1]:
            named = names.get(part.label) or (TAGS[part.tag], f"inside <{part.tag}>")
            out |= {i: named for i in range(part.start, part.end) if kept[i] and _may_go(page.blocks[i])}
    return out if sum(len(page.blocks[i].text) for i in out) < PARTS_MAX_SHARE * chars[-1] else {}


def _may_go(block: Block) -> bool:
    return block.tag != "pre" and not block.quoted
