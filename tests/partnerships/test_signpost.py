"""Who is responsible for what: questions with filters, without a script."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.models import HomePage, Person, Topic
from home.staff import roles
from partnerships.models import Organisation, SignpostEntry, SignpostPage
from search.models import SearchDocument
from tests import factories
from tests.html import soup_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept_signpost(kept):
    home = HomePage.objects.get(locale__language_code="de")
    signpost = factories.SignpostPageFactory(parent=home, title="Wer ist zuständig?")
    ministry = Organisation.objects.create(name_de="Ministerium", name_fr="Ministère", url="https://example.org/")
    person = Person.objects.create(name="Demo Person", role_de="Beratung", email="demo@example.org")
    topic = Topic.objects.create(slug="klima", name_de="Klima", name_fr="climat", name_uk="клімат")
    made = [
        SignpostEntry.objects.create(
            question_de="Wer zahlt?", question_fr="Qui paie ?", answer_de="Der Bund.", answer_fr="L’État fédéral.",
            level="federal", countries=["UA"], page=home,
        ),
        SignpostEntry.objects.create(question_de="Wer berät?", answer_de="Wir.", level="municipal", contact=person),
        SignpostEntry.objects.create(question_de="Wer schweigt?", answer_de="Niemand.", level="state", is_public=False),
    ]  # fmt: skip
    made[0].organisations.add(ministry)
    made[0].topics.add(topic)
    return signpost.pk, [entry.pk for entry in made]


@pytest.fixture
def signpost(kept_signpost, db):
    return SignpostPage.objects.get(pk=kept_signpost[0])


@pytest.fixture
def entries(kept_signpost, db):
    return [SignpostEntry.objects.get(pk=key) for key in kept_signpost[1]]


def questions(response):
    return [heading.get_text(strip=True) for heading in soup_of(response).select(".finder-entry h3")]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({}, ["Wer zahlt?", "Wer berät?"]),
        ({"sort": "question"}, ["Wer berät?", "Wer zahlt?"]),
        ({"level": "municipal"}, ["Wer berät?"]),
        ({"topic": "klima"}, ["Wer zahlt?"]),
        ({"country": "UA", "level": "federal"}, ["Wer zahlt?"]),
    ],
)
def test_filters(query, expected, signpost, entries, client):
    assert questions(client.get(signpost.url, query)) == expected


@pytest.mark.parametrize("query", [{"level": "x"}, {"topic": "'"}, {"country": "ZZ"}, {"page": "9"}, {"sort": "z"}])
def test_wrong_questions_give_everything_and_a_message(query, signpost, entries, client):
    response = client.get(signpost.url, query)
    assert response.status_code == 200
    assert len(questions(response)) == 2
    assert soup_of(response).select(".page-notice")


def test_an_answer_names_who_answers(signpost, entries, client, home):
    main = soup_of(client.get(signpost.url)).main
    addresses = [link["href"] for link in main.select(".signpost__answers a")]
    assert addresses == ["https://example.org/", home.url, "mailto:demo@example.org"]


def test_questions_are_in_the_readers_language_or_marked(signpost, entries, locales, client):
    french = factories.translate(signpost, locales["fr"])
    main = soup_of(client.get(french.url)).main
    assert questions(client.get(french.url)) == ["Qui paie ?", "Wer berät?"]
    assert [heading.span["lang"] for heading in main.select(".finder-entry h3") if heading.span] == ["de"]


def test_number_of_questions_costs_no_queries(signpost, entries, client, home, django_assert_max_num_queries):
    for number in range(30):
        entry = SignpostEntry.objects.create(question_de=f"Frage {number}?", answer_de="Ja.", level="eu", page=home)
        entry.organisations.add(Organisation.objects.get())
    client.get(signpost.url)
    with django_assert_max_num_queries(25):
        client.get(signpost.url)


def test_search_finds_public_questions_only(signpost, entries):
    found = SearchDocument.objects.filter(suffix__startswith="#question-", language="de")
    assert set(found.values_list("title", flat=True)) == {"Wer zahlt?", "Wer berät?"}
    entries[0].is_public = False
    entries[0].save()
    assert found.get().suffix == f"#{entries[1].anchor}"


def test_editors_maintain_them(entries, client, django_user_model):
    editor = django_user_model.objects.create_user("editor", "e@example.org", "a-password-for-tests")
    editor.groups.add(Group.objects.get(name=roles.EDITORS))
    client.force_login(editor)
    listing = client.get(reverse("wagtailsnippets_partnerships_signpostentry:list"), {"level": "federal"})
    assert "Wer zahlt?" in listing.content.decode()
    assert "Wer berät?" not in listing.content.decode()
    edit = reverse("wagtailsnippets_partnerships_signpostentry:edit", args=[entries[0].pk])
    assert client.get(edit).status_code == 200
