"""The article and its metadata, from an HTML page or a bare text dump.

import cleanpage
article = cleanpage.clean(data, url=None, kind="auto", favor="balanced")
article.text, article.markdown, article.title, article.blocks
"""

from cleanpage.article import Article
from cleanpage.pipeline import clean
from cleanpage.types import UnreadableInput
from cleanpage.version import __version__

__all__ = ["Article", "UnreadableInput", "__version__", "clean"]
