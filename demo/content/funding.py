"""The funding programmes."""

from demo.text import T

PAGES = [
    {
        "key": "funding",
        "type": "partnerships.FundingIndexPage",
        "parent": "partnerships",
        "title": T(de="Finanzierung finden", fr="Trouver un financement", uk="Знайти фінансування"),
        "summary": T(
            de=(
                "Neun Programme von EU, Bund und Land sowie deutsch-französische Fonds, mit denen Kommunen und "
                "Vereine ihre Vorhaben bezahlen können."
            ),
            fr=(
                "Neuf programmes de l’UE, de l’État fédéral, du Land et de fonds franco-allemands pour financer les "
                "projets des communes et des associations."
            ),
            uk=(
                "Дев’ять програм ЄС, федерації, землі та німецько-французьких фондів, завдяки яким громади й організації "
                "можуть фінансувати свої проєкти."
            ),
        ),
        "search_description": T(
            de=(
                "Förderprogramme für kommunale Partnerschaften: SKEW, Nakopa, CERV, bwirkt!, Bürgerfonds und weitere "
                "im Überblick."
            ),
            fr=(
                "Aides aux partenariats communaux : SKEW, Nakopa, CERV, bwirkt!, Fonds citoyen et autres programmes "
                "en un coup d’œil."
            ),
            uk=(
                "Програми підтримки муніципальних партнерств: SKEW, Nakopa, CERV, bwirkt!, Громадянський фонд та інші."
            ),
        ),
        "as_of_days_ago": 6,
        "in_menu": True,
        "share_image": "river",
    },
]
