"""The front door for bare text: a dump of any style becomes the blocks that the tagger judges."""

from __future__ import annotations

from cleanpage.segment.text_code import put_listings, take_listings
from cleanpage.segment.text_items import lynx_lines, read_marks
from cleanpage.segment.text_lines import read_lines, tidy
from cleanpage.segment.text_markdown import looks_like_markdown, markdown_blocks
from cleanpage.segment.text_preamble import split_preamble
from cleanpage.segment.text_prose import cut_glued, cut_long, with_continuations
from cleanpage.segment.text_wrap import unwrap
from cleanpage.types import Block, Container, Page


def segment_text(text: str) -> Page:
    """Return the page in a text dump of any style, cut into blocks.

    A block is a paragraph, heading, list item, table cell or code listing where the dump shows them, else a line.
    Hard-wrapped lines are joined, very long ones cut at their sentences. `Block.continues` says that a block goes
    on with the paragraph of the block before it: join them with a space, or with none before `,.;:)!?`.
    No control character, escape sequence or zero-width character is in any block. Never raises.
    """
    text, hints = split_preamble(tidy(text))
    blocks = tuple(markdown_blocks(text) if looks_like_markdown(text) else plain_blocks(text))
    return Page("text", blocks, (Container(0, "body", "", 0, len(blocks)),), hints)


def plain_blocks(text: str) -> list[Block]:
    """Return the blocks of a tidy dump that is not Markdown."""
    marks = read_marks(text)
    lines = lynx_lines(text) if marks.lynx else read_lines(text)
    lines, listings = take_listings(lines, text)
    lines = unwrap(lines, marks.widths(lines))
    blocks = marks.blocks(cut_glued(lines, text))
    return put_listings(with_continuations(cut_long(blocks)), listings)
