"""Markdown as crawlers write it: headings, lists, tables, code, quotations; links and emphasis as spans."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from itertools import accumulate, islice, zip_longest

from cleanpage.patterns import IN_DOLLARS, IN_PARENTHESES, pattern
from cleanpage.segment.text_lines import Line, read_lines
from cleanpage.segment.text_wrap import unwrap
from cleanpage.types import Block, Span, SpanKind

SIGNS = (
    ("#", pattern(r"\n[ \t]*\n {0,3}#(?:#{1,5} +\S| +[^\sa-z=-][^\n]*\n[ \t]*\n)")),
    ("](", pattern(r"\]\((?:<[^<>\n]*>|[^()\s\[\]*$\\^]{2,2000})(?: +\"[^\"\n]*\")?\)")),
    ("```", pattern(r"\n {0,3}```")),
    ("---", pattern(r"\n {0,3}\|?(?: *:?-{3,}:? *\|)+")),
    ("**", pattern(r"\*\*[^\s*][^*\n]{0,200}\*\*")),
)
"""Headings, links, fences, tables, strong words: a string without which there is none, and what they look like.

Three of one kind, or one each of two, make Markdown. Signs of a line's start want line breaks before the text. A line
with one `#` may be a comment in code, where another follows right below, or what root typed, in small letters.
"""

FENCE = pattern(r"\s*(`{3,}|~{3,})[ \t]*([\w+#.-]*)")
HEADING = pattern(r" {0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
SETEXT = pattern(r" {0,3}(=+|-+)\s*$")
RULE = pattern(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
ITEM = pattern(r"(\s*)(?:[-*+•]|(\d{1,9})[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
QUOTE = pattern(r"(?:>+ ?)+")
DELIMITER_CELL = pattern(r":?-+:?")
CELL_BREAK = pattern(r"(?<!\\)\|")
RULE_IN_CELL = pattern(r"(?:^|\s):?-{3,}:?(?=\s|$)")
"""What is left in a cell of the tables, headings and rules inside it."""
DEFINITION = pattern(r" {0,3}\[([^\]\n]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?$")
BREAK_TAG = pattern(r"<br\s*/?>", re.I)

_ADDRESS = r"(?:https?:|[/#?]|(?:data|javascript|mailto|tel):)(?:[^()\n]|\([^()\n]*\))*?|(?:[^()\s]|\([^()\s]*\))*"
"""Converters leave blanks in addresses, which no standard allows."""
HREF = rf"\(\s*(?:<([^<>\n]*)>|({_ADDRESS}))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
BRACKETS = pattern(r"\\.|\[|\](?:" + HREF + ")?")
HARD_BREAK = pattern(r"(?<!\\)\\$", re.M)
"""A backslash at the end of a line breaks it; crawlers write blank lines so inside of a link."""
OPENERS = pattern(r"\s*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+)*")
LONGEST_LINK = 40
"""Lines; between brackets that lie farther apart is no link."""
WRAPPED_HREF = pattern(r"(\]\((?=[^()]*\n)(?:[^()\s]|\n(?=\S)){1,2000})(\s+\"[^\"]{0,500}\")?\)")
IMAGE = pattern(r"!\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\](?:" + HREF + r"|\[[^\]\n]*\])")
MARKED = pattern(r"[\\`\[<*_~]")
MEANS: dict[str, SpanKind] = {
    "*": "em", "_": "em", "**": "strong", "__": "strong", "***": "strong", "~~": "del", "sup": "sup", "sub": "sub",
}  # fmt: skip
MOST_NESTED = 4
LONGEST_MARKED = 20_000
"""Characters from which a paragraph is taken as it stands: unclosed marks in it would cost too much time."""
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


def with_whole_links(text: str) -> str:
    """Return a page's Markdown with the addresses whole that a converter has wrapped like words, at their hyphens.

    >>> with_whole_links("[Rain](/rain-\\nand-wind) [Hail](/hail \\"All\\nof it\\")")
    '[Rain](/rain-and-wind) [Hail](/hail "All of it")'
    """
    return WRAPPED_HREF.sub(lambda found: found[1].replace("\n", "") + (found[2] or "").replace("\n", " ") + ")", text)


def with_links_on_lines(lines: list[Line]) -> list[Line]:
    """Return the lines with each link around several of them, as one around a card is, on each by itself."""
    texts = [line.text for line in lines]
    if not any("](" in text for text in texts):
        return lines
    opened: list[tuple[int, int]] = []
    for last, line in enumerate(lines):
        added = 0
        for found in BRACKETS.finditer(line.text) if len(line.text) <= LONGEST_MARKED else ():
            if found[0] == "[":
                opened.append((last, found.start() + added))
            elif found[0][0] == "]" and opened:
                first, start = opened.pop()
                if first == last or len(found[0]) == 1 or last - first > LONGEST_LINK:
                    continue
                before, after = texts[last][: found.start() + added], texts[last][found.end() + added :]
                if texts[first][:start].endswith("!"):  # what stands for a picture
                    texts[first : last + 1] = [texts[first][: start - 1], *[""] * (last - first - 1), after]
                else:
                    texts[first] = texts[first][:start] + linked(texts[first][start + 1 :], found[0])
                    texts[first + 1 : last] = [linked(text, found[0]) for text in texts[first + 1 : last]]
                    texts[last] = linked(before, found[0]) + after
                added = len(texts[last]) - len(line.text)
    return [
        line if text == line.text else line._replace(text=text, raw=text)
        for line, text in zip(lines, texts, strict=True)
        if text.strip()
    ]


def linked(line: str, end: str) -> str:
    """Return a line as the text of a link, behind what opens the line; as it is where it holds no text of its own."""
    opener = OPENERS.match(line)
    start = opener.end() if opener else 0
    words = IMAGE.sub("", line[start:]).strip()
    if not words or "](" in words or RULE.match(line) or SETEXT.match(line):
        return line
    return f"{line[:start]}[{words}{end}"


class Reader:
    """Reads lines of Markdown into blocks."""

    def __init__(self, definitions: dict[str, str]) -> None:
        self.definitions = definitions
        self.blocks: list[Block] = []
        self.gap = 0
        self.rows = -1

    def read(self, lines: list[str]) -> list[Block]:
        """Return the blocks in `lines`."""
        index = 0
        prose: list[str] = []
        while index < len(lines):
            line = lines[index]
            fence = FENCE.match(line)
            if fence and "`" not in line[fence.end() :]:
                self.flush(prose)
                index = self.code(lines, index, fence)
            elif "|" in line and index + 1 < len(lines) and "-" in lines[index + 1] and is_delimiter(lines[index + 1]):
                self.flush(prose)
                index = self.table(lines, index)
            else:
                prose.append(line)
                index += 1
        self.flush(prose)
        return self.blocks

    def code(self, lines: list[str], index: int, fence: re.Match[str]) -> int:
        """Take the fenced code that opens at `index`; return where it is over."""
        end = index + 1
        while end < len(lines) and not lines[end].strip().startswith(fence[1]):
            end += 1
        indent = len(lines[index]) - len(lines[index].lstrip())
        body = [line[indent:] if not line[:indent].strip() else line for line in lines[index + 1 : end]]
        text = "\n".join(line.rstrip() for line in body).strip("\n").expandtabs(4)
        if text.strip():
            self.blocks.append(Block(text, "pre", language=fence[2], gap=self.gap, indent=indent))
        self.gap = 0
        return end + 1

    def table(self, lines: list[str], index: int) -> int:
        """Take the table whose first row is at `index`; return where it is over."""
        number = index
        while index < len(lines) and "|" in lines[index]:
            if not is_delimiter(lines[index]):
                self.rows += 1
                inner = lines[index].strip().removeprefix("|")
                for column, cell in enumerate(CELL_BREAK.split(inner)):
                    for part in RULE_IN_CELL.split(cell):
                        self.add(Block("", "td", row=self.rows, column=column, gap=self.gap, table=number), part)
            index += 1
        return index

    def flush(self, prose: list[str]) -> None:
        """Take running text: headings, items, quotations and paragraphs."""
        lines = read_lines(HARD_BREAK.sub("", "\n".join(prose)))
        trailing = 0
        while prose and not prose[-1].strip():
            prose.pop()
            trailing += 1
        prose.clear()
        outer: list[int] = []
        if lines:
            lines[0] = lines[0]._replace(gap=lines[0].gap + self.gap)
            self.gap = 0
        if not lines:
            self.gap += trailing
            return
        lines = joined_quotes(lines)
        lines = with_links_on_lines(unwrap(lines, [opener_width(line.text) for line in lines]))
        skip = False
        for line, following in zip_longest(lines, lines[1:]):
            if skip or RULE.match(line.text) or DEFINITION.match(line.raw):
                skip = False
                continue
            setext = following is not None and not following.gap and SETEXT.match(following.raw)
            if setext and following:
                skip = True
                level = 1 if following.text[0] == "=" else 2
                self.add(Block("", f"h{level}", gap=line.gap, indent=line.indent), line.text)
                continue
            self.line(line, outer)
        self.gap += trailing

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
            self.gap = 0


def is_delimiter(line: str) -> bool:
    """Say whether a line is the rule under a table's head."""
    cells = line.strip().removeprefix("|").removesuffix("|").split("|")
    return "|" in line and all(DELIMITER_CELL.fullmatch(cell.strip()) for cell in cells)


def joined_quotes(lines: list[Line]) -> list[Line]:
    """Return the lines with those joined that quote one paragraph, each behind a mark of its own; `>>>` is a prompt."""
    out: list[Line] = []
    for line in lines:
        quote = QUOTE.match(line.text)
        mark, rest = (quote[0], line.text[quote.end() :]) if quote else ("", "")
        above = out[-1].text if out and not line.gap else ""
        if rest and mark == "> " and not opener_width(rest) and above.startswith(mark):
            out[-1] = out[-1]._replace(text=f"{out[-1].text} {rest}", raw=f"{out[-1].raw} {rest}")
        else:
            out.append(line)
    return out


def opener_width(text: str) -> int:
    """Return the width of what opens a block of its own: a bullet, a number, a heading's or a quotation's mark."""
    found = ITEM.match(text) or re.match(r"#{1,6} |>+ ?|([-*_])(?:\s*\1){2,}$|=+$|[-=]{3,}(?=\]\()", text)
    return found.end() if found else 0


def read_inline(source: str, definitions: dict[str, str]) -> tuple[str, tuple[Span, ...]]:
    """Return the text that a piece of Markdown reads as, white space collapsed, and its spans."""
    if len(source) > LONGEST_MARKED or not MARKED.search(source):
        return " ".join(source.split()), ()
    pieces: list[str] = []
    spans: list[Span] = []
    read_marked(IMAGE.sub("", source), definitions, pieces, spans, 0)
    return collapse("".join(pieces), spans)


def read_marked(source: str, definitions: dict[str, str], pieces: list[str], spans: list[Span], level: int) -> None:
    """Append to `pieces` the text of `source`, and to `spans` its links, emphasis and code."""
    position, here = 0, sum(map(len, pieces))
    for found in INLINE.finditer(source):
        before = source[position : found.start()]
        pieces.append(before)
        here += len(before)
        position = found.end()
        start = len(pieces)
        if found[1]:
            pieces.append(found[1][1:] if len(found[1]) == 2 else found[1])
        elif found[2]:
            pieces.append(found[3])
            spans.append(Span(here, here + len(found[3]), "code"))
        elif found[8]:
            pieces.append(found[8])
            spans.append(Span(here, here + len(found[8]), "link", found[8]))
        else:
            inner = next(text for text in found.group(4, 10, 12) if text is not None)
            if level < MOST_NESTED:
                read_marked(inner, definitions, pieces, spans, level + 1)
            else:
                pieces.append(inner)
            length = sum(map(len, pieces[start:]))
            if found[4] is not None:
                name = (found[7] or found[4]).lower()
                href = (found[5] or found[6] or "") if found[7] is None else definitions.get(name, "")
                spans.append(Span(here, here + length, "link", href))
            else:
                spans.append(Span(here, here + length, MEANS[found[9] or found[11]]))
        here += sum(map(len, pieces[start:]))
    pieces.append(source[position:])


def collapse(text: str, spans: list[Span]) -> tuple[str, tuple[Span, ...]]:
    """Collapse the white space of `text` and move the spans with it; empty ones go."""
    words = [(found.start(), found[0]) for found in re.finditer(r"\S+", text)]
    collapsed = " ".join(word for _, word in words)
    if collapsed == text:
        return text, tuple(sorted((s for s in spans if s.end > s.start), key=lambda s: (s.start, -s.end)))
    starts = [start for start, _ in words]
    places = [0, *accumulate(len(word) + 1 for _, word in words)]
    moved = []
    for span in spans:
        first, last = bisect_right(starts, span.start) - 1, bisect_left(starts, span.end) - 1
        if first < 0 or span.start >= starts[first] + len(words[first][1]):
            first += 1
            start = places[first]
        else:
            start = places[first] + span.start - starts[first]
        if last < 0 or last < first:
            continue
        end = places[last] + min(span.end - starts[last], len(words[last][1]))
        if end > start:
            moved.append(Span(start, end, span.kind, span.href))
    return collapsed, tuple(sorted(moved, key=lambda s: (s.start, -s.end)))
