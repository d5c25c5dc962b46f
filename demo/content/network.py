"""With whom the office works, and who is responsible for what."""

from demo.text import T

PAGES = [
    {
        "key": "working-group",
        "type": "partnerships.WorkingGroupPage",
        "parent": "office",
        "title": T(
            de="AG Entwicklungspolitik und globale Partnerschaften",
            fr="Groupe de travail « Politique de développement et partenariats mondiaux »",
            uk="Робоча група «Політика розвитку та глобальні партнерства»",
        ),
        "slug": T(de="ag-entwicklungspolitik", fr="groupe-de-travail", uk="robocha-hrupa"),
        "summary": T(
            de=(
                "In der Arbeitsgemeinschaft tauschen sich Fachleute aus den Kommunen über globale Partnerschaften "
                "und kommunale Entwicklungspolitik aus."
            ),
            fr=(
                "Le groupe de travail réunit des spécialistes issus des communes autour des partenariats mondiaux et "
                "de la politique communale de développement."
            ),
            uk=(
                "У робочій групі фахівці з громад обговорюють глобальні партнерства та муніципальну політику розвитку."
            ),
        ),
        "search_description": T(
            de=(
                "Arbeitsgemeinschaft Entwicklungspolitik und globale Partnerschaften: Ziele, Themen und wie Ihre "
                "Kommune mitwirken kann."
            ),
            fr=(
                "Groupe de travail Politique de développement et partenariats mondiaux : objectifs, thèmes et "
                "participation de votre commune."
            ),
            uk=(
                "Робоча група «Політика розвитку та глобальні партнерства»: мета, теми та як може долучитися ваша "
                "громада."
            ),
        ),
        "as_of_days_ago": 20,
        "in_menu": True,
        "share_image": "rings",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Viele Kommunen stehen vor denselben Fragen: Wie gewinnt man den Gemeinderat für ein Vorhaben im "
                        "globalen Süden? Wie passt Entwicklungspolitik zu den Pflichten vor Ort? In der Arbeitsgemeinschaft "
                        "(AG) sprechen Vertreterinnen und Vertreter der Kommunen offen darüber. Die Projektstelle "
                        "koordiniert die AG mit.</p>"
                    ),
                    fr=(
                        "<p>De nombreuses communes se posent les mêmes questions : comment convaincre le conseil municipal "
                        "de soutenir un projet dans un pays du Sud ? Comment concilier politique de développement et "
                        "obligations locales ? Au sein du groupe de travail, les représentantes et représentants des "
                        "communes en parlent ouvertement. Le bureau participe à sa coordination.</p>"
                    ),
                    uk=(
                        "<p>Багато громад ставлять собі ті самі запитання: як переконати раду підтримати проєкт у країні "
                        "Глобального Півдня? Як поєднати політику розвитку з обов’язками у власній громаді? У робочій групі "
                        "представники громад говорять про це відверто. Проєктний офіс бере участь у її координації.</p>"
                    ),
                ),
            ),
            ("heading", {"text": T(de="Worum es geht", fr="Les sujets abordés", uk="Про що йдеться"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<ul>"
                        "<li><b>Austausch:</b> Erfahrungen aus laufenden Partnerschaften, auch solche, die nicht nach Plan "
                        "verlaufen sind.</li>"
                        "<li><b>Internationale Seite:</b> Was kommunale Entwicklungspolitik im Ausland leisten kann und wo "
                        "ihre Grenzen liegen.</li>"
                        "<li><b>Abstimmung:</b> Gemeinsame Anliegen gegenüber Land und Bund.</li>"
                        "<li><b>Neues:</b> Programme, Veranstaltungen und Hinweise aus der Praxis.</li>"
                        "</ul>"
                    ),
                    fr=(
                        "<ul>"
                        "<li><b>Échanges :</b> les expériences des partenariats en cours, y compris celles qui ne se sont "
                        "pas déroulées comme prévu.</li>"
                        "<li><b>Volet international :</b> ce que la politique communale de développement peut apporter à "
                        "l’étranger, et ses limites.</li>"
                        "<li><b>Concertation :</b> les intérêts communs à faire valoir auprès du Land et de l’État "
                        "fédéral.</li>"
                        "<li><b>Nouveautés :</b> programmes, événements et conseils pratiques.</li>"
                        "</ul>"
                    ),
                    uk=(
                        "<ul>"
                        "<li><b>Обмін:</b> досвід чинних партнерств, зокрема й тих, де не все пішло за планом.</li>"
                        "<li><b>Міжнародний вимір:</b> що муніципальна політика розвитку може дати за кордоном і де її "
                        "межі.</li>"
                        "<li><b>Узгодження:</b> спільні інтереси у відносинах із землею та федерацією.</li>"
                        "<li><b>Новини:</b> програми, заходи й практичні поради.</li>"
                        "</ul>"
                    ),
                ),
            ),
            ("heading", {"text": T(de="Mitmachen", fr="Participer", uk="Як долучитися"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Die AG richtet sich an Personen, die in ihrer Kommune für Partnerschaften oder "
                        "Entwicklungspolitik Verantwortung tragen. Wenn Sie dabei sein möchten, füllen Sie das Formular "
                        'auf dieser Seite aus. Fragen beantwortet <a linktype="page" id="team">die Projektstelle</a>.</p>'
                    ),
                    fr=(
                        "<p>Le groupe s’adresse aux personnes chargées, dans leur commune, des partenariats ou de la "
                        "politique de développement. Pour y participer, remplissez le formulaire de cette page. Le "
                        '<a linktype="page" id="team">bureau de coordination</a> répond à vos questions.</p>'
                    ),
                    uk=(
                        "<p>Група відкрита для тих, хто у своїй громаді відповідає за партнерства чи політику розвитку. Щоб "
                        'долучитися, заповніть форму на цій сторінці. На запитання відповідає <a linktype="page" id="team">'
                        "проєктний офіс</a>.</p>"
                    ),
                ),
            ),
            (
                "callout",
                {
                    "kind": "info",
                    "title": T(de="Termine", fr="Dates", uk="Дати"),
                    "text": T(
                        de="<p>[BITTE ERGÄNZEN: Turnus und Form der Sitzungen]</p>",
                        fr="<p>[À COMPLÉTER : fréquence et forme des réunions]</p>",
                        uk="<p>[ПОТРІБНО ДОПОВНИТИ: періодичність і формат засідань]</p>",
                    ),
                },
            ),
        ],
    },
    {
        "key": "responsible",
        "type": "partnerships.SignpostPage",
        "parent": "office",
        "title": T(
            de="Wer ist zuständig? Bund, Land, Kommunen",
            fr="Qui fait quoi ? État fédéral, Land, communes",
            uk="Хто за що відповідає: федерація, земля, громади",
        ),
        "slug": T(de="zustaendigkeiten", fr="qui-fait-quoi", uk="khto-za-shcho-vidpovidaie"),
        "summary": T(
            de=(
                "Ein Wegweiser durch die Ebenen: Wer entscheidet, wer berät und wer fördert, wenn Kommunen "
                "international zusammenarbeiten."
            ),
            fr=(
                "Un guide des différents niveaux : qui décide, qui conseille et qui finance lorsque des communes "
                "coopèrent à l’international."
            ),
            uk="Путівник рівнями влади: хто ухвалює рішення, хто консультує й хто надає кошти, коли громади співпрацюють на міжнародному рівні.",
        ),
        "search_description": T(
            de=(
                "EU, Bund, Land, Kommune, Zivilgesellschaft: Wer bei internationalen kommunalen Partnerschaften "
                "entscheidet, berät und fördert."
            ),
            fr=(
                "UE, État fédéral, Land, commune, société civile : qui décide, conseille et finance en matière de partenariats "
                "communaux internationaux."
            ),
            uk=(
                "ЄС, федерація, земля, громада, громадянське суспільство: хто ухвалює рішення, консультує та надає кошти для "
                "міжнародних партнерств громад."
            ),
        ),
        "as_of_days_ago": 30,
        "in_menu": True,
        "share_image": "map-lines",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Über eine Partnerschaft entscheidet die Kommune selbst. Das Recht dazu folgt aus der kommunalen "
                        "Selbstverwaltung. Bund und Land setzen den Rahmen, beraten und fördern; sie schreiben keine "
                        "Partnerschaft vor.</p>"
                    ),
                    fr=(
                        "<p>C’est la commune elle-même qui décide d’un partenariat. Ce droit découle de l’autonomie "
                        "communale. L’État fédéral et le Land fixent le cadre, conseillent et financent ; ils n’imposent "
                        "aucun partenariat.</p>"
                    ),
                    uk=(
                        "<p>Рішення про партнерство ухвалює сама громада. Це право випливає з місцевого самоврядування. "
                        "Федерація та земля створюють рамкові умови, консультують і фінансують, але не нав’язують "
                        "партнерств.</p>"
                    ),
                ),
            ),
            (
                "quote",
                {
                    "text": T(
                        de=(
                            "Den Gemeinden muß das Recht gewährleistet sein, alle Angelegenheiten der örtlichen Gemeinschaft im "
                            "Rahmen der Gesetze in eigener Verantwortung zu regeln."
                        ),
                        fr=(
                            "Aux communes doit être garanti le droit de régler, sous leur propre responsabilité, toutes les "
                            "affaires de la communauté locale, dans le cadre des lois."
                        ),
                        uk=(
                            "Громадам має бути гарантоване право в межах законів самостійно й під власну відповідальність "
                            "вирішувати всі справи місцевої спільноти."
                        ),
                    ),
                    "attribution": T(
                        de="Grundgesetz, Artikel 28 Absatz 2",
                        fr="Loi fondamentale allemande, article 28, paragraphe 2 (traduction)",
                        uk="Основний закон ФРН, стаття 28, частина 2 (переклад)",
                    ),
                    "language": "",
                },
            ),
            (
                "heading",
                {
                    "text": T(de="Die Ebenen im Überblick", fr="Les niveaux en un coup d’œil", uk="Огляд рівнів"),
                    "level": "2",
                },
            ),
            (
                "table",
                {
                    "caption": T(
                        de="Wer bei internationalen Partnerschaften welche Aufgabe hat",
                        fr="Qui joue quel rôle dans les partenariats internationaux",
                        uk="Хто які завдання виконує в міжнародних партнерствах",
                    ),
                    "row_headers": True,
                    "columns": [
                        T(de="Ebene", fr="Niveau", uk="Рівень"),
                        T(de="Aufgabe", fr="Rôle", uk="Завдання"),
                        T(de="Erste Adresse", fr="Premier interlocuteur", uk="Куди звертатися"),
                    ],
                    "rows": [
                        [
                            T(de="EU", fr="UE", uk="ЄС"),
                            T(
                                de="fördert Begegnungen zwischen Bürgerinnen und Bürgern und Netzwerke von Kommunen",
                                fr="soutient les rencontres entre citoyennes et citoyens et les réseaux de communes",
                                uk="підтримує зустрічі громадян і мережі громад",
                            ),
                            T(
                                de="nationale Kontaktstelle des Programms CERV",
                                fr="point de contact national du programme CERV",
                                uk="національний контактний пункт програми CERV",
                            ),
                        ],
                        [
                            T(de="Bund", fr="État fédéral", uk="Федерація"),
                            T(
                                de="gestaltet Außen- und Entwicklungspolitik, fördert kommunale Projekte",
                                fr="conduit la politique étrangère et la politique de développement, finance des projets communaux",
                                uk="визначає зовнішню політику та політику розвитку, фінансує проєкти громад",
                            ),
                            T(
                                de="Servicestelle Kommunen in der Einen Welt (SKEW)",
                                fr="Service pour les communes du monde (SKEW)",
                                uk="Сервісний центр «Громади в єдиному світі» (SKEW)",
                            ),
                        ],
                        [
                            T(de="Land", fr="Land", uk="Земля"),
                            T(
                                de="führt die Landespartnerschaft mit Burundi, fördert Projekte aus der Zivilgesellschaft",
                                fr="conduit le partenariat avec le Burundi, finance des projets de la société civile",
                                uk="відповідає за партнерство землі з Бурунді, фінансує проєкти громадянського суспільства",
                            ),
                            T(
                                de="Staatsministerium; Stiftung Entwicklungs-Zusammenarbeit (SEZ)",
                                fr="Ministère d’État ; Fondation pour la coopération au développement (SEZ)",
                                uk="Державне міністерство; Фонд співпраці з метою розвитку (SEZ)",
                            ),
                        ],
                        [
                            T(de="Kommune", fr="Commune", uk="Громада"),
                            T(
                                de="entscheidet über ihre Partnerschaften, schließt Vereinbarungen, stellt Personal und Mittel",
                                fr="décide de ses partenariats, conclut les conventions, y affecte du personnel et des moyens",
                                uk="ухвалює рішення про партнерства, укладає угоди, виділяє людей і кошти",
                            ),
                            T(
                                de="Stadt- oder Gemeindeverwaltung, Gemeinderat",
                                fr="administration communale, conseil municipal",
                                uk="адміністрація міста чи громади, рада громади",
                            ),
                        ],
                        [
                            T(de="Zivilgesellschaft", fr="Société civile", uk="Громадянське суспільство"),
                            T(
                                de="trägt die Begegnungen: Vereine, Schulen, Kirchen, Hochschulen, Feuerwehren",
                                fr=(
                                    "fait vivre les rencontres : associations, écoles, Églises, établissements d’enseignement supérieur, "
                                    "pompiers"
                                ),
                                uk="забезпечує живі зустрічі: організації, школи, церкви, виші, пожежні служби",
                            ),
                            T(
                                de="Partnerschaftsverein vor Ort",
                                fr="association de jumelage locale",
                                uk="місцеве товариство партнерства",
                            ),
                        ],
                    ],
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Und wofür ist die Projektstelle da?",
                        fr="Et quel est le rôle du bureau de coordination ?",
                        uk="А яка роль проєктного офісу?",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Wir verbinden die Ebenen. Wenn Sie nicht wissen, wohin mit einer Frage, "
                        '<a linktype="page" id="advice">stellen Sie sie uns</a>: Wir nennen Ihnen die richtige Stelle oder '
                        "fragen selbst dort nach.</p>"
                    ),
                    fr=(
                        "<p>Nous faisons le lien entre les niveaux. Si vous ne savez pas à qui adresser une question, "
                        '<a linktype="page" id="advice">posez-la-nous</a> : nous vous indiquons le bon service ou '
                        "l’interrogeons nous-mêmes.</p>"
                    ),
                    uk=(
                        "<p>Ми поєднуємо ці рівні. Якщо не знаєте, куди звернутися із запитанням, "
                        '<a linktype="page" id="advice">поставте його нам</a>: ми підкажемо потрібну установу або самі про '
                        "все дізнаємося.</p>"
                    ),
                ),
            ),
            (
                "link_list",
                {
                    "title": T(de="Stellen außerhalb dieser Website", fr="Organismes externes", uk="Зовнішні установи"),
                    "links": [
                        {
                            "url": "https://www.kontaktstelle-cerv.de/",
                            "text": T(
                                de="Kontaktstelle CERV",
                                fr="Point de contact CERV en Allemagne",
                                uk="Контактний пункт CERV у Німеччині",
                            ),
                            "language": "de",
                        },
                        {
                            "url": "https://skew.engagement-global.de/",
                            "text": T(
                                de="Servicestelle Kommunen in der Einen Welt",
                                fr="Service pour les communes du monde (SKEW)",
                                uk="Сервісний центр «Громади в єдиному світі» (SKEW)",
                            ),
                            "language": "de",
                        },
                        {
                            "url": "https://stm.baden-wuerttemberg.de/",
                            "text": T(
                                de="Staatsministerium Baden-Württemberg",
                                fr="Ministère d’État du Bade-Wurtemberg",
                                uk="Державне міністерство Баден-Вюртембергу",
                            ),
                            "language": "de",
                        },
                        {
                            "url": "https://sez.de/",
                            "text": T(
                                de="Stiftung Entwicklungs-Zusammenarbeit Baden-Württemberg",
                                fr="Fondation pour la coopération au développement du Bade-Wurtemberg",
                                uk="Баден-Вюртемберзький фонд співпраці з метою розвитку",
                            ),
                            "language": "de",
                        },
                    ],
                },
            ),
        ],
    },
]
