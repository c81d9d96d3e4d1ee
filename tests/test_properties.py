"""What must hold for any input, through the whole house."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cleanpage import UnreadableInput, clean
from cleanpage.decode import decode
from cleanpage.types import Document

FIXTURES = Path(__file__).parents[1] / "fixtures"
DUMPS = sorted(path.name for path in FIXTURES.glob("*.txt") if not path.name.endswith(".gold.txt"))

SENTENCES = st.sampled_from([
    "The council adopted the budget on Monday, after a debate of six hours.", "It will be voted on again in May.",
    "* indicates required", "Subscribe to our newsletter", "Home", "12:59 AM", "议会周一通过了预算。",
    "Дощ ішов цілий день.", "- one item of a list", "| cell | other |", "# Heading", "<p>a < b", "\x1b[31mred\x07",
    "By Ann Lee", "",
])  # fmt: skip
PAGES = st.one_of(
    st.binary(max_size=300),
    st.lists(SENTENCES, max_size=30).map("\n".join).map(str.encode),
    st.lists(SENTENCES, max_size=30).map(lambda lines: "".join(f"<div><p>{line}" for line in lines).encode()),
)


@settings(deadline=None, max_examples=80)
@given(PAGES)
def test_any_bytes_are_cleaned_or_refused(data: bytes) -> None:
    with suppress(UnreadableInput):
        article = clean(data)
        for text in (article.text, article.markdown):
            assert not [c for c in text if unicodedata.category(c) == "Cc" and c not in "\n\t"]
        assert {block.kept for block in article.blocks} <= {True, False}


@settings(deadline=None, max_examples=80)
@given(st.lists(SENTENCES, min_size=1, max_size=30))
def test_every_kept_word_stands_in_the_dump(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    with suppress(UnreadableInput):
        read = decode(Document(data, "a dump"))  # without terminal sequences, which no word may be told from
        assert not Counter(words(clean(data, kind="text").text)) - Counter(words(read))


@pytest.mark.parametrize("name", DUMPS)
def test_an_article_cleaned_again_stays_an_article(name: str) -> None:
    article = clean((FIXTURES / name).read_bytes()).text
    once, again = words(article), words(clean(article, kind="text").text)
    assert not Counter(again) - Counter(once)
    assert len(again) >= STAYS * len(once)


STAYS = 0.75
"""Of an article's words; without what stood around them, the lines between a forum's posts look like bylines."""


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)
