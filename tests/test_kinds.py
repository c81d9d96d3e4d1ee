"""The named kinds of boilerplate and the parts of an article."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleanpage import wording, wording_headings
from cleanpage.captions import is_caption
from cleanpage.kinds import (
    content_role,
    is_notice,
    is_pointer,
    is_prompt,
    name_boilerplate,
    opens_aside,
    opens_run,
)
from cleanpage.phrases import expand
from cleanpage.types import Block, Container, Hints, Page, Role

PROMPTS: list[tuple[Role, list[str]]] = [
    ("form notice", ["Надіслати"]),
    ("form notice", ["* indicates required", "Please, enter correct email address", "Pflichtfelder", "必須項目",
        "* pole wymagane", "* obligatorisk felt", "* câmpuri obligatorii", "* kötelező mező"]),
    (
        "subscribe prompt",
        ["Subscribe", "Enter your email to subscribe", "Successfuly subscribed", "Newsletter abonnieren", "S’abonner",
         "Suscríbete", "Inscreva-se", "Iscriviti alla newsletter", "Zapisz się na newsletter", "Abonneer je",
         "Abone ol",
         "Підписатися", "Подписаться", "订阅", "구독하기", "اشترك الآن",
         "Din e-postadress", "E-mail cím", "Vaše e-mailová adresa",
         "Ваша имејл адреса", "E-posta adresiniz", "נא להזין כתובת אימייל", "আপনার ইমেইল"],
    ),
    ("share row", ["Share", "Teilen", "Partager", "Compartir", "Condividi", "Udostępnij", "Поделиться", "分享",
         "シェア"]),
    ("navigation", ["Skip to content", "Edit post", "Zum Inhalt springen", "Aller au contenu principal",
            "Ir al contenido",
                    "Przejdź do treści", "Ga naar de inhoud", "メニュー", "跳到主要内容"]),
    ("cookie notice", ["Accept all cookies", "Alle akzeptieren", "Tout accepter", "Прийняти всі", "接受全部"]),
    ("advertisement", ["Advertisement", "Anzeige", "Publicité", "Реклама", "広告"]),
    ("comments", ["Did you like this recipe?", "¿Te ha gustado esta receta?"]),
    ("comments", ["Leave a comment", "3 Comments", "Kommentar schreiben", "Залишити коментар", "コメントする"]),
    ("other", ["Add to cart", "In den Warenkorb", "Ajouter au panier", "カートに入れる", "В корзину", "Vergleichen"]),
    ("legal and footer", ["All rights reserved", "Impressum", "Tous droits réservés", "版权所有"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("table", "kind"),
    [
        (wording.PROMPTS, is_prompt),
        (wording_headings.RUN_HEADINGS, opens_run),
        (wording_headings.ASIDES, lambda heading: opens_aside(heading, of_product=False)),
        (wording_headings.ASIDES_OF_PRODUCTS, lambda heading: opens_aside(heading, of_product=True)),
        (wording.POINTERS, is_pointer),
        (wording.NOTICES, lambda phrase: is_notice(f"An {phrase} an")),
    ],
)
def test_every_phrase_of_a_table_is_found(table: Mapping[Role, str], kind: Callable[[str], object]) -> None:
    lost = [phrase for row in table.values() for phrase in expand(row) if not kind(phrase.replace("…", " one"))]
    assert not lost


@pytest.mark.parametrize(("role", "line"), [(role, line) for role, lines in PROMPTS for line in lines])
def test_prompts(role: Role, line: str) -> None:
    assert is_prompt(line) == role
    assert is_prompt(f"  {line.upper()}  ") == role
    assert is_prompt(f"{line} is what the old sign above the door of the bakery said in large letters") is None


@pytest.mark.parametrize(
    "line", ["", "Share prices fell", "Subscribe to the view that art matters", "Menu of the day", "Cookies with nuts"]
)
def test_words_of_an_article_are_no_prompt(line: str) -> None:
    assert is_prompt(line) is None


@pytest.mark.parametrize(
    "text",
    [
        "Du kan när som helst avsluta prenumerationen.",
        "Souhlasím se zpracováním osobních údajů.",
        "Iratkozzon fel hírlevelünkre",
        "Можете се одјавити у сваком тренутку.",
        "İstediğiniz zaman abonelikten çıkabilirsiniz.",
        "هر زمان می‌توانید لغو عضویت کنید.",
        "आप कभी भी सदस्यता रद्द कर सकते हैं।",
        "Tout savoir, grâce à notre newsletter.",
        "Click here to subscribe to the Harbour Post.",
        "By signing up, you will hear from us now and then.",
    ],
)
def test_a_newsletter_speaks_to_its_reader(text: str) -> None:
    assert is_notice(text) == "subscribe prompt"


@pytest.mark.parametrize(
    "text",
    [
        "Ich bin damit einverstanden, dass mir Filme von dort angezeigt werden.",
        "Sie können ihn sich mit einem Klick anzeigen lassen und wieder ausblenden.",
    ],
)
def test_what_stands_for_a_blocked_film_is_a_notice(text: str) -> None:
    assert is_notice(text) == "cookie notice"


@pytest.mark.parametrize(
    "text",
    [
        "Sunt de acord cu prelucrarea datelor personale.",
        "개인정보 수집 및 이용에 동의합니다.",
        "אני מאשר את תנאי השימוש.",
        "I have read and agree to the terms and conditions.",
        "Ég samþykki persónuverndarstefnu.",
        "Sutinku su privatumo politika.",
        "ვეთანხმები კონფიდენციალურობის პოლიტიკას.",
    ],
)
def test_what_a_reader_agrees_to_is_of_a_form(text: str) -> None:
    assert is_notice(text) == "form notice"


@pytest.mark.parametrize(
    ("pointer", "heading"),
    [
        ("Čtěte také", "Související články"),
        ("Ezt is olvassa el", "Kapcsolódó cikkek"),
        ("Прочитајте још", "Повезане вести"),
        ("Läs också", "Mer från Kustnytt"),
        ("همچنین بخوانید", "مطالب مشابه"),
        ("Baca juga", "Berita terkait"),
        ("Lesa einnig", "Tengdar fréttir"),
        ("Taip pat skaitykite", "Skaitomiausi"),
        ("Soma pia", "Habari zinazohusiana"),
        ("ასევე წაიკითხეთ", "მსგავსი სიახლეები"),
        ("Կարդացեք նաև", "Առնչվող նյութեր"),
        ("Lue myös", "Lue aiheesta lisää"),
        ("Lea también", "Más información"),
        ("Lesen Sie auch", "Siehe auch"),
    ],
)
def test_other_stories(pointer: str, heading: str) -> None:
    assert is_pointer(pointer)
    assert opens_run(heading) == "related stories"


@pytest.mark.parametrize(
    "text",
    [
        "L-R: Mayor Bo Chu and others at the bridge on May 3.",
        "The bridge at dawn. Illustrative purposes only. (Contributor/Getty Images)",
        "Photo: Ann Lee",
        "Foto: dpa",
        "Фото: УНІАН",
        "The harbour in May © Reuters",
        "写真：山田太郎",
        "イスラエルの国旗＝同国で2019年5月",
        "移送のため警視庁を出る容疑者＝13日、東京・霞ケ関で（山田撮影）",
        "The pool holds 420 cubic metres of water now. Photo: Ann Lee.",
        "Світлана завантажує перші лотки о п’ятій ранку. Фото: архів пекарні",
        "Laugin var tæmd árið 2017. Mynd: Jón Karl",
        "წისქვილის ქვა ასი წლისაა. ფოტო: გიორგი ლომიძე",
    ],
)
def test_captions(text: str) -> None:
    assert is_caption(Block(text))
    assert content_role(Block(text), None) == "caption"


@pytest.mark.parametrize(
    "text",
    [
        "Reuters reported on Monday that the bridge was open.",
        "Photo albums are back.",
        "「スポーツ支援＝高リスク」へ",
        "容疑者（78）＝東京都江戸川区＝を逮捕した。13日に発表した。",
        "He asked for it. Photo: a word of five letters that means light. Nobody knew why.",
    ],
)
def test_prose_is_no_caption(text: str) -> None:
    assert not is_caption(Block(text))


@pytest.mark.parametrize(
    ("block", "role"),
    [
        (Block("Old bridge opens", tag="h1"), "title"),
        (Block("Old bridge opens"), "title"),
        (Block("What now?", tag="h2"), "heading"),
        (Block("stone", tag="li"), "list item"),
        (Block("7", tag="td"), "table cell"),
        (Block("x = 1", tag="pre"), "code"),
        (Block("It was time.", quoted=True), "quote"),
        (Block("By Ann Lee"), "byline"),
        (Block("3 May 2022"), "date"),
        (Block("The council met on Monday."), "paragraph"),
    ],
)
def test_content_roles(block: Block, role: Role) -> None:
    assert content_role(block, "Old bridge opens") == role


def test_what_follows_a_heading_of_boilerplate_is_of_its_kind() -> None:
    lines = [
        "The council met.",
        "News Feed",
        "Mayor opens market",
        "Rain in May",
        "Editors' Picks",
        "A walk in the hills",
    ]
    page = Page("text", tuple(map(Block, lines)))
    named = name_boilerplate(page, [True] + [False] * 5)
    assert [role for role, _ in named[1:]] == ["news feed"] * 3 + ["related stories"] * 2
    assert all(reason for _, reason in named[1:])


def test_who_when_and_captions_beside_the_article_are_named() -> None:
    lines = ["By Ann Lee", "3 May 2022", "Foto: dpa", "The council met on Monday."]
    named = name_boilerplate(Page("text", tuple(map(Block, lines))), [False] * 3 + [True])
    assert [role for role, _ in named[:3]] == ["byline", "date", "caption"]


def test_a_kept_block_ends_a_run() -> None:
    page = Page("text", tuple(map(Block, ["News Feed", "Mayor opens market", "The council met.", "Rain in May"])))
    assert [role for role, _ in name_boilerplate(page, [False, False, True, False])][3] == "other"


@pytest.mark.parametrize(
    ("tag", "label", "role"),
    [
        ("nav", "", "navigation"),
        ("footer", "", "legal and footer"),
        ("div", "social-share", "share row"),
        ("div", "related-posts", "related stories"),
        ("section", "comments", "comments"),
        ("div", "cookie-banner", "cookie notice"),
        ("div", "newsletter", "subscribe prompt"),
        ("div", "breadcrumb", "navigation"),
        ("div", "ad", "advertisement"),
        ("div", "header-shadow loads", "other"),
    ],
)
def test_containers_tell_the_kind(tag: str, label: str, role: Role) -> None:
    containers = (Container(0, "body", "", 0, 1), Container(0, tag, label, 0, 1), Container(1, "div", "", 0, 1))
    page = Page("html", (Block("Rain in May", container=2),), containers)
    assert name_boilerplate(page, [False])[0][0] == role


def test_the_head_of_an_article_is_none_of_the_menu_above_it() -> None:
    """Entries of a menu (`Newsletters`) head nothing; the article's own header, headline and credits are its own."""
    containers = (
        Container(0, "body", "", 0, 6), Container(0, "nav", "", 0, 2), Container(0, "article", "", 2, 6),
        Container(2, "header", "", 2, 5),
    )  # fmt: skip
    blocks = (
        Block("Newsletters", tag="li", container=1),
        Block("Sports", container=1),
        Block("Tweet of the week: rain", tag="h1", container=3),
        Block("Harbour desk", container=3),
        Block("© dpa/Ann Lee", container=3),
        Block("Rain fell on the harbour all week.", container=2),
    )
    page = Page("html", blocks, containers, hints=Hints(title="Tweet of the week: rain | The Post"))
    roles = [role for role, _ in name_boilerplate(page, [False] * 5 + [True])]
    assert roles[:5] == ["subscribe prompt", "navigation", "title", "other", "caption"]


def test_a_sentence_that_begins_with_the_word_for_page_tells_its_kind() -> None:
    lines = ["Strona korzysta z plików cookie.", "Strona 2", "© 2024 The Post"]
    roles = [role for role, _ in name_boilerplate(Page("html", tuple(map(Block, lines))), [False] * 3)]
    assert roles == ["cookie notice", "navigation", "legal and footer"]


def test_links_and_repeats() -> None:
    blocks = (*(Block("Rain in May"),) * 3, Block("Old bridge", link_chars=10))
    assert [role for role, _ in name_boilerplate(Page("html", blocks), [False] * 4)] == ["repeated line"] * 3 + [
        "navigation"
    ]


@given(st.lists(st.tuples(st.text(max_size=90), st.booleans()), max_size=20))
def test_every_block_gets_a_role(lines: list[tuple[str, bool]]) -> None:
    page = Page("text", tuple(Block(text) for text, _ in lines))
    named = name_boilerplate(page, [kept for _, kept in lines])
    assert len(named) == len(lines)
    for block in page.blocks:
        content_role(block, None)
