"""What this app gives to the others: its mails, and what follows when a factor or an address changes."""

from allauth.account.models import EmailAddress, EmailConfirmation
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialToken
from django.db.models.signals import post_save, pre_save

from accounts import checks, factors, notices, sessions  # noqa: F401 (checks make themselves known)
from core.database_roles import hide
from core.mail.models import OutboxMail
from core.privacy import persons, retention
from home.models import User
from home.staff import mail
from home.staff.former_staff import anonymised


def wire() -> None:
    notices.register()
    authenticator_added.connect(factors.note_set_up, dispatch_uid="accounts.factors")
    pre_save.connect(_tell_of_new_address, User, dispatch_uid="accounts.address")
    post_save.connect(_end_sessions, User, dispatch_uid="accounts.sessions")
    anonymised.connect(factors.remove_all, dispatch_uid="accounts.anonymised")
    for model in (EmailAddress, EmailConfirmation):
        retention.exempt(model._meta.label, "Nothing is ever stored: accounts have their own address.")
    for model in (SocialApp, SocialToken):
        retention.exempt(
            model._meta.label, "Nothing is ever stored: the provider stands in the settings, tokens are not kept."
        )
    for secret in (EmailAddress, EmailConfirmation, Authenticator, SocialAccount, SocialApp, SocialToken):
        hide(secret._meta.label)
    persons.keep_secret(User._meta.label, "password")
    persons.keep_secret(Authenticator._meta.label, "data")
    persons.keep_secret(OutboxMail._meta.label, "text", "html", where=notices.lets_in)
    retention.exempt(Authenticator._meta.label, "What an account proves itself with; goes with it.")
    retention.exempt(SocialAccount._meta.label, "By which name the provider knows an account; goes with it.")


def _end_sessions(sender: type[User], instance: User, **kwargs: object) -> None:
    """Whoever is let in again later logs in anew, wherever the account was open."""
    if not instance.is_active:
        sessions.end_all_of(instance)


def _tell_of_new_address(
    sender: type[User], instance: User, update_fields: frozenset[str] | None = None, **kwargs: object
) -> None:
    """
    To the old address: who can change the account can change where its mails go. Who has never been in is invited
    instead, for the old address may be a stranger’s, mistyped.

    An account that is switched off may be losing its name for good, and nobody can get in by its address.
    """
    if not instance.is_active or (update_fields is not None and "email" not in update_fields):
        return
    before = User.objects.filter(pk=instance.pk).values_list("email", flat=True).first()
    if not before or before.casefold() == instance.email.casefold():
        return
    if instance.has_usable_password() or instance.last_login:
        notices.tell(instance, "address_changed", before)
    elif mail.reaches(instance, notices.INVITATION):
        notices.invite(instance)
