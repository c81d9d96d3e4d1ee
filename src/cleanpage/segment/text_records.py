"""A page in a list of strings or in a record, as JSON and Python write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cleanpage.patterns import pattern

STRINGS = pattern(r"\s*(?:\[\s*[\"']|\{\s*[\"'][\w-]+[\"']\s*:)")
"""How a list of strings begins, or a record of them, as JSON and Python write it."""
HEADS = {"title": "title", "url": "url", "link": "url"}
"""Fields of a record that say something of its page, and what a preamble calls them."""
DEEPEST = 20
PAGE_SHARE = 0.3
"""Of a record's characters its page has so many."""
LONGEST_STRINGS = 2_000_000
"""Characters; to read more as Python takes too much memory."""


def unlisted(text: str) -> str:
    """Return the strings of a list a line each, and of a record the longest, with its title and address above it where
    that is no markup.

    >>> unlisted("['Home', ' ', \\"It's raining.\\"]")
    "Home\\nIt's raining."
    >>> unlisted('{"url": "https://x.org/", "text": "Home\\\\nIt rains all day."}')
    '---\\nurl: https://x.org/\\n---\\nHome\\nIt rains all day.'
    """
    if not STRINGS.match(text) or len(text) > LONGEST_STRINGS:
        return text
    found = _value(text)
    if isinstance(found, list) and all(isinstance(item, str) for item in found):
        return "\n".join(item.strip() for item in found if not item.isspace())
    if isinstance(found, dict):
        strings = list(_strings(found))
        page = max((string for _, string in strings), key=len, default="")
        if len(page) >= PAGE_SHARE * len(text):
            head = {name: string for name, string in reversed(strings) if name in HEADS and "\n" not in string}
            return _headed(page, head)
    return text


def _strings(value: object, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Yield the strings in a record, each with the name of the field that it is in; none that lie too deep."""
    if isinstance(value, str):
        yield name, value
    elif depth > DEEPEST:
        return
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _strings(item, name or str(key).lower(), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item, name, depth + 1)


def _headed(page: str, head: Mapping[str, str]) -> str:
    """Return a page with its title and address above it: a dump's preamble, or of a piece of markup its title."""
    if page.lstrip().startswith("<"):
        whole = "title" not in head or "<title" in page
        return page if whole else f"<title>{head['title']}</title>{page}"
    lines = [f"{HEADS[name]}: {string}\n" for name, string in head.items()]
    return "".join(("---\n", *lines, "---\n", page)) if lines else page


def _value(text: str) -> object:
    """Return what JSON or Python reads in a text; None if it is neither."""
    import json

    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        pass
    from ast import literal_eval

    try:
        return literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
