"""A page in a list of strings or in a record, as JSON and Python write them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cleanpage.patterns import pattern

_RECORD = r"\{\s*[\"'][\w-]+[\"']\s*:"
STRINGS = pattern(rf"\s*(?:[\[(]\s*[\"']|{_RECORD}|\[\s*{_RECORD}|\"\s*(?:\{{|\[\s*\{{?)\s*\\\")")
"""How a list of strings begins, a record of them, or a list of records, as JSON and Python write it, and the pieces of
a string that Python has printed prettily; and how each of them does where it is written as a string once more."""
HEADS = {"title": "title", "url": "url", "link": "url"}
"""Fields of a record that say something of its page, and what a preamble calls them."""
ADDRESS = pattern(r"\S*://\S*")
DEEPEST = 20
PAGE_SHARE = 0.3
"""Of a record's characters its page has so many."""
LONGEST_STRINGS = 2_000_000
"""Characters; to read more as Python takes too much memory."""


def unlisted(text: str) -> str:
    """Return the strings of a list a line each, of a list of records those that hold its text, and of a record the
    longest, with its title and address above it where that is no markup.

    >>> unlisted("['Home', ' ', \\"It's raining.\\"]")
    "Home\\nIt's raining."
    >>> unlisted('{"url": "https://x.org/", "text": "Home\\\\nIt rains all day."}')
    '---\\nurl: https://x.org/\\n---\\nHome\\nIt rains all day.'
    >>> unlisted('{"tag": "h1", "text": "Rain"}\\n{"tag": "p", "text": "It rains."}\\n')
    'Rain\\nIt rains.'
    >>> unlisted("('Home\\\\n'\\n 'It rains.')")
    'Home\\nIt rains.'
    """
    if not STRINGS.match(text) or len(text) > LONGEST_STRINGS:
        return text
    found = _value(text)
    if isinstance(found, str):
        return unlisted(found)
    if isinstance(found, list) and all(isinstance(item, dict) for item in found):
        found = _column(found)
    if isinstance(found, (list, tuple)) and all(isinstance(item, str) for item in found):
        return "\n".join(item.strip() for item in found if not item.isspace())
    if isinstance(found, dict):
        strings = list(_strings(found))
        page = max((string for _, string in strings), key=len, default="")
        if len(page) >= PAGE_SHARE * len(text):
            head = {name: string for name, string in reversed(strings) if name in HEADS and "\n" not in string}
            return _headed(page, head)
    return text


def _column(records: Sequence[Mapping[str, object]]) -> list[str]:
    """Return the strings of the field that holds the text of the records: the most characters but for addresses."""
    fields: dict[str, list[str]] = {}
    for record in records:
        for name, value in record.items():
            if isinstance(value, str):
                fields.setdefault(name, []).append(value)
    return max(
        fields.values(),
        key=lambda texts: sum(len(text) for text in set(texts) if not ADDRESS.fullmatch(text)),
        default=[],
    )


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
    try:
        return [json.loads(line, strict=False) for line in text.split("\n") if line.strip()]  # JSON Lines
    except (ValueError, RecursionError):
        pass
    from ast import literal_eval

    try:
        return literal_eval(text.strip())
    except (ValueError, SyntaxError, RecursionError, MemoryError):
        return None
