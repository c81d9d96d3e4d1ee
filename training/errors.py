"""Where the loss is: pages ranked by lost F1, with what was wrongly kept, wrongly dropped, and never segmented.

    python -m training.errors FOLDER PREDICTIONS.jsonl [N]

PREDICTIONS are rows of the cross-validation (`id`, `text`); FOLDER is the WCXB-style folder they are of.
"""

from __future__ import annotations

import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from benchmarks.score import tokens
from cleanpage.segment import segment
from training.dataset import Source, read_folder


def main() -> None:
    """Print the totals by page type, then the N worst pages (60 by default)."""
    folder, predictions = Path(sys.argv[1]), Path(sys.argv[2])
    texts = {row["id"]: row["text"] for row in map(json.loads, predictions.read_text("utf-8").splitlines())}
    losses = [loss_of(source, texts.get(source.key, "")) for source in read_folder(folder) if any(source.gold.variants)]
    by_kind: dict[str, list[float]] = defaultdict(list)
    for lost, _, kind, _ in losses:
        by_kind[kind].append(lost)
    for kind, values in sorted(by_kind.items(), key=lambda item: -sum(item[1])):
        print(f"{kind:14} {len(values):5} pages, {sum(values):6.1f} lost, {sum(values) / len(values):.3f} a page")
    for lost, key, kind, why in sorted(losses, reverse=True)[: int(sys.argv[3]) if len(sys.argv) > 3 else 60]:
        print(f"{lost:.2f} {key} {kind}: {why}")


def loss_of(source: Source, text: str) -> tuple[float, str, str, str]:
    """Return (lost F1, id, page type, where the words went) of one page."""
    gold, kept = Counter(tokens(source.gold.variants[0])), Counter(tokens(text))
    page = segment(source.markup, "html")
    there = Counter(word for block in page.blocks for word in tokens(block.text))
    common, size = sum((gold & kept).values()), sum(gold.values()) + sum(kept.values())
    missing = gold - kept
    absent = sum((missing - there).values())
    share = f"{sum((kept - gold).values())} words kept wrongly, {sum(missing.values()) - absent} dropped wrongly"
    why = f"{share}, {absent} in no block; gold {sum(gold.values())}"
    return 1 - 2 * common / size, source.key, source.gold.page_type, why


if __name__ == "__main__":
    main()
