"""What is dropped though its score alone would keep it."""

from __future__ import annotations

import numpy as np
import pytest

from cleanpage import asides, copies, drops, select
from cleanpage.segment import segment
from cleanpage.types import Block, Container, Options, Page
from tests.dumps import PROSE


def test_a_cell_that_repeats_a_line_stays_in_its_row() -> None:
    firm = "Granite Brothers of the Northern Quarry"
    row = f"<table><tr><th>Company<th>Type<tr><td>{firm}<td>For profit</table>"
    page = segment(f"<ol><li>{firm}</ol>{row}<p>{firm}</p>", "html")
    assert [page.blocks[i].tag for i in copies.drop_copies(page, [True] * len(page.blocks))] == ["p"]


def test_a_heading_goes_before_its_entry_in_the_table_of_contents() -> None:
    entry, other = "How the ferry is paid for", "What is planned for the quay"
    body = "".join(f"<h2>{title}</h2><p>Of {title.lower()} more was said.</p>" for title in (entry, other))
    page = segment(f"<ul><li>{entry}<li>{other}</ul>{body}", "html")
    assert list(copies.drop_copies(page, [True] * 6)) == [0, 1]


def test_an_article_that_stands_twice_is_no_refrain() -> None:
    article = "".join(f"<p>{line}</p>" for line in ("Gently down the stream", "Merrily we go along", "It is a dream"))
    page = segment(f"<div>{article}</div>" * 2, "html")
    assert list(copies.drop_copies(page, [True] * 6)) == [3, 4, 5]


KETTLE = "<main><h1>Kettle</h1><p>It boils a litre of water in two minutes.</p></main>"
OF_PRODUCT = '<script type="application/ld+json">{"@type": "Product", "name": "Kettle"}</script>'


@pytest.mark.parametrize(
    ("before", "heading", "role"),
    [
        ("", "Customers also bought", "related stories"),
        ("", "Das könnte Ihnen auch gefallen", "related stories"),
        ("", "Kundenbewertungen", "comments"),
        (OF_PRODUCT, "Reviews (12)", "comments"),
        (OF_PRODUCT.replace("{", '{"@type": "Article", "about": {').replace("}", "}}"), "Reviews (12)", None),
        ("", "Reviews (12)", None),
        ("", "What is in the box", None),
    ],
)
def test_a_part_about_something_else_goes_with_all_that_is_in_it(before: str, heading: str, role: str | None) -> None:
    part = f"<section><div><h2>{heading}</h2></div><p>A toaster for four slices of bread.</p></section>"
    page = segment(f"{before}<body>{KETTLE}{part}<p>It is red.</p></body>", "html")
    assert [found for found, _ in asides.drop_asides(page, [True] * 5).values()] == ([role] * 2 if role else [])
    first = segment(f"{before}<body>{part}{KETTLE}</body>", "html")
    assert not asides.drop_asides(first, [True] * 4)


@pytest.mark.parametrize(("label", "dropped"), [("c-modal open", True), ("modality", False), ("post-signature", True)])
def test_a_part_goes_by_its_name_unless_it_holds_the_article(label: str, dropped: bool) -> None:
    part = f'<div class="{label}"><p>A line or two of it.</p></div>'
    page = segment(f"<body>{KETTLE}{part}</body>", "html")
    assert list(asides.drop_named_parts(page, [True] * 3)) == ([2] if dropped else [])
    window = segment(f'<body><p>Hello.</p><div class="{label}">{KETTLE}</div></body>', "html")
    assert not asides.drop_named_parts(window, [True] * 3)
    everywhere = segment(f"<body>{part * 4}</body>", "html")
    assert not asides.drop_named_parts(everywhere, [True] * 4)


@pytest.mark.parametrize(
    ("heading", "kind", "dropped"),
    [
        ("<h2><a href=/b>Old bridge open to traffic again</a></h2>", "NewsArticle", True),
        ("<h2><a href=/b>Old bridge open to traffic again</a></h2>", "Product", False),
        ("<h2><a href=https://example.com/b>Old bridge open to traffic again</a></h2>", "NewsArticle", False),
        ("<h2>Old bridge <a href=/b>open to traffic</a> again</h2>", "NewsArticle", False),
        ("<h2><a href=/b>Bridges</a></h2>", "NewsArticle", False),
    ],
)
def test_amid_news_the_headline_of_another_story_goes(heading: str, kind: str, dropped: bool) -> None:
    page = segment(
        f'<script type="application/ld+json">{{"@type": "{kind}"}}</script>'
        f"<link rel=canonical href=https://example.org/a><p>{PROSE}</p>{heading}<p>{PROSE}</p>",
        "html",
    )
    assert list(asides.drop_headlines(page, [True] * 3)) == ([1] if dropped else [])


def test_the_labels_of_a_form_go_but_for_questions() -> None:
    page = segment("<p>Which size?</p><label>Small (12)</label><label>Is it made of steel?</label><p>Yes.</p>", "html")
    assert list(drops.drop_labels(page, [True] * 4)) == [1]


@pytest.mark.parametrize(
    ("button", "dropped"),
    [
        ("<button class=btn>See more of it</button>", True),
        ("<button><div>Add to favourites</div></button>", True),
        ("<button class=accordion__trigger><div>Care and use</div></button>", False),
        ("<button>Is it made of steel?</button>", False),
        ("<h3><button>Care and use</button></h3>", False),
    ],
)
def test_what_a_button_says_goes_unless_it_opens_a_part(button: str, dropped: bool) -> None:
    page = segment(f"<p>A kettle of steel, for a litre.</p>{button}<p>Never put it into water.</p>", "html")
    assert list(drops.drop_labels(page, [True] * 3)) == ([1] if dropped else [])


def test_cards_that_are_buttons_stay() -> None:
    card = "<button><p>A red kettle</p><p>Of steel, for a litre</p></button>"
    page = segment(f"<p>All kettles of this autumn, each with a lid:</p>{card}<button>Buy now</button>", "html")
    assert list(drops.drop_labels(page, [True] * 4)) == [3]
    page = segment("<p>Kettles</p><button>Red, of steel, for a litre</button><button>Blue, for two</button>", "html")
    assert not drops.drop_labels(page, [True] * 3)


@pytest.mark.parametrize(
    ("part", "dropped"),
    [
        ("<nav>Kettles</nav>", True),
        ("<footer>The house of kettles</footer>", True),
        ("<blockquote><footer>Ann Lee</footer></blockquote>", False),
    ],
)
def test_menus_and_footers_go_though_they_read_like_the_article(part: str, dropped: bool) -> None:
    page = segment(f"<body>{KETTLE}{part}</body>", "html")
    assert list(asides.drop_named_parts(page, [True] * 3)) == ([2] if dropped else [])


def test_a_piece_of_a_sentence_in_a_dump_is_no_copy() -> None:
    who = "the Harbour Preservation Society"
    pieces = ["The pier was rebuilt by", who, "in a year."], ["The lamps too, say", who], [who]
    blocks = [Block(text, continues=at > 0) for sentence in pieces for at, text in enumerate(sentence)]
    assert list(copies.drop_copies(Page("text", tuple(blocks)), [True] * 6)) == [5]


def test_a_word_of_a_sentence_that_a_dump_broke_stays_with_it() -> None:
    lines = ("The council met in the", "Town Hall", "on Monday, and went home late.", "Town Hall")
    blocks = tuple(Block(text, continues=i in (1, 2)) for i, text in enumerate(lines))
    page = Page("text", blocks, (Container(0, "body", "", 0, 4),))
    decisions = select.select(page, np.array([0.9, 0.1, 0.9, 0.1], np.float32), Options())
    assert [decision.kept for decision in decisions] == [True, True, True, False]


TEASER = ("Mayor says she wants talks with the quarry", "She asked the owners to come to the table.")
LAST_SECTION = (
    "The bridge stays open until the spring of next year, said the council, and then it will be torn down. " * 6,
    *TEASER,
    "Read also",
    "Bus drivers strike",
)


@pytest.mark.parametrize(
    ("heading_score", "continues", "dropped"),
    [(0.7, False, True), (0.9, False, False), (0.7, True, False)],
    ids=["a teaser", "a section that the tagger is sure of", "a piece of a sentence"],
)
def test_a_teaser_above_other_stories_is_dropped(heading_score: float, continues: bool, dropped: bool) -> None:
    before = Block("The bridge was built by the people of the village, in two years."), Block("It was paid for by all.")
    blocks = *before, *(Block(text, continues=continues and text == TEASER[1]) for text in LAST_SECTION)
    page = Page("text", blocks, (Container(0, "body", "", 0, len(blocks)),))
    scores = np.array([0.9, 0.9, 0.99, heading_score, 0.9, 0.01, 0.01], np.float32)
    steps = [decision.step for decision in select.select(page, scores, Options())]
    assert (steps[3:5] == ["drop_teaser", "drop_teaser"]) is dropped


def kept_between(text: str, dump: bool) -> list[bool]:
    """What is kept of a paragraph, a text and two more paragraphs that all score high."""
    texts = (PROSE, text, f"{PROSE}Late.", f"{PROSE}Later.")
    page = segment("\n\n".join(texts), "text") if dump else segment("".join(f"<p>{one}</p>" for one in texts), "html")
    return [d.kept for d in select.select(page, np.full(len(page.blocks), 0.9, np.float32), Options())]


@pytest.mark.parametrize("dump", [False, True])
@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Read also: What the budget means for the harbour", False),
        ("Lea también: El puerto y el presupuesto", False),
        ("Weiterlesen:", False),
        ("延伸閱讀：港口的預算", False),
        ("Auch lesen: Der Haushalt und der Hafen", False),
        ("À lire aussi » Le budget et le port", False),
        ("» Lesen Sie hier: Der Haushalt und der Hafen", False),
        ("“Read” → to open a book, and not to close it", True),
        ("One thing is clear: read more of the budget before you vote on it", True),
        ("Lea: Ich komme morgen mit an den Hafen", True),
        ("Recommended: two eggs and a cup of flour", True),
        ("Related: " + "the budget, the harbour, " * 9 + "and more", True),
    ],
)
def test_a_line_that_points_to_another_story_is_dropped(line: str, kept: bool, dump: bool) -> None:
    assert kept_between(line, dump) == [True, kept, True, True]


@pytest.mark.parametrize("dump", [False, True])
@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("An dieser Stelle finden Sie einen externen Inhalt von YouTube, der den Artikel ergänzt.", False),
        ("Pour afficher ce contenu, vous devez accepter les cookies du réseau.", False),
        ("Already a subscriber? Then you know what to do with your name and your password.", False),
        ("Get the week’s best stories delivered to your inbox, every Saturday morning.", False),
        ("Підписуйтесь на наш канал, щоб не пропустити жодної новини з міста.", False),
        ("Please enable JavaScript to view the comments of our readers on this page.", False),
        ("The council sent a letter to each of its members; most of them found it in their inbox.", True),
        ("Its newsletter, the mayor said, had three subscribers, and two of them were his brothers.", True),
        ("Norway is already a member of the alliance, and will stay one.", True),
        ("Where the browser does not support modules, the old script is loaded instead.", True),
        ("Чтобы посмотреть матч, нужно подписаться на платный канал.", True),
        ("The code is sent to your inbox; enter it within ten minutes.", True),
        ("The new fund will support independent journalism in small towns.", True),
        ("Support our journalism, said " + "neighbours, municipalities and administrations, " * 9 + "all.", True),
    ],
)
def test_what_the_site_says_to_its_reader_is_dropped(text: str, kept: bool, dump: bool) -> None:
    assert kept_between(text, dump) == [True, kept, True, True]


@pytest.mark.parametrize(
    ("lines", "kept"),
    [
        (["She writes", "The Harbour newsletter", ", and hosts a programme on the wireless."], True),
        (["She lives by the harbour.", "Subscribe"], False),
    ],
)
def test_words_of_a_sentence_that_a_dump_broke_are_no_prompts(lines: list[str], kept: bool) -> None:
    blocks = (Block(PROSE), *(Block(line, continues=i > 0) for i, line in enumerate(lines)), Block(PROSE + "Late."))
    decisions = select.select(Page("text", blocks), np.full(len(blocks), 0.9, np.float32), Options())
    assert decisions[2].kept == kept


def test_a_piece_of_a_longer_line_is_not_taken_for_a_notice() -> None:
    page = segment("<p>One.</p>", "html")
    blocks = (Block(PROSE), Block("Subscribe now to read on. He left the hall.", continues=True), Block("It was late."))
    for kind, kept in (("text", True), ("html", False)):
        decisions = select.select(page._replace(kind=kind, blocks=blocks), np.full(3, 0.9, np.float32), Options())
        assert decisions[1].kept == kept


@pytest.mark.parametrize(
    ("heading", "after", "kept"),
    [
        ("<h2>You may also like</h2>", "", False),
        ("<h2>You may also like</h2>", "<p>The harbour opens at ten o’clock in the morning.</p>", True),
        ("<p>More on this tomorrow.</p>", "", True),
    ],
)
def test_a_heading_of_other_stories_goes_with_them(heading: str, after: str, kept: bool) -> None:
    page = segment(f"<p>{PROSE}</p>{heading}{after}<p>Another page.</p>", "html")
    scores = np.array([0.9, 0.9, *([0.9] if after else []), 0.05], np.float32)
    assert select.select(page, scores, Options())[1].kept == kept


@pytest.mark.parametrize(
    ("heading", "after", "dropped"),
    [
        (
            "Read more",
            "<ul><li><a href=/1>Bus drivers call off strike</a><li><a href=/2>Bridge to close</a></ul>",
            [2, 3],
        ),
        ("Read more", "<h2><a href=/1>The dyers’ lane</a></h2><p>Seven doors, seven colours.</p>", []),
        ("Read more", "<p>Seven doors, seven colours.</p>", []),
        ("The walks", "<ul><li><a href=/1>The dyers’ lane</a></ul>", []),
    ],
)
def test_links_under_a_heading_of_other_stories_go(heading: str, after: str, dropped: list[int]) -> None:
    page = segment(f"<p>{PROSE}</p><h4>{heading}</h4>{after}<p>{PROSE}</p>", "html")
    kept = [block.text != heading for block in page.blocks]
    assert list(drops.drop_linked_stories(page, kept)) == dropped


def test_a_label_that_recurs_between_other_texts_is_the_articles_own() -> None:
    parts = [line for n in range(3) for line in ("Key developments:", f"{PROSE}{n}.")]
    page = segment("\n\n".join([*parts, f"{PROSE}{0}.", f"{PROSE}{1}."]), "text")
    decisions = select.select(page, np.full(len(page.blocks), 0.9, np.float32), Options())
    assert [d.kept for d in decisions] == [True] * 6 + [False] * 2


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("Play video", 0),
        ("The council adopted the budget on Monday, after a debate of six hours.", 1),
        ("市议会经过六小时的辩论，于周一通过了明年的预算案。", 1),
        ("播放视频", 0),
        ("สภาเทศบาลได้อนุมัติงบประมาณเมื่อวันจันทร์หลังจากการอภิปรายนานหกชั่วโมงแล้วจึงเลิกประชุม", 1),
    ],
)
def test_in_a_dump_a_label_twice_in_a_row_goes_and_a_sentence_stays_once(line: str, kept: int) -> None:
    page = Page("text", (Block(PROSE), Block(line), Block(line), Block(PROSE + "Late.")))
    decisions = select.select(page, np.full(4, 0.9, np.float32), Options(kind="text"))
    assert [decision.kept for decision in decisions if decision.text == line].count(True) == kept


@pytest.mark.parametrize(
    ("part", "again"),
    [
        ("<dl><dt>settings.TIME_ZONE<dd>{}</dl>", [4, 5]),
        ("<h3>What we do not like</h3><ul><li>{}</ul>", [4, 5]),
        ("<h3>What we do not like</h3><div>{}</div>", [4, 5]),
        ("<ul><li>{} First<li>Free custom proposal<li>{}</ul>", [6, 7, 8]),
        ("<table><tr><td>Running uphill at noon<td>Rest for the day<td>{}</table>", [6, 7, 8]),
    ],
)
def test_a_part_of_what_stands_here_alone_is_no_copy(part: str, again: list[int]) -> None:
    said = [PROSE, PROSE + "Now.", PROSE]
    page = segment("".join(f"<div class=a{n}>{part.replace('{}', says)}</div>" for n, says in enumerate(said)), "html")
    assert list(copies.drop_copies(page, [True] * len(page.blocks))) == again
