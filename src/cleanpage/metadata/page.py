"""Metadata of an HTML page: what the markup says, completed from what a reader sees around the article."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from itertools import pairwise

from cleanpage.metadata.bylines import authors_under, byline_at, end_of_article, find_authors, labelled_names
from cleanpage.metadata.dates import date_in_address, has_digit, parse_date
from cleanpage.metadata.day_first import language_of_dates
from cleanpage.metadata.lines import MAX_LINE_CHARS, PUBLISHED, is_date_line
from cleanpage.metadata.markup import declared_languages, read_markup
from cleanpage.metadata.tags import each_once, without_title
from cleanpage.metadata.text import (
    BLOCKS_BELOW,
    MODIFIED_WORDS,
    OTHER_DATES,
    find_published,
    first_paragraph,
    is_english,
    label_of,
    lines_around,
)
from cleanpage.metadata.titles import (
    MUCH_THE_SAME,
    fold,
    folded_sides,
    host_of,
    likeness,
    names_of_site,
    other_sides,
    site_in_title,
    without_kicker,
    without_site,
    without_tail,
)
from cleanpage.patterns import holds_any, pattern
from cleanpage.types import Block, Container, Decision, Mark, Metadata, Page

BLOCKS_NEAR = 30
"""How far from the article's first paragraph a `<time>` or an author's mark may stand to be about the article:
those of other stories stand farther away."""
DAY_CHARS = len("2024-05-03")
"""A date without a time."""
MIN_DATE_DIGITS = 5
"""A day and a year have at least these many digits."""
BLOCKS_OVER, BLOCKS_UNDER = 5, 12
"""How far above and below the article its tags may stand."""
CARDS = 3
"""So many stories make up a page of them."""
LINES_OF_BYLINE = 3
"""The marks of several authors stand this close together."""

_HOME = pattern(r"/|https?://[^/]+/?")
_BYLINE_LABEL = pattern(
    r"(?<![a-z])(?:post|article|entry)?(?:authors?(?:names?)?|byline|autor(?:en)?|auteur|autore)(?![a-z])"
)
"""What class names call the line that names the author."""


def read_page(page: Page, decisions: Sequence[Decision], url: str | None) -> Metadata:
    """Return what the markup declares; gaps are filled from visible marks and lines near the article."""
    told = read_markup(page.hints, url)
    first = first_paragraph(decisions)
    headings = [
        i for i, b in enumerate(page.blocks) if b.tag in ("h1", "h2") and not b.hidden and not _is_logo(b, told.url)
    ]
    title_at, title = _title(page, headings, first, told)
    if title_at is not None and title and told.title:
        title = without_kicker(title, without_site(told.title, told.site_name, told.url))
    if title and told.site_name:
        title = without_tail(title, told.site_name)
    near = _near(page, headings, title_at, first)
    if title_at is None:
        near = range(near.start, max(near.start, min(near.stop, _first_card(page))))
    published, modified = told.published, told.modified
    if not published:
        language = _language_of_dates(page, decisions, told)
        seen, changed = _seen_times(page, decisions, near, language)
        published = seen or date_in_address(told.url or "")
        modified = modified or changed
        if not published:
            published, shown_change = _only_dates(page, end_of_article(decisions), language)
            modified = modified or shown_change
    elif len(published) == DAY_CHARS or (modified and published >= modified) or _may_be_another_day(published):
        language = _language_of_dates(page, decisions, told)
        published = _shown_day(published, modified, find_published(page.blocks, near, language)[0])
    return told._replace(
        title=title,
        authors=_authors(page, decisions, near, told, title),
        published=published,
        modified=modified,
        site_name=told.site_name or site_in_title(page.hints.title, title or "", told.url),
        tags=without_title(told.tags or _marked_tags(page, decisions, first), title or ""),
    )


def _language_of_dates(page: Page, decisions: Sequence[Decision], told: Metadata) -> str:
    """The language tag by which the dates that the page shows are read."""
    tags = (*declared_languages(page.hints), told.language or "")
    return language_of_dates(tags, told.url, (block.text for block in page.blocks), partial(is_english, decisions))


def _is_logo(heading: Block, url: str | None) -> bool:
    """Whether a heading is the site's name and leads to its first page."""
    link = next(
        (span for span in heading.spans if span.kind == "link" and span.end - span.start == len(heading.text)), None
    )
    if link is None or not _HOME.fullmatch(link.href):
        return False
    return link.href == "/" or host_of(link.href) == host_of(url or "")


def _first_card(page: Page) -> int:
    """Where the first of a page's stories begins, each of which has a heading and a date or an author of its own.

    Theirs are not the page's. Without such stories the number of blocks.
    """
    marked = {mark.block for mark in page.hints.marks if mark.kind != "tag"}
    for tag in ("h2", "h3", "h4"):
        heads = [i for i, block in enumerate(page.blocks) if block.tag == tag and not block.hidden]
        cards = [c for c in map(partial(_card, page), heads, [*heads[1:], -1]) if c]
        own = [card for card in cards if any(i in marked for i in range(card.start, card.end))]
        if len(own) >= CARDS:
            return own[0].start
    return len(page.blocks)


def _card(page: Page, heading: int, other: int) -> Container | None:
    """The largest container that holds a heading and not the next one."""
    found = None
    at = page.blocks[heading].container
    while at > 0 and not page.containers[at].start <= other < page.containers[at].end:
        found, at = page.containers[at], page.containers[at].parent
    return found


def _marked_tags(page: Page, decisions: Sequence[Decision], first: int) -> tuple[str, ...]:
    """What links marked as tags say, from right above the article to the first lines of them below it; those farther
    away are of other stories, or of the site."""
    end = end_of_article(decisions)
    around = range(first - BLOCKS_OVER, end + BLOCKS_UNDER)
    tags = [mark for mark in page.hints.marks if mark.kind == "tag" and mark.block in around]
    below = [mark.block for mark in tags if mark.block >= end]
    apart = (here for before, here in pairwise(below) if here - before > 1)
    last = next(apart, len(page.blocks))
    return each_once(mark.value.lstrip("#") for mark in tags if mark.block < last)


def _near(page: Page, headings: Sequence[int], title_at: int | None, first: int) -> range:
    """The blocks around the article's beginning: from its headline, which the title repeats, to its first lines."""
    if title_at is not None and not 0 <= first - title_at <= BLOCKS_NEAR:
        return range(title_at, min(len(page.blocks), title_at + BLOCKS_BELOW))
    above = (i for i in headings if page.blocks[i].tag == "h1" and i <= first)
    top = max(above, default=max(0, first - BLOCKS_NEAR // 2))
    top = title_at if title_at is not None else max(top, first - BLOCKS_NEAR)
    return range(top, min(len(page.blocks), first + BLOCKS_BELOW))


def _seen_times(page: Page, decisions: Sequence[Decision], near: range, language: str) -> tuple[str | None, str | None]:
    """When the page shows that the article was published and changed, by `<time>` elements, else by lines."""
    marked, changed = _marked_times(page, near, language)
    if marked:
        return marked, changed
    lined, lined_changed = find_published(page.blocks, lines_around(decisions, near), language)
    return lined, changed or lined_changed


def _may_be_another_day(published: str) -> bool:
    """Whether a time in UTC is so close to midnight that readers on the spot had another day."""
    return published.endswith("+00:00") and not 6 < int(published[11:13]) < 20


def _shown_day(published: str, modified: str | None, shown: str | None) -> str:
    """The date that the page shows its readers when it has the time of the declared day, or is the day before or after
    the declared one in UTC.

    If the page is declared to be published when it was last changed or later, any earlier one that it shows.
    """
    if not shown:
        return published
    if len(published) == DAY_CHARS and shown.startswith(published):
        return shown
    days = (date.fromisoformat(published[:10]) - date.fromisoformat(shown[:10])).days
    if (abs(days) == 1 and _may_be_another_day(published)) or (days > 1 and modified and published >= modified):
        return shown
    return published


def _only_dates(page: Page, end: int, language: str) -> tuple[str | None, str | None]:
    """When a page that shows only one date was published, and when changed; `end` is where the article ends.

    It is in `<time>` elements, in lines that say `published`, in date lines. What is said to be of a change below the
    article is none of publication: on the development pages nine of ten such stand where gold has no date.
    """
    marks = [mark.value for mark in page.hints.marks if mark.kind == "time" and not mark.modified]
    lines = {i: block.text for i, block in enumerate(page.blocks) if not block.note and _is_bare_date(block.text)}
    changes = [line for i, line in lines.items() if i >= end and holds_any(line.lower(), MODIFIED_WORDS)]
    said = [line for line in lines.values() if line.lower().startswith(PUBLISHED)]
    shown = [] if changes else list(lines.values())
    published = next((only for values in (marks, said, shown) if (only := _one(values, language))), None)
    return published, _one(changes, language)


def _one(values: Sequence[str], language: str) -> str | None:
    """The date that is in each of the values, if it is one."""
    found = {iso[:10]: iso for value in values if (iso := parse_date(value, language))}
    return found.popitem()[1] if len(found) == 1 else None


def _is_bare_date(text: str) -> bool:
    if len(text) > MAX_LINE_CHARS or not has_digit(text):
        return False
    return sum(map(str.isdecimal, text)) >= MIN_DATE_DIGITS and is_date_line(text)


def _title(page: Page, headings: Sequence[int], first: int, told: Metadata) -> tuple[int | None, str | None]:
    """Return where the headline stands, and what it is.

    It is a heading that agrees with what the page declares, of several the last above the article; else one that says
    much the same; else what is declared, without the site.
    """
    declared = [text for text in (told.title, " ".join(page.hints.title.split())) if text]
    sites = names_of_site(told.site_name, told.url) | other_sides(*declared)
    lines = {i: page.blocks[i].text for i in headings if fold(page.blocks[i].text) not in sites}
    above = [i for i in lines if i <= first]
    top = [i for i in lines if page.blocks[i].tag == "h1"]
    for text in declared:
        sides = folded_sides(text)
        if agreeing := [i for i in (*reversed(above), *top) if fold(lines[i]) in sides]:
            return _first_like(lines, agreeing[0])
    near = [i for i in top if i <= first or not above]
    alike = {i: max((likeness(lines[i], text) for text in declared), default=0.0) for i in near}
    best = max(near, key=alike.__getitem__, default=None)
    if best is not None and alike[best] >= MUCH_THE_SAME:
        return _first_like(lines, best)
    if declared:
        return None, without_site(declared[0], told.site_name, told.url)
    return (top[0], lines[top[0]]) if top else (None, None)


def _first_like(lines: Mapping[int, str], at: int) -> tuple[int, str]:
    """The first of the lines that says the same as one of them."""
    return next((i, line) for i, line in lines.items() if fold(line) == fold(lines[at]))


def _marked_times(page: Page, near: range, language: str) -> tuple[str | None, str | None]:
    """The first `<time>` near the article that tells its publication, and the first that tells a change."""
    published = modified = None
    times = [mark for mark in page.hints.marks if mark.kind == "time" and mark.block in _around(near)]
    for mark in sorted(times, key=lambda mark: mark.block < near.start):  # what stands above the headline comes last
        if iso := parse_date(mark.value, language):
            label = label_of(page.blocks, mark.block, mark.lead)
            if mark.modified or holds_any(label, MODIFIED_WORDS) or (not label and _says_modified(page.blocks, mark)):
                modified = modified or iso
            elif not holds_any(label, OTHER_DATES):
                published = published or iso
    return published, modified


def _says_modified(blocks: Sequence[Block], mark: Mark) -> bool:
    """Whether a time that begins a short line says itself that it is one of a change: `<time>Updated 3 May</time>`."""
    text = blocks[mark.block].text if mark.block < len(blocks) and not mark.lead else ""
    return len(text) <= MAX_LINE_CHARS and text.lower().removeprefix("last ").startswith(MODIFIED_WORDS)


def _authors(
    page: Page, decisions: Sequence[Decision], near: range, told: Metadata, title: str | None
) -> tuple[str, ...]:
    """The declared authors, unless they are only the site itself, or others than the page's byline names."""
    if told.authors and not _all_name_the_site(told):
        names = _byline_of_others(page, near, told.authors) or _beside_the_site(told)
        return tuple(_as_shown(page, near, name) if name.islower() else name for name in names)
    return (
        _marked_authors(page, near)
        or _labelled_authors(page, near, handles=False)
        or find_authors(page.blocks, near, title)
        or _labelled_authors(page, near, handles=True)
        or authors_under(decisions)
        or told.authors
    )


def _byline_of_others(page: Page, near: range, declared: Sequence[str]) -> tuple[str, ...]:
    """The names in the article's byline if none of them is declared: whoever put the page on the site often is.

    (On the development pages the byline is right on ten of them, what is declared on two.)
    """
    names = next((names for i in near if (names := byline_at(page.blocks, i))), ())
    told = [fold(name) for name in declared]
    return () if any(fold(name) in one or one in fold(name) for name in names for one in told) else names


def _as_shown(page: Page, near: range, name: str) -> str:
    """A name as a line near the article writes it, where the markup has it all in small letters."""
    lines = (page.blocks[i].text for i in range(max(0, near.start - LINES_OF_BYLINE), near.stop))
    shown = (line[at : at + len(name)] for line in lines if (at := line.lower().find(name)) >= 0)
    return next((text for text in shown if sum(map(str.isupper, text)) >= min(2, len(text.split()))), name)


def _beside_the_site(told: Metadata) -> tuple[str, ...]:
    """The declared authors without the site itself (`CNN`, `LRT.lt`), where it signs beside somebody."""
    labels = host_of(told.url or "").split(".")
    site = {fold(told.site_name or ""), *labels, "".join(labels[-2:])}
    return tuple(name for name in told.authors if fold(name) not in site) or told.authors


def _all_name_the_site(told: Metadata) -> bool:
    """Whether the declared authors are the site's name or a part of its address."""
    names, host = names_of_site(told.site_name, told.url), fold(host_of(told.url or ""))
    return all(author in host or any(name in author for name in names) for author in map(fold, told.authors))


def _marked_authors(page: Page, near: range) -> tuple[str, ...]:
    """The names that the first author marks near the article hold; those of comments stand farther down."""
    marks = [mark for mark in page.hints.marks if mark.kind == "author" and mark.block in _around(near)]
    close = [mark for mark in marks if mark.block <= marks[0].block + LINES_OF_BYLINE]
    names = tuple(dict.fromkeys(name for mark in close for name in labelled_names(mark.value, handles=False)))
    return names or next(filter(None, (labelled_names(mark.value, handles=True) for mark in close)), ())


def _labelled_authors(page: Page, near: range, *, handles: bool) -> tuple[str, ...]:
    """The names in the first lines near the article whose element is called an author's or a byline."""
    for i in range(max(0, near.start - LINES_OF_BYLINE), near.stop):
        block = page.blocks[i]
        container = page.containers[block.container]
        if len(block.text) > MAX_LINE_CHARS or not _BYLINE_LABEL.search(container.label):
            continue
        if names := labelled_names(block.text, handles=handles):
            return names
    return ()


def _around(near: range) -> range:
    return range(near.start - 2, near.stop + 1)
