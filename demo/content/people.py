"""Invented contacts, marked as such in their roles."""

from demo.text import T

PEOPLE = [
    {
        "key": "lead",
        "name": "Johanna Beispiel",
        "role": T(
            de="Demo: Leitung der Projektstelle",
            fr="Démo : direction du bureau de coordination",
            uk="Демо: керівництво проєктного офісу",
        ),
        "languages": ["de", "en", "fr"],
        "email": "johanna.beispiel@example.org",
        "phone": "+49 711 000000-1",
    },
    {
        "key": "ukraine-desk",
        "name": "Taras Muster",
        "role": T(
            de="Demo: Partnerschaften mit der Ukraine",
            fr="Démo : partenariats avec l’Ukraine",
            uk="Демо: партнерства з Україною",
        ),
        "languages": ["uk", "de", "en"],
        "email": "taras.muster@example.org",
        "phone": "+49 711 000000-2",
    },
    {
        "key": "burundi-desk",
        "name": "Claire Exemple",
        "role": T(
            de="Demo: Burundi, Cluster Governance/Kommunales",
            fr="Démo : Burundi, pôle Gouvernance et collectivités locales",
            uk="Демо: Бурунді, кластер «Урядування та місцеве самоврядування»",
        ),
        "languages": ["fr", "de", "rn"],
        "email": "claire.exemple@example.org",
        "phone": "+49 711 000000-3",
    },
]
