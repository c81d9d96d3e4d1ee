"""Every fixture through the library and the command line: what must appear, what must not, and the whole output.

`fixtures/README.md` says what each file is. `pytest --update-expected` writes the expected files anew; read the diff.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import cleanpage
from cleanpage.cli import main

FOLDER = Path(__file__).resolve().parent.parent / "fixtures"
WANTED: dict[str, dict[str, Any]] = json.loads((FOLDER / "expectations.json").read_text("utf-8"))


def known_failures(part: str) -> list[Any]:
    """Every fixture's name; where `xfail` names this part as failing, it must fail."""
    return [
        pytest.param(name, marks=pytest.mark.xfail(reason=want["xfail"][part], strict=True))
        if part in want.get("xfail", {})
        else name
        for name, want in WANTED.items()
    ]


def through_library(name: str) -> dict[str, Any]:
    return cleanpage.clean((FOLDER / name).read_bytes()).to_dict()


def through_command_line(name: str) -> dict[str, Any]:
    result = CliRunner().invoke(main, ["-f", "json", str(FOLDER / name)])
    assert result.exit_code == 0, result.stderr
    return dict(json.loads(result.stdout))


def expected_path(name: str) -> Path:
    return (FOLDER / name).with_suffix(".expected.md")


def squeezed(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("name", known_failures("body"))
def test_body_holds_the_article_and_nothing_else(name: str) -> None:
    want, text = WANTED[name], squeezed(through_library(name)["text"])
    missing = [sentence for sentence in want["keep"] if squeezed(sentence) not in text]
    intruding = [sentence for sentence in want["drop"] if squeezed(sentence) in text]
    assert (missing, intruding) == ([], [])
    assert [text.count(squeezed(sentence)) for sentence in want.get("once", [])] == [1] * len(want.get("once", []))


@pytest.mark.parametrize("name", known_failures("order"))
def test_sentences_keep_their_order(name: str) -> None:
    text = squeezed(through_library(name)["text"])
    places = [text.find(squeezed(sentence)) for sentence in WANTED[name]["keep"] if len(sentence) > 40]
    found = [place for place in places if place >= 0]
    assert found
    assert found == sorted(found)


@pytest.mark.parametrize("name", known_failures("metadata"))
def test_metadata_is_what_the_page_says(name: str) -> None:
    want, got = WANTED[name], through_library(name)
    if want["title"] is not None:
        assert squeezed(got["title"] or "") == squeezed(want["title"])
    if want["authors"] is not None:
        assert got["authors"] == want["authors"]
    if want["published"] is not None:  # the fixture says it to the minute; a page may add seconds and an offset
        assert (got["published"] or "").startswith(want["published"])


@pytest.mark.parametrize("name", WANTED)
def test_both_doors_give_the_same(name: str) -> None:
    assert through_command_line(name) == through_library(name)


@pytest.mark.parametrize("name", WANTED)
def test_output_is_as_somebody_read_it(name: str, update_expected: bool) -> None:
    result = CliRunner().invoke(main, [str(FOLDER / name)])
    assert result.exit_code == 0, result.stderr
    if update_expected:
        expected_path(name).write_text(result.stdout, "utf-8", newline="\n")
    assert expected_path(name).exists(), "no expected file: pytest --update-expected writes it, then read it"
    assert result.stdout_bytes == expected_path(name).read_bytes()


def test_no_file_is_an_orphan() -> None:
    pages = set(WANTED)
    beside = {expected_path(name).name for name in pages} | {
        (FOLDER / name).with_suffix(".gold.txt").name for name in pages
    }
    strays = {path.name for path in FOLDER.iterdir()} - pages - beside - {"README.md", "expectations.json"}
    assert strays == set()
    assert {path.name for path in FOLDER.iterdir()} >= pages


def test_readme_says_where_each_page_is_from() -> None:
    readme = (FOLDER / "README.md").read_text("utf-8")
    assert [name for name in WANTED if f"| `{name}` |" not in readme] == []
