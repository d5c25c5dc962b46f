"""What people are told of changes to how they log in: on the screen, and by a mail that no intruder holds back."""

import uuid
from datetime import timedelta
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.single_sign_on import provider
from core.mail import outbox
from core.mail.models import OutboxMail
from core.text import languages
from home.models import User
from home.staff import mail as staff_mail

RESET, INVITATION, NOTICE = "accounts.password_reset", "accounts.invitation", "accounts.notice"

# By the names of allauth’s templates, in the place of which they stand.
CHANGES = {
    "password_changed": gettext_lazy("The password was changed."),
    "password_reset": gettext_lazy("The password was set anew by a link from a mail."),
    "password_set": gettext_lazy("A password was set."),
    "totp_activated": gettext_lazy("Codes from an app were switched on."),
    "totp_deactivated": gettext_lazy("Codes from an app were switched off."),
    "recovery_codes_generated": gettext_lazy("New recovery codes were made; the old ones no longer work."),
    "webauthn_added": gettext_lazy("A passkey was added."),
    "webauthn_removed": gettext_lazy("A passkey was removed."),
    "account_connected": gettext_lazy("The account was connected with the log-in of the office’s provider."),
    "factors_removed": gettext_lazy("An administrator removed the passkeys and codes, so that new ones can be set up."),
    "address_changed": gettext_lazy("The e-mail address of the account was changed."),
    "new_device": gettext_lazy("Somebody logged in on a device that we did not know yet."),
}


def register() -> None:
    outbox.register_kind(
        RESET,
        purpose=gettext_lazy("Lets somebody who works here set a new password"),
        template="accounts.link",
        keep_days=1,
        unasked=True,
        write=_write_reset,
    )
    outbox.register_kind(
        INVITATION,
        purpose=gettext_lazy("Invites somebody to work here"),
        template="accounts.link",
        should_send=_is_invited,
        keep_days=timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT).days,
        write=_write_invitation,
    )
    outbox.register_kind(NOTICE, purpose=gettext_lazy("Tells somebody that their log-in was used or changed"))


def tell(user: User, change: str, address: str = "") -> None:
    """Write to the person, or to the `address` that was theirs; an account made by a command may have none."""
    language = languages.preferred_by(user)
    with translation.override(language):
        context = {
            "change": str(CHANGES[change]),
            "at": timezone.localtime(),
            "link": outbox.absolute(reverse("account_reset_password")),
        }
    if staff_mail.reaches(user, NOTICE, address):
        to = address or user.email
        outbox.queue(NOTICE, f"account:{user.pk}:{uuid.uuid4()}", to, language, context, about=user)


def invite(user: User) -> None:
    """Send somebody whose account is new the link with which they set a password."""
    outbox.queue_unwritten(
        INVITATION, [(f"account:{user.pk}:{uuid.uuid4()}", user.email, languages.preferred_by(user), user)]
    )


def lets_in(mail: OutboxMail) -> bool:
    """Whether a link in the mail sets a password."""
    return mail.kind in {RESET, INVITATION}


def send_reset(address: str) -> None:
    """
    Ask for a link to be sent, if the address is somebody's.

    Only the mail's turn tells whether it is: whoever asks gets the same answer in the same time.
    """
    outbox.queue_unwritten(RESET, [(f"password_reset:{uuid.uuid4()}", address, languages.active(), None)])


def _write_reset(mail: OutboxMail) -> outbox.Composed:
    user = User.objects.filter(email__iexact=mail.to, is_active=True).first()
    if user is None or provider.is_closed_for(user):
        raise outbox.UnwantedError
    with translation.override(mail.language):
        words = {
            "subject": _("Set a new password"),
            "text": _("somebody, hopefully you, has asked for a new password for your account."),
            "button": _("Set a new password"),
            "after": _("If it was not you, do nothing: the old password stays. The link works once, for three days."),
        }
    return _with_link(mail, user, words)


def is_waiting(user: User) -> bool:
    """Whether the account still waits for its first password; one that is switched off lets nobody in."""
    return user.is_active and not user.has_usable_password()


def _is_invited(mail: OutboxMail) -> bool:
    """Whether the account waits at the address that the mail goes to."""
    user = mail.about
    return isinstance(user, User) and is_waiting(user) and user.email.casefold() == mail.to.casefold()


def _write_invitation(mail: OutboxMail) -> outbox.Composed:
    user: Any = mail.about
    if not _is_invited(mail):  # it has changed a moment ago
        raise outbox.UnwantedError
    if provider.is_closed_for(user):
        return _to_provider(mail, user)
    with translation.override(mail.language):
        words = {
            "subject": _("Your account"),
            "text": _(
                "an account has been made for you. Choose a password first; then a passkey or an app is set up, with "
                "which you log in from then on. It takes five minutes."
            ),
            "button": _("Set up my account"),
            "after": _(
                "The link works once, for three days. After that, “Forgotten your password?” on the log-in page sends "
                "you a new one."
            ),
        }
    return _with_link(mail, user, words)


def _to_provider(mail: OutboxMail, user: User) -> outbox.Composed:
    with translation.override(mail.language):
        words = {
            "subject": _("Your account"),
            "text": _("an account has been made for you. You log in with %(name)s, as elsewhere at work.")
            % {"name": settings.SINGLE_SIGN_ON["name"]},
            "button": _("Log in"),
            "after": _("The account goes with the e-mail address that this mail was sent to."),
            "link": outbox.absolute(reverse("single_sign_on")),
        }
    return outbox.compose(mail.kind, mail.key, mail.to, mail.language, words, about=user)


def _with_link(mail: OutboxMail, user: User, words: dict[str, str]) -> outbox.Composed:
    kwargs = {"uidb36": user_pk_to_url_str(user), "key": default_token_generator.make_token(user)}
    link = outbox.absolute(reverse("account_reset_password_from_key", kwargs=kwargs))
    return outbox.compose(mail.kind, mail.key, mail.to, mail.language, {**words, "link": link}, about=user)
