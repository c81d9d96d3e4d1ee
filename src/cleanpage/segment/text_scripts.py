"""Scripts and style sheets in a dump: what is left of them where a page's tags were stripped and its scripts were not.

`textContent`, lxml's `text_content()` and a regular expression that deletes tags give the text of all elements, also of
those that no reader ever sees as text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from cleanpage.patterns import KANA_AND_HAN, UNSPACED_ALPHABETS, holds_any, pattern
from cleanpage.segment.elements import ACTIONS
from cleanpage.segment.text_code import looks_like_code

MARKS = (
    ('"@context"',), ('"@type"',), ("dataLayer",), ("gtag(",), ("googletag",), ("fbq(",), ("__NEXT_DATA__", "__next_f"),
    ("sourceURL=",), ("wp-emoji", "wpemoji"), ("This file is auto-generated",), ("NREUM",), ("adsbygoogle",),
    ("window.",), ("window.__", "window['__"), ("addEventListener(",), ("jQuery(",),
    ("document.getElement", "document.querySelector", "document.createElement"),
    ("document.write(", "document.cookie", "document.documentElement"),
    ("!function(",), ("(function(", "(function ("), ("<![CDATA[",), ("@font-face",), ("@media ", "@media("),
    (":hover{", ":hover {"), ("{display:none", "{display: none"), ("!important",), ("var ",), (r":\/\/",), ('"url":"',),
    ("(){",), ("}}", "}]}"), (";}",),
)  # fmt: skip
"""What scripts and style sheets of pages say and hardly any article, each in one way or another."""
FEWEST_MARKS = 3
DATA = ('{"@context":"', '{"props":{"', '"pageProps":{', '{"path":{"baseUrl"')
"""How a page's data begins as programs write it. A dump with scripts in it has any of these or so many marks: 15 in 16
of the development pages by `body.text_content()` that hold more than 300 characters of them. So have five of 6,243
recorded dumps, and those five do hold some."""
_STRING = r"(?<!\w)(?:\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*')"
_COMMENT = r"(?<![\w*.])/\*(?:(?!/\*|\*/)[\s\S]){0,9999}\*/|(?<=[\s;{}])//[^\n]{0,300}(?![^\n])"
PIECE = pattern(rf"\\.|{_STRING}|{_COMMENT}|[{{}}]")
"""What counts, and what may hide it: strings, which end with their line, and comments. One that ends with its line is
short: in a dump without line ends it would be all the rest."""
CALL = pattern(rf"(?<![\w.$)])[\w$][\w$.]*\(\[?(?:[\d.]+,)?{_STRING}(?:{_STRING}|[^()\"'\n])*\)[;,]*")
"""A call that gives a string, without any brace: `self.__next_f.push([1,"…"])`."""
TAIL = pattern(rf"(?:[)\];,]*\((?:{_STRING}|[^()\"'\n])*\))*[)\];,]*")
"""What stands behind a closing brace and belongs to it: `)(window, "load");`."""
_A_WORD = r"[(\"“‘«¿¡]*[^\W\d_]+(?:['’-][^\W\d_]+)*[,.;:!?)\"”’»…]*"
WORDS = pattern(rf"(?:(?<![^\s>;}})]){_A_WORD}(?:\s+|$)){{3,}}|[{KANA_AND_HAN}{UNSPACED_ALPHABETS}]{{6,}}")
FEWEST_WORDS = 3
"""So many words in a row are no code."""
CHARS_A_WORD = 2
"""Of a script without spaces."""
PROSE = 8
"""So many words stand in no script at all: the braces around them do not match."""
KEYWORDS = (
    "function", "async", "let", "const", "if", "else", "return", "new", "typeof", "for", "in", "of", "while", "try",
    "catch", "throw", "void", "delete", "await", "yield", "class", "break", "default", "case", "this", "and", "or",
    "not", "screen", "only", "print", "from", "to",
)  # fmt: skip
IN_CODE = frozenset((*KEYWORDS, *ACTIONS))
"""Words of scripts, and of rules of style."""
SIGN_OF_CODE = pattern(
    r"[{}=;\\|<>$\[\]`]|\w\(|\)\(|\":|^[\"'].*[\"'],?$|\w[.:]\w+[.(:]|^[.#@&*-]{1,2}[a-zA-Z]|/\*|\*/|^//|\w_\w|[a-z][A-Z]"
)
GLUED = pattern(r"(?!\w+\.\w+\s?=)([^\W\d_]+)[.!?…]+[”\")]*(?=[\w$!(]+[.(])")
"""The end of a sentence before what begins right behind it."""
GLOBALS = frozenset(("window", "document", "self", "this", "googletag", "jQuery", "console", "navigator", "location"))
LISTING_LINE = 120
"""A longer line of code was written by a program."""
NEAR = 300
"""So many characters around code tell what it stands between."""
REACH = 2
"""A line that looks like code so close to a script is of it."""


class Stretch(NamedTuple):
    """A stretch of text, `text[start:end]`."""

    start: int
    end: int


class Reading(NamedTuple):
    """What a dump's braces, comments and words tell of where its scripts are."""

    closing: dict[int, int]
    """The place behind the brace that closes it, for each brace that opens and is closed."""
    comments: list[Stretch]
    words: list[int]
    """Where words stand in a row, outside of strings and comments."""
    prose: list[int]
    """Where many do."""


def without_scripts(text: str) -> str:
    """Return a dump without its page's scripts and style sheets; code that stands between two paragraphs stays.

    >>> page = 'Old bridge opens window.a = {"props":{"b":1}};Home News Weather Sport fbq("c", {}) It opened on Monday.'
    >>> " / ".join(without_scripts(page).split("\\n"))
    'Old bridge opens  / Home News Weather Sport  /  It opened on Monday.'
    """
    if "{" not in text or not (marks_in(text) >= FEWEST_MARKS or holds_any(text, DATA)):
        return text
    reading = read(text)
    parts: list[str] = []
    done = 0
    for start, end in merged(text, reading):
        if not is_listing(text, start, end, reading):
            parts.append(text[done:start])
            done = end
    return "\n".join(without_rests([*parts, text[done:]]))


def marks_in(text: str) -> int:
    return sum(holds_any(text, mark) for mark in MARKS)


def read(text: str) -> Reading:
    """Return what there is to know before anything is cut, in one pass."""
    reading = Reading({}, [], [], [])
    opened: list[int] = []
    done = 0
    while found := PIECE.search(text, done):
        at, piece = found.start(), found[0]
        read_words(text, done, at, reading)
        done = found.end()
        if piece[0] == "/":
            reading.comments.append(Stretch(at, done))
        elif piece == "{":
            opened.append(at)
        elif piece == "}" and opened:
            reading.closing[opened.pop()] = done
    read_words(text, done, len(text), reading)
    return reading


def read_words(text: str, start: int, end: int, reading: Reading) -> None:
    """Note where words stand in a row in a stretch that is no string and no comment."""
    for run in WORDS.finditer(text, start, end):
        count = words_in(run[0])
        if count >= FEWEST_WORDS:
            reading.words.append(run.start())
        if count >= PROSE:
            reading.prose.append(run.start())


def words_in(run: str) -> int:
    """Return how many words of a row are none of code."""
    if " " not in run.strip() and "\n" not in run.strip():
        return len(run) // CHARS_A_WORD
    return sum(word.strip(",:") not in IN_CODE for word in run.split())


def holds(places: Sequence[int], start: int, end: int) -> bool:
    return bisect_left(places, start) < bisect_left(places, end)


def merged(text: str, reading: Reading) -> Iterator[Stretch]:
    """Yield the stretches of code, those put together between which nothing else stands."""
    calls = (Stretch(call.start() + end_of_sentence(call[0]), call.end()) for call in CALL.finditer(text))
    spans = sorted([*groups(text, reading), *reading.comments, *calls])
    start = end = -1
    for span in spans:
        if start >= 0 and (span.start <= end or not holds(reading.words, end, span.start)):
            end = max(end, span.end)
            continue
        if start >= 0:
            yield Stretch(start, end)
        start, end = span
    if start >= 0:
        yield Stretch(start, end)


def groups(text: str, reading: Reading) -> Iterator[Stretch]:
    """Yield where the outermost braces stand, with what stands around them on the line and belongs to them."""
    done = 0
    while (at := text.find("{", done)) >= 0:
        line = text.rfind("\n", done, at) + 1
        end = reading.closing.get(at, 0)
        if not end or holds(reading.prose, at, end):  # the brace that seems to close it is another's
            end = words_or_line_end(text, at + 1, reading.words)
        elif tail := TAIL.match(text, end):
            end = tail.end()
        yield Stretch(at - head(text[max(done, line) : at]), end)
        done = end


def words_or_line_end(text: str, at: int, words: Sequence[int]) -> int:
    """Return where the next words in a row begin, or the line ends."""
    end = text.find("\n", at)
    following = bisect_left(words, at)
    return min(end if end >= 0 else len(text), *words[following : following + 1], len(text))


def head(before: str) -> int:
    """Return how many characters at the end of what stands before a brace belong to it.

    >>> head("Home News var a = function(b) ")
    20
    """
    length, after = 0, ""
    for word in reversed(re.findall(r"\S+\s*", before)):
        bare = word.strip()
        is_code = SIGN_OF_CODE.search(bare) or bare.strip(",:>+~(!") in IN_CODE or not any(map(str.isalpha, bare))
        if not (is_code or after.startswith("=")):
            break
        sentence = end_of_sentence(word)
        length += len(word) - sentence
        if sentence:
            break
        after = bare
    return length


def end_of_sentence(word: str) -> int:
    """Return how many characters of a sentence are glued to the code behind it: 5 of `line.fbq(`."""
    glued = GLUED.match(word)
    return glued.end() if glued and glued[1] not in GLOBALS else 0


def is_listing(text: str, start: int, end: int, reading: Reading) -> bool:
    """Whether code stands between two paragraphs, in lines that somebody wrote, and does nothing for the page."""
    code = text[start:end]
    if "\n" not in code or marks_in(code) or max(map(len, code.split("\n"))) > LISTING_LINE:
        return False
    return holds(reading.prose, start - NEAR, start) and holds(reading.prose, end, end + NEAR)


def without_rests(parts: Sequence[str]) -> list[str]:
    """Return the lines between the pieces of code, without those beside them that are code as well."""
    lines = [line for part in parts for line in part.split("\n")]
    ends = list(accumulate(part.count("\n") + 1 for part in parts))[:-1]  # a piece of code stands above each of these
    out: set[int] = set()
    for order, cut in ((range(len(lines)), set(ends)), (range(len(lines) - 1, -1, -1), {end - 1 for end in ends})):
        near = 0
        for i in order:
            near = REACH if i in cut else near
            if not lines[i].strip():
                continue
            if not near or not is_rest(lines[i].strip()):
                near = 0 if has_words(lines[i]) else max(0, near - 1)
            else:
                out.add(i)
                near = REACH
    return [line for i, line in enumerate(lines) if i not in out]


def is_rest(line: str) -> bool:
    """Whether a line beside a script may be part of it."""
    if has_words(line):
        return len(line) <= LISTING_LINE and looks_like_code(line)
    return SIGN_OF_CODE.search(line) is not None or all(word.strip(",") in IN_CODE for word in line.split())


def has_words(line: str) -> bool:
    """Whether so many words stand in a row as in no code."""
    return any(words_in(run[0]) >= FEWEST_WORDS for run in WORDS.finditer(line))
