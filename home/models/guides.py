from django.utils.functional import cached_property
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.routable_page.models import path

from home import i18n
from home.blocks import choosers
from home.models.addresses import TranslatedRoutesMixin
from home.models.pages import BodyPage


class GuidePage(TranslatedRoutesMixin, BodyPage):
    """A guide: an introduction, and its chapters below it in the order of the tree."""

    search_kind = "guide"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = ["home.GuideChapterPage", "home.ContentPage"]

    class Meta:
        verbose_name = _("guide")
        verbose_name_plural = _("guides")

    @cached_property
    def chapters(self):
        return chapters_of(self)

    @path("")
    def contents(self, request):
        return self.render(request)

    @path(pgettext_lazy("address", "print/"), name="print")
    def whole(self, request):
        """All chapters on one page, for paper."""
        title = gettext("%(title)s: all chapters") % {"title": self.title}
        return self._on_one_page(request, "print", title, "home/guide_print.html")

    @path(pgettext_lazy("address", "checklists/"), name="checklists")
    def checklists(self, request):
        """The checklists of all chapters on one page, for paper."""
        title = gettext("%(title)s: checklists") % {"title": self.title}
        return self._on_one_page(request, "checklists", title, "home/guide_checklists.html")

    def _on_one_page(self, request, name, title, template):
        # Search engines find the chapters themselves.
        self.sub_page = self.sub_page_at(name, title, self.summary, is_indexed=False)
        choosers.read_ahead(self.body, *(chapter.body for chapter in self.chapters))
        return self.render(request, template=template)


class GuideChapterPage(BodyPage):
    """One chapter of a guide."""

    search_kind = "guide"
    parent_page_types = ["home.GuidePage"]
    subpage_types = []

    class Meta:
        verbose_name = _("chapter of a guide")
        verbose_name_plural = _("chapters of guides")

    @property
    def anchor(self):
        """Where it begins in the whole guide."""
        return f"chapter-{self.pk}"

    @property
    def checklists(self):
        return [block.value for block in self.body if block.block_type == "checklist"]

    def get_context(self, request, *args, **kwargs):
        guide = self.get_parent()
        chapters = chapters_of(guide)
        numbers = {chapter.pk: number for number, chapter in enumerate(chapters)}
        context = {"guide": guide, "guide_link": i18n.link(guide, request), "chapters": chapters}
        if self.pk in numbers:  # a draft is not among those that readers see
            number = numbers[self.pk]
            context |= {
                "number": number + 1,
                "previous": i18n.link(chapters[number - 1], request) if number else None,
                "following": i18n.link(chapters[number + 1], request) if number + 1 < len(chapters) else None,
            }
        return super().get_context(request, *args, **kwargs) | context


def chapters_of(guide):
    """The chapters that a reader of the guide's language may open, German fallbacks included; one query."""
    chapters = GuideChapterPage.objects.child_of(guide).select_related("locale").order_by("path")
    return list(i18n.in_language(chapters, guide.locale.language_code))
