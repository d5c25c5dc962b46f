from django.utils.translation import gettext as _
from django_stubs_ext import StrOrPromise
from wagtail.contrib.routable_page.models import path

from core.page_cache import memory
from core.tables import faceted_list, pagination
from home import i18n
from home.machines import feeds
from home.models.addresses import TranslatedRoutesMixin
from home.models.base import BasePage


class FinderPage(TranslatedRoutesMixin, BasePage):
    """A list of pages of one type below it, with facets, feeds and a form that works without a script."""

    # Wagtail gives each type a template of its own, so that each names this one.
    template = "partnerships/finder_page.html"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    max_count_per_parent = 1
    per_page = 20
    entry_model = None
    # The template of one entry.
    entry_template = ""
    nothing_found: StrOrPromise = ""

    class Meta:
        abstract = True

    def entries(self):
        """The pages that a reader of this language may open, German fallbacks included, the newest first."""
        shown = self.entry_model().objects.child_of(self).order_by("-first_published_at", "-pk")
        return i18n.in_language(shown, self.locale.language_code)

    def finder(self):
        raise NotImplementedError

    def sorts(self):
        """`{name: label}`; the first is the default."""
        raise NotImplementedError

    def in_order(self, keys, sort):
        raise NotImplementedError

    def count_in_words(self, number):
        raise NotImplementedError

    @path("")
    def find(self, request):
        finder = memory.get_or_set(("finder", self.pk), self.finder)  # the same whatever is asked
        form, message = faceted_list.form_from_request(request, finder, self.sorts())
        keys = self.in_order(form.matching_keys(), form.cleaned_data["sort"])
        page_obj, wrong_number = pagination.paginate(keys, request, self.per_page)
        shown = self.entries().select_related("locale", "share_image").in_bulk(page_obj.object_list)
        context = {
            "form": form,
            "message": message or wrong_number,
            "page_obj": page_obj,
            "entries": [shown[key] for key in page_obj.object_list],
            "count_in_words": self.count_in_words(len(keys)),
            "base_url": form.pages_url(),
        }
        return self.render(request, context_overrides=context)

    def feed_pages(self):
        return self.entries().select_related("locale")

    @path("feed/atom/", name="atom")
    def atom(self, request):
        return feeds.PagesAtomFeed()(request, index=self)

    @path("feed/rss/", name="rss")
    def rss(self, request):
        return feeds.PagesRssFeed()(request, index=self)


def sort_names():
    return {"newest": _("Newest first"), "name": _("By name")}
