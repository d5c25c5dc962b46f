"""The project office: who it is and how it advises."""

from demo.text import T

PAGES = [
    {
        "key": "office",
        "type": "ContentPage",
        "parent": "home",
        "title": T(de="Die Projektstelle", fr="Le bureau de coordination", uk="Проєктний офіс"),
        "summary": T(
            de=(
                "Wer wir sind, für wen wir arbeiten und womit wir Kommunen und Engagierte bei ihren Partnerschaften "
                "unterstützen."
            ),
            fr=(
                "Qui nous sommes, pour qui nous travaillons et comment nous épaulons les communes et les bénévoles "
                "dans leurs partenariats."
            ),
            uk="Хто ми, для кого працюємо та як допомагаємо громадам і волонтерам розвивати партнерства.",
        ),
        "search_description": T(
            de=(
                "Die Projektstelle Koordination Kommunale Partnerschaften beim Städtetag Baden-Württemberg: "
                "Aufgaben, Zielgruppen und Schwerpunkte."
            ),
            fr=(
                "Le bureau de coordination des partenariats communaux du Städtetag Baden-Württemberg : missions, "
                "publics et priorités."
            ),
            uk=(
                "Проєктний офіс із координації муніципальних партнерств при Städtetag Baden-Württemberg: завдання, "
                "цільові групи, пріоритети."
            ),
        ),
        "as_of_days_ago": 12,
        "in_menu": True,
        "share_image": "town-hall",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Der Städtetag Baden-Württemberg führt die Projektstelle „Koordination Kommunale "
                        "Partnerschaften“. Sie ist die Anlaufstelle für alle, die in einer Verwaltung, einem Rat oder einem "
                        "Verein an einer Partnerschaft mit einer Kommune im Ausland arbeiten.</p>"
                        "<p>Die Projektstelle wird vom Landtag und vom Staatsministerium Baden-Württemberg gefördert.</p>"
                    ),
                    fr=(
                        "<p>Le Städtetag Baden-Württemberg, l’association des villes du Land, gère le bureau « Coordination "
                        "des partenariats communaux ». C’est l’interlocuteur de toutes les personnes qui, dans une "
                        "administration, un conseil municipal ou une association, font vivre un partenariat avec une commune "
                        "à l’étranger.</p>"
                        "<p>Le bureau est financé par le Landtag (le parlement du Land) et par le ministère d’État du "
                        "Bade-Wurtemberg.</p>"
                    ),
                    uk=(
                        "<p>Проєктний офіс «Координація муніципальних партнерств» працює при Städtetag Baden-Württemberg — "
                        "об’єднанні міст федеральної землі. Сюди може звернутися кожен, хто в адміністрації, раді чи "
                        "громадській організації опікується партнерством із громадою за кордоном.</p>"
                        "<p>Роботу офісу фінансують ландтаг (земельний парламент) і Державне міністерство "
                        "Баден-Вюртембергу.</p>"
                    ),
                ),
            ),
            ("image", {"image": "town-hall", "decorative": True, "caption": ""}),
            (
                "heading",
                {
                    "text": T(de="Was wir für Sie tun", fr="Ce que nous faisons pour vous", uk="Що ми робимо для вас"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<ul>"
                        "<li><b>Fachlich unterstützen:</b> Wir klären mit Ihnen Fragen zu Gründung, Vereinbarung, "
                        "Finanzierung und Weiterentwicklung einer Partnerschaft.</li>"
                        '<li><b>Einzeln beraten:</b> Zu Ihrem konkreten Anliegen <a linktype="page" id="advice">beraten wir '
                        "Sie persönlich</a>.</li>"
                        "<li><b>Vernetzen:</b> Wir bringen Kommunen zusammen, die am selben Thema arbeiten, und koordinieren "
                        'die <a linktype="page" id="working-group">Arbeitsgemeinschaft</a> mit.</li>'
                        "<li><b>Wissen sammeln:</b> Wir tragen gute Beispiele, neue Formen der Beteiligung und "
                        '<a linktype="page" id="funding">Wege der Finanzierung</a> zusammen.</li>'
                        "<li><b>Informieren:</b> Neues erfahren Sie hier und über die Kanäle des Städtetags.</li>"
                        "</ul>"
                    ),
                    fr=(
                        "<ul>"
                        "<li><b>Apporter une expertise :</b> nous éclaircissons avec vous les questions de création, de "
                        "convention, de financement et d’évolution d’un partenariat.</li>"
                        "<li><b>Conseiller au cas par cas :</b> pour votre question précise, "
                        '<a linktype="page" id="advice">nous vous conseillons personnellement</a>.</li>'
                        "<li><b>Mettre en réseau :</b> nous rapprochons les communes qui travaillent sur un même sujet et "
                        'participons à la coordination du <a linktype="page" id="working-group">groupe de travail</a>.</li>'
                        "<li><b>Rassembler les savoirs :</b> nous recensons les bonnes pratiques, les nouvelles formes de "
                        'participation et les <a linktype="page" id="funding">sources de financement</a>.</li>'
                        "<li><b>Informer :</b> nous diffusons les nouveautés ici et par les canaux du Städtetag.</li>"
                        "</ul>"
                    ),
                    uk=(
                        "<ul>"
                        "<li><b>Фахова підтримка:</b> разом із вами з’ясовуємо, як започаткувати партнерство, укласти угоду, "
                        "знайти кошти й рухатися далі.</li>"
                        "<li><b>Індивідуальні поради:</b> у вашій конкретній справі "
                        '<a linktype="page" id="advice">консультуємо вас особисто</a>.</li>'
                        "<li><b>Контакти:</b> знайомимо громади, що працюють над спільною темою, і беремо участь у "
                        'координації <a linktype="page" id="working-group">робочої групи</a>.</li>'
                        "<li><b>Знання:</b> збираємо вдалі приклади, нові формати участі та "
                        '<a linktype="page" id="funding">можливості фінансування</a>.</li>'
                        "<li><b>Інформування:</b> про новини повідомляємо тут і через канали Städtetag.</li>"
                        "</ul>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(de="Für wen wir da sind", fr="À qui nous nous adressons", uk="Для кого ми працюємо"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Wir arbeiten für Beschäftigte in den Verwaltungen ebenso wie für Ehrenamtliche in Vereinen, "
                        "Schulen und Freundeskreisen. Auch Ratsmitglieder und Partnerkommunen im Ausland können sich an uns "
                        "wenden. Sie brauchen dafür weder einen Beschluss noch einen fertigen Plan.</p>"
                    ),
                    fr=(
                        "<p>Nous travaillons aussi bien pour le personnel des administrations que pour les bénévoles des "
                        "associations, des écoles et des cercles d’amitié. Les membres des conseils municipaux et les "
                        "communes partenaires à l’étranger peuvent également s’adresser à nous. Il ne faut pour cela ni "
                        "délibération ni projet abouti.</p>"
                    ),
                    uk=(
                        "<p>Ми працюємо і для посадовців, і для волонтерів у громадських організаціях, школах та товариствах "
                        "дружби. До нас можуть звертатися також депутати місцевих рад і партнерські громади за кордоном. Ані "
                        "рішення ради, ані готового плану для цього не потрібно.</p>"
                    ),
                ),
            ),
            (
                "page_teasers",
                {
                    "title": T(de="Unsere Schwerpunkte", fr="Nos priorités", uk="Наші пріоритети"),
                    "pages": ["burundi", "ukraine", "europe-world"],
                },
            ),
            (
                "call_to_action",
                {
                    "title": T(de="Lernen Sie uns kennen", fr="Faites notre connaissance", uk="Познайомтеся з нами"),
                    "text": T(
                        de="Hier finden Sie Ansprechpersonen, ihre Aufgaben und ihre Sprachen.",
                        fr="Découvrez vos interlocutrices et interlocuteurs, leurs missions et leurs langues.",
                        uk="Тут ви знайдете контактних осіб, їхні завдання та мови спілкування.",
                    ),
                    "link": {
                        "page": "team",
                        "text": T(
                            de="Zu Team und Kontakt", fr="Voir l’équipe et les contacts", uk="До команди та контактів"
                        ),
                    },
                },
            ),
        ],
    },
    {
        "key": "team",
        "type": "ContentPage",
        "parent": "office",
        "title": T(de="Team und Kontakt", fr="Équipe et contact", uk="Команда та контакти"),
        "summary": T(
            de="So erreichen Sie die Projektstelle, und diese Personen sind für Sie da.",
            fr="Comment joindre le bureau de coordination et qui vous répond.",
            uk="Як зв’язатися з проєктним офісом і хто вам відповість.",
        ),
        "search_description": T(
            de=(
                "Ansprechpersonen der Projektstelle Koordination Kommunale Partnerschaften mit Aufgaben, Sprachen, "
                "Telefon und E-Mail."
            ),
            fr=(
                "Les personnes à contacter au bureau de coordination des partenariats communaux : missions, langues, "
                "téléphone et courriel."
            ),
            uk="Контактні особи проєктного офісу: завдання, мови спілкування, телефон та електронна пошта.",
        ),
        "as_of_days_ago": 8,
        "in_menu": True,
        "share_image": "hands",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Rufen Sie an oder schreiben Sie uns, gern auf Deutsch, Französisch oder Ukrainisch. Wenn Sie "
                        "noch nicht wissen, wer für Ihr Thema zuständig ist, nutzen Sie die allgemeine Adresse: "
                        '<a href="mailto:projektstelle@example.org">projektstelle@example.org</a>.</p>'
                    ),
                    fr=(
                        "<p>Appelez-nous ou écrivez-nous, en allemand, en français ou en ukrainien. Si vous ne savez pas "
                        "encore qui suit votre sujet, utilisez l’adresse générale : "
                        '<a href="mailto:projektstelle@example.org">projektstelle@example.org</a>.</p>'
                    ),
                    uk=(
                        "<p>Телефонуйте або пишіть нам німецькою, французькою чи українською. Якщо ви ще не знаєте, хто "
                        "відповідає за вашу тему, скористайтеся загальною адресою: "
                        '<a href="mailto:projektstelle@example.org">projektstelle@example.org</a>.</p>'
                    ),
                ),
            ),
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(de="Demo-Angaben", fr="Données de démonstration", uk="Демонстраційні дані"),
                    "text": T(
                        de=(
                            "<p>Die folgenden Personen sind frei erfunden. Telefonnummern und E-Mail-Adressen führen zu "
                            "niemandem.</p>"
                        ),
                        fr=(
                            "<p>Les personnes présentées ci-dessous sont fictives. Les numéros de téléphone et les adresses "
                            "électroniques ne mènent à personne.</p>"
                        ),
                        uk="<p>Наведені нижче особи вигадані. Номери телефонів та електронні адреси нікому не належать.</p>",
                    ),
                },
            ),
            (
                "people",
                {
                    "title": T(
                        de="Ihre Ansprechpersonen",
                        fr="Vos interlocutrices et interlocuteurs",
                        uk="Ваші контактні особи",
                    ),
                    "people": ["lead", "ukraine-desk", "burundi-desk"],
                },
            ),
            ("heading", {"text": T(de="Anschrift", fr="Adresse", uk="Адреса"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Städtetag Baden-Württemberg, Projektstelle „Koordination Kommunale Partnerschaften“</p>"
                        "<p>[BITTE ERGÄNZEN: Straße, Hausnummer, Postleitzahl und Ort]</p>"
                        "<p>[BITTE ERGÄNZEN: Telefonzeiten und Hinweise zum barrierefreien Zugang]</p>"
                    ),
                    fr=(
                        "<p>Städtetag Baden-Württemberg, bureau « Coordination des partenariats communaux »</p>"
                        "<p>[À COMPLÉTER : rue, numéro, code postal et ville]</p>"
                        "<p>[À COMPLÉTER : horaires d’appel et indications sur l’accessibilité des locaux]</p>"
                    ),
                    uk=(
                        "<p>Städtetag Baden-Württemberg, проєктний офіс «Координація муніципальних партнерств»</p>"
                        "<p>[ПОТРІБНО ДОПОВНИТИ: вулиця, номер будинку, поштовий індекс і місто]</p>"
                        "<p>[ПОТРІБНО ДОПОВНИТИ: години телефонних консультацій і відомості про безбар’єрний доступ]</p>"
                    ),
                ),
            ),
            (
                "link_list",
                {
                    "title": T(de="Weitere Wege", fr="Autres possibilités", uk="Інші можливості"),
                    "links": [
                        {
                            "page": "advice",
                            "text": T(
                                de="Beratung anfragen",
                                fr="Demander un conseil individuel",
                                uk="Запит на індивідуальну консультацію",
                            ),
                        },
                        {
                            "page": "accessibility",
                            "text": T(
                                de="Eine Barriere melden", fr="Signaler un obstacle", uk="Повідомити про перешкоду"
                            ),
                        },
                        {
                            "url": "https://www.staedtetag-bw.de/",
                            "text": T(
                                de="Website des Städtetags Baden-Württemberg",
                                fr="Site du Städtetag Baden-Württemberg",
                                uk="Сайт Städtetag Baden-Württemberg",
                            ),
                            "language": "de",
                        },
                    ],
                },
            ),
        ],
    },
    {
        "key": "advice",
        "type": "partnerships.AdvicePage",
        "parent": "office",
        "title": T(
            de="Beratung anfragen", fr="Demander un conseil individuel", uk="Запит на індивідуальну консультацію"
        ),
        "slug": T(de="beratung", fr="conseil", uk="konsultatsiia"),
        "summary": T(
            de="Wie eine Einzelberatung abläuft, welche Fragen zu uns passen und wie Sie uns erreichen.",
            fr="Comment se déroule un conseil individuel, quelles questions nous poser et comment nous joindre.",
            uk="Як відбувається індивідуальна консультація, з якими запитаннями звертатися та як із нами зв’язатися.",
        ),
        "search_description": T(
            de=(
                "Einzelberatung für Kommunen und Vereine in Baden-Württemberg: Ablauf, typische Fragen, Vorbereitung "
                "und Kontakt."
            ),
            fr=(
                "Conseil individuel pour les communes et associations du Bade-Wurtemberg : déroulement, questions "
                "types, préparation et contact."
            ),
            uk=(
                "Індивідуальні консультації для громад і товариств Баден-Вюртембергу: порядок, типові запитання, "
                "підготовка й контакти."
            ),
        ),
        "as_of_days_ago": 5,
        "in_menu": True,
        "share_image": "hands",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Jede Partnerschaft wirft eigene Fragen auf. In der Einzelberatung nehmen wir uns Zeit für Ihre: "
                        "am Telefon, in einer Videokonferenz oder vor Ort.</p>"
                    ),
                    fr=(
                        "<p>Chaque partenariat soulève ses propres questions. Lors d’un conseil individuel, nous prenons le "
                        "temps d’examiner les vôtres : par téléphone, en visioconférence ou sur place.</p>"
                    ),
                    uk=(
                        "<p>У кожному партнерстві постають свої запитання. Під час індивідуальної консультації ми приділяємо час "
                        "саме вашим: телефоном, відеозв’язком чи на місці.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {"text": T(de="So läuft es ab", fr="Comment cela se passe", uk="Як це відбувається"), "level": "2"},
            ),
            (
                "text",
                T(
                    de=(
                        "<ol>"
                        "<li>Sie beschreiben uns kurz Ihr Anliegen: Ihre Kommune oder Ihren Verein, das Partnerland und den "
                        "Stand der Dinge.</li>"
                        "<li>Wir melden uns bei Ihnen, fragen nach und vereinbaren ein Gespräch in der Sprache, die Ihnen am "
                        "besten passt.</li>"
                        "<li>Im Gespräch ordnen wir Ihre Frage ein, nennen vergleichbare Fälle und prüfen mit Ihnen die "
                        "nächsten Schritte.</li>"
                        "<li>Bei Bedarf verweisen wir Sie an Fachleute, Fördergeber oder Kommunen mit ähnlicher "
                        "Erfahrung.</li>"
                        "</ol>"
                    ),
                    fr=(
                        "<ol>"
                        "<li>Vous nous présentez brièvement votre demande : votre commune ou votre association, le pays "
                        "partenaire et l’état d’avancement.</li>"
                        "<li>Nous vous recontactons, posons les questions utiles et convenons d’un entretien dans la langue "
                        "qui vous convient le mieux.</li>"
                        "<li>Pendant l’entretien, nous replaçons votre question dans son contexte, citons des cas "
                        "comparables et examinons avec vous les prochaines étapes.</li>"
                        "<li>Au besoin, nous vous orientons vers des spécialistes, des financeurs ou des communes ayant une "
                        "expérience semblable.</li>"
                        "</ol>"
                    ),
                    uk=(
                        "<ol>"
                        "<li>Ви стисло описуєте свою справу: громаду чи організацію, країну-партнера та нинішній стан справ.</li>"
                        "<li>Ми зв’язуємося з вами, уточнюємо деталі й домовляємося про розмову мовою, яка вам "
                        "найзручніша.</li>"
                        "<li>Під час розмови допомагаємо розібратися в питанні, наводимо подібні приклади й разом обдумуємо "
                        "наступні кроки.</li>"
                        "<li>За потреби радимо фахівців, фонди або громади, які мають подібний досвід.</li>"
                        "</ol>"
                    ),
                ),
            ),
            (
                "checklist",
                {
                    "title": T(
                        de="Das hilft uns bei der Vorbereitung",
                        fr="Ce qui nous aide à préparer l’entretien",
                        uk="Що допоможе нам підготуватися",
                    ),
                    "items": [
                        T(
                            de="Name Ihrer Kommune oder Organisation und Ihre Funktion",
                            fr="Le nom de votre commune ou organisation et votre fonction",
                            uk="Назва вашої громади чи організації та ваша посада або роль",
                        ),
                        T(
                            de="Partnerland und, wenn bekannt, Partnerkommune",
                            fr="Le pays partenaire et, si elle est connue, la commune partenaire",
                            uk="Країна-партнер і, якщо відомо, партнерська громада",
                        ),
                        T(
                            de="Stand: erste Idee, laufende Gespräche, bestehende Partnerschaft",
                            fr="L’avancement : première idée, discussions en cours, partenariat existant",
                            uk="Стан справ: перша ідея, переговори чи чинне партнерство",
                        ),
                        T(
                            de="Ihre Frage in ein bis zwei Sätzen",
                            fr="Votre question en une ou deux phrases",
                            uk="Ваше запитання одним-двома реченнями",
                        ),
                        T(
                            de="Fristen, die Sie einhalten müssen",
                            fr="Les délais que vous devez respecter",
                            uk="Строки, яких ви маєте дотриматися",
                        ),
                    ],
                },
            ),
            (
                "accordion",
                {
                    "items": [
                        {
                            "title": T(
                                de="Was kostet die Beratung?",
                                fr="Combien coûte le conseil ?",
                                uk="Скільки коштує консультація?",
                            ),
                            "content": T(
                                de="<p>[BITTE ERGÄNZEN: Angaben zu Kosten und zum Kreis der Berechtigten]</p>",
                                fr="<p>[À COMPLÉTER : indications sur les coûts et les bénéficiaires]</p>",
                                uk="<p>[ПОТРІБНО ДОПОВНИТИ: відомості про вартість і про те, хто може звернутися]</p>",
                            ),
                        },
                        {
                            "title": T(
                                de="Muss unsere Kommune dafür schon etwas beschlossen haben?",
                                fr="Notre commune doit-elle avoir déjà délibéré ?",
                                uk="Чи потрібне для цього рішення нашої ради?",
                            ),
                            "content": T(
                                de="<p>Nein. Ein Gespräch lohnt sich gerade am Anfang, wenn Ziele und Form noch offen sind.</p>",
                                fr=(
                                    "<p>Non. Un entretien est particulièrement utile au début, quand les objectifs et la forme restent "
                                    "ouverts.</p>"
                                ),
                                uk="<p>Ні. Розмова найкорисніша саме на початку, коли мета й форма співпраці ще не визначені.</p>",
                            ),
                        },
                        {
                            "title": T(
                                de="Beraten Sie auch Partnerkommunen im Ausland?",
                                fr="Conseillez-vous aussi les communes partenaires à l’étranger ?",
                                uk="Чи консультуєте ви й партнерські громади за кордоном?",
                            ),
                            "content": T(
                                de=(
                                    "<p>Ja, soweit es um eine Partnerschaft mit einer Kommune in Baden-Württemberg geht. Schreiben Sie "
                                    "uns auf Französisch oder Ukrainisch.</p>"
                                ),
                                fr=(
                                    "<p>Oui, dès lors qu’il s’agit d’un partenariat avec une commune du Bade-Wurtemberg. Écrivez-nous en "
                                    "français ou en ukrainien.</p>"
                                ),
                                uk=(
                                    "<p>Так, якщо йдеться про партнерство з громадою в Баден-Вюртемберзі. Пишіть нам українською або "
                                    "французькою.</p>"
                                ),
                            ),
                        },
                    ]
                },
            ),
            (
                "callout",
                {
                    "kind": "info",
                    "title": T(
                        de="Lieber per E-Mail oder Telefon?",
                        fr="Vous préférez le courriel ou le téléphone ?",
                        uk="Зручніше написати листа чи зателефонувати?",
                    ),
                    "text": T(
                        de=(
                            "<p>Unten auf dieser Seite steht ein Formular. Sie erreichen uns auch per E-Mail unter "
                            '<a href="mailto:beratung@example.org">beratung@example.org</a> oder telefonisch unter '
                            "+49 711 000000-0. Beide Angaben sind Platzhalter.</p>"
                            "<p>Wie wir mit Ihren Daten umgehen, steht in der "
                            '<a linktype="page" id="privacy">Datenschutzerklärung</a>.</p>'
                        ),
                        fr=(
                            "<p>Un formulaire se trouve au bas de cette page. Vous pouvez aussi nous joindre par courriel à l’adresse "
                            '<a href="mailto:beratung@example.org">beratung@example.org</a> ou par téléphone au '
                            "+49 711 000000-0. Ces deux coordonnées sont fictives.</p>"
                            "<p>Pour savoir comment nous traitons vos données, consultez la page "
                            '« <a linktype="page" id="privacy">Protection des données</a> ».</p>'
                        ),
                        uk=(
                            '<p>Унизу сторінки є форма. Також можна написати нам на адресу <a href="mailto:beratung@example.org">beratung@example.org</a> або '
                            "зателефонувати за номером +49 711 000000-0. Ці дані умовні.</p>"
                            "<p>Про те, як ми поводимося з вашими даними, читайте на сторінці "
                            '<a linktype="page" id="privacy">«Захист даних»</a>.</p>'
                        ),
                    ),
                },
            ),
            (
                "people",
                {
                    "title": T(
                        de="Diese Personen beraten Sie (Demo)",
                        fr="Les personnes qui vous conseillent (démo)",
                        uk="Вас консультують (демо)",
                    ),
                    "people": ["ukraine-desk", "burundi-desk"],
                },
            ),
        ],
    },
]
