"""Headlines: what agrees with what, and where a site's name is cut off."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice

from cleanpage.patterns import KANA_AND_HAN, UNSPACED_ALPHABETS, UNSPACED_FROM, all_below, pattern

MAX_TITLE_CHARS = 300

MIN_HEADLINE_CHARS = 9
"""A shorter rest of a heading is no headline."""
MIN_KICKER_CHARS = 4
"""A kicker ends in a longer word than `the`."""
LONGEST_CUT, MOST_CUTS = 2_000, 32
"""A title of more characters is no title; one with more separators is cut at the first of them."""

MUCH_THE_SAME = 0.5
"""The likeness from which a heading is another wording of the title."""
MAX_CRUMB_WORDS = 5
"""A step on the way to a page is no longer."""

_UNSPACED = UNSPACED_ALPHABETS + KANA_AND_HAN
_SPACED_WORD = pattern(r"\w+")
_WORD = pattern(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
"""Where no space parts words a character stands for one; lower characters are none of these, and such a pattern takes
four milliseconds to compile."""

_SEPARATORS = frozenset("|｜│┃»«›-–—－:：·•~/\\>_＿")
_SEPARATOR = pattern(r"\s*[|]\s*|\s+(?:[-:~/\\]|::|//|--|>)\s+|:\s+")
_SEPARATOR_ANYWHERE = pattern(
    r"\s*[|｜│┃»«]\s*|\s+(?:[-–—－:·•~/\\›]|::|//|--|>)\s+|:\s+|：\s*|\s*[_＿—]\s*(?=[\u3000-\u9fff])"
    r"|(?<=[\u3000-\u9fff])-(?=[\u3000-\u9fff])"
)
"""The first for titles in ASCII: most are, and the range of the second takes two milliseconds to compile."""
_OF_SENTENCES = frozenset(":：»«")
"""Signs that headlines hold themselves, before the one that the site follows."""
_WITHIN_HEADLINES = (":", "：", ",", "]", ")")
"""What parts the beginning of a headline from its rest."""
_BEHIND_KICKERS = " -–—:|/·•"
_SECOND_LEVEL = frozenset(["co", "com", "org", "net", "gov", "gob", "gouv", "ac", "edu", "or", "ne", "go"])
"""What countries have above the names that somebody registers."""
_CRUMB_SIGNS = frozenset("»›>→/")
_CRUMB = pattern(r"\s*([»›>→/])\s+")


def fold(text: str) -> str:
    """A text for comparison: letters and digits alone, lower-cased.

    >>> fold("Don't Panic!") == fold("DON’T PANIC")
    True
    """
    return "".join(filter(str.isalnum, text.lower()))


def cuts(title: str) -> Iterator[tuple[str, str]]:
    """Yield each way to cut a title in two at a separator: what comes before, what comes after.

    >>> list(cuts("Rain - Weather | The Post"))
    [('Rain', 'Weather | The Post'), ('Rain - Weather', 'The Post')]
    >>> list(cuts("Rain › The Post")), list(cuts("雨 │ 港")), list(cuts("Rain -- The Post"))
    ([('Rain', 'The Post')], [('雨', '港')], [('Rain', 'The Post')])
    >>> list(cuts("大桥通车-港口日报"))
    [('大桥通车', '港口日报')]
    """
    if _SEPARATORS.isdisjoint(title) or len(title) > LONGEST_CUT:
        return
    separators = (_SEPARATOR if title.isascii() else _SEPARATOR_ANYWHERE).finditer(title)
    for match in islice(separators, MOST_CUTS):
        before, after = title[: match.start()].strip(), title[match.end() :].strip()
        if before and after:
            yield before, after


def _last_cut(title: str) -> tuple[str, str]:
    """What comes before a title's last separator, and what after it."""
    *_, last = [(title, ""), *cuts(title)]
    return last


def last_crumb(title: str) -> str:
    """Return the page's own name where a line is the way to it, two steps or more, and any other line as it is.

    >>> last_crumb("Home » Tropical Conservatory » Coffee"), last_crumb("iPhone > Android")
    ('Coffee', 'iPhone > Android')
    """
    if _CRUMB_SIGNS.isdisjoint(title):
        return title
    parts = _CRUMB.split(title)
    signs, (*above, last) = parts[1::2], parts[::2]
    short = all(len(step.split()) <= MAX_CRUMB_WORDS for step in above)
    return last.strip() if last.strip() and short and len(signs) >= 2 and len(set(signs)) == 1 else title


def folded_sides(title: str) -> frozenset[str]:
    """Return a title and the sides of each cut in it, for comparison."""
    sides = {fold(title), *(fold(side) for cut in cuts(title) for side in cut)}
    return frozenset(sides - {""})


def without_site(title: str, site_name: str | None, url: str | None) -> str:
    """Cut the site's name off a title when the page's own site name or address shows that it is one.

    >>> without_site("Rain tomorrow | The Post", "The Post", None)
    'Rain tomorrow'
    >>> without_site("Rain - and wind", None, "https://example.org/")
    'Rain - and wind'
    >>> without_site("Rain: Radar of all of Europe - Rain", "Rain", None)
    'Rain: Radar of all of Europe'
    """
    names = names_of_site(site_name, url)
    rest, last = _last_cut(title)
    if fold(rest).startswith(fold(last)) and _is_site(last, names):  # it stands at both ends
        return rest
    for before, after in cuts(title):
        sign = title[len(before) : -len(after)].strip()
        if _is_site(after, names) or (sign not in _OF_SENTENCES and _holds_site(after, names)):
            return before
        if (_is_site(before, names) or _holds_site(before, names)) and len(fold(after)) > len(fold(before)):
            return after
    return title


def without_tail(title: str, site_name: str) -> str:
    """Cut the site's name off a title that ends with it, where a heading has it as well.

    >>> without_tail("Rain tomorrow – The Post", "The Post"), without_tail("On The Post", "The Post")
    ('Rain tomorrow', 'On The Post')
    """
    rest, last = _last_cut(title)
    return rest if last and fold(last) == fold(site_name) else title


def without_kicker(heading: str, declared: str) -> str:
    """Cut off the words before the headline that stand in its heading, where the page declares the headline alone.

    A colon makes them a part of it, and so does a word too small to end them.

    >>> without_kicker("Opinion Rain is coming", "Rain is coming"), without_kicker("Now: It rains", "It rains")
    ('Rain is coming', 'Now: It rains')
    >>> without_kicker("What is the Best Umbrella?", "Best Umbrella")
    'What is the Best Umbrella?'
    """
    own, rest = fold(declared), heading
    if len(own) < MIN_HEADLINE_CHARS or len(heading) > MAX_TITLE_CHARS or not fold(heading).endswith(own):
        return heading
    words: list[str] = []
    while fold(rest) != own and rest:
        word, _, rest = rest.partition(" ")
        words.append(word)
    rest = rest.lstrip(_BEHIND_KICKERS)
    if not words or not rest or rest[0].islower() or words[-1].endswith(_WITHIN_HEADLINES):
        return heading
    return rest if len(words[-1]) >= MIN_KICKER_CHARS and any(map(str.isalpha, " ".join(words))) else heading


def site_in_title(title: str, headline: str, url: str | None) -> str | None:
    """Return the side of a page's title that is the site by its address, and not the headline.

    >>> site_in_title("Rain tomorrow - Weather | The Harbour Post", "Rain tomorrow", "https://www.harbourpost.co.uk/rain")
    'The Harbour Post'
    >>> site_in_title("Rain tomorrow | Blog", "Rain tomorrow", "https://blog.example.org/") is None
    True
    """
    if len(title) > MAX_TITLE_CHARS:
        return None
    names = names_of_domain(url)
    sides = (side for before, after in reversed(list(cuts(title))) for side in (after, before))
    return next((side for side in sides if _is_site(side, names) and fold(side) != fold(headline)), None)


def names_of_domain(url: str | None) -> set[str]:
    """Return what somebody has registered for a site: `harbourpost.co.uk` and `harbourpost`, folded, without its parts.

    >>> sorted(names_of_domain("https://news.harbour-post.co.uk/")), names_of_domain("https://localhost/")
    (['harbourpost', 'harbourpostcouk'], set())
    """
    labels = host_of(url).split(".") if url else []
    at = len(labels) - 2
    if at > 0 and labels[at] in _SECOND_LEVEL and len(labels[-1]) == 2:
        at -= 1
    return {fold(labels[at]), fold("".join(labels[at:]))} - {""} if at >= 0 else set()


def names_of_site(site_name: str | None, url: str | None) -> set[str]:
    """Return what the site goes by, for comparison: its name, its host, the longer parts of that."""
    host = host_of(url).removeprefix("www.") if url else ""
    labels = [label for label in host.split(".") if len(label) > 3]
    return {*map(fold, (site_name or "", host, *labels))} - {""}


def other_sides(declared: str = "", title: str = "") -> set[str]:
    """Return the sides of the page's title that are not what the markup declares: the site, or a part of it.

    >>> other_sides("Rain tomorrow", "The Post: Rain tomorrow")
    {'thepost'}
    """
    own, sides = fold(declared), folded_sides(title)
    if own not in sides or own == fold(title):
        return set()
    return {side for side in sides if own not in side and side not in own}


def likeness(one: str, other: str) -> float:
    """Return how many words two texts have in common: the F1 of one's words against the other's.

    >>> likeness("Rain tomorrow", "Tomorrow: rain and wind")
    0.6666666666666666
    >>> likeness("大桥通车", "新大桥通车")
    0.8888888888888888
    """
    words, others = (Counter(_words(text.lower())) for text in (one, other))
    return 2 * (words & others).total() / max(1, words.total() + others.total())


def host_of(url: str) -> str:
    """Return the host that an address names; nothing where it names none, or is none (`https://[domain]/`)."""
    from urllib.parse import urlsplit

    with suppress(ValueError):
        return urlsplit(url).hostname or ""
    return ""


def _is_site(text: str, names: set[str]) -> bool:
    """Whether a side of a title is the site: its name, with the article or not."""
    folded = fold(text)
    return folded in names or folded.removeprefix("the") in names


def _holds_site(text: str, names: set[str]) -> bool:
    """Whether a part of a side of a title is the site, beside a section of it or its motto."""
    return any(fold(side) in names for pair in cuts(text) for side in pair)


def _words(text: str) -> list[str]:
    return (_SPACED_WORD if all_below(UNSPACED_FROM, text) else _WORD).findall(text)
