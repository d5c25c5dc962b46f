"""The focus country Ukraine."""

from demo.text import T

PAGES = [
    {
        "key": "ukraine",
        "type": "partnerships.CountryFocusPage",
        "country": "UA",
        "parent": "home",
        "title": T(de="Länderschwerpunkt Ukraine", fr="Pays prioritaire : Ukraine", uk="Пріоритетна країна: Україна"),
        "slug": T(de="ukraine", fr="ukraine", uk="ukraina"),
        "summary": T(
            de=(
                "Zwischen Kommunen in Baden-Württemberg und der Ukraine entstehen seit 2022 laufend neue "
                "Partnerschaften. Wir helfen, dass sie gelingen."
            ),
            fr=(
                "Depuis 2022, de nouveaux partenariats ne cessent de naître entre communes du Bade-Wurtemberg et "
                "d’Ukraine. Nous les aidons à réussir."
            ),
            uk=(
                "Від 2022 року між громадами Баден-Вюртембергу та України постійно виникають нові партнерства. Ми "
                "допомагаємо їм стати успішними."
            ),
        ),
        "search_description": T(
            de=(
                "Ukraine und Baden-Württemberg: kommunale Partnerschaften von 1988 bis heute, erste Schritte, "
                "Sicherheit und Beratung."
            ),
            fr=(
                "Ukraine et Bade-Wurtemberg : les partenariats communaux de 1988 à nos jours, premiers pas, sécurité "
                "et conseil."
            ),
            uk=(
                "Україна та Баден-Вюртемберг: партнерства громад від 1988 року до сьогодні, перші кроки, безпека, "
                "консультації."
            ),
        ),
        "as_of_days_ago": 9,
        "in_menu": True,
        "share_image": "wheat-ukraine",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Russlands Großangriff auf die Ukraine im Februar 2022 hat viele Kommunen zum Handeln bewegt. Am "
                        "Anfang standen oft Hilfstransporte. Daraus wurden gegenseitige Besuche und schließlich gemeinsame "
                        "Vorhaben für den Wiederaufbau.</p>"
                        "<p>Die Projektstelle begleitet Partnerschaften, die gerade entstehen, und solche, die seit "
                        "Jahrzehnten bestehen. Außerdem bringt sie Bund, Land und Kommunen miteinander ins Gespräch.</p>"
                    ),
                    fr=(
                        "<p>En février 2022, l’invasion à grande échelle de l’Ukraine par la Russie a poussé de nombreuses "
                        "communes à agir. Cela a souvent commencé par des convois d’aide. Puis sont venues des visites "
                        "réciproques et, enfin, des projets communs de reconstruction.</p>"
                        "<p>Le bureau accompagne les partenariats naissants comme ceux qui existent depuis des décennies. Il "
                        "favorise aussi le dialogue entre l’État fédéral, le Land et les communes.</p>"
                    ),
                    uk=(
                        "<p>Повномасштабне вторгнення Росії в Україну в лютому 2022 року спонукало багато громад до дій. "
                        "Часто все починалося з гуманітарних вантажів. Згодом з’явилися взаємні візити, а далі й спільні "
                        "проєкти відбудови.</p>"
                        "<p>Проєктний офіс супроводжує і партнерства, що тільки народжуються, і ті, що існують "
                        "десятиліттями. Він також налагоджує діалог між федерацією, землею та громадами.</p>"
                    ),
                ),
            ),
            ("image", {"image": "wheat-ukraine", "decorative": True, "caption": ""}),
            (
                "heading",
                {
                    "text": T(
                        de="Von 1988 bis heute: eine Auswahl",
                        fr="De 1988 à aujourd’hui : quelques exemples",
                        uk="Від 1988 року до сьогодні: вибрані приклади",
                    ),
                    "level": "2",
                },
            ),
            (
                "timeline",
                {
                    "entries": [
                        {
                            "date": T(de="1988", fr="1988", uk="1988"),
                            "title": T(
                                de="Filderstadt, Leinfelden-Echterdingen, Ostfildern – Poltawa",
                                fr="Filderstadt, Leinfelden-Echterdingen, Ostfildern – Poltava",
                                uk="Фільдерштадт, Лайнфельден-Ехтердінген, Остфільдерн — Полтава",
                            ),
                            "text": T(
                                de="<p>Drei Städte gehen gemeinsam eine Partnerschaft ein.</p>",
                                fr="<p>Trois villes s’engagent ensemble dans un partenariat.</p>",
                                uk="<p>Три міста разом започатковують партнерство.</p>",
                            ),
                            "source": T(de="diegemeinde.de", fr="diegemeinde.de", uk="diegemeinde.de"),
                            "source_url": "https://www.diegemeinde.de/",
                        },
                        {
                            "date": T(de="1989/1990", fr="1989/1990", uk="1989/1990"),
                            "title": T(de="Freiburg – Lwiw", fr="Fribourg-en-Brisgau – Lviv", uk="Фрайбург — Львів"),
                            "text": T(
                                de="<p>Die Urkunden werden zuerst in Freiburg, im April 1990 dann in Lwiw unterzeichnet.</p>",
                                fr="<p>Les chartes de jumelage sont signées d’abord à Fribourg, puis à Lviv en avril 1990.</p>",
                                uk="<p>Угоду підписують спершу у Фрайбурзі, а у квітні 1990 року — у Львові.</p>",
                            ),
                            "source": T(de="freiburg.de", fr="freiburg.de", uk="freiburg.de"),
                            "source_url": "https://www.freiburg.de/",
                        },
                        {
                            "date": T(de="22. Mai 1993", fr="22 mai 1993", uk="22 травня 1993 року"),
                            "title": T(de="Singen – Kobeljaky", fr="Singen – Kobeliaky", uk="Зінген — Кобеляки"),
                            "text": T(
                                de=(
                                    "<p>Aus Begegnungen mit ehemaligen Zwangsarbeiterinnen und Zwangsarbeitern wird eine "
                                    "Städtepartnerschaft.</p>"
                                ),
                                fr=(
                                    "<p>Des rencontres avec d’anciennes victimes du travail forcé donnent naissance "
                                    "à un jumelage.</p>"
                                ),
                                uk="<p>Із зустрічей із колишніми примусовими робітницями та робітниками виростає побратимство.</p>",
                            ),
                            "source": T(de="in-singen.de", fr="in-singen.de", uk="in-singen.de"),
                            "source_url": "https://www.in-singen.de/",
                        },
                        {
                            "date": T(de="2. März 2023", fr="2 mars 2023", uk="2 березня 2023 року"),
                            "title": T(
                                de="Stuttgart – Chmelnyzkyj",
                                fr="Stuttgart – Khmelnytskyï",
                                uk="Штутгарт — Хмельницький",
                            ),
                            "text": T(
                                de="<p>Gemeinsam mit Straßburg und Dresden vereinbart Stuttgart eine Solidaritätspartnerschaft.</p>",
                                fr="<p>Aux côtés de Strasbourg et de Dresde, Stuttgart conclut un partenariat de solidarité.</p>",
                                uk="<p>Разом зі Страсбургом і Дрезденом Штутгарт укладає угоду про партнерство солідарності.</p>",
                            ),
                            "source": T(
                                de="stuttgarter-nachrichten.de",
                                fr="stuttgarter-nachrichten.de",
                                uk="stuttgarter-nachrichten.de",
                            ),
                            "source_url": "https://www.stuttgarter-nachrichten.de/",
                        },
                        {
                            "date": T(de="22. April 2023", fr="22 avril 2023", uk="22 квітня 2023 року"),
                            "title": T(de="Karlsruhe – Winnyzja", fr="Karlsruhe – Vinnytsia", uk="Карлсруе — Вінниця"),
                            "text": T(
                                de=(
                                    "<p>Nach Vorbereitungen seit Juli 2022 wird der Vertrag über eine Projektpartnerschaft "
                                    "geschlossen.</p>"
                                ),
                                fr=(
                                    "<p>Après des préparatifs engagés en juillet 2022, la convention de partenariat de projet est "
                                    "conclue.</p>"
                                ),
                                uk="<p>Після підготовки, що тривала від липня 2022 року, укладено договір про проєктне партнерство.</p>",
                            ),
                            "source": T(de="karlsruhe.de", fr="karlsruhe.de", uk="karlsruhe.de"),
                            "source_url": "https://www.karlsruhe.de/",
                        },
                        {
                            "date": T(de="April 2023", fr="Avril 2023", uk="Квітень 2023 року"),
                            "title": T(
                                de="Esslingen – Kamjanez-Podilskyj",
                                fr="Esslingen – Kamianets-Podilskyï",
                                uk="Есслінген — Кам’янець-Подільський",
                            ),
                            "text": T(
                                de=(
                                    "<p>Feuerwehr, Klinik, Hochschule und Traumahilfe arbeiten im ersten Jahr nebeneinander an der "
                                    "Partnerschaft.</p>"
                                ),
                                fr=(
                                    "<p>Pompiers, hôpital, établissement d’enseignement supérieur et aide aux personnes traumatisées "
                                    "font avancer le partenariat en parallèle au cours de la première année.</p>"
                                ),
                                uk=(
                                    "<p>Уже першого року партнерство паралельно розвивають пожежники, клініка, виш і служба "
                                    "допомоги людям із психічною травмою.</p>"
                                ),
                            ),
                            "source": T(de="esslingen.de", fr="esslingen.de", uk="esslingen.de"),
                            "source_url": "https://www.esslingen.de/",
                        },
                        {
                            "date": T(de="10. Mai 2024", fr="10 mai 2024", uk="10 травня 2024 року"),
                            "title": T(
                                de="Tübingen – Krementschuk", fr="Tübingen – Krementchouk", uk="Тюбінген — Кременчук"
                            ),
                            "text": T(
                                de="<p>Die Vereinbarung gilt bis fünf Jahre nach Kriegsende.</p>",
                                fr="<p>La convention court jusqu’à cinq ans après la fin de la guerre.</p>",
                                uk="<p>Угода діє ще п’ять років після закінчення війни.</p>",
                            ),
                            "source": T(de="tuebingen.de", fr="tuebingen.de", uk="tuebingen.de"),
                            "source_url": "https://www.tuebingen.de/",
                        },
                        {
                            "date": T(de="Mai 2024", fr="Mai 2024", uk="Травень 2024 року"),
                            "title": T(
                                de="Sindelfingen – Mykolajiw",
                                fr="Sindelfingen – Mykolaïv",
                                uk="Зіндельфінген — Миколаїв",
                            ),
                            "text": T(
                                de="<p>Die polnische Stadt Chełm ist die Dritte im Bunde; schon im Sommer folgt ein Jugendcamp.</p>",
                                fr="<p>La ville polonaise de Chełm est la troisième partenaire ; un camp de jeunes suit dès l’été.</p>",
                                uk="<p>Третім партнером стає польське місто Холм, а вже влітку відбувається молодіжний табір.</p>",
                            ),
                            "source": T(de="szbz.de", fr="szbz.de", uk="szbz.de"),
                            "source_url": "https://www.szbz.de/",
                        },
                    ]
                },
            ),
            (
                "heading",
                {"text": T(de="Häufige Fragen", fr="Questions fréquentes", uk="Поширені запитання"), "level": "2"},
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": T(
                                de="Wir möchten helfen. Womit fangen wir an?",
                                fr="Nous voulons aider. Par où commencer ?",
                                uk="Ми хочемо допомогти. З чого почати?",
                            ),
                            "content": T(
                                de=(
                                    "<p>Fragen Sie zuerst die andere Seite, was gebraucht wird, und sagen Sie ehrlich, was Sie leisten "
                                    "können. Eine kleine Zusage, die Sie einhalten, schafft mehr Vertrauen als ein großes Versprechen. "
                                    'Der <a linktype="page" id="guide">Leitfaden</a> führt durch die ersten Schritte.</p>'
                                ),
                                fr=(
                                    "<p>Demandez d’abord à l’autre partie ce dont elle a besoin et dites franchement ce que vous pouvez "
                                    "apporter. Un petit engagement tenu inspire davantage de confiance qu’une grande promesse. Le "
                                    '<a linktype="page" id="guide">guide</a> vous accompagne dans les premiers pas.</p>'
                                ),
                                uk=(
                                    "<p>Спершу запитайте другу сторону, що їй потрібно, і чесно скажіть, що можете зробити. Маленька, "
                                    "але виконана обіцянка викликає більше довіри, ніж велика. Перші кроки описує "
                                    '<a linktype="page" id="guide">посібник</a>.</p>'
                                ),
                            ),
                        },
                        {
                            "title": T(
                                de="Was unterscheidet eine Solidaritätspartnerschaft von einer Städtepartnerschaft?",
                                fr="Quelle différence entre partenariat de solidarité et jumelage ?",
                                uk="Чим партнерство солідарності відрізняється від побратимства?",
                            ),
                            "content": T(
                                de=(
                                    "<p>Eine Solidaritätspartnerschaft antwortet auf eine Notlage und kann befristet sein. Eine "
                                    "Städtepartnerschaft ist in der Regel auf Dauer angelegt und berührt das ganze Leben einer Stadt. "
                                    "Aus der einen kann die andere werden, muss aber nicht.</p>"
                                ),
                                fr=(
                                    "<p>Le partenariat de solidarité répond à une situation de détresse et peut être limité dans le "
                                    "temps. Le jumelage est en général conçu pour durer et touche toute la vie d’une ville. L’un peut "
                                    "mener à l’autre, sans obligation.</p>"
                                ),
                                uk=(
                                    "<p>Партнерство солідарності — це відповідь на скруту, воно може мати обмежений строк. Побратимство "
                                    "зазвичай безстрокове й охоплює все життя міста. Перше може перерости в друге, але не мусить.</p>"
                                ),
                            ),
                        },
                        {
                            "title": T(
                                de="Was ist eine Hromada?",
                                fr="Qu’est-ce qu’une hromada ?",
                                uk="Хто є нашим партнером: місто чи громада?",
                            ),
                            "content": T(
                                de=(
                                    "<p>So heißt die Gemeinde in der Ukraine. Meist umfasst sie eine Stadt oder einen größeren Ort und "
                                    "die umliegenden Dörfer. Ihre Partnerin ist also häufig mehr als die Stadt, deren Namen sie trägt. "
                                    'Mehr dazu im <a linktype="page" id="glossary">Glossar</a>.</p>'
                                ),
                                fr=(
                                    "<p>C’est le nom de la commune en Ukraine. Elle comprend le plus souvent une ville ou un bourg et "
                                    "les villages voisins. Votre partenaire est donc souvent plus vaste que la ville dont elle porte le "
                                    'nom. En savoir plus dans le <a linktype="page" id="glossary">glossaire</a>.</p>'
                                ),
                                uk=(
                                    "<p>Партнером є територіальна громада. Здебільшого вона охоплює місто чи селище разом із "
                                    "довколишніми селами, тож вона часто більша, ніж місто, від якого має назву. У німецьких текстах пишуть "
                                    '«Hromada». Докладніше — у <a linktype="page" id="glossary">глосарії</a>.</p>'
                                ),
                            ),
                        },
                    ]
                },
            ),
            (
                "callout",
                {
                    "kind": "danger",
                    "title": T(de="Sicherheit geht vor", fr="La sécurité avant tout", uk="Безпека понад усе"),
                    "text": T(
                        de=(
                            "<p>Veröffentlichen Sie weder genaue Orte und Zeiten von Transporten noch Angaben zu kritischer "
                            "Infrastruktur. Zeigen Sie Menschen nur mit deren Einwilligung. Das gilt auch für soziale Medien.</p>"
                        ),
                        fr=(
                            "<p>Ne publiez ni lieux ni horaires précis de convois, ni informations sur des infrastructures "
                            "critiques. Ne montrez des personnes qu’avec leur consentement. Cela vaut aussi pour les réseaux "
                            "sociaux.</p>"
                        ),
                        uk=(
                            "<p>Не публікуйте точних місць і часу перевезень, а також відомостей про критичну інфраструктуру. "
                            "Показуйте людей лише за їхньою згодою. Це стосується й соціальних мереж.</p>"
                        ),
                    ),
                },
            ),
            (
                "page_teasers",
                {
                    "title": T(de="Beispiele aus der Praxis", fr="Exemples concrets", uk="Приклади з практики"),
                    "pages": ["news-heat-pumps", "news-fixed-term", "news-project-treaty"],
                },
            ),
            (
                "call_to_action",
                {
                    "title": T(
                        de="Ihre Partnerschaft mit der Ukraine",
                        fr="Votre partenariat avec l’Ukraine",
                        uk="Ваше партнерство з німецькою громадою",
                    ),
                    "text": T(
                        de="Wir beraten auf Deutsch und Ukrainisch, vor dem ersten Brief ebenso wie nach dem dreißigsten Besuch.",
                        fr=(
                            "Nous vous conseillons en allemand et en ukrainien, avant la première lettre comme après la "
                            "trentième visite."
                        ),
                        uk="Ми консультуємо німецькою та українською: і перед першим листом, і після тридцятого візиту.",
                    ),
                    "link": {
                        "page": "advice",
                        "text": T(
                            de="Beratung zur Ukraine anfragen",
                            fr="Demander un conseil sur l’Ukraine",
                            uk="Звернутися по консультацію",
                        ),
                    },
                },
            ),
        ],
    },
]
