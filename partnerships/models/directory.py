from functools import partial

from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.contrib.routable_page.models import path

from core.tables import pagination
from core.text import languages
from home import i18n
from home.models.addresses import TranslatedRoutesMixin, redirect_permanently
from home.models.base import BasePage
from partnerships import mentions, open_data, places
from partnerships.forms import SORTS, VIEWS, DirectoryForm
from partnerships.models.partnerships import Partnership


class PartnershipIndexPage(TranslatedRoutesMixin, BasePage):
    """The directory of partnerships: list, table, map, open data, and one address below it for each partnership."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    is_overview = True
    contacts = ()
    max_count_per_parent = 1
    per_page = 20

    class Meta:
        verbose_name = gettext_lazy("directory of partnerships")
        verbose_name_plural = gettext_lazy("directories of partnerships")

    @path("")
    def find(self, request):
        form, message = DirectoryForm.from_request(request)
        found = form.matching_keys()
        view = form.cleaned_data["view"]
        page_obj, wrong_number = pagination.paginate(found, request, self.per_page)
        total, keys = page_obj.paginator.count, list(page_obj.object_list)
        records = Partnership.objects.with_members().in_bulk(keys)
        shown = [records[key] for key in keys if key in records]
        atlas = places.map_of_many(found, total, partial(form.query, view="list")) if view == "map" else None
        context = {
            "form": form,
            "view": view,
            "total": total,
            "page_obj": page_obj,
            "base_url": form.pages_url(),
            "message": message or wrong_number,
            "atlas": atlas,
            "entries": atlas.entries(shown) if atlas else [(partnership, []) for partnership in shown],
            "count_in_words": ngettext("%(count)s partnership", "%(count)s partnerships", total) % {"count": total},
            "spellings": form.spellings,
            "data_query": form.address(view=""),
            "sort_urls": {sort: f"{form.address(sort=sort)}#partnerships" for sort in SORTS},
            "views": [
                *((label, f"?{form.query(view=name)}#partnerships", name == view) for name, label in VIEWS.items()),
                (_("Open data"), "#open-data", False),
            ],
        }
        return self.render(request, context_overrides=context)

    @staticmethod
    def sitemap_paths():
        """What sitemap.xml lists below each language's directory."""
        shown = Partnership.objects.public().order_by("slug").only("slug", *languages.columns("local_slug"))
        return [{code: f"{each.address_in(code)}/" for code in languages.CODES} for each in shown]

    # The partnership whose own page is served.
    shown = None

    def structured_data(self, request):
        if self.shown is None:
            return []
        address = request.build_absolute_uri(self.get_url(request) + self.sub_page.path)
        return [
            {
                "@type": "WebPage",
                "@id": f"{address}#webpage",
                "url": address,
                "name": self.shown.plain_title,
                "inLanguage": self.content_language,
                "about": [member.structured_data for member in self.shown.memberships.all()],
                **({"lastReviewed": day.isoformat()} if (day := self.shown.last_confirmed_on) else {}),
            }
        ]

    @path(pgettext_lazy("address", "data/"), name="data")
    def describe_data(self, request):
        self.sub_page = self.sub_page_at("data", _("Open data: what the fields mean"))
        template = "partnerships/open_data.html"
        return self.render(request, template=template, context_overrides={"fields": open_data.description()})

    @path(pgettext_lazy("address", "data/csv/"), name="csv")
    def as_csv(self, request):
        return self._data(request, open_data.as_csv)

    @path(pgettext_lazy("address", "data/json/"), name="json")
    def as_json(self, request):
        return self._data(request, open_data.as_json)

    @path(pgettext_lazy("address", "data/geojson/"), name="geojson")
    def as_geojson(self, request):
        return self._data(request, open_data.as_geojson)

    def _data(self, request, write):
        """The partnerships that the list shows for the same question; what cannot be asked is answered by the list."""
        form, message = DirectoryForm.from_request(request)
        if message:
            return redirect(f"{self.get_url(request)}?{request.GET.urlencode()}")
        return write(list(form.matching_keys()), i18n.absolute_url(self, request))

    @path("<slug:address>/", name="partnership")
    def show(self, request, address):
        partnership = Partnership.objects.public().at(address).to_show().first()
        if partnership is None:
            return self.redirect_from_another_language(request, f"/{address}/")
        if partnership.address != address:
            return redirect_permanently(
                request, self.get_url(request) + self.reverse_subpage("partnership", [partnership.address])
            )
        self.sub_page = i18n.SubPage(
            "partnership",
            {code: f"{partnership.address_in(code)}/" for code in languages.CODES},
            partnership.plain_title,
            str(partnership.text),
        )
        self.shown = partnership
        return self.render(
            request,
            template="partnerships/partnership.html",
            context_overrides={
                "partnership": partnership,
                "atlas": places.map_of(partnership),
                "pages": mentions.pages_about(partnership),
            },
        )
