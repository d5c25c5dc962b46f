"""Two made-up reports, one of which waits for too long."""

from datetime import timedelta

from django.contrib.auth.models import Group
from django.utils import timezone

from feedback import service
from feedback.models import Report
from home.models import User


def load():
    User.objects.get(username="redaktion").groups.add(Group.objects.get(name=service.GROUP))
    now = timezone.now()
    Report.objects.create(
        kind=Report.Kind.BARRIER,
        page_path="/de/veranstaltungen/",
        text="Demo: Mit dem Bildschirmleser höre ich nicht, welcher Monat gerade angezeigt wird.",
        email="demo.meldung@example.org",
        language="de",
        created_at=now - timedelta(weeks=5),
        due_on=(now - timedelta(weeks=1)).date(),
    )
    Report.objects.create(
        kind=Report.Kind.MISTAKE,
        page_path="/fr/",
        text="Démo : le numéro de téléphone n’est plus le bon.",
        language="fr",
        created_at=now - timedelta(days=2),
        due_on=(now + timedelta(weeks=4)).date(),
        state=Report.State.WORKING,
    )
