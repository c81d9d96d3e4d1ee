"""Which encoding bytes are in that are not UTF-8: every candidate is read, and the likeliest language wins.

Read with the wrong table, letters turn into letters that no language writes together. So each candidate
is an encoding with one language's own letters, and the score is the share of them. Imported only for the
pages that need it.
"""

from __future__ import annotations

import re
from collections import Counter

from cleanpage.patterns import pattern

_CYRILLIC = "оеаинтсрвлкмдпуОЕАИНТСРВЛКМДПУ"
_JAPANESE = "のにはをたがでてとしれさいるなもこあっかりくらきんまうよすめせえ、。ンイスルトラアリド年日本人大ー"
_SIMPLIFIED = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出道也时年得就那要下以生会自着去之过家学对可里后小么，。、日月"
)
_TRADITIONAL = (
    "的一是不了在人有我他這中大來上個國到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可裡後小麼，。、日月"
)
_ALPHABETS: tuple[tuple[str, str], ...] = (
    # The order is the order of preference where two fit alike.
    ("cp1252", "éèêàâçùûôîïëœÉÈÀÇÊ"),  # French
    ("cp1252", "äöüßÄÖÜé"),  # German
    ("cp1252", "áéíóúñüÁÉÍÓÚÑ¿¡"),  # Spanish
    ("cp1252", "áâãàçéêíóôõúÁÉÓ"),  # Portuguese
    ("cp1252", "àèéìòùÈ"),  # Italian
    ("cp1252", "åäöæøéÅÄÖÆØ"),  # the Nordic languages
    ("cp1252", "áéíóúýþæöðÁÍÓÞ"),  # Icelandic
    ("cp1250", "ąćęłńóśźżŁŚŻ"),  # Polish
    ("cp1250", "áčďéěíňóřšťúůýžČŠŽŘÚ"),  # Czech
    ("cp1250", "áäčďéíĺľňóôŕšťúýžČŠŽĽ"),  # Slovak
    ("cp1250", "áéíóöőúüűÁÉÍÖŐÚÜ"),  # Hungarian
    ("cp1250", "ăâîşţÎŞŢ"),  # Romanian
    ("cp1250", "čćđšžČĆĐŠŽ"),  # Croatian, Slovene, Serbian
    ("iso8859-2", "ąćęłńóśźżŁŚŻ"),
    ("iso8859-2", "áčďéěíňóřšťúůýžČŠŽŘÚ"),
    ("iso8859-2", "čćđšžČĆĐŠŽ"),
    ("cp1254", "çğıöşüâÇĞİÖŞÜ"),  # Turkish
    ("cp1257", "ąčęėįšųūžČŠŽ"),  # Lithuanian
    ("cp1257", "āčēģīķļņšūžĀČŠ"),  # Latvian
    ("cp1257", "äöõüšžÄÖÕÜ"),  # Estonian
    ("cp1251", _CYRILLIC),
    ("cp1251", _CYRILLIC + "іїє"),  # Ukrainian
    ("cp1251", _CYRILLIC + "јљњћђ"),  # Serbian
    ("koi8-r", _CYRILLIC),
    ("koi8-u", _CYRILLIC + "іїє"),
    ("iso8859-5", _CYRILLIC),
    ("cp866", _CYRILLIC),
    ("mac-cyrillic", _CYRILLIC),
    ("cp1253", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΕΗΟΤΠΚΣ"),  # Greek
    ("iso8859-7", "αβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώΑΕΗΟΤΠΚΣ"),
    ("cp1255", "אבגדהוזחטיכלמנסעפצקרשתםןךףץ"),  # Hebrew
    ("cp1256", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآئءؤ،؟"),  # Arabic
    ("cp1256", "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنهويیةئآ،؟"),  # Persian
    ("iso8859-6", "ابتثجحخدذرزسشصضطظعغفقكلمنهويةىأإآئءؤ،؟"),
    ("cp1258", "ăâđêôơưàáãạảĐ\u0300\u0301\u0303\u0309\u0323"),  # Vietnamese
    ("cp874", "กขคงจชซญณดตถทธนบปผพฟมยรลวศษสหอะาำิีึืุูเแโใไ่้๊๋์ั็"),  # Thai
    ("cp932", _JAPANESE),  # Japanese
    ("euc_jp", _JAPANESE),
    ("gb18030", _SIMPLIFIED),
    ("big5hkscs", _TRADITIONAL),
    ("cp949", "이다는의에가을를하고지로한기사은도대아인서정시어자리그스나들일수부전해과니장제상보주있했습"),
)
_SCALE = {
    "cp932": 0.45, "euc_jp": 0.45, "gb18030": 0.2, "big5hkscs": 0.2, "cp949": 0.35,
    "cp1251": 0.75, "koi8-r": 0.75, "koi8-u": 0.75, "iso8859-5": 0.75, "cp866": 0.75, "mac-cyrillic": 0.75,
}  # fmt: skip
"""What share of true text the frequent characters above make up, where they are not the whole alphabet."""

_NEUTRAL = set("\xa0«»“”‘’„‚–—…•·°©®™€£§×½²³№´`\xad†‡‹›‰º¹¼¾±")
_ASCII = bytes(range(32, 127))
_JOINED = pattern(
    r"(?<=[a-z])[^\w\s’'\-­·\ufffd]|(?<=[^\W\d_A-Z])[A-ZА-ЯÀ-ÞҐЄІЇ](?=[^\W\d_])"
    r"|(?<=[Ѐ-ӿ])[^\x00-\x7f\w\s’»”“…\xad]|[^\x00-\x7f\w\s’«„“\xad](?=[Ѐ-ӿ])"
)
"""Signs that a table is wrong: a symbol inside a word, a capital after a small letter; beside a Cyrillic letter what is
no punctuation there, as the tables of Windows and the Macintosh, which share the small ones, make of each other's
capitals and of `я`."""

_BROKEN = pattern("[\ufffd\x80-\x9f\ue000-\uf8ff]")
"""What no text holds: nothing in the table, a control character, a private character."""

_SAMPLE_BYTES = 2**14
_GOOD = 0.6
_BELIED_BY = 0.3
"""By how much another encoding must fit better than the declared one."""

_TELLING_BYTES_MIN = 16
"""Fewer bytes outside ASCII prove nothing against a declaration."""


def believe(data: bytes, declared: str | None) -> str:
    """Return the codec to read `data` with, which is not valid UTF-8; `declared` is what the page says.

    The declaration stands unless its text is strange while another encoding's is good. UTF-8 with a few
    broken characters is still UTF-8.
    """
    if _is_broken_utf8(data):
        return "utf-8"
    sample = _telling_bytes(data)
    if declared and declared != "utf-8" and sum(byte > 127 for byte in sample) < _TELLING_BYTES_MIN:
        return declared
    scores: dict[str, float] = {}
    for encoding, letters in _ALPHABETS:
        scores[encoding] = max(scores.get(encoding, -1.0), _score(sample, encoding, letters))
    best = max(scores, key=lambda encoding: scores[encoding])
    if declared and declared != "utf-8":
        own = scores.get(declared, _GOOD)
        return best if scores[best] >= _GOOD and scores[best] >= own + _BELIED_BY else declared
    if scores[best] >= _GOOD:
        return best
    return _second_guess(sample) or "cp1252"


def _is_broken_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII are whole UTF-8 characters."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = len(text) - broken - len(data.translate(None, bytes(range(128, 256))))
    return whole > 2 * broken


def _telling_bytes(data: bytes) -> bytes:
    """Return a sample of the lines that hold anything but ASCII, without tags."""
    text = re.sub(rb"<[\x00-\x7f]{0,2000}?>", b" ", data[: 2**20])
    lines = [line for line in re.split(rb"[\r\n]+", text) if not line.isascii()]
    return b"\n".join(lines)[:_SAMPLE_BYTES]


def _score(sample: bytes, encoding: str, letters: str) -> float:
    """Return how much of the sample's text outside ASCII is the language's own, 1 for all, less for oddities."""
    text = sample.decode(encoding, "replace")
    counts = Counter(char for char in text if char > "\x7f" and char not in _NEUTRAL)
    total = sum(counts.values())
    if total == 0:
        return 0.5 if encoding == "cp1252" else 0.0
    own = sum(counts[char] for char in letters)
    broken = sum(n for char, n in counts.items() if _BROKEN.match(char))
    odd = len(_JOINED.findall(text))
    share = own / total / _SCALE.get(encoding, 1.0)
    return min(share, 1.0) - (odd + 3 * broken) / total


def _second_guess(sample: bytes) -> str | None:
    """Return Beautiful Soup's opinion, for the languages that the table above does not know.

    Of a few bytes it may be one for mainframes; what the web uses reads ASCII as ASCII.
    """
    from bs4.dammit import EncodingDetector

    for encoding in EncodingDetector(sample).encodings:
        try:
            sample.decode(encoding)
            of_the_web = _ASCII.decode(encoding) == _ASCII.decode("ascii")
        except (LookupError, UnicodeDecodeError):
            continue
        if of_the_web:
            return encoding
    return None
