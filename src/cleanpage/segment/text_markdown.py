"""Markdown as crawlers write it: headings, lists, tables, code, quotations; links and emphasis as spans."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, zip_longest

from cleanpage.patterns import IN_DOLLARS, IN_PARENTHESES, pattern
from cleanpage.segment.inline import OpenSpan, collapse
from cleanpage.segment.text_code import WORDS, looks_like_code
from cleanpage.segment.text_lines import STANDS_IN, Line
from cleanpage.segment.text_markdown_lines import (
    DEFINITION,
    HEADING,
    HREF,
    IMAGE,
    ITEM,
    LONGEST_MARKED,
    QUOTE,
    RULE,
    SETEXT,
    whole_lines,
    with_whole_links,
)
from cleanpage.types import Block, Span, SpanKind

_UNDERLINED = r"\n[ \t]*\n {0,3}[^\s=*_-][^\n]{2,80}\n {0,3}"
SIGNS = (
    ("#", pattern(r"\n[ \t]*\n {0,3}#(?:#{1,5} +\S| +[^\sa-z=-][^\n]*\n[ \t]*\n)")),
    ("](", pattern(r"\]\((?:<[^<>\n]*>|[^()\s\[\]*$\\^]{2,2000})(?: +\"[^\"\n]*\")?\)")),
    ("```", pattern(r"\n {0,3}```")),
    ("---", pattern(r"\n {0,3}\|?(?: *:?-{3,}:? *\|)+")),
    ("\n==", pattern(rf"{_UNDERLINED}={{3,}}[ \t]*\n[ \t]*\n")),
    ("\n--", pattern(rf"{_UNDERLINED}-{{3,}}[ \t]*\n[ \t]*\n")),
    ("**", pattern(r"\*\*[^\s*][^*\n]{0,200}\*\*")),
)
"""Headings, links, fences, tables, headings above a rule, strong words: a string that none is without, and the look.

Three of one kind, or one each of two, make Markdown. Signs of a line's start want line breaks before the text. A line
with one `#` may be a comment in code, where another follows right below, or what root typed, in small letters.
"""

FENCE = pattern(r"\s*(`{3,}|~{3,})[ \t]*([\w+#.-]*)")
INDENT = 4
INDENTED = pattern(r"(?: {4}|\t)[ \t]*\S")
DELIMITER_CELL = pattern(r":?-+:?")
CELL_BREAK = pattern(r"(?<!\\)\|")
RULE_IN_CELL = pattern(r"(?:^|\s):?-{3,}:?(?=\s|$)")
"""What is left in a cell of the tables, headings and rules inside it."""
BREAK_TAG = pattern(r"<br\s*/?>", re.I)

MARKED = pattern(r"[\\`\[<*_~]")
MEANS: dict[str, SpanKind] = {
    "*": "em", "_": "em", "**": "strong", "__": "strong", "***": "strong", "~~": "del", "sup": "sup", "sub": "sub",
}  # fmt: skip
MOST_NESTED = 4
INLINE = pattern(
    rf"({IN_DOLLARS}|{IN_PARENTHESES}|\\[!-/:-@\[-`{{-~])"  # 1 a formula, or a character that is escaped
    r"|(`+)(.{1,1000}?)\2(?!`)"  # 2, 3 code
    r"|\[((?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\](?:" + HREF + r"|\[([^\]\n]*)\])"  # 4 text, 5 or 6 href, 7 reference
    r"|<((?:https?://|mailto:)[^<>\s]+)>"  # 8 autolink
    r"|(\*\*\*|\*\*|__|\*|~~|(?<!\w)_)(?=\S)(.{1,300}?)(?<=\S)\9(?!\w)"  # 9, 10 emphasis
    r"|<(su[bp])>(.{1,100}?)</\11>",  # 11, 12 above or below the line
    re.S,
)


def looks_like_markdown(text: str) -> bool:
    """Say whether a dump carries Markdown's signs: headings, links, fences, tables."""
    text = f"\n\n{text}"
    total = 0
    for needed, sign in SIGNS:
        if needed not in text:
            continue
        found = sum(1 for _ in islice(sign.finditer(text), 3))
        total += 2 if found == 3 else min(found, 1)
        if total >= 2:
            return True
    return False


def markdown_blocks(text: str) -> list[Block]:
    """Return the blocks of a Markdown page."""
    lines = with_whole_links(text).split("\n")
    definitions = {found[1].lower(): found[2] for line in lines if (found := DEFINITION.match(line))}
    return Reader(definitions).read(lines)


class Reader:
    """Reads lines of Markdown into blocks."""

    def __init__(self, definitions: dict[str, str]) -> None:
        self.definitions = definitions
        self.blocks: list[Block] = []
        self.held: list[list[str]] = []  # the lines of listings and tables, while those around them are joined
        self.rows = -1

    def read(self, source: list[str]) -> list[Block]:
        """Return the blocks in lines of Markdown: code, tables, headings, items, quotations and paragraphs."""
        lines = whole_lines(self.hold(source))
        outer: list[int] = []
        skip = False
        for line, following in zip_longest(lines, lines[1:]):
            if skip or RULE.match(line.text) or DEFINITION.match(line.raw):
                skip = False
            elif line.text[0] == STANDS_IN:
                self.put(int(line.text[1:]), line.gap)
            elif following is not None and not following.gap and SETEXT.match(following.raw):
                skip = True
                level = 1 if following.text[0] == "=" else 2
                self.add(Block("", f"h{level}", gap=line.gap, indent=line.indent), line.text)
            else:
                self.line(line, outer)
        return self.blocks

    def hold(self, lines: list[str]) -> Iterator[str]:
        """The lines with one in the place of each listing and each table, whose own are held."""
        index = 0
        while index < len(lines):
            end = end_of_code(lines, index) or end_of_indented(lines, index) or end_of_table(lines, index)
            yield f"{STANDS_IN}{len(self.held)}" if end else lines[index]
            if end:
                self.held.append(lines[index:end])
            index = end or index + 1

    def put(self, number: int, gap: int) -> None:
        """Take a listing or a table that is held, below so many blank lines."""
        lines, first = self.held[number], len(self.blocks)
        if fence := FENCE.match(lines[0]):
            self.code(lines, fence)
        elif INDENTED.match(lines[0]):
            self.listing(lines, "", INDENT)
        else:
            self.table(lines, number)
        if len(self.blocks) > first:
            self.blocks[first] = self.blocks[first]._replace(gap=gap)

    def code(self, lines: list[str], fence: re.Match[str]) -> None:
        """Take fenced code."""
        body = lines[1:-1] if closes(lines[-1], fence) else lines[1:]
        opener = lines[0].expandtabs(INDENT)
        self.listing(body, fence[2], len(opener) - len(opener.lstrip()))

    def listing(self, lines: list[str], language: str, indent: int) -> None:
        """Take the lines of code, which are indented so far."""
        body = [
            line[indent:] if not line[:indent].strip() else line for line in (line.expandtabs(INDENT) for line in lines)
        ]
        text = "\n".join(line.rstrip() for line in body).strip("\n")
        if text.strip():
            self.blocks.append(Block(text, "pre", language=language, indent=indent))

    def table(self, lines: list[str], number: int) -> None:
        """Take a table."""
        for line in lines:
            if not is_delimiter(line):
                self.rows += 1
                inner = line.strip().removeprefix("|")
                for column, cell in enumerate(CELL_BREAK.split(inner)):
                    for part in RULE_IN_CELL.split(cell):
                        self.add(Block("", "td", row=self.rows, column=column, table=number), part)

    def line(self, line: Line, outer: list[int]) -> None:
        """Take one unwrapped line; `outer` holds the indentations of the lists around it."""
        text, indent = line.text, line.indent
        quote = QUOTE.match(text)
        quoted = quote[0].count(">") if quote else 0
        text = text[quote.end() :] if quote else text
        heading = HEADING.match(text)
        item = ITEM.match(text)
        if heading:
            outer.clear()
            block, text = Block("", f"h{len(heading[1])}", quoted=quoted, gap=line.gap, indent=indent), heading[2]
        elif item:
            while outer and outer[-1] >= indent:
                outer.pop()
            outer.append(indent)
            text = text[item.end() :]
            ordinal = int(item[2]) if item[2] else None
            block = Block("", "li", depth=len(outer), ordinal=ordinal, quoted=quoted, gap=line.gap, indent=indent)
            if inner := HEADING.match(text):
                text = inner[2]
        else:
            if outer and indent <= outer[0]:
                outer.clear()
            block = Block("", quoted=quoted, gap=line.gap, indent=indent)
        self.add(block, text)

    def add(self, block: Block, source: str) -> None:
        """Append `block` with the text and spans that the Markdown `source` reads as; nothing if that is empty."""
        text, spans = read_inline(BREAK_TAG.sub(" ", source), self.definitions)
        if text:
            links = sum(span.end - span.start for span in spans if span.kind == "link")
            self.blocks.append(block._replace(text=text, spans=spans, link_chars=links))


def end_of_code(lines: list[str], start: int) -> int:
    """Return where fenced code that opens in a line is over, 0 where none opens there."""
    fence = FENCE.match(lines[start])
    if not fence or "`" in lines[start][fence.end() :]:
        return 0
    return next((i + 1 for i in range(start + 1, len(lines)) if closes(lines[i], fence)), len(lines))


def end_of_indented(lines: list[str], start: int) -> int:
    """Return where code is over that is code by its indentation, 0 where none begins in a line.

    It stands below a blank line and in no list, and has a line that looks like code or none that is prose.
    """
    if not INDENTED.match(lines[start]) or (start and lines[start - 1].strip()):
        return 0
    above = next((line for line in reversed(lines[:start]) if line.strip() and not INDENTED.match(line)), "")
    if ITEM.match(above):
        return 0
    end = start + 1
    while end < len(lines) and (INDENTED.match(lines[end]) or not lines[end].strip()):
        end += 1
    code = [line.strip() for line in lines[start:end] if line.strip()]
    is_code = any(map(looks_like_code, code)) or all(line.count(" ") < WORDS for line in code)
    if not is_code or any(map(ITEM.match, code)):
        return 0
    while not lines[end - 1].strip():
        end -= 1
    return end


def closes(line: str, fence: re.Match[str]) -> bool:
    """Say whether a line ends the code that a fence opens."""
    return line.strip().startswith(fence[1])


def end_of_table(lines: list[str], start: int) -> int:
    """Return where a table that begins with a line is over, 0 where none begins there."""
    if "|" not in lines[start] or start + 1 == len(lines) or not is_delimiter(lines[start + 1]):
        return 0
    return next((i for i in range(start + 2, len(lines)) if "|" not in lines[i]), len(lines))


def is_delimiter(line: str) -> bool:
    """Say whether a line is the rule under a table's head."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return "|" in line and "-" in line and all(DELIMITER_CELL.fullmatch(cell.strip()) for cell in cells)


def read_inline(source: str, definitions: dict[str, str]) -> tuple[str, tuple[Span, ...]]:
    """Return the text that a piece of Markdown reads as, white space collapsed, and its spans."""
    if len(source) > LONGEST_MARKED or not MARKED.search(source):
        return " ".join(source.split()), ()
    parts: list[str] = []
    spans: list[OpenSpan] = []
    read_marked(IMAGE.sub("", source), definitions, parts, spans, 0)
    text, found = collapse(parts, spans)
    return text, tuple(sorted(found, key=lambda span: (span.start, -span.end)))


def read_marked(source: str, definitions: dict[str, str], parts: list[str], spans: list[OpenSpan], level: int) -> None:
    """Append to `parts` the text of `source`, and to `spans` its links, emphasis and code."""
    position = 0
    for found in INLINE.finditer(source):
        parts.append(source[position : found.start()])
        position = found.end()
        start = len(parts)
        if found[1]:
            parts.append(found[1][1:] if len(found[1]) == 2 else found[1])
        elif found[2]:
            parts.append(found[3])
            spans.append([start, start + 1, "code", ""])
        elif found[8]:
            parts.append(found[8])
            spans.append([start, start + 1, "link", found[8]])
        else:
            inner = next(text for text in found.group(4, 10, 12) if text is not None)
            if level < MOST_NESTED:
                read_marked(inner, definitions, parts, spans, level + 1)
            else:
                parts.append(inner)
            if found[4] is not None:
                name = (found[7] or found[4]).lower()
                href = (found[5] or found[6] or "") if found[7] is None else definitions.get(name, "")
                spans.append([start, len(parts), "link", href])
            else:
                spans.append([start, len(parts), MEANS[found[9] or found[11]], ""])
    parts.append(source[position:])
