"""Who may do what with a page, beyond the permissions that groups have."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Cast
from wagtail.models import Page, PagePermissionTester, PageViewRestriction, Revision

from core.text import languages


class PermanentPagePermissionTester(PagePermissionTester):
    """
    Lets nobody take away a page that the law or the navigation relies on, nor without leave what readers see, or will
    on its date.
    """

    def can_delete(self, ignore_bulk=False):
        return self.page.is_deletable and super().can_delete(ignore_bulk) and self._may_delete_every_version()

    def _may_delete_every_version(self):
        """Who may not publish deletes no translation, and a German page only while no version of it is public."""
        if self.can_publish():
            return True
        going = self.page.get_descendants(inclusive=True).values("translation_key")
        # A private one is read by somebody too; a date was set by somebody who may publish.
        has_date = Revision.page_revisions.filter(object_id=OuterRef("key"), approved_go_live_at__isnull=False)
        versions = Page.objects.filter(translation_key__in=going).annotate(key=Cast("pk", models.CharField()))
        is_out = versions.filter(Q(live=True) | Exists(has_date)).exists()
        return self.page.locale.language_code == languages.SOURCE and not is_out

    def can_unpublish(self):
        """Not what holds the place of a translation: its address would lead nowhere while the German page is public."""
        is_place = self.page.alias_of_id and self.page.locale.language_code != languages.SOURCE
        return self.page.is_deletable and not is_place and super().can_unpublish()

    def can_move(self):
        """Each version stands where the German page does, and moves with it."""
        return self.page.locale.language_code == languages.SOURCE and super().can_move()

    def can_set_view_restrictions(self):
        """Where the German page is private, who may read it says who may read its translations."""
        return super().can_set_view_restrictions() and not self._is_private_in_german()

    def _is_private_in_german(self):
        if self.page.locale.language_code == languages.SOURCE:
            return False
        rules = PageViewRestriction.objects.filter(page__translation_key=self.page.translation_key)
        return rules.filter(page__locale__language_code=languages.SOURCE).exists()
