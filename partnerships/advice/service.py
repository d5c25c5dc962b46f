"""What happens to advice requests; no HTTP here."""

import datetime

from django.contrib.auth import get_user_model
from django.db import transaction
from django.utils import timezone

from home import languages, mail
from partnerships.models.advice import AdviceRequest, AdviceRoute

READ = "partnerships.view_advicerequest"
DUE_WITHIN = datetime.timedelta(days=5)


def receive(submission, values):
    """Store a request with its number, give it to its group and owner, and queue the receipt."""
    route = route_for(values["country"], values["topic"])
    request = AdviceRequest.objects.create(
        submission=submission,
        language=languages.active(),
        group=route.group if route else None,
        owner=route.owner if route and _is_active(route.owner) else None,
        due_on=timezone.localdate() + DUE_WITHIN,
        **values,
    )
    request.number = f"{request.created_at:%Y}-{request.pk:04d}"  # with gaps: a sequence does not roll back
    request.save(update_fields=["number"])
    facts = {"number": request.number}
    mail.queue(
        "partnerships.advice_receipt", f"advice:{request.pk}:receipt", request.email, request.language, facts, request
    )
    for user in told_of(request):
        mail.queue(
            "partnerships.advice_assigned",
            f"advice:{request.pk}:assigned:{user.pk}",
            user.email,
            languages.preferred_by(user),
            facts | {"url": mail.absolute(f"/admin/snippets/partnerships/advicerequest/edit/{request.pk}/")},
            request,
        )
    return request


def route_for(country, topic):
    """The route that fits and says most, if it still leads to somebody; None without one."""
    routes = AdviceRoute.objects.select_related("owner", "group")
    fitting = [
        route
        for route in routes
        if route.country in {"", country}
        and route.topic_id in {None, _pk(topic)}
        and (_is_active(route.owner) or _readers().filter(groups=route.group_id).exists())
    ]
    return max(
        fitting, key=lambda route: (bool(route.country) + bool(route.topic_id), bool(route.country)), default=None
    )


def told_of(request):
    """Who gets a mail: the owner, else those in the group who may read requests, else all who may."""
    if request.owner:
        return [request.owner] if request.owner.email else []
    readers = _readers().exclude(email="")
    return (request.group and list(readers.filter(groups=request.group))) or list(readers)


def _readers():
    # Administrators may read all, but are told only if they belong to a group that advises.
    return get_user_model().objects.with_perm(
        READ, include_superusers=False, backend="django.contrib.auth.backends.ModelBackend"
    )


def _is_active(user):
    return bool(user and user.is_active)


def _pk(topic):
    return topic.pk if topic else None


@transaction.atomic
def answer(request, text, user, key):
    """Send an answer by mail and note it at the case; the key makes a second click harmless."""
    AdviceRequest.objects.select_for_update().get(pk=request.pk)
    if request.answers.filter(key=key).exists():
        return
    request.answers.create(text=text, sent_by=user, key=key)
    mail.queue(
        "partnerships.advice_answer",
        f"advice:{request.pk}:answer:{key}",
        request.email,
        language_of_answer(request),
        {"number": request.number, "text": text},
        request,
    )
    request.state = AdviceRequest.State.ANSWERED
    request.save(update_fields=["state", "closed_at"])


def language_of_answer(request):
    """English is spoken here but no language of the site; mails then come in that of the form."""
    return request.preferred_language if request.preferred_language in languages.CODES else request.language
