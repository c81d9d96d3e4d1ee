"""The front door for markup: what becomes a block, and what a block knows."""

from __future__ import annotations

import gc
import json
import textwrap
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage.render.text import render_text
from cleanpage.segment import segment
from cleanpage.segment.html import segment_html
from cleanpage.types import Block, Decision, Span


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        ("<p>One <b>two</b> three</p>", [("p", "One two three")]),
        ("<p>One<p>Two", [("p", "One"), ("p", "Two")]),
        ("<div>Loose <p>Inner</p> after</div>", [("div", "Loose"), ("p", "Inner"), ("div", "after")]),
        ("<li><div>Wrapped item</div></li>", [("li", "Wrapped item")]),
        ("<h2><div>Wrapped heading</div></h2>", [("h2", "Wrapped heading")]),
        ("<ul><li><p>First</p><p>Second</p></li></ul>", [("li", "First"), ("p", "Second")]),
        ("<p>a<script>var x = '<p>no</p>';</script><style>p{}</style>b</p>", [("p", "ab")]),
        ("<p>Tom &amp; Ana &lt;3 &#8364;</p>", [("p", "Tom & Ana <3 €")]),
        ("<pre>one\n  two</pre>", [("pre", "one\n  two")]),
        ("<p>1 < 2 and 3 > 2</p>", [("p", "1 < 2 and 3 > 2")]),
        ("<div>Read<x-term>ing</x-term> on</div>", [("div", "Reading on")]),
        ("<x-card>Alone</x-card><x-card>Again</x-card>", [("x-card", "Alone"), ("x-card", "Again")]),
        ("<select><option>A</option></select><p>b</p>", [("p", "b")]),
    ],
)
def test_blocks(markup: str, expected: list[tuple[str, str]]) -> None:
    assert [(b.tag, b.text) for b in segment_html(markup).blocks] == expected


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<p><a href=a>Home</a><a href=b>News</a></p>", "Home News"),
        ("<p><span>T</span><span>he</span> end</p>", "The end"),
        ("<p>こち<b>ら</b><i>です</i></p>", "こちらです"),
        ("<p>some<wbr>where</p>", "somewhere"),
        ("<p><span>5</span><span>stars</span> <i>(12)</i><b>votes</b></p>", "5 stars (12) votes"),
        ("<p><span>Size:</span><span>XL</span> <i>was</i><del>$9</del><ins>$5</ins></p>", "Size: XL was $9 $5"),
        ("<p><i>12:</i><b>30</b> <i>$9</i><b>.99</b></p>", "12:30 $9.99"),
        ("<p>Let <i>x</i><sub>1</sub>, <b>21</b><sup>st</sup>, <b>$12</b><sup>99</sup></p>", "Let x1, 21st, $12 99"),
        (
            "<p>その<ruby>子<rp>(</rp><rt>こ</rt><rp>)</rp></ruby>どもと<ruby>虐待<rt>ぎゃくたい</ruby></p>",
            "その子どもと虐待",
        ),
    ],
)
def test_words_are_neither_joined_nor_split(markup: str, text: str) -> None:
    assert segment_html(markup).blocks[0].text == text


def test_spans_cover_their_words() -> None:
    block = segment_html("<p> See  <a href='/x'>the <b>long</b> way </a>home</p>").blocks[0]
    assert block.text == "See the long way home"
    assert block.spans == (Span(4, 16, "link", "/x"), Span(8, 12, "strong", ""))
    assert block.link_chars == 12


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="/cdn-cgi/l/email-protection" data-cfemail="422302236c2d">[email&#160;protected]</a>',
        '<a href="https://example.org/cdn-cgi/l/email-protection#422302236c2d">'
        '<span class="__cf_email__" data-cfemail="422302236c2d">[email&#160;protected]</span></a>',
    ],
)
def test_an_address_that_is_hidden_from_robots_is_shown_as_to_readers(markup: str) -> None:
    block = segment_html(f"<p>Write to {markup} today.</p>").blocks[0]
    assert block.text == "Write to a@a.o today."
    assert block.spans == (Span(9, 14, "link", "mailto:a@a.o"),)


def test_an_address_that_no_script_could_show_stays_as_it_is() -> None:
    assert segment_html('<p><a data-cfemail="4">[email protected]</a>, <a data-cfemail="zz">[email]</a></p>').blocks


def test_a_link_around_blocks_spans_them_all() -> None:
    blocks = segment_html("<a href=/x><div>One</div><div>Two</div></a><p>Three</p>").blocks
    assert [b.link_chars for b in blocks] == [3, 3, 0]


def test_line_breaks_continue_a_paragraph() -> None:
    blocks = segment_html("<p>Line one<br>line two</p><p>New</p>").blocks
    assert [b.continues for b in blocks] == [False, True, False]


def test_two_line_breaks_end_a_paragraph_and_so_does_one_at_the_start_of_an_element() -> None:
    blocks = segment_html("<div>One<br>two<br><br>three<br>\xa0<br>four<div><br>five</div></div>").blocks
    assert [b.continues for b in blocks] == [False, True, False, False, False]
    assert [b.breaks for b in blocks] == [0, 1, 2, 2, 2]


@pytest.mark.parametrize(
    "code",
    [
        "<div class=line>if x:<br></div><div class=line><br></div><div class=line>  <span>go</span>()<br></div>",
        "<ol><li>if x:</li><li>\n</li><li>  go()</li></ol>",
        "<div><div>if x:\n</div>\n<div>  go()</div></div>",
    ],
)
def test_lines_of_code_are_one_listing_however_they_are_set(code: str) -> None:
    blocks = segment_html(f"<pre><code>{code}</code><button>Copy</button></pre><p>After").blocks
    assert [(b.tag, b.text) for b in blocks] == [("pre", "if x:\n\n  go()"), ("button", "Copy"), ("p", "After")]


@pytest.mark.parametrize(
    ("markup", "language"),
    [
        ("<pre class='language-Python'>a</pre>", "python"),
        ("<pre><code class=lang-c++>a</code></pre>", "c++"),
        ("<pre class='brush: js; toolbar: false'>a</pre>", "js"),
        ("<pre class=language->a</pre>", ""),
        ("<pre data-lang=go>a</pre>", "go"),
        ("<pre class='rust rust-example-rendered'>a</pre>", "rust"),
        ("<pre class='src src-emacs-lisp'>a</pre>", "emacs-lisp"),
        ("<pre class='sourceCode r code-with-copy'>a</pre>", "r"),
        ("<pre class='sourceCode numberSource r'>a</pre>", ""),
        ("<div class='language-js highlighter-rouge'><div class=highlight><pre>a</pre></div></div>", "js"),
        ("<div class='highlight-python3 notranslate'><div class=highlight><pre>a</pre></div></div>", "python3"),
        ("<div class='highlight-default notranslate'><pre>a</pre></div>", ""),
        ("<div class='highlight highlight-source-shell'><pre>a</pre></div>", "shell"),
        ("<div class='language-ts'><button>Copy</button><span>ts</span><pre>a</pre></div>", "ts"),
        ("<figure class='highlight sql'><table><tr><td><pre>1<br>2</pre><td><pre>a</pre></table></figure>", "sql"),
        ("<div class=language-en><h1>T</h1><p>b</p><p>c</p><pre>a</pre></div>", ""),
    ],
)
def test_a_listing_is_in_the_language_that_it_or_its_box_names(markup: str, language: str) -> None:
    assert [block.language for block in segment_html(markup).blocks if block.tag == "pre"] == [language]


TEXT = (
    "The council voted on Tuesday to rebuild the old line along the harbour, which ends a dispute that had lasted for "
    "eleven years. Work is to begin in spring, once the storms have passed, and the first trams should run by the end "
    "of 2028. Residents of the quarter had feared that the line would take away their places, but the route leaves "
    "the quay untouched and follows the well-known railway, said the head of the planning office on Monday evening."
)


@pytest.mark.parametrize("wrap", ["<div class='t y{n}'>{line}</div>", "<p>{line}</p>", "{line}<br>\n"])
def test_lines_that_a_margin_broke_are_one_paragraph(wrap: str) -> None:
    lines = textwrap.wrap(TEXT, 50)
    page = segment_html("<div>" + "".join(wrap.format(n=n, line=line) for n, line in enumerate(lines)) + "</div>")
    assert render_text([Decision(b, 1.0, True, "paragraph", "", "") for b in page.blocks]) == TEXT
    poem = [line[: 20 + 7 * (n % 4)].capitalize() for n, line in enumerate(lines)]
    page = segment_html("<div>" + "".join(wrap.format(n=n, line=line) for n, line in enumerate(poem)) + "</div>")
    assert not [block for block in page.blocks if block.breaks < 0]


def test_a_file_of_bare_text_in_a_browser_is_a_dump() -> None:
    wrapped = "\n".join(textwrap.wrap(TEXT, 60))
    page = segment(f"<html><body><pre style='white-space: pre-wrap;'>{wrapped}\n</pre></body></html>")
    assert (page.kind, " ".join(block.text for block in page.blocks)) == ("text", TEXT)
    assert segment(f"<html><body><p>Code</p><pre>{wrapped}</pre></body></html>").blocks[1].text == wrapped


def test_a_button_in_a_heading_is_the_heading() -> None:
    folded = (
        "<h3><button aria-expanded=false>May I take a bicycle?</button></h3><div><p>Yes.</p><button>More</button></div>"
    )
    assert [block.tag for block in segment_html(folded).blocks] == ["h3", "p", "button"]
    assert segment_html("<h3><label for=a>Ingredients</label></h3>").blocks[0].tag == "h3"


@pytest.mark.parametrize(
    ("markup", "label"),
    [
        ("<section id=Respond-to-review-comments class=part><h2>Respond to review comments</h2>", "part"),
        ("<section id=related-posts class=part><h2>Related posts</h2>", "related-posts part"),
        ("<section id=mw-content-text><h2>Ferries</h2>", "mw-content-text"),
        ("<section><h2 id=comments>Comments</h2>", ""),
    ],
)
def test_an_id_that_repeats_a_heading_is_no_name(markup: str, label: str) -> None:
    page = segment_html(f"<body>{markup}<p>And more.</p></section>")
    assert [c.label for c in page.containers if c.tag == "section"] == [label]
    assert [c.label for c in page.containers if c.tag == "h2"] == [""]


def test_who_is_quoted_stands_above_the_quotation() -> None:
    quoted = "<blockquote><div><cite><a href=/ann>Ann</a> wrote:</cite>Which one?</div></blockquote>"
    assert [b.text for b in segment_html(quoted).blocks] == ["Ann wrote:", "Which one?"]
    named = "<blockquote>As in <cite>Emma</cite><cite>Persuasion</cite>.</blockquote><p><cite>Emma</cite> too."
    assert [b.text for b in segment_html(named).blocks] == ["As in Emma Persuasion.", "Emma too."]


MATHML = (
    "<math display=block><mfrac><mi>a</mi><msqrt><mi>b</mi></msqrt></mfrac><mo>≤</mo>"
    "<msup><mi>c</mi><mn>2</mn></msup></math>"
)
ANNOTATED = (
    '<math><semantics><mrow><mi>E</mi></mrow><annotation encoding="application/x-tex">{\\displaystyle E_1}'
    '</annotation><annotation-xml encoding="MathML-Content"><ci>E</ci></annotation-xml></semantics></math>'
)
KATEX = f'<span class="katex">{ANNOTATED}<span class="katex-html" aria-hidden="true"><i>E</i>1</span></span>'
MATHJAX = '<span class="MathJax"><nobr>E1</nobr></span><script type="math/tex; mode=display">E_1</script>'


@pytest.mark.parametrize(
    ("formula", "tex", "where"),
    [
        (MATHML, r"\frac{a}{\sqrt{b}}≤c^{2}", "display"),
        (ANNOTATED, "E_1", ""),
        ('<math alttext="E_{1}"><mi>E</mi></math>', "E_{1}", ""),
        (KATEX, "E_1", ""),
        (MATHJAX, "E_1", "display"),
        (MATHJAX.replace("E1", "E1" + ANNOTATED), "E_1", "display"),
        (MATHJAX[: MATHJAX.index("<script")], "E1", ""),
        ("<math><mi>a</mi></math><math><mi>b</mi></math>", "ab", ""),
    ],
)
def test_a_formula_is_tex_and_stands_there_once(formula: str, tex: str, where: str) -> None:
    block, after = segment_html(f"<p>Where {formula} is <i>not</i> small.<p>After").blocks
    assert block.text == f"Where {tex} is not small."
    assert block.spans[0] in (Span(6, 6 + len(tex), "math", where), Span(6, 7, "math", where))
    assert after.text == "After"


def test_a_formula_that_is_drawn_in_a_block_of_its_own_is_its_tex() -> None:
    drawn, script = MATHJAX.split("<script")
    blocks = segment_html(f"<p>So <div class=MathJax_Display>{drawn}</div><script{script} it is.").blocks
    assert [block.text for block in blocks] == ["So", "E_1", "it is."]


@given(
    st.lists(st.sampled_from(["<math>", "</math>", "<mi>", "<annotation encoding=x-tex>", "</p>", "<p>", "<b>", "x "]))
)
def test_no_formula_swallows_what_follows_its_paragraphs(pieces: list[str]) -> None:
    assert segment_html("".join(pieces) + "<h1>End</h1>").blocks[-1].text == "End"


def test_lists_tables_quotes_and_code_are_told() -> None:
    page = segment_html(
        "<ol start=3><li>x<ul><li>y</ul><li>z</ol><table><tr><td>a<td colspan=2>b<td>c<tr><td>d</table>"
        "<blockquote>q</blockquote><pre><code class='language-py'>p</code></pre>"
    )
    by_text = {b.text: b for b in page.blocks}
    assert [(by_text[t].depth, by_text[t].ordinal) for t in "xyz"] == [(1, 3), (2, None), (1, 4)]
    assert [(by_text[t].row, by_text[t].column) for t in "abcd"] == [(0, 0), (0, 1), (0, 3), (1, 0)]
    assert by_text["q"].quoted
    assert by_text["p"].language == "py"


def test_hidden_text_and_its_origin_are_marked() -> None:
    page = segment_html(
        "<p>seen</p><div hidden><p>one</p></div><div style='DISPLAY: none'>two</div>"
        "<noscript><p>three</p></noscript><template><p>four</p></template>"
    )
    assert [b.hidden for b in page.blocks] == [False, True, True, False, False]
    assert [b.origin for b in page.blocks] == ["page", "page", "page", "noscript", "template"]


def test_containers_hold_their_blocks() -> None:
    page = segment_html("<main class=Story><p>a</p><div id=x><p>b</p><p>c</p></div></main><footer>d</footer>")
    held = {(c.tag, c.label): [b.text for b in page.blocks[c.start : c.end]] for c in page.containers}
    assert held["main", "story"] == ["a", "b", "c"]
    assert held["div", "x"] == ["b", "c"]
    assert held["footer", ""] == ["d"]
    assert all(c.parent <= i for i, c in enumerate(page.containers))


def test_the_head_becomes_hints() -> None:
    page = segment_html(
        "<html lang=uk><head><title>A &amp; B</title><meta property=og:title content=T><base href=/b/>"
        '<link rel=canonical href=/c><script type=application/ld+json>{"a": 1}</script></head>'
        "<body><p><a rel=author href=/me>Ana Lee</a> <time datetime=2024-01-02>2 Jan</time> "
        "<a rel='nofollow tag'>Rain</a> <a rel='category tag'>All</a></p></body></html>"
    )
    hints = page.hints
    assert (hints.title, hints.language, hints.base, hints.canonical) == ("A & B", "uk", "/b/", "/c")
    assert hints.meta["og:title"] == ("T",)
    assert hints.json_ld == ('{"a": 1}',)
    assert [(m.kind, m.value) for m in hints.marks] == [("author", "Ana Lee"), ("time", "2024-01-02"), ("tag", "Rain")]


BODY = "The council met on Monday and decided, after a long debate, to mend the bridge. " * 8


@pytest.mark.parametrize(
    "markup",
    [
        f'<script type="application/ld+json">{{"@type": "Article", "articleBody": "{BODY}"}}</script><p>Loading</p>',
        f'<script id="__NEXT_DATA__" type="application/json">{{"props": {{"body": "{BODY}"}}}}</script><p>Wait</p>',
    ],
)
def test_text_in_data_is_read_where_the_page_lacks_it(markup: str) -> None:
    assert [b.text for b in segment_html(markup).blocks if b.origin == "embedded"] == [BODY.strip()]
    shown = markup + f"<p>{BODY}</p>"
    assert not [b for b in segment_html(shown).blocks if b.origin == "embedded"]


def test_a_page_in_a_frame_is_read_where_the_page_shows_nothing() -> None:
    frames = (
        f"<iframe srcdoc='<p>Cookies</p>'></iframe><iframe srcdoc='{escape(f'<h1>Bridge</h1><p>{BODY}</p>')}'></iframe>"
    )
    page = segment_html(f"<title>Mail</title><p>Inbox</p>{frames}")
    assert [b.text for b in page.blocks] == ["Bridge", BODY.strip()]
    assert page.hints.title == "Mail"
    shown = segment_html(f"<p>{BODY}</p>{frames}")
    assert [b.text for b in shown.blocks] == [BODY.strip()]


def test_deep_nesting_loses_nothing() -> None:
    assert [b.text for b in segment_html("<div>" * 100_000 + "deep").blocks] == ["deep"]


def test_bare_text_is_one_block() -> None:
    assert [b.text for b in segment_html("just text").blocks] == ["just text"]


@settings(deadline=None)
@given(st.text(alphabet="<>/ abp=\"'&;!-d\n", max_size=200))
def test_any_markup_is_read(markup: str) -> None:
    page = segment_html(markup)
    for block in page.blocks:
        assert block.text.strip() == block.text or block.tag == "pre"
        assert 0 <= block.container < len(page.containers)
        assert all(0 <= s.start < s.end <= len(block.text) for s in block.spans)


def test_a_heading_loses_the_link_to_itself() -> None:
    for sign in ("¶", "&#xf0c1;"):
        blocks = segment_html(f"<h2>Settings<a href='#settings'>{sign}</a></h2><h2>C#</h2>").blocks
        assert [b.text for b in blocks] == ["Settings", "C#"]


def test_a_thread_kept_as_data_is_read_post_by_post() -> None:
    posts = [{"cooked": f"<p>{BODY}</p>"}, {"cooked": "<p>I had the same trouble, too.</p>"}]
    preloaded = escape(json.dumps({"topic_7": json.dumps({"post_stream": {"posts": posts}})}))
    page = segment_html(f'<div id="data-preloaded" data-preloaded="{preloaded}"></div>')
    assert [b.text for b in page.blocks] == [BODY.strip(), "I had the same trouble, too."]


def test_markup_in_the_title_does_not_end_it() -> None:
    """Parsers of some versions read elements in a title, others read their letters."""
    page = segment_html("<html><head><title>Big <b>news</b> today</title></head><body><p>Words of the page.</p></body>")
    assert page.hints.title in ("Big news today", "Big <b>news</b> today")
    assert [block.text for block in page.blocks] == ["Words of the page."]


def test_a_page_goes_with_the_last_name_for_it() -> None:
    gc.collect()
    gc.disable()
    try:
        segment_html("<p>One paragraph of text that nobody keeps.")
        kept = [thing for thing in gc.get_objects() if isinstance(thing, Block) and "nobody keeps" in thing.text]
    finally:
        gc.enable()
    assert kept == []


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p><b>Why?</b></p><p>Re<em>build</em>ing took", "Rebuilding took"),
        ("<p><b>Why?</b><span></span></p><p>Die M&uuml;hle", "Die Mühle"),
        ("<p>soft&shy;ly, zero\u200bwidth, M&#xfc;hle &#27;[31m&#7;", "softly, zerowidth, Mühle [31m"),
    ],
)
def test_words_are_whole(html: str, text: str) -> None:
    assert segment(html, "html").blocks[-1].text == text
