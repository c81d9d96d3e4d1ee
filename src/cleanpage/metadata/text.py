"""Metadata of a bare text dump: the title line, the byline, the date line and the reading time around the article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import authors_at_end, find_authors
from cleanpage.metadata.dates import find_dates
from cleanpage.metadata.lines import MAX_LINE_CHARS, has_words, is_byline_or_date, is_date_line
from cleanpage.metadata.titles import MAX_TITLE_CHARS, fold, headline_in
from cleanpage.types import Block, Decision, Metadata

BLOCKS_ABOVE = 25
"""How far above the first kept paragraph a title, a byline or a date is looked for."""
BLOCKS_BELOW = 8
"""How far below it."""
MIN_PARAGRAPH_CHARS = 80
LINES_TO_UPDATE = 2
"""The time of a change stands this close below the time of publication."""
LINES_OUTSIDE = 4
"""A date above the headline or under the article stands this close to it."""
MIN_TITLE_CHARS = 12
"""A shorter line that stands twice proves nothing."""
MAX_HEADINGS_ABOVE = 12
"""Kept blocks this close above the first paragraph (headings, a short teaser) begin the article."""

MODIFIED_WORDS = re.compile(
    r"updated?|modified|edited|aktualisiert|geändert|mis à jour|modifié|actualizad|atualizad|aggiornat|aktualizacja|"
    r"bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|aktualizováno|güncel|diperbarui|frissítve|actualizat|"
    r"оновлено|обновлено|ενημέρωση|更新|修正|수정|تحديث|עודכן|अपडेट|अद्यतन",
    re.IGNORECASE,
)
"""Words that make the date after them one of a change."""

_SENTENCE_END = re.compile(r"(?:[.!;,]|[。！；，]|\bmore|…)[\"'”’»)]*$")


def read_text(decisions: Sequence[Decision], url: str | None) -> Metadata:
    """Return the metadata of a dump from the lines around its first kept paragraph."""
    blocks = [decision.block for decision in decisions]
    first = first_paragraph(decisions)
    language = _guess_language(decisions)
    kept = next((i for i, decision in enumerate(decisions) if decision.kept), first)
    title_at, title = find_title(blocks, kept if first - kept <= MAX_HEADINGS_ABOVE else first)
    start = title_at if title_at is not None else max(0, first - BLOCKS_ABOVE)
    stop = min(len(blocks), first + BLOCKS_BELOW)
    near = range(max(start, first - BLOCKS_ABOVE), stop)
    published, modified = find_published(blocks, lines_around(decisions, near), language)
    authors = find_authors(blocks, near) or authors_at_end(decisions)
    return Metadata(title=title, authors=authors, published=published, modified=modified, url=url)


def first_paragraph(decisions: Sequence[Decision]) -> int:
    """The index of the first kept block that is prose, else of the first kept one, else 0."""
    kept = [i for i, decision in enumerate(decisions) if decision.kept]
    for i in kept:
        text = decisions[i].text
        if (
            len(text) >= MIN_PARAGRAPH_CHARS * _width(text)
            and is_byline_or_date(text) is None
            and not read_byline(text)
        ):
            return i
    return kept[0] if kept else 0


def _width(text: str) -> float:
    """How much of a Latin letter's room a character takes: a Han or Kana character is worth about three."""
    return 0.4 if re.search(r"[\u3040-\u30ff\u3400-\u9fff]", text[:40]) else 1.0


def find_title(blocks: Sequence[Block], first: int) -> tuple[int | None, str | None]:
    """Return where the headline stands and what it is: the line shortly above the article that scores best.

    `first` is the index of the article's first block.
    """
    opening = next((block.text for block in blocks[:1] if len(block.text) <= MAX_TITLE_CHARS), "")
    near = range(max(0, first - BLOCKS_ABOVE), min(len(blocks), first + 1))
    scored = [(score, i) for i in near if (score := _title_score(blocks, i, first, opening)) > 0]
    if not scored:
        return None, None
    _, at = max(scored)
    text = blocks[at].text.strip()
    after = (block.text for block in blocks[1 : first + 2] if len(fold(block.text)) > MIN_TITLE_CHARS)
    return at, (headline_in(text, after) or text) if at == 0 else text


def _title_score(blocks: Sequence[Block], i: int, first: int, opening: str) -> float:
    """How much a line looks like the headline of the article below it; 0 when it cannot be one.

    A dump's first line is often the page's `<title>`: a later line that it repeats is the headline.
    """
    block = blocks[i]
    text = block.text
    letters = len(text) / _width(text)
    if not _can_be_title(block):
        return 0
    score = 1.0 + 3.0 * (block.tag == "h1") + 1.0 * (block.tag == "h2") + min(letters, 60) / 20
    score -= 2.0 * bool(_SENTENCE_END.search(text)) + 2.0 * (letters > 160) + 3.0 * (i == first)
    score -= 1.0 * (block.tag == "li") + 1.0 * (letters < 20)
    score -= 0.15 * (first - i)
    if i and letters > MIN_TITLE_CHARS and opening and headline_in(opening, (text,)):
        score += 4.0
    told = [k for k in (1, 2, 3) if i + k < len(blocks) and _tells_who_or_when(blocks[i + k].text)]
    return score + (2.5 - 0.5 * told[0] if told else 0)


def _can_be_title(block: Block) -> bool:
    """Whether a line can be a headline at all: no button, date, byline, caption, breadcrumb or table cell."""
    from cleanpage.kinds import is_caption, is_prompt

    text = block.text
    if len(text) < 4 * _width(text) or len(text) > MAX_TITLE_CHARS or block.tag in ("td", "pre"):
        return False
    if is_prompt(text) or read_byline(text) or is_date_line(text) or is_caption(block):
        return False
    return has_words(text) and len(re.findall(r"\s[>›»/|·•]\s", text)) < 2


def _tells_who_or_when(text: str) -> bool:
    head = text[:MAX_LINE_CHARS]
    return bool(read_byline(head)) or is_byline_or_date(head) is not None


def lines_around(decisions: Sequence[Decision], near: range) -> list[int]:
    """The lines in which a date may stand, the likeliest first: `near`, right above it, right under the article."""
    end = next((i for i in range(len(decisions) - 1, -1, -1) if decisions[i].kept), near.stop)
    under = range(max(near.stop, end + 1), min(len(decisions), end + 1 + LINES_OUTSIDE))
    return [*near, *range(near.start - 1, max(-1, near.start - 1 - LINES_OUTSIDE), -1), *under]


def find_published(blocks: Sequence[Block], lines: Sequence[int], language: str) -> tuple[str | None, str | None]:
    """Return when the article was published and when it was changed, from the blocks numbered in `lines`."""
    published = modified = None
    left = len(lines)
    for i in lines:
        for iso, changed in _times_told(blocks, i, language):
            if changed:
                modified = modified or iso
            elif not published:
                published, left = iso, LINES_TO_UPDATE + 1
        left -= 1
        if left <= 0 or (published and modified):
            break
    return published, modified


def _times_told(blocks: Sequence[Block], i: int, language: str) -> Iterator[tuple[str, bool]]:
    """The dates that a date line or a byline tells, each with whether it is that of a change."""
    text = blocks[i].text[: 2 * MAX_LINE_CHARS]
    if not read_byline(text) and (len(blocks[i].text) > MAX_LINE_CHARS or not is_date_line(text)):
        return
    for found in find_dates(text, language):
        lead = text[max(0, found.start - 30) : found.start].strip()
        above = blocks[i - 1].text if i and not lead and len(blocks[i - 1].text) < 30 else ""
        yield found.iso, bool(MODIFIED_WORDS.search(lead or above))


def _guess_language(decisions: Sequence[Decision]) -> str:
    """`en` when the kept text is plainly English; it settles which number of 11/10/2023 is the month."""
    words = " ".join(decision.text for decision in decisions if decision.kept)[:5000].lower().split()
    english = sum(word in ("the", "of", "and", "to", "is", "that", "for", "with") for word in words)
    return "en" if words and english / len(words) > 0.12 else ("und" if len(words) > 30 else "")
