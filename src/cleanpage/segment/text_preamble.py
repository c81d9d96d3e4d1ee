"""What a dump says about itself before its text: YAML front matter, a WET record's header, a reader's header."""

from __future__ import annotations

import re

from cleanpage.patterns import pattern
from cleanpage.types import Hints

FRONT_MATTER = pattern(r"\s*---[ \t]*\n((?:[ \t#-].*\n|[A-Za-z_][\w .-]*:.*\n|\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
RECORD_HEADER = pattern(r"\s*WARC/\d\.\d[ \t]*\n((?:[\w-]+:.*\n)*)\n?")
READER_HEADER = pattern(r"\s*(Title: .*\n+URL Source: .*\n+(?:[A-Z][\w ]*: .*\n+)*)(?:Markdown Content:[ \t]*\n)?")
FIELD = pattern(r"^([\w -]+):[ \t]*(.*?)[ \t]*$", re.M)
TITLES = ("title",)
ADDRESSES = (
    "url",
    "canonical",
    "canonical_url",
    "source",
    "source_url",
    "link",
    "permalink",
    "warc-target-uri",
    "url source",
)


def split_preamble(text: str) -> tuple[str, Hints]:
    """Return the text without its header, and the title and the address that the header gives."""
    for header in (FRONT_MATTER, RECORD_HEADER, READER_HEADER):
        found = header.match(text)
        if found and ":" in found[1]:
            fields = {name.lower(): unquote(value) for name, value in FIELD.findall(found[1])}
            title = next((fields[name] for name in TITLES if fields.get(name)), "")
            address = next((fields[name] for name in ADDRESSES if re.match(r"https?://", fields.get(name, ""))), "")
            return text[found.end() :], Hints(title=title, canonical=address)
    return text, Hints()


def unquote(value: str) -> str:
    """Return a YAML scalar without its quotes."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        return value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    if len(value) >= 2 and value[0] == value[-1] == "'":
        return value[1:-1].replace("''", "'")
    return value
