"""What interfaces say, in many languages: data for `kinds`, no logic.

Phrases are lower-case, written with `'` for every apostrophe, a blank for a hyphen and `email` for `e-mail`, and
stand between bars. In `PROMPTS` and the tables of headings, `(a|b)` is either, `(a)?` may be missing, and `…` is whatever
follows. No regular expressions: compiling a thousand alternatives takes longer than cleaning a page.
"""

# ruff: noqa: E501 - East Asian letters count twice; a table broken at 120 columns cannot be read
from __future__ import annotations

from cleanpage.types import Role

PROMPTS: dict[Role, str] = {
    "form notice": (
        "indicate(s)? (a )?required( field(s)?)?|(denotes )?required field(s)?( are marked)?|"
        "(all )?fields marked with a…|please(,)? enter (a )?(correct|valid) email( address)?|"
        "(this field is|поле) (required|обов'язкове)|pflichtfeld(er)?|champ(s)? obligatoire(s)?|"
        "campo(s)? obligatorio(s)?|campo(s)? obrigatório(s)?|campi obbligatori|pol(a|e) (obowiązkowe|wymagane)|"
        "verplicht(e)? veld(en)?|obligatorisk(t|a|e)? f(ä|e)lt(er)?|pakollinen kenttä|pakolliset kentät|"
        "povinn(é|á) pol(e|ia|íčka)|povinn(ý|é) údaj(e|ov)?|kötelező (mező(k)?|kitölteni)|câmp(uri)? obligatori(u|i)|"
        "задължител(но|ни) пол(е|ета)|обавезн(о|а) пољ(е|а)|obavezn(o|a) polj(e|a)|reikšmė privaloma|обов'язков(і|е) пол(я|е)|обязательн(ые|ое) пол(я|е)|必填(项|項目|字段)?|必須(項目)?|"
        "zorunlu alan(lar)?|send message|absenden|nachricht senden|enviar (mensaje|mensagem)|"
        "invia messaggio|надіслати|отправить|送信する|"
        "필수( 항목| 입력)?|จำเป็นต้องกรอก|(trường )?bắt buộc|שדה חובה|υποχρεωτικ(ό|ά) πεδί(ο|α)|अनिवार्य|حقل (مطلوب|إلزامي)|فیلد الزامی|wajib diisi"
    ),
    "subscribe prompt": (
        "subscribe( now| today| here| for free| to (our |the )?(newsletter|newsletters|mailing list))?|"
        "sign( )?up( now| today| for (free|our newsletter|the newsletter|newsletter(s)?))?|"
        "enter your email( address)?( here| to (subscribe|sign up)…)?|(your )?email address|"
        "succes(s)?ful(l)?y subscribed|thank(s| you) for (subscribing|signing up)…|"
        "(get|join) (our|the) (free )?newsletter|newsletter (sign( )?up|abonnieren|abonnement)|"
        "(jetzt |hier )?(newsletter )?abonnieren|s'abonner( à la newsletter)?|abonnez vous( à la newsletter)?|"
        "(je )?m'abonne|suscr(i|í)b(ete|irse|ase|irme)( (a la|al) (newsletter|boletín))?|"
        "inscreva se( na newsletter)?|assin(e|ar)( agora| já)?|iscriviti( alla newsletter)?|abbonati( ora)?|"
        "zapisz się( (do|na) newsletter(a)?)?|zasubskrybuj|subskrybuj|(nu )?abonneren|abonneer( je| nu)?|"
        "meld je aan|abone ol(un)?|підписатися|підпишіться( на …)?|подписаться|подпишитесь( на …)?|订阅|訂閱|立即订阅|立即訂閱|"
        "订阅电子报|訂閱電子報|(メルマガ|ニュースレター)?(に)?(登録|購読)(する)?|구독(하기|신청)?|اشترك( الآن| في النشرة…)?|prenumerera|abonner|"
        "tilaa( uutiskirje)?|odebírat|feliratkozás|abonează te|"
        "สมัคร(สมาชิก|รับข่าวสาร|รับจดหมายข่าว(ทางอีเมล)?)?|ติดตามข่าวสาร|đăng ký( ngay| nhận (bản )?tin)?|הרשמה( לניוזלטר)?|הירשמו( לניוזלטר)?|"
        "εγγραφή( στο newsletter)?|सब्सक्राइब( करें)?|عضویت( در خبرنامه)?|berlangganan( sekarang)?|"
        "din epostadress|din (e post|email)adress|prenumerera( på (vårt |)nyhetsbrev(et)?)?|"
        "(din )?e postadresse|meld deg på( nyhetsbrevet)?|tilmeld( dig)?( nyhedsbrevet)?|"
        "sähköpostiosoite(esi)?|(vaše |váš )?(email(ová)?|e mail(ová)?) adres(a|u)|odebírat( novinky)?|"
        "přihlásit odběr|odoberať|email cím(ed)?|feliratkozom|iratkozz(on)? fel( hírlevelünkre)?|adresa (ta |"
        "dvs |dumneavoastră )?de email|mă abonez|вашият имейл|абонирай( се)?|(ваша |vaša )?(имејл|"
        "email) (адреса|adresa)|пријави се|prijavi se|претплати се|pretplati se|e posta adresi(niz)?|"
        "bültene abone ol|(το )?email σας|eposta adresiniz|נא להזין (כתובת )?(אימייל|דוא״ל)|כתובת (ה)?(אימייל|"
        "דוא״ל)( שלך)?|البريد الإلكتروني|بريدك الإلكتروني|(نشانی|آدرس) ایمیل( شما)?|(आपका |अपना )?ईमेल( पता)?|"
        "(আপনার )?ইমেইল|সাবস্ক্রাইব( করুন)?|alamat (email|emel)( anda)?|langganan|"
        "(nhập )?(địa chỉ )?email của bạn|(உங்கள் )?மின்னஞ்சல்( முகவரி)?|செய்திமடலுக்குப் பதிவு செய்(யுங்கள்|யவும்)|(آپ کا )?ای میل( پتہ| ایڈریس)?|(ہمارا )?نیوز لیٹر( حاصل کریں| سبسکرائب کریں)?|(กรอก)?อีเมล(ของคุณ)?|邮箱地址|電子郵件地址|メールアドレス|이메일( 주소)?"
        "|el(.)? pašto adresas|e pasta adrese|e posti aadress|netfang(ið þitt)?|anwani ya (barua pepe|email)|"
        "adreça (electrònica|de correu( electrònic)?)|correu electrònic|ელ(.)? ?ფოსტა|էլ(.)? փոստ(ի հասցե)?|"
        "e posadres|ഇമെയിൽ( വിലാസം)?|adresa e email|helbide elektronikoa|prenumeruoti(s)?|užsiprenumeruoti|"
        "abonēt|pierakstīties|skrá mig|gerast áskrifandi|langgan( sekarang)?|jiandikishe( sasa)?|"
        "subscriu( t| te| m hi|'m hi|re's)?|გამოწერა|բաժանորդագրվել|teken (nou )?in|വരിക്കാരാകുക|abonohu|"
        "harpidetu"
    ),
    "share row": (
        "share( this)?( (article|post|story|page))?( on (facebook|twitter|x|linkedin|whatsapp|reddit))?|"
        "tweet( this)?|pin it|copy link|link copied|copy( code)?|copied|copy( code)? to clipboard|"
        "(code )?kopieren|copier( le code)?|copiar( código)?|复制(代码)?|複製(程式碼)?|コピー(する)?|복사(하기)?|"
        "(с)?копировать|скопировано|копіювати|kopiuj|kopyala|kopiëren|kopiera|نسخ|"
        "print( this)?( page| article)?|email this|likes|reactions|"
        "(artikel |beitrag )?teilen( auf …)?|(beitrag )?drucken|partager( (sur …|l'article|cet article))?|imprimer|"
        "compartir( en …)?|compartilh(e|ar)( (no|via) …)?|partilhar|condividi( su …)?|udostępnij|delen|"
        "deel dit artikel|paylaş|поділитися|поширити|поделиться|分享|分享(到|至)…|シェア(する)?|ツイート|공유(하기)?|شارك|مشاركة|dela|"
        "sdílet|jaa|megosztás|"
        "(facebook|twitter|linkedin|whatsapp|pinterest|telegram|reddit|instagram|youtube|tiktok)|"
        "แชร์(บทความ(นี้)?)?|คัดลอกลิงก์|chia sẻ|sao chép (liên kết|link)|שתף|שתפו|שיתוף|κοινοποίηση|μοιραστείτε το|शेयर( करें)?|bagikan"
    ),
    "navigation": (
        "(skip|jump) to ((main |the )?(content|navigation|menu)|footer|search)|"
        "table of contents|in this article|jump to (the )?(recipe|review)|(expand|collapse) all|"
        "click to expand|inhaltsverzeichnis|table des matières|sommaire|índice|indice dei contenuti|"
        "tabla de contenidos|spis treści|inhoudsopgave|содержание|зміст|içindekiler|目次|目录|目錄|목차|جدول المحتويات|"
        "المحتويات|สารบัญ|mục lục|daftar isi|tartalomjegyzék|cuprins|περιεχόμενα|innehållsförteckning|"
        "innholdsfortegnelse|indholdsfortegnelse|sisällysluettelo|"
        "(open|close|toggle|show|main) (the )?(menu|navigation|search|sidebar)|menu|edit post|back to top|"
        "scroll to top|log( )?in|sign in|log( )?out|sign out|register|my account|zum (haupt)?inhalt( springen)?|"
        "direkt zum inhalt|anmelden|einloggen|nach oben|(aller|passer) au contenu( principal)?|se connecter|"
        "haut de page|(saltar|ir) al contenido( principal)?|iniciar sesión|"
        "(pular|ir|saltar) para o conteúdo( principal)?|entrar|iniciar sessão|"
        "(vai|salta) al contenuto( principale)?|accedi|przejdź do (treści|głównej treści)|zaloguj( się)?|"
        "(ga )?naar (de )?inhoud|inloggen|перейти до (основного )?(вмісту|контенту)|увійти|меню|"
        "перейти к (основному )?(содержимому|контенту)|войти|跳(到|至|转到)(主要)?(内容|內容)|登录|登入|登錄|菜单|選單|"
        "(本文|コンテンツ)(へ|に)(スキップ|移動)|ログイン|メニュー|본문 바로가기|로그인|메뉴|içeriğe (atla|geç)|giriş yap|"
        "(انتقل|تخط(ي)?) إلى المحتوى|تسجيل الدخول|hoppa till (huvud)?innehåll|logga in|previous (article|post)|"
        "next (article|post)|read more|show more|load more|see more|see all|view all|"
        "(ข้ามไปยัง|ไปที่)เนื้อหา(หลัก)?|เข้าสู่ระบบ|เมนู|อ่านต่อ|ดูทั้งหมด|trang chủ|đăng nhập|xem (thêm|tất cả)|chuyển đến nội dung|דלג לתוכן|"
        "התחברות|תפריט|μετάβαση στο περιεχόμενο|σύνδεση|μενού|लॉग( )?इन( करें)?|मेन्यू|پرش به محتوا|langsung ke konten|selengkapnya"
    ),
    "cookie notice": (
        "(accept|reject|allow|decline)( all)?( cookies)?|(cookie|privacy) (settings|preferences)|"
        "manage (cookies|preferences|consent)|alle (cookies )?(akzeptieren|ablehnen|annehmen)|cookie einstellungen|"
        "tout (accepter|refuser)|accepter (tout|et fermer)|paramétrer les cookies|"
        "(aceptar|rechazar)( todo| todas( las cookies)?)?|aceitar (todos|tudo|cookies)|rejeitar (todos|tudo)|"
        "accett(a|o)( tutti| tutto)?|rifiuta( tutti)?|akceptuj(ę)?( wszystkie)?|odrzuć wszystkie|"
        "alles (accepteren|weigeren)|accepteer alle cookies|прийняти (всі|все)|відхилити (всі|все)|"
        "принять (все|всё)|отклонить (все|всё)|接受(全部|所有)( )?(cookie(s)?)?|全部接受|"
        "(すべて|全て)(のcookie)?(を|に)?(許可|同意)(する)?|すべて受け入れる|tümünü (kabul et|reddet)|قبول الكل|رفض الكل|"
        "ยอมรับ(ทั้งหมด|คุกกี้(ทั้งหมด)?)?|chấp nhận (tất cả|cookie)|αποδοχή (όλων|cookies)|אישור הכל|terima semua"
    ),
    "advertisement": (
        "advertisement(s)?|sponsored( content)?|ad(s)? by …|(story|article) continues below( advertisement)?|"
        "anzeige|werbung|publicité|publicidad|anuncio(s)?|publicidade|pubblicità|annuncio|reklam(a|e|y)?|"
        "advertentie|реклама|广告|廣告|広告|スポンサーリンク|광고|إعلان(ات)?|annons|annonse|annonce|mainos|hirdetés|publicitate|"
        "διαφήμιση|iklan|"
        "โฆษณา|quảng cáo|פרסומת|विज्ञापन|تبلیغات|آگهی"
    ),
    "comments": (
        "did you (like|enjoy) this (article?|recipe?|post?|story?)|was this (article |page |answer )?helpful?|"
        "hat dir (der artikel|das rezept) gefallen?|war (dieser|der) artikel hilfreich?|"
        "¿te ha gustado (esta receta?|este artículo?)|¿te ha sido útil?|gostou (desta receita?|deste artigo?)|"
        "ti è piaciut(o questo articolo?|a questa ricetta?)|вам сподобалась стаття?|вам понравилась статья?|"
        "(leave|post|write|add) (a |your )?(comment|reply)|()?comment(s)?|no comments( yet)?|reply|report comment|"
        "(reply with |multi )?quote|report( post| abuse)?|permalink|zitieren|(mit zitat )?antworten|citer|citar|cytuj|"
        "цитировать|цитувати|"
        "kommentar(e|ieren)?( schreiben| hinterlassen)?|antworten|(laisser|ajouter) un commentaire|commentaire(s)?|"
        "répondre|(deja|dejar) (un|tu) comentario|responder|comentario(s)?|deixe (um|seu) comentário|"
        "comentário(s)?|lascia un commento|commenti|rispondi|(dodaj|zostaw) komentarz|komentarze|odpowiedz|"
        "(plaats|geef) een reactie|reacties|(залишити|додати) коментар|коментар(і|и)|відповісти|"
        "(оставить|добавить) комментарий|комментарии|ответить|(发表|發表)(评论|評論|留言)|评论|評論|留言|回复|回覆|コメント(する|を残す|を書く)?|"
        "返信(する)?|댓글(쓰기| 쓰기)?|답글|yorum(lar| yap| yaz)?|(أضف|اترك) تعليق…|التعليقات|"
        "(แสดง)?ความ(คิด)?เห็น|ตอบกลับ|(gửi |viết )?bình luận|תגובות|הוסף תגובה|σχόλια|αφήστε (ένα )?σχόλιο|टिप्पणी|कमेंट( करें)?|دیدگاه|نظرات|(tulis )?komentar"
    ),
    "legal and footer": (
        "privacy policy|terms (of (use|service)|and conditions)|all rights reserved|"
        "(©|copyright|copyright ©) (20|19)…|impressum|datenschutz(erklärung)?|agb|mentions légales|"
        "politique de confidentialité|tous droits réservés|aviso legal|política de privacidad|"
        "todos los derechos reservados|política de privacidade|termos de uso|todos os direitos reservados|"
        "note legali|informativa (sulla )?privacy|tutti i diritti riservati|polityka prywatności|regulamin|"
        "wszelkie prawa zastrzeżone|privacybeleid|algemene voorwaarden|політика конфіденційності|"
        "умови використання|усі права захищен(о|і)|политика конфиденциальности|все права защищены|隐私政策|隱私(權)?政策|"
        "版权所有|版權所有|使用条款|プライバシーポリシー|利用規約|無断転載…|개인정보( )?처리방침|이용약관|무단( )?전재…|gizlilik politikası|kullanım koşulları|"
        "tüm hakları saklıdır|سياسة الخصوصية|جميع الحقوق محفوظة|"
        "นโยบายความเป็นส่วนตัว|สงวนลิขสิทธิ์…|chính sách bảo mật|điều khoản sử dụng|מדיניות פרטיות|תנאי שימוש|כל הזכויות שמורות|"
        "πολιτική απορρήτου|όροι χρήσης|गोपनीयता नीति|सर्वाधिकार सुरक्षित|حریم خصوصی|kebijakan privasi|hak cipta dilindungi…"
    ),
    "other": (
        "(add|move) to (my )?(cart|bag|basket|trolley|wishlist|wish list|list|favorites|favourites|compare)|"
        "buy (it )?now|shop now|checkout|view cart|quick (view|shop|add|buy)|select options|"
        "notify me( when available)?|compare|save for later|in den (warenkorb|einkaufswagen)( legen)?|"
        "auf (die merkliste|den merkzettel|die wunschliste)|zur (kasse|wunschliste( hinzufügen)?)|jetzt kaufen|"
        "ausführung wählen|vergleichen|"
        "ajouter (au panier|aux favoris|à (ma|la) (liste|wishlist)( d'envies| de souhaits)?)|"
        "acheter maintenant|voir le panier|choix des options|comparer|"
        "(añadir|agregar) (al carrito|a la cesta|a favoritos|a (la |mi )?lista de deseos)|"
        "comprar (ahora|agora)|ver carrito|comparar|adicionar (ao carrinho|aos favoritos|à lista de desejos)|"
        "aggiungi (al carrello|ai preferiti|alla lista dei desideri)|acquista ora|confronta|"
        "(toevoegen aan |in )(de )?(winkelwagen|winkelmand)|toevoegen aan (verlanglijst|favorieten)|nu kopen|"
        "vergelijk(en)?|(dodaj )?do koszyka|dodaj do (ulubionych|listy życzeń|porównania)|kup teraz|porównaj|"
        "lägg i (varukorgen|kundvagn(en)?|varukorg)|köp nu|legg i handlekurv(en)?|kjøp nå|"
        "læg i (kurv(en)?|indkøbskurv(en)?)|køb nu|lisää (ostos)?koriin|osta nyt|((přidat|vložit) )?do košíku|"
        "koupit|((pridať|vložiť) )?do košíka|kosárba( teszem)?|adaugă în coș|(добави )?в количката|"
        "dodaj u (košaricu|korpu)|додај у корпу|προσθήκη στο καλάθι|sepete ekle|hemen al|favorilere ekle|"
        "karşılaştır|((добавить )?в )(корзину|избранное)|купить( сейчас| в 1 клик)?|сравнить|"
        "((додати )?(до|в|у) )(кошика|кошик|обраного)|купити( зараз)?|порівняти|(加入|放入)(购物车|購物車)|立即(购买|購買)|"
        "加入收藏|カートに(入れる|追加)(する)?|(買い物)?かごに入れる|(今すぐ)?購入(する)?|お気に入り(に追加|に登録|登録)(する)?|比較する|장바구니(에)?( )?담기|"
        "바로( )?구매(하기)?|찜하기|(أضف|إضافة) إلى (السلة|عربة التسوق|المفضلة)|اشتر الآن|הוס(ף|פה) לסל|"
        "افزودن به سبد( خرید)?|(หยิบ|เพิ่ม)(ใส่|ลง)(ตะกร้า|รถเข็น)|ซื้อ(เลย|ทันที)|thêm vào giỏ( hàng)?|"
        "mua ngay|((tambah|masukkan)(kan)? )ke keranjang|beli sekarang|कार्ट में (डालें|जोड़ें)|अभी खरीदें|"
        "loading|start (your )?free trial|get started for free|book a demo|get a quote|download now|watch now|"
        "this audio is created with ai assistance|listen to (this )?(article|story)( min)?"
    ),
}  # fmt: skip
"""Whole short lines that are certainly a site's interface, whatever stands around them."""

WORDING: dict[Role, str] = {
    "form notice": (
        "indicates required|required field|pflichtfeld|champs obligatoires|campos obligatorios|campos obrigatórios|"
        "campi obbligatori|pola wymagane|обов'язкові поля|обязательные поля|必填|必須項目|correct email|valid email"
    ),
    "cookie notice": "cookie|gdpr|куки|файли cookie|クッキー|çerez|ملفات تعريف الارتباط|ciasteczk",
    "subscribe prompt": (
        "subscribe|subscription|newsletter|sign up for|sign up to|signing up|mailing list|your inbox|your email|"
        "abonnier|abonnez|abonnement|suscrib|suscríb|boletín|inscreva se|assine |iscriviti|abbona|zapisz się|subskryb|"
        "abonneer|abone ol|підпис|підпиш|розсилк|подпис|подпиш|рассылк|订阅|訂閱|電子報|メルマガ|ニュースレター|購読|구독|"
        "뉴스레터|اشترك|النشرة|become a member|support us|support our work|donate|spenden"
    ),
    "comments": (
        "comments are|comment policy|comments below|comments closed|leave a comment|leave a reply|post a comment|"
        "log in to comment|log in to reply|log in to post|kommentar|commentaire|comentario|comentário|komentarz|коментар|"
        "комментари|评论|評論|留言|コメント|댓글|yorum|تعليق"
    ),
    "share row": (
        "share this|share on|share via|tweet|follow us|teilen auf|partager sur|compartir en|compartilhar|condividi su|"
        "udostępnij|поділитися|поделиться|分享|シェア|공유하기|paylaş|شارك"
    ),
    "legal and footer": (
        "©|copyright|all rights reserved|privacy policy|terms of use|terms of service|impressum|datenschutz|"
        "mentions légales|tous droits réservés|aviso legal|derechos reservados|política de privaci|direitos reservados|"
        "diritti riservati|p.iva|polityka prywatności|polityki prywatności|prawa zastrzeżone|захищен|конфіденційн|"
        "права защищены|конфиденциальн|隐私|隱私|版权|版權|プライバシー|利用規約|無断転載|개인정보|저작권|무단전재|무단 전재|gizlilik|"
        "hakları saklıdır|الخصوصية|الحقوق محفوظة|powered by|disclaimer|haftungsausschluss"
    ),
    "advertisement": "affiliate link|sponsored by|continues below",
}  # fmt: skip
"""What a line of boilerplate says somewhere, from the start of a word (in scripts without spaces, anywhere)."""

POINTERS: dict[Role, str] = {
    "related stories": (
        "(also )?read( also| next| more)?|related( reading| story| article)?|(lesen sie|lies|lest) (auch|hier|mehr)|"
        "auch (lesen|interessant)|weiterlesen|"
        "mehr (dazu|zum thema)|lesetipp|(à )?lire aussi|à lire( également)?|(lea|lee|leer|mire|mira|vea) (también|más)|"
        "(leia|veja) (também|mais)|leggi anche|(czytaj|zobacz) (także|też|również|więcej)|lees (ook|meer|verder)|"
        "(läs|les|læs) (också|også|mer|mere)|lue myös|(читайте|дивіться) (також|ще)|(читайте|смотрите) (также|ещё)|"
        "延伸(阅读|閱讀)|(相关|相關)(阅读|閱讀)|関連記事|あわせて読みたい|관련( )?기사|اقرأ (أيضا|أيضًا|المزيد)|"
        "(bunu|bunları) da okuyun|ayrıca okuyun|"
        "อ่านเพิ่มเติม|đọc thêm|xem thêm|קראו (גם|עוד)|διαβάστε (επίσης|ακόμα)|(यह|ये) भी पढ़ें|بیشتر بخوانید|baca juga|"
        "čtěte (také|též|více)|přečtěte si (také|též)|čítajte (aj|tiež)|prečítajte si (aj|tiež)|"
        "(ezt is )?(olvassa|olvasd) (el|tovább|ezt is)|ezt is olvassa el|ezt is olvasd el|kapcsolódó|"
        "citește (și|mai mult)|citiți (și|mai mult)|vezi și|прочетете (още|също)|вижте (още|също)|вижте също|"
        "(прочитајте|погледајте|читајте) (још|и|такође)|(pročitajte|pogledajte|čitajte) (još|i|također|"
        "takođe)|preberite (tudi|še)|beri (tudi|še)|skaityk(ite)? (taip pat|plačiau)|lasi(et)? (arī|vairāk)|"
        "loe (ka|lisaks|veel)|se även|se også|se mer|katso myös|llegeix també|le (también|tamén)|"
        "şunu da oku(yun)?|bunu da oku|bunlar da ilginizi çekebilir|همچنین بخوانید|بیشتر بخوانید|"
        "این را هم بخوانید|مزید پڑھیں|یہ بھی پڑھیں|(আরও|আরো) (পড়ুন|পড়ুন)|மேலும் படிக்க|ఇవి కూడా చదవండి|"
        "ഇതും വായിക്കുക|baca juga|baca selengkapnya|simak juga|xem thêm|đọc thêm|ดูเพิ่มเติม|"
        "อ่านข่าวที่เกี่ยวข้อง|(читайте|дивіться) (ще|також)|чытайце таксама|延伸阅读|更多报道"
        "|(lesa|lestu|sjá) (einnig|líka|meira|nánar)|taip pat skaitykite|skaitykite daugiau|soma (pia|zaidi)|"
        "pia soma|llegi(u|r) també|llegeix més|(vegeu|vegi) també|"
        "(ასევე )?(წაიკითხეთ|იხილეთ)( ასევე| აგრეთვე| მეტი)?|(կարդացեք|տեսեք) (նաև|ավելին)|նաև կարդացեք|"
        "(прочитајте|погледнете|видете) (и|уште|повеќе)|lexo(ni)? (edhe|gjithashtu|më shumë)|shih edhe|"
        "(irakurri|ikusi) (ere|gehiago)|lea tamén|ler máis|həmçinin oxu(yun)?|(həmçinin )?bax|"
        "тағы (да )?оқыңыз|сондай ақ оқыңыз|оқи отырыңыз|(shuningdek|yana) o'qing|हेही वाचा|आणखी वाचा|"
        "यो पनि पढ्नुहोस्|(આ પણ|વધુ) વાંચો|(ਇਹ ਵੀ|ਹੋਰ) ਪੜ੍ਹੋ|ఇది కూడా చదవండి|(ಇದನ್ನೂ|ಇದನ್ನು ಸಹ) ಓದಿ|"
        "இதையும் படி(க்க|யுங்கள்)|(കൂടുതൽ|തുടർന്ന്) വായിക്കുക|(මෙයද|තවත්) කියවන්න|ဆက်လက်ဖတ်ရှု(ရန်|ပါ)|"
        "ဆက်စပ်သတင်း(များ)?|អានបន្ត|អត្ថបទទាក់ទង|ອ່ານ(ເພີ່ມ|ຕໍ່)|(ተጨማሪ|ይህንንም) ያንብቡ|sidoo kale akhri(so)?|"
        "karanta kuma|basahin (din|rin|pa)|darllenwch hefyd|léigh freisin|aqra wkoll|liest och|ikuti juga"
    ),
}  # fmt: skip
"""What sends a reader to another story, before a colon. Unlike headings (`Recommended`, `Popular`), no fact begins so."""

NOTICES: dict[Role, str] = {
    "cookie notice": (
        "extern(e|en|er) inhalt(e|en)? (von|angezeigt|geladen|laden|zulassen)|an drittplattformen|"
        "ausgewählte(n|r)(,)? externe(n|r) inhalt|empfohlener (redaktioneller|externer) inhalt|"
        "damit einverstanden, dass mir|mit einem klick (anzeigen|wieder)|um diesen inhalt (anzuzeigen|zu sehen)|to (view|see|display) this content|due to your (cookie|privacy)|"
        "need your (consent|permission) to|pour (afficher|voir|visualiser) ce contenu|afin d'afficher ce contenu|"
        "ce contenu (est|a été) bloqué|para (ver|mostrar|visualizar) este contenido|este contenido está bloqueado|"
        "per (visualizzare|vedere) questo contenuto|para (ver|visualizar) este conteúdo|om deze inhoud te|"
        "deze inhoud kan niet worden|aby (zobaczyć|wyświetlić) tę treść|щоб переглянути цей вміст|"
        "чтобы просмотреть этот контент|for å vise dette innholdet|för att visa detta innehåll|for at vise dette indhold"
    ),
    "form notice": (
        "agree to (the|our|your) (terms|privacy)|accept (the|our|your) (terms|privacy)|consent to the processing of|"
        "habe die datenschutz(erklärung|bestimmungen|hinweise)|der verarbeitung meiner|j'accepte (les|la) (conditions|politique)|"
        "j'accepte de recevoir|acepto (la política|los términos|las condiciones)|he leído y acepto|"
        "(aceito|concordo com) (a política|os termos|o tratamento)|li e aceito|accetto (la privacy|i termini|le condizioni)|"
        "ho letto (e accetto )?l'informativa|(acconsento|consenso) al trattamento|wyrażam zgodę na|"
        "akceptuję (regulamin|politykę)|ga akkoord met (de|het)|(погоджуюся|погоджуюсь) (з|на)|згоду на обробку|"
        "согла(сен|сна|шаюсь) (с|на) (политик|услови|обработк)|согласие на обработку|sunt de acord cu|"
        "(am citit|accept) (termenii|politica)|συμφωνώ με τ(ους όρους|ην πολιτική)|αποδέχομαι τους όρους|"
        "hyväksyn (tietosuoja|käyttöehdot)|olen lukenut tietosuoja|godkänner (villkoren|integritets)|"
        "(accepterer|godtar) (betingelserne|vilkårene|privatlivs|personvern)|이용에 동의|처리방침에 동의|약관에 동의|"
        "(プライバシーポリシー|個人情報の取り扱い|利用規約)に同意|我同意(本|该|隐私|隱私|接收)|我已阅读|我已閱讀|"
        "אני מאשר(ת)? (את תנאי|קבלת)|أوافق على (الشروط|شروط|سياسة)|پالیسی سے متفق|شرائط سے متفق|नीति से सहमत|शर्तों से सहमत|"
        "قوانین را (می‌پذیرم|قبول)|tôi đồng ý với|saya (setuju|menyetujui) (dengan )?(kebijakan|syarat)|கொள்கையை ஏற்கிறேன்|"
        "ยอมรับ(เงื่อนไข|นโยบาย)|aydınlatma metni|kişisel verilerimin işlenmesi|съгласен съм|прихватам (услове|политику)|"
        "prihvaćam (uvjete|pravila)"
        "|sutinku su (privatumo|taisyklėmis|duomenų)|piekrītu (privātuma|noteikumiem|datu)|"
        "nõustun (privaatsus|tingimus|kasutus)|ég samþykki (persónuvernd|skilmála)|"
        "saya (bersetuju dengan|menerima) (dasar|terma|syarat)|nakubali (sera|masharti|vigezo)|"
        "accepto (la política|les condicions|els termes)|"
        "ვეთანხმები (კონფიდენციალურობის|წესებს|პირობებს|მონაცემების)|"
        "համաձայն եմ (գաղտնիության|պայմաններին|կանոններին)|"
        "ek (aanvaar|stem in tot) die (privaatheids|bepalings|terme)|"
        "(സ്വകാര്യതാ നയം|നിബന്ധനകൾ) അംഗീകരിക്കുന്നു|се согласувам со (политиката|условите)|"
        "pranoj (kushtet|politikën)|onartzen dut pribatutasun|strinjam se s (pogoji|politiko|pravili)|"
        "elfogadom az adat|hozzájárulok az adat|məxfilik (siyasəti|şərtləri) ilə razıyam|"
        "құпиялылық саясатымен келісемін|maxfiylik siyosatiga roziman|"
        "sumasang ayon ako sa (patakaran|mga tuntunin)|(గోప్యతా విధానాన్ని|నిబంధనలను) అంగీకరిస్తున్నాను|መመሪያውን ተቀብያለሁ|"
        "ፖሊሲው እስማማለሁ|မူဝါဒကို သဘောတူ"
    ),
    "subscribe prompt": (
        "already a (subscriber|member?)|subscribe now to|subscribe to (continue|read)|(sign|log) in to (continue reading|read)|"
        "register to (continue reading|read)|create an account or sign in|for subscribers only|exclusive to subscribers|"
        "unlimited (online|digital) access|(for|to) our (free |daily |weekly )?newsletter|"
        "by (signing up|subscribing)(,)? you|by clicking (“|\")?sign up|click here to (subscribe|sign up)|(delivered|straight) to your inbox|"
        "conversation in the comments|thank you for subscribing|enjoy(ing)? this article?|like this article?|"
        "support our journalism|(join|subscribe to) our mailing list|(like|join|find) us on facebook|join our telegram|"
        "jetzt (abonnieren|weiterlesen)|bereits (ein abo|abonnent)|nur für abonnent|"
        "hat (ihnen|dir) (der|dieser) (artikel|beitrag) gefallen|jederzeit (abbestell|abmelden)|"
        "direkt in (ihr|dein) (email )?postfach|déjà abonné|réservé(e)?(s)? aux abonnés|"
        "à (notre|la|nos) newsletter(s)?|pour lire la suite|abonnez vous|désabonner à tout moment|désinscrire à tout moment|"
        "(ya eres|ya soy|si eres) suscriptor|suscríbete|exclusivo para (suscriptores|assinantes)|"
        "para (seguir|continuar) leyendo|nuestr(a|o) (newsletter|boletín)|sei già abbonato|riservato agli abbonati|"
        "per continuare a leggere|alla (nostra )?newsletter|já é assinante|nossa newsletter|jesteś już subskryb|"
        "dla subskrybentów|na newsletter|do newslettera|al abonnee?|alleen voor abonnees|als abonnee lees|"
        "schrijf je in voor|onze nieuwsbrief|підпи(суйтесь|суйтеся|шіться) на|наш (telegram|телеграм)|"
        "подпи(сывайтесь|шитесь) на|(订阅|关注)我们|(訂閱|追蹤)我們|会員限定|続きを読むには|この記事は有料|メルマガ登録|"
        "구독( )?하기|vårt nyhetsbrev|vores nyhedsbrev|"
        "avsluta (din )?prenumeration|avprenumerera|når som helst avslutte|avmelde deg|afmelde dig|"
        "frameld(e)? dig|uutiskirjeemme|peruuttaa tilauksen|náš newsletter|odběr novinek|odhlásit z odběru|"
        "souhlasím se zpracováním|súhlasím so spracovaním|odber noviniek|hírlevelünk|leiratkozhat|"
        "adatkezelési tájékoztató|newsletterul nostru|newsletter ul nostru|dezabona|нашия бюлетин|отпиш(ете|"
        "еш) по всяко|наш билтен|naš bilten|naš newsletter|одјавити у сваком|odjaviti u (svakom|bilo)|"
        "bültenimiz|abonelikten çık|ενημερωτικό δελτίο μας|διαγραφείτε ανά πάσα|לניוזלטר שלנו|להסיר את עצמ|"
        "نشرتنا|إلغاء الاشتراك في أي|لغو عضویت|عضویت در خبرنامه|सदस्यता रद्द|हमार(ा|े) न्यूज़लेटर|আমাদের নিউজলেটার|"
        "buletin kami|berhenti berlangganan|bản tin của chúng tôi|darte de baja en cualquier|"
        "annullare l'iscrizione in|disiscriv|cancelar sua inscrição a qualquer|wypisać się w każdej|відписатися (в|"
        "у) будь|отписаться в любо|ยกเลิกการสมัคร|จดหมายข่าวของเรา|いつでも(解除|解約|配信停止)|随时(取消|退)订|隨時(取消|退)訂|"
        "언제든지 (구독을 )?(취소|해지)"
        "|(mūsų |)naujienlaišk(į|io)|mūsu jaunum|meie uudiskir|(skrá(ðu|ið)) (þig|ykkur) á póstlist|"
        "langgan (surat berita|buletin)|jiandikishe kwa (jarida|barua pepe)|(al|el) nostre butlletí|"
        "გამოიწერეთ (სიახლეები|ჩვენი)|գրանցվեք մեր|op ons nuusbrief|വാർത്താക്കുറിപ്പിന്|на нашиот билтен|"
        "në buletinin tonë|gure buletin"
    ),
    "other": (
        "please enable javascript|you (need|have) to enable javascript|you have javascript disabled|"
        "javascript is disabled in your|your browser (does not|doesn't) support|aktivieren sie (bitte )?javascript|"
        "sie haben javascript deaktiviert|(ihr|dein) browser unterstützt|(activez|veuillez activer) javascript|"
        "votre navigateur ne|(su|tu) navegador no|il tuo browser non|seu navegador não|(je|uw) browser ondersteunt"
    ),
}  # fmt: skip
"""By what, within a short paragraph, a site speaks to its reader: to you, of what the site offers. What an article may say
of others is not here (`Norway is already a member`, `a browser that does not support it`, `to subscribe to`)."""

OPENINGS: dict[Role, str] = {
    "advertisement": (
        "advertisement|sponsored|promoted|anzeige|werbung|publicité|publicidad|pubblicità|reklam|реклама|广告|廣告|広告|"
        "광고|advertentie"
    ),
    "related stories": (
        "read also|read more|read next|see also|related|lesen sie auch|mehr zum thema|lire aussi|à lire aussi|lee también|"
        "leia também|leggi anche|czytaj też|czytaj także|lees ook|читайте також|читайте также|延伸閱讀|相关阅读|関連記事|"
        "관련기사|اقرأ أيض"
    ),
    "navigation": (
        "skip to|jump to|back to|zum inhalt|you are here|breadcrumb|page #|seite #|página #|pagina #|strona #|страница #|"
        "сторінка #|next page|next post|next article|previous p|previous article|prev |older p|newer p"
    ),
}  # fmt: skip
"""What it says at its start; `#` is a digit, for whole sentences begin `This page` in other languages."""

NEWSLETTERS = (
    "newsletter",
    "infolettre",
    "boletín",
    "boletim",
    "nieuwsbrief",
    "nuusbrief",
    "naujienlaišk",
    "uudiskir",
    "fréttabréf",
    "póstlist",
    "butlletí",
    "bülleten",
    "వార్తాలేఖ",
    "വാർത്താക്കുറിപ്പ",
    "ዜና መጽሔ",
    "သတင်းလွှာ",
    "nyhetsbrev",
    "nyhedsbrev",
    "рассылк",
    "розсилк",
    "メールマガジン",
    "メルマガ",
    "ニュースレター",
    "电子报",
    "電子報",
    "뉴스레터",
    "bülten",
    "النشرة البريدية",
)
"""A newsletter in the languages of `wording`: a short line that names one without a full stop invites to it."""
