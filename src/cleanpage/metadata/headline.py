"""The headline of a dump: of the lines that the tagger rates highest, the one that speaks most like one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import THREAD_STARTERS
from cleanpage.metadata.lines import MAX_LINE_CHARS, has_words, is_byline_or_date, is_date_line
from cleanpage.metadata.titles import MAX_TITLE_CHARS, cuts, fold, last_crumb
from cleanpage.patterns import KANA_AND_HAN, UNSPACED_ALPHABETS, pattern, width
from cleanpage.types import Block, Decision

if TYPE_CHECKING:
    from cleanpage.tagger import Rates

BLOCKS_ABOVE = 25
"""How far above the first kept paragraph a byline or a date is looked for."""
MIN_PARAGRAPH_CHARS = 80
MIN_TITLE_CHARS = 8
"""A shorter line that stands in the dump's first line proves nothing."""
MAX_TOPIC_CHARS = 3000
"""So much of the article tells what it speaks of."""
THEMES = 12
"""So many of its stems are what it speaks of most, if it has them twice or more."""
STEM_CHARS = 5
"""Two words of one stem begin with the same letters, whatever their endings. Where a sign is a syllable two of them are
a stem, and where no space parts words any that follow each other do."""
CANDIDATES = 16
"""So many lines are looked at: in 96 dumps of 100 the headline is among the dozen that the tagger rates
highest, and four more gain 0.003."""
HEADINGS = ("h1", "h2", "h3")
"""What Markdown and text browsers show of an article's title."""
FAR = 30
"""Blocks between a line and the article; farther is no matter."""

WEIGHTS = {
    "rate": 0.81, "topic": 1.0, "themes": 3.07, "in first line": 1.5, "content": -1.83, "distance": -0.35,
    "below": -0.79, "told": 1.14, "cannot": -1.15, "deck": 0.19, "heading": 0.63, "line": 0.59,
}  # fmt: skip
"""What speaks for a line, in log odds against there being no headline (`python -m training headline` fits them)."""

MOST_READ = sum([max(0.0, WEIGHTS[clue]) for clue in ("told", "cannot")])
"""So much at most a line gains when it is read closely, which takes longer than all other clues together."""

LEAST = -1.0
"""Log odds under which a dump has no headline. Below, more lines were wrong than right on whole dumps; the weights are
fitted to parts of dumps too, and those lack their headline more often."""

_STEMS = pattern(rf"\b\w{{{STEM_CHARS}}}")
_OTHER_SCRIPT = pattern("[\u0900-\u1fff\u2e80-\uffff]")
_INDIC = "\u0900-\u0963\u0966-\u0dff"  # `\w` lacks the signs of its vowels
_SYLLABLES = KANA_AND_HAN + "\uac00-\ud7a3"
_STEMS_ANYWHERE = pattern(
    rf"(?<![\w{_INDIC}])(?:[^\W{UNSPACED_ALPHABETS}{_SYLLABLES}]|[{_INDIC}]){{{STEM_CHARS}}}"
    rf"|[{UNSPACED_ALPHABETS}](?=([{UNSPACED_ALPHABETS}]{{{STEM_CHARS - 1}}}))|[{_SYLLABLES}](?=([{_SYLLABLES}]))"
)
_STOPS = (".", "!", ";", ",", "。", "！", "；", "，", "…")
_PATH_SIGN = pattern(r"\s[>›»/|·•]\s")


class Topic(NamedTuple):
    """What an article speaks of: the stems of its longer words."""

    stems: Mapping[str, int]
    """How often it has each."""
    themes: Mapping[str, int]
    """Those that it has most often."""

    @classmethod
    def of(cls, article: str) -> Topic:
        """Return what the beginning of an article speaks of."""
        stems = Counter(stems_of(article[:MAX_TOPIC_CHARS]))
        return cls(stems, {stem: times for stem, times in stems.most_common(THEMES) if times > 1})

    def agreement(self, text: str) -> float:
        """How much of a line the article speaks of: from -1 to 1; 0 where that cannot be told."""
        own = set(stems_of(text))
        if not own or not self.stems:
            return 0
        return 4.0 * min(len(own & self.stems.keys()) / len(own), 0.5) - 1.0

    def share(self, text: str) -> float:
        """How much of what the article speaks of most a line speaks of: from 0 to 1."""
        said = sum([self.themes.get(stem, 0) for stem in set(stems_of(text))])
        return said / max(sum(self.themes.values()), 1)


def stems_of(text: str) -> list[str]:
    """Return the beginnings of the longer words of a text.

    >>> stems_of("The bridges of Kyiv"), stems_of("大桥通车"), stems_of("समस्तीपुर पुलिस")
    (['bridg'], ['大桥', '桥通', '通车'], ['समस्त', 'पुलिस'])
    """
    low = text.lower()
    if not _OTHER_SCRIPT.search(low):
        return _STEMS.findall(low)
    return [found[0] + (found[1] or found[2] or "") for found in _STEMS_ANYWHERE.finditer(low)]


def find_title(decisions: Sequence[Decision], rates: Rates, article: str) -> tuple[int | None, str | None]:
    """Return where the headline stands and what it is, or that there is none.

    `rates` is how the tagger rates each block, the log of a probability, `(n,)`. `article` is the kept text.
    """
    glanced = [(_sum(clues), i) for i, clues in candidates(decisions, rates, article)]
    best, at = LEAST, None
    for score, i in sorted(glanced, reverse=True):
        if score + MOST_READ <= best:  # nor can any that is behind it get there
            break
        score += _sum(read_closely(decisions, i))
        if score > best:
            best, at = score, i
    if at is None:
        return None, None
    text = last_crumb(decisions[at].text.strip())
    if at:
        return at, text
    return at, _without_site(text, (decision.text for decision in decisions[1:]))


def _sum(clues: Mapping[str, float]) -> float:
    return sum([WEIGHTS[clue] * value for clue, value in clues.items()])


def _without_site(text: str, below: Iterable[str]) -> str:
    """Return what is the headline of a dump's first line, often the page's `<title>`: where a side of it stands again
    below, that is the headline or the site's name, and the longer of the two is the headline.

    >>> _without_site("Old bridge to open again | The Harbour Post", ["Home", "The Harbour Post"])
    'Old bridge to open again'
    >>> _without_site("Rain - and wind", ["Home"])
    'Rain - and wind'
    """
    if not (found := [*cuts(text)]):
        return text
    again = {fold(line) for line in below if len(line) <= MAX_TITLE_CHARS}
    return next((max(sides, key=len) for sides in found if not again.isdisjoint(map(fold, sides))), text)


def candidates(decisions: Sequence[Decision], rates: Rates, article: str) -> list[tuple[int, dict[str, float]]]:
    """Return the lines that rate highest, each by its number and with what speaks for it at a glance (`WEIGHTS`)."""
    first = next((i for i, decision in enumerate(decisions) if decision.kept), 0)
    opening = fold(decisions[0].text) if len(decisions[0].text) <= MAX_TITLE_CHARS else ""
    topic = Topic.of(article)
    blocks = [decision.block for decision in decisions]
    return [
        (i, {"rate": float(rates[i]), "content": decisions[i].score, "distance": min(abs(first - i), FAR) / FAR,
             "below": i > first} | _clues(blocks, i, topic, opening))
        for i in (-rates).argsort(kind="stable")[:CANDIDATES].tolist()
        if not _is_paragraph(blocks[i].text)
    ]  # fmt: skip


def _clues(blocks: Sequence[Block], i: int, topic: Topic, opening: str) -> dict[str, float]:
    text = blocks[i].text
    folded = fold(text) if len(text) <= MAX_TITLE_CHARS else ""
    return {
        "topic": topic.agreement(text),
        "themes": topic.share(text),
        "in first line": i > 0 and len(folded) > MIN_TITLE_CHARS and folded in opening,
        "deck": _has_deck(blocks, i),
        "heading": blocks[i].tag in HEADINGS,
        "line": 1.0,
    }


def read_closely(decisions: Sequence[Decision], i: int) -> dict[str, float]:
    """Return what else speaks for a line, when it and those below it are read for who, when and what they say."""
    return {"told": _told_below(decisions, i), "cannot": not _can_be_title(decisions[i].block)}


def _is_paragraph(text: str) -> bool:
    return len(text) > MIN_PARAGRAPH_CHARS * width(text) and text.rstrip(" \"'”’»)").endswith(_STOPS)


def _told_below(decisions: Sequence[Decision], i: int) -> float:
    """How close below a line somebody tells who or when: 1 for the next line, 0 for none of three."""
    below = range(i + 1, min(len(decisions), i + 4))
    return next((1.25 - 0.25 * (k - i) for k in below if _tells_who_or_when(decisions[k].text)), 0.0)


def _has_deck(blocks: Sequence[Block], i: int) -> bool:
    """Whether a longer line stands right below: the sentence or two that introduce an article."""
    longer = [block.text for block in blocks[i + 1 : i + 3] if len(block.text) > 1.3 * len(blocks[i].text)]
    return any(len(text) > MIN_PARAGRAPH_CHARS * width(text) for text in longer)


def _can_be_title(block: Block) -> bool:
    """Whether a line can be a headline: no button, date, byline, caption, breadcrumb, starter of a thread or cell."""
    from cleanpage.captions import is_caption
    from cleanpage.kinds import is_notice, is_prompt

    text = block.text
    if len(text) < 4 * width(text) or len(text) > MAX_TITLE_CHARS or block.tag in ("td", "pre"):
        return False
    if is_prompt(text) or is_notice(text) or read_byline(text) or is_date_line(text) or is_caption(block):
        return False
    if text.rpartition(" ")[0].lower().endswith(THREAD_STARTERS):
        return False
    return has_words(text) and len(_PATH_SIGN.findall(text)) < 2


def _tells_who_or_when(text: str) -> bool:
    head = text[:MAX_LINE_CHARS]
    return bool(read_byline(head)) or is_byline_or_date(head) is not None
