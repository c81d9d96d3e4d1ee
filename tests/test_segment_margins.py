"""What a program set before, above and behind each line of a page, or cut its lines by, goes."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

import pytest

from cleanpage.segment.text_fold import unfolded
from cleanpage.segment.text_margins import without_margins
from tests.dumps import STORY, texts

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
        "a/page.txt:{n}:{}", '{n},p,"{}"', "{n}\tp\t{}", "# {}", "// {}", ">> {}", "+{}", "| {} |",
        "│ {}   │", "{} ¶", "{}$",
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
