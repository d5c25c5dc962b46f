"""Wagtail's actions on several pages, where one page's fate is another's and some pages must stay."""

from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, UnpublishBulkAction
from wagtail.models import Page

from home import before_publishing
from home.translation import deletion, follow_source, review


class AsksOwnType:
    """What may be done with a page, its own type says; Wagtail asks the base type, for which no page must stay."""

    def check_perm(self, page):
        return super().check_perm(page.specific_deferred)


class Delete(AsksOwnType, DeleteBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages, as its translation or from below it."""
        translations = {page: german for page in objects if (german := deletion.german_of(page))}
        for page, german in translations.items():
            deletion.give_place_back(page, german, kwargs.get("user"))
        others = (page for page in objects if page not in translations and Page.objects.filter(pk=page.pk).exists())
        pages, below = super().execute_action(others, **kwargs)
        return pages + len(translations), below


class Unpublish(AsksOwnType, UnpublishBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages."""
        return super().execute_action(
            # Private ones are withdrawn too.
            (page for page in objects if Page.objects.live().filter(pk=page.pk).exists()),
            **kwargs,
        )


class Move(AsksOwnType, MoveBulkAction):
    pass


def have_doubtful_pages_published_singly(request, action_type, objects, action):
    """Publishing many at once has no form that could ask what `PageForm` asks."""
    if action_type != "publish":
        return None
    pages = {page.pk: page for page in objects}
    if action.cleaned_form.cleaned_data.get("include_descendants"):
        pages |= {page.pk: page for chosen in objects for page in chosen.get_descendants().not_live()}
    for is_doubtful, words in DOUBTS:
        if titles := [page.get_admin_display_title() for page in pages.values() if is_doubtful(page)]:
            messages.error(request, words % {"titles": ", ".join(titles)})
            return redirect(action.next_url)
    return None


DOUBTS = (
    (
        before_publishing.is_on_ukraine,
        _("Nothing was published. These pages are on Ukraine, please check and publish each by itself: %(titles)s"),
    ),
    (
        review.has_gaps,
        _("Nothing was published. Translations with words that are not translated yet: %(titles)s"),
    ),
    (
        lambda page: not follow_source.may_be_public(page),
        _("Nothing was published. Translations whose German page is not published: %(titles)s"),
    ),
    (
        before_publishing.placeholders_of,
        _("Nothing was published. In these pages something is still to be filled in: %(titles)s"),
    ),
)
