"""Translations are given to somebody, who is told and reminded; who gave them is told when they are done."""

import datetime

import pytest
import time_machine
from django.core.management import call_command
from django.db.models import Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.users.models import UserProfile

from core.mail import outbox
from core.mail.models import OutboxMail
from home.models import ContentPage, User
from tests import factories, roles
from tests.html import soup_of
from tests.mails import written
from tests.translation.cells import cell_of
from translation.models import Assignment
from translation.overview import assignments

pytestmark = pytest.mark.django_db
TODAY = datetime.date(2030, 5, 6)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(datetime.datetime(2030, 5, 6, 9, 0, tzinfo=datetime.UTC), tick=True):
        yield


@pytest.fixture
def editor():
    return roles.user_of("redaktion")


@pytest.fixture
def translator():
    user = roles.user_of("traduction", first_name="Thierry")
    UserProfile.objects.create(user=user, preferred_language="fr")
    return user


def assign(editor, cells, **data):
    address = f"{reverse('translation:assign')}?" + "&".join(f"cell={page.pk}-{code}" for page, code in cells)
    return roles.client_of(editor).post(address, data)


def mails_to(user):
    return [mail.subject.replace("\u202f", " ").replace("\xa0", " ") for mail in written(to=user.email)]


@pytest.mark.walk("Übersetzungen zuweisen")
def test_one_mail_lists_what_somebody_got(bridges, wells, editor, translator, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    answer = assign(editor, [(bridges, "fr"), (wells, "fr")], person=translator.pk, due="2030-05-20")
    assert answer.status_code == 302
    found = {row.object_key: row for row in Assignment.objects.all()}
    assert set(found) == {str(bridges.translation_key), str(wells.translation_key)}
    assert {(row.person, row.due, row.assigned_by) for row in found.values()} == {
        (translator, datetime.date(2030, 5, 20), editor)
    }
    assert mails_to(translator) == ["2 traductions pour vous"]
    mail = OutboxMail.objects.get(to=translator.email)
    assert "Brücken" in mail.text
    assert "Brunnen" in mail.html
    assert "20 mai 2030" in mail.text.replace("\xa0", " ")
    french = Page.objects.get(translation_key=bridges.translation_key, locale=locales["fr"])
    assert reverse("wagtailadmin_pages:edit", args=[french.pk]) in mail.text


def test_nothing_is_sent_of_what_was_given_to_somebody_else_meanwhile(bridges, editor, translator):
    other = roles.user_of("veroeffentlichung")
    assign(editor, [(bridges, "fr")], person=translator.pk)
    assign(editor, [(bridges, "fr")], person=other.pk)
    with pytest.raises(outbox.UnwantedError):
        mails_to(translator)
    OutboxMail.objects.filter(to=translator.email).delete()
    assert mails_to(other) == ["1 Übersetzung für Sie"]
    assert Assignment.objects.get().person == other


def test_all_that_the_filters_found_are_assigned(bridges, wells, editor, translator):
    address = f"{reverse('translation:assign')}?all=1&query=language%3Dfr%26q%3Dbr"
    client = roles.client_of(editor)
    assert "2 Zeilen sind ausgewählt" in client.get(address).content.decode()
    client.post(address, {"person": translator.pk})
    assert Assignment.objects.count() == 2


def test_only_who_translates_into_a_language_gets_it(bridges, editor, translator):
    answer = assign(editor, [(bridges, "fr"), (bridges, "uk")], person=translator.pk, due="2030-06-01")
    assert "Thierry übersetzt nicht in diese Sprachen: Ukrainisch." in answer.content.decode()
    assert soup_of(answer).find(attrs={"name": "due"})["value"] == "2030-06-01", "what was typed stays"
    outsider = roles.user_of("datenschutz")
    assert "person" in assign(editor, [(bridges, "fr")], person=outsider.pk).context["form"].errors
    assert not Assignment.objects.exists()


def test_a_day_that_is_over_is_refused(bridges, editor, translator):
    answer = assign(editor, [(bridges, "fr")], person=translator.pk, due="2030-05-05")
    assert "Dieser Tag ist vorbei." in answer.content.decode()
    assert not Assignment.objects.exists()


def test_what_is_left_empty_stays_as_it_is(bridges, wells, editor, translator):
    cells = [(bridges, "fr"), (wells, "fr")]
    assign(editor, cells[:1], person=translator.pk)
    answer = assign(editor, cells, person="", due="")
    assert "Bitte wählen Sie eine Person oder nennen Sie ein Datum." in answer.content.decode()
    assign(editor, cells, due="2030-05-20")
    found = {row.object_key: (row.person, row.due) for row in Assignment.objects.all()}
    due = datetime.date(2030, 5, 20)
    assert found == {str(bridges.translation_key): (translator, due), str(wells.translation_key): (None, due)}
    assert mails_to(translator) == ["1 traduction pour vous"]
    assert assign(editor, cells, due="2030-05-20", without_due="on").context["form"].errors
    assign(editor, cells, person="nobody", without_due="on")
    assert set(Assignment.objects.values_list("person", "due")) == {(None, None)}


def test_reminders_come_two_days_before_and_afterwards_once_each(bridges, wells, editor, translator, locales):
    for page in (bridges, wells):
        factories.translate(page, locales["fr"], gaps=[page.title])
    cells = [cell_of(bridges), cell_of(wells)]
    assignments.assign(cells, translator, person=translator, due=TODAY + datetime.timedelta(days=3))
    assert assignments.remind() == 0
    for day, expected in [(4, 1), (4, 0), (9, 1), (12, 0)]:
        with time_machine.travel(datetime.datetime(2030, 5, 1 + day + 3, 9, tzinfo=datetime.UTC)):
            now = timezone.localdate()
            assert assignments.remind() == expected, now
            mails_to(translator)
    first, second = mails_to(translator)
    assert first == "Traductions à rendre le 09/05/2030"
    assert second == "Traductions en retard depuis le 09/05/2030"


def test_nobody_is_reminded_of_what_is_done_or_in_review(bridges, editor, translator, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    assignments.assign([cell_of(bridges)], translator, person=translator, due=TODAY)
    factories.translate(ContentPage.objects.get(pk=bridges.pk), locales["fr"])
    assert assignments.remind() == 0


def close(user):
    user.is_active = False
    user.save()


@pytest.mark.parametrize("end", [close, lambda user: user.groups.clear()], ids=["account", "role"])
def test_nobody_whose_account_or_role_has_ended_is_reminded_or_told(end, bridges, editor, translator, locales):
    factories.translate(bridges, locales["fr"], gaps=["Brücken"])
    assignments.assign([cell_of(bridges)], editor, person=translator, due=TODAY)
    assert assignments.remind() == 1
    end(translator)
    call_command("run_outbox", once=True)
    assert {mail.state for mail in OutboxMail.objects.all()} == {OutboxMail.State.WITHHELD}
    OutboxMail.objects.all().delete()
    assert assignments.remind() == 0
    factories.translate(ContentPage.objects.get(pk=bridges.pk), locales["fr"])
    end(editor)
    assert assignments.report() == 1
    assert not OutboxMail.objects.exists()


def test_who_assigned_it_is_told_when_it_is_done(bridges, editor, translator, locales):
    factories.translate(bridges, locales["fr"], publish=False)
    assign(editor, [(bridges, "fr")], person=translator.pk, due="2030-05-20")
    assert assignments.report() == 0
    bridges.get_translation(locales["fr"]).latest_revision.publish()
    assert assignments.report() == 1
    assert assignments.report() == 0
    assert mails_to(editor) == ["Übersetzt: Brücken (Französisch)"]
    assert "Thierry" in OutboxMail.objects.get(to=editor.email).text
    row = Assignment.objects.get()
    assert (row.person, row.due) == (translator, None), "who did it is asked again when the page changes"


def test_addresses_that_take_no_mails_keep_nobody_from_assigning_and_ending(bridges, editor, translator, locales):
    User.objects.update(email=Concat("username", Value("@intranet")))
    factories.translate(bridges, locales["fr"], publish=False)
    assert assign(editor, [(bridges, "fr")], person=translator.pk, due="2030-05-07").status_code == 302
    assignments.remind()
    bridges.get_translation(locales["fr"]).latest_revision.publish()
    assert assignments.report() == 1
    assert not OutboxMail.objects.exists()


def test_with_a_page_goes_what_was_assigned_of_it(bridges, editor, translator):
    assign(editor, [(bridges, "fr")], person=translator.pk)
    bridges.delete()
    assert not Assignment.objects.exists()
