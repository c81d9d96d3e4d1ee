"""Text that the page carries as data instead of markup: JSON-LD bodies, `__NEXT_DATA__` and its like."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from cleanpage.patterns import pattern
from cleanpage.types import Block, Page

BODY_KEYS = frozenset(("articlebody",))
"""The schema.org property whose purpose is the article's text. `text`, `description` and `reviewBody` hold blurbs,
reviews and video transcripts: on the development pages none of them was ever content."""
DATA_KEYS = frozenset(
    ("body", "bodyhtml", "bodytext", "bodymarkdown", "content", "contenthtml", "html", "articlebody", "articlehtml",
     "text", "markdown", "story", "fulltext", "maincontent", "postcontent", "rendered", "cooked")
)  # fmt: skip
"""What content systems call an article's text in the data that they send along with an empty page."""
POST_KEYS = frozenset(("cooked",))
"""A post of a thread, which may be short: Discourse calls its markup so."""
MIN_RUNNING_CHARS = 80
"""A shorter block may be a label."""
MIN_BODY_CHARS = 400
"""Shorter strings are teasers and captions."""
MAX_SHOWN_CHARS = {"json_ld": 3000, "data": 400}
"""How much running text a page may show before its data is left alone: a page that shows a teaser may name its
article's body in JSON-LD; other data (a store's texts, a menu's) is searched only where the page shows nothing."""
TAG = pattern(r"</?[a-zA-Z][^>]*>")


def embedded_blocks(
    blocks: Sequence[Block], json_ld: Sequence[str], data: Sequence[str], segment: Callable[[str], Page]
) -> list[tuple[str, str]]:
    """Return (tag, text) of the paragraphs that the page's data holds and its visible blocks lack.

    `segment` cuts the markup that some of the data is. Nothing is returned twice, nor what already stands in a block.
    """
    named = [raw for raw in json_ld if "Body" in raw]
    if not named and not data:
        return []
    shown = running_text(blocks)
    bodies: list[str] = []
    if shown <= MAX_SHOWN_CHARS["json_ld"]:
        bodies = [body for raw in named for body in _strings(_load(raw), BODY_KEYS)]
    if not bodies and shown <= MAX_SHOWN_CHARS["data"]:
        bodies = [body for raw in data if len(raw) > MIN_BODY_CHARS for body in _strings(_load(raw), DATA_KEYS)]
    if not bodies:
        return []
    seen = " ".join(" ".join(b.text for b in blocks).split())
    out: list[tuple[str, str]] = []
    for body in bodies:
        for tag, text in _paragraphs(body, segment):
            probe = text[len(text) // 3 :][:60]
            if probe not in seen:
                out.append((tag, text))
                seen += " " + text
    return out if sum(len(text) for _, text in out) >= MIN_BODY_CHARS else []


def running_text(blocks: Sequence[Block]) -> int:
    """Return how many characters of running text a page shows: of its longer blocks, links apart."""
    return sum(len(b.text) - b.link_chars for b in blocks if len(b.text) > MIN_RUNNING_CHARS and not b.hidden)


def page_within(page: Page, frames: Sequence[str], segment: Callable[[str], Page]) -> Page:
    """Return the page in one of a page's frames (the markup of each) where the page itself shows next to nothing.

    Savers keep a page's frames so (`<iframe srcdoc>`), mail programs and archives show a page in one.
    """
    if not frames or running_text(page.blocks) > MAX_SHOWN_CHARS["data"]:
        return page
    inner = max(map(segment, frames), key=lambda within: running_text(within.blocks))
    if running_text(inner.blocks) < MIN_BODY_CHARS:
        return page
    return inner._replace(hints=page.hints if page.hints.title else inner.hints)


def _load(raw: str) -> Any:
    import json

    try:
        return json.loads(raw.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _strings(value: Any, keys: frozenset[str]) -> Iterator[str]:
    """Yield the long strings in a JSON value that read as running text, under one of `keys`.

    Most of a page's data is short; that is left out before anything else is asked of it.
    """
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        key, item = stack.pop()
        if isinstance(item, dict):
            inside = [
                (k, v)
                for k, v in item.items()
                if (kind := type(v)) is dict
                or kind is list
                or (kind is str and (len(v) >= MIN_BODY_CHARS or k in POST_KEYS))
            ]
            stack += reversed(inside)
        elif isinstance(item, list):
            stack += [(key, v) for v in reversed(item)]
        elif not isinstance(item, str) or (len(item) < MIN_BODY_CHARS and key not in POST_KEYS):
            continue
        elif key.lower().replace("_", "") in keys and _prose(item):
            yield item
        elif item.startswith(("{", "[")) and len(item) >= MIN_BODY_CHARS:
            stack.append((key, _load(item)))  # JSON kept as a string within JSON, as Discourse does


def _prose(text: str) -> bool:
    """Whether a string reads as text: spaces between words (or a script without them), not code or a key."""
    plain = TAG.sub(" ", text[:2000])
    if any(mark in plain for mark in ("function(", '{"', "var ", "};", "http://schema")) or plain.count("{") > 3:
        return False
    return plain.count(" ") > len(plain) / 15 or sum(c > "\u0e00" for c in plain) > len(plain) / 2


def _paragraphs(body: str, segment: Callable[[str], Page]) -> list[tuple[str, str]]:
    if TAG.search(body):
        return [(block.tag, block.text) for block in segment(f"<body>{body}</body>").blocks]
    return [("p", text) for line in body.split("\n") if (text := " ".join(line.split()))]
