"""Imprint and accessibility statement: skeletons whose marked gaps an editor fills in."""

from demo.text import T

ISSUES = [
    (
        "issue",
        {
            "reason": "non_compliance",
            "content": T(
                de="Video in Deutscher Gebärdensprache",
                fr="Vidéo en langue des signes allemande",
                uk="Відео німецькою жестовою мовою",
            ),
            "details": T(
                de="Das Video ist in Vorbereitung; zu sehen ist ein Platzhalter (Demo).",
                fr="La vidéo est en préparation ; une vidéo provisoire est affichée (démo).",
                uk="Відео готується; поки що розміщено тимчасовий ролик (демо).",
            ),
            "alternative": T(
                de="Text auf der Seite „Gebärdensprache“",
                fr="Texte sur la page « Gebärdensprache » (en allemand)",
                uk="Текст на сторінці «Gebärdensprache» (німецькою)",
            ),
        },
    ),
    (
        "issue",
        {
            "reason": "non_compliance",
            "content": T(
                de="Leichte Sprache",
                fr="Facile à lire et à comprendre (FALC)",
                uk="Формат легкого читання (Leichte Sprache)",
            ),
            "details": T(
                de="Die Texte wurden noch nicht durch eine Prüfgruppe geprüft.",
                fr="Les textes n’ont pas encore été vérifiés par un groupe de relecture.",
                uk="Тестова група ще не перевірила текстів.",
            ),
            "alternative": T(de="Beratung am Telefon", fr="Conseil par téléphone", uk="Консультація телефоном"),
        },
    ),
    (
        "issue",
        {
            "reason": "out_of_scope",
            "content": T(
                de="Dokumente anderer Stellen", fr="Documents d’autres organismes", uk="Документи інших установ"
            ),
            "details": T(
                de="Wir haben sie weder erstellt noch bezahlt und können sie nicht ändern.",
                fr="Nous ne les avons ni produits ni financés et ne pouvons pas les modifier.",
                uk="Ми їх не створювали й не оплачували, тому не можемо їх змінити.",
            ),
            "alternative": T(
                de="Wir erläutern den Inhalt auf Anfrage.",
                fr="Nous en expliquons le contenu sur demande.",
                uk="Пояснюємо зміст на запит.",
            ),
        },
    ),
]

PAGES = [
    {
        "key": "imprint",
        "type": "LegalPage",
        "kind": "imprint",
        "parent": "home",
        "title": T(de="Impressum", fr="Mentions légales", uk="Вихідні дані"),
        "summary": T(
            de="Wer diese Website anbietet und wer für die Inhalte verantwortlich ist.",
            fr="Qui édite ce site et qui est responsable de son contenu.",
            uk="Кому належить цей сайт і хто відповідає за його зміст.",
        ),
        "search_description": T(
            de=(
                "Impressum der Website Kommunale Partnerschaften in Baden-Württemberg: Anbieter, Kontakt, "
                "Verantwortung für Inhalte."
            ),
            fr=(
                "Mentions légales du site Partenariats communaux au Bade-Wurtemberg : éditeur, contact, "
                "responsabilité éditoriale."
            ),
            uk=(
                "Вихідні дані сайту «Муніципальні партнерства в Баден-Вюртемберзі»: власник, контакти, "
                "відповідальність за зміст."
            ),
        ),
        "as_of_days_ago": 10,
        "in_menu": False,
        "share_image": "town-hall",
        "body": [
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(
                        de="Diese Seite ist noch nicht vollständig",
                        fr="Cette page est incomplète",
                        uk="Ця сторінка ще неповна",
                    ),
                    "text": T(
                        de=(
                            "<p>Stellen in eckigen Klammern füllt die Redaktion vor der Veröffentlichung aus. Rechtlich "
                            "maßgeblich ist die deutsche Fassung.</p>"
                        ),
                        fr=(
                            "<p>Les passages entre crochets seront complétés par la rédaction avant la mise en ligne. Seule la "
                            "version allemande fait foi.</p>"
                        ),
                        uk=(
                            "<p>Місця у квадратних дужках редакція заповнить перед публікацією. Юридичну силу має лише німецька "
                            "версія.</p>"
                        ),
                    ),
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Angaben nach § 5 DDG",
                        fr="Informations prévues au § 5 de la loi allemande sur les services numériques (DDG)",
                        uk="Відомості згідно з § 5 Закону ФРН про цифрові послуги (DDG)",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Städtetag Baden-Württemberg</p>"
                        "<p>[BITTE ERGÄNZEN: Rechtsform]</p>"
                        "<p>[BITTE ERGÄNZEN: Straße, Hausnummer, Postleitzahl und Ort]</p>"
                        "<p>Vertreten durch: [BITTE ERGÄNZEN: vertretungsberechtigte Person mit Funktion]</p>"
                    ),
                    fr=(
                        "<p>Städtetag Baden-Württemberg</p>"
                        "<p>[À COMPLÉTER : forme juridique]</p>"
                        "<p>[À COMPLÉTER : rue, numéro, code postal et ville]</p>"
                        "<p>Représenté par : [À COMPLÉTER : personne habilitée et sa fonction]</p>"
                    ),
                    uk=(
                        "<p>Städtetag Baden-Württemberg</p>"
                        "<p>[ПОТРІБНО ДОПОВНИТИ: організаційно-правова форма]</p>"
                        "<p>[ПОТРІБНО ДОПОВНИТИ: вулиця, номер будинку, поштовий індекс і місто]</p>"
                        "<p>Представник: [ПОТРІБНО ДОПОВНИТИ: уповноважена особа та її посада]</p>"
                    ),
                ),
            ),
            ("heading", {"text": T(de="Kontakt", fr="Contact", uk="Контакти"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Telefon: [BITTE ERGÄNZEN: Telefonnummer]</p><p>E-Mail: [BITTE ERGÄNZEN: E-Mail-Adresse]</p>"
                    ),
                    fr=(
                        "<p>Téléphone : [À COMPLÉTER : numéro de téléphone]</p>"
                        "<p>Courriel : [À COMPLÉTER : adresse électronique]</p>"
                    ),
                    uk=(
                        "<p>Телефон: [ПОТРІБНО ДОПОВНИТИ: номер телефону]</p>"
                        "<p>Електронна пошта: [ПОТРІБНО ДОПОВНИТИ: електронна адреса]</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Register und Umsatzsteuer", fr="Registre et TVA", uk="Реєстр і податок на додану вартість"
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>[BITTE ERGÄNZEN: Registergericht und Registernummer oder Hinweis, dass kein Eintrag besteht]</p>"
                        "<p>[BITTE ERGÄNZEN: Umsatzsteuer-Identifikationsnummer, falls vorhanden]</p>"
                    ),
                    fr=(
                        "<p>[À COMPLÉTER : tribunal et numéro d’enregistrement, ou mention de l’absence d’inscription]</p>"
                        "<p>[À COMPLÉTER : numéro d’identification à la TVA, le cas échéant]</p>"
                    ),
                    uk=(
                        "<p>[ПОТРІБНО ДОПОВНИТИ: реєстраційний суд і номер або вказівка, що запису немає]</p>"
                        "<p>[ПОТРІБНО ДОПОВНИТИ: ідентифікаційний номер платника ПДВ, якщо є]</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Verantwortlich für den Inhalt nach § 18 Absatz 2 MStV",
                        fr="Responsable du contenu selon le § 18, alinéa 2, du traité inter-Länder sur les médias (MStV)",
                        uk="Відповідальна за зміст особа згідно з § 18 ч. 2 Державного договору про медіа (MStV)",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de="<p>[BITTE ERGÄNZEN: Vor- und Nachname, Anschrift]</p>",
                    fr="<p>[À COMPLÉTER : prénom, nom et adresse]</p>",
                    uk="<p>[ПОТРІБНО ДОПОВНИТИ: ім’я та прізвище, адреса]</p>",
                ),
            ),
            ("heading", {"text": T(de="Förderung", fr="Financement", uk="Фінансування"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Die Projektstelle „Koordination Kommunale Partnerschaften“ wird vom Landtag von "
                        "Baden-Württemberg und vom Staatsministerium Baden-Württemberg gefördert.</p>"
                    ),
                    fr=(
                        "<p>Le bureau « Coordination des partenariats communaux » est financé par le Landtag du "
                        "Bade-Wurtemberg et par le ministère d’État du Bade-Wurtemberg.</p>"
                    ),
                    uk=(
                        "<p>Проєктний офіс «Координація муніципальних партнерств» фінансують ландтаг Баден-Вюртембергу та "
                        "Державне міністерство Баден-Вюртембергу.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(de="Bilder und Schrift", fr="Images et police de caractères", uk="Зображення та шрифт"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Die Illustrationen sind für dieses Projekt entstanden und unter CC0 1.0 frei nutzbar. "
                        "Urheberangabe und Lizenz stehen bei jedem Bild. Die Schrift Fira Sans steht unter der SIL Open Font "
                        "License 1.1.</p>"
                    ),
                    fr=(
                        "<p>Les illustrations ont été créées pour ce projet et sont librement réutilisables (CC0 1.0). "
                        "Le crédit et la licence figurent à côté de chaque image. La police Fira Sans est distribuée sous la "
                        "licence SIL Open Font License 1.1.</p>"
                    ),
                    uk=(
                        "<p>Ілюстрації створено для цього проєкту, їх можна вільно використовувати на умовах CC0 1.0. Автора "
                        "та ліцензію зазначено біля кожного зображення. Шрифт Fira Sans поширюється за ліцензією SIL Open "
                        "Font License 1.1.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Links auf andere Websites", fr="Liens vers d’autres sites", uk="Посилання на інші сайти"
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Für den Inhalt fremder Websites sind deren Anbieter verantwortlich. Wir haben die verlinkten "
                        'Seiten beim Setzen des Links geprüft. Wenn Ihnen etwas auffällt, <a linktype="page" id="team">sagen '
                        "Sie uns Bescheid</a>.</p>"
                    ),
                    fr=(
                        "<p>Le contenu des sites tiers relève de la responsabilité de leurs éditeurs. Nous avons vérifié les "
                        "pages liées au moment de créer les liens. Si vous remarquez un problème, "
                        '<a linktype="page" id="team">signalez-le-nous</a>.</p>'
                    ),
                    uk=(
                        "<p>За зміст інших сайтів відповідають їхні власники. Ми перевірили сторінки, коли додавали "
                        'посилання. Якщо помітите помилку, <a linktype="page" id="team">повідомте нас</a>.</p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "newsletter",
        "type": "newsletter.NewsletterPage",
        "parent": "home",
        "title": T(de="Newsletter", fr="Lettre d’information", uk="Розсилка новин"),
        "slug": T(de="newsletter", fr="lettre-d-information", uk="rozsylka"),
        "summary": T(
            de="Neues aus den Partnerschaften, Termine und Förderfristen – etwa alle zwei Monate.",
            fr="Actualités des partenariats, rendez-vous et dates limites de financement, environ tous les deux mois.",
            uk="Новини партнерств, події та строки подання заявок — приблизно раз на два місяці.",
        ),
        "search_description": T(
            de="Newsletter zu kommunalen Partnerschaften auf Deutsch, Französisch oder Ukrainisch abonnieren.",
            fr="S’abonner à la lettre d’information sur les partenariats communaux en français, allemand ou ukrainien.",
            uk="Підписатися на новини про муніципальні партнерства українською, німецькою або французькою.",
        ),
        "in_menu": False,
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Sie wählen Sprache und Themen. Wir zählen nicht, wer eine E-Mail öffnet, und löschen Ihre "
                        "Adresse sofort, wenn Sie sich abmelden.</p>"
                    ),
                    fr=(
                        "<p>Vous choisissez la langue et les thèmes. Nous ne mesurons pas qui ouvre un courriel et "
                        "supprimons votre adresse dès que vous vous désabonnez.</p>"
                    ),
                    uk=(
                        "<p>Ви обираєте мову й теми. Ми не відстежуємо, хто відкриває листи, і видаляємо вашу адресу, щойно "
                        "ви відписуєтеся.</p>"
                    ),
                ),
            ),
        ],
    },
    {
        "key": "accessibility",
        "type": "AccessibilityStatementPage",
        "parent": "home",
        "title": T(de="Erklärung zur Barrierefreiheit", fr="Déclaration d’accessibilité", uk="Заява про доступність"),
        "slug": T(de="barrierefreiheit", fr="accessibilite", uk="dostupnist"),
        "summary": T(
            de="Wie zugänglich diese Website ist, was noch fehlt und wie Sie uns eine Barriere melden.",
            fr=(
                "Dans quelle mesure ce site est accessible, ce qui manque encore et comment nous signaler un obstacle."
            ),
            uk="Наскільки доступний цей сайт, чого ще бракує та як повідомити про перешкоду.",
        ),
        "search_description": T(
            de=(
                "Erklärung zur Barrierefreiheit nach § 10 L-BGG: Stand, bekannte Lücken, Barriere melden, Schlichtung."
            ),
            fr=(
                "Déclaration d’accessibilité selon le § 10 L-BGG : état, lacunes connues, signalement d’un obstacle, "
                "médiation."
            ),
            uk=(
                "Заява про доступність згідно з § 10 L-BGG: стан, відомі недоліки, як повідомити про перешкоду, "
                "примирення."
            ),
        ),
        "as_of_days_ago": 7,
        "in_menu": False,
        "share_image": "hands",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Der Städtetag Baden-Württemberg möchte, dass alle Menschen diese Website nutzen können. Diese "
                        "Erklärung gilt für das Angebot „Kommunale Partnerschaften in Baden-Württemberg“. Grundlage sind "
                        "§ 10 des Landes-Behindertengleichstellungsgesetzes (L-BGG), die dazugehörige "
                        "Durchführungsverordnung (L-BGG-DVO) und die Barrierefreie-Informationstechnik-Verordnung (BITV "
                        "2.0).</p>"
                    ),
                    fr=(
                        "<p>Le Städtetag Baden-Württemberg souhaite que tout le monde puisse utiliser ce site. La présente "
                        "déclaration porte sur le site « Partenariats communaux au Bade-Wurtemberg ». Elle se fonde sur le "
                        "§ 10 de la loi du Land sur l’égalité des personnes handicapées (L-BGG), son règlement d’application "
                        "(L-BGG-DVO) et le règlement allemand sur l’accessibilité numérique (BITV 2.0).</p>"
                    ),
                    uk=(
                        "<p>Städtetag Baden-Württemberg прагне, щоб цим сайтом могли користуватися всі. Ця заява стосується "
                        "сайту «Муніципальні партнерства в Баден-Вюртемберзі». Її підставою є § 10 Закону землі про рівність "
                        "людей з інвалідністю (L-BGG), постанова про його виконання (L-BGG-DVO) і Положення ФРН про "
                        "безбар’єрні інформаційні технології (BITV 2.0).</p>"
                    ),
                ),
            ),
        ],
        "conformity": "partial",
        "issues": ISSUES,
        "method": "self",
        "method_details": T(
            de="[BITTE ERGÄNZEN: wer geprüft hat, mit welchem Verfahren und mit welchen weiteren Ergebnissen]",
            fr="[À COMPLÉTER : qui a contrôlé, selon quelle méthode et avec quels autres résultats]",
            uk="[ПОТРІБНО ДОПОВНИТИ: хто перевіряв, яким методом і з якими ще результатами]",
        ),
        "dates_days_ago": {"prepared_on": 7, "reviewed_on": 7},
        "feedback_email": "barriere@example.org",
        "feedback_phone": "+49 711 000000-0",
    },
]
