"""The headline of a dump: the line shortly above the article that looks and speaks most like one."""

from __future__ import annotations

from collections.abc import Sequence, Set
from math import inf

from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import lone_names
from cleanpage.metadata.lines import MAX_LINE_CHARS, has_words, is_byline_or_date, is_date_line
from cleanpage.metadata.titles import MAX_TITLE_CHARS, fold, folded_sides, headline_in
from cleanpage.patterns import pattern
from cleanpage.types import Block

BLOCKS_ABOVE = 25
"""How far above the first kept paragraph a title, a byline or a date is looked for."""
MIN_PARAGRAPH_CHARS = 80
MAX_HEADLINE_CHARS = 120
"""A longer line is rather the sentence below the headline."""
MIN_TITLE_CHARS = 12
"""A shorter line that stands twice proves nothing."""
STEM_CHARS = 5
"""Two words of one stem begin with the same letters, whatever their endings."""

MAX_AGREEMENT = 2.0
MAX_TOLD = 2.0
"""What a line gains at most for speaking of the article's matter, and for a byline or a date below it."""

_STEMS = pattern(rf"\b\w{{{STEM_CHARS}}}")
_TWO_SENTENCES = pattern(r"[^\W\d_]{3}[.] [^\W\d_]")
_STOPS = (".", "!", ";", ",", "。", "！", "；", "，", "…")
_MORE = pattern(r"\bmore$")
_WIDE = pattern(r"[\u3040-\u30ff\u3400-\u9fff]")
_PATH_SIGN = pattern(r"\s[>›»/|·•]\s")


def stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return set(_STEMS.findall(text.lower()))


def find_title(blocks: Sequence[Block], first: int, words: Set[str]) -> tuple[int | None, str | None]:
    """Return where the headline stands and what it is: the line shortly above the article that scores best.

    `first` is the index of the article's first block, `words` are the stems of the article's words. The lines are
    tried in the order of their looks; the dearer tests are for those that could still win.
    """
    opening = next((block.text for block in blocks[:1] if len(block.text) <= MAX_TITLE_CHARS), "")
    sides = folded_sides(opening)
    initials = {side[0] for side in sides}
    near = range(max(0, first - BLOCKS_ABOVE), min(len(blocks), first + 1))
    best, at = -inf, -1
    repeating = {i for i in near if i and _begins_with(blocks[i].text, initials) and fold(blocks[i].text) in sides}
    for look, i in sorted(((_look(blocks, i, first, i in repeating), i) for i in near), reverse=True):
        if look + MAX_TOLD + MAX_AGREEMENT < best:
            break
        agreement = _agreement(blocks[i].text, words)
        if look + MAX_TOLD + agreement < best or not _can_be_title(blocks[i]):
            continue
        score = look - 3.0 * bool(lone_names(blocks[i].text)) + _told_below(blocks, i)
        if score > 0 and (score + agreement, i) > (best, at):
            best, at = score + agreement, i
    if at < 0:
        return None, None
    text = blocks[at].text.strip()
    after = (block.text.strip() for block in blocks[1 : first + 2] if len(fold(block.text)) > MIN_TITLE_CHARS)
    return at, (headline_in(text, after) or text) if at == 0 else text


def _agreement(text: str, words: Set[str]) -> float:
    """How far a line speaks of what the article speaks of: from -2 to 2; 0 where that cannot be told."""
    own = stems(text)
    if not own or width(text) < 1 or not words:
        return 0
    return 8.0 * min(len(own & words) / len(own), 0.5) - 2.0


def _begins_with(text: str, initials: Set[str]) -> bool:
    """The quick test that most lines fail: whether a text, signs apart, begins with one of these."""
    return not text[:1].isalnum() or text[0].lower()[0] in initials


def _look(blocks: Sequence[Block], i: int, first: int, repeats: bool) -> float:
    """How much a line looks, by itself and by its place, like the headline of the article below it.

    `repeats` says that it repeats the dump's first line, which is often the page's `<title>`, or a side of it.
    """
    block = blocks[i]
    text = block.text
    letters = len(text) / width(text)
    score = 1.0 + 3.0 * (block.tag == "h1") + 1.0 * (block.tag == "h2") + min(letters, 60) / 20
    score -= 4.0 * _ends_as_sentence(text) + 2.0 * (letters > MAX_HEADLINE_CHARS) + 3.0 * (i == first)
    score -= 3.0 * _is_several_sentences(text) + 1.0 * (block.tag == "li") + 1.0 * (letters < 20)
    score -= 0.15 * (first - i)
    score += 4.0 * (repeats and letters > MIN_TITLE_CHARS)
    return score + 1.0 * (30 <= letters <= MAX_HEADLINE_CHARS and _has_deck(blocks, i))


def _ends_as_sentence(text: str) -> bool:
    """Whether a line ends as no headline does: with a full stop or a comma, or with `more`."""
    bare = text.rstrip("\"'”’»)")
    return bare.endswith(_STOPS) or (bare.endswith("more") and _MORE.search(bare) is not None)


def _is_several_sentences(text: str) -> bool:
    """Whether a line is more than a sentence, or a copyright notice."""
    return (". " in text and _TWO_SENTENCES.search(text) is not None) or "©" in text or "copyright" in text.lower()


def _told_below(blocks: Sequence[Block], i: int) -> float:
    """How close below a line somebody tells who or when: 2.0 for the next line, 0 for none of three."""
    below = range(i + 1, min(len(blocks), i + 4))
    return next((2.5 - 0.5 * (k - i) for k in below if _tells_who_or_when(blocks[k].text)), 0.0)


def _has_deck(blocks: Sequence[Block], i: int) -> bool:
    """Whether a longer line stands right below: the sentence or two that introduce an article."""
    longer = [block.text for block in blocks[i + 1 : i + 3] if len(block.text) > 1.3 * len(blocks[i].text)]
    return any(len(text) > MIN_PARAGRAPH_CHARS * width(text) for text in longer)


def _can_be_title(block: Block) -> bool:
    """Whether a line can be a headline at all: no button, date, byline, caption, breadcrumb or table cell."""
    from cleanpage.kinds import is_caption, is_prompt

    text = block.text
    if len(text) < 4 * width(text) or len(text) > MAX_TITLE_CHARS or block.tag in ("td", "pre"):
        return False
    if is_prompt(text) or read_byline(text) or is_date_line(text) or is_caption(block):
        return False
    return has_words(text) and len(_PATH_SIGN.findall(text)) < 2


def _tells_who_or_when(text: str) -> bool:
    head = text[:MAX_LINE_CHARS]
    return bool(read_byline(head)) or is_byline_or_date(head) is not None


def width(text: str) -> float:
    """How much of a Latin letter's room a character takes: a Han or Kana character is worth about three."""
    return 0.4 if not text.isascii() and _WIDE.search(text[:40]) else 1.0
