"""Funding programmes as publicly stated; the deadlines are made up for the demonstration, and the pages say so."""

from demo.text import T

ASK = T("siehe Fördergeber", "voir le financeur", "див. на сайті програми")
PROGRAMMES = [
    {
        "title": T(
            "Kleinprojektefonds kommunale Entwicklungspolitik",
            "Fonds de petits projets pour la politique communale de développement",
            "Фонд малих проєктів муніципальної політики розвитку",
        ),
        "slug": T("kleinprojektefonds", "petits-projets", "mali-proiekty"),
        "summary": T(
            "Für kleine Vorhaben der kommunalen Entwicklungspolitik.",
            "Pour de petits projets de politique communale de développement.",
            "Для невеликих проєктів муніципальної політики розвитку.",
        ),
        "funder": T("SKEW", "SKEW", "SKEW"),
        "sum_note": T(
            "Partnerschaftsprojekte bis 50.000 €",
            "projets de partenariat jusqu’à 50 000 €",
            "партнерські проєкти — до 50 000 €",
        ),
        "facts": {
            "level": "federal",
            "link": "https://skew.engagement-global.de/",
            "regions": ["dac"],
            "sum_from": 1000,
            "sum_to": 20000,
        },
        "in_days": [18, 200],
    },
    {
        "title": T(
            "Nakopa – Nachhaltige Kommunalentwicklung durch Partnerschaftsprojekte",
            "Nakopa – développement communal durable par des projets de partenariat",
            "Nakopa — сталий розвиток громад через партнерські проєкти",
        ),
        "slug": T("nakopa", "nakopa", "nakopa"),
        "summary": T(
            "Für größere Vorhaben mit einer Partnerkommune.",
            "Pour des projets plus importants avec une commune partenaire.",
            "Для більших проєктів із партнерською громадою.",
        ),
        "funder": T("SKEW", "SKEW", "SKEW"),
        "sum_note": ASK,
        "facts": {"level": "federal", "link": "https://skew.engagement-global.de/", "regions": ["dac"]},
        "in_days": [95],
    },
    {
        "title": T(
            "Kommunale Direkthilfe für Solidaritätspartnerschaften",
            "Aide directe communale pour les partenariats de solidarité",
            "Пряма муніципальна допомога для партнерств солідарності",
        ),
        "slug": T("direkthilfe", "aide-directe", "priama-dopomoha"),
        "summary": T(
            "Unterstützung in Solidaritätspartnerschaften mit der Ukraine.",
            "Soutien aux partenariats de solidarité avec l’Ukraine.",
            "Підтримка партнерств солідарності з Україною.",
        ),
        "funder": T("BMZ/GIZ", "BMZ/GIZ", "BMZ/GIZ"),
        "sum_note": ASK,
        "facts": {"level": "federal", "link": "https://www.giz.de/", "countries": ["UA"]},
        "in_days": [-12],
        "forms": ["hilfsgueter", "wiederaufbauprojekt"],
        "topics": ["wiederaufbau"],
    },
    {
        "title": T("bwirkt! Ausland", "bwirkt! Ausland (étranger)", "bwirkt! Ausland (за кордоном)"),
        "slug": T("bwirkt-ausland", "bwirkt-etranger", "bwirkt-za-kordonom"),
        "summary": T(
            "Für Projekte gemeinnütziger Träger mit Partnern in Ländern Afrikas, Asiens und Lateinamerikas, die auf der "
            "DAC-Liste stehen.",
            "Pour des projets d’organismes d’intérêt général avec des partenaires dans les pays d’Afrique, d’Asie et "
            "d’Amérique latine qui figurent sur la liste du CAD.",
            "Для проєктів неприбуткових організацій із партнерами в країнах Африки, Азії та Латинської Америки, що є в "
            "переліку КСР.",
        ),
        "funder": T("SEZ", "SEZ", "SEZ"),
        "sum_note": ASK,
        "facts": {"level": "state", "link": "https://sez.de/projekte/bwirkt/", "regions": ["dac_south"]},
        "in_days": [40],
    },
    {
        "title": T("bwirkt! Burundi", "bwirkt! Burundi", "bwirkt! Burundi (Бурунді)"),
        "slug": T("bwirkt-burundi", "bwirkt-burundi", "bwirkt-burundi"),
        "summary": T(
            "Für gemeinnützige Projekte in Burundi, dem Partnerland Baden-Württembergs.",
            "Pour des projets d’intérêt général au Burundi, pays partenaire du Bade-Wurtemberg.",
            "Для суспільно корисних проєктів у Бурунді, країні-партнерці Баден-Вюртемберга.",
        ),
        "funder": T("SEZ", "SEZ", "SEZ"),
        "sum_note": ASK,
        "facts": {"level": "state", "link": "https://sez.de/themen/bwirkt/bwirkt-burundi", "countries": ["BI"]},
        "in_days": [62],
    },
    {
        "title": T("CERV Städtepartnerschaften", "CERV – jumelages de villes", "CERV — побратимство міст"),
        "slug": T("cerv", "cerv", "cerv"),
        "summary": T(
            "Für Begegnungen von Bürgerinnen und Bürgern.",
            "Pour des rencontres de citoyennes et citoyens.",
            "Для зустрічей громадян.",
        ),
        "funder": T("Europäische Union", "Union européenne", "Європейський Союз"),
        "sum_note": T("", "", ""),
        "facts": {
            "level": "eu",
            "link": "https://www.kontaktstelle-cerv.de/",
            "regions": ["eu_cerv"],
            "sum_to": 50000,
        },
        "in_days": [27],
        "topics": ["beteiligung"],
    },
    {
        "title": T(
            "Mikroprojektefonds „Vive la Wir“",
            "Fonds de microprojets « Vive la Wir »",
            "Фонд мікропроєктів «Vive la Wir»",
        ),
        "slug": T("vive-la-wir", "vive-la-wir", "vive-la-wir"),
        "summary": T(
            "Für kleine Vorhaben mit Frankreich.",
            "Pour de petits projets avec la France.",
            "Для невеликих проєктів із Францією.",
        ),
        "funder": T("Land Baden-Württemberg", "Land de Bade-Wurtemberg", "Земля Баден-Вюртемберг"),
        "sum_note": ASK,
        "facts": {"level": "state", "link": "https://vivelawir.eu/", "countries": ["FR"]},
        "in_days": [-40],
    },
    {
        "title": T(
            "Deutsch-Französischer Bürgerfonds",
            "Fonds citoyen franco-allemand",
            "Німецько-французький громадянський фонд",
        ),
        "slug": T("buergerfonds", "fonds-citoyen", "hromadianskyi-fond"),
        "summary": T(
            "Für Begegnungen und gemeinsame Projekte.",
            "Pour des rencontres et des projets communs.",
            "Для зустрічей і спільних проєктів.",
        ),
        "funder": T(
            "Deutsch-Französischer Bürgerfonds",
            "Fonds citoyen franco-allemand",
            "Німецько-французький громадянський фонд",
        ),
        "sum_note": ASK,
        "facts": {
            "level": "civil_society",
            "link": "https://www.buergerfonds.eu/",
            "countries": ["FR"],
            "is_rolling": True,
        },
        "in_days": [],
    },
    {
        "title": T(
            "Deutsch-Französisches Jugendwerk",
            "Office franco-allemand pour la Jeunesse",
            "Німецько-французька молодіжна служба",
        ),
        "slug": T("jugendwerk", "ofaj", "molodizhna-sluzhba"),
        "summary": T(
            "Für den Austausch junger Menschen.",
            "Pour les échanges de jeunes.",
            "Для молодіжних обмінів.",
        ),
        "funder": T("DFJW", "OFAJ", "DFJW"),
        "sum_note": ASK,
        "facts": {"level": "federal", "link": "https://www.dfjw.org/", "countries": ["FR"]},
        "in_days": [],
        "topics": ["jugend"],
        "forms": ["jugend-und-schule"],
    },
]
