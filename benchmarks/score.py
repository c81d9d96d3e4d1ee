"""Score extracted text against a gold text, the way the WCXB leaderboard does.

word F1      bag of lower-cased words, a page at a time, averaged over pages; in scripts that put no space between
             words a character counts as a word; where the gold lists variants the best of them counts
4-shingle F1 the same over runs of four words: order and gaps count, so a shuffled bag scores low
with         share of the gold's must-appear snippets that are found (higher is better)
without      share of its must-not-appear snippets that are found (lower is better)
snippet F1   over all snippets of all pages, for sets whose gold is snippets alone
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple

PAGE_TYPES = ("article", "forum", "product", "collection", "listing", "documentation", "service")

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Han: scripts that put no space between words."""
_TOKEN = re.compile(rf"[{UNSPACED}]|[^\W{UNSPACED}]+")


class Overlap(NamedTuple):
    """Precision, recall and F1 of one bag against another, each 0 to 1."""

    precision: float
    recall: float
    f1: float


@dataclass(frozen=True, slots=True)
class Gold:
    """What one page should give."""

    page_type: str
    variants: tuple[str, ...]
    """Acceptable texts, any of them right; empty where the gold is snippets alone."""
    must_appear: tuple[str, ...]
    must_not_appear: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PageScore:
    """What one page's text scored."""

    page_type: str
    words: Overlap | None
    """None where the gold has no text."""
    shingle_f1: float | None
    with_rate: float
    without_rate: float
    hits: int
    misses: int
    slips: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Means over pages; a figure with nothing to average is None."""

    pages: int
    precision: float | None
    recall: float | None
    word_f1: float | None
    by_type: dict[str, float]
    shingle_f1: float | None
    with_rate: float | None
    without_rate: float | None
    snippet_f1: float | None


def tokens(text: str) -> list[str]:
    """The words of `text`, lower-cased, a character each in scripts without spaces.

    >>> tokens("Say it: 日本 now")
    ['say', 'it', '日', '本', 'now']
    """
    return _TOKEN.findall(text.lower())


def shingles(words: Sequence[str], size: int = 4) -> list[tuple[str, ...]]:
    """Every run of `size` words; a shorter text is one run.

    >>> shingles(["a", "b", "c", "d", "e"])
    [('a', 'b', 'c', 'd'), ('b', 'c', 'd', 'e')]
    """
    runs = [tuple(words[start : start + size]) for start in range(len(words) - size + 1)]
    return runs or ([tuple(words)] if words else [])


def overlap(predicted: Sequence[Hashable], gold: Sequence[Hashable]) -> Overlap:
    """Compare two bags. Nothing predicted where nothing was wanted is perfect.

    >>> overlap(["a", "b"], ["a"]).precision
    0.5
    """
    if not gold:
        return Overlap(0.0, 0.0, 0.0) if predicted else Overlap(1.0, 1.0, 1.0)
    common = sum((Counter(predicted) & Counter(gold)).values())
    if not common:
        return Overlap(0.0, 0.0, 0.0)
    precision, recall = common / len(predicted), common / len(gold)
    return Overlap(precision, recall, 2 * precision * recall / (precision + recall))


def score_page(text: str, gold: Gold) -> PageScore:
    """Score the text that a system gave for one page."""
    words = tokens(text)
    best: Overlap | None = None
    shingle_f1: float | None = None
    for variant in map(tokens, gold.variants):
        found = overlap(words, variant)
        if best is None or found.f1 > best.f1:
            best = found
            shingle_f1 = overlap(shingles(words), shingles(variant)).f1
    lowered = text.lower()
    hits = sum(snippet.lower() in lowered for snippet in gold.must_appear)
    slips = sum(snippet.lower() in lowered for snippet in gold.must_not_appear)
    return PageScore(
        gold.page_type,
        best,
        shingle_f1,
        hits / len(gold.must_appear) if gold.must_appear else 1.0,
        slips / len(gold.must_not_appear) if gold.must_not_appear else 0.0,
        hits,
        len(gold.must_appear) - hits,
        slips,
    )


def summarise(scores: Sequence[PageScore]) -> Figures:
    """Average the scores of many pages."""
    worded = [(score.page_type, score.words) for score in scores if score.words is not None]
    hits, misses, slips = (sum(getattr(score, name) for score in scores) for name in ("hits", "misses", "slips"))
    return Figures(
        pages=len(scores),
        precision=_mean(words.precision for _, words in worded),
        recall=_mean(words.recall for _, words in worded),
        word_f1=_mean(words.f1 for _, words in worded),
        by_type={
            page_type: fmean(words.f1 for kind, words in worded if kind == page_type)
            for page_type in PAGE_TYPES
            if any(kind == page_type for kind, _ in worded)
        },
        shingle_f1=_mean(score.shingle_f1 for score in scores if score.shingle_f1 is not None),
        with_rate=_mean(score.with_rate for score in scores),
        without_rate=_mean(score.without_rate for score in scores),
        snippet_f1=2 * hits / (2 * hits + misses + slips) if hits else None,
    )


def load_gold(folder: Path) -> dict[str, Gold]:
    """The gold of a WCXB-style folder, `folder/gold/ID.json`, by page id."""
    return {path.stem: read_gold(path) for path in sorted((folder / "gold").glob("*.json"))}


def read_gold(path: Path) -> Gold:
    """The gold of one page."""
    record: dict[str, Any] = json.loads(path.read_text("utf-8"))
    truth = record["ground_truth"]
    page_type = (record.get("_internal") or {}).get("page_type") or "article"
    if isinstance(page_type, dict):
        page_type = page_type.get("primary", "article")
    text = truth.get("main_content")
    variants = () if text is None else tuple(truth.get("main_content_variants") or [text])
    return Gold(
        "collection" if page_type == "category" else page_type,
        variants,
        tuple(truth.get("with") or ()),
        tuple(truth.get("without") or ()),
    )


def _mean(values: Iterable[float]) -> float | None:
    listed = list(values)
    return fmean(listed) if listed else None
