"""What rows of tables have in common: which column is the page, which its address."""

from __future__ import annotations

from collections.abc import Iterable

from cleanpage.sources.item import Archive, Item
from cleanpage.sources.places import place_of_address
from cleanpage.types import UnreadableInput

PAGE_COLUMNS = ("html", "text", "content", "page")
URL_COLUMNS = ("url", "uri", "source_url")
DATE_COLUMNS = ("captured", "crawl_date", "fetched_at", "date_crawled")


def page_column(archive: Archive, names: Iterable[str]) -> str:
    """Return the name of the column of pages. Raises `UnreadableInput` when there is none."""
    present = list(names)
    wanted = (archive.columns.page,) if archive.columns.page else PAGE_COLUMNS
    found = first(wanted, present)
    if found is None:
        shown = ", ".join(present[:8]) or "nothing"
        raise UnreadableInput(
            f"it has no column {' or '.join(map(str, wanted))}; name one with --column (it has {shown})"
        )
    return found


def url_columns(archive: Archive) -> tuple[str, ...]:
    """Return the names that the column of addresses may have."""
    return (archive.columns.url,) if archive.columns.url else URL_COLUMNS


def first(wanted: Iterable[str], present: Iterable[str]) -> str | None:
    """Return the first of the wanted names that is present."""
    names = set(present)
    return next((name for name in wanted if name in names), None)


def row_page(archive: Archive, number: int, page: object, url: object, captured: object) -> Item:
    """Return the item of a row: its number from 1 and the values of its columns."""
    address = url if isinstance(url, str) and url else None
    place = place_of_address(address, number)
    if isinstance(page, str):
        data, charset = page.encode("utf-8", "replace"), "utf-8"
    elif isinstance(page, bytes):
        data, charset = page, None
    else:
        return archive.failure("its column of pages holds no text; check the row", str(number), place)
    date = captured if isinstance(captured, str) and captured else None
    return archive.page(str(number), place, data, url=address, captured=date, charset=charset)
