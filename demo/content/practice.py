"""Handing over, good practice, Europe and the world (the latter with a later German change)."""

from demo.text import T

PAGES = [
    {
        "key": "generation-change",
        "type": "partnerships.TopicPage",
        "topic": "generationswechsel",
        "parent": "partnerships",
        "title": T(
            de="Generationswechsel gestalten", fr="Réussir le passage de relais", uk="Зміна поколінь у партнерстві"
        ),
        "slug": T(de="generationswechsel", fr="passage-de-relais", uk="zmina-pokolin"),
        "summary": T(
            de=(
                "Wie gewachsene Partnerschaften neue Menschen gewinnen, ohne die zu verlieren, die sie aufgebaut haben."
            ),
            fr=(
                "Comment les partenariats de longue date attirent de nouvelles personnes sans perdre celles qui les "
                "ont bâtis."
            ),
            uk="Як давнім партнерствам залучити нових людей і не втратити тих, хто їх створив.",
        ),
        "search_description": T(
            de=(
                "Generationswechsel in Städtepartnerschaften und Vereinen: Warnzeichen, erste Schritte und Beispiele "
                "aus Baden-Württemberg."
            ),
            fr=(
                "Passage de relais dans les jumelages et associations : signaux d’alerte, premiers pas et exemples "
                "du Bade-Wurtemberg."
            ),
            uk=(
                "Зміна поколінь у побратимствах і товариствах: тривожні ознаки, перші кроки та приклади з "
                "Баден-Вюртембергу."
            ),
        ),
        "as_of_days_ago": 25,
        "in_menu": True,
        "share_image": "bulbs",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Viele Partnerschaften sind aus der Erfahrung von Krieg und Versöhnung entstanden. Die "
                        "Generation, die sie gegründet hat, zieht sich zurück. Jüngere teilen das Anliegen oft, aber nicht "
                        "die Form: Sie engagieren sich eher auf Zeit, für ein Thema und gern auch digital.</p>"
                    ),
                    fr=(
                        "<p>De nombreux partenariats sont nés de l’expérience de la guerre et de la réconciliation. La "
                        "génération fondatrice se retire peu à peu. Les plus jeunes partagent souvent la cause, mais pas la "
                        "forme : ils s’engagent plutôt pour un temps, pour un thème, et volontiers aussi en ligne.</p>"
                    ),
                    uk=(
                        "<p>Багато партнерств народилося з досвіду війни та примирення. Покоління засновників поступово "
                        "відходить від справ. Молодші часто поділяють мету, але не форму: вони радше долучаються на певний "
                        "час, заради конкретної теми й охоче також онлайн.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Woran Sie merken, dass es Zeit ist",
                        fr="Comment savoir qu’il est temps d’agir",
                        uk="Ознаки того, що час настав",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<ul>"
                        "<li>Im Vorstand sitzen seit Jahren dieselben Personen, und niemand möchte nachrücken.</li>"
                        "<li>Das Programm gleicht dem vom letzten und vom vorletzten Mal.</li>"
                        "<li>Die Partnerseite ist nur noch über eine einzige Person erreichbar.</li>"
                        "<li>Schulen und Jugendgruppen kommen nicht mehr vor.</li>"
                        "</ul>"
                    ),
                    fr=(
                        "<ul>"
                        "<li>Le bureau de l’association se compose des mêmes personnes depuis des années et personne ne veut "
                        "prendre la suite.</li>"
                        "<li>Le programme ressemble à celui de la dernière fois, et de la fois précédente.</li>"
                        "<li>Le partenaire n’est plus joignable que par l’intermédiaire d’une seule personne.</li>"
                        "<li>Les écoles et les groupes de jeunes ne participent plus.</li>"
                        "</ul>"
                    ),
                    uk=(
                        "<ul>"
                        "<li>У правлінні роками ті самі люди, і ніхто не хоче їх замінити.</li>"
                        "<li>Програма така сама, як минулого й позаминулого разу.</li>"
                        "<li>Зв’язок із партнером тримається на одній-єдиній людині.</li>"
                        "<li>Школи й молодіжні групи більше не беруть участі.</li>"
                        "</ul>"
                    ),
                ),
            ),
            (
                "heading",
                {"text": T(de="Was helfen kann", fr="Ce qui peut aider", uk="Що може допомогти"), "level": "2"},
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": T(
                                de="Aufgaben statt Ämter anbieten",
                                fr="Proposer des tâches plutôt que des mandats",
                                uk="Пропонувати завдання, а не посади",
                            ),
                            "content": T(
                                de=(
                                    "<p>Fragen Sie nicht „Wer wird Schriftführerin oder Schriftführer?“, sondern „Wer begleitet die Band "
                                    "aus der Partnerstadt an einem Wochenende?“ Aus einer guten Erfahrung wächst oft mehr.</p>"
                                ),
                                fr=(
                                    "<p>Au lieu de demander « Qui devient secrétaire ? », demandez « Qui accompagne le groupe de musique "
                                    "de la ville partenaire pendant un week-end ? » Une bonne expérience en appelle souvent d’autres.</p>"
                                ),
                                uk=(
                                    "<p>Запитуйте не «Хто стане секретаркою чи секретарем?», а «Хто одні вихідні супроводжуватиме музичний гурт із "
                                    "міста-побратима?» Вдалий досвід часто переростає в більше.</p>"
                                ),
                            ),
                        },
                        {
                            "title": T(
                                de="Wissen sichern, bevor es geht",
                                fr="Sauvegarder le savoir avant qu’il ne se perde",
                                uk="Зберегти знання, поки вони є",
                            ),
                            "content": T(
                                de=(
                                    "<p>Halten Sie Namen, Adressen, Rituale und ungeschriebene Regeln fest. Ein Nachmittag mit Fotoalbum "
                                    "und Aufnahmegerät ist ein guter Anfang.</p>"
                                ),
                                fr=(
                                    "<p>Consignez les noms, les adresses, les rituels et les règles non écrites. Un après-midi avec un "
                                    "album photo et un enregistreur est un bon début.</p>"
                                ),
                                uk=(
                                    "<p>Запишіть імена, адреси, традиції та неписані правила. Одне пообіддя з фотоальбомом і диктофоном — "
                                    "добрий початок.</p>"
                                ),
                            ),
                        },
                        {
                            "title": T(
                                de="Ein neues Thema wagen", fr="Oser un nouveau thème", uk="Наважитися на нову тему"
                            ),
                            "content": T(
                                de=(
                                    "<p>Klima, Digitalisierung oder Jugendbeteiligung bringen andere Leute an den Tisch. Das Alte muss "
                                    "dafür nicht verschwinden: Beides kann nebeneinander bestehen.</p>"
                                ),
                                fr=(
                                    "<p>Le climat, le numérique ou la participation des jeunes attirent d’autres personnes. L’ancien n’a "
                                    "pas à disparaître : les deux peuvent coexister.</p>"
                                ),
                                uk=(
                                    "<p>Клімат, цифровізація чи участь молоді приваблюють інших людей. Давнє при цьому не мусить "
                                    "зникати: одне може існувати поруч з іншим.</p>"
                                ),
                            ),
                        },
                        {
                            "title": T(
                                de="Verwaltung und Verein neu verabreden",
                                fr="Redéfinir les rôles de la mairie et de l’association",
                                uk="По-новому розподілити ролі адміністрації й товариства",
                            ),
                            "content": T(
                                de=(
                                    "<p>Klären Sie, was das Rathaus verlässlich übernimmt und was frei gestaltet wird. Klare Zusagen "
                                    "entlasten beide Seiten.</p>"
                                ),
                                fr=(
                                    "<p>Précisez ce que la mairie assure de façon fiable et ce qui reste ouvert aux initiatives. Des "
                                    "engagements clairs soulagent les deux parties.</p>"
                                ),
                                uk=(
                                    "<p>З’ясуйте, що надійно бере на себе ратуша, а що лишається відкритим для ініціатив. Чіткі домовленості полегшують "
                                    "життя обом сторонам.</p>"
                                ),
                            ),
                        },
                    ]
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Zwei Wege in die nächste Generation",
                        fr="Deux chemins vers la génération suivante",
                        uk="Два шляхи до наступного покоління",
                    ),
                    "level": "2",
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Singen und Kobeljaky: die Enkel übernehmen",
                        fr="Singen et Kobeliaky : au tour des petits-enfants",
                        uk="Зінген і Кобеляки: справу продовжують онуки",
                    ),
                    "level": "3",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Die Partnerschaft begann mit Versöhnung: Menschen, die zur Zwangsarbeit verschleppt worden "
                        "waren, und Menschen aus Singen kamen ins Gespräch. Später kamen Hilfstransporte hinzu, und "
                        "inzwischen ist die Generation der Enkelkinder dabei. Das Motiv hat sich gewandelt, das Vertrauen "
                        'ist geblieben. Quelle: <a href="https://www.in-singen.de/">in-singen.de</a></p>'
                    ),
                    fr=(
                        "<p>Le jumelage a commencé par la réconciliation : des personnes autrefois déportées pour le travail "
                        "forcé et des habitants de Singen ont engagé le dialogue. Des convois d’aide ont suivi, et la "
                        "génération des petits-enfants y prend part désormais. La motivation a changé, la confiance est "
                        'restée. Source : <a href="https://www.in-singen.de/">in-singen.de</a></p>'
                    ),
                    uk=(
                        "<p>Побратимство почалося з примирення: люди, вивезені колись на примусову працю, і мешканці Зінгена "
                        "почали діалог. Згодом додалися гуманітарні перевезення, а тепер до справи долучилося й "
                        "покоління онуків. Мотив змінився, довіра лишилася. Джерело: "
                        '<a href="https://www.in-singen.de/">in-singen.de</a></p>'
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Sindelfingen, Mykolajiw und Chełm: mit der Jugend beginnen",
                        fr="Sindelfingen, Mykolaïv et Chełm : commencer par les jeunes",
                        uk="Зіндельфінген, Миколаїв і Холм: почати з молоді",
                    ),
                    "level": "3",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Hier stand die Jugend am Anfang. Im Mai 2024 wurde die Solidaritätspartnerschaft vereinbart, im "
                        'Sommer trafen sich junge Menschen aus drei Ländern. <a linktype="page" id="news-youth-camp">Zum '
                        "Bericht über das Jugendcamp</a></p>"
                    ),
                    fr=(
                        "<p>Ici, on a commencé par la jeunesse. Le partenariat de solidarité a été conclu en mai 2024 ; dès "
                        'l’été, des jeunes de trois pays se sont retrouvés. <a linktype="page" id="news-youth-camp">Lire '
                        "l’article sur le camp de jeunes</a></p>"
                    ),
                    uk=(
                        "<p>Тут почали саме з молоді. У травні 2024 року уклали угоду про партнерство солідарності, а влітку вже "
                        'зустрілися юнаки та дівчата з трьох країн. <a linktype="page" id="news-youth-camp">Читати про '
                        "молодіжний табір</a></p>"
                    ),
                ),
            ),
            (
                "call_to_action",
                {
                    "title": T(
                        de="Steht bei Ihnen ein Wechsel an?",
                        fr="Un passage de relais se prépare chez vous ?",
                        uk="У вас назріває зміна поколінь?",
                    ),
                    "text": T(
                        de="Wir moderieren gern ein Gespräch zwischen Verein und Verwaltung.",
                        fr="Nous animons volontiers un échange entre l’association et la mairie.",
                        uk="Ми охоче модеруватимемо розмову між товариством і адміністрацією.",
                    ),
                    "link": {
                        "page": "advice",
                        "text": T(
                            de="Beratung anfragen",
                            fr="Demander un conseil individuel",
                            uk="Запит на індивідуальну консультацію",
                        ),
                    },
                },
            ),
        ],
    },
    {
        "key": "good-practice",
        "type": "partnerships.BestPracticeIndexPage",
        "parent": "partnerships",
        "title": T(de="Gute Praxis", fr="Bonnes pratiques", uk="Добрі практики"),
        "summary": T(
            de="Acht Beispiele aus Baden-Württemberg: was die Ausgangslage war, was getan wurde und was andere mitnehmen können.",
            fr="Huit exemples du Bade-Wurtemberg : la situation de départ, la démarche et ce que d’autres peuvent en retenir.",
            uk="Вісім прикладів із Баден-Вюртембергу: якою була ситуація, що зробили і що можуть перейняти інші.",
        ),
        "search_description": T(
            de=(
                "Gute Praxis kommunaler Partnerschaften: Tübingen, Kehl und Burundi, Ludwigsburg mit Montbéliard und "
                "Kongoussi."
            ),
            fr=(
                "Bonnes pratiques des partenariats communaux : Tübingen, Kehl et le Burundi, Ludwigsburg avec "
                "Montbéliard et Kongoussi."
            ),
            uk=(
                "Добрі практики муніципальних партнерств: Тюбінген, Кель і Бурунді, Людвігсбург із Монбельяром та "
                "Конгуссі."
            ),
        ),
        "as_of_days_ago": 22,
        "in_menu": True,
        "share_image": "bulbs",
    },
    {
        "key": "europe-world",
        "type": "ContentPage",
        "parent": "partnerships",
        "title": T(
            de="Partnerschaften in Europa und der Welt",
            fr="Partenariats en Europe et dans le monde",
            uk="Партнерства в Європі та світі",
        ),
        "slug": T(de="europa-und-welt", fr="europe-et-monde", uk="yevropa-ta-svit"),
        "summary": T(
            de=(
                "Die Projektstelle ist für alle internationalen Partnerschaften baden-württembergischer Kommunen da, "
                "gleich in welchem Land."
            ),
            fr=(
                "Le bureau est à la disposition de tous les partenariats internationaux des communes du "
                "Bade-Wurtemberg, quel que soit le pays."
            ),
            uk="Проєктний офіс підтримує всі міжнародні партнерства громад Баден-Вюртембергу, незалежно від країни.",
        ),
        "search_description": T(
            de=(
                "Kommunale Partnerschaften Baden-Württembergs in Europa und weltweit: Beispiele, Formen zu dritt und "
                "Kontakt."
            ),
            fr=(
                "Partenariats communaux du Bade-Wurtemberg en Europe et dans le monde : exemples, coopérations à "
                "trois et contact."
            ),
            uk=(
                "Муніципальні партнерства Баден-Вюртембергу в Європі та світі: приклади, тристоронні формати, контакти."
            ),
        ),
        "as_of_days_ago": 11,
        "in_menu": True,
        "share_image": "map-lines",
        "outdated_change": {
            "body_index": 0,
            "de": (
                "<p>Burundi und die Ukraine sind unsere Schwerpunkte, aber nicht unsere Grenzen. Ob Frankreich, "
                "Polen, Burkina Faso oder die Republik Moldau: Wir beraten jede Kommune in Baden-Württemberg, die "
                "über eine Grenze hinweg zusammenarbeitet.</p>"
                "<p>Neu: Fragen zu Partnerschaften mit drei oder mehr Kommunen sammeln wir jetzt gebündelt. "
                "Schreiben Sie uns, wenn Sie eine dritte Partnerin suchen.</p>"
            ),
        },
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Burundi und die Ukraine sind unsere Schwerpunkte, aber nicht unsere Grenzen. Wir beraten jede "
                        "Kommune in Baden-Württemberg, die über eine Grenze hinweg zusammenarbeitet.</p>"
                        "<p>Ob die Partnerschaft siebzig Jahre alt ist oder gestern erdacht wurde, spielt dabei keine "
                        "Rolle.</p>"
                    ),
                    fr=(
                        "<p>Le Burundi et l’Ukraine sont nos priorités, non nos limites. Nous conseillons toute commune du "
                        "Bade-Wurtemberg qui coopère par-delà une frontière.</p>"
                        "<p>Peu importe que le partenariat ait soixante-dix ans ou qu’il ait été imaginé hier.</p>"
                    ),
                    uk=(
                        "<p>Бурунді та Україна — наші пріоритети, але не межі. Ми консультуємо кожну громаду "
                        "Баден-Вюртембергу, що співпрацює з партнерами за кордоном.</p>"
                        "<p>І не має значення, чи партнерству сімдесят років, чи його задумали вчора.</p>"
                    ),
                ),
            ),
            ("image", {"image": "map-lines", "decorative": True, "caption": ""}),
            (
                "heading",
                {
                    "text": T(
                        de="Zu dritt geht oft mehr",
                        fr="À trois, on va souvent plus loin",
                        uk="Утрьох часто вдається більше",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Immer wieder laden Kommunen eine dritte ein. Das bringt neue Sichtweisen und verteilt die "
                        "Arbeit. Drei Beispiele:</p>"
                        "<ul>"
                        "<li>Ludwigsburg, Montbéliard in Frankreich und Kongoussi in Burkina Faso: eine Klimapartnerschaft "
                        '(Quelle: <a href="https://stm.baden-wuerttemberg.de/">stm.baden-wuerttemberg.de</a>)</li>'
                        "<li>Stuttgart, Straßburg und Dresden: gemeinsame Solidarität mit Chmelnyzkyj in der Ukraine "
                        '(Quelle: <a href="https://www.stuttgarter-nachrichten.de/">stuttgarter-nachrichten.de</a>)</li>'
                        "<li>Mannheim, Czernowitz in der Ukraine und Chișinău in der Republik Moldau: Zusammenarbeit in der "
                        'Pandemie (Quelle: <a href="https://www.mannheim.de/">mannheim.de</a>)</li>'
                        "</ul>"
                    ),
                    fr=(
                        "<p>Il arrive régulièrement que des communes en invitent une troisième. Cela apporte de nouveaux points de "
                        "vue et répartit le travail. Trois exemples :</p>"
                        "<ul>"
                        "<li>Ludwigsburg, Montbéliard en France et Kongoussi au Burkina Faso : un partenariat pour le climat "
                        '(source : <a href="https://stm.baden-wuerttemberg.de/">stm.baden-wuerttemberg.de</a>)</li>'
                        "<li>Stuttgart, Strasbourg et Dresde : une solidarité commune avec Khmelnytskyï en Ukraine (source : "
                        '<a href="https://www.stuttgarter-nachrichten.de/">stuttgarter-nachrichten.de</a>)</li>'
                        "<li>Mannheim, Tchernivtsi en Ukraine et Chișinău en République de Moldavie : une coopération "
                        'pendant la pandémie (source : <a href="https://www.mannheim.de/">mannheim.de</a>)</li>'
                        "</ul>"
                    ),
                    uk=(
                        "<p>Громади нерідко запрошують до співпраці третю. Це дає нові погляди й розподіляє роботу. Три "
                        "приклади:</p>"
                        "<ul>"
                        "<li>Людвігсбург, Монбельяр у Франції та Конгуссі в Буркіна-Фасо: кліматичне партнерство (джерело: "
                        '<a href="https://stm.baden-wuerttemberg.de/">stm.baden-wuerttemberg.de</a>)</li>'
                        "<li>Штутгарт, Страсбург і Дрезден: спільна солідарність із Хмельницьким в Україні (джерело: "
                        '<a href="https://www.stuttgarter-nachrichten.de/">stuttgarter-nachrichten.de</a>)</li>'
                        "<li>Мангайм, Чернівці в Україні та Кишинів у Республіці Молдова: співпраця під час пандемії "
                        '(джерело: <a href="https://www.mannheim.de/">mannheim.de</a>)</li>'
                        "</ul>"
                    ),
                ),
            ),
            (
                "video",
                {
                    "title": T(
                        de="Wie aus Punkten ein Netz wird (Demo)",
                        fr="Quand des points forment un réseau (démo)",
                        uk="Як із точок виникає мережа (демо)",
                    ),
                    "file": "demo-video",
                    "poster": "map-lines",
                    "captions": "demo-captions",
                    "duration": "0:16",
                    "transcript": T(
                        de=(
                            "<p>Der Film hat keinen Ton.</p>"
                            "<p>Im blauen Meer liegt eine vereinfachte Landkarte. Auf der Insel in der Mitte erscheinen "
                            "Punkte. Von dort wachsen nacheinander Bögen zu Orten in der Ferne. Am Ende sind alle Orte mit "
                            "der Insel verbunden.</p>"
                        ),
                        fr=(
                            "<p>Cette vidéo est muette.</p>"
                            "<p>On voit une carte simplifiée sur une mer bleue. Des points apparaissent sur l’île du milieu. "
                            "De là, des arcs s’étendent l’un après l’autre vers des lieux éloignés. À la fin, tous ces lieux "
                            "sont reliés à l’île.</p>"
                        ),
                        uk=(
                            "<p>Відео без звуку.</p>"
                            "<p>Посеред синього моря видно спрощену мапу. На острові в центрі з’являються точки. Від них одна "
                            "за одною тягнуться дуги до далеких місць. Наприкінці всі ці місця сполучено з островом.</p>"
                        ),
                    ),
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Wenn eine Partnerschaft ruht",
                        fr="Quand un partenariat est suspendu",
                        uk="Коли партнерство на паузі",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Manche Verbindungen lassen sich zeitweise nicht fortführen. Karlsruhe hat 2022 die offiziellen "
                        "Kontakte zu Krasnodar in Russland ausgesetzt (Quelle: "
                        '<a href="https://www.karlsruhe.de/">karlsruhe.de</a>). Der '
                        '<a linktype="page" id="guide">Leitfaden</a> beschreibt, wie man eine Partnerschaft ruhen lässt, '
                        "ohne die Menschen aus dem Blick zu verlieren.</p>"
                    ),
                    fr=(
                        "<p>Certains liens ne peuvent temporairement pas être maintenus. En 2022, Karlsruhe a suspendu ses "
                        "contacts officiels avec Krasnodar, en Russie (source : "
                        '<a href="https://www.karlsruhe.de/">karlsruhe.de</a>). Le <a linktype="page" id="guide">guide</a> '
                        "explique comment suspendre un partenariat sans perdre de vue les personnes.</p>"
                    ),
                    uk=(
                        "<p>Деякі зв’язки певний час неможливо підтримувати. 2022 року Карлсруе призупинило офіційні "
                        'контакти з Краснодаром у Росії (джерело: <a href="https://www.karlsruhe.de/">karlsruhe.de</a>). У '
                        '<a linktype="page" id="guide">посібнику</a> описано, як призупинити партнерство й не забути про '
                        "людей.</p>"
                    ),
                ),
            ),
            (
                "link_list",
                {
                    "title": T(de="Passende Förderung", fr="Financements adaptés", uk="Відповідне фінансування"),
                    "links": [
                        {
                            "page": "funding",
                            "text": T(
                                de="Alle Programme im Überblick",
                                fr="Tous les programmes en un coup d’œil",
                                uk="Огляд усіх програм",
                            ),
                        },
                        {
                            "url": "https://www.buergerfonds.eu/",
                            "text": T(
                                de="Deutsch-Französischer Bürgerfonds",
                                fr="Fonds citoyen franco-allemand",
                                uk="Німецько-французький громадянський фонд",
                            ),
                            "language": "de",
                        },
                    ],
                },
            ),
        ],
    },
]
