"""Who, when and under which headline, from the lines of a bare dump."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanpage.metadata import read_metadata
from cleanpage.metadata.authors import read_byline
from cleanpage.metadata.bylines import byline_at, likeliest_byline
from cleanpage.metadata.lines import is_byline_or_date
from cleanpage.tagger import score
from cleanpage.types import Block, Decision, Metadata, Page

BODY = "The council met on Monday to talk about the old bridge, which has been closed to traffic since the spring. "

BYLINES = [
    ("by Ann Lee and The Harbour Post news desk November 23, 2023 10:15 PM 2 min read", ("Ann Lee",
    "The Harbour Post news desk")),
    ("By Ann Lee, Bo Chu and Cy Dow", ("Ann Lee", "Bo Chu", "Cy Dow")),
    ("Written by Ann Lee | Updated 3 May 2022", ("Ann Lee",)),
    ("Von Jörg Müller und Ute Groß", ("Jörg Müller", "Ute Groß")),
    ("Par Élodie Martin et Luc Petit", ("Élodie Martin", "Luc Petit")),
    ("Por José Núñez", ("José Núñez",)),
    ("Di Carla Rossi", ("Carla Rossi",)),
    ("By\tAnn Lee", ("Ann Lee",)),
    ("[avatar of Ann] by Ann Lee on January 20, 2020", ("Ann Lee",)),
    ("Autor: Jan Kowalski", ("Jan Kowalski",)),
    ("Автор: Олена Шевченко", ("Олена Шевченко",)),
    ("Текст: Иван Петров", ("Иван Петров",)),
    ("Door Piet de Vries", ("Piet de Vries",)),
    ("作者：王小明", ("王小明",)),
    ("文/王小明", ("王小明",)),
    ("（記者王小明／台北報導）", ("王小明",)),
    ("著者：山田太郎", ("山田太郎",)),
    ("홍길동 기자", ("홍길동",)),
    ("Пише: Јелена Петровић", ("Јелена Петровић",)),
    ("Piše: Ana Horvat", ("Ana Horvat",)),
    ("Autors: Jānis Bērziņš", ("Jānis Bērziņš",)),
    ("Tác giả: Nguyễn Thị Lan", ("Nguyễn Thị Lan",)),
    ("تحریر: احمد ندیم", ("احمد ندیم",)),
    ("লেখক: শারমিন আক্তার প্রকাশ: ১৪ মার্চ ২০২৪, ০৮:১৫", ("শারমিন আক্তার",)),
    ("By Ann Lee Actualisé : 3 mai 2022", ("Ann Lee",)),
    ("Teksti: Outi Lehtonen Julkaistu 14.3.2024 klo 8.15", ("Outi Lehtonen",)),
    ("Penulis: Dewi Lestari Kamis, 14 Maret 2024 | 08:15 WIB", ("Dewi Lestari",)),
    ("Tác giả: Nguyễn Thu Hà Thứ Năm, 14/03/2024 08:15", ("Nguyễn Thu Hà",)),
    ("By Ann De Wit Published Thursday, May 3, 2022", ("Ann De Wit",)),
    ("ავტორი: ნინო ბერიძე 14 მარტი, 2024 08:15", ("ნინო ბერიძე",)),
    ("Հեղինակ՝ Անի Սարգսյան", ("Անի Սարգսյան",)),
    ("Text: Marta Ferrer i Soler", ("Marta Ferrer i Soler",)),
    ("Por José Ortega y Ana Gil", ("José Ortega", "Ana Gil")),
]  # fmt: skip


@pytest.mark.parametrize(("line", "names"), BYLINES)
def test_bylines(line: str, names: tuple[str, ...]) -> None:
    assert read_byline(line) == names
    assert is_byline_or_date(line) == "byline"


@pytest.mark.parametrize(
    "line",
    ["Text von Ann Lee Foto von Bo Chu", "by Ann Lee, Candidate Representative to the Candidate Liaison Committee"],
)
def test_bylines_that_tell_more_than_names(line: str) -> None:
    assert read_byline(line) == ("Ann Lee",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("来源：新华社 作者：李明 2023-11-23", ("李明",)),
        ("2023-11-23 10:15 来源：新华社作者：李明", ("李明",)),
        ("作者：李明 来源：新华社", ("李明",)),
        ("撰文｜李明　编辑｜王芳", ("李明",)),
        ("新华社记者 李明 2023-11-23", ("李明",)),
        ("来源：人民网 责任编辑：王芳", ()),
        ("記者 山田太郎 2023年11月23日", ("山田太郎",)),
        ("山田太郎（ライター） 2023.11.23", ("山田太郎",)),
        ("取材・文：山田太郎 公開日：2023年11月23日", ("山田太郎",)),
        ("文・山田太郎　写真・佐藤花子", ("山田太郎",)),
        ("取材を始めた。", ()),
        ("김철수 기자 입력 2023.11.23 10:15", ("김철수",)),
        ("(서울=하버뉴스) 김철수 기자", ("김철수",)),
        ("글 김철수 사진 박영희", ("김철수",)),
        ("글 쓰기는 어렵다", ()),
        ("Источник: ТАСС Автор: Иван Петров 23 ноября 2023", ("Иван Петров",)),
        ("Foto: Pepe Gil Texto: Ana Ruiz", ("Ana Ruiz",)),
        ("Quelle: dpa 23.11.2023, 10:15 Uhr", ()),
        ("Autor: Unbekannt", ()),
        ("By Unknown", ()),
    ],
)
def test_of_several_fields_in_a_line_the_author_counts(line: str, names: tuple[str, ...]) -> None:
    assert byline_at([Block(line)], 0) == names


@pytest.mark.parametrize(
    "line",
    [
        "By the time he came home, it was late.",
        "By New Year, everything was different.",
        "by Kings College and various artists",
        "Published by Blue Harbour, released in May 2025,",
        "Von hier aus sieht man das Meer.",
        "Por la mañana llovió.",
        "Par ailleurs, rien n'a changé.",
        "Text messages are free.",
        "Di solito piove.",
    ],
)
def test_sentences_are_no_bylines(line: str) -> None:
    assert read_byline(line) == ()
    assert is_byline_or_date(line) is None


@pytest.mark.parametrize(
    "line",
    [
        "2 min read",
        "Published: 3 May 2022",
        "Veröffentlicht am 3. Mai 2022",
        "2022年5月3日 10:15",
        "Lesezeit: 4 Minuten",
        "Објављено: 14. март 2024.",
        "Ngày đăng: 14/03/2024",
        "زمان مطالعه: ۳ دقیقه",
        "3 perc olvasás",
        "प्रकाशित: 14 मार्च 2024, गुरुवार",
    ],
)
def test_date_lines(line: str) -> None:
    assert is_byline_or_date(line) == "date"


def read(*lines: str, kept: int) -> Metadata:
    """The metadata of a dump whose blocks from number `kept` on are the article."""
    page = Page("text", tuple(Block(line) for line in lines))
    scores, rated, _ = score(page)
    decisions = [
        Decision(block, float(one), i >= kept, "paragraph", "test", "test")
        for i, (block, one) in enumerate(zip(page.blocks, scores, strict=True))
    ]
    return read_metadata(page, decisions, None, rated)


@pytest.mark.parametrize(
    "line",
    [
        "Uppdaterad 15 mars 2024",
        "به‌روزرسانی: ۱۵ مارس ۲۰۲۴",
        "আপডেট: ১৫ মার্চ ২০২৪",
        "Ажурирано: 15. март 2024.",
        "Cập nhật: 15 tháng 3, 2024",
        "Zaktualizowano 15 marca 2024",
        "Обновена: 15.03.2024 г.",
        "Imesasishwa Machi 15, 2024",
        "Opgedateer 15 Maart 2024",
    ],
)
def test_the_day_of_a_change(line: str) -> None:
    found = read("Old bridge to open again after two years", "May 3, 2022", line, BODY, kept=3)
    assert (found.published, found.modified) == ("2022-05-03", "2024-03-15")


@pytest.mark.parametrize(
    "line",
    [
        "更新日：2024年3月15日 公開日：2022年5月3日",
        "수정 2024.03.15 입력 2022.05.03",
        "Publicado 3 de mayo de 2022 - Última actualización: 15 de marzo de 2024",
        "Erstellt am 3. Mai 2022, zuletzt bearbeitet am 15. März 2024",
    ],
)
def test_two_dates_of_one_line_are_told_apart(line: str) -> None:
    found = read("Old bridge to open again after two years", line, BODY, kept=2)
    assert (found.published, found.modified) == ("2022-05-03", "2024-03-15")


def test_a_name_that_another_language_has_for_a_day_stays_whole() -> None:
    found = read("Wavuvi wajenga soko lao wenyewe", "Imeandikwa na Amina Juma Machi 14, 2024", BODY, kept=2)
    assert found.authors == ("Amina Juma",)


def test_headline_byline_and_date_above_the_article() -> None:
    found = read(
        "Skip to content", "Menu", "Old bridge to open again after two years",
        "by Ann Lee and The Harbour Post news desk November 23, 2023 10:15 PM 2 min read", BODY, BODY, kept=4,
    )  # fmt: skip
    assert found.title == "Old bridge to open again after two years"
    assert found.authors == ("Ann Lee", "The Harbour Post news desk")
    assert found.published == "2023-11-23T22:15"


@pytest.mark.parametrize(
    "lines",
    [
        ["Ann Lee", "May 3, 2022"],
        ["3. Mai 2022 - Ann Lee"],
        ["Ann Lee | May 3, 2022"],
        ["Ann Lee, Senior Reporter", "May 3, 2022"],
        ["By", "Ann Lee", "May 3, 2022"],
        ["22. Dezember 2019 von Ann Lee"],
        ["1. Februar 2022 , Ann Lee"],
        ["Ann Lee / THE POST / Feb 1, 2022"],
        ["26. September 2019 Ann Lee Schreibe einen Kommentar"],
        ["2. Februar 20202. Februar 2020 Ann Lee 1 Kommentar Inklusion"],
        ["Veröffentlicht vonAnn Lee 28. Februar 2016"],
        ["byAnn Lee", "April 24, 2019"],
        ["Ann LeeFollow", "April 24, 2019"],
        ["Ann Lee|Published 4 months ago", "Published: 24.Apr.19"],
        ["Ann Lee", "Publicerad 22:31", "Published: 24.Apr.19"],
        ["de Ann Lee joi, 14 martie 2024, 08:15 Actualizat: 15 martie 2024, 10:02"],
        ["Της Ann Lee 14 Μαρτίου 2024, 08:15"],
        ["Ann Lee schrieb am 14. März 2024, 08:15"],
        ["Ni Ann Lee Marso 14, 2024, 8:15 AM"],
        ["Na Ann Lee Machi 14, 2024 8:15 asubuhi"],
        ["Ann Lee skrifar 14. mars 2024 kl. 08:15 Uppfært 15. mars 2024"],
    ],
)
def test_names_beside_a_date_are_the_authors(lines: list[str]) -> None:
    found = read("Old bridge to open again after two years", *lines, BODY, kept=1 + len(lines))
    assert found.authors == ("Ann Lee",)
    assert found.published is not None


@pytest.mark.parametrize(
    "line",
    [
        "Top Stories",
        "კითხვა",
        "by admin",
        "By No Author",
        "Last Updated",
        "View All",
        "World News",
        "Old Bridge",
        "Current Issue",
        "Paid Content",
        "Author Redaktion",
        "edit",
        "Actualizado Lunes",
        "Auteur",
        "古い橋が再び開く",
    ],
)
def test_what_only_looks_like_a_name_is_no_author(line: str) -> None:
    assert read("Old bridge to open again after two years", line, "May 3, 2022", BODY, kept=3).authors == ()


def test_a_name_above_the_credit_of_a_picture_is_who_it_shows() -> None:
    lines = ["Old bridge to open again after two years", "May 3, 2022", "Ann Lee"]
    assert read(*lines, "Foto: Reuters/Bo Chu", BODY, kept=4).authors == ()
    assert read(*lines, "© Bo Chu", BODY, kept=4).authors == ("Ann Lee",)


def test_interview_is_a_label_with_its_colon_alone() -> None:
    title, day = "Old bridge to open again after two years", "May 3, 2022"
    assert read(title, day, "Interview: Ann Lee", BODY, kept=3).authors == ("Ann Lee",)
    assert read(title, "Interview", "Ann Speaks: it was the bridge", BODY, kept=3).authors == ()
    assert read(title, "Interview Ann Speaks", BODY, kept=2).authors == ()


def test_a_line_in_japanese_that_has_a_date_is_not_of_it_alone() -> None:
    line = "宅配便業者をかたる偽ショートメッセージで、また新たな手口が出現（2019/3/20）"
    assert read("Old bridge to open again", BODY, BODY + "It rained.", line, kept=1).published is None


@pytest.mark.parametrize("line", ["Bereits Abonnent? Brücke und Rat", "Suscríbete: the council and the bridge"])
def test_an_offer_is_no_headline(line: str) -> None:
    assert read("Menu", line, BODY, kept=2).title is None


TITLE = "Old bridge to open again after two years"


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "Thread starter", "felixen"],
        [TITLE, "DaleJack", "September 5, 2024, 11:15pm"],
        ["user447274", "May 3, 2022", TITLE],
        [TITLE, "by felixen on December 4, 2006"],
        [TITLE, "von felixen · 31. Oktober 2023"],
        [TITLE, "felixen a écrit le 14 mars 2024 à 08:15"],
        [TITLE, "Aktives Mitglied", "felixen schrieb am 14. März 2024, 08:15"],
    ],
)
def test_members_of_forums_are_authors(lines: list[str]) -> None:
    assert read(*lines, BODY, kept=len(lines)).authors in [("felixen",), ("DaleJack",), ("user447274",)]


@pytest.mark.parametrize("line", ["Technology", "FAQ", "1.94.0", "bridge", "Featured Replies"])
def test_other_words_alone_above_a_date_are_no_authors(line: str) -> None:
    assert read(TITLE, line, "May 3, 2022", BODY, BODY, BODY, kept=3).authors == ()


def test_where_no_rule_tells_the_line_that_rates_highest_names_the_author() -> None:
    blocks = [Block(line) for line in (TITLE, "Old Town", "Ann Lee", BODY, "Donate", "Bo Chu")]
    rates = np.array([-9, -3, -0.2, -9, -4, -2.5], np.float32)
    assert likeliest_byline(blocks, rates, TITLE) == ("Ann Lee",)
    assert likeliest_byline(blocks, rates - 1, TITLE) == ()
    assert likeliest_byline(blocks, rates[[2, 1, 4, 3, 0, 5]], TITLE) == ()  # the headline names nobody


def test_a_headline_of_one_word_is_no_member() -> None:
    assert read("Forum-Rules", "Forum-Rules", "May 3, 2022", BODY, BODY, BODY, kept=3).authors == ()


def test_words_that_the_article_uses_are_no_names() -> None:
    text = "The city needs a bridge strategy, and no strategy is in sight, says the mayor of the old town on Monday."
    assert read(TITLE, "City Strategy", "May 3, 2022", *[text] * 5, kept=3).authors == ()
    text = "Die Stadt braucht eine Strategie, sagt der Bürgermeister der alten Stadt am Montag, und keine ist in Sicht."
    assert read(TITLE, "Neue Strategie", "May 3, 2022", *[text] * 5, kept=3).authors == ()
    assert read(TITLE, "City Strategy", "May 3, 2022", BODY, kept=3).authors == ("City Strategy",)


def test_a_labelled_byline_counts_wherever_it_stands_alone() -> None:
    menu = ["Share", "About us", "Contact", "Imprint", "Jobs", "Help"] * 6
    assert read("Autor: Ann Lee", *menu, TITLE, BODY, kept=38).authors == ("Ann Lee",)
    assert read("Autor: Ann Lee", "More", "Autor: Bo Chu", *menu, TITLE, BODY, kept=40).authors == ()


def test_when_a_member_joined_is_no_date_of_the_article() -> None:
    found = read(TITLE, "Joined: April 1, 2015", "May 3, 2022", BODY, kept=3)
    assert found.published == "2022-05-03"


def test_of_the_way_to_a_page_its_last_step_is_the_headline() -> None:
    found = read("Home » Old bridges » Old bridge to open again after two years", "May 3, 2022", BODY, kept=2)
    assert found.title == "Old bridge to open again after two years"


def test_a_copied_article_without_its_headline_has_none() -> None:
    assert read(BODY, BODY + "It was built in 1902.", BODY + "Nobody was hurt.", kept=0).title is None


def test_a_date_above_the_headline_counts() -> None:
    assert (
        read("Menu", "May 3, 2022", "Old bridge to open again after two years", BODY, kept=3).published == "2022-05-03"
    )


def test_a_date_above_the_headline_may_stand_above_a_row_of_buttons() -> None:
    buttons = ["Facebook", "Twitter", "Email", "Copy link"]
    assert read("Menu", "May 3, 2022", *buttons, TITLE, BODY, kept=7).published == "2022-05-03"


@pytest.mark.parametrize("line", ["Published: May 3, 2022", "Erschienen am: 3.5.2022 | Anzahl der Kommentare: keine"])
def test_a_line_that_says_published_counts_wherever_it_stands(line: str) -> None:
    above, below = ["Menu"] * 20, ["About us", "Contact", "Imprint"] * 3
    assert read(*above, TITLE, BODY, *below, line, kept=21).published == "2022-05-03"
    assert read(*above, TITLE, BODY, *below, line, "Published: May 4, 2021", kept=21).published is None


def test_the_headline_speaks_of_what_the_article_speaks_of() -> None:
    article = (BODY, BODY + "It was built in 1902.", BODY + "Nobody was hurt.")
    found = read("Council talks about bridge and traffic", "Facebook Twitter Flipboard Send Reddit", *article, kept=2)
    assert found.title == "Council talks about bridge and traffic"


def test_a_caption_glued_to_the_byline_changes_nothing() -> None:
    byline = (
        "by Ann Lee November 23, 2023 10:15 PM 2 min read L-R: Mayor Bo Chu and others near the bridge in May 2020. "
    )
    found = read("Old bridge to open again after two years", byline + "(Contributor/Getty Images)", BODY, kept=2)
    assert found.authors == ("Ann Lee",)
    assert found.published == "2023-11-23T22:15"


def test_the_line_that_the_page_title_repeats_is_the_headline() -> None:
    found = read(
        "Old bridge to open again - The Harbour Post", "News", "Sport and weather for the region",
        "Old bridge to open again", "What the council decided this week", BODY, kept=5,
    )  # fmt: skip
    assert found.title == "Old bridge to open again"


def test_published_and_modified_stay_apart() -> None:
    found = read("Old bridge to open again", "Published 3 May 2022", "Updated 4 May 2022", BODY, kept=3)
    assert (found.published, found.modified) == ("2022-05-03", "2022-05-04")


def test_only_an_update_is_no_publication() -> None:
    found = read("Old bridge to open again", "Updated: 4 May 2022", BODY, kept=2)
    assert (found.published, found.modified) == (None, "2022-05-04")


def test_dates_in_the_prose_are_not_the_publication() -> None:
    found = read("Old bridge to open again", BODY + "It was built on May 3, 1902 by the town.", kept=1)
    assert found.published is None
    assert found.authors == ()


@example(["A headline of words:㐀", "A headline of words㐀\r"], 0)
@given(st.lists(st.text(max_size=120), max_size=12), st.integers(0, 12))
def test_never_raises(lines: list[str], kept: int) -> None:
    found = read(*lines, kept=kept)
    assert found.title is None or found.title.strip() == found.title


@pytest.mark.parametrize(
    ("url", "line", "below", "published"),
    [
        (None, "Published 11/01/2023", "", "2023-11-01"),
        (None, "Published 11/01/2023", "Last seen 25/12/2022", "2023-01-11"),
        ("https://example.com.au/bridge", "Published 11/01/2023", "", "2023-01-11"),
    ],
)
def test_the_page_and_its_address_tell_which_number_is_the_month(
    url: str | None, line: str, below: str, published: str
) -> None:
    blocks = [Block(text) for text in ("Old bridge to open again", line, BODY * 2, below) if text]
    decisions = [Decision(b, 1.0, len(b.text) > 90, "paragraph", "test", "test") for b in blocks]
    assert read_metadata(Page("text", tuple(blocks)), decisions, url).published == published
