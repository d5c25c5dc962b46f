from collections.abc import Sequence
from http import HTTPMethod
from typing import TYPE_CHECKING, Any

from django.db import models
from django.template.response import TemplateResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import (
    Page,
    PageViewRestriction,
    Revision,
    Workflow,
    WorkflowPage,
    WorkflowState,
)
from wagtail_localize.fields import BaseTranslatableField, SynchronizedField

from core import request_cache
from core.text import languages
from home import i18n, publishing
from home.forms.copying import CopyForm
from home.forms.pages import PageForm
from home.models.permissions import PermanentPagePermissionTester
from home.translation import facts, follow_source, minor_edits, slugs, status

if TYPE_CHECKING:
    from home.models.people import Person


class PerLocaleField(BaseTranslatableField):
    """A field that each language keeps for itself: neither translated by segments nor copied from the source."""


class BasePage(Page):
    """What every page of the site has; abstract, because wagtail-localize does not support concrete base pages."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_(
            "Two sentences at most: shown below the title, in lists and, without a description, by search engines."
        ),
    )
    share_image = models.ForeignKey(
        "home.CustomImage",
        verbose_name=_("image for lists and sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    as_of = models.DateField(
        _("as of"),
        null=True,
        blank=True,
        help_text=_("The day on which someone last made sure that all this is true."),
    )

    base_form_class = PageForm
    copy_form_class = CopyForm
    content_panels = [*Page.content_panels, FieldPanel("summary")]
    promote_panels = [
        MultiFieldPanel(
            [
                FieldPanel("slug"),
                FieldPanel("seo_title"),
                FieldPanel("search_description"),
                FieldPanel("share_image"),
            ],
            _("For search engines and sharing"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus")], _("Navigation")),
    ]
    settings_panels = [
        FieldPanel("protection_checked"),
        FieldPanel("minor_edit"),
        FieldPanel("as_of"),
        *Page.settings_panels,
    ]

    override_translatable_fields = [
        PerLocaleField("slug"),
        *(SynchronizedField(name, overridable=False) for name in ("as_of", "expire_at")),
    ]

    # Without a form of `core.public_forms` nothing may be sent to a page: its view has no other protection.
    allowed_http_methods = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    # What a page type may say of itself, to those who know no type; `home.checks` and `search.checks` look at it.
    # Whether editors may delete or unpublish it.
    is_deletable = True
    # Whether the law demands it, so that it stands at the foot of every page.
    is_legal = False
    # Whether it lists all pages.
    is_sitemap = False
    # Whether it lists all pages or records of a kind, so that whatever shows some of them leads on to it.
    is_overview = False
    # Whether it serves `feed_pages()` at feed/atom/ and feed/rss/, of which every page's head tells.
    has_feeds = False
    # Whether it is in lists, feeds, the site map and the search; else its address alone leads there.
    is_listed = True
    # Whether every page links to it at its foot, and whether the link tells from which page one comes.
    in_footer = False
    asks_about_page = False
    # Whether it is where readers ask for advice; whoever shows a contact leads to it.
    gives_advice = False
    # What the form for advice is told of it, as a query string.
    advice_query = ""
    # As what readers find it: a key of `search.kinds.KINDS`.
    search_kind = "page"
    # Whether the search finds it by itself, and not only what it belongs to.
    is_searched = True
    # What teasers say of it beside title and summary, such as when an event takes place.
    teaser_meta = ""
    # The same as far as it is true only now, such as how many places are free; not for mails.
    teaser_state = ""
    # Of its own columns those that a teaser does not show, the large ones; see `home.content.teasers`.
    unshown_in_teasers: frozenset[str] = frozenset()
    # The picture on top, which is shared where `share_image` is empty.
    hero_image = None
    # Whether the form that is being saved says that no meaning has changed.
    is_minor_edit = False
    # An `i18n.SubPage` while the page is served at an address below its own.
    sub_page = None

    class Meta:
        abstract = True

    @classmethod
    def can_create_at(cls, parent):
        """Pages begin in German, by hand and as a copy; the program alone makes their translations."""
        is_german = parent.depth == 1 or parent.locale_id == i18n.source_locale_id()
        return is_german and super().can_create_at(parent)

    @property
    def current_workflow_state(self) -> WorkflowState | None:
        """Wagtail’s editor asks for it a dozen times."""
        return request_cache.get_or_set(
            ("workflow state", self.pk), lambda: super(BasePage, self).current_workflow_state
        )

    @property
    def has_workflow(self) -> bool:
        return self.get_workflow() is not None

    def get_workflow(self) -> Workflow | None:
        """Of the nearest page that has one with an active step: without any, what is submitted is published at once."""
        above = [self.path[:end] for end in range(self.steplen, len(self.path) + 1, self.steplen)]
        active = WorkflowPage.objects.filter(workflow__active=True, workflow__workflow_tasks__task__active=True)
        # Wagtail asks up to three times.
        nearest = active.filter(page__path__in=above).order_by("-page__depth").select_related("workflow")
        found = request_cache.get_or_set(("workflow", self.path), nearest.first)
        return found.workflow if found else None

    def get_latest_revision(self) -> Revision | None:
        return request_cache.get_or_set(
            ("revision", self.latest_revision_id), lambda: super(BasePage, self).get_latest_revision()
        )

    def get_parent(self, *args: Any, **kwargs: Any) -> Page | None:
        """Lists and choosers ask each of many pages for the same one."""
        return request_cache.get_or_set(
            ("page at", self.path[: -self.steplen]), lambda: super(BasePage, self).get_parent(*args, **kwargs)
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not kwargs.get("update_fields"):
            self._disown_revision_of_source()
            slugs.freeze(self)
            facts.take_from_source(self)
        super().save(*args, **kwargs)

    def save_revision(self, user=None, **kwargs):
        revision = super().save_revision(user=user, **kwargs)
        if self.is_minor_edit:
            minor_edits.note(self, revision, user)
        return revision

    def publish(self, revision, *args, **kwargs):
        """Wagtail takes away until its date what has never been public, and with a translation the German words."""
        with publishing.together():
            super().publish(revision, *args, **kwargs)
            own = type(self).objects.filter(pk=self.pk, live=False)
            if revision.approved_go_live_at and (scheduled := own.first()):
                follow_source.hold_place(scheduled)

    def update_aliases(self, **kwargs):
        """Wagtail does so also when a page is only scheduled, and shows before its date what nobody may see yet."""
        if self.live:
            slugs.follow_first(self)
        if self.live or "_updated_ids" in kwargs:  # an alias has become public with its page since it was read
            super().update_aliases(**kwargs)

    def _disown_revision_of_source(self):
        """Forget the source's live revision and its publication, which a page keeps from its time as an alias."""
        if not self.pk or self.alias_of_id:
            return
        if self.live_revision_id and str(self.live_revision.object_id) != str(self.pk):
            self.live_revision = None
        if self.live and not self.live_revision_id and self.locale.language_code != languages.SOURCE:
            self.last_published_at = None  # or words that nobody has seen would return with the page

    def get_context(self, request, *args, **kwargs):
        request_cache.get_or_set(
            "content language", lambda: self.content_language
        )  # for `i18n.current_content_language`
        return super().get_context(request, *args, **kwargs)

    def serve_password_required_response(self, request, form, action_url):
        """Tell nothing of the page, in the head neither, before its password is given."""
        return TemplateResponse(request, "wagtailcore/password_required.html", {"form": form, "action_url": action_url})

    def get_view_restrictions(self):
        """Wagtail asks for the ancestors and their restrictions; mostly there is none on the whole site."""
        return super().get_view_restrictions() if i18n.is_any_page_private() else PageViewRestriction.objects.none()

    def permissions_for_user(self, user):
        return PermanentPagePermissionTester(user, self)

    @cached_property
    def languages(self):
        return i18n.PageLanguages(self)

    @property
    def is_fallback(self):
        return self.languages.is_fallback

    @cached_property
    def outdated_since(self):
        """When the German original changed after this translation, or None."""
        return None if self.is_fallback else status.outdated_since(self)

    @cached_property
    def is_unchecked(self):
        """Whether a machine has translated some of it, and no person has looked at that yet."""
        return not self.is_fallback and status.is_unchecked(self)

    @property
    def original_url(self):
        source = self.languages.source
        return source.get_url() + self.sub_path(languages.SOURCE) if source else ""

    def sub_path(self, language):
        """What stands behind the address of its version in that language."""
        return self.sub_page.paths[language] if self.sub_page else ""

    @property
    def content_language(self):
        return i18n.content_language(self)

    @property
    def contacts(self) -> "Sequence[Person] | None":
        """Whom to ask about it; nobody in it for the office as such, None names nobody."""
        return None

    @property
    def share_text(self):
        return self.sub_page.summary if self.sub_page else self.search_description or self.summary

    @staticmethod
    def sitemap_paths():
        """Paths below the address of each page of the type at which records are shown, each as `{language: path}`."""
        return []

    def feeds(self, request):
        """Feeds of this page's own, beside those that every page names: dictionaries of title, url and type."""
        return []

    def structured_data(self, request):
        """schema.org objects beside the organisation and the breadcrumb that every page has."""
        return []
