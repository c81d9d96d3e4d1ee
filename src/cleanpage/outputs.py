"""Where results go: files that appear whole or not at all, records, tables."""

from __future__ import annotations

from pathlib import PurePosixPath

from cleanpage.sources.places import marked, short_hash

MAX_PATH_BYTES = 800
"""Of a path under the output folder: macOS takes 1,024 bytes in all."""

_OURS = ("report.json",)
"""What the run itself writes at the top of the output folder."""


def output_name(relative: str, suffix: str) -> PurePosixPath:
    """Return the path under the output folder of a page's result.

    `relative` is `Item.relative`, safe and unique already; `suffix` is `.md`, `.txt` or `.json`. A pure function: no
    order of pages and no number of workers changes a name.

    >>> str(output_name("blog/2024/a", ".md")), str(output_name("report", ".json"))
    ('blog/2024/a.md', 'report-deb1f89a.json')
    """
    if (relative + suffix).casefold() in _OURS:
        relative = marked(relative, relative)
    if len(relative.encode()) > MAX_PATH_BYTES:
        first, _, rest = relative.partition("/")
        relative = f"{first}/{marked(rest.rpartition('/')[2], short_hash(rest))}"
    return PurePosixPath(relative + suffix)
