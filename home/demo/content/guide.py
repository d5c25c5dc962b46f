"""The guide along the life of a partnership; its checklist is in German only, so that the notice can be seen."""

from home.demo.text import T

PAGES = [
    {
        "key": "guide",
        "type": "ContentPage",
        "parent": "partnerships",
        "title": T(
            de="Leitfaden: Von der ersten Idee zur gelebten Partnerschaft",
            fr="Guide : de l’idée au partenariat vivant",
            uk="Посібник: від ідеї до живого партнерства",
        ),
        "slug": T(de="leitfaden", fr="guide", uk="posibnyk"),
        "summary": T(
            de="Fünf Kapitel vom ersten Gedanken bis zum würdigen Abschied, mit Prüflisten zum Abhaken.",
            fr="Cinq chapitres, de la première idée à une fin digne, avec des listes à cocher.",
            uk="П’ять розділів — від першої думки до гідного завершення — з контрольними списками.",
        ),
        "search_description": T(
            de=(
                "Leitfaden für kommunale Partnerschaften: Partner finden, Vereinbarung schließen, Alltag gestalten, "
                "übergeben, ruhen lassen."
            ),
            fr=(
                "Guide des partenariats communaux : trouver un partenaire, s’accorder, animer, transmettre, "
                "suspendre ou terminer."
            ),
            uk=(
                "Посібник із муніципального партнерства: знайти партнера, укласти угоду, співпрацювати, передати "
                "справи, призупинити."
            ),
        ),
        "as_of_days_ago": 18,
        "in_menu": True,
        "share_image": "bridge",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Es gibt keinen Königsweg zu einer guten Partnerschaft, aber Fragen, die sich allen stellen. "
                        "Dieser Leitfaden folgt dem Lebenslauf einer Partnerschaft. Sie können ihn von vorn lesen oder dort "
                        "einsteigen, wo Sie gerade stehen.</p>"
                    ),
                    fr=(
                        "<p>Il n’existe pas de recette unique pour un bon partenariat, mais certaines questions se posent à "
                        "tout le monde. Ce guide suit le cycle de vie d’un partenariat. Vous pouvez le lire depuis le début "
                        "ou commencer là où vous en êtes.</p>"
                    ),
                    uk=(
                        "<p>Єдиного правильного шляху до доброго партнерства немає, але є запитання, які постають перед "
                        "усіма. Цей посібник іде за життєвим циклом партнерства. Його можна читати від початку або відкрити "
                        "там, де ви зараз.</p>"
                    ),
                ),
            ),
            ("heading", {"text": T(de="1. Finden", fr="1. Trouver", uk="1. Знайти"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Am Anfang steht nicht die Landkarte, sondern das Motiv: Was soll in Ihrer Kommune durch die "
                        "Partnerschaft besser werden, und was können Sie geben? Suchen Sie dann nach Gemeinsamkeiten: Größe, "
                        "Wirtschaft, Geschichte, eine Hochschule, ein Fluss, Familien mit Verbindungen ins andere Land. "
                        "Beteiligen Sie die Menschen früh; sie werden die Partnerschaft später tragen.</p>"
                    ),
                    fr=(
                        "<p>Tout commence non par la carte, mais par la motivation : qu’est-ce que le partenariat doit "
                        "améliorer dans votre commune, et que pouvez-vous offrir ? Cherchez ensuite des points communs : "
                        "taille, économie, histoire, université, fleuve, familles liées à l’autre pays. Associez la "
                        "population très tôt ; c’est elle qui portera ensuite le partenariat.</p>"
                    ),
                    uk=(
                        "<p>На початку — не мапа, а мотив: що завдяки партнерству має покращитися у вашій громаді й що "
                        "можете дати ви? Далі шукайте спільне: розмір, економіка, історія, університет, річка, родини зі "
                        "зв’язками в іншій країні. Залучайте людей якомога раніше, адже саме на них триматиметься "
                        "партнерство.</p>"
                    ),
                ),
            ),
            (
                "checklist",
                {
                    "title": T(
                        de="Bevor Sie Kontakt aufnehmen",
                        fr="Avant de prendre contact",
                        uk="Перш ніж налагоджувати контакт",
                    ),
                    "items": [
                        T(
                            de="Wir können in zwei Sätzen sagen, warum wir eine Partnerschaft wollen.",
                            fr="Nous pouvons dire en deux phrases pourquoi nous voulons un partenariat.",
                            uk="Ми можемо двома реченнями пояснити, навіщо нам партнерство.",
                        ),
                        T(
                            de="Verwaltung, Gemeinderat und mindestens ein Verein tragen die Idee mit.",
                            fr="L’administration, le conseil municipal et au moins une association soutiennent l’idée.",
                            uk="Ідею підтримують адміністрація, рада та щонайменше одна громадська організація.",
                        ),
                        T(
                            de="Eine Person im Rathaus ist zuständig und hat dafür Arbeitszeit.",
                            fr="Une personne de la mairie en est chargée et dispose de temps de travail pour cela.",
                            uk="У ратуші є відповідальна особа, яка має на це робочий час.",
                        ),
                        T(
                            de="Wir wissen, in welcher Sprache wir uns verständigen.",
                            fr="Nous savons dans quelle langue nous communiquerons.",
                            uk="Ми знаємо, якою мовою спілкуватимемося.",
                        ),
                    ],
                },
            ),
            ("heading", {"text": T(de="2. Vereinbaren", fr="2. S’accorder", uk="2. Домовитися"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Eine Vereinbarung muss nicht lang sein. Sie sollte beantworten, was beide Seiten erreichen "
                        "wollen, wer wofür verantwortlich ist, wie Kosten geteilt werden und wann man gemeinsam Bilanz "
                        'zieht. Auch eine Frist kann sinnvoll sein: <a linktype="page" id="news-fixed-term">Tübingen und '
                        "Krementschuk</a> haben das Ende ihrer Vereinbarung von Anfang an geregelt.</p>"
                        "<p>In der Regel beschließt der Gemeinderat über die Partnerschaft. Planen Sie für die Übersetzung "
                        "beider Fassungen genügend Zeit ein.</p>"
                    ),
                    fr=(
                        "<p>Une convention n’a pas besoin d’être longue. Elle doit dire ce que les deux parties veulent "
                        "atteindre, qui est responsable de quoi, comment les coûts sont partagés et quand un bilan commun "
                        'sera dressé. Une échéance peut aussi être utile : <a linktype="page" id="news-fixed-term">Tübingen '
                        "et Krementchouk</a> ont fixé dès le départ la fin de leur convention.</p>"
                        "<p>En règle générale, c’est le conseil municipal qui se prononce sur le partenariat. Prévoyez assez "
                        "de temps pour traduire les deux versions.</p>"
                    ),
                    uk=(
                        "<p>Угода не мусить бути довгою. Вона має відповісти на запитання: чого прагнуть обидві сторони, хто "
                        "за що відповідає, як ділять витрати й коли разом підбивають підсумки. Доречним може бути й обмежений строк дії: "
                        '<a linktype="page" id="news-fixed-term">Тюбінген і Кременчук</a> від початку визначили, коли їхня '
                        "угода завершиться.</p>"
                        "<p>Зазвичай рішення про партнерство ухвалює рада громади. Закладіть достатньо часу на переклад обох "
                        "версій.</p>"
                    ),
                ),
            ),
            (
                "checklist",
                {
                    "title": T(
                        de="Das gehört in die Vereinbarung",
                        fr="Ce qui doit figurer dans la convention",
                        uk="Що має бути в угоді",
                    ),
                    "items": [
                        T(
                            de="Ziele und Themen für die ersten Jahre",
                            fr="Objectifs et thèmes des premières années",
                            uk="Цілі й теми на перші роки",
                        ),
                        T(
                            de="Ansprechpersonen auf beiden Seiten",
                            fr="Personnes à contacter de part et d’autre",
                            uk="Контактні особи з обох сторін",
                        ),
                        T(
                            de="Regeln für Kosten, Spenden und Nachweise",
                            fr="Règles concernant les coûts, les dons et les justificatifs",
                            uk="Правила щодо витрат, пожертв і звітності",
                        ),
                        T(
                            de="Zeitpunkt der ersten gemeinsamen Bilanz",
                            fr="Date du premier bilan commun",
                            uk="Дата першого спільного підбиття підсумків",
                        ),
                        T(
                            de="Verlängerung, Ruhen und Ende",
                            fr="Prolongation, suspension et fin",
                            uk="Продовження, призупинення та завершення",
                        ),
                    ],
                },
            ),
            ("heading", {"text": T(de="3. Leben", fr="3. Faire vivre", uk="3. Наповнити життям"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Eine Partnerschaft lebt vom Alltag, nicht vom Festakt. Bewährt haben sich kleine Vorhaben mit "
                        "sichtbarem Ergebnis, ein fester Termin im Jahr und mehrere Gruppen, die unabhängig voneinander "
                        "arbeiten. So hängt nicht alles an einer Person. Dazu gehört auch, offen über Missverständnisse zu "
                        "sprechen.</p>"
                        "<p>Wenn Sie eine Reise vorbereiten, hilft Ihnen unsere "
                        '<a linktype="page" id="delegation-checklist">Checkliste für Delegationsbesuche</a>.</p>'
                    ),
                    fr=(
                        "<p>Un partenariat vit du quotidien, non des cérémonies. Ce qui a fait ses preuves : de petits "
                        "projets au résultat visible, un rendez-vous fixe dans l’année et plusieurs groupes qui travaillent "
                        "indépendamment. Ainsi, tout ne repose pas sur une seule personne. Il faut aussi savoir parler "
                        "ouvertement des malentendus.</p>"
                        '<p>Si vous préparez un voyage, notre <a linktype="page" id="delegation-checklist">liste de contrôle '
                        "pour les visites de délégation</a> vous aidera.</p>"
                    ),
                    uk=(
                        "<p>Партнерство живе буднями, а не урочистостями. Добре зарекомендували себе невеликі проєкти з "
                        "видимим результатом, щорічна зустріч у сталий час і кілька груп, що працюють незалежно одна від "
                        "одної. Тоді не все залежить від однієї людини. Важливо й відверто говорити про непорозуміння.</p>"
                        "<p>Якщо готуєте поїздку, стане в пригоді наш "
                        '<a linktype="page" id="delegation-checklist">контрольний список для візитів делегацій</a>.</p>'
                    ),
                ),
            ),
            (
                "gallery",
                {
                    "title": T(
                        de="Drei Bilder für drei Aufgaben",
                        fr="Trois images pour trois missions",
                        uk="Три зображення для трьох завдань",
                    ),
                    "images": [
                        {
                            "image": "hands",
                            "decorative": False,
                            "caption": T(
                                de="Anpacken: gemeinsam ein Vorhaben umsetzen",
                                fr="Agir : réaliser un projet ensemble",
                                uk="Діяти: разом утілити задум",
                            ),
                        },
                        {
                            "image": "books",
                            "decorative": False,
                            "caption": T(
                                de="Lernen: Wissen in beide Richtungen weitergeben",
                                fr="Apprendre : transmettre le savoir dans les deux sens",
                                uk="Навчатися: передавати знання в обох напрямках",
                            ),
                        },
                        {
                            "image": "bulbs",
                            "decorative": False,
                            "caption": T(
                                de="Erneuern: Ideen von neuen Leuten zulassen",
                                fr="Se renouveler : accueillir les idées des nouveaux venus",
                                uk="Оновлювати: давати простір ідеям нових людей",
                            ),
                        },
                    ],
                },
            ),
            ("heading", {"text": T(de="4. Übergeben", fr="4. Transmettre", uk="4. Передати"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Wer zwanzig Jahre lang alles organisiert hat, hinterlässt eine Lücke. Beginnen Sie mit der "
                        "Übergabe, solange die Erfahrenen noch dabei sind: Schreiben Sie auf, wer wen kennt, teilen Sie "
                        "Aufgaben in kleine Stücke, und lassen Sie Jüngere eigene Wege gehen. Ausführlich behandelt das die "
                        'Seite „<a linktype="page" id="generation-change">Generationswechsel gestalten</a>“.</p>'
                    ),
                    fr=(
                        "<p>Quand une personne a tout organisé pendant vingt ans, son départ laisse un vide. Préparez la "
                        "transmission tant que les plus expérimentés sont encore là : notez qui connaît qui, découpez le "
                        "travail en petites tâches et laissez les plus jeunes tracer leur propre voie. La page "
                        '« <a linktype="page" id="generation-change">Réussir le passage de relais</a> » y est consacrée.</p>'
                    ),
                    uk=(
                        "<p>Коли йде людина, яка двадцять років усе організовувала, лишається прогалина. Починайте "
                        "передавати справи, поки досвідчені ще поруч: запишіть, хто кого знає, поділіть завдання на дрібніші "
                        "й дайте молодшим іти власним шляхом. Докладно про це — на сторінці "
                        '<a linktype="page" id="generation-change">«Зміна поколінь у партнерстві»</a>.</p>'
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="5. Ruhen lassen oder beenden",
                        fr="5. Suspendre ou terminer",
                        uk="5. Призупинити або завершити",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Nicht jede Partnerschaft muss ewig dauern. Sie kann ruhen, wenn die politische Lage es verlangt, "
                        "oder enden, wenn ihr Ziel erreicht ist. Karlsruhe hat 2022 die offiziellen Kontakte zu Krasnodar "
                        'ausgesetzt (Quelle: <a href="https://www.karlsruhe.de/">karlsruhe.de</a>). Benennen Sie den Zustand '
                        "klar, danken Sie den Beteiligten, und halten Sie fest, unter welchen Bedingungen es weitergehen "
                        "könnte.</p>"
                    ),
                    fr=(
                        "<p>Tous les partenariats n’ont pas vocation à durer éternellement. Un partenariat peut être "
                        "suspendu si la situation politique l’exige, ou prendre fin lorsque son but est atteint. En 2022, "
                        "Karlsruhe a suspendu ses contacts officiels avec Krasnodar (source : "
                        '<a href="https://www.karlsruhe.de/">karlsruhe.de</a>). Dites clairement où vous en êtes, remerciez '
                        "les personnes engagées et notez à quelles conditions une reprise serait possible.</p>"
                    ),
                    uk=(
                        "<p>Не кожне партнерство мусить тривати вічно. Його можна призупинити, якщо цього вимагає політична "
                        "ситуація, або завершити, коли мети досягнуто. 2022 року Карлсруе призупинило офіційні контакти з "
                        'Краснодаром (джерело: <a href="https://www.karlsruhe.de/">karlsruhe.de</a>). Чітко назвіть нинішній '
                        "стан, подякуйте учасникам і зафіксуйте, за яких умов співпрацю можна відновити.</p>"
                    ),
                ),
            ),
            (
                "callout",
                {
                    "kind": "success",
                    "title": T(
                        de="Nehmen Sie sich einmal im Jahr eine Stunde",
                        fr="Accordez-vous une heure par an",
                        uk="Раз на рік виділіть годину",
                    ),
                    "text": T(
                        de=(
                            "<p>Fragen Sie beide Seiten: Was war gut? Was hat gefehlt? Was lassen wir künftig weg? Wer diese "
                            "Stunde ernst nimmt, braucht selten eine Krisensitzung.</p>"
                        ),
                        fr=(
                            "<p>Demandez aux deux parties : qu’est-ce qui a bien marché ? Qu’est-ce qui a manqué ? À quoi "
                            "renoncerons-nous à l’avenir ? Prendre cette heure au sérieux évite bien des réunions de crise.</p>"
                        ),
                        uk=(
                            "<p>Запитайте обидві сторони: що вдалося? Чого бракувало? Від чого відмовимося? Хто ставиться до "
                            "цієї години серйозно, тому рідко потрібні кризові наради.</p>"
                        ),
                    ),
                },
            ),
            (
                "document_list",
                {
                    "title": T(
                        de="Zum Mitnehmen: Fragen für das erste Treffen",
                        fr="À emporter : questions pour la première rencontre",
                        uk="Візьміть із собою: запитання для першої зустрічі",
                    ),
                    "documents": ["first-meeting-de", "first-meeting-fr", "first-meeting-uk"],
                },
            ),
        ],
    },
    {
        "key": "delegation-checklist",
        "type": "ContentPage",
        "parent": "guide",
        "untranslated": True,
        "title": T(de="Checkliste für Delegationsbesuche"),
        "slug": T(de="checkliste-delegationsbesuche"),
        "summary": T(
            de="Was vor, während und nach dem Besuch einer Delegation zu bedenken ist, zum Ausdrucken und Abhaken."
        ),
        "search_description": T(
            de=(
                "Checkliste für Delegationsbesuche in kommunalen Partnerschaften: Vorbereitung, Programm, "
                "Dolmetschen, Nachbereitung."
            )
        ),
        "as_of_days_ago": 40,
        "in_menu": False,
        "share_image": "river",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Ein Besuch gelingt, wenn Gäste und Gastgebende dasselbe erwarten. Die folgenden Listen haben "
                        "sich in der Vorbereitung bewährt. Streichen Sie, was für Sie nicht passt.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Vor dem Besuch"), "level": "2"}),
            (
                "checklist",
                {
                    "title": T(de="Drei Monate bis eine Woche vorher"),
                    "items": [
                        T(de="Anlass und Ziel des Besuchs sind mit der anderen Seite abgestimmt."),
                        T(de="Visa, Einladungsschreiben, Versicherung und Sicherheitslage sind geklärt."),
                        T(de="Dolmetscherinnen oder Dolmetscher sind gebucht, auch für den Abend."),
                        T(de="Die Gäste haben Essenswünsche und Angaben zur Barrierefreiheit mitgeteilt."),
                        T(de="Das Programm lässt Zeit für Pausen und für ein Gespräch ohne Tagesordnung."),
                        T(
                            de="Der Gemeinderat und die örtliche Presse sind informiert, wenn beide Seiten das wünschen."
                        ),
                    ],
                },
            ),
            ("heading", {"text": T(de="Während des Besuchs"), "level": "2"}),
            (
                "checklist",
                {
                    "title": T(de="Jeden Tag"),
                    "items": [
                        T(de="Eine Person ist jederzeit für die Gäste erreichbar."),
                        T(de="Absprachen werden noch am selben Tag in beiden Sprachen festgehalten."),
                        T(de="Vor jedem Foto ist klar, ob es veröffentlicht werden darf."),
                    ],
                },
            ),
            ("heading", {"text": T(de="Nach dem Besuch"), "level": "2"}),
            (
                "checklist",
                {
                    "title": T(de="Innerhalb von vier Wochen"),
                    "items": [
                        T(de="Die Gäste haben einen Dank und die Fotos erhalten."),
                        T(de="Vereinbarte Aufgaben haben eine zuständige Person und eine Frist."),
                        T(de="Ein kurzer Bericht liegt dem Gemeinderat und dem Partnerschaftsverein vor."),
                        T(de="Alle Belege für die Förderung sind abgelegt."),
                    ],
                },
            ),
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(de="Bei Reisen in die Ukraine"),
                    "text": T(
                        de=(
                            "<p>Beachten Sie die Reisewarnung des Auswärtigen Amts, und veröffentlichen Sie Reisezeiten, Routen "
                            "und Aufenthaltsorte erst, wenn alle sicher zurück sind.</p>"
                        )
                    ),
                },
            ),
        ],
    },
]
