"""The inbox of advice requests, answers, and what they are made of."""

import uuid

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.admin.ui.tables import BooleanColumn, Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.tables.record_form import RecordForm
from core.tables.viewsets import DayColumn, ReceivedPolicy, RecordViewSet, in_each_language
from core.text.languages import localized_field
from partnerships.advice import service
from partnerships.advice.reuse import reuse
from partnerships.models import AdviceRequest, AdviceRoute, AnswerTemplate

READ_ONLY = [
    "municipality", "role", "country", "topic", "stage", "concern", "name", "email", "phone", "contact",
    "preferred_language", "callback_times",
]  # fmt: skip


class AnswerForm(forms.Form):
    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    known = forms.IntegerField(widget=forms.HiddenInput, required=False)  # how many answers stood beside it
    text = forms.CharField(label=gettext_lazy("Answer"), widget=forms.Textarea, max_length=20_000)


@never_cache
def write_answer(request, pk):
    """Write to the person: the text may begin with that of a template, in the language of the answer."""
    if not request.user.has_perm("partnerships.change_advicerequest"):
        raise PermissionDenied
    case = get_object_or_404(AdviceRequest, pk=pk)
    form = AnswerForm(request.POST or None, initial={"key": uuid.uuid4().hex, "text": _template_text(request, case)})
    if request.method == "POST" and form.is_valid():
        try:
            is_new = service.answer(case, user=request.user, **form.cleaned_data)
        except ValidationError as error:
            form.add_error("text", error)
        else:
            if is_new:
                messages.success(request, _("The answer is in the outbox."))
            else:
                messages.warning(request, _("This answer was sent before; it is not sent a second time."))
            return redirect(AdviceRequest.snippet_viewset.get_url_name("edit"), case.pk)
    context = {"case": case, "form": form, "templates": AnswerTemplate.objects.all()}
    return TemplateResponse(request, "partnerships/admin/answer.html", context)


def _template_text(request, case):
    chosen = request.GET.get("template", "")
    template = AnswerTemplate.objects.filter(pk=chosen).first() if chosen.isdecimal() and len(chosen) < 10 else None
    with translation.override(service.language_of_answer(case)):
        return str(localized_field(template, "text")) if template else ""


class OwnerForm(WagtailAdminModelForm):
    """
    Offers owners and groups that may open cases. One that no longer may stays in sight, and is an error when saved:
    else saving something else would take it away without a word.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, allowed in (("owner", service.owners()), ("group", service.groups())):
            present = Q(pk=getattr(self.instance, f"{name}_id"))
            field = self.fields[name]
            field.queryset = field.queryset.model.objects.filter(Q(pk__in=allowed.values("pk")) | present)
            field.error_messages["invalid_choice"] = self.errors_of_choices[name]

    errors_of_choices = {
        "owner": gettext_lazy("This person may not open requests for advice. Choose somebody else."),
        "group": gettext_lazy("Nobody in this group may open requests for advice. Choose another one."),
    }

    def clean_owner(self):
        return self._allowed("owner", service.owners())

    def clean_group(self):
        return self._allowed("group", service.groups())

    def _allowed(self, name, allowed):
        value = self.cleaned_data[name]
        if value and not allowed.filter(pk=value.pk).exists():
            raise ValidationError(self.errors_of_choices[name])
        return value


class CaseForm(RecordForm, OwnerForm):
    def save(self, commit=True):
        case = super().save(commit)
        if "owner" in self.changed_data:
            old = self.fields["owner"].queryset.model.objects.filter(pk=self.initial["owner"]).first()
            service.tell_of_new_owner(case, old, self.for_user)
        return case


class AdviceRequestViewSet(RecordViewSet):
    model = AdviceRequest
    icon = "mail"
    menu_label = gettext_lazy("Requests")
    copy_view_enabled = False
    list_display = [
        "__str__",
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        "group",
        "owner",
        DayColumn("due_on", label=gettext_lazy("Due on"), sort_key="due_on"),
        BooleanColumn("is_overdue", label=gettext_lazy("Overdue")),
        Column("country_name", label=gettext_lazy("Partner country"), sort_key="country"),
        "topic",
        DateColumn("created_at", label=gettext_lazy("Received"), sort_key="created_at"),
    ]
    list_filter = {"state": ["exact"], "group": ["exact"], "owner": ["exact"], "topic": ["exact"], "due_on": ["lte"]}
    list_export = ["number", "state", "country", "topic", "stage", "role", "due_on", "created_at", "closed_at"]
    search_fields = ["number", "municipality"]
    edit_handler = ObjectList(
        [
            HelpPanel(template="partnerships/admin/case.html", heading=gettext_lazy("Answers and files")),
            MultiFieldPanel(
                [
                    Row([FieldPanel("state"), FieldPanel("group"), FieldPanel("owner"), FieldPanel("due_on")]),
                    FieldPanel("notes"),
                ],
                gettext_lazy("Work on it"),
            ),
            MultiFieldPanel([FieldPanel(name, read_only=True) for name in READ_ONLY], gettext_lazy("What was asked")),
        ],
        base_form_class=CaseForm,
    )

    @property
    def permission_policy(self):
        return ReceivedPolicy(self.model)

    def get_urlpatterns(self):
        return [
            *super().get_urlpatterns(),
            path("answer/<int:pk>/", write_answer, name="answer"),
            path("reuse/<int:pk>/", reuse, name="reuse"),
        ]


class AnswerTemplateViewSet(RecordViewSet):
    model = AnswerTemplate
    icon = "doc-full"
    menu_label = gettext_lazy("Templates for answers")
    panels = [FieldPanel("name"), in_each_language("text", gettext_lazy("Text"))]


class AdviceRouteViewSet(RecordViewSet):
    model = AdviceRoute
    icon = "user"
    menu_label = gettext_lazy("Who gets which requests")
    list_display = ["country", "topic", "group", "owner"]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("country", "topic", "group", "owner")], base_form_class=OwnerForm
    )


class AdviceGroup(SnippetViewSetGroup):
    items = [AdviceRequestViewSet, AnswerTemplateViewSet, AdviceRouteViewSet]
    menu_label = gettext_lazy("Advice")
    menu_icon = "mail"
    menu_order = 260
