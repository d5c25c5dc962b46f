"""The admin's own forms, filters and counters: whatever is sent, there is an answer that says what is wrong."""

import pytest
from django.forms import BaseForm
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, get_page_models
from wagtail.snippets.models import get_snippet_models

from core.privacy.views import PersonForm
from core.tables.faceted_list import FinderForm
from core.tables.forms import ColumnsForm
from events.participants.mailing import RecipientsForm
from events.participants.selection import SelectionForm
from home.forms.uploads import AvatarForm
from home.models import Person
from partnerships.forms import DirectoryForm
from search.forms import SearchForm
from tests import factories
from tests.contract import public_pages
from tests.contract.admin_pages import FORMS
from tests.contract.browser import Sender, check_filters, filled, form_in, undone
from tests.sampling import audited, sample
from translation.jobs.forms import ProlongForm

pytestmark = pytest.mark.django_db
# Those of the log-in: tests/accounts/test_bad_input.py
OUR_APPS = {"core", "home", "partnerships", "events", "feedback", "newsletter", "operations", "search", "translation"}


@pytest.mark.parametrize("name", sample(FORMS, 4))
def test_a_message_stands_at_the_field_and_nothing_breaks(name, whole, admin_client, home, subtests):
    public_pages.topics()
    _form_class, make_page, field = FORMS[name]
    Sender(admin_client, make_page(home), field).try_everything(subtests, whole)


GARBAGE = ["abc", None]


def counters(sent):
    """A hidden field of each kind in which scripts count: of blocks, and of rows in formsets."""
    ends = ("-count", "-0-order", "-0-type", "-0-deleted", "-TOTAL_FORMS", "-INITIAL_FORMS")
    found = {end: name for name in sent for end in ends if name.endswith(end)}
    return found.values()


@pytest.mark.parametrize("factory", [factories.ContentPageFactory, audited(factories.EventPageFactory)])
def test_counters_that_no_script_has_written_are_a_bad_request_or_a_message(factory, admin_client, home, subtests):
    page = factory(parent=home, body=[("text", "<p>Eins</p>")])
    admin_client.raise_request_exception = False
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    sent = filled(form_in(admin_client.get(address), "title"))
    sent |= {f"{field.name}-count": ["0"] for field in page._meta.fields if isinstance(field, StreamField)}
    sent |= {"body-count": ["1"], "body-0-deleted": [""], "body-0-order": ["0"], "body-0-type": ["text"]}
    sent |= {"body-0-value": ["null"], "body-0-id": ["1"]}
    with undone():
        assert admin_client.post(address, sent).status_code in {200, 302}
    for name in counters(sent):
        for garbage in GARBAGE:
            changed = sent | {name: [garbage]}
            if garbage is None:
                del changed[name]
            with subtests.test(name=name, garbage=garbage), undone():
                assert admin_client.post(address, changed).status_code < 500


def addresses_of_lists():
    lists = [model.snippet_viewset.get_url_name("list") for model in get_snippet_models()]
    reports = ["wagtailadmin_reports:site_history", "wagtailadmin_reports:aging_pages", "events_admin:statistics"]
    reports += ["translation:overview", "translation:records"]
    return [*lists, *reports, "privacy:retention", "wagtailimages:index", "wagtaildocs:index", "wagtailadmin_home"]


@pytest.mark.parametrize("view", sample(addresses_of_lists(), 6))
def test_no_filter_of_a_list_breaks(view, whole, admin_client, subtests):
    check_filters(admin_client, reverse(view), subtests, whole)


def test_no_filter_of_the_participants_breaks(whole, admin_client, home, subtests):
    event = public_pages.event_with_every_question(home)
    check_filters(admin_client, reverse("participants:list", args=[event.pk]), subtests, whole)


def below(form_class):
    found = {form_class}
    for child in form_class.__subclasses__():
        found |= below(child)
    return found


def edit_handler_of(model):
    return model.get_edit_handler() if issubclass(model, Page) else model.snippet_viewset.get_edit_handler()


def test_no_form_is_forgotten():
    """Each is tried here, by the public forms' test, as the form of a page or a record, or by the lists' tests."""
    filters = {FinderForm, DirectoryForm, SearchForm, SelectionForm, RecipientsForm}
    tried = {base for form_class, *_ in FORMS.values() if form_class for base in form_class.__mro__}
    of_models = [edit_handler_of(model).get_form_class() for model in [*get_page_models(), *get_snippet_models()]]
    tried |= filters | {base for form_class in of_models for base in form_class.__mro__}
    tried |= {base for form_class in public_pages.FORMS for base in form_class.__mro__}
    ours = {form_class for form_class in below(BaseForm) if form_class.__module__.split(".")[0] in OUR_APPS}
    made = {form_class for form_class in ours if form_class.__name__ == "ValueForm"}  # of the actions on many records
    later = {ColumnsForm}  # a step of the import: tests/partnerships/test_import_assistant.py
    later |= {ProlongForm}  # a date in each line of a list: tests/translation/test_jobs.py
    later |= {AvatarForm}  # in the account, beside Wagtail's fields: tests/core/uploads/test_picture_metadata.py
    assert ours - tried - made - later == set()


@pytest.mark.parametrize("form_class", [Person.snippet_viewset.get_edit_handler().get_form_class(), PersonForm])
def test_a_letter_that_no_mail_reaches_is_named(form_class):
    form = form_class({"email": "jürgen@example.org"})
    assert "„ü“" in form.errors["email"][0]


def test_what_can_be_no_domain_is_refused():
    form = PersonForm({"email": "juergen@i❤.example"})
    assert "email" in form.errors
