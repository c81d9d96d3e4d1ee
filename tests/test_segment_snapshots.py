"""Snapshots of the accessibility tree, as browsers' drivers print them, are pages of markup."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanpage.segment.text import segment_text

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
