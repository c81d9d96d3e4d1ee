"""The command `cleanpage`, and `python -m cleanpage`.

One page without options is what people run by hand and in loops, and a page is cleaned in less time than Click takes to
start: it goes straight through. Whatever else stands on the command line is Click's to read (`cli.py`).
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_COMPLETION = "_CLEANPAGE_COMPLETE"
"""Set by the shell when it asks Click how a command line could go on."""
_WHOLE_NUMPY = "_CLEANPAGE_WHOLE_NUMPY"
"""Set where NumPy wants all that it imports."""
_NOT_FOR_NUMPY = ("inspect", "platform", "textwrap", "ast", "pickle")


def run() -> None:
    """Run the command line."""
    from cleanpage.one_page import fail, fail_to_write, fill_in_closed, interrupted, one_line

    fill_in_closed()
    try:
        path = _plain_page(sys.argv[1:])
        if path is not None:
            _clean_plainly(path)
            return
        from cleanpage.cli import main

        main(prog_name="cleanpage")
    except KeyboardInterrupt:
        interrupted()
    except OSError as error:  # nothing is left that is read or written without a sentence but help and version
        fail_to_write(None, error)
    except Exception as error:
        fail("it failed", f"{type(error).__name__}: {one_line(error)}; please report how it was called")


def _clean_plainly(path: str) -> None:
    """Clean one page without options, and end the process."""
    from cleanpage.one_page import clean_one, hold_to_one_thread

    gc.disable()  # nothing that one page makes is worth looking for before the process ends
    hold_to_one_thread()
    if _WHOLE_NUMPY not in os.environ:
        _import_numpy()
    clean_one(path)
    os._exit(0)  # all is written; to take down module by module what was loaded takes as long as a page


class _LeftOut(ModuleType):
    """Stands for a module of which names are imported, but nothing is called."""

    def __getattr__(self, name: str) -> Callable[..., object]:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._called

    def _called(self, *_: object, **__: object) -> object:
        raise NotImplementedError(f"{self.__name__} is left out of the process that cleans one page")


class _Echo(_LeftOut):
    """Stands for a module while NumPy is imported; every function of it returns what it is given."""

    def _called(self, given: object = None, *_: object, **__: object) -> object:
        return given


def _import_numpy() -> None:
    """Import NumPy without its docstrings, their signatures and its linear algebra: a third of its time.

    Of the latter its other modules take functions by name when they are loaded. Where a version of NumPy has no such
    modules, nothing changes. Of the standard library it does without what only its docstrings, pickles and texts that
    name types need; others get the real modules. (Tried with NumPy 1.24, 1.26 and 2.0 to 2.5.)
    """
    for name in ("_core._add_newdocs", "_core._add_newdocs_scalars", "linalg"):
        sys.modules.setdefault(f"numpy.{name}", _LeftOut(f"numpy.{name}"))
    standing_in = {name: _Echo(name) for name in _NOT_FOR_NUMPY if name not in sys.modules}
    sys.modules.update(standing_in)
    try:
        import numpy  # noqa: F401
    except Exception:  # a version that needs more; once it failed, it cannot be imported in this process
        os.environ[_WHOLE_NUMPY] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "cleanpage", *sys.argv[1:]])
    for name in standing_in:
        del sys.modules[name]


def _plain_page(arguments: list[str]) -> str | None:
    """Return the one page that the arguments name, where they name nothing else."""
    if _COMPLETION in os.environ or len(arguments) > 1:
        return None
    if not arguments or arguments == ["-"]:
        return None if sys.stdin.isatty() else "-"
    path = arguments[0]
    if path.startswith("-") or not os.path.isfile(path):
        return None
    from cleanpage.sources.suffixes import archive_module

    return path if archive_module(os.path.basename(path)) is None else None


if __name__ == "__main__":
    run()
