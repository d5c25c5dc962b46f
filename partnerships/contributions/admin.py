"""What people sent, for editors: read, and decide with one click."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from home.public_forms.text import harmless
from home.viewsets import ReceivedPolicy, RecordViewSet
from partnerships.contributions import notices, proposals, yearly
from partnerships.models import CorrectedFact, Correction, Notice, Proposal

MAX_REMARK = 1000
SEES_PERSONS = "home.manage_personal_data"


def _try(request, decide):
    try:
        decide()
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, _("Done."))


class ContributionViewSet(RecordViewSet):
    """A list of what came; `decisions` are the functions behind the buttons, by name."""

    # Who sent it is shown to those only who may see data of persons.
    personal = {"name", "email"}

    copy_view_enabled = False
    decisions = {}
    read_only = []
    list_display = [
        "__str__",
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        Column("country_name", label=gettext_lazy("Partner country"), sort_key="country"),
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
    ]
    list_filter = ["state"]
    list_export = ["state", "municipality", "country", "language", "created_at", "closed_at"]
    search_fields = ["municipality"]

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)

    @property
    def panels(self):
        return [
            HelpPanel(template="partnerships/admin/decide.html", heading=gettext_lazy("Decide")),
            MultiFieldPanel([self._panel(name) for name in self.read_only], gettext_lazy("What came")),
        ]

    def _panel(self, name):
        return FieldPanel(name, read_only=True, permission=SEES_PERSONS if name in self.personal else None)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("decide/<int:pk>/<slug:decision>/", self.decide, name="decide")]

    @property
    def decide(self):
        return require_POST(self._decide)

    def _decide(self, request, pk, decision):
        if not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        record = get_object_or_404(self.model, pk=pk)
        if decision not in self.decisions:
            raise PermissionDenied
        remark = harmless(request.POST.get("remark", ""), multiline=True).strip()[:MAX_REMARK]
        further = {"remark": remark} if decision == "refuse" else {}
        _try(request, lambda: self.decisions[decision](record, request.user, **further))
        return redirect(reverse(self.get_url_name("edit"), args=[pk]))


class ProposalViewSet(ContributionViewSet):
    model = Proposal
    icon = "doc-empty-inverse"
    menu_label = gettext_lazy("Proposals")
    decisions = {"accept": proposals.accept, "refuse": proposals.refuse}
    read_only = [
        "state", "kind", "title", "municipality", "partner", "country", "text", "result", "language", "name", "email",
    ]  # fmt: skip


class NoticeViewSet(ContributionViewSet):
    model = Notice
    icon = "search"
    menu_label = gettext_lazy("Partner search")
    decisions = {"accept": notices.publish, "refuse": notices.refuse}
    read_only = [
        "state", "title", "municipality", "own_country", "country", "topics", "text", "language", "name", "email",
        "expires_on",
    ]  # fmt: skip


class CorrectionViewSet(RecordViewSet):
    model = Correction
    icon = "warning"
    menu_label = gettext_lazy("Corrections")
    copy_view_enabled = False
    list_display = ["partnership", DateColumn("created_at"), DateColumn("closed_at")]
    list_filter = {"closed_at": ["isnull"]}
    panels = [
        FieldPanel("partnership", read_only=True),
        HelpPanel(template="partnerships/admin/corrections.html", heading=gettext_lazy("Decide on each fact")),
        FieldPanel("message", read_only=True),
        FieldPanel("closed_at"),
    ]

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("decide/<int:pk>/<slug:decision>/", self.decide, name="decide")]

    @property
    def decide(self):
        return require_POST(self._decide)

    def _decide(self, request, pk, decision):
        decide = {"accept": yearly.accept, "refuse": yearly.refuse}.get(decision)
        if decide is None or not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        fact = get_object_or_404(CorrectedFact, pk=pk)
        _try(request, lambda: decide(fact, request.user))
        return redirect(reverse(self.get_url_name("edit"), args=[fact.correction_id]))


class ContributionGroup(SnippetViewSetGroup):
    items = [NoticeViewSet, ProposalViewSet, CorrectionViewSet]
    menu_label = gettext_lazy("Contributions")
    menu_icon = "mail"
    menu_order = 265
