"""No score falls under its floor, and the floor was measured on the fixtures and the weights that are here."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import floor


@pytest.fixture(scope="module")
def today() -> floor.Floor:
    return floor.measure()


def test_no_score_is_under_its_floor(today: floor.Floor) -> None:
    assert floor.fallen(today, floor.pinned()) == []


def test_floor_was_measured_on_what_is_here(today: floor.Floor) -> None:
    pinned = floor.pinned()
    remedy = "python -m benchmarks.floor --update"
    assert today.corpus_sha256 == pinned.corpus_sha256, remedy
    assert today.weights_sha256 == pinned.weights_sha256, remedy
    assert sorted(today.scores) == sorted(pinned.scores), remedy


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, today: floor.Floor) -> Path:
    """A copy of the records in which one page scored perfectly before, and worse today."""
    name = next(iter(today.scores))
    lower = replace(today, scores={**today.scores, name: 0.5})
    monkeypatch.setattr(floor, "FLOOR", tmp_path / "floor.json")
    monkeypatch.setattr(floor, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(floor, "measure", lambda: replace(today, scores={**today.scores, name: 1.0}))
    (tmp_path / "CHANGELOG.md").write_text("# Changelog\n\n## Unreleased\n\n- feature: one\n")
    floor.main(["--update"])
    monkeypatch.setattr(floor, "measure", lambda: lower)
    return tmp_path


def test_a_floor_is_not_lowered_without_a_reason(elsewhere: Path) -> None:
    before = (elsewhere / "floor.json").read_text()
    with pytest.raises(SystemExit, match="--allow-regression"):
        floor.main(["--update"])
    assert (elsewhere / "floor.json").read_text() == before


def test_a_reason_goes_into_the_changelog(elsewhere: Path) -> None:
    floor.main(["--update", "--allow-regression", "captions are no paragraphs"])
    assert min(floor.pinned().scores.values()) <= 0.5
    changelog = (elsewhere / "CHANGELOG.md").read_text()
    assert "captions are no paragraphs" in changelog
    assert changelog.endswith("- feature: one\n")
