"""Imprint and accessibility statement: skeletons whose marked gaps an editor fills in."""

from home.demo.text import T

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
        "key": "accessibility",
        "type": "LegalPage",
        "kind": "accessibility",
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
            (
                "heading",
                {
                    "text": T(de="Stand der Vereinbarkeit", fr="État de conformité", uk="Стан відповідності"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Die Website ist mit den genannten Vorschriften <b>teilweise vereinbar</b>. Die Gründe stehen im "
                        "nächsten Abschnitt.</p>"
                    ),
                    fr=(
                        "<p>Le site est <b>partiellement conforme</b> aux dispositions citées. Les raisons figurent dans la "
                        "section suivante.</p>"
                    ),
                    uk="<p>Сайт <b>частково відповідає</b> названим нормам. Причини наведено в наступному розділі.</p>",
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Was noch nicht barrierefrei ist",
                        fr="Ce qui n’est pas encore accessible",
                        uk="Що ще недоступно",
                    ),
                    "level": "2",
                },
            ),
            (
                "table",
                {
                    "caption": T(
                        de="Bekannte Lücken und Ersatz",
                        fr="Lacunes connues et solutions de remplacement",
                        uk="Відомі недоліки та заміна",
                    ),
                    "row_headers": True,
                    "columns": [
                        T(de="Inhalt", fr="Contenu", uk="Вміст"),
                        T(de="Grund", fr="Raison", uk="Причина"),
                        T(de="Ersatz bis dahin", fr="Solution provisoire", uk="Тимчасова заміна"),
                    ],
                    "rows": [
                        [
                            T(
                                de="Video in Deutscher Gebärdensprache",
                                fr="Vidéo en langue des signes allemande",
                                uk="Відео німецькою жестовою мовою",
                            ),
                            T(de="ist in Vorbereitung", fr="en préparation", uk="готується"),
                            T(
                                de="Text auf der Seite „Gebärdensprache“",
                                fr="texte sur la page « Gebärdensprache » (en allemand)",
                                uk="текст на сторінці «Gebärdensprache» (німецькою)",
                            ),
                        ],
                        [
                            T(
                                de="Leichte Sprache",
                                fr="Facile à lire et à comprendre (FALC)",
                                uk="Формат легкого читання (Leichte Sprache)",
                            ),
                            T(
                                de="noch nicht durch eine Prüfgruppe geprüft",
                                fr="pas encore vérifié par un groupe de relecture",
                                uk="тестова група ще не перевірила тексту",
                            ),
                            T(de="Beratung am Telefon", fr="conseil par téléphone", uk="консультація телефоном"),
                        ],
                        [
                            T(
                                de="Dokumente anderer Stellen",
                                fr="Documents d’autres organismes",
                                uk="Документи інших установ",
                            ),
                            T(de="nicht von uns erstellt", fr="non produits par nos soins", uk="створені не нами"),
                            T(
                                de="wir erläutern den Inhalt auf Anfrage",
                                fr="nous en expliquons le contenu sur demande",
                                uk="пояснюємо зміст на запит",
                            ),
                        ],
                    ],
                },
            ),
            (
                "text",
                T(
                    de="<p>[BITTE ERGÄNZEN: weitere Ergebnisse der Prüfung]</p>",
                    fr="<p>[À COMPLÉTER : autres résultats du contrôle]</p>",
                    uk="<p>[ПОТРІБНО ДОПОВНИТИ: інші результати перевірки]</p>",
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Erstellung dieser Erklärung",
                        fr="Établissement de cette déclaration",
                        uk="Як складено цю заяву",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Diese Erklärung wurde am [BITTE ERGÄNZEN: Datum] erstellt und zuletzt am [BITTE ERGÄNZEN: Datum] "
                        "überprüft. Grundlage ist [BITTE ERGÄNZEN: Selbstbewertung oder Prüfung durch Dritte, mit "
                        "Verfahren]. Wir überprüfen sie mindestens einmal im Jahr.</p>"
                    ),
                    fr=(
                        "<p>Cette déclaration a été établie le [À COMPLÉTER : date] et révisée pour la dernière fois le [À "
                        "COMPLÉTER : date]. Elle repose sur [À COMPLÉTER : autoévaluation ou contrôle par un tiers, avec la "
                        "méthode]. Nous la révisons au moins une fois par an.</p>"
                    ),
                    uk=(
                        "<p>Цю заяву складено [ПОТРІБНО ДОПОВНИТИ: дата] і востаннє переглянуто [ПОТРІБНО ДОПОВНИТИ: дата]. "
                        "Вона ґрунтується на [ПОТРІБНО ДОПОВНИТИ: самооцінка або перевірка третьою стороною, із зазначенням "
                        "методу]. Ми переглядаємо її щонайменше раз на рік.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(de="Eine Barriere melden", fr="Signaler un obstacle", uk="Повідомити про перешкоду"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Stoßen Sie auf etwas, das Sie nicht nutzen können, oder brauchen Sie einen Inhalt in anderer "
                        'Form? Nutzen Sie das <a linktype="page" id="feedback">Formular für Meldungen</a>, schreiben Sie an '
                        '<a href="mailto:barriere@example.org">barriere@example.org</a> oder rufen '
                        "Sie an: +49 711 000000-0 (beides Demo-Angaben). Nennen Sie bitte die Adresse der Seite und "
                        "beschreiben Sie kurz, was nicht funktioniert. Ihren Namen müssen Sie nicht angeben; wenn Sie eine "
                        "Antwort wünschen, brauchen wir eine Kontaktmöglichkeit.</p>"
                    ),
                    fr=(
                        "<p>Vous rencontrez un élément que vous ne pouvez pas utiliser, ou vous avez besoin d’un contenu "
                        'sous une autre forme ? Utilisez le <a linktype="page" id="feedback">formulaire de signalement</a>, écrivez '
                        'à <a href="mailto:barriere@example.org">barriere@example.org</a> ou '
                        "appelez le +49 711 000000-0 (données de démonstration). Indiquez l’adresse de la page et décrivez "
                        "brièvement le problème. Votre nom n’est pas nécessaire ; si vous souhaitez une réponse, il nous "
                        "faut un moyen de vous joindre.</p>"
                    ),
                    uk=(
                        "<p>Натрапили на щось, чим не можете скористатися, або потребуєте вмісту в іншій формі? "
                        'Скористайтеся <a linktype="page" id="feedback">формою для повідомлень</a>, пишіть на '
                        '<a href="mailto:barriere@example.org">barriere@example.org</a> або телефонуйте: +49 711 000000-0 '
                        "(демонстраційні дані). Зазначте адресу сторінки та стисло опишіть, що не працює. Називати себе не "
                        "обов’язково; якщо хочете отримати відповідь, залиште контакт.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {"text": T(de="Schlichtungsstelle", fr="Organe de médiation", uk="Орган примирення"), "level": "2"},
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Wenn wir auf Ihre Meldung nicht oder nicht zufriedenstellend reagieren, können Menschen mit "
                        "Behinderungen und anerkannte Verbände die Schlichtungsstelle anrufen (§ 10b L-BGG). Voraussetzung "
                        "ist, dass Sie sich zuvor über den oben genannten Weg an uns gewandt haben. Das Verfahren ist "
                        "grundsätzlich kostenfrei.</p>"
                        "<p>Landeszentrum Barrierefreiheit, Schlichtungsstelle, Else-Josenhans-Straße 6, 70173 Stuttgart, "
                        '<a href="https://barrierefreiheit-bw.de/">barrierefreiheit-bw.de</a></p>'
                    ),
                    fr=(
                        "<p>Si nous ne répondons pas à votre signalement, ou pas de façon satisfaisante, les personnes "
                        "handicapées et les associations reconnues peuvent saisir l’organe de médiation (§ 10b L-BGG). Il "
                        "faut d’abord nous avoir contactés par la voie indiquée ci-dessus. La procédure est en principe "
                        "gratuite.</p>"
                        "<p>Landeszentrum Barrierefreiheit, Schlichtungsstelle, Else-Josenhans-Straße 6, 70173 Stuttgart, "
                        '<a href="https://barrierefreiheit-bw.de/">barrierefreiheit-bw.de</a></p>'
                    ),
                    uk=(
                        "<p>Якщо ми не відповіли на ваше повідомлення або відповідь вас не задовольнила, люди з інвалідністю "
                        "та визнані об’єднання можуть звернутися до органу примирення (§ 10b L-BGG). Спершу потрібно "
                        "скористатися зазначеним вище способом і звернутися до нас. Процедура загалом безоплатна.</p>"
                        "<p>Landeszentrum Barrierefreiheit, Schlichtungsstelle, Else-Josenhans-Straße 6, 70173 Stuttgart, "
                        '<a href="https://barrierefreiheit-bw.de/">barrierefreiheit-bw.de</a></p>'
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(de="Überwachungsstelle", fr="Organisme de surveillance", uk="Наглядовий орган"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Ob öffentliche Stellen in Baden-Württemberg die Vorschriften einhalten, prüft die "
                        "Überwachungsstelle für mediale Barrierefreiheit bei der Deutschen Rentenversicherung "
                        "Baden-Württemberg.</p>"
                    ),
                    fr=(
                        "<p>Le respect des règles par les organismes publics du Bade-Wurtemberg est contrôlé par l’organisme "
                        "de surveillance de l’accessibilité numérique (Überwachungsstelle für mediale Barrierefreiheit), "
                        "rattaché à la Deutsche Rentenversicherung Baden-Württemberg (assurance retraite).</p>"
                    ),
                    uk=(
                        "<p>Чи дотримуються публічні установи Баден-Вюртембергу цих норм, перевіряє орган нагляду за "
                        "медійною доступністю при Deutsche Rentenversicherung Baden-Württemberg (земельній установі "
                        "пенсійного страхування).</p>"
                    ),
                ),
            ),
        ],
    },
]
