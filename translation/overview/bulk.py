"""Asks for the translation of many pages, one by one in a job, so that nobody waits and nothing is lost on the way."""

import logging
import time
from collections.abc import Collection, Iterable

from django.contrib.auth import get_user_model
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation
from wagtail_localize.operations import TranslationCreator

from core.mail import outbox
from core.text import languages
from home.models import User
from home.staff import mail, roles
from home.translation import rebuild
from translation import access
from translation.machine import drafts, services
from translation.machine.errors import MachineError
from translation.models import BulkTranslation
from translation.overview.states import State, overview_url

logger = logging.getLogger(__name__)
KIND = "translation.ordered"
LONGEST_RUN = 30  # seconds; the other jobs wait meanwhile


class NotTranslatableError(Exception):
    """A page did not become a translation, because it breaks a rule of its own."""


def has_machine() -> bool:
    return services.active() is not None


@transaction.atomic
def order(
    pages: Iterable[Page], locales: Iterable[Locale], include_subpages: bool, with_machine: bool, user: User
) -> BulkTranslation:
    ordered = BulkTranslation.objects.create(
        include_subpages=include_subpages, with_machine=with_machine, ordered_by=user
    )
    ordered.pages.set(pages)
    ordered.locales.set(locales)
    ordered.total = pages_of(ordered).count()
    ordered.save(update_fields=["total"])
    return ordered


def pages_of(ordered: BulkTranslation) -> QuerySet[Page]:
    """In the order of the tree, each page before those below it."""
    meant = Q(pk__in=ordered.pages.values("pk"))
    if ordered.include_subpages:
        for path in ordered.pages.values_list("path", flat=True):
            meant |= Q(path__startswith=path)
    return Page.objects.filter(meant, locale__language_code=languages.SOURCE).order_by("path")


def run() -> int:
    """Do as much as there is time for; returns the number of pages. The next run goes on after the last of them."""
    end, done = time.monotonic() + LONGEST_RUN, 0
    for key in BulkTranslation.objects.filter(finished_at=None, stopped_at=None).values_list("pk", flat=True)[::-1]:
        while time.monotonic() < end and _next(key):
            done += 1
    return done


def _next(key: int) -> bool:
    """Do the next page, in a transaction of its own; returns whether there was one."""
    page = None
    try:
        with transaction.atomic():
            ordered = _claimed(key)
            page = ordered and pages_of(ordered).filter(path__gt=ordered.last_path).first()
            if not ordered or not page:
                return _finish(ordered) if ordered else False
            if not may_go_on(ordered):
                stop(ordered)
                return False
            translations = _ask_for(page, ordered)
            _note(ordered, page)
    except Exception:
        if not page:
            raise
        logger.exception("Page %s could not be translated", page.pk)
        with transaction.atomic():
            if ordered := _claimed(key):
                _note(ordered, page, failed=True)
        return True
    if ordered.with_machine:
        _draft(translations, ordered.ordered_by)
    return True


def may_go_on(ordered: BulkTranslation) -> bool:
    """Whether whoever ordered it still may; of an account that was deleted nobody knows."""
    user = ordered.ordered_by
    return bool(user and user.is_active and access.may_order(user) and access.may_change_all(user, ordered.pages.all()))


def _claimed(key: int) -> BulkTranslation | None:
    """None if somebody has stopped it meanwhile."""
    running = BulkTranslation.objects.filter(finished_at=None, stopped_at=None)
    return running.select_for_update().filter(pk=key).first()


def _note(ordered: BulkTranslation, page: Page, failed: bool = False) -> None:
    ordered.done, ordered.last_path = ordered.done + 1, page.path
    if failed:
        ordered.failed = [*ordered.failed, page.pk]
    ordered.save(update_fields=["done", "last_path", "failed"])


def _ask_for(page: Page, ordered: BulkTranslation) -> list[Translation]:
    """As wagtail-localize does for one page; languages that have a translation already are left alone."""
    known = page.get_translations().filter(alias_of=None).values("locale")
    locales = list(ordered.locales.exclude(pk__in=known))
    if not locales:
        return []
    TranslationCreator(ordered.ordered_by, locales).create_translations(page.specific)
    require_made(page, locales)
    for gap in page.get_translations().filter(locale__in=locales, live=False) if page.live else []:
        rebuild.show_german(page.specific, gap.specific)
    return list(Translation.objects.filter(source__object_id=page.translation_key, target_locale__in=locales))


def require_made(page: Page, locales: Collection[Locale]) -> None:
    """Raise NotTranslatableError unless the page has its translations: wagtail-localize says nothing if it has not."""
    if page.get_translations().filter(locale__in=locales, alias_of=None).count() < len(locales):
        raise NotTranslatableError


def _draft(translations: list[Translation], user: User | None) -> None:
    """What a machine cannot do people do: the page is asked for in any case, and what is left has a button."""
    for asked_for in translations:
        try:
            if stopped := drafts.draft(asked_for, user).stopped:
                logger.warning("Translation %s is not wholly drafted: %s", asked_for.pk, stopped)
        except MachineError:  # the service has been taken out of the settings since
            logger.warning("No draft by machine of translation %s", asked_for.pk)


def _finish(ordered: BulkTranslation) -> bool:
    """One mail to each translator, however many pages there are."""
    ordered.finished_at = timezone.now()
    ordered.save(update_fields=["finished_at"])
    number = ordered.done - len(ordered.failed)
    for locale in ordered.locales.all() if number else []:
        url = outbox.absolute(overview_url(language=locale.language_code, state=State.NEW))
        users = get_user_model().objects.filter(is_active=True)
        for user in users.filter(groups__name=roles.TRANSLATORS[locale.language_code]):
            with translation.override(languages.preferred_by(user)):
                context = {"number": number, "url": url, "language_name": languages.name_of(locale.language_code)}
            mail.queue(KIND, f"{KIND}:{ordered.pk}:{locale.pk}:{user.pk}", user, context, about=ordered)
    return False


def stop(ordered: BulkTranslation) -> bool:
    """Returns whether it was running."""
    running = BulkTranslation.objects.filter(pk=ordered.pk, finished_at=None, stopped_at=None)
    return bool(running.update(stopped_at=timezone.now()))


def resume(ordered: BulkTranslation, user: User) -> bool:
    """Returns whether it was stopped; from now on it is an order of whoever goes on with it."""
    stopped = BulkTranslation.objects.filter(pk=ordered.pk, finished_at=None, stopped_at__isnull=False)
    return bool(stopped.update(stopped_at=None, ordered_by=user))
