from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing, Recipient
from core.public_forms.form import Consent, PublicForm, personal
from core.text import languages
from core.text.addresses import EmailField
from core.text.characters import strip_deceptive_characters
from partnerships import dates
from partnerships.advice.form import country_choices
from partnerships.contributions import confirming
from partnerships.models import Partnership, Proposal

DECIDE = _("To look at what you propose, and to publish it if you and we agree.")
REACH = _("To reach you.")


class ContributionForm(PublicForm):
    """Who sends it; what is sent comes before."""

    submit_label = _("Send")
    processing = Processing(
        _("Proposals of partnerships and best practices"),
        (LegalBasis.CONSENT,),
        recipients=(Recipient.OFFICE, Recipient.MAIL_SERVICE, Recipient.EVERYBODY),
    )
    consent = Consent(
        _(
            "I agree that the project office uses what I have written here, and publishes it without my name and "
            "address. I can withdraw this at any time."
        )
    )
    model: Any = None
    # The fields that the record has too.
    stored: tuple[str, ...] = ("municipality", "country", "email")

    municipality = personal(
        forms.CharField(label=_("Municipality"), widget=forms.TextInput({"autocomplete": "organization"})),
        purpose=DECIDE,
        retention="contributions",
    )
    country = forms.ChoiceField(label=_("Partner country"), required=False)
    person = personal(
        forms.CharField(label=_("Your name"), widget=forms.TextInput({"autocomplete": "name"})),
        purpose=REACH,
        retention="contributions",
    )
    email = personal(
        EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})),
        purpose=REACH,
        retention="contributions",
    )

    def prepare(self):
        self.fields["country"].choices = country_choices()

    def store(self, submission):
        values = {name: value for name, value in self.cleaned_data.items() if name in self.stored}
        record = self.model.objects.create(
            submission=submission,
            language=languages.active(),
            name=self.cleaned_data["person"],
            **values,
            **self.further(),
        )
        confirming.request_confirmation(record)
        return record

    def save(self, submission):
        self.store(submission)

    def further(self):
        return {}


def _text(label, **kwargs):
    return personal(
        forms.CharField(label=label, widget=forms.Textarea, **kwargs), purpose=DECIDE, retention="contributions"
    )


class PracticeForm(ContributionForm):
    name = "propose-practice"
    heading = _("Propose a best practice")
    model = Proposal
    field_order = ["title", "municipality", "partner", "country", "text", "result", "person", "email"]
    stored = (*ContributionForm.stored, "title", "partner", "text", "result")

    title = personal(forms.CharField(label=_("Title")), purpose=DECIDE, retention="contributions")
    partner = personal(
        forms.CharField(label=_("Partner municipality"), required=False), purpose=DECIDE, retention="contributions"
    )
    text = _text(_("What did you do, and why?"))
    result = _text(_("What came of it?"), required=False)

    def further(self):
        return {"kind": "practice"}


class ProposePartnershipForm(ContributionForm):
    name = "propose-partnership"
    heading = _("Propose a partnership")
    model = Proposal
    field_order = ["municipality", "partner", "country", "text", "person", "email"]
    stored = (*ContributionForm.stored, "partner", "text")

    partner = personal(forms.CharField(label=_("Partner municipality")), purpose=DECIDE, retention="contributions")
    text = _text(_("What do you do together, and since when?"))

    def further(self):
        return {"kind": "partnership"}


def _fact(label, **kwargs):
    return personal(
        forms.CharField(label=label, required=False, **kwargs),
        purpose=_("To keep the directory correct."),
        retention="corrections",
    )


SEEN = "seen_"  # before the name of a field: what it said when it was shown


def _as_sent(text):
    """As a text comes back that nobody changes: it may be stored with other ends of lines."""
    return strip_deceptive_characters(text, multiline=True).strip()


class EntryForm(PublicForm):
    """
    A partnership's entry in the directory, for its contact to correct; reached by the link in a mail only.

    It may lie open for days: what the entry says by then is no correction of the contact's, who has not seen it.
    """

    name = "entry"
    heading = _("Is this still correct?")
    processing = Processing(
        _("Yearly question to contacts of partnerships"), (LegalBasis.PUBLIC_TASK,), periods=("contacts",)
    )

    legal_type = forms.ChoiceField(
        label=_("Legal type"), choices=[("", "–"), *Partnership.LegalType.choices], required=False
    )
    stage = forms.ChoiceField(label=_("Stage of the partnership"), choices=Partnership.Stage.choices)
    since = _fact(_("Since"), max_length=10, validators=[dates.validate])
    until = _fact(_("Until"), max_length=10, validators=[dates.validate])
    text = _fact(_("Short text"), max_length=600, widget=forms.Textarea)
    message = _fact(_("What else has changed?"), max_length=5000, widget=forms.Textarea)

    def __init__(self, data, *, partnership, language):
        self.facts = {name: name for name in ("legal_type", "stage", "since", "until")} | {"text": f"text_{language}"}
        self.stored = {name: getattr(partnership, fact) for name, fact in self.facts.items()}
        self.now = {name: _as_sent(text) for name, text in self.stored.items()}
        self.is_outdated = False
        super().__init__(self._brought_up_to_date(data) if data else data, initial=self.now)
        self.fields["text"].widget.attrs["lang"] = language

    def _brought_up_to_date(self, data):
        """What was sent, but what was left as it was shown says what the entry says now."""
        data = data.copy()
        for name, now in self.now.items():
            seen = _as_sent(data.get(SEEN + name, now))
            if seen != now:
                self.is_outdated = True
                if _as_sent(data.get(name, "")) == seen:
                    data[name] = now
        return data

    @property
    def hidden(self):
        return [(SEEN + name, now) for name, now in self.now.items()]

    def clean(self):
        values = super().clean()
        if self.is_outdated:
            self.add_error(None, _("The entry was changed meanwhile. Please look at it once more."))
        if values.get("since") and values.get("until") and dates.is_before(values["until"], values["since"]):
            self.add_error("until", _("The partnership cannot end before it begins."))
        return values

    @property
    def corrections(self):
        """`{fact: (old, new)}` of what is another value now."""
        return {
            fact: (self.stored[name], self.cleaned_data[name])
            for name, fact in self.facts.items()
            if name in self.changed_data
        }
