from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing
from core.public_forms.form import PublicForm, personal
from core.text.addresses import EmailField
from feedback import service
from feedback.addresses import path_on_site
from feedback.models import FeedbackReport
from home import records

UNDERSTAND = _("To understand and mend what you report.")
ANSWER = _("To answer you.")
NOT_OURS = _("This is not an address of this site. Give one that begins with “/” or with our own name, or none at all.")


class FeedbackForm(PublicForm):
    name = "feedback"
    heading = _("Your report")
    submit_label = _("Send the report")
    processing = Processing(_("Report of a barrier or a mistake"), (LegalBasis.OBLIGATION, LegalBasis.PUBLIC_TASK))

    kind = forms.ChoiceField(
        label=_("What is it about?"), choices=FeedbackReport.Kind.choices, widget=forms.RadioSelect
    )
    page = personal(
        forms.CharField(
            label=_("Address of the page"),
            max_length=500,
            required=False,
            help_text=_("Filled in already if you came by the link at the foot of a page."),
        ),
        purpose=UNDERSTAND,
        retention="feedback",
    )
    text = personal(
        forms.CharField(
            label=_("What happened, or what is wrong?"),
            widget=forms.Textarea,
            help_text=_("If you met a barrier: what did you want to do, and with which device or aid?"),
        ),
        purpose=UNDERSTAND,
        retention="feedback",
    )
    fact = forms.ChoiceField(label=_("Which fact of this entry is wrong?"), required=False)
    right = personal(
        forms.CharField(
            label=_("What would be right?"),
            widget=forms.Textarea,
            required=False,
            help_text=_("If something is wrong: the right value, and if you know it, where it is written."),
        ),
        purpose=UNDERSTAND,
        retention="feedback",
    )
    email = personal(
        EmailField(
            label=_("Your e-mail address"),
            required=False,
            widget=forms.EmailInput({"autocomplete": "email"}),
            help_text=_(
                "Only if you would like an answer, or a mail when it is corrected. We read every report, with or "
                "without it."
            ),
        ),
        purpose=ANSWER,
        retention="feedback",
    )

    def __init__(self, data=None, *args, host="", initial=None, **kwargs):
        self.host = host
        self.about = (initial if data is None else data) or {}
        super().__init__(data, *args, initial=initial, **kwargs)
        if not self.is_bound:
            self._prefill()

    def prepare(self):
        """Offer the facts of a record in which they can be corrected one by one."""
        path = path_on_site(self.about.get("page", "")[:500], self.host)
        record = records.record_at(path) if path else None
        self.facts = {fact.name: fact for fact in record.facts} if record else {}
        if not self.facts:
            del self.fields["fact"]
            return
        named = [(fact.name, f"{fact.label}: {fact.words}") for fact in self.facts.values()]
        self.fields["fact"].choices = [("", _("Something else")), *named]

    def _prefill(self):
        """Say so where a link brought an address that is none of ours, rather than let it stand."""
        given = self.initial.get("page", "")
        path = path_on_site(given[:500], self.host) if given else ""
        self.initial["page"] = path or ""
        if path is None:
            self.fields["page"].help_text = NOT_OURS

    def clean_page(self):
        given = self.cleaned_data["page"]
        path = path_on_site(given, self.host) if given else ""
        if path is None:
            raise ValidationError(NOT_OURS, code="foreign")
        return path

    def clean(self):
        values = super().clean()
        if values.get("fact") and not values.get("right"):
            self.add_error("right", _("Please write what would be right."))
        return values

    def save(self, submission):
        fact = self.facts.get(self.cleaned_data.get("fact"))
        said = fact.value if fact else ""
        report = service.receive(submission, self.cleaned_data | {"said": said})
        return {"number": report.number, "kind": report.kind, "has_email": bool(report.email)}
