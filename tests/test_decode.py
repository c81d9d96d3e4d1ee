"""Bytes become text whatever their encoding, or are refused with a sentence."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cleanpage.decode import as_utf8, declared_codec, decode
from cleanpage.types import Document, UnreadableInput

RUSSIAN = "Вчера городской совет утвердил бюджет на следующий год. Депутаты спорили до поздней ночи."
JAPANESE = "昨日の夜、東京で大きな地震がありました。けがをした人はいないということです。"
SIMPLIFIED = "昨天晚上，我们在北京的一家饭店吃了晚饭，这是一个很好的地方，大家都说好。"
TRADITIONAL = "昨天晚上，我們在台北的一家飯店吃了晚飯，這是一個很好的地方，大家都說好。"
KOREAN = "어제 밤 서울에서 큰 지진이 있었다. 다친 사람은 없는 것으로 알려졌다."
GREEK = "Το δημοτικό συμβούλιο ενέκρινε χθες τον προϋπολογισμό του επόμενου έτους."

UNDECLARED = [
    ("cp1251", RUSSIAN),
    ("cp1251", "МОСКВА, 5 марта. Совет Федерации РФ одобрил закон о бюджете, сообщила пресс-служба ФНС России."),
    ("cp1251", "Старая чайная в Москве снова открылась в этом году. Многие жители пришли с детьми выпить чаю."),
    ("mac-cyrillic", "МОСКВА, 5 марта. Совет Федерации РФ одобрил закон о бюджете, сообщила пресс-служба России."),
    ("koi8-r", RUSSIAN),
    ("cp866", RUSSIAN),
    ("iso8859-5", RUSSIAN),
    ("cp1251", "Учора міська рада затвердила бюджет на наступний рік, і депутати сперечалися до ночі."),
    ("cp1250", "Rada miejska przyjęła wczoraj budżet na przyszły rok, a dyskusja trwała do późnej nocy."),
    ("cp1250", "Zastupitelstvo včera schválilo rozpočet na příští rok, debata trvala až do noci a bylo to těžké."),
    ("cp1250", "A képviselő-testület tegnap elfogadta a jövő évi költségvetést, a vita éjfélig tartott."),
    ("iso8859-2", "Rada miejska przyjęła wczoraj budżet na przyszły rok, śnieg i słońce."),
    ("cp1252", "Le conseil municipal a adopté hier le budget de l’année prochaine, après un débat très animé."),
    ("cp1252", "Der Gemeinderat hat gestern über den Haushalt für das nächste Jahr beschlossen, trotz großer Kritik."),
    ("cp1252", "El concejo aprobó ayer el presupuesto del año próximo; ¿qué dirán los niños? ¡Nada!"),
    ("cp1252", "A câmara aprovou ontem o orçamento do próximo ano, após uma longa discussão."),
    (
        "cp1254",
        "Belediye meclisi dün gelecek yılın bütçesini kabul etti; görüşmeler geç saatlere dek sürdü, ışık söndü.",
    ),
    ("cp1253", GREEK),
    ("iso8859-7", GREEK),
    ("cp1255", "מועצת העיר אישרה אתמול את תקציב השנה הבאה אחרי דיון ארוך"),
    ("cp1256", "أقر مجلس المدينة أمس ميزانية العام المقبل بعد نقاش طويل"),
    ("iso8859-6", "أقر مجلس المدينة أمس ميزانية العام المقبل بعد نقاش طويل"),
    ("cp874", "เมื่อวานนี้สภาเมืองอนุมัติงบประมาณสำหรับปีหน้าหลังการอภิปรายที่ยาวนาน"),
    ("cp932", JAPANESE),
    ("euc_jp", JAPANESE),
    ("iso2022_jp", JAPANESE),
    ("gb18030", SIMPLIFIED),
    ("big5", TRADITIONAL),
    ("cp949", KOREAN),
    ("utf-8", RUSSIAN),
    ("utf-16-le", RUSSIAN),
    ("utf-16-be", "Plain English, two bytes a letter."),
]


@pytest.mark.parametrize(("encoding", "text"), UNDECLARED)
def test_an_undeclared_encoding_is_detected(encoding: str, text: str) -> None:
    assert decode(Document(text.encode(encoding), "x")) == text


@pytest.mark.parametrize(("encoding", "text"), [(e, t) for e, t in UNDECLARED if e not in ("iso2022_jp", "utf-8")])
def test_markup_around_the_text_does_not_mislead(encoding: str, text: str) -> None:
    page = f"<html><body class='a'><div id='b'><a href='/c'>Home</a></div><p>{text}</p></body></html>"
    assert decode(Document(page.encode(encoding), "x")) == page


@pytest.mark.parametrize(
    ("label", "encoding", "text"),
    [
        ("iso-8859-1", "cp1252", "“Café” — naïve"),
        ("latin1", "cp1252", "déjà"),
        ("ISO-8859-9", "cp1254", "ışık"),
        ("gb2312", "gb18030", "镕"),
        ("x-sjis", "cp932", "①②"),
        ("Shift_JIS", "cp932", "髙"),
        ("ks_c_5601-1987", "cp949", "똠방각하"),
        ("big5", "big5", "臺灣"),
        ("windows-1258", "cp1258", "Hoâm"),
    ],
)
def test_labels_mean_what_browsers_mean(label: str, encoding: str, text: str) -> None:
    page = f'<html><head><meta charset="{label}"></head><body><p>{text}</p></body></html>'
    assert decode(Document(page.encode(encoding), "x")) == page
    assert decode(Document(text.encode(encoding), "x", charset=label)) == text


@pytest.mark.parametrize(
    "head",
    [
        b'<meta charset="koi8-r">',
        b"<META CHARSET=koi8-r>",
        b'<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">',
        b"<meta content='text/html;charset=KOI8-R' http-equiv='Content-Type'>",
        b'<?xml version="1.0" encoding="koi8-r"?>',
    ],
)
def test_declarations_are_found(head: bytes) -> None:
    assert declared_codec(head + b"<p>x") == "koi8-r"


@pytest.mark.parametrize("label", [b"unicode_escape", b"idna", b"rot13", b"nonsense", b"utf-7", b"hex"])
def test_labels_that_the_web_does_not_know_are_ignored(label: bytes) -> None:
    assert declared_codec(b'<meta charset="' + label + b'">') is None


def test_utf8_is_believed_over_any_declaration() -> None:
    page = '<meta charset="iso-8859-1"><p>Žluťoučký kůň</p>'
    assert decode(Document(page.encode(), "x", charset="windows-1251")) == page


def test_a_wrong_declaration_is_belied_by_the_bytes() -> None:
    page = f'<meta charset="iso-8859-1"><p>{RUSSIAN}</p>'
    assert decode(Document(page.encode("cp1251"), "x")) == page
    assert decode(Document(page.replace("iso-8859-1", "utf-8").encode("cp1251"), "x")).endswith(f"<p>{RUSSIAN}</p>")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_decides_and_is_gone(encoding: str) -> None:
    assert decode(Document(("\ufeff" + RUSSIAN).encode(encoding), "x")) == RUSSIAN


def test_broken_utf8_stays_utf8() -> None:
    data = (RUSSIAN * 3).encode()
    text = decode(Document(data[:40] + b"\xff" + data[40:-1], "x"))
    assert text.count("\ufffd") <= 3
    assert "городской совет" in text


def test_nul_bytes_and_terminal_sequences_are_dropped() -> None:
    data = b"A lon\0g line of text\0 with \x1b[31mred\x1b[0m and \x1b]0;title\x07 words"
    assert decode(Document(data, "x")) == "A long line of text with red and  words"


@given(st.binary(max_size=400))
@example(b"'\x83\x99")  # of a few bytes a detector says that they are from a mainframe, where the first is an escape
def test_bytes_become_text_or_are_refused(data: bytes) -> None:
    try:
        text = decode(Document(data, "x"))
    except UnreadableInput:
        return
    assert "\0" not in text
    assert "\x1b" not in text
    text.encode()  # no surrogate survives


@given(st.binary(max_size=100), st.sampled_from(["utf-8", "gb2312", "euc-kr", "x-user-defined", "bogus", "utf-16"]))
def test_any_bytes_after_any_declaration(data: bytes, label: str) -> None:
    text = decode(
        Document(f'<meta charset="{label}"><p>Some words before it.</p>'.encode() * 100 + data.lstrip(b"\0"), "x")
    )
    assert text.startswith("<meta")
    text.encode()


@given(st.text(min_size=1).filter(str.strip))
@example("\ufeff\ufeffTwo marks more")
def test_utf8_goes_through_unchanged(text: str) -> None:
    readable = "".join(c for c in text if c >= " ") + " and words"
    expected = readable.lstrip("\ufeff")
    assert decode(Document(codecs.BOM_UTF8 + readable.encode(), "x")) == expected


GARBLED = [
    "It’s a café – and it’s open… “today”.",
    "Это старый мост через реку.",
    "これは古い橋です。人々は待っています。",
    "Ο παλιός γέφυρα άνοιξε ξανά.",
]


@pytest.mark.parametrize("text", GARBLED)
def test_what_was_read_in_the_wrong_encoding_is_read_again(text: str) -> None:
    saved = "".join(map(as_windows_1252, text.encode()))
    as_latin_1 = text.encode().decode("latin-1")
    for page in (saved, f"<!doctype html><p>{saved}</p>", f"<!doctype html><p>{as_latin_1}</p>"):
        document = Document(page.encode(), "page")
        assert text in decode(document)
        assert as_utf8(document) == decode(document).encode()


def as_windows_1252(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@pytest.mark.parametrize(
    "text",
    [
        "„Spaß“, „Maß“ und „Fuß“ – ein Café…",
        "Le café… à 3 € l’été »",
        "NÃO É ÃO “SÃO” Â. ÃO’ ÃO” ÃO“",
        "It is written Ã© and not é, Ã©",
    ],
)
def test_text_in_its_own_letters_stays_as_it_is(text: str) -> None:
    assert decode(Document(text.encode(), "page")) == text
