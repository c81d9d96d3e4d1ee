"""The command line: options, outputs, exit statuses, one sentence for each failure."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanpage import __version__, cli
from cleanpage.article import Article
from cleanpage.types import Block, Decision, Document, Metadata, Options

METADATA = Metadata(title="A title: one", authors=("Ann Author",), published="2024-05-06")


@pytest.fixture(autouse=True)
def a_cleaner_that_keeps_every_line(monkeypatch: pytest.MonkeyPatch) -> list[Options]:
    """What the command line does with an article does not depend on how the article was found."""
    calls: list[Options] = []

    def clean_document(document: Document, options: Options, lesson: object = None) -> Article:
        calls.append(options)
        lines = [line for line in document.data.decode().split("\n") if line]
        blocks = tuple(Decision(Block(line), 0.9, True, "paragraph", "test", "test") for line in lines)
        return Article("text", METADATA, blocks)

    monkeypatch.setattr("cleanpage.pipeline.clean_document", clean_document)
    return calls


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("First *line*.\nSecond line.\n")
    return path


def run(*arguments: str, stdin: str | bytes | None = None) -> tuple[int, str, str]:
    result = CliRunner().invoke(cli.main, list(arguments), input=stdin)
    return result.exit_code, result.stdout, result.stderr


FRONT = '---\ntitle: "A title: one"\nauthors:\n  - Ann Author\npublished: 2024-05-06\n---\n'


def test_markdown_opens_with_front_matter(page: Path) -> None:
    assert run(str(page)) == (0, FRONT + "\nFirst \\*line\\*.\n\nSecond line.\n", "")
    assert run("--no-front-matter", str(page)) == (0, "First \\*line\\*.\n\nSecond line.\n", "")


def test_text_is_the_body_alone(page: Path) -> None:
    assert run("-f", "txt", str(page)) == (0, "First *line*.\n\nSecond line.\n", "")


def test_json_is_the_article_as_a_dict(page: Path) -> None:
    status, out, _ = run("-f", "json", str(page))
    assert status == 0
    assert json.loads(out)["title"] == "A title: one"
    assert [block["text"] for block in json.loads(out)["blocks"]] == ["First *line*.", "Second line."]


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_standard_input(arguments: tuple[str, ...]) -> None:
    assert run("-f", "txt", *arguments, stdin="Piped.\n") == (0, "Piped.\n", "")


def test_options_arrive(page: Path, a_cleaner_that_keeps_every_line: list[Options]) -> None:
    run("--url", "https://e.org/", "--kind", "text", "--favor", "recall", "--extractor", "readability", str(page))
    assert a_cleaner_that_keeps_every_line == [Options("https://e.org/", "text", "recall", "readability")]


def test_output_is_written_whole_and_alone(page: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")
    assert run("-o", str(target), str(page)) == (0, "", "")
    assert target.read_text().endswith("Second line.\n")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.md", "page.txt"]


def test_an_output_that_fails_leaves_the_old_file(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "out.md"
    target.write_text("old")

    def full(draft: str, target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    status, out, err = run("-o", str(target), str(page))
    assert (status, out) == (1, "")
    assert (
        err == f"cleanpage: {target}: it cannot be written (No space left on device); check the folder and its disk\n"
    )
    assert target.read_text() == "old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out.md", "page.txt"]


def test_an_output_in_a_missing_folder(page: Path, tmp_path: Path) -> None:
    status, out, err = run("-o", str(tmp_path / "none" / "out.md"), str(page))
    assert (status, out, err.count("\n")) == (1, "", 1)


def test_a_page_without_an_article(tmp_path: Path) -> None:
    empty = tmp_path / "empty.txt"
    empty.write_text("\n\n")
    assert run(str(empty)) == (0, FRONT, f"cleanpage: {empty}: no article was found in it; --favor recall keeps more\n")


def test_a_hyphen_is_standard_output(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("-f", "txt", "-o", "-", str(page)) == (0, "First *line*.\n\nSecond line.\n", "")
    assert not (tmp_path / "-").exists()


WRONG = [("a", "b"), ("--favor", "luck"), ("-f", "pdf"), ("--nonsense",), ("--timeout-seconds", "nan"), ("-o", "")]


@pytest.mark.parametrize("arguments", WRONG)
def test_usage_errors(arguments: tuple[str, ...]) -> None:
    status, out, err = run(*arguments)
    assert (status, out) == (2, "")
    assert "Error:" in err


def test_an_unexpected_error_is_one_sentence(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(document: Document, options: Options, lesson: object = None) -> Article:
        raise KeyError("a\nb\x1b[31m")

    monkeypatch.setattr("cleanpage.pipeline.clean_document", broken)
    status, out, err = run(str(page))
    assert (status, out, err.count("\n")) == (1, "", 1)
    assert "\x1b" not in err
    assert "KeyError" in err


def python(code: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment, timeout=60)


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_help_and_version_import_nothing_heavy(option: str) -> None:
    done = python(
        "import sys, atexit\n"
        "atexit.register(lambda: print(sorted({'numpy', 'lxml', 'bs4', 'readability'} & set(sys.modules))))\n"
        f"from cleanpage.cli import main; main(['{option}'])"
    )
    assert done.stdout.splitlines()[-1] == "[]"
    assert (__version__ if option == "--version" else "Examples:") in done.stdout


FAKE = (
    "import cleanpage.pipeline as p\n"
    "from cleanpage.article import Article\n"
    "from cleanpage.types import *\n"
    "p.clean_document = lambda d, o, l: Article('text', Metadata(), tuple(\n"
    "    Decision(Block('word ' * 20), 1.0, True, 'paragraph', 's', 'r') for _ in range(50000)))\n"
    "from cleanpage.cli import main\n"
)


def test_a_closed_pipe_is_silent(page: Path) -> None:
    code = FAKE + f"main(['-f', 'txt', {str(page)!r}])"
    environment = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    process = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait(timeout=60) == 0


CLOSED_OUTPUT = "cleanpage: standard output: it is closed; write to a file with -o, or into a pipe\n"
CLOSED_INPUT = "cleanpage: standard input: it is closed; name a file, or pipe a page in\n"
FULL = "cleanpage: standard output: it cannot be written (No space left on device); check the folder and its disk\n"


@pytest.mark.skipif(sys.platform != "linux", reason="how a shell closes a stream, and what is always full")
@pytest.mark.parametrize(
    ("line", "status", "said"),
    [
        ("{} page.txt >&-", 1, CLOSED_OUTPUT),
        ("{} -f jsonl page.txt >&-", 1, CLOSED_OUTPUT),
        ("{} --version >&-", 1, CLOSED_OUTPUT),
        ("{} <&-", 1, CLOSED_INPUT),
        ("{} -q -f jsonl - <&-", 1, CLOSED_INPUT),
        ("{} page.txt >/dev/full", 1, FULL),
        ("{} --help >/dev/full", 1, FULL),
        ("{} none.txt 2>&-", 1, ""),
        ("{} none.txt 2>/dev/full", 1, ""),
        ("{} page.txt -o out.md <&- >&-", 0, ""),
    ],
)
def test_a_stream_that_is_closed_or_full_is_told_in_a_sentence(page: Path, line: str, status: int, said: str) -> None:
    page.write_text("The town council adopted the budget on Monday, after a debate of six hours. Then it went home.\n")
    environment = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    command = line.format(f"{sys.executable} -m cleanpage")
    done = subprocess.run(
        command, shell=True, capture_output=True, text=True, env=environment, cwd=page.parent, timeout=60
    )
    assert (done.returncode, done.stdout, done.stderr) == (status, "", said)


def test_compressed_input_is_opened(tmp_path: Path) -> None:
    packed = tmp_path / "page.txt.gz"
    packed.write_bytes(gzip.compress(b"Packed.\n"))
    assert run("-f", "txt", str(packed)) == (0, "Packed.\n", "")


def test_the_second_opinion_selects_in_the_same_blocks() -> None:
    from cleanpage.second_opinion import select_with_readability
    from cleanpage.segment import segment

    prose = "The council adopted the budget on Monday, after a debate of six hours, and then went home. "
    menu = "".join(f"<li><a href='/{n}'>Topic {n}</a></li>" for n in range(8))
    html = f"<html><body><ul id='menu'>{menu}</ul><div><p>{prose * 4}</p><p>{prose * 3}End.</p></div></body></html>"
    page = segment(html, "html")
    decisions = select_with_readability(html, page)
    assert [d.block for d in decisions] == list(page.blocks)
    assert [d.text[:11] for d in decisions if d.kept] == ["The council"] * 2
    assert all("readability" in d.step and "readability" in d.reason for d in decisions)


def test_the_second_opinion_refuses_bare_text() -> None:
    from cleanpage import UnreadableInput
    from cleanpage.second_opinion import select_with_readability
    from cleanpage.segment import segment

    with pytest.raises(UnreadableInput, match="bare text"):
        select_with_readability("words", segment("Some words.\n\nMore words.\n", "text"))
