"""Code listings in plain dumps: told by what their lines look like, and kept as they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import chain, compress, pairwise

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import STANDS_IN, Line
from cleanpage.types import Block

HINTS = {"{": "{\n", "}": "}\n", ";": ";\n", "=": " = ", ">": ">>> ", "/": "</", "$": "\n$ ", "(": "()", ":": "):\n"}
"""Most dumps hold none of these, and no code. A character is found in a tenth of the time of two."""
OPENINGS = pattern(r"\n(?:(?:sudo|npm|pip|git|curl|docker|SELECT|CREATE|INSERT|UPDATE) |[│|]*[├└]─)")
BELOW = pattern(r":\n {1,8}\w\S*:")
"""A setting below another."""

SIGN = pattern(r"[=<>{}();$\[:\"/─]")
COMMAND = "sudo|npm|npx|yarn|pip3?|docker|kubectl|curl|wget|apt-get|brew|cargo|git"
FIRST_WORD = pattern(
    rf"(?:[A-Z]{{3,7}} |import|from|package|try|else|finally|return|raise|throw|yield|await|{COMMAND})\b|\}}|[|`+]--"
)
"""A line of code has a sign or begins with such a word, and most lines of prose do neither."""
BY_ITS_END = {
    ";": pattern(
        r"(?=[^=(){}\[\]<>\"'`]*[=(){}\[\]<>\"'`]).* | \S+; | [\w.*]+\ [\w.:*]+; | [\w-]+:\s[^.]*;", re.VERBOSE
    ),
    "{": pattern(".*"),
    "(": pattern(r"(?:\S+ ){0,3}\S*[\w=:,]\s?\("),
    "[": pattern(r"(?:\S+ ){0,3}\S*[\w=:,]\s?\["),
    "}": pattern(r"(?:\S+ ){1,8}\{\}|[^{}]*\{ [^{}]*[;,:][^{}]* \}"),
}
"""What lines that end so look like: statements, and what opens a block."""
BY_ITS_START = pattern(
    r"""
      >>>\ .* | \$\ [a-z./~].* | In\ \[\d+\]:.*                           # a prompt and what was typed
    | (?:\}|\{\}|\);|\],?|\}[;,)]+)(?:\s*else\b.*)?                       # what closes a block
    | "[\w@$\ .-]+"\s?:\s?(?:["\[{\d-]|true|false|null).*                 # a member in JSON
    | [\w$'-]+:\s(?:['"`\[{(\d-]|true\b|false\b|null\b).*[,\[{(]            # one in a program
    | (?!-)[\w.$@\[\]"'-]+\s?(?:=|[+*|-]=|:=|=>)\s?[^\s=].*               # an assignment
    | (?=.*[a-z*_])(?:SELECT|FROM|WHERE|JOIN|(?:INNER|LEFT|RIGHT|CROSS)\ (?:OUTER\ )?JOIN|(?:ORDER|GROUP)\ BY|UNION|SET
        |(?:CREATE|ALTER|DROP)\ (?:TABLE|INDEX|VIEW)|INSERT\ INTO|DELETE\ FROM|UPDATE|VALUES|EXPLAIN)\ .* # a query
    | [│|\s]*(?:[├└]─+|[|`+]--)\s\S.* | \#!?\[\w.*\]                        # a tree of files, an attribute
    | import\ [\w.]+ | from\ [\w.]+\ import\ .+ | import\ .+\ from\ ['"].+ | package\ [\w.]+ | \#(?:include\b|!/).+
    | (?:async\ )?def\ \w+\(.* | class\ \w+.*[:{] | (?:return|raise|throw|yield|await)\b.*[\])'"]
    | (?:export\ |default\ |async\ )*function\b.*\(.* | (?:export\ )?(?:const|let|var)\ [\w{\[].*=.*
    | (?:\}\ )?(?:if|for|while|switch|catch|elif|else\ if)\b.*[:{] | (?:try|else|finally):? | except\b.*:
    | (?=[^(]*[._:])[\w.:>-]+!?\(.*\)[;,:]?                               # a call of a method
    | \w+\((?:(?!\d)(?=[^"'=.,_]*["'=.,_]).*)?\)[;,:]?                    # a call of a function
    | </?[a-zA-Z!][\w:-]*(?:\s[^<>]*)?/?>.*                               # a tag
    | (?://|/\*|\*/)(?:\s.*)?                                             # a comment
    """
    rf"| (?:{COMMAND})\ (?:-|[a-z]).*",
    re.VERBOSE,
)
"""What lines of code begin like. One such line proves nothing. No pattern here takes longer than a line is long."""
REMARK = pattern(r"(?<=[;,(){}\[\]])\s+(?://|\#|--)\s.*$")
"""What a line of code says of itself at its end."""
BARE = pattern(rf"[\w.:-]*\((?:\)[;,:]?|[\w\s,.\[\]=]*\))|</?[\w-]+>|(?:{COMMAND})(?: [a-z-]+){{1,4}}|[\W_]*")
"""What a menu of functions, of tags or of commands may hold, too."""
SETTING = pattern(r"(?:- )?[\w./-]+:(?:\s.*)?|- .*")
FEWEST_LINES, FEWEST_CHARS = 2, 20
"""Of code in a listing."""
PROMPTS = (">>> ", "$ ", "In [")
REACH = 3
"""So many lines of output may follow what was typed at a prompt."""
WORDS = 8
"""Longer lines that do not look like code are prose."""


def take_listings(lines: list[Line], text: str) -> tuple[list[Line], list[Block]]:
    """Return the lines of a dump with one line in the place of each code listing, and the listings."""
    hinted = any(sign in text and hint in text for sign, hint in HINTS.items())
    if not (hinted or OPENINGS.search(text) or BELOW.search(text)):
        return lines, []
    rest: list[Line] = []
    listings: list[Block] = []
    done = 0
    for run in find_listings(lines):
        rest += lines[done : run.start]
        rest.append(Line(STANDS_IN, "", lines[run.start].indent, max(1, lines[run.start].gap)))
        listings.append(listing(lines[run.start : run.stop]))
        done = run.stop
        if done < len(lines):  # what follows is no part of it, blank line or not
            lines[done] = lines[done]._replace(gap=max(1, lines[done].gap))
    return rest + lines[done:], listings


def put_listings(blocks: list[Block], listings: Sequence[Block]) -> list[Block]:
    """Return the blocks with the listings in their places."""
    waiting = iter(listings)
    return [next(waiting) if block.text == STANDS_IN else block for block in blocks]


def find_listings(lines: Sequence[Line]) -> Iterator[range]:
    """Yield which lines are code listings: lines of code, and what stands between them like their body or output."""
    is_code = [looks_like_code(line.text) for line in lines]
    for i in chain(nested_settings(lines), continued_prompts(lines)):
        is_code[i] = True
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
            stop += typed and output_below(lines[stop : stop + REACH + 1], is_code[stop : stop + REACH])
            yield range(start, stop)


def nested_settings(lines: Sequence[Line]) -> Iterator[int]:
    """Yield which lines are settings in runs of which one is below another, as in YAML."""
    done = 0
    for i, (above, line) in enumerate(pairwise(lines)):
        if above.text[-1] == ":" and line.indent > above.indent and i >= done and _goes_on(above, line):
            first, done = i, i + 2
            while first and _goes_on(lines[first - 1], lines[first]):
                first -= 1
            while done < len(lines) and _goes_on(lines[done - 1], lines[done]):
                done += 1
            yield from range(first, done)


def _goes_on(above: Line, line: Line) -> bool:
    """Whether two lines are settings that stand together."""
    return not line.gap and SETTING.fullmatch(above.text) is not None and SETTING.fullmatch(line.text) is not None


def continued_prompts(lines: Sequence[Line]) -> Iterator[int]:
    """Yield which lines go on with what was typed at Python's prompt."""
    typed = False
    for i, line in enumerate(lines):
        typed = line.text.startswith(">>> ") or (typed and line.text[:3] == "..." and not line.gap)
        if typed:
            yield i


def output_below(lines: Sequence[Line], is_code: Sequence[bool]) -> int:
    """Return how many of the lines below what was typed last are its output: a few, and then a blank one."""
    end = next((i for i, line in enumerate(lines) if line.gap), len(lines))
    return end if end <= REACH and not any(is_code[:end]) else 0


def looks_like_code(line: str) -> bool:
    """Say whether a line is what hardly any line of prose, and no label of a menu, looks like."""
    if not (SIGN.search(line) or FIRST_WORD.match(line)):
        return False
    if line[-1] not in BY_ITS_END:
        line = REMARK.sub("", line)
    by_its_end = BY_ITS_END.get(line[-1])
    return bool((by_its_end and by_its_end.fullmatch(line)) or BY_ITS_START.fullmatch(line))


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
