"""The page in a `.webarchive`, as Safari saves it: a property list whose main resource is the page."""

from __future__ import annotations

from cleanpage.types import Document, UnreadableInput

_DAMAGED = "this webarchive is damaged; save the page again"
_HEAD_BYTES = 4096


def page_of_webarchive(document: Document) -> Document:
    """Return the main resource of a webarchive, with its address and charset; other documents as they are.

    Raises `UnreadableInput` for a damaged webarchive. Any other property list is no webarchive.
    """
    data = document.data
    head = data[:_HEAD_BYTES]
    if not head.startswith(b"bplist00") and not (b"<plist" in head and b"WebMainResource" in data):
        return document
    main = _main_resource(data)
    if main is None:
        return document
    content = main.get("WebResourceData")
    if not isinstance(content, bytes):
        raise UnreadableInput(_DAMAGED)
    return document._replace(
        data=content,
        url=document.url or _text(main, "WebResourceURL"),
        charset=_text(main, "WebResourceTextEncodingName") or document.charset,
    )


def _main_resource(data: bytes) -> dict[object, object] | None:
    import plistlib

    try:
        archive = plistlib.loads(data)
    except Exception as error:  # plistlib raises whatever damaged bytes lead to
        raise UnreadableInput(_DAMAGED) from error
    main = archive.get("WebMainResource") if isinstance(archive, dict) else None
    return main if isinstance(main, dict) else None


def _text(resource: dict[object, object], key: str) -> str | None:
    value = resource.get(key)
    return value if isinstance(value, str) and value else None
