"""What carried a page here: mails, programs, records, printers, browsers' drivers; what they added goes."""

from __future__ import annotations

import html
import json
import quopri
from collections.abc import Callable
from functools import partial
from pprint import pformat
from unicodedata import normalize
from urllib.parse import quote, quote_plus

import pytest

from cleanpage.segment import segment
from cleanpage.segment.text import segment_text
from tests.dumps import STORY, texts


def test_markup_that_was_escaped_is_read() -> None:
    markup = "<!doctype html><title>Rain</title>" + "<p>It rains &amp; snows.</p>" * 5
    assert segment(html.escape(markup)) == segment(markup)
    assert segment(html.escape(markup), "text").kind == "text"
    piece = "<p>It rains &amp; snows.</p>" * 9
    assert segment(f"Rain\n{html.escape(piece)}") == segment(f"Rain\n{piece}")
    assert segment(f"Rain\n{html.escape(piece)}").kind == "html"


def test_an_article_that_shows_escaped_markup_stays() -> None:
    article = f"Write {html.escape('<b>a</b>')} for bold words, and none of it for the others in a page. " * 9
    assert segment(article).kind == "text"


@pytest.mark.parametrize("write", [json.dumps, repr])
def test_markup_in_a_record_is_read(write: Callable[[dict[str, object]], str]) -> None:
    markup = "<!doctype html><title>Rain</title>" + '<p class="a">It rains &amp; "snows".\n</p>' * 5
    assert segment(write({"url": "https://x.org/", "status": 200, "html": markup})) == segment(markup)


def test_a_post_of_an_interface_is_read() -> None:
    content = '<p class="a">It rains &amp; snows.</p>' * 9
    post = {"id": 7, "link": "https://x.org/a", "title": {"rendered": "Rain"}, "content": {"rendered": content}}
    page = segment(json.dumps(post))
    assert page.hints.title == "Rain"
    assert [block.text for block in page.blocks] == ["It rains & snows."] * 9


@pytest.mark.parametrize("behind", [" <{}>", " ({})", " [{}]", " {}", "\n<{}>", " ( {} )"])
def test_addresses_behind_the_words_of_links_go(behind: str) -> None:
    lines = [line + behind.format(f"https://x.org/{i}") for i, line in enumerate(STORY[:-1])]
    last = f"[image: A boat]It rained in{behind.format('https://x.org/town')} all day."
    assert texts("\n".join([*lines, last])) == [*STORY[:-1], "It rained in all day."]


@pytest.mark.parametrize("address", ["https://x.org/a_(b)", "/a", "#a", "../a"])
@pytest.mark.parametrize(
    "link",
    [
        "[[{}][{}]]", "[url={}]{}[/url]", "[{} {}]", "<{}|{}>", "[{}]{}", "`{1} <{0}>`__", "_{1}_", "[{1}|{0}]",
        '"{1}":{0}', "{1} ({0})", "{1} [{0}]",
    ],
)  # fmt: skip
def test_links_of_other_markup_are_their_words(link: str, address: str) -> None:
    lines = [link.format(address, line) for line in STORY[:-1]]
    linked = f"It rained in {link.format(address, 'town')} all day."
    assert texts("\n".join([*lines, linked])) == [*STORY[:-1], "It rained in town all day."]


def test_links_of_asciidoc_are_their_words() -> None:
    lines = [f"https://x.org/{i}[{line}]" for i, line in enumerate(STORY[:-1])]
    assert texts("\n".join([*lines, "It rained in link:a.html[town] all day."]))[:-1] == STORY[:-1]


@pytest.mark.parametrize(
    "listed", ["https://x.org/\n", "https://x.org/\njavascript:go(1, 'a')\n\n   Hidden links:\nhttp://y.org/\n"]
)
def test_the_addresses_that_lynx_lists_without_numbers_go(listed: str) -> None:
    dump = "   The rain fell on all of the town.\n"
    assert texts(f"{dump}   Visible links:\n{listed}") == texts(dump)


def test_an_article_keeps_the_addresses_that_it_names() -> None:
    dump = "\n".join([*STORY[:-1], "It is all at (https://x.org/a), and at https://x.org/b.", "See https://x.org/c"])
    assert texts(dump)[-2:] == ["It is all at (https://x.org/a), and at https://x.org/b.", "See https://x.org/c"]


@pytest.mark.parametrize(
    "number", ["{:6}\t{}", "{:>4} {}", "{}: {}", "{:3}|{}", "{:6}→{}", "L{}: {}", "[{}] {}", "({}) {}", '[{}] "{}"']
)
def test_numbers_of_lines_are_no_part_of_them(number: str) -> None:
    numbered = "\n".join(number.format(i, line) for i, line in enumerate(STORY, 1))
    assert texts(numbered) == texts("\n".join(STORY))


@pytest.mark.parametrize(
    "write",
    [
        json.dumps,
        repr,
        partial(json.dumps, indent=1),
        partial(json.dumps, ensure_ascii=False),
        lambda lines: pformat("\n".join(lines)),
        lambda lines: repr(tuple(lines)),
    ],
)
def test_a_list_of_strings_is_their_lines(write: Callable[[list[str]], str]) -> None:
    assert texts(write(["\n", *STORY, "It’s “raining”."])) == [*STORY, "It’s “raining”."]


@pytest.mark.parametrize(
    "write",
    [
        json.dumps,
        lambda records: json.dumps(records, indent=1, ensure_ascii=False),
        lambda records: "\n".join(map(json.dumps, records)),
        lambda records: json.dumps(json.dumps(records)),
    ],
    ids=["a list", "indented", "JSON Lines", "in a string"],
)
def test_records_of_one_text_each_are_its_lines(write: Callable[[list[dict[str, object]]], str]) -> None:
    story = [*STORY, "It’s “raining”."]
    records = [{"tag": "p", "n": n, "href": "https://x.org/" * 9, "text": line} for n, line in enumerate(story)]
    assert texts(write([*records, {"text": None}])) == story


def test_a_text_that_names_an_address_is_none() -> None:
    page = "\n".join([*STORY, "It is all at https://x.org/a."])
    assert texts(json.dumps([{"type": "text", "text": page}])) == texts(page)


def test_a_string_within_a_string_is_read() -> None:
    story = "\n".join([*STORY, "It’s “raining”, \\o/."])
    twice = json.dumps(json.dumps(story))
    assert texts(twice[1:-1].strip('\\"')) == texts(story)
    record = json.dumps({"url": "https://x.org/a", "title": "Rain", "text": story})
    assert segment_text(json.dumps(record)) == segment_text(record)


@pytest.mark.parametrize("write", [json.dumps, repr])
def test_the_longest_string_of_a_record_is_the_page(write: Callable[[dict[str, object]], str]) -> None:
    record = {"id": 7, "URL": "https://x.org/a", "title": "Rain", "text": "\n".join(STORY)}
    page = segment_text(write(record))
    assert [block.text for block in page.blocks] == STORY
    assert (page.hints.title, page.hints.canonical) == ("Rain", "https://x.org/a")


@pytest.mark.parametrize(
    "text",
    [
        "['" + "[" * 50_000,
        '["a", ' + "-" * 50_000 + "1]",
        '["a", ' + "[" * 50_000,
        "['a', b]",
        '{"a": "b"}',
        '{"a":' * 900 + "7" + "}" * 900,
    ],
)
def test_what_resembles_a_list_is_read(text: str) -> None:
    assert segment_text(text).blocks


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("write", ['"{1}"', '"{1}",', '{0},"{1}"', '{0};"{1}"'])
def test_lines_written_as_strings_have_no_quotation_marks(write: str, end: str) -> None:
    story = [*STORY, 'They said "no".']
    written = end.join(write.format(i, line.replace('"', '""')) for i, line in enumerate(story, 1))
    assert texts(written) == story


@pytest.mark.parametrize("written", ["{}<br>\n", "{}<BR />", "<b>{}</b>\n", "<font color=red>{}</font>\n"])
def test_tags_that_only_break_lines_and_format_words_go(written: str) -> None:
    assert texts("".join(map(written.format, STORY))) == STORY


@pytest.mark.parametrize(
    "written", ["{}</p>", "<p>{}", "[url=/a]({})[/url]", "[size=150][b]{}[/b][/size]", "[*]{}[/color]"]
)
def test_tags_that_are_left_go(written: str) -> None:
    bare = [line.strip("()") for line in texts("\n".join(map(written.format, STORY)))]
    assert bare == STORY


@pytest.mark.parametrize("written", ["p: {}", "[LI] {}", "h2 | {}", "span\t{}"])
def test_the_names_of_elements_before_each_line_go(written: str) -> None:
    assert texts("\n".join(map(written.format, STORY))) == STORY


def test_a_word_a_line_is_running_text() -> None:
    words = " ".join([*STORY[:6], *PROSE[:12]])
    assert " ".join(texts("\n".join(words.split()))) == words
    menu = [word.title() for word in words.split()]
    assert texts("\n".join(menu)) == menu


@pytest.mark.parametrize("write", [quote, quote_plus])
def test_what_an_address_carried_is_read(write: Callable[[str], str]) -> None:
    story = "\n".join([*STORY, "It’s 100 % “rain” + wind."])
    assert texts(write(story)) == texts(story)


def test_letters_are_one_character_with_their_accents() -> None:
    story = ["Überall regnete es, già da ieri.", "Tiếng Việt, Ångström, ёлка", "雨がっぽう ガ", "한국어"]
    assert texts(normalize("NFD", "\n".join(story))) == story
    assert texts("G̶o̶n̶e̶") == ["G̶o̶n̶e̶"]


CITED = [
    "{}【4†source】", "{} 【4:1†source】", "{}【12†L3-L9】", "{} citeturn0search1turn0news2",
    "{} \ue200cite\ue202turn0search1\ue201", "{} :contentReference[oaicite:2]{{index=2}}", "【7†{}】", "【7†{}†x.org】",
    "=> gemini://x.org/a {}", "=> /a {}",
]  # fmt: skip


@pytest.mark.parametrize("cited", CITED)
def test_sources_that_a_program_names_go(cited: str) -> None:
    assert texts("\n".join(["A line.", *map(cited.format, STORY)])) == ["A line.", *STORY]


def test_what_a_program_printed_stays() -> None:
    printed = ["It prints the sum.", "=> 3.14", "=> #<Foo:0x01>"]
    assert texts("\n".join(printed)) == printed


@pytest.mark.parametrize("mark", ["•\t", "o\t", "·\u00a0\u00a0\u00a0\u00a0 ", "\uf0b7\t", "§\t", "- "])
def test_marks_of_word_processors_form_lists(mark: str) -> None:
    items = [f"{mark}{line}" for line in STORY[:6]]
    assert [(b.tag, b.text) for b in segment_text("\n".join(["A list", *items])).blocks[1:]] == [
        ("li", line) for line in STORY[:6]
    ]


HEADED = [
    "Title: Rain\nURL: https://x.org/a\nContent:\n", "URL: https://x.org/a\nTitle: Rain\n\n",
    "title: Rain\nsource: https://x.org/a\ndate: 2024-05-01\n\nPage content:\n",
]  # fmt: skip


@pytest.mark.parametrize("head", HEADED)
def test_what_a_tool_says_above_a_page_is_of_it(head: str) -> None:
    page = segment_text(head + "\n".join(STORY))
    assert [block.text for block in page.blocks] == STORY
    assert (page.hints.title, page.hints.canonical) == ("Rain", "https://x.org/a")


def test_fields_without_an_address_are_text() -> None:
    assert texts("Title: Rain\nAuthor: Ann\n\nIt rains.") == ["Title: Rain", "Author: Ann", "It rains."]


def test_tags_that_a_text_speaks_of_stay() -> None:
    lesson = [
        f"Lesson {i} of nine says <b>bold</b> and <br> once more, for all who came." if i < 6 else f"No {i}"
        for i in range(60)
    ]
    assert texts("\n".join(lesson)) == lesson


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_a_mail_wrote_in_quoted_printable_is_read(end: str) -> None:
    said = [f"{i} cafés on the quay are open, said “Les Échos” – for the first time in May." for i in range(9)]
    story = "\n\n".join(["Home", *said])
    written = quopri.encodestring(story.encode()).decode().replace("\n", end)
    assert texts(written) == texts(story)


def test_a_list_keeps_its_numbers() -> None:
    steps = [f"{i}. Take the {i}th boat to the island." for i in range(1, 30)]
    assert texts("\n".join(steps)) == steps


@pytest.mark.parametrize("mark", ["|", " | ", " :: ", " // ", "\t"])
def test_what_is_set_between_the_texts_of_elements_is_a_line_end(mark: str) -> None:
    assert texts(mark.join(STORY)) == texts("\n".join(STORY))


def test_bars_of_a_table_are_not() -> None:
    table = ("|" + "|".join("abcdefghijkl") + "|\n") * 4
    assert texts(table) == [line for line in table.split("\n") if line]


PROSE = [f"In the {i}th year of the ferry the council met, and it rained on all who came." for i in range(60)]
PRINTED = [
    ("3/14/24, 8:40 AM   Ferry", "https://x.org/ferry.html   {n}/{of}"),
    ("Ferry\t\thttps://x.org/ferry.html", "{n} von {of}\t\t14.03.24, 08:40"),
    ("3/14/24, 8:40 AM\n\nFerry", "https://x.org/ferry.html\n{n}/{of}\n"),
]


@pytest.mark.parametrize(("above", "below"), PRINTED)
@pytest.mark.parametrize("between", ["\n", "\n\f"])
def test_the_sheets_of_a_printed_page_leave_no_trace(above: str, below: str, between: str) -> None:
    sheets = ["\n".join([above, *PROSE[i : i + 15], below.format(n=1 + i // 15, of=4)]) for i in range(0, 60, 15)]
    assert texts(between.join(sheets)) == PROSE


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("", "\nPage {n}\n"),
        ("--- Page {n} ---\n", ""),
        ("", "\n- {n} -\n"),
        ("第 {n} 页", ""),
        ("The Post, Monday\n", "\n   {n}\n\f"),
        ("RFC 1 Rain  May 1999\n", "\nLee   [Page {n}]\n\f"),
    ],
)
def test_sheets_without_their_sum_leave_no_trace(above: str, below: str) -> None:
    sheets = [
        "\n".join([above.format(n=1 + i // 12), *PROSE[i : i + 12], below.format(n=1 + i // 12)])
        for i in range(0, 60, 12)
    ]
    assert texts("\n".join(sheets).replace("\f\n", "\f")) == PROSE


def test_the_heads_of_left_and_right_sheets_go() -> None:
    heads = ["{n}   THE POST", "RAIN   {n}"]
    sheets = ["\n".join([heads[n % 2].format(n=n + 1), *PROSE[12 * n : 12 * n + 12], "\f"]) for n in range(5)]
    assert texts("".join(sheets)) == PROSE


def test_pages_of_a_list_and_steps_are_no_sheets() -> None:
    pages = [*STORY, *(f"Page {n}" for n in range(1, 9))]
    assert texts("\n".join(pages)) == pages
    steps = [line for n in range(1, 5) for line in [f"Step {n}", *PROSE[12 * n - 12 : 12 * n]]]
    assert texts("\n".join(steps)) == steps


def test_the_numbers_of_posts_are_no_sheets() -> None:
    posts = [line for i in range(4) for line in [f"Post #{i + 1} of 4", *PROSE[15 * i : 15 * i + 15]]]
    assert texts("\n".join(posts)) == posts


ON_ONE_LINE = "{title}{behind} Home News Log in {again} By Ann Lee It rained on all who came." + " Again." * 50
TITLED = [
    ("Old Bridge Opens", " | The Post"),
    ("Bridge: toll doubled, mayor says", " - The Post"),
    ("The old bridge opens again after nine years", ""),
    ("古い橋が九年ぶりに開く", "｜新聞"),
]


@pytest.mark.parametrize(("title", "behind"), TITLED)
def test_the_title_of_a_page_on_one_line_stands_by_itself(title: str, behind: str) -> None:
    page = ON_ONE_LINE.format(title=title, behind=behind, again=title)
    assert texts(page).count(title) == 2


@pytest.mark.parametrize(
    ("title", "again"),
    [
        ("Home News Sport Art Weather", "Home News Sport Art Weather"),
        ("The old bridge opens", "The new bridge"),
    ],
)
def test_a_menu_that_stands_twice_is_no_title(title: str, again: str) -> None:
    page = ON_ONE_LINE.format(title=title, behind="", again=again)
    assert title not in texts(page)


LINKS = "Home <https://x.org/a>\n" * 300


@pytest.mark.parametrize("odd", ["<!--" * 50_000, LINKS + "a" + " " * 200_000, "1/3 " * 50_000 + "://"])
def test_what_opens_and_does_not_close_takes_no_longer_than_the_rest(odd: str) -> None:
    segment_text(odd)  # in a time that grows with the square of its length, it would not come back


SIGNS = [*STORY, "It’s “rain” again – for 4\xa0or 5\xa0or 6\xa0days.", "Café 🎉, dès l’été."]


@pytest.mark.parametrize(
    "write",
    [
        lambda dump: json.dumps(dump)[1:-1].replace("\\n", "\n").replace('\\"', '"'),
        lambda dump: ascii(dump)[1:-1].replace("\\n", "\n"),
        lambda dump: repr(dump.encode())[2:-1].replace("\\n", "\n"),
        lambda dump: repr(dump.encode())[2:-1],
        lambda dump: html.escape(html.escape(dump)).replace("\xa0", "&amp;nbsp;").replace("\n", "&#xD;\n"),
        lambda dump: dump.replace("\n", "_x000D_\n"),
    ],
    ids=["json", "ascii", "bytes", "bytes and line ends", "twice named", "a sheet's cells"],
)
def test_signs_by_their_numbers_and_names_are_signs(write: Callable[[str], str]) -> None:
    dump = "\n".join(SIGNS) + "\n"
    assert texts(write(dump)) == texts(dump)


def test_signs_by_their_numbers_that_a_page_speaks_of_stay() -> None:
    line = r"In JavaScript the apostrophe (’) is \u2019, a dash (–) \u2013, and \u2026 is an ellipsis."
    assert texts("\n".join([*STORY, line]))[-1] == line


def test_escapes_in_code_stay() -> None:
    code = r"re.sub('[\x00-\x1f\x7f-\xff]', '', text) removes \u00e9, \u2019 and \u2026"
    assert texts("\n".join([*STORY, code]))[-1] == code


def test_words_that_a_printer_broke_or_set_in_one_are_whole() -> None:
    assert texts("The engi\xad\nneers of the town") == texts("The engineers\nof the town")
    assert segment_text("The engi\xad\nneers\nof the town") == segment_text("The engineers\nof the town")
    assert texts("\n".join(["It is con\ufb01rmed."] * 5)) == ["It is confirmed."] * 5
    assert texts("The sign \ufb01 is a ligature.") == ["The sign \ufb01 is a ligature."]


def test_the_numbers_of_sheets_go_without_an_address_and_paragraphs_go_on() -> None:
    lines = [f"The council of the town voted on day {n} to keep the old bridge" for n in range(44)]
    for foot in ("Page {} of 4", "{}/4", "- {} of 4 -"):
        printed = [line for n in range(4) for line in (*lines[11 * n : 11 * n + 11], "", foot.format(n + 1), "")]
        assert texts("\n".join(printed)) == lines
    shown = "\n".join(f"A picture of the bridge\n{n}/4" for n in range(1, 5))
    assert "2/4" in texts(shown)


def test_a_rule_is_no_part_of_the_heading_above_it() -> None:
    text = "the council of the town voted on a day in May to keep the old bridge open"
    wrapped = f"What people say about the bridge of the town and its river and boats\n{'-' * 68}\n" + f"{text}\n" * 9
    assert texts(wrapped)[:2] == ["What people say about the bridge of the town and its river and boats", "-" * 68]
