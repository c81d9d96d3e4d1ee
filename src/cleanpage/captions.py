"""What reads as the caption of a picture, in many languages: its labels, its credits, how it ends."""

# ruff: noqa: E501 - East Asian letters count twice; a table broken at 120 columns cannot be read
from __future__ import annotations

from cleanpage.patterns import holds_any, pattern
from cleanpage.types import Block

MAX_CAPTION_CHARS = 600
MAX_SHORT_CAPTION_CHARS = 240
MAX_CREDIT_CHARS = 130
"""A picture's credit stands at the end of its caption, in this many characters."""
MAX_NAME_CHARS = 50
"""A photographer's name and agency are no longer."""
SENTENCE_ENDS = ".!?…。！？"

_LABELS = (
    "photo|photos|photo credit|photo by|photos by|image|image credit|image source|picture|photo/image|foto|fotos|"
    "fotografie|bild|bildquelle|bilder|bildunterschrift|crédit|crédits|crédit photo|crédits photo|fotografía|imagen|"
    "imagem|immagine|zdjęcie|fot.|beeld|kuva|фото|світлина|ілюстрація|изображение|иллюстрация|图|圖|图片来源|圖片來源|写真|画像|사진|"
    "صورة|الصورة|görsel|fotoğraf|şəkil|suret|mynd|снимка|снимки|слика|slika|fotó|fotografija|picha|gambar|ფოტო|"
    "լուսանկարը|l r|l to r|from left|left to right|clockwise from"
)
CAPTION_LABELS = frozenset(_LABELS.split("|"))
"""What stands before the colon that opens a caption or a picture's credit."""

CREDIT_MARKS = (
    "©", "(c)", "Foto:", "Photo:", "Fot.", "Фото:", "Photograph:", "Bild:", "写真=", "사진=", "(사진", "사진 =", "（写真",
    "(写真", "（圖", "（图", "Mynd:", "Снимка:", "Φωτογραφία:", "Ảnh:", "Kuva:", "Fotó:", "Picha:", "ფოტო:", "צילום:",
    "عکس:", "फोटो:", "ছবি:", "ഫോട്ടോ:", "ภาพ:",
)  # fmt: skip
"""What a credit inside a short caption opens with; these mind case."""

AGENCIES = (
    "getty", "afp", "reuters", "ap photo", "/ap", "epa", "efe", "ansa", "dpa", "shutterstock", "unsplash", "istock",
    "alamy", "imago", "picture alliance", "pexels", "pixabay", "adobe stock", "adobestock", "tass", "тасс",
    "риа новости", "уніан", "укрінформ", "wikimedia", "anadolu", "xinhua", "新华社", "新華社", "共同通信", "時事通信",
    "연합뉴스", "뉴시스", "lapresse", "lusa", "folhapress", "contributor", "associated press",
)  # fmt: skip
"""Who a bracket at the end of a caption gives credit to."""

CAPTION_ENDS = (
    "illustrative purposes only", "illustrative purposes", "illustrative image", "illustrative photo", "file photo",
    "archive photo", "символічне фото", "символическое фото", "symbolbild", "archivbild", "archivfoto",
    "imagen de archivo", "foto de archivo", "imagem de arquivo", "foto d'archivio", "photo d'archives",
    "photo d'archive", "zdjęcie ilustracyjne", "ілюстративне фото", "иллюстративное фото", "資料圖片", "资料图", "資料写真",
    "자료사진", "자료 사진",
)  # fmt: skip
"""How the caption of a picture that is not of the event ends."""
CAPTION_TAILS = frozenset(end[-3:] for end in CAPTION_ENDS)
CREDIT_SIGNS = ":()[]=©：（）／"
CREDIT_SIGNS_ASCII = ":()[]="
CREDIT_LABELS = ("©", "foto:", "photo:", "photograph:", "credit:", "фото:", "quelle:")
"""No picture's credit is without one of these, but for the words of `CAPTION_ENDS`."""
_PLACE_AND_DAY = pattern(r"＝[^＝。、]*(?:\d\s?[年月日時分]|撮影|提供)")
"""How captions in Japanese newspapers end: `＝同国で2019年5月`, `＝13日、…（山田撮影）`."""


def is_caption(block: Block) -> bool:
    """Whether a block is the caption of a picture, by its element or, in bare text, by its wording.

    >>> is_caption(Block("The summit on Nov. 23. Illustrative purposes only. (Contributor/Getty Images)"))
    True
    """
    if block.tag in ("figcaption", "caption"):
        return True
    if block.tag in ("pre", "td", "th") or len(block.text) > MAX_CAPTION_CHARS:
        return False
    return reads_as_caption(block.text)


def reads_as_caption(text: str) -> bool:
    """Whether a text opens with a label such as `Photo:`, is a short line with a credit, or ends with one."""
    if "＝" in text and "。" not in text and _PLACE_AND_DAY.search(text):
        return True
    ends = text if len(text) <= MAX_SHORT_CAPTION_CHARS else text[:24] + text[-MAX_CREDIT_CHARS:]
    if not holds_any(ends, CREDIT_SIGNS if not ends.isascii() else CREDIT_SIGNS_ASCII):
        return _ends_as_caption(text[-40:].rstrip(" ."))
    label = text[:24].replace("：", ":").replace("=", ":").replace("©", ":").replace("／", ":").partition(":")
    if label[1] and label[0].lower().replace("-", " ").strip() in CAPTION_LABELS and len(text) > len(label[0]) + 1:
        return True
    if len(text) <= MAX_SHORT_CAPTION_CHARS and holds_any(text, CREDIT_MARKS):
        at = min(at for mark in CREDIT_MARKS if (at := text.find(mark)) >= 0)
        if not any(end in text[:at] for end in ".!?") and not any(end in text[at:].split(".", 1)[-1] for end in "!?"):
            return not _is_copyright(text[at:])
        if _is_last_of_sentences(text, at):
            return True
    return _ends_with_credit(text[-MAX_CREDIT_CHARS:])


def _is_last_of_sentences(text: str, at: int) -> bool:
    """Whether a credit (`Photo: Ann Lee`) stands behind a sentence, and nothing behind the credit."""
    before, name = text[:at].rstrip(" ("), text[at:].rstrip(" .)").partition(":")[2]
    return (
        before.endswith(tuple(SENTENCE_ENDS)) and 0 < len(name) <= MAX_NAME_CHARS and not holds_any(name, SENTENCE_ENDS)
    )


def _ends_as_caption(tail: str) -> bool:
    return tail[-3:].lower() in CAPTION_TAILS and tail.lower().replace("’", "'").endswith(CAPTION_ENDS)


def _is_copyright(text: str) -> bool:
    """`© 2024 The Post` is a footer; `© Reuters` gives credit."""
    return any(map(str.isdecimal, text[:12]))


def _ends_with_credit(tail: str) -> bool:
    low = tail.rstrip(" .").lower().replace("’", "'")
    bracket = max(map(low.rfind, "([（"))
    bracketed = low[-1:] in (")", "]", "）") and bracket >= 0
    if bracketed and holds_any(low[bracket:], AGENCIES):
        return True
    if low.rstrip(")] .").endswith(CAPTION_ENDS) or (bracketed and low[:bracket].rstrip(" .").endswith(CAPTION_ENDS)):
        return True
    said = low[max(map(low.rfind, CREDIT_LABELS)) :] if holds_any(low, CREDIT_LABELS) else ""
    return holds_any(said, AGENCIES) and not holds_any(said, "!?")
