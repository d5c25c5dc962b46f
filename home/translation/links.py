"""
Links within the site that lead readers nowhere, or out of their language.

Where a page links to another, readers are led to the version in their language (`home.i18n.localize_pages`), whichever
an editor has chosen: such a link is dead only if there is none to lead to. Redirects lead where they say.

The index of references that Wagtail keeps tells of pages that are hidden. What pointed to a page it forgets when the
page is deleted: then only the streams know it, as they are stored.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.redirects.models import Redirect
from wagtail.fields import StreamField
from wagtail.models import Page, ReferenceIndex, get_page_models

from core.text import languages
from home.blocks import choosers

DEAD = _("A link leads to a page that is not public or was deleted")
DEAD_REDIRECT = _("A redirect leads to a page that is not public")
FOREIGN_REDIRECT = _("A redirect leads to another language")

Versions = Mapping[UUID, Mapping[str, Page]]  # {translation key: {language: page}}
Found = tuple[Page, str, str | Promise, str]  # the page, its language, what is wrong, where


def faults(pages: Mapping[int, Page], versions: Versions) -> Iterator[Found]:
    """Of all pages, `{key: page}`; with one query for each type of page, and two."""
    for reference in _to_hidden_pages():
        page, target = pages.get(int(reference.object_id)), pages.get(int(reference.to_object_id))
        # An alias says what its page says.
        if page and target and page.live and not page.alias_of_id:
            language = page.locale.language_code
            if not _version_for(language, target, versions):
                yield page, language, DEAD, str(reference.describe_source_field())
    for key, place, target_key in _in_streams():
        if target_key not in pages and (page := pages.get(key)):
            yield page, page.locale.language_code, DEAD, place
    for redirect in Redirect.objects.filter(redirect_page__in=pages):
        yield from _of_redirect(redirect, pages[redirect.redirect_page_id], versions)


def mend(path: str, language: str) -> None:
    """Let the redirects from the path lead to the version in that language."""
    for redirect in Redirect.objects.filter(old_path=path, redirect_page__isnull=False):
        found = redirect.redirect_page.get_translations(inclusive=True).filter(locale__language_code=language)
        Redirect.objects.filter(pk=redirect.pk).update(redirect_page=found.get())


def forget_the_way_back(instance: Page, **kwargs: Any) -> None:
    """A page that is back at an address needs no redirect from it: it would go round while the page is not public."""
    below = instance.get_descendants(inclusive=True)
    for redirect in Redirect.objects.filter(redirect_page__in=below, automatically_created=True):
        if Redirect.normalise_path(redirect.link or "") == redirect.old_path:
            redirect.delete()


def _to_hidden_pages() -> Any:
    kind = ContentType.objects.get_for_model(Page)
    # A private one is not hidden: whoever may read it follows the link.
    public = Page.objects.live().annotate(key=Cast("pk", CharField())).values("key")
    references = ReferenceIndex.objects.filter(base_content_type=kind, to_content_type=kind)
    return references.exclude(to_object_id__in=public).order_by("pk")


def _in_streams() -> Iterator[tuple[int, str, int]]:
    """`(page, name of the block, page that it links to)` in all public pages that are no aliases."""
    for model in get_page_models():
        streams = [field for field in model._meta.get_fields() if isinstance(field, StreamField)]
        pages = model.objects.live().filter(alias_of=None).only(*(field.name for field in streams))
        for page in pages if streams else ():
            for field in streams:
                yield from ((page.pk, place, key) for place, key in _in_stream(field, page))


def _in_stream(field: StreamField, page: Page) -> Iterator[tuple[str, int]]:
    blocks = field.stream_block.child_blocks
    for item in getattr(page, field.name).raw_data:
        if block := blocks.get(item["type"]):
            links = (key for model, key in choosers.references(block, item["value"]) if issubclass(model, Page))
            yield from ((str(block.label), key) for key in links)


def _version_for(language: str, target: Page, versions: Versions) -> Page | None:
    """Where readers of the language are led, or None."""
    known = versions[target.translation_key]
    candidates = (known.get(language), known.get(languages.SOURCE), target)
    return next((version for version in candidates if version and version.live), None)


def _of_redirect(redirect: Redirect, target: Page, versions: Versions) -> Iterator[Found]:
    language = redirect.old_path.strip("/").partition("/")[0]
    if language not in languages.CODES:
        language = target.locale.language_code
    own = versions[target.translation_key].get(language)
    if own and own.live and own.pk != target.pk:
        yield own, language, FOREIGN_REDIRECT, redirect.old_path
    # One that the site has made itself waits, like its page, until this is public again.
    elif not target.live and not redirect.automatically_created:
        yield target, language, DEAD_REDIRECT, redirect.old_path
