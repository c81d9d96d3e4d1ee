"""What readability-lxml selects, told in the same blocks and decisions as the tagger's own selection."""

from __future__ import annotations

import logging

from cleanpage.patterns import pattern
from cleanpage.types import Block, Decision, Page, Role, UnreadableInput

STEP = "select_with_readability"

_ROLES: dict[str, Role] = {
    "h1": "title", "h2": "heading", "h3": "heading", "h4": "heading", "h5": "heading", "h6": "heading",
    "li": "list item", "dt": "list item", "dd": "list item", "pre": "code", "td": "table cell", "th": "table cell",
    "figcaption": "caption", "caption": "caption",
}  # fmt: skip

_SURE_CHARS_MIN = 20
"""A shorter text, such as `Share`, stands in many places: it only counts where the last match ended."""

_NOT_A_WORD = pattern(r"[\W_]+")


def select_with_readability(html: str, page: Page) -> tuple[Decision, ...]:
    """Return a decision for each block: kept where its text stands in readability's summary, in order.

    Raises `UnreadableInput` for bare text, which readability-lxml cannot read, and for markup that it refuses.
    """
    if page.kind != "html":
        raise UnreadableInput("it is bare text, and readability-lxml selects from HTML alone; use the tagger instead")
    summary = _squeezed(_summary(html))
    decisions, at = [], 0
    for block in page.blocks:
        words = _squeezed(block.text)
        end = _end_of(words, summary, at)
        decisions.append(_decision(block, kept=end is not None))
        at = end or at
    return tuple(decisions)


def _summary(html: str) -> str:
    """Return the text of what readability-lxml takes for the article."""
    from lxml.html import document_fromstring
    from readability import Document

    logging.getLogger("readability").setLevel(logging.CRITICAL + 1)  # it logs tracebacks of what it survives
    try:
        summary = Document(html, handle_failures=None).summary(html_partial=True)
        return "".join(map(str, document_fromstring(summary).itertext()))
    except Exception as error:  # its own Unparseable, and what lxml raises beneath it
        raise UnreadableInput("readability-lxml finds nothing to read in it; use the tagger instead") from error


def _squeezed(text: str) -> str:
    """Return letters and digits alone: white space and hidden characters differ between two parsers."""
    return _NOT_A_WORD.sub("", text)


def _end_of(words: str, summary: str, at: int) -> int | None:
    """Return where the block's text ends in the summary, searched from `at`, or None where it is not."""
    if not words:
        return None
    if len(words) < _SURE_CHARS_MIN:
        return at + len(words) if summary.startswith(words, at) else None
    found = summary.find(words, at)
    return found + len(words) if found >= 0 else None


def _decision(block: Block, *, kept: bool) -> Decision:
    if not kept:
        return Decision(block, 0.0, False, "other", STEP, "readability-lxml leaves it out")
    role: Role = "quote" if block.quoted and block.tag == "p" else _ROLES.get(block.tag, "paragraph")
    return Decision(block, 1.0, True, role, STEP, "readability-lxml selects it")
