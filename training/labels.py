"""Which blocks of a page are content, by the gold text.

A block of four words or more is content when at least half of its 4-word shingles occur in the gold; a shorter one
when it is a whole line of the gold, or stands in the gold beside a content block. Of text that stands more often on
the page than in the gold those copies are content that stand among the same words there: a heading, not its entry in
the table of contents above.
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
    counted = f" {' '.join(gold_words)} "
    _drop_copies(words, out, [i for i, keep in enumerate(out) if keep], counted)
    for i, own in enumerate(words):
        if 0 < len(own) < SHINGLE:
            out[i] = own in lines or (own in shingles[len(own)] and _joins_neighbour(words, out, i, shingles))
    _drop_copies(words, out, [i for i, keep in enumerate(out) if keep and len(words[i]) < SHINGLE], counted)
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


def _drop_copies(words: Sequence[tuple[str, ...]], content: list[bool], among: Sequence[int], gold: str) -> None:
    """Of each text keep no more copies than the gold has: those that run on as there, then those beside content."""
    places: dict[tuple[str, ...], list[int]] = {}
    for i in among:
        places.setdefault(words[i], []).append(i)
    for own, found in places.items():
        allowed = max(gold.count(f" {' '.join(own)} "), 1)
        if len(found) > allowed:

            def fits(i: int) -> tuple[int, int]:
                before = words[i - 1][-2:] + words[i][:2] if i else ()
                after = words[i][-2:] + words[i + 1][:2] if i + 1 < len(words) else ()
                near = range(max(i - 2, 0), min(i + 3, len(words)))
                return (
                    sum(len(seam) > 2 and f" {' '.join(seam)} " in gold for seam in (before, after)),
                    sum(content[j] and len(words[j]) >= SHINGLE for j in near),
                )

            for i in sorted(found, key=fits, reverse=True)[allowed:]:
                content[i] = False
