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
_PIECE = pattern("[a-z]+|\0")
_NO_DIGITS = str.maketrans("", "", "0123456789")
_WHOLE = {
    name.lower(): 1 << family for family, names in enumerate(LABEL_FAMILIES) for name in names.split() if name.isupper()
}
_END = -(1 << 62)
_WHOLE["\0"] = _END
_PARTS: dict[str, list[tuple[str, int]]] = {}
"""The other names by their first three letters, so that a piece is looked up at each letter instead of searched."""
for _family, _names in enumerate(LABEL_FAMILIES):
    for _name in _names.split():
        if _name.islower():
            _PARTS.setdefault(_name[:3], []).append((_name, 1 << _family))


def read_labels(labels: Sequence[str]) -> tuple[Ints, list[str]]:
    """Return each label's families, a bit each, and its shape, which its siblings share (`post-` of `post-12`).

    All distinct labels of a page are read as one text.
    """
    numbers: dict[str, int] = {}
    order = [numbers.setdefault(label, len(numbers)) for label in labels]
    text = "\0".join([label[:_MAX_CHARS] for label in numbers])
    pieces = _PIECE.findall("\0" + text)
    bits = np.fromiter(map(_piece_bits, pieces), np.int64, len(pieces))
    families = np.bitwise_or.reduceat(bits, np.flatnonzero(bits < 0)) & ~_END
    shapes = text.translate(_NO_DIGITS).split("\0")
    return families[order], [shapes[number] for number in order]


@lru_cache(maxsize=16384)
def _piece_bits(piece: str) -> int:
    """Return the families that a piece of a label names; pages of all sites share most of their pieces."""
    bits = _WHOLE.get(piece, 0)
    for at in range(len(piece) - 2):
        for name, bit in _PARTS.get(piece[at : at + 3], ()):
            if piece.startswith(name, at):
                bits |= bit
    return bits
