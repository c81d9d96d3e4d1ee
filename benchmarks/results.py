"""`benchmarks/RESULTS.md`: each benchmark owns the lines between its two markers."""

from __future__ import annotations

import datetime
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

import cleanpage
from benchmarks.peers import peer_version

RESULTS = Path(__file__).with_name("RESULTS.md")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table; every column but the first to the right.

    >>> print(table(["who", "F1"], [["us", "0.9"]]))
    | who | F1 |
    |---|---:|
    | us | 0.9 |
    """
    rule = "|---|" + "---:|" * (len(head) - 1)
    return "\n".join([f"| {' | '.join(head)} |", rule, *(f"| {' | '.join(row)} |" for row in rows)])


def stamp(peers: Iterable[str]) -> str:
    """When and with what: date, Python and versions, and nothing that names a machine."""
    programs = [f"cleanpage {cleanpage.__version__}", *(f"{name} {peer_version(name)}" for name in peers)]
    programs += [f"lxml {version('lxml')}", f"numpy {version('numpy')}"]
    return f"{datetime.date.today()}, Python {platform.python_version()}; {', '.join(programs)}"


def write_section(name: str, body: str) -> None:
    """Replace what stands between the markers of `name`, or append the section."""
    begin, end = f"<!-- begin {name} -->", f"<!-- end {name} -->"
    section = f"{begin}\n{body.strip()}\n{end}"
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else "# Results\n"
    before, found, rest = text.partition(begin)
    if found:
        RESULTS.write_text(before + section + rest.partition(end)[2], "utf-8")
    else:
        RESULTS.write_text(f"{text.rstrip()}\n\n{section}\n", "utf-8")
