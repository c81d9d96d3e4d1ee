"""What interfaces write above parts of a page, in many languages: data for `kinds`, as in `wording`."""

# ruff: noqa: E501 - East Asian letters count twice; a table broken at 120 columns cannot be read
from __future__ import annotations

from cleanpage.types import Role

RUN_HEADINGS: dict[Role, str] = {
    "news feed": (
        "(live )?news( )?feed|latest (news|stories|posts|articles|updates|headlines)|(breaking|top|more) news|"
        "headlines|newsticker|ticker|schlagzeilen|aktuelle (nachrichten|meldungen)|"
        "neueste (artikel|beiträge|nachrichten)|dernières (actualités|infos|nouvelles)|fil info|"
        "(últimas|más) noticias|lo último|última hora|últimas|ultime notizie|ultim(')?ora|najnowsze( wiadomości)?|"
        "ostatnie wpisy|laatste nieuws|net binnen|son dakika|son haberler|(останні|свіжі) новини|стрічка новин|"
        "новини|(последние|свежие) новости|лента новостей|новости|最新(消息|新闻|新聞|文章|記事|ニュース|資訊)|即时新闻|即時新聞|"
        "新着(記事|ニュース)?|速報|최신( )?(뉴스|기사)|속보|آخر الأخبار|senaste nytt|siste nytt|seneste nyt|"
        "recent (posts|articles|news|stories)|"
        "ข่าวล่าสุด|ข่าวด่วน|tin mới( nhất)?|חדשות אחרונות|מבזקים|τελευταία νέα|ροή ειδήσεων|ताज़ा खबरें|ताजा खबरें|آخرین اخبار|berita ter(baru|kini)"
    ),
    "related stories": (
        "editor(s|s'|'s)? (pick(s)?|choice)|"
        "related( (posts|content|news|topics|links|reading))?|"
        "read (also|next|more)|see also|"
        "more (from|on|in|stories|like this|articles)…|recommended( for you| reading)?|"
        "most (read|popular|viewed|shared)|popular( posts| now| articles)?|trending( now)?|don't miss|up next|"
        "what to read next|from the web|mehr (zum thema|aus|von|artikel)…|"
        "weitere (artikel|produkte)|(ähnliche|weitere|verwandte) (beiträge|themen|meldungen)|"
        "(lesen|sehen) sie (auch|dazu)…|siehe auch|mehr lesen|auch interessant|meistgelesen|meist gelesen|zum thema|"
        "empfehlungen|lesetipps|"
        "((à )?lire (aussi|également)|pour aller plus loin|sur le même (sujet|thème)|article (similaires|liés|associés|recommandés)|les plus lus|voir aussi|à découvrir)|"
        "(noticias|temas) relacionad(o|a)s|más información|seguir leyendo|"
        "lo más (leído|visto)|lee también|más leídas|ver también|"
        "(notícias|posts) relacionad(o|a)s|leia (também|mais)|veja também|mais lidas|"
        "notizie correlate|leggi anche|(per )?approfondi(re|sci)|"
        "i più letti|potrebbe interessarti…|(podobne|powiązane) (artykuły|wpisy)|zobacz (także|też|również)|"
        "(prze)?czytaj (także|też|również|więcej)|polecamy|najczęściej czytane|najpopularniejsze|"
        "(gerelateerde|vergelijkbare) (artikelen|berichten)|lees (ook|meer|verder)|meest gelezen|"
        "ilgili (haberler|yazılar)|benzer (haberler|yazılar)|en çok okunan(lar)?|(читайте|дивіться) також|"
        "схожі (статті|новини)|матеріали за темою|популярне|найпопулярніше|вибір редакції|більше новин|"
        "новини за темою|читайте также|смотрите также|похожие (статьи|новости|записи)|материалы по теме|по теме|"
        "популярное|выбор редакции|ещё по теме|相关(文章|新闻|阅读|推荐|内容)|相關(文章|新聞|閱讀|報導)|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|猜你喜欢|"
        "热门(文章|推荐)|熱門(文章|新聞)|编辑推荐|人氣…|関連(記事|ニュース|リンク|商品)|おすすめ(記事)?|人気(記事|ランキング)|アクセスランキング|あわせて読みたい|こちらもおすすめ|"
        "編集部のおすすめ|관련( )?(기사|뉴스|글)|추천( )?(기사|뉴스)|많이 본 (기사|뉴스)|인기( )?기사|(مقالات|مواضيع|أخبار) ذات صلة|"
        "اقرأ (أيضا|أيضًا|المزيد)|الأكثر قراءة|"
        "(ข่าว|บทความ|เรื่อง)ที่เกี่ยวข้อง|อ่านเพิ่มเติม|ข่าวยอดนิยม|(tin|bài( viết)?) liên quan|đọc (thêm|nhiều( nhất)?)|có thể bạn quan tâm|xem nhiều|"
        "כתבות (נוספות|קשורות)|עוד בנושא|אולי יעניין אותך|הנקראות ביותר|σχετικά άρθρα|διαβάστε (επίσης|ακόμα)|δείτε επίσης|δημοφιλή|"
        "(यह|ये) भी पढ़ें|संबंधित (खबरें|समाचार)|(مطالب|اخبار) مرتبط|بیشتر بخوانید|baca juga|(berita|artikel) terkait|terpopuler|"
        "tengdar (fréttir|greinar)|tengt efni|mest lesið|fleiri fréttir|taip pat skaitykite|skaitomiausi(os)?|"
        "lasītākie|lasi vēl|enim loetud|loetumad|(berita|artikel) berkaitan|paling popular|"
        "(habari|makala) zinazohusiana|habari zaidi|soma zaidi|(notícies|articles) relacionats|"
        "notícies relacionades|(el )?més llegit|les més llegides|et pot interessar|"
        "(მსგავსი|დაკავშირებული) (სიახლეები|სტატიები|ამბები)|ყველაზე კითხვადი|(նման|առնչվող|կապակցված) նյութեր|"
        "ամենաընթերցված|verwante (artikels|nuus|stories|berigte)|gewildste|ബന്ധപ്പെട്ട വാർത്തകൾ|"
        "കൂടുതൽ വാർത്തകൾ|поврзани (вести|статии)|најчитани|(lajme|artikuj) të (ngjashme|ngjashëm)|"
        "më të lexuarat|lotutako (albisteak|artikuluak)|irakurrienak|(oxşar|əlaqəli) xəbərlər|ən çox oxunanlar|"
        "(ұқсас|өзекті) жаңалықтар|көп оқылған(дар)?|mavzuga (oid|doir)|संबंधित बातम्या|સંબંધિત સમાચાર|"
        "ਸਬੰਧਤ ਖ਼ਬਰਾਂ|సంబంధిత (వార్తలు|కథనాలు)|ಸಂಬಂಧಿತ (ಸುದ್ದಿ|ಲೇಖನಗಳು)|අදාළ පුවත්|ဆက်စပ်သတင်းများ|"
        "(អត្ថបទ|ព័ត៌មាន)ទាក់ទង|ተዛማጅ (ዜናዎች|ጽሑፎች)|(mga )?kaugnay na (balita|artikulo)|"
        "související (články|zprávy)|súvisiace články|kapcsolódó (cikkek|hírek)|articole similare|citește și|"
        "свързани (статии|новини)|повезане (вести|теме)|povezan(e|i) (vijesti|vesti|članci|teme)|"
        "povezani članki|susiję straipsniai|saistītie raksti|seotud (artiklid|lood)|relaterade artiklar|"
        "mer från …|relaterte (artikler|saker)|relaterede artikler|læs også|läs också|les også|"
        "läs (mer|även)( om …)?|les mer( om …)?|læs mere( om …)?|aiheeseen liittyv(ää|ät)…|lue (myös|lisää)( aiheesta)?|"
        "lue aiheesta( lisää)?|ilgili yazılar|bunlar da ilginizi çekebilir|مقالات مشابهة|"
        "مواضيع متعلقة|مطالب (مرتبط|مشابه)|متعلقہ خبریں|সম্পর্কিত (খবর|সংবাদ)|আরও খবর|தொடர்புடைய செய்திகள்|"
        "संबंधित (खबरें|समाचार|लेख)|अधिक बातम्या|berita terkait|artikel terkait|tin liên quan|"
        "bài viết liên quan|ข่าวที่เกี่ยวข้อง"
    ),
    "comments": (
        "comment(s)?|replies|responses|kommentare|commentaires|comentarios|comentários|commenti|komentarze|"
        "коментарі|комментарии|评论|評論|コメント|댓글|yorumlar|التعليقات|reacties|discussion|"
        "join the (conversation|discussion)|"
        "diskuse|kommentarer|kommentit|hozzászólások|comentarii|коментари|komentari|komentarji|σχόλια|تعليقات|"
        "نظرات|دیدگاه‌ها|टिप्पणियाँ|মন্তব্য|komentar|bình luận|תגובות|ความคิดเห็น"
    ),
    "subscribe prompt": (
        "(our |the )?newsletter(s)?( sign up)?|subscribe…|stay (informed|updated|connected|in touch)|newsletter…|"
        "підписка|подписка|розсилка|рассылка|メルマガ|電子報|뉴스레터|biuletyn|boletín|bülten"
    ),
    "share row": (
        "share( this)?( …)?|follow us( on)?|teilen|folgen sie uns|partager|suivez nous|compartir|síguenos|"
        "compartilhe|siga nos|condividi|seguici|udostępnij|obserwuj nas|поділитися|поделиться|分享|シェア|공유|paylaş|"
        "volg ons|شارك"
    ),
    "advertisement": (
        "advertisement|sponsored( content| links)?|anzeige(n)?|werbung|publicité|publicidad|publicidade|pubblicità|"
        "reklama|реклама|广告|廣告|広告|광고|promoted|partner content|paid content|from our partners"
    ),
}  # fmt: skip
"""Whole headings that give their kind to the lines below them."""

ASIDES: dict[Role, str] = {
    "related stories": (
        "(people|customers|shoppers|guests|others) (who (viewed|bought|liked) this (item |product )?)?"
        "(also|frequently) (viewed|bought|liked|considered|purchased)|"
        "(frequently|often) bought together|(related|similar|sponsored|suggested|recently viewed|comparable) "
        "(items|products|styles)|similar items …|(your )?recently viewed|"
        "(related|recommended) (articles|stories)|related articles …|"
        "you (may|might)( also)? (like|love|enjoy|be interested in)|you'll also (like|love)|"
        "inspired by your …|compare with similar …|more items to consider|(complete|shop) the look|"
        "wear it with|style it with|"
        "das könnte (sie|dich|ihnen|dir) auch …|(ähnliche|verwandte|passende|zuletzt angesehene) (artikel|produkte|angebote)|"
        "(andere )?kunden (kauften|interessierten sich|kaufen|sahen) …|wird oft zusammen gekauft|häufig zusammen gekauft|"
        "zuletzt angesehen|(articles|produits) (similaires|liés|associés|recommandés|complémentaires)|"
        "(vous aimerez|vous aimeriez|cela pourrait vous intéresser)( aussi)?|vous pourriez (aussi|également) aimer|"
        "(souvent|fréquemment) achetés ensemble|les clients ont (aussi|également) …|vus récemment|"
        "(productos|artículos) (relacionados|similares)|(también )?te puede (gustar|interesar)|"
        "quizás (también )?te (guste|interese)|(los )?clientes (también )?(compraron|vieron) …|comprados juntos …|"
        "visto(s)? recientemente|(prodotti|articoli) (correlati|simili)|ti potrebbe(ro)? (anche )?(interessare|piacere)|"
        "potrebbe(ro)? (anche )?(interessarti|piacerti)|spesso (acquistati|comprati) insieme|visti di recente|"
        "(produtos|itens|artigos) (relacionados|semelhantes|similares)|(você )?também pode gostar|"
        "quem (viu|comprou) …|(frequentemente )?comprados juntos|vistos recentemente|"
        "(gerelateerde|vergelijkbare|soortgelijke) (producten|artikelen)|misschien vind je dit ook …|anderen (kochten|bekeken) ook|"
        "vaak samen gekocht|recent bekeken|(podobne|powiązane|polecane) (produkty|artykuły)|(inni )?klienci (kupili|oglądali) …|"
        "często kupowane razem|ostatnio oglądane|może ci się spodobać|"
        "(похожие|сопутствующие|рекомендуемые|просмотренные) товары|с этим товаром (также )?(покупают|смотрят)|"
        "вам (также )?может понравиться|вы (недавно )?смотрели|(схожі|подібні|супутні|рекомендовані) товари|"
        "(разом )?з цим товаром (також )?(купують|дивляться)|вам (також )?може сподобатися|(нещодавно )?переглянуті товари|"
        "(podobné|související|súvisiace) (produkty|zboží|články)|mohlo by (se )?vám (také|tiež) …|"
        "(liknande|relaterade|lignende|relaterede|relaterte) (produkter|artiklar|artikler|varer)|"
        "du (kanske|vil måske|vil kanskje|vil)( også| också) (gillar|like|kunne lide|synes om)|andra köpte (också|även)|"
        "samankaltaiset tuotteet|saatat pitää myös|hasonló termékek|kapcsolódó termékek|produse (similare|asemănătoare|recomandate)|"
        "(подобни|сродни|свързани) (продукти|стоки)|(slični|povezani) proizvodi|σχετικά προϊόντα|παρόμοια προϊόντα|"
        "benzer ürünler|bunlar da ilginizi çekebilir|birlikte (sık )?alınanlar|son gezdiğiniz ürünler|"
        "(相关|相似|类似|相關|類似|推荐|推薦)(商品|产品|產品)|(猜你|您可能(也|还|還)?)(会|會)?喜(欢|歡)|看了又看|(最近浏览|最近瀏覽)…|"
        "(関連|類似|おすすめ)(商品|製品|アイテム)|最近(見た|チェックした)(商品|アイテム)|よく一緒に購入されている商品|"
        "この商品を(見た|買った|チェックした)人…|こちらもおすすめ|(관련|비슷한|추천|연관)( )?상품|함께 (구매한|본|많이 구매한)…|"
        "최근 본 상품|(منتجات|مقالات) (ذات صلة|مشابهة)|قد يعجبك أيض(ا|ًا)|מוצרים (דומים|קשורים)|(محصولات|کالاهای) (مرتبط|مشابه)|"
        "(สินค้า|ผลิตภัณฑ์)(ที่เกี่ยวข้อง|ใกล้เคียง|แนะนำ)|sản phẩm (liên quan|tương tự|đã xem)|có thể bạn (cũng )?thích|"
        "(संबंधित|मिलते जुलते) उत्पाद|produk (terkait|serupa|sejenis)|anda mungkin (juga )?suka"
    ),
    "comments": (
        "(customer|product) (reviews|ratings)|ratings (&|and) reviews|reviews (&|and) ratings|reviews with images|"
        "reviews for this item|reviews summary|top reviews …|global (ratings|reviews)|customer (questions|q&a) …|"
        "kunden(rezensionen|bewertungen|meinungen)|avis (clients|des clients)|commentaires clients|"
        "(opiniones|reseñas|valoraciones) de (los )?clientes|(recensioni|opinioni) dei clienti|"
        "(avaliações|opiniões) dos clientes|klant(beoordelingen|reviews)|opinie (klientów|o produkcie)|отзывы покупателей|"
        "відгуки покупців|müşteri (yorumları|değerlendirmeleri)|(用户|商品|顾客|买家|用戶|顧客)(评价|评论|評價|評論)|"
        "(カスタマー|商品)レビュー|(상품|고객|구매)( )?(리뷰|후기|평)|(تقييمات|مراجعات|آراء) العملاء"
    ),
}  # fmt: skip
"""Whole headings below which a page shows what it is not about: other products and stories, what others say of this."""

ASIDES_OF_PRODUCTS: dict[Role, str] = {
    "comments": (
        "reviews|ratings|reviews …|bewertungen|rezensionen|avis|évaluations|opiniones|reseñas|valoraciones|recensioni|"
        "avaliações|opiniões|beoordelingen|opinie|recenzje|отзывы|відгуки|recenze|hodnocení|omdömen|anmeldelser|omtaler|"
        "değerlendirmeler|yorumlar|评价|评论|評價|評論|レビュー|口コミ|리뷰|후기"
    ),
}  # fmt: skip
"""The same on the page of a product; elsewhere such a heading may be the article's own."""
