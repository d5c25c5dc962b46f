from demo.text import T

PAGE = {
    "title": T(
        de="Partnerschaften: Verzeichnis und Karte",
        fr="Partenariats : annuaire et carte",
        uk="Партнерства: каталог і мапа",
    ),
    "slug": T(de="verzeichnis-und-karte", fr="annuaire-et-carte", uk="kataloh-i-mapa"),
    "summary": T(
        de=(
            "Welche Kommune arbeitet mit wem zusammen? Das Verzeichnis zeigt Partnerschaften aus Baden-Württemberg mit "
            "Orten, Daten und Quellen."
        ),
        fr=(
            "Quelle commune coopère avec quelle autre ? L’annuaire présente des partenariats du Bade-Wurtemberg avec "
            "leurs lieux, leurs dates et leurs sources."
        ),
        uk=(
            "Яка громада з ким співпрацює? У каталозі зібрано партнерства Баден-Вюртемберга з місцями, датами та "
            "джерелами."
        ),
    ),
    "search_description": T(
        de=(
            "Partnerschaften baden-württembergischer Kommunen als Liste, Tabelle und Karte: nach Land, Thema und Form "
            "filtern, Daten frei nutzen."
        ),
        fr=(
            "Les partenariats des communes du Bade-Wurtemberg en liste, en tableau et sur la carte : filtrer par pays, "
            "thème et forme, réutiliser les données."
        ),
        uk=(
            "Партнерства громад Баден-Вюртемберга списком, таблицею та на мапі: фільтри за країною, темою і формою, "
            "відкриті дані."
        ),
    ),
}
