"""What the README shows is what the program does. `pytest --update-expected` writes those parts anew."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from cleanpage.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"


def help_text() -> str:
    result = CliRunner().invoke(main, ["--help"], prog_name="cleanpage", terminal_width=80)
    return f"```text\n$ cleanpage --help\n{result.stdout}```"


def after() -> str:
    """The seed cleaned: its front matter and the first paragraphs, cut to one line each."""
    lines = CliRunner().invoke(main, [str(ROOT / "fixtures" / "seed--kyiv-independent.txt")]).stdout.splitlines()
    shown = [line if len(line) <= 120 else f"{line[:110].rsplit(' ', 1)[0]} […]" for line in lines]
    body = shown.index("---", 1)
    return "\n".join(["```markdown", *shown[: body + 8], "[…]", shown[-1], "```"])


def section(name: str) -> str:
    found = re.search(rf"<!-- begin {name} -->\n(.*?)\n<!-- end {name} -->", README.read_text("utf-8"), re.DOTALL)
    assert found, f"the README has lost its section {name}"
    return found[1]


@pytest.mark.parametrize(("name", "produce"), [("help", help_text), ("after", after)], ids=["help", "after"])
def test_readme_shows_what_the_program_does(name: str, produce: object, update_expected: bool) -> None:
    assert callable(produce)
    real = produce()
    if update_expected:
        old = section(name)
        README.write_text(README.read_text("utf-8").replace(old, real), "utf-8")
    assert section(name) == real


def test_every_option_of_the_readme_is_known() -> None:
    used = set(re.findall(r"(?<=[ `])--[a-z][a-z-]+", README.read_text("utf-8")))
    known = {option for parameter in main.params for option in parameter.opts} | {"--help"}
    assert used <= known
