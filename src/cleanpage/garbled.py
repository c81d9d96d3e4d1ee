"""Text that was read in the wrong encoding once and saved so: `Itâ€™s` for `It’s`."""

from __future__ import annotations

import re
from functools import lru_cache

from cleanpage.patterns import pattern

LIKELY = pattern(
    r"[\xa0-\u017f\u0370-\u04ff\u05d0-\u05ea\u0620-\u064a\u0660-\u06d3\u0900-\u0dff\u0e00-\u0e5b\u1e00-\u1eff\u2010-\u2027"
    r"\u2030-\u203a\u20a0-\u20bf\u2100-\u22ff\u2500-\u27bf\u3000-\u30ff\u3400-\u9fff\uac00-\ud7a3\ufe0f\uff00-\uffef"
    r"\U0001f300-\U0001faff]+"
)
"""What pages are written in: `Spaß“` would be read as the letter of a rare script."""
SIGNS = ("Ã", "Â", "Ð", "Î", "Ø", "â€", "â\x80", "ã€", "ã\x80")
"""One of these a text has that is so; nearly all others have none, and need not be searched."""
SIGNS_BEGIN_IN_UTF8 = b"\xc3"
"""The byte that each of them begins with there: two pages of three have none."""
SIGNS_IN_UTF8 = pattern(b"|".join(sign.encode() for sign in SIGNS))
_ASCII = pattern(r"[\0-\x7f]+")
FEWEST, SHARE = 3, 0.9
"""So many characters must come out, and such a share of the runs be UTF-8: French has `é…`, which is none."""


def ungarbled(text: str) -> str:
    """Return a text as it was before it was read in the wrong encoding; as it is if it was not.

    >>> ungarbled("Itâ€™s a cafÃ© â€“ and itâ€™s open.")
    'It’s a café – and it’s open.'
    >>> ungarbled("Spaß“, „Maß“, „Fuß“ – „Café…“")
    'Spaß“, „Maß“, „Fuß“ – „Café…“'
    """
    if not any(sign[0] in text and sign in text for sign in SIGNS):  # a single character is found in no time
        return text
    runs = _runs().findall(_ASCII.sub(" ", text))  # runs hold none, and what is left is short
    read = {run: right for run in set(runs) if (right := _read(run))}
    characters = sum(len(read.get(run, "")) for run in runs)
    if characters < FEWEST or sum(run in read for run in runs) < SHARE * len(runs):
        return text
    return _runs().sub(lambda found: read.get(found[0], found[0]), text)


def _read(run: str) -> str | None:
    """Return what a run is in UTF-8; None if it is none, or what hardly any page has."""
    try:
        right = bytes(map(_bytes().__getitem__, run)).decode("utf-8")
    except UnicodeDecodeError:
        return None
    return right if LIKELY.fullmatch(right) else None


@lru_cache(maxsize=1)
def _bytes() -> dict[str, int]:
    """Return the byte of each character: read as Windows-1252, and as Latin-1, where those under 160 are controls."""
    return {chr(byte): byte for byte in range(0x80, 0xA0)} | {
        _in_windows_1252(byte): byte for byte in range(0x80, 0x100)
    }


def _in_windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:  # five bytes have no character there
        return chr(byte)


@lru_cache(maxsize=1)
def _runs() -> re.Pattern[str]:
    """Return what finds a character outside of ASCII, or several, in UTF-8 so read."""
    leads = "".join(character for character, byte in _bytes().items() if 0xC2 <= byte < 0xF5)
    follows = "".join(character for character, byte in _bytes().items() if byte < 0xC0)
    return re.compile(rf"(?:[{leads}][{follows}]{{1,3}})+")
