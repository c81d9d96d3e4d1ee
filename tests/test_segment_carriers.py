"""What carried a page here: mails, programs, records, printers, browsers' drivers; what they added goes."""

from __future__ import annotations

import html
import json
import quopri
from collections.abc import Callable
from functools import partial
from itertools import product
from random import Random

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanpage.segment import segment
from cleanpage.segment.text import segment_text
from cleanpage.segment.text_fold import unfolded
from cleanpage.segment.text_margins import without_margins
from tests.dumps import texts

STORY = ["Home", "News", "Weather", "Sport", "Culture", "Contact", "The council met on Monday, and it rained."] * 4


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


@pytest.mark.parametrize("number", ["{:6}\t{}", "{:>4} {}", "{}: {}", "{:3}|{}"])
def test_numbers_of_lines_are_no_part_of_them(number: str) -> None:
    numbered = "\n".join(number.format(i, line) for i, line in enumerate(STORY, 1))
    assert texts(numbered) == texts("\n".join(STORY))


@pytest.mark.parametrize(
    "write", [json.dumps, repr, partial(json.dumps, indent=1), partial(json.dumps, ensure_ascii=False)]
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


SNAPSHOTS = {
    "Playwright": """\
- Page URL: https://x.org/rain
- Page Title: Rain
- Page Snapshot:
```yaml
- navigation "Site" [ref=e1]:
  - list [ref=e2]:
    - listitem [ref=e3]:
      - link "Home" [ref=e4] [cursor=pointer]:
        - /url: /
- main [ref=e5]:
  - 'heading "Rain: it fell" [level=1] [ref=e6]'
  - paragraph [ref=e7]:
    - text: It rained in
    - link "\\"the\\" town" [ref=e8]:
      - /url: "/t?a=1&b=2"
    - text: ", all day."
  - paragraph [ref=e9]: "Then it stopped: at night."
  - textbox "Email" [ref=e10]
  - link "A boat" [ref=e11]:
    - /url: /boat
    - img "A boat" [ref=e12]
```
""",
    "Chrome": """\
uid=1_0 RootWebArea "Rain" url="https://x.org/rain"
  uid=1_1 navigation "Site"
    uid=1_2 list
      uid=1_3 listitem level="1"
        uid=1_4 link "Home" url="/"
          uid=1_5 StaticText "Home"
  uid=1_6 main
    uid=1_7 heading "Rain: it fell" level="1"
      uid=1_8 StaticText "Rain: it fell"
    uid=1_9 paragraph
      uid=1_10 StaticText "It rained in "
      uid=1_11 link "\\"the\\" town" url="/t?a=1&b=2"
        uid=1_12 StaticText "\\"the\\" town"
      uid=1_13 StaticText ", all day."
    uid=1_14 paragraph
      uid=1_15 StaticText "Then it stopped: at night."
    uid=1_16 textbox "Email"
""",
    "WebArena": """\
RootWebArea 'Rain', focused
\t[3] navigation 'Site'
\t\t[4] list ''
\t\t\t[5] listitem ''
\t\t\t\t[6] link 'Home'
\t[7] main ''
\t\t[8] heading 'Rain: it fell'
\t\t[9] paragraph ''
\t\t\tStaticText 'It rained in'
\t\t\t[10] link '"the" town'
\t\t\tStaticText ', all day.'
\t\t[11] paragraph ''
\t\t\tStaticText 'Then it stopped: at night.'
\t\t[12] textbox 'Email'
""",
}


@pytest.mark.parametrize("driver", SNAPSHOTS)
def test_snapshots_of_the_accessibility_tree_are_read(driver: str) -> None:
    page = segment_text(SNAPSHOTS[driver])
    assert page == segment_text(SNAPSHOTS[driver].replace("\n", "\r\n"))
    assert page.hints.title == "Rain"
    assert [(block.tag, block.text) for block in page.blocks] == [
        ("li", "Home"),
        ("h1" if driver != "WebArena" else "h2", "Rain: it fell"),
        ("p", 'It rained in "the" town, all day.'),
        ("p", "Then it stopped: at night."),
    ]
    if driver != "WebArena":
        assert [span.href for span in page.blocks[2].spans] == ["/t?a=1&b=2"]


@given(
    st.lists(
        st.sampled_from(
            ["- ", "  ", "link", ' "a', '"', ":", "\n", "text: ", "'", "uid=1 ", "[1] ", "<b>", "\\", "\\u0007"]
        )
    )
)
@example(["- ", "text: ", '"', "\\u0007", '"'])
def test_what_resembles_a_snapshot_is_read(pieces: list[str]) -> None:
    blocks = segment_text('- link "a"\n' * 12 + "".join(pieces)).blocks
    assert not any(ord(character) < 32 for block in blocks for character in block.text)


def test_a_list_of_links_is_no_snapshot() -> None:
    dump = "- link to the town\n- text of the law: read it\n- heading home\n" * 9
    assert segment_text(dump).kind == "text"
    assert len(segment_text(dump).blocks) == 27


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


CAPTIONS = ["the council voted on tuesday", "to keep the old bridge open", "for another year although", "it rains."] * 6


@pytest.mark.parametrize(
    "line",
    [
        "{n}\n00:00:{n:02},000 --> 00:00:{n:02},900\n{text}\n\n",
        "00:00:{n:02}.000 --> 00:00:{n:02}.900 align:start\n{text}\n\n",
        "0:{n:02}\n{text}\n",
    ],
    ids=["SubRip", "WebVTT", "a transcript"],
)
def test_what_is_said_is_read_without_the_times(line: str) -> None:
    said = "".join(line.format(n=n, text=text) for n, text in enumerate(CAPTIONS, 1))
    assert " ".join(texts(said)) == " ".join(CAPTIONS)


@pytest.mark.parametrize("time", ["0:{n:02}", "[00:01:{n}.120]", "({n}:07)", "9:{n} AM"])
def test_times_above_each_line_of_a_page_go(time: str) -> None:
    assert texts("".join(f"{time.format(n=n)}\n{line}\n\n" for n, line in enumerate(LINES, 11))) == LINES


def test_a_timetable_keeps_its_times() -> None:
    table = "".join(f"{hour}:00\nTalk by Ann\n" for hour in range(8, 20))
    assert texts(table).count("9:00") == 1


WORDS = ["bridge", "council", "ferry", "quay", "river", "storm", "town"]
LINES = [f"{a.title()} and {b}, 3 of them, it was {n}" for n, (a, b) in enumerate(product(WORDS, WORDS))]


@pytest.mark.parametrize(
    "line",
    [
        "0:{n:02} {}", "[00:01:{n}] {}", "({n}:07) {}", "9:{n} AM {}", "00:{n}:03.250 - {}", "[1:{n} --> 2:{n}] {}",
        "[12:{n}, 23/11/2023] Ann Lee: {}", "23/11/2023, 12:{n} - Ann: {}", "2024-03-05 10:12:{n},{n} INFO page: {}",
        "a/page.txt:{n}:{}", '{n},p,"{}"', "{n}\tp\t{}", "# {}", "// {}", ">> {}", "+{}", "| {} |", "{} ¶",
    ],
)  # fmt: skip
def test_what_a_program_set_before_each_line_goes(line: str) -> None:
    written = [line.format(each, n=n) for n, each in enumerate(LINES, 11)]
    assert texts("\n".join(["A line of its own", *written])) == ["A line of its own", *LINES]


def test_a_comment_in_a_program_is_its_text() -> None:
    assert texts("\n".join(["/*", *(f" * {line}" for line in LINES), " */"]))[1:-1] == LINES


@pytest.mark.parametrize(
    "line",
    [
        "{n}:30 {}",
        "{n}:5{n}1 {}",
        "({n}) {}",
        "Lesson {n}: {}",
        "{n}/3/2024 {}",
        "“{}”",
        "#{}",
        "| {n} | {} |",
        ">>> {}",
        "$ {}",
        "* {}",
    ],
)
def test_what_a_page_says_before_each_line_stays(line: str) -> None:
    written = "\n".join(line.format(each, n=n) for n, each in enumerate(LINES, 11))
    assert without_margins(written) == written


@pytest.mark.parametrize("edit", ["[edit]", " [edit | edit source]", "[Bearbeiten | Quelltext bearbeiten]", "[編集]"])
def test_what_a_wiki_sets_behind_headings_and_statements_goes(edit: str) -> None:
    page = [
        f"History{edit}",
        "It rained in May,[1] and in June.[2][a] It snowed [sic].",
        f"Today{edit}",
        "It’s dry.[12]",
    ]
    plain = ["History", "It rained in May, and in June. It snowed [sic].", "Today", "It’s dry."]
    assert texts("\n".join(page)) == plain
    assert texts("\n".join(page[1:])) == page[1:]


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


def cut(line: str, width: int, measure: Callable[[str], int]) -> str:
    """Return a line cut into lines of one width."""
    lines = [""]
    for character in line:
        if measure(lines[-1] + character) > width:
            lines.append("")
        lines[-1] += character
    return "\n".join(lines)


@pytest.mark.parametrize("width", [40, 80])
@pytest.mark.parametrize(("measure", "stripped"), [(len, False), (len, True), (lambda text: len(text.encode()), False)])
def test_lines_that_were_cut_at_one_width_are_whole(measure: Callable[[str], int], width: int, stripped: bool) -> None:
    words = ["a", "of", "the", "café", "town", "quay", "rained", "whether", "écus", "fourteen"]
    story = [*STORY[:5], " ".join(Random(3).choices(words, k=300)) + ".", "It rained."]
    folded = "\n".join(cut(line, width, measure) for line in story)
    if stripped:
        folded = "\n".join(map(str.rstrip, folded.split("\n")))
    assert texts(folded) == texts("\n".join(story))


def test_lines_that_were_spaced_to_one_width_were_not_cut() -> None:
    lines = [f"The  council  of the town met on day {n:2}  and it rained" for n in range(10, 30)]
    assert unfolded("\n".join(lines)) == "\n".join(lines)
    moved = [f"{word:>40}" for word in STORY[0].split() * 20]
    assert unfolded("\n".join(moved)) == "\n".join(moved)


def test_a_rule_is_no_part_of_the_heading_above_it() -> None:
    text = "the council of the town voted on a day in May to keep the old bridge open"
    wrapped = f"What people say about the bridge of the town and its river and boats\n{'-' * 68}\n" + f"{text}\n" * 9
    assert texts(wrapped)[:2] == ["What people say about the bridge of the town and its river and boats", "-" * 68]
