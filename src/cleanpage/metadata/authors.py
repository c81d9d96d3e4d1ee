"""Who wrote it: bylines in many languages, and names cut out of the fields that hold them.

A wrong author is worse than none: what does not look like a name is left out.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice, takewhile

from cleanpage.metadata.author_words import (
    AGENCIES,
    INTROS,
    JOBS,
    JOINERS,
    LABEL_ONLY,
    MINUTES,
    NOT_NAMES,
    OTHER_FIELDS,
    OTHER_WORK,
    READ_ENDS,
    READ_LABELS,
    STOPS,
    SUFFIXES,
)
from cleanpage.metadata.date_words import before_date_words
from cleanpage.metadata.dates import find_dates, has_digit
from cleanpage.patterns import COLONS, has_case, holds_any, pattern

MAX_NAME_CHARS = 60
MAX_NAME_WORDS = 6
MAX_AUTHORS = 12
MAX_SUFFIX_CHARS = 6
MAX_BYLINE_CHARS = 300
MAX_TOLD_CHARS = 120
"""A byline that tells what its authors do is no longer."""
MAX_INTRO_CHARS = 40
MAX_INTRO_WORDS = 4

_TWO_SURNAMES = pattern(r"(\S\s+[^\s,]+\s+[iye])\s+(?=[^\s,]+(?:,|$))")
"""`Marta Ferrer i Soler`, `José Ortega y Gasset`, `Ana Costa e Silva`: one word behind a whole name is no other."""
_SUFFIX = pattern(rf"(?:{SUFFIXES})\.?$", re.IGNORECASE)
"""What belongs to the name before it and is no name of its own."""
_UNFILLED = pattern(r".*[{}].*|%.*%")
"""What a template left where a name was to be put in."""
_ADMIN = pattern(r"admin\d+")
_DECORATION = frozenset("/@([<.")
_BRACKETS = "([（【*_~–—- "
_REPORTER = pattern("기자|[記记]者|ライター|ジャーナリスト|^글 ")
_FIRST_WORD = pattern(rf"[^\s{COLONS}/／]+")
_WORD = pattern(r"\w+")
_GAP = pattern(r"(?<=\S)[\s,.]*[\s,]")
_OPENING = pattern(r"^\s*(?:written by|by|vo[mn]|par|por|di)\s*:?\s+", re.IGNORECASE)
_GLUED = (
    "last updated", "published", "updated", "posted", "twitter", "veröffentlicht", "erstellt", "aktualisiert", "publié",
    "publicado", "actualizado", "pubblicato",
)  # fmt: skip
_GLUED_TIGHT = ("Follow", "Folgen")
"""What dumps leave behind a name: `Ann Lee Updated:`, and right behind it `Ann LeeFollow`."""
_PICTURE = pattern(r"^\[[^\]]{1,200}\](?=\s*\w)")
"""What a browser for terminals writes for the picture before a name."""
_TIGHT_INTROS = ("by", "von", "par", "por", "author", "autor")
_TIGHT = pattern(rf"((?:[^\W\d_]+ )?(?i:{'|'.join(_TIGHT_INTROS)}))(?=[A-ZÄÖÜÉ](?:[^\W\d_A-Z]|\.))")
"""A dump's `byAnn Lee` and `Veröffentlicht vonAnn Lee`."""
MAX_TIGHT_CHARS = 40
"""Such an opening is this short."""
_COUNT = pattern(r"\s\d+\s")
_LABEL_BEHIND = pattern(r"(?<=\S)\s+\S+(\s+[^\W\d_]([^\s:：]+)\s?[:：])\s*\S")
"""A word before a colon (`Ann Lee Actualisé : …`), below a name of two words; one with a capital inside is glued to the
name's end."""
_BEFORE_JOB = pattern(r"\s+[-–—|]\s+|\s*[(⋅∙]")
"""What may stand between a name and a job."""
_DESK = pattern(
    r"\s+(?:parliamentary|political|legal|crime|health|education|business|science|sports?|national|foreign|financial|"
    r"technology|environment|investigative|\w*politische[rn]?)\s*$",
    re.IGNORECASE,
)
"""What a reporter behind a name is of: `Ann Lee Political Editor`."""
_BRACKETED = pattern(r"\([^()]*,[^()]*(?:\)|$)")
"""Where somebody is or what for, behind a name, with commas of its own."""
_SEPARATOR = pattern(r"\s*(?:[|•·∙⋅●\n;/／»›]|\s[-–—]+\s|\s{3,})\s*")


@lru_cache(maxsize=1)
def _reading_time() -> re.Pattern[str]:
    return re.compile(
        rf"(?<![\d.,])\d{{1,3}}\+?\s*[-–]?\s*(?:{MINUTES})[^\W\d_]{{0,5}}\.?\s*(?:{READ_ENDS})\w*(?:\s+time\b)?"
    )


@lru_cache(maxsize=1)
def _labelled_reading_time() -> re.Pattern[str]:
    about = r"\s*[:：]?\s*(?:ca\.?|~|env\.?|de|約|约)?\s*"
    return re.compile(rf"(?:{READ_LABELS}){about}\d{{1,3}}\+?(?:\s*[^\W\d_]{{1,9}}\.?)?")


@lru_cache(maxsize=2)
def _reading_words(is_ascii: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """What stands before a reading time, and what after its number: without these a text, in ASCII or not, has none."""
    labels, minutes = READ_LABELS.split("|"), MINUTES.split("|")
    if is_ascii:
        labels, minutes = list(filter(str.isascii, labels)), list(filter(str.isascii, minutes))
    return tuple(labels), tuple(minutes)


@lru_cache(maxsize=1)
def _other_field() -> re.Pattern[str]:
    marks = rf"{COLONS}/／|｜・"
    return re.compile(rf"\s*[（(]?(?:(?:{OTHER_FIELDS})[^\s{marks}]{{0,3}}[{marks}]|(?<=\s)(?:{OTHER_FIELDS})\s)")


def find_reading_time(text: str) -> tuple[int, int] | None:
    """Return where a text tells how long it takes to read: start and end; None where it does not.

    >>> find_reading_time("May 3 · 2 min read")
    (8, 18)
    """
    if not has_digit(text):
        return None
    low = text.lower()
    labels, minutes = _reading_words(low.isascii())
    match = holds_any(low, labels) and _labelled_reading_time().search(low)
    if not match and holds_any(low, minutes):
        match = _reading_time().search(low)
    return match.span() if match else None


@lru_cache(maxsize=1)
def _intros() -> tuple[frozenset[str], frozenset[str], tuple[str, ...], frozenset[str]]:
    """The openings of bylines: labels before a colon, words before a name, words that stand tight before it; and
    the first word of each, by which most lines are told to be none."""
    labels = frozenset(word for line in INTROS.values() for word in line.split("|"))
    bare = frozenset(word for word in labels - LABEL_ONLY if word[0] < "\u3000")
    tight = tuple(word for word in labels if word[0] >= "\u3000" and word not in LABEL_ONLY)
    return labels, bare, tight, frozenset(word.split()[0].partition("/")[0] for word in labels)


@lru_cache(maxsize=1)
def _suffix() -> re.Pattern[str]:
    """`홍길동 기자`, `（記者王小明／台北報導）`, `新华社记者 李明`, `山田太郎（ライター）`: East Asian bylines whose
    word stands elsewhere; and `글 홍길동 사진 김영희`."""
    han = r"[\u4e00-\u9fff]"
    return re.compile(
        r"^(?:\[[^\]]*\]|\([^)]*[=)])?\s*(?P<ko>[가-힣]{2,4})\s?(?:선임|수습|인턴)?기자(?!\S*[은는이가])|"
        r"^글 (?P<wrote>[가-힣]{2,4})(?=$|\s*(?:사진|그림|영상|[\d|/·,]))|"
        rf"(?:^|[（(【])(?:{han}{{1,6}}[社报報网網台视視]|本[報报])?[記记]者\s*(?P<zh>{han}{{2,4}})(?=\s*[／/]|\s|$|[）)】])|"
        r"^(?P<ja>[\u3041-\u30ff\u4e00-\u9fff]{2,10})\s?[（(\s](?:フリー)?(?:記者|ライター|ジャーナリスト)[）)]?"
        r"(?=\s*(?:$|[\d|｜／]))"
    )


def read_byline(line: str) -> tuple[str, ...]:
    """Return the names in a line that opens as a byline does; () when it is none.

    What follows the names (a date, a reading time, a caption that was glued on) is passed over.

    >>> read_byline("by Martin Fornusek and The Kyiv Independent news desk November 23, 2023 10:15 PM 2 min read")
    ('Martin Fornusek', 'The Kyiv Independent news desk')
    >>> read_byline("By the time he came home, it was late.")
    ()
    """
    return _names_in(line[:MAX_BYLINE_CHARS])


@lru_cache(maxsize=2048)
def _names_in(beginning: str) -> tuple[str, ...]:
    """The names in the beginning of a line; remembered, as headline, byline and dates ask of the same lines."""
    head = beginning.strip()
    if head[:1] == "[":
        head = _PICTURE.sub("", head)
    head = _with_gap(head)
    return _names_after_intro(head) if _may_be_byline(head) else ()


def _with_gap(text: str) -> str:
    """A text with a space behind the opening of a byline that is glued to the name."""
    if not holds_any(text[:MAX_TIGHT_CHARS].lower(), _TIGHT_INTROS):  # the quick test
        return text
    tight = _TIGHT.match(text)
    return f"{tight[1]} {text[tight.end() :]}" if tight else text


def _may_be_byline(head: str) -> bool:
    """The quick test that most lines fail: whether the first word opens a byline in any language."""
    bare = head.lstrip(_BRACKETS)
    if not head.isascii() and (bare[:1] >= "\u3000" or _REPORTER.search(head, 0, 60)):
        return True
    found = _FIRST_WORD.match(bare)
    return found is not None and found[0].lower() in _intros()[3]


@lru_cache(maxsize=1024)
def _names_after_intro(head: str) -> tuple[str, ...]:
    """The names in the beginning of a line after the words that open a byline."""
    if _REPORTER.search(head, 0, 60) and (match := _suffix().search(head[:60])):
        return (match[match.lastgroup or 0],)
    rest = after_intro(head)
    if not rest:
        return ()
    names = rest[: end_of_names(rest)]
    if len(names) > MAX_NAME_CHARS * 4:
        return ()
    parts = split_names(names)
    told = tuple(takewhile(looks_like_name, parts))
    if told == parts:
        return parts
    # What follows names behind a comma may be what they do, in a line that is no sentence.
    if not told or " " not in told[0] or len(head) > MAX_TOLD_CHARS or head[-1] in ".!?…,;":
        return ()
    return told if names.partition(told[-1])[2].lstrip().startswith(",") else ()


def start_of_label(word: str) -> int | None:
    """Return where in a word with its colon the label of an author begins; in Chinese something may stand before it.

    >>> start_of_label("Автор:"), start_of_label("新华社作者："), start_of_label("Quelle:")
    (0, 3, None)
    """
    label = word.rstrip(f"{COLONS} ").lower()
    labels, _, tight, _ = _intros()
    if label in labels:
        return 0
    return next((len(label) - len(name) for name in tight if label.endswith(name)), None)


def after_intro(line: str) -> str:
    """What follows the opening of a byline: a label with its colon, a bare `by`; nothing when there is none."""
    head = line.lstrip(_BRACKETS)
    labels, bare, tight, _ = _intros()
    opening = head[:MAX_INTRO_CHARS]
    for mark in f"{COLONS}/／|｜・":
        label, colon, _ = opening.partition(mark)
        if colon and label.strip().lower() in labels:
            return head[len(label) + 1 :].lstrip()
    words = opening.lower().split(None, MAX_INTRO_WORDS)
    for count in range(min(MAX_INTRO_WORDS, len(words)), 0, -1):
        if " ".join(words[:count]) in bare:
            rest = head.split(None, count)
            return rest[count] if len(rest) > count else ""
    word = next((word for word in tight if head.startswith(word)), "")
    return head[len(word) :].lstrip() if word else ""


def end_of_names(text: str) -> int:
    """Where the names of a byline end: at a date, a reading time, a bar, or a word such as `updated`."""
    ends = [len(text)]
    ends += [len(before_date_words(text[: found.start])) for found in find_dates(text, "en")][:1]
    ends += [match.start() for pattern in (_SEPARATOR, _COUNT) if (match := pattern.search(text))]
    low = _lowered(text)
    ends += islice((gap.start() for gap in _GAP.finditer(text) if _has_word(low, STOPS, gap.end())), 1)
    if (label := _LABEL_BEHIND.search(text)) and label[2] == label[2].lower():
        ends.append(label.start(1))
    if text[:1] >= "\u3000" and (other := _other_field().search(text, 1)):
        ends.append(other.start())
    if reading := find_reading_time(text):
        ends.append(reading[0])
    return min(ends)


def _lowered(text: str) -> str:
    """A text in small letters, each where it was."""
    low = text.lower()
    return low if len(low) == len(text) else text


def _has_word(text: str, words: tuple[str, ...], at: int) -> bool:
    """Whether one of the words stands at a place, and ends where it ends."""
    return text.startswith(words, at) and any(
        text.startswith(word, at) and not _is_of_word(text[at + len(word) : at + len(word) + 1]) for word in words
    )


def _is_of_word(character: str) -> bool:
    return character.isalnum() or character == "_"


@lru_cache(maxsize=1)
def _joints() -> re.Pattern[str]:
    joiners = "|".join(map(re.escape, JOINERS))
    loud = "|".join(re.escape(word.upper()) for word in JOINERS if len(word) > 1)  # `I` and `E` are initials
    return re.compile(rf"\s*[,;、，；|•·⋅]\s*(?:(?:and|und|&)\s+)?|\s+(?:{joiners}|{loud})\s+")


def _job_in(text: str) -> int | None:
    """Return where a job is named in a text; `Editorial Team` is a name."""
    words = (word for word in _WORD.finditer(text) if word[0].lower().startswith(JOBS))
    return next((word.start() for word in words if not word[0].lower().startswith("editorial")), None)


def split_names(text: str) -> tuple[str, ...]:
    """Cut a list of names (`Ann Lee, Bo Chu and Cy Dow`) apart and clean each.

    >>> split_names("Genevieve Carlton, Ph.D.")
    ('Genevieve Carlton, Ph.D.',)
    >>> split_names("By Ann Lee, Senior Editor"), split_names("Bo Chu Political Editor")
    (('Ann Lee',), ('Bo Chu',))
    >>> split_names("Ann Lee im Gespräch mit Bo Chu")
    ('Ann Lee', 'Bo Chu')
    >>> split_names("Ann Lee(Harbour, north pier), Bo Chu")
    ('Ann Lee', 'Bo Chu')
    >>> split_names("Marta Ferrer i Soler, Pau Vidal"), split_names("Kowalski i Nowak")
    (('Marta Ferrer i Soler', 'Pau Vidal'), ('Kowalski', 'Nowak'))
    """
    text = _TWO_SURNAMES.sub(r"\1\0", _OPENING.sub("", _BRACKETED.sub(" ", text)))
    parts: list[str] = []
    for part in _joints().split(text):
        part = part.replace("\0", " ")
        job = _job_in(part)
        if parts and is_suffix(part.strip(), parts[-1]):
            parts[-1] += f", {part.strip()}"
        elif job is None or not (parts or len(part[:job].split()) >= 2):
            parts.append(part)
        elif not parts:
            parts.append(_DESK.sub("", _BEFORE_JOB.split(part[:job])[0]))
    cleaned = (clean_name(part) for part in parts)
    return tuple(dict.fromkeys(name for name in cleaned if name))[:MAX_AUTHORS]


def is_suffix(text: str, name: str) -> bool:
    """Whether a part belongs to the name before it: `Ph.D.`, and what is in capitals behind it (`MS, RD, FAND`)."""
    return _SUFFIX.match(text) is not None or ("," in name and text.isupper() and len(text) <= MAX_SUFFIX_CHARS)


def clean_name(text: str) -> str:
    """Return a name without the decoration around it, or an empty string where no name is.

    >>> clean_name(" By JANE DOE (jane@example.org) ")
    'JANE DOE'
    >>> clean_name("Ann Lee@annlee"), clean_name("Ann LeeUpdated:")
    ('Ann Lee', 'Ann Lee')
    >>> clean_name("Written by"), clean_name("Ann Lee Ann Lee")
    ('', 'Ann Lee')
    """
    if not _DECORATION.isdisjoint(text):
        text = re.sub(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|(?<=\w)\s?@\w+|\([^)]*\)|\[[^\]]*\]|<[^>]*>", " ", text)
    text = _OPENING.sub("", _with_gap(text))
    text = " ".join(_without_glued(text).split()).strip(' \t,;:|/•·*_–—-"“”«»()（）[]【】')
    text = re.sub(r"(?<=[^\W\d_]{3})\.$", "", text)
    words = text.split()
    if len(words) > 2 and words[: len(words) // 2] == words[len(words) // 2 :]:  # beside the picture and below it
        text = " ".join(words[: len(words) // 2])
    low = text.lower()
    if low.startswith(OTHER_WORK) or is_no_name(low) or low in _intros()[0] or not any(map(str.isalpha, text)):
        return ""
    return text if 2 <= len(text) <= MAX_NAME_CHARS else ""


def is_no_name(low: str) -> bool:
    """Whether a text in small letters, or each of its words, only holds the place of a name.

    >>> is_no_name("n/a"), is_no_name("super-admin2"), is_no_name("null null"), is_no_name("anna guest")
    (True, True, True, False)
    """
    if low in NOT_NAMES or _UNFILLED.fullmatch(low):
        return True
    words = low.replace("-", " ").replace("_", " ").split()
    return all(word in NOT_NAMES or _ADMIN.fullmatch(word) for word in words)


def _without_glued(text: str) -> str:
    if text.endswith(_GLUED_TIGHT) and text[: -len("Follow")][-1:].islower():
        return text[: -len("Follow")]
    bare = text.rstrip(" \t\n:")
    low = _lowered(bare)
    return bare[: -len(next(filter(low.endswith, _GLUED)))] if low.endswith(_GLUED) else text


def looks_like_name(text: str) -> bool:
    """Whether a stretch of visible text is a person's or a desk's name rather than words of a sentence.

    >>> looks_like_name("Ursula von der Leyen"), looks_like_name("the way it was")
    (True, False)
    """
    words = text.split()
    if text.lower() in AGENCIES:
        return True
    if not words or len(words) > MAX_NAME_WORDS or re.search(r"[\d?!:…©]|\.\s+[^\W\d_]{3,}\s+[^\W\d_]{3,}", text):
        return False
    cased = [word for word in words if has_case(word[0])]
    if not cased:
        return len(text) <= (8 if text[0] >= "\u3000" else 40)
    capitals = sum(word[0].isupper() for word in cased)
    return cased[0][0].isupper() and 2 * capitals >= len(cased)
