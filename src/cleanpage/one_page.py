"""One page through the command line: read, clean, write, and one sentence where that fails.

What starts here runs once and for a moment, so nothing is imported that a page does not need.
"""

from __future__ import annotations

import errno
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, NoReturn

from cleanpage.types import Options, UnreadableInput

if TYPE_CHECKING:
    from collections.abc import Callable

    from cleanpage.article import Article
    from cleanpage.render.file import FileFormat
    from cleanpage.site import Lesson

THREAD_VARIABLES = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What holds the numerical libraries to one thread: the matrices are small, and a pool takes longer to start."""
NO_ARTICLE = "no article was found in it; --favor recall keeps more"
"""What is said of a page that was read and has none."""

_STREAMS = (("stdin", "r", os.O_WRONLY), ("stdout", "w", os.O_RDONLY), ("stderr", "w", os.O_WRONLY))
"""The standard streams, how they are opened, and how what stands in for a closed one is."""


def clean_one(
    path: str, output: str | None = None, format_: FileFormat = "md", options: Options = Options(),  # noqa: B008 - frozen
    learn: Callable[[], Lesson] | None = None, *, front_matter: bool = True,
) -> None:  # fmt: skip
    """Clean one page in this process, into `output` or to standard output; exit with 1 where that fails.

    `learn` gives what other pages of its site teach.
    """
    name = "standard input" if path == "-" else path
    try:
        from cleanpage.render.file import render_file

        article = _cleaned(path, options, learn() if learn else None)
        _write(render_file(article, format_, front_matter=front_matter), output)
    except UnreadableInput as error:
        fail(name, str(error))
    except BrokenPipeError:
        hush()
    except OSError as error:
        fail_to_write(output, error)
    except (MemoryError, RecursionError):
        fail(name, "it needs more memory than there is; split it into pages")
    except Exception as error:
        fail(name, f"cleaning it failed ({type(error).__name__}: {one_line(error)}); please report this page")
    else:
        if not article.text:
            say(name, NO_ARTICLE)


def hold_to_one_thread() -> None:
    """Have NumPy work on one thread; to be called before it is imported."""
    for variable in THREAD_VARIABLES:
        os.environ.setdefault(variable, "1")


def _cleaned(path: str, options: Options, lesson: Lesson | None) -> Article:
    hold_to_one_thread()
    from cleanpage.pipeline import clean_document
    from cleanpage.sources import open_document

    return clean_document(open_document(path), options, lesson)


def _write(text: str, output: str | None) -> None:
    """Write to standard output, or to a file that appears whole or not at all."""
    data = text.encode("utf-8", "replace")
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    from pathlib import Path

    from cleanpage.outputs import write_whole

    if not Path(output).absolute().parent.is_dir():  # of one page the folder is not made: a typo would make it too
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    write_whole(Path(output), data)


def fill_in_closed() -> None:
    """Put something in the place of each standard stream that is closed: the next file to be opened would stand there.

    It can be read as little as a closed input, and written to as little as a closed output; what is said goes nowhere.
    """
    for number, (name, mode, access) in enumerate(_STREAMS):
        if getattr(sys, name) is None:
            opened = os.open(os.devnull, access)
            if opened != number:
                os.dup2(opened, number)
                os.close(opened)
            setattr(sys, name, open(number, mode))  # noqa: SIM115 - open as long as the process


def say(name: str, sentence: str) -> None:
    """Name a page and what is to be said of it, on standard error; where nobody can be told, nobody is."""
    with suppress(OSError):
        print(f"cleanpage: {one_line(name)}: {sentence}", file=sys.stderr, flush=True)


def fail(name: str, sentence: str) -> NoReturn:
    """Say what went wrong, and exit with 1."""
    say(name, sentence)
    sys.exit(1)


def fail_to_write(output: str | None, error: OSError) -> NoReturn:
    """Say that the output cannot be written, and exit with 1."""
    if output is None:
        _forget_output()
        if error.errno == errno.EBADF:
            fail("standard output", "it is closed; write to a file with -o, or into a pipe")
    why = error.strerror or type(error).__name__
    fail(output or "standard output", f"it cannot be written ({why}); check the folder and its disk")


def hush() -> NoReturn:
    """End without a word: whoever read the output has seen enough."""
    _forget_output()
    sys.exit(0)


def _forget_output() -> None:
    """Let what standard output did not take go nowhere: Python would try again at its end, and complain."""
    with suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def interrupted() -> NoReturn:
    """End as Click ends a command that somebody stopped."""
    print("\nAborted!", file=sys.stderr)
    sys.exit(1)


def one_line(value: object) -> str:
    """Return text for a terminal: one line, nothing that moves the cursor, not too long."""
    text = "".join(char if char.isprintable() else "?" for char in str(value))
    return text if len(text) <= 300 else text[:297] + "..."
