"""After a change the pages that most readers open first are made before one of them asks."""

import logging

import requests
from django.conf import settings
from django.db.models import Q

from core.page_cache import generations
from home import i18n

logger = logging.getLogger(__name__)
SECONDS = 10  # that the site may take for a page
_warm = ""  # the generation whose pages this process has asked for


def warm_pages() -> int:
    """Ask the site, as a reader does, for its home pages and the first level of its menus; returns how many."""
    global _warm
    generation = generations.current([generations.SITE], anew=True)[generations.SITE]
    if generation == _warm:
        return 0
    _warm = generation
    asked = 0
    with requests.Session() as session:
        for url in _addresses():
            try:
                session.get(f"{settings.SITE_URL}{url}", timeout=SECONDS, allow_redirects=False)
            except requests.RequestException as error:
                logger.info("The pages are made when somebody asks for them: %s.", type(error).__name__)
                break
            asked += 1
    return asked


def _addresses() -> list[str]:
    first = i18n.readable().filter(Q(depth=2) | Q(depth=3, show_in_menus=True)).select_related("locale")
    return [page.url for page in first.order_by("depth", "path") if page.url]
