"""The translation of many pages is asked for at once, done one by one, and goes on after whatever has stopped it."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation
from wagtail_localize.synctree import create_aliases_for_new_page

from core.mail.models import OutboxMail
from home.models import HomePage
from home.staff import roles as home_roles
from tests import factories, roles
from tests.html import soup_of
from translation.models import BulkTranslation
from translation.overview import bulk

pytestmark = pytest.mark.django_db
TITLES = ["Wege", "Brücken", "Bogen", "Brunnen", "Quellen"]


@pytest.fixture(scope="module")
def kept_top(kept):
    """A German page with four below it, two levels deep."""
    home = HomePage.objects.get(locale__language_code="de")
    top = factories.ContentPageFactory(parent=home, title="Wege")
    bridges = factories.ContentPageFactory(parent=top, title="Brücken")
    factories.ContentPageFactory(parent=bridges, title="Bogen")
    factories.ContentPageFactory(parent=top, title="Brunnen")
    factories.ContentPageFactory(parent=top, title="Quellen")
    for page in Page.objects.descendant_of(top, inclusive=True).order_by("path").specific():
        create_aliases_for_new_page(page)
    return top.pk


@pytest.fixture
def top(kept_top, db):
    return Page.objects.get(pk=kept_top)


@pytest.fixture
def editor():
    return roles.client_of(roles.user_of("redaktion"))


@pytest.fixture
def translator():
    return roles.user_of("traduction")


def order(client, page, locales, **data):
    data = {"locales": [locales["fr"].pk, locales["uk"].pk], "include_subpages": "on"} | data
    answer = client.post(f"{reverse('translation:bulk_order')}?page={page.pk}", data)
    assert answer.status_code == 302, answer.context["form"].errors
    return BulkTranslation.objects.get()


def asked_for(code):
    found = Translation.objects.filter(target_locale__language_code=code).select_related("source").order_by("pk")
    keys = [translation.source.object_id for translation in found]
    titles = dict(Page.objects.filter(locale__language_code="de").values_list("translation_key", "title"))
    return [titles[key] for key in keys]


@pytest.mark.walk("Einen Teil des Seitenbaums übersetzen lassen")
def test_a_part_of_the_tree_is_asked_for_page_by_page(top, editor, translator, locales, client):
    listing = editor.get(reverse("wagtailadmin_explore", args=[top.pk])).content.decode()
    assert f"{reverse('translation:bulk_order')}?page={top.pk}" in listing
    ordered = order(editor, top, locales)
    assert (ordered.total, ordered.done) == (5, 0)
    assert bulk.run() == 5
    ordered.refresh_from_db()
    assert (ordered.done, ordered.failed, bool(ordered.finished_at)) == (5, [], True)
    assert asked_for("fr") == asked_for("uk") == TITLES
    french = top.get_translation(locales["fr"])
    assert (french.alias_of_id, french.live, french.live_revision_id) == (None, True, None)
    shown = soup_of(client.get(french.url))
    assert shown.main["lang"] == "de", "readers see the German page until the translation is published"
    mails = OutboxMail.objects.all()
    assert [(mail.to, mail.subject) for mail in mails] == [
        (translator.email, "Zu übersetzen: 5 Seiten (Französisch)")
    ], "one mail however many pages"
    assert bulk.run() == 0
    assert mails.count() == 1


def test_the_form_of_localize_leaves_the_pages_below_to_the_job(top, editor, translator, locales):
    address = reverse("wagtail_localize:submit_page_translation", args=[top.pk])
    answer = editor.post(address, {"locales": [locales["fr"].pk], "include_subtree": "on"})
    ordered = BulkTranslation.objects.get()
    assert answer.url == reverse("translation:bulk", args=[ordered.pk])
    assert asked_for("fr") == [], "nobody waits"
    bulk.run()
    assert asked_for("fr") == TITLES
    assert [mail.subject for mail in OutboxMail.objects.all()] == ["Zu übersetzen: 5 Seiten (Französisch)"]


def test_who_may_not_change_a_page_does_not_ask_for_its_translation(top, editor, locales):
    Group.objects.get(name=home_roles.EDITORS).page_permissions.all().delete()
    address = reverse("wagtail_localize:submit_page_translation", args=[top.pk])
    assert editor.post(address, {"locales": [locales["fr"].pk]}).status_code in {302, 403}
    assert asked_for("fr") == []


def test_an_order_is_told_to_and_stopped_by_those_who_may_change_its_pages(top, home, editor, locales):
    ordered = order(editor, top, locales)
    BulkTranslation.objects.update(failed=[top.pk])
    progress, overview = reverse("translation:bulk", args=[ordered.pk]), reverse("translation:overview")
    assert "Wege" in editor.get(progress).content.decode()
    section = factories.ContentPageFactory(parent=home, title="Bereich", slug="bereich")
    german = Group.objects.get(name=home_roles.EDITORS)
    german.page_permissions.update(page=section)
    french = german.page_permissions.model(group=german, page=HomePage.objects.get(locale=locales["fr"]))
    french.permission = german.page_permissions.get(permission__codename="change_page").permission
    french.save()
    assert progress not in editor.get(overview).content.decode()
    assert editor.get(progress).status_code == 302
    editor.post(reverse("translation:bulk_stop", args=[ordered.pk]))
    ordered.refresh_from_db()
    assert ordered.stopped_at is None


def test_after_a_kill_it_goes_on_and_does_nothing_twice(top, editor, translator, locales, monkeypatch):
    ordered, real, seen = order(editor, top, locales), bulk._ask_for, []  # noqa: SLF001 (where the process dies)

    def die_at_the_third(page, *args):
        seen.append(page.title)
        done = real(page, *args)
        if len(seen) == 3:
            raise KeyboardInterrupt
        return done

    monkeypatch.setattr(bulk, "_ask_for", die_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        bulk.run()
    ordered.refresh_from_db()
    assert (ordered.done, ordered.finished_at) == (2, None)
    assert asked_for("fr") == TITLES[:2], "the page at which it died is not half done"
    assert bulk.run() == 3
    assert seen == [*TITLES[:3], *TITLES[2:]]
    assert asked_for("fr") == asked_for("uk") == TITLES
    ordered.refresh_from_db()
    assert ordered.done == ordered.total == 5
    assert OutboxMail.objects.count() == 1


def test_a_page_that_fails_is_named_and_stops_no_other(top, editor, translator, locales, monkeypatch):
    real = bulk._ask_for  # noqa: SLF001

    def fail_at_one(page, *args):
        real(page, *args)
        if page.title == "Brücken":
            raise ValueError

    monkeypatch.setattr(bulk, "_ask_for", fail_at_one)
    ordered = order(editor, top, locales)
    bulk.run()
    text = soup_of(editor.get(reverse("translation:bulk", args=[ordered.pk]))).main.get_text(" ", strip=True)
    assert "Brücken" in text
    assert "5 von 5 Seiten sind fertig." in text
    assert "Brücken" not in asked_for("fr")
    assert OutboxMail.objects.get().subject == "Zu übersetzen: 4 Seiten (Französisch)"


def test_a_page_that_breaks_a_rule_is_not_asked_for_by_the_form_of_localize(home, editor, translator, locales):
    page = factories.EventPageFactory(parent=home, title="Sommerfest", live=False)
    create_aliases_for_new_page(page)
    type(page).objects.filter(pk=page.pk).update(ends_at=page.starts_at - datetime.timedelta(hours=1))
    address = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    answer = editor.post(address, {"locales": [locales["fr"].pk]}, follow=True)
    [told] = [str(message) for message in answer.context["messages"]]
    assert "Es wurde keine Übersetzung angefragt" in told
    assert answer.request["PATH_INFO"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not Translation.objects.exists()
    assert not OutboxMail.objects.exists()


def test_it_is_stopped_and_goes_on_by_buttons(top, editor, locales):
    ordered = order(editor, top, locales)
    progress = reverse("translation:bulk", args=[ordered.pk])
    for name, before, after in (("bulk_stop", "stop", "resume"), ("bulk_resume", "resume", "stop")):
        form = soup_of(editor.get(progress)).main.find("form")
        assert before in form["action"]
        assert editor.get(reverse(f"translation:{name}", args=[ordered.pk])).status_code == 405
        for _twice in range(2):
            assert editor.post(form["action"]).status_code == 302
        assert after in soup_of(editor.get(progress)).main.find("form")["action"]
        assert bulk.run() == (0 if name == "bulk_stop" else 5)
        if name == "bulk_stop":
            assert asked_for("fr") == []


@pytest.mark.parametrize("lost", ["role", "account"])
def test_it_stops_where_whoever_ordered_it_may_no_longer_and_a_colleague_goes_on(lost, top, editor, locales):
    ordered = order(editor, top, locales)
    if lost == "role":
        ordered.ordered_by.groups.clear()
    else:
        ordered.ordered_by.delete()
    assert bulk.run() == 0
    assert asked_for("fr") == []
    administrator = roles.client_of(roles.user_of("admin"))
    progress = administrator.get(reverse("translation:bulk", args=[ordered.pk]))
    administrator.post(soup_of(progress).main.find("form")["action"])
    assert bulk.run() == 5


def test_translations_that_are_there_are_left_alone(top, editor, locales):
    factories.translate(top.specific, locales["fr"])
    order(editor, top, locales, include_subpages="")
    bulk.run()
    french = top.get_translation(locales["fr"])
    assert french.title == "Wege [fr]"
    assert asked_for("fr") == asked_for("uk") == ["Wege"]


def test_where_a_place_was_not_held_readers_see_the_german_page(top, editor, locales, client):
    Page.objects.get(title="Quellen", locale=locales["fr"]).delete()
    order(editor, top, locales)
    bulk.run()
    french = Page.objects.get(title="Quellen", locale=locales["fr"])
    assert soup_of(client.get(french.url)).main["lang"] == "de"


def test_ticked_rows_are_asked_for_without_those_below(top, editor, locales):
    chosen = Page.objects.get(title="Brunnen", locale=top.locale)
    address = f"{reverse('translation:bulk_order')}?cell={top.pk}-fr&cell={chosen.pk}-fr"
    form = soup_of(editor.get(address))
    assert not form.find(attrs={"name": "include_subpages"}).has_attr("checked")
    assert [box["value"] for box in form.select("[name=locales][checked]")] == [str(locales["fr"].pk)]
    assert editor.post(address, {"locales": []}).context["form"].errors
    editor.post(address, {"locales": [locales["fr"].pk]})
    bulk.run()
    assert asked_for("fr") == ["Wege", "Brunnen"]
    assert asked_for("uk") == []


@pytest.mark.parametrize("role", ["traduction", "datenschutz"])
def test_others_neither_see_nor_order_nor_stop_it(role, top, editor, locales):
    ordered = order(editor, top, locales)
    stranger = roles.client_of(roles.user_of(role))
    for name in ("bulk_stop", "bulk_resume"):
        assert stranger.post(reverse(f"translation:{name}", args=[ordered.pk])).status_code == 302
    assert stranger.get(reverse("translation:bulk", args=[ordered.pk])).headers["Location"] == "/admin/"
    stranger.post(f"{reverse('translation:bulk_order')}?page={top.pk}", {"locales": [locales["fr"].pk]})
    ordered.refresh_from_db()
    assert ordered.stopped_at is None
    assert BulkTranslation.objects.count() == 1


def test_only_german_pages_are_asked_for(top, editor, locales):
    french = top.get_translation(locales["fr"])
    assert editor.get(f"{reverse('translation:bulk_order')}?page={french.pk}").status_code == 404
    assert editor.get(f"{reverse('translation:bulk_order')}?page=x").status_code == 404
