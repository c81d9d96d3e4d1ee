"""Markdown's lines before they are read: links whole, and quotations and filled paragraphs each on one line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import STANDS_IN, Line, read_lines
from cleanpage.segment.text_wrap import WIDEST, join, runs_on, unwrap

HEADING = pattern(r" {0,3}(#{1,6})(?:\s+|$)(.*?)(?:\s+#+)?\s*$")
SETEXT = pattern(r" {0,3}(=+|-+)\s*$")
RULE = pattern(r" {0,3}([-*_])(?:\s*\1){2,}\s*$")
ITEM = pattern(r"(\s*)(?:[-*+•]|(\d{1,9})[.)])\s+(?:\[[ xX]\]\s+)?(?=\S)")
QUOTE = pattern(r"(?:>+ ?)+")
DEFINITION = pattern(r" {0,3}\[([^\]\n]+)\]:\s*<?(\S+?)>?(?:\s+[\"'(].*)?$")
MARKUP = pattern(r"</?[a-zA-Z][\w-]*[\s/>]|<!--")
OPENERS = pattern(r"\s*(?:(?:#{1,6}|[-*+]|\d{1,9}[.)]|>)\s+)*")

_ADDRESS = r"(?:https?:|[/#?]|(?:data|javascript|mailto|tel):)(?:[^()\n]|\([^()\n]*\))*?|(?:[^()\s]|\([^()\s]*\))*"
"""Converters leave blanks in addresses, which no standard allows."""
HREF = rf"\(\s*(?:<([^<>\n]*)>|({_ADDRESS}))(?:\s+(?:\"[^\"]*\"|'[^']*'))?\s*\)"
LINK = pattern(r"!?\[((?:[^\[\]]|\[[^\[\]]*\])*)\](?:" + HREF + ")?")
BRACKETS = pattern(r"\\.|\[|\](?:" + HREF + ")?")
IMAGE = pattern(r"!\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\](?:" + HREF + r"|\[[^\]\n]*\])")
WRAPPED_HREF = pattern(r"(\]\((?=[^()]*\n)(?:[^()\s]|\n(?=\S)){1,2000})(\s+\"[^\"]{0,500}\")?\)")
LONGEST_LINK = 40
"""Lines; between brackets that lie farther apart is no link."""
LONGEST_MARKED = 20_000
"""Characters from which a paragraph is taken as it stands: unclosed marks in it would cost too much time."""

FILLED_FROM = 40
"""A shorter line was not filled."""
FEWEST, SHARE = 3, 0.7
"""Of so many line ends, and of such a share, sentences run over the break: crawlers give a line to each element, and
there sentences end."""
FULL, FULL_SHARE = 0.75, 0.75
"""So many of the lines that go on have so much at least of the width that a fourth of them reaches."""
LONG_SHARE = 0.1
"""Where more of the lines are whole paragraphs none was filled."""
MARKS = "*_~`[]"
HARD = "  ", "\\"
"""How a line ends that is broken there on purpose (CommonMark 0.31, 6.7)."""
HARD_BREAK = pattern(r"(?<!\\)\\$")
"""A backslash at the end of a line breaks it; crawlers write blank lines so inside of a link."""


def whole_lines(source: Iterable[str]) -> list[Line]:
    """Return the lines of a page's Markdown that hold text, what was wrapped joined again."""
    bare = [(HARD_BREAK.sub("", line), line.endswith(HARD)) for line in source]
    hard = [is_hard for line, is_hard in bare if line.strip()]
    lines = joined_quotes(with_soft_breaks_joined(read_lines("\n".join([line for line, _ in bare])), hard))
    return with_links_on_lines(unwrap(lines, [opener_width(line.text) for line in lines]))


def with_soft_breaks_joined(lines: list[Line], hard: Sequence[bool]) -> list[Line]:
    """Return the lines of a page that an editor or a hand has filled with each paragraph on one, others as they are.

    `hard` says of each line whether it is to be broken where it ends.
    """
    soft = [
        not (is_hard or after.gap or is_own(before.text) or is_own(after.text) or ITEM.match(after.text))
        and len(LINK.sub("", before.text)) >= FILLED_FROM
        for (before, after), is_hard in zip(pairwise(lines), hard, strict=False)
    ]
    if not _were_filled(lines, [pair for pair, may in zip(pairwise(lines), soft, strict=True) if may]):
        return lines
    paragraphs = [lines[:1]]
    for goes_on, line in zip(soft, lines[1:], strict=True):
        if goes_on:
            paragraphs[-1].append(line)
        else:
            paragraphs.append([line])
    return [
        first._replace(text=join([first.text, *[line.text for line in rest]], False)) for first, *rest in paragraphs
    ]


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
        if line.text[0] == STANDS_IN:
            opened.clear()
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


def _were_filled(lines: Sequence[Line], seams: Sequence[tuple[Line, Line]]) -> bool:
    """Whether lines were filled: `seams` are those that may go on with the next, each with it."""
    over = sum([runs_on(before.text.rstrip(MARKS), after.text.lstrip(MARKS) or " ") for before, after in seams])
    if over < max(FEWEST, SHARE * len(seams)):
        return False
    lengths = sorted(len(LINK.sub(r"\1", before.text)) for before, _ in seams)
    full = FULL * lengths[3 * len(lengths) // 4]
    long = sum([len(line.text) > WIDEST for line in lines])
    return sum([length >= full for length in lengths]) >= FULL_SHARE * len(lengths) and long <= LONG_SHARE * len(lines)


def is_own(text: str) -> bool:
    """Whether a line is whole: a heading, a rule, what stands for a listing, the address of a link, markup."""
    return text[0] in f"{STANDS_IN}#" or bool(
        MARKUP.match(text) or RULE.match(text) or SETEXT.match(text) or DEFINITION.match(text)
    )


def opener_width(text: str) -> int:
    """Return the width of what opens a block of its own: a bullet, a number, a heading's or a quotation's mark."""
    if text[0] == STANDS_IN or MARKUP.match(text):
        return len(text)
    found = ITEM.match(text) or re.match(r"#{1,6} |>+ ?|([-*_])(?:\s*\1){2,}$|=+$|[-=]{3,}(?=\]\()", text)
    return found.end() if found else 0
