"""The terms of the field in three languages."""

from demo.text import T

GLOSSARY = [
    {
        "term": T(de="Städtepartnerschaft", fr="Jumelage", uk="Побратимство"),
        "definition": T(
            de=(
                "Auf Dauer angelegte, förmlich vereinbarte Verbindung zwischen Städten, Gemeinden oder Landkreisen "
                "verschiedener Länder. Sie umfasst in der Regel viele Lebensbereiche, von Schulen über Kultur bis "
                "zum Austausch der Verwaltungen, und wird vom Gemeinderat beschlossen."
            ),
            fr=(
                "Lien durable et officiel entre des villes, communes ou arrondissements (Landkreise) de pays "
                "différents. Il touche en général de nombreux domaines, des écoles à la culture en passant par les "
                "échanges entre administrations, et fait l’objet d’une décision du conseil municipal."
            ),
            uk=(
                "Довготривалий, офіційно оформлений зв’язок між містами, громадами чи районами різних країн. "
                "Зазвичай він охоплює багато сфер — від шкіл і культури до обміну між адміністраціями — і "
                "затверджується рішенням ради."
            ),
        ),
        "note": "Ukrainisch auch „міста-побратими“ für die beteiligten Städte; nicht „місто-партнер“ als Ersatz.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Freundschaft", fr="Amitié", uk="Дружні зв’язки"),
        "definition": T(
            de=(
                "Verbindung zwischen Kommunen, die regelmäßigen Austausch pflegen, sich aber weniger weit binden als "
                "in einer Städtepartnerschaft. Häufig genügt eine gemeinsame Erklärung."
            ),
            fr=(
                "Lien entre des communes qui entretiennent des échanges réguliers tout en s’engageant moins que dans "
                "un jumelage. Une déclaration commune suffit souvent."
            ),
            uk=(
                "Зв’язки між громадами, які регулярно підтримують обмін, але беруть на себе менше зобов’язань, ніж у "
                "побратимстві. Часто досить спільної декларації."
            ),
        ),
        "note": "Rechtliche Form einer Partnerschaft, nicht das persönliche Verhältnis.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Kontakt", fr="Contact", uk="Контакт"),
        "definition": T(
            de=(
                "Loseste Form der Zusammenarbeit: Kommunen kennen sich und tauschen sich aus, ohne etwas schriftlich "
                "vereinbart zu haben. Aus einem Kontakt kann eine Freundschaft, ein Projekt oder eine Partnerschaft "
                "werden."
            ),
            fr=(
                "Forme de coopération la plus souple : des communes se connaissent et échangent sans convention "
                "écrite. Un contact peut mener à une amitié, à un projet ou à un partenariat."
            ),
            uk=(
                "Найвільніша форма співпраці: громади знають одна одну й спілкуються без письмової угоди. Контакт "
                "може перерости в дружні зв’язки, проєкт або партнерство."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Projektpartnerschaft", fr="Partenariat de projet", uk="Проєктне партнерство"),
        "definition": T(
            de=(
                "Zusammenarbeit für ein bestimmtes Vorhaben mit klarem Ziel und begrenzter Dauer. Sie endet mit dem "
                "Vorhaben, kann aber verlängert oder zu einer Städtepartnerschaft ausgebaut werden."
            ),
            fr=(
                "Coopération autour d’un projet précis, avec un objectif clair et une durée limitée. Elle prend fin "
                "avec le projet, mais peut être prolongée ou évoluer vers un jumelage."
            ),
            uk=(
                "Співпраця над конкретним проєктом із чіткою метою та обмеженим строком. Вона завершується разом із "
                "проєктом, але її можна продовжити або розвинути до побратимства."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Solidaritätspartnerschaft", fr="Partenariat de solidarité", uk="Партнерство солідарності"),
        "definition": T(
            de=(
                "Verbindung, mit der eine Kommune einer anderen in einer Notlage beisteht. Viele sind seit 2022 mit "
                "Kommunen in der Ukraine entstanden. Sie beginnt oft mit Hilfsgütern und kann befristet sein oder in "
                "eine dauerhafte Partnerschaft übergehen."
            ),
            fr=(
                "Lien par lequel une commune en soutient une autre dans une situation de détresse. Beaucoup de ces "
                "partenariats sont nés depuis 2022 avec des communes d’Ukraine. Un tel lien commence souvent par une "
                "aide matérielle et peut être limité dans le temps ou devenir un partenariat durable."
            ),
            uk=(
                "Зв’язок, у межах якого одна громада підтримує іншу в скрутний час. Багато таких партнерств із громадами "
                "України виникло від 2022 року. Часто все починається з гуманітарної допомоги; партнерство може "
                "мати обмежений строк або перерости в постійне."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Daseinsvorsorge", fr="Services publics essentiels", uk="Базові публічні послуги"),
        "definition": T(
            de=(
                "Alles, was die öffentliche Hand bereitstellt, damit Menschen vor Ort gut leben können: Wasser, "
                "Energie, Abfallentsorgung, Nahverkehr, Schulen, Gesundheitsversorgung. In Deutschland ist vieles "
                "davon Aufgabe der Kommunen."
            ),
            fr=(
                "Ensemble des prestations que la puissance publique assure pour permettre à chacun de bien vivre là où il habite : eau, énergie, déchets, transports de proximité, écoles, soins. En Allemagne, nombre d’entre elles "
                "relèvent des communes."
            ),
            uk=(
                "Усе, що забезпечує публічна влада, щоб людям добре жилося у своїй місцевості: вода, енергія, вивезення "
                "відходів, громадський транспорт, школи, медицина. У Німеччині багато із цього належить до завдань "
                "громад."
            ),
        ),
        "note": (
            "Deutscher Rechtsbegriff ohne genaue Entsprechung; „kommunale Daseinsvorsorge“ = services publics "
            "communaux, базові послуги громади."
        ),
        "do_not_translate": False,
    },
    {
        "term": T(de="Gebietskörperschaft", fr="Collectivité territoriale", uk="Територіальна публічна корпорація"),
        "definition": T(
            de=(
                "Körperschaft des öffentlichen Rechts, die für ein bestimmtes Gebiet und alle Menschen darin "
                "zuständig ist. In Deutschland sind das Bund, Länder, Landkreise, Städte und Gemeinden."
            ),
            fr=(
                "Personne morale de droit public compétente pour un territoire et toute sa population. En Allemagne, "
                "il s’agit de l’État fédéral, des Länder, des arrondissements (Landkreise), des villes et des "
                "communes."
            ),
            uk=(
                "Юридична особа публічного права, повноваження якої поширюються на певну територію та всіх її "
                "мешканців. У Німеччині це федерація, землі, райони, міста й громади."
            ),
        ),
        "note": "Französisch „collectivité territoriale“ schließt den Staat nicht ein; bei Bedarf erläutern.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Gemeinderat", fr="Conseil municipal", uk="Рада громади"),
        "definition": T(
            de=(
                "Gewählte Vertretung der Bürgerinnen und Bürger und wichtigstes Organ einer Gemeinde. Er beschließt "
                "in der Regel auch über Partnerschaften. In Baden-Württemberg führt die Bürgermeisterin oder der "
                "Bürgermeister den Vorsitz."
            ),
            fr=(
                "Assemblée élue qui représente la population et principal organe de la commune. C’est en général elle qui décide aussi des partenariats. Au Bade-Wurtemberg, elle est présidée par la ou le maire."
            ),
            uk=(
                "Виборний представницький орган мешканців і головний орган громади. Здебільшого саме він ухвалює "
                "рішення про партнерства. У Баден-Вюртемберзі в ньому головує бургомістр або бургомістерка."
            ),
        ),
        "note": "Ukrainisch je nach Ort „міська рада“, „селищна рада“ oder „сільська рада“.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Hromada", fr="Hromada", uk="Громада"),
        "definition": T(
            de=(
                "Unterste Ebene der Selbstverwaltung in der Ukraine, vollständig „territoriale Hromada“. Sie umfasst "
                "meist einen zentralen Ort und die umliegenden Dörfer und hat einen gewählten Rat und ein gewähltes "
                "Oberhaupt."
            ),
            fr=(
                "Échelon de base de l’autonomie locale en Ukraine, de son nom complet « hromada territoriale ». Elle "
                "réunit le plus souvent une localité centrale et les villages voisins ; son conseil et la personne "
                "qui la dirige sont élus."
            ),
            uk=(
                "Базовий рівень місцевого самоврядування в Україні, повна назва — територіальна громада. Зазвичай "
                "об’єднує центральний населений пункт і довколишні села, має виборну раду та виборного голову."
            ),
        ),
        "note": (
            "Im Deutschen und Französischen nicht mit „Gemeinde“ oder „commune“ übersetzen, wenn die ukrainische "
            "Einheit gemeint ist."
        ),
        "do_not_translate": False,
    },
    {
        "term": T(de="Oblast", fr="Oblast", uk="Область"),
        "definition": T(
            de=(
                "Größte Verwaltungseinheit unterhalb des Staates in der Ukraine, vergleichbar mit einem "
                "Regierungsbezirk. Eine Oblast gliedert sich in Rajone, diese in Hromadas."
            ),
            fr=(
                "Plus grande unité administrative au-dessous de l’État en Ukraine, comparable à une région. L’oblast "
                "se divise en raïons, eux-mêmes composés de hromadas."
            ),
            uk=(
                "Найбільша адміністративно-територіальна одиниця України. Область поділяється на райони, а ті — на "
                "територіальні громади."
            ),
        ),
        "note": "Im Deutschen und Französischen: die Oblast, l’oblast (m.).",
        "do_not_translate": False,
    },
    {
        "term": T(de="Rajon", fr="Raïon", uk="Район"),
        "definition": T(
            de=(
                "Mittlere Verwaltungsebene in der Ukraine zwischen Oblast und Hromada. Seit der Reform von 2020 sind "
                "die Rajone größer und haben weniger Aufgaben; viele Zuständigkeiten liegen bei den Hromadas."
            ),
            fr=(
                "Échelon intermédiaire en Ukraine, entre l’oblast et la hromada. Depuis la réforme de 2020, les "
                "raïons sont plus grands et ont moins d’attributions ; de nombreuses compétences reviennent aux "
                "hromadas."
            ),
            uk=(
                "Середній рівень адміністративного устрою України між областю та громадою. Після реформи 2020 року "
                "райони стали більшими, а завдань у них поменшало; багато повноважень перейшло до громад."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Commune (Burundi)", fr="Commune (Burundi)", uk="Комуна (Бурунді)"),
        "definition": T(
            de=(
                "Gemeinde in Burundi, unterhalb der Provinz und Trägerin der kommunalen Selbstverwaltung. Die Reform "
                "von 2023 verringert ihre Zahl von 119 auf 42."
            ),
            fr=(
                "Au Burundi, collectivité située au-dessous de la province et dotée de l’autonomie locale. La "
                "réforme de 2023 ramène le nombre de communes de 119 à 42."
            ),
            uk=(
                "Громада в Бурунді: входить до провінції та здійснює місцеве самоврядування. Реформа 2023 року "
                "зменшує кількість комун зі 119 до 42."
            ),
        ),
        "note": "Im Ukrainischen „комуна“, um sie von der ukrainischen „громада“ zu unterscheiden.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Zone (Burundi)", fr="Zone (Burundi)", uk="Зона (Бурунді)"),
        "definition": T(
            de="Verwaltungsebene in Burundi zwischen der Kommune und dem Hügel.",
            fr="Au Burundi, échelon administratif entre la commune et la colline.",
            uk="Адміністративний рівень у Бурунді між комуною та пагорбом (colline).",
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Colline (Burundi)", fr="Colline (Burundi)", uk="Пагорб, colline (Бурунді)"),
        "definition": T(
            de=(
                "Wörtlich „Hügel“: kleinste Verwaltungseinheit auf dem Land in Burundi. In Städten entspricht ihr "
                "das „quartier“, das Stadtviertel."
            ),
            fr=(
                "La plus petite unité administrative des campagnes burundaises. En ville, son équivalent est le "
                "quartier."
            ),
            uk=(
                "Дослівно «пагорб» (французькою): найменша адміністративна одиниця в сільській місцевості Бурунді. У "
                "містах їй відповідає «quartier» — квартал."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Landespartnerschaft", fr="Partenariat du Land", uk="Партнерство федеральної землі"),
        "definition": T(
            de=(
                "Partnerschaft eines deutschen Landes mit einem anderen Staat oder einer Region. Baden-Württemberg "
                "ist auf diese Weise mit Burundi verbunden; die Arbeit ist in sechs Cluster gegliedert."
            ),
            fr=(
                "Partenariat d’un Land allemand avec un autre État ou une région. Le Bade-Wurtemberg est ainsi lié "
                "au Burundi ; le travail s’organise en six pôles."
            ),
            uk=(
                "Партнерство німецької федеральної землі з іншою державою або регіоном. Так пов’язані "
                "Баден-Вюртемберг і Бурунді; роботу поділено на шість кластерів."
            ),
        ),
        "note": "Bezeichnet auf dieser Website immer die Partnerschaft mit Burundi.",
        "do_not_translate": False,
    },
    {
        "term": T(de="Cluster", fr="Pôle", uk="Кластер"),
        "definition": T(
            de=(
                "Themenbereich der Landespartnerschaft mit Burundi, in dem sich die Beteiligten abstimmen. Es gibt "
                "sechs: Governance/Kommunales, Agroforst, Gesundheit, Friedensarbeit, Schulinitiative und Klima."
            ),
            fr=(
                "Domaine thématique du partenariat avec le Burundi, au sein duquel les acteurs se concertent. Il y "
                "en a six : Gouvernance et collectivités locales, Agroforesterie, Santé, Promotion de la paix, "
                "Initiative scolaire et Climat."
            ),
            uk=(
                "Тематичний напрям партнерства з Бурунді, у межах якого учасники узгоджують свої дії. Їх шість: "
                "урядування та місцеве самоврядування, агролісівництво, охорона здоров’я, розбудова миру, шкільна "
                "ініціатива та клімат."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Delegationsbesuch", fr="Visite de délégation", uk="Візит делегації"),
        "definition": T(
            de=(
                "Reise einer Gruppe aus Politik, Verwaltung oder Vereinen in die Partnerkommune, mit vereinbartem "
                "Programm und Ziel. Gegenbesuche gehören üblicherweise dazu."
            ),
            fr=(
                "Voyage d’un groupe de responsables politiques, d’agents de l’administration ou de membres "
                "d’associations dans la commune partenaire, avec un programme et un objectif convenus. Il est "
                "d’usage de rendre la visite."
            ),
            uk=(
                "Поїздка групи політиків, посадовців або представників громадських організацій до партнерської "
                "громади з узгодженою програмою та метою. Зазвичай за нею йде візит у відповідь."
            ),
        ),
        "note": "",
        "do_not_translate": False,
    },
    {
        "term": T(de="Nakopa", fr="Nakopa", uk="Nakopa"),
        "definition": T(
            de=(
                "Förderprogramm des Bundes mit dem Namen „Nachhaltige Kommunalentwicklung durch "
                "Partnerschaftsprojekte“. Es unterstützt Vorhaben, die Kommunen gemeinsam mit Partnerkommunen in "
                "anderen Ländern umsetzen."
            ),
            fr=(
                "Programme fédéral allemand dont le nom signifie « développement communal durable par des projets de "
                "partenariat ». Il soutient des projets que les communes mènent avec des communes partenaires "
                "d’autres pays."
            ),
            uk=(
                "Федеральна програма Німеччини, назва якої означає «сталий розвиток громад через партнерські "
                "проєкти». Вона підтримує проєкти, які громади втілюють разом із партнерськими громадами інших країн."
            ),
        ),
        "note": "Eigenname, bleibt in allen Sprachen.",
        "do_not_translate": True,
    },
    {
        "term": T(de="CERV", fr="CERV", uk="CERV"),
        "definition": T(
            de=(
                "Programm der Europäischen Union „Bürgerinnen und Bürger, Gleichstellung, Rechte und Werte“ "
                "(englisch: Citizens, Equality, Rights and Values). Ein Teil davon fördert Begegnungen im Rahmen von "
                "Städtepartnerschaften."
            ),
            fr=(
                "Programme de l’Union européenne « Citoyens, égalité, droits et valeurs » (en anglais : Citizens, "
                "Equality, Rights and Values). L’un de ses volets soutient les rencontres dans le cadre de jumelages."
            ),
            uk=(
                "Програма Європейського Союзу «Громадяни, рівність, права та цінності» (англійською: Citizens, "
                "Equality, Rights and Values). Один із її напрямів підтримує зустрічі в межах побратимства міст."
            ),
        ),
        "note": "Abkürzung, bleibt in allen Sprachen.",
        "do_not_translate": True,
    },
    {
        "term": T(de="AGS", fr="AGS", uk="AGS"),
        "definition": T(
            de=(
                "Amtlicher Gemeindeschlüssel: achtstellige Zahl, die jede Gemeinde in Deutschland eindeutig "
                "bezeichnet. Stuttgart hat zum Beispiel den Schlüssel 08111000."
            ),
            fr=(
                "Code officiel des communes (Amtlicher Gemeindeschlüssel) : numéro à huit chiffres qui identifie "
                "chaque commune d’Allemagne. Celui de Stuttgart est par exemple 08111000."
            ),
            uk=(
                "Офіційний код громади (Amtlicher Gemeindeschlüssel): восьмизначне число, яке однозначно позначає "
                "кожну громаду Німеччини. Наприклад, код Штутгарта — 08111000."
            ),
        ),
        "note": "Abkürzung, bleibt in allen Sprachen.",
        "do_not_translate": True,
    },
]
