"""What a file's name says it holds: tables, and the few questions asked of them."""

from __future__ import annotations

import re

from cleanpage.patterns import pattern

PAGE_SUFFIXES = (".html", ".htm", ".xhtml", ".txt", ".md", ".mhtml", ".mht", ".webarchive")
"""Endings that say no more than `a page`: an output's name goes without them."""

COMPRESSIONS = (".gz", ".bz2", ".xz", ".zst")

ARCHIVES: tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...] = (
    ((".zip",), (), "zipped"),
    ((".tar",), COMPRESSIONS, "tarred"),
    ((".tgz", ".tbz", ".tbz2", ".txz", ".tzst"), (), "tarred"),
    ((".warc", ".wet", ".wat"), (".gz", ".zst", ".lz4"), "warc"),
    ((".jsonl", ".ndjson"), COMPRESSIONS, "jsonl"),
    ((".parquet", ".pq"), (), "parquet"),
)
"""Endings of files that hold many pages, the compressions that may follow them, and the module that reads them."""

_ARCHIVES = {
    ending + packed: module
    for endings, packings, module in ARCHIVES
    for ending in endings
    for packed in ("", *packings)
}
_ARCHIVE_ENDINGS = tuple(_ARCHIVES)

_OTHER_ENDINGS = """
png jpg jpeg jpe jfif gif bmp ico cur svg svgz webp avif heic heif tif tiff psd ai eps apng jxl
css less scss sass js mjs cjs jsx ts tsx map json json5 jsonld webmanifest wasm swf vue
woff woff2 ttf otf eot pfb
mp3 mp4 m4a m4v m4s mov avi mkv webm ogg oga ogv opus wav flac aac wma wmv flv mpg mpeg 3gp m3u m3u8 vtt srt
pdf ps djvu epub mobi azw azw3 fb2 rtf doc docx docm dot dotx odt ott xls xlsx xlsm ods csv tsv ppt pptx pps odp
xml rss atom rdf xsl xslt xsd dtd opml yaml yml toml ini cfg conf properties log lock bak tmp part swp crdownload
download db sqlite sqlite3 sql dat bin exe dll so dylib msi dmg iso img apk jar class pyc pyo o a
rar 7z cab cpio arc lz lz4 lzma z br rpm deb torrent
py rb pl sh bash bat ps1 c h cc cpp hpp java kt go rs swift lua r cs vb scala ipynb diff patch tex bib
ics vcf eml msg mbox pem crt key sig asc md5 sha1 sha256 cdx cdxj
"""
"""Endings of what lies beside pages and is none. Any other ending is taken for a part of the name."""

_NO_PAGES = frozenset(_OTHER_ENDINGS.split())

_ENDING = pattern(r"\.([a-z0-9]{1,11})(?:[?@#;&%].*)?$", re.IGNORECASE | re.DOTALL)
"""The last ending; wget adds a query to names (`site.css?ver=3`, `site.css@ver=3`)."""

_COMPANIONS = (
    "_files", ".files", "_file", "-Dateien", "_Dateien", "_fichiers", "_archivos", "_arquivos", "_ficheiros",
    "_bestanden", "_pliki", "_soubory", "_súbory", "_tiedostot", "-filer", "_filer", "_dosyalar", "_elemei", "_fájlok",
    "_datoteke", "_fajlovi", "_fitxers", "_fitxategiak", "_failid", "_fails", "_bylos", "_ficheros", "_fisiere",
    "_fișiere", "_файлы", "_файли", "_файлове", "_arxius", "_αρχεία", "_קבצים", "_文件", "_檔案", "_ファイル", "_파일",
)  # fmt: skip
"""What browsers append to a page's name for the folder of its pictures and scripts, in the browser's language
(Microsoft's list of `connected files` and the translations of Firefox)."""


def archive_module(name: str) -> str | None:
    """Return which module of `sources` reads the pages in a file of this name; None for a file that is one page."""
    low = name.lower()
    if not low.endswith(_ARCHIVE_ENDINGS):
        return None
    return next((module for ending, module in _ARCHIVES.items() if low.endswith(ending)), None)


def stem(name: str) -> str:
    """Return the file name without compression and page endings.

    >>> stem("page.html.gz"), stem("page 1.5.HTM"), stem("notes"), stem("index.php"), stem(".html")
    ('page', 'page 1.5', 'notes', 'index.php', '.html')
    """
    bare = _without(name, COMPRESSIONS)
    return _without(bare, PAGE_SUFFIXES)


def may_be_page(name: str) -> bool:
    """Whether a file found in a folder is to be tried as a page.

    >>> [may_be_page(name) for name in ("a.html", "a", "a.v2", "a.php", "a.jpg", "a.css.gz", "a.css?v=1")]
    [True, True, True, True, False, False, False]
    """
    found = _ENDING.search(_without(name, COMPRESSIONS))
    return found is None or found[1].lower() not in _NO_PAGES


def says_page(name: str) -> bool:
    """Whether a file's name says that it is one page.

    >>> says_page("a.html"), says_page("a.txt.gz"), says_page("a"), says_page("download.1")
    (True, True, False, False)
    """
    return _without(name, COMPRESSIONS).lower().endswith(PAGE_SUFFIXES)


def is_hidden(name: str) -> bool:
    """Whether a file or folder is the system's own business."""
    return name.startswith((".", "~$")) or name in ("__MACOSX", "Thumbs.db", "desktop.ini")


def page_of_companion(folder: str) -> str | None:
    """Return the stem of the page that a folder accompanies, if its name says so.

    >>> page_of_companion("News_files"), page_of_companion("Straße-Dateien"), page_of_companion("News")
    ('News', 'Straße', None)
    """
    for ending in _COMPANIONS:
        if folder.endswith(ending) and len(folder) > len(ending):
            return folder[: -len(ending)]
    return None


def _without(name: str, endings: tuple[str, ...]) -> str:
    lower = name.lower()
    if lower.endswith(endings):
        for ending in endings:
            if lower.endswith(ending) and len(name) > len(ending):
                return name[: -len(ending)]
    return name
