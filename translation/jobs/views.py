"""Jobs for people outside, in the admin: of one translation, and all."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from django.views.generic import FormView, TemplateView
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.permissions import page_permission_policy

from core.acts import attempt
from core.tables.pagination import paginate
from home.admin.requests import AuthenticatedRequest
from home.admin.template_page import AdminPageMixin
from translation import access
from translation.jobs import service
from translation.jobs.forms import JobForm, ProlongForm, end_of
from translation.models import ExternalJob

PER_PAGE = 50


def _jobs() -> QuerySet[ExternalJob]:
    return ExternalJob.objects.select_related("translation__source", "translation__target_locale", "created_by")


class AllJobsView(AdminPageMixin, TemplateView):
    template_name = "translation/admin/jobs.html"
    page_title = gettext_lazy("Outside translators")
    header_icon = "mail"

    def dispatch(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not access.may_order(request.user):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        pages = page_permission_policy.instances_user_has_any_permission_for(self.request.user, {"add", "change"})
        own = pages.filter(
            translation_key=OuterRef("translation__source__object_id"),
            locale=OuterRef("translation__target_locale"),
        )
        page, message = paginate(_jobs().filter(Exists(own)), self.request, PER_PAGE)
        if message:
            messages.warning(self.request, message)
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"jobs": page, "page_obj": page}


class JobsView(AdminPageMixin, FormView):
    """The jobs of one translation, and a form for a new one."""

    template_name = "translation/admin/jobs.html"
    page_title = gettext_lazy("Outside translators")
    header_icon = "mail"
    form_class = JobForm
    request: AuthenticatedRequest

    def dispatch(self, request: Any, translation_id: int) -> HttpResponseBase:
        self.work = access.work_on_translation(request.user, translation_id)
        if not access.may_commission(request.user, self.work.page):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request)
        return response

    def get_page_subtitle(self) -> str:
        return str(self.work.page.get_admin_display_title())

    def get_initial(self) -> dict[str, Any]:
        return {"language": self.work.translation.target_locale.language_code}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"work": self.work, "jobs": _jobs().filter(translation=self.work.translation)[:PER_PAGE]}

    def form_valid(self, form: JobForm) -> HttpResponse:
        service.give(self.work.translation, self.request.user, **form.fields_of_job())
        messages.success(self.request, _("The job is given. A mail with the link is on its way."))
        return redirect(self.request.path)

    def form_invalid(self, form: JobForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


def _job(request: AuthenticatedRequest, pk: int) -> ExternalJob:
    job = get_object_or_404(_jobs(), pk=pk)
    if not access.may_commission(request.user, access.work_on_translation(request.user, job.translation_id).page):
        raise PermissionDenied
    return job


def _back(request: HttpRequest, job: ExternalJob) -> HttpResponse:
    return redirect(get_valid_next_url_from_request(request) or reverse("translation:jobs", args=[job.translation_id]))


@require_POST
def revoke(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    job = _job(request, pk)
    attempt(request, service.revoke, job)
    return _back(request, job)


@require_POST
def send_again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    job = _job(request, pk)
    attempt(request, service.send_again, job)
    return _back(request, job)


@require_POST
def prolong(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    job = _job(request, pk)
    form = ProlongForm(request.POST)
    if form.is_valid():
        attempt(request, service.prolong, job, end_of(form.cleaned_data["until"]))
    else:
        messages.error(request, " ".join(map(str, form.errors["until"])))
    return _back(request, job)
