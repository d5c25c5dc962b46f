from itertools import chain

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.contrib.routable_page.models import path

from core.page_cache import memory
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
_NEEDED = ["pk", "title", "level", "countries", "regions", "stages", "deadlines", "is_rolling"]


def _known_countries():
    """Those that the site has pages or places of: one may ask for them even if every programme is for all countries."""
    focuses = CountryFocusPage.objects.order_by().values_list("country")
    return {code for (code,) in Municipality.objects.order_by().values_list("country").union(focuses)}


def _dates(programme):
    return programme["deadlines"], programme["is_rolling"]


def _row(programme, today):
    values = {
        "status": [deadlines.status(*_dates(programme), today)],
        "level": [programme["level"]],
        "country": regions.countries_of(programme["countries"], programme["regions"]),
        "topic": programme["topic_slugs"],
        "form": programme["form_slugs"],
        "stage": programme["stages"],
    }
    return faceted_list.Row(programme["pk"], values)


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

    @property
    def _programmes(self):
        """`{key: what facets and orders need of the programme}`, read once for both."""
        return memory.get_or_set(("programmes", self.pk), self._read_programmes)

    def _read_programmes(self):
        programmes = self.entries().annotate(
            topic_slugs=faceted_list.slugs_of(Topic, "fundingprogrammepage"),
            form_slugs=faceted_list.slugs_of(CooperationForm, "fundingprogrammepage"),
        )
        return {programme["pk"]: programme for programme in programmes.values(*_NEEDED, "topic_slugs", "form_slugs")}

    def finder(self):
        facets = [
            faceted_list.Facet("status", _("Can one apply?"), in_order=True),
            faceted_list.Facet("level", _("Level"), in_order=True),
            faceted_list.Facet("country", _("Country"), empty_means_all=True),
            faceted_list.Facet("topic", _("Topic"), empty_means_all=True),
            faceted_list.Facet("form", _("Form of co-operation"), empty_means_all=True),
            faceted_list.Facet("stage", _("Stage of the partnership"), in_order=True, empty_means_all=True),
        ]
        today = timezone.localdate()
        rows = [_row(programme, today) for programme in self._programmes.values()]
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
        known, today = self._programmes, timezone.localdate()
        by_title = sorted(keys, key=lambda key: languages.sort_key(known[key]["title"]))
        if sort == "name":
            return by_title
        return sorted(by_title, key=lambda key: deadlines.urgency(*_dates(known[key]), today))

    def count_in_words(self, number):
        return ngettext("%(count)s programme", "%(count)s programmes", number) % {"count": number}

    @path(pgettext_lazy("address", "deadlines/"), name="deadlines")
    def deadline_calendar(self, request):
        return deadline_feed.response(self, self.entries().select_related("locale"), request)
