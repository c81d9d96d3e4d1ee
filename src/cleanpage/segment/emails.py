"""Addresses of e-mail that Cloudflare hides from robots: the page holds them and shows them by a script."""

from __future__ import annotations

import re
from html import escape

from cleanpage.patterns import pattern

HIDDEN = "email-protection", "data-cfemail"
"""What a page holds that has such an address."""

_SHOWN = pattern(r'<(a|span)\b([^>]*)\bdata-cfemail="((?:[0-9a-f]{2}){2,})"([^>]*)>[^<]*</\1>', re.IGNORECASE)
_LINKED = pattern(r"""(?:https?://[^/\s"'<>]+)?/cdn-cgi/l/email-protection#((?:[0-9a-f]{2}){2,})""", re.IGNORECASE)


def with_emails(text: str) -> str:
    """Return a page of markup with such addresses in place of `[email protected]`, and in the links to them.

    >>> with_emails('<a href="/cdn-cgi/l/email-protection" data-cfemail="422302236c2d">[email&#160;protected]</a>')
    '<a href="mailto:a@a.o">a@a.o</a>'
    >>> with_emails('<a href="/cdn-cgi/l/email-protection#422302236c2d7d336f70">Mail</a>')
    '<a href="mailto:a@a.o?q-2">Mail</a>'
    """
    return _LINKED.sub(lambda link: f"mailto:{_address(link[1])}", _SHOWN.sub(_show, text))


def _show(shown: re.Match[str]) -> str:
    address = _address(shown[3])
    return f'<a href="mailto:{address}">{address}</a>' if shown[1].lower() == "a" else address


def _address(code: str) -> str:
    """The address that hexadecimal digits stand for: the first byte is the key to those that follow."""
    key, *letters = bytes.fromhex(code)
    return escape(bytes(letter ^ key for letter in letters).decode("utf-8", "replace"))
