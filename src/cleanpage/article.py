"""What `clean` returns."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from cleanpage.types import Decision, Kind, Metadata


class Article:
    """An article, what is known about it, and what became of every block of its page."""

    def __init__(self, kind: Kind, metadata: Metadata, blocks: tuple[Decision, ...], base: str = "") -> None:
        """`kind` is what the input was taken for, `base` what the page's `<base href>` says links are relative to."""
        self.kind: Kind = kind
        self.metadata = _without_controls(metadata)
        self.blocks = blocks
        """Every block in page order, kept or dropped: `.text .role .kept .score .reason`."""
        self.base = base

    @property
    def title(self) -> str | None:
        """The headline."""
        return self.metadata.title

    @property
    def authors(self) -> list[str]:
        """Who wrote it, in the page's order."""
        return list(self.metadata.authors)

    @property
    def published(self) -> str | None:
        """When it was published: ISO 8601 with the precision that the page gives."""
        return self.metadata.published

    @property
    def modified(self) -> str | None:
        """When it was last changed: ISO 8601."""
        return self.metadata.modified

    @property
    def site_name(self) -> str | None:
        """The site's or the publication's name."""
        return self.metadata.site_name

    @property
    def url(self) -> str | None:
        """The page's address."""
        return self.metadata.url

    @property
    def language(self) -> str | None:
        """The language tag that the page declares, such as `en` or `pt-BR`."""
        return self.metadata.language

    @property
    def description(self) -> str | None:
        """The page's own summary."""
        return self.metadata.description

    @property
    def image(self) -> str | None:
        """The address of the page's lead image."""
        return self.metadata.image

    @property
    def tags(self) -> list[str]:
        """The page's own keywords."""
        return list(self.metadata.tags)

    @cached_property
    def text(self) -> str:
        """The article as plain text; headings and paragraphs separated by blank lines."""
        from cleanpage.render.text import render_text

        return render_text(self.blocks, self.kind)

    @cached_property
    def markdown(self) -> str:
        """The article's body as Markdown, without front matter."""
        from cleanpage.render.markdown import render_markdown

        return render_markdown(self.blocks, _base_url(self.metadata.url, self.base), self.kind)

    def to_dict(self) -> dict[str, Any]:
        """The article as JSON-ready values; the `json` output is exactly this."""
        from cleanpage.render.pieces import without_controls

        return {
            "title": self.title,
            "authors": self.authors,
            "published": self.published,
            "modified": self.modified,
            "site_name": self.site_name,
            "url": self.url,
            "language": self.language,
            "description": self.description,
            "image": self.image,
            "tags": self.tags,
            "kind": self.kind,
            "text": self.text,
            "markdown": self.markdown,
            "blocks": [
                {
                    "text": without_controls(d.text),
                    "role": d.role,
                    "kept": d.kept,
                    "score": round(float(d.score), 4),
                    "reason": d.reason,
                }
                for d in self.blocks
            ],
        }


def _without_controls(metadata: Metadata) -> Metadata:
    """Return the metadata without what must not reach an output, in a title as little as in the text."""
    from cleanpage.render.pieces import has_controls, without_controls

    def cleaned(value: str) -> str:
        return without_controls(" ".join(value.split())) if has_controls(value) else value

    values: dict[str, Any] = metadata._asdict()
    odd: dict[str, Any] = {
        name: tuple(filter(None, map(cleaned, value))) if isinstance(value, tuple) else cleaned(value) or None
        for name, value in values.items()
        if value and not all(map(str.isprintable, value))
    }
    return metadata._replace(**odd) if odd else metadata


def _base_url(url: str | None, base: str) -> str | None:
    """Return what the page's links are relative to: its `<base href>`, itself relative to the page's address."""
    if not url or not base:
        return url or base or None
    from urllib.parse import urljoin

    try:
        return urljoin(url, base)
    except ValueError:  # an address that is none
        return url
