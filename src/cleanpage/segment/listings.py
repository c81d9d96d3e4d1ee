"""Listings of code in markup: the language that the page names, and the numbers that it sets beside the lines."""

from __future__ import annotations

from collections.abc import Sequence

from cleanpage.patterns import pattern
from cleanpage.segment.frames import Attributes, Frame

_IN_CLASS = pattern(
    r"(?:^|\s)(?:(?:lang(?:uage)?(?=[-\s])|highlight-source|brush:)[-\s]*|src-|gatsby-code-|sourcecode\s+"
    r"|highlight-(?=\S+\s+notranslate)|(?=rust\s+rust-example))([a-z\d+#.][\w+#.-]*)"
)
"""How Prism and highlight.js, GitHub, SyntaxHighlighter, Org, Gatsby, Pandoc, Sphinx and Rust's call the language."""
_IN_CLASS_OF_FIGURE = pattern(r"highlight\s+([\w+#.-]+)")
"""How Hexo does."""
_ATTRIBUTES = ("data-lang", "data-language", "data-enlighter-language")
_NONE = frozenset(("none", "default", "auto", "guess", "nohighlight", "plain", "generic", "numbersource"))
"""What is called so is in no language that is known."""
_AROUND = 8
"""So many elements around a listing may name its language: tables of lines have the most."""
_BLOCKS_BEFORE = 2
"""What may stand in such an element above the listing: its language, a button."""


def language_named(attributes: Attributes) -> str:
    """Return the programming language that an element names, as by the class `language-python` or `brush: js`.

    >>> language_named({"class": "sourceCode haskell"}), language_named({"class": "highlight-default notranslate"})
    ('haskell', '')
    """
    for name in _ATTRIBUTES:
        if name in attributes:
            return _known(attributes[name].strip().lower())
    found = _IN_CLASS.search(attributes["class"].lower()) if "class" in attributes else None
    return _known(found[1]) if found else ""


def language_of(frames: Sequence[Frame], blocks: int) -> str:
    """Return the language of the listing that opens: its own element names it, or one around it that holds no more.

    `frames` are the open elements, `blocks` is how many blocks there are before the listing.
    """
    own = language_named(frames[-1].attributes)
    if own:
        return own
    for frame in frames[-2 : -2 - _AROUND : -1]:
        if frame.index >= 0 and blocks - frame.start > _BLOCKS_BEFORE:
            break
        found = language_named(frame.attributes)
        if not found and frame.tag == "figure":
            of_figure = _IN_CLASS_OF_FIGURE.fullmatch(frame.attributes.get("class", ""))
            found = _known(of_figure[1]) if of_figure else ""
        if found:
            return found
    return ""


def _known(name: str) -> str:
    return "" if name in _NONE else name


def without_numbers(code: str) -> str:
    """Return a listing without the numbers of its lines, where each has a line of its own.

    >>> without_numbers("1\\nif x:\\n2\\n  go()")
    'if x:\\n  go()'
    """
    if code[:2] != "1\n":
        return code
    lines = code.split("\n")
    numbered = lines[::2] == [str(number) for number in range(1, len(lines[::2]) + 1)]
    return "\n".join(lines[1::2]) if numbered and len(lines) > 2 else code


def are_numbers(code: str) -> bool:
    """Whether a listing is nothing but the numbers of lines.

    >>> are_numbers("9\\n10\\n11"), are_numbers("1\\n4")
    (True, False)
    """
    numbers = code.split()
    first = int(numbers[0]) if len(numbers) > 1 and numbers[0].isdecimal() and len(numbers[0]) < 9 else -1
    return first >= 0 and numbers == [str(number) for number in range(first, first + len(numbers))]
