"""The outbox in the admin: what became of each mail, and sending one again. Nobody writes or deletes mails there."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.auth.models import AbstractUser
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import linebreaksbr
from django.urls import URLPattern, path, reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from django.views.decorators.cache import never_cache
from django_filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import InspectView

from core.mail import outbox, worker
from core.mail.models import OutboxMail
from core.tables.viewsets import RecordViewSet
from core.text import languages


class ReadOnlyPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user: AbstractUser, action: str) -> bool:
        return action == "view" and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractUser, actions: Iterable[str]) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


@method_decorator(never_cache, name="dispatch")
class MailInspectView(InspectView):
    template_name = "mail/admin/outbox_mail.html"

    def get_fields(self) -> list[str]:
        facts = [
            "kind", "state", "error", "attempts", "language", "about", "queued_at", "due_at", "finished_at", "erased_at"
        ]  # fmt: skip
        if self.request.user.has_perm("mail.read_outboxmail"):
            return [*facts, "to", "reply_to", "subject", "text", "attachments"]
        return facts

    def get_field_label(self, field_name: str, field: Any) -> str:
        return _("Record") if field_name == "about" else super().get_field_label(field_name, field)

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        if field_name == "kind":
            return purpose_of(self.object)
        value = super().get_field_display_value(field_name, field)
        if value in (None, ""):
            return "–"
        return linebreaksbr(value) if field_name == "text" else value

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        can_send = self.request.user.has_perm("mail.resend_outboxmail")
        return super().get_context_data(**kwargs) | {
            "can_send_again": can_send and self.object.finished_at and not self.object.erased_at,
            "send_again_url": reverse(OutboxMail.snippet_viewset.get_url_name("send_again"), args=[self.object.pk]),
        }


class SendAgainView(View):
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not request.user.has_perms(["mail.view_outboxmail", "mail.resend_outboxmail"]):
            raise PermissionDenied
        mail = get_object_or_404(OutboxMail, pk=pk)
        if worker.send_again(mail):
            messages.success(request, _("The mail is in the outbox again."))
        else:
            messages.error(request, _("This mail is on its way, or its words have been erased."))
        return redirect(OutboxMail.snippet_viewset.get_url_name("inspect"), mail.pk)


def purpose_of(mail: OutboxMail) -> str:
    """In words; the name of a kind that the program knows no longer."""
    kind = outbox.kind_named(mail.kind)
    return str(kind.purpose) if kind else mail.kind


def purposes() -> list[tuple[str, str]]:
    return sorted(
        ((kind.name, str(kind.purpose)) for kind in outbox.kinds()), key=lambda kind: languages.sort_key(kind[1])
    )


class MailFilterSet(WagtailFilterSet):
    kind = ChoiceFilter(label=gettext_lazy("What for"), choices=purposes)

    class Meta:
        model = OutboxMail
        fields = {"state": ["exact"], "language": ["exact"], "queued_at": ["gte", "lte"]}


class OutboxMailViewSet(RecordViewSet):
    model = OutboxMail
    icon = "mail"
    menu_label = gettext_lazy("Outgoing mails")
    inspect_view_enabled = True
    inspect_view_class = MailInspectView
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("purpose", label=gettext_lazy("What for"), accessor=purpose_of),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        "language",
        "error",
        "attempts",
        DateColumn("queued_at", label=gettext_lazy("Written"), sort_key="queued_at"),
        DateColumn("finished_at", label=gettext_lazy("Finished"), sort_key="finished_at"),
    ]
    filterset_class = MailFilterSet
    list_export = ["kind", "state", "language", "error", "attempts", "queued_at", "finished_at"]
    list_per_page = 50
    panels = [FieldPanel("state", read_only=True)]

    @property
    def permission_policy(self) -> ReadOnlyPolicy:
        return ReadOnlyPolicy(self.model)

    def get_urlpatterns(self) -> list[URLPattern]:
        return [*super().get_urlpatterns(), path("send-again/<int:pk>/", SendAgainView.as_view(), name="send_again")]
