"""Conventions that matter, checked at each start."""

import pkgutil
import sys

from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core import checks
from django.db import DatabaseError
from django.template.loader import get_template
from wagtail.models import Page, get_page_models
from wagtail_localize.fields import TranslatableField, get_translatable_fields

from core.mail.checks import template_exists
from core.public_forms.form import form_named
from core.text import languages
from core.text.checks import missing
from home.going_public import findings
from home.models import BasePage, SiteSettings


@checks.register()
def every_page_type_has_the_common_base(app_configs, **kwargs):
    """All that readers' languages need hangs on `BasePage`."""
    return [
        checks.Error(f"{model.__name__} must inherit from BasePage.", obj=model, id="home.E001")
        for model in get_page_models()
        if model is not Page and not issubclass(model, BasePage)
    ]


@checks.register()
def every_page_type_can_be_created(app_configs, **kwargs):
    """One whose parents do not name it among their `subpage_types` is never offered to an editor."""
    return [
        checks.Error(
            f"No page type that {model.__name__} names in parent_page_types has it in its subpage_types.",
            hint="For parents in `home` see SECTIONS in home/models/pages.py.",
            obj=model,
            id="home.E004",
        )
        for model in get_page_models()
        if model is not Page and not model.allowed_parent_page_models()
    ]


@checks.register()
def every_page_type_has_a_template(app_configs, **kwargs):
    """Else the first reader finds it out."""
    return [
        checks.Error(f"The template {model.template} of {model.__name__} is missing.", obj=model, id="home.E007")
        for model in get_page_models()
        if model is not Page and not template_exists(model.template)
    ]


@checks.register()
def facts_of_pages_are_declared(app_configs, **kwargs):
    """A fact that is not declared as one stays as it was on the translations when the German page changes."""
    return [
        checks.Error(
            f"{model.__name__}.{name} holds no words to translate: name it in override_translatable_fields.",
            hint=f'A fact, the same in every language, is SynchronizedField("{name}", overridable=False).',
            obj=model,
            id="home.E008",
        )
        for model in get_page_models()
        if issubclass(model, BasePage)
        for name in _undeclared(model)
    ]


def _undeclared(model):
    """The fields of its own that are neither words nor named in `override_translatable_fields`."""
    declared = {field.field_name for field in model.override_translatable_fields}
    words = {field.field_name for field in get_translatable_fields(model) if isinstance(field, TranslatableField)}
    return _fields_of_its_own(model) - declared - words


def _fields_of_its_own(model):
    """The names of the fields for editors that not every page has."""
    own = [*model._meta.local_fields, *model._meta.local_many_to_many]
    common = {field.name for field in BasePage._meta.get_fields()} | {"page_ptr"}
    return {field.name for field in own if field.editable} - common


@checks.register()
def fields_of_pages_are_in_a_panel(app_configs, **kwargs):
    """A field that stands in no panel keeps its default: no editor can fill it in."""
    return [
        checks.Error(f"{model.__name__}.{name} stands in no panel.", obj=model, id="home.E010")
        for model in get_page_models()
        if issubclass(model, BasePage)
        for name in _fields_of_its_own(model) - set(model.get_edit_handler().get_form_options()["fields"])
    ]


@checks.register()
def modules_of_models_are_loaded(app_configs, **kwargs):
    """A module that the package of an app's models does not import has models of which Django does not know."""
    packages = [
        config.models_module
        for config in app_configs or apps.get_app_configs()
        if settings.BASE_DIR.joinpath(*config.name.split("."), "models").is_dir()  # ours, and not one file
    ]
    return [
        checks.Error(f"{package.__name__} does not import {module.name}.", obj=package.__name__, id="home.E009")
        for package in packages
        for module in pkgutil.iter_modules(package.__path__)
        if f"{package.__name__}.{module.name}" not in sys.modules
    ]


@checks.register()
def forms_of_pages_are_known(app_configs, **kwargs):
    """A page names its form; one that no app has loaded would break it for the first reader."""
    named = [model for model in get_page_models() if isinstance(getattr(model, "form_name", None), str)]
    return [
        checks.Error(f"No app has loaded a form “{model.form_name}”.", obj=model, id="home.E003")
        for model in named
        if form_named(model.form_name) is None
    ]


@checks.register()
def texts_of_records_exist_in_each_language(app_configs, **kwargs):
    """A model with `name_de` has such a column for each other language too."""
    errors = []
    for model in apps.get_models():
        names = {field.name for field in model._meta.get_fields()}
        stems = {name[:-3] for name in names if name.endswith(f"_{languages.SOURCE}")}
        missing = [
            f"{stem}_{code}" for stem in sorted(stems) for code in languages.CODES if f"{stem}_{code}" not in names
        ]
        if missing:
            errors.append(checks.Error(f"{model.__name__} lacks {', '.join(missing)}.", obj=model, id="home.E002"))
    return errors


# They are shown when nothing else works, so that their words stand in them.
STATIC_ERROR_PAGES = ["home/layouts/static_error.html", "400.html", "500.html"]


@checks.register()
def languages_have_pictures_and_error_pages(app_configs, **kwargs):
    pages = {name: get_template(name).template.source for name in STATIC_ERROR_PAGES}
    errors = []
    for code in languages.CODES:
        if not finders.find(f"home/share-{code}.png"):
            path = f"home/static/home/share-{code}.png"
            errors.append(missing(code, f"{path}, which home/static_src/images.py draws", "home.E005"))
        for name, source in pages.items():
            if f"heading_{code}" not in source:
                errors.append(missing(code, f"words in home/templates/{name}", "home.E006"))
    return errors


@checks.register("content", deploy=True)
def nothing_keeps_the_site_from_going_public(app_configs, databases=None, **kwargs):
    """What an editor still has to fill in, to write or to publish; run with `check --deploy --tag content`."""
    try:
        found = [finding for row in SiteSettings.objects.select_related("site") for finding in findings(row)]
    except DatabaseError:
        return []
    return [checks.Warning(finding.words, obj=finding.about, id=finding.id) for finding in found]
