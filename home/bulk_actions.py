"""Wagtail's actions on several pages, where one page's fate is another's and some pages must stay."""

from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, UnpublishBulkAction
from wagtail.models import Page

from home.translation import deletion


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
