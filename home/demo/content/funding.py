"""The funding programmes."""

from home.demo.text import T

PAGES = [
    {
        "key": "funding",
        "type": "ContentPage",
        "parent": "partnerships",
        "title": T(de="Finanzierung finden", fr="Trouver un financement", uk="Знайти фінансування"),
        "summary": T(
            de=(
                "Acht Programme von EU, Bund und Land sowie deutsch-französische Fonds, mit denen Kommunen und "
                "Vereine ihre Vorhaben bezahlen können."
            ),
            fr=(
                "Huit programmes de l’UE, de l’État fédéral, du Land et de fonds franco-allemands pour financer les "
                "projets des communes et des associations."
            ),
            uk=(
                "Вісім програм ЄС, федерації, землі та німецько-французьких фондів, завдяки яким громади й організації "
                "можуть фінансувати свої проєкти."
            ),
        ),
        "search_description": T(
            de=(
                "Förderprogramme für kommunale Partnerschaften: SKEW, Nakopa, CERV, bwirkt!, Bürgerfonds und weitere "
                "im Überblick."
            ),
            fr=(
                "Aides aux partenariats communaux : SKEW, Nakopa, CERV, bwirkt!, Fonds citoyen et autres programmes "
                "en un coup d’œil."
            ),
            uk=(
                "Програми підтримки муніципальних партнерств: SKEW, Nakopa, CERV, bwirkt!, Громадянський фонд та інші."
            ),
        ),
        "as_of_days_ago": 6,
        "in_menu": True,
        "share_image": "river",
        "body": [
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(de="Bitte Fristen prüfen", fr="Vérifiez les dates limites", uk="Перевіряйте строки"),
                    "text": T(
                        de=(
                            "<p>Die Tabelle gibt den Stand wieder, der auf dieser Seite angegeben ist. Beträge, Fristen und "
                            "Bedingungen können sich ändern. Verbindlich sind allein die Angaben der fördernden Stelle: Prüfen "
                            "Sie dort die Frist, bevor Sie planen.</p>"
                        ),
                        fr=(
                            "<p>Le tableau reflète la situation à la date indiquée sur cette page. Montants, dates limites et "
                            "conditions peuvent changer. Seules les informations de l’organisme financeur font foi : vérifiez-y "
                            "la date limite avant de planifier votre projet.</p>"
                        ),
                        uk=(
                            "<p>Таблиця відображає стан на дату, зазначену на цій сторінці. Суми, строки й умови можуть "
                            "змінюватися. Визначальними є лише відомості фонду чи установи, що надає кошти: перш ніж планувати, "
                            "перевірте строки там.</p>"
                        ),
                    ),
                },
            ),
            (
                "table",
                {
                    "caption": T(
                        de="Ausgewählte Förderprogramme",
                        fr="Sélection de programmes d’aide",
                        uk="Вибрані програми підтримки",
                    ),
                    "row_headers": True,
                    "columns": [
                        T(de="Programm", fr="Programme", uk="Програма"),
                        T(de="Ebene", fr="Niveau", uk="Рівень"),
                        T(de="Geeignet für", fr="Convient pour", uk="Підходить для"),
                        T(de="Fördersumme", fr="Montant", uk="Сума"),
                    ],
                    "rows": [
                        [
                            T(
                                de="Kleinprojektefonds kommunale Entwicklungspolitik (SKEW)",
                                fr="Fonds de petits projets pour la politique communale de développement (SKEW)",
                                uk="Фонд малих проєктів муніципальної політики розвитку (SKEW)",
                            ),
                            T(de="Bund", fr="État fédéral", uk="Федерація"),
                            T(
                                de="kleine Vorhaben der kommunalen Entwicklungspolitik",
                                fr="petits projets de politique communale de développement",
                                uk="невеликі проєкти муніципальної політики розвитку",
                            ),
                            T(
                                de="1.000 bis 20.000 €; Partnerschaftsprojekte bis 50.000 €",
                                fr="1 000 à 20 000 € ; projets de partenariat jusqu’à 50 000 €",
                                uk="від 1 000 до 20 000 €; партнерські проєкти — до 50 000 €",
                            ),
                        ],
                        [
                            T(
                                de="Nakopa – Nachhaltige Kommunalentwicklung durch Partnerschaftsprojekte",
                                fr="Nakopa – développement communal durable par des projets de partenariat",
                                uk="Nakopa — сталий розвиток громад через партнерські проєкти",
                            ),
                            T(de="Bund", fr="État fédéral", uk="Федерація"),
                            T(
                                de="größere Vorhaben mit einer Partnerkommune",
                                fr="projets plus importants avec une commune partenaire",
                                uk="більші проєкти з партнерською громадою",
                            ),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                        [
                            T(
                                de="Kommunale Direkthilfe für Solidaritätspartnerschaften (BMZ/GIZ)",
                                fr="Aide directe communale pour les partenariats de solidarité (BMZ/GIZ)",
                                uk="Пряма муніципальна допомога для партнерств солідарності (BMZ/GIZ)",
                            ),
                            T(de="Bund", fr="État fédéral", uk="Федерація"),
                            T(
                                de="Unterstützung in Solidaritätspartnerschaften",
                                fr="soutien dans le cadre d’un partenariat de solidarité",
                                uk="підтримка в межах партнерств солідарності",
                            ),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                        [
                            T(
                                de="bwirkt! Ausland und bwirkt! Burundi (SEZ)",
                                fr="bwirkt! Ausland et bwirkt! Burundi (SEZ)",
                                uk="bwirkt! Ausland і bwirkt! Burundi (SEZ)",
                            ),
                            T(de="Land", fr="Land", uk="Земля"),
                            T(
                                de="Projekte gemeinnütziger Träger mit Partnern im Ausland",
                                fr="projets d’organismes d’intérêt général avec des partenaires à l’étranger",
                                uk="проєкти неприбуткових організацій із партнерами за кордоном",
                            ),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                        [
                            T(
                                de="CERV Städtepartnerschaften",
                                fr="CERV – jumelages de villes",
                                uk="CERV — побратимство міст",
                            ),
                            T(de="EU", fr="UE", uk="ЄС"),
                            T(
                                de="Begegnungen von Bürgerinnen und Bürgern",
                                fr="rencontres de citoyennes et citoyens",
                                uk="зустрічі громадян",
                            ),
                            T(de="bis 50.000 €", fr="jusqu’à 50 000 €", uk="до 50 000 €"),
                        ],
                        [
                            T(
                                de="Mikroprojektefonds „Vive la Wir“",
                                fr="Fonds de microprojets « Vive la Wir »",
                                uk="Фонд мікропроєктів «Vive la Wir»",
                            ),
                            T(de="Land", fr="Land", uk="Земля"),
                            T(
                                de="kleine Vorhaben mit Frankreich",
                                fr="petits projets avec la France",
                                uk="невеликі проєкти з Францією",
                            ),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                        [
                            T(
                                de="Deutsch-Französischer Bürgerfonds",
                                fr="Fonds citoyen franco-allemand",
                                uk="Німецько-французький громадянський фонд",
                            ),
                            T(de="Deutschland und Frankreich", fr="Allemagne et France", uk="Німеччина та Франція"),
                            T(
                                de="Begegnungen und gemeinsame Projekte",
                                fr="rencontres et projets communs",
                                uk="зустрічі та спільні проєкти",
                            ),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                        [
                            T(
                                de="Deutsch-Französisches Jugendwerk (DFJW)",
                                fr="Office franco-allemand pour la Jeunesse (OFAJ)",
                                uk="Німецько-французька молодіжна служба (DFJW)",
                            ),
                            T(de="Deutschland und Frankreich", fr="Allemagne et France", uk="Німеччина та Франція"),
                            T(de="Austausch junger Menschen", fr="échanges de jeunes", uk="молодіжні обміни"),
                            T(de="siehe Fördergeber", fr="voir le financeur", uk="див. на сайті програми"),
                        ],
                    ],
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="In vier Schritten zum Antrag",
                        fr="Quatre étapes vers la demande",
                        uk="Чотири кроки до заявки",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<ol>"
                        "<li>Beschreiben Sie auf einer Seite, was Sie vorhaben, mit wem und wozu.</li>"
                        "<li>Suchen Sie das Programm, das zum Vorhaben passt, und nicht umgekehrt.</li>"
                        "<li>Sprechen Sie früh mit der fördernden Stelle; ein Anruf spart oft Wochen.</li>"
                        "<li>Klären Sie den Eigenanteil, bevor Sie unterschreiben. Auch Arbeitszeit kann mancherorts "
                        "zählen.</li>"
                        "</ol>"
                    ),
                    fr=(
                        "<ol>"
                        "<li>Décrivez en une page ce que vous prévoyez, avec qui et dans quel but.</li>"
                        "<li>Cherchez le programme qui convient au projet, et non l’inverse.</li>"
                        "<li>Contactez le financeur suffisamment tôt ; un appel fait souvent gagner des semaines.</li>"
                        "<li>Clarifiez votre part d’autofinancement avant de signer. Le temps de travail peut parfois être "
                        "pris en compte.</li>"
                        "</ol>"
                    ),
                    uk=(
                        "<ol>"
                        "<li>Опишіть на одній сторінці, що ви задумали, з ким і навіщо.</li>"
                        "<li>Шукайте програму під проєкт, а не навпаки.</li>"
                        "<li>Заздалегідь поговоріть з установою, що надає кошти; один дзвінок часто заощаджує тижні.</li>"
                        "<li>З’ясуйте розмір власного внеску, перш ніж підписувати. Подекуди зараховують і робочий час.</li>"
                        "</ol>"
                    ),
                ),
            ),
            (
                "link_list",
                {
                    "title": T(
                        de="Direkt zu den Fördergebern", fr="Accès direct aux financeurs", uk="Сайти фондів і програм"
                    ),
                    "links": [
                        {
                            "url": "https://skew.engagement-global.de/",
                            "text": T(
                                de="SKEW: Kleinprojektefonds, Nakopa und weitere Angebote",
                                fr="SKEW : fonds de petits projets, Nakopa et autres offres",
                                uk="SKEW: Фонд малих проєктів, Nakopa та інші пропозиції",
                            ),
                            "language": "de",
                        },
                        {
                            "url": "https://sez.de/projekte/bwirkt/",
                            "text": T(de="SEZ: bwirkt!", fr="SEZ : bwirkt!", uk="SEZ: bwirkt!"),
                            "language": "de",
                        },
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
                            "url": "https://vivelawir.eu/",
                            "text": T(de="Vive la Wir", fr="Vive la Wir", uk="Vive la Wir"),
                            "language": "de",
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
                        {
                            "url": "https://www.dfjw.org/",
                            "text": T(
                                de="Deutsch-Französisches Jugendwerk",
                                fr="Office franco-allemand pour la Jeunesse",
                                uk="Німецько-французька молодіжна служба",
                            ),
                            "language": "de",
                        },
                    ],
                },
            ),
            (
                "call_to_action",
                {
                    "title": T(
                        de="Welches Programm passt?", fr="Quel programme vous convient ?", uk="Яка програма підходить?"
                    ),
                    "text": T(
                        de="Schicken Sie uns Ihre eine Seite. Wir sagen Ihnen, wo sie gut aufgehoben ist.",
                        fr="Envoyez-nous votre page de présentation. Nous vous dirons où elle a ses chances.",
                        uk="Надішліть нам свою сторінку з описом. Ми підкажемо, куди з нею звернутися.",
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
]
