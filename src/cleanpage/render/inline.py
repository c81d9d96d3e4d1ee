"""What Markdown writes inside a paragraph: links, emphasis and code from spans, literal characters escaped.

Everything is an insertion into the text: a backslash, a bracket, an asterisk at a position. So the words
stay as they are, and order decides what nests in what.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence, Set
from functools import lru_cache

from cleanpage.patterns import IN_DOLLARS, pattern
from cleanpage.types import Span

_MARKUP = pattern(
    r"""\\(?=[!-/:-@\[-`{-~]|$)          # a backslash that would escape what follows
      | `
      | (?<!\s)\*|\*(?!\s|$)|^\*(?!\s)    # an asterisk, unless it stands between spaces
      | (?<![^\W_])_(?!\s)|(?<!\s)_(?![^\W_])  # an underscore at the edge of a word: snake_case has none
      | ~(?=~)
      | \[(?=\^|[^\n]{0,200}?\][(\[:])    # a bracket that opens a link, a reference or a footnote
      | <(?=[a-zA-Z/!?])                  # what HTML would take for a tag
      | &(?=\#?\w{1,32};)                 # what HTML would take for an entity
    """,
    re.VERBOSE | re.MULTILINE,
)
_SPECIAL = pattern(r"[\\`*_~\[<&]")
"""What every match of `_MARKUP` begins with."""
_WORTH_A_LOOK = pattern(r"[\\`*_~\[<&\n|#]")
"""What a paragraph that begins with a letter must hold for anything to be written otherwise; most have none of it."""
_BRACKET = pattern(r"[\[\]]")

_LINE_START = pattern(
    r"""^[ \t]*(?:
        (?:\#{1,6}|[-+*])(?=[ \t]|$)      # a heading, a list item
      | \d{1,9}(?=[.)](?:[ \t]|$))        # a numbered item: the full stop is escaped, not the number
      | (?:>|=+[ \t]*$|-{2,}[ \t]*$|~~~|\|)  # a quotation, an underlined heading, a rule, a fence, a table
      | (?:\*[ \t]*){3,}$|(?:_[ \t]*){3,}$|(?:-[ \t]*){3,}$
    )""",
    re.VERBOSE | re.MULTILINE,
)
EMPHASES = frozenset(("strong", "em"))
_DELIMITERS = {"strong": "**", "em": "*", "del": "~~"}
"""What counts only between white space or punctuation and a word."""
_NESTING = ("link", "strong", "em", "del", "sup", "sub", "note", "math", "code")
"""Which of two spans over the same text goes outside."""
_VERBATIM = ("code", "math")
"""Inside these nothing is markup."""

_TEX = pattern(rf"\\\(.{{1,500}}?\\\)|\\\[.{{1,1000}}?\\\]|{IN_DOLLARS}", re.DOTALL)
"""A formula that the page leaves to a script to set (MathJax's delimiters)."""

_NOWHERE = ("", "#", "#!")
"""The addresses of what a script does."""
_SCHEME = pattern(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SAFE_SCHEMES = frozenset({"http", "https", "ftp", "ftps", "mailto", "tel", "sms", "xmpp", "geo", "news", "magnet"})
_QUOTED_CONTROL = pattern("%0[9AD]")
"""Browsers drop tabs and line ends from an address (the WHATWG URL Standard, 4.4)."""
_BREAKS_ASCII_LINK = pattern(r"[\x00-\x20\x7f()<>\[\]\\\"|`]")
_BREAKS_LINK = pattern(r"[\x00-\x20\x7f-\xa0()<>\[\]\\\"|`\u2028\u2029\ud800-\udfff\ue000-\uf8ff]")
"""Most addresses are ASCII, and this one takes twenty times as long to compile."""

Insertion = tuple[int, int, str]
"""Where, in which order at that place, what."""


def inline(text: str, spans: Sequence[Span], base_url: str | None, *, heading: bool = False, cell: bool = False) -> str:
    """Return one paragraph's Markdown.

    In a heading no character at the start of a line means anything, and line ends become spaces; in a table's cell
    they become `<br>`, and pipes are escaped. Links that run a script lose their address and keep their text.
    """
    if heading:
        text = text.replace("\n", " ")
    if text[:1].isalpha() and not spans and not _WORTH_A_LOOK.search(text):
        return text  # as most paragraphs are
    usable = _usable(text, spans, base_url)
    verbatim = [range(span.start, span.end) for span in usable if span.kind in _VERBATIM]
    if "$" in text or "\\" in text:
        verbatim += [range(*found.span()) for found in _TEX.finditer(text)]
    insertions = _marks_of(text, usable) + _escapes(text, usable, verbatim, heading=heading, cell=cell)
    if "\n" in text:
        insertions += [(found.start(), -1, "<br>" if cell else "  ") for found in re.finditer(r"(?<!^)\n(?=.)", text)]
    written = _insert(text, insertions)
    return written.replace("\n", "") if cell else written


def resolve(href: str, base_url: str | None) -> str | None:
    """Return the address that a link leads to, safe inside `(…)`, or None where it leads nowhere a reader may go."""
    href = href.strip()
    if href in _NOWHERE:
        return None
    if base_url and not href.startswith(("http://", "https://")):
        try:
            href = _joined(base_url, href)
        except ValueError:  # a half-written IPv6 address
            return None
    href = (_BREAKS_ASCII_LINK if href.isascii() else _BREAKS_LINK).sub(_quoted, href)
    scheme = _SCHEME.match(_QUOTED_CONTROL.sub("", href) if "%0" in href else href)
    return None if scheme and scheme[1].lower() not in _SAFE_SCHEMES else href


def _quoted(found: re.Match[str]) -> str:
    from urllib.parse import quote

    return quote(found[0], errors="replace")


def _joined(base_url: str, href: str) -> str:
    """Return `href` resolved against `base_url`; the common `/path` without the slow `urljoin`."""
    if href[0] == "/" and href[1:2] != "/" and "/." not in href:
        return _root(base_url) + href
    return _join(base_url, href)


@lru_cache(maxsize=64)
def _root(base_url: str) -> str:
    return _join(base_url, "/").removesuffix("/")


def _join(base_url: str, href: str) -> str:
    from urllib.parse import urljoin  # not needed by a page without links

    return urljoin(base_url, href)


def _insert(text: str, insertions: list[Insertion]) -> str:
    if not insertions:
        return text
    insertions.sort()
    out, at = [], 0
    for position, _, what in insertions:
        out.append(text[at:position])
        out.append(what)
        at = position
    out.append(text[at:])
    return "".join(out)


def _escapes(text: str, usable: Sequence[Span], verbatim: list[range], *, heading: bool, cell: bool) -> list[Insertion]:
    """Return a backslash for each character that would be read as markup; in what is verbatim none is."""
    places = {found.start() for found in _MARKUP.finditer(text)} if _SPECIAL.search(text) else set()
    for span in usable:
        if span.kind == "link":
            places.update(_loose_brackets(text, range(span.start, span.end), places))
        elif span.kind in EMPHASES:  # an asterisk of the text would be one of the mark's
            places.update(edge for edge in (span.start, span.end - 1) if text[edge] == "*")
    if heading:
        if text.endswith("#"):
            places.add(len(text) - 1)
    else:
        starts = _LINE_START.finditer(text) if "\n" in text else filter(None, [_LINE_START.match(text)])
        places.update(map(_place, starts))
    outside = _outside(places, verbatim) if verbatim else places
    if cell:  # a pipe ends a cell even there
        outside.update(found.start() for found in re.finditer(r"\|", text))
    return [(place, 100, "\\") for place in outside]


def _loose_brackets(text: str, link: range, escaped: Set[int]) -> Iterable[int]:
    """Return the brackets in a link's words that would end it: all of them, unless they are pairs and stay so."""
    brackets = [found.start() for found in _BRACKET.finditer(text, link.start, link.stop)]
    depth = 0
    for place in brackets:
        depth += 1 if text[place] == "[" else -1
        if depth < 0 or place in escaped:
            return brackets
    return brackets if depth else ()


def _outside(places: set[int], verbatim: list[range]) -> set[int]:
    from cleanpage.stretches import Stretches  # most pages have nothing verbatim

    inside = Stretches((part.start, part.stop) for part in verbatim)
    return {place for place in places if not inside.meet(place, place + 1)}


def _place(found: re.Match[str]) -> int:
    """Return which character of a line's start to escape: the first mark, or the full stop after a number."""
    marker = found[0].lstrip(" \t")
    return found.end() if marker[0].isdigit() else found.end() - len(marker)


def _marks_of(text: str, usable: Sequence[Span]) -> list[Insertion]:
    """Return the spans' marks, properly nested."""
    insertions: list[Insertion] = []
    for nth, span in enumerate(usable):
        opening, closing = _marks(text, span)
        # At one place: first what closes, inmost first; then what opens, outmost first.
        insertions.append((span.start, nth + 1, opening))
        insertions.append((span.end, -nth - 2, closing))
    return insertions


def _marks(text: str, span: Span) -> tuple[str, str]:
    if span.kind == "link":
        return "[", f"]({span.href})"
    if span.kind == "code":
        inside = text[span.start : span.end]
        fence = "`" * (max((len(run) for run in re.findall("`+", inside)), default=0) + 1)
        pad = " " if inside[0] == "`" or inside[-1] == "`" else ""
        return fence + pad, pad + fence
    if span.kind == "math":
        return ("$$", "$$") if span.href else ("$", "$")
    if span.kind == "note":
        return _note_marks(text, span)
    if span.kind in _DELIMITERS:
        return _DELIMITERS[span.kind], _DELIMITERS[span.kind]
    return f"<{span.kind}>", f"</{span.kind}>"  # Markdown has no mark of its own for them, and takes HTML's


def _note_marks(text: str, span: Span) -> tuple[str, str]:
    """Return what makes `1` or `[1]` the reference `[^1]`; the span's address is what its note is called."""
    from cleanpage.render.notes import is_bracketed

    suffix = span.href[span.end - span.start :]
    return ("^", suffix) if is_bracketed(text, span) else ("[^", suffix + "]")


def _usable(text: str, spans: Sequence[Span], base_url: str | None) -> list[Span]:
    """Return the spans that Markdown can write, outermost first: trimmed, resolved, none crossing another."""
    candidates = []
    for span in spans:
        href = resolve(span.href, base_url) if span.kind == "link" else span.href
        if href is None:
            continue
        start, end = _trimmed(text, max(span.start, 0), min(span.end, len(text)), span.kind)
        if start < end and _tells(text[start:end], span.kind):
            candidates.append(Span(start, end, span.kind, href))
    if len(candidates) == 1:
        return candidates
    candidates.sort(key=lambda s: (s.start, -s.end, _NESTING.index(s.kind)))
    usable: list[Span] = []
    open_spans: list[Span] = []
    for span in candidates:
        while open_spans and open_spans[-1].end <= span.start:
            open_spans.pop()
        crosses = any(outer.end < span.end or outer.kind in (*_VERBATIM, span.kind) for outer in open_spans)
        touches = usable and usable[-1].end == span.start and _DELIMITERS.keys() >= {usable[-1].kind, span.kind}
        if not crosses and not touches:
            usable.append(span)
            open_spans.append(span)
    return usable


def _tells(text: str, kind: str) -> bool:
    """Say whether a span's mark says something: raised numbers do, a raised ® is no more than a ®; code is one line."""
    if kind in ("sup", "sub"):
        return any(map(str.isalnum, text))
    return kind != "code" or "\n" not in text


def _trimmed(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """Return the span without white space at its ends, and where an asterisk would not count, without punctuation.

    CommonMark reads `a**(b)**` as literal asterisks: between a letter and punctuation no emphasis begins.
    """
    is_delimited = kind in _DELIMITERS
    while start < end and (
        text[start].isspace() or (is_delimited and text[max(start - 1, 0)].isalnum() and not text[start].isalnum())
    ):
        start += 1
    while start < end and (
        text[end - 1].isspace() or (is_delimited and text[end : end + 1].isalnum() and not text[end - 1].isalnum())
    ):
        end -= 1
    return start, end
