"""The benchmarks run on a folder in WCXB's shape, say what they should, and keep their section of the results."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks import corpus, peers, quality, results, speed
from benchmarks.score import Gold, overlap, read_gold, score_page, summarise, tokens

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures"
PAGES = ("news--english-harbour", "news--chinese-teahouse")
words = st.lists(st.sampled_from("abcdef"))


@given(words, words)
def test_precision_and_recall_are_each_other_mirrored(one: list[str], other: list[str]) -> None:
    there, back = overlap(one, other), overlap(other, one)
    assert there.f1 == pytest.approx(back.f1)
    if one and other:
        assert (there.precision, there.recall) == (back.recall, back.precision)


@given(st.text())
def test_a_text_scores_perfectly_against_itself(text: str) -> None:
    score = score_page(text, Gold("article", (text,), (), ()))
    assert score.words is not None
    assert (score.words.f1, score.shingle_f1) == (1.0, 1.0)


def test_best_variant_counts() -> None:
    score = score_page("one two three four five", Gold("article", ("one", "one two three four five"), (), ()))
    assert score.words is not None
    assert score.words.f1 == 1.0


def test_shuffled_words_score_low_on_shingles() -> None:
    score = score_page("five four three two one", Gold("article", ("one two three four five",), (), ()))
    assert score.words is not None
    assert (score.words.f1, score.shingle_f1) == (1.0, 0.0)


def test_snippets_count_over_all_pages() -> None:
    scores = [score_page("Yes and no", Gold("forum", (), ("yes", "maybe"), ("NO",)))]
    figures = summarise(scores)
    assert (figures.with_rate, figures.without_rate, figures.word_f1) == (0.5, 1.0, None)
    assert figures.snippet_f1 == pytest.approx(2 / (2 + 1 + 1))


def test_scripts_without_spaces_count_characters() -> None:
    assert tokens("ภาษา AI") == ["ภ", "า", "ษ", "า", "ai"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two fixtures in WCXB's shape."""
    top = tmp_path / "pages"
    for part in ("html", "gold", "dumps/innertext"):
        (top / part).mkdir(parents=True)
    for name in PAGES:
        gold = (FIXTURES / f"{name}.gold.txt").read_text("utf-8")
        (top / "html" / f"{name}.html.gz").write_bytes(gzip.compress((FIXTURES / f"{name}.html").read_bytes()))
        (top / "dumps" / "innertext" / f"{name}.txt.gz").write_bytes(gzip.compress(gold.encode()))
        record = {"ground_truth": {"main_content": gold}, "_internal": {"page_type": {"primary": "category"}}}
        (top / "gold" / f"{name}.json").write_text(json.dumps(record))
    monkeypatch.setattr(results, "RESULTS", tmp_path / "RESULTS.md")
    return top


def test_quality_writes_one_section_however_often_it_runs(folder: Path) -> None:
    for _ in range(2):
        quality.main([str(folder), "--systems", "cleanpage"])
    text = (folder.parent / "RESULTS.md").read_text("utf-8")
    assert text.count("<!-- begin quality pages -->") == 1
    assert "### HTML" in text
    assert "### Bare dumps, innertext" in text
    assert "`--favor`, innertext" in text
    assert str(folder.parent) not in text
    assert "trained on this folder" not in text


def test_predictions_stand_in_for_cleanpage(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": name, "text": (FIXTURES / f"{name}.gold.txt").read_text("utf-8")} for name in PAGES]
    (tmp_path / "rows.jsonl").write_text("\n".join(map(json.dumps, rows)))
    predictions = f"html={tmp_path / 'rows.jsonl'}"
    quality.main([str(folder), "--systems", "cleanpage", "--predictions", predictions, "--dry-run"])
    assert "| cleanpage, cross-validated | 1.000 |" in capsys.readouterr().out


def test_training_data_is_known_by_its_gold(folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    listed = tmp_path / "trained_on.json"
    listed.write_text(json.dumps({"pages": corpus.fingerprint(folder)}))
    monkeypatch.setattr(corpus, "_TRAINED_ON", listed)
    assert corpus.trained_on(folder)
    next((folder / "gold").iterdir()).unlink()
    assert not corpus.trained_on(folder)


def test_speed_measures_pages_dumps_and_processes(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(peers, "LOADERS", {})
    monkeypatch.setattr(peers, "load_peers", lambda names=(): {})
    speed.main([str(folder), "--pairs", "1", "--dry-run"])
    out = capsys.readouterr().out
    assert "lxml, parsing alone" in out
    assert "| innertext | 2 |" in out
    assert "peak MB" in out


def test_a_missing_peer_is_named_and_left_out(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def absent() -> peers.Extract:
        raise ModuleNotFoundError("no such extractor")

    monkeypatch.setitem(peers.LOADERS, "jusText", absent)
    assert peers.load_peers(["jusText"]) == {}
    assert "jusText is left out" in capsys.readouterr().err


def test_gold_of_a_category_is_a_collection(folder: Path) -> None:
    assert read_gold(folder / "gold" / f"{PAGES[0]}.json").page_type == "collection"
