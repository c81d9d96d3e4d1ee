"""Worker processes that may die at any moment: what dies with one is the task in its hands, nothing else.

Why not a library. pebble, the one that kills on time, hands out tasks through one pipe under one lock that all
workers share; a worker killed from outside while it idles there breaks the whole pool (5.2.3: `BrokenProcessPool`
after 1, 2 and 12 kills at random moments, in three tries). `concurrent.futures`, loky and mpire end the run when a
worker dies. Here every worker has a pipe of its own, so that nothing is shared that a death could leave broken, and
answers its tasks in the order in which it got them, so that it is plain which page a death costs.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from itertools import count
from multiprocessing.connection import Connection, wait
from multiprocessing.context import BaseContext
from multiprocessing.process import BaseProcess
from multiprocessing.reduction import ForkingPickler
from typing import Any, Generic, NamedTuple, TypeVar

from cleanpage.batch.settings import Limits
from cleanpage.one_page import THREAD_VARIABLES

T = TypeVar("T")
R = TypeVar("R")

_FAILED_STARTS = 20
"""So many workers in a row that die before they are ready mean that none ever will be."""

_READY = "ready"

_TASKS_BETWEEN_COLLECTIONS = 8
"""Nearly all that a page takes goes when the last name for it does. The few objects left in circles are gathered now
and then: Python's own collector, which looks far more often, takes a fifteenth of a worker's time."""

_PAGES_A_WORKER = 512
"""Then another takes its place, which costs what one or two pages do (30 ms, and as many to start it, while the old one
is at its last page): what a process holds grows with each page, to twice what it began with, as free memory lies ever
more scattered."""

_WAITING_BYTES = 2**12
"""A task that is no larger may wait in the pipe of a worker that is at another: the smallest pipes hold 8 KB. A worker
that had to wait for each would lose a millisecond a page, the time that a process which has slept takes to answer."""

_HEAP = dict.fromkeys(("MALLOC_MMAP_THRESHOLD_", "MALLOC_TRIM_THRESHOLD_"), 2**22)
"""Memory of so many bytes or more is the system's again as soon as it is freed, and so is what is free at the heap's
end: limits that glibc would raise with each large page (`mallopt(3)`). Lower ones free more, and cost time (2**17,
glibc's first, an eighth of a page's); higher ones, and a pad, take a third of the page faults, and held 1.22 to 1.35
times as much after 20,000 pages as after 2,000."""


@dataclass(frozen=True, slots=True)
class Lost:
    """What comes back for a task that its worker did not live to answer."""

    reason: str


class WorkersDoNotStart(RuntimeError):
    """Worker after worker died before it was ready for its first page."""


class _Task(NamedTuple):
    ticket: int
    """The caller's number for it."""
    pickled: bytes


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    tasks_left: int
    """How many more it may be given."""
    ready: bool = False
    tasks: deque[_Task] = field(default_factory=deque)
    """The one in its hands, and perhaps one that waits in its pipe."""
    deadline: float = 0.0
    """When the task in its hands must be done."""

    def may_take(self, task: _Task) -> bool:
        if not self.ready or not self.tasks_left:
            return False
        return not self.tasks or (len(self.tasks) == 1 and len(task.pickled) <= _WAITING_BYTES)


class Pool(Generic[T, R]):
    """`jobs` processes that call `work` on tasks; used in a `with` statement, at whose end they are killed.

    While there is `room`, `submit` a task under a number of the caller's; `wait` gives what came back, in the order
    in which it did. Tasks, answers and `work` itself must be picklable, and `work` should answer rather than raise.
    """

    def __init__(self, work: Callable[[T], R], jobs: int, limits: Limits, pages_a_task: int = 1) -> None:
        self._work = work
        self._jobs = jobs
        self._limits = limits
        self._tasks_a_worker = _PAGES_A_WORKER // pages_a_task
        self._workers: list[_Worker] = []
        self._queue: deque[_Task] = deque()
        self._failed_starts = 0
        for variable, limit in _HEAP.items():
            os.environ.setdefault(variable, str(limit))
        for variable in THREAD_VARIABLES:
            os.environ[variable] = os.environ.get(variable, "1") if jobs == 1 else "1"
        self._context = _context()

    @property
    def busy(self) -> int:
        """How many tasks are under way."""
        return len(self._queue) + sum(len(worker.tasks) for worker in self._workers)

    @property
    def room(self) -> bool:
        """Whether a task may be submitted: as many wait as are in hand, so that no worker waits for work."""
        return self.busy < 2 * self._jobs

    def submit(self, ticket: int, task: T) -> None:
        """Give a task to the next free worker."""
        self._queue.append(_Task(ticket, bytes(ForkingPickler.dumps(task))))
        self._hand_out()

    def wait(self) -> list[tuple[int, R | Lost]]:
        """Return what has come back, waiting until something has. Raises `WorkersDoNotStart`."""
        answers: list[tuple[int, R | Lost]] = []
        while self.busy and not answers:
            self._hand_out()
            deadlines = [worker.deadline for worker in self._workers if worker.tasks]
            patience = max(0.0, min(deadlines) - time.monotonic()) if deadlines else None
            spoken = set(wait([worker.pipe for worker in self._workers], patience))
            for worker in list(self._workers):
                if worker.pipe in spoken:
                    answers += self._hear(worker)
                elif worker.tasks and time.monotonic() >= worker.deadline:
                    answers += self._lose(worker, _too_slow(self._limits))
        self._hand_out()
        return answers

    def __enter__(self) -> Pool[T, R]:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.process.kill()
        while self._workers:
            self._bury(self._workers[-1])

    def _hand_out(self) -> None:
        while sum(worker.tasks_left > 0 for worker in self._workers) < min(self._jobs, self.busy):
            self._workers.append(self._start())  # also for one that is at its last task
        while self._queue and (worker := self._free_worker(self._queue[0])) is not None:
            self._give(worker, self._queue.popleft())

    def _free_worker(self, task: _Task) -> _Worker | None:
        """Return the worker with the least to do, of those that may take the task; no more than `jobs` are at work."""
        at_work = sum(bool(worker.tasks) for worker in self._workers)
        free = [worker for worker in self._workers if worker.may_take(task) and (worker.tasks or at_work < self._jobs)]
        return min(free, key=lambda worker: len(worker.tasks), default=None)

    def _give(self, worker: _Worker, task: _Task) -> None:
        if worker.tasks:
            worker.tasks.append(task)
        else:  # in its hands, and never given to another
            worker.tasks.append(_Task(task.ticket, b""))
            worker.deadline = time.monotonic() + self._limits.timeout_seconds
        worker.tasks_left -= 1
        with suppress(OSError):  # it has died, and its pipe will say so
            worker.pipe.send_bytes(task.pickled)

    def _start(self) -> _Worker:
        ours, theirs = self._context.Pipe()
        process: BaseProcess = self._context.Process(  # type: ignore[attr-defined]
            target=_serve, args=(theirs, self._work, self._limits), daemon=True, name="cleanpage worker"
        )
        process.start()
        theirs.close()
        return _Worker(process, ours, self._tasks_a_worker)

    def _hear(self, worker: _Worker) -> list[tuple[int, R | Lost]]:
        try:
            answer: Any = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            return self._lose(worker, _cause(worker.process.exitcode, self._limits))
        except Exception as error:  # an answer that cannot be unpickled
            return self._lose(worker, f"its worker answered nonsense ({type(error).__name__})")
        if answer == _READY:
            worker.ready, self._failed_starts = True, 0
            return []
        if isinstance(answer, Lost):  # what it left in memory nobody knows
            return self._lose(worker, answer.reason)
        done = worker.tasks.popleft()
        worker.deadline = time.monotonic() + self._limits.timeout_seconds
        if not worker.tasks_left and not worker.tasks:
            self._end(worker)
        return [(done.ticket, answer)]

    def _lose(self, worker: _Worker, reason: str) -> list[tuple[int, R | Lost]]:
        """End a worker; what it had in its hands is lost, what waited is another's."""
        self._end(worker)
        if not worker.ready:
            self._failed_starts += 1
            if self._failed_starts >= _FAILED_STARTS:
                raise WorkersDoNotStart(f"no worker process could be started: {reason}")
        if not worker.tasks:
            return []
        lost, *waiting = worker.tasks
        self._queue.extendleft(reversed(waiting))
        return [(lost.ticket, Lost(reason))]

    def _end(self, worker: _Worker) -> None:
        worker.process.kill()
        self._bury(worker)

    def _bury(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.process.join()
        worker.process.close()
        worker.pipe.close()


def _context() -> BaseContext:
    """Return how processes are started: forked from a server that has everything loaded, where that can be had."""
    if "forkserver" not in multiprocessing.get_all_start_methods():
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["cleanpage.batch.warm"])
    return context


def _serve(pipe: Connection, work: Callable[[T], R], limits: Limits) -> None:
    """Answer tasks until the pipe closes, as it does when the run ends or is killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the run, which ends its workers
    import cleanpage.batch.warm  # noqa: F401

    _limit_memory(limits.max_memory_mb)
    try:
        pipe.send(_READY)
    except OSError:  # the run was killed before this process was ready
        return
    gc.disable()
    for done in count():
        if done % _TASKS_BETWEEN_COLLECTIONS == 0:
            gc.collect()
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        _end_by_itself(2 * limits.timeout_seconds + 5)
        try:
            answer: R | Lost = work(task)
        except MemoryError:
            answer = Lost(_too_large(limits))
        except Exception as error:
            answer = Lost(f"cleaning it failed ({type(error).__name__}: {error}); please report this page")
        _end_by_itself(0)
        del task
        try:
            pipe.send(answer)
        except OSError:
            return
        if isinstance(answer, Lost):  # what waits is another's
            return


def _end_by_itself(seconds: float) -> None:
    """Set an alarm that ends this process even inside a C library; of use when nobody is left to kill it."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_memory(megabytes: int) -> None:
    """Let this process allocate so much more than it has; on Linux alone does a limit on data hold."""
    if not sys.platform.startswith("linux"):
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as file:
        held = int(file.read().split()[5]) * resource.getpagesize()
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    wanted = held + megabytes * 2**20
    resource.setrlimit(resource.RLIMIT_DATA, (wanted if hard < 0 else min(wanted, hard), hard))


def _too_slow(limits: Limits) -> str:
    return f"it took longer than {limits.timeout_seconds:g} seconds; raise --timeout-seconds, or look at what it holds"


def _too_large(limits: Limits) -> str:
    return f"it needs more than {limits.max_memory_mb} MB of memory; raise --max-memory-mb, or split it into pages"


def _cause(exit_code: int | None, limits: Limits) -> str:
    """Return why a worker died, from its exit status: minus the signal's number, if it was one."""
    if exit_code is None or exit_code >= 0:
        return f"its worker ended (status {exit_code}); run again to try it once more"
    if -exit_code == getattr(signal, "SIGALRM", None):
        return _too_slow(limits)
    try:
        name = signal.Signals(-exit_code).name
    except ValueError:
        name = f"signal {-exit_code}"
    hint = ", perhaps for want of memory" if name == "SIGKILL" else ""
    return f"its worker was killed ({name}{hint}); run again to try it once more"
