"""Metadata → YAML front matter."""

from __future__ import annotations

from cleanpage.patterns import pattern
from cleanpage.render.pieces import CONTROL, has_controls
from cleanpage.types import Metadata

_FIELDS = ("title", "authors", "published", "modified", "site_name", "url", "language", "description", "tags")

_PLAIN = pattern(r"[^\W\d_](?:[^\W_]|[ _.,;!?()/&=+'’“”–—-]|[%~@*$]|:(?=\S)|(?<=\S)#)*")
"""What YAML reads as a string without quotes: a letter first, and no colon or hash that could mean something."""

_DATE = pattern(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?|\d{4}-\d\d")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Words that YAML 1.1 takes for a truth value or for nothing."""

_ENDS = (0x20, 0x7F), (0xA0, 0xD800), (0xE000, 0xFEFF), (0xFF00, 0xFFFE), (0x10000, 0x110000)
_PRINTABLE = tuple(range(*ends) for ends in _ENDS)
"""What YAML lets stand in quotes; as a regular expression this takes longer to compile than a page to render."""


def render_front_matter(metadata: Metadata) -> str:
    """Return the known metadata as YAML between two lines of `---`, or nothing where nothing is known.

    Dates stand bare, as YAML writes dates; whatever YAML could misread is quoted.
    """
    lines = []
    for field in _FIELDS:
        value: str | tuple[str, ...] | None = getattr(metadata, field)
        if isinstance(value, tuple):
            items = [f"  - {_scalar(item)}" for item in map(_one_line, value) if item]
            lines += [f"{field}:", *items] if items else []
        elif value and (line := _one_line(value)):
            is_date = field in ("published", "modified") and _DATE.fullmatch(line)
            lines.append(f"{field}: {line if is_date else _scalar(line)}")
    return "\n".join(["---", *lines, "---", ""]) if lines else ""


def _one_line(value: str) -> str:
    return " ".join((CONTROL.sub(" ", value) if has_controls(value) else value).split())


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted if quoted.isprintable() else "".join(map(_escaped, quoted))}"'


def _escaped(char: str) -> str:
    code = ord(char)
    if any(code in printable for printable in _PRINTABLE):
        return char
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
