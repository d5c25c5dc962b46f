"""Topics, each with everything on it in one place."""

from demo.text import T

PAGES = [
    {
        "key": "topics",
        "type": "ContentPage",
        "parent": "partnerships",
        "title": T(de="Themen", fr="Thèmes", uk="Теми"),
        "slug": T(de="themen", fr="themes", uk="temy"),
        "summary": T(
            de="Was Kommunen miteinander voranbringen: zu jedem Thema alles an einem Ort.",
            fr="Ce que les communes font avancer ensemble : tout sur un thème au même endroit.",
            uk="Що громади розвивають разом: усе про кожну тему в одному місці.",
        ),
        "search_description": T(
            de="Themen kommunaler Partnerschaften: Daseinsvorsorge, Wiederaufbau, Beteiligung und Generationswechsel.",
            fr="Thèmes des partenariats communaux : services publics, reconstruction, participation, passage de relais.",
            uk="Теми муніципальних партнерств: публічні послуги, відбудова, участь громадян, зміна поколінь.",
        ),
        "as_of_days_ago": 12,
        "in_menu": True,
        "share_image": "rings",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Neue Partnerschaften entstehen oft um ein Thema herum, ältere finden mit einem Thema neue Kraft. "
                        "Die folgenden Seiten sammeln Beispiele, Förderprogramme, Veranstaltungen und Nachrichten.</p>"
                    ),
                    fr=(
                        "<p>Les nouveaux partenariats naissent souvent autour d’un thème, les plus anciens y trouvent un "
                        "nouvel élan. Les pages suivantes réunissent exemples, financements, événements et actualités.</p>"
                    ),
                    uk=(
                        "<p>Нові партнерства часто виникають довкола певної теми, а давнім тема додає нових сил. На цих "
                        "сторінках зібрано приклади, програми фінансування, заходи та новини.</p>"
                    ),
                ),
            ),
            (
                "page_teasers",
                {
                    "title": "",
                    "pages": ["topic-services", "topic-reconstruction", "topic-participation", "generation-change"],
                },
            ),
        ],
    },
    {
        "key": "topic-services",
        "type": "partnerships.TopicPage",
        "topic": "daseinsvorsorge",
        "parent": "topics",
        "title": T(de="Kommunale Daseinsvorsorge", fr="Services publics communaux", uk="Комунальні послуги населенню"),
        "slug": T(de="daseinsvorsorge", fr="services-publics", uk="komunalni-posluhy"),
        "summary": T(
            de="Wasser, Abfall, Energie, Meldewesen: was Menschen täglich von ihrer Kommune brauchen.",
            fr="Eau, déchets, énergie, état civil : ce que la population attend chaque jour de sa commune.",
            uk="Вода, відходи, енергія, облік населення: чого люди щодня потребують від своєї громади.",
        ),
        "search_description": T(
            de="Kommunale Daseinsvorsorge als Thema von Partnerschaften: Beispiele, Förderung, Nachrichten.",
            fr="Les services publics communaux, thème de partenariats : exemples, financements, actualités.",
            uk="Комунальні послуги як тема партнерств: приклади, фінансування, новини.",
        ),
        "as_of_days_ago": 12,
        "share_image": "town-hall",
        "body": [
            (
                "text",
                T(
                    de=(
                        '<p><a linktype="glossary" id="Daseinsvorsorge">Daseinsvorsorge</a> kennt jede Verwaltung, ob in '
                        "Baden-Württemberg, in der Ukraine oder in Burundi. Darum lernen Fachleute hier besonders leicht "
                        "voneinander. In der Landespartnerschaft mit Burundi ist sie ein Schwerpunkt des "
                        '<a linktype="page" id="burundi-cluster">Clusters Governance/Kommunales</a>.</p>'
                    ),
                    fr=(
                        '<p>Toute administration connaît les <a linktype="glossary" id="Daseinsvorsorge">services publics '
                        "essentiels</a>, au Bade-Wurtemberg comme en Ukraine ou au Burundi. Les spécialistes y apprennent "
                        "donc facilement les uns des autres. Dans le partenariat avec le Burundi, c’est un axe du "
                        '<a linktype="page" id="burundi-cluster">pôle Gouvernance et collectivités locales</a>.</p>'
                    ),
                    uk=(
                        '<p><a linktype="glossary" id="Daseinsvorsorge">Базові публічні послуги</a> знайомі кожній '
                        "адміністрації — у Баден-Вюртемберзі, Україні чи Бурунді. Тому фахівцям тут особливо легко вчитися "
                        "одне в одного. У партнерстві з Бурунді це один із напрямів "
                        '<a linktype="page" id="burundi-cluster">кластера «Урядування та місцеве самоврядування»</a>.</p>'
                    ),
                ),
            ),
        ],
    },
    {
        "key": "topic-reconstruction",
        "type": "partnerships.TopicPage",
        "topic": "wiederaufbau",
        "parent": "topics",
        "title": T(de="Wiederaufbau", fr="Reconstruction", uk="Відбудова"),
        "slug": T(de="wiederaufbau", fr="reconstruction", uk="vidbudova"),
        "summary": T(
            de="Gemeinsame Projekte mit Kommunen in der Ukraine, von der Planung bis zum Betrieb.",
            fr="Des projets communs avec des communes d’Ukraine, de la conception à l’exploitation.",
            uk="Спільні проєкти з громадами України — від планування до експлуатації.",
        ),
        "search_description": T(
            de="Wiederaufbau in Partnerschaften mit der Ukraine: Beispiele, Förderprogramme und Nachrichten.",
            fr="La reconstruction dans les partenariats avec l’Ukraine : exemples, financements, actualités.",
            uk="Відбудова в партнерствах з Україною: приклади, програми фінансування та новини.",
        ),
        "as_of_days_ago": 12,
        "share_image": "heat-pump",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Seit Februar 2022 führen Wege von der Hilfslieferung zum gemeinsamen Vorhaben. Bewährt hat sich, "
                        "klein anzufangen und von Beginn an zu klären, wer das Ergebnis betreibt und wartet.</p>"
                    ),
                    fr=(
                        "<p>Depuis février 2022, l’aide d’urgence débouche souvent sur un projet commun. Mieux vaut commencer "
                        "petit et préciser dès le départ qui exploitera et entretiendra le résultat.</p>"
                    ),
                    uk=(
                        "<p>Від лютого 2022 року шлях часто веде від гуманітарної допомоги до спільного проєкту. Варто "
                        "починати з малого й одразу з’ясувати, хто експлуатуватиме й обслуговуватиме створене.</p>"
                    ),
                ),
            ),
        ],
    },
    {
        "key": "topic-participation",
        "type": "partnerships.TopicPage",
        "topic": "beteiligung",
        "parent": "topics",
        "title": T(de="Beteiligung", fr="Participation citoyenne", uk="Участь громадян"),
        "slug": T(de="beteiligung", fr="participation", uk="uchast-hromadian"),
        "summary": T(
            de="Wie Bürgerinnen und Bürger eine Partnerschaft mit auswählen, tragen und verändern.",
            fr="Comment citoyennes et citoyens choisissent, portent et transforment un partenariat.",
            uk="Як громадяни обирають, підтримують і змінюють партнерство.",
        ),
        "search_description": T(
            de="Beteiligung in kommunalen Partnerschaften: neue Formate, gute Beispiele und Förderung.",
            fr="La participation citoyenne dans les partenariats communaux : formats, exemples, financements.",
            uk="Участь громадян у муніципальних партнерствах: нові формати, добрі приклади, фінансування.",
        ),
        "as_of_days_ago": 12,
        "share_image": "bulbs",
        "body": [
            (
                "text",
                T(
                    de=(
                        "<p>Eine Partnerschaft hält, wenn viele sie wollen. Neue Formen des Mitmachens holen Menschen dazu, "
                        "die mit einem Verein alter Art wenig anfangen können.</p>"
                    ),
                    fr=(
                        "<p>Un partenariat dure quand beaucoup le souhaitent. De nouvelles formes de participation attirent "
                        "des personnes qui se reconnaissent peu dans une association classique.</p>"
                    ),
                    uk=(
                        "<p>Партнерство тримається, коли його прагне багато людей. Нові форми участі приваблюють тих, кому "
                        "традиційне товариство мало що дає.</p>"
                    ),
                ),
            ),
        ],
    },
]
