"""The news: public developments, each with its source."""

from demo.text import T

PAGES = [
    {
        "key": "news",
        "type": "NewsIndexPage",
        "parent": "home",
        "title": T(de="Aktuelles", fr="Actualités", uk="Новини"),
        "summary": T(
            de=(
                "Entwicklungen rund um kommunale Partnerschaften, kurz berichtet und mit Quelle. Die "
                "Veröffentlichungsdaten sind Demo-Angaben."
            ),
            fr=(
                "L’actualité des partenariats communaux, en bref et avec ses sources. Les dates de publication sont "
                "fictives (démo)."
            ),
            uk="Новини про муніципальні партнерства: коротко й із зазначенням джерел. Дати публікації умовні (демо).",
        ),
        "search_description": T(
            de=(
                "Aktuelles zu kommunalen Partnerschaften in Baden-Württemberg: Burundi, Ukraine, Europa. Auch als "
                "Feed zum Abonnieren."
            ),
            fr=(
                "Actualités des partenariats communaux du Bade-Wurtemberg : Burundi, Ukraine, Europe. Abonnement "
                "possible par flux."
            ),
            uk=(
                "Новини муніципальних партнерств Баден-Вюртембергу: Бурунді, Україна, Європа. Можна підписатися на "
                "стрічку."
            ),
        ),
        "as_of_days_ago": 2,
        "in_menu": True,
        "share_image": "river",
    },
    {
        "key": "news-burundi-reform",
        "type": "NewsPage",
        "countries": ["BI"],
        "topics": ["verwaltungsstrukturen", "daseinsvorsorge"],
        "parent": "news",
        "days_ago": 4,
        "title": T(
            de="Burundi: Aus 119 Kommunen werden 42",
            fr="Burundi : les 119 communes ne sont plus que 42",
            uk="Бурунді: зі 119 комун стало 42",
        ),
        "slug": T(de="burundi-gebietsreform", fr="burundi-reforme-territoriale", uk="burundi-terytorialna-reforma"),
        "summary": T(
            de=(
                "Eine Reform hat die Verwaltungsgliederung Burundis neu gezogen. Was das für Kontakte zwischen "
                "Kommunen bedeutet."
            ),
            fr=(
                "Une réforme a redessiné le découpage administratif du Burundi. Ce que cela signifie pour les "
                "contacts entre communes."
            ),
            uk="Реформа змінила адміністративний поділ Бурунді. Що це означає для зв’язків між громадами.",
        ),
        "search_description": T(
            de=(
                "Gebietsreform in Burundi: fünf statt 18 Provinzen, 42 statt 119 Kommunen. Hinweise für "
                "Partnerschaften."
            ),
            fr=(
                "Réforme territoriale au Burundi : 5 provinces au lieu de 18, 42 communes au lieu de 119. "
                "Conseils pour les partenariats."
            ),
            uk="Територіальна реформа в Бурунді: п’ять провінцій замість 18, 42 комуни замість 119. Поради для партнерств.",
        ),
        "as_of_days_ago": 4,
        "share_image": "hills-burundi",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Burundi hat seine Verwaltung neu geordnet. Das Organgesetz von 2023 verringert die Zahl der "
                        "Provinzen von 18 auf fünf und die der Kommunen von 119 auf 42. Seit 2025 gilt die neue "
                        "Gliederung.</p>"
                        "<p>Die fünf Provinzen heißen Buhumuza, Bujumbura, Burunga, Butanyerera und Gitega. Unterhalb der "
                        "Kommunen bleiben Zonen und Hügel (auf Französisch „collines“) die Ebenen, auf denen Menschen der "
                        "Verwaltung begegnen.</p>"
                    ),
                    fr=(
                        "<p>Le Burundi a réorganisé son administration. La loi organique de 2023 ramène le nombre de "
                        "provinces de 18 à 5 et celui des communes de 119 à 42. Le nouveau découpage s’applique depuis "
                        "2025.</p>"
                        "<p>Les cinq provinces s’appellent Buhumuza, Bujumbura, Burunga, Butanyerera et Gitega. Au-dessous "
                        "des communes, les zones et les collines restent les niveaux où la population rencontre "
                        "l’administration.</p>"
                    ),
                    uk=(
                        "<p>Бурунді реорганізувало своє управління. Органічний закон 2023 року зменшив кількість провінцій "
                        "із 18 до п’яти, а комун — зі 119 до 42. Новий поділ діє від 2025 року.</p>"
                        "<p>П’ять провінцій мають назви Бугумуза, Бужумбура, Бурунга, Бутаньєрера та Гітега. Нижче за комуни "
                        "лишаються зони та пагорби (французькою «collines») — рівні, на яких люди мають справу з владою.</p>"
                    ),
                ),
            ),
            (
                "heading",
                {
                    "text": T(
                        de="Was Partnerinnen und Partner jetzt prüfen sollten",
                        fr="Ce que les partenaires devraient vérifier maintenant",
                        uk="Що варто перевірити партнерам",
                    ),
                    "level": "2",
                },
            ),
            (
                "text",
                T(
                    de=(
                        "<ul>"
                        "<li>Besteht die Kommune, mit der Sie Kontakt haben, noch unter diesem Namen?</li>"
                        "<li>Wer ist jetzt für Ihr Thema zuständig?</li>"
                        "<li>Müssen Vereinbarungen, Adressen oder Kontodaten angepasst werden?</li>"
                        "</ul>"
                    ),
                    fr=(
                        "<ul>"
                        "<li>La commune avec laquelle vous êtes en contact existe-t-elle encore sous ce nom ?</li>"
                        "<li>Qui est désormais chargé de votre sujet ?</li>"
                        "<li>Faut-il adapter des conventions, des adresses ou des coordonnées bancaires ?</li>"
                        "</ul>"
                    ),
                    uk=(
                        "<ul>"
                        "<li>Чи існує ще під цією назвою комуна, з якою ви підтримуєте зв’язок?</li>"
                        "<li>Хто тепер відповідає за вашу тему?</li>"
                        "<li>Чи потрібно змінити угоди, адреси або банківські реквізити?</li>"
                        "</ul>"
                    ),
                ),
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Quellen: Organgesetz Nr. 1/05 vom 16. März 2023; "
                        '<a href="https://assemblee.bi/">Nationalversammlung von Burundi</a>. Hintergrund: '
                        '<a linktype="page" id="burundi">Länderschwerpunkt Burundi</a></p>'
                    ),
                    fr=(
                        '<p>Sources : loi organique n° 1/05 du 16 mars 2023 ; <a href="https://assemblee.bi/">Assemblée '
                        'nationale du Burundi</a>. Contexte : page « <a linktype="page" id="burundi">Pays prioritaire : '
                        "Burundi</a> »</p>"
                    ),
                    uk=(
                        "<p>Джерела: Органічний закон № 1/05 від 16 березня 2023 року; "
                        '<a href="https://assemblee.bi/">Національні збори Бурунді</a>. Докладніше: '
                        '<a linktype="page" id="burundi">«Пріоритетна країна: Бурунді»</a></p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "news-fixed-term",
        "type": "NewsPage",
        "countries": ["UA"],
        "topics": ["beteiligung"],
        "parent": "news",
        "days_ago": 17,
        "title": T(
            de="Tübingen und Krementschuk: Partnerschaft mit vereinbartem Ende",
            fr="Tübingen et Krementchouk : un partenariat dont la fin est prévue",
            uk="Тюбінген і Кременчук: партнерство з визначеним строком",
        ),
        "slug": T(de="tuebingen-krementschuk", fr="tuebingen-krementchouk", uk="tiubinhen-kremenchuk"),
        "summary": T(
            de=(
                "Die beiden Städte stehen einander im Krieg bei und haben zugleich geregelt, wie lange ihre "
                "Vereinbarung gilt."
            ),
            fr="Les deux villes se soutiennent pendant la guerre et ont fixé d’emblée la durée de leur convention.",
            uk="Міста підтримують одне одного під час війни й водночас домовилися, доки діятиме їхня угода.",
        ),
        "search_description": T(
            de=(
                "Die Vereinbarung zwischen Tübingen und Krementschuk vom 10. Mai 2024 endet fünf Jahre nach Kriegsende."
            ),
            fr=(
                "La convention entre Tübingen et Krementchouk, signée le 10 mai 2024, prendra fin cinq ans après la "
                "fin de la guerre."
            ),
            uk=(
                "Угода між Тюбінгеном і Кременчуком від 10 травня 2024 року втратить чинність через п’ять років після закінчення війни."
            ),
        ),
        "as_of_days_ago": 17,
        "share_image": "bridge",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Am 29. Juni 2023 stimmte der Tübinger Gemeinderat zu, am 10. Mai 2024 wurde unterschrieben: "
                        "Tübingen und Krementschuk sind Partnerinnen. Ungewöhnlich ist die Befristung. Die Vereinbarung "
                        "läuft fünf Jahre nach dem Ende des Krieges aus.</p>"
                    ),
                    fr=(
                        "<p>Le 29 juin 2023, le conseil municipal de Tübingen a donné son accord ; le 10 mai 2024, la "
                        "convention a été signée : Tübingen et Krementchouk sont partenaires. La durée limitée est peu "
                        "courante. La convention expirera cinq ans après la fin de la guerre.</p>"
                    ),
                    uk=(
                        "<p>29 червня 2023 року міська рада Тюбінгена дала згоду, а 10 травня 2024 року угоду підписали: "
                        "Тюбінген і Кременчук стали партнерами. Незвичним є обмежений строк: угода втратить чинність через "
                        "п’ять років після закінчення війни.</p>"
                    ),
                ),
            ),
            (
                "text",
                T(
                    de=(
                        "<p>Eine Befristung muss kein Zeichen von Zurückhaltung sein. Sie macht es einem Rat leichter, in "
                        "unsicheren Zeiten zuzusagen, und zwingt später zu einer bewussten Entscheidung: beenden, verlängern "
                        "oder in eine dauerhafte Städtepartnerschaft überführen.</p>"
                        '<p>Quelle: <a href="https://www.tuebingen.de/">tuebingen.de</a>. Mehr zu Vereinbarungen im '
                        '<a linktype="page" id="guide">Leitfaden</a></p>'
                    ),
                    fr=(
                        "<p>Limiter la durée n’est pas forcément un signe de réserve. Cela aide un conseil à s’engager dans "
                        "une période incertaine et oblige plus tard à décider en connaissance de cause : y mettre fin, la prolonger ou passer à un jumelage durable.</p>"
                        '<p>Source : <a href="https://www.tuebingen.de/">tuebingen.de</a>. En savoir plus sur les '
                        'conventions dans le <a linktype="page" id="guide">guide</a></p>'
                    ),
                    uk=(
                        "<p>Обмежений строк не обов’язково свідчить про стриманість. Так раді легше погодитися в непевні "
                        "часи, а згодом доведеться ухвалити свідоме рішення: завершити, продовжити чи перейти до постійного "
                        "побратимства.</p>"
                        '<p>Джерело: <a href="https://www.tuebingen.de/">tuebingen.de</a>. Більше про угоди — у '
                        '<a linktype="page" id="guide">посібнику</a></p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "news-youth-camp",
        "type": "NewsPage",
        "countries": ["PL", "UA"],
        "topics": ["jugend", "generationswechsel"],
        "parent": "news",
        "days_ago": 33,
        "title": T(
            de="Drei Städte, ein Jugendcamp: Sindelfingen, Mykolajiw und Chełm",
            fr="Trois villes, un camp de jeunes : Sindelfingen, Mykolaïv et Chełm",
            uk="Три міста, один молодіжний табір: Зіндельфінген, Миколаїв і Холм",
        ),
        "slug": T(de="jugendcamp-sindelfingen", fr="camp-de-jeunes-sindelfingen", uk="molodizhnyi-tabir-zindelfinhen"),
        "summary": T(
            de=(
                "Noch im Sommer der Vereinbarung trafen sich 2024 junge Menschen aus Deutschland, der Ukraine und "
                "Polen."
            ),
            fr=(
                "Dès l’été 2024, juste après l’accord, des jeunes d’Allemagne, d’Ukraine et de Pologne se sont "
                "rencontrés."
            ),
            uk="Улітку 2024 року, одразу після укладення угоди, зустрілася молодь із Німеччини, України та Польщі.",
        ),
        "search_description": T(
            de=(
                "Sindelfingen, Mykolajiw und Chełm starteten ihre Solidaritätspartnerschaft 2024 mit einem Jugendcamp."
            ),
            fr=(
                "Sindelfingen, Mykolaïv et Chełm ont lancé leur partenariat de solidarité en 2024 par un camp de "
                "jeunes."
            ),
            uk="Зіндельфінген, Миколаїв і Холм 2024 року розпочали партнерство солідарності з молодіжного табору.",
        ),
        "as_of_days_ago": 33,
        "share_image": "youth",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Im Mai 2024 vereinbarten Sindelfingen und Mykolajiw eine Solidaritätspartnerschaft. Mit im Bunde "
                        "ist die polnische Stadt Chełm. Noch im selben Sommer folgte das erste gemeinsame Vorhaben: ein Camp "
                        "für junge Menschen aus allen drei Städten.</p>"
                        "<p>Die Reihenfolge ist bemerkenswert. Häufig kommen Jugendliche erst hinzu, wenn eine Partnerschaft "
                        "schon Jahre alt ist. Hier gehörten sie von Beginn an dazu, und mit der dritten Stadt wurde die "
                        "Begegnung zugleich eine europäische.</p>"
                        '<p>Quelle: <a href="https://www.szbz.de/">szbz.de</a>. Zum Weiterlesen: '
                        '<a linktype="page" id="generation-change">Generationswechsel gestalten</a></p>'
                    ),
                    fr=(
                        "<p>En mai 2024, Sindelfingen et Mykolaïv ont conclu un partenariat de solidarité, auquel s’est "
                        "jointe la ville polonaise de Chełm. Un premier projet commun a suivi dès l’été : un camp pour des jeunes des trois villes.</p>"
                        "<p>L’ordre des étapes mérite d’être relevé. Souvent, les jeunes ne rejoignent un partenariat qu’au "
                        "bout de plusieurs années. Ici, ils étaient là dès le début, et la troisième ville a donné à la "
                        "rencontre une dimension européenne.</p>"
                        '<p>Source : <a href="https://www.szbz.de/">szbz.de</a>. À lire aussi : '
                        '<a linktype="page" id="generation-change">Réussir le passage de relais</a></p>'
                    ),
                    uk=(
                        "<p>У травні 2024 року Зіндельфінген і Миколаїв уклали угоду про партнерство солідарності, до якого "
                        "приєдналося польське місто Холм. Уже влітку відбувся перший спільний захід — табір для молоді з "
                        "усіх трьох міст.</p>"
                        "<p>Така послідовність прикметна. Часто молодь долучається лише тоді, коли партнерству вже багато "
                        "років. Тут вона брала участь від самого початку, а завдяки третьому місту зустріч стала ще й "
                        "європейською.</p>"
                        '<p>Джерело: <a href="https://www.szbz.de/">szbz.de</a>. Читайте також: '
                        '<a linktype="page" id="generation-change">«Зміна поколінь у партнерстві»</a></p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "news-heat-pumps",
        "type": "NewsPage",
        "countries": ["UA"],
        "topics": ["energie", "wiederaufbau"],
        "parent": "news",
        "days_ago": 48,
        "title": T(
            de="Wärme für einen Schutzraum: Schwäbisch Gmünd und Obroschyne",
            fr="De la chaleur pour un abri : Schwäbisch Gmünd et Obrochyne",
            uk="Тепло для укриття: Швебіш-Гмюнд і Оброшине",
        ),
        "slug": T(de="waermepumpen-obroschyne", fr="pompes-a-chaleur-obrochyne", uk="teplovi-nasosy-obroshyne"),
        "summary": T(
            de=(
                "Wärmepumpen versorgen ein Gemeinschaftshaus, das auch als Schutzraum dient: ein Beispiel für "
                "Wiederaufbau, der weiterdenkt."
            ),
            fr=(
                "Des pompes à chaleur chauffent un foyer communal qui sert aussi d’abri : un exemple de "
                "reconstruction tournée vers l’avenir."
            ),
            uk=(
                "Теплові насоси обігрівають громадський центр, який слугує й укриттям: приклад відбудови з думкою "
                "про майбутнє."
            ),
        ),
        "search_description": T(
            de=(
                "Solidaritätspartnerschaft Schwäbisch Gmünd – Obroschyne: Wärmepumpen für ein Gemeinschaftshaus, das "
                "als Schutzraum dient."
            ),
            fr=(
                "Partenariat de solidarité Schwäbisch Gmünd – Obrochyne : des pompes à chaleur pour un foyer "
                "communal servant d’abri."
            ),
            uk=(
                "Партнерство солідарності Швебіш-Гмюнд — Оброшине: теплові насоси для громадського центру, що слугує "
                "укриттям."
            ),
        ),
        "as_of_days_ago": 48,
        "share_image": "heat-pump",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Schwäbisch Gmünd und die Gemeinde Obroschyne verbindet eine Solidaritätspartnerschaft. Eines "
                        "ihrer Vorhaben: Ein Gemeinschaftshaus, in dem Menschen auch Schutz finden, wird mit Wärmepumpen "
                        "beheizt.</p>"
                        "<p>Das Beispiel zeigt, dass Hilfe und Klimaschutz zusammenpassen. Wer heute in einem Gebäude die "
                        "Heizung erneuert, entscheidet zugleich über den Energieverbrauch der kommenden Jahrzehnte.</p>"
                        '<p>Quelle: <a href="https://www.presseportal.de/">presseportal.de</a></p>'
                    ),
                    fr=(
                        "<p>Schwäbisch Gmünd et la commune d’Obrochyne sont liées par un partenariat de solidarité. L’un de "
                        "leurs projets : chauffer avec des pompes à chaleur un foyer communal où les habitants trouvent "
                        "aussi refuge.</p>"
                        "<p>Cet exemple montre que l’aide et la protection du climat vont de pair. Renouveler aujourd’hui le "
                        "chauffage d’un bâtiment, c’est décider de sa consommation d’énergie pour les décennies à venir.</p>"
                        '<p>Source : <a href="https://www.presseportal.de/">presseportal.de</a></p>'
                    ),
                    uk=(
                        "<p>Швебіш-Гмюнд і Оброшинську громаду пов’язує партнерство солідарності. Один із їхніх проєктів: "
                        "громадський центр, де люди знаходять і прихисток, опалюють тепловими насосами.</p>"
                        "<p>Цей приклад показує, що допомога та захист клімату йдуть пліч-о-пліч. Хто сьогодні оновлює "
                        "опалення в будівлі, той визначає її енергоспоживання на десятиліття.</p>"
                        '<p>Джерело: <a href="https://www.presseportal.de/">presseportal.de</a></p>'
                    ),
                ),
            ),
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(
                        de="Warum hier keine genaue Adresse steht",
                        fr="Pourquoi l’adresse exacte ne figure pas ici",
                        uk="Чому тут немає точної адреси",
                    ),
                    "text": T(
                        de=(
                            "<p>Angaben zu Orten, an denen Menschen Schutz suchen, veröffentlichen wir nicht. Bitte halten Sie "
                            "es in Ihren Berichten ebenso.</p>"
                        ),
                        fr=(
                            "<p>Nous ne publions aucune information sur les lieux où des personnes se mettent à l’abri. Merci de "
                            "faire de même dans vos publications.</p>"
                        ),
                        uk=(
                            "<p>Ми не публікуємо відомостей про місця, де люди шукають захисту. Будь ласка, робіть так само у "
                            "своїх публікаціях.</p>"
                        ),
                    ),
                },
            ),
        ],
    },
    {
        "key": "news-project-treaty",
        "type": "NewsPage",
        "countries": ["UA"],
        "topics": [],
        "parent": "news",
        "days_ago": 64,
        "title": T(
            de="Karlsruhe und Winnyzja: erst vorbereiten, dann unterschreiben",
            fr="Karlsruhe et Vinnytsia : préparer d’abord, signer ensuite",
            uk="Карлсруе й Вінниця: спершу підготовка, потім підпис",
        ),
        "slug": T(de="karlsruhe-winnyzja", fr="karlsruhe-vinnytsia", uk="karlsrue-vinnytsia"),
        "summary": T(
            de=(
                "Zwischen dem Beginn der Vorbereitung und dem Vertrag über die Projektpartnerschaft lagen neun Monate."
            ),
            fr=(
                "Neuf mois se sont écoulés entre le début des préparatifs et la signature de la convention de "
                "partenariat de projet."
            ),
            uk="Від початку підготовки до договору про проєктне партнерство минуло дев’ять місяців.",
        ),
        "search_description": T(
            de="Karlsruhe und Winnyzja: Projektpartnerschaft, vorbereitet ab Juli 2022, besiegelt am 22. April 2023.",
            fr=(
                "Karlsruhe et Vinnytsia : un partenariat de projet préparé dès juillet 2022 et scellé le 22 avril 2023."
            ),
            uk=(
                "Карлсруе й Вінниця: проєктне партнерство, яке готували від липня 2022 року й оформили 22 квітня 2023 "
                "року."
            ),
        ),
        "as_of_days_ago": 64,
        "share_image": "rings",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Im Juli 2022 begannen Karlsruhe und Winnyzja, ihre Projektpartnerschaft vorzubereiten. Am "
                        "22. April 2023 wurde der Vertrag geschlossen.</p>"
                        "<p>Neun Monate klingen lang, wenn Hilfe eilt. Doch Hilfe kann schon fließen, während man am Vertrag "
                        "arbeitet. Die Zeit davor entscheidet, ob eine Projektpartnerschaft weiß, was sie will: Themen, "
                        "Zuständigkeiten und Geld sollten geklärt sein, bevor die Tinte trocknet.</p>"
                        '<p>Quelle: <a href="https://www.karlsruhe.de/">karlsruhe.de</a>. Was in eine Vereinbarung gehört, '
                        'steht im <a linktype="page" id="guide">Leitfaden</a>.</p>'
                    ),
                    fr=(
                        "<p>En juillet 2022, Karlsruhe et Vinnytsia ont commencé à préparer leur partenariat de projet. La "
                        "convention a été conclue le 22 avril 2023.</p>"
                        "<p>Neuf mois paraissent longs quand l’aide est urgente. Mais l’aide peut déjà circuler pendant que "
                        "l’on rédige la convention. C’est cette phase préalable qui détermine si un partenariat de projet sait "
                        "ce qu’il veut : thèmes, responsabilités et budget devraient être clarifiés avant que l’encre ne "
                        "sèche.</p>"
                        '<p>Source : <a href="https://www.karlsruhe.de/">karlsruhe.de</a>. Le contenu d’une convention est '
                        'présenté dans le <a linktype="page" id="guide">guide</a>.</p>'
                    ),
                    uk=(
                        "<p>У липні 2022 року Карлсруе й Вінниця почали готувати проєктне партнерство. 22 квітня 2023 року "
                        "було укладено договір.</p>"
                        "<p>Дев’ять місяців здаються довгими, коли допомога потрібна негайно. Проте допомагати можна вже "
                        "тоді, коли договір ще пишуть. Саме цей час визначає, чи знатиме проєктне партнерство, чого воно "
                        "хоче: теми, розподіл обов’язків і кошти варто узгодити, перш ніж висохне чорнило.</p>"
                        '<p>Джерело: <a href="https://www.karlsruhe.de/">karlsruhe.de</a>. Що має бути в угоді, описано в '
                        '<a linktype="page" id="guide">посібнику</a>.</p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "news-three-cities",
        "type": "NewsPage",
        "countries": ["MD", "UA"],
        "topics": ["gesundheit"],
        "parent": "news",
        "days_ago": 80,
        "title": T(
            de="Mannheim, Czernowitz, Chișinău: zu dritt durch die Pandemie",
            fr="Mannheim, Tchernivtsi, Chișinău : à trois face à la pandémie",
            uk="Мангайм, Чернівці, Кишинів: утрьох крізь пандемію",
        ),
        "slug": T(
            de="mannheim-czernowitz-chisinau", fr="mannheim-tchernivtsi-chisinau", uk="manhaim-chernivtsi-kyshyniv"
        ),
        "summary": T(
            de=(
                "Ein gemeinsames Vorhaben der Jahre 2020 und 2021 verband drei Städte in drei Ländern, noch bevor "
                "der Rat die Partnerschaft beschloss."
            ),
            fr=(
                "Un projet mené en 2020 et 2021 a réuni trois villes de trois pays, avant même que le conseil ne "
                "décide du partenariat."
            ),
            uk=(
                "Спільний проєкт 2020–2021 років об’єднав три міста у трьох країнах ще до того, як рада схвалила "
                "партнерство."
            ),
        ),
        "search_description": T(
            de=(
                "Mannheim, Czernowitz und Chișinău arbeiteten 2020 und 2021 in der Pandemie zusammen; 2022 folgte "
                "der Ratsbeschluss."
            ),
            fr=(
                "Mannheim, Tchernivtsi et Chișinău ont coopéré pendant la pandémie en 2020 et 2021 ; le conseil "
                "s’est prononcé en 2022."
            ),
            uk=(
                "Мангайм, Чернівці та Кишинів співпрацювали під час пандемії у 2020–2021 роках; 2022 року рада "
                "ухвалила рішення."
            ),
        ),
        "as_of_days_ago": 80,
        "share_image": "map-lines",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Mannheim und Czernowitz stehen seit 2015 in Kontakt. In den Jahren 2020 und 2021 arbeiteten "
                        "beide mit Chișinău, der Hauptstadt der Republik Moldau, an einem Vorhaben zur Bewältigung der "
                        "Pandemie. Am 5. April 2022 fasste der Mannheimer Gemeinderat den Beschluss zur Partnerschaft mit "
                        "Czernowitz.</p>"
                        "<p>So wuchs aus einem lockeren Kontakt über ein Projekt eine feste Verbindung. Ein solcher Weg in "
                        "Stufen lässt Zeit, einander kennenzulernen.</p>"
                        '<p>Quelle: <a href="https://www.mannheim.de/">mannheim.de</a>. Mehr zur Zusammenarbeit zu dritt: '
                        '<a linktype="page" id="europe-world">Partnerschaften in Europa und der Welt</a></p>'
                    ),
                    fr=(
                        "<p>Mannheim et Tchernivtsi sont en contact depuis 2015. En 2020 et 2021, elles ont travaillé avec "
                        "Chișinău, capitale de la République de Moldavie, à un projet pour faire face à la pandémie. Le "
                        "5 avril 2022, le conseil municipal de Mannheim a voté le partenariat avec Tchernivtsi.</p>"
                        "<p>D’un simple contact est ainsi né, grâce à un projet, un lien solide. Avancer par étapes laisse "
                        "le temps de se connaître.</p>"
                        '<p>Source : <a href="https://www.mannheim.de/">mannheim.de</a>. En savoir plus sur la coopération à '
                        'trois : <a linktype="page" id="europe-world">Partenariats en Europe et dans le monde</a></p>'
                    ),
                    uk=(
                        "<p>Мангайм і Чернівці підтримують зв’язок від 2015 року. У 2020 та 2021 роках вони разом із "
                        "Кишиневом, столицею Республіки Молдова, працювали над проєктом із подолання пандемії. 5 квітня 2022 "
                        "року міська рада Мангайма ухвалила рішення про партнерство з Чернівцями.</p>"
                        "<p>Так із простого контакту через спільний проєкт виріс міцний зв’язок. Поступовий шлях дає час "
                        "краще пізнати одне одного.</p>"
                        '<p>Джерело: <a href="https://www.mannheim.de/">mannheim.de</a>. Більше про тристоронню співпрацю: '
                        '<a linktype="page" id="europe-world">«Партнерства в Європі та світі»</a></p>'
                    ),
                ),
            ),
        ],
    },
]
