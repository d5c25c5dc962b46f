"""A made-up draft and made-up readers, so that the admin has something to show."""

from django.utils import timezone
from wagtail.models import Page

from newsletter.models import Issue, IssuePage, Subscriber


def load():
    for number, language in enumerate(["de", "de", "fr", "uk"], start=1):
        Subscriber.objects.create(
            email=f"demo.leserin.{number}@example.org", language=language, confirmed_at=timezone.now()
        )
    issue = Issue.objects.create(
        subject_de="Demo: Neues aus den Partnerschaften",
        subject_fr="Démo : nouvelles des partenariats",
        subject_uk="Демо: новини партнерств",
        introduction_de="Guten Tag, in dieser Ausgabe: Veranstaltungen, Fristen und ein Beispiel aus der Praxis.",
        introduction_fr="Bonjour, dans ce numéro : des rendez-vous, des dates limites et un exemple concret.",
        introduction_uk="Добрий день! У цьому випуску: події, строки подання заявок і приклад із практики.",
    )
    news = Page.objects.live().filter(content_type__model="newspage", locale__language_code="de").order_by("pk")[:2]
    coming = Page.objects.live().filter(content_type__model="eventpage", locale__language_code="de").order_by("pk")[:2]
    for position, page in enumerate([*news, *coming]):
        IssuePage.objects.create(issue=issue, page=page, sort_order=position)
