"""Where results go: names, files that appear whole or not at all, records, tables."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.article import Article
from cleanpage.outputs import TableWriter, json_line, output_name, record, whole_file, write_whole
from cleanpage.sources.places import MAX_NAME_BYTES, Siblings, safe_name
from cleanpage.types import Block, Decision, Metadata, UnreadableInput

ARTICLE = Article(
    "html",
    Metadata(title="A title", authors=("Ann", "Bob"), published="2024-05-06"),
    (Decision(Block("First."), 0.75, True, "paragraph", "test", "text"),),
)

NAMES = st.text(st.characters(exclude_characters="/\0", codec="utf-8"), min_size=1, max_size=200)


@given(NAMES)
def test_a_safe_name_is_safe_and_stays(name: str) -> None:
    safe = safe_name(name)
    assert safe.isprintable()
    assert not set(safe) & set('<>:"/\\|?*')
    assert len(safe.encode()) <= MAX_NAME_BYTES
    assert safe == safe.strip()
    assert safe[0] != "."
    assert safe[-1] != "."
    assert safe_name(safe) == safe


@pytest.mark.parametrize(
    "name", ["CON", "con.html", "nul .x", "Com1", "LPT³", "..", ".", "a.", "a ", " a", "a\nb", "a\udcff"]
)
def test_hostile_names_are_told_apart_by_a_hash(name: str) -> None:
    assert safe_name(name) != name
    assert len(safe_name(name).rpartition("-")[2]) == 8


@pytest.mark.parametrize("name", ["Über uns (2)", "日本語のページ", "a.b.c", "console", "index", "-rf", "50% off"])
def test_good_names_stay(name: str) -> None:
    assert safe_name(name) == name


@given(st.sets(st.sampled_from(["a", "A", "ä", "a\u0308", "a.html", "a.txt", "A.htm", "a?", "b.md", "b"]), min_size=1))
def test_no_two_siblings_meet_on_any_file_system(names: set[str]) -> None:
    beside = Siblings(names, ["b.md", "B.md", "a.txt"])
    outputs = [beside.file(name) + ".md" for name in names] + [
        beside.folder(name) for name in ("b.md", "B.md", "a.txt")
    ]
    assert len({output.casefold() for output in outputs}) == len(outputs)


def test_output_names_are_short_and_leave_the_report_alone() -> None:
    deep = "top/" + "/".join(["folder"] * 400) + "/page"
    assert len(str(output_name(deep, ".md"))) < 200
    assert str(output_name(deep, ".md")) != str(output_name("top/x" + deep[4:], ".md"))
    assert str(output_name("a/report", ".json")) == "a/report.json"
    assert str(output_name("Report", ".json")) != "Report.json"


def test_a_file_appears_whole(tmp_path: Path) -> None:
    path = tmp_path / "new" / "a.md"
    write_whole(path, b"one")
    path.chmod(0o600)
    write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert path.stat().st_mode & 0o777 == 0o600
    assert list(path.parent.iterdir()) == [path]


def test_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_record_says_where_it_came_from() -> None:
    made = record("a\udcff.zip!p", ARTICLE, url="https://a.example/", captured="2024-01-01")
    assert (made["source"], made["url"], made["captured"]) == ("a\ufffd.zip!p", "https://a.example/", "2024-01-01")
    assert {name: made[name] for name in ARTICLE.to_dict() if name != "url"} == {
        name: value for name, value in ARTICLE.to_dict().items() if name != "url"
    }
    line = json_line(made)
    assert line.count(b"\n") == 1
    assert json.loads(line) == made


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a system without pipes that have names")
def test_a_link_leads_to_the_file_and_a_pipe_is_written_into(tmp_path: Path) -> None:
    real, link = tmp_path / "real.md", tmp_path / "link.md"
    real.write_text("old")
    link.symlink_to(real)
    write_whole(link, b"new")
    assert (link.is_symlink(), real.read_text()) == (True, "new")
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    write_whole(pipe, b"new")
    assert (pipe.is_fifo(), os.read(end, 9)) == (True, b"new")
    os.close(end)


def test_a_table_is_typed_and_whole(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "pages.parquet"
    with whole_file(path) as file, TableWriter(file) as table:
        for number in range(300):
            table.add(record(f"page {number}", ARTICLE))
    read = parquet.read_table(path)
    assert read.num_rows == 300
    first = read.slice(0, 1).to_pylist()[0]
    assert first == {**record("page 0", ARTICLE), "captured": None}
    assert str(read.schema.field("authors").type).startswith("list<")
    assert list(tmp_path.iterdir()) == [path]


def test_no_table_after_a_failure(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow.parquet")
    with pytest.raises(KeyboardInterrupt), whole_file(tmp_path / "pages.parquet") as file, TableWriter(file):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_without_pyarrow_the_extra_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(UnreadableInput, match=r"cleanpage\[arrow\]"):
        TableWriter(io.BytesIO())
