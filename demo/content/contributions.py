"""What readers may contribute: a search for partners, and proposals."""

from demo.text import T

PAGES = [
    {
        "key": "partner-search",
        "type": "partnerships.PartnerSearchPage",
        "parent": "partnerships",
        "title": T(de="Partnersuche", fr="Recherche de partenaires", uk="Пошук партнерів"),
        "slug": T(de="partnersuche", fr="recherche-de-partenaires", uk="poshuk-partneriv"),
        "summary": T(
            de="Kommunen aus Baden-Württemberg und aus Partnerländern suchen hier eine Partnerkommune.",
            fr="Des communes du Bade-Wurtemberg et des pays partenaires cherchent ici une commune partenaire.",
            uk="Громади Баден-Вюртембергу та країн-партнерів шукають тут громаду-партнера.",
        ),
        "search_description": T(
            de="Anzeigen von Kommunen, die eine Partnerkommune suchen: nach Land und Thema filtern und antworten.",
            fr="Annonces de communes qui cherchent un partenaire : filtrer par pays et par thème, puis répondre.",
            uk="Оголошення громад, що шукають партнера: фільтруйте за країною і темою та відповідайте.",
        ),
        "in_menu": True,
    },
    {
        "key": "propose-partnership",
        "type": "partnerships.ProposalPage",
        "parent": "partnerships",
        "kind": "partnership",
        "title": T(
            de="Partnerschaft vorschlagen", fr="Proposer un partenariat", uk="Запропонувати партнерство для каталогу"
        ),
        "slug": T(de="partnerschaft-vorschlagen", fr="proposer-un-partenariat", uk="zaproponuvaty-partnerstvo"),
        "summary": T(
            de="Fehlt Ihre Partnerschaft im Verzeichnis? Sagen Sie uns, wer mit wem zusammenarbeitet.",
            fr="Votre partenariat ne figure pas dans l’annuaire ? Dites-nous qui coopère avec qui.",
            uk="Вашого партнерства немає в каталозі? Розкажіть нам, хто з ким співпрацює.",
        ),
        "search_description": T(
            de="Eine kommunale Partnerschaft für das Verzeichnis vorschlagen.",
            fr="Proposer un partenariat communal pour l’annuaire.",
            uk="Запропонувати партнерство громад для каталогу.",
        ),
        "body": [
            (
                "text",
                T(
                    de="<p>Wir prüfen jeden Vorschlag und schreiben Ihnen, sobald der Eintrag zu sehen ist.</p>",
                    fr="<p>Nous examinons chaque proposition et vous écrivons dès que la fiche est visible.</p>",
                    uk="<p>Ми розглядаємо кожну пропозицію й напишемо вам, щойно запис з’явиться.</p>",
                ),
            )
        ],
    },
    {
        "key": "propose-practice",
        "type": "partnerships.ProposalPage",
        "parent": "partnerships",
        "kind": "practice",
        "title": T(
            de="Gutes Beispiel vorschlagen", fr="Proposer une bonne pratique", uk="Запропонувати добру практику"
        ),
        "slug": T(de="gutes-beispiel-vorschlagen", fr="proposer-une-bonne-pratique", uk="zaproponuvaty-dobru-praktyku"),
        "summary": T(
            de="Ist Ihnen etwas gelungen, von dem andere lernen können? Erzählen Sie uns davon.",
            fr="Vous avez réussi quelque chose dont d’autres peuvent s’inspirer ? Parlez-nous-en.",
            uk="Вам вдалося щось, чого можуть навчитися інші? Розкажіть нам про це.",
        ),
        "search_description": T(
            de="Ein gutes Beispiel kommunaler Zusammenarbeit vorschlagen.",
            fr="Proposer une bonne pratique de coopération entre communes.",
            uk="Запропонувати добру практику співпраці громад.",
        ),
        "body": [
            (
                "text",
                T(
                    de="<p>Ein paar Sätze genügen. Wir machen daraus einen Entwurf und stimmen ihn mit Ihnen ab.</p>",
                    fr="<p>Quelques phrases suffisent. Nous en faisons un brouillon et le mettons au point avec vous.</p>",
                    uk="<p>Досить кількох речень. Ми зробимо з них чернетку й узгодимо її з вами.</p>",
                ),
            )
        ],
    },
]
