"""What authors of pages call their elements, in class names, ids and roles: data for `kinds`, as in `wording`."""

from __future__ import annotations

from cleanpage.types import Role

PARTS = frozenset(
    (
        "dialog",
        "modal",
        "popup",
        "popover",
        "signature",
        "newsletter",
        "signup",
        "trending",
        "sponsored",
        "advert",
        "disclaimer",
    )
)
"""What class names, ids and roles call parts that are not the article's, though they may read like it. Of such parts
gold has 0.00 (`popup`) to 0.16 (`modal`), where they are not most of what is kept."""
PART_TAGS = frozenset(("nav", "footer"))
"""Elements whose text is not the article's, where they do not hold most of it."""
UNFOLDS = ("accordion", "collaps", "faq", "heading", "question", "tab")
"""What names of buttons hold that open a part of the article, whose heading they are then."""
HOOKS = frozenset(("has", "show", "with", "no"))
"""What a class name begins with that says what an element has or opens, not what it is."""

LABELS: dict[Role, str] = {
    "cookie notice": "cookie|cookies|consent|gdpr|onetrust|cmp|cookiebanner|cookienotice|cookieconsent|cookielaw",
    "share row": (
        "share|shares|sharing|social|socialmedia|sociallinks|socialicons|socialshare|sharebar|sharebutton|sharebuttons|"
        "sharethis|addtoany|sharedaddy|addthis"
    ),
    "related stories": (
        "related|relatedpost|relatedposts|relatedarticle|relatedarticles|relatedcontent|relatedstories|recommend|"
        "recommended|recommendation|recommendations|readmore|readnext|readalso|morestories|morefrom|morenews|popular|"
        "trending|mostread|outbrain|taboola|teaser|teasers|similar"
    ),
    "comments": "comment|comments|commentlist|commentform|commentrespond|respond|disqus|disqusthread|replies",
    "subscribe prompt": (
        "newsletter|newsletters|subscribe|subscribes|subscription|subscriptions|signup|mailchimp|mc4wp|paywall|optin"
    ),
    "advertisement": (
        "ad|ads|advert|adverts|advertising|advertisement|advertisements|sponsor|sponsors|sponsored|promo|promotion|"
        "promotions|bannerad|dfp|adsbygoogle|anzeige|anzeigen|werbung|publicidad|reklama"
    ),
    "news feed": (
        "newsfeed|ticker|latest|latestnews|latestposts|recent|recentposts|recentpost|recententries|breaking|breakingnews"
    ),
    "navigation": (
        "nav|navbar|navigation|menu|mainmenu|breadcrumb|breadcrumbs|pagination|pager|toc|tab|tabs|siteheader|topbar|"
        "search|searchbox|searchform|skiplink"
    ),
    "legal and footer": "footer|sitefooter|colophon|copyright|legal|contentinfo|imprint|disclaimer",
}  # fmt: skip
"""Words of class names, ids and ARIA roles, alone or two that stand together (`site-header`)."""

TAGS: dict[str, Role] = {
    "nav": "navigation", "footer": "legal and footer", "header": "navigation", "aside": "related stories",
    "form": "form notice",
}  # fmt: skip
