"""
What happens to a German page happens to its translations: unpublish, delete, move, restrict.

These signals catch single and bulk actions of the admin, scheduled expiry and code alike; the admin's questions name
what follows (`translations_that_follow`). Wagtail's hook `construct_translated_pages_to_cascade_actions` stays unused:
its views would do a second time, with pages read before, what the signals have done. Each handler does nothing where
the translation is already in the wanted state.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.models import Page, PageViewRestriction

from core.text import languages
from home.translation import copying, rebuild


def translations_of(page: Page) -> Any:
    """The other versions of a page whose original is German; none for a page that is itself a translation."""
    if page.locale.language_code != languages.SOURCE:
        return Page.objects.none()
    return Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)


def aliases_of(page: Page) -> list[Page]:
    """Public ones in its own language, and theirs: Wagtail withdraws them with the page."""
    found = page.aliases.filter(locale=page.locale_id, live=True)
    return [each for alias in found for each in (alias, *aliases_of(alias))]


def is_translated(page: Page) -> bool:
    """Whether it is a German page with words in another language."""
    return bool(page.pk) and translations_of(page).filter(alias_of=None).exists()


def may_be_public(page: Page) -> bool:
    """Withdrawn is withdrawn in every language: a translation is public only beside its German page."""
    if not page.locale_id or page.locale.language_code == languages.SOURCE:  # a new page may have none yet
        return True
    versions = Page.objects.filter(translation_key=page.translation_key, locale__language_code=languages.SOURCE)
    return bool(versions.live().exists())


def require_german(page: Page) -> None:
    """Raise ValidationError for a translation whose German page is not public."""
    if not may_be_public(page):
        raise ValidationError(_("Nothing was published: the German page is not published. Please publish it first."))


def unpublish_translations(instance: Page, **kwargs: Any) -> None:
    for translation in translations_of(instance):
        if translation.live:
            translation.specific.unpublish()


def hold_place(instance: Page, **kwargs: Any) -> None:
    """Where a translation is withdrawn by itself the words of its German page stand; it does not return by itself."""
    if instance.locale.language_code == languages.SOURCE or instance.alias_of_id:
        return
    pages = type(instance).objects.filter(translation_key=instance.translation_key, live=True)
    if source := pages.filter(locale__language_code=languages.SOURCE).first():
        instance.last_published_at = None
        rebuild.show_german(source, instance)


def delete_translations(instance: Page, **kwargs: Any) -> None:
    for translation in translations_of(instance):
        # An earlier round of this loop may have deleted it with its parent.
        if Page.objects.filter(pk=translation.pk).exists():
            translation.delete()


def move_translations(instance: Page, parent_page_after: Page, **kwargs: Any) -> None:
    """Give each translation the same place among its siblings that the German page has now."""
    neighbour = instance.get_prev_sibling()
    for translation in translations_of(instance):
        siblings = Page.objects.filter(locale=translation.locale)
        parent = siblings.filter(translation_key=parent_page_after.translation_key).first()
        if parent is None:
            continue
        before = neighbour and siblings.filter(translation_key=neighbour.translation_key).child_of(parent).first()
        target, position = (before, "right") if before else (parent, "first-child")
        translation = translation.specific
        slug = find_available_slug(parent, translation.slug, ignore_page_id=translation.pk)
        if slug != translation.slug:  # Wagtail has asked for the German address only
            translation.slug = slug
            translation.save()
        translation.move(target, pos=position)
        translation.refresh_from_db()  # from it Wagtail makes the redirects of a new slug, after the transaction


def copy_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    for translation in translations_of(instance.page):
        _restrict(translation, instance)


def copy_groups(instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        copy_restriction(instance)


def lift_restriction(instance: PageViewRestriction, **kwargs: Any) -> None:
    PageViewRestriction.objects.filter(page__in=translations_of(instance.page)).delete()


def restrict_new_translation(source_obj: Page, target_obj: Page, **kwargs: Any) -> None:
    for restriction in source_obj.get_view_restrictions().filter(page=source_obj):
        _restrict(target_obj, restriction)


def restrict_copies(page: Page, copy: Page) -> None:
    """Wagtail leaves a page's own restriction out below a restricted page, whose may be the wider one, or be lifted."""
    own = {found.page_id: found for found in PageViewRestriction.objects.filter(page__path__startswith=page.path)}
    for source, twin in copying.pairs(page, copy):
        if source.pk in own:
            _restrict(twin, own[source.pk])


def _restrict(page: Page, restriction: PageViewRestriction) -> None:
    twin, _created = PageViewRestriction.objects.update_or_create(
        page=page,
        defaults={"restriction_type": restriction.restriction_type, "password": restriction.password},
    )
    twin.groups.set(restriction.groups.all())
