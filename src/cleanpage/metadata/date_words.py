"""The words that stand around dates, in many languages."""

from __future__ import annotations

from cleanpage.metadata.calendars import weekdays

_WORDS = (
    "published|posted|updated|update|updates|created|written|released|date|on|at|by|last|modified|first|edited|"
    "originally|veröffentlicht|publiziert|aktualisiert|erschienen|erstellt|stand|vom|am|um|uhr|datum|geändert|publié|"
    "mis|jour|modifié|le|à|publicado|publicada|actualizado|atualizado|fecha|data|el|em|de|pubblicato|aggiornato|il|"
    "opublikowano|aktualizacja|dodano|gepubliceerd|bijgewerkt|geplaatst|op|publicerad|uppdaterad|publisert|"
    "oppdatert|udgivet|opdateret|offentliggjort|julkaistu|päivitetty|publikováno|aktualizováno|vydáno|yayınlanma|"
    "yayın|güncelleme|tarih|tarihi|dipublikasikan|diperbarui|megjelent|frissítve|publicat|actualizat|опубліковано|"
    "оновлено|дата|публікації|опубликовано|обновлено|публикации|δημοσίευση|ενημέρωση|mon|tue|wed|thu|fri|sat|sun|"
    "mo|di|mi|do|fr|sa|so|et|ist|view|views|comment|comments|edt|est|gmt|utc|klo|kl|ago|pm|lundi|mardi|mercredi|"
    "jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|sabado|domingo|lunedì|martedì|"
    "mercoledì|giovedì|venerdì|sabato|domenica|segunda|terça|quarta|quinta|sexta|feira|"
    "zveřejněno|zverejnené|aktualizované|objavljeno|ažurirano|posodobljeno|објављено|ажурирано|публикувано|обновено|"
    "közzétéve|módosítva|avaldatud|uuendatud|publicēts|atjaunots|paskelbta|atnaujinta|birt|uppfært|publicat|actualitzat|"
    "diterbitkan|tayang|dikemas|kini|đăng|ngày|lúc|cập|nhật|xuất|bản|δημοσιεύθηκε|δημοσιεύτηκε|ενημερώθηκε|абноўлена|"
    "نشر|تاريخ|النشر|آخر|تحديث|تاریخ|انتشار|ساعت|به‌روزرسانی|بروزرسانی|פורסם|עודכן|प्रकाशित|अपडेट|अपडेटेड|अद्यतन|প্রকাশ|"
    "প্রকাশিত|আপডেট|обновена|публикувана|gepubliseer|opgedateer|bygewerk|imechapishwa|ilichapishwa|imesasishwa|"
    "გამოქვეყნდა|გამოქვეყნებულია|განახლდა|განახლებულია|հրապարակվել|թարմացվել|publikuar|përditësuar|argitaratua|"
    "eguneratua|yenilənib|жарияланды|жаңартылды|yangilandi|പ്രസിദ്ധീകരിച്ചത്|പുതുക്കിയത്"
)
DATE_WORDS = frozenset(_WORDS.split("|"))
"""Words that stand around a date and say nothing else."""
MIN_CHARS = 4
"""Shorter words that stand around dates are parts of names as well (`De`, `Le`), unless a mark follows."""
MARKS = ".,:"


def before_date_words(text: str, least: int = MIN_CHARS) -> str:
    """Return the beginning of a text, up to the words before the date that follows it; `least` characters has each.

    >>> before_date_words("Ann De Wit Published Thursday, "), before_date_words("Thu Hà Thứ Năm, ")
    ('Ann De Wit', 'Thu Hà')
    >>> before_date_words("by ann on", 1)
    'by ann'
    """
    days, cut = weekdays(), False
    while words := text.rsplit(None, 1):
        last = words[-1].lower().strip(MARKS)
        sure = len(last) >= least or words[-1][-1] in MARKS
        if not (sure and last in DATE_WORDS) and not ((sure or cut) and last in days):
            break
        text, cut = words[0] if len(words) > 1 else "", True
    return text.rstrip()
