"""What editors do with participants in the admin."""

import gc
import tracemalloc

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from events.models import Answer, Question, Registration
from tests.events.registrations import register, states
from tests.sampling import audited


@pytest.fixture
def make(make_in_german):
    return make_in_german


@pytest.fixture(scope="module")
def kept_event(make_kept):
    return make_kept(policy="approval", capacity_on_site=2, in_german_only=True).pk


def address(event, name="list", *args):
    return reverse(f"participants:{name}", args=[event.pk, *args])


def test_the_list_shows_counts_and_finds_people(event, admin_client):
    register(event, name="Anna Muster")
    register(event, name="Borys Приклад")
    register(event, name="Carla Late")
    page = admin_client.get(address(event)).content.decode()
    assert "Anna Muster" in page
    assert "Carla Late" in page
    found = admin_client.get(address(event), {"q": "приклад", "state": "pending"}).content.decode()
    assert "Borys" in found
    assert "Anna" not in found


@pytest.mark.parametrize("query", [{"state": "x"}, {"page": "x"}, {"q": "a" * 150}])
def test_a_wrong_filter_leaves_the_list_and_says_so(event, admin_client, query):
    register(event, name="Anna Muster")
    response = admin_client.get(address(event), query)
    assert response.status_code == 200
    assert "Anna Muster" in response.content.decode()
    assert response.context["message"]


def test_those_with_required_answers_missing_are_found(event, admin_client):
    question = Question(event=event, key="role", required=True, label_de="Rolle")
    question.save()
    with_answer, without = register(event, name="Mit Antwort"), register(event, name="Ohne Antwort")
    Answer.objects.create(registration=with_answer, question_key="role", value="x")
    page = admin_client.get(address(event), {"open": "on"}).content.decode()
    assert without.name in page
    assert with_answer.name not in page


def test_many_are_approved_at_once_and_others_left(event, admin_client):
    first, second, third = register(event), register(event), register(event)
    ids = [first.pk, second.pk, third.pk]
    admin_client.post(address(event), {"action": "approve", "registration": ids})
    assert states(first, second, third) == ["confirmed", "confirmed", "waitlisted"]
    question = admin_client.post(address(event), {"action": "reject", "registration": ids})
    assert question.status_code == 302, "nobody is left whom it concerns, so there is nothing to ask"
    question = admin_client.post(address(event), {"action": "cancel", "registration": ids})
    assert states(first) == ["confirmed"], "nobody is cancelled without the question"
    assert len(question.context["rows"]) == 3
    admin_client.post(address(event), {"action": "cancel", "registration": [first.pk], "sure": "on"})
    assert states(first, third) == ["cancelled-by-us", "offered"]


def test_registrations_of_another_event_stay_untouched(event, make, admin_client):
    other = register(make(title="Anderes", policy="approval"))
    admin_client.post(address(event), {"action": "approve", "registration": [other.pk, "x", "9" * 30]})
    assert states(other) == ["pending"]


@pytest.mark.parametrize("name", ["list", "add"])
def test_who_may_not_edit_the_german_page_sees_nobody(event, translator_client, name):
    register(event, name="Anna Muster")
    assert translator_client.get(address(event, name), HTTP_X_REQUESTED_WITH="XMLHttpRequest").status_code == 403


def test_sensitive_answers_need_a_permission_of_their_own(event, admin_client, django_user_model):
    Question(event=event, key="diet", sensitive=True, label_de="Essen").save()
    registration = register(event)
    Answer.objects.create(registration=registration, question_key="diet", sensitive=True, value="Nussallergie")
    url = address(event, "detail", registration.pk)
    assert "Nussallergie" in admin_client.get(url).content.decode()
    editor = django_user_model.objects.create_user("e", "e@example.org", "a-password-for-tests")
    editor.groups.add(Group.objects.get(name="Anmeldungen"))
    client = Client()
    client.force_login(editor)
    page = client.get(url)
    assert page.status_code == 200
    assert "Nussallergie" not in page.content.decode()


def test_somebody_is_entered_by_hand(event, admin_client):
    fields = {"name": "Telefon #1", "language": "uk", "attendance": "on-site", "seats": 2, "has_consent": "on"}
    admin_client.post(address(event, "add"), fields)
    admin_client.post(address(event, "add"), fields | {"seats": 1})
    assert sorted(Registration.objects.values_list("state", flat=True)) == ["confirmed", "waitlisted"]
    admin_client.post(address(event, "add"), fields | {"seats": 1, "over_capacity": "on"})
    assert Registration.objects.filter(transitions__over_capacity=True).count() == 1


def test_nobody_is_entered_twice_by_hand(event, admin_client):
    register(event, email="anna@example.org")
    fields = {"name": "Anna", "email": "Anna@Example.org", "language": "de", "attendance": "on-site", "seats": 1}
    page = admin_client.post(address(event, "add"), fields | {"has_consent": "on"})
    assert list(page.context["form"].errors) == ["email"]
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("number", [500, audited(10_000)])
def test_thousands_of_participants_take_few_queries_and_little_memory(
    number, make, admin_client, django_assert_max_num_queries
):
    event = make(policy="open")
    Registration.objects.bulk_create(
        Registration(event=event, state="confirmed", attendance="on-site", language="de", name=f"P {n}", seats_held=1)
        for n in range(number)
    )
    admin_client.get(address(event))
    with django_assert_max_num_queries(18):
        assert admin_client.get(address(event), {"page": number // 100, "open": "on"}).status_code == 200
    with django_assert_max_num_queries(18):
        response = admin_client.get(address(event), {"page": number // 100, "q": "P"})
    assert len(response.context["page"]) == 50
    chosen = {"format": "csv", "columns": ["name", "state"]}
    next(iter(admin_client.post(address(event, "export"), chosen).streaming_content))  # fills caches
    gc.collect()
    gc.freeze()  # else what the rest of the suite holds decides when the cycles among the rows are collected
    thresholds = gc.get_threshold()
    gc.set_threshold(700, 10, 10)  # as in a process that serves
    tracemalloc.start()
    with django_assert_max_num_queries(30):
        response = admin_client.post(address(event, "export"), chosen)
        rows = sum(part.count(b"\r\n") for part in response.streaming_content)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    gc.set_threshold(*thresholds)
    gc.unfreeze()
    assert rows == number + 1
    assert peak < 32 * 1024 * 1024
