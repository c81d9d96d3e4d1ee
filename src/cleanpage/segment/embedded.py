"""Text that the page carries as data instead of markup: JSON-LD bodies, `__NEXT_DATA__` and its like."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from typing import Any

from cleanpage.types import Block

BODY_KEYS = frozenset(("articlebody", "text", "reviewbody", "description"))
"""schema.org properties that hold running text; `description` counts only when it is as long as a body."""
MIN_BODY_CHARS = 400
"""Shorter strings are teasers and captions; bodies in `data` of development pages start at about twice this."""
MAX_VISIBLE_CHARS = 3000
"""A page that shows this much running text shows its article: its data is not searched for another one."""
TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def embedded_blocks(blocks: Sequence[Block], json_ld: Sequence[str], data: Sequence[str]) -> list[tuple[str, str]]:
    """Return (tag, text) of the paragraphs that the page's data holds and its visible blocks lack.

    `data` is looked at only where the page itself shows little running text; JSON-LD bodies always, since
    naming the article's body is what they are for. Nothing is returned twice or that already stands in a block.
    """
    sources = [raw for raw in json_ld if "Body" in raw or "text" in raw]
    prose = None
    if data or sources:
        prose = sum(len(b.text) - b.link_chars for b in blocks if len(b.text) > 80 and not b.hidden)
        if prose > MAX_VISIBLE_CHARS:
            return []
    bodies = [body for raw in sources for body in _strings(_load(raw), BODY_KEYS)]
    if not bodies:
        bodies = [body for raw in data if len(raw) > MIN_BODY_CHARS for body in _strings(_load(raw), None)]
    if not bodies:
        return []
    seen = " ".join(" ".join(b.text for b in blocks).split())
    out: list[tuple[str, str]] = []
    for body in bodies:
        for tag, text in _paragraphs(body):
            probe = text[len(text) // 3 :][:60]
            if probe not in seen:
                out.append((tag, text))
                seen += " " + text
    return out if sum(len(text) for _, text in out) >= MIN_BODY_CHARS else []


def _load(raw: str) -> Any:
    try:
        return json.loads(raw.strip(), strict=False)
    except (ValueError, RecursionError):
        return None


def _strings(value: Any, keys: frozenset[str] | None) -> Iterator[str]:
    """Yield the long strings in a JSON value that read as running text, under one of `keys` if given."""
    stack: list[tuple[str, Any]] = [("", value)]
    while stack:
        key, item = stack.pop()
        if isinstance(item, dict):
            stack.extend(reversed([(str(k).lower(), v) for k, v in item.items()]))
        elif isinstance(item, list):
            stack.extend(reversed([(key, v) for v in item]))
        elif isinstance(item, str) and len(item) >= MIN_BODY_CHARS and (keys is None or key in keys) and _prose(item):
            yield item


def _prose(text: str) -> bool:
    """Whether a string reads as text: spaces between words (or a script without them), not code or a key."""
    plain = TAG.sub(" ", text[:2000])
    if any(mark in plain for mark in ("function(", '{"', "var ", "};", "http://schema")) or plain.count("{") > 3:
        return False
    return plain.count(" ") > len(plain) / 15 or sum(c > "\u0e00" for c in plain) > len(plain) / 2


def _paragraphs(body: str) -> list[tuple[str, str]]:
    if TAG.search(body):
        from cleanpage.segment.html import segment_html

        return [(block.tag, block.text) for block in segment_html(f"<body>{body}</body>").blocks]
    return [("p", text) for line in body.split("\n") if (text := " ".join(line.split()))]
