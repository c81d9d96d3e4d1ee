"""What odd pages cost: no more than their length lets expect."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from cleanpage import clean
from cleanpage.types import Asked

SENTENCE = "The council adopted the budget on Monday, after a debate of six hours, and then went home. "
PROSE = f"<p>{SENTENCE * 3}</p>" * 3


def numbered(count: int, piece: str) -> str:
    return "".join(piece.replace("@", str(number)) for number in range(count))


def notes(count: int) -> str:
    references = numbered(count, "some <sup><a href='#fn@' id=r@>@</a></sup> text ")
    return f"{PROSE}<p>{references}</p><ol>{numbered(count, '<li id=fn@>Note @ says so. <a href=#r@>↩</a></li>')}</ol>"


def lynx(count: int) -> str:
    return f"{SENTENCE}\n\n{numbered(count, 'a [@]link @ b' + chr(10))}\n\nReferences\n\n" + numbered(
        count, "   @. https://a.example/@\n"
    )


GROW: dict[str, tuple[Asked, int, Callable[[int], str]]] = {
    "notes in one paragraph": ("html", 1500, notes),
    "code in one paragraph": ("html", 3000, lambda n: f"{PROSE}<p>{'some <code>a_b</code> text_ ' * n}</p>"),
    "emphases that nobody closes": ("html", 500, lambda n: PROSE + "<b><p><i><li>word " * n),
    "separators in a title": ("html", 100, lambda n: f"<title>{'word | ' * n}</title>{PROSE}"),
    "numbered links": ("text", 2000, lynx),
    "fields above a dump": ("text", 4000, lambda n: "Title: x\n\nURL Source: https://a.example/\n\n" + "Ab: c\n\n" * n),
    "marks that nobody closes": ("text", 20_000, lambda n: PROSE + "【1†a [b=" * n),
    "what may be a sheet's number": ("text", 4000, lambda n: f"{SENTENCE}\n- 2" + "\n\f\n - 2 " * n),
}


def seconds(page: str, kind: Asked) -> float:
    started = time.process_time()
    _ = clean(page, kind=kind).markdown
    return time.process_time() - started


@pytest.mark.parametrize("name", GROW)
def test_four_times_the_page_takes_no_more_than_eight_times_as_long(name: str) -> None:
    kind, size, make = GROW[name]
    seconds(make(10), kind)
    once = max(0.02, min(seconds(make(size), kind) for _ in range(2)))
    assert seconds(make(4 * size), kind) < 8 * once  # by its square it would be sixteen times
