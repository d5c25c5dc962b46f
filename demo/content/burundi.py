"""The focus country Burundi and the cluster that the office leads."""

from demo.text import T

PAGES = [
    {
        "key": "burundi",
        "type": "partnerships.CountryFocusPage",
        "country": "BI",
        "parent": "home",
        "title": T(de="Länderschwerpunkt Burundi", fr="Pays prioritaire : Burundi", uk="Пріоритетна країна: Бурунді"),
        "slug": T(de="burundi", fr="burundi", uk="burundi"),
        "summary": T(
            de=(
                "Was Kommunen aus Baden-Württemberg zur Partnerschaft des Landes mit Burundi beitragen und was sich "
                "dort gerade verändert."
            ),
            fr=(
                "Comment les communes du Bade-Wurtemberg contribuent au partenariat du Land avec le Burundi et ce "
                "qui change actuellement sur place."
            ),
            uk="Як громади Баден-Вюртембергу долучаються до партнерства землі з Бурунді та що там нині змінюється.",
        ),
        "search_description": T(
            de=(
                "Burundi und Baden-Württemberg: Landespartnerschaft, sechs Cluster, Gebietsreform und Möglichkeiten "
                "für Kommunen."
            ),
            fr=(
                "Burundi et Bade-Wurtemberg : partenariat du Land, six pôles, réforme territoriale et possibilités pour les "
                "communes."
            ),
            uk=(
                "Бурунді та Баден-Вюртемберг: партнерство, шість кластерів, територіальна реформа й можливості для "
                "громад."
            ),
        ),
        "as_of_days_ago": 14,
        "in_menu": True,
        "share_image": "hills-burundi",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Seit den 1980er-Jahren sind zwischen Baden-Württemberg und Burundi viele persönliche "
                        "Verbindungen gewachsen. Daraus ist eine Partnerschaft des ganzen Landes geworden. Sie lebt von "
                        "Kirchen, Vereinen, Schulen und Hochschulen, und zunehmend auch vom Wissen der Kommunen.</p>"
                    ),
                    fr=(
                        "<p>Depuis les années 1980, de nombreux liens personnels se sont tissés entre le Bade-Wurtemberg et "
                        "le Burundi. Il en est né un partenariat à l’échelle du Land. Il vit grâce aux Églises, aux "
                        "associations, aux écoles et à l’enseignement supérieur, et de plus en plus grâce au savoir-faire "
                        "des communes.</p>"
                    ),
                    uk=(
                        "<p>Від 1980-х років між Баден-Вюртембергом і Бурунді виникло багато особистих зв’язків. З них "
                        "виросло партнерство цілої землі. Воно тримається на церквах, громадських організаціях, школах і "
                        "вишах, а дедалі більше й на досвіді громад.</p>"
                    ),
                ),
            ),
            (
                "image",
                {
                    "image": "hills-burundi",
                    "decorative": False,
                    "caption": T(
                        de="Land der Hügel: In Burundi heißt die kleinste Verwaltungseinheit „colline“, Hügel.",
                        fr=(
                            "Un pays de collines : au Burundi, la plus petite unité administrative s’appelle justement "
                            "« colline »."
                        ),
                        uk="Край пагорбів: найменша адміністративна одиниця Бурунді так і зветься — «colline», тобто пагорб.",
                    ),
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Sechs Cluster, ein gemeinsamer Rahmen",
                        fr="Six pôles, un cadre commun",
                        uk="Шість кластерів у спільних рамках",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Die Landespartnerschaft ordnet ihre Arbeit in sechs thematische Cluster:</p>"
                        "<ul>"
                        "<li>Governance und Kommunales</li>"
                        "<li>Agroforst</li>"
                        "<li>Gesundheit</li>"
                        "<li>Friedensarbeit</li>"
                        "<li>Schulinitiative</li>"
                        "<li>Klima</li>"
                        "</ul>"
                        "<p>Das Cluster „Governance/Kommunales“ leitet die Projektstelle. Dort geht es vor allem um "
                        '<a linktype="page" id="burundi-cluster">dezentrale Verwaltungsstrukturen und kommunale '
                        "Daseinsvorsorge</a>.</p>"
                    ),
                    fr=(
                        "<p>Le partenariat du Land organise son travail en six pôles thématiques :</p>"
                        "<ul>"
                        "<li>Gouvernance et collectivités locales</li>"
                        "<li>Agroforesterie</li>"
                        "<li>Santé</li>"
                        "<li>Promotion de la paix</li>"
                        "<li>Initiative scolaire</li>"
                        "<li>Climat</li>"
                        "</ul>"
                        "<p>Le bureau de coordination pilote le pôle « Gouvernance et collectivités locales ». Il y est "
                        'surtout question de <a linktype="page" id="burundi-cluster">structures administratives '
                        "décentralisées et de services publics communaux</a>.</p>"
                    ),
                    uk=(
                        "<p>Роботу партнерства землі поділено на шість тематичних кластерів:</p>"
                        "<ul>"
                        "<li>Урядування та місцеве самоврядування</li>"
                        "<li>Агролісівництво</li>"
                        "<li>Охорона здоров’я</li>"
                        "<li>Розбудова миру</li>"
                        "<li>Шкільна ініціатива</li>"
                        "<li>Клімат</li>"
                        "</ul>"
                        "<p>Кластер «Урядування та місцеве самоврядування» очолює проєктний офіс. Ідеться насамперед про "
                        '<a linktype="page" id="burundi-cluster">децентралізовані управлінські структури та базові послуги '
                        "громади</a>.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Die Gebietsreform verändert die Landkarte",
                        fr="La réforme territoriale redessine la carte",
                        uk="Територіальна реформа змінює мапу країни",
                    ),
                    "level": "2",
                },
            ),
            (
                "key_figures",
                {
                    "figures": [
                        {
                            "value": T(de="18 → 5", fr="18 → 5", uk="18 → 5"),
                            "label": T(de="Provinzen", fr="provinces", uk="кількість провінцій"),
                            "source": T(
                                de="Nationalversammlung von Burundi",
                                fr="Assemblée nationale du Burundi",
                                uk="Національні збори Бурунді",
                            ),
                            "source_url": "https://assemblee.bi/",
                            "as_of": "2025-01-01",
                        },
                        {
                            "value": T(de="119 → 42", fr="119 → 42", uk="119 → 42"),
                            "label": T(de="Kommunen", fr="communes", uk="кількість комун"),
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
                "text",
                T(
                    de=(
                        "<p>Für Partnerschaften ist das mehr als Statistik: Eine Kommune, mit der Sie gestern Briefe "
                        "gewechselt haben, kann heute Teil einer größeren sein. Ansprechpersonen, Zuständigkeiten und "
                        "Stempel ändern sich. Fragen Sie nach, welche Kommune die Nachfolge angetreten hat. "
                        '<a linktype="page" id="news-burundi-reform">Mehr zur Reform</a></p>'
                    ),
                    fr=(
                        "<p>Pour les partenariats, ce ne sont pas que des chiffres : une commune avec laquelle vous "
                        "correspondiez hier peut aujourd’hui faire partie d’une autre, plus grande. Les interlocuteurs, les "
                        "compétences et les cachets changent. Demandez quelle commune a pris la suite. "
                        '<a linktype="page" id="news-burundi-reform">En savoir plus sur la réforme</a></p>'
                    ),
                    uk=(
                        "<p>Для партнерств це не лише статистика: комуна, з якою ви вчора листувалися, сьогодні може бути "
                        "частиною більшої. Змінюються контактні особи, повноваження й печатки. Дізнайтеся, котра комуна "
                        'стала правонаступницею. <a linktype="page" id="news-burundi-reform">Докладніше про реформу</a></p>'
                    ),
                ),
            ),
            (
                "timeline",
                {
                    "entries": [
                        {
                            "date": T(de="1980er-Jahre", fr="Années 1980", uk="1980-ті роки"),
                            "title": T(
                                de="Menschen knüpfen Verbindungen",
                                fr="Des liens se nouent",
                                uk="Люди налагоджують зв’язки",
                            ),
                            "text": T(
                                de="<p>Zwischen Baden-Württemberg und Burundi entstehen dauerhafte Kontakte.</p>",
                                fr="<p>Des contacts durables s’établissent entre le Bade-Wurtemberg et le Burundi.</p>",
                                uk="<p>Між Баден-Вюртембергом і Бурунді виникають тривкі контакти.</p>",
                            ),
                            "source": T(
                                de="Stiftung Entwicklungs-Zusammenarbeit Baden-Württemberg",
                                fr="Fondation pour la coopération au développement du Bade-Wurtemberg",
                                uk="Баден-Вюртемберзький фонд співпраці з метою розвитку",
                            ),
                            "source_url": "https://sez.de/",
                        },
                        {
                            "date": T(de="2023", fr="2023", uk="2023"),
                            "title": T(
                                de="Burundi beschließt die Reform",
                                fr="Le Burundi adopte la réforme",
                                uk="Бурунді ухвалює реформу",
                            ),
                            "text": T(
                                de="<p>Ein Organgesetz legt Provinzen, Kommunen, Zonen und Hügel neu fest.</p>",
                                fr="<p>Une loi organique redéfinit les provinces, les communes, les zones et les collines.</p>",
                                uk="<p>Органічний закон наново визначає провінції, комуни, зони та пагорби.</p>",
                            ),
                            "source": T(
                                de="Organgesetz Nr. 1/05 vom 16. März 2023",
                                fr="Loi organique n° 1/05 du 16 mars 2023",
                                uk="Органічний закон № 1/05 від 16 березня 2023 року",
                            ),
                            "source_url": "",
                        },
                        {
                            "date": T(de="2025", fr="2025", uk="2025"),
                            "title": T(
                                de="Die neue Gliederung gilt",
                                fr="Le nouveau découpage s’applique",
                                uk="Новий поділ набуває чинності",
                            ),
                            "text": T(
                                de="<p>Aus 18 Provinzen werden fünf, aus 119 Kommunen 42.</p>",
                                fr="<p>Le pays passe de 18 à 5 provinces et de 119 à 42 communes.</p>",
                                uk="<p>Із 18 провінцій стає п’ять, зі 119 комун — 42.</p>",
                            ),
                            "source": T(
                                de="Nationalversammlung von Burundi",
                                fr="Assemblée nationale du Burundi",
                                uk="Національні збори Бурунді",
                            ),
                            "source_url": "https://assemblee.bi/",
                        },
                    ]
                },
            ),
            (
                "callout",
                {
                    "kind": "info",
                    "title": T(
                        de="Noch keine Städtepartnerschaft bekannt",
                        fr="Aucun jumelage connu à ce jour",
                        uk="Поки що не відомо про жодне побратимство",
                    ),
                    "text": T(
                        de=(
                            "<p>Eine förmliche Städtepartnerschaft zwischen einer Kommune in Baden-Württemberg und einer in "
                            "Burundi war 2024 nicht bekannt (Quelle: "
                            '<a href="https://www.welt-sichten.org/">welt-sichten.org</a>). Wer den ersten Schritt gehen will, '
                            "sollte früh mit uns sprechen.</p>"
                        ),
                        fr=(
                            "<p>En 2024, aucun jumelage officiel entre une commune du Bade-Wurtemberg et une commune du Burundi "
                            'n’était connu (source : <a href="https://www.welt-sichten.org/">welt-sichten.org</a>). Si vous '
                            "souhaitez faire le premier pas, contactez-nous suffisamment tôt.</p>"
                        ),
                        uk=(
                            "<p>Станом на 2024 рік не було відомо про жодне офіційне побратимство між громадою Баден-Вюртембергу "
                            'та комуною в Бурунді (джерело: <a href="https://www.welt-sichten.org/">welt-sichten.org</a>). Хто '
                            "хоче зробити перший крок, нехай зв’яжеться з нами якомога раніше.</p>"
                        ),
                    ),
                },
            ),
            (
                "page_teasers",
                {
                    "title": T(de="Weiterlesen", fr="Pour aller plus loin", uk="Читайте далі"),
                    "pages": ["burundi-cluster", "funding", "news-burundi-reform"],
                },
            ),
            (
                "call_to_action",
                {
                    "title": T(
                        de="Sie möchten mit Burundi zusammenarbeiten?",
                        fr="Vous souhaitez coopérer avec le Burundi ?",
                        uk="Хочете співпрацювати з Бурунді?",
                    ),
                    "text": T(
                        de="Wir kennen die Strukturen und die Menschen, die sie mit Leben füllen.",
                        fr="Nous connaissons les structures et celles et ceux qui les font vivre.",
                        uk="Ми знаємо тамтешні структури й людей, які наповнюють їх життям.",
                    ),
                    "link": {
                        "page": "advice",
                        "text": T(
                            de="Beratung zu Burundi anfragen",
                            fr="Demander un conseil sur le Burundi",
                            uk="Звернутися по консультацію щодо Бурунді",
                        ),
                    },
                },
            ),
        ],
    },
    {
        "key": "burundi-cluster",
        "type": "partnerships.ClusterPage",
        "topics": ["verwaltungsstrukturen", "daseinsvorsorge"],
        "parent": "burundi",
        "title": T(
            de="Cluster Governance/Kommunales",
            fr="Pôle Gouvernance et collectivités locales",
            uk="Кластер «Урядування та місцеве самоврядування»",
        ),
        "slug": T(de="cluster-governance", fr="pole-gouvernance", uk="klaster-uriaduvannia"),
        "summary": T(
            de=(
                "Verwaltung vor Ort stärken: Das Cluster befasst sich mit dezentralen Strukturen und mit dem, was "
                "Menschen täglich von ihrer Kommune brauchen."
            ),
            fr=(
                "Renforcer l’administration de proximité : le pôle s’intéresse aux structures décentralisées et à ce "
                "que les habitants attendent chaque jour de leur commune."
            ),
            uk=(
                "Зміцнювати управління на місцях: кластер займається децентралізованими структурами й тим, чого люди "
                "щодня потребують від своєї громади."
            ),
        ),
        "search_description": T(
            de=(
                "Cluster Governance/Kommunales der Landespartnerschaft Burundi: dezentrale Verwaltung, "
                "Daseinsvorsorge, Fortbildung."
            ),
            fr=(
                "Pôle Gouvernance et collectivités locales du partenariat du Land avec le Burundi : administration décentralisée, services publics "
                "communaux, formation."
            ),
            uk=(
                "Кластер урядування в партнерстві з Бурунді: децентралізація, базові послуги громади, навчання "
                "посадовців."
            ),
        ),
        "as_of_days_ago": 21,
        "in_menu": True,
        "share_image": "books",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Kommunale Fachleute sprechen eine gemeinsame Sprache, auch über Kontinente hinweg: Haushalt, "
                        "Wasser, Abfall, Meldewesen, Beteiligung. Hier setzt das Cluster an, das die Projektstelle in der "
                        "Landespartnerschaft leitet.</p>"
                    ),
                    fr=(
                        "<p>Les spécialistes des collectivités parlent une langue commune, même d’un continent à l’autre : "
                        "budget, eau, déchets, registre de la population, participation. C’est le point de départ de ce pôle, que le bureau "
                        "de coordination pilote au sein du partenariat du Land.</p>"
                    ),
                    uk=(
                        "<p>Фахівці місцевого самоврядування розмовляють спільною мовою навіть на різних континентах: "
                        "бюджет, вода, відходи, облік населення, участь мешканців. Саме на це спирається кластер, який у "
                        "межах партнерства землі очолює проєктний офіс.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {"text": T(de="Zwei Schwerpunkte", fr="Deux axes de travail", uk="Два напрями роботи"), "level": "2"},
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Dezentrale Verwaltungsstrukturen",
                        fr="Structures administratives décentralisées",
                        uk="Децентралізовані управлінські структури",
                    ),
                    "level": "3",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Nach der Gebietsreform übernehmen weniger und größere Kommunen mehr Aufgaben. Sie brauchen klare "
                        "Zuständigkeiten, ausgebildetes Personal und einen verlässlichen Draht zu den Menschen auf den "
                        '<a linktype="glossary" id="Colline (Burundi)">Hügeln</a> und in den Stadtvierteln.</p>'
                    ),
                    fr=(
                        "<p>Après la réforme territoriale, des communes moins nombreuses et plus grandes assument davantage "
                        "de missions. Il leur faut une répartition claire des compétences, du personnel formé et un lien "
                        'fiable avec la population des <a linktype="glossary" id="Colline (Burundi)">collines</a> et des quartiers.</p>'
                    ),
                    uk=(
                        "<p>Після територіальної реформи комун поменшало, проте вони стали більшими й беруть на себе більше "
                        "завдань. Їм потрібні чіткі повноваження, підготовлені фахівці та надійний зв’язок із людьми на "
                        '<a linktype="glossary" id="Colline (Burundi)">пагорбах</a> і в міських кварталах.</p>'
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Kommunale Daseinsvorsorge", fr="Services publics communaux", uk="Базові послуги громади"
                    ),
                    "level": "3",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Trinkwasser, Wege, Märkte, Gesundheitsposten, Schulgebäude: Daseinsvorsorge zeigt sich im "
                        "Alltag. Kommunen aus Baden-Württemberg können Erfahrungen weitergeben und zugleich lernen, wie man "
                        "mit knappen Mitteln viel erreicht.</p>"
                    ),
                    fr=(
                        "<p>Eau potable, chemins, marchés, centres de santé, bâtiments scolaires : les services publics se "
                        "concrétisent au quotidien. Les communes du Bade-Wurtemberg peuvent transmettre leur expérience et "
                        "apprendre en retour comment faire beaucoup avec peu de moyens.</p>"
                    ),
                    uk=(
                        "<p>Питна вода, дороги, ринки, медпункти, шкільні будівлі: базові послуги видно в повсякденні. "
                        "Громади Баден-Вюртембергу можуть поділитися досвідом і водночас навчитися досягати значних "
                        "результатів невеликим коштом.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Ein Beispiel: Fortbildung für kommunale Beschäftigte",
                        fr="Un exemple : former le personnel communal",
                        uk="Приклад: навчання для працівників комун",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Die Hochschule Kehl und der Städtetag arbeiten mit der Université du Burundi zusammen. Gemeinsam "
                        "bilden sie Beschäftigte burundischer Kommunen fort. Es handelt sich um eine fachliche "
                        'Zusammenarbeit, nicht um eine Städtepartnerschaft. Quelle: <a href="https://sez.de/">sez.de</a></p>'
                    ),
                    fr=(
                        "<p>La Hochschule Kehl, école supérieure d’administration publique, et le Städtetag coopèrent avec "
                        "l’Université du Burundi. Ensemble, ils forment du personnel des communes burundaises. Il s’agit "
                        'd’une coopération entre professionnels, non d’un jumelage. Source : <a href="https://sez.de/">sez.de</a></p>'
                    ),
                    uk=(
                        "<p>Вища школа публічного управління в Келі (Hochschule Kehl) і Städtetag співпрацюють з "
                        "Університетом Бурунді. Разом вони навчають працівників бурундійських комун. Ідеться про фахову "
                        'співпрацю, а не про побратимство. Джерело: <a href="https://sez.de/">sez.de</a></p>'
                    ),
                ),
            ),
            (
                "image",
                {
                    "image": "books",
                    "decorative": False,
                    "caption": T(
                        de="Wissen weitergeben: Fortbildung ist ein Kern der Zusammenarbeit.",
                        fr="Transmettre le savoir : la formation est au cœur de la coopération.",
                        uk="Передавати знання: навчання — основа співпраці.",
                    ),
                },
            ),
            (
                "people",
                {
                    "title": T(
                        de="Ansprechperson (Demo)", fr="Personne à contacter (démo)", uk="Контактна особа (демо)"
                    ),
                    "people": ["burundi-desk"],
                },
            ),
            (
                "link_list",
                {
                    "title": T(de="Mehr zum Thema", fr="En savoir plus", uk="Більше про тему"),
                    "links": [
                        {
                            "page": "burundi",
                            "text": T(
                                de="Länderschwerpunkt Burundi",
                                fr="Pays prioritaire : Burundi",
                                uk="Пріоритетна країна: Бурунді",
                            ),
                        },
                        {
                            "page": "glossary",
                            "text": T(
                                de="Glossar: commune, zone, colline",
                                fr="Glossaire : commune, zone, colline",
                                uk="Глосарій: комуна, зона, пагорб (colline)",
                            ),
                        },
                        {
                            "url": "https://www.hs-kehl.de/",
                            "text": T(
                                de="Website der Hochschule Kehl",
                                fr="Site de la Hochschule Kehl",
                                uk="Сайт Вищої школи в Келі",
                            ),
                            "language": "de",
                        },
                    ],
                },
            ),
        ],
    },
]
