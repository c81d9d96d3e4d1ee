"""The front door for bare text: what each style of dump becomes, and what holds for any text."""

from __future__ import annotations

import json
import re
import textwrap
import unicodedata

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.segment import sniff_kind
from cleanpage.segment.text import segment_text
from cleanpage.segment.text_glue import CAPITAL, SMALL, SPACES, letter_kinds
from cleanpage.segment.text_items import line_block
from cleanpage.segment.text_lines import WIDE, has_wide
from cleanpage.segment.text_prose import rejoined
from cleanpage.types import Block
from tests.dumps import PARAGRAPHS, outline, texts


@pytest.mark.parametrize("ending", ["\r\n", "\r", "\u2028", "\x85"])
def test_line_ends_are_alike(ending: str) -> None:
    dump = "Home\n\nA paragraph of some words.\n\nAnother one."
    assert segment_text(dump.replace("\n", ending)) == segment_text(dump)


def test_controls_and_escapes_vanish_and_words_stay() -> None:
    dump = "\ufeff\x1b[31mRed\x1b[0m al\x00ert\x07 in\u200b the \x1b]0;title\x07harbour\x9b2J\u202e today\f\nnext"
    assert texts(dump) == ["Red alert in the harbour today", "next"]


def test_blank_lines_and_indentation_are_counted() -> None:
    first, second = segment_text("One line here.\n \xa0\n\n    Two lines here.").blocks
    assert (first.gap, second.gap, second.indent) == (0, 2, 4)


def test_menu_lines_of_a_plain_dump_stay_apart() -> None:
    assert texts("Home\nNews\nSport\nContact us") == ["Home", "News", "Sport", "Contact us"]


def test_form_notice_keeps_its_asterisk() -> None:
    assert ("p", "* indicates required") in outline("Subscribe\n* indicates required\n* indicates required\n" * 4)


def test_lynx_dump() -> None:
    dump = """\
   #Feed

   Skip to content

     * Home
     * Products (BUTTON)
          + Bridges and other works of engineering which the town keeps up for
            its people
          + Ferries
     * Contact

The bridge stays open, the council decided on Tuesday after a debate of three
hours

   The council voted on Tuesday to keep the old bridge open for another
   year, although engineers had warned that its northern pier is sinking
   into the river bed.

   (BUTTON) Share (BUTTON) Print
   ____________________ Search [ ] all
    1. First of the numbered items
    2. Second of the numbered items
"""
    blocks = segment_text(dump).blocks
    assert [(block.tag, block.depth, block.ordinal, block.text) for block in blocks] == [
        ("p", 0, None, "#Feed"),
        ("p", 0, None, "Skip to content"),
        ("li", 1, None, "Home"),
        ("li", 1, None, "Products"),
        ("li", 2, None, "Bridges and other works of engineering which the town keeps up for its people"),
        ("li", 2, None, "Ferries"),
        ("li", 1, None, "Contact"),
        ("h2", 0, None, "The bridge stays open, the council decided on Tuesday after a debate of three hours"),
        ("p", 0, None, PARAGRAPHS[0].replace(" faster than anybody had expected", "")),
        ("p", 0, None, "Share"),
        ("p", 0, None, "Print"),
        ("p", 0, None, "Search all"),
        ("li", 1, 1, "First of the numbered items"),
        ("li", 1, 2, "Second of the numbered items"),
    ]


@pytest.mark.parametrize(
    "references",
    [
        "References\n\n   1. http://x.org/\n   2. http://x.org/c\n",  # lynx -dump
        "References\n\n   Visible links\n   1. http://x.org/\n   2. http://x.org/c\n",  # elinks -dump
        "References\n\n   Visible links\n   1. Start page\n\thttp://x.org/\n   2. http://x.org/c\n",  # titled
        "References:\n\n[1] http://x.org/\n[2] http://x.org/c\n",  # w3m -dump -o display_link_number=1
        "Links:\n1. http://x.org/\n2. http://x.org/c\n",  # links -dump -html-numbered-links 1
    ],
)
def test_link_numbers_go_with_their_references(references: str) -> None:
    dump = f"   [1]Home\n\n   The [2]council voted in [1999].\n\n{references}"
    assert texts(dump) == ["Home", "The council voted in [1999]."]


def test_sources_of_an_article_stay_with_their_numbers() -> None:
    dump = "The bridge stays.[1] The ferry goes.[2]\n\nReferences\n\n1. http://x.org/\n2. http://x.org/c\n"
    assert texts(dump)[0] == "The bridge stays.[1] The ferry goes.[2]"
    assert "References" in texts(dump)


def test_what_stands_below_a_list_of_links_stays() -> None:
    below = "".join(f"\n\n{paragraph}" for paragraph in PARAGRAPHS[:4])
    dump = f"See [1]here and [2]there.\n\nLinks:\n1. http://x.org/\n2. http://x.org/c{below}\n"
    assert PARAGRAPHS[0] in texts(dump)


BROKEN = """\
News
Sport
The council voted, as the
Daily Courier
, a newspaper, was the first to report, to keep the
old bridge
open for another year.
Repairs
The far bank welcomed the news, and said that the
ferry
was late.
"""
"""A dump with a text node a line: links break its sentences."""


def test_one_text_node_a_line() -> None:
    joined = ""
    for block in segment_text(BROKEN).blocks:
        joined += (" " if block.continues else "\n") + block.text
    assert joined.strip().split("\n") == [
        "News",
        "Sport",
        "The council voted, as the Daily Courier , a newspaper, was the first to report, to keep the old bridge "
        "open for another year.",
        "Repairs",
        "The far bank welcomed the news, and said that the ferry was late.",
    ]


@pytest.mark.parametrize(
    ("before", "after", "continues"),
    [
        ("With", "over 30,000 matches", True),
        ("give us a call", "today!", True),
        ("Find a", "VITA site", True),
        ("Pet safety:", "Toxic to cats and dogs.", True),
        ("The long label of a list that follows:", "Flour", False),
        ("The fridge has a dispenser for water and ice, and useful extras", "Cons:", False),
        ("The tour of all of the kingdom takes in the palace and gardens", "Every day it leaves at ten", False),
        ("It ended.", "today", False),
        ("home", "about", False),
        ("წისქვილი სოფელში ისევ", "ამუშავდა ორმოცი წლის შემდეგ", False),
    ],
)
def test_a_line_of_a_dump_that_breaks_at_links_goes_on_or_not(before: str, after: str, continues: bool) -> None:
    blocks = segment_text(f"{BROKEN}{before}\n{after}\nThe end.\n").blocks
    assert [block.continues for block in blocks if block.text == after] == [continues]


def test_lower_case_menu_is_no_sentence() -> None:
    assert not any(block.continues for block in segment_text("home\nabout\nour work\ncontact").blocks)


def test_the_block_of_a_line_is_a_block_like_any_other() -> None:
    assert line_block("One", "li", 2, 4, 1, 7) == Block("One", "li", depth=1, ordinal=7, gap=2, indent=4)
    assert line_block("One", "p", 0, 0) == Block("One")


def test_the_kinds_of_letters_are_those_of_the_expressions() -> None:
    characters = [chr(code) for code in range(0xD800)]
    assert [chr(code) for code in SPACES] == [c for c in characters if c.isspace()]
    kinds = {SMALL: 1, CAPITAL: 2, "[.!?…]": 4}
    expected = [
        next((kind for letters, kind in kinds.items() if re.match(letters, c)), 3 * c.isspace()) for c in characters
    ]
    table = letter_kinds().tolist()
    assert table + [table[-1]] * (len(characters) - len(table)) == expected


@pytest.mark.parametrize("above", ["", "\n", " \n\n"])
def test_a_heading_at_the_top_counts_as_one_whatever_blank_lines_stand_above_it(above: str) -> None:
    dump = f"{above}# Bridge\n\nIt stays.\n\n## Cost\n\nHigh.\n\n## Ferry\n\nLate."
    assert [tag for tag, _ in outline(dump)] == ["h1", "p", "h2", "p", "h2", "p"]


def test_record_header_is_no_text() -> None:
    page = segment_text(
        "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://example.org/a\r\n\r\nHome\r\nNews"
    )
    assert page.hints.canonical == "https://example.org/a"
    assert [block.text for block in page.blocks] == ["Home", "News"]


def test_page_without_line_breaks() -> None:
    found = segment_text("Home News Sport Contact Login " + " ".join(PARAGRAPHS)).blocks
    assert found[0].text == "Home News Sport Contact Login"
    assert [block.text for block in found[1:]] == PARAGRAPHS
    assert [block.continues for block in found] == [False, False, True, True]


def test_page_without_line_breaks_in_japanese() -> None:
    sentence = "町議会は火曜日、古い橋をもう一年使い続けることを決めた。"
    assert texts(sentence * 9) == [sentence] * 9
    menu, foot = "ホーム ニュース 天気", "会社概要 地図"
    assert texts(f"{menu} {sentence * 9} {foot}") == [menu, *[sentence] * 9, foot]


def test_label_glued_to_a_sentence_is_cut_off() -> None:
    dump = "The end of this article.\nShare this articleThe council voted to keep the bridge open.\nUse JavaScript"
    assert texts(dump)[1:3] == ["Share this article", "The council voted to keep the bridge open."]


RAN_TOGETHER = (
    "HomeNewsSportWeatherSign in\n"
    "The council voted to keep the old bridge open.Engineers had warned of the north pier.Nobody was hurt in 2019.\n"
    "Read more about the old bridgeNews from the councilSport and Weather\n"
    "A new Bridge costs 40%More than that, JavaScript apart.It may take years.It may never come.\n"
    "Home Sport Weather News"
)


def test_a_dump_that_ran_together_is_cut_at_its_seams() -> None:
    assert texts(RAN_TOGETHER)[:13] == [
        "Home",
        "News",
        "Sport",
        "Weather",
        "Sign in",
        "The council voted to keep the old bridge open.",
        "Engineers had warned of the north pier.",
        "Nobody was hurt in 2019.",
        "Read more about the old bridge",
        "News from the council",
        "Sport and Weather",
        "A new Bridge costs 40%",
        "More than that, JavaScript apart.",
    ]


def test_names_code_and_addresses_of_other_dumps_stay_whole() -> None:
    code = "Call os.Getenv(name) in JavaScript, or see Example.Com/readMe.Now for GitHub and YouTube."
    sentence = "The council, which met on Tuesday, voted to keep the bridge open for one more year. "
    assert texts(f"{code}\n{sentence * 3}")[0] == code


def test_blank_lines_of_the_source_say_nothing() -> None:
    menu = "".join(f"\n\n\n        Entry {number}\n    " for number in range(9))
    dump = f"{menu}\n\n\n\n\n\n      The council voted to keep the bridge open.\n\n\n   It met.\n"
    found = segment_text(dump).blocks
    assert [block.gap for block in found] == [0] * 9 + [1, 0]
    assert not any(block.indent for block in found)


CARRIED = "Home\nNews\nSport\nContact\n\nThe council said “no”.\nIt met on Tuesday.\n"


@pytest.mark.parametrize(
    "dump",
    [
        "".join(f"> {line}\n" for line in CARRIED.splitlines()),
        "".join(f">{line}\n" for line in CARRIED.splitlines()),
        json.dumps(CARRIED)[1:-1],
        json.dumps(CARRIED, ensure_ascii=False)[1:-1],
    ],
)
def test_what_carried_a_dump_is_taken_off(dump: str) -> None:
    assert outline(dump) == outline(CARRIED)


def test_quotations_and_escapes_of_a_page_stay() -> None:
    quoting = "I wrote:\n> one\n> two\n> three\n> four\n> five\nand then\nnothing more\n"
    assert any(">" in text for text in texts(quoting)) or any(block.quoted for block in segment_text(quoting).blocks)
    printing = "print('\\n')\n" * 6
    assert r"\n" in texts(printing)[0]


def test_chinese_lines_join_without_a_space() -> None:
    paragraph = "市议会星期二投票决定让这座旧桥再开放一年尽管工程师警告说北面的桥墩正在下沉速度比任何人预料的都快" * 4
    assert texts(textwrap.fill(paragraph, 60)) == [paragraph]


@pytest.mark.parametrize("width", [13, 20, 30])
def test_narrow_columns_of_a_script_without_spaces_are_joined(width: int) -> None:
    sentence = (
        "市议会星期二投票决定，让这座旧桥再开放一年，尽管工程师警告说北面的桥墩正在下沉，速度比任何人预料的都快。"
    )
    dump = ["首页", "新闻", "体育", "", *textwrap.wrap(sentence * 4, width), "", "联系我们"]
    assert texts("\n".join(dump)) == ["首页", "新闻", "体育", sentence * 4, "联系我们"]


def test_long_lines_of_another_script_are_no_wrapped_text() -> None:
    line = "अ" * 110
    assert texts(f"{line} {line}\n{line} {line}") == [f"{line} {line}"] * 2


def test_margin_is_found_in_bytes() -> None:
    sentence = "„Größe“ übt, wäre schön; älter Übung führt weiter äußerst höflich zurück dafür"
    words = [word for _ in range(12) for word in sentence.split()]
    lines, line = ["Start", "Sport", "Kultur", ""], ""
    for word in words:
        if len(f"{line} {word}".encode()) > 66:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    assert texts("\n".join([*lines, line])) == ["Start", "Sport", "Kultur", " ".join(words)]


@given(width=st.integers(40, 120), indent=st.sampled_from(["", "   "]), blank=st.booleans())
def test_wrapping_is_undone(width: int, indent: str, blank: bool) -> None:
    wrapped = [textwrap.fill(each, width, initial_indent=indent, subsequent_indent=indent) for each in PARAGRAPHS]
    unwrapped = texts("\n\n".join(PARAGRAPHS))
    found = texts(("\n\n" if blank else "\n").join(wrapped))
    assert unwrapped == PARAGRAPHS
    if blank:
        assert found == PARAGRAPHS
    else:  # the last line of a paragraph may reach the margin by chance
        assert " ".join(found) == " ".join(PARAGRAPHS)


LINE = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    ["# Head", "* item", "| a | b |", "|---|---|", "```", "> quote", "[a](b)", "   (BUTTON) x", "     * y", "---",
     "===", "1. z", "", "", "\x1b[1mbold\x1b[0m", "![i](j) ``c``", "Title: x", "**b** _e_ \\*", "中文。日本"]
)  # fmt: skip


@given(st.lists(LINE, max_size=25).map("\n".join))
@settings(max_examples=300)
def test_any_text_becomes_clean_blocks(dump: str) -> None:
    page = segment_text(dump)
    for block in page.blocks:
        assert block.text.strip()
        assert not [c for c in block.text if unicodedata.category(c) == "Cc" and not (c == "\n" and block.tag == "pre")]
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
    assert page.containers[0].end == len(page.blocks)
    assert segment_text(dump.replace("\r", "").replace("\n", "\r\n")) == segment_text(dump.replace("\r", ""))


@given(st.lists(st.text("abcdeäßЖ中。.,A* ()[]_`#|", max_size=50), max_size=20).map("\n".join))
def test_words_stand_in_the_dump_in_order(dump: str) -> None:
    words = re.findall(r"[^\W_]+", " ".join(texts(dump)))
    stock = re.sub(r"[\W_]", "", dump)
    position = 0
    for word in words:
        position = stock.find(word, position) + len(word)
        assert position >= len(word)


@pytest.mark.parametrize(
    "markup",
    [
        "<!DOCTYPE html><title>x</title>",
        "\ufeff<!-- saved -->\n<HTML><BODY>Hi</BODY></HTML>",
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><body/></html>',
        "<p>Hello</p>",
        "<DIV><P>Hello there<P>You</DIV>",
        '<rss version="2.0"><channel><title>x</title></channel></rss>',
        "<title>No body</title><h1>Head</h1><p>One <b>bold</b> word</p>",
        "<table><tr><td>One<td>Two</table>",
    ],
)
def test_markup_is_told(markup: str) -> None:
    assert sniff_kind(markup) == "html"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a < b and b > c",
        "I <3 you",
        "A List<String> of names",
        "From: John <john@x.org>\n\nHello",
        "# Title\n\nSome words about tags.\n\n```html\n<div><p>Hello</p></div>\n```\n\nMore words here.",
        "The <p> element\n\nWrite <p>Hello</p> for a paragraph of text. A <div> groups others, as <br> breaks lines.",
        "# Notes\n\nOne line<br>another line\n\n- item",
        "Home\nNews\n\nPlain words only.",
        f"A lesson\n{'Words of prose. ' * 9}\n<ul>\n<li>One\n<li>Two\n<div class=more>\n{'Words of prose. ' * 9}",
    ],
)
def test_text_is_told(text: str) -> None:
    assert sniff_kind(text) == "text"


def test_a_long_line_is_cut_in_linear_time() -> None:
    dump = "Word words follow here. " * 40_000
    assert len(segment_text(dump).blocks) == 40_000


@pytest.mark.parametrize(
    "text", ["“Quotes” — and dashes…", "日本", "\u1112\u1161\u11ab", "\U0001f600", "\ua000", "Ａ", "é"]
)
def test_wide_characters_are_those_of_the_table(text: str) -> None:
    assert has_wide(text) == (WIDE.search(text) is not None)


def test_the_last_word_on_what_goes_on_never_crosses_a_blank_line_or_a_heading() -> None:
    page = segment_text("We walked along the\nquay\nof Malmö.\n\nThe next morning was cold.")
    joined = rejoined(page, np.ones(len(page.blocks), bool))
    assert [block.continues for block in joined.blocks] == [False, True, True, False]
    assert not any(block.continues for block in rejoined(joined, np.zeros(len(page.blocks), bool)).blocks)


HELVETICA = {
    **dict.fromkeys("ijl", 222), **dict.fromkeys("ft .,I", 278), **dict.fromkeys("r-", 333),
    **dict.fromkeys("cksvxyz", 500), **dict.fromkeys("AEBSPXY", 667), **dict.fromkeys("CDHNRUw", 722), "m": 833,
    "W": 944,
}  # fmt: skip
"""Widths in thousandths of the size, by Adobe's metrics; of letters not here 556."""


def printed(text: str, width: int) -> str:
    """Return a paragraph as a page in Helvetica has it, lines as wide as they may be."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if sum(HELVETICA.get(character, 556) for character in longer) <= width * 500:
            lines[-1] = longer
        else:
            lines.append(word)
    return "\n".join(lines)


@pytest.mark.parametrize("width", [60, 75, 90])
def test_lines_of_one_width_in_print_are_joined(width: int) -> None:
    wrapped = "\n\n".join(printed(paragraph, width) for paragraph in PARAGRAPHS * 3)
    lines = wrapped.count("\n") - 2 * (3 * len(PARAGRAPHS) - 1)
    assert len(texts(wrapped)) - 3 * len(PARAGRAPHS) <= 0.1 * lines


def test_words_that_were_broken_at_the_margin_are_whole() -> None:
    syllables = (
        "un-der-stand-ing a well·known de-ci-sion of the com-mit-tee takes more pa-tience than any-bo-dy ex-pect-ed "
    )
    story = (syllables * 12).strip().replace("·", "-") + "."
    lines, line = [], ""
    for word in (syllables * 12).strip().split():
        pieces = word.split("-")
        line += " " if line else ""
        for i, piece in enumerate(pieces):
            if len(line + piece) + (i + 1 < len(pieces)) > 51:
                lines.append(line.rstrip() + ("-" if i else ""))
                line = ""
            line += piece
    wrapped = "\n".join([*lines, line]).replace("·", "-") + "."
    dump = f"Home\nNews\n\n{wrapped}\n\nWe met in the well-known house."
    assert " ".join(texts(dump)[2:-1]) == re.sub("(?<!well)-", "", story)
