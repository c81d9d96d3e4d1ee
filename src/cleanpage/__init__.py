"""The article and its metadata, from an HTML page or a bare text dump.

import cleanpage
article = cleanpage.clean(data, url=None, kind="auto", favor="balanced")
article.text, article.markdown, article.title, article.blocks
"""

from typing import TYPE_CHECKING, Any

from cleanpage.version import __version__

if TYPE_CHECKING:
    from cleanpage.article import Article
    from cleanpage.pipeline import clean
    from cleanpage.types import UnreadableInput

__all__ = ["Article", "UnreadableInput", "__version__", "clean"]

_HOMES = {"Article": "article", "UnreadableInput": "types", "clean": "pipeline"}
"""Which module each name comes from, imported when somebody asks: the command line imports this package too."""


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    value = globals()[name] = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
