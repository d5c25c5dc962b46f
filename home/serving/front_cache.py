"""
Tells a cache in front of the site, such as Varnish or that of a CDN, which pages it must ask for anew.

Needed only where it keeps pages longer than the second that they name themselves. Wagtail's own receivers would tell it
before the commit, so that it might fetch once more what was.
"""

import logging
from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

import requests
from django.conf import settings
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from wagtail.contrib.frontend_cache.backends.base import BaseBackend
from wagtail.contrib.frontend_cache.utils import PurgeBatch
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move, pre_page_move

logger = logging.getLogger(__name__)
SECONDS = 2  # that whoever publishes waits for it


class Purge(BaseBackend):
    """By requests with the method PURGE. Wagtail's own backend would wait for ever for one that says nothing."""

    def __init__(self, params: dict[str, Any]) -> None:
        super().__init__(params)
        self._location = params["LOCATION"]

    def purge_batch(self, urls: Iterable[str]) -> None:
        with requests.Session() as session:
            try:
                for url in urls:
                    parts = urlsplit(url)
                    address, host = f"{self._location}{parts.path}", {"Host": parts.netloc}
                    session.request("PURGE", address, headers=host, timeout=SECONDS).raise_for_status()
            except requests.RequestException as error:
                logger.error("The cache in front was not told of all that has changed: %s", type(error).__name__)


def connect() -> None:
    for signal in (page_published, page_slug_changed):
        signal.connect(_of_page, dispatch_uid="home.serving.front_cache")
    for signal in (page_unpublished, pre_page_move, post_page_move):
        signal.connect(_of_section, dispatch_uid="home.serving.front_cache")
    for signal in (post_save, post_delete):
        signal.connect(_of_restriction, PageViewRestriction, dispatch_uid="home.serving.front_cache")


def _of_page(instance: Page, instance_before: Page | None = None, **kwargs: Any) -> None:
    _purge(instance, [instance_before or instance])


def _of_section(instance: Page, **kwargs: Any) -> None:
    _purge(instance, instance.get_descendants(inclusive=True))


def _of_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    _of_section(instance.page)


def _purge(page: Page, pages: Iterable[Page]) -> None:
    """These pages, and those above, whose lists show them."""
    if settings.WAGTAILFRONTENDCACHE:
        batch = PurgeBatch()
        batch.add_pages(pages)
        batch.add_pages(page.get_ancestors().filter(depth__gt=1))
        transaction.on_commit(batch.purge, robust=True)
