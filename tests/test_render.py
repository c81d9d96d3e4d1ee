"""Kept blocks become Markdown and text; metadata becomes front matter."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.kinds import content_role
from cleanpage.render.front_matter import render_front_matter
from cleanpage.render.inline import resolve
from cleanpage.render.markdown import render_markdown
from cleanpage.render.text import render_text
from cleanpage.segment.html import segment_html
from cleanpage.types import Block, Decision, Metadata, Role, Span

CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ue000-\uf8ff]")


def kept(text: str, role: Role = "paragraph", **block: Any) -> Decision:
    return Decision(Block(text, **block), 0.9, True, role, "test", "test")


def dropped(text: str, **block: Any) -> Decision:
    return Decision(Block(text, **block), 0.1, False, "other", "test", "test")


def markdown(*decisions: Decision, base: str | None = None) -> str:
    return render_markdown(decisions, base)


def test_a_heading_that_is_bold_throughout_is_a_heading() -> None:
    whole, part = Span(0, 6, "strong"), Span(0, 2, "em")
    assert markdown(kept("Method", "heading", tag="h2", spans=(whole, part))) == "## *Me*thod"


def test_headings_take_their_level() -> None:
    assert markdown(kept("T", "title", tag="div"), kept("A", "heading", tag="h3"), kept("B", "heading", tag="p")) == (
        "# T\n\n### A\n\n## B"
    )


def test_lists_nest_and_keep_their_numbers() -> None:
    items = [
        kept("five", "list item", depth=1, ordinal=5),
        kept("under", "list item", depth=2),
        kept("deeper", "list item", depth=3),
        kept("six", "list item", depth=1, ordinal=6),
        kept("after"),
    ]
    assert markdown(*items) == "5. five\n   - under\n     - deeper\n6. six\n\nafter"
    assert render_text(items) == "5. five\n  - under\n    - deeper\n6. six\n\nafter"


def test_what_a_term_means_stands_below_it() -> None:
    entries = [
        kept("Length", "list item", tag="dt"),
        kept("11 km", "list item", tag="dd"),
        kept("Stops", "list item", tag="dt"),
    ]
    assert markdown(*entries) == render_text(entries) == "- Length\n  - 11 km\n- Stops"


def test_an_item_whose_parent_was_dropped_moves_out() -> None:
    assert markdown(kept("lonely", "list item", depth=3)) == "- lonely"


def test_a_second_paragraph_stays_in_its_item() -> None:
    assert markdown(kept("one", "list item", depth=1), kept("more", depth=1)) == "- one\n\n  more"


NOTED = """<p>Rust<sup><a href="#fn-a">1</a></sup> and Go<sup><a href="#fn-b">2</a></sup>, <b>fast</b> ones
[<a href="#fn-c">3</a>, <a href="#fn-d">4</a>].</p><ol><li id=fn-a>The <em>first</em>. <a href="#ref-a">↩</a>
<li id=fn-b>2. The second.<li id=fn-c>Third<li id=fn-d>Fourth</ol>"""


def test_references_and_notes_are_told_and_go_with_each_other() -> None:
    text, *notes = segment_html(NOTED).blocks
    all_kept = [_decided(text), *(_decided(note, "list item") for note in notes)]
    assert render_markdown(all_kept).split("\n") == [
        "Rust[^1] and Go[^2], **fast** ones [[^3], [^4]].", "",
        "[^1]: The *first*.", "[^2]: The second.", "[^3]: Third", "[^4]: Fourth",
    ]  # fmt: skip
    assert render_text(all_kept).startswith("Rust[1] and Go[2], fast ones [[3], [4]].\n\n1. The first.\n2. The second.")
    only_second = [_decided(text), _decided(notes[1], "list item")]
    assert render_markdown(only_second) == "Rust and Go[^2], **fast** ones.\n\n[^2]: The second."


def _decided(block: Block, role: Role = "paragraph") -> Decision:
    return Decision(block, 1.0, True, role, "score", "")


def test_quotations_are_one_quotation() -> None:
    assert markdown(kept("a", "quote", quoted=True), kept("b", quoted=True), kept("c")) == "> a\n>\n> b\n\nc"


def test_who_writes_what_follows_is_bold_or_of_a_linked_name_that() -> None:
    linked = kept("Ann May 6, 2025", "byline", spans=(Span(0, 3, "link", "/u/ann"),))
    assert markdown(kept("Ann", "byline"), linked) == "**Ann**\n\n[**Ann**](/u/ann) May 6, 2025"


def test_a_fence_is_longer_than_any_inside() -> None:
    assert markdown(kept("```\nx\n```", "code", language="python")) == "````python\n```\nx\n```\n````"


def cells(rows: list[list[str]]) -> list[Decision]:
    return [kept(t, "table cell", row=r, column=c) for r, row in enumerate(rows) for c, t in enumerate(row) if t]


def test_cells_make_a_table_with_gaps_filled_and_pipes_escaped() -> None:
    table = cells([["Name", "a|b", "Year"], ["x", "", "1999"]])
    assert markdown(*table) == "| Name | a\\|b | Year |\n| --- | --- | --- |\n| x |  | 1999 |"
    assert render_text(table) == "Name\ta|b\tYear\nx\t1999"


def test_a_layout_table_is_paragraphs() -> None:
    assert markdown(*cells([["one"], ["two"]])) == "one\n\ntwo"
    assert "|" not in markdown(*cells([["long " * 80, "b"], ["c", "d"]]))


ROWS = "<tr><th>Land<th>City<th>Size<tr><td rowspan=2>France<td>Paris<td>2.1<tr><td>Lyon<td>0.5"
AS_MARKDOWN = {
    "lines of an item": ("<ul><li>One<br>and a half<li>Two</ul>", "- One  \n  and a half\n- Two"),
    "items below a heading": (
        "<ol><li><h3>First</h3><ul><li>a<li>b</ul><li><h3>Then</h3><p>c</ol>",
        "### First\n\n- a\n- b\n\n### Then\n\nc",
    ),
    "one list after another": ("<ol><li>a<li>b</ol><ol><li>c<li>d</ol>", "1. a\n2. b\n1) c\n2) d"),
    "a quotation and a table in items": (
        "<ol><li>a<blockquote><p>b<ul><li>c<p>d</ul></blockquote><ul><li>e</ul><li>f<table><tr><th>g<td>h</table>"
        "<ul><li>i</ul></ol><blockquote><ol><li>j</ol></blockquote><table><tr><td>k<td>l<tr><td>m<td>n</table>",
        "1. a\n\n   > b\n   >\n   > - c\n   >\n   >   d\n\n   - e\n2. f\n\n   | g | h |\n   | --- | --- |\n\n   - i\n\n"
        "> 1. j\n\n| k | l |\n| --- | --- |\n| m | n |",
    ),
    "an item's own number": ("<ol><li value=5>e<li>f</ol>", "5. e\n6. f"),
    "tasks": (
        "<ul><li><input type=checkbox disabled checked>a<li><input disabled type=checkbox>b<li><input type=checkbox>c",
        "- [x] a\n- [ ] b\n- c",
    ),
    "a quotation in a quotation": ("<blockquote>a<blockquote>b</blockquote>c</blockquote>", "> a\n>\n> > b\n>\n> c"),
    "a cell of two rows": (
        f"<table>{ROWS}</table>",
        "| Land | City | Size |\n| --- | --- | --- |\n| France | Paris | 2.1 |\n|  | Lyon | 0.5 |",
    ),
    "a table after another": (
        "<table><tr><th>a<th>b<tr><td>c<td>d</table><table><tr><td>e<td>f<tr><td>g<td>h</table>",
        "| a | b |\n| --- | --- |\n| c | d |\n\n| e | f |\n| --- | --- |\n| g | h |",
    ),
    "a table a row": (
        "<table><tr><td>a<td>b</table><table><tr><td>c<td>d</table>",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    "lists, lines and code in cells": (
        "<table><tr><th>Has<td><ul><li>a<li>b</ul><tr><th>Runs<td><pre>go -x\nstop</pre><tr><th>Is<td>c<br>d</table>",
        "| Has | - a<br>- b |\n| --- | --- |\n| Runs | `go -x`<br>`stop` |\n| Is | c<br>d |",
    ),
    "a long cell beside a heading": (
        f"<table><tr><th>Why<td>{'long ' * 99}so<tr><th>How<td>b</table>",
        f"| Why | {'long ' * 99}so |\n| --- | --- |\n| How | b |",
    ),
    "headings of columns": (
        "<table><tr><td><h4>Pros</h4><td><h4>Cons</h4><tr><td>a<td>b</table>",
        "| Pros | Cons |\n| --- | --- |\n| a | b |",
    ),
    "a section in a cell": ("<table><tr><th>a<td><h3>b</h3>c<tr><th>d<td>e</table>", "a\n\n### b\n\nc\n\nd\n\ne"),
    "numbers of lines": (
        "<table><tr><td><pre>1\n2</pre><td><pre>if x:\n  <span class=ln>2</span>go()</pre></table>",
        "```\nif x:\n  go()\n```",
    ),
    "a cell of lines beside a cell of their numbers": (
        "<div class=syntaxhighlighter><table><tr><td class=gutter><div>1</div><div>2</div><td class=code>"
        "<div class=box><div class=line><code>if</code> x:</div><div class=line>\xa0 go()</div></div></table></div>",
        "```\nif x:\n  go()\n```",
    ),
    "a cell that is called gutter": (
        "<table><tr><td class=gutter>a<td>b<tr><td>c<td>d</table>",
        "| a | b |\n| --- | --- |\n| c | d |",
    ),
    "numbers that a program says": ("<pre>1\n2\n3</pre>", "```\n1\n2\n3\n```"),
    "links to headings": (
        "<h2><a href=#a>§</a>A</h2><h3>B <a href=#b>¶</a></h3><dl><dt>C<a href=#c>#</a><dd>D</dl>",
        "## A\n\n### B\n\n- C\n  - D",
    ),
    "headings that lead to themselves": (
        "<h2 id=a><a href=#a>A</a></h2><p id=b>b<h3><a id=c href=http://e.org/p#c>C</a> <a href=#b>d</a></h3>"
        "<a href=#a>§</a>",
        "## A\n\nb\n\n### C [d](#b)",
    ),
    "terms in terms, items and code in them": (
        "<dl><dt>A<dd>B<ul><li>C</ul><pre>D</pre><dl><dt>E<dd>F</dl><dt>G</dl>",
        "- A\n  - B\n    - C\n\n    ```\n    D\n    ```\n\n    - E\n      - F\n- G",
    ),
    "blank lines of code in an item": ("<ol><li>A<pre>b\n\n\nc</pre></ol>", "1. A\n\n   ```\n   b\n\n\n   c\n   ```"),
    "paragraphs and lines of what a term means": (
        "<dl><dt>A<dd><p>B</p><p>C</p><dd>D<br>E<p>F</dl>",
        "- A\n  - B\n\n    C\n\n  - D  \n    E\n\n    F",
    ),
    "what unfolds": ("<details><summary>Why <b>not</b> *?</summary><p>So.</details>", "**Why not \\*?**\n\nSo."),
    "asterisks beside those of a mark": ("<p><b>A *</b> <i>* b</i> * <b>c</b> *", "**A \\*** *\\* b* * **c** *"),
    "quotations in a sentence": (
        "<p>He said <q>this is <q>quoted</q></q>, <q>“that”</q>, „<q>so</q>“ <q></q>",
        "He said \"this is 'quoted'\", “that”, „so“",
    ),
    "rows of code with their numbers": (
        "<pre><code class=hljs><table><tr><td>1<td>if x:<tr><td>2<td>  go()</table></code></pre>",
        "```\nif x:\n  go()\n```",
    ),
    "what means no term": ("<dl><dd>A<dd>B</dl><p>c<dl><dt>D<dd>E</dl>", "A\n\nB\n\nc\n\n- D\n  - E"),
    "pictures that stand for text": (
        "So <img class='emoji x' alt=🎉><img class=emoji alt><img class=emoji alt=:smile:>"
        "<img class=latex alt='{\\displaystyle x^2}'> <img alt=no>!",
        "So 🎉$x^2$ !",
    ),
    "formulas": (
        "<math><mi>x</mi><mtext> if </mtext>"
        "<mtable><mtr><mtd>1</mtd><mtd>2</mtd></mtr><mtr><mtd>3</mtd></mtr></mtable></math>",
        "$x\\text{ if }\\begin{matrix}1 & 2 \\\\ 3\\end{matrix}$",
    ),
    "a wiki's tools": (
        "<h2>A[<a href='/w?title=A&action=edit'>edit</a> | <a href='/w?action=edit'>source</a>]</h2>",
        "## A",
    ),
    "brackets of a heading's own": ("<h2>A [<a href=/b>b</a>]</h2>", "## A [[b](/b)]"),
    "notes by Word": (
        "<p>A.<a href=#_ftn1 name=_ftnref1>[1]</a></p><p><a href=#_ftnref1 name=_ftn1>[1]</a> B.</p>",
        "A.[^1]\n\n[^1]: B.",
    ),
    "notes of a saved page": (
        "<link rel=canonical href=http://e.org/p><p>A.<sup><a href=http://e.org/p#n1>1</a></sup></p>"
        "<p>B.<sup><a href=http://e.org/q#n2>2</a></sup><p><span id=n1>1</span> C.<p id=n2>D",
        "A.[^1]\n\nB.[<sup>2</sup>](http://e.org/q#n2)\n\n[^1]: C.\n\nD",
    ),
}


@pytest.mark.parametrize(("html", "expected"), AS_MARKDOWN.values(), ids=AS_MARKDOWN)
def test_what_markup_says_markdown_says(html: str, expected: str) -> None:
    blocks = segment_html(html).blocks
    assert render_markdown([_decided(block, content_role(block, None)) for block in blocks]) == expected


def test_spans_nest_and_white_space_stays_outside() -> None:
    text = "read the whole story now"
    spans = (Span(8, 21, "strong"), Span(5, 20, "link", "/s"))
    assert markdown(kept(text, spans=(Span(9, 15, "strong"), Span(5, 20, "link", "/s"))), base="https://e.org/a/") == (
        "read [the **whole** story](https://e.org/s) now"
    )
    assert markdown(kept("a bold word", spans=(Span(1, 7, "strong"),))) == "a **bold** word"
    assert markdown(kept(text, spans=spans)).count("**") in (0, 2)


def test_what_a_span_begins_or_ends_with_does_not_undo_it() -> None:
    assert markdown(kept("one, and two", spans=(Span(3, 8, "strong"),))) == "one, **and** two"
    assert markdown(kept("one (two)three", spans=(Span(4, 9, "strong"),))) == "one **(two**)three"
    assert markdown(kept("a [b] c", spans=(Span(0, 7, "link", "/e"),))) == "[a [b] c](/e)"
    assert markdown(kept("a [b]: c", spans=(Span(0, 8, "link", "/e"),))) == "[a \\[b\\]: c](/e)"
    assert markdown(kept("a [b], c] d", spans=(Span(2, 9, "link", "/e"),))) == "a [\\[b\\], c\\]](/e) d"


def test_what_is_struck_raised_or_lowered_is_marked_where_it_says_something() -> None:
    spans = (Span(2, 3, "sup"), Span(5, 6, "sub"), Span(8, 11, "del"), Span(16, 17, "sup"))
    assert markdown(kept("106 H2O not Acme®", spans=spans)) == "10<sup>6</sup> H<sub>2</sub>O ~~not~~ Acme®"


def test_formulas_are_set_off_and_nothing_in_them_is_escaped() -> None:
    assert markdown(kept("So a_*b_* is", spans=(Span(3, 9, "math"),))) == "So $a_*b_*$ is"
    assert markdown(kept("a_*", spans=(Span(0, 3, "math", "display"),))) == "$$a_*$$"
    for raw in (r"with \(x_*y_*\) and", "with $x_*y_*$ and", "with $$*x*$$ and"):
        assert markdown(kept(raw)) == raw
    assert markdown(kept("$5 for *one* and $6")) == r"$5 for \*one\* and $6"


def test_spans_of_code_hold_backticks_and_no_escapes() -> None:
    assert markdown(kept("use a*b*c and `", spans=(Span(4, 9, "code"),))) == "use `a*b*c` and \\`"
    assert markdown(kept("x `y` z", spans=(Span(2, 5, "code"),))) == "x `` `y` `` z"


@pytest.mark.parametrize(
    "href",
    ["javascript:alert(1)", "JaVa\tScript:x", " javascript:x", "data:text/html,x", "vbscript:x", "", "//[::1", "#"],
)
def test_links_that_lead_nowhere_are_unwrapped(href: str) -> None:
    assert markdown(kept("a link", spans=(Span(0, 6, "link", href),)), base="https://e.org/") == "a link"


@pytest.mark.parametrize(
    ("href", "address"),
    [
        ("b", "https://e.org/a/b"),
        ("/b", "https://e.org/b"),
        ("/x/../b", "https://e.org/b"),
        ("//o.org/b", "https://o.org/b"),
        ("?q=1", "https://e.org/a/c?q=1"),
        ("#n", "https://e.org/a/c#n"),
        ("https://o.org/f (1).pdf", "https://o.org/f%20%281%29.pdf"),
        ("mailto:a@b.c", "mailto:a@b.c"),
    ],
)
def test_addresses_are_resolved_and_safe_in_parentheses(href: str, address: str) -> None:
    assert resolve(href, "https://e.org/a/c") == address


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("snake_case and a * b", "snake_case and a * b"),
        ("5 < 6 & 7 > 2", "5 < 6 & 7 > 2"),
        ("C# and F#, [sic]", "C# and F#, [sic]"),
        ("# no heading", "\\# no heading"),
        ("#hashtag", "#hashtag"),
        ("- no item", "\\- no item"),
        ("1986. A year", "1986\\. A year"),
        ("3.14 is pi", "3.14 is pi"),
        ("> no quote", "\\> no quote"),
        ("*stars* and _lines_", "\\*stars\\* and \\_lines\\_"),
        ("a `tick`", "a \\`tick\\`"),
        ("[a](b)", "\\[a](b)"),
        ("a <b>tag</b>", "a \\<b>tag\\</b>"),
        ("&lt;", "\\&lt;"),
        ("---", "\\---"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, escaped: str) -> None:
    assert markdown(kept(text)) == escaped


def test_lines_of_markup_break_and_lines_of_a_dump_join() -> None:
    lines = [kept("one"), kept("two", continues=True), kept(", three", continues=True)]
    assert render_markdown(lines, kind="html") == "one  \ntwo  \n, three"
    assert render_text(lines, kind="html") == "one\ntwo\n, three"
    assert render_text(lines, kind="text") == render_markdown(lines, kind="text") == "one two, three"
    chinese = [kept("今天天气"), kept("很好。", continues=True)]
    assert render_text(chinese, kind="text") == "今天天气很好。"


def test_a_dropped_label_does_not_end_a_sentence() -> None:
    lines = [kept("one"), dropped("Share", continues=True), kept("two", continues=True), dropped("x"), kept("three")]
    assert render_text(lines, kind="text") == "one two\n\nthree"


def test_spans_follow_when_lines_join_and_controls_go() -> None:
    lines = [kept("a\x07b"), kept("c\x1bd e", continues=True, spans=(Span(2, 3, "strong"),))]
    assert render_markdown(lines, kind="text") == "ab c**d** e"


def test_pictures_of_an_icon_font_are_no_text() -> None:
    arrow = kept("\uf054", "list item", depth=1, spans=(Span(0, 1, "link", "/more"),))
    phone = kept("\uf095 \uf0da Call us \uf054", spans=(Span(4, 11, "link", "/call"),))
    assert markdown(arrow, phone) == "[Call us](/call)"
    assert render_text([arrow, phone]) == "Call us"
    assert render_text([kept("a" + " " * 10**6 + "b\uf054 c", "code", tag="pre")])[-3:] == "b c"


def test_a_control_character_hides_no_markup() -> None:
    assert markdown(kept("<\x01script>")) == "\\<script>"
    assert markdown(kept("\x01# x")) == "\\# x"


ROLES = st.sampled_from(["title", "heading", "paragraph", "list item", "quote", "code", "table cell", "caption"])
SPANS = st.lists(
    st.builds(
        lambda a, n, kind, href: Span(a, a + n, kind, href),
        st.integers(0, 30), st.integers(0, 30), st.sampled_from(["link", "strong", "em", "code"]), st.text(max_size=9),
    ),
    max_size=4,
).map(tuple)  # fmt: skip


def test_a_private_character_in_an_address_is_quoted() -> None:
    assert markdown(kept("Home", spans=(Span(0, 4, "link", "/\ue000"),))) == "[Home](/%EE%80%80)"


DECISIONS = st.lists(
    st.builds(
        lambda text, role, spans, row, depth, goes_on: kept(
            text, role, spans=spans, row=row, column=row + 1, depth=depth, continues=goes_on
        ),
        st.text(max_size=40), ROLES, SPANS, st.integers(-1, 2), st.integers(0, 3), st.booleans(),
    ),
    max_size=6,
)  # fmt: skip


@given(DECISIONS, st.sampled_from(["html", "text"]), st.sampled_from([None, "https://e.org/a", "http://["]))
def test_no_control_character_is_ever_written(decisions: list[Decision], kind: Any, base: str | None) -> None:
    assert not CONTROLS.search(render_markdown(decisions, base, kind))
    assert not CONTROLS.search(render_text(decisions, kind))


@given(DECISIONS, st.sampled_from(["html", "text"]))
def test_dropped_blocks_leave_no_trace_and_rendering_replays(decisions: list[Decision], kind: Any) -> None:
    again = [d for d in decisions if d.kept]
    assert render_markdown(again, None, kind) == render_markdown(decisions, None, kind)


@given(st.text(alphabet=st.characters(categories=["L", "N", "P", "Z", "S"]), max_size=60))
def test_the_words_are_those_of_the_block(text: str) -> None:
    words = re.findall(r"\w+", re.sub(CONTROLS, "", text))
    assert re.findall(r"\w+", render_text([kept(text)])) == words
    assert re.findall(r"[^\W_]+", markdown(kept(text))) == re.findall(r"[^\W_]+", re.sub(CONTROLS, "", text))


VALUE = st.text(min_size=1, max_size=50).map(lambda t: " ".join(CONTROLS.sub(" ", t).split()))
YES_NO = st.sampled_from(["yes", "No", "null", "~", "1", "0x1f", "1:30", "a: b", "- a", "# a", "a #b", "'", '"', "@x"])


@given(st.one_of(VALUE, YES_NO), st.lists(st.one_of(VALUE, YES_NO), max_size=3), VALUE)
def test_front_matter_comes_back_as_it_was(title: str, names: list[str], description: str) -> None:
    meta = Metadata(title=title, authors=tuple(names), description=description)
    written = render_front_matter(meta)
    read = yaml.safe_load(written.removeprefix("---\n").removesuffix("---\n")) if written else None
    expected: dict[str, Any] = {"title": title, "authors": [n for n in names if n], "description": description}
    assert (read or {}) == {key: value for key, value in expected.items() if value}


def test_front_matter_holds_what_is_known_in_order() -> None:
    meta = Metadata(title="Official: yes", published="2023-11-23T22:15", url="https://e.org/a?b=1", tags=("x", "no"))
    assert render_front_matter(meta) == (
        '---\ntitle: "Official: yes"\npublished: 2023-11-23T22:15\n'
        'url: https://e.org/a?b=1\ntags:\n  - x\n  - "no"\n---\n'
    )
    assert render_front_matter(Metadata()) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("2023-11-23", date(2023, 11, 23)),
        ("2023-11-23T22:15", "2023-11-23T22:15"),
        ("2023-11-23T22:15:01+02:00", datetime.fromisoformat("2023-11-23T22:15:01+02:00")),
        ("2023", "2023"),
        ("yesterday: noon", "yesterday: noon"),
    ],
)
def test_dates_are_dates(written: str, read: object) -> None:
    text = render_front_matter(Metadata(published=written))
    assert yaml.safe_load(text.strip("-\n"))["published"] == read
