"""What a page says in its head that it is."""

from __future__ import annotations

from cleanpage.types import Hints

_THREADS = ('"DiscussionForumPosting"', '"QAPage"')
_LISTS = ('"ItemList"', '"CollectionPage"')
"""Types of schema.org as JSON-LD names them."""


def is_news(hints: Hints) -> bool:
    """Whether a page says that it is news."""
    return any('NewsArticle"' in script for script in hints.json_ld)


def is_product(hints: Hints) -> bool:
    """Whether a page says that it sells something, and is no article about such (which names it as what it reviews)."""
    declared = "".join(hints.json_ld)
    of_article = 'Article"' in declared or '"BlogPosting"' in declared
    return "product" in hints.meta.get("og:type", ()) or ('"Product"' in declared and not of_article)


def is_one_thing(hints: Hints) -> bool:
    """Whether a page says that it is one article, one product or one thread, and names no list.

    >>> is_one_thing(Hints(json_ld=('{"@type": "Product"}',))), is_one_thing(Hints(json_ld=('{"@type": "WebSite"}',)))
    (True, False)
    """
    declared = "".join(hints.json_ld)
    if not declared or any(name in declared for name in _LISTS):
        return False
    is_article = 'Article"' in declared and "article" in hints.meta.get("og:type", ())
    return is_article or '"Product"' in declared or any(name in declared for name in _THREADS)
