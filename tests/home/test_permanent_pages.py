"""Pages that the law or the navigation relies on stay, on whatever way one tries."""

import datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from home import scheduled_jobs
from home.models import EasyLanguagePage, SiteSettings
from tests import factories
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
TOMORROW = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(days=1)).strftime("%Y-%m-%d %H:%M")


def fields(**more):
    comments = {"comments-TOTAL_FORMS": 0, "comments-INITIAL_FORMS": 0}
    return nested_form_data({"title": "Fest", "slug": "fest", "summary": "", "body": streamfield([])} | comments | more)


@pytest.mark.parametrize("name", ["LegalPage", "EasyLanguagePage", "SignLanguagePage"])
def test_they_do_not_expire(name, home):
    page = getattr(factories, f"{name}Factory")(parent=home)
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    typed = fields(kind="imprint", expire_at=TOMORROW) | {"action-publish": "1"}
    answer = client_of(user_of("veroeffentlichung")).post(address, typed)
    assert "ablaufen" in answer.context["form"].errors["expire_at"][0]
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - datetime.timedelta(days=1))
    assert scheduled_jobs.publish_scheduled() == 0
    page.refresh_from_db()
    assert page.live


def test_what_stands_below_the_first_page_in_easy_language_may_expire(home):
    client = client_of(user_of("veroeffentlichung"))

    def make(parent, **more):
        address = reverse("wagtailadmin_pages:add", args=["home", "easylanguagepage", parent.pk])
        return client.post(address, fields(**more) | {"action-publish": "1"})

    assert make(home).status_code == 302
    assert make(EasyLanguagePage.objects.get(locale=home.locale), expire_at=TOMORROW).status_code == 302


def test_a_second_page_in_easy_language_that_nobody_could_delete_is_not_moved_beside_the_first(home):
    first = factories.EasyLanguagePageFactory(parent=home)
    further = factories.EasyLanguagePageFactory(parent=first)
    client = client_of(user_of("veroeffentlichung"))
    assert client.post(reverse("wagtailadmin_pages:move_confirm", args=[further.pk, home.pk])).status_code == 302
    further.refresh_from_db()
    assert further.is_child_of(first)


@pytest.mark.parametrize("name", ["easy_language", "sign_language"])
def test_no_page_names_what_only_some_may_read(name, homes, home, client):
    factory = factories.EasyLanguagePageFactory if name == "easy_language" else factories.SignLanguagePageFactory
    page = factory(parent=home, title="Kanarienvogel")
    SiteSettings.objects.update(**{f"{name}_page": page})
    privacy = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    client_of(user_of("veroeffentlichung")).post(privacy, {"restriction_type": "login"})
    for each in homes.values():
        answer = client.get(each.url).content.decode()
        assert "Kanarienvogel" not in answer
        assert page.url not in answer
