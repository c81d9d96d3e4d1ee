"""The headline of a dump: the line shortly above the article that looks and speaks most like one."""

from __future__ import annotations

import re
from collections.abc import Sequence

from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import lone_names
from cleanpage.metadata.lines import MAX_LINE_CHARS, has_words, is_byline_or_date, is_date_line
from cleanpage.metadata.titles import MAX_TITLE_CHARS, fold, headline_in
from cleanpage.patterns import pattern
from cleanpage.types import Block, Decision

BLOCKS_ABOVE = 25
"""How far above the first kept paragraph a title, a byline or a date is looked for."""
MIN_PARAGRAPH_CHARS = 80
MAX_HEADLINE_CHARS = 120
"""A longer line is rather the sentence below the headline."""
MIN_TITLE_CHARS = 12
"""A shorter line that stands twice proves nothing."""
MAX_TOPIC_CHARS = 3000
STEM_CHARS = 5
"""Two words of one stem begin with the same letters, whatever their endings."""

_TWO_SENTENCES = pattern(r"[^\W\d_]{3}[.] [^\W\d_]|©|(?i:copyright)")
_SENTENCE_END = pattern(r"(?:[.!;,]|[。！；，]|\bmore|…)[\"'”’»)]*$")


def article_words(decisions: Sequence[Decision]) -> frozenset[str]:
    """The stems of the longer words at the beginning of the article: its headline is made of them."""
    text = " ".join(decision.text for decision in decisions if decision.kept)[:MAX_TOPIC_CHARS]
    return frozenset(_stems(text))


def _stems(text: str) -> set[str]:
    return {word[:STEM_CHARS] for word in re.findall(r"\w+", text.lower()) if len(word) >= STEM_CHARS}


def find_title(blocks: Sequence[Block], first: int, words: frozenset[str]) -> tuple[int | None, str | None]:
    """Return where the headline stands and what it is: the line shortly above the article that scores best.

    `first` is the index of the article's first block, `words` are the stems of the article's words.
    """
    opening = next((block.text for block in blocks[:1] if len(block.text) <= MAX_TITLE_CHARS), "")
    near = range(max(0, first - BLOCKS_ABOVE), min(len(blocks), first + 1))
    scored = [
        (score + _agreement(blocks[i].text, words), i)
        for i in near
        if _can_be_title(blocks[i]) and (score := _title_score(blocks, i, first, opening)) > 0
    ]
    if not scored:
        return None, None
    _, at = max(scored)
    text = blocks[at].text.strip()
    after = (block.text for block in blocks[1 : first + 2] if len(fold(block.text)) > MIN_TITLE_CHARS)
    return at, (headline_in(text, after) or text) if at == 0 else text


def _agreement(text: str, words: frozenset[str]) -> float:
    """How far a line speaks of what the article speaks of: from -2 to 2; 0 where that cannot be told."""
    stems = _stems(text)
    if not stems or width(text) < 1 or not words:
        return 0
    return 8.0 * min(len(stems & words) / len(stems), 0.5) - 2.0


def _title_score(blocks: Sequence[Block], i: int, first: int, opening: str) -> float:
    """How much a line looks like the headline of the article below it.

    A dump's first line is often the page's `<title>`: a later line that it repeats is the headline.
    """
    block = blocks[i]
    text = block.text
    letters = len(text) / width(text)
    score = 1.0 + 3.0 * (block.tag == "h1") + 1.0 * (block.tag == "h2") + min(letters, 60) / 20
    score -= 4.0 * bool(_SENTENCE_END.search(text)) + 2.0 * (letters > MAX_HEADLINE_CHARS) + 3.0 * (i == first)
    score -= 3.0 * bool(_TWO_SENTENCES.search(text)) + 3.0 * bool(lone_names(text))
    score -= 1.0 * (block.tag == "li") + 1.0 * (letters < 20)
    score -= 0.15 * (first - i)
    if i and letters > MIN_TITLE_CHARS and opening and headline_in(opening, (text,)):
        score += 4.0
    score += 1.0 * (30 <= letters <= MAX_HEADLINE_CHARS and _has_deck(blocks, i))
    told = [k for k in (1, 2, 3) if i + k < len(blocks) and _tells_who_or_when(blocks[i + k].text)]
    return score + (2.5 - 0.5 * told[0] if told else 0)


def _has_deck(blocks: Sequence[Block], i: int) -> bool:
    """Whether a longer line stands right below: the sentence or two that introduce an article."""
    own = len(blocks[i].text)
    return any(
        len(block.text) > max(MIN_PARAGRAPH_CHARS * width(block.text), 1.3 * own) for block in blocks[i + 1 : i + 3]
    )


def _can_be_title(block: Block) -> bool:
    """Whether a line can be a headline at all: no button, date, byline, caption, breadcrumb or table cell."""
    from cleanpage.kinds import is_caption, is_prompt

    text = block.text
    if len(text) < 4 * width(text) or len(text) > MAX_TITLE_CHARS or block.tag in ("td", "pre"):
        return False
    if is_prompt(text) or read_byline(text) or is_date_line(text) or is_caption(block):
        return False
    return has_words(text) and len(re.findall(r"\s[>›»/|·•]\s", text)) < 2


def _tells_who_or_when(text: str) -> bool:
    head = text[:MAX_LINE_CHARS]
    return bool(read_byline(head)) or is_byline_or_date(head) is not None


def width(text: str) -> float:
    """How much of a Latin letter's room a character takes: a Han or Kana character is worth about three."""
    return 0.4 if not text.isascii() and re.search(r"[\u3040-\u30ff\u3400-\u9fff]", text[:40]) else 1.0
