"""What people sent, for editors: read, and decide with one click."""

from collections.abc import Callable, Collection

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.acts import attempt
from core.tables.record_form import RecordForm
from core.tables.viewsets import ReceivedPolicy, RecordEditView, RecordViewSet
from core.text import languages
from core.text.characters import strip_deceptive_characters
from partnerships.contributions import notices, proposals, yearly_check
from partnerships.models import CorrectedFact, Correction, PartnerSearchNotice, Proposal

MAX_REMARK = 1000
SEES_PERSONS = "privacy.manage_personal_data"
GISTS = languages.columns("gist")


class ContributionViewSet(RecordViewSet):
    """A list of what came; `decisions` are the functions behind the buttons, by name."""

    # Who sent it is shown to those only who may see data of persons.
    personal: Collection[str] = {"name", "email"}

    copy_view_enabled = False
    decisions: dict[str, Callable[..., object]] = {}
    with_remark = {"refuse"}  # the decisions to which a sentence for the sender belongs
    read_only: list[str] = []
    list_display = [
        "__str__",
        Column("state_in_words", label=gettext_lazy("State"), sort_key="state"),
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
        return self.panels_for()

    def panels_for(self, editable=()):
        fields = [self._panel(name, name not in editable) for name in self.read_only]
        return [
            HelpPanel(template="partnerships/admin/decide.html", heading=gettext_lazy("Decide")),
            MultiFieldPanel(fields, gettext_lazy("What came")),
        ]

    def _panel(self, name, read_only):
        return FieldPanel(name, read_only=read_only, permission=SEES_PERSONS if name in self.personal else None)

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
        if decision == "accept" and (answer := self.keep_changes(request, record)):
            return answer
        remark = strip_deceptive_characters(request.POST.get("remark", ""), multiline=True).strip()[:MAX_REMARK]
        further = {"remark": remark} if decision in self.with_remark else {}
        attempt(request, self.decisions[decision], record, request.user, **further)
        return redirect(reverse(self.get_url_name("edit"), args=[pk]))

    def keep_changes(self, request, record):
        """Save what was changed in the form around the button; gives the answer to send where it cannot be saved."""


class ProposalViewSet(ContributionViewSet):
    model = Proposal
    icon = "doc-empty-inverse"
    menu_label = gettext_lazy("Proposals")
    decisions = {"accept": proposals.accept, "refuse": proposals.refuse}
    read_only = [
        "state", "kind", "title", "municipality", "partner", "country", "text", "result", "language", "name", "email",
    ]  # fmt: skip


class NoticeForm(WagtailAdminModelForm):
    """The words of a notice that waits. What everybody has seen stays as it is; its short versions may come later."""

    def clean(self):
        values = super().clean()
        states = PartnerSearchNotice.State
        state = states.WAITING if "text" in self.fields else states.ACCEPTED
        PartnerSearchNotice.objects.get(pk=self.instance.pk).expect(state)
        return values

    def save(self, commit=True):
        self.instance.save(update_fields=list(self.fields))  # a decision of this moment stays
        return self.instance


class NoticeEditView(RecordEditView):
    """Who saves words when somebody else has just decided is told so, and keeps the words."""

    def get_panel(self):
        viewset, sent = PartnerSearchNotice.snippet_viewset, self.request.POST
        if "text" in sent if sent else self.object.is_waiting:
            return viewset.panel_of_waiting
        if sent or self.object.is_published:
            return viewset.panel_of_published
        return super().get_panel()

    def get_form_class(self):
        return self.panel.get_form_class()


class NoticeViewSet(ContributionViewSet):
    model = PartnerSearchNotice
    icon = "search"
    menu_label = gettext_lazy("Partner search")
    edit_view_class = NoticeEditView
    decisions = {"accept": notices.publish, "refuse": notices.refuse, "take_down": notices.take_down}
    with_remark = {"refuse", "take_down"}
    read_only = [
        "state", "title", "municipality", "own_country", "region", "inhabitants", "website", "country", "topics",
        "text", "language", *GISTS, "name", "email", "expires_on",
    ]  # fmt: skip

    @cached_property
    def panel_of_waiting(self):
        return self._panel_with(*PartnerSearchNotice.public_texts, "inhabitants", "website", *GISTS)

    @cached_property
    def panel_of_published(self):
        return self._panel_with(*GISTS)

    def _panel_with(self, *editable):
        return ObjectList(self.panels_for(editable), base_form_class=NoticeForm).bind_to_model(PartnerSearchNotice)

    def keep_changes(self, request, record):
        """The words that stand around the button are published, not those that were read from the database."""
        if "text" not in request.POST:
            return None
        form = self.panel_of_waiting.get_form_class()(request.POST, instance=record, for_user=request.user)
        if not form.is_valid():
            return self.edit_view(request, pk=str(record.pk))
        form.save()
        return None


class CorrectionViewSet(RecordViewSet):
    model = Correction
    icon = "warning"
    menu_label = gettext_lazy("Corrections")
    copy_view_enabled = False
    list_display = [
        "partnership",
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
        DateColumn("closed_at", label=capfirst(gettext_lazy("seen to")), sort_key="closed_at"),
    ]
    list_filter = {"closed_at": ["isnull"]}
    edit_handler = ObjectList(
        [
            FieldPanel("partnership", read_only=True),
            HelpPanel(template="partnerships/admin/corrections.html", heading=gettext_lazy("Decide on each fact")),
            FieldPanel("message", read_only=True),
            FieldPanel("closed_at"),
        ],
        base_form_class=RecordForm,
    )

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("decide/<int:pk>/<slug:decision>/", self.decide, name="decide")]

    @property
    def decide(self):
        return require_POST(self._decide)

    def _decide(self, request, pk, decision):
        decide = {"accept": yearly_check.accept, "refuse": yearly_check.refuse}.get(decision)
        if decide is None or not self.permission_policy.user_has_permission(request.user, "change"):
            raise PermissionDenied
        fact = get_object_or_404(CorrectedFact, pk=pk)
        attempt(request, decide, fact, request.user)
        return redirect(reverse(self.get_url_name("edit"), args=[fact.correction_id]))


class ContributionGroup(SnippetViewSetGroup):
    items = [NoticeViewSet, ProposalViewSet, CorrectionViewSet]
    menu_label = gettext_lazy("Contributions")
    menu_icon = "mail"
    menu_order = 265
