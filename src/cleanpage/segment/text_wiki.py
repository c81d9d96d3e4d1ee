"""What a wiki sets around and behind its headings and statements: links to edit a section, numbers of notes, doubts;
and what marks its headings and strong words in the text that it gives away."""

from __future__ import annotations

from cleanpage.patterns import pattern

EDIT = (
    "edit", "edit source", "edit section", "bearbeiten", "quelltext bearbeiten", "modifier", "modifier le code",
    "modifier le wikicode", "editar", "editar código", "editar código-fonte", "modifica", "modifica wikitesto",
    "modifica sorgente", "bewerken", "brontekst bewerken", "redigera", "redigera wikitext", "rediger", "rediger kilde",
    "rediger wikiteksten", "redigér", "muokkaa", "muokkaa wikitekstiä", "edytuj", "edytuj kod", "editovat",
    "editovat zdroj", "upraviť", "upraviť zdroj", "szerkesztés", "forrásszöveg szerkesztése", "modificare",
    "modificare sursă", "uredi", "uredi kod", "uredi izvor", "править", "править код", "редагувати", "редагувати код",
    "редактиране", "уреди", "уреди извор", "επεξεργασία", "επεξεργασία κώδικα", "düzenle", "kaynağı değiştir",
    "değiştir", "sunting", "sunting sumber", "sửa", "sửa đổi", "sửa mã nguồn", "แก้ไข", "編集", "ソースを編集", "编辑",
    "編輯", "編輯原始碼", "编辑源代码", "편집", "원본 편집", "تحرير", "عدل", "تعديل", "ویرایش", "עריכה",
    "עריכת קוד מקור", "संपादित करें",
)  # fmt: skip
_EDIT = "|".join(sorted(EDIT, key=len, reverse=True))
SECTION = pattern(rf"(?im)(?<=\S)[ \t]*\[\s*(?:{_EDIT})(?:\s?\|\s?(?:{_EDIT}))?\s*\](?=[ \t]*$)")
BRACKETED = pattern(r"\[[^\[\]\n\d]{2,60}\][ \t]*\n")
"""What such a link may be among, found in half the time."""
SECTIONS_MIN = 2
"""So many lines end in a link to edit them."""
HEADING = pattern(r"(?m)^(={2,6})[ \t]*([^=\s](?:[^\n]*[^=\s])?)[ \t]*\1[ \t]*$")
MARKED = pattern(r"'{2,5}([^'\n]+)'{2,5}")
NOTE = pattern(r"(?<=[^\s\[(])(?:\[(?:\d{1,3}|[a-z]|(?:note|nb|lower-alpha) \d{1,2}|[a-z]+ needed|[a-z]+\?)\])+")


def without_wiki_marks(text: str) -> str:
    """Return a page of a wiki without the links behind its headings and the numbers of its notes, or without the signs
    around its headings and strong words; others as they are.

    >>> without_wiki_marks("== History ==\\nIt ''rained''.\\n=== Today ===\\nIt snows.\\n")
    'History\\nIt rained.\\nToday\\nIt snows.\\n'
    >>> without_wiki_marks("History[edit]\\nIt rained.[1][2] It snowed.[citation needed]\\nToday[edit | edit source]")
    'History\\nIt rained. It snowed.\\nToday'
    """
    if "==\n" in text:
        plain, headings = HEADING.subn(r"\2", text)
        text = MARKED.sub(r"\1", plain) if headings >= SECTIONS_MIN else text
    if text.count("]\n") < SECTIONS_MIN or len(BRACKETED.findall(text)) < SECTIONS_MIN:
        return text
    plain, sections = SECTION.subn("", text)
    return NOTE.sub("", plain) if sections >= SECTIONS_MIN else text
