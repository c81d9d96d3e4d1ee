"""How to run, and what one page may cost."""

from __future__ import annotations

from typing import NamedTuple


class Limits(NamedTuple):
    """What one page may cost.

    A page takes some 20 ms and a few megabytes; the largest that a browser saves take seconds and a few hundred.
    """

    timeout_seconds: float = 30
    max_memory_mb: int = 1024
    """Above what a worker holds before its first page. Kept by Linux alone; elsewhere memory has no limit."""


class Settings(NamedTuple):
    """How to run, as against what to do to a page: nothing here changes an output."""

    jobs: int = 1
    limits: Limits = Limits()
    fresh: bool = False
    """Do again what an earlier run has done."""
