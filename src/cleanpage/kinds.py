"""The roles of blocks: the named kind of each dropped one, and the part of an article that each kept one is.

Pure functions over tables of wording (`wording.py`). Words name a kind with the most certainty, then the class names
of the containers, then the heading of the run of dropped blocks, then the share of links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache, lru_cache, partial
from operator import add

from cleanpage.captions import SENTENCE_ENDS, is_caption
from cleanpage.metadata.lines import is_age, is_byline_or_date
from cleanpage.metadata.titles import fold, folded_sides
from cleanpage.patterns import holds_any
from cleanpage.phrases import Phrases, first_said, look_up, plain, sayings_of, table_of
from cleanpage.types import HEADINGS, Block, Container, Page, Role
from cleanpage.wording import NEWSLETTERS, NOTICES, OPENINGS, POINTERS, PROMPTS, WORDING
from cleanpage.wording_headings import ASIDES, ASIDES_OF_PRODUCTS, RUN_HEADINGS
from cleanpage.wording_names import HOOKS, LABELS, PARTS, TAGS

__all__ = ["content_role", "is_byline_or_date", "is_notice", "is_prompt", "name_boilerplate"]

MAX_PROMPT_CHARS = 80
MAX_WORDING_CHARS = 300
MAX_HEADING_CHARS, MAX_ASIDE_CHARS = 40, 60
MAX_NOTICE_CHARS = 400
MAX_PATH_CHARS = 120
MAX_RUN_BLOCKS = 40
"""How far a heading such as `News Feed` gives its kind to the dropped blocks below it."""
BLOCKS_NEAR = 10
"""A byline, a date or a caption farther from the article belongs to another story."""
MIN_LINK_SHARE = 0.6
DECORATION = " \t*·•|»›>→:：!！.…✓✔×\u200b"
"""What interfaces set around a phrase."""
NEWSLETTERS_ASCII = tuple(filter(str.isascii, NEWSLETTERS))
KEY_CHARS = 3
"""Phrases are looked up by the first letters of a word."""

TAG_ROLES: dict[str, Role] = {
    **dict.fromkeys(HEADINGS, "heading"),
    **dict.fromkeys(("li", "dt", "dd"), "list item"),
    **dict.fromkeys(("td", "th"), "table cell"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    "pre": "code",
    "blockquote": "quote",
}  # fmt: skip

Named = tuple[Role, str]


def name_boilerplate(page: Page, kept: Sequence[bool]) -> list[Named]:
    """Return a role and a reason in words for each block; they mean something for the dropped ones.

    `kept` says which blocks are content. Linear in the number of blocks.
    """
    counts = Counter(block.text for block in page.blocks)
    labelled = _Labelled(page.containers)
    titles = folded_sides(page.hints.title)
    begin = kept.index(True) if True in kept else 0
    last = len(kept) - 1 - kept[::-1].index(True) if True in kept else 0
    named: list[Named] = []
    run: Named | None = None
    run_left = 0
    for i, (block, is_kept, is_near) in enumerate(zip(page.blocks, kept, _near(kept), strict=True)):
        if is_kept:
            run = None
            named.append(("other", ""))
            continue
        text = block.text
        part = _part_of_article(block) if is_near else None
        if i < last and block.tag in HEADINGS and fold(text) in titles:
            part = "title", "the headline is in the metadata"
        own, heading = _read_line(text) if len(text) <= MAX_WORDING_CHARS else (None, None)
        if part and (not own or i < last):  # below the article `© The Post` is no credit
            own, heading = part, None
        if part and part[0] in ("title", "byline") and i < begin:  # the article's head ends what stands above it
            run = None
        if heading and (block.tag in HEADINGS or not labelled.is_menu(block.container)):
            run, run_left = (heading, f"under `{short(text)}`"), MAX_RUN_BLOCKS
        elif run_left <= 0:
            run = None
        run_left -= 1
        named.append(own or labelled.kind(block.container) or run or _fallback(block, counts[text] > 2))
    return named


def _near(kept: Sequence[bool]) -> list[bool]:
    """Which blocks stand close enough to the article for a byline, a date or a caption to be its own."""
    near = [False] * len(kept)
    for i, is_kept in enumerate(kept):
        if is_kept:
            start, stop = max(0, i - BLOCKS_NEAR), min(len(kept), i + BLOCKS_NEAR + 1)
            near[start:stop] = [True] * (stop - start)
    return near


@lru_cache(maxsize=8192)
def _read_line(text: str) -> tuple[Named | None, Role | None]:
    """The kind that a line's own words tell, and the kind that it gives to what follows it.

    Remembered, because the pages of a site share their menus and footers.
    """
    low = plain(text)
    line = low.strip(DECORATION)
    heading = look_up(line, _run_headings()) if len(line) <= MAX_HEADING_CHARS else None
    role = look_up(line, _prompts()) if len(line) <= MAX_PROMPT_CHARS else None
    return (role, f"reads `{short(text)}`") if role else _wording_kind(text, low), heading


def _wording_kind(text: str, low: str) -> Named | None:
    """The kind that words within a line tell; `low` is the line as the tables write it."""
    if found := _wording(low):
        return found[0], f"says `{short(found[1])}`"
    if is_age(low):
        return "news feed", "tells how old something is"
    if len(text) < MAX_PATH_CHARS and low.count("›") + low.count("»") + low.count(" > ") > 1:
        return "navigation", "a path of pages"
    return None


def _part_of_article(block: Block) -> Named | None:
    """Who, when and what is in a picture belongs to the article, though not to its body."""
    if said := is_byline_or_date(block.text):
        return said, "tells who or when"
    return ("caption", "reads as a picture's caption") if is_caption(block) else None


def _wording(low: str) -> Named | None:
    """The first phrase of boilerplate in a text, with its role."""
    for phrase, role in _openings().get(low[:KEY_CHARS], ()):
        words, number, _ = phrase.partition("#")
        if low.startswith(words) and (not number or low[len(words) :][:1].isdecimal()):
            return role, words.strip()
    return first_said(low, _wording_phrases())


class _Labelled:
    """The kinds of a page's containers, worked out for those that are asked for."""

    def __init__(self, containers: Sequence[Container]) -> None:
        self._containers = containers
        self._known: dict[int, Named | None] = {}

    def kind(self, at: int) -> Named | None:
        """The container's own kind, or the nearest enclosing one's (a parent stands before its children)."""
        path: list[int] = []
        kind = None
        while at not in self._known:
            path.append(at)
            container = self._containers[at]
            if container.label or container.tag in TAGS:
                kind = _label_kind("" if self._is_of_article(container) else container.tag, container.label)
            if kind or container.parent >= at:
                break
            at = container.parent
        else:
            kind = self._known[at]
        self._known.update(dict.fromkeys(path, kind))
        return kind

    def is_menu(self, at: int) -> bool:
        """Whether a block in a container is an entry of a menu or of the footer, which says nothing of what follows."""
        kind = self.kind(at)
        return kind is not None and kind[0] in ("navigation", "legal and footer")

    def _is_of_article(self, container: Container) -> bool:
        """Whether a container is the header of an article, which holds its headline, and not the site's menu."""
        at = container.parent if container.tag == "header" else 0
        while at > 0 and self._containers[at].tag not in ("article", "main"):
            at = self._containers[at].parent
        return at > 0


@lru_cache(maxsize=4096)
def _label_kind(tag: str, label: str) -> Named | None:
    if tag in ("body", "html", "main", "article"):
        return None
    words = label.replace("-", " ").replace("_", " ").split()
    labels = _labels()
    for found in (words, list(map(add, words, words[1:]))):
        if not labels.keys().isdisjoint(found):
            word = next(word for word in found if word in labels)
            return labels[word], f"inside `{word}`"
    if role := TAGS.get(tag):
        return role, f"inside <{tag}>"
    return None


def is_mostly_links(block: Block) -> bool:
    """Whether most of a block leads elsewhere."""
    return block.link_chars >= MIN_LINK_SHARE * max(1, len(block.text))


def _fallback(block: Block, repeated: bool) -> Named:
    if repeated:
        return "repeated line", "stands more than twice on the page"
    if is_mostly_links(block):
        return "navigation", "mostly links"
    return "other", "does not read like the article"


def content_role(block: Block, title: str | None) -> Role:
    """Return which part of the article a kept block is; `title` is the article's headline where it is known."""
    if is_caption(block):
        return "caption"
    if title and len(block.text) <= 2 * len(title) and _is_title(block.text, title):
        return "title"
    if role := TAG_ROLES.get(block.tag):
        return role
    return "quote" if block.quoted else is_byline_or_date(block.text) or "paragraph"


def _is_title(text: str, title: str) -> bool:
    """Whether a text is the title; nearly all that are not begin otherwise."""
    folded = _folded(title)
    if text[:1].isalnum() and text[:1].lower()[:1] != folded[:1]:
        return False
    return fold(text) == folded


@lru_cache(maxsize=16)
def _folded(title: str) -> str:
    return fold(title)


def opens_run(text: str) -> Role | None:
    """Return the kind of what follows a heading such as `News Feed` or `Editors' Picks`, None for any other line."""
    return look_up(plain(text).strip(DECORATION), _run_headings()) if len(text) <= MAX_HEADING_CHARS else None


def opens_aside(text: str, *, of_product: bool) -> Role | None:
    """Return the kind of what follows a heading of what the page is not about, None for any other heading.

    >>> opens_aside("Similar Items", of_product=False), opens_aside("Similar rivers", of_product=False)
    ('related stories', None)
    >>> opens_aside("Reviews (12)", of_product=True), opens_aside("Reviews", of_product=False)
    ('comments', None)
    """
    if len(text) > MAX_ASIDE_CHARS:
        return None
    line = plain(text).strip(DECORATION)
    return look_up(line, _asides()) or (look_up(line, _asides_of_products()) if of_product else None)


@lru_cache(maxsize=4096)
def named_part(label: str) -> Named | None:
    """Return the kind of an element that is called after what is not the article's, with the reason, None for others.

    A name that scripts go by (`js-popup-open`) tells by its last word.

    >>> named_part("c-modal c-modal--wide"), named_part("js-size-modal")
    (('other', 'inside `modal`'), ('other', 'inside `modal`'))
    >>> named_part("modality"), named_part("has-popup"), named_part("js-popup-open"), named_part("popover-modal")
    (None, None, None, ('other', 'inside `popover`'))
    """
    for name in label.split():
        words = re.findall("[a-z]+", name)
        told = () if HOOKS.intersection(words[:1]) else words[-1:] if words[:1] == ["js"] else words
        for word in told:  # in their order: that of a set is another in each process
            if word in PARTS:
                return _labels().get(word, "other"), f"inside `{word}`"
    return None


def is_pointer(phrase: str) -> bool:
    """Say whether a phrase sends the reader to another story, as `Read also` before a colon does.

    >>> is_pointer("Lea también"), is_pointer("Recommended")
    (True, False)
    """
    return len(phrase) <= MAX_HEADING_CHARS and look_up(plain(phrase).strip(DECORATION), _pointers()) is not None


def is_notice(text: str) -> Role | None:
    """Return the kind of a paragraph by which a site, not the article, speaks to its reader; None for any other.

    >>> is_notice("Get our best stories delivered to your inbox."), is_notice("The letter lay in his inbox.")
    ('subscribe prompt', None)
    """
    found = first_said(plain(text), _notices()) if len(text) <= MAX_NOTICE_CHARS else None
    return found and found[0]


def is_prompt(text: str) -> Role | None:
    """Return the kind of a short line that is certainly interface text, whatever stands around it.

    >>> is_prompt("* indicates required"), is_prompt("Subscribe to the view that art matters.")
    ('form notice', None)
    """
    if len(text) > MAX_PROMPT_CHARS:
        return None
    low = plain(text)
    role = look_up(low.strip(DECORATION), _prompts())
    return role or (_invitation(low) if text[-1:] not in SENTENCE_ENDS else None)


def _invitation(low: str) -> Role | None:
    """A line that is no sentence and has to do with a newsletter, in whatever words."""
    return "subscribe prompt" if holds_any(low, NEWSLETTERS_ASCII if low.isascii() else NEWSLETTERS) else None


@lru_cache(maxsize=1)
def _labels() -> dict[str, Role]:
    return {word: role for role, row in LABELS.items() for word in row.split("|")}


@lru_cache(maxsize=1)
def _openings() -> Phrases:
    openings: Phrases = {}
    for role, row in OPENINGS.items():
        for phrase in row.split("|"):
            openings.setdefault(phrase[:KEY_CHARS], []).append((phrase, role))
    return openings


_prompts, _pointers = cache(partial(table_of, PROMPTS)), cache(partial(table_of, POINTERS))
_asides, _asides_of_products = cache(partial(table_of, ASIDES)), cache(partial(table_of, ASIDES_OF_PRODUCTS))
_run_headings = cache(
    lambda: table_of({role: f"{row}|{ASIDES[role]}" if role in ASIDES else row for role, row in RUN_HEADINGS.items()})
)
_wording_phrases, _notices = cache(partial(sayings_of, WORDING)), cache(partial(sayings_of, NOTICES))
"""The tables, read when first asked."""


def short(text: str, limit: int = 40) -> str:
    """Return a text for a reason: not long, and with nothing in it that cannot be seen."""
    shown = "".join(filter(str.isprintable, text[:limit]))
    return shown if len(text) <= limit else shown[: limit - 1].rstrip() + "…"
