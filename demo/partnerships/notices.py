"""Made-up notices of municipalities that look for a partner, each in its own language."""

import datetime

from django.utils import timezone

from home.models import Topic
from partnerships.models import Notice

NOTICES = [
    {
        "language": "de",
        "municipality": "Demo-Stadt am Neckar",
        "own_country": "DE",
        "country": "UA",
        "title": "Demo: Kleinstadt sucht Partnerkommune in der Ukraine",
        "text": (
            "Wir sind eine Stadt mit rund 9.000 Einwohnerinnen und Einwohnern. Unsere Schule, die Feuerwehr und ein "
            "Verein möchten eine Partnerschaft aufbauen. Wir bieten Austausch unter Fachleuten und Jugendbegegnungen."
        ),
    },
    {
        "language": "fr",
        "municipality": "Commune de démonstration",
        "own_country": "BI",
        "country": "DE",
        "title": "Démo : une commune du Burundi cherche un partenaire",
        "text": (
            "Notre commune souhaite échanger sur l’eau potable, la formation des jeunes et la gestion des déchets avec "
            "une commune du Bade-Wurtemberg."
        ),
    },
    {
        "language": "uk",
        "municipality": "Демонстраційна громада",
        "own_country": "UA",
        "country": "DE",
        "title": "Демо: громада шукає партнера в Баден-Вюртемберзі",
        "text": (
            "Ми шукаємо громаду, з якою можна обмінюватися досвідом в управлінні, освіті та роботі з молоддю. Раді й "
            "онлайн-зустрічам."
        ),
    },
]


def load():
    now = timezone.now()
    topics = list(Topic.objects.order_by("slug"))
    for position, description in enumerate(NOTICES):
        notice = Notice.objects.create(
            **description,
            name="Demo",
            email="demo@example.org",
            state=Notice.State.ACCEPTED,
            published_at=now - datetime.timedelta(days=position),
            expires_on=timezone.localdate() + datetime.timedelta(days=182 - position),
        )
        notice.topics.set(topics[position : position + 2])
