"""Addresses of e-mail that Cloudflare hides from robots: a script shows them, from what the page holds."""

from __future__ import annotations

from cleanpage.patterns import pattern

HIDDEN = "data-cfemail"
"""The attribute of an element that shows the address in place of `[email protected]`."""
_HIDING_LINK = "/cdn-cgi/l/email-protection#"
_CODE = pattern("(?:[0-9a-f]{2}){2,}")


def address_of(code: str) -> str:
    """Return the address that hexadecimal digits stand for, the first byte the key to the others; nothing for none.

    >>> address_of("422302236c2d"), address_of("4")
    ('a@a.o', '')
    """
    if not _CODE.fullmatch(code.lower()):
        return ""
    key, *letters = bytes.fromhex(code)
    return bytes(letter ^ key for letter in letters).decode("utf-8", "replace")


def shown_link(href: str) -> str:
    """Return where a link leads once the script has run.

    >>> shown_link("https://example.org/cdn-cgi/l/email-protection#422302236c2d7d336f70"), shown_link("/a#b")
    ('mailto:a@a.o?q-2', '/a#b')
    """
    _, hides, code = href.partition(_HIDING_LINK)
    address = address_of(code) if hides else ""
    return f"mailto:{address}" if address else href
