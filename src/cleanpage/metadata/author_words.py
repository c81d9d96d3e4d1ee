"""What bylines are made of, in many languages: tables of data, no logic."""

from __future__ import annotations

INTROS = {
    "en": "written by|words by|story by|reported by|posted by|published by|article by|text by|interview by|author|"
    "authors|author(s)|by",
    "de": "geschrieben von|verfasst von|veröffentlicht von|erstellt von|"
    "ein beitrag von|ein artikel von|ein gastbeitrag von|eine analyse von|"
    "eine kolumne von|ein kommentar von|text von|interview von|von|autor|autorin|autoren|autor/in|autorin/autor|"
    "autor:in|text|interview|protokoll",
    "fr": "rédigé par|écrit par|publié par|propos recueillis par|article de|texte de|par|auteur|auteurs|auteure|"
    "auteur(s)",
    "es": "escrito por|publicado por|texto de|por|autor|autora|autores",
    "pt": "escrito por|publicado por|por|autor|autora|autores|texto",
    "it": "scritto da|a cura di|articolo di|pubblicato da|di|autore|autori",
    "pl": "autor|autorka|autorzy|opracowanie|oprac.|tekst|napisał|napisała",
    "nl": "geschreven door|door|auteur|tekst",
    "sv": "av|text|skribent|författare",
    "no": "skrevet av|av|tekst|journalist",
    "da": "skrevet af|af|tekst|journalist",
    "fi": "kirjoittaja|teksti|toimittaja",
    "et": "autor|tekst|toimetaja",
    "lv": "autors|autore|teksts",
    "is": "höfundur|eftir",
    "cs": "autor|autorka|autoři|text|napsal|napsala",
    "sk": "autor|autorka|autori|text|napísal|napísala",
    "sl": "avtor|avtorica|piše|besedilo",
    "hr": "autor|autorica|piše|napisao|napisala|tekst",
    "sr": "аутор|ауторка|пише|текст",
    "mk": "пишува",
    "sq": "nga|autor|shkruan",
    "ro": "scris de|de|autor|autoare",
    "hu": "írta|szerző",
    "tr": "yazan|yazar|haber",
    "id": "penulis|oleh|reporter",
    "el": "γράφει ο|γράφει η|γράφουν οι|του|της|συντάκτης|επιμέλεια",
    "uk": "автор|автори|авторка|текст|автор статті",
    "ru": "автор|авторы|текст|автор статьи|автор материала",
    "be": "аўтар",
    "bg": "автор|от",
    "ka": "ავტორი",
    "hy": "հեղինակ",
    "az": "müəllif",
    "uz": "muallif",
    "ca": "escrit per",
    "eu": "egilea",
    "af": "deur|skrywer|outeur",
    "sw": "mwandishi|imeandikwa na|na",
    "fil": "isinulat ni|ulat ni|ni",
    "lt": "autorius|autorė",
    "ar": "بقلم|كتب|كتبت|الكاتب|المؤلف",
    "ur": "تحریر|مصنف",
    "he": "מאת|כתב|כתבה",
    "hi": "द्वारा|लेखक|लेखिका",
    "gu": "લેખક",
    "pa": "ਲੇਖਕ",
    "ta": "எழுதியவர்|ஆசிரியர்",
    "te": "రచయిత|రచన",
    "kn": "ಲೇಖಕ|ಲೇಖಕರು",
    "ml": "ലേഖകൻ|തയ്യാറാക്കിയത്",
    "lo": "ໂດຍ",
    "km": "ដោយ",
    "vi": "tác giả|bởi",
    "th": "โดย|ผู้เขียน|เรื่องโดย|เรียบเรียงโดย|ผู้สื่อข่าว",
    "fa": "نویسنده|به قلم",
    "bn": "লেখক|লিখেছেন|প্রতিবেদক",
    "zh": "作者|撰文|文|記者|记者|编辑 作者",
    "ja": "著者|筆者|執筆|執筆者|文|記者|ライター|取材|取材・文|取材・執筆|取材・構成|取材・文・写真|文・写真|写真・文|"
    "聞き手|寄稿",
    "ko": "글|작성자|기자|글쓴이|취재|글·사진",
}
"""How a byline begins. Before a colon or slash each is a label; the bare ones stand before a name."""
LONG_INTROS = tuple(intro for line in INTROS.values() for intro in line.split("|") if " " in intro)
"""Those of several words, which say without a colon that somebody wrote."""

_LABEL_ONLY = (
    "text|interview|protokoll|texto|tekst|teksti|author|authors|author(s)|autor|autorin|autoren|autor/in|autorin/autor|autor:in|auteur|"
    "auteurs|auteure|auteur(s)|autora|autores|autore|autori|autorka|autorzy|journalist|skribent|författare|"
    "kirjoittaja|toimittaja|autoři|haber|reporter|"
    "автор|автори|авторка|авторы|текст|文|글|του|της|opracowanie|szerző|yazar|penulis|de|от|автор статті|autors|teksts|"
    "eftir|autori|avtor|avtorica|piše|besedilo|autorica|аутор|ауторка|пише|пишува|nga|shkruan|аўтар|outeur|skrywer|"
    "muallif|müəllif|تحریر|mwandishi|na|ni|取材|取材・文|取材・執筆|取材・構成|取材・文・写真|文・写真|写真・文|聞き手|寄稿|취재|글·사진"
)
KICKERS = frozenset(("interview", "protokoll"))
"""Those of them that stand above headlines, too, and tell nothing without their colon."""
LABEL_ONLY = frozenset(_LABEL_ONLY.split("|"))
"""Words that open a byline only where a colon, slash or line break follows: alone they begin ordinary lines."""

_JOINERS = "and und et y e i та і й и och og ja és ve dan și si en & with mit avec con com med και و ו और 和 与 と"
JOINERS = ["im Gespräch mit", "im Interview mit", "in conversation with", *_JOINERS.split()]
"""Words that join two authors, or who asked and who was asked."""


_STOPS = (
    "published|updated|posted|last updated|last modified|modified|on|in|for|at|from|aktualisiert|veröffentlicht|"
    "stand|am|publié|mis à jour|le|publicado|actualizado|atualizado|el|em|pubblicato|aggiornato|il|opublikowano|"
    "aktualizacja|gepubliceerd|bijgewerkt|publicerad|uppdaterad|publisert|oppdatert|udgivet|опубліковано|оновлено|"
    "опубликовано|обновлено|share|follow|email|photo|photos|photography|foto|fotos|bild|image|images|video|"
    "illustration|read|edited|reviewed|medically|fact|translated|senior|contributing|former|deputy|chief|staff writer|"
    "contributor|reporter|editor|zuletzt|date|datum|fecha|leave a|write a|schreibe einen|laisser un|deja un|"
    "deixe um|lascia un|dodaj komentarz|no comments|keine kommentare|envoyé spécial|envoyée spéciale|envoyés spéciaux|"
    "envoyées spéciales|enviado especial|enviada especial|enviados especiales|inviato speciale|inviata speciale"
)
_WROTE = (
    "wrote|schrieb|hat geschrieben|a écrit|escribió|escreveu|ha scritto|napisał|napisała|schreef|skrev|skriver|skrifar|"
    "kirjoitti|írta|yazdı|написал|написала|написав|пише|пишет"
)
WROTE = tuple(_WROTE.split("|"))
"""What stands between a name and the date of what it wrote, in forums mostly: `Ann schrieb am 3. Mai`."""
STOPS = (*_STOPS.split("|"), *WROTE)
"""Words after which a byline tells something other than names."""

OTHER_WORK = ("updated by", "reviewed by", "edited by", "fact checked by", "medically reviewed", "translated by")
"""How a line begins that names somebody who did not write."""
SUFFIXES = (
    r"ph\.?\s?d|m\.?d|[mb]\.?a|[mb]\.?s|m\.?sc|mba|esq|cpa|cfp|jr|sr|rn|rd|dds|dvm|lcsw|lmft|psy\.?d|pharm\.?d|mph|"
    r"j\.?d|ii|iii|iv|inc|llc|ltd|gmbh|co"
)

_AGENCIES = "dpa afp reuters ap apa sda ansa efe tass pap epa upi ntb ritzau tt belga anp lusa ukrinform interfax"
AGENCIES = frozenset(_AGENCIES.split())
"""News agencies that sign as an author, often in small letters."""

_NOT_NAMES = (
    "admin|administrator|no author|author name|site admin|site editor|web admin|author|autor|autorin|editor|"
    "unknown|anonymous|guest|member|publisher|user|root|webmaster|staff|none|null|undefined|editors|default|"
    "wordpress|test|follow|share|comments|comment|menu|home|login|subscribe|us|me|you|"
    "n/a|na|nil|nan|tbd|tba|true|false|nobody|noname|no name|not specified|not available|not set|placeholder|super|wp|"
    "web|site|webadmin|wpadmin|siteadmin|superuser|superadmin|adminuser|админ|администратор|administrador|"
    "administrateur|amministratore|管理员|管理員|管理者|관리자|"
    "anonym|anonyme|anónimo|anónima|anônimo|anônima|anonimo|anonim|anonymus|anoniem|anonyymi|аноним|анонім|ανώνυμος|"
    "匿名|佚名|名無し|익명|مجهول|غير معروف|"
    "unbekannt|inconnu|inconnue|desconocido|desconhecido|sconosciuto|nieznany|onbekend|okänd|ukjent|ukendt|tuntematon|"
    "neznámý|neznámy|nepoznat|ismeretlen|necunoscut|bilinmiyor|неизвестно|неизвестен|невідомо|невідомий|未知|不明|不详|"
    "keine angabe|k.a|ohne autor|sans auteur|sin autor|sem autor|brak|"
    "gast|gastautor|invité|invitado|convidado|ospite|gość|гость|гість"
)
NOT_NAMES = frozenset(_NOT_NAMES.split("|"))
"""What stands in a field for authors where there is none, and what a program calls whoever used it."""

_JOBS = (
    "korrespondent|editor|reporter|correspondent|writer|journalist|columnist|contributor|producer|analyst|manager|"
    "director|founder|ceo|cto|specialist|expert|professor|researcher|redakteur|journaliste|redacteur|rédact|"
    "redactor|periodista|giornalista|dziennikarz|корреспондент|редактор|журналіст|журналист"
)
JOBS = tuple(_JOBS.split("|"))
"""How the words begin that tell a job, not a name."""

READ_LABELS = (
    "reading time|read time|lesezeit|lesedauer|temps de lecture|lecture|tiempo de lectura|tempo de leitura|leitura|"
    "tempo di lettura|lettura|czas czytania|leestijd|lästid|lesetid|læsetid|lukuaika|doba čtení|čas čítania|čas branja|"
    "vrijeme čitanja|vreme čitanja|време читања|време за четене|olvasási idő|timp de citire|χρόνος ανάγνωσης|"
    "okuma süresi|waktu baca|thời gian đọc|час читання|время чтения|"
    "زمان مطالعه|مدت مطالعه|مدة القراءة|وقت القراءة|זמן קריאה|"
    "पढ़ने का समय|পড়তে সময় লাগবে|阅读时间|閱讀時間|読了時間"
)
READ_ENDS = (
    "(?:of )?read|lese|de lect|de leit|di lett|czytania|lees|läs|læse|čten|okuma|baca|(?:на )?чита|(?:на )?чтен|"
    "ανάγνωση|قراءة|阅读|閱讀|で読|読了|읽기|luku|watch|listen|"
    "olvas|de citi|čitanj|branja|читањ|четене|đọc|مطالعه|קריאה|में पढ़"
)
MINUTES = "min|хв|мин|dakika|dk|menit|perc|phút|λεπτ|دقائق|دقيقة|دقیقه|דקות|मिनट|মিনিট|分|분"
"""How long a text takes to read, in many languages: `2 min read`, `Lesezeit: 4 Minuten`."""

OTHER_FIELDS = (
    "来源|來源|出处|責任編輯|责任编辑|责编|編輯|编辑|審核|审核|校对|校對|編集|翻訳|翻译|出典|提供|写真|撮影|摄影|攝影|图片|图|圖|"
    "时间|時間|日期|发布|發布|发表|發表|更新|公開|掲載|投稿|阅读|閱讀|浏览|点击|评论|字号|사진|편집|영상|그림|출처|입력|수정|등록|승인"
)
"""What else a line of a byline tells in East Asia, where no capital and often no space says that a name is over."""
