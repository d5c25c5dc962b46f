"""The chapters of the guide, each with its checklist."""

from demo.text import T

PAGES = [
    {
        "key": "guide-find",
        "type": "GuideChapterPage",
        "parent": "guide",
        "title": T(
            de="Wie beginnt eine kommunale Partnerschaft?",
            fr="Comment naît un partenariat communal ?",
            uk="Як починається муніципальне партнерство?",
        ),
        "slug": T(
            de="anfangen",
            fr="commencer",
            uk="pochatok",
        ),
        "summary": T(
            de="Vom Motiv zum ersten Kontakt: was Sie klären sollten, bevor Sie schreiben.",
            fr="De la motivation au premier contact : ce qu’il faut clarifier avant d’écrire.",
            uk="Від мотиву до першого контакту: що з’ясувати, перш ніж писати листа.",
        ),
        "search_description": T(
            de="Leitfaden, Kapitel 1: Motiv klären, Gemeinsamkeiten suchen, Menschen beteiligen und eine Partnerkommune finden.",
            fr="Guide, chapitre 1 : clarifier la motivation, chercher des points communs, associer la population et trouver une commune partenaire.",
            uk="Посібник, розділ 1: визначити мотив, знайти спільне, залучити людей і обрати громаду-партнера.",
        ),
        "as_of_days_ago": 18,
        "share_image": "map-lines",
        "body": [
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
                        "taille, économie, histoire, établissement d’enseignement supérieur, cours d’eau, familles liées à l’autre pays. Associez la "
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
        ],
    },
    {
        "key": "guide-agree",
        "type": "GuideChapterPage",
        "parent": "guide",
        "title": T(
            de="Was gehört in die Vereinbarung?",
            fr="Que doit contenir la convention ?",
            uk="Що має бути в угоді?",
        ),
        "slug": T(
            de="vereinbaren",
            fr="convenir",
            uk="uhoda",
        ),
        "summary": T(
            de="Ziele, Zuständigkeiten, Kosten und Fristen: eine Seite genügt, wenn sie die richtigen Fragen beantwortet.",
            fr="Objectifs, responsabilités, coûts et échéances : une page suffit si elle répond aux bonnes questions.",
            uk="Цілі, розподіл обов’язків, витрати й строки: досить однієї сторінки, якщо на ній є відповіді на головні запитання.",
        ),
        "search_description": T(
            de="Leitfaden, Kapitel 2: was eine Partnerschaftsvereinbarung regelt, wer sie beschließt und welche Fristen sinnvoll sind.",
            fr="Guide, chapitre 2 : ce que règle une convention de partenariat, qui la vote et quelles échéances sont utiles.",
            uk="Посібник, розділ 2: що регулює угода про партнерство, хто її ухвалює та які строки доречні.",
        ),
        "as_of_days_ago": 18,
        "share_image": "town-hall",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Eine Vereinbarung muss nicht lang sein. Sie sollte beantworten, was beide Seiten erreichen "
                        "wollen, wer wofür verantwortlich ist, wie Kosten geteilt werden und wann man gemeinsam Bilanz "
                        'zieht. Auch eine Frist kann sinnvoll sein: <a linktype="page" id="news-fixed-term">Tübingen und '
                        "Krementschuk</a> haben das Ende ihrer Vereinbarung von Anfang an geregelt.</p>"
                        '<p>In der Regel beschließt der <a linktype="glossary" id="Gemeinderat">Gemeinderat</a> über die Partnerschaft. Planen Sie für die Übersetzung '
                        "beider Fassungen genügend Zeit ein.</p>"
                    ),
                    fr=(
                        "<p>Une convention n’a pas besoin d’être longue. Elle doit dire ce que les deux parties veulent "
                        "atteindre, qui est responsable de quoi, comment les coûts sont partagés et quand un bilan commun "
                        'sera dressé. Une échéance peut aussi être utile : <a linktype="page" id="news-fixed-term">Tübingen '
                        "et Krementchouk</a> ont fixé dès le départ la fin de leur convention.</p>"
                        '<p>En règle générale, c’est le <a linktype="glossary" id="Gemeinderat">conseil municipal</a> qui se prononce sur le partenariat. Prévoyez assez '
                        "de temps pour traduire les deux versions.</p>"
                    ),
                    uk=(
                        "<p>Угода не мусить бути довгою. Вона має відповісти на запитання: чого прагнуть обидві сторони, хто "
                        "за що відповідає, як ділять витрати й коли разом підбивають підсумки. Доречним може бути й обмежений строк дії: "
                        '<a linktype="page" id="news-fixed-term">Тюбінген і Кременчук</a> від початку визначили, коли їхня '
                        "угода втратить чинність.</p>"
                        '<p>Зазвичай рішення про партнерство ухвалює <a linktype="glossary" id="Gemeinderat">рада громади</a>. Закладіть достатньо часу на переклад обох '
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
        ],
    },
    {
        "key": "guide-live",
        "type": "GuideChapterPage",
        "parent": "guide",
        "title": T(
            de="Wie bleibt eine Partnerschaft lebendig?",
            fr="Comment faire vivre un partenariat ?",
            uk="Як зберегти партнерство живим?",
        ),
        "slug": T(
            de="leben",
            fr="faire-vivre",
            uk="zhyttia",
        ),
        "summary": T(
            de="Kleine Vorhaben, feste Termine und mehrere Gruppen tragen weiter als ein Festakt.",
            fr="De petits projets, des rendez-vous fixes et plusieurs groupes mènent plus loin qu’une cérémonie.",
            uk="Невеликі проєкти, регулярні зустрічі та кілька груп важать більше, ніж урочистості.",
        ),
        "search_description": T(
            de="Leitfaden, Kapitel 3: wie Alltag, Begegnung und Arbeitsteilung eine kommunale Partnerschaft über Jahre tragen.",
            fr="Guide, chapitre 3 : comment le quotidien, les rencontres et le partage du travail font durer un partenariat.",
            uk="Посібник, розділ 3: як будні, зустрічі та розподіл роботи роками підтримують партнерство.",
        ),
        "as_of_days_ago": 18,
        "share_image": "hands",
        "body": [
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
                        "projets au résultat visible, un rendez-vous fixe dans l’année et plusieurs groupes qui travaillent indépendamment les uns des autres. Ainsi, tout ne repose pas sur une seule personne. Il faut aussi savoir parler "
                        "ouvertement des malentendus.</p>"
                        '<p>Si vous préparez un voyage, notre <a linktype="page" id="delegation-checklist">liste de contrôle '
                        "pour les visites de délégation</a> vous aidera.</p>"
                    ),
                    uk=(
                        "<p>Партнерство живе буднями, а не урочистостями. Добре зарекомендували себе невеликі проєкти з "
                        "видимим результатом, щорічна зустріч у визначений час і кілька груп, що працюють незалежно одна від "
                        "одної. Тоді не все залежить від однієї людини. Важливо також відверто говорити про непорозуміння.</p>"
                        "<p>Якщо готуєте поїздку, стане в пригоді наш "
                        '<a linktype="page" id="delegation-checklist">контрольний список для візитів делегацій</a>.</p>'
                    ),
                ),
            ),
            (
                "checklist",
                {
                    "title": T(
                        de="Damit der Alltag trägt",
                        fr="Pour que le partenariat tienne au quotidien",
                        uk="Щоб партнерство жило щодня",
                    ),
                    "items": [
                        T(
                            de="Es gibt ein kleines Vorhaben, dessen Ergebnis man in diesem Jahr sehen kann.",
                            fr="Un petit projet donnera un résultat visible cette année.",
                            uk="Є невеликий проєкт, результат якого буде видно вже цього року.",
                        ),
                        T(
                            de="Mindestens zwei Gruppen arbeiten unabhängig voneinander mit der anderen Seite.",
                            fr="Au moins deux groupes travaillent, indépendamment l’un de l’autre, avec l’autre partie.",
                            uk="Щонайменше дві групи незалежно одна від одної співпрацюють з іншою стороною.",
                        ),
                        T(
                            de="Der nächste gemeinsame Termin steht fest.",
                            fr="La date de la prochaine rencontre est fixée.",
                            uk="Дату наступної зустрічі визначено.",
                        ),
                        T(
                            de="Wir wissen, wer dolmetscht und wer das bezahlt.",
                            fr="Nous savons qui assure l’interprétation et qui la paie.",
                            uk="Ми знаємо, хто перекладає і хто за це платить.",
                        ),
                    ],
                },
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
        ],
    },
    {
        "key": "guide-handover",
        "type": "GuideChapterPage",
        "parent": "guide",
        "title": T(
            de="Wie gelingt die Übergabe?",
            fr="Comment réussir la transmission ?",
            uk="Як передати справу далі?",
        ),
        "slug": T(
            de="uebergeben",
            fr="transmettre",
            uk="peredannia",
        ),
        "summary": T(
            de="Wissen, Kontakte und Aufgaben weitergeben, solange die Erfahrenen noch dabei sind.",
            fr="Transmettre savoirs, contacts et tâches tant que les plus expérimentés sont là.",
            uk="Передати знання, контакти й завдання, поки досвідчені ще поруч.",
        ),
        "search_description": T(
            de="Leitfaden, Kapitel 4: den Generationswechsel in einer Partnerschaft früh und gemeinsam vorbereiten.",
            fr="Guide, chapitre 4 : préparer tôt et ensemble le passage de relais dans un partenariat.",
            uk="Посібник, розділ 4: завчасно й разом підготувати зміну поколінь у партнерстві.",
        ),
        "as_of_days_ago": 18,
        "share_image": "bulbs",
        "body": [
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
                "checklist",
                {
                    "title": T(de="Vor der Übergabe", fr="Avant de passer le relais", uk="Перед передаванням справ"),
                    "items": [
                        T(
                            de="Alle Ansprechpersonen beider Seiten stehen in einer Liste, die auch andere finden.",
                            fr="Tous les contacts des deux parties figurent dans une liste que d’autres peuvent trouver.",
                            uk="Контакти обох сторін зібрано в списку, доступному й іншим.",
                        ),
                        T(
                            de="Die Aufgaben sind so klein, dass man sie neben Beruf oder Schule schafft.",
                            fr="Les tâches sont assez petites pour être menées en plus d’un emploi ou des études.",
                            uk="Завдання досить малі, щоб упоратися з ними поряд із роботою чи навчанням.",
                        ),
                        T(
                            de="Neue Leute dürfen etwas anders machen als bisher.",
                            fr="Les nouveaux venus peuvent faire autrement qu’avant.",
                            uk="Нові люди можуть робити дещо інакше, ніж досі.",
                        ),
                        T(
                            de="Die Bisherigen bleiben eine Zeit lang ansprechbar.",
                            fr="Les anciens restent joignables pendant un certain temps.",
                            uk="Попередники певний час залишаються на зв’язку.",
                        ),
                    ],
                },
            ),
        ],
    },
    {
        "key": "guide-end",
        "type": "GuideChapterPage",
        "parent": "guide",
        "title": T(
            de="Wann ruht oder endet eine Partnerschaft?",
            fr="Quand suspendre ou terminer un partenariat ?",
            uk="Коли партнерство призупиняють або завершують?",
        ),
        "slug": T(
            de="ruhen-oder-beenden",
            fr="suspendre-ou-terminer",
            uk="pryzupynennia",
        ),
        "summary": T(
            de="Ein klares Wort, ein Dank und die Bedingungen für einen neuen Anfang.",
            fr="Une parole claire, un remerciement et les conditions d’un nouveau départ.",
            uk="Чітке слово, подяка й умови для нового початку.",
        ),
        "search_description": T(
            de="Leitfaden, Kapitel 5: eine Partnerschaft ruhen lassen oder würdig beenden, mit jährlicher Bilanz.",
            fr="Guide, chapitre 5 : suspendre un partenariat ou y mettre fin dignement, avec un bilan annuel.",
            uk="Посібник, розділ 5: призупинити або гідно завершити партнерство, щороку підбиваючи підсумки.",
        ),
        "as_of_days_ago": 18,
        "share_image": "river",
        "body": [
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
                "checklist",
                {
                    "title": T(
                        de="Wenn eine Partnerschaft ruht oder endet",
                        fr="Quand un partenariat est suspendu ou prend fin",
                        uk="Коли партнерство призупиняють або завершують",
                    ),
                    "items": [
                        T(
                            de="Der Gemeinderat hat es beschlossen, und die andere Seite hat es zuerst von uns erfahren.",
                            fr="Le conseil municipal l’a décidé, et l’autre partie l’a appris d’abord par nous.",
                            uk="Рада громади ухвалила рішення, а інша сторона дізналася про нього насамперед від нас.",
                        ),
                        T(
                            de="Die Gründe stehen in zwei Sätzen fest, die beide Seiten nennen können.",
                            fr="Les raisons tiennent en deux phrases que les deux parties peuvent citer.",
                            uk="Причини викладено двома реченнями, які можуть навести обидві сторони.",
                        ),
                        T(
                            de="Wir haben den Engagierten gedankt.",
                            fr="Nous avons remercié les personnes engagées.",
                            uk="Ми подякували тим, хто працював для партнерства.",
                        ),
                        T(
                            de="Im Verzeichnis dieser Website ist der Stand geändert.",
                            fr="Le statut est à jour dans l’annuaire de ce site.",
                            uk="У каталозі на цьому сайті стан оновлено.",
                        ),
                    ],
                },
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
        ],
    },
]
