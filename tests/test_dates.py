"""Dates of many languages and machines, to ISO 8601 with the precision they have."""

from __future__ import annotations

import re
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage.metadata.calendars import rows
from cleanpage.metadata.dates import _from_iso, find_dates, parse_date
from cleanpage.metadata.day_first import language_of_dates

DAY, MINUTE = "2023-11-23", "2023-11-23T22:15"

WRITTEN = [
    ("November 23, 2023 10:15 PM 2 min read", MINUTE),
    ("Nov. 23, 2023 at 10:15 p.m. EST", f"{MINUTE}-05:00"),
    ("10:15 PM · Nov 23, 2023", MINUTE),
    ("Thursday, November 23rd, 2023", DAY),
    ("23rd of November 2023", DAY),
    ("Nov 23 2023, 12:05am", "2023-11-23T00:05"),
    ("23.11.2023, 22:15 Uhr", MINUTE),
    ("23. November 2023 um 22.15 Uhr", MINUTE),
    ("21:34 Uhr, 3.4.2023", "2023-04-03T21:34"),
    ("le 23 novembre 2023 à 22h15", MINUTE),
    ("1er mars 2024", "2024-03-01"),
    ("23 de noviembre de 2023 a las 22:15", MINUTE),
    ("23 de novembro de 2023 às 22h15", MINUTE),
    ("23 novembre 2023, ore 22:15", MINUTE),
    ("23 listopada 2023, 22:15", MINUTE),
    ("23 листопада 2023, 22:15", MINUTE),
    ("23 ноября 2023 г. в 22:15", MINUTE),
    ("23 november 2023 om 22:15", MINUTE),
    ("den 23 november 2023 kl. 22.15", MINUTE),
    ("23. marraskuuta 2023 klo 22.15", MINUTE),
    ("23. listopadu 2023", DAY),
    ("23 Kasım 2023 22:15", MINUTE),
    ("2023. november 23. 22:15", MINUTE),
    ("23 noiembrie 2023", DAY),
    ("23 Νοεμβρίου 2023, 22:15", MINUTE),
    ("23 November 2023 pukul 22:15", MINUTE),
    ("٢٣ نوفمبر ٢٠٢٣", DAY),
    ("23 בנובמבר 2023 בשעה 22:15", MINUTE),
    ("23 नवंबर 2023", DAY),
    ("23 พฤศจิกายน 2566", DAY),
    ("23 พฤศจิกายน พ.ศ. 2566", DAY),
    ("23 نوفمبر/تشرين الثاني 2023", DAY),
    ("23 نومبر 2023", DAY),
    ("23 tháng 11, 2023", DAY),
    ("22:15 23 thg 11, 2023", MINUTE),
    ("26, Abril, 2022 7:43 p.m.", "2022-04-26T19:43"),
    ("23 نومبر، 2023 10:15 PM", MINUTE),
    ("23\u200f/11\u200f/2023، 10:15 م", MINUTE),
    ("23 تشرين الثاني 2023", DAY),
    ("23 نوامبر 2023، ساعت 22:15", MINUTE),
    ("23 নভেম্বর, 2023", DAY),
    ("23 நவம்பர், 2023, 10:15 PM", MINUTE),
    ("13, జనవరి 2024, శనివారం", "2024-01-13"),
    ("2023 നവംബർ 23", DAY),
    ("2023. gada 23. novembris 22:15", MINUTE),
    ("2023 ж. 23 қараша, 22:15", MINUTE),
    ("2023-ж., 23-ноябрь", DAY),
    ("2023 թ. նոյեմբերի 23, 22:15", MINUTE),
    ("2023 оны 11-р сарын 23", DAY),
    ("2023(e)ko azaroaren 23(a) (22:15)", MINUTE),
    ("23 d’octubre del 2024", "2024-10-23"),
    ("23 ta’ Novembru 2023", DAY),
    ("25 Meán Fómhair 2024", "2024-09-25"),
    ("23-noyabr, 2023, 22:15", MINUTE),
    ("23 нояб. 2023 г., 22:15:00", f"{MINUTE}:00"),
    ("13. januar 2024 09.05.00", "2024-01-13T09:05:00"),
    ("14 Mac 2024, 2:30 PTG", "2024-03-14T14:30"),
    ("2023年11月23日 晚上10:15", MINUTE),
    ("2023年11月23日 22:15", MINUTE),
    ("2023年11月23日 22時15分", MINUTE),
    ("2023年11月23日 午後10時5分", "2023-11-23T22:05"),
    ("2023-11-23 下午10:15", MINUTE),
    ("2023년 11월 23일 오후 10:15", MINUTE),
    ("2023/11/23 22:15", MINUTE),
    ("11/23/2023", DAY),
    ("23/11/2023", DAY),
    ("11.23.2023", DAY),
    ("23-Nov-23", DAY),
    ("Datum: 23.Nov.23", DAY),
]

MACHINE = [
    ("2023-11-23T20:15:00+00:00", "2023-11-23T20:15:00+00:00"),
    ("2023-11-23T20:15:00.123Z", "2023-11-23T20:15:00+00:00"),
    ("2023-11-23T20:15:00+0200", "2023-11-23T20:15:00+02:00"),
    ("Thu, 23 Nov 2023 20:15:00 GMT", "2023-11-23T20:15:00+00:00"),
    ("Thu Nov 23 2023 20:15:00 GMT+0100 (CET)", "2023-11-23T20:15:00+01:00"),
    ("Thứ sáu, 15/3/2024, 08:30 (GMT+7)", "2024-03-15T08:30+07:00"),
    ("15 March 2024 08:30 (UTC)", "2024-03-15T08:30+00:00"),
    ("20231123", DAY),
    ("202311232215", MINUTE),
    ("1700777700", "2023-11-23T22:15:00+00:00"),
]


@pytest.mark.parametrize(("text", "iso"), WRITTEN + MACHINE)
def test_a_date_keeps_its_precision(text: str, iso: str) -> None:
    assert parse_date(text) == iso


@pytest.mark.parametrize(
    ("language", "iso"), [("en-US", "2023-05-06"), ("en-GB", "2023-06-05"), ("fr", "2023-06-05"), ("", None)]
)
def test_the_language_decides_which_number_is_the_month(language: str, iso: str | None) -> None:
    assert parse_date("05/06/2023", language) == iso


WITHOUT_DATE = [
    "", "2 min read", "February 30, 2023", "May the 4th", "call 555 12 34", "chapter 23", "MacBook Pro 14 2023",
]  # fmt: skip


@pytest.mark.parametrize("text", WITHOUT_DATE)
def test_what_is_no_date_gives_none(text: str) -> None:
    assert parse_date(text) is None


GLUED = [
    ("Publiziert17. Dezember 2024, 12:17", "2024-12-17T12:17"),
    ("Posted on28. Juli 201928. Juli 2019AuthorAnn Lee4 Kommentare", "2019-07-28"),
    ("Published Fri, Apr 28 20232:23 PM EDT", "2023-04-28T14:23-04:00"),
    ("By Ann LeeMay 5, 2020", "2020-05-05"),
    ("Por Ana Ruiz04 de mayo 2022 a las 09:01 hrs.", "2022-05-04T09:01"),
    ("23.11.20230 Kommentare", DAY),
    ("Erstellt am23.11.2023", DAY),
]


@pytest.mark.parametrize(("text", "iso"), GLUED)
def test_what_a_dump_glued_to_a_date_is_no_part_of_it(text: str, iso: str) -> None:
    assert {found.iso for found in find_dates(text, "en")} == {iso}


@pytest.mark.parametrize("text", ["v1.2.2020", "call 06-12-2034567", "10.12.19.20", "A5 5/6/20234567"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert list(find_dates(text, "en")) == []


def test_a_date_starts_behind_the_word_that_is_glued_to_it() -> None:
    (found,) = find_dates("UpdatedApril 10, 2023")
    assert found.start == len("Updated")


@pytest.mark.parametrize("language", rows())
def test_every_language_names_twelve_months(language: str) -> None:
    *months, _, _ = rows()[language]
    assert len(months) == 12
    for number, names in enumerate(months, start=1):
        for name in filter(None, names.split(",")):  # Vietnamese numbers them
            assert parse_date(f"7 {name} 2021", language) == f"2021-{number:02}-07", name


def is_iso(text: str) -> bool:
    if "T" not in text:
        return bool(date.fromisoformat(text))
    return bool(datetime.fromisoformat(text)) and bool(re.fullmatch(r"[\dT:+-]+", text))


NUMBERS = st.integers(0, 2100).map(str)
PIECES = st.sampled_from(
    ["Nov", "mars", "年", "月", "日", "tháng", "/", ".", "-", ":", " ", "T", "Z", "+02:00", "PM", "Uhr"]
)


@given(st.one_of(st.text(max_size=80), st.lists(st.one_of(NUMBERS, PIECES), max_size=14).map("".join)))
def test_whatever_the_text_the_dates_are_iso(text: str) -> None:
    for found in find_dates(text, "en"):
        assert is_iso(found.iso)
        assert 0 <= found.start < found.end <= len(text)
    whole = parse_date(text)
    assert whole is None or is_iso(whole)


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_what_is_written_is_read(day: date) -> None:
    assert parse_date(day.isoformat()) == day.isoformat()
    assert parse_date(f"{day.day}.{day.month}.{day.year}") == day.isoformat()
    assert parse_date(f"{day:%B} {day.day}, {day.year}") == day.isoformat()


@given(
    st.dates(date(1900, 1, 1)).map(str), st.sampled_from("T "), st.times().map(str),
    st.sampled_from(["", "Z", "+01:00", "-0530", "+15:00"]),
)  # fmt: skip
def test_the_short_way_for_iso_reads_what_the_long_one_reads(day: str, between: str, clock: str, zone: str) -> None:
    for value in (day, f"{day}{between}{clock[:5]}{zone}", f"{day}{between}{clock}{zone}"):
        short = _from_iso(value)
        assert short is None or [short] == [found.iso for found in find_dates(value)]


@pytest.mark.parametrize(
    ("declared", "url", "texts", "english", "iso"),
    [
        (["en"], None, [], None, "2023-11-01"),
        (["en", "en-GB"], None, [], None, "2023-01-11"),
        (["en-US", "", "en-AU"], None, [], None, "2023-01-11"),
        (["de", "en-US"], None, [], None, "2023-01-11"),
        (["en-US"], "https://news.example.co.uk/bridge", [], None, "2023-01-11"),
        (["en"], "https://example.io/bridge", [], None, "2023-11-01"),
        (["en"], None, ["Posted 11/01/2023", "and on 25/12/2023"], True, "2023-01-11"),
        (["en-GB"], None, ["11/01/2023", "12/25/2023"], True, "2023-11-01"),
        (["en"], None, ["25/12/2023", "12/25/2023", "10/09/2023"], True, "2023-11-01"),
        (["en-US"], None, ["11/01/2023"], False, "2023-01-11"),
        ([], None, ["11/01/23"], False, "2023-01-11"),
        ([], None, ["11/01/2023"], True, "2023-11-01"),
        ([], None, ["11/01/2023"], None, None),
    ],
)
def test_what_a_page_tells_of_where_it_is_from_decides_which_number_is_the_month(
    declared: list[str], url: str | None, texts: list[str], english: bool | None, iso: str | None
) -> None:
    language = language_of_dates(declared, url, texts, lambda: english)
    assert parse_date("11/01/2023", language) == iso
