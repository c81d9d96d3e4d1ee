"""What one page may cost, and how many threads a worker may use."""

from __future__ import annotations

from dataclasses import dataclass

THREAD_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What holds the numerical libraries to one thread: the matrices are small, and a pool takes longer to start."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What one page may cost.

    A page takes some 20 ms and a few megabytes; the largest that a browser saves take seconds and a few hundred.
    """

    timeout_seconds: float = 30
    max_memory_mb: int = 1024
    """Above what a worker holds before its first page. Kept by Linux alone; elsewhere memory has no limit."""
