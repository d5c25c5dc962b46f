"""Best practices from public facts; what is not publicly known is left out."""

from demo.text import T

FORMATS = {
    "vorschlaege": T("Vorschläge der Bürgerschaft", "propositions des habitants", "пропозиції мешканців"),
    "buergerversammlung": T("Öffentliche Versammlung", "réunion publique", "відкриті збори"),
    "meinungsbild": T("Meinungsbild", "vote indicatif", "рейтингове голосування"),
    "jugendbegegnung": T("Jugendbegegnung", "rencontre de jeunes", "молодіжна зустріч"),
}
PRACTICES = [
    {
        "title": T(
            "Tübingen: Die Stadt fragt, wer Partnerin werden soll",
            "Tübingen : la ville demande qui doit devenir sa partenaire",
            "Тюбінген: місто питає, хто стане партнером",
        ),
        "slug": T("tuebingen-krementschuk", "tuebingen-krementchouk", "tiubinhen-kremenchuk"),
        "summary": T(
            "Wie Bürgerinnen und Bürger die Partnerstadt mit auswählten.",
            "Comment les habitants ont participé au choix de la ville partenaire.",
            "Як мешканці разом обирали місто-партнера.",
        ),
        "problem": T(
            "Eine neue Partnerschaft trägt nur, wenn die Menschen sie wollen.",
            "Un nouveau partenariat ne tient que si la population le souhaite.",
            "Нове партнерство тримається лише тоді, коли його хочуть люди.",
        ),
        "approach": T(
            "Alle konnten Städte vorschlagen. 22 Vorschläge gingen ein, neun kamen in die engere Wahl. In einer "
            "öffentlichen Versammlung gab es dazu ein Meinungsbild.",
            "Chacun pouvait proposer des villes. Sur 22 propositions, neuf ont été présélectionnées. Une réunion publique "
            "a ensuite permis un vote indicatif.",
            "Кожен міг запропонувати місто. Надійшло 22 пропозиції, дев’ять потрапили до короткого списку. На відкритих "
            "зборах провели рейтингове голосування.",
        ),
        "result": T(
            "Der Gemeinderat beschloss am 29. Juni 2023 die Partnerschaft mit Krementschuk; unterzeichnet wurde sie am "
            "10. Mai 2024.",
            "Le conseil municipal a approuvé le 29 juin 2023 le partenariat avec Krementchouk ; il a été signé le 10 mai "
            "2024.",
            "29 червня 2023 року міська рада ухвалила партнерство з Кременчуком; його підписали 10 травня 2024 року.",
        ),
        "transferability": T(
            "Klären Sie von Anfang an, wer am Ende entscheidet.",
            "Précisez dès le départ qui décidera en dernier ressort.",
            "Від початку з’ясуйте, хто ухвалює остаточне рішення.",
        ),
        "countries": ["UA"],
        "topics": ["beteiligung"],
        "forms": ["delegationsbesuch"],
        "formats": ["vorschlaege", "buergerversammlung", "meinungsbild"],
        "stage": "emerging",
        "partnership": "Krementschuk",
    },
    {
        "title": T(
            "Schwäbisch Gmünd und Obroschyne: Wärmepumpen für ein Gemeindehaus",
            "Schwäbisch Gmünd et Obrochyne : des pompes à chaleur pour une maison communale",
            "Швебіш-Гмюнд і Оброшине: теплові насоси для громадського будинку",
        ),
        "slug": T("schwaebisch-gmuend-obroschyne", "schwaebisch-gmuend-obrochyne", "shvebish-hmiund-obroshyne"),
        "summary": T(
            "Ein Haus, das als Zuflucht dient, bleibt warm.",
            "Une maison qui sert de refuge reste chauffée.",
            "Будинок, який слугує прихистком, лишається теплим.",
        ),
        "problem": T(
            "Ein Gemeindehaus in Obroschyne dient als Zufluchtsort und braucht verlässlich Wärme.",
            "Une maison communale d’Obrochyne sert de refuge et a besoin d’un chauffage fiable.",
            "Громадський будинок в Оброшиному слугує прихистком і потребує надійного опалення.",
        ),
        "approach": T(
            "Die Solidaritätspartnerschaft nahm sich eine überschaubare Aufgabe vor: Wärmepumpen für dieses Haus.",
            "Le partenariat de solidarité s’est donné une tâche bien délimitée : des pompes à chaleur pour cette maison.",
            "Партнерство солідарності взялося за посильне завдання: теплові насоси для цього будинку.",
        ),
        "transferability": T(
            "Ein einzelnes Haus ist ein Ziel, das beide Seiten sehen und prüfen können.",
            "Un seul bâtiment est un objectif que les deux côtés peuvent voir et vérifier.",
            "Один будинок — це мета, яку обидві сторони можуть побачити й перевірити.",
        ),
        "countries": ["UA"],
        "topics": ["wiederaufbau", "energie"],
        "forms": ["wiederaufbauprojekt"],
        "stage": "active",
        "partnership": "Obroschyne",
    },
    {
        "title": T(
            "Esslingen und Kamjanez-Podilskyj: viele Fäden im ersten Jahr",
            "Esslingen et Kamianets-Podilskyï : plusieurs fils dès la première année",
            "Есслінген і Кам’янець-Подільський: багато ниток за перший рік",
        ),
        "slug": T("esslingen-kamjanez", "esslingen-kamianets", "esslinhen-kamianets"),
        "summary": T(
            "Feuerwehr, Klinik, Hochschule und Traumahilfe arbeiteten nebeneinander.",
            "Pompiers, hôpital, université et aide psychologique ont travaillé en parallèle.",
            "Пожежники, клініка, виш і психологічна допомога працювали паралельно.",
        ),
        "problem": T(
            "Eine junge Partnerschaft braucht schnell sichtbare Kontakte auf beiden Seiten.",
            "Un jeune partenariat a vite besoin de contacts visibles des deux côtés.",
            "Молоде партнерство потребує швидких і помітних контактів з обох боків.",
        ),
        "approach": T(
            "Statt eines großen Projekts begannen Feuerwehr, Klinik, Hochschule und Traumahilfe im ersten Jahr je einen "
            "eigenen Austausch.",
            "Au lieu d’un grand projet, les pompiers, l’hôpital, l’université et l’aide psychologique ont lancé chacun "
            "leur échange dès la première année.",
            "Замість одного великого проєкту пожежники, клініка, виш і служба психологічної допомоги за перший рік почали "
            "кожен власний обмін.",
        ),
        "transferability": T(
            "Parallele Fäden halten, auch wenn einer reißt.",
            "Plusieurs fils tiennent, même si l’un d’eux se rompt.",
            "Паралельні нитки тримають, навіть якщо одна обірветься.",
        ),
        "countries": ["UA"],
        "topics": ["gesundheit"],
        "forms": ["fachaustausch", "feuerwehr", "hochschule-klinik"],
        "stage": "active",
        "partnership": "Kamjanez",
    },
    {
        "title": T(
            "Sindelfingen, Mykolajiw und Chełm: ein Jugendlager zu dritt",
            "Sindelfingen, Mykolaïv et Chełm : un camp de jeunes à trois",
            "Зіндельфінген, Миколаїв і Хелм: молодіжний табір утрьох",
        ),
        "slug": T("sindelfingen-jugendlager", "sindelfingen-camp", "zindelfinhen-tabir"),
        "summary": T(
            "Im Sommer 2024 trafen sich junge Menschen aus drei Städten.",
            "À l’été 2024, des jeunes de trois villes se sont rencontrés.",
            "Улітку 2024 року зустрілася молодь із трьох міст.",
        ),
        "problem": T(
            "Partnerschaften brauchen junge Menschen, die sie weitertragen.",
            "Les partenariats ont besoin de jeunes pour les faire vivre.",
            "Партнерствам потрібна молодь, яка їх продовжить.",
        ),
        "approach": T(
            "Zusammen mit der polnischen Partnerstadt Chełm lud Sindelfingen zu einem gemeinsamen Jugendlager ein.",
            "Avec sa ville jumelle polonaise Chełm, Sindelfingen a organisé un camp de jeunes commun.",
            "Разом із польським містом-партнером Хелмом Зіндельфінген запросив до спільного молодіжного табору.",
        ),
        "transferability": T(
            "Eine dritte Stadt auf halbem Weg kann Begegnungen möglich machen.",
            "Une troisième ville à mi-chemin peut rendre les rencontres possibles.",
            "Третє місто на півдорозі може зробити зустрічі можливими.",
        ),
        "countries": ["UA", "PL"],
        "topics": ["jugend", "generationswechsel"],
        "forms": ["jugend-und-schule"],
        "formats": ["jugendbegegnung"],
        "stage": "active",
        "partnership": "Mykolajiw",
    },
    {
        "title": T(
            "Mannheim, Czernowitz und Chișinău: zu dritt durch die Pandemie",
            "Mannheim, Tchernivtsi et Chișinău : à trois face à la pandémie",
            "Мангайм, Чернівці та Кишинів: утрьох під час пандемії",
        ),
        "slug": T("mannheim-czernowitz-chisinau", "mannheim-tchernivtsi-chisinau", "manhaim-chernivtsi-kyshyniv"),
        "summary": T(
            "Ein gemeinsames Projekt von 2020 bis 2021.",
            "Un projet commun de 2020 à 2021.",
            "Спільний проєкт 2020–2021 років.",
        ),
        "problem": T(
            "Die Pandemie traf alle drei Städte zur selben Zeit.",
            "La pandémie a frappé les trois villes en même temps.",
            "Пандемія вразила всі три міста одночасно.",
        ),
        "approach": T(
            "Die drei Städte führten 2020 und 2021 ein gemeinsames Projekt zur Pandemie durch.",
            "En 2020 et 2021, les trois villes ont mené un projet commun sur la pandémie.",
            "У 2020 і 2021 роках три міста здійснили спільний проєкт щодо пандемії.",
        ),
        "result": T(
            "Am 5. April 2022 folgte für Czernowitz ein Beschluss des Gemeinderats.",
            "Le 5 avril 2022, le conseil municipal a pris une décision concernant Tchernivtsi.",
            "5 квітня 2022 року міська рада ухвалила рішення щодо Чернівців.",
        ),
        "countries": ["UA", "MD"],
        "topics": ["gesundheit"],
        "forms": ["fachaustausch"],
        "stage": "active",
        "partnership": "Czernowitz",
    },
    {
        "title": T(
            "Singen und Kobeljaky: von der Versöhnung zur Hilfe",
            "Singen et Kobeliaky : de la réconciliation à l’aide",
            "Зінген і Кобеляки: від примирення до допомоги",
        ),
        "slug": T("singen-kobeljaky", "singen-kobeliaky", "zinhen-kobeliaky"),
        "summary": T(
            "Was mit früheren Zwangsarbeitern begann, tragen heute die Enkel.",
            "Né de contacts avec d’anciens travailleurs forcés, le lien est porté aujourd’hui par les petits-enfants.",
            "Те, що почалося з контактів із колишніми примусовими робітниками, сьогодні несуть онуки.",
        ),
        "problem": T(
            "Die Partnerschaft wuchs aus Kontakten zu ehemaligen Zwangsarbeiterinnen und Zwangsarbeitern.",
            "Le jumelage est né de contacts avec d’anciens travailleurs forcés.",
            "Партнерство виросло з контактів із колишніми примусовими робітниками.",
        ),
        "approach": T(
            "Seit dem 22. Mai 1993 besteht die Städtepartnerschaft; heute organisiert sie auch Hilfstransporte.",
            "Le jumelage existe depuis le 22 mai 1993 ; il organise aujourd’hui aussi des convois d’aide.",
            "Побратимство існує від 22 травня 1993 року; нині воно організовує й перевезення допомоги.",
        ),
        "lessons": T(
            "Die Generation der Enkel übernimmt, wenn sie eigene Aufgaben bekommt.",
            "La génération des petits-enfants prend le relais quand on lui confie ses propres tâches.",
            "Покоління онуків переймає справу, коли отримує власні завдання.",
        ),
        "countries": ["UA"],
        "topics": ["versoehnung", "generationswechsel"],
        "forms": ["hilfsgueter"],
        "stage": "handover",
        "partnership": "Kobeljaky",
    },
    {
        "title": T(
            "Kehl und Burundi: Verwaltung lernt von Verwaltung",
            "Kehl et le Burundi : quand des administrations apprennent les unes des autres",
            "Кель і Бурунді: управлінці вчаться одні в одних",
        ),
        "slug": T("kehl-burundi", "kehl-burundi", "kel-burundi"),
        "summary": T(
            "Hochschule Kehl und Université du Burundi bilden kommunale Beschäftigte fort.",
            "La Hochschule Kehl et l’Université du Burundi forment des agents communaux.",
            "Вища школа в Келі та Університет Бурунді навчають працівників комун.",
        ),
        "problem": T(
            "Größere Kommunen mit mehr Aufgaben brauchen gut ausgebildete Beschäftigte.",
            "Des communes plus grandes, aux missions plus nombreuses, ont besoin d’agents bien formés.",
            "Більшим комунам із ширшими завданнями потрібні добре підготовлені працівники.",
        ),
        "approach": T(
            "Die Hochschule Kehl und der Städtetag kooperieren mit der Université du Burundi. Das ist eine Zusammenarbeit "
            "von Institutionen, keine Städtepartnerschaft.",
            "La Hochschule Kehl et le Städtetag coopèrent avec l’Université du Burundi. C’est une coopération entre "
            "institutions, non un jumelage.",
            "Вища школа в Келі та Städtetag співпрацюють з Університетом Бурунді. Це співпраця установ, а не побратимство.",
        ),
        "transferability": T(
            "Fragen Sie eine Hochschule in Ihrer Nähe, ob sie mitwirken möchte.",
            "Demandez à un établissement d’enseignement supérieur proche s’il souhaite participer.",
            "Запитайте в найближчого вишу, чи не хоче він долучитися.",
        ),
        "countries": ["BI"],
        "topics": ["verwaltungsstrukturen", "daseinsvorsorge"],
        "forms": ["fachaustausch", "hochschule-klinik"],
        "stage": "active",
        "partnership": "",
    },
    {
        "title": T(
            "Ludwigsburg, Montbéliard, Kongoussi: zu dritt fürs Klima",
            "Ludwigsburg, Montbéliard, Kongoussi : à trois pour le climat",
            "Людвігсбург, Монбельяр, Конгуссі: утрьох заради клімату",
        ),
        "slug": T("ludwigsburg-klima", "ludwigsbourg-climat", "liudvihsburh-klimat"),
        "summary": T(
            "Aus einer Städtepartnerschaft von 1950 wurde eine Klimapartnerschaft zu dritt.",
            "D’un jumelage de 1950 est né un partenariat climatique à trois.",
            "З побратимства 1950 року виросло тристороннє кліматичне партнерство.",
        ),
        "problem": T(
            "Eine alte Partnerschaft suchte ein Thema für die Zukunft.",
            "Un jumelage ancien cherchait un thème d’avenir.",
            "Давнє партнерство шукало тему для майбутнього.",
        ),
        "approach": T(
            "Am 26. Juli 2006 unterzeichneten Ludwigsburg und Montbéliard mit Kongoussi in Burkina Faso eine Erklärung zu "
            "dritt.",
            "Le 26 juillet 2006, Ludwigsburg et Montbéliard ont signé une déclaration à trois avec Kongoussi, au Burkina "
            "Faso.",
            "26 липня 2006 року Людвігсбург і Монбельяр разом із Конгуссі в Буркіна-Фасо підписали тристоронню декларацію.",
        ),
        "result": T(
            "Daraus ist eine Klimapartnerschaft geworden.",
            "Il en est né un partenariat pour le climat.",
            "Із цього виросло кліматичне партнерство.",
        ),
        "countries": ["FR", "BF"],
        "topics": ["klima"],
        "forms": ["fachaustausch"],
        "stage": "active",
        "partnership": "Montbéliard",
    },
]
