"""Authors from the lines around an article: bylines, labels, and bare names that stand where a byline stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from cleanpage.captions import reads_as_caption
from cleanpage.metadata.author_words import AGENCIES, KICKERS, LABEL_ONLY, LONG_INTROS, OTHER_WORK, WROTE
from cleanpage.metadata.authors import (
    after_intro,
    clean_name,
    end_of_names,
    looks_like_name,
    read_byline,
    split_names,
    start_of_label,
)
from cleanpage.metadata.date_words import DATE_WORDS, MIN_CHARS, before_date_words
from cleanpage.metadata.dates import has_digit
from cleanpage.metadata.lines import MAX_LINE_CHARS, has_words, is_date_line, tells_when, without_times
from cleanpage.metadata.titles import fold
from cleanpage.patterns import COLONS, has_case, holds_any, pattern
from cleanpage.types import Block, Decision

if TYPE_CHECKING:
    from cleanpage.tagger import Rates

MAX_NAMES_CHARS = 90
"""A line of nothing but names is short."""
MAX_NAMES_WORDS = 12
MAX_LABELLED_CHARS = 100
MAX_LABEL_CHARS = 24
LINES_BESIDE = 2
"""A bare name stands this close to the date when both make up the byline."""
LINES_UNDER = 6
"""A labelled byline under the article stands this close to it."""
LIKELY = -1.0
"""The log of a probability, over a third, from which a line is taken for the byline. Of 1,381 dumps of unseen sites 19
more have the right authors, 3 wrong ones, and 3 some where the gold has nobody (from -1.5: 29, 6 and 11)."""
COMMON_BLOCKS = 5
"""A word that so many blocks have is no name on that page."""
THREAD_STARTERS = (
    "thread starter", "started by", "topic starter", "original poster", "themenstarter", "erstellt von", "автор темы",
    "auteur du sujet", "autor del tema", "autor do tópico", "autore discussione",
)  # fmt: skip
"""How the line above ends where the one below is the name of who began a thread."""
GROUPS = frozenset(("team", "staff", "desk", "editors", "newsroom", "redaktion", "rédaction", "redacción", "redazione"))
"""How those sign who write together."""
_PARTICLES = "von van de der den del della di da du dos das la le el al bin ibn i y e"
PARTICLES = frozenset(_PARTICLES.split())
"""Parts of names that are written small."""
_NO_NAMES = (
    "the this that all view top start trial article articles post posts story stories full more read by news link "
    "guide studio community management report copyright photo photos image privacy policy free online shop store "
    "car rental best how your our new home contact "
    "about sign log subscribe share follow world sports sport business politics "
    "opinion life style health science tech technology culture travel food video videos podcast magazine newsletter "
    "comments cited table contents save print email listen watch editors picks breaking live local "
    "search menu skip next previous latest popular trending related recommended sponsored partner event events jobs "
    "weather book review reviews programs products product services service design development data internal external "
    "blog rss forum forums discussion discussions thread threads user users member members registered avatar logo cart "
    "checkout featured reply replies edit bearbeiten modifier editar redigera edytuj "
    "author autor autorin aktuelles paid content feature features premium exclusive information update "
    "download pdf issue issues current "
    "updated published university department school center centre minutes "
    "das die ein eine zum zur themenstarter teilen kommentar kommentare drucken kontakt allgemein beitrag beiträge "
    "seite seiten übersicht partager imprimer commenter compartir comentarios imprimir condividi stampa commenti "
    "nachrichten sport politik wirtschaft kultur meinung artikel mehr bild foto aktuell aktuelle neue startseite "
    "noticias deportes cultura mundo artículo más inicio últimas actualités société économie accueil plus notizie "
    "mitglied membre miembro membro benutzer usuario utente utilisateur moderator użytkownik gebruiker medlem jäsen "
    "üye пользователь участник учасник "
    "cronaca mondo wiadomości świat kraj więcej новости новини son güncelleme haber haberler giriş"
)
NO_NAMES = frozenset(_NO_NAMES.split())
"""Words that headings and buttons write with capitals, as names are."""

_FIELD = pattern(rf"[^\s{COLONS}]+\s?[{COLONS}](?!\d)")
"""A word before a colon, but for a time of day."""
_AROUND_HANDLE = " ,·:"
_HANDLE = pattern(r"(?=[\W\d]*[^\W\d_])[^\W_][\w-]{1,24}")
_BEHIND_BY = pattern(r"(?:\w+\s+){1,4}(?:by|von|par|por)\s+(.+)")
"""`Guide by Ann Lee`, `All posts by Ann Lee`."""
_PARTS = pattern(r"\s*[|•·∙]\s*|\s+[-–—/]+\s+|\s*//\s*|\s{2,}|\s+-+\s*|\s*-+\s+|^\W+|\W+$")


def find_authors(blocks: Sequence[Block], near: range, title: str | None) -> tuple[str, ...]:
    """Return the names of the first byline in `near`, else the bare names that stand where a byline stands.

    `title` is the article's headline: what stands in it is no byline.
    """
    headline = fold(title or "")
    for i in near:
        if names := byline_at(blocks, i):
            return names
        if (names := _beside_date(blocks[i].text)) and _are_people(names, blocks, headline):
            return names
    for i in near:
        if _stands_as_byline(blocks, i, near) and _are_people(names := lone_names(blocks[i].text), blocks, headline):
            return tuple(dict.fromkeys((*names, *_names_below(blocks, i + 1))))
    members = (_member(blocks, i) for i in near)
    return next((names for names in members if names and fold(names[0]) not in headline), ())


def byline_at(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """Return the names that a line tells with a word for it: `by Ann Lee`, `Autor` before them or in the line above."""
    text = blocks[i].text
    return read_byline(text) or _after_label(text) or _label_within(text) or _label_above(blocks, i)


def likeliest_byline(blocks: Sequence[Block], rates: Rates, title: str | None) -> tuple[str, ...]:
    """Return the names in the line that rates highest as a byline, of those that hold names alone or with a date.

    `rates` is how the tagger rates each block, the log of a probability, `(n,)`.
    """
    headline = fold(title or "")
    likely = sorted((rates > LIKELY).nonzero()[0].tolist(), key=lambda i: -rates[i])
    for i in likely:
        text = blocks[i].text
        if len(text) > MAX_LINE_CHARS:
            continue
        names = byline_at(blocks, i) or _beside_date(text) or _signed(blocks, i) or _odd_handle(text)
        if names and _are_people(names, blocks, headline):
            return names
    return ()


def _odd_handle(text: str) -> tuple[str, ...]:
    """The member's name that makes up a line, if no sentence has such a word."""
    handle = text.strip(_AROUND_HANDLE)
    return (handle,) if _is_handle(handle) and _is_odd(handle) else ()


def _label_within(text: str) -> tuple[str, ...]:
    """The names behind a label amid a line that tells something else first: `来源：新华社 作者：李明`."""
    if len(text) > MAX_LINE_CHARS or sum(map(text.count, COLONS)) < 2:
        return ()
    fields = list(_FIELD.finditer(text))
    starts = ((field.start(), start_of_label(field[0])) for field in fields[1:])
    found = (read_byline(text[at + start :]) for at, start in starts if start is not None)
    return next(filter(None, found), ())


def _after_label(text: str) -> tuple[str, ...]:
    """The names in `Autor Ann Lee`, where a label without a colon and nothing but names make up the line."""
    label, _, names = text.partition(" ")
    return lone_names(names.rstrip(": ")) if label.rstrip(":").lower() in LABEL_ONLY - KICKERS else ()


def _member(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """The name of a forum's member, on a line by itself below `Thread starter` or above the date of the post."""
    handle = blocks[i].text.strip(_AROUND_HANDLE)
    if not _is_handle(handle):
        return ()
    said = blocks[i - 1].text.strip(" :").lower() if i else ""
    below = blocks[i + 1].text if i + 1 < len(blocks) else ""
    if said.endswith(THREAD_STARTERS) or (len(below) <= MAX_LINE_CHARS and is_date_line(below) and _is_odd(handle)):
        return (handle,) if not _is_common(handle.lower(), [block.text for block in blocks]) else ()
    return ()


def _is_handle(text: str) -> bool:
    """Whether a text may be what somebody goes by on a site: one word, and no button's or date's.

    >>> _is_handle("eseppelt"), _is_handle("Donnerstag")
    (True, False)
    """
    if not _HANDLE.fullmatch(text) or "admin" in text.lower() or text.lower() in NO_NAMES:
        return False
    return has_words(text) and clean_name(text) != ""


def _is_odd(handle: str) -> bool:
    """Whether a word is written as no word of a sentence is: with a digit, an underscore, a capital inside.

    In scripts without capitals nothing tells.
    """
    if any(c.isalpha() and not has_case(c) for c in handle):
        return False
    return not handle.isalpha() or not (handle[1:].islower() or handle.isupper()) or handle.islower()


def _are_people(names: Sequence[str], blocks: Sequence[Block], headline: str) -> bool:
    """Whether what looks like names is more than words with capitals.

    Where an article speaks of strategy, `HR Strategy` is what it is filed under, and nobody who wrote it.
    """
    texts = [block.text.lower() for block in blocks]
    return not any(fold(name) in headline or _is_spoken_of(name.lower(), texts) for name in names)


def _is_spoken_of(name: str, texts: Sequence[str]) -> bool:
    """Whether the page uses the last word of a name time and again without the name."""
    name = name.partition(",")[0]
    return _is_common(name.split()[-1], [text for text in texts if name not in text])


def _is_common(word: str, texts: Sequence[str]) -> bool:
    """Whether a word stands time and again in texts, addresses apart."""
    if word in AGENCIES or word in GROUPS:
        return False
    alone = re.compile(rf"(?<![\w@/.-]){re.escape(word)}(?![\w@/-]|\.\w)")
    return sum(word in text and alone.search(text) is not None for text in texts) >= COMMON_BLOCKS


@lru_cache(maxsize=1024)
def lone_names(text: str) -> tuple[str, ...]:
    """Return the names in a line that holds nothing else.

    >>> lone_names("Ann Lee and Bo van der Berg, Senior Reporter"), lone_names("The old bridge")
    (('Ann Lee', 'Bo van der Berg'), ())
    """
    if not 2 <= len(text) <= MAX_NAMES_CHARS:
        return ()
    if text.strip(" ()").lower() in AGENCIES:
        return (text.strip(" ()"),)
    if not text[0].isupper() or text[-1] in ":?!…" or not 2 <= len(text.split()) <= MAX_NAMES_WORDS or has_digit(text):
        return ()
    names = split_names(text)
    return names if names and all(map(_is_person, names)) else ()


def _signed(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """The names that make up a line, unless a picture's credit (`Photo: …`) right below tells that it shows them."""
    names = lone_names(blocks[i].text)
    below = blocks[i + 1].text if names and i + 1 < len(blocks) else ""
    is_credit = 0 < len(below) <= MAX_LINE_CHARS and below[0] != "©" and reads_as_caption(below)
    return () if is_credit else names


def _is_person(name: str) -> bool:
    """Whether a name is a person's: two to four capital words, particles and titles behind it apart; or an agency's."""
    words = name.partition(",")[0].split()
    if name.lower() in AGENCIES:
        return True
    if not NO_NAMES.isdisjoint(name.lower().split()):
        return False
    if any(word[0].isupper() and len(word) >= MIN_CHARS and word.lower() in DATE_WORDS for word in words):
        return False
    capital = [word for word in words if word[0].isupper() and word.replace(".", "").replace("-", "").isalpha()]
    small = [word for word in words if word in PARTICLES]
    return 2 <= len(words) <= 5 and len(capital) >= 2 and len(capital) + len(small) == len(words)


def _names_below(blocks: Sequence[Block], start: int) -> tuple[str, ...]:
    """The names in the lines right below a line of names."""
    names: list[str] = []
    for block in blocks[start : start + 4]:
        if not (found := lone_names(block.text)):
            break
        names += found
    return tuple(names)


def _stands_as_byline(blocks: Sequence[Block], i: int, near: range) -> bool:
    """Whether a line of names is a byline without its `by`: a date stands beside it, or, of the line below the
    headline, a note on the author somewhere."""
    text = blocks[i].text
    if len(text) > MAX_NAMES_CHARS or not _signed(blocks, i):
        return False
    beside = [blocks[k].text for k in range(max(0, i - LINES_BESIDE), min(len(blocks), i + LINES_BESIDE + 1)) if k != i]
    if any(len(line) <= MAX_LINE_CHARS and tells_when(line) for line in beside):
        return True
    start = f"{text} "
    return i == near.start + 1 and any(
        block.text.startswith(start) and len(block.text) > len(text) + 20 for block in blocks
    )


def _label_above(blocks: Sequence[Block], i: int) -> tuple[str, ...]:
    """The names below a line that is only `By` or `Autor:`."""
    label = blocks[i].text.strip().rstrip(f"{COLONS} ")
    if i + 1 >= len(blocks) or len(label) > 24 or not label or label.lower() in KICKERS:
        return ()
    below = blocks[i + 1].text
    return read_byline(f"{label}: {below}") if len(below) < MAX_LINE_CHARS else ()


def _beside_date(text: str) -> tuple[str, ...]:
    """`Ann Lee · Nov 23, 2023` or `3 May 2022 von Ann Lee`: who shares a line with the date."""
    if len(text) > MAX_LINE_CHARS:
        return ()
    bare, timed = without_times(text)
    if not timed and not any(map(tells_when, _PARTS.split(text))):
        return ()
    for part in _PARTS.split(bare):
        line = before_date_words(part).strip(" ,/")
        if line and (names := read_byline(line) or _after_label(line) or lone_names(line[: end_of_names(line)])):
            return names
        rest = before_date_words(line, 1)
        handle = (_who_wrote(rest) or after_intro(rest)).strip(" ,;:|/•·–—-")
        if _is_handle(handle):
            return (handle,)
    return ()


def _who_wrote(line: str) -> str:
    """What stands before `wrote` at a line's end, nothing where it does not."""
    low = line.lower()
    verb = next((verb for verb in WROTE if low.endswith(f" {verb}")), None)
    return line[: -len(verb) - 1] if verb else ""


def end_of_article(decisions: Sequence[Decision]) -> int:
    """The index behind the last kept block; 0 if none is kept."""
    return next((i for i in range(len(decisions), 0, -1) if decisions[i - 1].kept), 0)


def authors_under(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """A labelled byline (`Autor: …`) right under the article."""
    end = end_of_article(decisions)
    if not end:
        return ()
    near = (_labelled_byline(decision.text) for decision in decisions[max(0, end - 2) : end - 1 + LINES_UNDER])
    return next(filter(None, near), ())


def only_byline(decisions: Sequence[Decision]) -> tuple[str, ...]:
    """The names of the labelled byline, or bylines, of the page if they are the same everywhere."""
    told = {names for decision in decisions if (names := _labelled_byline(decision.text))}
    return told.pop() if len(told) == 1 else ()


def _labelled_byline(text: str) -> tuple[str, ...]:
    """The names behind a label with a colon, or behind `Written by`."""
    if len(text) >= MAX_LABELLED_CHARS:
        return ()
    colon = holds_any(text[1:MAX_LABEL_CHARS], COLONS)
    return read_byline(text) if colon or text.lower().startswith(LONG_INTROS) else ()


def labelled_names(text: str, *, handles: bool) -> tuple[str, ...]:
    """The names in a line that the markup calls an author's or a byline, however it opens.

    `handles` takes single words as well: who has no other name on the site, or signs as the newsroom.
    """
    if len(text) > MAX_LINE_CHARS or text.lower().startswith(OTHER_WORK):
        return ()
    behind = _BEHIND_BY.match(text)
    line = behind[1] if behind else text
    end = end_of_names(line)
    names = read_byline(text) or _beside_date(text) or split_names(before_date_words(line[:end], 1))
    is_name = looks_like_name if end == len(line) else _is_person  # where a line is cut it may be a sentence
    return names if all(handles and _is_handle(name) if _is_word(name) else is_name(name) for name in names) else ()


def _is_word(name: str) -> bool:
    """Whether a name is a single word of a script with capitals, and no agency's."""
    return " " not in name and any(map(has_case, name)) and name.lower() not in AGENCIES
