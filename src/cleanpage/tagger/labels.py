"""What authors of pages call their containers, in class names, ids and roles. Evidence, not verdict: the network
weighs it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from cleanpage.patterns import pattern

if TYPE_CHECKING:
    import numpy.typing as npt

Ints: TypeAlias = "npt.NDArray[np.int64]"

LABEL_FAMILIES = (
    "nav menu breadcrumb toolbar",
    "foot copyright legal bottom colophon",
    "side aside widget rail secondary",
    "comment reply replies disqus respond discuss",
    "share sharing social follow facebook twitter",
    "relat recommend popular trend similar also suggest MORE readmore upsell crosssell latest recent",
    "AD ADS advert promo sponsor banner CTA callout",
    "cookie consent gdpr privacy modal popup POP overlay dialog lightbox",
    "subscri newsletter signup SIGN login regist form paywall",
    "article story POST entry blog",
    "content body text prose markdown rich COPY wysiwyg",
    "main primary central",
    "title headline heading",
    "author byline meta date time publish",
    "caption credit figure image photo gallery",
    "TAG TAGS categor topic label keyword",
    "product price shop cart sku buy ITEM",
    "descri spec detail feature summary overview about",
    "head masthead TOP logo brand",
    "hidden SR SCREEN visually invisible offscreen collaps print",
    "pager paginat next prev",
    "search filter facet sort refine",
    "carousel slid swip owl slick",
    "card grid list tile teaser thumb result",
    "review rating star testimonial",
    "faq accordion TAB TABS toggle panel",
    "forum thread message topic bbp phpbb user avatar profile",
    "intro lead abstract excerpt dek standfirst subtitle",
)
"""Names that mean much the same, each looked for in the pieces of a label that are letters alone. One in capitals
must be a whole piece (`AD` is in `top-ad`, not in `read`), any other may stand anywhere in it."""
_MAX_CHARS = 200
"""Longer labels are lists of style rules; names come first."""
_FILED_UNDER = pattern(r"\s*(?<!\S)(?:\w+_)?(?:category|cat|tag)-\S+")
_LETTERS = bytes(byte if ord("a") <= byte <= ord("z") or not byte else ord(" ") for byte in range(256))
"""A table for `translate` that leaves letters, and NUL, which begins a label."""
_DIGITS = b"0123456789"
_WHOLE = {
    name.lower(): 1 << family for family, names in enumerate(LABEL_FAMILIES) for name in names.split() if name.isupper()
}
_START = -(1 << 62)
_WHOLE["\0"] = _START
_PARTS: dict[str, list[tuple[str, int]]] = {}
"""The other names by their first three letters, so that a piece is looked up at each letter instead of searched."""
for _family, _names in enumerate(LABEL_FAMILIES):
    for _name in _names.split():
        if _name.islower():
            _PARTS.setdefault(_name[:3], []).append((_name, 1 << _family))


def read_labels(labels: Sequence[str]) -> tuple[Ints, Ints]:
    """Return each label's families, a bit each, and the number of its shape, which its siblings share (`post-` of
    `post-12`): `(n_labels,)` each.

    All distinct labels of a page are read as one text.
    """
    numbers: dict[str, int] = {}
    order = np.array([numbers.setdefault(label, len(numbers)) for label in labels])
    text = "".join([f"\0{_of_its_own(label)[:_MAX_CHARS]}" for label in numbers]).encode("utf-8", "replace")
    pieces = text.replace(b"\0", b" \0 ").translate(_LETTERS).split()
    known = {piece: _piece_bits(piece) for piece in set(pieces)}
    bits = np.fromiter(map(known.__getitem__, pieces), np.int64, len(pieces))
    families = np.bitwise_or.reduceat(bits, np.flatnonzero(bits < 0)) & ~_START
    shapes: dict[bytes, int] = {}
    shape = [shapes.setdefault(kind, len(shapes)) for kind in text.translate(None, _DIGITS).split(b"\0")[1:]]
    return families[order], np.array(shape)[order]


def _of_its_own(label: str) -> str:
    """Return a label without what WordPress files a post under: its topics are no names, and tell siblings apart.

    >>> _of_its_own("post-7 type-post status-publish hentry category-social-media tag-cookies")
    'post-7 type-post status-publish hentry'
    """
    return _FILED_UNDER.sub("", label) if "status-publish" in label else label


@lru_cache(maxsize=16384)
def _piece_bits(piece: bytes) -> int:
    """Return the families that a piece of a label names; pages of all sites share most of their pieces."""
    name = piece.decode()
    bits = _WHOLE.get(name, 0)
    for at in range(len(name) - 2):
        for part, bit in _PARTS.get(name[at : at + 3], ()):
            if name.startswith(part, at):
                bits |= bit
    return bits
