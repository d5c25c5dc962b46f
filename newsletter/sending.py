"""
From an issue to one mail for each subscriber.

Mails are written in batches; each batch and how far it came are one transaction, and each mail's key names issue and
subscriber. So whoever goes on after a crash neither leaves anybody out nor writes to anybody twice.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page

from core.mail import jobs, outbox
from core.mail.models import OutboxMail
from home import i18n
from home.models import User
from newsletter import subscriptions
from newsletter.models import Issue, Subscriber

BATCH = 100
KIND = "newsletter.issue"


def should_send(row: OutboxMail) -> bool:
    """Whoever has unsubscribed since gets nothing more."""
    return Subscriber.objects.confirmed().filter(pk=row.about_id).exists()


def release(issue: Issue) -> bool:
    """Let the scheduler send it; returns whether this was the first time, for a second changes nothing."""
    return bool(Issue.objects.filter(pk=issue.pk, released_at=None).update(released_at=timezone.now()))


def go_on() -> int:
    """Write the mails of all issues that are released; returns how many."""
    unfinished = Issue.objects.filter(released_at__isnull=False, finished_at=None)
    return jobs.each("issue", list(unfinished.values_list("pk", flat=True)), _finish)


def _finish(key: int) -> int:
    written = 0
    while (number := write_batch(key)) is not None:
        written += number
    return written


@transaction.atomic
def write_batch(key: int) -> int | None:
    """Write the next mails of an issue; returns how many, or None when all were written before."""
    issue = Issue.objects.select_for_update().filter(pk=key).first()
    if issue is None or issue.finished_at:
        return None
    # Who subscribes after the release gets the next issue.
    waiting = Subscriber.objects.for_issue(issue).filter(pk__gt=issue.reached, confirmed_at__lte=issue.released_at)
    subscribers = list(waiting.order_by("pk")[:BATCH])
    contents = {}
    for subscriber in subscribers:
        if subscriber.language not in contents:
            contents[subscriber.language] = content(issue, subscriber.language)
        write_to(issue, subscriber, contents[subscriber.language])
        issue.reached = subscriber.pk
    issue.mails += len(subscribers)
    if len(subscribers) < BATCH:
        issue.finished_at = timezone.now()
    issue.save(update_fields=["reached", "mails", "finished_at"])
    return len(subscribers)


def write_to(issue: Issue, subscriber: Subscriber, words: dict[str, Any]) -> None:
    link = subscriptions.link_of(subscriber)
    outbox.queue(
        KIND,
        f"newsletter:{issue.pk}:{subscriber.pk}",
        subscriber.email,
        subscriber.language,
        words | {"link": link},
        about=subscriber,
        headers={"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
    )


def send_trial(issue: Issue, user: User, language: str) -> None:
    """To the editor, each time that they ask."""
    words = content(issue, language) | {"link": outbox.absolute("/")}
    key = f"trial:{issue.pk}:{user.pk}:{timezone.now():%H%M%S%f}"
    outbox.queue("newsletter.trial", key, user.email, language, words)


def content(issue: Issue, language: str) -> dict[str, Any]:
    """What the mail says in a language; pages that readers cannot open are left out, others say what they are in."""
    with translation.override(language):
        keys = list(issue.pages.values_list("page", flat=True))
        originals = {page.pk: page for page in i18n.listed(Page.objects.filter(pk__in=keys))}
        versions = i18n.localize_pages(originals.values(), language)
        pages = [page.specific for page in dict.fromkeys(versions[key] for key in keys if key in versions)]
        return {
            "subject": issue.subject,
            "introduction": issue.introduction,
            "entries": [
                {
                    "title": page.title,
                    "meta": str(page.teaser_meta),
                    "summary": page.summary,
                    "url": outbox.absolute(page.get_url()),
                }
                for page in pages
            ],
        }


def figures(issue: Issue) -> dict[str, int]:
    """How many mails there are in which state."""
    mails = OutboxMail.objects.filter(kind=KIND, key__startswith=f"newsletter:{issue.pk}:")
    return {str(state.label): mails.filter(state=state).count() for state in OutboxMail.State}
