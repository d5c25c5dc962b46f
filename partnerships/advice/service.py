"""What happens to advice requests; no HTTP here."""

import datetime
from collections.abc import Iterable
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core.mail import addresses, outbox
from core.public_forms.models import Submission
from core.text import languages
from home.models import Topic, User
from home.staff import inboxes, mail
from partnerships.models.advice import AdviceRequest, AdviceRoute

OPEN = "partnerships.change_advicerequest"
DUE_WITHIN = datetime.timedelta(days=5)


def receive(submission: Submission, values: dict[str, Any]) -> AdviceRequest:
    """Store a request with its number, give it to its group and owner, and queue the receipt."""
    due_on = timezone.localdate() + DUE_WITHIN
    route = route_for(values["country"], values["topic"])
    request = AdviceRequest.objects.create(
        submission=submission,
        language=languages.active(),
        group=route.group if route else None,
        owner_id=route.owner_id if route and _may_open(route.owner_id) else None,
        due_on=due_on,
        **values,
    )
    request.number = f"{request.created_at:%Y}-{request.pk:04d}"  # with gaps: a sequence does not roll back
    request.save(update_fields=["number"])
    facts = {"number": request.number, "day": date_format(due_on), "sent": submission.words}
    outbox.queue(
        "partnerships.advice_receipt", f"advice:{request.pk}:receipt", request.email, request.language, facts, request
    )
    inboxes.tell(request)
    return request


def route_for(country: str, topic: Topic | None) -> AdviceRoute | None:
    """The route that fits and says most, if it still leads to somebody who may open the case; None without one."""
    routes = AdviceRoute.objects.select_related("group")
    fitting = [
        route
        for route in routes
        if route.country in {"", country}
        and route.topic_id in {None, _pk(topic)}
        and (_may_open(route.owner_id) or _in_group(route.group).exists())
    ]
    return max(
        fitting, key=lambda route: (bool(route.country) + bool(route.topic_id), bool(route.country)), default=None
    )


def drop_routes_to_nobody(**kwargs: Any) -> None:
    """Once a person or a group is deleted; a route to both leads to the other."""
    AdviceRoute.objects.filter(owner=None, group=None).delete()


def told_of(case: AdviceRequest) -> Iterable[User]:
    """Who gets a mail: the owner who can open the case, else those in the group who can, else all who can."""
    asked = (owners().filter(pk__in=[case.owner_id]), _in_group(case.group), inboxes.who_may(OPEN))
    return next((users for those in asked if (users := [user for user in those if addresses.takes(user.email)])), [])


def owners() -> QuerySet[User]:
    """Who may own a case: active users who may open it."""
    may_enter = inboxes.who_may("wagtailadmin.access_admin", include_superusers=True)
    return inboxes.who_may(OPEN, include_superusers=True).filter(pk__in=may_enter.values("pk"))


def groups() -> QuerySet[Group]:
    """To which groups a case may go: those in which somebody may open it."""
    return Group.objects.filter(pk__in=owners().values("groups"))


def _may_open(owner_id: int | None) -> bool:
    return owner_id is not None and owners().filter(pk=owner_id).exists()


def _in_group(group: Group | None) -> QuerySet[User]:
    """Administrators may open all, but are told only if they belong to a group that advises."""
    return inboxes.who_may(OPEN).filter(groups=group) if group else get_user_model().objects.none()


def tell_of_new_owner(case: AdviceRequest, old: User | None, by: User) -> None:
    """Write to whom a case was given and from whom it was taken, but not to whoever did it."""

    def given(case: AdviceRequest) -> inboxes.Words:
        facts = {"number": case.number, "user": by}
        words = _("%(user)s has made you the owner of the advice request %(number)s.")
        return _("Case %(number)s is yours now") % facts, [words % facts]

    def taken(case: AdviceRequest) -> inboxes.Words:
        facts = {"number": case.number, "user": by, "owner": case.owner or "–"}
        words = _("%(user)s has taken the advice request %(number)s from you. Owner now: %(owner)s")
        return _("Case %(number)s is no longer yours") % facts, [words % facts]

    for user, name, words in ((case.owner, "assigned", given), (old, "passed_on", taken)):
        kind = f"partnerships.advice_{name}"
        if user and user != by and user.is_active and mail.reaches(user, kind):
            key = f"{name}:{user.pk}:{timezone.now():%Y%m%d%H%M%S%f}"
            inboxes.write(kind, case, words, user.email, languages.preferred_by(user), key)


def _pk(topic: Topic | None) -> int | None:
    return topic.pk if topic else None


@transaction.atomic
def answer(case: AdviceRequest, text: str, user: User, key: str, known: int | None = None) -> bool:
    """
    Send an answer by mail and note it at the case; returns False for a second click, which has the same key.

    Raises ValidationError where there are more answers than the `known` ones that the writer has seen.
    """
    AdviceRequest.objects.select_for_update().get(pk=case.pk)
    if case.answers.filter(key=key).exists():
        return False
    if known is not None and case.answers.count() > known:
        raise ValidationError(_("Somebody has answered meanwhile. Please read that answer first; yours was not sent."))
    case.answers.create(text=text, sent_by=user, key=key)
    outbox.queue(
        "partnerships.advice_answer",
        f"advice:{case.pk}:answer:{key}",
        case.email,
        language_of_answer(case),
        {"number": case.number, "text": text},
        case,
    )
    case.state = AdviceRequest.State.ANSWERED
    case.save(update_fields=["state", "closed_at"])
    return True


def language_of_answer(case: AdviceRequest) -> str:
    """English is spoken here but no language of the site; mails then come in that of the form."""
    return case.preferred_language if case.preferred_language in languages.CODES else case.language
