"""Importing this loads what cleaning a page needs: libraries, rules, weights.

The server that workers are forked from imports it once, so a worker that replaces a dead one starts in milliseconds
and all share the memory. Where workers cannot be forked each imports it for itself.
"""

import gc
from contextlib import suppress

import cleanpage.site  # noqa: F401 - what counts and weighs lines
from cleanpage.pipeline import clean

_PAGES = ("<html><body><h1>Title</h1><p>One sentence of text.</p></body></html>", "Title\n\nOne sentence of text.\n")

for _page in _PAGES:
    with suppress(Exception):  # what is wrong each page will say for itself
        _ = clean(_page).markdown

gc.freeze()  # a collection would write to all of it, and each worker then hold a copy of its own
