"""What is kept though its score alone would drop it."""

from __future__ import annotations

import numpy as np
import pytest

from cleanpage import copies, select, takes
from cleanpage.segment import segment
from cleanpage.types import Block, Options, Page
from tests.dumps import PROSE


def test_a_heading_among_kept_paragraphs_is_kept() -> None:
    page = segment("<div><p>One.</p><h2>Two</h2><p>Three.</p></div><div><h2>Elsewhere</h2></div><p>Four.</p>", "html")
    assert [block.text for block in page.blocks] == ["One.", "Two", "Three.", "Elsewhere", "Four."]
    assert list(takes.take_headings(page, [True, False, True, False, True])) == [1]
    assert list(takes.take_headings(page, [True, False, False, False, True])) == []


TABLE = "<table><tr><td>attempts<td>int<td>3<tr><td>a<td>much longer</table>"
LAYOUT = "<table><tr><td><h1>A headline of many words</h1><p>Home</p><td>News</table>"


def test_a_row_is_kept_whole_where_most_of_it_is_kept() -> None:
    page = segment(TABLE, "html")
    assert list(takes.take_rows(page, [True, False, False, True, False])) == [1, 2]
    page = segment(LAYOUT, "html")
    assert list(takes.take_rows(page, [True, False, False])) == []


@pytest.mark.parametrize("markup", ["<p>{}</p>", "<li>{}", "{}<br>", "<div class=verse><p class=line>{}</p></div>"])
def test_a_refrain_is_kept_each_time(markup: str) -> None:
    refrain, verses = "Row, row, row your boat", ("Gently down the stream", "Merrily we go along", "It is a dream")
    lines = [line for verse in verses for line in (verse, refrain)]
    song = segment(f"<div>{''.join(map(markup.format, lines))}</div><p>{refrain}</p>", "html")
    assert list(copies.drop_copies(song, [True] * 7)) == [6]
    last = [5] if markup == "{}<br>" else []  # a line of the element whose other lines are kept
    assert list(takes.take_refrains(song, [True, True, True, False, True, False, False])) == [3, *last]


def test_the_article_in_the_data_is_kept_where_it_is_more_than_the_page_shows() -> None:
    shown, held = Block("Turn on scripts."), Block("All of the long story.", origin="embedded")
    assert list(takes.take_embedded(Page("html", (shown, held)), [True, False])) == [1]
    assert not takes.take_embedded(Page("html", (shown, shown, held)), [True, True, False])


def test_a_table_of_data_is_kept_whole_or_not_at_all() -> None:
    page = segment(TABLE, "html")
    assert list(takes.take_tables(page, [False, False, False, False, True])) == [0, 1, 2, 3]
    assert not takes.take_tables(page, [False] * 5)
    assert not takes.take_tables(segment(LAYOUT, "html"), [True, False, False])


def test_a_list_of_terms_is_kept_whole_where_most_of_it_is() -> None:
    page = segment("<p>Before</p><dl><dt>Length<dd>11.4 kilometres<dt>Stops<dd>23</dl>", "html")
    assert list(takes.take_terms(page, [True, False, True, False, False])) == [1, 3, 4]
    assert list(takes.take_terms(page, [True, False, False, False, True])) == []
    page = segment("<main><p>Before<dl><dt>Stops<dd>23</dl><p>After</main><dl><dt>Fax<dd>4</dl><p>Home", "html")
    assert list(takes.take_terms(page, [True, False, False, True, False, False, False])) == [1, 2]


def test_code_amid_the_article_is_kept() -> None:
    code = "<div class=highlight><button>Copy</button><pre>ls -l</pre></div>"
    page = segment(f"<main><p>Before{code}<p>After</main><aside>{code}<p>More</aside>", "html")
    kept = [block.text in ("Before", "After", "More") for block in page.blocks]
    scores = np.zeros(len(kept), np.float32)
    assert [(i, page.blocks[i].text) for i in takes.take_listings(page, kept, scores)] == [(2, "ls -l")]


@pytest.mark.parametrize(
    ("score", "code", "taken"), [(0.3, "ls -l", [1]), (0.1, "ls -l", []), (0.3, "ls -l\n" * 9, [])]
)
def test_code_that_is_not_unlikely_is_kept_but_not_the_article_as_its_source(
    score: float, code: str, taken: list[int]
) -> None:
    page = segment(f"<p>This is how to see what there is:<pre>{code}</pre><p>Home", "html")
    scores = np.array([0.9, score, 0.1], np.float32)
    assert list(takes.take_listings(page, [True, False, False], scores)) == taken


LEAD = "The council wants to spend less, but nobody could say on what."


@pytest.mark.parametrize(
    ("lead", "score", "kept"),
    [
        (f"<p>{LEAD}</p>", 0.3, True),
        (f"<p>{LEAD}</p>", 0.1, False),  # the tagger is sure
        (f"<p><a href=/b>{LEAD}</a></p>", 0.3, False),  # another story's
        ("<p>By Ann Reed and Tom Field, on the fourth of May, at the harbour</p>", 0.3, False),
        (f"<div class=hero-caption>{LEAD}</div>", 0.3, False),
        ("<p>The council on Monday. Illustrative purposes only. (Ann Reed/Getty Images)</p>", 0.3, False),
    ],
)
def test_the_lead_between_headline_and_article_is_kept(lead: str, score: float, kept: bool) -> None:
    page = segment(f"<h1>Budget adopted</h1><p>4 May 2024</p>{lead}<p>{PROSE}</p><p>{PROSE}Late.</p>", "html")
    scores = np.array([0.9, 0.1, score, 0.99, 0.99], np.float32)
    decision = select.select(page, scores, Options())[2]
    assert (decision.kept, decision.step == "take_lead") == (kept, kept)


POST = (
    '<div class="post"><div class="head"><a class="big" href="/u/{0}">{0}</a></div><p>May {1}, 2024</p>'
    "<div>I would take the ferry at ten, for it is never full, says number {1}.</div><a>Reply</a></div>"
)


def test_a_thread_says_who_wrote_each_post() -> None:
    names = ["ann", "harbour_bo", "ann", "cy"]
    untold = "".join(POST.format(name, day) for day, name in enumerate(names, 3))
    page = segment(untold.replace("head", "post-author"), "html")
    kept = ["says number" in block.text for block in page.blocks]
    found = takes.take_posters(page, kept)
    assert [page.blocks[i].text for i in found] == names
    assert not takes.take_posters(page, [False] * len(kept))
    assert not takes.take_posters(segment(untold, "html"), kept)


def test_a_line_that_the_markup_calls_a_writer_and_a_time_says_who_wrote_the_post_below() -> None:
    line = (
        "<div><span itemprop=author><a href=/u/{0}>{0}</a></span><time datetime=2024-05-0{1}>May {1}, 2024</time></div>"
    )
    thread = "".join(line.format(*who) + POST.format("", who[1]) for who in (("ann", 3), ("bo", 4), ("ann", 5)))
    page = segment(thread, "html")
    for with_first in (False, True):
        kept = ["says number" in block.text or (with_first and i == 0) for i, block in enumerate(page.blocks)]
        assert [page.blocks[i].text[:3].strip() for i in takes.take_posters(page, kept)] == ["ann", "bo", "ann"]


@pytest.mark.parametrize(
    ("kept", "taken"), [((True, True, False, False, False), [2]), ((False, True, False, False, False), [])]
)
def test_a_list_of_which_a_part_is_kept_has_no_gaps(kept: tuple[bool, ...], taken: list[int]) -> None:
    page = segment("<ul><li>oak<li>ash<li><p>elm</p><li>Log in<li><a href=/fir>fir</a></ul>", "html")
    scores = np.array([0.7, 0.7, 0.3, 0.1, 0.3], np.float32)
    assert list(takes.take_items(page, kept, scores, 0.25)) == taken
