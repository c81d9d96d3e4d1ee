"""Workers and runs that die, pages that hang or devour memory, files that are none: each costs itself alone."""

from __future__ import annotations

import contextlib
import gzip
import json
import os
import random
import signal
import subprocess
import sys
import time
from collections import Counter
from functools import partial
from pathlib import Path

import pytest
from test_batch import page, report, tree

from cleanpage import cli
from cleanpage.batch.learn import through
from cleanpage.batch.pool import Lost, Pool, WorkersDoNotStart, _context, _serve
from cleanpage.batch.progress import Progress
from cleanpage.batch.report import Report, Summary
from cleanpage.batch.run import Inputs, clean_into_folder
from cleanpage.batch.settings import Limits, Settings
from cleanpage.batch.work import CleanPage, Outcome
from cleanpage.sources import Item
from cleanpage.types import Options

posix = pytest.mark.skipif(os.name != "posix", reason="needs signals")


def misbehave(task: str) -> str:
    """What a worker does in the tests of the pool."""
    match task:
        case "hang":
            while True:
                time.sleep(60)
        case "devour":
            hoard = [bytearray(2**20) for _ in range(10**5)]
            return str(len(hoard))
        case "exit":
            os._exit(3)
        case "kill":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.abort()
        case "raise":
            raise ValueError("of all things")
    time.sleep(0.002)
    return task.upper()


def answers(tasks: list[str], jobs: int, limits: Limits) -> dict[int, str | Lost]:
    """Run the tasks through a pool and give what came back for each."""
    found: dict[int, str | Lost] = {}
    with Pool(misbehave, jobs, limits) as pool:
        for number, task in enumerate(tasks):
            while not pool.room:
                found.update(pool.wait())
            pool.submit(number, task)
        while pool.busy:
            found.update(pool.wait())
    return found


REASONS = {
    "hang": "longer than 1 seconds",
    "devour": "more than 64 MB",
    "exit": "status 3",
    "kill": "SIGKILL",
    "crash": "SIGABRT",
    "raise": "ValueError: of all things",
}


@posix
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_page_that_kills_its_worker_costs_itself_alone(jobs: int) -> None:
    bad = [name for name in REASONS if name != "devour" or sys.platform == "linux"]
    tasks = [task for name in bad for task in ("good", name, "well", "fine")]
    found = answers(tasks, jobs, Limits(timeout_seconds=1, max_memory_mb=64))
    assert sorted(found) == list(range(len(tasks)))
    for number, task in enumerate(tasks):
        answer = found[number]
        if task in REASONS:
            assert isinstance(answer, Lost)
            assert REASONS[task] in answer.reason
        else:
            assert answer == task.upper()


@posix
def test_workers_killed_from_outside_are_replaced() -> None:
    dice = random.Random(5)
    found: dict[int, str | Lost] = {}
    kills = 0
    with Pool(misbehave, 2, Limits()) as pool:
        for number in range(300):
            while not pool.room:
                found.update(pool.wait())
            pool.submit(number, "task")
            if dice.random() < 0.1:
                victim = dice.choice(pool._workers).process.pid
                assert victim is not None
                with contextlib.suppress(ProcessLookupError):
                    os.kill(victim, signal.SIGKILL)
                    kills += 1
        while pool.busy:
            found.update(pool.wait())
    lost = [answer for answer in found.values() if isinstance(answer, Lost)]
    assert sorted(found) == list(range(300))
    assert kills > 10
    assert len(lost) <= kills


def whose(task: str) -> int:
    """Say which process does the task."""
    return os.getpid()


def test_a_worker_makes_room_for_another_after_some_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cleanpage.batch.pool._PAGES_A_WORKER", 5)
    found: dict[int, int | Lost] = {}
    with Pool(whose, 2, Limits()) as pool:
        for number in range(42):
            while not pool.room:
                found.update(pool.wait())
            pool.submit(number, "task")
        while pool.busy:
            found.update(pool.wait())
    done = Counter(found.values())
    assert sorted(found) == list(range(42))
    assert max(done.values()) == 5
    assert len(done) >= 9


def double(task: bytes) -> bytes:
    """Answer at length."""
    return task + task


@pytest.mark.parametrize("size", [1, 5000, 2**20])
def test_tasks_and_answers_of_any_size_pass_each_other(size: int) -> None:
    """Where both were longer than a pipe holds, each side would wait for the other to read."""
    found: dict[int, bytes | Lost] = {}
    with Pool(double, 1, Limits(timeout_seconds=5)) as pool:
        for number in range(8):
            while not pool.room:
                found.update(pool.wait())
            pool.submit(number, bytes([number]) * size)
        while pool.busy:
            found.update(pool.wait())
    assert found == {number: bytes([number]) * 2 * size for number in range(8)}


def count_or_die(batch: list[str]) -> list[str]:
    """The work of a first pass in which a page may kill its worker."""
    if "kill" in batch:
        os.kill(os.getpid(), signal.SIGKILL)
    return [task.upper() for task in batch]


@posix
def test_a_page_that_kills_the_first_pass_is_left_out_alone() -> None:
    batches = [["a", "kill", "b"], ["c"], ["kill"], ["d", "e"]]
    with Pool(count_or_die, 2, Limits()) as pool:
        counted = [name for names in through(pool, iter(batches)) for name in names]
    assert sorted(counted) == ["A", "B", "C", "D", "E"]


class Unpicklable:
    """Ends the process that unpickles it: a worker that never gets ready."""

    def __reduce__(self) -> tuple[object, ...]:
        return os._exit, (7,)

    def __call__(self, task: str) -> str:
        return task


def test_workers_that_never_start_end_the_run() -> None:
    with Pool(Unpicklable(), 2, Limits()) as pool:
        pool.submit(0, "task")
        with pytest.raises(WorkersDoNotStart, match="could be started"):
            pool.wait()


class CleanOrDie(CleanPage):
    """The cleaner, with pages that misbehave by their names."""

    __slots__ = ()

    def __call__(self, item: Item) -> Outcome:
        for name in ("hang", "devour", "exit", "kill"):
            if name in item.name.rpartition("/")[2]:
                misbehave(name)
        return super().__call__(item)


def hostile(folder: Path) -> set[str]:
    """Fill a folder with what no cleaner can clean; return their names."""
    zipped = gzip.compress(page("Packed").encode())
    contents = {
        "empty.html": b"", "image.html": b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "cut.html.gz": zipped[:-20],
        "document.html": b"%PDF-1.7\n" + bytes(range(256)), "bomb.txt.gz": gzip.compress(bytes(2**26)),
        "hang.html": b"x", "exit.html": b"x", "kill.html": b"x", "torn.xz": b"\xfd7zXZ\x00torn",
    }  # fmt: skip
    for name, data in contents.items():
        (folder / name).write_bytes(data)
    (folder / "gone.html").symlink_to(folder / "nowhere.html")
    (folder / "loop.html").symlink_to(folder / "loop.html")
    names = {*contents, "gone.html", "loop.html"}
    if sys.platform == "linux":
        (folder / "devour.html").write_bytes(b"x")
        names.add("devour.html")
    if os.geteuid() != 0:
        (folder / "secret.html").write_text(page("Secret"))
        (folder / "secret.html").chmod(0)
        names.add("secret.html")
    return names


@posix
def test_hostile_files_among_good_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for number in range(30):
        (folder / f"page{number}.html").write_text(page(f"Page {number}"))
    odd = ["two\nlines.html", "con.html", "a:b?.html", "\x1b[31mred.html"]
    odd += [os.fsdecode(b"caf\xe9.html")] if sys.platform == "linux" else []
    for name in odd:
        (folder / name).write_text(page("Odd"))
    (folder / "again").symlink_to(folder)
    bad = hostile(folder)
    limits = Limits(timeout_seconds=5, max_memory_mb=256)
    work = CleanOrDie(Options(extractor="readability"))
    summary = clean_into_folder(Inputs([str(folder)]), out, work, Settings(2, limits), Progress())
    assert summary.statuses == {"cleaned": 30 + len(odd), "failed": len(bad)}
    failed = {name for name, row in report(out).items() if row["status"] == "failed"}
    assert failed == {f"{folder}/{name}" for name in bad}
    assert all(row["reason"] for row in report(out).values() if row["status"] == "failed")
    assert len(tree(out)) == 30 + len(odd)
    said = capsys.readouterr().err
    assert said.count("\n") == len(bad)
    assert "\x1b" not in said


def test_a_file_that_vanishes_is_named(tmp_path: Path) -> None:
    item = Item("gone.html", "gone", "1-1", path=str(tmp_path / "gone.html"))
    assert "no such file" in CleanPage(Options(), folder=tmp_path)(item).reason


def test_a_full_disk_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(path: Path, data: bytes) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "a.html").write_text(page("A"))
    monkeypatch.setattr("cleanpage.outputs.write_whole", full)
    item = Item("a.html", "a", "1-1", path=str(tmp_path / "a.html"))
    outcome = CleanPage(Options(extractor="readability"), folder=tmp_path)(item)
    assert outcome.status == "failed"
    assert "No space left on device" in outcome.reason


@pytest.mark.skipif(sys.platform != "linux", reason="a device that is always full")
def test_a_report_that_a_full_disk_does_not_take_leaves_no_draft(tmp_path: Path) -> None:
    begun = Report(tmp_path / "report.json")
    begun._file.close()
    begun._file = open("/dev/full", "w")  # noqa: SIM115 - the report closes it
    with pytest.raises(OSError, match="No space left"), begun:
        begun.finish(Summary())
    assert list(tmp_path.iterdir()) == []


def test_a_worker_whose_run_is_killed_before_it_is_ready_says_nothing() -> None:
    context = _context()
    ours, theirs = context.Pipe()
    worker = context.Process(target=_serve, args=(theirs, partial(str), Limits()))  # type: ignore[attr-defined]
    worker.start()
    theirs.close()
    ours.close()
    worker.join(30)
    assert worker.exitcode == 0


@pytest.fixture
def many(tmp_path: Path) -> Path:
    """A folder of two hundred pages."""
    for number in range(200):
        path = tmp_path / "in" / f"{number // 50}" / f"{number}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(page(f"Page {number}"))
    return tmp_path / "in"


def start(folder: Path, out: Path, *options: str) -> subprocess.Popen[bytes]:
    environment = os.environ | {"PYTHONPATH": str(Path(cli.__file__).parent.parent)}
    command = [sys.executable, "-m", "cleanpage", *(options or ("--extractor", "readability")), "-q", "-j", "2"]
    command += [str(folder), "-o", str(out)]
    return subprocess.Popen(
        command,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        # A shell starts what it runs in the background deaf to Ctrl-C; these tests may run in such a shell.
        preexec_fn=partial(signal.signal, signal.SIGINT, signal.default_int_handler),
    )


def journalled(out: Path) -> list[str]:
    journal = out / ".cleanpage" / "journal.jsonl"
    if not journal.exists():
        return []
    whole = (line for line in journal.read_bytes().splitlines(keepends=True) if line.endswith(b"\n"))
    return [json.loads(line)["page"] for line in whole]


def interrupt_after(process: subprocess.Popen[bytes], out: Path, pages: int, number: signal.Signals) -> None:
    """Send a signal once so many more pages are done, or let the run end."""
    before = len(journalled(out))
    while process.poll() is None and len(journalled(out)) < before + pages:
        time.sleep(0.005)
    process.send_signal(number)


def kill_and_resume(folder: Path, out: Path, kills: int, pages: int, seed: int) -> int:
    """Kill runs at random moments until so many are dead, then let one end; return how many kills hit."""
    dice, hits = random.Random(seed), 0
    for _ in range(kills):
        process = start(folder, out)
        interrupt_after(process, out, dice.randrange(1, pages), signal.SIGKILL)
        time.sleep(dice.uniform(0, 0.01))
        process.kill()
        process.communicate()
        hits += process.returncode == -signal.SIGKILL
    process = start(folder, out)
    _, said = process.communicate()
    assert (process.returncode, said) == (0, b"")
    return hits


def check_whole(folder: Path, out: Path, undisturbed: Path) -> None:
    process = start(folder, undisturbed)
    process.communicate()
    assert tree(out) == tree(undisturbed)
    pages = journalled(out)
    assert len(pages) == len(set(pages)), "a page was done twice after it was journalled"
    assert not [path for path in out.rglob("*") if path.name.endswith(".part")]


@posix
def test_a_killed_run_resumes_where_it_was(many: Path, tmp_path: Path) -> None:
    assert kill_and_resume(many, tmp_path / "out", kills=3, pages=40, seed=1) == 3
    check_whole(many, tmp_path / "out", tmp_path / "undisturbed")


@posix
def test_a_run_killed_while_it_learns_comes_to_the_same(many: Path, tmp_path: Path) -> None:
    learns = ("--site", str(many))
    dice = random.Random(3)
    for _ in range(4):
        process = start(many, tmp_path / "out", *learns)
        lesson = tmp_path / "out" / ".cleanpage" / "lesson"
        while process.poll() is None and not lesson.exists() and dice.random() > 0.02:
            time.sleep(0.01)
        process.kill()
        process.communicate()
    for out in ("out", "undisturbed"):
        _, said = start(many, tmp_path / out, *learns).communicate()
        assert said == b""
    assert tree(tmp_path / "out") == tree(tmp_path / "undisturbed")
    assert not [path for path in (tmp_path / "out").rglob("*") if path.name.endswith(".part")]


@posix
def test_ctrl_c_ends_the_first_pass(many: Path, tmp_path: Path) -> None:
    for out in (tmp_path / "first", tmp_path / "second", tmp_path / "third"):
        process = start(many, out, "--favor", "balanced")
        while not any(out.glob("*.part")):  # the report is begun
            time.sleep(0.005)
        time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        _, said = process.communicate(timeout=60)
        if process.returncode not in (0, -signal.SIGINT):  # else all was done: on a busy machine the signal comes late
            break
    assert (process.returncode, said) == (130, b"")
    assert json.loads((out / "report.json").read_text())["summary"]["interrupted"] is True


@posix
@pytest.mark.slow
def test_thirty_kills(many: Path, tmp_path: Path) -> None:
    assert kill_and_resume(many, tmp_path / "out", kills=30, pages=8, seed=2) == 30
    check_whole(many, tmp_path / "out", tmp_path / "undisturbed")


@posix
def test_ctrl_c_keeps_what_was_done(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    process = start(many, out)
    interrupt_after(process, out, 5, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (130, b"")
    done = len(tree(out))
    assert 5 <= done < 200
    assert json.loads((out / "report.json").read_text())["summary"]["interrupted"] is True
    process = start(many, out)
    process.communicate()
    assert process.returncode == 0
    assert len(tree(out)) == 200
