"""Where a translation may not be what readers see: at approval, on its date, after it was deleted."""

import datetime
import uuid

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale, Page, Revision
from wagtail_localize.models import StringTranslation, TranslationSource
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail.models import OutboxMail
from home import scheduled_jobs
from home.models import ContentPage, HomePage
from home.staff import roles
from home.translation import tree
from tests import factories
from tests.html import soup_of
from tests.roles import client_of as client_of_user
from tests.roles import user_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_page(kept):
    """Translated into French; the Ukrainian place shows the German words."""
    page = make_page(title="Brunnen", slug="brunnen")
    factories.translate(page, Locale.objects.get(language_code="fr"))
    return page.pk


def make_page(**facts):
    page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), **facts)
    create_aliases_for_new_page(page)
    return page


@pytest.fixture
def page(kept_page, db):
    return ContentPage.objects.get(pk=kept_page)


@pytest.fixture
def french(page, locales):
    return page.get_translation(locales["fr"])


@pytest.fixture
def german(db):
    """In German only."""
    return make_page(title="Teich")


def messages_of(answer):
    return " ".join(str(message) for message in answer.context["messages"])


def heading(client, page):
    """`(its words, the language of the content)`."""
    main = soup_of(client.get(page.url)).main
    return main.h1.get_text(strip=True), main.get("lang", page.locale.language_code)


class TestApproval:
    @pytest.fixture
    def submitted(self, french, client_of):
        address = reverse("wagtailadmin_pages:edit", args=[french.pk])
        client_of(roles.TRANSLATORS["fr"]).post(address, {"action": "submit"})
        return french

    def approve(self, client, page, **headers):
        state = page.current_workflow_task_state
        args = [page.pk, "approve", state.pk]
        return client.post(reverse("wagtailadmin_pages:workflow_action", args=args), headers=headers)

    def test_words_that_became_outdated_in_review_are_named_and_not_published(self, page, submitted, publisher, client):
        page.title = "Quellen"
        page.save_revision().publish()
        self.approve(publisher, submitted)
        answer = publisher.get(reverse("wagtailadmin_pages:edit", args=[submitted.pk]))
        assert "Nichts wurde veröffentlicht" in messages_of(answer)
        assert "Quellen" in messages_of(answer)
        assert submitted.current_workflow_task_state.status == "in_progress"
        assert heading(client, submitted) == ("Brunnen [fr]", "fr")

    def test_a_dialogue_closes_and_the_page_tells_why(self, page, submitted, publisher):
        StringTranslation.objects.filter(data="Brunnen [fr]").delete()
        answer = self.approve(publisher, submitted, **{"X-Requested-With": "XMLHttpRequest"})
        assert answer.json()["redirect"] == reverse("wagtailadmin_pages:edit", args=[submitted.pk])
        assert submitted.current_workflow_task_state.status == "in_progress"

    def test_a_faulty_segment_is_no_silent_return_to_what_was_submitted(self, submitted, publisher):
        StringTranslation.objects.filter(data="Brunnen [fr]").update(data="x" * 300)
        self.approve(publisher, submitted)
        assert submitted.current_workflow_task_state.status == "in_progress"

    def test_once_the_words_are_there_it_is_approved(self, page, locales, submitted, publisher, client):
        page.title = "Quellen"
        page.save_revision().publish()
        factories.translate(page, locales["fr"], publish=False)
        self.approve(publisher, submitted)
        assert heading(client, submitted) == ("Quellen [fr]", "fr")


class TestItsDate:
    @pytest.fixture
    def people(self):
        return {role: user_of(role) for role in ("veroeffentlichung", "traduction", "pereklad")}

    @pytest.fixture
    def scheduled(self, french, people):
        french.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        french.title = "Fontaines"
        words = StringTranslation.objects.get(data="Brunnen [fr]")
        words.data = "Fontaines"
        words.save()
        french.save_revision(user=people["traduction"]).publish(user=people["veroeffentlichung"])
        return french

    def come(self):
        """The date comes; returns how many pages were published."""
        due = timezone.now() - datetime.timedelta(minutes=1)
        Revision.objects.filter(approved_go_live_at__isnull=False).update(approved_go_live_at=due)
        for revision in Revision.objects.filter(approved_go_live_at=due):
            revision.content["go_live_at"] = due.isoformat()
            revision.save()
        return scheduled_jobs.publish_scheduled()

    def test_a_translation_appears_on_its_date(self, scheduled, client):
        assert heading(client, scheduled)[0] == "Brunnen [fr]"
        assert self.come() == 1
        assert heading(client, scheduled)[0] == "Fontaines"

    def test_one_that_became_outdated_does_not_and_those_concerned_are_told_once(self, page, scheduled, client, people):
        page.title = "Quellen"
        page.save_revision().publish()
        OutboxMail.objects.all().delete()
        assert [self.come(), self.come()] == [0, 0]
        assert heading(client, scheduled) == ("Brunnen [fr]", "fr")
        mails = {mail.to: mail for mail in OutboxMail.objects.all()}
        assert mails.keys() == {people["veroeffentlichung"].email, people["traduction"].email}
        mail = mails[people["veroeffentlichung"].email]
        assert "Quellen" in mail.text
        assert "nicht veröffentlicht" in mail.text

    def test_one_whose_words_somebody_has_changed_since_does_not(self, scheduled, client, locales):
        words = StringTranslation.objects.get(data="Fontaines")
        words.data = "Ungeprüft"
        words.save()
        assert self.come() == 0
        assert heading(client, scheduled)[0] == "Brunnen [fr]"

    def test_none_appears_without_its_german_page(self, german, locales, people):
        draft = factories.translate(german, locales["fr"], publish=False)
        draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        draft.save_revision().publish()
        OutboxMail.objects.all().delete()
        ContentPage.objects.get(pk=german.pk).unpublish()
        mail = OutboxMail.objects.get(to=people["traduction"].email)
        assert "weil ihre deutsche Seite nicht veröffentlicht ist" in mail.text
        assert self.come() == 0
        assert not Page.objects.get(pk=draft.pk).live

    def test_who_gave_a_date_to_changed_words_is_told_that_the_german_page_went(self, page, scheduled, people):
        OutboxMail.objects.all().delete()
        ContentPage.objects.get(pk=page.pk).unpublish()
        assert OutboxMail.objects.filter(to=people["veroeffentlichung"].email, subject__contains="Termin").exists()
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()

    def test_of_one_moment_its_german_page_comes_first(self, german, locales):
        draft = factories.translate(german, locales["fr"], publish=False)
        ContentPage.objects.get(pk=german.pk).unpublish()
        for page in (draft, ContentPage.objects.get(pk=german.pk)):
            page.go_live_at = timezone.now() + datetime.timedelta(hours=1)
            page.save_revision().publish()
        assert self.come() == 2
        assert all(page.live for page in Page.objects.filter(pk__in=[draft.pk, german.pk]))

    def test_one_whose_date_was_set_after_that_does_not_either_and_those_concerned_are_told(
        self, german, locales, people
    ):
        draft = factories.translate(german, locales["fr"], publish=False)
        ContentPage.objects.get(pk=german.pk).unpublish()
        draft.go_live_at = timezone.now() + datetime.timedelta(hours=1)
        draft.save_revision().publish()
        OutboxMail.objects.all().delete()
        assert self.come() == 0
        assert not Page.objects.get(pk=draft.pk).live
        mail = OutboxMail.objects.get(to=people["traduction"].email)
        assert "weil ihre deutsche Seite nicht veröffentlicht ist" in mail.text


class TestDeletion:
    @pytest.fixture
    def child(self, page, locales, french):
        child = factories.ContentPageFactory(parent=page, title="Kind", slug="kind")
        return factories.translate(child, locales["fr"])

    @pytest.fixture
    def delete(self, publisher):
        def singly(page):
            address = reverse("wagtailadmin_pages:delete", args=[page.pk])
            asked = soup_of(publisher.get(address)).main.get_text()
            assert ("als Deutsch gekennzeichnet" in asked) is (page.locale.language_code != "de")
            return publisher.post(address)

        def in_bulk(page):
            address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
            address = f"{address}?id={page.pk}"
            assert "als Deutsch gekennzeichnet" in publisher.get(address).content.decode()
            return publisher.post(address)

        return {"singly": singly, "in bulk": in_bulk}

    @pytest.mark.parametrize("way", ["singly", "in bulk"])
    def test_the_german_words_stand_at_its_address_at_once(self, way, delete, page, french, child, client):
        assert delete[way](french).status_code == 302
        assert heading(client, french) == ("Brunnen", "de")
        assert heading(client, child) == ("Kind [fr]", "fr")
        assert StringTranslation.objects.filter(data="Brunnen [fr]").exists()
        assert [fault for fault in tree.faults() if fault.page.translation_key == page.translation_key] == []
        page.title = "Quellen"
        page.save_revision().publish()
        assert heading(client, french) == ("Quellen", "de")

    def test_whoever_translates_it_anew_finds_the_words(self, delete, page, french, locales, client):
        delete["singly"](french)
        StringTranslation.objects.filter(data="Brunnen [fr]").update(data="Fontaines")
        assert factories.translate(page, locales["fr"]).title == "Fontaines"
        assert heading(client, french) == ("Fontaines", "fr")

    def test_a_review_or_a_date_ends_with_it(self, delete, french, client_of):
        address = reverse("wagtailadmin_pages:edit", args=[french.pk])
        client_of(roles.TRANSLATORS["fr"]).post(address, {"action": "submit"})
        delete["singly"](french)
        assert french.current_workflow_state is None
        assert not french.revisions.exists()

    def test_a_draft_of_a_page_that_is_not_public_leaves_no_page_to_readers(self, delete, home, locales, client):
        page = factories.ContentPageFactory(parent=home, live=False)
        draft = factories.translate(page, locales["fr"], publish=False)
        delete["singly"](draft)
        assert client.get(draft.url).status_code == 404
        page.save_revision().publish()
        assert heading(client, page.get_translation(locales["fr"]))[1] == "de"

    def test_with_the_german_page_it_goes_for_good(self, delete, page, french):
        delete["singly"](page)
        assert not Page.objects.filter(translation_key=page.translation_key).exists()

    def test_translators_do_not(self, french, client_of, client):
        client_of(roles.TRANSLATORS["fr"]).post(reverse("wagtailadmin_pages:delete", args=[french.pk]))
        assert heading(client, french) == ("Brunnen [fr]", "fr")

    @pytest.mark.parametrize("action", ["delete", "publish", "copy", "convert_alias"])
    def test_the_api_of_the_admin_only_reads(self, action, french, client):
        address = f"/admin/api/main/pages/{french.pk}/action/{action}/"
        admin = client_of_user(user_of("admin"))
        assert admin.get(f"/admin/api/main/pages/{french.pk}/").status_code == 200
        assert admin.post(address).status_code == 404
        assert heading(client, french) == ("Brunnen [fr]", "fr")


class TestNothingUnseenIsShown:
    def test_a_scheduled_german_page_is_shown_in_no_language_before_its_date(self, german, locales, client):
        alias = german.get_translation(locales["fr"])
        page = ContentPage.objects.get(pk=german.pk)
        page.unpublish()
        page.title, page.go_live_at = "Geheim", timezone.now() + datetime.timedelta(days=1)
        page.save_revision().publish()
        assert [client.get(version.url).status_code for version in (page, alias)] == [404, 404]

    def test_words_of_the_memory_are_not_shown_in_the_place_of_german_ones(self, german, locales, client):
        draft = factories.translate(german, locales["fr"], publish=False)
        assert heading(client, draft) == ("Teich", "de")
        assert draft.get_latest_revision_as_object().title == "Teich [fr]"

    def test_a_page_that_was_withdrawn_is_in_no_breadcrumb_of_those_below(self, page, french, locales, client):
        child = factories.ContentPageFactory(parent=page, title="Kind", slug="kind")
        french_child = factories.translate(child, locales["fr"])
        ContentPage.objects.get(pk=page.pk).unpublish()
        for below in (child, french_child):
            assert "Brunnen" not in soup_of(client.get(below.url)).body.get_text()

    def test_words_that_wait_for_their_publication_make_nothing_current(self, page, french, locales, client):
        page = ContentPage.objects.get(pk=page.pk)
        block = {"id": str(uuid.uuid4()), "type": "heading", "value": {"text": "Neu", "level": "2"}}
        page.body = page._meta.get_field("body").stream_block.to_python([block])
        page.save_revision().publish()
        factories.translate(page, locales["fr"], publish=False)
        main = soup_of(client.get(french.url)).main
        assert "Neu" not in main.get_text()
        assert main.select(".page-notice"), "a block is missing"
        factories.translate(page, locales["fr"])
        main = soup_of(client.get(french.url)).main
        assert "Neu [fr]" in main.get_text()
        assert not main.select(".page-notice")

    def test_a_draft_of_better_words_makes_nothing_outdated(self, page, french, client):
        words = StringTranslation.objects.get(data="Brunnen [fr]")
        words.data = "Fontaines"
        words.save()
        ContentPage.objects.get(pk=page.pk).save_revision().publish()
        assert not soup_of(client.get(french.url)).main.select(".page-notice")


def test_no_button_publishes_translations_with_gaps(page, french, client_of, client):
    StringTranslation.objects.filter(data="Brunnen [fr]").delete()
    source = TranslationSource.objects.get(object_id=page.translation_key)
    address, editor = reverse("wagtail_localize:update_translations", args=[source.pk]), client_of(roles.EDITORS)
    answer = editor.post(address, {"publish_translations": "on"}, follow=True)
    assert "folgen von selbst" in messages_of(answer)
    assert heading(client, french) == ("Brunnen [fr]", "fr")
