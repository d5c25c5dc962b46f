from itertools import chain

from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.contrib.routable_page.models import path

from core.tables import faceted_list
from core.text import countries, languages
from home.models import Topic
from partnerships import deadline_feed, deadlines, regions
from partnerships.models.finders import FinderPage, sort_names
from partnerships.models.focuses import CountryFocusPage
from partnerships.models.funding import FundingProgrammePage
from partnerships.models.municipalities import Municipality
from partnerships.models.organisations import Organisation
from partnerships.models.partnerships import Partnership
from partnerships.models.taxonomies import CooperationForm

OWN_COUNTRY = "DE"  # where no partner is looked for


def _known_countries():
    """Those that the site has pages or places of: one may ask for them even if every programme is for all countries."""
    focuses = CountryFocusPage.objects.order_by().values_list("country")
    return {code for (code,) in Municipality.objects.order_by().values_list("country").union(focuses)}


class FundingIndexPage(FinderPage):
    """All funding programmes, with what is open, closing soon and closed, and a calendar of deadlines."""

    template = FinderPage.template
    subpage_types = ["partnerships.FundingProgrammePage"]
    is_overview = True
    entry_template = "partnerships/components/programme.html"
    has_deadlines = True
    nothing_found = gettext_lazy("No programme matches this. Remove a filter, or ask us for advice.")

    class Meta:
        verbose_name = gettext_lazy("overview of funding")
        verbose_name_plural = gettext_lazy("overviews of funding")

    @staticmethod
    def entry_model():
        return FundingProgrammePage

    def sorts(self):
        return {"deadline": _("By deadline")} | sort_names()

    @cached_property
    def _dates(self):
        """`{key: (deadlines, is_rolling)}`, read once."""
        return {
            key: (days, rolling) for key, days, rolling in self.entries().values_list("pk", "deadlines", "is_rolling")
        }

    def finder(self):
        facets = [
            faceted_list.Facet("status", _("Can one apply?"), in_order=True),
            faceted_list.Facet("level", _("Level"), in_order=True),
            faceted_list.Facet("country", _("Country"), empty_means_all=True),
            faceted_list.Facet("topic", _("Topic"), empty_means_all=True),
            faceted_list.Facet("form", _("Form of co-operation"), empty_means_all=True),
            faceted_list.Facet("stage", _("Stage of the partnership"), in_order=True, empty_means_all=True),
        ]
        found = self.entries().values_list(
            "pk",
            "level",
            "countries",
            "regions",
            faceted_list.slugs_of(Topic, "fundingprogrammepage"),
            faceted_list.slugs_of(CooperationForm, "fundingprogrammepage"),
            "stages",
        )
        today, names = timezone.localdate(), [facet.name for facet in facets]
        rows = []
        for key, level, single, wider, *terms in found:
            status = deadlines.status(*self._dates[key], today)
            values = [[status], [level], regions.countries_of(single, wider), *terms]
            rows.append(faceted_list.Row(key, dict(zip(names, values, strict=True))))
        named = chain(_known_countries(), *(row.values["country"] for row in rows))
        labels = {
            "status": dict(deadlines.Status.choices),
            "level": dict(Organisation.Level.choices),
            "country": {code: countries.name(code) for code in named if code != OWN_COUNTRY},
            "topic": {term.slug: term.name for term in Topic.objects.all()},
            "form": {term.slug: term.name for term in CooperationForm.objects.all()},
            "stage": dict(Partnership.Stage.choices),
        }
        return faceted_list.Finder(facets, rows, labels)

    def in_order(self, keys, sort):
        if sort == "newest":
            return keys
        titles = dict(self.entries().values_list("pk", "title"))
        by_title = sorted(keys, key=lambda key: languages.sort_key(titles[key]))
        if sort == "name":
            return by_title
        today = timezone.localdate()
        return sorted(by_title, key=lambda key: deadlines.urgency(*self._dates[key], today))

    def count_in_words(self, number):
        return ngettext("%(count)s programme", "%(count)s programmes", number) % {"count": number}

    @path(pgettext_lazy("address", "deadlines/"), name="deadlines")
    def deadline_calendar(self, request):
        return deadline_feed.response(self, self.entries().select_related("locale"), request)
