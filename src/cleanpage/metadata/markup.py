"""What a page's markup says about the article: JSON-LD, OpenGraph and other meta tags, `<time>` and author marks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from cleanpage.metadata.authors import is_suffix, split_names
from cleanpage.metadata.dates import parse_date
from cleanpage.metadata.day_first import language_of_dates
from cleanpage.metadata.tags import read_tags
from cleanpage.metadata.titles import host_of, likeness
from cleanpage.patterns import UNSEEN, pattern
from cleanpage.types import Hints, Metadata

ARTICLE_TYPES = (
    "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "opinionnewsarticle", "reviewnewsarticle",
    "backgroundnewsarticle", "liveblogposting", "blogposting", "techarticle", "scholarlyarticle", "article",
    "advertisercontentarticle", "satiricalarticle", "socialmediaposting", "discussionforumposting", "qapage",
    "question",
    "recipe", "howto", "review", "report", "book", "course", "jobposting", "event", "product", "productgroup",
    "videoobject", "podcastepisode", "creativework", "medicalwebpage", "itempage", "webpage", "collectionpage",
    "profilepage", "faqpage", "aboutpage",
)  # fmt: skip
"""Schema.org types that can be the page's article, the most telling first."""
OF_TEXTS = ARTICLE_TYPES.index("recipe")
"""Those before it are of texts with a headline."""

WITHOUT_BYLINE = frozenset(["product", "productgroup", "videoobject", "event", "jobposting", "course"])
"""Types whose `author` or dates are about something other than the page's text."""

COUNTRIES = frozenset(
    (
        "germany", "deutschland", "austria", "österreich", "switzerland", "schweiz", "suisse", "france", "spain",
        "españa", "italy", "italia", "poland", "polska", "netherlands", "nederland", "united kingdom", "uk", "ireland",
        "united states", "usa", "canada", "australia", "india", "brazil", "brasil", "mexico", "méxico", "argentina",
    )
)  # fmt: skip
"""What stands in a field of authors is a publisher's address where it ends with one of these."""

CHARSETS = frozenset(("utf", "iso"))
"""How names of character sets begin, which pages declare as their language, too."""

LEAST_LIKENESS = 0.2
"""Of a headline and the page's other titles, where they are of the same article."""

META_FIELDS: dict[str, tuple[str, ...]] = {
    "title": ("og:title", "twitter:title", "citation_title", "parsely-title", "sailthru.title", "dc.title",
              "dcterms.title", "headline", "title"),
    "authors": ("citation_author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "author",
                "article:author", "og:article:author", "article:author_name", "dc.creator.name", "byl", "authors",
                "vr:author", "shareaholic:article_author_name"),
    "published": ("article:published_time", "og:article:published_time", "og:published_time", "datepublished",
                  "parsely-pub-date", "sailthru.date", "citation_publication_date", "citation_online_date",
                  "citation_date", "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created",
                  "article.published", "article:published", "publish-date", "publish_date", "publication_date",
                  "pubdate", "publishdate", "ptime", "dc.date", "dcterms.date", "date", "created", "datecreated",
                  "cxenseparse:recs:publishtime", "article:publication_date", "last-publication-date"),
    "modified": ("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified",
                 "dcterms.modified", "dc.date.modified", "last-modified", "lastmod", "modified", "article.updated"),
    "site_name": ("og:site_name", "application-name", "publisher", "dc.publisher", "citation_journal_title",
                  "twitter:app:name:iphone"),
    "description": ("og:description", "description", "twitter:description", "dc.description", "sailthru.description"),
    "image": ("og:image", "og:image:url", "og:image:secure_url", "twitter:image", "twitter:image:src", "image"),
    "url": ("og:url",),
    "language": ("content-language", "og:locale", "dc.language", "language"),
    "tags": ("article:tag", "og:article:tag", "keywords", "news_keywords", "parsely-tags", "sailthru.tags",
             "citation_keywords"),
}  # fmt: skip
"""Which meta tags fill a field, the most trustworthy first."""

CATALOGUED = "citation_author"
"""One for each author."""


class Declared(NamedTuple):
    """What JSON-LD says about the article, as strings still to be cleaned."""

    title: str = ""
    authors: tuple[str, ...] = ()
    published: str = ""
    modified: str = ""
    site_name: str = ""
    language: str = ""
    description: str = ""
    image: str = ""
    tags: tuple[str, ...] = ()


def read_markup(hints: Hints, url: str | None) -> Metadata:
    """Return what the markup says. `url` is where the page came from; it resolves what is relative."""
    meta = {name: tuple(_meta_values(hints.meta, keys)) for name, keys in META_FIELDS.items()}
    titles = [text for text in (_text(_first(meta["title"]), hints.title), hints.title) if text]
    declared = read_json_ld(hints.json_ld, titles)
    base = url or _absolute(hints.canonical, None) or _absolute(_first(meta["url"]), None)
    languages = [*declared_languages(hints), _language(declared.language)]
    of_dates = language_of_dates(languages, base)
    published = _first_date((declared.published, *meta["published"]), of_dates)
    modified = _first_date((declared.modified, *meta["modified"]), of_dates)
    return Metadata(
        title=_headline(declared.title, titles, hints.title) or _text(_first(meta["title"]), hints.title),
        authors=_authors(declared, hints.meta),
        published=published,
        modified=modified,
        site_name=_text(_first(meta["site_name"][:1])) or _text(declared.site_name) or _text(_first(meta["site_name"])),
        url=_absolute(hints.canonical, base) or _absolute(_first(meta["url"]), base) or base,
        language=next(filter(None, languages), None),
        description=_summary(_first(meta["description"])) or _summary(declared.description),
        image=_absolute(_first(meta["image"]) or declared.image, _absolute(hints.base, base) or base),
        tags=read_tags(filter(None, map(_text, meta["tags"] or declared.tags))),
    )


def declared_languages(hints: Hints) -> list[str]:
    """Return the language tags that a page gives, `<html lang>` first; an empty one where something else stands."""
    return [_language(value) for value in (hints.language, *_meta_values(hints.meta, META_FIELDS["language"]))]


def _headline(declared: str, titles: Sequence[str], shown: str) -> str | None:
    """JSON-LD's headline, unless it has nothing to do with the other titles: then it is of something on the page."""
    headline = _text(declared, shown)
    return headline if headline and _is_about(headline, titles) else None


def _is_about(headline: str, titles: Sequence[str]) -> bool:
    """Whether a headline has anything to do with the page's other titles, or there are none."""
    return not titles or any(likeness(headline, text) >= LEAST_LIKENESS for text in titles)


def read_json_ld(scripts: Iterable[str], titles: Sequence[str]) -> Declared:
    """Return what the node that best describes the article says; empty where there is none.

    `titles` are what else the page goes by: of several texts the first one counts that they are about.
    """
    nodes = [node for script in scripts for node in _nodes(_load(script))]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str) and len(node) > 2}
    ranked = sorted((rank, i) for i, node in enumerate(nodes) if (rank := _rank(node)) is not None)
    if not ranked:
        return Declared(site_name=_site_name({}, nodes, by_id))
    about = ((rank, i) for rank, i in ranked if rank < OF_TEXTS and _is_about(_text(_title(nodes[i])) or "", titles))
    rank, i = next(about, ranked[0])
    best = nodes[i]
    dated, page = ({}, {}) if ARTICLE_TYPES[rank] in WITHOUT_BYLINE else (best, nodes[ranked[-1][1]])
    return Declared(
        title=_title(best),
        authors=tuple(_names(dated.get("author") or dated.get("creator"), by_id)),
        published=_string(dated.get("datePublished") or dated.get("dateCreated") or page.get("datePublished")),
        modified=_string(dated.get("dateModified")),
        site_name=_site_name(best, nodes, by_id),
        language=_string(best.get("inLanguage")),
        description=_string(best.get("description")),
        image=_image(best.get("image"), by_id),
        tags=tuple(_keywords(best.get("keywords"))),
    )


def _title(node: Mapping[str, Any]) -> str:
    return _string(node.get("headline") or node.get("name") or node.get("title"))


def _load(script: str) -> Any:
    """The script's JSON; what people break most often (comments, raw line breaks, a stray comma) is mended."""
    import json

    text = script.strip().removeprefix("<!--").removesuffix("-->").strip()
    if "]]>" in text:
        text = re.sub(r"^\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*$", "", text)
    text = text.strip().rstrip(";")
    for attempt in _mended(text):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):  # noqa: PERF203 - three attempts at most
            continue
    return None


def _mended(text: str) -> Iterator[str]:
    yield text
    yield re.sub(r",\s*([}\]])", r"\1", text)
    yield _unescaped(text)


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    from html import unescape  # with a table of two thousand entities

    return unescape(text)


def _nodes(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every object that could describe the page: top level, lists, `@graph`, `mainEntity`."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value[:200]:
            yield from _nodes(item, depth + 1)
    elif isinstance(value, dict):
        yield value
        for key in ("@graph", "mainEntityOfPage", *(() if "faqpage" in _types(value) else ("mainEntity",))):
            if isinstance(value.get(key), (dict, list)):
                yield from _nodes(value[key], depth + 1)


def _types(node: Mapping[str, Any]) -> list[str]:
    value = node.get("@type")
    names = value if isinstance(value, list) else [value]
    return [name.rsplit("/", 1)[-1].lower() for name in names if isinstance(name, str)]


def _rank(node: Mapping[str, Any]) -> int | None:
    ranks = [ARTICLE_TYPES.index(name) for name in _types(node) if name in ARTICLE_TYPES]
    return min(ranks) if ranks else None


def _string(value: Any) -> str:
    """The text in a value that may be a string, an object with a name, or a list of either."""
    if isinstance(value, list):
        value = next((item for item in value if item), "")
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or value.get("alternateName") or ""
        value = value[0] if isinstance(value, list) and value else value
    return str(value).strip() if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""


def _names(value: Any, by_id: Mapping[str, dict[str, Any]], depth: int = 0) -> Iterator[str]:
    """Names of people and organisations, however nested."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _names(item, by_id, depth + 1)
    elif isinstance(value, dict):
        node = _resolved(value, "name", by_id)
        name = node.get("name") or " ".join(
            part for key in ("givenName", "familyName") if isinstance(part := node.get(key), str)
        )
        yield from _names(name, by_id, depth + 1)
    elif isinstance(value, str):
        yield _unescaped(value)


def _resolved(value: dict[str, Any], telling: str, by_id: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """The node that a value refers to by its `@id`; itself where it has what is to be told, or refers to none."""
    identity = value.get("@id")
    return by_id.get(identity, value) if isinstance(identity, str) and telling not in value else value


def _site_name(best: Mapping[str, Any], nodes: list[dict[str, Any]], by_id: Mapping[str, dict[str, Any]]) -> str:
    for node in nodes:
        if "website" in _types(node) and (name := _string(node.get("name"))):
            return name
    return next(_names(best.get("publisher"), by_id), "")


def _image(value: Any, by_id: Mapping[str, dict[str, Any]]) -> str:
    if isinstance(value, list):
        value = next((item for item in value if item), "")
    if isinstance(value, dict):
        node = _resolved(value, "url", by_id)
        value = node.get("url") or node.get("contentUrl")
    return value if isinstance(value, str) else ""


def _keywords(value: Any) -> Iterator[str]:
    for item in value if isinstance(value, list) else [value]:
        if text := _string(item):
            yield text


def _authors(declared: Declared, meta: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """JSON-LD's authors, else those of the first meta tag that names one."""
    fields = {"": declared.authors, **{key: meta.get(key, ()) for key in META_FIELDS["authors"]}}
    for key, values in fields.items():
        read = _catalogued if key == CATALOGUED else _field_names
        if names := [name for value in values for name in read(value)]:
            return tuple(dict.fromkeys(names))
    return ()


def _catalogued(value: str) -> tuple[str, ...]:
    """The name in a field that holds one, as catalogues write it: `van der Berg, Anna`."""
    family, comma, given = (_text(value) or "").partition(", ")
    if not comma or not {",", ";"}.isdisjoint(given) or is_suffix(given, family):
        return _field_names(value)
    return (f"{given} {family}",)


def _field_names(value: str) -> tuple[str, ...]:
    """The names in a field; `Tishby, Naftali`, as catalogues write it, is one name."""
    value = _text(value) or ""
    first, *place = value.split(",")
    if place and place[-1].strip().lower() in COUNTRIES:
        value = first.strip()
    if (
        re.match(r"(?:https?:|www\.|/|@)", value)
        or "{" in value
        or re.fullmatch(r"[\w-]+\.(?:com|org|net|de|fr)", value)
    ):
        return ()
    if match := re.fullmatch(r"([^\W\d_][\w'’-]+), ((?:[^\W\d_][\w.'’-]*\s?){1,3})", value):
        return (value,) if is_suffix(match[2], match[1]) else (f"{match[2]} {match[1]}",)
    return split_names(value)


def _meta_values(meta: Mapping[str, tuple[str, ...]], keys: Iterable[str]) -> Iterator[str]:
    for key in keys:
        yield from (value for value in meta.get(key, ()) if value.strip())


def _first(values: Iterable[str]) -> str:
    return next(iter(values), "")


def _first_date(values: Iterable[str], language: str) -> str | None:
    return next((found for value in values if (found := parse_date(value, language))), None)


def _text(value: str, shown: str = "") -> str | None:
    """A value as plain text: entities and tags resolved, white space collapsed; None when nothing is left.

    A tag that the reader is `shown` is no markup: a page may be about it.
    """
    value = _UNSEEN.sub("", _unescaped(_unescaped(value)))
    if "<" in value:
        value = _TAG.sub(lambda tag: tag[0] if tag[0] in shown else " " if tag[1] else "", value)
    return " ".join(value.split()) or None


def _summary(value: str) -> str | None:
    """A description as plain text, without what an excerpt ends with: `[…]`, `... Read more`."""
    text = _text(value.replace("\\n", " "))
    return text and (_EXCERPT_END.sub("…", text) if text[-1] in "]eEnN»" else text)


def _language(value: str) -> str:
    """`de_DE` or `en-us, en` as a language tag."""
    match = re.match(r"\s*([a-zA-Z]{2,3})(?:[-_]([a-zA-Z]{2,4}|\d{3}))?(?![a-zA-Z])", value)
    if not match or match[1].lower() in CHARSETS:
        return ""
    return match[1].lower() + (f"-{match[2].title() if len(match[2]) == 4 else match[2].upper()}" if match[2] else "")


_EXCERPT_END = pattern(
    r"\s*(?:\[(?:…|\.{3})\]|(?:…|\.{3})\s*(?:Read more|Continue reading|Weiterlesen|Mehr lesen)\s*»?)$", re.IGNORECASE
)
"""What WordPress ends an excerpt with."""
_WEB = ("http://", "https://")
_TAG = pattern(r"</?(?:(p|br|div|li|ul|ol|h\d|tr|td)\b|[a-zA-Z])[^>]*>", re.IGNORECASE)
"""The first group is what stands on lines of its own."""
_UNSEEN = pattern(rf"[\x00-\x08\x0e-\x1f\x7f-\x9f{UNSEEN}]")
"""And what a terminal obeys."""


def _absolute(value: str, base: str | None) -> str | None:
    """The web address that `value` means; None when it is none."""
    value = value.strip()
    if base and value and not value.startswith(_WEB):
        try:
            value = _joined(base, value)
        except ValueError:
            return None
    return value if value.startswith(_WEB) and host_of(value) and not re.search(r"\s", value) else None


def _joined(base: str, value: str) -> str:
    from urllib.parse import urljoin

    return urljoin(base, value)
