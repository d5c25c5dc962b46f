"""
Whether the trees of all languages are one: each German page answers in each, each page stands where it is due, and no
link leads nowhere.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale, Page

from core.mail import jobs
from core.text import languages
from home.translation import follow_source, links, rebuild

Versions = dict[str, Page]  # {language: the version of one page}

HOLE = _("Readers of this language find nothing where the German page is public")
ORPHAN = _("It is the translation of no German page")
FOREIGN = _("It stands below a page of another language")
ELSEWHERE = _("It stands elsewhere than its German page")
ALONE = _("It is published, but its German page is not")
MENDABLE = (HOLE, ELSEWHERE, links.FOREIGN_REDIRECT)
JOB = "check_languages"


@dataclass(frozen=True)
class Fault:
    page: Page  # the German one of a hole
    language: str
    what: str | Promise
    where: str = ""  # in the page, or the address of a redirect

    @property
    def language_name(self) -> str:
        return languages.name_of(self.language)

    @property
    def may_be_mended(self) -> bool:
        return self.what in MENDABLE


def faults() -> list[Fault]:
    """With a query for each type of page and three more, whatever the number of pages."""
    pages = list(Page.objects.filter(depth__gt=1).select_related("locale").order_by("path"))
    versions: dict[Any, Versions] = defaultdict(dict)
    for page in pages:
        versions[page.translation_key][page.locale.language_code] = page
    by_path = {page.path: page for page in pages}
    of_tree = [fault for page in pages for fault in _faults_of(page, versions[page.translation_key], by_path)]
    of_links = links.faults({page.pk: page for page in pages}, versions)
    return of_tree + [Fault(*found) for found in of_links]


def check() -> list[Fault]:
    """The faults; their number is kept for the first page."""
    found = faults()
    jobs.note_result(JOB, len(found))
    return found


def known_faults() -> int:
    """How many there were when somebody last looked: at night, or since."""
    return int(jobs.result_of(JOB) or 0)


def _faults_of(page: Page, versions: Versions, by_path: dict[str, Page]) -> Iterator[Fault]:
    language, german = page.locale.language_code, versions.get(languages.SOURCE)
    parent = _above(page, by_path)
    if language == languages.SOURCE and page.live:
        yield from (Fault(page, code, HOLE) for code in languages.CODES if not _answers(versions.get(code)))
    if german is None:
        yield Fault(page, language, ORPHAN)
    elif page.live and not german.live:
        yield Fault(page, language, ALONE)
    if parent and parent.locale_id != page.locale_id:
        yield Fault(page, language, FOREIGN)
    elif parent and german and (due := _above(german, by_path)) and due.translation_key != parent.translation_key:
        yield Fault(page, language, ELSEWHERE)


def _above(page: Page, by_path: dict[str, Page]) -> Page | None:
    return by_path.get(page.path[: -Page.steplen])


def _answers(version: Page | None) -> bool:
    return bool(version and version.live)


@transaction.atomic
def mend() -> list[Fault]:
    """Mend what can be mended without a person; returns what is left."""
    for fault in faults():
        if fault.what == HOLE:
            _fill(fault.page.specific, fault.language)
        elif fault.what == ELSEWHERE:
            german = fault.page.get_translation(Locale.objects.get(language_code=languages.SOURCE))
            follow_source.move_translations(german, german.get_parent())
        elif fault.what == links.FOREIGN_REDIRECT:
            links.mend(fault.where, fault.language)
    return check()


def _fill(page: Page, language: str) -> None:
    version = page.get_translations().filter(locale__language_code=language).first()
    if version is None:
        page.copy_for_translation(Locale.objects.get(language_code=language), copy_parents=True, alias=True)
    elif version.alias_of_id:
        page.update_aliases()
    else:
        rebuild.follow(page)
