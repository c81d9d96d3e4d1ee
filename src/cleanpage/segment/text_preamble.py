"""What a dump says about itself before its text: YAML front matter, a WET record's header, a reader's header."""

from __future__ import annotations

from cleanpage.patterns import pattern
from cleanpage.types import Hints

FRONT_MATTER = pattern(r"\s*---[ \t]*\n((?:[ \t#-].*\n|[A-Za-z_][\w .-]*:.*\n|\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
RECORD_HEADER = pattern(r"\s*WARC/\d\.\d[ \t]*\n((?:[\w-]+:.*\n)*)\n?")
READER_HEADER = pattern(r"\s*(Title: .*\n+URL Source: .*\n+(?:[A-Z][\w ]*: .*\n+)*)(?:Markdown Content:[ \t]*\n)?")
FIELD = pattern(r"([A-Za-z][\w -]*):(?:[ \t]+(.*?))?[ \t]*$")
ITEM = pattern(r"[ \t]*-[ \t]+(.*?)[ \t]*$")
IN_BRACKETS = pattern(r"\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^,\[\]\s][^,\[\]]*")
LONGEST_VALUE = 10_000
"""Characters; what goes on for longer is no title and no summary."""
FOLDED = frozenset(("", ">", "|", ">-", "|-"))
"""What a YAML value begins with that stands on the lines below."""
_NAMES = {
    "title": "title",
    "url": "url canonical canonical_url source source_url link permalink url~source warc-target-uri",
    "author": "author authors creator byline",
    "article:published_time": "published date publishdate publish_date pubdate date_published datepublished "
    "published_time published~time",
    "article:modified_time": "modified updated lastmod last_modified_at date_modified",
    "og:site_name": "site_name sitename site publisher",
    "description": "description excerpt summary",
    "language": "language lang",
    "og:image": "image thumbnail cover",
    "article:tag": "tags keywords",
}
MEANS = {name.replace("~", " "): means for means, names in _NAMES.items() for name in names.split()}
"""What clippers, crawlers and generators of sites call a field, and what a page's meta tags do."""
_NAME = rf"(?i:{'|'.join(sorted(MEANS, key=len, reverse=True))})"
TOOL_HEADER = pattern(
    rf"\s*((?=(?:{_NAME}: .*\n){{0,5}}{_NAME}: https?://\S+[ \t]*\n)(?:{_NAME}: .*\n){{2,12}})"
    r"(?:\s*(?i:(?:page |text )?(?:content|text|body)):[ \t]*\n)?"
)
"""As programs write it that fetch pages for a chatbot: an address among what it says."""


def split_preamble(text: str) -> tuple[str, Hints]:
    """Return the text without its header, and what the header says of the page."""
    for header in (FRONT_MATTER, RECORD_HEADER, READER_HEADER, TOOL_HEADER):
        found = header.match(text)
        if found and ":" in found[1]:
            meta = read_fields(found[1])
            addresses = [value for value in meta.pop("url", ()) if value.startswith(("http://", "https://"))]
            title = "".join(meta.get("title", ())[:1])
            return text[found.end() :], Hints(title=title, canonical="".join(addresses[:1]), meta=meta)
    return text, Hints()


def read_fields(header: str) -> dict[str, tuple[str, ...]]:
    """Return the values of a header's fields by what they mean; of YAML what people write above a text.

    >>> read_fields("title: 'Rain'\\nauthors:\\n  - '[[Ann Lee]]'\\ntags: [a, 'b, c']\\n")
    {'title': ('Rain',), 'author': ('Ann Lee',), 'article:tag': ('a', 'b, c')}
    """
    fields: dict[str, list[str]] = {}
    name = ""
    for line in header.split("\n"):
        if field := FIELD.match(line):
            name, value = MEANS.get(field[1].lower(), ""), field[2] or ""
            values = () if value in FOLDED else tuple(IN_BRACKETS.findall(value)) if value[:1] == "[" else (value,)
        elif item := ITEM.match(line):
            values = (item[1],)
        else:  # a value goes on, or begins below its name
            before = fields.get(name, [])
            values = (" ".join([*before[-1:], line.strip()])[:LONGEST_VALUE],)
            del before[-1:]
        if name:  # what is called otherwise is not asked for
            fields.setdefault(name, []).extend(filter(None, map(unquote, values)))
    return {name: tuple(values) for name, values in fields.items() if values}


def unquote(value: str) -> str:
    """Return a YAML scalar without its quotes, and a note's name without the brackets of a link to it."""
    if len(value) >= 2 and value[0] == value[-1] == '"':
        value = value[1:-1].replace('\\"', '"').replace("\\\\", "\\")
    elif len(value) >= 2 and value[0] == value[-1] == "'":
        value = value[1:-1].replace("''", "'")
    return value.strip().removeprefix("[[").removesuffix("]]")
