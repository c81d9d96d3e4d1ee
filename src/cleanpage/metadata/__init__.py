"""Who wrote the article, when and where: from the markup, and from the bare text around the article."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from cleanpage.metadata.text import filled, read_text
from cleanpage.types import Decision, Metadata, Page

if TYPE_CHECKING:
    from cleanpage.tagger import Lines

__all__ = ["read_metadata"]


def read_metadata(page: Page, decisions: Sequence[Decision], url: str | None, lines: Lines | None = None) -> Metadata:
    """Return what the page says about its article; nothing is invented.

    `decisions` are the page's blocks with what became of them: in a bare dump bylines and dates stand around the first
    kept paragraph. `url` is where the page came from, None when nobody knows. `lines` is what each block of a
    dump rates as; without it a dump has no title.
    """
    if page.kind == "html":
        from cleanpage.metadata.page import read_page

        return read_page(page, decisions, url)
    if not (page.hints.meta or page.hints.canonical):
        return read_text(decisions, url, lines)
    from cleanpage.metadata.markup import read_markup

    told = read_markup(page.hints, url)
    return filled(told, read_text(decisions, told.url, lines, told.language or ""))
