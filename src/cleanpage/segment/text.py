"""The front door for bare text: a dump of any style becomes the blocks that the tagger judges."""

from __future__ import annotations

from cleanpage.segment.text_carrier import uncarried, undoubled
from cleanpage.segment.text_code import put_listings, take_listings
from cleanpage.segment.text_escapes import unnamed
from cleanpage.segment.text_glue import cut_glued
from cleanpage.segment.text_items import lynx_lines, read_marks
from cleanpage.segment.text_lines import composed, read_lines, tidy
from cleanpage.segment.text_markdown import looks_like_markdown, markdown_blocks
from cleanpage.segment.text_pandoc import without_attributes
from cleanpage.segment.text_preamble import split_preamble
from cleanpage.segment.text_prose import cut_long, with_continuations
from cleanpage.segment.text_references import without_addresses, without_citations, without_references
from cleanpage.segment.text_scripts import without_scripts
from cleanpage.segment.text_sheets import without_sheets
from cleanpage.segment.text_snapshot import snapshot_as_markup
from cleanpage.segment.text_title import with_title_apart
from cleanpage.segment.text_wiki import without_wiki_marks
from cleanpage.segment.text_wrap import unwrap
from cleanpage.types import Block, Container, Page

SOURCE_LINES, SOURCE_SHARE = 5, 0.2
"""So many lines that stand below two blank lines or more, and such a share of all, tell that a dump keeps the white
space of the page's source: half of the dumps that do have twice the share, nine in ten of others a sixth of it."""


def segment_text(text: str) -> Page:
    """Return the page in a text dump of any style, cut into blocks.

    A block is a paragraph, heading, list item, table cell or code listing where the dump shows them, else a line.
    Hard-wrapped lines are joined, very long ones cut at their sentences. `Block.continues` says that a block goes
    on with the paragraph of the block before it: join them with a space, or with none before `,.;:)!?`.
    No control character, escape sequence or zero-width character is in any block. Never raises.
    What stands for markup, a snapshot of the accessibility tree, is a page of markup.
    """
    if (markup := snapshot_as_markup(text)) is not None:
        from cleanpage.segment.html import segment_html

        return segment_html(tidy(markup))
    text = without_scripts(tidy(without_sheets(uncarried(text))))
    text = without_citations(without_attributes(unnamed(text)))
    has_front_matter = text.lstrip().startswith("---")
    text, hints = split_preamble(text)
    is_markdown = (has_front_matter and bool(hints.meta)) or looks_like_markdown(text)
    blocks = tuple(markdown_blocks(composed(text)) if is_markdown else plain_blocks(undoubled(text)))
    return Page("text", blocks, (Container(0, "body", "", 0, len(blocks)),), hints)


def plain_blocks(text: str) -> list[Block]:
    """Return the blocks of a tidy dump that is not Markdown."""
    text = with_title_apart(without_wiki_marks(without_addresses(without_references(text))))
    marks = read_marks(text)
    lines = lynx_lines(text) if marks.lynx else read_lines(text)
    lines, listings = take_listings(lines, text)
    spaced_by_source = sum([line.gap > 1 for line in lines]) > max(SOURCE_LINES, SOURCE_SHARE * len(lines))
    lines = unwrap(lines, marks.widths(lines))
    whole = composed(text)
    if whole != text:  # not before lines are joined: browsers of text give accents columns of their own
        lines = [line._replace(text=composed(line.text)) for line in lines]
    blocks = cut_long(marks.blocks(cut_glued(lines, whole, spaced_by_source=spaced_by_source)))
    blocks = with_continuations(blocks, nodes=not marks.lynx)
    return put_listings(evened(blocks) if spaced_by_source else blocks, listings)


def evened(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a dump that keeps the white space of the page's source, as `textContent` does.

    There every element stands somewhere between its own blank lines: only that there are more than usual says
    something, and where in the line it stands says nothing.
    """
    usual = sorted(block.gap for block in blocks)[len(blocks) // 2]
    return [block._replace(gap=int(block.gap > usual), indent=0) for block in blocks]
