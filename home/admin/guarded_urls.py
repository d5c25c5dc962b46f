"""
Addresses of Wagtail's admin, and wagtail-localize's, found before their own.

Theirs tell everybody in the admin too much, or ask the database for each row.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import include, path
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from wagtail.admin import messages
from wagtail.admin.auth import require_admin_access, user_passes_test
from wagtail.admin.urls import pages as wagtail_pages
from wagtail.admin.views import collections, workflows
from wagtail.contrib.redirects.permissions import permission_policy as redirect_policy
from wagtail.images.permissions import permission_policy as image_policy
from wagtail.images.views.chooser import ImageSelectFormatView
from wagtail.models import Collection, Page, TaskState
from wagtail.permissions import task_permission_policy
from wagtail.utils.urlpatterns import decorate_urlpatterns

from home.admin import bulk_actions, page_choosers, page_listings, redirects
from home.admin.api import ChosenRecords
from home.admin.input import with_fields
from home.admin.page_reports import PageTypesUsageView, TranslationsReportView
from home.admin.requests import AuthenticatedRequest
from home.models import CustomImage

View = Callable[..., HttpResponse]


def of_pages(name: str) -> View:
    """Wagtail's own view of pages of that name: where it lies changes with its versions."""
    return next(pattern.callback for pattern in wagtail_pages.urlpatterns if pattern.name == name)


def guarded(view: View, is_allowed: Callable[..., bool]) -> View:
    """The view, for those whom `is_allowed` lets pass, which is told the user and what the address is about."""

    @wraps(view)
    def guard(request: AuthenticatedRequest, **about: Any) -> HttpResponse:
        if not is_allowed(request.user, **about):
            raise PermissionDenied
        return view(request, **about)

    return guard


def may_edit(user: Any, page_id: int) -> bool:
    return get_object_or_404(Page, pk=page_id).permissions_for_user(user).can_edit()


def may_move(user: Any, page_to_move_id: int, destination_id: int) -> bool:
    page, destination = (get_object_or_404(Page, pk=pk) for pk in (page_to_move_id, destination_id))
    return page.permissions_for_user(user).can_move_to(destination)


def is_below_root(user: Any, **page: int) -> bool:
    """The root of the tree has no parent, which these views look for."""
    return get_object_or_404(Page, pk=next(iter(page.values()))).depth > 1


def is_a_number_of_a_revision(user: Any, page_id: int, revision_id: int) -> bool:
    """Wagtail takes 0 for no number at all, and has no revision then."""
    if not revision_id:
        raise Http404
    return True


def may_choose_image(user: Any, image_id: int) -> bool:
    image = get_object_or_404(CustomImage, pk=image_id)
    return image_policy.user_has_permission_for_instance(user, "choose", image)


def may_add_redirects(user: Any) -> bool:
    return redirect_policy.user_has_permission(user, "add")


def may_set_up_tasks(user: Any) -> bool:
    return task_permission_policy.user_has_any_permission(user, {"add", "change", "delete"})


class EditCollectionView(collections.Edit):
    def save_instance(self) -> Collection:
        """Save it where it lies in the end: Wagtail moves it afterwards, and moving sends no signal."""
        collection = Collection.objects.get(pk=super().save_instance().pk)
        collection.save()
        return collection


class DisableTaskView(workflows.DisableTask):
    def form_valid(self, form: Any) -> HttpResponse:
        """Wagtail passes over the step and publishes what waits in the last one, without anybody having seen it."""
        if TaskState.objects.filter(task=self.object.pk, status=TaskState.STATUS_IN_PROGRESS).exists():
            words = _("Pages wait for this step, and would be published unseen. Please have them decided on first.")
            messages.error(self.request, words)
            return redirect(self.get_edit_url)
        answer: HttpResponse = super().form_valid(form)
        return answer


task_choosers = [
    path("", workflows.TaskChooserView.as_view()),
    path("results/", workflows.TaskChooserResultsView.as_view()),
    path("create/", workflows.TaskChooserCreateView.as_view()),
    path("<int:task_id>/", workflows.task_chosen),
]
urlpatterns = [
    path("", include(page_choosers.urlpatterns)),
    path("", include(page_listings.urlpatterns)),
    path("bulk/<str:app_label>/<str:model_name>/<str:action>/", bulk_actions.answer),
    path("collections/<int:pk>/", EditCollectionView.as_view()),
    path("workflows/task_chooser/", include(decorate_urlpatterns(task_choosers, user_passes_test(may_set_up_tasks)))),
    path("workflows/tasks/disable/<int:pk>/", DisableTaskView.as_view()),
    path(
        "pages/<int:page_to_move_id>/move/<int:destination_id>/confirm/",
        guarded(of_pages("move_confirm"), may_move),
    ),
    path(
        "pages/workflow/confirm_cancellation/<int:page_id>/",
        guarded(of_pages("confirm_workflow_cancellation"), may_edit),
    ),
    path("pages/<int:page_to_move_id>/set_position/", guarded(of_pages("set_page_position"), is_below_root)),
    path(
        "pages/<int:page_id>/revisions/<int:revision_id>/revert/",
        guarded(of_pages("revisions_revert"), is_a_number_of_a_revision),
    ),
    path("pages/<int:page_id>/lock/", guarded(of_pages("lock"), is_below_root)),
    path("pages/<int:page_id>/unlock/", guarded(of_pages("unlock"), is_below_root)),
    path(
        "images/chooser/<int:image_id>/select_format/",
        guarded(ImageSelectFormatView.as_view(model=CustomImage), may_choose_image),
    ),
    path(
        "redirects/import/process/",
        guarded(with_fields(redirects.process_import, "import_file_name", "input_format"), may_add_redirects),
    ),
    path("redirects/add/", redirects.CreateView.as_view()),
    path("redirects/<int:redirect_id>/", redirects.EditView.as_view()),
    path("reports/page-types-usage/", PageTypesUsageView.as_view()),
    path("reports/page-types-usage/results/", PageTypesUsageView.as_view(results_only=True)),
    path("localize/reports/translations/", TranslationsReportView.as_view()),
    path("localize/reports/translations/results/", TranslationsReportView.as_view(results_only=True)),
    path("localize/api/snippets/<slug:app_label>/<slug:model_name>/", ChosenRecords.as_view({"get": "list"})),
    path(
        "localize/api/snippets/<slug:app_label>/<slug:model_name>/<str:pk>/",
        ChosenRecords.as_view({"get": "retrieve"}),
    ),
]
for decorator in (require_admin_access, never_cache):
    decorate_urlpatterns(urlpatterns, decorator)
