"""What a folder's lesson is worth, by taggers that saw no page of the sites judged, and how much to make of it.

Sites with three pages or more are judged, in one folder a style: dumps without an address, markup with what it names.
The pages of all other sites train the taggers. The two amounts of `cleanpage.site.lesson` are chosen on some sites and
measured on the others, five times.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path

import numpy as np

from benchmarks.score import Gold, load_gold, score_page
from cleanpage.article import Article
from cleanpage.decode import decode
from cleanpage.select import select
from cleanpage.site import Lesson
from cleanpage.site.lesson import Amounts
from cleanpage.site.lines import lines_of, site_of
from cleanpage.site.sketch import Sketch
from cleanpage.tagger.network import Network
from cleanpage.types import Document, Kind, Metadata, Options
from training.dataset import RECORDED, Example, Source, fold_of, html_examples, read_folder, text_examples

MIN_PAGES = 3
GROUP_PAGES = 5
FOLDS = 5
AMOUNTS = tuple(Amounts(*pair) for pair in product((-0.5, -1.0, -1.5), (1.0, 1.5, 2.0)))


@dataclass(frozen=True)
class Judged:
    """A page of a site with several, what the tagger says of it, and what is right."""

    example: Example
    text: str
    scores: np.ndarray
    gold: Gold
    site_pages: int

    def word_f1(self, lesson: Lesson | None) -> float:
        """Return how good the page's article is, by the package's own selection."""
        page = self.example.page
        repeats = lesson.hear(page, self.scores, self.text, None) if lesson else None
        decisions = select(page, self.scores, Options(), repeats)
        article = Article(page.kind, Metadata(), decisions)
        words = score_page(article.text, self.gold).words
        return words.f1 if words else 0.0


def sources_of(folders: Sequence[Path]) -> tuple[list[Source], set[str]]:
    """Return the pages of the folders, and the sites that have several."""
    sources = [source for folder in folders for source in read_folder(folder)]
    pages = Counter(source.site for source in sources if source.url and not source.taught)
    return sources, {site for site, count in pages.items() if count >= MIN_PAGES}


def judged(folders: Sequence[Path], kind: Kind, network: Network) -> dict[str, tuple[list[Judged], Lesson]]:
    """Return, for each style behind a door, the pages to judge and what their folder teaches."""
    sources, sites = sources_of(folders)
    gold = {key: value for folder in folders for key, value in load_gold(folder).items()}
    pages = Counter(source.site for source in sources if source.gold)
    by_style: dict[str, list[Judged]] = defaultdict(list)
    for source in sources:
        if source.site in sites and source.gold and not source.taught:
            for example, text in _examples(source, kind):
                scores = network.predict(example.features)
                by_style[example.style].append(Judged(example, text, scores, gold[source.key], pages[source.site]))
    return {style: (some, _lesson(some)) for style, some in by_style.items()}


def _examples(source: Source, kind: Kind) -> Iterator[tuple[Example, str]]:
    if kind == "html":
        text = decode(Document(source.html, source.key))
        yield from ((example, text) for example in html_examples(source))
    else:
        yield from ((e, source.dumps[e.style]) for e in text_examples(source) if e.style in RECORDED)


def _lesson(pages: Sequence[Judged]) -> Lesson:
    sketch = Sketch.empty()
    for page in pages:
        kind = page.example.page.kind
        sketch.add(lines_of(page.text, kind, site_of(None, page.text, kind)))
    return Lesson(sketch.folded(), all_counted=True)


def report(style: str, pages: Sequence[Judged], lesson: Lesson, log: Callable[[str], None]) -> None:
    """Say what the style scores without the lesson, with it, and with amounts that other sites chose."""
    without = np.array([page.word_f1(None) for page in pages])
    table = {
        amounts: np.array([page.word_f1(replace(lesson, amounts=amounts)) for page in pages]) for amounts in AMOUNTS
    }
    fold = np.array([fold_of(page.example.site, FOLDS, 0) for page in pages])
    chosen = [max(AMOUNTS, key=lambda a: table[a][fold != one].mean()) for one in range(FOLDS)]
    elsewhere = np.array([table[chosen[one]][i] for i, one in enumerate(fold)])
    for least in (GROUP_PAGES, MIN_PAGES):
        group = np.array([page.site_pages >= least for page in pages])
        figures = " ".join(f"{name} {values[group].mean():.4f}" for name, values in (
            ("without", without), ("with", table[lesson.amounts]), ("amounts of other sites", elsewhere)
        ))  # fmt: skip
        log(f"{style}, {group.sum()} pages of sites with {least} or more: {figures}")
    log(f"{style}, amounts chosen: {', '.join(f'{a.repeated:g} {a.own:g}' for a in chosen)}")
