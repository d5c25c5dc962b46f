from urllib.parse import urlencode

from django.db import models
from django.http import Http404
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from wagtail.contrib.routable_page.models import path

from core.public_forms.pages import TakesForms
from core.tables import faceted_list, pagination
from core.text import countries, languages
from core.text.fields import InEachLanguage
from home.models import Topic
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage
from partnerships.models.contributions import Contribution
from partnerships.models.finders import sort_names


class NoticeQuerySet(models.QuerySet):
    def shown(self, today=None):
        """What readers see: published and not yet past its day."""
        return self.filter(state=Contribution.State.ACCEPTED, expires_on__gte=today or timezone.localdate())


class PartnerSearchNotice(Contribution):
    """
    A municipality looks for a partner. Shown until its day, never with an address.

    Written in one language; the office sums it up for those who read another.
    """

    case_kind = "notice"

    municipality = models.CharField(gettext_lazy("municipality"), max_length=200)
    own_country = models.CharField(gettext_lazy("country of the municipality"), max_length=2)
    region = models.CharField(gettext_lazy("region"), max_length=200, blank=True, db_default="", default="")
    inhabitants = models.PositiveIntegerField(gettext_lazy("inhabitants"), null=True, blank=True)
    website = models.URLField(gettext_lazy("website of the municipality"), blank=True, db_default="", default="")
    country = models.CharField(gettext_lazy("partner country"), max_length=2, blank=True)
    topics = models.ManyToManyField("home.Topic", verbose_name=gettext_lazy("topics"), blank=True)
    title = models.CharField(gettext_lazy("title"), max_length=200)
    text = models.TextField(gettext_lazy("text"))
    gist = InEachLanguage(
        models.TextField,
        gettext_lazy("short version"),
        max_length=600,
        blank=True,
        db_default="",
        default="",
        help_text=gettext_lazy("Two or three sentences for those who do not read the language of the notice."),
    )
    published_at = models.DateTimeField(gettext_lazy("published"), null=True, blank=True, editable=False)
    expires_on = models.DateField(gettext_lazy("shown until"), null=True, blank=True)
    reminded_at = models.DateTimeField(gettext_lazy("reminded"), null=True, blank=True, editable=False)

    objects = NoticeQuerySet.as_manager()
    public_texts = ("title", "municipality", "region", "text")

    class Meta(Contribution.Meta):
        verbose_name = gettext_lazy("partner search notice")
        verbose_name_plural = gettext_lazy("partner search notices")

    def __str__(self):
        return self.title

    @property
    def state_in_words(self):
        return _("published") if self.is_published else super().state_in_words

    @property
    def is_published(self):
        return self.state == self.State.ACCEPTED

    @property
    def take_down_url(self):
        return self.decision_url("take_down")

    @property
    def own_country_name(self):
        return countries.name(self.own_country)

    @property
    def foreign_language(self):
        """The language of the notice where it is not the reader's."""
        return "" if self.language == languages.active() else self.language

    @property
    def title_abroad(self):
        """What stands for its title among words of another language."""
        return _("Partner sought: %(country)s") % {"country": self.own_country_name}

    @property
    def gist_for_reader(self):
        return self.gist if self.foreign_language else ""

    @cached_property
    def topic_list(self):
        return list(self.topics.all())


class PartnerSearchPage(TakesForms, TranslatedRoutesMixin, BasePage):
    """Notices of municipalities that look for a partner: list with facets, a form for a new one, one address each."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    is_overview = True
    max_count_per_parent = 1
    per_page = 20

    class Meta:
        verbose_name = gettext_lazy("page for partner search")
        verbose_name_plural = gettext_lazy("pages for partner search")

    @staticmethod
    def sitemap_paths():
        keys = PartnerSearchNotice.objects.shown().order_by("pk").values_list("pk", flat=True)
        return [dict.fromkeys(languages.CODES, f"{pk}/") for pk in keys]

    def finder(self):
        facets = [
            faceted_list.Facet("country", _("Country of the municipality")),
            faceted_list.Facet("wanted", _("Partner country wanted"), empty_means_all=True),
            faceted_list.Facet("topic", _("Topic")),
        ]
        found = PartnerSearchNotice.objects.shown().order_by("-published_at", "-pk")
        rows = [
            faceted_list.Row(pk, {"country": [own], "wanted": [wanted] if wanted else [], "topic": topics})
            for pk, own, wanted, topics in found.values_list(
                "pk", "own_country", "country", faceted_list.slugs_of(Topic, "partnersearchnotice")
            )
        ]
        labels = {
            name: {code: countries.name(code) for row in rows for code in row.values[name]}
            for name in ("country", "wanted")
        }
        labels["topic"] = {term.slug: term.name for term in Topic.objects.all()}
        return faceted_list.Finder(facets, rows, labels)

    @path("")
    def find(self, request):
        form, message = faceted_list.form_from_request(request, self.finder(), sort_names())
        keys = form.matching_keys()
        if form.cleaned_data["sort"] == "name":
            titles = dict(PartnerSearchNotice.objects.filter(pk__in=keys).values_list("pk", "title"))
            keys = sorted(keys, key=lambda key: languages.sort_key(titles[key]))
        page_obj, wrong_number = pagination.paginate(keys, request, self.per_page)
        shown = PartnerSearchNotice.objects.prefetch_related("topics").in_bulk(page_obj.object_list)
        context = {
            "form": form,
            "message": message or wrong_number,
            "page_obj": page_obj,
            "entries": [shown[key] for key in page_obj.object_list],
            "count_in_words": ngettext("%(count)s notice", "%(count)s notices", len(keys)) % {"count": len(keys)},
            "base_url": form.pages_url(),
        }
        return self.render(request, context_overrides=context)

    @path(pgettext_lazy("address", "new/"), name="new")
    def new(self, request):
        self.sub_page = self.sub_page_at("new", _("Look for a partner"))
        return self.handle_form(request, "notice", template="partnerships/notice_new.html")

    @path("<int:pk>/", name="notice")
    def show(self, request, pk):
        notice = (
            PartnerSearchNotice.objects.shown().prefetch_related("topics").filter(pk=pk).first() if pk < 2**31 else None
        )
        if notice is None:
            raise Http404
        self.sub_page = self.sub_page_at("notice", notice.title, lang=notice.foreign_language, pk=pk)
        self.advice_query = urlencode({"country": notice.own_country, "about": notice.title})
        return self.handle_form(
            request,
            "notice-contact",
            template="partnerships/notice.html",
            context={"notice": notice},
            target=f"notice {pk}",
            notice=notice,
        )
