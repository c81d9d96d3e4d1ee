"""Metadata of an HTML page: what the markup says, completed from what a reader sees around the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from cleanpage.metadata.authors import looks_like_name, split_names
from cleanpage.metadata.dates import parse_date
from cleanpage.metadata.markup import read_markup
from cleanpage.metadata.text import BLOCKS_BELOW, find_authors, find_published, first_paragraph
from cleanpage.metadata.titles import headline_in, without_site
from cleanpage.types import Decision, Metadata, Page

BLOCKS_NEAR = 30
"""How far from the article's first paragraph a `<time>` or an author's mark may stand to be about the article:
those of other stories stand farther away."""


def read_page(page: Page, decisions: Sequence[Decision], url: str | None) -> Metadata:
    """Return what the markup declares; gaps are filled from visible marks and lines near the article."""
    told = read_markup(page.hints, url)
    first = first_paragraph(decisions)
    headings = [i for i, block in enumerate(page.blocks) if block.tag == "h1" and not block.hidden]
    top = max((i for i in headings if i <= first), default=max(0, first - BLOCKS_NEAR // 2))
    near = range(max(top, first - BLOCKS_NEAR), min(len(page.blocks), first + BLOCKS_BELOW))
    language = told.language or ""
    published, modified = told.published, told.modified
    if not published:
        marked, changed = _marked_times(page, near, language)
        lined, lined_changed = (None, None) if marked else find_published(page.blocks, near, language)
        published, modified = marked or lined, modified or changed or lined_changed
    return replace(
        told,
        title=_title(page, [page.blocks[i].text for i in headings], first, told),
        authors=told.authors or _marked_authors(page, near) or find_authors(page.blocks, near),
        published=published,
        modified=modified,
    )


def _title(page: Page, headings: Sequence[str], first: int, told: Metadata) -> str | None:
    """The visible headline where the page's own titles agree with it; else the declared one without the site's name."""
    declared = [text for text in (told.title, " ".join(page.hints.title.split())) if text]
    for text in declared:
        if agreed := headline_in(text, headings):
            return agreed
    if declared:
        return without_site(declared[0], told.site_name, told.url)
    return headings[0] if headings else None


def _marked_times(page: Page, near: range, language: str) -> tuple[str | None, str | None]:
    """The first `<time>` near the article that tells its publication, and the first that tells a change."""
    published = modified = None
    for mark in page.hints.marks:
        if (
            mark.kind == "time"
            and near.start - 2 <= mark.block <= near.stop
            and (iso := parse_date(mark.value, language))
        ):
            if mark.modified:
                modified = modified or iso
            else:
                published = published or iso
    return published, modified


def _marked_authors(page: Page, near: range) -> tuple[str, ...]:
    """The names that author marks near the article hold."""
    names: dict[str, None] = {}
    for mark in page.hints.marks:
        if mark.kind == "author" and near.start - 2 <= mark.block <= near.stop:
            names.update(dict.fromkeys(name for name in split_names(mark.value) if looks_like_name(name)))
    return tuple(names)
