"""The forms of the admin that no model's fields make, and those beside pages and records, with what they need."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Site
from wagtail_localize.models import Translation

from core.privacy.views import PersonForm
from core.tables.views import UploadForm
from events import survey
from events.copying import EventCopyForm
from events.models import EventDocument, EventPage, Registration
from events.participants.codes import CodesForm
from events.participants.detail import NotesForm
from events.participants.devices import DeviceForm
from events.participants.entry import AddForm, EditForm
from events.participants.export import ExportForm
from events.participants.mailing import MailForm
from events.participants.registrars import RegistrarForm
from events.survey import SurveyForm
from events.views.acts import ActForm, CapacityForm, MoveOnlineForm, RescheduleForm
from events.views.calendar_import import CalendarFileForm
from events.views.documents import EventDocumentForm
from events.views.online import OnlineAccessForm
from events.views.repeat import RepeatForm
from home.admin.redirects import ImportForm, RedirectForm
from home.forms.copying import CopyForm
from home.forms.site_settings import SettingsForm
from home.forms.uploads import DocumentForm, ImageForm
from home.models import SiteSettings
from home.word_import.views import WordFileForm
from newsletter.models import Issue
from partnerships.advice.admin import AnswerForm
from partnerships.advice.reuse import ReuseForm
from partnerships.bulk import ACTIONS, PartnershipAction
from partnerships.contributions.admin import NoticeForm
from partnerships.models import AdviceRequest, Municipality, PartnerSearchNotice, Partnership
from tests import factories
from tests.contract.public_pages import event_with_every_question
from translation.jobs.forms import JobForm
from translation.overview.forms import AssignForm, BulkOrderForm


def of_record(model, view, record):
    return reverse(model.snippet_viewset.get_url_name(view), args=[record.pk])


def case():
    return AdviceRequest.objects.create(
        number="B-1", name="Amina Muster", email="a@example.org", municipality="Ulm", concern="Wie?", state="answered",
        role="volunteer", contact="email", preferred_language="de", due_on="2026-12-01",
    )  # fmt: skip


def answer(home):
    return of_record(AdviceRequest, "answer", case())


def reuse(home):
    factories.GuidePageFactory(parent=home)
    return of_record(AdviceRequest, "reuse", case())


def notice(home):
    record = PartnerSearchNotice.objects.create(
        state="waiting", title="Wir suchen", municipality="Ulm", own_country="DE", text="Text", name="A",
        email="a@example.org", language="de",
    )  # fmt: skip
    return of_record(PartnerSearchNotice, "edit", record)


def participants(home, name, *args):
    return reverse(f"participants:{name}", args=[event_with_every_question(home, attendance="hybrid").pk, *args])


def add(home):
    return participants(home, "add")


def export(home):
    return participants(home, "export")


def write(home):
    return participants(home, "write")


def notes(home):
    event = event_with_every_question(home)
    somebody = Registration.objects.create(
        event=event, language="de", attendance="on-site", name="Amina", seats=1, email="a@example.org",
        state="confirmed", seats_held=1, verified_at=timezone.now(),
    )  # fmt: skip
    return reverse("participants:detail", args=[event.pk, somebody.pk])


def codes(home):
    return participants(home, "codes")


def devices(home):
    return participants(home, "devices")


def registrars(home):
    return participants(home, "registrars")


def calendar_file(home):
    return reverse("events_admin:calendar_import", args=[factories.EventIndexPageFactory(parent=home).pk])


def word_file(home):
    return reverse("home_admin:word_import", args=[home.pk])


def translator_outside(home):
    page = factories.ContentPageFactory(parent=home)
    factories.translate(page, Locale.objects.get(language_code="fr"))
    return reverse("translation:jobs", args=[Translation.objects.latest("pk").pk])


def copy_of(make):
    def address(home):
        return reverse("wagtailadmin_pages:copy", args=[make(home).pk])

    return address


def further_dates(home):
    index = factories.EventIndexPageFactory(parent=home)
    date = factories.EventPageFactory(parent=factories.EventSeriesPageFactory(parent=index))
    return reverse("events_admin:repeat", args=[date.pk])


def documents(home):
    event = event_with_every_question(home)
    EventDocument.objects.create(event=event, document=factories.make_document())
    return reverse("events_admin:documents", args=[event.pk])


def questions_afterwards(home):
    event = event_with_every_question(home)
    EventPage.objects.filter(pk=event.pk).update(
        starts_at=timezone.now() - timedelta(hours=3), ends_at=timezone.now() - timedelta(hours=1)
    )
    return reverse("registration:questions", args=[event.pk, survey.new_token(event)])


def act(name):
    def address(home):
        return reverse(f"events_admin:{name}", args=[event_with_every_question(home).pk])

    return address


def online(home):
    return reverse("events_admin:online_access", args=[event_with_every_question(home).pk])


def person(home):
    return reverse("privacy:person")


def redirect(home):
    return reverse("wagtailredirects:add")


def redirects(home):
    return reverse("wagtailredirects:start_import")


def upload(home):
    return reverse(Municipality.snippet_viewset.get_url_name("import"))


def image(home):
    return reverse("wagtailimages:add")


def document(home):
    return reverse("wagtaildocs:add")


def settings(home):
    site = Site.objects.get(is_default_site=True)
    return reverse("wagtailsettings:edit", args=["home", SiteSettings._meta.model_name, site.pk])


def issue(home):
    record = Issue.objects.create(subject_de="A", subject_fr="B", subject_uk="C")
    return of_record(Issue, "send", record)


def bulk(action):
    def address(home):
        record = Partnership.objects.create(slug="ulm-jass", stage="active", is_public=True)
        url = reverse("wagtail_bulk_action", args=["partnerships", "partnership", action.action_type])
        return f"{url}?id={record.pk}"

    return address


def rows_of_overview(name):
    def address(home):
        return f"{reverse(f'translation:{name}')}?cell={factories.ContentPageFactory(parent=home).pk}-fr"

    return address


# Name: the form's class where it has one of its own, how to come to it, and a field by which it is known.
FORMS = {
    "answer": (AnswerForm, answer, "text"),
    "reuse": (ReuseForm, reuse, "question"),
    "notice": (NoticeForm, notice, "text"),
    "add": (AddForm, add, "seats"),
    "export": (ExportForm, export, "format"),
    "mail": (MailForm, write, "subject_de"),
    "notes": (NotesForm, notes, "notes"),
    "edit a registration": (EditForm, notes, "email"),
    "codes": (CodesForm, codes, "number"),
    "devices": (DeviceForm, devices, "expires_at"),
    "registrars": (RegistrarForm, registrars, "user"),
    "calendar file": (CalendarFileForm, calendar_file, "file"),
    "word file": (WordFileForm, word_file, "file"),
    "job": (JobForm, translator_outside, "note"),
    "cancel": (ActForm, act("cancel"), "reason_de"),
    "reschedule": (RescheduleForm, act("reschedule"), "starts_at"),
    "move online": (MoveOnlineForm, act("move-online"), "join_url"),
    "capacity": (CapacityForm, act("capacity"), "reason_de"),
    "copy a page": (CopyForm, copy_of(lambda home: factories.ContentPageFactory(parent=home)), "new_title"),
    "copy an event": (EventCopyForm, copy_of(event_with_every_question), "new_title"),
    "further dates": (RepeatForm, further_dates, "number"),
    "documents": (EventDocumentForm, documents, "documents-0-when"),
    "questions afterwards": (SurveyForm, questions_afterwards, "rating"),
    "online": (OnlineAccessForm, online, "join_url"),
    "person": (PersonForm, person, "email"),
    "redirect": (RedirectForm, redirect, "old_path"),
    "redirects": (ImportForm, redirects, "import_file"),
    "upload": (UploadForm, upload, "file"),
    "image": (ImageForm, image, "title"),
    "document": (DocumentForm, document, "title"),
    "assign translations": (AssignForm, rows_of_overview("assign"), "due"),
    "ask for translations": (BulkOrderForm, rows_of_overview("bulk_order"), "locales"),
    "settings": (SettingsForm, settings, "organisation"),
    "newsletter": (None, issue, "sure"),
    **{
        action.action_type: (None, bulk(action), "value") for action in ACTIONS if issubclass(action, PartnershipAction)
    },
}
