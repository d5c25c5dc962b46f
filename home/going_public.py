"""
What a site must have before search engines may list it.

Asked by `check --deploy --tag content`, by the switch in the facts about the office, by `manage.py go_live`, and by the
first page of the admin.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from typing import Any

from django.db.models import Model
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page, get_page_models

from core.text import languages, placeholders
from home import i18n
from home.review.before_publishing import texts_of

PAGES_AT_ONCE = 200


@dataclass(frozen=True)
class Finding:
    """A sentence, what it is about, and where in the admin it is mended; `id` is that of the check."""

    id: str
    words: str
    about: Model
    url: str


def findings(settings: Any) -> list[Finding]:
    """All that keeps the site with these facts about the office, which may not be stored yet, from going public."""
    must_haves = _must_haves()
    pages = list(chain.from_iterable(must_haves.values()))
    return [
        *_facts(settings),
        *_unpublished(must_haves, settings),
        *_placeholders(pages),
        *_old_statements(pages),
        *_silent_privacy_notices(pages),
    ]


def _facts(settings: Any) -> Iterator[Finding]:
    url = reverse("wagtailsettings:edit", args=["home", "sitesettings", settings.site_id])
    if missing := settings.unfilled():
        words = _("Facts about the office are missing: %(names)s.") % {"names": ", ".join(map(str, missing))}
        yield Finding("home.W001", words, settings.site, url)
    if not settings.email:
        words = _("There is no security.txt: the office’s e-mail address is missing.")
        yield Finding("home.W004", words, settings.site, url)
    elif not settings.security_page_id:
        words = _("security.txt names no page that says what becomes of a report.")
        yield Finding("home.W004", words, settings.site, url)


def _must_haves() -> dict[str, list[Any]]:
    """What the law and the footer ask for, by name, with its pages, drafts as well; aliases have another's words."""
    found: dict[str, list[Any]] = {}
    for model in filter(_is_must_have, get_page_models()):
        found |= {name: [] for name in _names(model)}
        pages = model.objects.filter(alias_of=None).select_related("locale", "latest_revision").order_by("path")
        for page in pages:
            found[_name_of(page)].append(page)
    return found


def _names(model: Any) -> list[str]:
    """One, or of a type with kinds one each."""
    return [str(label) for label in model.Kind.labels] if hasattr(model, "Kind") else [str(model._meta.verbose_name)]


def _name_of(page: Any) -> str:
    return str(page.get_kind_display() if hasattr(page, "Kind") else page._meta.verbose_name)


def _is_must_have(model: Any) -> bool:
    return any(getattr(model, name, False) for name in ("is_legal", "asks_about_page", "gives_advice"))


def _unpublished(must_haves: dict[str, list[Any]], settings: Any) -> Iterator[Finding]:
    """Pages that readers do not find in the footer of each language."""
    keys = [page.pk for page in chain.from_iterable(must_haves.values())]
    is_read = set(i18n.listed(Page.objects.filter(i18n.translated(), pk__in=keys)).values_list("pk", flat=True))
    for name, pages in must_haves.items():
        if not pages:
            words = _("This page is missing: %(name)s.") % {"name": capfirst(name)}
            url = reverse("wagtailadmin_explore", args=[settings.site.root_page_id])
            yield Finding("home.W005", words, settings.site, url)
            continue
        for code in languages.CODES:
            own = [page for page in pages if page.locale.language_code == code]
            if not any(page.pk in is_read for page in own):
                words = _("“%(title)s” (%(language)s) is not published for everybody yet.")
                yield _about((own or pages)[0], "home.W005", words, code)


def _placeholders(must_haves: list[Any]) -> Iterator[Finding]:
    """Published pages, and those that must become public, which hold what only the office knows."""
    # Private ones too: whoever may read them must not find gaps either.
    published = Page.objects.live().filter(alias_of=None, depth__gt=1).select_related("locale", "live_revision")
    drafts = [page for page in must_haves if not page.live and page.latest_revision]
    contents = chain(
        ((page, _content(page)) for page in published.iterator(PAGES_AT_ONCE)),
        ((page, page.latest_revision.content) for page in drafts),
    )
    for page, content in contents:
        if count := sum(len(placeholders.found_in(text)) for text in texts_of(content)):
            words = ngettext(
                "“%(title)s” (%(language)s) still has %(count)s placeholder.",
                "“%(title)s” (%(language)s) still has %(count)s placeholders.",
                count,
            )
            yield _about(page, "home.W002", words, count=count)


def _content(page: Page) -> Any:
    """What a program has stored without a revision is read from the page itself."""
    return page.live_revision.content if page.live_revision else page.specific.serializable_data()


def _old_statements(must_haves: list[Any]) -> Iterator[Finding]:
    for page in must_haves:
        if page.live and getattr(page, "needs_review", False):
            yield _about(page, "home.W003", _("“%(title)s” (%(language)s) has not been reviewed for a year."))


def _silent_privacy_notices(must_haves: list[Any]) -> Iterator[Finding]:
    """Those without the block by which the program tells what forms, mails and services do with personal data."""
    for page in must_haves:
        if page.live and getattr(page, "kind", "") == "privacy" and not _has_block(page, "processing"):
            words = _("“%(title)s” (%(language)s) lacks the block “%(block)s”.")
            yield _about(page, "home.W006", words, block=_("What the forms ask for"))


def _has_block(page: Any, name: str) -> bool:
    return any(block.block_type == name for block in page.body)


def _about(page: Page, check: str, words: str, code: str = "", **further: Any) -> Finding:
    """The sentence with the page's title and the language, the page's own unless another is given."""
    language = languages.LANGUAGES[code or page.locale.language_code].name
    whole = words % ({"title": page.title, "language": language} | further)
    return Finding(check, whole, page, reverse("wagtailadmin_pages:edit", args=[page.pk]))
