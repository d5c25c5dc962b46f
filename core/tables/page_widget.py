"""The chooser of a page in forms, which reads the pages of all rows of a form at once."""

from collections.abc import Iterator

from django.db.models import ForeignKey
from modelcluster.forms import ClusterForm
from wagtail.admin.forms.models import register_form_field_override
from wagtail.admin.widgets import AdminPageChooser
from wagtail.models import Page

from core import request_cache


class PageChooser(AdminPageChooser):
    """Wagtail’s, which asks the database three times for each row: for the page, its kind and its parent."""

    def get_instance(self, value: object) -> Page | None:
        return _kept().get(value) or super().get_instance(value)


def _kept() -> dict[object, Page]:
    return request_cache.get_or_set("pages of choosers", dict)


def read_ahead(form: ClusterForm) -> None:
    """The pages that the rows of the form point to."""
    if keys := set(_keys(form)):
        pages = Page.objects.filter(pk__in=keys).specific(defer=True)  # few titles need more than every page has
        Page.objects.annotate_parent_page(pages)
        for page in pages:
            vars(page)["_cached_parent_obj"] = vars(page)["_parent_page"]  # where `get_parent` looks
            _kept()[page.pk] = page


def _keys(form: ClusterForm) -> Iterator[int]:
    for formset in getattr(form, "formsets", {}).values():
        for field in formset.model._meta.concrete_fields:
            if isinstance(field, ForeignKey) and field.related_model is Page:
                yield from filter(None, (getattr(row.instance, field.attname) for row in formset.initial_forms))


register_form_field_override(
    ForeignKey,
    to=Page,
    override=lambda field: {"widget": PageChooser(target_models=[field.remote_field.model])},
)
