"""How the world's languages write dates and ages: names of months and weekdays, and the words of `5 minutes ago`.

They come from the Unicode Consortium's Common Locale Data Repository (CLDR, Unicode License v3), as Babel ships it;
to them come the names that people use and it lacks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import Any

import cleanpage.metadata.calendars as calendars

LOCALES = (
    "en de,de_AT fr,fr_CA es,es_MX pt,pt_PT it pl uk ru be nl sv nb nn da is fi et lv lt cs sk sl hr sr,sr_Latn,bs "
    "mk bg tr az kk uz ky tg hu ro el id ms fil ca eu gl cy ga sq hy ka ar,ar_MA,ar_LB fa ps ur he hi mr ne bn as pa "
    "gu or ta te kn ml si th lo km my sw so am af ha ig mt lb eo tk sd vi"
)
"""Those of one language are one row. Where a name is of different months in two languages, the first is meant."""
_HAS_DIGIT = re.compile(r"\d").search
_HAS_LETTER = re.compile(r"[^\W\d_]").search
UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def _numbered(names: str) -> dict[int, str]:
    return dict(enumerate(names.split("|"), 1))


_ALSO = {
    "en": {9: "sept"},
    "de": {1: "jän jänner", 2: "feber", 3: "mrz maerz"},
    "fr": {2: "fév fevrier", 8: "aout", 12: "decembre"},
    "es": {9: "setiembre sep set"},
    "pt": {3: "marco"},
    "it": {9: "sett"},
    "uk": {4: "кві", 5: "тра", 6: "чер", 8: "сер", 10: "жов", 11: "лис", 12: "гру"},
    "ru": {2: "фев", 9: "сен", 11: "ноя"},
    "be": {5: "траўня"},
    "nl": {9: "sept"},
    "sv": {3: "mar", 6: "jun", 7: "jul", 9: "sept"},
    "nb": {9: "sept"},
    "da": {9: "sept"},
    "is": {8: "ágú", 11: "nóv"},
    "lv": _numbered("janvārī|februārī|martā|aprīlī|maijā|jūnijā|jūlijā|augustā|septembrī|oktobrī|novembrī|decembrī"),
    "sl": _numbered("januarja|februarja|marca|aprila|maja|junija|julija|avgusta|septembra|oktobra|novembra|decembra"),
    "hr": {11: "studenog"},
    "sr": _numbered(
        "јануара januara|фебруара februara|марта marta|априла aprila|маја maja|јуна juna|јула jula|"
        "августа avgusta|септембра septembra|октобра oktobra|новембра novembra|децембра decembra"
    ),
    "bg": {11: "ное"},
    "hu": {2: "feb"},
    "ro": {11: "noi"},
    "el": {3: "μαρτ", 5: "μαίου μαϊ", 9: "σεπτ"},
    "id": {8: "agt"},
    "ar": {
        2: "شباط",
        3: "آذار",
        4: "ابريل إبريل نيسان",
        5: "أيار ماي",
        6: "يونيه حزيران",
        7: "يوليه تموز",
        8: "اغسطس آب",
        9: "أيلول شتنبر",
        10: "اكتوبر",
        11: "نونبر",
        12: "دجنبر",
    },
    "eu": _numbered(
        "urtarrilaren|otsailaren|martxoaren|apirilaren|maiatzaren|ekainaren|uztailaren|abuztuaren|irailaren|"
        "urriaren|azaroaren|abenduaren"
    ),
    "he": _numbered(
        "בינואר בינו|בפברואר בפבר|במרץ מרס במרס|באפריל באפר|במאי|ביוני|ביולי|באוגוסט באוג|בספטמבר בספט|באוקטובר באוק|"
        "בנובמבר בנוב|בדצמבר בדצמ"
    ),
    "hi": {1: "जन", 2: "फरवरी फर", 9: "सितम्बर सित", 10: "अक्तूबर", 11: "नवम्बर नव", 12: "दिसम्बर दिस"},
}
"""Names in other cases, by other spellings and shorter than CLDR has them: by the number of the month."""


def write_table(path: Path = Path(calendars.TABLE)) -> int:
    """Write a row a language: its code, twelve months, the weekdays, the words of ages; return how many."""
    rows = ["\t".join(_row(names.split(","))) for names in LOCALES.split()]
    path.write_text("".join(f"{row}\n" for row in rows), "utf-8")
    return len(rows)


def _row(names: list[str]) -> Iterator[str]:
    from babel import Locale

    locales = list(map(Locale.parse, names))
    yield locales[0].language
    also = _ALSO.get(locales[0].language, {})
    for month in range(1, 13):
        yield _distinct(chain(*(_of_month(locale, month) for locale in locales), also.get(month, "").split()))
    yield _distinct(chain.from_iterable(map(_weekdays, locales)))
    yield _distinct(chain.from_iterable(map(_ages, locales)))


def _distinct(names: Iterable[str]) -> str:
    """Return names without those that number (`1月`) and without repetition, as the table keeps them."""
    keys = map(calendars.key, names)
    return ",".join(dict.fromkeys(key for key in keys if _HAS_LETTER(key) and not _HAS_DIGIT(key)))


def _of_month(locale: Any, month: int) -> Iterator[str]:
    for widths in (locale.months["format"], locale.months["stand-alone"]):
        for width in ("wide", "abbreviated"):
            # Catalan has the preposition with it: `de gener`.
            yield widths.get(width, {}).get(month, "").removeprefix("de ").removeprefix("d’").removeprefix("d'")


def _weekdays(locale: Any) -> Iterator[str]:
    """Yield the weekdays' whole names: in short many are words of other languages (`dim`, `sam`, `son`)."""
    for widths in (locale.days["format"], locale.days["stand-alone"]):
        yield from chain.from_iterable(day.split() for day in widths.get("wide", {}).values())


def _ages(locale: Any) -> Iterator[str]:
    """Yield the words around the number in `5 minutes ago`."""
    fields: Mapping[str, Mapping[str, Any]] = locale._data["date_fields"]
    for unit in UNITS:
        for said in fields.get(unit, {}).get("past", {}).values():
            if "{0}" in said:
                yield from (word for word in said.replace("{0}", " ").split() if len(word) > 1)
