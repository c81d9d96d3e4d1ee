"""Blocks that are kept though their score alone would drop them: leads, headings, cells, what only data holds.

Each step is asked what is kept so far and says which blocks it adds, and why.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from cleanpage.captions import is_caption
from cleanpage.kinds import is_byline_or_date, is_mostly_links, is_prompt
from cleanpage.patterns import holding_any, width
from cleanpage.types import HEADINGS, Block, Container, Page

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

STOPS = ".!?…。！？؟।"
SNIPPET_MAX_BLOCKS = 6
"""A page of the web has dozens of blocks; so few are a piece that somebody cut out."""
SECTION_HEADINGS = HEADINGS - {"h1"}
AMID_REACH = 4
"""So many blocks away from a part of the article other parts of it stand: a label and a button lie between."""
HEADING_REACH = 3
"""So many blocks above a heading may stand between it and the article: a picture's credit, an advertisement."""
ITEMS_MIN, ITEMS_SHARE = 3, 0.3
"""A list has so many blocks at least; one of which such a share is kept is the article's."""
LISTING_MIN_SCORE, LISTING_MAX_SHARE = 0.2, 0.4
"""A longer listing may be the article once more, as its source."""
CELL_MAX_CHARS = 300
"""Longer cells lay out a page and hold whole parts of it."""
LEAD_TAGS = frozenset(("p", "div", "h2", "h3", "h4", "section"))
LEAD_MIN_CHARS, LEAD_MAX_CHARS, LEAD_MIN_SCORE = 60, 600, 0.2
LEAD_REACH = 25
"""So many blocks may stand between the headline and the article: a byline, a picture, a row of buttons."""
ALIKE_BELOW = {**dict.fromkeys(("p", "li", "td", "dd", "pre", *HEADINGS), 4), "div": 2}
"""So many levels below one element at most stand copies that are meant; of other tags only lines of one element. Gold
has 0.87 of such copies, and 0.3 of those in elements that are called differently, or further apart."""
WRITERS = ("author", "user", "poster", "member", "nick", "creator", "profile")
"""What class names call who wrote a post."""
LEAST_POSTS = 3
_NO_DIGITS = dict.fromkeys(map(ord, "0123456789"))
TITLE_START = 30
"""Characters of the page's title that tell its headline."""


def kept_blocks(page: Page, kept: Sequence[bool]) -> Iterator[tuple[int, Block]]:
    """The blocks that are kept so far, each with its index."""
    return compress(enumerate(page.blocks), kept)


def goes_on(page: Page) -> list[bool]:
    """Say of each block, and of the end, whether it goes on with the text before it, as pieces of a dump's line do."""
    return [*[page.kind == "text" and block.continues for block in page.blocks], False]


def take_lead(page: Page, kept: Sequence[bool], scores: npt.NDArray[np.float32]) -> dict[int, str]:
    """Keep the likeliest paragraph between the headline and the article's first: its lead.

    Gold is of two minds about leads. On the web snippets of the development pages, in many languages, this finds 13 of
    69 that were missed; word F1 changes by -0.0002, cross-validated.
    """
    first = next((i for i, block in kept_blocks(page, kept) if _may_open(block)), 0)
    headline = next((i for i in range(first - 1, max(-1, first - LEAD_REACH), -1) if _is_headline(page, i)), first)
    between = [i for i in range(headline + 1, first) if not kept[i] and _may_lead(page, page.blocks[i])]
    likeliest = max(between, key=scores.__getitem__, default=first)
    if likeliest == first or scores[likeliest] < LEAD_MIN_SCORE:
        return {}
    return {likeliest: "the lead, between the headline and the article"}


def _may_open(block: Block) -> bool:
    return block.tag != "h1" and len(block.text) >= LEAD_MIN_CHARS * width(block.text)


def _is_headline(page: Page, i: int) -> bool:
    block, title = page.blocks[i], page.hints.title[:TITLE_START]
    return block.tag == "h1" or (len(title) == TITLE_START and block.text.startswith(title))


def _may_lead(page: Page, block: Block) -> bool:
    return (
        block.tag in LEAD_TAGS
        and LEAD_MIN_CHARS * width(block.text) <= len(block.text) <= LEAD_MAX_CHARS
        and 2 * block.link_chars < len(block.text)
        and not block.hidden
        and "caption" not in page.containers[block.container].label
        and any(stop in block.text for stop in STOPS)
        and not (is_prompt(block.text) or is_byline_or_date(block.text) or is_caption(block))
    )


def take_embedded(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep text that the segmenter found in the page's data, where it is more than what is kept of the page's own."""
    embedded = [i for i, block in enumerate(page.blocks) if block.origin == "embedded"]
    held = sum(len(page.blocks[i].text) for i in embedded)
    shown = sum(len(block.text) for _, block in kept_blocks(page, kept) if block.origin != "embedded")
    return dict.fromkeys(embedded if held > shown else (), "the page's data holds the article, its markup not")


def take_snippet(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Of a snippet, too short for the tagger to tell an article from a notice, keep what is a sentence."""
    if len(page.blocks) > SNIPPET_MAX_BLOCKS or any(kept):
        return {}
    why = "a sentence of a page too short to judge"
    return {
        i: why
        for i, block in enumerate(page.blocks)
        if any(stop in block.text for stop in STOPS) and 2 * block.link_chars < len(block.text)
    }


def take_headings(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep a heading among blocks of the article that lie where it lies: its section is the article's.

    Cross-validated on the development pages, 570 headings more and 0.0001 word F1.
    """

    def place(i: int) -> int:
        return page.containers[page.blocks[i].container].parent

    why = "the heading of a section of the article"
    out = {}
    for i, block in enumerate(page.blocks[:-1]):
        if block.tag in SECTION_HEADINGS and not kept[i] and kept[i + 1] and place(i) == place(i + 1):
            before = next((j for j in range(i - 1, max(-1, i - 1 - HEADING_REACH), -1) if kept[j]), None)
            if before is not None and place(before) == place(i):
                out[i] = why
    return out


def take_rows(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep a table's row whole where most of it is kept: a cell of a word or a number says little by itself.

    Rows of cells that hold one short text each, as data do; layouts of pages put headings and paragraphs into cells.
    Cross-validated on the development pages, 1,537 cells more and 0.0003 word F1.
    """
    rows: dict[int, list[int]] = {}
    for i, block in enumerate(page.blocks):
        if block.row >= 0:
            rows.setdefault(block.row, []).append(i)
    why = "a cell of a row that is kept"
    out: dict[int, str] = {}
    for row in rows.values():
        cells = [page.blocks[i] for i in row]
        held = sum(len(page.blocks[i].text) for i in row if kept[i])
        if held and held < sum(len(cell.text) for cell in cells) <= 2 * held and _are_data(cells):
            out |= {i: why for i in row if not kept[i]}
    return out


def take_tables(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep a table of data whole where some of it is kept: half a table tells nothing.

    On three folds of the development pages 66 tables were kept in part, of which gold has most of 45.
    """
    out: dict[int, str] = {}
    around = _innermost(page, ("table",))
    tables = [number for number, table in enumerate(around) if number == table]
    layouts = {around[page.containers[number].parent] for number in tables}
    for number in tables:
        if number not in layouts:
            container = page.containers[number]
            inside = range(container.start, container.end)
            cells = [page.blocks[i] for i in inside]
            has_grid = len({cell.row for cell in cells}) > 1 and len({cell.column for cell in cells}) > 1
            if has_grid and any(kept[i] for i in inside) and _are_data(cells):
                out |= {i: "of a table that is kept" for i in inside if not kept[i]}
    return out


def _innermost(page: Page, tags: Sequence[str]) -> list[int]:
    """Return for each container the number of the innermost element of some tags that it is or stands in, else -1."""
    around: list[int] = []
    for number, container in enumerate(page.containers):
        around.append(number if container.tag in tags else around[container.parent] if number else -1)
    return around


def _are_data(cells: Sequence[Block]) -> bool:
    return all(cell.tag in ("td", "th") and len(cell.text) < CELL_MAX_CHARS for cell in cells) and (
        len({(cell.row, cell.column) for cell in cells}) == len(cells)
    )


def take_terms(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep a list of terms and what they mean whole where most of it is kept, or where it stands amid the article.

    Neither says anything alone. On the development pages two of three terms above a kept definition are content.
    """
    why = "of a list of terms in the article"
    out: dict[int, str] = {}
    lists = [container for container in page.containers if container.tag == "dl"]
    if not lists:
        return out
    chars = [0, *accumulate(len(block.text) for block in page.blocks)]
    held = [0, *accumulate(len(block.text) * keep for block, keep in zip(page.blocks, kept, strict=True))]
    for container in lists:
        inside = range(container.start, container.end)
        if inside:
            mostly = 2 * (held[inside.stop] - held[inside.start]) > chars[inside.stop] - chars[inside.start]
            if mostly or _is_amid(page, kept, inside, page.containers[container.parent]):
                out |= {i: why for i in inside if not kept[i]}
    return out


def take_items(page: Page, kept: Sequence[bool], scores: npt.NDArray[np.float32], least: float) -> dict[int, str]:
    """Keep a list whole of which a part is kept, but for what is less likely than `least` or leads elsewhere.

    A list with gaps misleads; one of links may be that of other stories, which a tagger in doubt keeps in part.
    Cross-validated on the development pages 0.0002 word F1 more.
    """
    around = _innermost(page, ("ul", "ol"))
    lists: dict[int, list[int]] = {}
    for i, block in enumerate(page.blocks):
        if around[block.container] >= 0:
            lists.setdefault(around[block.container], []).append(i)
    out: dict[int, str] = {}
    for items in lists.values():
        if len(items) >= ITEMS_MIN and ITEMS_SHARE * len(items) <= sum(kept[i] for i in items) < len(items):
            out |= {
                i: "an item of a list that is kept"
                for i in items
                if not kept[i] and scores[i] >= least and not is_mostly_links(page.blocks[i])
            }
    return out


def take_listings(page: Page, kept: Sequence[bool], scores: npt.NDArray[np.float32]) -> dict[int, str]:
    """Keep code that stands amid the article, or that shows, is not unlikely and is no large part of it.

    Cross-validated on the development pages, 229 listings amid the article more, of which the gold has 195, and the
    same word F1; what is not unlikely brings 0.0002, documentation and forums 0.001.
    """
    if page.kind != "html":
        return {}
    listings = [(i, block) for i, block in enumerate(page.blocks) if block.tag == "pre" and not kept[i]]
    shown = sum(len(block.text) for _, block in kept_blocks(page, kept)) if listings else 0
    out: dict[int, str] = {}
    for i, block in listings:
        around = page.containers[block.container]
        for _ in range(2):  # highlighters wrap it
            around = page.containers[around.parent]
        likely = scores[i] >= LISTING_MIN_SCORE and len(block.text) < LISTING_MAX_SHARE * shown and not block.hidden
        if (likely or _is_amid(page, kept, range(i, i + 1), around)) and any(map(str.isalpha, block.text)):
            out[i] = "code in the article"
    return out


def _is_amid(page: Page, kept: Sequence[bool], part: range, around: Container) -> bool:
    """Say whether of an element's blocks one close before and one close behind a part are kept."""
    before = kept[max(around.start, part.start - AMID_REACH) : part.start]
    behind = kept[part.stop : min(around.end, part.stop + AMID_REACH)]
    return any(before) and any(behind)


def take_refrains(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep between kept blocks, or behind one in its element, what says once more what one of them says, and stands as
    that stands.

    The tagger takes what recurs for the page's, and so the second chorus of a song or the same step of each day's plan.
    """
    if page.kind != "html":
        return {}
    why = "said again on purpose"
    said: dict[str, Block] = {}
    for _, block in kept_blocks(page, kept):
        said.setdefault(block.text, block)
    out: dict[int, str] = {}
    refrains: list[int] | None = None  # since a kept block
    element = -1  # that it stands in
    for i, block in enumerate(page.blocks):
        if kept[i]:
            out |= dict.fromkeys(refrains or (), why)
            refrains, element = [], block.container
        elif refrains is not None:
            again = block.text in said and stand_alike(page, block, said[block.text])
            refrains = [*refrains, i] if again else None
            if again and block.container == element:  # the last chorus
                out[i] = why
    return out


def stand_alike(page: Page, block: Block, other: Block) -> bool:
    """Whether two blocks are lines of one element, or lie not far below one in elements that are called alike: the
    items of a list, a paragraph in each of several cards."""
    if block.tag == other.tag == "td" and block.row == other.row:
        return False
    a, b = block.container, other.container
    for _ in range(ALIKE_BELOW.get(block.tag, 0)):
        one, another = page.containers[a], page.containers[b]
        if a == b or (one.tag, one.label) != (another.tag, another.label):
            break
        a, b = one.parent, another.parent
    return a == b


def take_posters(page: Page, kept: Sequence[bool]) -> dict[int, str]:
    """Keep who wrote the posts of a thread that are kept, where the page names enough of them to be one."""
    labels = Counter([container.label for container in page.containers])
    alike = Counter[str]()
    for label in holding_any(labels, WRITERS):
        alike[label.translate(_NO_DIGITS)] += labels[label]
    declared = sum(mark.kind == "author" for mark in page.hints.marks)
    if max([declared, *alike.values()]) < LEAST_POSTS:
        return {}
    from cleanpage.threads import posters

    return dict.fromkeys(posters(page, kept), "who wrote a post of the thread")


TAKES = take_embedded, take_snippet, take_headings, take_rows, take_tables, take_terms, take_refrains
