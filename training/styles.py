"""Turn a page into bare text dumps of styles that were not recorded with it.

`STYLES` maps a style's name to a function of the page's HTML and a random generator (widths, bullets and the like
vary from page to page) that returns the dump. All of them leave out scripts, styles and templates; those that stand
for a browser also what is hidden.
"""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

import lxml.html
from lxml import etree


def names(listed: str) -> frozenset[str]:
    """Return the words of a list as a set."""
    return frozenset(listed.split())


UNSEEN = names("script style template noscript head svg canvas object embed iframe select datalist")
BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure "
    "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup option p pre section "
    "summary table tbody tfoot thead tr ul"
)
SPACED = names("p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table figure")
"""Elements that a browser sets off with a margin, and a dump with a blank line."""
HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
DEEPEST = 150

Style = Callable[[str, random.Random], str]


@dataclass
class Run:
    """Text inside a unit, with what the markup around it means."""

    text: str
    href: str = ""
    emphasis: str = ""
    """`strong`, `em`, `code` or nothing."""


@dataclass
class Unit:
    """What stands on a line of its own: a paragraph, a heading, an item, a table row."""

    tag: str
    depth: int = 0
    ordinal: int | None = None
    quoted: bool = False
    spaced: bool = False
    """A blank line stands above it."""
    cells: list[list[Run]] = field(default_factory=lambda: [[]])

    @property
    def text(self) -> str:
        """The text, cells separated by tabs."""
        return "\t".join(tidy("".join(run.text for run in runs), self.tag) for runs in self.cells).strip()


def tidy(text: str, tag: str) -> str:
    """Collapse white space as a browser does: not in `pre`, and `\\n`, a `<br>`, stays."""
    if tag == "pre":
        return text.strip("\n")
    return re.sub(r" ?\x00 ?", "\n", re.sub(r"\s+", " ", text)).strip()


class Walker:
    """Walks a page's elements into units."""

    def __init__(self, visible: bool) -> None:
        self.visible = visible
        """Leave out what the page hides."""
        self.units: list[Unit] = []
        self.current = Unit("p")
        self.spaced = False

    def close(self, tag: str = "p", depth: int = 0, ordinal: int | None = None, quoted: bool = False) -> None:
        """End the unit at hand and begin another."""
        if self.current.text.strip("\x00\n\t "):
            self.units.append(self.current)
            self.spaced = False
        self.current = Unit(tag, depth, ordinal, quoted)

    def walk(self, element: etree._Element, parent: Unit, run: Run, level: int = 0) -> None:
        """Take in an element; `parent` describes the unit around it, `run` the inline markup."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if not tag or tag in UNSEEN or level > DEEPEST or (self.visible and is_hidden(element)):
            return
        if tag == "br":
            self.add(Run("\x00"))
            return
        block, inner, mark = tag in BLOCKS, parent, run
        sets_off = tag in SPACED and not (tag in ("ul", "ol") and parent.depth)
        if block:
            inner = describe(element, tag, parent)
            self.close(inner.tag, inner.depth, inner.ordinal, inner.quoted)
            self.spaced |= sets_off
        elif tag in ("td", "th") and self.current.tag == "tr" and any(self.current.cells):
            self.current.cells.append([])
        elif tag == "a":
            mark = Run("", element.get("href") or "", run.emphasis)
        elif tag in ("b", "strong", "em", "i", "code"):
            mark = Run("", run.href, {"b": "strong", "i": "em"}.get(tag, tag))
        self.add(Run(element.text or "", mark.href, mark.emphasis))
        for child in element:
            self.walk(child, inner, mark, level + 1)
            self.add(Run(child.tail or "", mark.href, mark.emphasis))
        if block:
            self.close(parent.tag if parent.tag != "li" else "p", parent.depth, None, parent.quoted)
            self.spaced |= sets_off

    def add(self, run: Run) -> None:
        """Add text to the unit at hand."""
        if run.text:
            if self.spaced and run.text.strip():
                self.current.spaced = True
            self.current.cells[-1].append(run)


def is_hidden(element: etree._Element) -> bool:
    """Say whether an element's own attributes hide it."""
    return element.get("hidden") is not None or bool(HIDDEN.search(element.get("style") or ""))


def describe(element: etree._Element, tag: str, parent: Unit) -> Unit:
    """Return an empty unit that says what a block element makes of the text in it."""
    quoted = parent.quoted or tag == "blockquote"
    if tag in ("ul", "ol", "menu"):
        return Unit("p", parent.depth + 1, None, quoted)
    if tag == "li":
        owner = element.getparent()
        ordered = owner is not None and owner.tag == "ol"
        ordinal = 1 + sum(1 for _ in element.itersiblings("li", preceding=True)) if ordered else None
        return Unit("li", max(parent.depth, 1), ordinal, quoted)
    if re.fullmatch(r"h[1-6]|pre|tr", tag):
        return Unit(tag, parent.depth, None, quoted)
    return Unit(parent.tag if parent.tag == "li" else "p", parent.depth, parent.ordinal, quoted)


def units(html: str, visible: bool = True) -> list[Unit]:
    """Return the units of a page in order; none when it cannot be parsed."""
    try:
        root = lxml.html.document_fromstring(
            html.encode("utf-8", "replace"), parser=lxml.html.HTMLParser(encoding="utf-8")
        )
    except (etree.ParserError, ValueError):
        return []
    walker = Walker(visible)
    walker.walk(root, Unit("p"), Run(""))
    walker.close()
    return walker.units


def wet(html: str, rng: random.Random) -> str:
    """Return a Common Crawl WET record's text: a line for each block, no blank lines, hidden text too."""
    return "\n".join(re.sub(r"[\t\n]+", " " if rng.random() < 0.5 else "\n", unit.text) for unit in units(html, False))


def nobreaks(html: str, rng: random.Random) -> str:
    """Return the page's text as one line."""
    return " ".join(" ".join(unit.text.split()) for unit in units(html))


def wrapped(html: str, rng: random.Random) -> str:
    """Return the page's lines wrapped at some width, perhaps indented, with or without blank lines between."""
    columns = rng.choice((60, 64, 66, 68, 70, 72, 74, 76, 78, 79, 80, 90, 100, 120))
    margin = " " * rng.choice((0, 0, 2, 3, 4))
    blank = rng.random() < 0.75
    lines = []
    for unit in units(html):
        if blank and unit.spaced:
            lines.append("")
        for line in unit.text.split("\n"):
            lines += textwrap.wrap(line, columns, initial_indent=margin, subsequent_indent=margin) or [""]
    return "\n".join(lines)


def markdown(html: str, rng: random.Random) -> str:
    """Return a crawler's Markdown, with links written out or as their mere text."""
    links, bullet = rng.random() < 0.7, rng.choice("*--+")
    return "\n".join(markdown_lines(units(html), links, bullet))


def markdown_lines(page: Iterable[Unit], links: bool, bullet: str) -> Iterator[str]:
    """Write units as lines of Markdown."""
    before = Unit("")
    for unit in page:
        cells = [inline(runs, links) for runs in unit.cells]
        tight = unit.tag == before.tag and unit.tag in ("li", "tr") and not (unit.depth == 0 and unit.tag == "li")
        if not tight:
            yield ""
        quote = "> " if unit.quoted else ""
        if unit.tag == "pre":
            yield from ("```", *unit.text.split("\n"), "```")
        elif unit.tag == "tr" and len(cells) > 1:
            yield "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"
            if not tight:
                yield "|" + " --- |" * len(cells)
        else:
            text = " ".join(filter(None, cells))
            if re.fullmatch(r"h[1-6]", unit.tag):
                text = "#" * int(unit.tag[1]) + " " + text.replace("\n", " ")
            elif unit.tag == "li":
                mark = f"{unit.ordinal}." if unit.ordinal else bullet
                text = "  " * (unit.depth - 1) + f"{mark} " + text.replace("\n", " ")
            yield from (quote + line for line in text.split("\n"))
        before = unit


def inline(runs: Iterable[Run], links: bool) -> str:
    """Write runs of text as Markdown."""
    pieces = []
    for run in merge(runs):
        core = run.text.strip(" \n\x00")
        lead, trail = run.text[: len(run.text) - len(run.text.lstrip())], run.text[len(run.text.rstrip()) :]
        if not core:
            pieces.append(run.text)
            continue
        mark = {"strong": "**", "em": "*", "code": "`"}.get(run.emphasis, "") if "\x00" not in core else ""
        core = mark + core + mark
        if links and run.href and not run.href.startswith("javascript"):
            address = re.sub(r"[()\s]", "", run.href)
            core = f"[{core}]({address})"
        pieces.append(f"{' ' if lead else ''}{core}{' ' if trail else ''}")
    return tidy("".join(pieces), "p")


def merge(runs: Iterable[Run]) -> Iterator[Run]:
    """Join neighbours of one kind, white space collapsed."""
    last: Run | None = None
    for run in runs:
        text = re.sub(r"\s+", " ", run.text)
        if last and (last.href, last.emphasis) == (run.href, run.emphasis):
            last.text += text
        else:
            if last:
                yield last
            last = Run(text, run.href, run.emphasis)
    if last:
        yield last


STYLES: dict[str, Style] = {"wet": wet, "markdown": markdown, "nobreaks": nobreaks, "wrapped": wrapped}
"""Every style by name."""
