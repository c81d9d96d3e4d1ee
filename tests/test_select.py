"""What became of each block is decided at once, and put into words when somebody asks."""

from __future__ import annotations

import copy
import pickle

import numpy as np
import pytest

import cleanpage
from cleanpage import select
from cleanpage.kinds import name_boilerplate
from cleanpage.segment import segment
from cleanpage.types import Block, Decision, Favor, Options
from tests.dumps import PROSE

HTML = (
    "<html><body><ul class=menu>" + "".join(f"<li><a href=/{n}>Topic {n}</a></li>" for n in range(9)) + "</ul><article>"
    f"<h1>Budget adopted</h1><p>{PROSE * 3}</p><p>{PROSE * 2} Late.</p></article><footer>© 2024 Post</footer>"
)


@pytest.fixture
def named(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many blocks each naming of a page named."""
    calls: list[int] = []

    def counted(page, kept):  # type: ignore[no-untyped-def]
        calls.append(len(kept))
        return name_boilerplate(page, kept)

    monkeypatch.setattr(select, "name_boilerplate", counted)
    return calls


def test_the_article_alone_names_no_boilerplate(named: list[int]) -> None:
    article = cleanpage.clean(HTML, url="https://example.org/a")
    assert PROSE.strip() in article.text
    assert article.markdown
    assert [decision.kept for decision in article.blocks].count(True) >= 2
    assert named == []


@pytest.mark.parametrize(("favor", "some"), [("precision", False), ("balanced", False), ("recall", True)])
def test_where_little_can_be_expected_nothing_is_kept(favor: Favor, some: bool) -> None:
    page = segment("".join(f"<p>Offer number {n} of the shop, and what it costs.</p>" for n in range(40)), "html")
    unlikely = np.array([0.2, *[0.05] * 39], np.float32)
    kept = [decision.kept for decision in select.select(page, unlikely, Options(favor=favor))]
    assert any(kept) == some
    likelier = np.array([0.9, *[0.05] * 39], np.float32)
    assert select.select(page, likelier, Options(favor=favor))[0].kept


def test_a_page_is_named_once(named: list[int]) -> None:
    article = cleanpage.clean(HTML)
    dropped = [decision for decision in article.blocks if not decision.kept]
    assert all(decision.role and decision.reason and decision.step for decision in dropped)
    assert article.to_dict()["blocks"][0]["role"] == dropped[0].role == "navigation"
    assert named == [len(article.blocks)]


def test_decisions_can_be_copied_and_sent_to_another_process() -> None:
    decisions = cleanpage.clean(HTML).blocks
    for again in (pickle.loads(pickle.dumps(decisions)), copy.deepcopy(decisions)):
        assert [(d.role, d.reason) for d in again] == [(d.role, d.reason) for d in decisions]
    assert not hasattr(decisions[0], "colour")


def test_a_decision_shows_what_it_holds() -> None:
    decision = Decision(Block("Words."), 0.9, True, "paragraph", "score", "reads well")
    assert "role='paragraph'" in repr(decision)
    assert "reason='reads well'" in repr(decision)


@pytest.mark.parametrize("scores", [[0.95, 0.9, 0.4, 0.1], [0.4, 0.35, 0.3, 0.1], [0.1, 0.05, 0.0, 0.0]])
def test_favor_moves_along_one_curve(scores: list[float]) -> None:
    page = segment("".join(f"<p>Paragraph {n} of the page.</p>" for n in "abcd"), "html")
    kept = [
        {i for i, decision in enumerate(select.select(page, np.array(scores, np.float32), Options(favor=favor)))
         if decision.kept and decision.step == "score"}
        for favor in ("precision", "balanced", "recall")
    ]  # fmt: skip
    assert kept[0] <= kept[1] <= kept[2]


def test_a_page_that_puzzles_is_judged_more_mildly_but_not_one_without_hope() -> None:
    page = segment("".join(f"<p>Paragraph {n} of the page.</p>" for n in "abcdefgh"), "html")

    def kept(scores: list[float]) -> list[bool]:
        return [decision.kept for decision in select.select(page, np.array(scores, np.float32), Options())]

    assert kept([0.95] * 7 + [0.4]) == [True] * 7 + [False]
    assert kept([0.4] + [0.1] * 7) == [True] + [False] * 7
    assert kept([0.05] + [0.01] * 7) == [False] * 8


ARTICLE = (
    '<script type="application/ld+json">{"@type": "NewsArticle"}</script><meta property="og:type" content="article">'
)
PRODUCT = '<script type="application/ld+json">{"@type": "Product"}</script>'
GRID = '<script type="application/ld+json">{"@type": "ItemList", "itemListElement": [{"@type": "Product"}]}</script>'


@pytest.mark.parametrize(("head", "favor", "kept"), [
    (ARTICLE, "balanced", False), (PRODUCT, "balanced", False), (GRID, "balanced", True), ("", "balanced", True),
    (ARTICLE, "recall", True),
])  # fmt: skip
def test_what_says_that_it_is_one_thing_is_judged_by_even_odds_at_least(head: str, favor: Favor, kept: bool) -> None:
    page = segment(
        f"<html><head>{head}</head><body><p>{PROSE * 2}</p><p>Doubtful words of a feed.</p></body></html>", "html"
    )
    decisions = select.select(page, np.array([0.6, 0.45], np.float32), Options(favor=favor))
    assert [decision.kept for decision in decisions] == [True, kept]
