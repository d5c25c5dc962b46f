"""What happens to advice requests; no HTTP here."""

import datetime

from django.db import transaction
from django.utils import timezone

from home import languages, mail
from partnerships.models.advice import AdviceRequest, AdviceRoute

DUE_WITHIN = datetime.timedelta(days=5)


def receive(submission, values):
    """Store a request with its number, give it to its owner, and queue the receipt."""
    request = AdviceRequest.objects.create(
        submission=submission,
        language=languages.active(),
        owner=owner_for(values["country"], values["topic"]),
        due_on=timezone.localdate() + DUE_WITHIN,
        **values,
    )
    request.number = f"{request.created_at:%Y}-{request.pk:04d}"  # with gaps: a sequence does not roll back
    request.save(update_fields=["number"])
    facts = {"number": request.number}
    mail.queue(
        "partnerships.advice_receipt", f"advice:{request.pk}:receipt", request.email, request.language, facts, request
    )
    if request.owner and request.owner.email:
        mail.queue(
            "partnerships.advice_assigned",
            f"advice:{request.pk}:assigned",
            request.owner.email,
            _language_of(request.owner),
            facts | {"url": mail.absolute(f"/admin/snippets/partnerships/advicerequest/edit/{request.pk}/")},
            request,
        )
    return request


def owner_for(country, topic):
    """Who gets requests for the country and the topic: the route that fits and says most; None without one."""
    routes = AdviceRoute.objects.select_related("owner").filter(owner__is_active=True)
    fitting = [route for route in routes if route.country in {"", country} and route.topic_id in {None, _pk(topic)}]
    best = max(
        fitting, key=lambda route: (bool(route.country) + bool(route.topic_id), bool(route.country)), default=None
    )
    return best.owner if best else None


def _pk(topic):
    return topic.pk if topic else None


def _language_of(user):
    profile = getattr(user, "wagtail_userprofile", None)
    return profile.preferred_language if profile and profile.preferred_language else languages.SOURCE


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
