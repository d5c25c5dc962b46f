"""Wagtail's actions on several pages, where one page's fate is another's and some pages must stay."""

from wagtail.admin.views.pages.bulk_actions import DeleteBulkAction, MoveBulkAction, UnpublishBulkAction
from wagtail.models import Page


class AsksOwnType:
    """What may be done with a page, its own type says; Wagtail asks the base type, for which no page must stay."""

    def check_perm(self, page):
        return super().check_perm(page.specific_deferred)


class Delete(AsksOwnType, DeleteBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages, as its translation or from below it."""
        return super().execute_action(
            (page for page in objects if Page.objects.filter(pk=page.pk).exists()),
            **kwargs,
        )


class Unpublish(AsksOwnType, UnpublishBulkAction):
    @classmethod
    def execute_action(cls, objects, **kwargs):
        """Leave out what has just gone along with another of the pages."""
        return super().execute_action(
            (page for page in objects if Page.objects.live().filter(pk=page.pk).exists()),
            **kwargs,
        )


class Move(AsksOwnType, MoveBulkAction):
    pass
