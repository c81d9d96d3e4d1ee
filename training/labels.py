"""Which blocks of a page are content, by the gold text.

A block of four words or more is content when at least half of its 4-word shingles occur in the gold; a shorter one
when it is a whole line of the gold, or stands in the gold beside a content block. Of text that stands twice on
the page one copy is content.
"""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.score import tokens

SHINGLE = 4
MIN_SHARE = 0.5


def label_blocks(texts: Sequence[str], gold: str) -> list[bool]:
    """Return for each block text in page order whether the gold text holds it."""
    words = [tuple(tokens(text)) for text in texts]
    gold_words = tokens(gold)
    shingles = {n: _shingles(gold_words, n) for n in range(1, SHINGLE + 1)}
    lines = {tuple(tokens(line)) for line in gold.split("\n")}
    out = [len(w) >= SHINGLE and _share(w, shingles[SHINGLE]) >= MIN_SHARE for w in words]
    _drop_copies(words, out)
    for i, own in enumerate(words):
        if 0 < len(own) < SHINGLE:
            out[i] = own in lines or (own in shingles[len(own)] and _joins_neighbour(words, out, i, shingles))
    _drop_short_copies(words, out, gold_words)
    return out


def _shingles(words: Sequence[str], n: int) -> set[tuple[str, ...]]:
    return {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}


def _share(words: tuple[str, ...], known: set[tuple[str, ...]]) -> float:
    own = [words[i : i + SHINGLE] for i in range(len(words) - SHINGLE + 1)]
    return sum(s in known for s in own) / len(own)


def _joins_neighbour(
    words: Sequence[tuple[str, ...]], content: Sequence[bool], i: int, shingles: dict[int, set[tuple[str, ...]]]
) -> bool:
    """Whether a short block runs on, in the gold, from the content block before it or into the one after it."""
    own = words[i]
    rest = SHINGLE - len(own)
    before = words[i - 1][-rest:] + own if i and content[i - 1] else ()
    after = own + words[i + 1][:rest] if i + 1 < len(words) and words[i + 1] and content[i + 1] else ()
    return any(len(s) > len(own) and s in shingles[len(s)] for s in (before, after))


def _drop_copies(words: Sequence[tuple[str, ...]], content: list[bool]) -> None:
    seen: set[tuple[str, ...]] = set()
    for i, own in enumerate(words):
        if content[i]:
            if own in seen:
                content[i] = False
            seen.add(own)


def _drop_short_copies(words: Sequence[tuple[str, ...]], content: list[bool], gold: Sequence[str]) -> None:
    """Keep a short text no more often than the gold has it, preferring copies that stand beside content."""
    joined = f" {' '.join(gold)} "
    places: dict[tuple[str, ...], list[int]] = {}
    for i, own in enumerate(words):
        if content[i] and len(own) < SHINGLE:
            places.setdefault(own, []).append(i)
    for own, found in places.items():
        allowed = max(joined.count(f" {' '.join(own)} "), 1)
        if len(found) > allowed:

            def beside(i: int) -> int:
                near = range(max(i - 2, 0), min(i + 3, len(words)))
                return sum(content[j] and len(words[j]) >= SHINGLE for j in near)

            for i in sorted(found, key=beside, reverse=True)[allowed:]:
                content[i] = False
