"""Folders and streams through the command line: what comes out, what is done again, what is said."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from cleanpage import cli

SENTENCE = "The council adopted the budget on Monday, after a debate of six hours, and then went home. "


def page(title: str) -> str:
    body = "".join(f"<p>{title}, part {n}. {SENTENCE * 3}</p>" for n in range(3))
    return f"<html><head><title>{title}</title></head><body><h1>{title}</h1><article>{body}</article></body></html>"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Twelve pages in three folders, and a picture."""
    for number in range(12):
        path = tmp_path / "in" / f"part {number % 3}" / f"page{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(f"Page {number}"))
    (tmp_path / "in" / "picture.png").write_bytes(b"\x89PNG")
    return tmp_path / "in"


def run(*arguments: str | Path) -> Result:
    """Readability selects: what a run does with a page does not depend on what is kept of it."""
    return CliRunner().invoke(cli.main, ["--extractor", "readability", *map(str, arguments)])


def tree(folder: Path) -> dict[str, bytes]:
    """What a run makes that depends on the pages alone: the report and the journal tell the time."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    names = {path.relative_to(folder).as_posix(): path for path in files}
    return {n: path.read_bytes() for n, path in names.items() if n != "report.json" and not n.startswith(".cleanpage/")}


def report(out: Path) -> dict[str, dict[str, object]]:
    values = json.loads((out / "report.json").read_text())
    return {row["page"]: row for row in values["pages"]}


def test_a_folder_is_mirrored(folder: Path, tmp_path: Path) -> None:
    result = run(folder, "-o", tmp_path / "out", "-j", "2")
    assert result.exit_code == 0, result.stderr
    assert sorted(tree(tmp_path / "out")) == sorted(f"part {n % 3}/page{n}.md" for n in range(12))
    assert "part 1. The council" in (tmp_path / "out" / "part 1" / "page4.md").read_text()
    assert result.stdout == ""
    assert "12 pages" in result.stderr
    assert "1 other files passed over" in result.stderr


def test_the_report_names_every_page_in_order(folder: Path, tmp_path: Path) -> None:
    (folder / "part 0" / "broken.html").write_bytes(b"")
    result = run(folder, "-o", tmp_path / "out", "-f", "txt")
    rows = list(report(tmp_path / "out").values())
    names = [f"part {n % 3}/page{n}.html" for n in (0, 3, 6, 9, 1, 4, 7, 10, 2, 5, 8, 11)]
    assert [row["page"] for row in rows] == [f"{folder}/{name}" for name in ["part 0/broken.html", *names]]
    assert result.exit_code == 1
    assert (rows[0]["status"], rows[0]["output"]) == ("failed", None)
    assert f"cleanpage: {folder}/part 0/broken.html: {rows[0]['reason']}" in result.stderr
    assert (rows[1]["status"], rows[1]["kind"], rows[1]["output"]) == ("cleaned", "html", "part 0/page0.txt")
    assert 0 < rows[1]["chars_out"] <= rows[1]["chars_in"]  # type: ignore[operator]
    assert json.loads((tmp_path / "out" / "report.json").read_text())["summary"]["failed"] == 1


def test_the_number_of_workers_changes_nothing(folder: Path, tmp_path: Path) -> None:
    for jobs in "13":
        assert run(folder, "-o", tmp_path / jobs, "-j", jobs, "-f", "json").exit_code == 0
    assert tree(tmp_path / "1") == tree(tmp_path / "3")
    streams = [run(folder, "-f", "jsonl", "-j", jobs).stdout for jobs in "13"]
    assert streams[0] == streams[1]


def test_a_stream_is_in_the_order_of_the_input(folder: Path, tmp_path: Path) -> None:
    result = run(folder / "part 2", folder / "part 0", "-f", "jsonl", "-j", "2")
    assert result.exit_code == 0
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert [row["title"] for row in rows] == [f"Page {n}" for n in (2, 5, 8, 11, 0, 3, 6, 9)]
    assert rows[0]["source"] == f"{folder}/part 2/page2.html"
    target = tmp_path / "pages.jsonl"
    assert run(folder / "part 2", folder / "part 0", "-f", "jsonl", "-o", target).stdout == ""
    assert target.read_text() == result.stdout


def test_the_column_of_pages_is_named(tmp_path: Path) -> None:
    rows = [{"markup": page(f"Row {n}"), "text": "no"} for n in range(3)]
    table = tmp_path / "rows.jsonl"
    table.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = run("-f", "jsonl", "--column", "markup", table)
    assert [json.loads(line)["title"] for line in result.stdout.splitlines()] == ["Row 0", "Row 1", "Row 2"]
    failed = run("-f", "jsonl", "--column", "body", table)
    assert (failed.exit_code, failed.stderr.count("it has no column body")) == (1, 3)


def test_only_what_changed_is_done_again(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, "-o", out)
    written = {name: (out / name).stat().st_mtime_ns for name in tree(out)}
    changed, lost, cut = (out / f"part 0/page{n}.md" for n in (0, 3, 6))
    (folder / "part 0" / "page0.html").write_text(page("Another page"))
    lost.unlink()
    cut.write_text("")
    (folder / "part 1" / "new.html").write_text(page("New"))
    result = run(folder, "-o", out)
    assert "9 of them done before" in result.stderr
    done = {name for name in tree(out) if (out / name).stat().st_mtime_ns != written.get(name)}
    assert done == {"part 0/page0.md", "part 0/page3.md", "part 0/page6.md", "part 1/new.md"}
    assert "Another page" in changed.read_text()
    assert len(report(out)) == 13


@pytest.mark.parametrize("option", ["--fresh", "--no-front-matter"])
def test_other_options_and_fresh_do_all_again(folder: Path, tmp_path: Path, option: str) -> None:
    run(folder, "-o", tmp_path / "out")
    result = run(folder, "-o", tmp_path / "out", option)
    assert "12 cleaned" in result.stderr
    assert "done before" not in result.stderr


def test_a_failed_page_is_tried_again_and_leaves_no_old_output(folder: Path, tmp_path: Path) -> None:
    out, broken = tmp_path / "out", folder / "part 0" / "page0.html"
    run(folder, "-o", out)
    broken.write_bytes(b"")
    assert run(folder, "-o", out).exit_code == 1
    assert "part 0/page0.md" not in tree(out)
    result = run(folder, "-o", out)
    assert result.exit_code == 1
    assert str(broken) in result.stderr


def test_what_stands_where_a_page_should_go_costs_that_page(folder: Path, tmp_path: Path) -> None:
    out, first = tmp_path / "out", sorted(folder.rglob("*.html"))[0].relative_to(folder).with_suffix(".md")
    (out / first).mkdir(parents=True)
    result = run(folder, "-o", out)
    assert (result.exit_code, len(tree(out))) == (1, 11)
    assert "its output cannot be written" in result.stderr


def test_the_output_folder_is_no_input(folder: Path) -> None:
    assert run(folder, "-o", folder / "out").exit_code == 0
    assert len(tree(folder / "out")) == 12
    assert "12 of them done before" in run(folder, "-o", folder / "out").stderr
    assert len(tree(folder / "out")) == 12


def test_a_torn_journal_is_read_up_to_the_tear(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run(folder, "-o", out, "-j", "1")
    journal = out / ".cleanpage" / "journal.jsonl"
    lines = journal.read_bytes().splitlines(keepends=True)
    journal.write_bytes(b"".join([*lines[:5], b"no json\n", *lines[5:-1], lines[-1][:-9]]))
    assert "11 of them done before" in run(folder, "-o", out).stderr
    assert "12 of them done before" in run(folder, "-o", out).stderr
    first, *others = map(json.loads, lines)
    journal.write_text("\n".join(map(json.dumps, [{"key": first["key"], "status": "cleaned"}, *others, [], ""])))
    assert "11 of them done before" in run(folder, "-o", out).stderr


def test_drafts_of_a_killed_run_are_cleared_away(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    draft = out / "part 0" / ".cleanpage-abc.part"
    draft.parent.mkdir(parents=True)
    draft.write_text("half")
    mark = out / ".cleanpage" / "running"
    mark.parent.mkdir()
    mark.touch()
    run(folder, "-o", out)
    assert not draft.exists()
    assert not mark.exists()


def test_a_folder_takes_one_run_at_a_time(folder: Path, tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    mark = tmp_path / "out" / ".cleanpage" / "running"
    mark.parent.mkdir(parents=True)
    with mark.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        result = run(folder, "-o", tmp_path / "out")
    assert result.exit_code == 1
    assert "another run is writing" in result.stderr
    assert mark.exists()


def test_quiet_names_failures_alone(folder: Path, tmp_path: Path) -> None:
    assert run(folder, "-o", tmp_path / "out", "-q").stderr == ""
    (folder / "empty.html").write_bytes(b"")
    assert run(folder, "-o", tmp_path / "out", "-q").stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["in"], "-o OUT/"),
        (["in/a.html", "in/b.html"], "-o OUT/"),
        (["in", "-o", "in/a.html"], "is a file"),
        (["in", "-f", "parquet"], "needs a file"),
        (["in", "-f", "jsonl", "-o", "in"], "is a folder"),
        (["in", "-o", "in"], "in holds in, and what a run has written is no input"),
        (["in", "-o", "."], ". holds in"),
        (["in", "-o", "out", "-j", "0"], "-j"),
        (["in", "-o", "out", "--timeout-seconds", "inf"], "--timeout-seconds"),
        (["in", "-o", "out", "--timeout-seconds", "0"], "--timeout-seconds"),
    ],
)
def test_usage_errors(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], said: str) -> None:
    (tmp_path / "in").mkdir()
    for name in "ab":
        (tmp_path / "in" / f"{name}.html").write_text(page(name))
    monkeypatch.chdir(tmp_path)
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert sorted(os.listdir(tmp_path)) == ["in"]


def test_a_plain_line_tells_rate_failures_and_time_left() -> None:
    from cleanpage.batch.progress import PlainProgress

    progress = PlainProgress(lambda: 30)
    for number in range(10):
        progress.page(failed=number == 3)
    assert progress.line(2.0) == "10 of 30 pages, 5 a second, 1 failed, 4 s left"
