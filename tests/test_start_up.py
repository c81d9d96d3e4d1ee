"""What a command that cleans one page does not do: import what the page does not need, or read its options twice."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click import Context

import cleanpage
from cleanpage import cli, one_page
from cleanpage.types import Options

ROOT = Path(__file__).parent.parent
PLAIN = ("fixtures/seed--kyiv-independent.txt", "fixtures/news--english-harbour.html")
_NOT_NEEDED = """
bs4 readability chardet click rich numpy.random numpy.ma numpy.fft numpy.polynomial numpy.testing unittest logging
email plistlib zipfile tarfile gzip bz2 lzma tempfile shutil pathlib importlib.resources importlib.metadata
hashlib multiprocessing threading concurrent signal dataclasses cleanpage.encodings cleanpage.outputs
cleanpage.second_opinion cleanpage.sources.folders cleanpage.batch.pool cleanpage.batch.run
"""
NOT_NEEDED = frozenset(_NOT_NEEDED.split())
ENVIRONMENT = os.environ | {"PYTHONPATH": str(Path(cleanpage.__file__).parent.parent)}


def modules(code: str, *arguments: str) -> set[str]:
    """The modules that the code imports, but for those that NumPy and lxml bring."""
    code = (
        "import sys, lxml.etree, numpy\n"
        "before = set(sys.modules)\n"
        f"{code}\n"
        "print('\\n' + ' '.join(set(sys.modules) - before))"
    )
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, timeout=60, cwd=ROOT, check=True)
    return set(done.stdout.decode().splitlines()[-1].split())


@pytest.mark.parametrize("page", PLAIN)
def test_one_page_imports_only_what_it_needs(page: str) -> None:
    stays = "import os; os._exit = id"  # the process, to be asked
    loaded = modules(f"{stays}; from cleanpage.__main__ import run; run()", page)
    assert "cleanpage.tagger.network" in loaded  # the page was cleaned
    assert sorted(loaded & NOT_NEEDED) == []


def test_what_stands_in_while_numpy_is_imported_goes_again() -> None:
    code = """
import os, sys
os._exit = id
from cleanpage.__main__ import run
run()
import ast, inspect, pickle, platform, textwrap
print(inspect.signature(run), platform.system() != "", textwrap.dedent(" a"), pickle.loads(pickle.dumps(1)))
print([name for name in sys.modules if type(sys.modules[name]).__name__ == "_Echo"])
"""
    done = subprocess.run(
        [sys.executable, "-c", code, PLAIN[0]], capture_output=True, env=ENVIRONMENT, timeout=60, cwd=ROOT, check=True
    )
    assert done.stdout.decode().splitlines()[-2:] == ["() -> 'None' True a 1", "[]"]


def test_a_numpy_that_wants_more_gets_it(tmp_path: Path) -> None:
    (tmp_path / "numpy").mkdir()
    (tmp_path / "numpy" / "__init__.py").write_text("""
import inspect, pathlib, sys
if type(inspect).__name__ == "_Echo":
    raise RuntimeError("no signature")
sys.path.remove(str(pathlib.Path(__file__).parent.parent))
del sys.modules["numpy"]
import numpy
""")
    environment = ENVIRONMENT | {"PYTHONPATH": os.pathsep.join([str(tmp_path), ENVIRONMENT["PYTHONPATH"]])}
    command = [sys.executable, "-m", "cleanpage"]
    page = (ROOT / PLAIN[0]).read_bytes()
    done = subprocess.run(command, input=page, capture_output=True, env=environment, timeout=60, check=True)
    assert done.stdout == (ROOT / PLAIN[0]).with_suffix(".expected.md").read_bytes()


def test_the_package_imports_nothing_until_it_is_asked() -> None:
    assert {name for name in modules("import cleanpage") if name.startswith("cleanpage.")} == {"cleanpage.version"}
    assert "cleanpage.pipeline" in modules("import cleanpage; cleanpage.clean")


def test_the_package_has_its_public_names_and_no_others() -> None:
    assert all(getattr(cleanpage, name) for name in cleanpage.__all__)
    assert set(cleanpage.__all__) <= set(dir(cleanpage))
    with pytest.raises(AttributeError, match="no attribute 'cleaner'"):
        cleanpage.cleaner  # noqa: B018


def test_the_short_way_has_the_defaults_of_the_options() -> None:
    context = Context(cli.main)
    defaults = {option.name: option.get_default(context) for option in cli.main.params}
    assert Options() == Options(None, defaults["kind"], defaults["favor"], defaults["extractor"])
    assert one_page.clean_one.__defaults__ == (None, defaults["format_"], Options(), None)
    assert one_page.clean_one.__kwdefaults__ == {"front_matter": not defaults["no_front_matter"]}


@pytest.mark.parametrize("page", PLAIN)
def test_the_short_way_and_click_write_the_same(page: str) -> None:
    short, long = (
        subprocess.run([sys.executable, "-m", "cleanpage", *arguments], capture_output=True, env=ENVIRONMENT, cwd=ROOT)
        for arguments in ([page], ["--kind", "auto", page])
    )
    assert (short.returncode, short.stdout, short.stderr) == (long.returncode, long.stdout, long.stderr)
    assert short.stdout.startswith(b"---")


@pytest.mark.parametrize(
    ("code", "whole"),
    [("os._exit = id; from cleanpage.__main__ import run; run()", False), ("cleanpage.clean('A page.')", True)],
)
def test_the_command_alone_leaves_out_parts_of_numpy(code: str, whole: bool) -> None:
    asked = "bool(numpy.ndarray.sum.__doc__), 'numpy.linalg._linalg' in sys.modules"
    code = f"import os, sys, cleanpage; {code}; import numpy; print('\\n', {asked})"
    command = [sys.executable, "-c", code, PLAIN[0]]
    done = subprocess.run(command, capture_output=True, env=ENVIRONMENT, cwd=ROOT, check=True)
    assert done.stdout.decode().split()[-2:] == [str(whole)] * 2


def test_the_short_way_is_for_one_plain_page(tmp_path: Path) -> None:
    from cleanpage.__main__ import _plain_page

    page, archive = tmp_path / "page.html", tmp_path / "pages.zip"
    page.write_text("<p>Words.")
    archive.write_bytes(b"")
    assert _plain_page([str(page)]) == str(page)
    others = [[str(archive)], [str(tmp_path)], ["--help"], [str(page), "-q"], [str(page), str(page)], ["absent.html"]]
    assert [_plain_page(other) for other in others] == [None] * len(others)
