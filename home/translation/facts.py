"""
Facts are the same in every language: what a page declares as `SynchronizedField(…, overridable=False)`.

The German page's row is the truth. wagtail-localize copies facts only when somebody synchronises a translation, and
never an emptied choice of many; here each translation takes them whenever it is saved, and all translations when the
German page is published. Facts are columns and parental many-to-many fields; what has rows of its own hangs on the
German page alone.
"""

from wagtail_localize.fields import SynchronizedField

from core.text import languages


def fields(model):
    """The model's fields that hold facts."""
    declared = getattr(model, "override_translatable_fields", [])
    return [
        field.get_field(model) for field in declared if isinstance(field, SynchronizedField) and not field.overridable
    ]


def take_from_source(page):
    """Give a translation the facts of its German page; does nothing for any other page, and does not save."""
    # A page that is just being made may have no locale yet: Wagtail gives it its parent’s, and it is no translation.
    if not page.locale_id or page.locale.language_code == languages.SOURCE:
        return
    source = (
        type(page).objects.filter(translation_key=page.translation_key, locale__language_code=languages.SOURCE).first()
    )
    if source:
        _copy(source, page)


def give_to_translations(page):
    """Write the facts of a German page that has just been published to the rows of its translations."""
    if page.locale.language_code != languages.SOURCE:
        return
    names = [field.name for field in fields(type(page))]
    for translation in type(page).objects.filter(translation_key=page.translation_key).exclude(pk=page.pk):
        _copy(page, translation)
        translation.save(update_fields=names, clean=False)


def _copy(source, target):
    for field in fields(type(source)):
        if field.many_to_many:
            setattr(target, field.name, list(getattr(source, field.name).all()))
        else:
            setattr(target, field.attname, getattr(source, field.attname))
