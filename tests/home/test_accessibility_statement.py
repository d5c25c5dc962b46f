"""The accessibility statement has the parts that the law prescribes."""

import datetime

import pytest
from django.core.checks import run_checks
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from home.models import AccessibilityStatementPage
from tests import factories
from tests.html import heading_levels, soup_of

pytestmark = pytest.mark.django_db

ISSUES = [
    ("issue", {"reason": "out_of_scope", "content": "Fremde Dokumente", "details": "Nicht von uns."}),
    ("issue", {"reason": "non_compliance", "content": "Film", "details": "WCAG 1.2.2", "alternative": "Ein Text"}),
]


@pytest.fixture
def statement(home):
    return factories.AccessibilityStatementPageFactory(
        parent=home,
        title="Erklärung zur Barrierefreiheit",
        issues=ISSUES,
        prepared_on=datetime.date(2026, 1, 2),
        reviewed_on=timezone.localdate(),
        method="self",
        feedback_email="barriere@example.org",
    )


def test_statement_has_the_prescribed_parts(statement, client):
    main = soup_of(client.get(statement.url)).main
    text = " ".join(main.get_text().split())
    headings = [heading.get_text() for heading in main.find_all("h3")]
    assert headings == ["Noch nicht mit dem Recht vereinbar", "Vom Recht nicht erfasst"]
    for part in (
        "teilweise vereinbar",
        "WCAG 1.2.2",
        "2. Januar 2026",
        "Else-Josenhans-Straße 6",
        "Überwachungsstelle",
    ):
        assert part in text
    assert main.find("a", href="mailto:barriere@example.org")
    assert "mit Wohnsitz in Baden-Württemberg" in text, "§ 10b Abs. 3 L-BGG"
    assert heading_levels(main) == [1, 2, 2, 3, 3, 2, 2, 2, 2]


def test_it_finds_the_form_for_reports_itself(statement, home, client, locales):
    assert not soup_of(client.get(statement.url)).main.select('a[href*="kind=barrier"]')
    form = factories.FeedbackPageFactory(parent=home, title="Barriere melden", slug="barriere-melden")
    link = soup_of(client.get(statement.url)).main.find("a", href=f"{form.url}?kind=barrier")
    ticked = soup_of(client.get(link["href"])).main.select("input[name=kind][checked]")
    assert [box["value"] for box in ticked] == ["barrier"]
    alias = form.copy_for_translation(locales["fr"], alias=True)
    french = factories.translate(statement, locales["fr"])
    assert soup_of(client.get(french.url)).main.find("a", href=f"{alias.url}?kind=barrier")["hreflang"] == "de"


def test_words_are_translated_and_facts_are_not(statement, locales, client):
    french = factories.translate(statement, locales["fr"])
    assert [issue.value["content"] for issue in french.issues] == ["Fremde Dokumente [fr]", "Film [fr]"]
    assert (french.conformity, french.reviewed_on) == (statement.conformity, statement.reviewed_on)
    main = soup_of(client.get(french.url)).main
    assert main.find("address")["lang"] == "de"


def test_untranslated_statement_marks_the_german_words(statement, locales, client):
    alias = statement.copy_for_translation(locales["uk"], alias=True)
    main = soup_of(client.get(alias.url)).main
    assert main["lang"] == "de"
    assert main.select_one(".statement")["lang"] == "uk"
    assert main.select_one(".statement__issues p")["lang"] == "de"


def test_every_page_links_to_it(statement, home, client):
    assert statement.url in [link["href"] for link in soup_of(client.get(home.url)).footer.find_all("a")]


def test_it_cannot_be_taken_away(statement, admin_client):
    for view in ("delete", "unpublish"):
        admin_client.post(reverse(f"wagtailadmin_pages:{view}", args=[statement.pk]))
    assert AccessibilityStatementPage.objects.get(pk=statement.pk).live


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"conformity": "full"}, "conformity"),
        ({"reviewed_on": datetime.date(2025, 12, 31)}, "reviewed_on"),
    ],
)
def test_contradictions_are_refused(statement, fields, wrong):
    for name, value in fields.items():
        setattr(statement, name, value)
    with pytest.raises(ValidationError) as error:
        statement.clean()
    assert set(error.value.message_dict) == {wrong}


def test_check_tells_what_is_left_to_do(statement):
    statement.method_details = "[BITTE ERGÄNZEN: Verfahren]"
    statement.reviewed_on = timezone.localdate() - datetime.timedelta(days=366)
    statement.prepared_on = None
    statement.save_revision().publish()
    found = {message.id for message in run_checks(tags=["content"], include_deployment_checks=True)}
    assert {"home.W002", "home.W003"} <= found
