"""The HTML tagger teaches: pages without gold, in any language, become labelled pages and labelled dumps.

What the tagger keeps even where precision is favoured, and what it keeps where recall is favoured, are written as texts
that would both be right: what lies between is not known, and the HTML tagger learns nothing from it. Its answer is
written beside them, for the dump tagger. Snippets that must or must not appear, where somebody noted some, overrule
the tagger. What comes out is a WCXB-style folder whose gold says who made it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from cleanpage.segment import segment
from cleanpage.select import select
from cleanpage.tagger import score
from cleanpage.types import Block, Favor, Options
from training.dataset import Source, read_folder

SURE = 0.7
"""The share of a page's characters on which the tagger must be decided, one way or the other."""
MIN_CHARS = 400
"""Pages with less content teach more noise than sense."""


def teach(folder: Path, out: Path) -> tuple[int, int]:
    """Write the pages of `folder` that the tagger is sure of, and that have no gold, to `out`; return (sure, all)."""
    for part in ("gold", "html", "dumps"):
        (out / part).mkdir(parents=True, exist_ok=True)
    sure = total = 0
    for source in read_folder(folder):
        if source.gold.variants:
            continue
        total += 1
        texts = confident_texts(source)
        if texts is None:
            continue
        answer, *variants = texts
        sure += 1
        record = {
            "url": source.url,
            "ground_truth": {"main_content": answer, "main_content_variants": variants},
            "_internal": {"page_type": source.gold.page_type, "taught": True},
        }
        (out / "gold" / f"{source.key}.json").write_text(json.dumps(record, ensure_ascii=False), encoding="utf-8")
        shutil.copy(folder / "html" / f"{source.key}.html.gz", out / "html")
        for style in (folder / "dumps").iterdir() if (folder / "dumps").is_dir() else ():
            dump = style / f"{source.key}.txt.gz"
            if dump.exists():
                (out / "dumps" / style.name).mkdir(exist_ok=True)
                shutil.copy(dump, out / "dumps" / style.name)
    return sure, total


def confident_texts(source: Source) -> list[str] | None:
    """Return a page's article, what of it is one for sure, and what may be one, if the tagger is sure of most."""
    page = segment(source.markup, "html")
    scores = score(page).content
    wanted = _holding(page.blocks, source.gold.must_appear)
    unwanted = _holding(page.blocks, source.gold.must_not_appear)

    def article(favor: Favor) -> list[Block]:
        decisions = zip(select(page, scores, Options(favor=favor)), wanted, unwanted, strict=True)
        return [made.block for made, want, bad in decisions if (made.kept or want) and not bad]

    answer, sure, most = article("balanced"), article("precision"), article("recall")
    if _chars(sure) < MIN_CHARS or _chars(most) - _chars(sure) > (1 - SURE) * _chars(page.blocks):
        return None
    return ["\n\n".join(block.text for block in blocks) for blocks in (answer, sure, most)]


def _chars(blocks: Sequence[Block]) -> int:
    return sum(len(block.text) for block in blocks)


def _holding(blocks: Sequence[Block], snippets: Sequence[str]) -> list[bool]:
    """Return for each block whether it holds one of the snippets."""
    lowered = [snippet.lower() for snippet in snippets]
    return [any(snippet in block.text.lower() for snippet in lowered) for block in blocks]
