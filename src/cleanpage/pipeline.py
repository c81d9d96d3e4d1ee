"""The one way through the house."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cleanpage.article import Article
from cleanpage.types import CHOICES, Asked, Decision, Document, Extractor, Favor, Options, Page

if TYPE_CHECKING:
    from cleanpage.site import Lesson
    from cleanpage.tagger import Lines


def clean(
    data: str | bytes,
    url: str | None = None,
    kind: Asked = "auto",
    favor: Favor = "balanced",
    *,
    extractor: Extractor = "tagger",
) -> Article:
    """Return the article in one page.

    `data` is the page: markup or a bare text dump, as bytes in any encoding the web uses or as a string.
    `url` is where it came from, for links and metadata. `kind` says what it is when the look of it could
    mislead. `favor` moves the decision: `precision` drops what is doubtful, `recall` keeps it.
    `extractor="readability"` selects with readability-lxml instead of the tagger (markup only).

    A page with no article in it gives an article whose text is empty. Raises `UnreadableInput` when the data
    is no page at all (an image, a PDF, nothing), `TypeError` when it is neither string nor bytes (what a failed
    request gives), `ValueError` for a choice that there is not.
    """
    from cleanpage.sources import unpack

    options = Options(url, kind, favor, extractor)
    _check(data, options)
    if isinstance(data, str):
        document = Document(data.encode("utf-8", "replace"), "the page", url, charset="utf-8")
    else:
        document = unpack(Document(bytes(data), "the page", url))
    return clean_document(document, options)


def _check(data: object, options: Options) -> None:
    """Raise `TypeError` or `ValueError` for what `clean` does not take."""
    if not isinstance(data, (str, bytes, bytearray, memoryview)):
        raise TypeError(f"a page is a string or bytes, not {type(data).__name__}")
    for name, choices in CHOICES.items():
        if (chosen := getattr(options, name)) not in choices:
            raise ValueError(f"{name} is {chosen!r}; it may be {', '.join(choices)}")


def clean_document(document: Document, options: Options, lesson: Lesson | None = None) -> Article:
    """Return the article in one document: decode, segment, tag, select, read the metadata.

    The order is the design: each room knows only what the one before it gives. Selecting comes before
    metadata because in a bare dump the title is the line above the first kept paragraph. `lesson` is what other
    pages of the site taught.
    """
    from cleanpage.decode import decode
    from cleanpage.metadata import read_metadata
    from cleanpage.segment import segment

    with _collector_paused():
        text = decode(document)
        page = segment(text, options.kind)
        url = options.url or document.url
        decisions, lines = _judged(text, page, options, url, lesson)
        metadata = read_metadata(page, decisions, url, lines)
        return Article(page.kind, metadata, decisions, page.hints.base)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Keep Python's cyclic collector from looking through a page's thousands of objects again and again.

    None of them is in a cycle: they go when the last name for them goes. It is a sixth of a page's time.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _judged(
    text: str, page: Page, options: Options, url: str | None, lesson: Lesson | None
) -> tuple[tuple[Decision, ...], Lines | None]:
    """Return what becomes of each block, by the tagger or by the second opinion, and what a dump's lines rate as."""
    if options.extractor == "readability":
        from cleanpage.second_opinion import select_with_readability

        return select_with_readability(text, page), None
    from cleanpage.select import select
    from cleanpage.tagger import score

    scores, lines, goes_on = score(page)
    if goes_on is not None:
        from cleanpage.segment.text_prose import rejoined

        page = rejoined(page, goes_on)
    heard = lesson.hear(page, scores, text, url) if lesson else None
    return select(page, scores, options, heard), lines
