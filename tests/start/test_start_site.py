"""`start_site`: from an empty database to a site that goes public, the way an office goes."""

import json
import re

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from core.text import placeholders
from home.going_public import findings
from home.models import HomePage, Person, SiteSettings
from partnerships.models import Municipality
from tests import factories
from tests.html import soup_of
from tests.roles import client_of, user_of

pytestmark = pytest.mark.django_db
CODES = ("de", "fr", "uk")


@pytest.fixture(scope="module")
def started(kept):
    SiteSettings.objects.update(is_public=False)
    call_command("setup_site", verbosity=0)
    call_command("start_site")


def test_pages_are_drafts_in_every_language(started):
    pages = Page.objects.filter(depth__gt=2)
    assert not pages.live().exists()
    for code in CODES:
        assert pages.filter(locale__language_code=code).count() == pages.count() / len(CODES)
    assert not any(Page.find_problems())
    assert not Person.objects.exists()
    assert not Municipality.objects.exists()
    facts = SiteSettings.objects.get()
    assert facts.easy_language_page
    assert facts.sign_language_page


def test_nothing_in_them_is_of_the_demo(started):
    for page in Page.objects.filter(depth__gt=1, alias_of=None):
        text = str(page.get_latest_revision().content).lower()
        assert not re.search(r"\bdemo\b|démo|демо|example\.org", text), page.title


def test_it_is_done_once(started, capsys):
    before = Page.objects.count()
    call_command("setup_site", verbosity=0)
    call_command("start_site")
    assert "already" in capsys.readouterr().out
    assert Page.objects.count() == before


def filled(value):
    """What an editor does with placeholders, in the content of a revision, in which streams are JSON within JSON."""
    if isinstance(value, dict):
        return {name: filled(item) for name, item in value.items()}
    if isinstance(value, list):
        return [filled(item) for item in value]
    if isinstance(value, str) and value.startswith(("[{", "{")):
        return json.dumps(filled(json.loads(value)))
    for part in placeholders.found_in(value) if isinstance(value, str) else []:
        value = value.replace(part, "Ausgefüllt")
    return value


def publish_everything():
    """The German pages as an editor does, their translations as translators do."""
    german = Page.objects.filter(depth__gt=1, locale__language_code="de").order_by("path")
    for page in german.specific():
        revision = page.get_latest_revision()
        revision.content = filled(revision.content)
        revision.save()
        revision.publish(skip_permission_checks=True)
        if page.get_translations().filter(alias_of=None).exists():
            factories.translate_into_all(type(page).objects.get(pk=page.pk))


@pytest.mark.audit
def test_an_office_fills_it_in_and_goes_public(started, client):
    administrator = client_of(user_of("admin"))
    shown = soup_of(administrator.get("/admin/")).find(id="to-do-section")
    assert "Impressum" in shown.get_text()
    with pytest.raises(CommandError, match="Impressum") as refused:
        call_command("go_live")
    for language in ("Deutsch", "Französisch", "Ukrainisch"):
        assert str(refused.value).count(f"({language}) ist noch nicht für alle veröffentlicht") == 5
    publish_everything()
    page = HomePage.objects.get(locale__language_code="de")
    SiteSettings.objects.update(
        street="Königstraße 2", postcode="70173", city="Stuttgart", phone="1", email="a@b.de", security_page=page
    )
    statement = Page.objects.filter(content_type__model="accessibilitystatementpage").specific()
    for version in statement:
        version.reviewed_on = version.prepared_on = page.last_published_at.date()
        version.save_revision().publish()
    facts = SiteSettings.for_site(Site.objects.select_related("root_page").get())
    assert [finding.words for finding in findings(facts)] == []
    call_command("go_live")
    for code in CODES:
        answer = client.get(f"/{code}/")
        assert "X-Robots-Tag" not in answer
        assert not soup_of(answer).find("meta", attrs={"name": "robots"})
        assert len(soup_of(answer).footer.find_all("a")) > 5
    assert not soup_of(administrator.get("/admin/")).find(id="to-do-section")
