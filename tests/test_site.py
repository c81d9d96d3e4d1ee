"""What a folder teaches: counting, weighing, and both through the command line."""

from __future__ import annotations

import html
import json
import random
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from hypothesis import example, given
from hypothesis import strategies as st

from cleanpage import cli
from cleanpage.batch.learn import Teachers, learn
from cleanpage.batch.progress import Progress
from cleanpage.batch.settings import Settings
from cleanpage.decode import as_utf8, decode
from cleanpage.segment import segment
from cleanpage.select import select
from cleanpage.site import Lesson
from cleanpage.site.lesson import Amounts, weigh
from cleanpage.site.lines import Lines, by_line, ended, letters_of, lines_of, numbers_of, pairs_of, read_lines, site_of
from cleanpage.site.sketch import CELLS, MARKS, Sketch, note_of
from cleanpage.types import Block, Document, Kind, Options, Page

WORDS = ("harbour", "council", "winter", "library", "bridge", "orchard", "signal", "market", "stone", "river")
TEASER = "Members of the reading club receive the quarterly almanac free of charge, together with a map of the islands."
QUOTE = "We have never promised anybody a bridge, and we are not going to promise one now, said the mayor of the town."


def prose(seed: int, sentences: int = 6) -> list[str]:
    """Sentences that no other seed has."""
    dice = random.Random(seed)
    return [
        f"The {' '.join(dice.choice(WORDS) for _ in range(12))} number {seed} was opened on day {n} of the year."
        for n in range(sentences)
    ]


def dump(seed: int, *more: str) -> str:
    """A dump of a page of one site."""
    return "\n\n".join(
        ["Home", "All our stories", f"Story {seed}", *prose(seed), *more, "Imprint", "All rights reserved"]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Nine dumps of a site that share a teaser."""
    for seed in range(9):
        path = tmp_path / "in" / f"{seed}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(dump(seed, TEASER))
    return tmp_path / "in"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli.main, [*map(str, arguments)])


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.md"))}


def counted(texts: list[str], site: str = "") -> Sketch:
    sketch = Sketch.empty()
    for text in texts:
        sketch.add(lines_of(text.encode(), "text", site))
    return sketch


def pages(sketch: Sketch, *lines: str, site: str = "") -> list[int]:
    """How many pages hold each of the lines beside one of these."""
    numbers = numbers_of(letters_of(ended(lines)))
    return [int(n) for n in by_line(sketch.pages(pairs_of(numbers, site)), numbers)]


def test_pages_that_hold_a_line_are_counted_and_copies_are_not() -> None:
    sketch = counted([dump(0), dump(0), dump(0) + "\n\n12:31", dump(1), dump(2), dump(3)])
    assert pages(sketch, "Story 0", prose(0)[0]) == [1, 1]
    assert pages(sketch, "No such line", "nor this") == [0, 0]
    assert all(3 <= often <= 5 for often in pages(sketch, "Imprint", "All rights reserved"))


def test_a_line_is_repeated_where_one_beside_it_is_too() -> None:
    sketch = counted([f"Home\nShop\nThe {n}\nNew\nstone {n}" for n in range(4)])
    repeated = [n > 1 for n in pages(sketch, "Home", "Shop", "The 0", "New", "stone 0")]
    assert repeated == [True, True, False, False, False]


@given(st.lists(st.text(max_size=60), min_size=1, max_size=8))
def test_a_line_has_one_number_wherever_it_stands(lines: list[str]) -> None:
    letters = letters_of(ended(lines)).split(b"\0")[:-1]
    numbers = numbers_of(letters_of(ended(lines))).tolist()
    assert len(letters) == len(lines)
    assert numbers == [numbers_of(letters_of(ended([line])))[0] for line in lines]
    assert len(set(numbers)) == len(set(letters))
    assert [number == 0 for number in numbers] == [not line for line in letters]


@given(st.text(alphabet="<>a &;\n", max_size=60))
def test_a_line_of_markup_is_what_stands_between_tags(markup: str) -> None:
    pieces = [piece for piece in re.findall(">([^<]+)", markup) if len(piece) > 1]
    letters = letters_of(read_lines(markup.encode(), "html")).split(b"\0")[:-1]
    assert letters == letters_of(ended(map(html.unescape, pieces))).split(b"\0")[:-1]


@given(st.text(alphabet="<>a &;\n", max_size=60), st.integers(1, 9))
def test_markup_read_by_stretches_is_read_as_a_whole(markup: str, size: int) -> None:
    whole = read_lines(markup.encode(), "html")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("cleanpage.site.lines._STRETCH_BYTES", size)
        assert read_lines(markup.encode(), "html") == whole


def test_another_site_is_another_count() -> None:
    sketch = counted([dump(n) for n in range(5)], site="one.example")
    assert pages(sketch, "Imprint", "All rights reserved", site="two.example") == [0, 0]


def test_order_does_not_matter() -> None:
    texts = [dump(n) for n in range(20)]
    assert np.array_equal(counted(texts).cells, counted(texts[::-1]).cells)


def test_folding_keeps_the_counts_and_a_file_keeps_the_sketch(tmp_path: Path) -> None:
    texts = [dump(n, TEASER) for n in range(20)]
    whole, folded = counted(texts), counted(texts).folded()
    assert len(folded.cells) < CELLS / 100
    lines = [line for text in texts for line in text.split("\n\n")]
    same = np.array(pages(whole, *lines)) == pages(folded, *lines)
    assert same.mean() > 0.97
    folded.save(tmp_path / "lesson", "a note")
    assert note_of(tmp_path / "lesson") == "a note"
    assert pages(Sketch.read(tmp_path / "lesson"), *lines) == pages(folded, *lines)


@pytest.mark.parametrize("damage", [b"", b"{}", b"no sketch", b'["note"]'])
def test_a_damaged_file_has_no_note(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "lesson").write_bytes(damage)
    assert note_of(tmp_path / "lesson") is None


def test_a_full_sketch_sees_no_repetition_where_there_is_none() -> None:
    dice = np.random.default_rng(1)
    cells = np.zeros(2**18, np.uint16)
    for _ in range(MARKS):
        cells |= np.uint16(1) << dice.integers(0, MARKS, 2**18).astype(np.uint16)
    full = Sketch(cells).folded()
    own = [f"line {n}" for n in range(2000)]
    assert np.mean(np.array(pages(full, *own)) > 1) < 0.05


def test_where_a_page_is_from() -> None:
    og = '<meta property="og:url" content="http://news.example.org:8080/a?b"><p>x'
    assert site_of(None, og, "html") == "news.example.org"
    assert site_of("https://WWW.Example.com/page", og, "html") == "example.com"
    assert site_of(None, "canonical https://example.org", "text") == ""
    assert site_of(None, "<p>nothing", "html") == ""


def test_evidence_shifts_and_does_not_cut() -> None:
    page = Page("text", tuple(Block(line) for line in [*prose(1), QUOTE, TEASER, "Imprint"]))
    scores = np.array([0.9] * 6 + [0.97, 0.6, 0.2], np.float32)
    repeats = weigh(page, scores, np.array([0] * 6 + [2, 8, 8]), Amounts())
    assert repeats is not None
    decisions = select(page, scores, Options(), repeats)
    kept = [decision.kept for decision in decisions]
    assert kept == [True] * 7 + [False, False]
    teaser = decisions[7]
    assert (teaser.step, teaser.reason) == ("hear_site", "8 other pages of the site have it too")
    assert teaser.score == pytest.approx(0.6)


def test_a_line_of_its_own_gains_where_most_of_the_page_is_the_sites() -> None:
    page = Page("text", tuple(Block(line) for line in [*prose(1), "A doubtful line of this page alone", *prose(2, 1)]))
    scores = np.array([0.1] * 6 + [0.3, 0.9], np.float32)
    decision = select(page, scores, Options(), weigh(page, scores, np.array([8] * 6 + [0] * 2), Amounts()))[6]
    assert (decision.kept, decision.step) == (True, "hear_site")


def test_what_is_not_known_changes_nothing() -> None:
    page = Page("text", tuple(Block(line) for line in ["Home", *prose(1)]))
    scores = np.linspace(0.1, 0.9, 7, dtype=np.float32)
    repeats = weigh(page, scores, np.array([3] + [-1] * 6), Amounts())
    assert repeats is not None
    assert np.array_equal(repeats.scores[1:], scores[1:])


def test_copies_of_a_page_teach_it_nothing() -> None:
    page = Page("text", tuple(Block(line) for line in prose(1)))
    assert weigh(page, np.full(6, 0.9, np.float32), np.full(6, 5), Amounts()) is None


def test_a_wrapped_paragraph_is_counted_by_its_lines() -> None:
    import textwrap

    teaser = textwrap.fill(TEASER + " " + QUOTE, 60)
    texts = [dump(n, teaser) for n in range(6)]
    lesson = Lesson(counted(texts), all_counted=True)
    page = Page("text", tuple(Block(part.replace("\n", " ")) for part in texts[0].split("\n\n")))
    repeats = lesson.hear(page, np.full(len(page.blocks), 0.7, np.float32), texts[0], None)
    assert repeats is not None
    by_text = dict(zip((block.text for block in page.blocks), repeats.pages.tolist(), strict=True))
    assert by_text[teaser.replace("\n", " ")] >= 3
    assert by_text[prose(0)[0]] == 0


def test_a_page_from_outside_does_not_count_itself() -> None:
    inside, outside = dump(0, TEASER), dump(99, TEASER)
    lesson = Lesson(counted([dump(n, TEASER) for n in range(6)]))
    for text in (inside, outside):
        page = Page("text", tuple(Block(part) for part in text.split("\n\n")))
        repeats = lesson.hear(page, np.full(len(page.blocks), 0.7, np.float32), text, None)
        assert repeats is not None
        assert repeats.pages[3] == 0, "a sentence that it alone has"
        assert repeats.pages[-1] >= 3


@pytest.mark.parametrize("all_counted", [True, False])
def test_nothing_is_known_of_a_block_that_was_not_counted_as_it_is_cut(all_counted: bool) -> None:
    def markup(n: int) -> str:
        return f"<body><nav><p>Home</p><p>Shop</p></nav><p>One <i>and</i> more of {n}.</p><p>{prose(n)[0]}</p></body>"

    def lines(n: int) -> Lines:
        return lines_of(markup(n).encode(), "html", "")

    sketch = Sketch.empty()
    for n in range(9):
        sketch.add(lines(n))
    page = Page("html", (Block("Home"), Block("Shop"), Block("One and more of 0."), Block(prose(0)[0])))
    scores = np.full(4, 0.5, np.float32)
    repeats = Lesson(sketch, all_counted).hear(page, scores, markup(0 if all_counted else 99), None)
    assert repeats is not None
    assert (repeats.scores[:2] < 0.5).all()
    assert repeats.scores[2] == 0.5


def test_the_lesson_is_the_same_in_any_order_and_by_any_workers(folder: Path) -> None:
    names = [str(path) for path in folder.iterdir()]
    options = Options()
    one, note = learn(Teachers(names), options, Settings(1), Progress())
    two, other = learn(Teachers(names[::-1]), options, Settings(3), Progress())
    assert np.array_equal(one.cells, two.cells)
    assert note == other
    (folder / "0.txt").write_text(dump(100))
    assert learn(Teachers(names), options, Settings(1), Progress())[1] != note


def test_a_folder_teaches_unless_told_not_to(folder: Path, tmp_path: Path) -> None:
    for out, *more in (("with",), ("without", "--no-site")):
        result = run(folder, "-o", tmp_path / out, "-j", "2", *more)
        assert result.exit_code == 0, result.stderr
    texts = {out: (tmp_path / out / "0.md").read_text() for out in ("with", "without")}
    assert TEASER in texts["without"]
    assert TEASER not in texts["with"]
    reasons = {
        block["text"]: block["reason"]
        for block in json.loads(run("-f", "json", "--site", folder, folder / "0.txt").stdout)["blocks"]
    }
    assert reasons[TEASER].endswith("other pages of the site have it too")


def test_a_quotation_that_recurs_is_not_lost(tmp_path: Path) -> None:
    for seed in range(9):
        first, *rest = prose(seed)
        (tmp_path / f"{seed}.txt").write_text(dump(seed, first, *([QUOTE] if seed < 4 else []), *rest))
    run(tmp_path, "-o", tmp_path / "out")
    assert QUOTE in (tmp_path / "out" / "0.md").read_text()


def test_a_page_saved_many_times_keeps_its_article(tmp_path: Path) -> None:
    for number in range(14):
        (tmp_path / f"{number}.txt").write_text(dump(0))
        (tmp_path / f"near {number}.txt").write_text(
            dump(1, f"Read by {number} of our {number + 70} dear readers today")
        )
    run(tmp_path, "-o", tmp_path / "out")
    for name, seed in (("0", 0), ("near 0", 1)):
        text = (tmp_path / "out" / f"{name}.md").read_text()
        assert all(sentence in text for sentence in prose(seed))


def test_one_page_learns_from_a_folder(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(dump(50, TEASER))
    alone, taught = run("-f", "json", page), run("-f", "json", page, "--site", folder)
    assert (alone.exit_code, taught.exit_code) == (0, 0), taught.stderr
    assert "other pages of the site" in taught.stdout
    assert "other pages of the site" not in alone.stdout


def test_a_lesson_is_kept_while_the_folder_stays(folder: Path, tmp_path: Path) -> None:
    out, lesson = tmp_path / "out", tmp_path / "out" / ".cleanpage" / "lesson"
    run(folder, "-o", out)
    first, inode = tree(out), lesson.stat().st_ino
    run(folder, "-o", out)
    assert lesson.stat().st_ino == inode
    (folder / "9.txt").write_text(dump(9, TEASER))
    result = run(folder, "-o", out)
    assert lesson.stat().st_ino != inode
    assert "9 of them done before" in result.stderr
    assert {name: data for name, data in tree(out).items() if name != "9.md"} == first


def test_without_its_lesson_a_run_learns_it_again(folder: Path, tmp_path: Path) -> None:
    run(folder, "-o", tmp_path / "a")
    (tmp_path / "b" / ".cleanpage").mkdir(parents=True)
    (tmp_path / "b" / ".cleanpage" / "lesson").write_bytes(b'{"note": "half')
    run(folder, "-o", tmp_path / "b", "-j", "1")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


@pytest.mark.parametrize("other", ["--no-site", "--extractor=readability"])
def test_site_goes_with_the_tagger_alone(folder: Path, other: str) -> None:
    result = run(folder, "--site", folder, other)
    assert (result.exit_code, "--site" in result.stderr) == (2, True)


@given(st.text(), st.sampled_from(("html", "text")), st.text())
@example("ñC\U00058e02Ä\U000d94e4\U000d4a18ÂN\xad", "text", "")  # its line and the empty one share a cell
def test_any_text_can_be_counted_and_asked_about(text: str, kind: Kind, url: str) -> None:
    lines = lines_of(text.encode("utf-8", "replace"), kind, site_of(url, text, kind))
    sketch = Sketch(np.zeros(2**10, np.uint16))
    sketch.add(lines)
    assert sketch.has(lines)
    page = segment(text, kind)
    repeats = Lesson(sketch).hear(page, np.full(len(page.blocks), 0.7, np.float32), text, url)
    assert repeats is None or len(repeats.scores) == len(page.blocks)


def test_a_page_alone_does_not_load_the_room() -> None:
    code = "import sys, cleanpage; cleanpage.clean('<p>A page.</p>'); print('cleanpage.site' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


@pytest.mark.parametrize(
    "data",
    [
        "Größe: 1 €".encode(),
        "\ufeffGröße".encode(),
        "Größe".encode("cp1252"),
        "Größe".encode("utf-16"),
        "\x1b[1mGröße\x1b[0m".encode(),
        b"Gr\0\xc3\xb6\xc3\x9fe",
        ("a" * 2**17 + "ö").encode(),
    ],
)
def test_lines_are_counted_in_the_characters_that_the_page_is_cleaned_in(data: bytes) -> None:
    document = Document(data, "a page")
    counted, cleaned = as_utf8(document), decode(document).encode()
    assert letters_of(counted) == letters_of(cleaned)


def test_a_page_full_of_pictures_is_counted_as_it_is_cleaned() -> None:
    picture = b"url(data:font/woff2;base64," + b"A" * 3000 + b")"
    page = b"<style>" + picture + b"</style><p>Text</p>" + b"<img src='data:image/png;base64," + b"B" * 2**17 + b"'>"
    document = Document(page, "page")
    assert len(decode(document)) < 500
    assert as_utf8(document) == decode(document).encode()
