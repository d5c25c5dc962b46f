from django import forms
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing
from core.public_forms.form import Consent, PublicForm, personal
from core.text import languages
from core.text.addresses import EmailField
from home.admin.terms_field import TermsField
from home.models import Topic
from newsletter import subscriptions

SEND = _("To send you the newsletter.")


class PreferencesForm(PublicForm):
    """What a subscriber wants to read, and in which language."""

    name = "newsletter-preferences"
    heading = _("Your subscription")
    submit_label = _("Save")

    language = forms.ChoiceField(
        label=_("In which language?"), choices=list(languages.OWN_NAMES.items()), widget=forms.RadioSelect
    )
    topics = TermsField(Topic.objects.all(), label=_("Topics"), required=False, help_text=_("None chosen: everything."))


class SubscriptionForm(PreferencesForm):
    name = "newsletter"
    heading = _("Subscribe to the newsletter")
    submit_label = _("Subscribe")
    field_order = ["email", "language", "topics"]
    processing = Processing(_("Newsletter"), (LegalBasis.CONSENT,))
    answer_steps = 4  # whoever is new is written down, which takes some milliseconds
    consent = Consent(
        _(
            "I agree that the Städtetag Baden-Württemberg, as the office “Koordination Kommunale Partnerschaften”, "
            "sends me its newsletter on municipal partnerships by e-mail. I can end this at any time by a link in each "
            "mail."
        )
    )

    email = personal(
        EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})),
        purpose=SEND,
        retention="newsletter",
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **({"initial": {"language": languages.active()}} | kwargs))

    def save(self, submission):
        given = self.cleaned_data
        subscriptions.subscribe(submission, email=given["email"], language=given["language"], topics=given["topics"])
        return {}
