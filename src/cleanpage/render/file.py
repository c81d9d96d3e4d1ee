"""What a file of each format holds."""

from __future__ import annotations

from typing import Literal

from cleanpage.article import Article

FileFormat = Literal["md", "txt", "json"]


def render_file(article: Article, format_: FileFormat, *, front_matter: bool = True) -> str:
    """Return what is written for an article, ending with a line end unless it is empty."""
    if format_ == "json":
        import json

        return json.dumps(article.to_dict(), ensure_ascii=False, indent=2) + "\n"
    body = article.text if format_ == "txt" else article.markdown
    body = body + "\n" if body else ""
    if format_ == "txt" or not front_matter:
        return body
    from cleanpage.render.front_matter import render_front_matter

    head = render_front_matter(article.metadata)
    return head + "\n" + body if head and body else head + body
