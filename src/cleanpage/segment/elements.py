"""What each HTML element means to the reader of markup: tables of data, no logic."""

from __future__ import annotations

from typing import Final, Literal

from cleanpage.types import SpanKind

SPANS: dict[str, SpanKind] = {
    "a": "link", "strong": "strong", "b": "strong", "em": "em", "i": "em", "code": "code", "kbd": "code",
    "tt": "code", "samp": "code", "del": "del", "s": "del", "strike": "del", "sup": "sup", "sub": "sub",
}  # fmt: skip

Action = Literal[
    "inline", "spanning", "naming", "opens", "breaks", "heads", "media", "skipped", "citing", "formula", "custom"
]
INLINE: Final = "inline"
SPANNING: Final = "spanning"
NAMING: Final = "naming"
OPENS: Final = "opens"
BREAKS: Final = "breaks"
HEADS: Final = "heads"
MEDIA: Final = "media"
SKIPPED: Final = "skipped"
CITING: Final = "citing"
FORMULA: Final = "formula"
CUSTOM: Final = "custom"
_ELEMENTS: dict[Action, str] = {
    INLINE: "abbr acronym bdi bdo big data dfn font ins mark nobr q ruby small u var wbr output picture source track",
    SPANNING: " ".join(SPANS),
    NAMING: "span time",
    CITING: "cite",
    FORMULA: "math",
    OPENS: "address article aside blockquote body button caption center colgroup dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup html label legend li main menu nav "
    "noscript ol p pre listing section summary table tbody td template tfoot th thead tr ul xmp",
    BREAKS: "br",
    HEADS: "head meta title link base script",
    MEDIA: "img hr input video audio iframe select embed object canvas textarea progress",
    SKIPPED: "rp rt rtc style svg map datalist option optgroup meter frameset applet",
}
ACTIONS: dict[str, Action] = {tag: action for action, tags in _ELEMENTS.items() for tag in tags.split()}
"""What the reader does with an element; any other is a custom element."""

SPEAKS = frozenset(
    ("li", "dd", "dt", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption", "caption", "summary", "button",
     "label", "legend")
)  # fmt: skip
"""A plain wrapper inside one of these speaks for it: `<li><div>text` is an item, `<h2><div>text` a heading."""
WRAPPERS = frozenset(("div", "section", "p", "center", "article", "header"))
LISTS = frozenset(("ul", "ol", "menu", "dir"))
LINES_OF_CODE = frozenset(("div", "li", "ol", "ul"))
"""What highlighters and editors put around lines inside of these."""
ROWS_OF_CODE = frozenset(("table", "tbody", "tr", "td"))
"""What highlight.js puts around lines and their numbers inside of `<code>`."""
FORMULA_PICTURES = frozenset(("latex", "tex"))
EMOJI_PICTURES = frozenset(("emoji", "wp-smiley"))
"""What WordPress and MediaWiki call pictures whose description is TeX, or the sign itself."""
LINE_NUMBERS = frozenset(
    ("lineno", "linenos", "linenumber", "linenumbers", "line-number", "line-numbers", "lineNumber", "ln", "lnt",
     "gutter", "rouge-gutter", "gl", "hljs-ln-n", "crayon-nums", "react-syntax-highlighter-line-number")
)  # fmt: skip
"""What highlighters call the numbers of lines of code."""

LABELS = frozenset(("class", "role", "itemprop", "itemtype", "data-testid", "data-component"))
"""Attributes that say what an element is for, beside its id."""
DATA_ATTRIBUTES = ("data-preloaded", "data-page")
"""Where Discourse keeps a thread and Inertia a page, as JSON, for scripts to show."""
