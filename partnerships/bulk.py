"""What editors do to many partnerships at once; the form checks the value, and each change is logged."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.widgets import AdminDateInput
from wagtail.log_actions import log
from wagtail.snippets.bulk_actions.snippet_bulk_action import SnippetBulkAction

from home.models import Topic
from partnerships.contributions import yearly_check
from partnerships.models import Partnership


class ActionOnPartnerships(SnippetBulkAction):
    """For whoever may change partnerships."""

    models = [Partnership]

    def check_perm(self, snippet):
        return Partnership.snippet_viewset.permission_policy.user_has_permission(self.request.user, "change")

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"action_name": self.display_name}


class PartnershipAction(ActionOnPartnerships):
    """Sets one fact of the chosen partnerships to what the form says."""

    template_name = "partnerships/admin/bulk_action.html"
    aria_label = _("Change the chosen partnerships")
    field: forms.Field
    fact = ""  # the name of the field

    def get_form_class(self):
        return type("ValueForm", (forms.Form,), {"value": self.field})

    def get_execution_context(self):
        value = self.cleaned_form.cleaned_data["value"]
        return {**super().get_execution_context(), "value": value, "user": self.request.user}

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as error:
            form.add_error("value", error.messages)
            return self.form_invalid(form)

    @classmethod
    def execute_action(cls, objects, user=None, value=None, **kwargs):
        """Change all, or none: a ValidationError says which would be wrong, and why."""
        changed = [partnership for partnership in objects if cls.change(partnership, value)]
        if problems := [problem for partnership in changed for problem in _problems(partnership)]:
            raise ValidationError(problems)
        with transaction.atomic():
            for partnership in changed:
                partnership.save()
                log(partnership, "wagtail.edit", user=user, data={"source": cls.action_type})
        return len(changed), 0

    @classmethod
    def change(cls, partnership, value):
        """Whether the value was another one before."""
        if getattr(partnership, cls.fact) == value:
            return False
        setattr(partnership, cls.fact, value)
        return True

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects:
            return _("Nothing was changed: they all had this value already.")
        text = ngettext("%(count)s partnership changed.", "%(count)s partnerships changed.", num_parent_objects)
        return text % {"count": num_parent_objects}


def _problems(partnership):
    try:
        partnership.full_clean(validate_unique=False)
    except ValidationError as error:
        return [f"{partnership}: {message}" for message in error.messages]
    return []


class SetStage(PartnershipAction):
    display_name = _("Set the stage")
    action_type = "set_stage"
    fact = "stage"
    field = forms.ChoiceField(label=_("Stage"), choices=Partnership.Stage.choices)


class SetLegalType(PartnershipAction):
    display_name = _("Set the legal type")
    action_type = "set_legal_type"
    fact = "legal_type"
    field = forms.ChoiceField(
        label=_("Legal type"), choices=[("", "–"), *Partnership.LegalType.choices], required=False
    )


class SetPublic(PartnershipAction):
    display_name = _("Publish or hide")
    action_type = "set_public"
    fact = "is_public"
    field = forms.TypedChoiceField(
        label=_("Public"), choices=[("1", _("yes")), ("0", _("no"))], coerce=lambda value: value == "1"
    )


class SetConfirmed(PartnershipAction):
    display_name = _("Set the day of confirmation")
    action_type = "set_confirmed"
    fact = "last_confirmed_on"
    field = forms.DateField(label=_("Last confirmed on"), widget=AdminDateInput)


class TopicAction(PartnershipAction):
    field = forms.ModelChoiceField(label=_("Topic"), queryset=Topic.objects.all())


class AddTopic(TopicAction):
    display_name = _("Add a topic")
    action_type = "add_topic"

    @classmethod
    def change(cls, partnership, value):
        topics = list(partnership.topics.all())
        if value in topics:
            return False
        partnership.topics = [*topics, value]
        return True


class RemoveTopic(TopicAction):
    display_name = _("Take a topic away")
    action_type = "remove_topic"

    @classmethod
    def change(cls, partnership, value):
        topics = list(partnership.topics.all())
        if value not in topics:
            return False
        partnership.topics = [topic for topic in topics if topic != value]
        return True


class AskContacts(ActionOnPartnerships):
    display_name = _("Ask whether the entry is still correct")
    action_type = "ask_contacts"
    aria_label = _("Ask the contacts of the chosen partnerships")
    template_name = "partnerships/admin/ask_contacts.html"

    @classmethod
    def execute_action(cls, objects, **kwargs):
        return yearly_check.ask_now(objects), 0

    def get_success_message(self, num_parent_objects, num_child_objects):
        if not num_parent_objects:
            return _("Nobody was asked: there is no contact, or it was asked within the last 14 days.")
        text = ngettext("%(number)s contact was asked.", "%(number)s contacts were asked.", num_parent_objects)
        return text % {"number": num_parent_objects}


ACTIONS = [SetStage, SetLegalType, SetPublic, SetConfirmed, AddTopic, RemoveTopic, AskContacts]
