"""Code listings in bare text: which lines are one, and that it stays as it stands."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.dumps import PARAGRAPHS, outline, texts

PYTHON = 'def greet(name):\n    """Say hello."""\n\n    if not name:\n        return None\n    print("Hello, " + name)'
SESSION = ">>> import json\n>>> json.dumps([1, 2])\n'[1, 2]'\n>>> print(1)\n1"
SHELL = "$ git add notes.txt\n$ git commit -m 'Notes'"
JSON = '{\n  "name": "stool",\n  "legs": 3\n}'
STYLE = ".box > p {\n  color: red;\n}\n\n.box {\n  width: 20px;\n}"
QUERY = "SELECT name, legs\nFROM stools\nWHERE legs > 3"
SETTINGS = "kind: Stool\nparts:\n  legs: 3\n  seat: round"
MEMBERS = "{\n  legs: [\n    { wood: 'oak', sound: true }\n  ],\n  colour: 'red',\n  sold: false,\n}"
TREE = "├── legs\n│   └── oak.txt\n└── seat.txt"
CONTINUED = ">>> for leg in legs:\n...     print(leg)\n...\noak\noak\noak"
TABLE = '<table>\n  <tr>\n    <td class="x">One</td>\n  </tr>\n</table>'


@pytest.mark.parametrize(
    "code", [PYTHON, SESSION, SHELL, JSON, STYLE, TABLE, QUERY, SETTINGS, MEMBERS, CONTINUED, TREE]
)
@pytest.mark.parametrize("before", ["Copy\n", "As before:\n\n"])
@pytest.mark.parametrize("after", ["\n\nThe next step:\n\nCopy", ""])
def test_a_code_listing_stays_as_it_stands(code: str, before: str, after: str) -> None:
    prose = "The council keeps the bridge.\n\n"
    assert outline(prose + before + code + after)[2] == ("pre", code)
    assert [text for tag, text in outline(prose + before + code + after) if tag == "p"][1:] == [
        line for line in (before + "\n" + after).split("\n") if line
    ]


def test_a_listing_loses_the_indentation_that_all_of_it_has() -> None:
    assert texts("Add this:\n\n    int main() {\n        return 0;\n    }\n")[1] == "int main() {\n    return 0;\n}"


def test_what_is_indented_below_a_line_of_code_is_its_body() -> None:
    code = "for reading in gauge.day():\n    if reading.height > 3.5:\n        print everything"
    assert texts(f"The loop:\n\n{code}\nRun it.") == ["The loop:", code, "Run it."]


@pytest.mark.parametrize(
    "dump",
    [
        "contrast()\ncos()\ncounter()\ncounters()",  # a menu of functions
        "<abbr>\n<acronym>\n<address>\n<article>\n<aside>",  # a menu of elements
        "$ AUD\n$ MXN\n$ IDN\n$ EUR",
        "Reviews (12)\nPhotos (3)\nMap (1)",
        "Reviews(1,204)\nPhotos(3.100)\nQuestions(12)",
        "We met (as planned) on Monday;\nthe ferry was late;\nnobody minded.",
        '"The bridge stays": what the council decided\n"Four million crowns": what it costs',
        "stool.sit(legs)\nstool.stand(legs, [seat])\nstool.turn(seat=1)",
        "npm install\nnpm run\nkubectl create secret generic\ngit commit",
        "SELECT A SIZE\nFROM THE EDITORS\nWHERE TO BUY",
        "Parts:\n  Three legs of oak\nTools:\n  A saw and glue",
        "--legs=3 says how many there are\n--seat=round says what it is like",
        "Import duties\nReturn policy\nClass of 1999\nFor sale: a boat",
    ],
)
def test_menus_and_prose_are_no_code(dump: str) -> None:
    assert "pre" not in {tag for tag, _ in outline(dump)}


def test_a_wrapped_page_keeps_its_listings_unwrapped() -> None:
    wrapped = "\n\n".join(textwrap.fill(paragraph, 72) for paragraph in PARAGRAPHS)
    assert outline(f"{wrapped}\n\n{PYTHON}\n\n{wrapped}")[3] == ("pre", PYTHON)


@settings(max_examples=400)
@given(st.lists(st.sampled_from([*PYTHON.split("\n"), *SESSION.split("\n"), *PARAGRAPHS, "Copy", ""]), max_size=12))
def test_no_line_is_lost_or_moved_around_a_listing(lines: list[str]) -> None:
    def words(text: str) -> list[str]:
        return text.split()

    dump = "\n".join(lines)
    assert words(" ".join(texts(dump))) == words(dump)
