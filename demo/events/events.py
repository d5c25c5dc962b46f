"""The events of the demo."""

from demo.text import T

INDEX = {
    "title": T("Veranstaltungen", "Événements", "Заходи"),
    "slug": T("veranstaltungen", "evenements", "zakhody"),
    "summary": T(
        "Treffen, Workshops und Informationsabende rund um kommunale Partnerschaften. Alle Veranstaltungen hier sind "
        "erfunden (Demo).",
        "Rencontres, ateliers et soirées d’information sur les partenariats communaux. Tous les événements présentés "
        "ici sont fictifs (démo).",
        "Зустрічі, семінари та інформаційні вечори про муніципальні партнерства. Усі заходи тут вигадані (демо).",
    ),
    "search_description": T(
        "Veranstaltungen zu kommunalen Partnerschaften: vor Ort und online, mit Verdolmetschung, als Liste, Monat und "
        "Kalender-Abo.",
        "Événements sur les partenariats communaux : sur place et en ligne, avec interprétation, en liste, par mois "
        "et par abonnement au calendrier.",
        "Заходи про муніципальні партнерства: на місці й онлайн, з перекладом, списком, за місяцями та з "
        "підпискою на календар.",
    ),
}
DEMO_NOTE = T(
    "<p><b>Demo:</b> Diese Veranstaltung ist erfunden. Sie zeigt, wie die Website Termine darstellt.</p>",
    "<p><b>Démo :</b> cet événement est fictif. Il montre comment le site présente les événements.</p>",
    "<p><b>Демо:</b> цей захід вигаданий. Він показує, як вебсайт подає заходи.</p>",
)
TOWN_HALL = {
    "place_name": "Demo-Tagungshaus",
    "street": "Demostraße 1",
    "postcode": "70173",
    "city": "Stuttgart",
    "latitude": 48.782,
    "longitude": 9.177,
    "step_free": True,
    "accessible_toilet": True,
}
DIET = {
    "type": "text",
    "sensitive": True,
    "label": T(
        "Was sollen wir bei der Verpflegung beachten?",
        "Avez-vous des besoins alimentaires particuliers ?",
        "Що врахувати щодо харчування?",
    ),
    "purpose": T("Für die Bestellung des Essens.", "Pour la commande des repas.", "Щоб замовити харчування."),
}
ROLE = {
    "type": "choice",
    "required": True,
    "label": T("In welcher Rolle kommen Sie?", "À quel titre venez-vous ?", "У якій ролі ви берете участь?"),
    "purpose": T(
        "Damit die Gruppen gut gemischt sind.",
        "Pour que les groupes soient bien mélangés.",
        "Щоб склад груп був різноманітним.",
    ),
    "choices": T(
        "Verwaltung\nVerein oder Ehrenamt\nPolitik",
        "Administration\nAssociation ou bénévolat\nMandat électif",
        "Адміністрація\nТовариство або волонтерство\nПолітика",
    ),
}
EVENTS = [
    {
        "title": T(
            "Demo: Treffen der AG Entwicklungspolitik und globale Partnerschaften",
            "Démo : réunion du groupe de travail « Politique de développement et partenariats mondiaux »",
            "Демо: зустріч робочої групи «Політика розвитку та глобальні партнерства»",
        ),
        "slug": T("demo-ag-treffen", "demo-groupe-de-travail", "demo-zustrich-robochoi-hrupy"),
        "summary": T(
            "Die Mitglieder der AG tauschen sich über die internationale Seite der kommunalen Entwicklungspolitik aus.",
            "Les membres du groupe échangent sur le volet international de la politique communale de développement.",
            "Учасники групи обмінюються думками про міжнародний вимір муніципальної політики розвитку.",
        ),
        "in_days": 12, "from": "10:00", "to": "15:00",
        "attendance": "hybrid", "spoken_languages": ["de"], "captions": ["de"], "induction_loop": True, **TOWN_HALL,
        "policy": "approval", "capacity_on_site": 25, "capacity_online": 60,
        "topics": ["klima", "daseinsvorsorge"], "audiences": ["verwaltung", "politik"],
        "join_url": "https://meet.example.org/demo-ag",
        "directions": T(
            "Das Demo-Tagungshaus gibt es nicht; hier stünde der Weg vom Bahnhof.",
            "Le centre de réunion est fictif ; l’itinéraire depuis la gare figurerait ici.",
            "Такого конференц-центру не існує; тут був би опис шляху від вокзалу.",
        ),
        "body": [("text", DEMO_NOTE)],
    },
    {
        "title": T(
            "Demo: Solidaritätspartnerschaft – erste Schritte",
            "Démo : partenariat de solidarité – les premiers pas",
            "Демо: партнерство солідарності — перші кроки",
        ),
        "slug": T("demo-solidaritaetspartnerschaft", "demo-partenariat-de-solidarite", "demo-partnerstvo-solidarnosti"),
        "summary": T(
            "Online-Informationsabend für Kommunen, die eine Partnerschaft mit der Ukraine beginnen. Verdolmetscht auf "
            "Deutsch und Ukrainisch.",
            "Soirée d’information en ligne pour les communes qui se lancent dans un partenariat avec l’Ukraine. "
            "Interprétation en allemand et en ukrainien.",
            "Інформаційний онлайн-вечір для громад, які започатковують партнерство, з усним "
            "перекладом німецькою та українською.",
        ),
        "in_days": 19, "from": "17:00", "to": "18:30", "second_timezone": "Europe/Kyiv",
        "attendance": "online", "spoken_languages": ["de", "uk"], "interpretation": ["de-uk", "uk-de"],
        "policy": "open", "capacity_online": 200, "countries": ["UA"],
        "topics": ["wiederaufbau", "beteiligung"], "audiences": ["verwaltung", "ehrenamt", "partnerkommune"],
        "join_url": "https://meet.example.org/demo-solidaritaet",
        "body": [("text", DEMO_NOTE)],
    },
    {
        "title": T(
            "Demo: Generationswechsel im Partnerschaftsverein",
            "Démo : passer le relais dans l’association de jumelage",
            "Демо: зміна поколінь у товаристві партнерства",
        ),
        "slug": T("demo-generationswechsel", "demo-passage-de-relais", "demo-zmina-pokolin"),
        "summary": T(
            "Ein Workshop für Vereine, die Jüngere gewinnen und Verantwortung weitergeben möchten. 30 Plätze, mit "
            "Warteliste.",
            "Un atelier pour les associations qui veulent attirer des personnes plus jeunes et transmettre les "
            "responsabilités. 30 "
            "places, avec liste d’attente.",
            "Семінар для товариств, які хочуть залучити молодь і передати відповідальність. 30 місць, є список "
            "очікування.",
        ),
        "in_days": 33, "from": "10:00", "to": "16:30",
        "attendance": "on-site", "spoken_languages": ["de"], "sign_language": "gsg", "assistance_dogs": True,
        **TOWN_HALL,
        "policy": "open", "capacity_on_site": 30, "party_limit": 3,
        "topics": ["generationswechsel", "jugend"], "audiences": ["ehrenamt"], "questions": [ROLE, DIET],
        "body": [("text", DEMO_NOTE)],
    },
    {
        "title": T(
            "Demo: Burundi kommunal – Dezentralisierung nach der Reform",
            "Démo : les communes du Burundi – la décentralisation après la réforme",
            "Демо: комуни Бурунді — децентралізація після реформи",
        ),
        "slug": T("demo-burundi-kommunal", "demo-burundi-communal", "demo-komuny-burundi"),
        "summary": T(
            "Aus 119 Kommunen wurden 42. Was heißt das für die Verwaltung vor Ort? Online, deutsch und französisch.",
            "De 119 communes à 42 : quelles conséquences pour l’administration locale ? En ligne, en allemand et en "
            "français.",
            "Зі 119 комун стало 42. Що це означає для управління на місцях? Онлайн, німецькою та французькою.",
        ),
        "in_days": 40, "from": "14:00", "to": "16:00", "second_timezone": "Africa/Bujumbura",
        "attendance": "online", "spoken_languages": ["de", "fr"], "interpretation": ["de-fr", "fr-de"],
        "policy": "open", "countries": ["BI"],
        "topics": ["verwaltungsstrukturen", "daseinsvorsorge"], "audiences": ["verwaltung", "oeffentlichkeit"],
        "join_url": "https://meet.example.org/demo-burundi",
        "body": [("text", DEMO_NOTE)],
    },
    {
        "title": T(
            "Demo: Sprechstunde Förderanträge",
            "Démo : permanence « demandes de financement »",
            "Демо: консультації щодо заявок на фінансування",
        ),
        "slug": T("demo-sprechstunde-foerderung", "demo-permanence-financement", "demo-konsultatsii-finansuvannia"),
        "summary": T(
            "Acht Plätze für Fragen zu Förderanträgen, alle vergeben: So sieht eine volle Veranstaltung mit Warteliste "
            "aus.",
            "Huit places pour des questions sur les demandes de financement, toutes prises : voici à quoi ressemble "
            "un événement complet avec liste d’attente.",
            "Вісім місць для запитань щодо заявок, усі зайняті: такий вигляд має захід без "
            "вільних місць зі списком очікування.",
        ),
        "in_days": 8, "from": "09:30", "to": "11:30",
        "attendance": "on-site", "spoken_languages": ["de"], **TOWN_HALL,
        "policy": "open", "capacity_on_site": 8,
        "topics": ["beteiligung"], "audiences": ["verwaltung", "ehrenamt"],
        "body": [("text", DEMO_NOTE)],
    },
    {
        "title": T(
            "Demo: Erfahrungen mit Jugendbegegnungen",
            "Démo : expériences de rencontres de jeunes",
            "Демо: досвід молодіжних зустрічей",
        ),
        "slug": T("demo-jugendbegegnungen", "demo-rencontres-de-jeunes", "demo-molodizhni-zustrichi"),
        "summary": T(
            "Ein Austausch darüber, wie Begegnungen junger Menschen Partnerschaften tragen. Mit Dokumentation.",
            "Un échange sur la manière dont les rencontres de jeunes font vivre les partenariats. Avec documentation.",
            "Обмін думками про те, як зустрічі молоді підтримують партнерства. З матеріалами.",
        ),
        "in_days": -20, "from": "15:00", "to": "17:00",
        "attendance": "hybrid", "spoken_languages": ["de"], **TOWN_HALL, "policy": "none",
        "topics": ["jugend", "generationswechsel"], "audiences": ["oeffentlichkeit"],
        "body": [("text", DEMO_NOTE)],
        "documentation": [
            (
                "text",
                T(
                    "<p>Demo-Notizen: Früh planen, Sprachmittlung einrechnen, Jugendliche mitentscheiden lassen.</p>",
                    "<p>Notes de démo : planifier tôt, prévoir l’interprétation, associer les jeunes aux "
                    "décisions.</p>",
                    "<p>Демо-нотатки: планувати завчасно, передбачити переклад, дати молоді право голосу.</p>",
                ),
            )
        ],
    },
    {
        "title": T(
            "Demo: Fachgespräch kommunale Wärmewende",
            "Démo : échange entre spécialistes sur la transition du chauffage dans les communes",
            "Демо: фахова розмова про стале теплопостачання в громадах",
        ),
        "slug": T("demo-waermewende", "demo-chauffage-durable", "demo-teplopostachannia"),
        "summary": T(
            "Wie Partnerkommunen bei Heizungen und Gebäuden voneinander lernen. Diese Veranstaltung ist abgesagt.",
            "Comment des communes partenaires apprennent les unes des autres en matière de chauffage et de "
            "bâtiments. Cet "
            "événement est annulé.",
            "Як громади-партнери вчаться одна в одної у сфері опалення та будівель. Цей захід скасовано.",
        ),
        "in_days": 26, "from": "13:00", "to": "15:00", "second_timezone": "Europe/Kyiv",
        "attendance": "online", "status": "cancelled", "spoken_languages": ["de", "uk"], "countries": ["UA"],
        "policy": "open",
        "status_note": T(
            "Demo: Der Termin entfällt. Ein neuer steht noch nicht fest.",
            "Démo : l’événement est annulé. Aucune nouvelle date n’est encore fixée.",
            "Демо: захід скасовано. Нової дати ще немає.",
        ),
        "topics": ["energie", "klima"], "audiences": ["verwaltung", "partnerkommune"],
        "body": [("text", DEMO_NOTE)],
    },
]  # fmt: skip
