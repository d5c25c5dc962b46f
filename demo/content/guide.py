"""The guide along the life of a partnership; one checklist is in German only, so that the notice can be seen."""

from demo.text import T

PAGES = [
    {
        "key": "guide",
        "type": "GuidePage",
        "parent": "partnerships",
        "title": T(
            de="Leitfaden: Von der ersten Idee zur gelebten Partnerschaft",
            fr="Guide : de la première idée au partenariat vivant",
            uk="Посібник: від ідеї до живого партнерства",
        ),
        "slug": T(de="leitfaden", fr="guide", uk="posibnyk"),
        "summary": T(
            de="Fünf Kapitel vom ersten Gedanken bis zum würdigen Abschied, mit Checklisten zum Abhaken.",
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
            (
                "document_list",
                {
                    "title": T(
                        de="Zum Mitnehmen: Fragen für das erste Treffen",
                        fr="À imprimer et à emporter : questions pour la première rencontre",
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
