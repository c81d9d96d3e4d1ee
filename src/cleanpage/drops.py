"""Blocks that are dropped though their score alone would keep them: copies, prompts, other stories, bylines.

Each step is asked what is kept so far and says which blocks it drops, as what, and why.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from cleanpage.asides import drop_asides, drop_headlines, drop_named_parts
from cleanpage.copies import COPY_MIN_WORDS, drop_copies
from cleanpage.kinds import (
    is_byline_or_date,
    is_mostly_links,
    is_notice,
    is_pointer,
    is_prompt,
    opens_run,
)  # fmt: skip
from cleanpage.patterns import COLONS, holds_any, width
from cleanpage.takes import STOPS, goes_on, kept_blocks
from cleanpage.types import HEADINGS, Block, Page, Role
from cleanpage.wording_names import UNFOLDS

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

SENTENCE_ENDS = STOPS + "”" + '"'
ECHO_MAX_CHARS = 40
"""Three longer words in a row are no label."""
TEASER_MAX_CHARS, TEASER_MAX_SCORE = 300, 0.85
"""The headline of the seed's teaser has 0.7 to 0.8; too few pages have one to tell more (`training/NOTES.md`)."""
TEASER_MIN_WORDS = 7
"""Headings of an article's sections are shorter than most headlines."""
POINTER_MAX_CHARS = 220
POINTER_SIGNS = f"{COLONS}»|→►"
TABLES_AND_CODE = frozenset(("td", "th", "pre"))
"""What stands in them is data, whatever it says."""
OTHER_STORIES = frozenset(("related stories", "news feed", "share row", "subscribe prompt", "advertisement"))
TAIL_SHARES: dict[Role, int] = {"news feed": 4, "related stories": 16}
"""Below a heading of other stories the article may go on, but not for the last fourth of what is kept, or sixteenth:
one of related stories often stands in the middle. (For a fourth there too, news dumps have 0.0023 word F1 less.)"""
NOTICE_SHARE = 3
"""The article in the page's data is at least so many times as long as what is shown in its place."""
LABELS_MAX_SHARE = 0.8
"""Of the characters that are kept: of a page that is buttons through and through, these are the article."""
FORM_TAGS: dict[str, tuple[Role, str]] = {
    "label": ("form notice", "names a field of a form"),
    "button": ("other", "what a button says"),
}
_run_opened_by = lru_cache(maxsize=4096)(opens_run)
"""Remembered, because two steps ask it of the same lines."""


def drop_stand_ins(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Where the article is in the page's data, what the page shows instead is a notice (`Enable JavaScript`)."""
    held = sum(len(block.text) for block in page.blocks if block.origin == "embedded")
    if not held:
        return {}
    shown = [i for i, block in kept_blocks(page, kept) if block.origin != "embedded" and block.tag != "h1"]
    if NOTICE_SHARE * sum(len(page.blocks[i].text) for i in shown) > held:
        return {}
    return dict.fromkeys(shown, ("other", "stands where the page's data holds the article"))


def drop_echoes(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """In a dump, drop a word or two that stand twice in a row: the labels of buttons and pictures."""
    if page.kind != "text":
        return {}
    out: dict[int, tuple[Role, str]] = {}
    texts = [block.text for block in page.blocks]
    for i in [i for i, (text, after) in enumerate(pairwise(texts)) if text == after]:
        block = page.blocks[i]
        if _is_short_label(block.text) and block.tag not in ("td", "pre"):
            out |= {j: ("repeated line", "the same words twice in a row") for j in (i, i + 1) if kept[j]}
    return out


def _is_short_label(text: str) -> bool:
    """Whether a text is of a word or two; in scripts that put no space between words its length alone tells."""
    return len(text.split()) < COPY_MIN_WORDS and len(text) < ECHO_MAX_CHARS * width(text)


def drop_tail(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """In a dump, drop what little the tagger kept below a heading such as `News Feed` or `Editors' Picks`."""
    end, role = _end_of_article(page, kept)
    if role is None:
        return {}
    return {i: (role, "stands below the article's end") for i in range(end, len(kept)) if kept[i]}


def drop_teaser(page: Page, kept: Sequence[bool], scores: npt.NDArray[np.float32]) -> dict[int, tuple[Role, str]]:
    """In a dump, drop a headline with one paragraph right above such a heading: another story's teaser.

    The last section of the article looks the same, but the tagger is surer of its heading.
    """
    end, role = _end_of_article(page, kept)
    if role is None or end < 3 or not all(kept[end - 3 : end]) or scores[end - 2] >= TEASER_MAX_SCORE:
        return {}
    before, after = page.blocks[end - 2 : end]
    if before.continues or after.continues:  # pieces of the article's last sentence
        return {}
    headline, teaser = before.text, after.text
    sentence = (headline[-1] not in SENTENCE_ENDS, teaser[-1] in SENTENCE_ENDS, len(teaser) < TEASER_MAX_CHARS)
    if not all(sentence) or not TEASER_MIN_WORDS <= len(headline.split()) < TEASER_MAX_CHARS // 10:
        return {}
    return dict.fromkeys((end - 2, end - 1), ("related stories", "a headline and its teaser above other stories"))


def _end_of_article(page: Page, kept: Sequence[bool]) -> tuple[int, Role | None]:
    """Where the first section of other stories begins, if what is kept of the page lies almost all above it."""
    if page.kind != "text":
        return 0, None
    chars = [len(block.text) if keep else 0 for block, keep in zip(page.blocks, kept, strict=True)]
    above = list(accumulate(chars, initial=0))
    for i in range(bisect_left(above, _share_above(above[-1], min(TAIL_SHARES.values()))), len(kept)):
        role = None if kept[i] else _run_opened_by(page.blocks[i].text)
        if role in TAIL_SHARES and above[i] >= _share_above(above[-1], TAIL_SHARES[role]):
            return i, role
    return 0, None


def _share_above(chars: int, part: int) -> int:
    """Return how many of the characters stand above the last `part`-th of them, at least one."""
    return max(1, -(-chars * (part - 1) // part))


def drop_pointers(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop a line in the article that sends its reader to another (`Read also: …`).

    Cross-validated on the development pages: 0.0006 word F1 on news, 0.0001 on the others.
    """
    out: dict[int, tuple[Role, str]] = {}
    for i, block in kept_blocks(page, kept):
        if len(block.text) <= POINTER_MAX_CHARS and block.tag not in TABLES_AND_CODE:
            text = block.text
            signs = [at for sign in POINTER_SIGNS if (at := text.find(sign, 1, POINTER_MAX_CHARS)) > 0]
            if signs and is_pointer(text[: min(signs)]):
                out[i] = ("related stories", "points to another story")
    return out


def drop_prompts(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop short lines that are a site's interface, whatever stands around them.

    Not words of a sentence, which a dump may have broken anywhere.
    """
    out: dict[int, tuple[Role, str]] = {}
    pieces = goes_on(page)
    for i, block in kept_blocks(page, kept):
        of_sentence = pieces[i + 1] or (pieces[i] and page.blocks[i - 1].text[-1] not in SENTENCE_ENDS)
        if block.tag != "pre" and not of_sentence:
            role = is_prompt(block.text)
            if role is not None:
                out[i] = (role, "a phrase of the site's interface")
    return out


def drop_labels(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop what names a field of a form or one of its choices, and what a button says, unless that is all there is.

    Not a question, which may unfold its answer without a script, nor what is called after what unfolds, nor a card. Of
    the 390 labels that the tagger keeps on the development pages gold has an eighth, of buttons a quarter; without the
    buttons HTML has 0.8854 word F1 instead of 0.8848, cross-validated with two seeds.
    """
    chars = 0
    out: dict[int, tuple[Role, str]] = {}
    for i, block in kept_blocks(page, kept):
        chars += len(block.text)
        if block.tag in FORM_TAGS and block.text[-1] not in "?？؟" and not _is_part(page, block):
            out[i] = FORM_TAGS[block.tag]
    return out if sum(len(page.blocks[i].text) for i in out) < LABELS_MAX_SHARE * chars else {}


def _is_part(page: Page, block: Block) -> bool:
    """Whether a block stands in a button that is called after what opens a section of the article
    (`accordion-button`), or that holds more than one block: a card of which all can be clicked."""
    if block.tag != "button":
        return False
    at = page.containers[block.container]
    label = at.label
    while at.tag != "button" and at.parent:
        at = page.containers[at.parent]
        label += f" {at.label}"
    return at.end - at.start > 1 or holds_any(label, UNFOLDS)


def drop_notices(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop short paragraphs by which the site speaks to its reader: offers, and what stands for a film that is blocked.

    A piece of a longer line of a dump may hold a sentence of the article as well, and stays. Cross-validated on the
    development pages: 0.001 word F1 on news, 0.0007 on the others.
    """
    out: dict[int, tuple[Role, str]] = {}
    pieces = goes_on(page)
    for i, block in kept_blocks(page, kept):
        is_piece = pieces[i] or pieces[i + 1]
        if not is_piece and block.tag not in TABLES_AND_CODE and (role := is_notice(block.text)):
            out[i] = (role, "the site speaks to its reader")
    return out


def drop_linked_stories(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop the links right below a dropped heading such as `Read more`, wherever in the article they stand. (A heading
    that is a link is the next card's.)

    Of the 28 that the tagger keeps on eight of the development pages gold has five, all of one.
    """
    out: dict[int, tuple[Role, str]] = {}
    for i, block in kept_blocks(page, kept):
        above = i - 1
        is_link = i > 0 and block.tag not in HEADINGS and is_mostly_links(block)
        if is_link and (above in out or not kept[above]):
            role = out[above][0] if above in out else _run_opened_by(page.blocks[above].text)
            if role == "related stories":
                out[i] = (role, "a link under a heading of other stories")
    return out


def drop_bare_headings(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Drop a heading of other stories (`You may also like`) below which nothing is kept."""
    out: dict[int, tuple[Role, str]] = {}
    for i, block in kept_blocks(page, kept):
        last = not any(kept[i + 1 : i + 2]) and block.tag not in TABLES_AND_CODE and block.text[-1] not in STOPS
        if last and (role := _run_opened_by(block.text)) in OTHER_STORIES:
            out[i] = (role, "a heading of what is no part of the article")
    return out


def move_bylines(page: Page, kept: Sequence[bool]) -> dict[int, tuple[Role, str]]:
    """Move lines that are only a byline or a date out of the body: they are metadata."""
    out: dict[int, tuple[Role, str]] = {}
    for i, block in kept_blocks(page, kept):
        if block.tag not in TABLES_AND_CODE:
            role = is_byline_or_date(block.text)
            if role is not None:
                out[i] = (role, "who and when is in the metadata")
    return out


DROPS_OF_PARTS = drop_stand_ins, drop_copies, drop_asides, drop_headlines, drop_named_parts, drop_echoes, drop_tail
DROPS_OF_LINES = (
    drop_pointers,
    drop_prompts,
    drop_labels,
    drop_notices,
    drop_linked_stories,
    drop_bare_headings,
    move_bylines,
)
"""In this order: each sees what those before it left."""
