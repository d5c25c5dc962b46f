"""The APIs that the scripts of the admin read, as far as somebody sees or chooses what they tell."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from wagtail.admin.api.serializers import AdminPageSerializer, PageTranslationsField
from wagtail.admin.api.views import PagesAdminAPIViewSet
from wagtail.api.v2.serializers import PageParentField
from wagtail.documents.api.admin.views import DocumentsAdminAPIViewSet
from wagtail.documents.permissions import permission_policy as document_policy
from wagtail.images.api.admin.views import ImagesAdminAPIViewSet
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.models import Page
from wagtail_localize.views.snippets_api import SnippetViewSet

from core import request_cache


class SeenTranslationsField(PageTranslationsField):
    """Wagtail’s names the versions in all languages to everybody, drafts too."""

    def to_representation(self, page: Page) -> list[dict[str, Any]]:
        seen = set(self.context["base_queryset"].translation_of(page).values_list("pk", flat=True))
        return [version for version in super().to_representation(page) if version["id"] in seen]


class ParentField(PageParentField):
    """Wagtail’s asks of each page whether the parent, often the same one, may be seen."""

    def get_attribute(self, page: Page) -> Page | None:
        seen = super().get_attribute
        return request_cache.get_or_set(("parent in the API", page.get_parent().pk), lambda: seen(page))


class PageSerializer(AdminPageSerializer):
    parent = ParentField(read_only=True)
    translations = SeenTranslationsField(read_only=True)


class ReadOnlyPages(PagesAdminAPIViewSet):
    """
    Without Wagtail's actions, which its admin does not use itself.

    They would delete, copy and publish pages past all that the admin asks first, such as whether words are missing.
    """

    base_serializer_class = PageSerializer
    actions: dict[str, type] = {}

    def get_queryset(self) -> QuerySet[Any]:
        pages = super().get_queryset().prefetch_related("locale")
        return pages.prefetch_workflow_states().annotate_approved_schedule()


class ChosenImages(ImagesAdminAPIViewSet):
    authentication_classes = PagesAdminAPIViewSet.authentication_classes

    def get_queryset(self) -> QuerySet[Any]:
        chosen = image_policy.instances_user_has_permission_for(self.request.user, "choose")
        return super().get_queryset().filter(pk__in=chosen.values("pk"))


class ChosenDocuments(DocumentsAdminAPIViewSet):
    authentication_classes = PagesAdminAPIViewSet.authentication_classes

    def get_queryset(self) -> QuerySet[Any]:
        chosen = document_policy.instances_user_has_permission_for(self.request.user, "choose")
        return super().get_queryset().filter(pk__in=chosen.values("pk"))


class ChosenRecords(SnippetViewSet):
    """wagtail-localize names records of all kinds to everybody in the admin, and has no page for who asks for HTML."""

    renderer_classes = PagesAdminAPIViewSet.renderer_classes

    def get_queryset(self) -> QuerySet[Any]:
        model = self.get_model()
        if not model.snippet_viewset.may_choose(self.request.user):
            raise PermissionDenied
        return super().get_queryset()
