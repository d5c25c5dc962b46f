"""The privacy policy: a skeleton whose marked gaps an editor fills in."""

from demo.text import T

PAGES = [
    {
        "key": "privacy",
        "type": "LegalPage",
        "kind": "privacy",
        "parent": "home",
        "title": T(de="Datenschutz", fr="Protection des données", uk="Захист даних"),
        "summary": T(
            de=(
                "Welche Daten beim Besuch dieser Website und im Kontakt mit der Projektstelle verarbeitet werden, "
                "wozu und wie lange."
            ),
            fr=(
                "Quelles données sont traitées lors de la visite de ce site et de vos échanges avec le bureau, dans "
                "quel but et pendant combien de temps."
            ),
            uk=(
                "Які дані обробляються під час відвідування сайту та спілкування з проєктним офісом, навіщо та як "
                "довго."
            ),
        ),
        "search_description": T(
            de=(
                "Datenschutzerklärung nach Art. 12 bis 14 DSGVO: keine Cookies für Besuchende, keine Dienste "
                "Dritter, Ihre Rechte."
            ),
            fr=(
                "Protection des données (articles 12 à 14 du RGPD) : aucun cookie pour les visiteurs, aucun service "
                "tiers, vos droits."
            ),
            uk=(
                "Захист даних згідно зі ст. 12–14 GDPR: для відвідувачів жодних файлів cookie, жодних сторонніх "
                "сервісів, ваші права."
            ),
        ),
        "as_of_days_ago": 10,
        "in_menu": False,
        "share_image": "town-hall",
        "body": [
            (
                "callout",
                {
                    "kind": "info",
                    "title": T(de="Das Wichtigste zuerst", fr="L’essentiel d’abord", uk="Найважливіше"),
                    "text": T(
                        de=(
                            "<p>Diese Website setzt bei Besucherinnen und Besuchern keine Cookies, misst keine Reichweite und "
                            "lädt nichts von fremden Servern. Die Sprache erkennt sie an der Adresse der Seite.</p>"
                        ),
                        fr=(
                            "<p>Ce site ne dépose aucun cookie lors de votre visite, ne mesure pas l’audience et ne charge rien "
                            "depuis des serveurs tiers. Il reconnaît la langue à l’adresse de la page.</p>"
                        ),
                        uk=(
                            "<p>Цей сайт не зберігає файлів cookie на пристроях відвідувачів, не вимірює відвідуваності й не завантажує "
                            "нічого зі сторонніх серверів. Мову він визначає за адресою сторінки.</p>"
                        ),
                    ),
                },
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Wer verantwortlich ist",
                        fr="Responsable du traitement",
                        uk="Хто відповідає за обробку даних",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Verantwortlich im Sinne der Datenschutz-Grundverordnung (DSGVO) ist der Städtetag "
                        "Baden-Württemberg, [BITTE ERGÄNZEN: Anschrift, Telefon, E-Mail].</p>"
                        "<p>Die oder den Datenschutzbeauftragten erreichen Sie unter [BITTE ERGÄNZEN: Kontaktdaten der oder "
                        "des Datenschutzbeauftragten].</p>"
                    ),
                    fr=(
                        "<p>Le responsable du traitement au sens du règlement général sur la protection des données (RGPD) "
                        "est le Städtetag Baden-Württemberg, [À COMPLÉTER : adresse, téléphone, courriel].</p>"
                        "<p>La personne déléguée à la protection des données est joignable aux coordonnées suivantes : [À "
                        "COMPLÉTER : coordonnées de la personne déléguée à la protection des données].</p>"
                    ),
                    uk=(
                        "<p>Контролером персональних даних у розумінні Загального регламенту про захист даних (GDPR) є "
                        "Städtetag Baden-Württemberg, [ПОТРІБНО ДОПОВНИТИ: адреса, телефон, електронна пошта].</p>"
                        "<p>Контакти особи, відповідальної за захист даних: [ПОТРІБНО ДОПОВНИТИ: контактні дані "
                        "особи, відповідальної за захист даних].</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Beim Besuch der Website", fr="Lors de la visite du site", uk="Під час відвідування сайту"
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Damit eine Seite bei Ihnen ankommt, verarbeitet der Server die IP-Adresse Ihres Geräts, die "
                        "aufgerufene Adresse, den Zeitpunkt, die übertragene Datenmenge, den Status der Antwort sowie "
                        "Angaben zum Browser. Aus Gründen der Sicherheit werden diese Angaben in einem Protokoll "
                        "gespeichert.</p>"
                        "<ul>"
                        "<li><b>Zweck:</b> Auslieferung der Seiten, Erkennen und Abwehren von Störungen und Angriffen</li>"
                        "<li><b>Rechtsgrundlage:</b> [BITTE ERGÄNZEN: Art. 6 Abs. 1 Buchst. e oder f DSGVO, von der oder dem "
                        "Datenschutzbeauftragten bestätigt]</li>"
                        "<li><b>Speicherdauer:</b> [BITTE ERGÄNZEN: Frist, nach der Protokolle gelöscht werden]</li>"
                        "<li><b>Empfänger:</b> [BITTE ERGÄNZEN: Dienstleister für den Betrieb, mit Vertrag nach Art. 28 "
                        "DSGVO]</li>"
                        "</ul>"
                    ),
                    fr=(
                        "<p>Pour vous transmettre une page, le serveur traite l’adresse IP de votre appareil, l’adresse "
                        "consultée, la date et l’heure, le volume de données transmis, l’état de la réponse et des "
                        "informations sur le navigateur. Pour des raisons de sécurité, ces données sont enregistrées dans un "
                        "journal.</p>"
                        "<ul>"
                        "<li><b>Finalité :</b> mise à disposition des pages, détection et neutralisation des incidents et des attaques</li>"
                        "<li><b>Base juridique :</b> [À COMPLÉTER : art. 6, par. 1, point e) ou f), du RGPD, après "
                        "confirmation par la personne déléguée à la protection des données]</li>"
                        "<li><b>Durée de conservation :</b> [À COMPLÉTER : délai d’effacement des journaux]</li>"
                        "<li><b>Destinataires :</b> [À COMPLÉTER : prestataire chargé de l’exploitation, lié par un contrat au sens de l’art. 28 du RGPD]</li>"
                        "</ul>"
                    ),
                    uk=(
                        "<p>Щоб сторінка дійшла до вас, сервер обробляє IP-адресу вашого пристрою, адресу сторінки, час "
                        "запиту, обсяг переданих даних, статус відповіді та відомості про браузер. З міркувань безпеки ці "
                        "дані зберігаються в журналі.</p>"
                        "<ul>"
                        "<li><b>Мета:</b> надання сторінок, виявлення збоїв і атак та захист від них</li>"
                        "<li><b>Правова підстава:</b> [ПОТРІБНО ДОПОВНИТИ: ст. 6 ч. 1 літ. e або f GDPR, після підтвердження з боку "
                        "особи, відповідальної за захист даних]</li>"
                        "<li><b>Строк зберігання:</b> [ПОТРІБНО ДОПОВНИТИ: строк, після якого журнали видаляються]</li>"
                        "<li><b>Одержувачі:</b> [ПОТРІБНО ДОПОВНИТИ: підрядник, що забезпечує роботу сайту, на підставі договору "
                        "згідно зі ст. 28 GDPR]</li>"
                        "</ul>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Wenn Sie uns schreiben oder anrufen",
                        fr="Si vous nous écrivez ou nous appelez",
                        uk="Якщо ви пишете або телефонуєте нам",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Wir verarbeiten, was Sie uns mitteilen, um Ihr Anliegen zu beantworten. Ihre Angaben sind "
                        "freiwillig; ohne eine Möglichkeit, Sie zu erreichen, können wir jedoch nicht antworten.</p>"
                        "<ul>"
                        "<li><b>Rechtsgrundlage:</b> [BITTE ERGÄNZEN: Rechtsgrundlage für die Bearbeitung von Anfragen]</li>"
                        "<li><b>Speicherdauer:</b> [BITTE ERGÄNZEN: Aufbewahrungsfrist für Anfragen]</li>"
                        "</ul>"
                        "<p>Wir geben Ihre Angaben nur weiter, wenn Sie zustimmen, etwa damit eine andere Stelle Ihnen "
                        "helfen kann. Eine Einwilligung können Sie jederzeit für die Zukunft widerrufen.</p>"
                    ),
                    fr=(
                        "<p>Nous traitons ce que vous nous communiquez afin de répondre à votre demande. Ces informations "
                        "sont facultatives ; sans moyen de vous joindre, nous ne pouvons toutefois pas vous répondre.</p>"
                        "<ul>"
                        "<li><b>Base juridique :</b> [À COMPLÉTER : base juridique du traitement des demandes]</li>"
                        "<li><b>Durée de conservation :</b> [À COMPLÉTER : délai de conservation des demandes]</li>"
                        "</ul>"
                        "<p>Nous ne transmettons vos données qu’avec votre accord, par exemple pour qu’un autre service "
                        "puisse vous aider. Vous pouvez retirer votre consentement à tout moment, avec effet pour "
                        "l’avenir.</p>"
                    ),
                    uk=(
                        "<p>Ми обробляємо те, що ви нам повідомляєте, щоб відповісти на ваше звернення. Надавати дані не "
                        "обов’язково, проте без контактів ми не зможемо вам відповісти.</p>"
                        "<ul>"
                        "<li><b>Правова підстава:</b> [ПОТРІБНО ДОПОВНИТИ: правова підстава для опрацювання звернень]</li>"
                        "<li><b>Строк зберігання:</b> [ПОТРІБНО ДОПОВНИТИ: строк зберігання звернень]</li>"
                        "</ul>"
                        "<p>Ми передаємо ваші дані іншим лише за вашою згодою, наприклад, щоб вам могла допомогти інша "
                        "установа. Згоду можна будь-коли відкликати; відкликання діє на майбутнє.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Wenn Sie ein Formular dieser Website ausfüllen",
                        fr="Si vous remplissez un formulaire de ce site",
                        uk="Якщо ви заповнюєте форму на цьому сайті",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Unter jedem Formular steht, wozu wir welche Angabe brauchen und wann wir sie löschen. Die "
                        "Löschung geschieht von selbst. Gegen Missbrauch zählen wir eine Stunde lang, wie viele Formulare von "
                        "einer Adresse kommen; gespeichert wird dazu nur eine verschlüsselte Kennung.</p>"
                        "<ul><li><b>Rechtsgrundlage:</b> [BITTE ERGÄNZEN: Rechtsgrundlage für jedes Formular, von der oder dem "
                        "Datenschutzbeauftragten bestätigt]</li></ul>"
                    ),
                    fr=(
                        "<p>Sous chaque formulaire figurent la finalité de chaque donnée et le moment où nous l’effaçons. "
                        "L’effacement est automatique. Pour prévenir les abus, nous comptons pendant une heure les formulaires "
                        "envoyés depuis une même adresse ; seule une empreinte chiffrée est enregistrée à cette fin.</p>"
                        "<ul><li><b>Base juridique :</b> [À COMPLÉTER : base juridique de chaque formulaire, après "
                        "confirmation par la personne déléguée à la protection des données]</li></ul>"
                    ),
                    uk=(
                        "<p>Під кожною формою зазначено, навіщо нам потрібні ті чи ті дані й коли ми їх видалимо. Видалення "
                        "відбувається автоматично. Для захисту від зловживань ми протягом години рахуємо, скільки форм надходить "
                        "з однієї адреси; для цього зберігається лише зашифрований ідентифікатор.</p>"
                        "<ul><li><b>Правова підстава:</b> [ПОТРІБНО ДОПОВНИТИ: правова підстава для кожної форми після "
                        "підтвердження з боку особи, відповідальної за захист даних]</li></ul>"
                    ),
                ),
            ),
            (
                "table",
                {
                    "caption": T(
                        de="Welche Formulare es gibt und wie lange Ihre Angaben bleiben",
                        fr="Les formulaires et la durée de conservation de vos données",
                        uk="Які є форми та як довго зберігаються ваші дані",
                    ),
                    "row_headers": True,
                    "columns": [
                        T(de="Formular", fr="Formulaire", uk="Форма"),
                        T(de="Wozu", fr="Finalité", uk="Навіщо"),
                        T(de="Wie lange", fr="Durée", uk="Як довго"),
                    ],
                    "rows": [
                        [
                            T(
                                de="Anmeldung zu einer Veranstaltung",
                                fr="Inscription à un événement",
                                uk="Реєстрація на захід",
                            ),
                            T(
                                de="Plätze vergeben, Sie zur Veranstaltung informieren",
                                fr="attribuer les places, vous informer au sujet de l’événement",
                                uk="розподілити місця, інформувати вас про захід",
                            ),
                            T(
                                de="60 Tage nach der Veranstaltung, sofern ihre Seite nichts anderes sagt; besondere Angaben wie "
                                "Unverträglichkeiten 14 Tage",
                                fr="60 jours après l’événement, sauf indication contraire sur sa page ; 14 jours pour les données "
                                "sensibles, par exemple les intolérances alimentaires",
                                uk="60 днів після заходу, якщо на його сторінці не зазначено інше; чутливі дані, наприклад про "
                                "харчову непереносимість, — 14 днів",
                            ),
                        ],
                        [
                            T(de="Beratung anfragen", fr="Demande de conseil", uk="Запит на консультацію"),
                            T(
                                de="Ihr Anliegen beantworten",
                                fr="répondre à votre demande",
                                uk="відповісти на ваш запит",
                            ),
                            T(
                                de="180 Tage nach dem Abschluss, höchstens zwei Jahre",
                                fr="180 jours après la clôture, deux ans au maximum",
                                uk="180 днів після завершення, щонайбільше два роки",
                            ),
                        ],
                        [
                            T(
                                de="Partnersuche, Vorschläge für Partnerschaften und gute Beispiele",
                                fr="Recherche de partenaires, propositions de partenariats et de bonnes pratiques",
                                uk="Пошук партнерів, пропозиції партнерств і добрих практик",
                            ),
                            T(
                                de="Ihren Beitrag prüfen und veröffentlichen, ohne Ihren Namen und Ihre Adresse",
                                fr="examiner et publier votre contribution, sans votre nom ni votre adresse",
                                uk="розглянути й опублікувати ваш матеріал без вашого імені та адреси",
                            ),
                            T(
                                de="90 Tage nach dem Abschluss, höchstens ein Jahr; unbestätigt 14 Tage",
                                fr="90 jours après la clôture, un an au maximum ; 14 jours sans confirmation",
                                uk="90 днів після завершення, щонайбільше рік; без підтвердження — 14 днів",
                            ),
                        ],
                        [
                            T(
                                de="Jährliche Nachfrage an Kontaktpersonen von Partnerschaften",
                                fr="Vérification annuelle auprès des contacts des partenariats",
                                uk="Щорічний запит до контактних осіб партнерств",
                            ),
                            T(
                                de="Das Verzeichnis richtig halten",
                                fr="tenir l’annuaire à jour",
                                uk="підтримувати правильність даних у каталозі",
                            ),
                            T(
                                de="drei Jahre nach Ihrer letzten Antwort",
                                fr="trois ans après votre dernière réponse",
                                uk="три роки після вашої останньої відповіді",
                            ),
                        ],
                        [
                            T(
                                de="In der Arbeitsgemeinschaft mitmachen",
                                fr="Participation au groupe de travail",
                                uk="Участь у робочій групі",
                            ),
                            T(
                                de="Über die Aufnahme entscheiden, in der Gruppe zusammenarbeiten",
                                fr="décider de l’admission, collaborer au sein du groupe",
                                uk="вирішити питання про участь, співпрацювати в групі",
                            ),
                            T(
                                de="90 Tage, nachdem Sie die Gruppe verlassen haben; unbestätigt 14 Tage",
                                fr="90 jours après votre départ du groupe ; 14 jours sans confirmation",
                                uk="90 днів після виходу з групи; без підтвердження — 14 днів",
                            ),
                        ],
                        [
                            T(
                                de="Barriere oder Fehler melden",
                                fr="Signaler un obstacle ou une erreur",
                                uk="Повідомити про перешкоду чи помилку",
                            ),
                            T(
                                de="Den Mangel beheben und Ihnen antworten",
                                fr="corriger le problème et vous répondre",
                                uk="усунути недолік і відповісти вам",
                            ),
                            T(
                                de="180 Tage nach der Erledigung, höchstens zwei Jahre",
                                fr="180 jours après le traitement, deux ans au maximum",
                                uk="180 днів після опрацювання, щонайбільше два роки",
                            ),
                        ],
                        [
                            T(de="Newsletter", fr="Lettre d’information", uk="Розсилка новин"),
                            T(
                                de="Den Newsletter senden; wir zählen nicht, wer ihn öffnet",
                                fr="envoyer la lettre ; nous ne mesurons pas les ouvertures",
                                uk="надсилати розсилку; ми не відстежуємо, хто її відкриває",
                            ),
                            T(
                                de="bis Sie sich abmelden; unbestätigt 14 Tage",
                                fr="jusqu’à votre désinscription ; 14 jours sans confirmation",
                                uk="доки ви не відпишетеся; без підтвердження — 14 днів",
                            ),
                        ],
                    ],
                },
            ),
            (
                "heading",
                {
                    "text": T(de="Anmeldung der Redaktion", fr="Connexion de la rédaction", uk="Вхід для редакції"),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Nur wer sich zur Pflege der Inhalte anmeldet, erhält Cookies. Sie sind technisch notwendig (§ 25 "
                        "Absatz 2 Nummer 2 TDDDG) und enden mit der Sitzung oder nach der eingestellten Frist.</p>"
                    ),
                    fr=(
                        "<p>Seules les personnes qui se connectent pour gérer les contenus reçoivent des cookies. Ils sont "
                        "techniquement nécessaires (§ 25, alinéa 2, n° 2, de la loi allemande TDDDG) et expirent à la fin de "
                        "la session ou au terme du délai fixé.</p>"
                    ),
                    uk=(
                        "<p>Файли cookie отримують лише ті, хто входить у систему для редагування вмісту. Вони технічно "
                        "необхідні (§ 25 ч. 2 п. 2 закону ФРН TDDDG) і діють до кінця сеансу або до завершення встановленого строку.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Herkunft, Übermittlung, automatisierte Entscheidungen",
                        fr="Origine, transfert, décisions automatisées",
                        uk="Джерела, передання, автоматизовані рішення",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Kontaktdaten von Ansprechpersonen erhalten wir von ihnen selbst oder von ihrer Kommune oder "
                        "Organisation. Automatisierte Entscheidungen und Profilbildung finden nicht statt. [BITTE ERGÄNZEN: "
                        "Angabe, ob Daten in Staaten außerhalb der Europäischen Union übermittelt werden]</p>"
                    ),
                    fr=(
                        "<p>Les coordonnées des personnes à contacter nous sont communiquées par elles-mêmes, par leur "
                        "commune ou par leur organisation. Il n’y a ni décision automatisée ni profilage. [À COMPLÉTER : "
                        "indiquer si des données sont transférées hors de l’Union européenne]</p>"
                    ),
                    uk=(
                        "<p>Дані контактних осіб ми отримуємо від них самих або від їхньої громади чи організації. "
                        "Автоматизованих рішень і профілювання немає. [ПОТРІБНО ДОПОВНИТИ: чи передаються дані до країн за "
                        "межами Європейського Союзу]</p>"
                    ),
                ),
            ),
            ("heading", {"text": T(de="Ihre Rechte", fr="Vos droits", uk="Ваші права"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Sie haben nach der DSGVO das Recht auf</p>"
                        "<ul>"
                        "<li>Auskunft über Ihre Daten (Art. 15),</li>"
                        "<li>Berichtigung falscher Angaben (Art. 16),</li>"
                        "<li>Löschung (Art. 17) und Einschränkung der Verarbeitung (Art. 18),</li>"
                        "<li>Datenübertragbarkeit (Art. 20), soweit die Voraussetzungen vorliegen,</li>"
                        "<li><b>Widerspruch gegen die Verarbeitung aus Gründen Ihrer besonderen Situation (Art. 21).</b></li>"
                        "</ul>"
                        "<p>Wenden Sie sich dafür an die oben genannte Stelle. Außerdem können Sie sich bei einer "
                        "Aufsichtsbehörde beschweren (Art. 77). In Baden-Württemberg ist das in der Regel "
                        '<a href="https://www.baden-wuerttemberg.datenschutz.de/">der Landesbeauftragte für den Datenschutz '
                        "und die Informationsfreiheit</a>.</p>"
                    ),
                    fr=(
                        "<p>Le RGPD vous donne le droit</p>"
                        "<ul>"
                        "<li>d’accéder à vos données (art. 15),</li>"
                        "<li>de faire rectifier des informations inexactes (art. 16),</li>"
                        "<li>d’obtenir leur effacement (art. 17) et la limitation du traitement (art. 18),</li>"
                        "<li>à la portabilité des données (art. 20), si les conditions sont réunies,</li>"
                        "<li><b>de vous opposer au traitement pour des raisons tenant à votre situation particulière "
                        "(art. 21).</b></li>"
                        "</ul>"
                        "<p>Adressez-vous pour cela au service indiqué ci-dessus. Vous pouvez aussi introduire une "
                        "réclamation auprès d’une autorité de contrôle (art. 77). Au Bade-Wurtemberg, il s’agit en général "
                        'du <a href="https://www.baden-wuerttemberg.datenschutz.de/">commissaire du Land à la protection des '
                        "données et à la liberté d’information</a>.</p>"
                    ),
                    uk=(
                        "<p>Згідно з GDPR ви маєте право на</p>"
                        "<ul>"
                        "<li>доступ до своїх даних (ст. 15),</li>"
                        "<li>виправлення неправильних відомостей (ст. 16),</li>"
                        "<li>видалення (ст. 17) та обмеження обробки (ст. 18),</li>"
                        "<li>перенесення даних (ст. 20), якщо дотримано відповідних умов,</li>"
                        "<li><b>заперечення проти обробки з причин, пов’язаних із вашою особливою ситуацією "
                        "(ст. 21).</b></li>"
                        "</ul>"
                        "<p>Для цього зверніться до зазначеної вище установи. Крім того, ви можете подати скаргу до "
                        "наглядового органу (ст. 77). У Баден-Вюртемберзі це зазвичай "
                        '<a href="https://www.baden-wuerttemberg.datenschutz.de/">Уповноважений землі із захисту даних і '
                        "свободи інформації</a>.</p>"
                    ),
                ),
            ),
        ],
    },
]
