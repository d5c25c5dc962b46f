"""Pages that lead through the site, two of them in German only by law (§ 10 L-BGG, § 4 BITV 2.0)."""

from demo.text import T

PAGES = [
    {
        "key": "glossary",
        "type": "GlossaryPage",
        "parent": "partnerships",
        "title": T(de="Glossar", fr="Glossaire", uk="Глосарій"),
        "summary": T(
            de=(
                "Begriffe der kommunalen Partnerschaftsarbeit, verständlich erklärt und in drei Sprachen nebeneinander."
            ),
            fr="Les termes des partenariats communaux, expliqués simplement et mis en regard en trois langues.",
            uk="Терміни муніципальних партнерств: зрозумілі пояснення та відповідники трьома мовами.",
        ),
        "search_description": T(
            de=(
                "Glossar der kommunalen Partnerschaften auf Deutsch, Französisch und Ukrainisch: von AGS bis "
                "Städtepartnerschaft."
            ),
            fr=(
                "Glossaire des partenariats communaux en allemand, en français et en ukrainien : de l’AGS au jumelage."
            ),
            uk=(
                "Глосарій муніципальних партнерств німецькою, французькою та українською: від громади до побратимства."
            ),
        ),
        "as_of_days_ago": 15,
        "in_menu": True,
        "share_image": "books",
    },
    {
        "key": "sitemap",
        "type": "SitemapPage",
        "parent": "home",
        "title": T(de="Seitenübersicht", fr="Plan du site", uk="Мапа сайту"),
        "slug": T(de="seitenuebersicht", fr="plan-du-site", uk="mapa-saitu"),
        "summary": T(
            de="Alle Seiten dieser Website auf einen Blick.",
            fr="Toutes les pages de ce site en un coup d’œil.",
            uk="Усі сторінки цього сайту в одному переліку.",
        ),
        "search_description": T(
            de="Alle Seiten der Website Kommunale Partnerschaften in Baden-Württemberg im Überblick.",
            fr="Toutes les pages du site Partenariats communaux au Bade-Wurtemberg.",
            uk="Перелік усіх сторінок сайту «Муніципальні партнерства в Баден-Вюртемберзі».",
        ),
        "as_of_days_ago": 3,
        "in_menu": False,
        "share_image": "map-lines",
    },
    {
        "key": "easy-language",
        "type": "EasyLanguagePage",
        "parent": "home",
        "untranslated": True,
        "title": T(de="Leichte Sprache"),
        "summary": T(de="Hier erklären wir die Internet-Seite in Leichter Sprache."),
        "search_description": T(
            de="Die Internet-Seite über Partnerschaften von Städten und Gemeinden, erklärt in Leichter Sprache."
        ),
        "as_of_days_ago": 7,
        "in_menu": False,
        "share_image": "hands",
        "body": [
            ("heading", {"text": T(de="Worum geht es auf dieser Internet-Seite?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Es geht um Partnerschaften von Städten und Gemeinden.</p>"
                        "<p>Partnerschaft bedeutet: Zwei Städte arbeiten zusammen.</p>"
                        "<p>Eine Stadt liegt in Baden-Württemberg.</p>"
                        "<p>Die andere Stadt liegt in einem anderen Land.</p>"
                        "<p>Die Menschen besuchen sich.</p>"
                        "<p>Sie helfen sich.</p>"
                        "<p>Und sie lernen voneinander.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Wer macht diese Internet-Seite?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Diese Internet-Seite macht eine Projekt-Stelle.</p>"
                        "<p>Die Projekt-Stelle heißt: Koordination Kommunale Partnerschaften.</p>"
                        "<p>Sie gehört zum Städte-Tag Baden-Württemberg.</p>"
                        "<p>Im Städte-Tag arbeiten viele Städte zusammen.</p>"
                        "<p>Das Geld für die Projekt-Stelle kommt vom Land Baden-Württemberg.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Was macht die Projekt-Stelle?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<ul>"
                        "<li>Sie berät Städte, Gemeinden und Vereine.</li>"
                        "<li>Sie bringt Menschen zusammen.</li>"
                        "<li>Sie sammelt gute Beispiele.</li>"
                        "<li>Sie sagt: Hier gibt es Geld für eine Partnerschaft.</li>"
                        "</ul>"
                        "<p>Besonders wichtig sind 2 Länder:</p>"
                        "<ul>"
                        "<li>Burundi. Das ist ein Land in Afrika.</li>"
                        "<li>Die Ukraine. In der Ukraine ist Krieg.</li>"
                        "</ul>"
                        "<p>Die Projekt-Stelle hilft auch bei Partnerschaften mit allen anderen Ländern.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="So benutzen Sie die Internet-Seite"), "level": "2"}),
            ("heading", {"text": T(de="Das Menü"), "level": "3"}),
            (
                "text",
                T(
                    de=(
                        "<p>Das Menü ist oben auf jeder Seite.</p>"
                        "<p>Im Menü stehen die Themen.</p>"
                        "<p>Wählen Sie ein Thema aus.</p>"
                        "<p>Dann öffnet sich eine neue Seite.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Die Start-Seite"), "level": "3"}),
            (
                "text",
                T(
                    de=(
                        "<p>Oben auf jeder Seite steht der Name von der Internet-Seite.</p>"
                        "<p>Wählen Sie den Namen aus.</p>"
                        "<p>Dann kommen Sie zur Start-Seite.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Die Sprachen"), "level": "3"}),
            (
                "text",
                T(
                    de=(
                        "<p>Die Internet-Seite gibt es auf Deutsch, Französisch und Ukrainisch.</p>"
                        "<p>Die Sprachen stehen oben auf jeder Seite.</p>"
                        "<p>Leichte Sprache gibt es nur auf Deutsch.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Der untere Teil von der Seite"), "level": "3"}),
            (
                "text",
                T(
                    de=(
                        "<p>Ganz unten auf jeder Seite finden Sie:</p>"
                        "<ul>"
                        "<li>Leichte Sprache</li>"
                        "<li>Gebärden-Sprache</li>"
                        "<li>Impressum. Dort steht: Wer ist für die Internet-Seite verantwortlich?</li>"
                        "<li>Datenschutz. Dort steht: Was passiert mit Ihren Daten?</li>"
                        "<li>Erklärung zur Barriere-Freiheit</li>"
                        "</ul>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Können alle diese Internet-Seite benutzen?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Alle Menschen sollen diese Internet-Seite gut benutzen können.</p>"
                        "<p>Das nennt man: barriere-frei.</p>"
                        "<p>Noch ist <b>nicht</b> alles barriere-frei:</p>"
                        "<ul>"
                        "<li>Das Video in Gebärden-Sprache fehlt noch.</li>"
                        "<li>Eine Prüf-Gruppe hat diesen Text noch <b>nicht</b> geprüft.</li>"
                        "</ul>"
                        '<p>Mehr dazu steht in der <a linktype="page" id="accessibility">Erklärung zur '
                        "Barriere-Freiheit</a>.</p>"
                        "<p>Dieser Text ist in schwerer Sprache.</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Haben Sie ein Problem gefunden?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Dann schreiben Sie uns eine E-Mail.</p>"
                        '<p>Die Adresse ist: <a href="mailto:barriere@example.org">barriere@example.org</a></p>'
                        "<p>Oder rufen Sie uns an.</p>"
                        "<p>Die Telefon-Nummer ist: +49 711 000000-0</p>"
                        "<p>Sagen Sie uns bitte: Was klappt <b>nicht</b>?</p>"
                        "<p>Die E-Mail-Adresse und die Telefon-Nummer sind nur Beispiele.</p>"
                        "<p>Wir antworten Ihnen <b>nicht</b>?</p>"
                        "<p>Oder wir lösen das Problem <b>nicht</b>?</p>"
                        "<p>Dann hilft Ihnen die Schlichtungs-Stelle.</p>"
                        "<p>Schlichten heißt: einen Streit lösen.</p>"
                        "<p>Die Hilfe kostet <b>kein</b> Geld.</p>"
                        "<p>Hier ist die Adresse:</p>"
                        "<p>Landes-Zentrum Barriere-Freiheit</p>"
                        "<p>Else-Josenhans-Straße 6</p>"
                        "<p>70173 Stuttgart</p>"
                    )
                ),
            ),
            ("heading", {"text": T(de="Brauchen Sie Hilfe bei einer Partnerschaft?"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Dann schreiben Sie uns oder rufen Sie uns an.</p>"
                        '<p>So geht das: <a linktype="page" id="team">Team und Kontakt</a></p>'
                    )
                ),
            ),
        ],
    },
    {
        "key": "sign-language",
        "type": "SignLanguagePage",
        "parent": "home",
        "untranslated": True,
        "title": T(de="Gebärdensprache"),
        "slug": T(de="gebaerdensprache"),
        "summary": T(
            de=(
                "Hier finden Sie künftig ein Video in Deutscher Gebärdensprache (DGS). Bis dahin steht sein Inhalt "
                "als Text bereit."
            )
        ),
        "search_description": T(
            de=(
                "Informationen zur Website Kommunale Partnerschaften: Ein Video in Deutscher Gebärdensprache ist in "
                "Vorbereitung."
            )
        ),
        "as_of_days_ago": 7,
        "in_menu": False,
        "share_image": "hands",
        "body": [
            (
                "callout",
                {
                    "kind": "warning",
                    "title": T(de="Das Video fehlt noch"),
                    "text": T(
                        de=(
                            "<p>Wir lassen ein Video in Deutscher Gebärdensprache (DGS) erstellen. Sobald es fertig ist, sehen "
                            "Sie es an dieser Stelle, mit Untertiteln und zum Herunterladen. [BITTE ERGÄNZEN: voraussichtlicher "
                            "Termin]</p>"
                        )
                    ),
                },
            ),
            ("heading", {"text": T(de="Das wird das Video zeigen"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<ol>"
                        "<li>Worum es auf dieser Website geht: Partnerschaften zwischen Kommunen in Baden-Württemberg und "
                        "Kommunen in anderen Ländern</li>"
                        "<li>Wer dahintersteht: die Projektstelle „Koordination Kommunale Partnerschaften“ beim Städtetag "
                        "Baden-Württemberg</li>"
                        "<li>Wie Sie sich zurechtfinden: Menü, Sprachauswahl und die Verweise am Ende jeder Seite</li>"
                        "<li>Was in der Erklärung zur Barrierefreiheit steht und wie Sie uns Barrieren melden</li>"
                        "</ol>"
                    )
                ),
            ),
            ("heading", {"text": T(de="So erreichen Sie uns"), "level": "2"}),
            (
                "text",
                T(
                    de=(
                        "<p>Schreiben Sie uns eine E-Mail an "
                        '<a href="mailto:projektstelle@example.org">projektstelle@example.org</a> (Demo-Adresse). Für ein '
                        "Gespräch organisieren wir auf Wunsch Dolmetschende für Deutsche Gebärdensprache. Bitte sagen Sie "
                        "uns rechtzeitig Bescheid.</p>"
                        '<p>Alle weiteren Wege stehen auf der Seite <a linktype="page" id="team">Team und Kontakt</a>, '
                        'bekannte Lücken in der <a linktype="page" id="accessibility">Erklärung zur Barrierefreiheit</a>.</p>'
                    )
                ),
            ),
        ],
    },
]
