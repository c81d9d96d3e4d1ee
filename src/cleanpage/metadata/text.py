"""Metadata of a bare text dump: the title line, the byline, the date line and the reading time around the article."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import authors_under, end_of_article, find_authors, likeliest_byline, only_byline
from cleanpage.metadata.dates import find_dates, has_digit
from cleanpage.metadata.day_first import language_of_dates
from cleanpage.metadata.headline import BLOCKS_ABOVE, MIN_PARAGRAPH_CHARS, find_title
from cleanpage.metadata.lines import MAX_LINE_CHARS, PUBLISHED, has_words, is_byline_or_date, is_date_line
from cleanpage.metadata.titles import MUCH_THE_SAME, likeness, without_site
from cleanpage.patterns import holds_any, pattern, width
from cleanpage.types import HEADINGS, Block, Decision, Metadata

if TYPE_CHECKING:
    from cleanpage.tagger import Lines

BLOCKS_BELOW = 8
"""How far below it."""
LINES_TO_UPDATE = 2
"""The time of a change stands this close below the time of publication."""
LINES_OUTSIDE = 4
"""A name above the headline or a date under the article stands this close to it."""
LINES_TO_DATE = 8
"""A date stands this close above the headline: buttons to share lie between. (On the development
pages 19 more are found rightly than within 4 lines, and 3 wrongly.)"""
MAX_LEAD_CHARS = 30
"""What says of what a date is stands this close before it."""
MAX_LABEL_CHARS = 29
"""A line that only says what the date below it is of is this short."""
MAX_SAMPLE_CHARS = 5000
"""So much of the article tells its language."""

_LABEL_ENDS = pattern(r"\d+|[|·•,;()。]|\.\s|\s[-–—/]\s")

ENGLISH = frozenset(("the", "of", "and", "to", "is", "that", "for", "with"))
ENGLISH_SHARE = 0.06
"""More of the words of a text in English are these, of lists of headlines too."""
MIN_WORDS = 30
"""So many words with less of them tell that a text is not."""

MODIFIED_WORDS = (
    "update", "modified", "edited", "aktualisiert", "geändert", "änderung", "bearbeitet", "überarbeitet", "mis à jour",
    "mise à jour", "modifié", "modification", "actualizad", "actualización", "modificad", "atualizad", "atualização",
    "alterado", "aggiornamento", "modificato", "gewijzigd", "ändrad", "endret", "ændret", "zmodyfikowan",
    "değiştirilme", "изменен", "修改", "업데이트",
    "aggiornat", "aktualizacja", "aktualizowan", "bijgewerkt", "uppdaterad", "oppdatert", "opdateret", "päivitetty",
    "muokattu", "uppfært", "uuendatud", "muudetud", "atjaunot", "atjaunināt", "atnaujint", "aktualizov", "posodobljen",
    "ažuriran", "izmijenjen", "izmenjen", "ажуриран", "измењен", "përditësuar", "güncel", "yenilən", "diperbarui",
    "dikemas kini", "dikemaskini", "frissítve", "módosítva", "actualizat", "actualitzat", "оновлено", "змінено",
    "обновлен", "абноўлен", "актуализиран", "ενημέρωση", "განახლ", "թարմաց", "cập nhật", "更新", "修正", "수정",
    "تحديث", "به‌روز",
    "به روز", "بروزرسانی", "اپ ڈیٹ", "עודכן", "अपडेट", "अद्यतन", "আপডেট", "અપડેટ", "புதுப்பிக்க",
    "อัปเดต", "อัพเดต", "ปรับปรุง", "แก้ไขล่าสุด", "bygewerk",
    "opgedateer", "imesasishwa", "обновен", "изменет", "eguneratu", "жаңартыл", "yangilan", "янгилан", "шинэчил",
    "പുതുക്കിയ", "నవీకరించ", "ನವೀಕರಿಸ", "ਅੱਪਡੇਟ", "अद्यावधिक", "යාවත්කාලීන", "ዘምኗል", "ອັບເດດ",
)  # fmt: skip
"""Words that make the date after them one of a change."""

OTHER_DATES = (
    "joined", "join date", "registered", "member since", "consulted", "accessed", "retrieved", "registriert",
    "mitglied seit", "dabei seit", "beitritt", "abgerufen", "inscrit", "inscription", "membre depuis", "consulté",
    "registrado", "miembro desde", "consultado", "membro desde", "iscritto", "iscrizione", "consultato", "dołączył",
    "rejestracja", "dostęp", "lid sinds", "geregistreerd", "зарегистрирован", "регистрация", "зареєстрован",
    "реєстрація", "註冊", "注册", "登録日", "가입",
)  # fmt: skip
"""Words that make the date after them one of a member's or of a source's."""

OF_OTHERS = (*MODIFIED_WORDS, *OTHER_DATES)


def read_text(decisions: Sequence[Decision], url: str | None, lines: Lines | None, language: str = "") -> Metadata:
    """Return the metadata of a dump from its headline and the lines around its first kept paragraph.

    `language` is what its header says that it is written in.
    """
    blocks = [decision.block for decision in decisions]
    first = first_paragraph(decisions)
    article = " ".join([decision.block.text for decision in decisions if decision.kept])
    title_at, title = find_title(decisions, lines.headline, article) if lines else (None, None)
    start = title_at if title_at is not None else max(0, first - BLOCKS_ABOVE)
    stop = min(len(blocks), max(start, first) + BLOCKS_BELOW, start + BLOCKS_ABOVE + BLOCKS_BELOW)
    near = range(start, stop)
    dated = lines_around(decisions, near)
    texts = (block.text for block in blocks)
    language = language_of_dates([language], url, texts, partial(is_english, decisions))
    published, modified = find_published(blocks, dated, language)
    published = published or _only_labelled(blocks, language)
    above = range(max(0, start - LINES_OUTSIDE), start)
    authors = find_authors(blocks, near, title) or find_authors(blocks, above, title)
    authors = authors or authors_under(decisions) or only_byline(decisions)
    if not authors and lines:
        authors = likeliest_byline(blocks, lines.byline, title)
    return Metadata(title=title, authors=authors, published=published, modified=modified, url=url)


def filled(told: Metadata, found: Metadata) -> Metadata:
    """Return what a dump's header tells, its gaps filled with what was found in the dump.

    Of the title the headline that was found, if it says much the same: headers have the site's name behind it.
    """
    title = found.title
    if told.title and likeness(told.title, title or "") < MUCH_THE_SAME:
        title = without_site(told.title, told.site_name, told.url)
    told = told._replace(title=title)
    return told._replace(**{name: value for name, value in found._asdict().items() if not getattr(told, name)})


def first_paragraph(decisions: Sequence[Decision]) -> int:
    """The index of the first kept block that is prose, else of the first kept one, else 0."""
    kept = [i for i, decision in enumerate(decisions) if decision.kept]
    for i in kept:
        text = decisions[i].text
        if len(text) >= MIN_PARAGRAPH_CHARS * width(text) and is_byline_or_date(text) is None and not read_byline(text):
            return i
    return kept[0] if kept else 0


def lines_around(decisions: Sequence[Decision], near: range) -> list[int]:
    """The lines in which a date may stand, the likeliest first: `near`, right above it, right under the article."""
    end = end_of_article(decisions) or near.stop + 1
    under = range(max(near.stop, end), min(len(decisions), end + LINES_OUTSIDE))
    return [*near, *range(near.start - 1, max(-1, near.start - 1 - LINES_TO_DATE), -1), *under]


def find_published(blocks: Sequence[Block], lines: Sequence[int], language: str) -> tuple[str | None, str | None]:
    """Return when the article was published and when it was changed, from the blocks numbered in `lines`."""
    published = modified = None
    left = len(lines)
    for i in lines:
        for iso, changed in _times_told(blocks, i, language):
            if changed:
                modified = modified or iso
            elif not published:
                published, left = iso, LINES_TO_UPDATE + 1
        left -= 1
        if left <= 0 or (published and modified):
            break
    return published, modified


def _times_told(blocks: Sequence[Block], i: int, language: str) -> Iterator[tuple[str, bool]]:
    """The dates that a date line or a byline tells, each with whether it is that of a change."""
    text = blocks[i].text[: 2 * MAX_LINE_CHARS]
    if blocks[i].note or (len(blocks[i].text) > MAX_LINE_CHARS and not read_byline(text)):
        return
    dates = list(find_dates(text, language))
    if not dates or not (
        is_date_line(text)
        or read_byline(text)
        or any("T" in found.iso for found in dates)
        or _is_labelled(text[: dates[0].start])
    ):
        return
    end = 0
    for found in dates:
        label = label_of(blocks, i, text[max(end, found.start - MAX_LEAD_CHARS) : found.start].strip())
        end = found.end
        if not holds_any(label, OTHER_DATES):
            yield found.iso, holds_any(label, MODIFIED_WORDS)


def label_of(blocks: Sequence[Block], i: int, lead: str) -> str:
    """Return, in small letters, what says of what a date in the block is: in `lead` before it, else a short line above.

    Of what stands between two dates the last part tells of the second (`Published today | Updated …`).
    """
    parts = _LABEL_ENDS.split(lead.lower()) if lead else [_label_above(blocks, i)]
    return next((part for part in map(str.strip, reversed(parts)) if _is_label(part)), "")


def _label_above(blocks: Sequence[Block], i: int) -> str:
    above = blocks[i - 1] if 0 < i <= len(blocks) else None
    short = above is not None and above.tag not in HEADINGS and len(above.text) <= MAX_LABEL_CHARS
    return above.text.lower() if above and short and not has_digit(above.text) else ""


def _is_label(text: str) -> bool:
    return text.startswith(PUBLISHED) or holds_any(text, OF_OTHERS)


def _only_labelled(blocks: Sequence[Block], language: str) -> str | None:
    """Return the date of the page's lines that say `published`, wherever they stand, if all of them tell the same."""
    lines = [block.text for block in blocks if len(block.text) <= MAX_LINE_CHARS and _says_published(block.text)]
    dates = [(line, found) for line in lines for found in islice(find_dates(line, language), 1)]
    told = {found.iso for line, found in dates if _is_labelled(line[: found.start])}
    return told.pop() if len(told) == 1 else None


def _says_published(text: str) -> bool:
    return text.lower().startswith(PUBLISHED)


def _is_labelled(lead: str) -> bool:
    """Whether what stands before a date in its line only says that it is the publication's.

    >>> _is_labelled("Veröffentlicht am: "), _is_labelled("Published by the author on ")
    (True, False)
    """
    return _says_published(lead) and not has_words(lead)


def is_english(decisions: Sequence[Decision]) -> bool | None:
    """Whether the kept text is plainly English; None where there is too little to tell."""
    article = " ".join([decision.block.text for decision in decisions if decision.kept])
    words = article[:MAX_SAMPLE_CHARS].lower().split()
    english = sum(map(ENGLISH.__contains__, words))
    if words and english / len(words) > ENGLISH_SHARE:
        return True
    return False if len(words) > MIN_WORDS else None
