"""Metadata from JSON-LD, meta tags and the marks of visible markup."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import cleanpage
from cleanpage.metadata import read_metadata
from cleanpage.metadata.titles import without_site
from cleanpage.types import Block, Container, Decision, Hints, Mark, Metadata, Page, Span

BODY = "The council met on Monday to talk about the old bridge, which has been closed to traffic since the spring. "
ARTICLE = {"@type": "NewsArticle", "headline": "Old bridge opens", "datePublished": "2023-11-23T20:15:00+00:00"}


def read(hints: Hints, *blocks: Block, url: str | None = None) -> Metadata:
    """The metadata of a page whose last block is the article."""
    blocks = (*blocks, Block(BODY))
    decisions = [Decision(b, 1.0, b is blocks[-1], "paragraph", "test", "test") for b in blocks]
    return read_metadata(Page("html", blocks, hints=hints), decisions, url)


def linked(value: Any, **more: Any) -> Hints:
    return Hints(json_ld=(value if isinstance(value, str) else json.dumps(value),), **more)


@pytest.mark.parametrize(
    "author",
    [
        "Ann Lee, Bo Chu",
        ["Ann Lee", "Bo Chu"],
        [{"@type": "Person", "name": "Ann Lee"}, {"@type": "Person", "name": "Bo Chu"}],
        {"@type": "Person", "name": ["Ann Lee", "Bo Chu"]},
        [[{"name": "By Ann Lee"}], {"givenName": "Bo", "familyName": "Chu"}],
    ],
)
def test_authors_however_nested(author: Any) -> None:
    assert read(linked({**ARTICLE, "author": author})).authors == ("Ann Lee", "Bo Chu")


def test_authors_by_reference_in_a_graph() -> None:
    graph = [
        {"@type": "WebSite", "name": "The Harbour Post"},
        {"@type": "WebPage", "name": "Old bridge opens - The Harbour Post"},
        {**ARTICLE, "author": {"@id": "#ann"}},
        {"@type": "Person", "@id": "#ann", "name": "Ann Lee"},
    ]
    found = read(linked({"@graph": graph}))
    assert (found.title, found.authors, found.site_name) == ("Old bridge opens", ("Ann Lee",), "The Harbour Post")


@pytest.mark.parametrize(
    "script",
    [
        '{"@type": "NewsArticle", "headline": "Old bridge opens",}',
        '<!-- {"@type": "NewsArticle", "headline": "Old bridge opens"} -->',
        '{"@type": "NewsArticle", "headline": "Old bridge opens", "description": "two\nlines"}',
        '//<![CDATA[\n{"@type": ["Article", "NewsArticle"], "headline": "Old bridge opens"}\n//]]>',
    ],
)
def test_broken_json_is_mended(script: str) -> None:
    assert read(linked(script)).title == "Old bridge opens"


def test_hopeless_json_is_passed_over() -> None:
    assert read(Hints("Old bridge opens", json_ld=("{", "[1, 2", "null", '"x"'))).title == "Old bridge opens"


def test_published_and_modified_stay_apart() -> None:
    found = read(linked(ARTICLE))
    assert (found.published, found.modified) == ("2023-11-23T20:15:00+00:00", None)
    assert read(linked({"@type": "Article", "dateModified": "2023-11-24"})).published is None


@pytest.mark.parametrize(
    "author",
    [
        "https://example.org/ann", "admin", "", "@handle", {"url": "x"}, 7,
        "N/A", "null null", "WordPress Admin", "admin2", "wp-admin", "Super User", "%author%", "${author}", "Unbekannt",
        "Anónimo", "匿名", "-", {"name": "undefined"}, ["None"],
    ],
)  # fmt: skip
def test_what_is_no_name_is_left_out(author: Any) -> None:
    assert read(linked({**ARTICLE, "author": author})).authors == ()


@pytest.mark.parametrize(
    ("key", "value", "names"),
    [
        ("author", "Ann Lee and Bo Chu", ("Ann Lee", "Bo Chu")),
        ("citation_author", "Lee, Ann", ("Ann Lee",)),
        ("dc.creator", "Ann Lee, Ph.D.", ("Ann Lee, Ph.D.",)),
        ("parsely-author", "Ann Lee, Senior Editor", ("Ann Lee",)),
        ("article:author", "https://social.example/ann", ()),
        ("author", "harbour.de, Frankfurt, Germany", ()),
        ("author", "Harbour Foundation, Kiel, Germany", ("Harbour Foundation",)),
        ("author", "Ann Lee, MS, RD, FAND", ("Ann Lee, MS, RD, FAND",)),
        ("author", "Ann Lee @annlee", ("Ann Lee",)),
        ("author", "Ann Lee, DVM", ("Ann Lee, DVM",)),
        ("author", "Ann Lee (Content Manager)", ("Ann Lee",)),
        ("author", "Ann Lee - Staff Writer", ("Ann Lee",)),
        ("author", "Ann Lee, Bo Chu, & Cy Dow", ("Ann Lee", "Bo Chu", "Cy Dow")),
        ("author", "ANN LEE AND BO CHU", ("ANN LEE", "BO CHU")),
        ("citation_author", "van der Berg, Anna", ("Anna van der Berg",)),
        ("citation_author", "García Márquez, Gabriel", ("Gabriel García Márquez",)),
        ("citation_author", "Ann Lee, Ph.D.", ("Ann Lee, Ph.D.",)),
    ],
)
def test_authors_of_meta_tags(key: str, value: str, names: tuple[str, ...]) -> None:
    assert read(Hints(meta={key: (value,)})).authors == names


@pytest.mark.parametrize(
    ("hints", "heading", "title"),
    [
        (Hints("Rain - The Post", meta={"og:site_name": ("The Post",)}), "", "Rain"),
        (Hints("Rain - and wind"), "", "Rain - and wind"),
        (Hints("Rain in May | Weather | The Post"), "Rain in May", "Rain in May"),
        (Hints("Rain in May"), "The Post", "Rain in May"),
        (Hints("", meta={"og:title": ("Rain &amp; wind",)}), "", "Rain & wind"),
        (Hints(), "Rain in May", "Rain in May"),
        (Hints("Opinion: Rain in May | The Post", meta={"og:site_name": ("The Post",)}), "", "Opinion: Rain in May"),
        (Hints("Rain in May | Weather | The Post", meta={"og:site_name": ("The Post",)}), "", "Rain in May"),
        (Hints("<hr>: a rule", meta={"og:title": ("&lt;hr&gt;: a rule",)}), "", "<hr>: a rule"),
        (Hints("Rain", meta={"og:title": ("&lt;b&gt;Rain&lt;/b&gt; in Mes&shy;sen",)}), "", "Rain in Messen"),
    ],
)
def test_titles(hints: Hints, heading: str, title: str) -> None:
    assert read(hints, *([Block(heading, tag="h1")] if heading else [])).title == title


@pytest.mark.parametrize(
    ("hints", "headings", "title"),
    [
        (Hints("Rain and wind - The Wind Book"), ["h1 The Wind Book", "h2 Rain and Wind"], "Rain and Wind"),
        (Hints("Ann's Log: Rain", meta={"og:title": ("Rain",)}), ["h1 Ann's Log", "h1 Day 7"], "Rain"),
        (Hints("Rain • Ann Lee", meta={"og:site_name": ("Ann Lee",)}), ["h1 Ann Lee", "h2 Rain"], "Rain"),
        (Hints("Rain, wind & hail | The Post"), ["h1 Rain, wind, and hail"], "Rain, wind, and hail"),
        (Hints("Rain | The Post"), ["h1 Weather you can count on"], "Rain | The Post"),
        (Hints("Rain | The Post"), ["h1 Rain", "p Ann Lee", "h1 Rain"], "Rain"),
    ],
)
def test_the_headline_is_the_heading_that_says_what_the_page_declares(
    hints: Hints, headings: list[str], title: str
) -> None:
    blocks = [Block(text, tag=tag) for tag, _, text in (heading.partition(" ") for heading in headings)]
    assert read(hints, *blocks).title == title


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Opinion Rain is coming", "Rain is coming"),
        ("Weather in Kiel - Rain is coming", "Rain is coming"),
        ("Auftragshoch : Rain is coming", "Rain is coming"),
        ("Hold on: Rain is coming", "Hold on: Rain is coming"),
        ("[Weather] Rain is coming", "[Weather] Rain is coming"),
        ("2025 Rain is coming", "2025 Rain is coming"),
        ("Why the Rain is coming", "Why the Rain is coming"),
        ("Why rain is coming", "Why rain is coming"),
    ],
)
def test_a_kicker_in_the_heading_is_no_part_of_the_headline(heading: str, title: str) -> None:
    hints = Hints("Rain is coming | The Post", meta={"og:title": ("Rain is coming",), "og:site_name": ("The Post",)})
    assert read(hints, Block(heading, tag="h1")).title == title


@pytest.mark.parametrize(
    ("title", "heading", "shown"),
    [
        ("Rain is coming – The Post", "Rain is coming – The Post", "Rain is coming"),
        ("The Post: Rain, Wind and Hail - The Post", "Weather you can count on", "The Post: Rain, Wind and Hail"),
        ("Why I left The Post", "Why I left The Post", "Why I left The Post"),
    ],
)
def test_the_site_at_a_titles_end_is_no_part_of_it(title: str, heading: str, shown: str) -> None:
    assert read(Hints(title, meta={"og:site_name": ("The Post",)}), Block(heading, tag="h1")).title == shown


@pytest.mark.parametrize(
    ("description", "shown"),
    [
        ("Rain is coming to the [&hellip;]", "Rain is coming to the…"),
        ("Rain is coming to the ... Read more", "Rain is coming to the…"),
        ("Why you should read more", "Why you should read more"),
        ("Rain is coming.\\n It may stay.", "Rain is coming. It may stay."),
    ],
)
def test_a_description_ends_as_a_text_does(description: str, shown: str) -> None:
    assert read(Hints(meta={"description": (description,)})).description == shown


def test_the_heading_that_leads_home_is_the_site() -> None:
    logo = Block("Bridges", tag="h1", spans=(Span(0, 7, "link", "/"),))
    assert read(Hints("The old one | Bridges"), logo).title == "The old one | Bridges"
    assert read(Hints("The old one | Bridges"), logo._replace(spans=())).title == "Bridges"


def test_of_several_stories_in_the_data_the_one_that_the_page_is_about_counts() -> None:
    other = {**ARTICLE, "headline": "Snow in May", "author": "Cy Dow", "datePublished": "2020-01-01"}
    own = {**ARTICLE, "@type": "BlogPosting", "author": "Ann Lee"}
    found = read(linked([other, own], title="Old bridge opens - The Post"))
    assert (found.authors, found.published) == (("Ann Lee",), ARTICLE["datePublished"])
    assert read(linked(other, title="Old bridge opens - The Post")).authors == ("Cy Dow",)


def test_a_page_of_stories_has_nobodys_author_and_date() -> None:
    blocks, containers, marks = [], [Container(0, "body", "", 0, 0)], []
    for name in ("Ann Lee", "Bo Chu", "Cy Dow"):
        start = len(blocks)
        marks += [Mark("author", name, start + 1), Mark("time", "2024-03-14", start + 1)]
        blocks += [
            Block(f"{name} in town", tag="h2", container=len(containers)),
            *[Block("", container=len(containers))] * 4,
        ]
        containers.append(Container(0, "article", "card", start, start + 5))
    page = Page("html", tuple(blocks), tuple(containers), Hints("The Harbour Post", marks=tuple(marks)))
    for stories, authors in (
        (page, ()),
        (page._replace(hints=page.hints._replace(title="Ann Lee in town")), ("Ann Lee",)),
    ):
        found = read_metadata(stories, [Decision(b, 1.0, True, "paragraph", "test", "test") for b in blocks], None)
        assert found.authors == authors


def test_links_marked_as_tags_count_around_the_article() -> None:
    blocks = (Block(BODY), Block("Rain"), *([Block("Menu")] * 9), Block("Snow"))
    marks = (Mark("tag", "Rain", 1), Mark("tag", "rain", 1), Mark("tag", "#wind", 1), Mark("tag", "Snow", 11))
    decisions = [Decision(b, 1.0, b is blocks[0], "paragraph", "test", "test") for b in blocks]
    page = Page("html", blocks, hints=Hints(marks=marks))
    assert read_metadata(page, decisions, None).tags == ("Rain", "wind")
    keywords = Hints(marks=marks, meta={"keywords": ("M&amp;amp;A, Sun, sun",)})
    assert read_metadata(page._replace(hints=keywords), decisions, None).tags == ("M&A", "Sun")


def test_a_name_in_small_letters_is_written_as_the_page_shows_it() -> None:
    declared = Hints(meta={"author": ("ann lee",)})
    assert read(declared, Block("Old bridge opens", tag="h1"), Block("Ann Lee")).authors == ("Ann Lee",)
    assert read(declared, Block("Old bridge opens", tag="h1"), Block("Ann leers")).authors == ("ann lee",)


def test_a_question_or_a_film_on_the_page_is_not_the_page() -> None:
    question = {"@type": "Question", "name": "Which umbrella is best?", "datePublished": "2019-11-14"}
    asked = linked({"@type": "FAQPage", "mainEntity": [question]}, title="Umbrellas")
    film = linked({"@type": "VideoObject", "name": "Harbour live"}, title="Umbrellas")
    thread = linked({"@type": "QAPage", "mainEntity": question}, title="Best umbrella?")
    assert (read(asked).title, read(asked).published, read(film).title) == ("Umbrellas", None, "Umbrellas")
    assert read(thread).published == "2019-11-14"


def test_the_domain_tells_the_site() -> None:
    assert without_site("Rain in May - Harbour Post", None, "https://www.harbourpost.example/a") == "Rain in May"


@pytest.mark.parametrize(
    ("title", "url", "site"),
    [
        ("Old bridge opens | The Harbour Post", "https://www.harbourpost.co.uk/bridge", "The Harbour Post"),
        ("Old bridge opens - Local - Harbour.news", "https://news.harbour.news/bridge", "Harbour.news"),
        ("HP: Old bridge opens", "https://hp.example/bridge", "HP"),
        ("Old bridge opens | Blog", "https://blog.example.org/bridge", None),
        ("Old bridge opens | The Harbour Post", None, None),
        ("Harbour", "https://harbour.example/", None),
    ],
)
def test_the_title_tells_the_site_that_its_address_confirms(title: str, url: str | None, site: str | None) -> None:
    found = read(Hints(title), Block("Old bridge opens", tag="h1"), url=url)
    assert found.site_name == site


def test_addresses_are_absolute() -> None:
    hints = Hints(canonical="/a/rain", meta={"og:image": ("/img/rain.jpg",)})
    found = read(hints, url="https://example.org/a/rain?ref=1")
    assert (found.url, found.image) == ("https://example.org/a/rain", "https://example.org/img/rain.jpg")
    assert read(hints).url is None
    assert (
        read(Hints(canonical="https:///a", meta={"og:url": ("https://example.org/a",)})).url == "https://example.org/a"
    )


def test_a_site_that_signs_beside_somebody_is_no_author() -> None:
    named = Hints(meta={"author": ("Ann Lee, CNN",), "og:url": ("https://edition.cnn.com/rain",)})
    alone = Hints(meta={"author": ("CNN",), "og:url": ("https://edition.cnn.com/rain",)})
    assert (read(named).authors, read(alone).authors) == (("Ann Lee",), ("CNN",))


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("By: Ann Lee", ("Ann Lee",)),
        ("Par Ann Lee(Kiel, bureau du port)", ("Ann Lee",)),
        ("Par Ann Lee, Bo Chu Envoyés spéciaux à Kiel", ("Ann Lee", "Bo Chu")),
        ("Autor Ann Lee:", ("Ann Lee",)),
        ("By Ann Lee and Webmaster Wu", ("Webmaster Wu",)),
        ("Editors' picks", ("Webmaster Wu",)),
    ],
)
def test_a_byline_of_others_is_right_and_the_declared_author_is_not(byline: str, names: tuple[str, ...]) -> None:
    declared = Hints(meta={"author": ("Webmaster Wu",)})
    assert read(declared, Block("Old bridge opens", tag="h1"), Block(byline)).authors == names


@pytest.mark.parametrize(
    ("label", "text", "names"),
    [
        ("author", "harbourwatch", ("harbourwatch",)),
        ("post__authorname", "Harbour Staff", ("Harbour Staff",)),
        ("author-box", "Redaktion 1. November 2023 10:29", ("Redaktion",)),
        ("byline", "Guide by Ann Lee Former Deputy Editor", ("Ann Lee",)),
        ("author", "All posts by Ann Lee", ("Ann Lee",)),
        ("author", "Post by harbourwatch » Sun Mar 12, 2023", ("harbourwatch",)),
        ("author", "Updated by Ann Lee", ()),
        ("author", "Donnerstag", ()),
        ("author", "The platform for harbours", ()),
        ("authority", "Harbour Staff", ()),
    ],
)
def test_what_the_markup_calls_an_author(label: str, text: str, names: tuple[str, ...]) -> None:
    around = Container(0, "body", "", 0, 3), Container(0, "div", label, 1, 2)
    blocks = Block("Old bridge opens", tag="h1"), Block(text, container=1), Block(BODY)
    decisions = [Decision(block, 1.0, block.text == BODY, "paragraph", "test", "test") for block in blocks]
    assert read_metadata(Page("html", blocks, around), decisions, None).authors == names


def test_a_labelled_byline_under_the_article_counts() -> None:
    blocks = Block(BODY), Block("Share"), Block("Text: Ann Lee")
    decisions = [Decision(block, 1.0, block.text == BODY, "paragraph", "test", "test") for block in blocks]
    assert read_metadata(Page("html", blocks), decisions, None).authors == ("Ann Lee",)


def test_of_the_members_of_a_thread_the_first_is_the_author() -> None:
    marks = Mark("author", "harbour_ann", 1), Mark("author", "bo", 2)
    assert read(Hints(marks=marks), Block("Old bridge opens", tag="h1"), Block("harbour_ann"), Block("bo")).authors == (
        "harbour_ann",
    )


def test_marks_near_the_article_count_and_far_ones_do_not() -> None:
    marks = (Mark("author", "Ann Lee", 1), Mark("time", "2023-11-23", 1), Mark("time", "2023-11-24", 1, modified=True))
    heading = Block("Old bridge opens", tag="h1")
    found = read(Hints(marks=marks), heading)
    assert (found.authors, found.published, found.modified) == (("Ann Lee",), "2023-11-23", "2023-11-24")
    far = [Block(f"Teaser {i}", tag="li") for i in range(60)]
    assert read(Hints(marks=marks), *far, heading).authors == ()


def test_a_page_that_was_remade_was_published_when_it_says() -> None:
    same = {**ARTICLE, "dateModified": ARTICLE["datePublished"]}
    heading = Block("Old bridge opens", tag="h1")
    for declared, line, published in (
        (same, "May 3, 2019", "2019-05-03"),
        (same, "Updated May 3, 2019", ARTICLE["datePublished"]),
        (same, "May 3, 2024", ARTICLE["datePublished"]),
        ({**ARTICLE, "dateModified": "2023-11-20"}, "May 3, 2019", "2019-05-03"),
        (ARTICLE, "May 3, 2019", ARTICLE["datePublished"]),
    ):
        assert read(linked(declared), heading, Block(line)).published == published


def test_a_declared_day_has_the_time_that_the_page_shows() -> None:
    heading, dated = Block("Old bridge opens", tag="h1"), Hints(meta={"publishdate": ("2024-04-24",)})
    for line, published in (
        ("2024年04月24日23:52", "2024-04-24T23:52"),
        ("24 April 2024", "2024-04-24"),
        ("25 April 2024, 10:00", "2024-04-24"),
    ):
        assert read(dated, heading, Block(line)).published == published


def test_a_time_in_a_line_that_says_updated_is_of_a_change() -> None:
    hints = Hints(marks=(Mark("time", "2024-01-12", 1), Mark("time", "2017-03-16", 2)))
    found = read(hints, Block("Old bridge opens", tag="h1"), Block("Last updated: January 12, 2024"), Block("Then"))
    assert (found.published, found.modified) == ("2017-03-16", "2024-01-12")


@pytest.mark.parametrize(
    "line",
    [
        "Published {} | Updated {}",
        "{} (aktualisiert {})",
        "Publié le {}, mis à jour le {}",
        "Publicado: {} <b>Última actualización:</b> {}",
        "發布：{} 更新：{}",
        "입력 {} 수정 {}",
        "<span>{}</span> <span>Letzte Änderung</span> {}",
        "<p>Posted</p> {} <p>Last modified</p> {}",
    ],
)
def test_two_times_of_one_line_are_told_apart(line: str) -> None:
    times = [f"<time datetime=2023-11-{day}T10:00:00Z>{day}. 11. 2023</time>" for day in (12, 14)]
    page = f"<h1>Old bridge opens</h1><div>{line.format(*times)}</div><p>{BODY * 3}</p>"
    found = cleanpage.clean(f"<html><title>Old bridge opens</title><body>{page}")
    assert (found.published, found.modified) == ("2023-11-12T10:00:00+00:00", "2023-11-14T10:00:00+00:00")


def test_the_label_closest_to_a_time_counts() -> None:
    marks = (Mark("time", "2023-11-14", 1, lead="Updated"), Mark("time", "2023-11-12", 1, lead="14 Nov | Published:"))
    found = read(Hints(marks=marks), Block("Old bridge opens", tag="h1"), Block("Updated 14 Nov | Published: 12 Nov"))
    assert (found.published, found.modified) == ("2023-11-12", "2023-11-14")


def test_a_time_that_is_called_published_and_updated_is_the_publication() -> None:
    time = '<time class="entry-date published updated" datetime="2023-11-12T10:00:00Z">yesterday</time>'
    found = cleanpage.clean(f"<html><body><h1>Old bridge opens</h1><div>{time}</div><p>{BODY * 3}</p>")
    assert (found.published, found.modified) == ("2023-11-12T10:00:00+00:00", None)


def test_a_headline_about_an_update_makes_no_change_of_the_time_below() -> None:
    hints = Hints(marks=(Mark("time", "2023-11-12", 1),))
    found = read(hints, Block("Software update", tag="h1"), Block("12 Nov 2023"))
    assert (found.published, found.modified) == ("2023-11-12", None)


def test_a_change_told_below_the_article_is_no_publication() -> None:
    changed = "This page was last edited on 2 March 2026, at 10:32."
    for below, note, published, modified in (
        (changed, "", None, "2026-03-02T10:32"),
        ("2 March 2026", "", "2026-03-02", None),
        ("Minutes, 2 March 2026", "#fn1", None, None),
    ):
        blocks = (Block("Bridges", tag="h1"), Block(BODY), *([Block("Menu")] * 9), Block(below, note=note))
        decisions = [Decision(b, 1.0, b is blocks[1], "paragraph", "test", "test") for b in blocks]
        found = read_metadata(Page("html", blocks), decisions, None)
        assert (found.published, found.modified) == (published, modified)


def test_a_page_tells_which_number_is_the_month() -> None:
    line = Block("Published 11/01/2023")
    assert read(Hints(language="en"), line).published == "2023-11-01"
    assert read(Hints(language="en", meta={"og:locale": ("en_GB",)}), line).published == "2023-01-11"
    assert read(Hints(language="en"), line, Block("Our shop is closed on 25/12/2023")).published == "2023-01-11"
    dated = {"date": ("11/01/2023",)}
    assert read(Hints(meta={**dated, "content-language": ("en",), "og:locale": ("en_AU",)})).published == "2023-01-11"


def test_language_tags_and_keywords() -> None:
    found = read(Hints(language="de_DE", meta={"keywords": ("Brücke, Stadt , ",)}))
    assert (found.language, found.tags) == ("de-DE", ("Brücke", "Stadt"))
    assert [read(Hints(language=name)).language for name in ("utf-8", "ISO-8859-1", "fil-PH")] == [None, None, "fil-PH"]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["@type", "@graph", "@id", "author", "name", "headline", "datePublished", "image", "publisher"]
            )
            | st.text(max_size=5),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(
    JSON, st.dictionaries(st.sampled_from(["author", "og:title", "og:url", "date", "keywords"]), st.text(max_size=40))
)
def test_never_raises(value: Any, meta: dict[str, str]) -> None:
    nodes = [value, {"@type": "Article", "author": value, "headline": value, "image": value, "datePublished": value}]
    read(Hints(json_ld=(json.dumps(nodes),), meta={key: (text,) for key, text in meta.items()}))


@given(st.text(max_size=200))
def test_never_raises_on_scripts(script: str) -> None:
    read(Hints(script, canonical=script, base=script, json_ld=(script,)), url=script)
