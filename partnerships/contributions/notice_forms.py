import re
from dataclasses import replace

from django import forms
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing, Recipient
from core.public_forms.form import Consent, PublicForm, personal
from core.public_forms.limits import Limits
from core.text import countries
from core.text.addresses import EmailField
from home.admin.terms_field import TermsField
from home.models import Topic
from partnerships.advice.form import country_choices
from partnerships.contributions import notices
from partnerships.contributions.forms import DECIDE, ContributionForm
from partnerships.models import PartnerSearchNotice

PASS_ON = _("To pass your message on.")
ABROAD = _(
    "I expressly agree that my message goes with my name and my e-mail address to the municipality in the country "
    "%(country)s. I know that the EU has not found that this country protects data as the EU does: authorities there "
    "may read them, and I may not be able to enforce my rights there (Art. 49 (1) (a) GDPR)."
)


class CountField(forms.IntegerField):
    """A whole number as people write it, in groups of digits: “9.000”, “9 000”."""

    def to_python(self, value):
        return super().to_python(re.sub(r"[\s.,'’]", "", value) if isinstance(value, str) else value)


def _of_municipality(field):
    return personal(field, purpose=DECIDE, retention="contributions")


class NoticeForm(ContributionForm):
    name = "notice"
    heading = _("Your notice")
    model = PartnerSearchNotice
    processing = replace(ContributionForm.processing, name=_("Partner search notice"))
    consent = Consent(
        _(
            "I agree that the project office publishes this notice for six months, without my name and address, and "
            "passes answers on to me. I can end this at any time."
        )
    )
    field_order = [
        "title", "municipality", "own_country", "region", "inhabitants", "website", "country", "topics", "text",
        "person", "email",
    ]  # fmt: skip
    stored = (*ContributionForm.stored, "title", "own_country", "region", "inhabitants", "website", "text")

    title = _of_municipality(
        forms.CharField(label=_("Title"), help_text=_("For example: Small town looks for a partner in Ukraine."))
    )
    own_country = forms.ChoiceField(label=_("Country of the municipality"))
    region = _of_municipality(
        forms.CharField(
            label=_("Region"), required=False, help_text=_("For example the district, the province or the oblast.")
        )
    )
    inhabitants = CountField(
        label=_("Inhabitants"),
        required=False,
        min_value=1,
        max_value=50_000_000,
        widget=forms.TextInput({"inputmode": "numeric"}),
        help_text=_("About how many; whoever looks for a partner looks for one of a similar size."),
    )
    website = _of_municipality(
        forms.URLField(
            label=_("Website of the municipality"),
            required=False,
            max_length=200,
            assume_scheme="https",
            widget=forms.URLInput({"autocomplete": "url"}),
            help_text=_("Everybody can see this address."),
        )
    )
    topics = TermsField(Topic.objects.all(), label=_("Topics"), required=False)
    text = _of_municipality(
        forms.CharField(
            label=_("What do you look for, and what do you offer?"),
            widget=forms.Textarea,
            help_text=_("Everybody can read this. Please give no addresses or telephone numbers."),
        )
    )

    def prepare(self):
        super().prepare()
        _anywhere, *named = country_choices()
        self.fields["country"].choices = [("", _("Any country")), *named]
        others = [row for row in named if row[0] != "DE"]
        self.fields["own_country"].choices = [("", _("Please choose")), ("DE", dict(named)["DE"]), *others]

    def save(self, submission):
        record = self.store(submission)
        record.topics.set(self.cleaned_data["topics"])


class ContactForm(PublicForm):
    """A message to the author of a notice."""

    name = "notice-contact"
    heading = _("Write to the municipality")
    submit_label = _("Send the message")
    limits = Limits(per_address=10, per_network=60, per_target=60)
    processing = Processing(
        _("Answer to a partner search notice"),
        (LegalBasis.CONSENT,),
        recipients=(Recipient.OFFICE, Recipient.MAIL_SERVICE, Recipient.MUNICIPALITY),
        third_country=_(
            "the country of the municipality, such as Ukraine or Burundi, with your explicit consent "
            "(Art. 49 (1) (a) GDPR)"
        ),
    )
    consent = Consent(_("I agree that my message is passed on with my name and my e-mail address."))

    person = personal(
        forms.CharField(label=_("Your name"), widget=forms.TextInput({"autocomplete": "name"})),
        purpose=PASS_ON,
        retention="messages",
    )
    email = personal(
        EmailField(label=_("Your e-mail address"), widget=forms.EmailInput({"autocomplete": "email"})),
        purpose=PASS_ON,
        retention="messages",
    )
    text = personal(
        forms.CharField(label=_("Your message"), widget=forms.Textarea), purpose=PASS_ON, retention="messages"
    )

    def __init__(self, *args, notice=None, **kwargs):
        self.notice = notice
        if notice and notice.own_country not in countries.PROTECT_DATA:
            self.consent = Consent(ABROAD % {"country": notice.own_country_name})
        super().__init__(*args, **kwargs)

    def save(self, submission):
        values = self.cleaned_data
        notices.relay(self.notice, values["person"], values["email"], values["text"], key=str(submission.pk))
