"""The extractors to compare with: name -> function from a page's bytes to the text it takes for content.

Each peer gets the bytes and decodes them in its own documented way, with its own defaults. A peer that is not
installed is reported and left out.
"""

from __future__ import annotations

import html
import re
import sys
from collections.abc import Callable, Sequence
from importlib.metadata import PackageNotFoundError, version

Extract = Callable[[bytes], str]

_STOPLISTS = {
    "de": "German", "es": "Spanish", "fr": "French", "it": "Italian", "nl": "Dutch", "pl": "Polish",
    "pt": "Portuguese", "ru": "Russian", "uk": "Ukrainian", "sv": "Swedish", "da": "Danish", "fi": "Finnish",
    "nb": "Norwegian_Bokmal", "no": "Norwegian_Bokmal", "tr": "Turkish", "cs": "Czech", "hu": "Hungarian",
}  # fmt: skip
"""jusText wants to be told the language; the page's `lang` attribute says it. English where it says nothing."""
_LANG = re.compile(rb"<html[^>]{0,400}?\slang\s*=\s*[\"']?([a-zA-Z]{2})", re.IGNORECASE)


def load_trafilatura() -> Extract:
    """trafilatura with its defaults but for comments, which are no part of the gold."""
    from trafilatura import extract

    return lambda data: extract(data, include_comments=False) or ""


def load_resiliparse() -> Extract:
    """Resiliparse's main-content extraction."""
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding

    def extract(data: bytes) -> str:
        markup = bytes_to_str(data, detect_encoding(data) or "utf-8")
        return str(extract_plain_text(markup, main_content=True, alt_texts=False))

    return extract


def load_readability() -> Extract:
    """readability-lxml's summary, and the text in it by lxml. Not all of its releases take bytes."""
    from lxml.html import fragment_fromstring
    from readability import Document

    from cleanpage.decode import decode
    from cleanpage.types import Document as Page

    def extract(data: bytes) -> str:
        text = decode(Page(data, "the page"))
        summary = fragment_fromstring(Document(text).summary(html_partial=True), create_parent=True)
        # A space at each tag: text_content alone would glue the words of neighbouring paragraphs.
        return " ".join(summary.itertext())

    return extract


def load_justext() -> Extract:
    """jusText with the stop words of the page's language."""
    import justext

    def extract(data: bytes) -> str:
        declared = _LANG.search(data[:4096])
        name = _STOPLISTS.get(declared[1].decode().lower() if declared else "", "English")
        paragraphs = justext.justext(data, justext.get_stoplist(name))
        return "\n\n".join(p.text for p in paragraphs if not p.is_boilerplate)

    return extract


LOADERS: dict[str, Callable[[], Extract]] = {
    "trafilatura": load_trafilatura,
    "resiliparse": load_resiliparse,
    "readability-lxml": load_readability,
    "jusText": load_justext,
}


def load_peers(names: Sequence[str] = tuple(LOADERS)) -> dict[str, Extract]:
    """The peers that are installed, by name; the missing ones are named on standard error."""
    loaded = {name: _load(name) for name in names}
    return {name: extract for name, extract in loaded.items() if extract}


def _load(name: str) -> Extract | None:
    try:
        return LOADERS[name]()
    except ImportError as error:
        print(f"{name} is left out ({error}); pip install '.[bench]' brings it", file=sys.stderr)
        return None


def peer_version(name: str) -> str:
    """The installed version of a peer."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def as_markup(dump: str) -> bytes:
    """A bare dump as the plainest markup, a paragraph a line: the only way to put a dump to a peer that needs tags.

    >>> as_markup("A & B")
    b'<html><head><meta charset="utf-8"></head><body><p>A &amp; B</p></body></html>'
    """
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in dump.splitlines() if line.strip())
    return f'<html><head><meta charset="utf-8"></head><body>{paragraphs}</body></html>'.encode()
