"""What interfaces say, in many languages: data for `kinds`, no logic.

Each entry is a regular expression, matched without regard to case. `PROMPTS` match whole short lines and must be
certain; `WORDING` is found anywhere in a block that was already dropped; `RUN_HEADINGS` are whole headings that
give their kind to the lines below them; `LABELS` are class names, ids and ARIA roles.
"""

# ruff: noqa: E501 - one entry a language; a table broken at 120 columns cannot be read
from __future__ import annotations

from cleanpage.types import Role

PROMPTS: dict[Role, tuple[str, ...]] = {
    "form notice": (
        r"indicates? (?:a )?required(?: fields?)?", r"(?:denotes )?required fields?(?: are marked)?",
        r"(?:all )?fields marked with an? (?:asterisk|\*).{0,20}", r"please,? enter (?:a |your )?(?:correct|valid) e-?mail(?: address)?",
        r"(?:this field is|поле) (?:required|обов'язкове)", r"pflichtfelder?", r"champs? obligatoires?", r"campos? obligatorios?",
        r"campos? obrigatórios?", r"campi obbligatori", r"pola? (?:obowiązkowe|wymagane)", r"verplichte velden",
        r"обов['’]язков[іе] пол[яе]", r"обязательн(?:ые|ое) пол[яе]", r"必填(?:项|項目|字段)?", r"必須(?:項目)?", r"zorunlu alan(?:lar)?",
    ),
    "subscribe prompt": (
        r"subscribe(?: now| today| here| for free| to (?:our |the )?(?:newsletter|newsletters|mailing list))?",
        r"sign[ -]?up(?: now| today| for (?:free|our newsletter|the newsletter|newsletters?))?",
        r"enter your e-?mail(?: address)?(?: here| to (?:subscribe|sign up).{0,20})?", r"(?:your )?e-?mail address",
        r"success?ful{1,2}y subscribed", r"thank(?:s| you) for (?:subscribing|signing up).{0,60}",
        r"(?:get|join) (?:our|the) (?:free )?newsletter", r"newsletter (?:sign[ -]?up|abonnieren|abonnement)",
        r"(?:jetzt |hier )?(?:newsletter )?abonnieren", r"s['’]abonner(?: à la newsletter)?", r"abonnez-vous(?: à la newsletter)?",
        r"(?:je )?m['’]abonne", r"suscr[ií]b(?:ete|irse|ase|irme)(?: (?:a la|al) (?:newsletter|boletín))?", r"inscreva-se(?: na newsletter)?",
        r"assin(?:e|ar)(?: agora| já)?", r"iscriviti(?: alla newsletter)?", r"abbonati(?: ora)?", r"zapisz się(?: (?:do|na) newslettera?)?",
        r"zasubskrybuj|subskrybuj", r"(?:nu )?abonneren|abonneer(?: je| nu)?|meld je aan", r"abone ol(?:un)?", r"підписатися|підпишіться(?: на .{0,40})?",
        r"подписаться|подпишитесь(?: на .{0,40})?", r"订阅|訂閱|立即订阅|立即訂閱|订阅电子报|訂閱電子報", r"(?:メルマガ|ニュースレター)?(?:に)?(?:登録|購読)(?:する)?",
        r"구독(?:하기|신청)?", r"اشترك(?: الآن| في النشرة.{0,20})?", r"prenumerera", r"abonner", r"tilaa(?: uutiskirje)?", r"odebírat", r"feliratkozás", r"abonează-te",
    ),
    "share row": (
        r"share(?: this)?(?: (?:article|post|story|page))?(?: on (?:facebook|twitter|x|linkedin|whatsapp|reddit))?", r"tweet(?: this)?", r"pin it",
        r"copy link|link copied!?|print(?: this)?(?: page| article)?|e-?mail this", r"(?:artikel |beitrag )?teilen(?: auf .{0,12})?", r"(?:beitrag )?drucken",
        r"partager(?: (?:sur .{0,12}|l['’]article|cet article))?", r"imprimer", r"compartir(?: en .{0,12})?", r"compartilh(?:e|ar)(?: (?:no|via) .{0,12})?|partilhar",
        r"condividi(?: su .{0,12})?", r"udostępnij", r"delen|deel dit artikel", r"paylaş", r"поділитися|поширити", r"поделиться", r"分享(?:到|至)?.{0,6}", r"シェア(?:する)?|ツイート",
        r"공유(?:하기)?", r"شارك|مشاركة", r"dela", r"sdílet", r"jaa", r"megosztás", r"(?:facebook|twitter|linkedin|whatsapp|pinterest|telegram|reddit|instagram|youtube|tiktok)",
    ),
    "navigation": (
        r"(?:skip|jump) to (?:(?:main |the )?(?:content|navigation|menu)|footer|search)", r"(?:open|close|toggle|show|main) (?:the )?(?:menu|navigation|search|sidebar)", r"menu|edit post|back to top|scroll to top",
        r"log ?in|sign in|log ?out|sign out|register|my account", r"zum (?:haupt)?inhalt(?: springen)?|direkt zum inhalt|anmelden|einloggen|nach oben", r"(?:aller|passer) au contenu(?: principal)?|se connecter|haut de page",
        r"(?:saltar|ir) al contenido(?: principal)?|iniciar sesión", r"(?:pular|ir|saltar) para o conteúdo(?: principal)?|entrar|iniciar sessão", r"(?:vai|salta) al contenuto(?: principale)?|accedi",
        r"przejdź do (?:treści|głównej treści)|zaloguj(?: się)?", r"(?:ga )?naar (?:de )?inhoud|inloggen", r"перейти до (?:основного )?(?:вмісту|контенту)|увійти|меню", r"перейти к (?:основному )?(?:содержимому|контенту)|войти",
        r"跳(?:到|至|转到)(?:主要)?(?:内容|內容)|登录|登入|登錄|菜单|選單", r"(?:本文|コンテンツ)(?:へ|に)(?:スキップ|移動)|ログイン|メニュー", r"본문 바로가기|로그인|메뉴", r"içeriğe (?:atla|geç)|giriş yap", r"(?:انتقل|تخطي?) إلى المحتوى|تسجيل الدخول",
        r"hoppa till (?:huvud)?innehåll|logga in", r"previous (?:article|post)|next (?:article|post)|read more|show more|load more|see more|see all|view all",
    ),
    "cookie notice": (
        r"(?:accept|reject|allow|decline)(?: all)?(?: cookies)?", r"(?:cookie|privacy) (?:settings|preferences)|manage (?:cookies|preferences|consent)",
        r"alle (?:cookies )?(?:akzeptieren|ablehnen|annehmen)|cookie-einstellungen", r"tout (?:accepter|refuser)|accepter (?:tout|et fermer)|paramétrer les cookies",
        r"(?:aceptar|rechazar)(?: todo| todas(?: las cookies)?)?", r"aceitar (?:todos|tudo|cookies)|rejeitar (?:todos|tudo)", r"accett[ao](?: tutti| tutto)?|rifiuta(?: tutti)?", r"akceptuj(?:ę)?(?: wszystkie)?|odrzuć wszystkie",
        r"alles (?:accepteren|weigeren)|accepteer alle cookies", r"прийняти (?:всі|все)|відхилити (?:всі|все)", r"принять (?:все|всё)|отклонить (?:все|всё)", r"接受(?:全部|所有)(?:\s?cookies?)?|全部接受", r"(?:すべて|全て)(?:の\s?cookie\s?)?(?:を)?(?:許可|同意|受け入れ)する?",
        r"tümünü (?:kabul et|reddet)", r"قبول الكل|رفض الكل",
    ),
    "advertisement": (
        r"advertisements?|sponsored(?: content)?|ads? by .{1,20}|(?:story|article) continues below(?: advertisement)?", r"anzeige|werbung", r"publicité", r"publicidad|anuncios?", r"publicidade", r"pubblicità|annuncio",
        r"reklam[aey]?", r"advertentie", r"реклама", r"广告|廣告", r"広告|スポンサーリンク", r"광고", r"إعلان(?:ات)?", r"annons|annonse|annonce|mainos", r"hirdetés|publicitate|διαφήμιση|iklan",
    ),
    "comments": (
        r"(?:leave|post|write|add) (?:a |your )?(?:comment|reply)|(?:\d+ )?comments?|no comments(?: yet)?|reply|report comment", r"kommentar(?:e|ieren)?(?: schreiben| hinterlassen)?|antworten", r"(?:laisser|ajouter) un commentaire|commentaires?|répondre",
        r"(?:deja|dejar) (?:un|tu) comentario|responder|comentarios?", r"deixe (?:um|seu) comentário|comentários?", r"lascia un commento|commenti|rispondi", r"(?:dodaj|zostaw) komentarz|komentarze|odpowiedz", r"(?:plaats|geef) een reactie|reacties",
        r"(?:залишити|додати) коментар|коментар[іи]|відповісти", r"(?:оставить|добавить) комментарий|комментарии|ответить", r"(?:发表|發表)(?:评论|評論|留言)|评论|評論|留言|回复|回覆", r"コメント(?:する|を残す|を書く)?|返信(?:する)?", r"댓글(?:쓰기| 쓰기)?|답글", r"yorum(?:lar| yap| yaz)?", r"(?:أضف|اترك) تعليق[اًا]*|التعليقات",
    ),
    "legal and footer": (
        r"privacy policy|terms (?:of (?:use|service)|and conditions)|all rights reserved|(?:©|\(c\)|copyright).{0,20}\d{4}.{0,50}", r"impressum|datenschutz(?:erklärung)?|agb", r"mentions légales|politique de confidentialité|tous droits réservés", r"aviso legal|política de privacidad|todos los derechos reservados",
        r"política de privacidade|termos de uso|todos os direitos reservados", r"note legali|informativa (?:sulla )?privacy|tutti i diritti riservati", r"polityka prywatności|regulamin|wszelkie prawa zastrzeżone", r"privacybeleid|algemene voorwaarden", r"політика конфіденційності|умови використання|усі права захищен[оі]", r"политика конфиденциальности|все права защищены", r"隐私政策|隱私權?政策|版权所有|版權所有|使用条款", r"プライバシーポリシー|利用規約|無断転載.{0,10}禁.{0,3}", r"개인정보\s?처리방침|이용약관|무단\s?전재.{0,20}금지", r"gizlilik politikası|kullanım koşulları|tüm hakları saklıdır", r"سياسة الخصوصية|جميع الحقوق محفوظة",
    ),
    "other": (r"this audio is created with ai assistance", r"listen to (?:this )?(?:article|story)(?: \d+ min)?"),
}  # fmt: skip

RUN_HEADINGS: dict[Role, tuple[str, ...]] = {
    "news feed": (
        r"(?:live )?news ?feed|latest (?:news|stories|posts|articles|updates|headlines)|(?:breaking|top|more) news|headlines|newsticker|ticker|schlagzeilen|aktuelle (?:nachrichten|meldungen)|neueste (?:artikel|beiträge|nachrichten)",
        r"dernières (?:actualités|infos|nouvelles)|fil info|(?:últimas|más) noticias|lo último|última hora|últimas|ultime notizie|ultim'?ora|najnowsze(?: wiadomości)?|ostatnie wpisy|laatste nieuws|net binnen|son dakika|son haberler",
        r"(?:останні|свіжі) новини|стрічка новин|новини|(?:последние|свежие) новости|лента новостей|новости|最新(?:消息|新闻|新聞|文章|記事|ニュース|資訊)|即时新闻|即時新聞|新着(?:記事|ニュース)?|速報|최신\s?(?:뉴스|기사)|속보|آخر الأخبار|senaste nytt|siste nytt|seneste nyt|recent (?:posts|articles|news|stories)",
    ),
    "related stories": (
        r"editor(?:s['’]?|['’]s)? (?:picks?|choice)|related(?: (?:stories|articles|posts|content|news|topics|links|products|items|reading))?|(?:you (?:may|might) (?:also )?(?:like|be interested in))|read (?:also|next|more)|see also|more (?:from|on|in|stories|like this|articles).{0,25}|recommended(?: for you| reading)?|most (?:read|popular|viewed|shared)|popular(?: posts| now| articles)?|trending(?: now)?|don['’]t miss|up next|what to read next|from the web",
        r"mehr (?:zum thema|aus|von|artikel).{0,25}|(?:ähnliche|weitere|verwandte) (?:artikel|beiträge|themen|produkte|meldungen)|das könnte (?:sie|dich|ihnen) auch .{0,25}|lesen sie auch|auch interessant|meistgelesen|meist gelesen|zum thema|empfehlungen|lesetipps",
        r"(?:à lire aussi|lire aussi|sur le même (?:sujet|thème)|articles? (?:similaires|liés|associés|recommandés)|vous aimerez aussi|les plus lus|voir aussi|à découvrir)", r"(?:artículos|noticias|temas|productos) relacionad[oa]s|te puede interesar|también te puede interesar|lo más (?:leído|visto)|lee también|más leídas|ver también",
        r"(?:artigos|notícias|posts|produtos) relacionad[oa]s|leia (?:também|mais)|veja também|mais lidas|você também pode gostar", r"(?:articoli|notizie) correlat[ie]|leggi anche|ti potrebbe (?:anche )?interessare|i più letti|potrebbe interessarti.{0,10}", r"(?:podobne|powiązane) (?:artykuły|wpisy)|zobacz (?:także|też|również)|czytaj (?:także|też|również|więcej)|polecamy|najczęściej czytane|najpopularniejsze",
        r"(?:gerelateerde|vergelijkbare) (?:artikelen|berichten)|lees (?:ook|meer|verder)|meest gelezen|ilgili (?:haberler|yazılar)|benzer (?:haberler|yazılar)|en çok okunan(?:lar)?", r"(?:читайте|дивіться) також|схожі (?:статті|новини)|матеріали за темою|популярне|найпопулярніше|вибір редакції|більше новин|новини за темою", r"читайте также|смотрите также|похожие (?:статьи|новости|записи)|материалы по теме|по теме|популярное|выбор редакции|ещё по теме",
        r"相关(?:文章|新闻|阅读|推荐|内容)|相關(?:文章|新聞|閱讀|報導)|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|猜你喜欢|热门(?:文章|推荐)|熱門(?:文章|新聞)|编辑推荐|人氣.{0,4}", r"関連(?:記事|ニュース|リンク|商品)|おすすめ(?:記事)?|人気(?:記事|ランキング)|アクセスランキング|あわせて読みたい|こちらもおすすめ|編集部のおすすめ", r"관련\s?(?:기사|뉴스|글)|추천\s?(?:기사|뉴스)|많이 본 (?:기사|뉴스)|인기\s?기사", r"(?:مقالات|مواضيع|أخبار) ذات صلة|اقرأ (?:أيضا|أيضًا|المزيد)|الأكثر قراءة",
    ),
    "comments": (r"(?:\d+ )?(?:comments?|replies|responses|kommentare|commentaires|comentarios|comentários|commenti|komentarze|коментарі|комментарии|评论|評論|コメント|댓글|yorumlar|التعليقات|reacties|discussion|join the (?:conversation|discussion))(?: \(\d+\))?",),
    "subscribe prompt": (r"(?:our |the )?newsletters?(?: sign-?up)?|subscribe.{0,25}|stay (?:informed|updated|connected|in touch)|newsletter.{0,15}|підписка|подписка|розсилка|рассылка|メルマガ|電子報|뉴스레터|biuletyn|boletín|bülten",),
    "share row": (r"share(?: this)?(?: .{0,12})?|follow us(?: on)?|teilen|folgen sie uns|partager|suivez-nous|compartir|síguenos|compartilhe|siga-nos|condividi|seguici|udostępnij|obserwuj nas|поділитися|поделиться|分享|シェア|공유|paylaş|volg ons|شارك",),
    "advertisement": (r"advertisement|sponsored(?: content| links)?|anzeigen?|werbung|publicité|publicidad|publicidade|pubblicità|reklama|реклама|广告|廣告|広告|광고|promoted|partner content|paid content|from our partners",),
}  # fmt: skip

WORDING: dict[Role, tuple[str, ...]] = {
    "form notice": (r"indicates required|required fields? (?:is|are) marked|pflichtfeld|champs obligatoires|campos obligatorios|campos obrigatórios|campi obbligatori|pola wymagane|обов['’]язкові поля|обязательные поля|必填|必須項目|correct e-?mail|valid e-?mail",),
    "cookie notice": (r"\bcookies?\b|\bгdpr\b|куки|файли cookie|クッキー|çerez|ملفات تعريف الارتباط|ciasteczk\w+",),
    "subscribe prompt": (
        r"\bsubscri(?:be|bed|ption)\b|newsletter|sign up (?:for|to)|signing up|mailing list|your inbox|your e-?mail|abonnier\w+|abonnez|abonnement|suscr[ií]b\w+|boletín|inscreva-se|assine\b|iscriviti|abbona\w+|zapisz się|subskryb\w+|abonneer|abone ol|підпи[сш]\w+|розсилк\w+|подпи[сш]\w+|рассылк\w+|订阅|訂閱|電子報|メルマガ|ニュースレター|購読|구독|뉴스레터|اشترك|النشرة|become a member|support (?:us|our work)|donate|spenden",
    ),
    "comments": (r"\bcomments? (?:are|policy|below|closed)|leave a (?:comment|reply)|post a comment|log in to (?:comment|reply|post)|\d+ (?:comments|replies)\b|kommentar(?:e|ieren)\b|commentaires?\b|comentarios?\b|comentários?\b|komentarz\w*|коментар\w*|комментари\w*|评论|評論|留言|コメント|댓글|\byorum|تعليق",),
    "share row": (r"\bshare (?:this|on|via)\b|\btweet\b|follow us|teilen auf|partager sur|compartir en|compartilhar|condividi su|udostępnij|поділитися|поделиться|分享|シェア|공유하기|paylaş|شارك",),
    "legal and footer": (
        r"©|\(c\) \d{4}|copyright|all rights reserved|privacy policy|terms of (?:use|service)|impressum|datenschutz|mentions légales|tous droits réservés|aviso legal|derechos reservados|política de privaci\w+|direitos reservados|diritti riservati|p\. ?iva|polityk\w+ prywatności|prawa zastrzeżone|захищен[оі]|конфіденційн\w+|права защищены|конфиденциальн\w+|隐私|隱私|版权|版權|プライバシー|利用規約|無断転載|개인정보|저작권|무단\s?전재|gizlilik|hakları saklıdır|الخصوصية|الحقوق محفوظة|powered by|disclaimer|haftungsausschluss",
    ),
    "advertisement": (r"^\W*(?:advert(?:isement)?s?|sponsored|promoted|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|reklama|реклама|广告|廣告|広告|광고|reklam|advertentie)\b|affiliate links?|sponsored by|continues below",),
    "related stories": (r"^(?:read (?:also|more|next)|see also|related|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lee también|leia também|leggi anche|czytaj (?:też|także)|lees ook|читайте також|читайте также|延伸閱讀|相关阅读|関連記事|관련기사|اقرأ أيض)",),
    "news feed": (r"^\d{1,2}:\d\d(?:\s*[ap]\.?m\.?)?$|^\d+ ?(?:h|m|min|mins?|minutes?|hours?|days?) ago$|^vor \d+ (?:minuten|stunden|tagen)$|^il y a \d+ (?:min|h|heures?|minutes?|jours?)$|^hace \d+ (?:horas?|minutos?|días?)$|^\d+ (?:години?|годин|хвилин\w*|часа?|часов|минут\w*) (?:тому|назад)$|^\d+ ?(?:小时|小時|分钟|分鐘|天)前$|^\d+ ?(?:時間|分|日)前$",),
    "navigation": (r"^(?:skip to|jump to|back to|zum inhalt|home\b.{0,3}[>›»/]|you are here|breadcrumb)|^[^>›»]{2,30}[›»>]\s[^>›»]{2,30}[›»>]|^(?:page|seite|página|pagina|strona|страница|сторінка) \d+|^(?:next|previous|prev|older|newer)\b.{0,12}$",),
}  # fmt: skip

LABELS: dict[Role, tuple[str, ...]] = {
    "cookie notice": ("cookies?", "cookie[-_]?(?:banner|notice|consent|law)", "consent", "gdpr", "onetrust.{0,20}", "cmp"),
    "share row": ("shar(?:e|es|ing)", "social(?:[-_ ](?:media|links|icons|share))?", "share[-_ ]?(?:bar|buttons?|this)", "addtoany", "sharedaddy", "addthis"),
    "related stories": ("related(?:[-_ ]?(?:posts?|articles?|content|stories))?", "recommend(?:ed|ations?)?", "read[-_ ]?(?:more|next|also)", "more[-_ ]?(?:stories|from|news)", "popular", "trending", "most[-_ ]?read", "outbrain", "taboola", "teasers?", "similar"),
    "comments": ("comments?", "comment[-_ ]?(?:list|form|respond|section)", "respond", "disqus(?:[-_ ]thread)?", "replies"),
    "subscribe prompt": ("newsletters?", "subscri(?:be|ption)s?", "sign[-_ ]?up", "mailchimp", "mc4wp", "paywall", "optin", "opt[-_]in"),
    "advertisement": ("ads?", "adverts?", "advertis(?:ing|ement|ements)", "sponsor(?:ed|s)?", "promo(?:tion|s)?", "banner[-_ ]?ad", "dfp", "adsbygoogle", "anzeigen?", "werbung", "publicidad", "reklama"),
    "news feed": ("news[-_ ]?feed", "ticker", "latest(?:[-_ ](?:news|posts))?", "recent(?:[-_ ](?:posts|entries))?", "breaking(?:[-_ ]news)?"),
    "navigation": ("nav", "navbar", "navigation", "menu", "main[-_ ]?menu", "breadcrumbs?", "pagination", "pager", "toc", "tabs?", "site[-_ ]?header", "top[-_ ]?bar", "search(?:box|form)?", "skip[-_ ]link"),
    "legal and footer": ("footer", "site[-_ ]?footer", "colophon", "copyright", "legal", "contentinfo", "imprint", "disclaimer"),
}  # fmt: skip

TAGS: dict[str, Role] = {"nav": "navigation", "footer": "legal and footer", "header": "navigation", "aside": "related stories", "form": "form notice"}

_AGENCIES = (
    r"Getty(?: Images)?|AFP|Reuters|REUTERS|AP(?: Photo)?|EPA|EFE|ANSA|dpa|DPA|Shutterstock|Unsplash|iStock|Alamy|Imago|IMAGO|imago|"
    r"Picture[- ]Alliance|picture[- ]alliance|Pexels|Pixabay|Adobe ?Stock|TASS|ТАСС|РИА Новости|УНІАН|Укрінформ|Wikimedia|"
    r"Anadolu|Xinhua|新华社|新華社|共同通信|時事通信|연합뉴스|뉴시스|PAP|ČTK|TT|NTB|Ritzau|LaPresse|Lusa|Folhapress"
)

CAPTION_STARTS = (
    r"^(?:L-R|L to R|From left|Left to right|Clockwise from)\s*:",
    r"^(?i:photos?(?: credit| by)?|image(?: credit| source)?|picture|photo/image|foto(?:s|grafie)?|bild(?:quelle|er)?|bildunterschrift|crédit(?:s)?(?: photo)?|fotografía|imagen|imagem|immagine|zdjęcie|fot\.|beeld|kuva|фото|світлина|ілюстрація|изображение|иллюстрация|图|圖|图片来源|圖片來源|圖／|写真|画像|사진|صورة|الصورة|görsel|fotoğraf)(?:\s*[:：／/=]| ©)\s*\S",
    r"^[^.!?]{0,160}(?:©|\(c\)|\bFoto:|\bPhoto:|\bFot\.|\bFoto ©|Фото:|Photograph:|Bild:|写真=|사진=|\(사진)\s?[^.!?]{0,80}$",
)  # fmt: skip
"""How the caption of a picture begins, or what the whole of a short one looks like; these mind case."""

CAPTION_ENDS = (
    rf"[(（\[][^()（）\[\]]{{0,80}}(?:{_AGENCIES})[^()（）\[\]]{{0,40}}[)）\]]\s*$",
    r"(?i:illustrative (?:purposes|image|photo)(?: only)?\.?|file photo\.?|archive photo\.?|симво?л(?:ічне|ическое) фото|symbolbild|archivbild|archivfoto|imagen de archivo|foto de archivo|imagem de arquivo|foto d['’]archivio|photo d['’]archives?|zdjęcie ilustracyjne|ілюстративне фото|иллюстративное фото|資料圖片|资料图|資料写真|자료\s?사진)[)\].]*\s*(?:[(（][^()]{0,80}[)）])?\s*$",
    rf"(?:©|Foto:|Photo:|Photograph:|Credit:|Crédit\s?:|Фото:|Quelle:)\s?[^.!?]{{0,30}}(?:{_AGENCIES})[^.!?]{{0,40}}\.?\s*$",
    r"[^\s]\s?사진\s?[=:].{0,40}$|[（(](?:写真|圖|图|사진)[：:=／/].{1,40}[)）]$",
)  # fmt: skip
"""The credit that ends a caption."""
