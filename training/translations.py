"""Which words of the world's interfaces say the same: a dictionary drawn from the translations that packages ship.

`Teilen`, `compartir` and `paylaş` stand on a page where `share` does, so a tagger that has learnt what `share` says
need not learn it again in each language. Packages carry their interface in dozens of languages, message by message;
which word of a message answers which is told by how often they meet (IBM's first model: Brown and others, 1993).
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TypeAlias

from cleanpage.tagger.words import bare_word

Words: TypeAlias = tuple[str, ...]
Messages: TypeAlias = list[tuple[Words, Words]]

TABLE = Path(__file__).with_name("translations.tsv")
MAX_WORDS = 8
"""Longer messages are sentences, whose words say less of each other."""
MIN_MESSAGES = 150
ROUNDS = 5
MIN_TIMES, MIN_AGREEMENT = 2, 0.02
"""How often two words are expected to have met, and the product of the two probabilities of one given the other."""
_LANGUAGE = re.compile(r"(?:^|/)([a-z]{2,3})(?:[_-](\w+))?/LC_MESSAGES/.*\.(po|mo)$")
_TRADITIONAL = ("hant", "tw", "hk")
_NO_WORD = re.compile(r"[%{}<>&=/_@$]|^\d*$")


def read_catalogues(wheels: Iterable[Path]) -> dict[str, Messages]:
    """Return the short messages of the packages with their translations, by language."""
    messages: dict[str, set[tuple[Words, Words]]] = defaultdict(set)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as archive:
            names = set(archive.namelist())
            for name in sorted(names):
                found = _LANGUAGE.search(name)
                if found is None or (found[3] == "po" and name.removesuffix("po") + "mo" in names):
                    continue
                written = "-hant" if found[1] == "zh" and (found[2] or "").lower() in _TRADITIONAL else ""
                messages[found[1] + written].update(_messages(name, archive.read(name)))
    return {language: sorted(some) for language, some in sorted(messages.items()) if len(some) >= MIN_MESSAGES}


def _messages(name: str, data: bytes) -> Iterator[tuple[Words, Words]]:
    """Yield the short messages of a catalogue, each with its translation; none of a damaged one."""
    from babel.messages.mofile import read_mo
    from babel.messages.pofile import read_po

    try:
        catalogue = (read_mo if name.endswith(".mo") else read_po)(io.BytesIO(data))
    except (OSError, ValueError, LookupError, struct.error):
        return
    for message in catalogue:
        english, foreign = message.id, message.string
        english = english[0] if isinstance(english, (list, tuple)) else english
        if isinstance(english, str) and isinstance(foreign, str) and english != foreign and not message.fuzzy:
            pair = words_of(english), words_of(foreign)
            if all(0 < len(words) <= MAX_WORDS for words in pair):
                yield pair


def words_of(message: str) -> Words:
    """Return the words of a message, as the tagger takes them, without what is filled in later.

    >>> words_of("Share this on %(site)s &hellip;"), words_of("(Delete?)")
    (('share', 'this', 'on'), ('delete',))
    """
    bare = map(bare_word, message.lower().split())
    return tuple(word for word in bare if not _NO_WORD.search(word))


def align(messages: Messages) -> dict[str, tuple[str, float]]:
    """Return, for each foreign word, the English one that it most likely answers, and how sure and often.

    >>> messages = [(("share",), ("teilen",)), (("share", "page"), ("seite", "teilen")), (("page",), ("seite",))]
    >>> found = align(messages * 2)
    >>> {foreign: english for foreign, (english, _) in sorted(found.items())}
    {'seite': 'page', 'teilen': 'share'}
    """
    forth, _ = _first_model(messages)
    back, met = _first_model([(foreign, english) for english, foreign in messages])
    best: dict[str, tuple[float, str]] = {}
    for (foreign, english), likely in back.items():
        agreement = likely * forth[english, foreign]
        if agreement >= MIN_AGREEMENT and met[foreign, english] >= MIN_TIMES:
            best[foreign] = max(best.get(foreign, (0.0, "")), (agreement, english))
    return {foreign: (english, agreement * met[foreign, english]) for foreign, (agreement, english) in best.items()}


def _first_model(messages: Messages) -> tuple[Mapping[tuple[str, str], float], Mapping[tuple[str, str], float]]:
    """Return P(second word | first) for words of messages that answer each other, and how often they are met so."""
    likely: dict[tuple[str, str], float] = defaultdict(lambda: 1.0)
    met: dict[tuple[str, str], float] = {}
    for _ in range(ROUNDS):
        met = defaultdict(float)
        of_first: dict[str, float] = defaultdict(float)
        for firsts, seconds in messages:
            for second in seconds:
                total = sum(likely[first, second] for first in firsts)
                for first in firsts:
                    share = likely[first, second] / total
                    met[first, second] += share
                    of_first[first] += share
        likely = defaultdict(float, {pair: times / of_first[pair[0]] for pair, times in met.items()})
    return likely, met


def write_table(wheels: Iterable[Path], path: Path = TABLE) -> int:
    """Write each foreign word with the English one that it answers in any language; return how many there are."""
    by_language = read_catalogues(wheels)
    best: dict[str, tuple[str, float]] = {}
    with ProcessPoolExecutor() as pool:
        for found in pool.map(align, by_language.values()):
            for foreign, (english, strength) in found.items():
                if foreign != english and strength > best.get(foreign, ("", 0.0))[1]:
                    best[foreign] = english, strength
    lines = [f"{foreign}\t{english}\n" for foreign, (english, _) in sorted(best.items())]
    path.write_text("".join(lines), "utf-8")
    return len(lines)


def translations(path: Path = TABLE) -> dict[str, str]:
    """Return the English word that each foreign one answers."""
    return dict(line.split("\t") for line in path.read_text("utf-8").splitlines())
