"""What this app gives to pages that gather: partnerships, with a map around the country."""

from django.utils.translation import gettext_lazy as _

from home import gathering, i18n
from partnerships import places
from partnerships.models import Partnership, PartnershipIndexPage


def partnerships_of(countries, topics, limit):
    directory = i18n.in_language(PartnershipIndexPage.objects.all()).first()
    found = Partnership.objects.public()
    if countries:
        found = found.filter(memberships__municipality__country__in=countries, memberships__role="partner")
    if topics:
        found = found.filter(topics__in=topics)
    shown = list(Partnership.objects.filter(pk__in=found.values("pk")).to_show()[: limit * 4])
    if not (directory and shown):
        return gathering.Answer()
    context = {"partnerships": shown, "page": directory, "atlas": places.map_of(shown) if countries else None}
    return gathering.Answer([], "partnerships/components/gathered.html", context, directory.get_url())


def register():
    source = gathering.Source("partnerships", _("Partnerships"), 10, partnerships_of, on_home_page=False)
    gathering.register(source)
