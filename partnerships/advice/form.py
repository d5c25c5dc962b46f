from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing
from core.public_forms.form import PublicForm, personal
from core.public_forms.uploads import UploadField
from core.text import countries, languages
from core.text.addresses import EmailField
from home.models import Topic
from partnerships.advice import service
from partnerships.models import AdviceRequest, Partnership

SPOKEN = [*languages.CODES, "en"]
PREPARE = _("To prepare the advice for you.")
REACH = _("To reach you.")


def country_choices():
    return [("", _("None or not known yet")), *countries.choices()]


def language_choices():
    return [(code, languages.name_of(code)) for code in SPOKEN]


class AdviceForm(PublicForm):
    name = "advice"
    heading = _("Your request")
    submit_label = _("Send the request")
    attachment_permission = "partnerships.view_advicerequest"
    processing = Processing(_("Request for advice"), (LegalBasis.PUBLIC_TASK,))

    municipality = personal(
        forms.CharField(
            label=_("Municipality or organisation"), widget=forms.TextInput({"autocomplete": "organization"})
        ),
        purpose=PREPARE,
        retention="advice",
    )
    role = personal(
        forms.ChoiceField(label=_("Your role"), choices=AdviceRequest.Role.choices, widget=forms.RadioSelect),
        purpose=PREPARE,
        retention="advice",
    )
    country = forms.ChoiceField(label=_("Partner country"), required=False)
    topic = forms.ModelChoiceField(
        label=_("Topic"), queryset=Topic.objects.none(), required=False, empty_label=_("Something else")
    )
    stage = forms.ChoiceField(
        label=_("Stage of the partnership"),
        required=False,
        choices=[("", _("No partnership yet")), *Partnership.Stage.choices],
    )
    concern = personal(
        forms.CharField(
            label=_("What is it about?"), widget=forms.Textarea, help_text=_("A few sentences are enough.")
        ),
        purpose=PREPARE,
        retention="advice",
    )
    # The form’s class takes its fields out of its attributes, so they hide no `files` of a form.
    files = personal(  # type: ignore[assignment]
        UploadField(label=_("Files"), required=False), purpose=PREPARE, retention="advice"
    )
    person = personal(
        forms.CharField(label=_("Your name"), widget=forms.TextInput({"autocomplete": "name"})),
        purpose=REACH,
        retention="advice",
    )
    email = personal(
        EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})),
        purpose=REACH,
        retention="advice",
    )
    contact = forms.ChoiceField(
        label=_("How would you like to talk with us?"),
        choices=AdviceRequest.Contact.choices,
        widget=forms.RadioSelect,
    )
    phone = personal(
        forms.CharField(
            label=_("Your telephone number"),
            max_length=40,
            required=False,
            widget=forms.TextInput({"autocomplete": "tel", "type": "tel"}),
            help_text=_("With the country code, for example +49 711 123456. Needed only if we are to call you."),
        ),
        purpose=REACH,
        retention="advice",
    )
    callback_times = personal(
        forms.CharField(
            label=_("When can we call you?"), required=False, help_text=_("For example: Tuesdays from 2 to 4 p.m.")
        ),
        purpose=REACH,
        retention="advice",
    )
    preferred_language = forms.ChoiceField(label=_("In which language?"), widget=forms.RadioSelect)

    def __init__(self, *args, initial=None, **kwargs):
        super().__init__(*args, initial={"preferred_language": languages.active()} | (initial or {}), **kwargs)

    def prepare(self):
        self.fields["country"].choices = country_choices()
        self.fields["preferred_language"].choices = language_choices()
        self.fields["topic"].queryset = Topic.objects.all()
        self.fields["topic"].label_from_instance = lambda topic: topic.name

    def clean(self):
        values = super().clean()
        if values.get("contact") == AdviceRequest.Contact.PHONE and not values.get("phone"):
            self.add_error("phone", _("Please give a number that we can call."))
        return values

    def save(self, submission):
        values = {name: value for name, value in self.cleaned_data.items() if name not in {"files", "consent"}}
        values["name"] = values.pop("person")
        request = service.receive(submission, values)
        return {"number": request.number, "due_on": date_format(request.due_on)}
