"""The API that Wagtail's admin reads its menus from."""

from wagtail.admin.api.views import PagesAdminAPIViewSet


class ReadOnlyPages(PagesAdminAPIViewSet):
    """
    Without Wagtail's actions, which its admin does not use itself.

    They would delete, copy and publish pages past all that the admin asks first, such as whether words are missing.
    """

    actions: dict[str, type] = {}
