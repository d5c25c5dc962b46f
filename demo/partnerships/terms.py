from demo.text import T

FORMS = {
    "hilfsgueter": T("Hilfsgüter", "aide matérielle", "гуманітарна допомога"),
    "delegationsbesuch": T("Delegationsbesuch", "visite de délégation", "візит делегації"),
    "wiederaufbauprojekt": T("Wiederaufbauprojekt", "projet de reconstruction", "проєкт відбудови"),
    "fachaustausch": T("Fachaustausch", "échange professionnel", "обмін фаховим досвідом"),
    "jugend-und-schule": T("Jugend und Schule", "jeunesse et écoles", "молодь і школа"),
    "kultur": T("Kultur", "culture", "культура"),
    "hochschule-klinik": T("Hochschule/Klinik", "université, hôpital", "виш, клініка"),
    "feuerwehr": T("Feuerwehr", "sapeurs-pompiers", "пожежна служба"),
}
AUDIENCES = {
    "verwaltung": T("Verwaltung (Hauptamt)", "administration (agents)", "адміністрація (штатні працівники)"),
    "ehrenamt": T("Ehrenamt/Verein", "bénévoles, associations", "волонтери, товариства"),
    "politik": T("Politik", "élus", "політика"),
    "partnerkommune": T("Partnerkommune", "commune partenaire", "громада-партнер"),
    "oeffentlichkeit": T("Öffentlichkeit", "grand public", "громадськість"),
}
ORGANISATIONS = [
    {
        "name": T(
            "Hochschule Kehl",
            "École supérieure d’administration publique de Kehl",
            "Вища школа публічного управління в Келі",
        ),
        "level": "state",
        "url": "https://www.hs-kehl.de/",
    },
    {
        "name": T(
            "Städtetag Baden-Württemberg",
            "Städtetag Baden-Württemberg (assemblée des villes)",
            "Städtetag Baden-Württemberg (асоціація міст)",
        ),
        "level": "municipal",
        "url": "https://www.staedtetag-bw.de/",
    },
    {
        "name": T("Université du Burundi", "Université du Burundi", "Університет Бурунді"),
        "level": "",
        "url": "",
    },
    {
        "name": T(
            "Servicestelle Kommunen in der Einen Welt (SKEW)",
            "Service pour les communes du monde (SKEW)",
            "Сервісний центр «Громади в єдиному світі» (SKEW)",
        ),
        "level": "federal",
        "url": "https://skew.engagement-global.de/",
    },
    {
        "name": T("Kontaktstelle CERV", "Point de contact CERV en Allemagne", "Контактний пункт CERV у Німеччині"),
        "level": "eu",
        "url": "https://www.kontaktstelle-cerv.de/",
    },
    {
        "name": T(
            "Staatsministerium Baden-Württemberg",
            "Ministère d’État du Bade-Wurtemberg",
            "Державне міністерство Баден-Вюртембергу",
        ),
        "level": "state",
        "url": "https://stm.baden-wuerttemberg.de/",
    },
    {
        "name": T(
            "Stiftung Entwicklungs-Zusammenarbeit Baden-Württemberg (SEZ)",
            "Fondation pour la coopération au développement du Bade-Wurtemberg (SEZ)",
            "Баден-Вюртемберзький фонд співпраці з метою розвитку (SEZ)",
        ),
        "level": "state",
        "url": "https://sez.de/",
    },
    {
        "name": T(
            "Schlichtungsstelle beim Landeszentrum Barrierefreiheit",
            "Organe de médiation du Landeszentrum Barrierefreiheit",
            "Орган примирення при Landeszentrum Barrierefreiheit",
        ),
        "level": "state",
        "url": "https://barrierefreiheit-bw.de/",
    },
]
