"""Code listings in plain dumps: told by what their lines look like, and kept as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import compress

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import Line
from cleanpage.types import Block

HINTS = {"{": "{\n", "}": "}\n", ";": ";\n", "=": " = ", ">": ">>> ", "/": "</", "$": "\n$ ", "(": "()", ":": "):\n"}
"""Most dumps hold none of these, and no code. A character is found in a tenth of the time of two."""
COMMANDS = pattern(r"\n(?:sudo|npm|pip|git|curl|docker) ")

SIGN = pattern(r"[=<>{}();$\[:\"/]")
WORDS_OF_CODE = frozenset(
    (
        "import",
        "package",
        "try",
        "else",
        "finally",
        "sudo",
        "npm",
        "npx",
        "yarn",
        "pip",
        "pip3",
        "docker",
        "kubectl",
        "curl",
        "wget",
        "apt-get",
        "brew",
        "cargo",
        "git",
        "return",
        "raise",
        "throw",
        "yield",
        "await",
        "}",
    )
)
"""A line of code has a sign or begins with such a word, and most lines of prose do neither."""
ENDS = ";{(["
BY_ITS_END = pattern(
    r"""
      .*[=(){}\[\]<>"'`].*; | \S+; | [\w.*]+\ [\w.:*]+; | [\w-]+:\s[^.]*;  # a statement
    | .*\{ | (?:\S+\ ){0,3}\S*[\w=:,]\s?[(\[]                              # what opens a block
    """,
    re.VERBOSE,
)
BY_ITS_START = pattern(
    r"""
      >>>\ .* | \$\ [a-z./~].* | In\ \[\d+\]:.*                           # a prompt and what was typed
    | (?:\}|\{\}|\);|\],?|\}[;,)]+)(?:\s*else\b.*)?                       # what closes a block
    | "[\w@$\ .-]+"\s?:\s?(?:["\[{\d-]|true|false|null).*                 # a member in JSON
    | [\w.$@\[\]"'-]+\s?(?:=|[+*|-]=|:=|=>)\s?[^\s=].*                    # an assignment
    | import\ [\w.]+ | from\ [\w.]+\ import\ .+ | import\ .+\ from\ ['"].+ | package\ [\w.]+ | \#(?:include\b|!/).+
    | (?:async\ )?def\ \w+\(.* | class\ \w+.*[:{] | (?:return|raise|throw|yield|await)\b.*[\])'"]
    | (?:export\ |default\ |async\ )*function\b.*\(.* | (?:export\ )?(?:const|let|var)\ [\w{\[].*=.*
    | (?:\}\ )?(?:if|for|while|switch|catch|elif|else\ if)\b.*[:{] | (?:try|else|finally):? | except\b.*:
    | [\w.:>-]*[._:]\w+!?\(.*\)[;,:]? | \w+\((?:|(?!\d).*["'=.,_].*)\)[;,:]?     # a call
    | </?[a-zA-Z!][\w:-]*(?:\s[^<>]*)?/?>.*                               # a tag
    | (?://|/\*|\*/)(?:\s.*)?                                             # a comment
    | (?:sudo|npm|npx|yarn|pip3?|docker|kubectl|curl|wget|apt-get|brew|cargo|git)\ (?:-|[a-z]).*
    """,
    re.VERBOSE,
)
"""What lines of code look like, by what they end with or by what they begin with. One such line proves nothing."""
BARE = pattern(r"[\w.:-]*\(\)[;,:]?|</?[\w-]+>|[\W_]*")
"""What a menu of functions or of tags may hold, too."""
FEWEST_LINES, FEWEST_CHARS = 2, 20
"""Of code in a listing."""
PROMPTS = (">>> ", "$ ", "In [")
REACH = 3
"""So many lines of output may follow what was typed at a prompt."""
WORDS = 8
"""Longer lines that do not look like code are prose."""
STANDS_FOR_LISTING = "\0"
"""What no tidy text holds."""


def take_listings(lines: list[Line], text: str) -> tuple[list[Line], list[Block]]:
    """Return the lines of a dump with one line in the place of each code listing, and the listings."""
    if not any(sign in text and hint in text for sign, hint in HINTS.items()) and not COMMANDS.search(text):
        return lines, []
    rest: list[Line] = []
    listings: list[Block] = []
    done = 0
    for run in find_listings(lines):
        rest += lines[done : run.start]
        rest.append(Line(STANDS_FOR_LISTING, "", lines[run.start].indent, max(1, lines[run.start].gap)))
        listings.append(listing(lines[run.start : run.stop]))
        done = run.stop
        if done < len(lines):  # what follows is no part of it, blank line or not
            lines[done] = lines[done]._replace(gap=max(1, lines[done].gap))
    return rest + lines[done:], listings


def put_listings(blocks: list[Block], listings: Sequence[Block]) -> list[Block]:
    """Return the blocks with the listings in their places."""
    waiting = iter(listings)
    return [next(waiting) if block.text == STANDS_FOR_LISTING else block for block in blocks]


def find_listings(lines: Sequence[Line]) -> Iterator[range]:
    """Yield which lines are code listings: lines of code, and what stands between them like their body or output."""
    is_code = [looks_like_code(line.text) for line in lines]
    stop = 0
    for start in compress(range(len(lines)), is_code):
        if start < stop:
            continue
        first, stop = lines[start], start + 1
        output = typed = REACH if first.text.startswith(PROMPTS) else 0
        for i in range(start + 1, len(lines)):
            line = lines[i]
            if line.gap > 1 or not (is_code[i] or may_stand_in_code(line)):
                break
            body = is_code[i] or line.indent > first.indent or line.text[0] == "#"
            output = typed if is_code[i] else output - (not body)
            if output < 0:
                break
            if is_code[i] or (i == stop and line.indent > lines[i - 1].indent):
                stop = i + 1
        code = [lines[i].text for i in range(start, stop) if is_code[i]]
        if len(code) >= FEWEST_LINES and sum(len(text) for text in code if not BARE.fullmatch(text)) >= FEWEST_CHARS:
            yield range(start, stop + (typed and output_below(lines[stop : stop + REACH + 1])))


def output_below(lines: Sequence[Line]) -> int:
    """Return how many of the lines below what was typed last are its output: a few, and then a blank one."""
    end = next((i for i, line in enumerate(lines) if line.gap), len(lines))
    return end if end <= REACH else 0


def looks_like_code(line: str) -> bool:
    """Say whether a line is what hardly any line of prose, and no label of a menu, looks like."""
    if not SIGN.search(line) and line.partition(" ")[0] not in WORDS_OF_CODE:
        return False
    by_its_end = line[-1] in ENDS and BY_ITS_END.fullmatch(line)
    return bool(by_its_end or BY_ITS_START.fullmatch(line))


def may_stand_in_code(line: Line) -> bool:
    """Say whether a line that does not look like code may be output, a comment or text in a listing."""
    return not line.gap and (line.text.count(" ") < WORDS or line.text[0] == "#")


def listing(lines: Sequence[Line]) -> Block:
    """Return the block of a listing: its lines with their indentation to each other, and its blank lines."""
    outer = min(line.indent for line in lines)
    rows = [lines[0].raw[outer:]]
    for line in lines[1:]:
        rows += [""] * line.gap + [line.raw[outer:]]
    return Block("\n".join(rows), "pre", gap=max(1, lines[0].gap), indent=outer)
