"""The command `cleanpage`, and `python -m cleanpage`.

One page without options is what people run by hand and in loops, and a page is cleaned in less time than Click takes to
start: it goes straight through. Whatever else stands on the command line is Click's to read (`cli.py`).
"""

from __future__ import annotations

import gc
import os
import sys
from types import ModuleType

_COMPLETION = "_CLEANPAGE_COMPLETE"
"""Set by the shell when it asks Click how a command line could go on."""


def run() -> None:
    """Run the command line."""
    path = _plain_page(sys.argv[1:])
    if path is None:
        from cleanpage.cli import main

        main(prog_name="cleanpage")
        return
    from cleanpage.one_page import clean_one, interrupted

    gc.disable()  # nothing that one page makes is worth looking for before the process ends
    _leave_out_numpy_docs()
    try:
        clean_one(path)
    except KeyboardInterrupt:
        interrupted()
    os._exit(0)  # all is written; to take down module by module what was loaded takes as long as a page


def _leave_out_numpy_docs() -> None:
    """Keep NumPy from writing its docstrings when it is loaded: a tenth of this process, which nobody will read.

    Each of its versions has them in modules apart that hold nothing else; where they are not, nothing changes.
    """
    for name in ("_core._add_newdocs", "_core._add_newdocs_scalars"):
        sys.modules.setdefault(f"numpy.{name}", ModuleType(name))


def _plain_page(arguments: list[str]) -> str | None:
    """Return the one page that the arguments name, where they name nothing else."""
    if _COMPLETION in os.environ or len(arguments) > 1:
        return None
    if not arguments or arguments == ["-"]:
        return None if sys.stdin is None or sys.stdin.isatty() else "-"
    path = arguments[0]
    if path.startswith("-") or not os.path.isfile(path):
        return None
    from cleanpage.sources.suffixes import archive_module

    return path if archive_module(os.path.basename(path)) is None else None


if __name__ == "__main__":
    run()
