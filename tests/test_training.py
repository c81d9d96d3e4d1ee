"""What training learns from: labels where right texts agree, and pages that the tagger itself labels."""

from __future__ import annotations

import gzip
import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.score import Gold
from cleanpage.segment import segment
from cleanpage.tagger.weights import NOTHING_KNOWN
from training.dataset import UNKNOWN, Source, html_examples, read_folder, text_examples
from training.labels import label_blocks
from training.paragraphs import paragraphs, truth
from training.scripts import SCRIPTS, Script, in_script, transcribe
from training.teach import teach
from training.translations import align, translations, write_table

SENTENCES = [f"The council met for the {n}. time, and then all of its members went home." for n in range(12)]
PAGE = (
    "<nav><a href=/>Home</a> <a href=/news>News</a></nav><article><h1>Rain</h1>"
    + "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
    + "</article><footer>All rights reserved</footer>"
)

DUMP_BROKEN_AT_LINKS = "".join(
    f"The council met in the town hall for the {n}. time, and then all\nof its members\nwent home and slept well.\n"
    for n in range(9)
)


def source(*variants: str) -> Source:
    return Source("page", "https://a.example/1", Gold("article", variants, (), ()), PAGE.encode(), {})


def test_where_right_texts_differ_nothing_is_known() -> None:
    body = "\n\n".join(SENTENCES)
    (example,) = html_examples(source(body, f"Rain\n\n{body}"))
    by_text = {block.text: label for block, label in zip(example.page.blocks, example.labels, strict=True)}
    assert (by_text["Home News"], by_text["Rain"], by_text[SENTENCES[3]]) == (0, UNKNOWN, 1)


def test_of_copies_those_are_content_that_stand_as_in_the_gold() -> None:
    """A heading is, its entry in the table of contents above is not; a text that the gold has twice is, twice."""
    story, paper = "What a ferry has to tell", "What is printed on paper"
    first, second = "It sails at ten in the morning.", "The timetable is older than the ferry."
    said = "I would take the ferry."
    page = [story, paper, "Menu", story, first, said, paper, second, said]
    gold = "\n\n".join(page[3:])
    assert label_blocks(page, gold) == [False] * 3 + [True] * 6


def test_a_page_without_gold_is_no_example() -> None:
    assert html_examples(source()) == []


def test_the_tagger_teaches_and_snippets_overrule_it(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    for part in ("html", "gold", "dumps/lynx"):
        (folder / part).mkdir(parents=True)
    (folder / "html" / "page.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / "dumps" / "lynx" / "page.txt.gz").write_bytes(gzip.compress(b"A dump."))
    truth = {"main_content": None, "with": ["All rights"], "without": ["for the 5. time"]}
    (folder / "gold" / "page.json").write_text(json.dumps({"url": "https://a.example/1", "ground_truth": truth}))
    assert teach(folder, out) == (1, 1)
    (taught,) = read_folder(out)
    assert taught.taught
    assert taught.dumps == {"lynx": "A dump."}
    sure, most = taught.gold.variants
    for text in (taught.answer, sure, most):
        assert SENTENCES[4] in text
        assert "All rights reserved" in text
        assert SENTENCES[5] not in text
        assert "Home" not in text


def test_dumps_of_a_taught_page_are_labelled_by_the_answer() -> None:
    sure, doubtful, other = SENTENCES[0], "A picture of the river by an unknown painter.", "Write to the editors."
    made = source(sure, f"{sure}\n\n{doubtful}")
    made = replace(made, answer=f"{sure}\n\n{doubtful}", dumps={"innertext": f"{sure}\n\n{doubtful}\n\n{other}"})
    example = next(example for example in text_examples(made) if example.style == "innertext")
    assert example.labels.tolist() == [1, 1, 0]


@pytest.mark.parametrize("seed", range(6))
def test_a_part_of_a_dump_holds_all_of_the_article(seed: int) -> None:
    made = source("\n\n".join(SENTENCES))
    made = replace(made, key=str(seed), dumps={"innertext": "\n".join(["Home", "News", *SENTENCES, "Imprint", "Help"])})
    whole, *_, part = text_examples(made)
    assert (whole.style, part.style) == ("innertext", "innertext part")
    texts = [block.text for block in part.page.blocks]
    assert [block.text for block in part.page.blocks if block.text in SENTENCES] == list(SENTENCES)
    assert part.labels.sum() == len(SENTENCES)
    assert len(texts) == len(part.labels) == len(part.features.words)


@pytest.mark.parametrize("script", SCRIPTS)
def test_a_page_in_another_script_is_the_same_page(script: Script) -> None:
    (example,) = html_examples(source("\n\n".join(SENTENCES)))
    page = in_script(example.page, script)
    assert page.containers == example.page.containers
    assert len({block.text for block in page.blocks}) == len({block.text for block in example.page.blocks})
    for before, after in zip(example.page.blocks, page.blocks, strict=True):
        assert not any(letter.isascii() and letter.isalpha() for letter in after.text)
        assert [c for c in after.text if c.isdigit()] == [c for c in before.text if c.isdigit()]
        assert bool(after.link_chars) == bool(before.link_chars)
        assert after.link_chars <= len(after.text)


@pytest.mark.parametrize("script", SCRIPTS)
def test_another_script_leaves_addresses_and_numbers(script: Script) -> None:
    text = transcribe("See https://a.example/b at 12:59 for 3,500.", script)
    assert "https://a.example/b" in text
    assert "12:59" in text
    assert "3,500" in text


def test_in_a_script_without_capitals_no_line_shows_by_them_that_it_goes_on() -> None:
    made = replace(source("\n\n".join(SENTENCES)), dumps={"gettext": DUMP_BROKEN_AT_LINKS})
    page = next(example for example in text_examples(made) if example.style == "gettext").page
    cyrillic, arabic, *_ = SCRIPTS
    assert any(block.continues for block in page.blocks)
    assert any(block.continues for block in in_script(page, cyrillic).blocks)
    assert not any(block.continues for block in in_script(page, arabic).blocks)


def test_what_is_unknown_teaches_nothing() -> None:
    torch = pytest.importorskip("torch")
    from training.fit import arrays
    from training.network import Tagger, collate, loss_of

    (example,) = html_examples(source("\n\n".join(SENTENCES)))
    features = example.features
    sources = features.ranges.shape[1] + features.groups.shape[1]
    torch.manual_seed(1)
    model = Tagger(features.values.shape[1], sources, 16).eval()
    losses = []
    for label in (0.0, 1.0, UNKNOWN, UNKNOWN - 1):
        labels = example.labels.copy()
        labels[3] = label
        with torch.no_grad():
            losses.append(float(loss_of(model, collate([arrays(example, NOTHING_KNOWN)._replace(labels=labels)]))))
    assert losses[0] != losses[1]
    assert losses[2] == losses[3] not in losses[:2]


def test_words_that_often_answer_each_other_say_the_same() -> None:
    messages = [
        (("share", "page"), ("seite", "teilen")),
        (("share", "story"), ("geschichte", "teilen")),
        (("print", "page"), ("seite", "drucken")),
        (("page",), ("seite",)),
    ]
    found = {foreign: english for foreign, (english, _) in align(messages * 2).items()}
    assert found["teilen"] == "share"
    assert found["seite"] == "page"


def test_the_table_is_made_of_the_translations_in_wheels(tmp_path: Path) -> None:
    pytest.importorskip("babel")
    wheel, table = tmp_path / "some-1.0-py3-none-any.whl", tmp_path / "table.tsv"
    entries = "".join(f'msgid "Share {n}."\nmsgstr "Teilen {n}!"\n\n' for n in ("this", "that", "all"))
    with zipfile.ZipFile(wheel, "w") as archive:
        for number in range(60):
            more = f'msgid "Word{number}x"\nmsgstr "Wort{number}x"\n\n'
            archive.writestr(f"a{number}/locale/de/LC_MESSAGES/django.po", entries + more)
        for number in range(100):
            archive.writestr(f"b{number}/locale/de/LC_MESSAGES/x.po", f'msgid "One{number}y"\nmsgstr "Eins{number}y"\n')
        archive.writestr("locale/de/LC_MESSAGES/broken.mo", b"nothing")
    assert write_table([wheel], table) == 1
    assert translations(table) == {"teilen": "share"}


def test_the_table_speaks_many_languages() -> None:
    known = translations()
    assert [known[word] for word in ("teilen", "compartir", "paylaş", "поделиться")] == ["share"] * 4


def test_the_markup_knows_which_lines_of_a_dump_go_on() -> None:
    html = (
        "<p><a>Home</a> <a>News</a></p><h1>Rain</h1>"
        "<p>The council met in <a href=/>the old harbour hall</a> for <b>two</b> hours.</p>"
        "<p>Nobody<br>spoke at all. The members went home.</p>"
    )
    lines = "Home\nNews\nRain\nThe council met in\nthe old harbour hall\nfor\ntwo\nhours.\nNobody\nspoke at all."
    page = segment(lines, "text")
    assert [block.text for block in page.blocks] == lines.split("\n")
    assert truth(page, paragraphs(html)).tolist() == [UNKNOWN, UNKNOWN, 0, 0, 1, 1, 1, 1, 0, 0]
