"""Dumps in Markdown: as crawlers write it, as converters write it."""

from __future__ import annotations

import numpy as np
import pytest

from cleanpage.metadata import read_metadata
from cleanpage.segment.text import segment_text
from cleanpage.segment.text_markdown import looks_like_markdown
from cleanpage.select import select
from cleanpage.types import Metadata, Options
from tests.dumps import texts


def test_markdown() -> None:
    dump = """\
---
title: "The bridge: open"
url: https://example.org/bridge
---
[![Logo](logo.png)](/) [Home](/ "Start") | [News](/news)

# The *old* bridge

The **council** voted to [keep `it` open](https://example.org/(vote)) for a\\* year.<br>Really.

* one
  1. inner
  2. more
* two

| Year | Cost |
| --- | ---: |
| 2023 | 4 \\| 5 |

```python
def f():

    return "[no](link)"
```

> Quoted words.
"""
    page = segment_text(dump)
    assert (page.hints.title, page.hints.canonical) == ("The bridge: open", "https://example.org/bridge")
    assert [(block.tag, block.depth, block.ordinal, block.text) for block in page.blocks] == [
        ("p", 0, None, "Home | News"),
        ("h1", 0, None, "The old bridge"),
        ("p", 0, None, "The council voted to keep it open for a* year. Really."),
        ("li", 1, None, "one"),
        ("li", 2, 1, "inner"),
        ("li", 2, 2, "more"),
        ("li", 1, None, "two"),
        ("td", 0, None, "Year"),
        ("td", 0, None, "Cost"),
        ("td", 0, None, "2023"),
        ("td", 0, None, "4 | 5"),
        ("pre", 0, None, 'def f():\n\n    return "[no](link)"'),
        ("p", 0, None, "Quoted words."),
    ]
    paragraph = page.blocks[2]
    assert [(span.kind, span.href, paragraph.text[span.start : span.end]) for span in paragraph.spans] == [
        ("strong", "", "council"),
        ("link", "https://example.org/(vote)", "keep it open"),
        ("code", "", "it"),
    ]
    assert paragraph.link_chars == len("keep it open")
    assert [(block.row, block.column) for block in page.blocks if block.tag == "td"] == [(0, 0), (0, 1), (1, 0), (1, 1)]
    assert page.blocks[-1].quoted
    assert next(block.language for block in page.blocks if block.tag == "pre") == "python"


CARDS = """\
# Harbour news

[
![The old
bridge](/img/old-
bridge.jpg)

## Bridge reopens

After two years it carries
traffic again
](/bridge-
reopens "Read it
all")

* [Ferry *late*
  Again](/ferry page)
* Tides (today)

[Weather
-------](/weather)

Some [links in a sentence](/a) that is [like any other](https://example.org/b(c)) stay in it.
"""


def test_links_of_markdown_around_several_blocks() -> None:
    links = {block: [span.href for span in block.spans if span.kind == "link"] for block in segment_text(CARDS).blocks}
    assert [(block.tag, block.text, hrefs) for block, hrefs in links.items()] == [
        ("h1", "Harbour news", []),
        ("h2", "Bridge reopens", ["/bridge-reopens"]),
        ("p", "After two years it carries traffic again", ["/bridge-reopens"]),
        ("li", "Ferry late Again", ["/ferry page"]),
        ("li", "Tides (today)", []),
        ("h2", "Weather", ["/weather"]),
        ("p", "Some links in a sentence that is like any other stay in it.", ["/a", "https://example.org/b(c)"]),
    ]


PANDOC = """\
::: {#top .site-header data-x="a {b}"}
[ ![Logo](/logo.png){.logo srcset="/logo.png 1x,
/big.png 2x"} [Harbour Post](/){.home} ]{.brand
.wide}
:::

# The old bridge {#bridge .headline}

::: {.entry}
[Ann Lee]{.author} wrote that it \\<opens\\> `again`{.inline} after [two
years](/years "So long"){rel="nofollow"} of <https://example.org/waiting>.

<figure class="wide">
<p>A <em>photo</em> of it</p>
</figure>

- ::: item
  One {of} them
  :::
:::

``` {=html}
<!-- an advertisement -->
```
"""


def test_markdown_of_pandoc() -> None:
    assert [(block.tag, block.text) for block in segment_text(PANDOC).blocks] == [
        ("p", "Harbour Post"),
        ("h1", "The old bridge"),
        ("p", "Ann Lee wrote that it <opens> again after two years of https://example.org/waiting."),
        ("p", "A photo of it"),
        ("li", "One {of} them"),
    ]


def test_quotations_of_markdown_are_paragraphs() -> None:
    dump = "# Ferry\n\n> It was a long\n> and **wet** day.\n>\n> Then\n> - sun\n> # Wind\n\n> Calm\n"
    assert [block.text for block in segment_text(dump).blocks if block.quoted] == [
        "It was a long and wet day.", "Then", "sun", "Wind", "Calm"
    ]  # fmt: skip
    assert "x = 1 y = 2" not in texts("# Python\n\n[a](/a)\n[b](/b)\n\n>>> x = 1\n>>> y = 2\n")


FILLED = """\
# Building

Please read the manual in the *manual* directory of this distribution, since it
contains details of the formatters that are not repeated here, with
[a list of those that are needed](https://example.org/list). Then type

```sh
make install
```

as root. On other systems the name of the command differs from the one above:
there it is `gmake`, which has to be installed by hand before anything else.

1. First step, which is described in so many words that the line had to be cut
   by hand before its end was reached.
2. Second step.

Roses are red, and so the poet says in a line that is long,\x20\x20
violets are blue, and so he says in one that is longer.\\
Sugar is sweet.
"""


def test_paragraphs_of_markdown_that_a_hand_has_filled_are_whole() -> None:
    assert [(block.tag, block.text) for block in segment_text(FILLED).blocks] == [
        ("h1", "Building"),
        (
            "p",
            "Please read the manual in the manual directory of this distribution, since it contains details of the "
            "formatters that are not repeated here, with a list of those that are needed. Then type",
        ),
        ("pre", "make install"),
        (
            "p",
            "as root. On other systems the name of the command differs from the one above: there it is gmake, which "
            "has to be installed by hand before anything else.",
        ),
        (
            "li",
            "First step, which is described in so many words that the line had to be cut by hand before its end was "
            "reached.",
        ),
        ("li", "Second step."),
        ("p", "Roses are red, and so the poet says in a line that is long,"),
        ("p", "violets are blue, and so he says in one that is longer."),
        ("p", "Sugar is sweet."),
    ]


def test_headings_above_rules_and_indented_code_are_markdown() -> None:
    dump = (
        "Engines\n=======\n\nThey can be loaded.\n\nBuilt-in engines\n----------------\n\n"
        "  * Padlock\n\n    Not on all machines.\n\nType this:\n\n"
        "    ./configure --prefix=/usr\n\n      make install\n\nThen\n\n\tdone\n\nit is there.\n"
    )
    assert [(block.tag, block.text) for block in segment_text(dump).blocks] == [
        ("h1", "Engines"),
        ("p", "They can be loaded."),
        ("h2", "Built-in engines"),
        ("li", "Padlock"),
        ("p", "Not on all machines."),
        ("p", "Type this:"),
        ("pre", "./configure --prefix=/usr\n\n  make install"),
        ("p", "Then"),
        ("pre", "done"),
        ("p", "it is there."),
    ]


def test_lines_of_markdown_that_a_crawler_gave_to_elements_stay() -> None:
    cards = "".join(
        f"**The ferry {name} sails {when} from the old harbour!**\n[Book {name} now](/{name})\n"
        for name, when in (
            ("Anna", "twice a day"),
            ("Berta", "in summer and, if the ice is not too thick, in winter"),
            ("Clara", "whenever the sea is calm"),
            ("Dora", "every hour of the day, and at night when there is a fair on the far bank"),
        )
    )
    dump = f"# Ferries\n\n## All\n\n{cards}"
    assert len(segment_text(dump).blocks) == 10


def test_line_breaks_of_markdown_are_no_text() -> None:
    dump = "# Harbour\n\n[**Ferry**\\\n\\\nIt runs late](/ferry)\n\nTides\\\ntoday\n\n```\nls \\\n  -l\n```\n"
    assert texts(dump) == ["Harbour", "Ferry", "It runs late", "Tides", "today", "ls \\\n  -l"]


def test_tables_in_cells_of_markdown() -> None:
    dump = (
        "# Costs\n\n| | |\n| --- | --- |\n"
        "| | [Home](/) | | --- | --- | | Costs in town   ---   We asked what [it costs](/c) here. |\n"
    )
    texts_of_cells = [block.text for block in segment_text(dump).blocks if block.tag == "td"]
    assert texts_of_cells == ["Home", "Costs in town", "We asked what it costs here."]


def test_what_is_struck_raised_or_lowered() -> None:
    dump = "# Tanks\n\n## Size\n\nThe ~~old~~ [tank](/t) holds 10<sup>6</sup> of CO<sub>2</sub>.\n"
    block = segment_text(dump).blocks[2]
    marked = [(block.text[s.start : s.end], s.kind) for s in block.spans]
    assert marked == [("old", "del"), ("tank", "link"), ("6", "sup"), ("2", "sub")]


def test_formulas_are_no_emphasis() -> None:
    dump = "# Law\n\n## First\n\nThat $a_*b_*$ and [$$x_*y_*$$](/f) hold, at *$5* or $6.\n"
    assert segment_text(dump).blocks[2].text == "That $a_*b_*$ and $$x_*y_*$$ hold, at $5 or $6."
    dump = r"# Law\n\n## First\n\nThat \(a_*b_*\) or \( x \) hold \(by law\), and [\*](/n).".replace("\\n", "\n")
    assert segment_text(dump).blocks[2].text == r"That \(a_*b_*\) or \( x \) hold (by law), and *."


def test_front_matter_makes_it_markdown_and_says_what_it_says() -> None:
    dump = (
        "---\ntitle: 'Ferry | Post'\nsource: https://post.example/f\nauthor:\n  - '[[Ann Lee]]'\n"
        "published: 2024-05-14\n"
        "created: 2024-06-01\nsite: Post\ntags: [sea, 'a, b']\ndescription: >-\n  It\n  sails\n---\n"
        "It **sails** at ten.\n"
    )
    page = segment_text(dump)
    assert [span.kind for span in page.blocks[0].spans] == ["strong"]
    told = read_metadata(page, select(page, np.ones(1, np.float32), Options()), None)
    assert told == Metadata(
        "Ferry",
        ("Ann Lee",),
        "2024-05-14",
        None,
        "Post",
        "https://post.example/f",
        None,
        "It sails",
        None,
        ("sea", "a", "b"),
    )


@pytest.mark.parametrize(
    "dump",
    [
        "Set up:\n\n# Start anew\ngit init\n\n# Take the notes along\ngit add notes\n\n# Keep them\ngit commit",
        "As root:\n\n# mount /dev/sda1\n\nThen:\n\n# ls /mnt\n\nAnd last:\n\n# umount /mnt",
        "Sum:\n\nf[i](e) + f[j](e)\ng[k](x*)",
    ],
)
def test_signs_that_code_has_too_are_not_markdown(dump: str) -> None:
    assert not looks_like_markdown(dump)


def test_headings_of_one_rank_are_markdown() -> None:
    assert looks_like_markdown("# One\n\nText.\n\n# Two\n\nMore.\n\n# Three\n\nLast.")


def test_a_bracket_that_nobody_closes_takes_no_time() -> None:
    dump = "# Rain\n\n" + "\n".join(["[ " + "![a](b) " * 400 + "and words of a line that goes on"] * 3)
    assert segment_text(dump).blocks
