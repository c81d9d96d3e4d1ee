"""The quality floor: word F1 of each fixture against its hand-written gold, pinned in `floor.json`.

    python -m benchmarks.floor                                      # compare, exit 1 where a score fell
    python -m benchmarks.floor --update                             # pin the scores of today
    python -m benchmarks.floor --update --allow-regression REASON   # the same where a score fell

A floor is only ever lowered with a reason, and the reason goes into CHANGELOG.md. The hashes say what the scores
were measured on: other fixtures or other weights need `--update`.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.corpus import hash_of
from benchmarks.score import Gold, score_page

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "fixtures"
WEIGHTS = ROOT / "src" / "cleanpage" / "tagger"
FLOOR = Path(__file__).with_name("floor.json")
CHANGELOG = ROOT / "CHANGELOG.md"


@dataclass(frozen=True)
class Floor:
    """What was measured, on what."""

    corpus_sha256: str
    weights_sha256: str
    mean: float
    scores: dict[str, float]
    """Word F1 by fixture, rounded down to three decimals, so that no machine's last digit is under it."""


def measure() -> Floor:
    """Score every fixture that has a gold text."""
    scores = {name: _floored(_score(name)) for name in pages()}
    return Floor(
        hash_of(path for name in pages() for path in (FIXTURES / name, _gold(name))),
        hash_of(sorted(WEIGHTS.glob("*.weights"))),
        _floored(sum(scores.values()) / len(scores)),
        scores,
    )


def pages() -> list[str]:
    """The fixtures that have a gold text."""
    return [name for name in sorted(_titles()) if _gold(name).exists()]


def pinned() -> Floor:
    """The floor as it is pinned."""
    return Floor(**json.loads(FLOOR.read_text("utf-8")))


def fallen(today: Floor, floor: Floor) -> list[str]:
    """The scores that are under their floor, in words.

    >>> fallen(Floor("", "", 0.8, {"a": 0.8}), Floor("", "", 0.9, {"a": 0.9, "gone": 0.5}))
    ['the mean: 0.900 -> 0.800', 'a: 0.900 -> 0.800']
    """
    now, then = {"the mean": today.mean, **today.scores}, {"the mean": floor.mean, **floor.scores}
    return [f"{name}: {then[name]:.3f} -> {now[name]:.3f}" for name in then if name in now and now[name] < then[name]]


def main(argv: Sequence[str] | None = None) -> None:
    """Compare with the floor, or pin it anew."""
    options = _parser().parse_args(argv)
    today = measure()
    lower = fallen(today, pinned()) if FLOOR.exists() else []
    print(f"word F1 {today.mean:.3f} over {len(today.scores)} fixtures")
    print("\n".join(f"fell: {line}" for line in lower), end="\n" if lower else "")
    if lower and not (options.update and options.allow_regression):
        sys.exit("a floor is lowered with --update --allow-regression REASON alone")
    if options.update:
        FLOOR.write_text(json.dumps(asdict(today), indent=1) + "\n", "utf-8")
        if lower:
            _note(options.allow_regression, lower)


def _note(reason: str, lower: Sequence[str]) -> None:
    """Put the reason under the changelog's first heading of a version."""
    head, found, rest = CHANGELOG.read_text("utf-8").partition("\n## ")
    if not found:
        sys.exit("CHANGELOG.md has no version to put the reason under")
    heading, _, below = rest.partition("\n")
    line = f"- output change: the quality floor is lowered: {reason} ({'; '.join(lower)})"
    CHANGELOG.write_text(f"{head}{found}{heading}\n\n{line}\n{below.lstrip()}", "utf-8")


def _score(name: str) -> float:
    import cleanpage

    body, title = _gold(name).read_text("utf-8"), _titles()[name]
    gold = Gold("article", (body, f"{title}\n\n{body}"), (), ())
    words = score_page(cleanpage.clean((FIXTURES / name).read_bytes()).text, gold).words
    return words.f1 if words else 0.0


def _titles() -> dict[str, str]:
    """The title of each fixture; the body may open with it or not."""
    wanted = json.loads((FIXTURES / "expectations.json").read_text("utf-8"))
    return {name: want["title"] or "" for name, want in wanted.items()}


def _gold(name: str) -> Path:
    return (FIXTURES / name).with_suffix(".gold.txt")


def _floored(value: float) -> float:
    return math.floor(value * 1000) / 1000


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--update", action="store_true", help="pin the scores of today")
    parser.add_argument("--allow-regression", metavar="REASON", help="why a lower score is right; for the changelog")
    return parser


if __name__ == "__main__":
    main()
