"""Whatever is typed into any field of a form of the admin: it is kept, or there is a message at the field."""

from copy import copy

import pytest
from django.core.exceptions import BadRequest, ValidationError
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from home.models import ContentPage
from tests.contract.browser import undone
from tests.contract.forms import CORPUS, SAMPLE, filled_in, with_one_row
from tests.contract.test_every_page import page_types, publish

pytestmark = pytest.mark.django_db


def store(form, commit):
    """As the admin does with a valid form, and read it again; nothing of it stays."""
    with undone():
        record = form.save(commit=commit)
        if isinstance(record, Page):
            record.save_revision().as_object()
        elif commit:
            record.refresh_from_db()


def parts(form):
    """The form and the rows of its formsets."""
    return [form, *(row for formset in getattr(form, "formsets", {}).values() for row in formset.forms)]


def fields_of(form):
    return {field.html_name: field for part in parts(form) for field in part if field.name not in {"ORDER", "DELETE"}}


def refuses(field, data):
    """Whether the field by itself refuses what was sent for it; as a bad request where nobody can have typed it."""
    widget = field.field.widget
    try:
        field.field.clean(widget.value_from_datadict(data, {}, field.html_name))
    except BadRequest:
        assert widget.is_hidden or field.widget_type in {"richtextarea"}
        return True
    except ValidationError:
        return True
    return False


def check(make, subtests, corpus, commit=False, known=(), stored=CORPUS):
    """`known` fields are seen to elsewhere where they refuse something by themselves; `stored` are kept if possible."""
    probe = with_one_row(make(None))
    if not probe.fields:
        return  # of records that nobody can change
    base = filled_in(probe)
    fields = fields_of(probe)
    refused = {}
    for value in corpus:
        data = base.copy()
        for name, field in fields.items():
            sent = copy(base)
            sent[name] = value
            if refuses(field, sent):
                if name not in known and (value.strip() or field.form is probe):  # an empty new row is no row
                    refused.setdefault(name, value)
            else:
                data[name] = value
        if value not in stored:
            continue
        with subtests.test(value=value[:40]):
            form = make(data)
            if form.is_valid():
                store(form, commit)
    for name, value in refused.items():
        with subtests.test(name=name, value=value[:40]):
            data = base.copy()
            data[name] = value
            try:
                form = make(data)
                assert not form.is_valid()
            except BadRequest:
                continue
            assert fields_of(form)[name].errors


@pytest.fixture
def corpus(whole):
    return CORPUS if whole else SAMPLE


@page_types(4)
def test_page_form(page_type, corpus, home, django_user_model, subtests):
    user = django_user_model.objects.create_superuser("admin", "admin@example.org", "a-password-for-tests")
    page = publish(page_type, home)
    form_class = page_type.get_edit_handler().get_form_class()

    def make(data):
        return form_class(data, None if data is None else {}, instance=page_type.objects.get(pk=page.pk), for_user=user)

    if page_type is ContentPage:
        check(make, subtests, corpus)
    else:  # has the same fields, and stores a fifth of the corpus: all the types together all of it
        number = get_page_models().index(page_type) % 5
        known = ContentPage.get_edit_handler().get_form_class().base_fields
        check(make, subtests, corpus, known=known, stored=corpus[number::5])


@pytest.mark.parametrize("model", get_snippet_models(), ids=lambda model: model.__name__)
def test_form_of_records(model, corpus, django_user_model, subtests):
    user = django_user_model.objects.create_superuser("admin", "admin@example.org", "a-password-for-tests")
    form_class = model.snippet_viewset.get_edit_handler().get_form_class()

    def make(data):
        return form_class(data, None if data is None else {}, instance=model(), for_user=user)

    check(make, subtests, corpus, commit=model.snippet_viewset.permission_policy.user_has_permission(user, "add"))
