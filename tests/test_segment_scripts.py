"""Scripts and style sheets that a dump has kept go; what is said on the page, and code that it shows, stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.segment import sniff_kind
from cleanpage.segment.text_scripts import without_scripts
from tests.dumps import texts

TRACKING = (
    "window.dataLayer = window.dataLayer || [];\n"
    "function gtag() { dataLayer.push(arguments); }\n"
    "gtag('js', new Date());\n"
)
"""Has marks enough for a dump that holds it."""
ABOVE = "The harbour council voted by eleven to four to reopen the ferry line."
BELOW = "A single boat with room for ninety passengers will leave every forty minutes."

SCRIPTS = [
    '{"@context": "https://schema.org", "@type": "NewsArticle", "description": "The council voted to reopen it."}',
    ".nav,\n.nav a:hover { color: #0a4b78; }\n@media (max-width: 640px) {\n  .nav { display: block !important; }\n}",
    "html, body, div, span, applet, object, iframe,\nh1, h2, p { margin: 0 }",
    "/* The menu of a small screen is one line, as it was in the old design. */.nav{margin:0}",
    '!function(e,t){var n=e.createElement(t);n.src=\'//stats.example/t.js?it="\'}(document,"script");',
    "(function () {\n  // whoever has no such dialog sees a menu instead\n  if (a && b) { share({ it }); }\n})();",
    'self.__next_f.push([1,"1c:T60b,The council voted by eleven to four, and nobody knows what it will cost."])',
    "var a = 1;\nvar b = 'it\\'s';\ngtag('config', 'G-1');",
    '<!-- wp -->\n/* <![CDATA[ */\nvar shop = {"cart":"\\/cart"};\n/* ]]> */',
]


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize("between", ["\n", "\n\n   \n"])
def test_scripts_go_and_prose_stays(script: str, between: str) -> None:
    dump = between.join([TRACKING, ABOVE, script, BELOW])
    assert [line.strip() for line in without_scripts(dump).split("\n") if line.strip()] == [ABOVE, BELOW]


@pytest.mark.parametrize(
    "script", ['fbq("init", {"id": 7});', "googletag.cmd.push(function() {googletag.show('a');});"]
)
@pytest.mark.parametrize("between", ["", " "])
def test_a_script_amid_a_paragraph_goes(script: str, between: str) -> None:
    dump = f"{TRACKING}{ABOVE}{between}{script}{between}{BELOW}"
    assert [line.strip() for line in without_scripts(dump).split("\n") if line.strip()] == [ABOVE, BELOW]


@pytest.mark.parametrize("opened", ["if (a) {", "{", '{"a": {"b": 1}', "it's {'", "/* {", "'{", "\"{ it's"])
def test_a_brace_that_nothing_closes_takes_no_prose(opened: str) -> None:
    prose = [ABOVE, BELOW, "It’s what the islanders’ own report reckoned with, and isn’t far from the council's."]
    dump = "\n".join([TRACKING, opened, *prose, "} a { b: c }", ABOVE])
    for line in prose:
        assert line in without_scripts(dump)


def test_a_comment_in_a_dump_of_one_line_does_not_take_the_rest() -> None:
    script = "if (a) { // where there is one it is shown as it was before b = 1; }"
    dump = " ".join([TRACKING, ABOVE, script, *[BELOW] * 5]).replace("\n", " ")
    assert without_scripts(dump).count(BELOW) == 5


def test_tags_that_go_over_a_line_are_deleted_where_the_others_were() -> None:
    assert texts('<p\nclass="lead">It rains.\n<img\nsrc="a.png"\n>\n' * 3 + "<!-- one\ntwo -->More.") == [
        *["It rains."] * 3, "More.",
    ]  # fmt: skip
    shown = "Write <p> or <b> or <i> or <u> or <br>, and <p\nclass>."
    assert "<p>" in " ".join(texts(shown))


LISTING = "def greet(name):\n    return {\n        'hello': name,\n    }"


def test_code_between_paragraphs_stays() -> None:
    dump = f"{TRACKING}\n{ABOVE}\n{LISTING}\n{BELOW}\n"
    assert LISTING in without_scripts(dump)
    assert "dataLayer" not in without_scripts(dump)


def test_a_dump_without_scripts_stays_as_it_is() -> None:
    dump = f"{ABOVE}\nfunction f() {{ return document.cookie; }}\n\\frac{{a}}{{b}} {{{{name}}}}\n{LISTING}\n{BELOW}"
    assert without_scripts(dump) == dump


def test_markup_in_a_script_does_not_make_a_page_of_a_dump() -> None:
    script = 'document.write("<div><p>' + "a word " * 40 + '</p></div>");'
    assert sniff_kind(f"{TRACKING}{ABOVE}\n{script}\n{BELOW}") == "text"


def test_entities_are_read_where_a_dump_has_no_other_ampersand() -> None:
    assert texts("Fish &amp; chips&nbsp;&#8211; it&#8217;s here\nMore") == ["Fish & chips – it’s here", "More"]
    shown = "Write &amp; for & and nothing else & be done & gone"
    assert texts(shown) == [shown]


PIECES = st.sampled_from(
    ["{", "}", "'", '"', "/*", "*/", "//", "\\", "\n", " ", "(", ")", ";", "a", "=", "{}", "a b ", "漢"]
)


@given(st.lists(PIECES), st.lists(PIECES))
def test_no_dump_is_too_odd(before: list[str], after: list[str]) -> None:
    dump = "".join([TRACKING, *before, "\n\n", ABOVE, "\n\n", *after])
    assert len(without_scripts(dump)) <= len(dump)
