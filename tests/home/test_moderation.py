"""Four eyes: a page is submitted, reviewed, published, sent back or withdrawn, by the roles and along their path."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.core import mail as direct_mail
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Locale, Page, TaskState, Workflow, WorkflowPage
from wagtail.test.utils.form_data import nested_form_data, streamfield
from wagtail.users.models import UserProfile
from wagtail_localize.models import StringTranslation

from core.mail.models import OutboxMail
from home.models import ContentPage, HomePage
from home.review import workflow
from home.staff import roles
from tests import factories
from tests.html import soup_of
from tests.translation.editing import translation_of
from translation.segments.segment import segments_of

pytestmark = pytest.mark.django_db


class Person:
    """Somebody with one role, logged in, who is answered below 400 wherever she goes."""

    def __init__(self, name, group, language):
        self.user = UserProfile._meta.get_field("user").related_model.objects.create_user(
            name, f"{name}@example.org", "a-password-for-tests", first_name=name.capitalize()
        )
        self.user.groups.add(Group.objects.get(name=group))
        UserProfile.objects.create(user=self.user, preferred_language=language)
        self.client = Client()
        self.client.force_login(self.user)

    def sees(self, name, *args):
        answer = self.client.get(reverse(name, args=args))
        assert answer.status_code == 200
        return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")

    def first_page(self):
        return self.sees("wagtailadmin_home")

    def does(self, name, *args, **data):
        answer = self.client.post(reverse(name, args=args), data)
        assert answer.status_code < 400
        return answer

    def edits(self, page, action, **changes):
        data = {
            "title": page.title,
            "slug": page.slug,
            "summary": "",
            "body": streamfield([]),
            "comments-TOTAL_FORMS": 0,
        }
        data |= {"comments-INITIAL_FORMS": 0, action: "1"} | changes
        return self.does("wagtailadmin_pages:edit", page.pk, **nested_form_data(data))

    def decides(self, page, action, comment=""):
        state = TaskState.objects.for_instance(page).get(status="in_progress")
        return self.does("wagtailadmin_pages:workflow_action", page.pk, action, state.pk, comment=comment)

    def submits(self, translated):
        address = reverse("wagtailadmin_pages:edit", args=[translated.pk])
        return self.client.post(address, {"action": "submit"}, follow=True)

    def mails(self):
        return [(row.language, row.subject) for row in OutboxMail.objects.filter(to=self.user.email).order_by("pk")]

    def last_mail(self):
        return OutboxMail.objects.filter(to=self.user.email).latest("pk")


@pytest.fixture
def editor():
    return Person("editha", roles.EDITORS, "de")


@pytest.fixture
def publisher():
    return Person("verena", roles.PUBLISHERS, "de")


@pytest.fixture
def second_publisher():
    return Person("vivienne", roles.PUBLISHERS, "fr")


@pytest.fixture
def translator():
    return Person("thierry", roles.TRANSLATORS["fr"], "fr")


@pytest.fixture
def page(home, editor):
    return factories.ContentPageFactory(parent=home, title="Neue Wege", live=False, owner=editor.user)


@pytest.fixture
def submitted(page, editor):
    editor.edits(page, "action-submit", title="Neue Wege")
    return page


@pytest.fixture
def german(home):
    return factories.ContentPageFactory(parent=home, title="Brücken")


@pytest.fixture(scope="module")
def kept_french(kept):
    """A draft in French, all words of which are translated."""
    german = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), title="Brücken")
    return factories.translate(german, Locale.objects.get(language_code="fr"), publish=False).pk


@pytest.fixture
def french(kept_french, db):
    return ContentPage.objects.get(pk=kept_french)


def test_the_set_up_makes_one_workflow_and_leaves_what_an_administrator_changed():
    task = GroupApprovalTask.objects.get()
    assert (Workflow.objects.get().name, task.name) == ("Vier Augen", "Freigabe")
    assert [group.name for group in task.groups.all()] == [roles.PUBLISHERS]
    assert WorkflowPage.objects.get().page == Page.get_first_root_node()
    task.groups.set([Group.objects.get(name=roles.EDITORS)])
    Workflow.objects.update(name="Sechs Augen")
    Workflow.objects.get().deactivate()
    call_command("setup_site", verbosity=0)
    assert Workflow.objects.get().name == "Sechs Augen"
    assert [group.name for group in task.groups.all()] == [roles.EDITORS]
    assert not WorkflowPage.objects.exists()


def test_where_there_is_no_workflow_the_set_up_makes_one():
    Workflow.objects.all().delete()
    GroupApprovalTask.objects.all().delete()
    workflow.create()
    assert Page.get_first_root_node().get_workflow().name == "Vier Augen"


def test_what_was_submitted_to_wagtails_default_workflow_reaches_the_publishers(submitted, publisher):
    GroupApprovalTask.objects.get().groups.clear()
    GroupApprovalTask.objects.update(name="Moderators approval")
    Workflow.objects.update(name="Moderators approval")
    assert "Neue Wege" not in publisher.first_page()
    call_command("setup_site", verbosity=0)
    assert "Neue Wege" in publisher.first_page()
    assert Workflow.objects.get().name == "Vier Augen"


def test_a_default_workflow_with_people_in_it_is_left_alone(django_user_model):
    group = Group.objects.create(name="Moderators")
    django_user_model.objects.create_user("mod", "mod@example.org").groups.add(group)
    GroupApprovalTask.objects.get().groups.set([group])
    GroupApprovalTask.objects.update(name="Moderators approval")
    workflow.create()
    assert GroupApprovalTask.objects.get().name == "Moderators approval"


def test_editors_find_the_button(page, editor):
    assert "Zur Freigabe einreichen" in editor.sees("wagtailadmin_pages:edit", page.pk)
    assert "Zur Freigabe einreichen" in editor.sees(
        "wagtailadmin_pages:add", "home", "contentpage", page.get_parent().pk
    )


def test_what_is_submitted_reaches_the_publishers_in_their_languages(page, editor, publisher, second_publisher):
    editor.edits(page, "action-submit")
    assert "Ihre Überprüfung steht aus" in publisher.first_page()
    assert "Neue Wege" in publisher.first_page()
    assert "En attente de votre vérification" in second_publisher.first_page()
    assert "Neue Wege" in editor.first_page()
    assert publisher.mails() == [("de", "Zur Freigabe: Neue Wege")]
    assert second_publisher.mails() == [("fr", "À valider : Neue Wege")]
    text = publisher.last_mail().text
    assert "Editha" in text
    assert f"http://127.0.0.1:8000/admin/pages/{page.pk}/edit/" in text
    assert "Sprache der Seite: Deutsch" in text
    assert editor.mails() == []
    assert direct_mail.outbox == [], "Wagtail sends nothing beside the outbox"


def test_a_reviewer_whose_address_takes_no_mails_keeps_nobody_from_submitting(
    page, editor, publisher, second_publisher, caplog
):
    publisher.user.email = "verena@i❤.ws"
    publisher.user.save()
    editor.edits(page, "action-submit")
    assert [len(person.mails()) for person in (publisher, second_publisher)] == [0, 1]
    assert f"to account {publisher.user.pk}," in caplog.text


def test_only_reviewers_work_on_a_page_in_review(submitted, editor, publisher):
    editor.edits(submitted, "action-save", title="Heimlich geändert")
    submitted.refresh_from_db()
    assert submitted.draft_title == "Neue Wege"
    publisher.edits(submitted, "action-save", title="Verbessert")
    submitted.refresh_from_db()
    assert submitted.draft_title == "Verbessert"
    publisher.decides(submitted, "approve")
    submitted.refresh_from_db()
    assert submitted.title == "Verbessert"


def test_what_is_approved_is_live_and_told(submitted, editor, publisher):
    publisher.decides(submitted, "approve", comment="Schön geworden")
    submitted.refresh_from_db()
    assert submitted.live
    assert editor.mails() == [("de", "Freigegeben: Neue Wege")]
    assert "Schön geworden" in editor.last_mail().text
    assert "Schön geworden" in editor.last_mail().html
    assert "Neue Wege" not in publisher.first_page()


def test_a_page_on_ukraine_is_asked_about_when_submitted_and_not_again_when_approved(page, editor, publisher):
    refused = editor.edits(page, "action-submit", summary="Hilfe für die Ukraine")
    assert refused.context["form"].errors.keys() == {"protection_checked"}
    editor.edits(page, "action-submit", summary="Hilfe für die Ukraine", protection_checked="on")
    changes = {"workflow-action-name": "approve", "summary": "Hilfe für die Ukraine"}
    publisher.edits(page, "action-workflow-action", **changes)
    page.refresh_from_db()
    assert page.live


@pytest.mark.parametrize("action", ["approve", "reject"])
def test_who_lost_the_role_meanwhile_is_told_nothing_of_the_page(action, submitted, editor, publisher):
    editor.user.groups.clear()
    publisher.decides(submitted, action, comment="Mehr Zahlen")
    assert editor.mails() == []


def test_publishing_without_the_workflow_tells_the_editor_too(submitted, editor, publisher):
    publisher.edits(submitted, "action-publish")
    assert editor.mails() == [("de", "Freigegeben: Neue Wege")]


def test_publishing_on_a_date_without_the_workflow_tells_the_editor_too(submitted, editor, publisher):
    tomorrow = timezone.localtime() + datetime.timedelta(days=1)
    publisher.edits(submitted, "action-publish", go_live_at=f"{tomorrow:%d.%m.%Y %H:%M}")
    submitted.refresh_from_db()
    assert (submitted.live, submitted.current_workflow_state) == (False, None)
    assert editor.mails() == [("de", "Freigegeben: Neue Wege")]


def test_what_is_sent_back_shows_its_comment_and_is_submitted_again(submitted, editor, publisher):
    publisher.decides(submitted, "reject", comment="Bitte <b>kürzer</b>")
    submitted.refresh_from_db()
    assert not submitted.live
    assert editor.mails() == [("de", "Zurück an Sie: Neue Wege")]
    assert "Bitte <b>kürzer</b>" in editor.last_mail().text
    assert "Bitte &lt;b&gt;kürzer&lt;/b&gt;" in editor.last_mail().html
    assert "Bitte &lt;b&gt;kürzer&lt;/b&gt;" in editor.sees("wagtailadmin_pages:edit", submitted.pk)
    editor.edits(submitted, "action-submit", title="Kürzer")
    assert "Kürzer" in publisher.first_page()
    assert [subject for _language, subject in publisher.mails()][-1] == "Zur Freigabe: Kürzer"


def test_what_is_withdrawn_is_told_to_those_who_were_asked(submitted, editor, publisher, second_publisher):
    editor.edits(submitted, "action-cancel-workflow")
    assert "Neue Wege" not in publisher.first_page()
    assert editor.mails() == []
    assert publisher.mails() == [], "came after the submission"
    OutboxMail.objects.all().delete()
    editor.edits(submitted, "action-submit")
    editor.edits(submitted, "action-cancel-workflow")
    assert publisher.mails() == [("de", "Zur Freigabe: Neue Wege"), ("de", "Nicht mehr zur Freigabe: Neue Wege")]
    assert second_publisher.mails()[1] == ("fr", "N’est plus à valider : Neue Wege")


def test_who_wants_no_mail_gets_none(page, editor, publisher):
    UserProfile.objects.filter(user=publisher.user).update(submitted_notifications=False)
    UserProfile.objects.filter(user=editor.user).update(approved_notifications=False)
    editor.edits(page, "action-submit")
    publisher.decides(page, "approve")
    assert not OutboxMail.objects.exists()


def test_where_nobody_publishes_an_administrator_is_told(page, editor, django_user_model):
    django_user_model.objects.create_superuser("admin", "admin@example.org", "a-password-for-tests")
    editor.edits(page, "action-submit")
    assert OutboxMail.objects.get().to == "admin@example.org"


def assert_step_stays_on(administrator):
    task = GroupApprovalTask.objects.get()
    answer = administrator.post(reverse("wagtailadmin_workflows:disable_task", args=[task.pk]), follow=True)
    assert "Auf diesen Schritt warten Seiten" in answer.content.decode()
    task.refresh_from_db()
    assert task.active


def test_a_step_in_which_something_waits_is_not_switched_off(submitted, admin_client):
    assert_step_stays_on(admin_client)
    submitted.refresh_from_db()
    assert (submitted.live, submitted.current_workflow_state.status) == (False, "in_progress")


def test_without_an_active_step_nothing_is_submitted(page, editor, admin_client):
    address = reverse("wagtailadmin_workflows:disable_task", args=[GroupApprovalTask.objects.get().pk])
    assert admin_client.post(address).status_code == 302
    assert "Zur Freigabe einreichen" not in editor.sees("wagtailadmin_pages:edit", page.pk)
    editor.edits(page, "action-submit")
    page.refresh_from_db()
    assert not page.live


def test_pages_on_ukraine_are_not_published_in_bulk(home, publisher):
    harmless = factories.ContentPageFactory(parent=home, title="Neues", live=False)
    page = factories.ContentPageFactory(parent=home, title="Hilfe für Winnyzja", summary="In der Ukraine", live=False)
    for each in (harmless, page):
        each.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    for chosen in ([page], [harmless]):
        query = "&".join(f"id={each.pk}" for each in chosen)
        assert publisher.client.post(f"{address}?{query}", {"include_descendants": ""}).status_code == 302
    assert "Hilfe für Winnyzja" in publisher.first_page()
    assert list(Page.objects.filter(pk__in=[page.pk, harmless.pk], live=True)) == [harmless.page_ptr]


# Translations


def test_a_translator_submits_and_a_publisher_approves(french, translator, publisher):
    assert "Soumettre pour validation" in translator.sees("wagtailadmin_pages:edit", french.pk)
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    first_page = publisher.first_page()
    assert "Brücken [fr]" in first_page
    assert "Französisch" in first_page
    assert publisher.mails() == [("de", "Zur Freigabe: Brücken [fr]")]
    assert "Sprache der Seite: Französisch" in publisher.last_mail().text
    assert '<span lang="fr">Brücken [fr]</span>' in publisher.last_mail().html
    assert "Freigeben und veröffentlichen" in publisher.sees("wagtailadmin_pages:edit", french.pk)
    publisher.decides(french, "approve", comment="Merci")
    french.refresh_from_db()
    assert (french.live, french.title) == (True, "Brücken [fr]")
    assert translator.mails() == [("fr", "Approuvée : Brücken [fr]")]


def test_a_translation_is_sent_back_with_a_comment_and_submitted_again(french, translator, publisher):
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    publisher.decides(french, "reject", comment="Le titre, s’il vous plaît")
    french.refresh_from_db()
    assert not french.live
    assert translator.mails() == [("fr", "Renvoyée pour modification : Brücken [fr]")]
    assert "Le titre, s’il vous plaît" in translator.last_mail().text
    assert "Le titre, s’il vous plaît" in translator.sees("wagtailadmin_pages:edit", french.pk)
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    assert "Brücken [fr]" in publisher.first_page()


def test_words_in_review_stay_until_they_are_withdrawn(french, translator, publisher):
    def put(person, value):
        title = next(segment for segment in segments_of(translation_of(french)) if segment.path == "title")
        address = reverse("translation:save_words", args=[french.pk, title.key])
        sent = {f"words-{title.key}": value, f"version-{title.key}": title.version}
        return person.client.post(address, sent, headers={"X-Requested-With": "XMLHttpRequest"}).status_code

    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    assert put(translator, "Ponts") == 423
    assert "readonly" in translator.sees("wagtailadmin_pages:edit", french.pk)
    for action in ("save", "submit"):
        refused = translator.client.post(reverse("wagtailadmin_pages:edit", args=[french.pk]), {"action": action})
        assert refused.status_code == 422
    assert put(publisher, "Les ponts") == 200
    translator.does("home_admin:withdraw_translation", french.pk)
    assert "Les ponts" not in publisher.first_page()
    assert [subject for _language, subject in publisher.mails()][-1] == "Nicht mehr zur Freigabe: Les ponts"
    assert put(translator, "Ponts") == 200
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    assert put(publisher, "Les ponts") == 200
    publisher.decides(french, "approve")
    french.refresh_from_db()
    assert french.title == "Les ponts", "what the reviewer mended is published"


def test_readers_see_nothing_of_a_new_translation_before_it_is_approved(french, translator, publisher):
    french.save_revision().publish()
    StringTranslation.objects.filter(data="Brücken [fr]").update(data="Ponts")
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    french.refresh_from_db()
    assert (french.title, french.draft_title) == ("Brücken [fr]", "Ponts")
    publisher.decides(french, "approve")
    french.refresh_from_db()
    assert french.title == "Ponts"


def test_a_translation_whose_german_page_is_withdrawn_is_not_approved(german, french, translator, publisher, client):
    french.save_revision().publish()
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    publisher.does("wagtailadmin_pages:unpublish", french.get_translation(german.locale).pk)
    publisher.decides(french, "approve")
    assert "Die deutsche Seite ist nicht veröffentlicht" in publisher.sees("wagtailadmin_pages:edit", french.pk)
    assert client.get(french.url).status_code == 404
    assert french.current_workflow_task_state.status == "in_progress"


def test_a_step_in_which_such_a_translation_waits_is_not_switched_off(german, french, translator, admin_client):
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    german.unpublish()
    assert_step_stays_on(admin_client)


def test_a_translation_whose_place_is_given_back_in_review_is_reviewed_no_longer(
    german, french, translator, publisher, client
):
    french.save_revision().publish()
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    publisher.does("wagtail_localize:convert_to_alias", french.pk)
    french = ContentPage.objects.get(pk=french.pk)
    assert french.current_workflow_state is None
    assert not french.revisions.exists()
    assert soup_of(client.get(french.url)).main["lang"] == "de"
    assert translator.mails() == [("fr", "N’est plus à valider : Brücken [fr]")]


def test_a_page_that_has_become_an_alias_in_review_is_not_approved(german, french, translator, publisher):
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    Page.objects.filter(pk=french.pk).update(alias_of=french.get_translation(german.locale).pk, live=True)
    publisher.decides(french, "approve")
    french.refresh_from_db()
    assert (french.live_revision, french.current_workflow_task_state.status) == (None, "in_progress")


def test_an_unfinished_translation_is_not_submitted(german, locales, translator):
    page = factories.translate(german, locales["fr"], publish=False, gaps=["Brücken"])
    answer = translator.submits(page)
    assert "1 segment n’a pas encore de traduction" in answer.content.decode()
    assert page.current_workflow_state is None
    assert "En cours (1)" in translator.first_page()


def test_a_faulty_translation_is_refused_in_a_sentence(french, translator):
    StringTranslation.objects.filter(data="Brücken [fr]").update(data="x" * 300)
    answer = translator.submits(french)
    assert "Veuillez d’abord corriger les erreurs" in answer.content.decode()
    assert "255 caractères" in answer.content.decode()
    assert not OutboxMail.objects.exists()


def test_acting_twice_says_what_is_the_case(french, translator):
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    address = reverse("home_admin:withdraw_translation", args=[french.pk])
    for words in ("La traduction a été retirée de la validation", "Rien n’a été retiré"):
        assert words in translator.client.post(address, follow=True).content.decode()


def test_what_is_in_review_is_not_submitted_again(french, publisher, translator):
    translator.submits(french)
    assert "Es wurde nichts eingereicht" in publisher.submits(french).content.decode()


def test_translators_submit_their_own_language_only(german, locales, translator):
    ukrainian = factories.translate(german, locales["uk"], publish=False)
    for name in ("wagtailadmin_pages:edit", "home_admin:withdraw_translation"):
        translator.client.post(reverse(name, args=[ukrainian.pk]), {"action": "submit"})
    assert ukrainian.current_workflow_state is None


def test_publishing_a_translation_in_its_editor_tells_the_translator(
    french, translator, publisher, django_capture_on_commit_callbacks
):
    translator.does("wagtailadmin_pages:edit", french.pk, action="submit")
    with django_capture_on_commit_callbacks(execute=True):
        publisher.does("wagtailadmin_pages:edit", french.pk, action="publish")
    french.refresh_from_db()
    assert french.live
    assert translator.mails() == [("fr", "Approuvée : Brücken [fr]")]


def test_translators_are_told_what_to_translate(german, locales, editor, translator):
    fields = {"locales": [locales["fr"].pk, locales["uk"].pk]}
    editor.does("wagtail_localize:submit_page_translation", german.pk, **fields)
    assert translator.mails() == [("fr", "À traduire : Brücken")]
    french = german.get_translation(locales["fr"])
    assert f"/admin/pages/{french.pk}/edit/" in translator.last_mail().text


def test_translators_are_not_told_of_pages_that_are_not_theirs(german, locales, editor, translator):
    Group.objects.get(name=roles.TRANSLATORS["fr"]).page_permissions.all().delete()
    editor.does("wagtail_localize:submit_page_translation", german.pk, locales=[locales["fr"].pk])
    assert translator.mails() == []


def test_a_translator_whose_address_takes_no_mails_keeps_nobody_from_asking(german, locales, editor, translator):
    translator.user.email = "thierry@intranet"
    translator.user.save()
    editor.does("wagtail_localize:submit_page_translation", german.pk, locales=[locales["fr"].pk])
    assert german.get_translation(locales["fr"])
    assert translator.mails() == []


def test_translators_are_told_once_a_day_what_became_outdated(french, locales, translator):
    french.save_revision().publish()
    german = french.get_translation(locales["de"])
    for title in ("Neue Brücken", "Ganz neue Brücken"):
        german.title = title
        german.save_revision().publish()
    assert translator.mails() == [("fr", "La page allemande a changé : Brücken [fr]")]


def test_translators_do_not_delete_what_they_translate(french, translator, publisher):
    translator.client.post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
    assert Page.objects.filter(pk=french.pk).exists()
    assert publisher.sees("wagtailadmin_pages:delete", french.pk)
