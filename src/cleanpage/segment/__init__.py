"""Cut a page into blocks: one front door for markup, one for bare text, the same `Page` behind both."""

from __future__ import annotations

from cleanpage.segment.sniff import SAMPLE, sniff_kind, unescaped_markup
from cleanpage.types import Asked, Page


def segment(text: str, kind: Asked = "auto") -> Page:
    """Return the page in `text` cut into blocks; `kind` says what it is, or `auto` to go by its look."""
    if kind == "auto":
        text = unescaped_markup(text)
        if text[:SAMPLE].lstrip().startswith(("[", "{", "('", '("', '"[', '"{')):
            from cleanpage.segment.text_records import unlisted

            text = unlisted(text)
        kind = sniff_kind(text)
    if kind == "html":
        from cleanpage.segment.html import segment_html

        page = segment_html(text)
        if {(block.tag, block.language) for block in page.blocks} != {("pre", "")}:
            return page
        text = "\n\n".join(block.text for block in page.blocks)  # a browser's page around a file of bare text
    from cleanpage.segment.text import segment_text

    return segment_text(text)


__all__ = ["segment", "sniff_kind"]
