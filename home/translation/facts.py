"""
Facts are the same in every language: what a page declares as `SynchronizedField(…, overridable=False)`.

The German page's row is the truth. wagtail-localize copies facts only when somebody synchronises a translation, and
never an emptied choice of many; here each translation takes them whenever it is saved, and all translations when the
German page is published. Facts are columns and parental many-to-many fields; what has rows of its own hangs on the
German page alone.
"""

from typing import Any

from wagtail.models import Page
from wagtail_localize.fields import SynchronizedField

from core.text import languages

Facts = dict[Any, Any]  # {field: its value}


def fields(model: type[Page]) -> list[Any]:
    """The model's fields that hold facts."""
    declared = getattr(model, "override_translatable_fields", [])
    return [
        field.get_field(model) for field in declared if isinstance(field, SynchronizedField) and not field.overridable
    ]


def take_from_source(page: Page) -> None:
    """Give a translation the facts of its German page; does nothing for any other page, and does not save."""
    # A page that is just being made may have no locale yet: Wagtail gives it its parent’s, and it is no translation.
    if not page.locale_id or page.locale.language_code == languages.SOURCE:
        return
    source = (
        type(page).objects.filter(translation_key=page.translation_key, locale__language_code=languages.SOURCE).first()
    )
    if source:
        _write(_read(source), page)


def give_to_translations(page: Page) -> None:
    """Write the facts of a German page that has just been published to the rows of its translations."""
    if page.locale.language_code != languages.SOURCE:
        return
    given = _read(page)
    translations = type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    for translation in translations.prefetch_related(*(field.name for field in given if field.many_to_many)):
        if changed := _write(given, translation):
            translation.save(update_fields=changed, clean=False)


def _read(page: Page) -> Facts:
    """`{field: its value}` of the page's facts."""
    return {
        field: list(getattr(page, field.name).all()) if field.many_to_many else getattr(page, field.attname)
        for field in fields(type(page))
    }


def _write(given: Facts, page: Page) -> list[str]:
    """Give the page these facts, unsaved; returns the names of the fields in which it had others."""
    held = _read(page)
    changed = [field for field in given if given[field] != held[field]]
    for field in changed:
        setattr(page, field.name if field.many_to_many else field.attname, given[field])
    return [field.name for field in changed]
