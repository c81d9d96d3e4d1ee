"""Labelled pages as arrays, made once and cached: segmenting and features are the package's own."""

from __future__ import annotations

import gzip
import json
import pickle
import random
import re
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

import numpy as np

from benchmarks.score import Gold, read_gold
from cleanpage.decode import decode
from cleanpage.segment import segment
from cleanpage.tagger.features import Features, html_features, text_features
from cleanpage.types import Container, Document, Page
from training.labels import label_blocks
from training.styles import STYLES

MAX_BLOCKS = 3000
"""Longer pages are left out of training; they are judged like any other."""
RECORDED = ("innertext", "lynx", "gettext")
ARTICLE_ALONE = 0.35
"""So often a part is the article, and no more."""
CONTENT = 1.0
UNKNOWN = -1.0
"""The label of a block that is in some of the texts that would be right."""


@dataclass(frozen=True)
class Example:
    """One page, or one dump of it, with the truth about its blocks."""

    key: str
    site: str
    style: str
    page: Page
    features: Features
    labels: np.ndarray
    """`(n,)` float32: 1 for content, 0 for boilerplate, `UNKNOWN` where right texts differ."""
    labelled_by_hand: bool = True
    """Whether the truth is gold; taught pages are judged only by what else is noted of them (snippets)."""


@dataclass(frozen=True)
class Source:
    """One page of a WCXB-style folder."""

    key: str
    url: str
    gold: Gold
    html: bytes
    dumps: dict[str, str]
    answer: str = ""
    """What the HTML tagger takes for the article, where the gold is made of its answers (`training.teach`)."""

    @property
    def markup(self) -> str:
        """The page, decoded."""
        return decode(Document(self.html, self.key))

    @property
    def taught(self) -> bool:
        """Whether the gold is made by the HTML tagger."""
        return bool(self.answer)

    @property
    def site(self) -> str:
        """What folds are made of."""
        return site_of(urlsplit(self.url).hostname or self.key)


def read_folder(folder: Path) -> Iterator[Source]:
    """Yield the pages of a WCXB-style folder: `html/ID.html.gz`, `gold/ID.json`, `dumps/STYLE/ID.txt.gz`."""
    for path in sorted((folder / "html").glob("*.html.gz")):
        key = path.name.removesuffix(".html.gz")
        record_path = folder / "gold" / f"{key}.json"
        record = json.loads(record_path.read_text("utf-8")) if record_path.exists() else {}
        dumps = {}
        for style in RECORDED:
            dump = folder / "dumps" / style / f"{key}.txt.gz"
            if dump.exists():
                dumps[style] = gzip.decompress(dump.read_bytes()).decode("utf-8", "replace")
        gold = read_gold(record_path) if record else Gold("article", (), (), ())
        taught = record.get("_internal", {}).get("taught")
        answer = record["ground_truth"]["main_content"] if taught else ""
        yield Source(key, record.get("url") or "", gold, gzip.decompress(path.read_bytes()), dumps, answer)


def site_of(host: str) -> str:
    """The registered domain, near enough for folds: `news.bbc.co.uk` and `www.bbc.co.uk` are one site."""
    parts = host.lower().removeprefix("www.").split(".")
    short = len(parts) > 2 and len(parts[-1]) == 2 and len(parts[-2]) <= 3
    return ".".join(parts[-3:] if short else parts[-2:])


def html_examples(source: Source) -> list[Example]:
    """Return the page as markup."""
    page = segment(source.markup, "html")
    if page.blocks and source.gold.variants:
        return [_example(source, "html", page, html_features(page))]
    return []


def text_examples(source: Source) -> list[Example]:
    """Return the page's dumps: those recorded with it and those generated from its markup.

    Of a taught page the teacher's answer is the gold, doubts and all: without them the dump tagger lost 0.01 on news.
    """
    out: list[Example] = []
    if source.taught:
        source = replace(source, gold=replace(source.gold, variants=(source.answer,)))
    if not source.gold.variants:
        return out
    rng = random.Random(source.key)
    html = source.markup
    for style in (*RECORDED, *STYLES):
        dump = source.dumps.get(style, "") if style in RECORDED else STYLES[style](html, rng)
        if not re.search(r"\w", dump):
            continue
        page = segment(dump, "text")
        if page.blocks:
            out.append(_example(source, style, page, text_features(page)))
    if recorded := [example for example in out if example.style in RECORDED and CONTENT in example.labels]:
        out.append(part_of(rng.choice(recorded), rng))
    return out


def part_of(dump: Example, rng: random.Random) -> Example:
    """Return a dump of which somebody copied the article, with some of what stands above and below it, or nothing."""
    content = np.flatnonzero(dump.labels == CONTENT)
    start, end = int(content[0]), int(content[-1]) + 1
    if rng.random() >= ARTICLE_ALONE:
        start, end = rng.randint(0, start), rng.randint(end, len(dump.labels))
    first, *others = dump.page.blocks[start:end]
    blocks = (first._replace(gap=0, continues=False), *others)
    page = dump.page._replace(blocks=blocks, containers=(Container(0, "body", "", 0, len(blocks)),))
    labels = dump.labels[start:end]
    return replace(dump, style=f"{dump.style} part", page=page, features=text_features(page), labels=labels)


def _example(source: Source, style: str, page: Page, features: Features) -> Example:
    texts = [block.text for block in page.blocks]
    answers = np.array([label_blocks(texts, gold) for gold in source.gold.variants], np.float32)
    labels = np.where((answers == answers[0]).all(0), answers[0], np.float32(UNKNOWN))
    return Example(source.key, source.site, style, page, features, labels, not source.taught)


def load(folders: Sequence[Path], door: str, cache: Path) -> list[Example]:
    """Return every labelled example of the folders behind one door (`html` or `text`), from the cache if there."""
    examples: list[Example] = []
    make = html_examples if door == "html" else text_examples
    cache.mkdir(parents=True, exist_ok=True)
    for folder in folders:
        path = cache / f"{folder.name}-{door}.pickle"
        if not path.exists():
            with ProcessPoolExecutor() as pool:
                made = [example for some in pool.map(make, read_folder(folder), chunksize=4) for example in some]
            path.write_bytes(pickle.dumps(made))
        examples += pickle.loads(path.read_bytes())
    return examples


def fold_of(site: str, folds: int, seed: int) -> int:
    """Which fold a site is judged in: a hash, so that it does not depend on what else is in the folder."""
    import hashlib

    return int.from_bytes(hashlib.sha256(f"{seed}:{site}".encode()).digest()[:4], "big") % folds
