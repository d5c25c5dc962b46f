from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.models import Site

from feedback import service
from feedback.models import Report
from home.public_forms import PublicForm, personal

MEND = _("To mend what you report.")
ANSWER = _("To answer you, if you want an answer.")


class FeedbackForm(PublicForm):
    name = "feedback"
    heading = _("Your report")
    submit_label = _("Send the report")

    kind = forms.ChoiceField(label=_("What is it about?"), choices=Report.Kind.choices, widget=forms.RadioSelect)
    page = personal(
        forms.CharField(
            label=_("On which page?"),
            max_length=500,
            required=False,
            help_text=_("The address as it stands in the browser, or empty if it is about all of them."),
        ),
        purpose=MEND,
        retention="feedback",
    )
    text = personal(
        forms.CharField(
            label=_("What happened, and what did you expect?"),
            widget=forms.Textarea,
            help_text=_("With a barrier it helps to know which device and which aids you use."),
        ),
        purpose=MEND,
        retention="feedback",
    )
    email = personal(
        forms.EmailField(
            label=_("Your e-mail address"),
            required=False,
            max_length=254,
            widget=forms.EmailInput({"autocomplete": "email"}),
            help_text=_("Only if you want an answer. You get it within four weeks."),
        ),
        purpose=ANSWER,
        retention="feedback",
    )

    def clean_page(self):
        """The path; reports about other people's sites would reach nobody who can help."""
        address = self.cleaned_data["page"].strip()
        if not address:
            return ""
        try:
            parts = urlsplit(address if "//" in address or address.startswith("/") else f"//{address}")
            ours = not parts.netloc or Site.objects.filter(hostname=parts.hostname).exists()
        except ValueError:
            ours = False
        if not ours or address.startswith("//"):
            raise forms.ValidationError(_("This is no address of this website."))
        return parts.path or "/"

    def save(self, submission):
        given = self.cleaned_data
        report = service.receive(
            submission, kind=given["kind"], text=given["text"], page_path=given["page"], email=given["email"]
        )
        return {"number": str(report), "answered": bool(report.email)}
