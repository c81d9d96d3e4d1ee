"""The roles of blocks: the named kind of each dropped one, and the part of an article that each kept one is.

Pure functions over tables of wording (`wording.py`). Words name a kind with the most certainty, then the class
names of the containers, then the heading of the run of dropped blocks, then the share of links.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from cleanpage.metadata.text import is_byline_or_date
from cleanpage.metadata.titles import fold
from cleanpage.types import Block, Container, Page, Role
from cleanpage.wording import CAPTION_ENDS, CAPTION_STARTS, LABELS, PROMPTS, RUN_HEADINGS, TAGS, WORDING

__all__ = ["content_role", "is_byline_or_date", "is_caption", "is_prompt", "name_boilerplate"]

MAX_PROMPT_CHARS = 80
MAX_WORDING_CHARS = 300
MAX_HEADING_CHARS = 40
MAX_CAPTION_CHARS = 600
MAX_CREDIT_CHARS = 160
"""A picture's credit stands at the end of its caption, in this many characters."""
MAX_RUN_BLOCKS = 40
"""How far a heading such as `News Feed` gives its kind to the dropped blocks below it."""
MIN_LINK_SHARE = 0.6

TAG_ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), "heading"),
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
    repeated = {text for text, count in Counter(block.text for block in page.blocks).items() if count > 2}
    labelled = _container_kinds(page.containers)
    named: list[Named] = []
    run: Named | None = None
    run_left = 0
    for block, is_kept in zip(page.blocks, kept, strict=True):
        if is_kept:
            run = None
            named.append(("other", ""))
            continue
        own = _own_kind(block)
        heading = _run_heading(block)
        if heading:
            run, run_left = (heading, f"under `{_short(block.text)}`"), MAX_RUN_BLOCKS
        elif run_left <= 0:
            run = None
        run_left -= 1
        named.append(own or labelled[block.container] or run or _fallback(block, block.text in repeated))
    return named


def _own_kind(block: Block) -> Named | None:
    """The kind that a block's own words tell."""
    if role := is_prompt(block.text):
        return role, f"reads `{_short(block.text)}`"
    if len(block.text) <= MAX_WORDING_CHARS and (match := _wording().search(block.text.lower())):
        return _group_role(match), f"says `{_short(match[0].strip())}`"
    return None


def _run_heading(block: Block) -> Role | None:
    """The kind that a heading such as `Editors' Picks` gives to what follows it."""
    if len(block.text) > MAX_HEADING_CHARS:
        return None
    match = _run_headings().fullmatch(block.text.lower().strip(" :：»›>"))
    return _group_role(match) if match else None


def _container_kinds(containers: Sequence[Container]) -> list[Named | None]:
    """The kind of each container, its own or the nearest enclosing one's (a parent stands before its children)."""
    kinds: list[Named | None] = []
    for i, container in enumerate(containers):
        kind = _label_kind(container)
        if kind is None and container.parent < i:
            kind = kinds[container.parent]
        kinds.append(kind)
    return kinds


def _label_kind(container: Container) -> Named | None:
    if container.tag in ("body", "html", "main", "article"):
        return None
    if container.label and (match := _labels().search(container.label)):
        return _group_role(match), f"inside `{_short(match[0].strip(' -_'))}`"
    if role := TAGS.get(container.tag):
        return role, f"inside <{container.tag}>"
    return None


def _fallback(block: Block, repeated: bool) -> Named:
    if repeated:
        return "repeated line", "stands more than twice on the page"
    if block.link_chars >= MIN_LINK_SHARE * max(1, len(block.text)):
        return "navigation", "mostly links"
    return "other", "does not read like the article"


def content_role(block: Block, title: str | None) -> Role:
    """Return which part of the article a kept block is; `title` is the article's headline where it is known."""
    if title and len(block.text) <= 2 * len(title) and fold(block.text) == fold(title):
        return "title"
    if block.quoted and block.tag not in TAG_ROLES:
        return "quote"
    if role := TAG_ROLES.get(block.tag):
        return role
    if said := is_byline_or_date(block.text):
        return said
    return "caption" if is_caption(block) else "paragraph"


def is_caption(block: Block) -> bool:
    """Whether a block is the caption of a picture, by its element or, in bare text, by its wording.

    >>> is_caption(Block("The summit on Nov. 23. Illustrative purposes only. (Contributor/Getty Images)"))
    True
    """
    if block.tag in ("figcaption", "caption"):
        return True
    if block.tag in ("pre", "td", "th") or len(block.text) > MAX_CAPTION_CHARS:
        return False
    return bool(_caption_starts().match(block.text) or _caption_ends().search(block.text[-MAX_CREDIT_CHARS:]))


def is_prompt(text: str) -> Role | None:
    """Return the kind of a short line that is certainly interface text, whatever stands around it.

    >>> is_prompt("* indicates required"), is_prompt("Subscribe to the view that art matters.")
    ('form notice', None)
    """
    line = text.strip(" \t*·•|»›>→:：!！.…✓✔×\u200b")
    if len(line) > MAX_PROMPT_CHARS or not line:
        return None
    match = _prompts().fullmatch(" ".join(line.lower().split()))
    return _group_role(match) if match else None


def _group_role(match: re.Match[str]) -> Role:
    """The role whose alternative matched: groups are named by role, blanks as underscores."""
    return match.lastgroup.replace("_", " ")  # type: ignore[union-attr, return-value]


def _compile(table: dict[Role, tuple[str, ...]], wrap: str = "{}") -> re.Pattern[str]:
    """One pattern for a whole table, a named group for each role; it is matched against lower-cased text.

    Without the ignore-case flag the engine skips an alternative by its first letter: ten times as fast.
    """
    groups = (f"(?P<{role.replace(' ', '_')}>{wrap.format('|'.join(phrases))})" for role, phrases in table.items())
    return re.compile("|".join(groups))


@lru_cache(maxsize=1)
def _prompts() -> re.Pattern[str]:
    return _compile(PROMPTS)


@lru_cache(maxsize=1)
def _wording() -> re.Pattern[str]:
    # Only at the start of a word, except in scripts without spaces: the engine then looks at one place in six.
    return re.compile(rf"(?:(?<!\w)|(?=[\u0e00-\uffff]))(?:{_compile(WORDING).pattern})")


@lru_cache(maxsize=1)
def _run_headings() -> re.Pattern[str]:
    return _compile(RUN_HEADINGS)


@lru_cache(maxsize=1)
def _labels() -> re.Pattern[str]:
    return _compile(LABELS, r"(?<![a-z])(?:{})(?![a-z])")


@lru_cache(maxsize=1)
def _caption_starts() -> re.Pattern[str]:
    return re.compile("|".join(CAPTION_STARTS))


@lru_cache(maxsize=1)
def _caption_ends() -> re.Pattern[str]:
    return re.compile("|".join(CAPTION_ENDS))


def _short(text: str, limit: int = 40) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
