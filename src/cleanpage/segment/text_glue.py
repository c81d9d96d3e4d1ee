"""Text that ran together: a label glued to a sentence, and dumps that set nothing between one element and the next."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

import numpy as np

from cleanpage.patterns import pattern
from cleanpage.segment.text_lines import Line

if TYPE_CHECKING:
    import numpy.typing as npt

    Kinds = npt.NDArray[np.uint8]

LAST_LETTER = 0x491
"""Of Latin, Greek and Cyrillic as far as most languages need them, `ґ`."""
_RANGES = ((0x41, 0x5B), (0x61, 0x7B), (0xC0, 0x180), (0x386, 0x3D0), (0x400, LAST_LETTER + 1))
LETTERS = "".join(chr(code) for start, stop in _RANGES for code in range(start, stop))
SMALL_LETTERS = "".join(filter(str.islower, LETTERS))
CAPITAL_LETTERS = "".join(filter(str.isupper, LETTERS))
SMALL = f"[{SMALL_LETTERS}]"
CAPITAL = f"[{CAPITAL_LETTERS}]"
SPACES = (
    *range(0x09, 0x0E), *range(0x1C, 0x21), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F,
    0x3000,
)  # fmt: skip
"""What Unicode calls white space."""
ENDS = ".!?…"
GLUE = pattern(rf"(?<!\S)([^\W\d_]*{SMALL}{{2}})({CAPITAL}{SMALL}*)(?!\S)")

LABELS_MIN, LABELS_SHARE, SURE_LABELS_SHARE = 6, 0.02, 0.006
SENTENCES_MIN, SENTENCES_SHARE = 4, 0.002
"""So many labels that are glued to each other (`HomeNews`) and such a share of the words, where part of each or, to be
sure, all of it stands elsewhere in the dump, tell that a dump ran together; or so many sentences that end right before
the next begins (`anytime.Access over`). Of 1,497 dumps by `textContent` 576 did, of 6,243 of other styles 14."""
LINE_WORDS = 15
"""A dump with fewer words a line keeps elements apart, and what is glued there the page itself glues: a label to its
headline, which the tagger knows. There sentences alone are taken at their word."""
SENTENCE_SEAM = pattern(rf"(?<=[^\W_] )[^\W\d_]*{SMALL}[{ENDS}]{CAPITAL}{SMALL}+(?=[\s,'’])")
SEAM = pattern(
    rf"(?<={SMALL}[{ENDS}])(?={CAPITAL}(?:{SMALL}|\s|$))|(?<={SMALL}[{ENDS}][\"”’)])(?={CAPITAL}(?:{SMALL}|\s|$))"
    rf"|(?<=[\d)%])(?={CAPITAL}{SMALL}{{2}})|(?<={SMALL})(?=[$€£]\d|[\"“„«]{CAPITAL})"
)
INNER_CAPITAL = pattern(rf"(?<={SMALL}{{2}})(?={CAPITAL}{SMALL})")
WORD = pattern(r"[^\W\d_]+")
CODE = frozenset("/\\@_(={}<>")
"""What stands in addresses and in code, which stay whole."""
CHUNK_REACH = 100
"""So many characters to either side are looked at for it."""


def cut_glued(lines: list[Line], text: str, *, spaced_by_source: bool) -> list[Line]:
    """Return the lines of a dump with what is glued together cut apart (`Share this articleThe government …`).

    Names stay whole in running text and in code (JavaScript, useState), see `glued_words` and `cut_labels`. Where the
    whole dump ran together, as `textContent` does, more is cut: see `seams`.
    """
    kinds = kinds_of(text)
    total = count_words(kinds)
    formless = spaced_by_source or total > LINE_WORDS * len(lines)
    many_labels = formless and count_label_seams(kinds) >= max(LABELS_MIN, SURE_LABELS_SHARE * total)
    if many_labels or count_sentence_seams(kinds) >= max(SENTENCES_MIN, SENTENCES_SHARE * total):
        words = Counter(WORD.findall(text))
        labels = glued_labels(words)
        if sentences_ran_together(text, total) or (many_labels and labels_ran_together(labels, words, total)):
            often = words + Counter(chain.from_iterable(labels.values()))
            known = {label for label, parts in labels.items() if any(often[part] > 1 for part in parts)}
            return [piece for line in lines for piece in cut_at(line, seams(line.text, known))]
    glued = glued_words(text, kinds)
    if not glued:
        return lines
    page = "\n".join([line.text for line in lines])
    concerned = {page.count("\n", 0, at) for word in glued if (at := page.find(word)) >= 0}
    pieces: list[Line] = []
    done = 0
    for index in sorted(concerned):
        pieces += lines[done:index]
        pieces += cut_labels(lines[index], glued)
        done = index + 1
    return pieces + lines[done:]


def count_words(kinds: Kinds) -> int:
    """Return how many words a text has, from the kinds of its characters."""
    space = kinds == 3
    return int(np.count_nonzero(space[:-1] > space[1:])) + 1


def count_sentence_seams(kinds: Kinds) -> int:
    """Return how often a sentence may end right before the next begins."""
    stops = np.flatnonzero(kinds[1:-2] == 4)  # few characters are
    return int(np.count_nonzero((kinds[stops] == 1) & (kinds[stops + 2] == 2) & (kinds[stops + 3] == 1)))


def count_label_seams(kinds: Kinds) -> int:
    """Return how often a capital stands between small letters."""
    small = kinds == 1
    return int(np.count_nonzero(small[:-2] & (kinds[1:-1] == 2) & small[2:]))


def sentences_ran_together(text: str, total: int) -> bool:
    """Say whether many sentences end right before the next begins, of a dump with so many words in all."""
    found = Counter(SENTENCE_SEAM.findall(text))
    once = sum(times == 1 for times in found.values())  # what stands more often is a name
    return once >= max(SENTENCES_MIN, SENTENCES_SHARE * total)


def labels_ran_together(labels: Mapping[str, Sequence[str]], words: Counter[str], total: int) -> bool:
    """Say whether many `glued_labels` consist of words of the dump; `words` counts each, `total` all of them."""
    return any(
        sum(known(words[part] for part in parts) for parts in labels.values()) >= max(LABELS_MIN, share * total)
        for share, known in ((SURE_LABELS_SHARE, all), (LABELS_SHARE, any))
    )


def glued_labels(words: Counter[str]) -> dict[str, Sequence[str]]:
    """Return the words with capitals inside that stand once, each with its parts; what stands more often is a name."""
    once = (word for word, times in words.items() if times == 1)
    return {word: parts for word in once if len(parts := INNER_CAPITAL.split(word)) > 1}


def seams(line: str, labels: Container[str]) -> list[int]:
    """Return where a line of a dump that ran together is to be cut.

    Between a sentence, a figure or a bracket and the capital behind it, before a price or a quotation, and inside of
    the `labels`.
    """
    places = {found.start() for found in SEAM.finditer(line) if CODE.isdisjoint(chunk_around(line, found.start()))}
    for word in WORD.finditer(line):
        if word[0] in labels:
            places.update(word.start() + found.start() for found in INNER_CAPITAL.finditer(word[0]))
    return sorted(places)


def chunk_around(line: str, at: int) -> str:
    """Return what stands around a place without white space, as far as it matters."""
    before, after = line[max(0, at - CHUNK_REACH) : at], line[at : at + CHUNK_REACH]
    return before[before.rfind(" ") + 1 :] + after.partition(" ")[0]


def cut_at(line: Line, places: Iterable[int]) -> Iterator[Line]:
    """Yield the pieces of a line."""
    gap = line.gap
    for start, end in pairwise([0, *places, len(line.text)]):
        yield line._replace(text=line.text[start:end].strip(), gap=gap)
        gap = 0


def glued_words(text: str, kinds: Kinds) -> set[str]:
    """Return the words of a dump that are two of its words without a space between them.

    Each stands once in the dump, and both of its halves do as words.
    """
    glued = {found[0]: found for start in changing_words(kinds) if (found := GLUE.match(text, start))}
    return {
        word
        for word, found in glued.items()
        if text.count(word) == 1 and stands_alone(found[1], text) and stands_alone(found[2], text)
    }


def changing_words(kinds: Kinds) -> list[int]:
    """Return where the words begin that go from two small letters to a capital."""
    small, capital, space = (kinds == kind for kind in (1, 2, 3))
    changes = np.flatnonzero(small[:-2] & small[1:-1] & capital[2:])
    starts = np.append(0, np.flatnonzero(space) + 1)
    return sorted({*starts[np.searchsorted(starts, changes, "right") - 1].tolist()})


def kinds_of(text: str) -> Kinds:
    """Return the kind of each character, see `letter_kinds`: `(n_characters,)`; all of a text is looked at at once."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds: Kinds = letter_kinds().take(codes, mode="clip")
    return kinds


@lru_cache(maxsize=1)
def letter_kinds() -> Kinds:
    """Return 1 for each small letter, 2 for each capital, 3 for each space, 4 for what ends a sentence.

    The last stands for all that follow it.
    """
    kinds = np.zeros(SPACES[-1] + 2, np.uint8)
    kinds[[*SPACES]] = 3
    for kind, characters in ((1, SMALL_LETTERS), (2, CAPITAL_LETTERS), (4, ENDS)):
        kinds[[*map(ord, characters)]] = kind
    return kinds


def stands_alone(word: str, text: str) -> bool:
    """Say whether a word of letters stands in `text` with no letter, digit or underscore on either side."""
    at = text.find(word)
    while at >= 0:
        around = text[at - 1 : at] + text[at + len(word) : at + len(word) + 1]
        if "_" not in around and not any(map(str.isalnum, around)):
            return True
        at = text.find(word, at + 1)
    return False


def cut_labels(line: Line, glued: Container[str]) -> Iterator[Line]:
    """Yield a line in pieces, cut inside of the `glued` words: where a label meets a sentence, or labels meet."""
    points = [found for found in GLUE.finditer(line.text) if found[0] in glued]
    menu = len({found[0] for found in points}) >= 2
    start, gap = 0, line.gap
    for found in points:
        label, sentence = line.text[start : found.end(1)], line.text[found.start(2) :]
        small = len(found[1]) >= 4 and found[1].islower()
        if menu or (small and label.count(" ") < 6 and sentence.count(" ") >= 5):
            yield line._replace(text=label, gap=gap)
            start, gap = found.start(2), 0
    yield line._replace(text=line.text[start:], gap=gap) if start else line
