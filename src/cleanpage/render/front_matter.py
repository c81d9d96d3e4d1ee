"""Metadata → YAML front matter."""

from __future__ import annotations

import json
import re

from cleanpage.render.pieces import CONTROL
from cleanpage.types import Metadata

_FIELDS = ("title", "authors", "published", "modified", "site_name", "url", "language", "description", "tags")

_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ _.,;!?()/&=+'’“”–—-]|[%~@*$]|:(?=\S)|(?<=\S)#)*")
"""What YAML reads as a string without quotes: a letter first, and no colon or hash that could mean something."""

_DATE = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?|\d{4}-\d\d")
_WORDS = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
"""Words that YAML 1.1 takes for a truth value or for nothing."""

_UNPRINTABLE = re.compile("[^\x20-\x7e\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


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
    return " ".join(CONTROL.sub(" ", value).split())


def _scalar(value: str) -> str:
    if _PLAIN.fullmatch(value) and value.lower() not in _WORDS:
        return value
    return _UNPRINTABLE.sub(_escaped, json.dumps(value, ensure_ascii=False))


def _escaped(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
