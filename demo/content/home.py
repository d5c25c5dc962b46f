"""The home page."""

from demo.text import T

PAGES = [
    {
        "key": "home",
        "type": "HomePage",
        "parent": None,
        "title": T(
            de="Kommunale Partnerschaften in Baden-Württemberg",
            fr="Partenariats communaux au Bade-Wurtemberg",
            uk="Муніципальні партнерства в Баден-Вюртемберзі",
        ),
        "hero_title": T(
            de="Kommunale Partnerschaften, die Menschen verbinden",
            fr="Des partenariats communaux qui rapprochent les gens",
            uk="Муніципальні партнерства, що єднають людей",
        ),
        "summary": T(
            de=(
                "Ob im Rathaus oder im Verein: Wer in Baden-Württemberg eine Partnerschaft mit einer Kommune im "
                "Ausland beginnt, pflegt oder erneuert, findet hier Wissen, Beratung und Kontakte."
            ),
            fr=(
                "À la mairie ou dans une association : toute personne qui lance, anime ou renouvelle au "
                "Bade-Wurtemberg un partenariat avec une commune à l’étranger trouve ici des repères, des conseils "
                "et des contacts."
            ),
            uk=(
                "У ратуші чи в громадській організації: кожен, хто в Баден-Вюртемберзі започатковує, розвиває чи "
                "оновлює партнерство з громадою за кордоном, отримає тут знання, поради та контакти."
            ),
        ),
        "search_description": T(
            de=(
                "Beratung, Wissen und Kontakte für kommunale Partnerschaften aus Baden-Württemberg: Burundi, "
                "Ukraine, Europa und die Welt."
            ),
            fr=(
                "Conseils, repères et contacts pour les partenariats communaux du Bade-Wurtemberg : Burundi, "
                "Ukraine, Europe et monde."
            ),
            uk=(
                "Поради, знання та контакти для муніципальних партнерств Баден-Вюртембергу: Бурунді, Україна, Європа "
                "та світ."
            ),
        ),
        "as_of_days_ago": 3,
        "in_menu": False,
        "hero_image": "bridge",
        "share_image": "bridge",
        "body": [
            (
                "heading",
                {
                    "text": T(
                        de="Wo möchten Sie anfangen?",
                        fr="Par où souhaitez-vous commencer ?",
                        uk="З чого хочете почати?",
                    ),
                    "level": "2",
                },
            ),
            (
                "entrances",
                {
                    "items": [
                        {
                            "icon": "map",
                            "title": T(de="Burundi", fr="Burundi", uk="Бурунді"),
                            "text": T(
                                de="Partnerland des Landes: Kommunalverwaltung stärken, Gebietsreform verstehen.",
                                fr=(
                                    "Pays partenaire du Land : renforcer les administrations communales, comprendre la réforme "
                                    "territoriale."
                                ),
                                uk="Країна-партнер землі: зміцнення місцевого самоврядування, реформа територіального устрою.",
                            ),
                            "page": "burundi",
                        },
                        {
                            "icon": "globe",
                            "title": T(de="Ukraine", fr="Ukraine", uk="Україна"),
                            "text": T(
                                de="Solidarität organisieren, Partnerschaften begründen, gemeinsam wieder aufbauen.",
                                fr="Organiser la solidarité, nouer des partenariats, reconstruire ensemble.",
                                uk="Організовувати підтримку, започатковувати партнерства, разом відбудовувати.",
                            ),
                            "page": "ukraine",
                        },
                        {
                            "icon": "handshake",
                            "title": T(
                                de="Partnerschaften gestalten",
                                fr="Faire vivre un partenariat",
                                uk="Розвиток партнерств",
                            ),
                            "text": T(
                                de="Vom ersten Kontakt bis zur Übergabe an die nächste Generation.",
                                fr="Du premier contact au passage de relais à la génération suivante.",
                                uk="Від першого контакту до передання справи наступному поколінню.",
                            ),
                            "page": "partnerships",
                        },
                        {
                            "icon": "advice",
                            "title": T(de="Beratung", fr="Conseil", uk="Консультації"),
                            "text": T(
                                de="Sie haben eine konkrete Frage? Wir beraten Sie persönlich.",
                                fr="Une question concrète ? Nous vous conseillons personnellement.",
                                uk="Маєте конкретне запитання? Ми проконсультуємо вас особисто.",
                            ),
                            "page": "advice",
                        },
                        {
                            "icon": "funding",
                            "title": T(de="Finanzierung", fr="Financement", uk="Фінансування"),
                            "text": T(
                                de="Programme von EU, Bund und Land auf einen Blick.",
                                fr="Les programmes de l’UE, de l’État fédéral et du Land en un coup d’œil.",
                                uk="Програми ЄС, федерації та землі на одній сторінці.",
                            ),
                            "page": "funding",
                        },
                        {
                            "icon": "lightbulb",
                            "title": T(de="Gute Praxis", fr="Bonnes pratiques", uk="Добрі практики"),
                            "text": T(
                                de="Was andere Kommunen ausprobiert haben und was daraus wurde.",
                                fr="Ce que d’autres communes ont essayé, et ce qu’il en est advenu.",
                                uk="Що вже спробували інші громади та що з цього вийшло.",
                            ),
                            "page": "good-practice",
                        },
                    ]
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Zahlen, die den Rahmen zeigen",
                        fr="Quelques chiffres pour poser le cadre",
                        uk="Кілька чисел для орієнтації",
                    ),
                    "level": "2",
                },
            ),
            (
                "key_figures",
                {
                    "figures": [
                        {
                            "value": T(de="1.101", fr="1 101", uk="1 101"),
                            "label": T(
                                de="Städte und Gemeinden in Baden-Württemberg",
                                fr="villes et communes au Bade-Wurtemberg",
                                uk="кількість міст і громад у Баден-Вюртемберзі",
                            ),
                            "source": T(
                                de="Statistisches Landesamt Baden-Württemberg",
                                fr="Office statistique du Bade-Wurtemberg",
                                uk="Статистичне управління Баден-Вюртембергу",
                            ),
                            "source_url": "https://www.statistik-bw.de/",
                            "as_of": "2024-12-31",
                        },
                        {
                            "value": T(de="6", fr="6", uk="6"),
                            "label": T(
                                de="thematische Cluster in der Landespartnerschaft mit Burundi",
                                fr="pôles thématiques dans le partenariat du Land avec le Burundi",
                                uk="тематичних кластерів у партнерстві землі з Бурунді",
                            ),
                            "source": T(
                                de="Staatsministerium Baden-Württemberg",
                                fr="Ministère d’État du Bade-Wurtemberg",
                                uk="Державне міністерство Баден-Вюртембергу",
                            ),
                            "source_url": "https://stm.baden-wuerttemberg.de/",
                            "as_of": "2025-01-01",
                        },
                        {
                            "value": T(de="119 → 42", fr="119 → 42", uk="119 → 42"),
                            "label": T(
                                de="Kommunen in Burundi vor und nach der Reform von 2023",
                                fr="communes au Burundi avant et après la réforme de 2023",
                                uk="кількість комун у Бурунді до та після реформи 2023 року",
                            ),
                            "source": T(
                                de="Nationalversammlung von Burundi",
                                fr="Assemblée nationale du Burundi",
                                uk="Національні збори Бурунді",
                            ),
                            "source_url": "https://assemblee.bi/",
                            "as_of": "2025-01-01",
                        },
                    ]
                },
            ),
            (
                "page_teasers",
                {
                    "title": T(de="Aus der Praxis", fr="Sur le terrain", uk="З досвіду громад"),
                    "pages": ["good-practice", "news-heat-pumps", "news-youth-camp"],
                },
            ),
            (
                "callout",
                {
                    "kind": "info",
                    "title": T(
                        de="Sie sehen eine Demonstration",
                        fr="Vous consultez une démonstration",
                        uk="Це демонстраційна версія",
                    ),
                    "text": T(
                        de=(
                            "<p>Personen, Telefonnummern und Termine auf dieser Website sind erfunden und mit „Demo“ "
                            "gekennzeichnet. Die genannten Partnerschaften und Programme gibt es wirklich; die Quelle steht "
                            "jeweils dabei.</p>"
                        ),
                        fr=(
                            "<p>Les personnes, numéros de téléphone et dates d’événements de ce site sont fictifs et portent la "
                            "mention « Démo ». Les partenariats et programmes cités existent réellement ; la source est indiquée "
                            "à chaque fois.</p>"
                        ),
                        uk=(
                            "<p>Особи, номери телефонів і дати заходів на цьому сайті вигадані й мають позначку «Демо». Згадані "
                            "партнерства та програми справжні; джерело щоразу вказано.</p>"
                        ),
                    ),
                },
            ),
            (
                "call_to_action",
                {
                    "title": T(
                        de="Sprechen Sie mit uns, bevor es kompliziert wird",
                        fr="Parlez-en avec nous avant que cela ne se complique",
                        uk="Поговоріть із нами, перш ніж стане складно",
                    ),
                    "text": T(
                        de="Eine kurze Frage genügt. Wir hören zu, ordnen ein und nennen Ihnen Fachleute, die weiterhelfen.",
                        fr=(
                            "Une question, même brève, suffit. Nous vous écoutons, vous aidons à y voir clair et vous orientons "
                            "vers les bons spécialistes."
                        ),
                        uk=(
                            "Досить короткого запитання. Ми вислухаємо, допоможемо зорієнтуватися й порадимо фахівців, які "
                            "знають відповідь."
                        ),
                    ),
                    "link": {
                        "page": "advice",
                        "text": T(
                            de="So fragen Sie eine Beratung an",
                            fr="Comment demander un conseil",
                            uk="Як звернутися по консультацію",
                        ),
                    },
                },
            ),
        ],
    },
]
