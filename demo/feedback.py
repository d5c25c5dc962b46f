"""Made-up reports, so that the admin has something to show; no mail is written about them."""

import datetime

from django.utils import timezone

from feedback.models import Report

REPORTS = [
    (34, "barrier", "de", "/de/", "Demo: Mit der Tastatur komme ich nicht an das zweite Bild der Galerie.", "new"),
    (6, "barrier", "uk", "/uk/", "Демо: екранний диктор не читає підпису під фотографією.", "working"),
    (3, "mistake", "fr", "/fr/", "Démo : la date de la page n’est plus à jour.", "new"),
    (60, "other", "de", "", "Demo: Vielen Dank für den Leitfaden!", "done"),
]


def load():
    for number, (days, kind, language, page, text, state) in enumerate(REPORTS, start=1):
        Report.objects.create(
            number=f"Demo-{number}",
            created_at=timezone.now() - datetime.timedelta(days=days),
            kind=kind,
            language=language,
            page=page,
            text=text,
            state=state,
        )
