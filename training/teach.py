"""The HTML tagger teaches the dump tagger: pages without gold, in any language, become labelled dumps.

The tagger's selection from the markup is written as the page's gold where it is sure of it; the page's dumps then
inherit it through the ordinary labels. What comes out is a WCXB-style folder whose gold says who made it.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np

from cleanpage.decode import decode
from cleanpage.segment import segment
from cleanpage.select import select
from cleanpage.tagger import score
from cleanpage.types import Document, Options
from training.dataset import read_folder

SURE = 0.9
"""The share of a page's words on whose blocks the tagger must be decided: one way or the other twice as likely."""
MIN_WORDS = 80
"""Pages with less content teach more noise than sense."""


def teach(folder: Path, out: Path) -> tuple[int, int]:
    """Write the pages of `folder` that the tagger is sure of, and that have no gold, to `out`; return (sure, all)."""
    for part in ("gold", "html", "dumps"):
        (out / part).mkdir(parents=True, exist_ok=True)
    sure = total = 0
    for source in read_folder(folder):
        if source.gold is not None:
            continue
        total += 1
        answer = confident_text(source.html, source.key)
        if answer is None:
            continue
        sure += 1
        record = {
            "url": source.url,
            "ground_truth": {"main_content": answer},
            "_internal": {"page_type": source.kind, "taught": True},
        }
        (out / "gold" / f"{source.key}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        shutil.copy(folder / "html" / f"{source.key}.html.gz", out / "html")
        for style in (folder / "dumps").iterdir() if (folder / "dumps").is_dir() else ():
            dump = style / f"{source.key}.txt.gz"
            if dump.exists():
                (out / "dumps" / style.name).mkdir(exist_ok=True)
                shutil.copy(dump, out / "dumps" / style.name)
    return sure, total


def confident_text(html: bytes, name: str) -> str | None:
    """Return the article's text if the tagger is sure of it, else None."""
    page = segment(decode(Document(html, name)), "html")
    scores = score(page)
    words = np.array([len(b.text.split()) + len(b.text) / 40 for b in page.blocks])
    decided = (scores < 1 / 3) | (scores > 2 / 3)
    kept = [d.text for d in select(page, scores, Options()) if d.kept]
    if not len(words) or words[decided].sum() < SURE * words.sum() or sum(len(t) for t in kept) < 5 * MIN_WORDS:
        return None
    return "\n\n".join(kept)
