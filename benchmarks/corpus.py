"""A WCXB-style folder: `html/ID.html.gz`, `gold/ID.json`, `dumps/STYLE/ID.txt.gz`."""

from __future__ import annotations

import gzip
import hashlib
import json
import random
from collections.abc import Iterable
from pathlib import Path

HTML = "html"
_TRAINED_ON = Path(__file__).with_name("trained_on.json")


def modes(folder: Path) -> list[str]:
    """What the folder can be read as: `html` and the styles of its dumps."""
    dumps = folder / "dumps"
    return [HTML, *sorted(path.name for path in dumps.iterdir() if path.is_dir())] if dumps.is_dir() else [HTML]


def read_page(folder: Path, mode: str, page: str) -> bytes | None:
    """The page's bytes in one mode, or None where the folder has none."""
    path = folder / "html" / f"{page}.html.gz" if mode == HTML else folder / "dumps" / mode / f"{page}.txt.gz"
    return gzip.decompress(path.read_bytes()) if path.exists() else None


def sample(pages: list[str], limit: int | None, seed: int = 7) -> list[str]:
    """All pages, or `limit` of them drawn at random, the same ones each time, in order."""
    if limit is None or limit >= len(pages):
        return pages
    return sorted(random.Random(seed).sample(pages, limit))


def fingerprint(folder: Path) -> str:
    """What tells one folder of gold from another: a hash of its pages' gold, in order."""
    return hash_of(sorted((folder / "gold").glob("*.json")))


def hash_of(paths: Iterable[Path]) -> str:
    """A hash of what files hold, in order."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def trained_on(folder: Path) -> bool:
    """Whether the weights in the package were trained on this folder (`trained_on.json` lists those)."""
    return fingerprint(folder) in json.loads(_TRAINED_ON.read_text()).values()
