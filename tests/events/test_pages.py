"""An event has words in each language and the same facts in all; what is secret stays so."""

import datetime
import json
from datetime import UTC

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page, Revision
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from events import times
from events.models import EventPage, OnlineAccess, Question
from tests import factories
from tests.html import soup_of

JOIN = "https://meet.example.org/kanarienvogel"
LABELS = {"label_de": "Rolle?", "label_fr": "Rôle ?", "label_uk": "Роль?"}
PURPOSES = {"purpose_de": "Planung", "purpose_fr": "Organisation", "purpose_uk": "Підготовка"}


def asked(**fields):
    return Question(**LABELS | PURPOSES | fields)


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(questions=[asked()], capacity_on_site=30, policy="open").pk


def test_facts_are_the_same_in_all_languages_and_questions_german(event, locales, terms):
    french = factories.translate(event, locales["fr"])
    event.refresh_from_db()
    event.starts_at -= datetime.timedelta(days=1)
    event.audiences, event.capacity_on_site, event.interpretation = [terms[1]], None, ["de-uk"]
    event.save_revision().publish()
    for code in ("fr", "uk"):
        version = EventPage.objects.get(translation_key=event.translation_key, locale=locales[code])
        assert (version.starts_at, version.capacity_on_site) == (event.starts_at, None)
        assert (list(version.audiences.all()), version.interpretation) == ([terms[1]], ["de-uk"])
        assert version.source == event
        assert version.source.questions.count() == 1
    french.refresh_from_db()
    french.capacity_on_site = 99
    french.save_revision().publish()
    assert EventPage.objects.get(pk=french.pk).capacity_on_site is None
    assert Question.objects.count() == 1


def test_a_copy_has_facts_and_questions_but_no_secret_and_another_calendar_entry(event, locales):
    event.city = "Ulm"
    event.save_revision().publish()
    OnlineAccess.objects.create(event=event, join_url=JOIN)
    event.refresh_from_db()
    assert event.sequence == 1
    copy = EventPage.objects.get(pk=event.copy(update_attrs={"slug": "kopie"}, keep_live=True).pk)
    assert (copy.city, copy.capacity_on_site, copy.sequence) == ("Ulm", 30, 0)
    assert copy.translation_key != event.translation_key
    assert [question.key for question in copy.questions.all()] == [event.questions.get().key]
    assert not hasattr(copy, "online_access")
    assert event.questions.count() == 1


def test_the_link_to_join_is_nowhere_but_in_its_own_table(event, index, locales, client, admin_client):
    OnlineAccess.objects.create(event=event, join_url=JOIN)
    factories.translate(event, locales["fr"])
    event.save_revision().publish()
    for url in (index.url, f"{index.url}monat/", f"{index.url}kalender/", event.url, f"{event.url}kalender/"):
        assert JOIN.encode() not in client.get(url).content.replace(b"\r\n ", b"")
    assert all(JOIN not in json.dumps(revision.content) for revision in Revision.objects.all())
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    assert JOIN not in form.content.decode()
    assert JOIN in admin_client.get(reverse("events_admin:online_access", args=[event.pk])).content.decode()


def test_editors_keep_and_forget_the_link_to_join(event, locales, admin_client, client, django_user_model):
    form = soup_of(admin_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk])))
    url = reverse("events_admin:online_access", args=[event.pk])
    assert url in {link["href"] for link in form.select("a.button[href]")}
    admin_client.post(url, {"join_url": JOIN, "notes": "Code 12"})
    assert EventPage.objects.get(pk=event.pk).online_access.join_url == JOIN
    refused = admin_client.post(url, {"join_url": "", "notes": "Code 13"})  # which nobody would be shown
    assert refused.context["form"].errors.keys() == {"join_url"}
    assert "Code 13" in soup_of(refused).find(id="id_notes").get_text()
    admin_client.post(url, {"join_url": "", "notes": ""})
    assert not OnlineAccess.objects.exists()
    french = factories.translate(event, locales["fr"])
    assert admin_client.get(reverse("events_admin:online_access", args=[french.pk])).status_code == 404
    client.force_login(django_user_model.objects.create_user("fremd", "fremd@example.org", "a-password-for-tests"))
    assert client.get(url).status_code in {302, 403}


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"ends_at": datetime.timedelta(0)}, "ends_at"),
        ({"closes_at": datetime.timedelta(minutes=1)}, "closes_at"),
        ({"opens_at": datetime.timedelta(0)}, "opens_at"),
        ({"opens_at": datetime.timedelta(hours=-1), "closes_at": datetime.timedelta(hours=-2)}, "opens_at"),
        ({"cancel_until": datetime.timedelta(minutes=1)}, "cancel_until"),
        ({"policy": "external"}, "external_url"),
        ({"timezone": "Europe/Stuttgart"}, "timezone"),
        ({"interpretation": ["de"]}, "interpretation"),
        ({"interpretation": ["de-de"]}, "interpretation"),
        ({"spoken_languages": ["xx"]}, "spoken_languages"),
        ({"party_limit": 0}, "party_limit"),
    ],
)
def test_contradictions_are_refused(facts, field, event):
    for name, value in facts.items():
        setattr(event, name, event.starts_at + value if isinstance(value, datetime.timedelta) else value)
    with pytest.raises(ValidationError) as refused:
        event.full_clean()
    assert field in refused.value.error_dict


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"label_uk": ""}, "label_uk"),
        ({"purpose_fr": ""}, "purpose_fr"),
        ({"type": "choice"}, "choices_de"),
        ({"type": "multiple", "choices_de": "a\nb", "choices_fr": "a\nb", "choices_uk": "а"}, "choices_uk"),
    ],
)
def test_questions_are_complete_in_each_language(fields, field, event):
    with pytest.raises(ValidationError) as refused:
        asked(event=event, **fields).full_clean()
    assert field in refused.value.error_dict


def form_data(**changes):
    question = {"type": "text", **LABELS, **PURPOSES, "choices_de": "", "choices_fr": "", "choices_uk": ""}
    return nested_form_data(
        {
            "title": "Austausch", "slug": "austausch-neu", "summary": "", "timezone": "Europe/Berlin",
            "second_timezone": "", "starts_at": "2027-03-27 10:00", "ends_at": "2027-03-28 12:00",
            "attendance": "on-site", "status": "scheduled", "country": "DE", "policy": "open", "party_limit": 1,
            "retention_days": 60, "join_link_hours_before": 24, "sign_language": "", "spoken_languages": "de, uk",
            "interpretation": "de-uk", "captions": "", "countries": "", "body": streamfield([]),
            "documentation": streamfield([]), "questions": inline_formset([question]), "sessions": inline_formset([]),
            "open_to": "all", "reminder_hours": "24",
        }
        | changes
    )  # fmt: skip


def submit(index, admin_client, publish=True, **changes):
    question = changes.pop("question", {})
    data = form_data(**changes) | {f"questions-0-{name}": value for name, value in question.items()}
    if publish:
        data["action-publish"] = "1"
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", index.pk])
    response = admin_client.post(url, data)
    return response, EventPage.objects.filter(slug="austausch-neu", locale__language_code="de").first()


def test_editors_type_the_wall_clock_of_the_events_zone_and_see_it_again(index, admin_client):
    _response, event = submit(index, admin_client, timezone="Europe/Kyiv")
    assert event.live
    assert event.starts_at == datetime.datetime(2027, 3, 27, 8, tzinfo=UTC)
    assert event.ends_at == datetime.datetime(2027, 3, 28, 9, tzinfo=UTC), "summer time began that night"
    assert event.spoken_languages == ["de", "uk"]
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[event.pk]))
    assert "2027-03-28 12:00" in form.content.decode() or "28.03.2027 12:00" in form.content.decode()
    assert Page.objects.filter(translation_key=event.translation_key).count() == 3


@pytest.mark.parametrize(
    "words", [{"summary": "Hilfe für die Ukraine"}, {"title": "Зустріч про Україну"}, {"country": "UA"}]
)
def test_before_content_on_ukraine_is_published_somebody_checks_that_it_endangers_nobody(index, admin_client, words):
    response, event = submit(index, admin_client, **words)
    assert event is None
    assert response.context["form"].errors.keys() == {"protection_checked"}
    assert "Auf dieser Seite geht es um die Ukraine" in response.content.decode()
    assert submit(index, admin_client, protection_checked="on", **words)[1].live


def test_a_draft_on_ukraine_and_a_page_on_other_things_need_no_such_check(index, admin_client):
    assert submit(index, admin_client, publish=False, summary="Ukraine")[1].live is False


def test_a_time_that_does_not_exist_is_refused_with_a_sentence(index, admin_client):
    response, event = submit(index, admin_client, starts_at="2027-03-28 02:30")
    assert event is None
    assert response.context["form"].errors["starts_at"]
    assert submit(index, admin_client, starts_at="2027-03-28 02:30", timezone="Africa/Bujumbura")[1].live


def test_a_draft_may_lack_words_that_publication_needs(index, admin_client):
    without = {"label_uk": ""}
    assert submit(index, admin_client, question=without)[1] is None
    assert submit(index, admin_client, publish=False, question=without)[1].live is False


def test_documentation_is_shown_once_the_event_is_over(make, client):
    notes = [("text", "<p>Die Folien vom Austausch</p>")]
    for days, shown in ((2, False), (-2, True)):
        event = make(days=days, documentation=notes)
        assert ("Die Folien vom Austausch" in client.get(event.url).content.decode()) is shown


def test_what_is_no_time_zone_is_refused_at_its_field(index, admin_client):
    for bad in ("Berlin", "Europe/Atlantis", "../../etc/passwd", "x" * 10_000, ""):
        response, event = submit(index, admin_client, timezone=bad)
        assert event is None
        assert response.context["form"].errors.keys() == {"timezone"}
        assert "Austausch" in response.content.decode()
    with pytest.raises(ValidationError):
        times.at(datetime.datetime(2027, 3, 1), "Berlin")
