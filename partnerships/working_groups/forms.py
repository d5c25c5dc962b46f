from django import forms
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing
from core.public_forms.form import Consent, PublicForm, personal
from core.public_forms.limits import Limits
from core.text import languages
from core.text.addresses import EmailField
from partnerships.contributions import confirming
from partnerships.models import GroupMember
from partnerships.working_groups import service

DECIDE = _("To decide whether you can join, and to work with you in the group.")
WRITE = _("To send you the link.")


def _email(purpose, retention):
    widget = forms.EmailInput({"autocomplete": "email"})
    return personal(EmailField(label=_("Your e-mail address"), widget=widget), purpose=purpose, retention=retention)


class JoinForm(PublicForm):
    """Asks to join. Who is a member already gets a link instead, and the site's answer does not tell which."""

    name = "join-group"
    heading = _("Ask to join")
    submit_label = _("Ask to join")
    processing = Processing(_("Membership in a working group"), (LegalBasis.CONSENT,))
    consent = Consent(
        _(
            "I agree that the project office uses my data to decide about my membership and to work with me in the "
            "group. I can leave at any time."
        )
    )

    person = personal(
        forms.CharField(label=_("Your name"), max_length=200, widget=forms.TextInput({"autocomplete": "name"})),
        purpose=DECIDE,
        retention="members",
    )
    email = _email(DECIDE, "members")
    municipality = personal(
        forms.CharField(
            label=_("Municipality or organisation"),
            max_length=200,
            widget=forms.TextInput({"autocomplete": "organization"}),
        ),
        purpose=DECIDE,
        retention="members",
    )
    role = personal(
        forms.CharField(
            label=_("Your role there"),
            max_length=200,
            required=False,
            widget=forms.TextInput({"autocomplete": "organization-title"}),
        ),
        purpose=DECIDE,
        retention="members",
    )
    text = personal(
        forms.CharField(
            label=_("What would you like to work on with us?"),
            max_length=2000,
            required=False,
            widget=forms.Textarea,
        ),
        purpose=DECIDE,
        retention="members",
    )

    def __init__(self, *args, group=None, **kwargs):
        self.group = group
        super().__init__(*args, **kwargs)

    def save(self, submission):
        values = dict(self.cleaned_data)
        known = service.member_of(self.group, values["email"])
        if known is None:
            stored = {name: values[name] for name in ("email", "municipality", "role", "text")}
            member = GroupMember.objects.create(
                group=self.group,
                submission=submission,
                language=languages.active(),
                name=values["person"],
                **stored,
            )
            confirming.request_confirmation(member)
        elif known.is_member:
            service.send_link(known)


class LinkForm(PublicForm):
    """Asks for the link to what is for members only; the answer is the same for everybody."""

    name = "group-link"
    heading = _("Get your link")
    repeats_words = False
    processing = Processing(_("Link for members of a working group"), (LegalBasis.REQUEST,))
    submit_label = _("Send me the link")
    limits = Limits(per_address=10, per_network=60, per_target=200)

    email = _email(WRITE, "member_links")

    def __init__(self, *args, group=None, **kwargs):
        self.group = group
        super().__init__(*args, **kwargs)

    def save(self, submission):
        known = service.member_of(self.group, self.cleaned_data["email"])
        if known is not None and known.is_member:
            service.send_link(known)
