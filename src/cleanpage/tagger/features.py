"""What the tagger sees of a block: numbers from its characters, its element, its containers and its place.

No word of any language is a feature: on the development pages structure alone scored as well as structure with
words, and it carries over to languages that were never seen.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import chain, count
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from cleanpage.patterns import pattern
from cleanpage.tagger.chars import (
    BRACKET,
    COMMA,
    DIGIT,
    DIVIDER,
    LOWER,
    PUNCT,
    STOP,
    SYMBOL,
    UPPER,
    CharCounts,
    Floats,
)  # fmt: skip
from cleanpage.types import Block, Container, Page

if TYPE_CHECKING:
    import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"
Doubles: TypeAlias = "npt.NDArray[np.float64]"

LEVELS = 6
"""How many containers up from a block are looked at (parent, grandparent, …)."""


class Features(NamedTuple):
    """The input of a network for one page of n blocks."""

    values: Floats
    """`(n, n_features)` float32."""
    words: Floats
    """`(n,)` float32: words in each block."""
    ranges: Ints
    """`(n, n_ranges, 2)`: for each block the stretches of blocks whose mean it is shown, as start and end."""
    groups: Ints
    """`(n, n_groupings)`: for each block and grouping the number of its group, from 0."""


# -- of the characters -------------------------------------------------------------------------------------------

CHARACTER_FEATURES = (
    "log_words", "log_chars", "word_length", "sentence_rate", "sentences", "comma_rate", "digit_rate", "capital_rate",
    "upper_rate", "lower_rate", "punct_rate", "divider_rate", "symbol_rate", "bracket_rate", "unspaced_rate",
    "ends_sentence", "ends_colon", "ends_other", "starts_lower", "starts_upper", "starts_digit", "starts_mark",
    "no_letters", "one_word", "few_words", "has_symbol", "has_at", "has_copyright", "has_date", "has_time", "has_url",
    "has_price",
)  # fmt: skip
_DATE = pattern(r"\b(?:19|20)\d\d\b|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d\s*[年月日년월일]")
_TIME = pattern(r"\b\d{1,2}[:.h]\d\d\b")
_PRICE = pattern(r"[$€£¥₹₽₴₺₩]\s?\d|\d[\d.,]*\s?(?:[$€£¥₹₽₴₺₩]|zł|kr\b|Kč)")


def character_features(texts: list[str], counts: CharCounts) -> Floats:
    """Return `(n_texts, len(CHARACTER_FEATURES))` float32."""
    by, chars, words = counts.by_class, np.maximum(counts.chars, 1), np.maximum(counts.words, 1)
    letters = chars - by[:, 0] - by[:, DIGIT:].sum(1)
    columns = [
        np.log1p(words), np.log1p(chars), np.minimum(chars / words, 20) / 10, counts.sentences / words * 5,
        np.log1p(counts.sentences), by[:, COMMA] / words, by[:, DIGIT] / chars, counts.capitals / words,
        by[:, UPPER] / chars, by[:, LOWER] / chars, by[:, PUNCT] / chars, by[:, DIVIDER] / words,
        by[:, SYMBOL] / words, by[:, BRACKET] / words, counts.unspaced / chars,
        counts.ends_sentence, counts.last == COMMA, (counts.last == PUNCT) | (counts.last == DIVIDER),
        counts.first == LOWER, counts.first == UPPER, counts.first == DIGIT,
        (counts.first == DIVIDER) | (counts.first == PUNCT) | (counts.first == SYMBOL) | (counts.first == STOP),
        letters < 1, counts.words < 1.6, counts.words < 4, by[:, SYMBOL] > 0,
        np.array(["@" in t for t in texts]), np.array(["©" in t for t in texts]),
        _found(_DATE, texts, by), _found(_TIME, texts, by), np.array(["://" in t or "www." in t for t in texts]),
        _found(_PRICE, texts, by),
    ]  # fmt: skip
    return np.stack(columns, 1).astype(np.float32)


def _found(what: re.Pattern[str], texts: list[str], by: Floats) -> npt.NDArray[np.bool_]:
    """Whether the pattern, which needs a digit, is in each text; long texts are looked at in their first part."""
    digits = by[:, DIGIT] > 0
    out = np.zeros(len(texts), bool)
    for i in np.flatnonzero(digits):
        out[i] = what.search(texts[i][:300]) is not None
    return out


# -- of the element and the containers ---------------------------------------------------------------------------

BLOCK_TAGS = (
    ("p",), ("h1",), ("h2",), ("h3",), ("h4", "h5", "h6"), ("li",), ("td",), ("th",), ("pre",), ("dt", "dd"),
    ("figcaption", "caption"), ("button", "label", "legend", "summary"), ("div", "section"), ("span", "a", "body"),
)  # fmt: skip
CONTAINER_TAGS = (
    "nav", "footer", "header", "aside", "main", "article", "form", "ul", "ol", "table", "dialog", "section", "figure",
    "button", "blockquote", "dl", "details", "noscript", "address",
)  # fmt: skip
# What authors of pages call their containers. Evidence, not verdict: the network weighs it. A name in capitals
# counts only as a whole piece between hyphens (`AD` is in `top-ad`, not in `read`).
LABEL_FAMILIES = (
    "nav menu breadcrumb toolbar",
    "foot copyright legal bottom colophon",
    "side aside widget rail secondary",
    "comment reply replies disqus respond discuss",
    "share sharing social follow facebook twitter",
    "relat recommend popular trend similar also suggest more- readmore upsell crosssell cross-sell latest recent",
    "AD ADS advert promo sponsor banner CTA callout",
    "cookie consent gdpr privacy modal popup pop-up overlay dialog lightbox",
    "subscri newsletter signup sign-up login log-in regist form paywall",
    "article story POST entry blog",
    "content body text prose markdown rich COPY wysiwyg",
    "main primary central",
    "title headline heading",
    "author byline meta date time publish",
    "caption credit figure image photo gallery",
    "TAG TAGS categor topic label keyword",
    "product price shop cart sku buy item-",
    "descri spec detail feature summary overview about",
    "head masthead TOP logo brand",
    "hidden sr-only screen-reader visually invisible offscreen collaps print",
    "pager paginat next prev",
    "search filter facet sort refine",
    "carousel slid swip owl slick",
    "card grid list tile teaser thumb result",
    "review rating star testimonial",
    "faq accordion TAB TABS toggle panel",
    "forum thread message topic bbp phpbb user avatar profile",
    "intro lead abstract excerpt dek standfirst subtitle",
)
_PIECES = {part.lower(): 1 << i for i, names in enumerate(LABEL_FAMILIES) for part in names.split() if part.isupper()}
_PARTS: dict[str, list[tuple[str, int]]] = {}
"""The other names by their first three letters, so that a word is looked up at each letter instead of searched."""
for _i, _names in enumerate(LABEL_FAMILIES):
    for _part in _names.split():
        if _part.islower():
            _PARTS.setdefault(_part[:3], []).append((_part, 1 << _i))


@lru_cache(maxsize=50000)
def _word_bits(word: str) -> int:
    """Return which families one word of a label belongs to, a bit each."""
    bits = 0
    for at in range(len(word) - 2):
        for part, bit in _PARTS.get(word[at : at + 3], ()):
            if word.startswith(part, at):
                bits |= bit
    for piece in word.replace("_", "-").split("-"):
        bits |= _PIECES.get(piece, 0)
    return bits


def _read_label(label: str) -> tuple[int, str]:
    """Return a label's families and its shape: what it shares with its siblings (`post`, not `post-1234`)."""
    bits, shape = 0, ""
    for word in label.split():
        bits |= _word_bits(word)
        if not word[-1].isdigit():
            shape += word
    return bits, shape


_TAG_COLUMN = {tag: column for column, tags in enumerate(BLOCK_TAGS) for tag in tags}
_CONTAINER_BIT = {tag: 1 << bit for bit, tag in enumerate(CONTAINER_TAGS)}


def _unpack(bits: Ints, width: int) -> Floats:
    return ((bits[:, None] >> np.arange(width)) & 1).astype(np.float32)


def html_features(page: Page) -> Features:
    """Return what the network for markup sees of a page."""
    blocks, containers = page.blocks, page.containers
    n = len(blocks)
    texts = [b.text for b in blocks]
    counts = CharCounts(texts)
    words = counts.words
    chars = np.maximum(counts.chars, 1)
    link_chars = np.minimum(np.fromiter([b.link_chars for b in blocks], np.float32, n), chars)
    # `(n_containers,)` arrays; a container's parent stands before it.
    parent = np.fromiter([c.parent for c in containers], np.int64, len(containers))
    start = np.fromiter([c.start for c in containers], np.int64, len(containers))
    end = np.fromiter([c.end for c in containers], np.int64, len(containers))
    above, labels, paths, levels = _ancestry(containers)
    home = np.fromiter([b.container for b in blocks], np.int64, n)
    # Wrappers that hold one and the same stretch of blocks count as one level.
    chain = _chain(home, parent, start, end)
    ranges = np.stack([start[chain], end[chain]], 2)

    total_words = np.concatenate([[0], np.cumsum(words)])
    total_chars = np.concatenate([[0], np.cumsum(chars)])
    total_links = np.concatenate([[0], np.cumsum(link_chars)])
    inside_words = total_words[ranges[..., 1]] - total_words[ranges[..., 0]]
    inside_chars = total_chars[ranges[..., 1]] - total_chars[ranges[..., 0]]
    inside_links = total_links[ranges[..., 1]] - total_links[ranges[..., 0]]
    inside_blocks = ranges[..., 1] - ranges[..., 0]

    siblings = _number([(paths[c], b.tag) for c, b in zip(home.tolist(), blocks, strict=True)])
    same_text = _number(texts)
    occurrence = _occurrence(same_text)
    own_bits = labels[home] | labels[parent[home]] | labels[parent[parent[home]]]
    any_bits = above[1][home]
    place = [
        link_chars / chars, link_chars > 0.9 * chars, np.log1p([len(b.spans) for b in blocks]),
        np.fromiter([b.depth for b in blocks], np.float32, n) / 2, [b.ordinal is not None for b in blocks],
        [b.quoted for b in blocks], [b.continues for b in blocks], [b.row >= 0 for b in blocks],
        [b.hidden for b in blocks], [b.origin == "noscript" for b in blocks],
        [b.origin == "template" for b in blocks], [b.origin == "embedded" for b in blocks],
        np.log1p([b.gap for b in blocks]),
        np.log1p(levels[home]) / 2, occurrence > 0, np.log1p(np.bincount(same_text)[same_text] - 1),
        *_positions(words, n), *_group_shares(siblings, words, link_chars, chars),
        _overlap(blocks, page.hints.title), _same_as_next(texts),
    ]  # fmt: skip
    tags = np.zeros((n, len(BLOCK_TAGS) + 1), np.float32)
    tags[np.arange(n), [_TAG_COLUMN.get(b.tag, len(BLOCK_TAGS)) for b in blocks]] = 1
    values = np.concatenate(
        [
            character_features(texts, counts), np.stack([np.asarray(c, np.float32) for c in place], 1), tags,
            _unpack(above[0][home], len(CONTAINER_TAGS)), _unpack(own_bits, len(LABEL_FAMILIES)),
            _unpack(any_bits, len(LABEL_FAMILIES)), np.log1p(inside_blocks) / 3, np.log1p(inside_words) / 3,
            inside_links / np.maximum(inside_chars, 1),
        ], 1,
    ).astype(np.float32)  # fmt: skip
    page_range = np.broadcast_to(np.array([[[0, n]]]), (n, 1, 2))
    return Features(values, words, np.concatenate([ranges, page_range], 1), np.stack([siblings, same_text], 1))


def _ancestry(containers: tuple[Container, ...]) -> tuple[tuple[Ints, Ints], Ints, list[int], Ints]:
    """Walk down the containers once: (tags above, labels above), own labels, path numbers, nesting levels."""
    numbers: dict[tuple[int, str, str], int] = {}
    tags: list[int] = []
    any_labels: list[int] = []
    labels: list[int] = []
    paths: list[int] = []
    levels: list[int] = []
    for i, c in enumerate(containers):
        bits, shape = _read_label(c.label) if c.label else (0, "")
        tag = _CONTAINER_BIT.get(c.tag, 0)
        labels.append(bits)
        if i == 0:
            # <html> and <body> carry themes' and page types' names, which say nothing of a block.
            for values, value in ((tags, tag), (any_labels, 0), (levels, 0), (paths, -1)):
                values.append(value)
            continue
        p = c.parent
        # Page-wide wrappers' names say nothing either.
        wide = c.tag in ("body", "html")
        tags.append(tags[p] | tag)
        any_labels.append(any_labels[p] | (0 if wide else bits))
        levels.append(levels[p] + 1)
        # Siblings of one shape: same tags and labels all the way up.
        paths.append(numbers.setdefault((paths[p], c.tag, shape), len(numbers)))
    return (_ints(tags), _ints(any_labels)), _ints(labels), paths, _ints(levels)


def _ints(values: list[int]) -> Ints:
    return np.array(values, np.int64)


def _chain(home: Ints, parent: Ints, start: Ints, end: Ints) -> Ints:
    """Return `(n, LEVELS)`: the containers around each block, each holding more blocks than the one before."""
    # up[c]: the nearest container around c that holds more than c does.
    up = parent.copy()
    for c in range(1, len(parent)):
        p = parent[c]
        up[c] = up[p] if start[p] == start[c] and end[p] == end[c] and p else p
    out = np.empty((len(home), LEVELS), np.int64)
    current = home
    for level in range(LEVELS):
        out[:, level] = current
        current = up[current]
    return out


def _number(keys: list[object] | list[str] | list[tuple[int, str]]) -> Ints:
    """Number equal keys alike, from 0 in order of appearance."""
    seen: dict[object, int] = {}
    return np.array([seen.setdefault(key, len(seen)) for key in keys], np.int64)


def _occurrence(groups: Ints) -> Ints:
    """How many members of its group stand before each."""
    order = np.argsort(groups, kind="stable")
    ranked = groups[order]
    first = np.searchsorted(ranked, ranked)
    out = np.empty(len(groups), np.int64)
    out[order] = np.arange(len(groups)) - first
    return out


def _positions(words: Floats, n: int) -> list[Floats]:
    """Where the block stands on the page: by count, by words before it, and how long the page is."""
    share = np.cumsum(words) / max(float(words.sum()), 1.0)
    index = np.arange(n, dtype=np.float32)
    return [
        index / n, share, np.minimum(index, 50) / 50, np.minimum(n - 1 - index, 50) / 50,
        np.full(n, np.log1p(n) / 5), np.full(n, np.log1p(words.sum()) / 8),
    ]  # fmt: skip


def _group_shares(groups: Ints, words: Floats, link_chars: Floats, chars: Floats) -> list[Floats]:
    """Of the group that a block belongs to: how many blocks, its share of the page's words, its link density."""
    total = np.bincount(groups, words)
    links = np.bincount(groups, link_chars) / np.bincount(groups, chars)
    return [
        np.log1p(np.bincount(groups)[groups]), (total / max(float(words.sum()), 1.0))[groups],
        np.log1p(total)[groups] / 5, links[groups],
    ]  # fmt: skip


def _overlap(blocks: tuple[Block, ...], title: str) -> list[float]:
    """How much of a short block's text the page's title holds: 1 for the headline itself."""
    wanted = set(title.lower().split())
    if not wanted:
        return [0.0] * len(blocks)
    out = []
    for b in blocks:
        own = b.text.lower().split() if len(b.text) < 250 else ()
        out.append(sum(w in wanted for w in own) / max(len(own), len(wanted) / 2) if own else 0.0)
    return out


def _same_as_next(texts: list[str]) -> list[bool]:
    return [a == b for a, b in zip(texts, [*texts[1:], ""], strict=True)]


# -- of a line in a dump -----------------------------------------------------------------------------------------

WINDOWS = (8, 24)
TEXT_TAGS = (("p",), ("h1", "h2", "h3", "h4", "h5", "h6"), ("li",), ("td", "th"), ("pre",))
_TEXT_COLUMN = {tag: column for column, tags in enumerate(TEXT_TAGS) for tag in tags}


def text_features(page: Page) -> Features:
    """Return what the network for bare text sees of a page."""
    n = len(page.blocks)
    column = dict(zip(Block._fields, zip(*page.blocks, strict=True), strict=True))
    texts = list(column["text"])
    counts = CharCounts(texts)
    words, chars = counts.words, np.maximum(counts.chars, 1)
    gaps, indents, depths, rows, link_chars, quoted, continues = (
        np.fromiter(column[name], np.float32, n)
        for name in ("gap", "indent", "depth", "row", "link_chars", "quoted", "continues")
    )
    spans = np.fromiter(map(len, column["spans"]), np.float32, n)
    same_text = _number(texts)
    shape = (
        np.minimum(np.log2(words + 1), 7).astype(np.int64) * 8
        + counts.ends_sentence * 4
        + (counts.last == COMMA) * 2
        + (counts.capitals > 0.6 * words)
    )
    shapes = _number(shape.tolist())
    paragraphs = np.cumsum(gaps > 0)
    common, title = _frequent_words(texts)
    in_order = np.sort(words)
    alike = np.stack([np.bincount(groups)[groups] for groups in (same_text, shapes, paragraphs)])
    copies, of_shape, of_paragraph = np.log1p(alike - [[1], [0], [0]])
    place = [
        np.minimum(gaps, 4) / 2, np.minimum(np.append(gaps[1:], 1), 4) / 2, np.full(n, gaps.mean()),
        np.log1p(indents), depths / 2, [number is not None for number in column["ordinal"]],
        continues, rows >= 0, np.minimum(link_chars / chars, 1.5), np.log1p(spans), quoted,
        _occurrence(same_text) > 0, copies, *_positions(words, n), of_shape / 3, common, title, of_paragraph / 2,
        np.full(n, (in_order[(n - 1) // 2] + in_order[n // 2]) / 20),  # the median, a tenth of it
        np.full(n, float((counts.ends_sentence * words).sum() / max(words.sum(), 1))),
        same_text == np.append(same_text[1:], -1),
    ]  # fmt: skip
    tags = np.zeros((n, len(TEXT_TAGS) + 1), np.float32)
    tags[np.arange(n), [_TEXT_COLUMN.get(tag, len(TEXT_TAGS)) for tag in column["tag"]]] = 1
    values = np.concatenate([character_features(texts, counts), np.array(place, np.float32).T, tags], 1)
    index = np.arange(n)
    ranges = np.empty((n, 6, 2), np.int64)
    ranges[:, 0, 0] = np.searchsorted(paragraphs, paragraphs, "left")
    ranges[:, 0, 1] = np.searchsorted(paragraphs, paragraphs, "right")
    for which, window in enumerate(WINDOWS, start=1):
        ranges[:, which, 0] = np.maximum(index - window // 2, 0)
        ranges[:, which, 1] = np.minimum(index + window // 2 + 1, n)
    ranges[:, 3:, 0] = 0
    ranges[:, 3:, 1] = n
    ranges[:, 3, 1] = index + 1
    ranges[:, 4, 0] = index
    return Features(values, words, ranges, np.stack([shapes, same_text], 1))


def _frequent_words(texts: list[str]) -> tuple[Doubles, Doubles]:
    """Return two rates a block: of words that the page uses in many blocks, and of words shared with its first.

    The page's own most frequent words are, in any language, mostly its function words: running text is full of
    them, menus are not. A dump's first line is often the page's title.
    """
    split = [text.lower().split(None, 60)[:60] for text in texts]
    lengths = np.fromiter(map(len, split), np.int64, len(split))
    numbers: defaultdict[str, int] = defaultdict(count().__next__)
    number = np.fromiter(map(numbers.__getitem__, chain.from_iterable(split)), np.int64, int(lengths.sum()))
    block = np.repeat(np.arange(len(split)), lengths)
    pairs = np.sort(block * len(numbers) + number)
    in_blocks = np.bincount(pairs[np.diff(pairs, prepend=-1) > 0] % max(len(numbers), 1), minlength=len(numbers))
    words = list(numbers)
    ranked = np.argsort(-in_blocks, kind="stable")[:40].tolist()
    frequent, opening = np.zeros(len(words), bool), np.zeros(len(words), bool)
    frequent[[i for i in ranked if in_blocks[i] > 2 and len(words[i]) < 6]] = True
    opening[number[: lengths[0]]] = True
    rates = np.bincount(block, frequent[number], len(split)) / np.maximum(lengths, 1)
    longest = np.maximum(lengths, max(int(np.count_nonzero(opening)), 1))
    shared = np.bincount(block, opening[number], len(split)) / longest
    shared[0] = 0.0
    return rates, shared
