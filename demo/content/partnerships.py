"""The section on shaping partnerships."""

from demo.text import T

PAGES = [
    {
        "key": "partnerships",
        "type": "ContentPage",
        "parent": "home",
        "title": T(de="Partnerschaften gestalten", fr="Faire vivre un partenariat", uk="Розвиток партнерств"),
        "summary": T(
            de=(
                "Wissen für jede Phase einer Partnerschaft: von der ersten Idee über die Finanzierung bis zur "
                "Übergabe an neue Aktive."
            ),
            fr=(
                "Des repères pour chaque étape d’un partenariat : de la première idée au financement, jusqu’au "
                "passage de relais à de nouvelles personnes."
            ),
            uk=(
                "Знання для кожного етапу партнерства: від першої ідеї та пошуку коштів до передання справи новим "
                "учасникам."
            ),
        ),
        "search_description": T(
            de=(
                "Leitfaden, gute Praxis, Finanzierung und Generationswechsel: So gestalten Kommunen ihre "
                "internationalen Partnerschaften."
            ),
            fr=(
                "Guide, bonnes pratiques, financement et passage de relais : comment les communes font vivre leurs "
                "partenariats internationaux."
            ),
            uk=(
                "Посібник, добрі практики, фінансування та зміна поколінь: як громади розвивають міжнародні "
                "партнерства."
            ),
        ),
        "as_of_days_ago": 16,
        "in_menu": True,
        "share_image": "rings",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Partnerschaften verändern sich. Junge Partnerschaften wählen oft ein Zukunftsthema und arbeiten "
                        "daran mit klarem Ziel. Ältere stehen vor der Frage, wer sie weiterträgt. Dazwischen entstehen neue "
                        "Formen, in denen Bürgerinnen und Bürger und die Verwaltung gemeinsam handeln.</p>"
                        "<p>Hier finden Sie, was für jede dieser Phasen hilfreich ist.</p>"
                    ),
                    fr=(
                        "<p>Les partenariats évoluent. Les plus jeunes choisissent souvent un thème d’avenir et y "
                        "travaillent avec un objectif précis. Les plus anciens se demandent qui prendra la suite. Entre les "
                        "deux naissent de nouvelles formes d’engagement où la population et l’administration agissent "
                        "ensemble.</p>"
                        "<p>Vous trouverez ici de quoi vous aider à chacune de ces étapes.</p>"
                    ),
                    uk=(
                        "<p>Партнерства змінюються. Молоді часто обирають тему, важливу для майбутнього, і працюють над нею "
                        "з чіткою метою. Давніші шукають, хто продовжить справу. А поміж ними виникають нові форми, у яких "
                        "мешканці та влада діють спільно.</p>"
                        "<p>Тут зібрано те, що стане в пригоді на кожному з цих етапів.</p>"
                    ),
                ),
            ),
            (
                "page_teasers",
                {
                    "title": T(
                        de="Themen in diesem Bereich", fr="Les sujets de cette rubrique", uk="Теми цього розділу"
                    ),
                    "pages": ["guide", "generation-change", "good-practice", "funding", "europe-world"],
                },
            ),
            ("image", {"image": "rings", "decorative": True, "caption": ""}),
            (
                "heading",
                {
                    "text": T(
                        de="Welche Form passt zu Ihnen?",
                        fr="Quelle forme vous convient ?",
                        uk="Яка форма підходить вам?",
                    ),
                    "level": "2",
                },
            ),
            (
                "table",
                {
                    "caption": T(
                        de="Formen der Zusammenarbeit im Vergleich",
                        fr="Les formes de coopération comparées",
                        uk="Порівняння форм співпраці",
                    ),
                    "row_headers": True,
                    "columns": [
                        T(de="Form", fr="Forme", uk="Форма"),
                        T(de="Wofür sie sich eignet", fr="À quoi elle se prête", uk="Для чого підходить"),
                        T(de="Dauer", fr="Durée", uk="Тривалість"),
                    ],
                    "rows": [
                        [
                            T(de="Kontakt", fr="Contact", uk="Контакт"),
                            T(
                                de="sich kennenlernen, ohne sich festzulegen",
                                fr="faire connaissance sans s’engager",
                                uk="знайомство без зобов’язань",
                            ),
                            T(de="offen", fr="ouverte", uk="не визначена"),
                        ],
                        [
                            T(de="Freundschaft", fr="Amitié", uk="Дружні зв’язки"),
                            T(
                                de="regelmäßiger Austausch mit wenig Formalitäten",
                                fr="échanges réguliers avec peu de formalités",
                                uk="регулярний обмін із мінімумом формальностей",
                            ),
                            T(de="offen", fr="ouverte", uk="не визначена"),
                        ],
                        [
                            T(de="Projektpartnerschaft", fr="Partenariat de projet", uk="Проєктне партнерство"),
                            T(
                                de="ein gemeinsames Vorhaben mit klarem Ziel",
                                fr="un projet commun à l’objectif précis",
                                uk="спільний проєкт із чіткою метою",
                            ),
                            T(de="bis zum Projektende", fr="jusqu’à la fin du projet", uk="до завершення проєкту"),
                        ],
                        [
                            T(
                                de="Solidaritätspartnerschaft",
                                fr="Partenariat de solidarité",
                                uk="Партнерство солідарності",
                            ),
                            T(
                                de="Beistand in einer Notlage und Wiederaufbau",
                                fr="soutien en situation de détresse et reconstruction",
                                uk="підтримка в скруті та відбудова",
                            ),
                            T(de="oft befristet", fr="souvent limitée", uk="часто обмежена"),
                        ],
                        [
                            T(de="Städtepartnerschaft", fr="Jumelage", uk="Побратимство"),
                            T(
                                de="Begegnung in allen Bereichen des städtischen Lebens",
                                fr="rencontres dans tous les domaines de la vie locale",
                                uk="зустрічі в усіх сферах міського життя",
                            ),
                            T(de="auf Dauer angelegt", fr="conçue pour durer", uk="безстрокова"),
                        ],
                    ],
                },
            ),
            (
                "text",
                T(
                    de='<p>Was die Begriffe genau bedeuten, steht im <a linktype="page" id="glossary">Glossar</a>.</p>',
                    fr='<p>Le <a linktype="page" id="glossary">glossaire</a> explique ces termes en détail.</p>',
                    uk='<p>Точні визначення термінів наведено в <a linktype="page" id="glossary">глосарії</a>.</p>',
                ),
            ),
        ],
    },
]
