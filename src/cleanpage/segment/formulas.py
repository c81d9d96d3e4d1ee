"""Formulas in MathML: each becomes one piece of TeX, the page's own where it says so."""

from __future__ import annotations

from cleanpage.patterns import pattern
from cleanpage.segment.frames import Attributes

_STYLED = pattern(r"\{\\(?:display|text|script)style\s*(.*)\}")
"""What MediaWiki writes around every formula."""
_LAYOUTS = {
    "msup": "{}^{{{}}}", "msub": "{}_{{{}}}", "msubsup": "{}_{{{}}}^{{{}}}", "mfrac": r"\frac{{{}}}{{{}}}",
    "mroot": r"\sqrt[{1}]{{{0}}}", "munder": "{}_{{{}}}", "mover": "{}^{{{}}}", "munderover": "{}_{{{}}}^{{{}}}",
}  # fmt: skip
"""How TeX writes what these elements lay out (MathML 3, chapter 3), a place for each child."""
_WHOLE = {
    "msqrt": (r"\sqrt{", "", "}"), "mtext": (r"\text{", "", "}"), "mtr": ("", " & ", ""),
    "mtable": (r"\begin{matrix}", r" \\ ", r"\end{matrix}"),
}  # fmt: skip
"""The same of elements with any number of children: what stands before, between and behind them."""


class Formula:
    """A `<math>` element while it is read."""

    def __init__(self, attributes: Attributes) -> None:
        self._tex = attributes.get("alttext", "")
        self.display = attributes.get("display") == "block"
        """Whether it stands on a line of its own."""
        self._open: list[tuple[str, list[str]]] = [("math", [])]

    def start(self, tag: str, attributes: Attributes) -> None:
        """An element inside the formula begins."""
        self._open.append((attributes.get("encoding", tag), []))

    def data(self, text: str) -> None:
        """Text inside the formula."""
        inside, text = self._open[-1], text if self._open[-1][0] == "mtext" else text.strip()
        if text:
            inside[1].append(text)

    def end(self) -> None:
        """The innermost element ends; an annotation that is TeX is the formula, any other says nothing."""
        what, inside = self._open.pop()
        if "/" in what or "annotation" in what:
            self._tex = "".join(inside) if "tex" in what.lower() else self._tex
        elif self._open and what != "math":
            self._open[-1][1].append(_laid_out(what, inside))
        else:
            self._tex = self._tex or "".join(inside)

    def finish(self) -> str:
        """Return the formula as TeX, without delimiters; what is still open in it ends."""
        while self._open:
            self.end()
        return tidy_tex(self._tex)


def tidy_tex(tex: str) -> str:
    """Return TeX on one line, without what only says how large it is set.

    >>> tidy_tex(r"{\\displaystyle E=mc^{2}}")
    'E=mc^{2}'
    """
    tex = " ".join(tex.split())
    styled = _STYLED.fullmatch(tex)
    return styled[1].strip() if styled else tex


def _laid_out(tag: str, inside: list[str]) -> str:
    if tag in _WHOLE:
        before, between, behind = _WHOLE[tag]
        return before + between.join(inside) + behind
    layout = _LAYOUTS.get(tag)
    if layout is None or layout.count("{}") + 2 * ("{1}" in layout) != len(inside):
        return "".join(inside)
    return layout.format(*inside)
