"""Characters that a program wrote into a dump by their numbers or names: `\\n`, `\\u2019`, `\\xc3\\xa9`, `&rsquo;`."""

from __future__ import annotations

import re

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import tidy

ENDS_MIN = 5
"""So many line ends of a string are written as escapes, and so many to each real one."""
WORDS_A_LINE = 60
"""A string has a line end each so many words at least: a program that prints has fewer."""
ESCAPE = pattern(r"\\(?:([nrt\"'/\\])|u([0-9a-fA-F]{4}))")
MEANS = {"n": "\n", "r": "\r", "t": "\t"}
SIGNS_MIN = 3
"""So many signs by their numbers or names are no slip."""
SIGN = pattern(r"(?<!\\)(?:(?:\\x[0-9a-f]{2})+|\\u[0-9a-f]{4}|\\U000[0-9a-f]{5})")
"""As Python's `ascii` and JSON write them; `\\x` may stand for a character or for the bytes of one."""
OF_ASCII = pattern(r"\\x[0-7][0-9a-f]|\\u00(?!2[267b]|3[c-e])[0-7][0-9a-f]")
"""No program writes these so, but what the web reads as markup: a dump that has them speaks of them."""
UNSEEN_SIGN = pattern(r"\\(?:xa0|xad|u3000|ufeff|u20(?:0[0-9a-f]|2[89a-f]|5f|6[0-9a-f]))")
"""What Python writes by its number though it writes others as they are: spaces but one, and what nobody sees."""
ENTITY = pattern(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,8}\d?);")
OF_FORMS = pattern(r"%(?:20|0A|0D|2C)", re.IGNORECASE)
_NAME = r"(?:#\w{1,7}|[a-zA-Z]{2,8}\d?);"
OF_PROSE = pattern(rf"&(?:amp;(?:\s|{_NAME})|(?!(?:amp|lt|gt|quot);){_NAME})")
ENTITIES_SHARE = 0.5
"""So many characters of prose by their names has a dump whose page was only rid of its tags, and few other `&`;
brackets and quotation marks by their names are what an article on markup shows, too."""


def unescaped(text: str) -> str:
    """Return a dump as it was before it was written as a string, or its signs by their numbers.

    >>> unescaped(r"Home\\nNews\\nIt\\u2019s raining.\\nRead \\"more\\"\\n\\n")
    'Home\\nNews\\nIt’s raining.\\nRead "more"\\n\\n'
    """
    if "%" in text:
        text = _from_form(text)
    if "\\" not in text:
        return text
    text = _numbered_signs(text)
    ends = text.count(r"\n")
    if ends < ENDS_MIN or ends < ENDS_MIN * text.count("\n") or ends * WORDS_A_LINE < text.count(" "):
        return text
    plain = ESCAPE.sub(lambda found: MEANS.get(found[1], found[1]) if found[1] else chr(int(found[2], 16)), text)
    return unescaped(_paired(plain))  # a string may hold a string


def _from_form(text: str) -> str:
    """Return a text that was written as an address or a form's field writes it as it was.

    >>> _from_form("It+rains%2C+and+it%0Asnows%2C+or+hails%2C%20too")
    'It rains, and it\\nsnows, or hails, too'
    """
    if " " in text.strip() or len(OF_FORMS.findall(text)) < SIGNS_MIN:
        return text
    from urllib.parse import unquote_plus

    return unquote_plus(text)


def _numbered_signs(text: str) -> str:
    """Return a text with the signs that have numbers in it as they are, if all beyond ASCII have, or all unseen ones.

    >>> _numbered_signs(r"It\\u2019s raining\\xa0\\u2013 caf\\xc3\\xa9")
    'It’s raining\\xa0– café'
    >>> _numbered_signs(r"It’s 4\\xa0million, 5\\xa0million, 6\\xa0million, and a \\u2013")
    'It’s 4\\xa0million, 5\\xa0million, 6\\xa0million, and a \\\\u2013'
    """
    signs = SIGN if text.isascii() and not OF_ASCII.search(text) else UNSEEN_SIGN
    if len(signs.findall(text)) < SIGNS_MIN:
        return text
    return _paired(signs.sub(lambda found: _sign(found[0]), text))


def _sign(escapes: str) -> str:
    """The character of a `\\u` or `\\U`, or what a run of `\\x` stands for: bytes in UTF-8, else characters."""
    if escapes[1] in "uU":
        return chr(int(escapes[2:], 16))
    data = bytes.fromhex(escapes.replace(r"\x", ""))
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _paired(text: str) -> str:
    """A text with the two halves put together in which an emoji is escaped."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def unnamed(text: str) -> str:
    """Return a tidy dump with the characters that it has by their names, once or twice over, if it has most `&` so.

    >>> unnamed("It&#8217;s raining &amp; cold, they say &hellip;")
    'It’s raining & cold, they say …'
    >>> unnamed("4&amp;nbsp;million, 5&amp;nbsp;million, 6&amp;nbsp;million")
    '4\\xa0million, 5\\xa0million, 6\\xa0million'
    """
    marks = text.count("&")
    if marks < SIGNS_MIN or len(OF_PROSE.findall(text)) < SIGNS_MIN:
        return text
    if len(ENTITY.findall(text)) < ENTITIES_SHARE * marks:
        return text
    import html

    return unnamed(tidy(ENTITY.sub(lambda found: html.unescape(found[0]), text)))
