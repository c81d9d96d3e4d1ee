"""A snapshot of a page's accessibility tree, which browser drivers print for tests and for language models, as markup.

Playwright writes `- link "Home" [ref=e2]:` and `- /url: /` below it, Chrome's tools `uid=1_2 link "Home" url="/"`,
others `[12] link 'Home'`; indentation shows what is inside of what.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from cleanpage.patterns import pattern

TAGS = {
    "banner": "header", "navigation": "nav", "main": "main", "contentinfo": "footer", "complementary": "aside",
    "form": "form", "search": "form", "article": "article", "region": "section", "dialog": "dialog", "figure": "figure",
    "list": "ul", "menu": "ul", "menubar": "ul", "listitem": "li", "paragraph": "p", "blockquote": "blockquote",
    "heading": "h2", "link": "a", "button": "button", "tab": "button", "menuitem": "button", "LabelText": "label",
    "table": "table", "grid": "table", "caption": "caption", "rowgroup": "tbody", "row": "tr", "cell": "td",
    "gridcell": "td", "columnheader": "th", "rowheader": "th", "term": "dt", "definition": "dd", "code": "code",
    "DescriptionList": "dl", "DescriptionListTerm": "dt", "DescriptionListDetail": "dd", "Figcaption": "figcaption",
    "strong": "strong", "emphasis": "em", "time": "time", "superscript": "sup", "subscript": "sub", "mark": "mark",
    "insertion": "ins", "deletion": "del", "LineBreak": "br",
    "generic": "div", "group": "div", "document": "div", "RootWebArea": "div", "WebArea": "div", "Section": "div",
    "ignored": "div", "none": "div", "presentation": "div", "iframe": "div", "Iframe": "div", "toolbar": "div",
    "tablist": "div", "tabpanel": "div", "alert": "div", "status": "div", "note": "div", "log": "div", "feed": "div",
}  # fmt: skip
"""The element of each role of WAI-ARIA, and of those that Chrome adds."""
TEXTS = ("text", "StaticText")
UNSEEN = (
    "img", "image", "graphic", "textbox", "searchbox", "combobox", "checkbox", "radio", "switch", "slider",
    "spinbutton", "option", "listbox", "separator", "progressbar", "meter", "scrollbar", "InlineTextBox", "ListMarker",
    "Canvas", "Video", "Audio", "SvgRoot",
)  # fmt: skip
"""Pictures and fields, with what they hold."""
LABELLED = frozenset(
    ("nav", "header", "main", "footer", "aside", "form", "section", "article", "dialog", "ul", "table", "figure")
)
"""Elements whose name is not on the page."""
INLINE = frozenset(
    ("a", "p", "h2", "strong", "em", "code", "time", "sup", "sub", "mark", "ins", "del", "button", "label")
)
"""Elements in which what has no role is inline."""
ROLES = (*TAGS, *TEXTS, *UNSEEN)
OPENERS = ("- ", "uid=", "[", *ROLES)
NODE = pattern(
    r"([ \t]*)(?:- )?'?(?:uid=\S+ |\[[\w-]+\] )?"  # indentation, and what programs call the element by
    rf"({'|'.join(sorted(ROLES))}|/url)(?![\w-])"
    r"(?: (\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')([^\n]*?)"  # its name and its states
    r"|((?: \[[^\]\n]*\]| [\w-]+=\"[^\"\n]*\")*)'?)"  # or its states alone
    r"(?::|: (.*))?"  # its text, if that is all that it holds
)
FIRST, KNOWN_SHARE, NODES_MIN = 4_000, 0.7, 10
"""So many characters are looked at; so many of their lines are elements, and such a share of all."""
URL, LEVEL = pattern(r"\burl=\"([^\"]*)\""), pattern(r"\blevel\W{1,2}([1-6])")
PAGE = pattern(r"- Page (URL|Title): (.*)")
"""What drivers say above a snapshot."""
ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})
CLINGS = ",.;:!?)]”’…"
"""What no space stands before."""


class Node(NamedTuple):
    """An element of the tree, or its text."""

    indent: int
    role: str
    name: str
    states: str
    text: str


def snapshot_as_markup(text: str) -> str | None:
    """Return a snapshot as markup; None if the text is none.

    >>> snapshot_as_markup('- navigation:\\n  - link "Home" [ref=e2]:\\n    - /url: /\\n' * 5)[:37]
    '<nav><a href="/"> Home</a></nav><nav>'
    """
    first = [line for line in text[:FIRST].splitlines() if line.strip()]
    fewest = max(NODES_MIN, KNOWN_SHARE * len(first))
    if sum(line.lstrip().startswith(OPENERS) for line in first) < fewest:  # hardly any other dump needs the pattern
        return None
    if sum(NODE.fullmatch(line) is not None for line in first) < fewest:
        return None
    writer = _Writer()
    for node in _nodes(text.splitlines()):
        writer.write(node)
    writer.close(-1)
    said = {found[1]: found[2] for line in first if (found := PAGE.fullmatch(line))}
    title, url = _escaped(said.get("Title", "")) or writer.title, _escaped(said.get("URL", ""))
    head = (f"<title>{title}</title>" if title else "") + (f'<link rel=canonical href="{url}">' if url else "")
    return head + "".join(writer.parts)


def _nodes(lines: list[str]) -> Iterator[Node]:
    for line in lines:
        found = NODE.fullmatch(line)
        if found:
            indent, role, name, states, states_alone, text = found.groups("")
            if line.lstrip(" \t-").startswith("'"):  # a line of YAML that is a string
                name, states = name.replace("''", "'"), states.replace("'", "")
            yield Node(len(indent.expandtabs(2)), role, _unquoted(name), states or states_alone, _unquoted(text))


def _escaped(text: str) -> str:
    return text.translate(ESCAPES)


def _unquoted(value: str) -> str:
    if value[:1] == '"' == value[-1:] and len(value) > 1:
        import json

        try:
            return str(json.loads(value, strict=False))
        except ValueError:
            return value[1:-1]
    return value[1:-1].replace("''", "'") if value[:1] == "'" == value[-1:] and len(value) > 1 else value


class _Open:
    """An element that is open: what it is called, and whether there is any text in it."""

    def __init__(self, indent: int, tag: str, name: str, part: int) -> None:
        self.indent = indent
        self.tag = tag
        self.name = name
        self.part = part
        self.holds_text = False


class _Writer:
    """Writes the elements in the order in which they begin."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.title = ""
        self.opened: list[_Open] = []
        self.skipping: int | None = None
        """The indentation of what is left out with all that it holds."""

    def write(self, node: Node) -> None:
        """Take the next line of the snapshot."""
        if self.skipping is not None and node.indent > self.skipping:
            return
        self.skipping = None
        self.close(node.indent)
        parent = self.opened[-1] if self.opened else None
        if node.role == "/url":
            if parent and parent.tag == "a":
                self.parts[parent.part] = f'<a href="{_escaped(node.text)}">'
        elif node.role in TEXTS:
            self.add(node.text or node.name)
        elif node.role in UNSEEN:
            self.skipping = node.indent
            if parent and parent.name == node.name:  # the picture is all that the link holds
                parent.name = ""
        else:
            self.open(node, TAGS[node.role], parent)

    def open(self, node: Node, tag: str, parent: _Open | None) -> None:
        """Begin an element."""
        if tag == "div" and parent and parent.tag in INLINE:
            tag = "span"
        if node.role in ("RootWebArea", "WebArea"):
            self.title = self.title or _escaped(node.name)
        elif tag == "h2" and (level := LEVEL.search(node.states)):
            tag = f"h{level[1]}"
        name = "" if tag in LABELLED or (node.indent == 0 and tag == "div") else node.name
        self.opened.append(_Open(node.indent, tag, name, len(self.parts)))
        url = URL.search(node.states) if tag == "a" else None
        self.parts.append(f'<a href="{_escaped(url[1])}">' if url else f"<{tag}>")
        self.add(node.text)

    def add(self, text: str) -> None:
        """Add text to what is open."""
        if text:
            self.parts.append(_escaped(text) if text[0] in CLINGS else f" {_escaped(text)}")
            for element in self.opened:
                element.holds_text = True

    def close(self, indent: int) -> None:
        """End what a line with this indentation is not inside of; what holds no text is what it is called."""
        while self.opened and self.opened[-1].indent >= indent:
            if not self.opened[-1].holds_text:
                self.add(self.opened[-1].name)
            self.parts.append(f"</{self.opened.pop().tag}>")
