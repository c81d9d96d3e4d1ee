"""What a folder's lesson is worth, by taggers that saw no page of the sites judged, and how much to make of it.

Sites with three pages or more are judged, in one folder a style: dumps without an address, markup with what it names.
The pages of all other sites train the taggers. The two amounts of `cleanpage.site.lesson` are chosen on some sites and
measured on the others, five times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.score import overlap, tokens
from cleanpage.article import Article
from cleanpage.segment import segment
from cleanpage.select import select
from cleanpage.site import Lesson
from cleanpage.site.lesson import Amounts
from cleanpage.site.lines import lines_of, site_of
from cleanpage.site.sketch import Sketch
from cleanpage.tagger.features import html_features, text_features
from cleanpage.tagger.network import Network
from cleanpage.types import Kind, Metadata, Options, Page
from training.dataset import RECORDED, Source, fold_of, read_folder

MIN_PAGES = 3
GROUP_PAGES = 5
FOLDS = 5
AMOUNTS = tuple(Amounts(*pair) for pair in product((-0.25, -0.5, -1.0), (1.5, 2.0, 2.5)))


@dataclass(frozen=True)
class Judged:
    """A page of a site with several, what the tagger says of it, and what is right."""

    site: str
    site_pages: int
    text: str
    page: Page
    scores: np.ndarray
    gold: tuple[list[str], ...]
    """The words of each text that would be right."""

    def word_f1(self, lesson: Lesson | None) -> float:
        """Return how good the page's article is, by the package's own selection."""
        repeats = lesson.hear(self.page, self.scores, self.text, None) if lesson else None
        decisions = select(self.page, self.scores, Options(), repeats)
        found = tokens(Article(self.page.kind, Metadata(), decisions).text)
        return max(overlap(found, gold).f1 for gold in self.gold)


def sources_of(folders: Sequence[Path]) -> tuple[list[Source], set[str]]:
    """Return the pages of the folders, and the sites that have several."""
    sources = [source for folder in folders for source in read_folder(folder)]
    pages = Counter(source.site for source in sources if source.url and not source.taught)
    return sources, {site for site, count in pages.items() if count >= MIN_PAGES}


def judged(folders: Sequence[Path], kind: Kind, network: Network) -> dict[str, tuple[list[Judged], Lesson]]:
    """Return, for each style behind a door, the pages to judge and what their folder teaches."""
    sources, sites = sources_of(folders)
    several = [source for source in sources if source.site in sites and any(source.gold.variants) and not source.taught]
    pages = Counter(source.site for source in several)
    features = html_features if kind == "html" else text_features
    by_style: dict[str, list[Judged]] = defaultdict(list)
    for source in several:
        gold = tuple(map(tokens, source.gold.variants))
        for style, text in _texts(source, kind):
            page = segment(text, kind)
            if page.blocks:
                scores = network.predict(features(page))
                by_style[style].append(Judged(source.site, pages[source.site], text, page, scores, gold))
    return {style: (some, _lesson(some)) for style, some in by_style.items()}


def _texts(source: Source, kind: Kind) -> Iterator[tuple[str, str]]:
    """Yield the page in each style behind the door."""
    if kind == "html":
        yield "html", source.markup
    else:
        yield from ((style, dump) for style in RECORDED if (dump := source.dumps.get(style, "")).strip())


def _lesson(pages: Sequence[Judged]) -> Lesson:
    sketch = Sketch.empty()
    for page in pages:
        kind = page.page.kind
        sketch.add(lines_of(page.text.encode("utf-8", "replace"), kind, site_of(None, page.text, kind)))
    return Lesson(sketch.folded(), all_counted=True)


def report(styles: Mapping[str, tuple[Sequence[Judged], Lesson]], log: Callable[[str], None]) -> None:
    """Say what each style scores without the lesson, with it, and with the amounts that other sites choose."""
    pages = [page for some, _ in styles.values() for page in some]
    lessons = [lesson for some, lesson in styles.values() for _ in some]
    style = np.array([style for style, (some, _) in styles.items() for _ in some])
    without = np.array([page.word_f1(None) for page in pages])
    by_amounts = {
        amounts: np.array([page.word_f1(replace(by, amounts=amounts)) for page, by in zip(pages, lessons, strict=True)])
        for amounts in AMOUNTS
    }
    fold = np.array([fold_of(page.site, FOLDS, 0) for page in pages])
    chosen = [_best(by_amounts, fold != one) for one in range(FOLDS)]
    log(f"amounts that other sites choose: {', '.join(f'{a.repeated:g} {a.own:g}' for a in chosen)}")
    columns = {
        "without": without,
        "with": by_amounts[Amounts()],
        "as other sites choose": np.array([by_amounts[chosen[one]][i] for i, one in enumerate(fold)]),
    }
    for least in (GROUP_PAGES, MIN_PAGES):
        several = np.array([page.site_pages >= least for page in pages])
        for name in (*styles, "all"):
            group = several & ((style == name) | (name == "all"))
            figures = ", ".join(f"{column} {f1[group].mean():.4f}" for column, f1 in columns.items())
            log(f"{name}, {group.sum()} pages of sites with {least} or more: {figures}")


def _best(by_amounts: Mapping[Amounts, np.ndarray], where: np.ndarray) -> Amounts:
    return max(by_amounts, key=lambda amounts: by_amounts[amounts][where].mean())
