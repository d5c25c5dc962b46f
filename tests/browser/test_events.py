"""What participants have beside public pages, and the programme in the editor's form, in a browser."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from core.mail.models import OutboxMail
from core.privacy import links
from demo.users import PASSWORD
from events import survey
from events.models import EventDocument, EventPage, Registration
from events.registration import mails
from home.models import HomePage
from tests import factories
from tests.browser.visits import PHONE, barriers, logged_in
from tests.events.programmes import with_programme
from tests.events.registrations import register

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("database_beside_playwright")]
WORDS = {
    "de": ("Folien", "Wie hat Ihnen die Veranstaltung gefallen?", "Werkstatt de"),
    "fr": ("Diapositives", "Comment avez-vous trouvé l’événement ?", "Werkstatt fr"),
    "uk": ("Слайди", "Як вам сподобався захід?", "Werkstatt uk"),
}


@pytest.fixture
def event(committed):
    home = HomePage.objects.get(locale__language_code="de")
    index = factories.EventIndexPageFactory(parent=home, title="Treffen", slug="treffen")
    event = with_programme(lambda **facts: factories.EventPageFactory(parent=index, title="Treffen", **facts))
    titles = {f"own_title_{code}": words[0] for code, words in WORDS.items()}
    document = factories.make_document(title="Folien")
    EventDocument.objects.create(event=event, document=document, **titles)
    yield event
    OutboxMail.objects.all().delete()
    Registration.objects.all().delete()
    type(index).objects.get(pk=index.pk).delete()
    document.delete()


@pytest.fixture
def editor(committed, django_user_model):
    user = django_user_model.objects.create_superuser("admin", "editor@example.org", PASSWORD)
    yield user
    user.delete()


def looked_at(chromium, address):
    """The page on a phone, in the light and in the dark, where axe finds no barrier and nothing is too wide."""
    page = chromium.new_context(viewport=PHONE).new_page()
    page.goto(address)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.emulate_media(color_scheme="dark")
    assert barriers(page, ["color-contrast"]) == []
    return page


@pytest.mark.audit
@pytest.mark.parametrize("code", ["uk", "de", "fr"])
def test_own_page_and_questions_have_no_barrier_and_speak_the_readers_language(code, event, live_site, chromium):
    title, question, chosen = WORDS[code]
    registration = register(event, language=code, sessions=[event.sessions.get(title_de="Werkstatt de")])
    token = links.create(mails.SCOPE, registration, timedelta(days=1))
    with translation.override(code):
        own = reverse("registration:self_service", args=[token])
        questions = reverse("registration:questions", args=[event.pk, survey.new_token(event)])
    page = looked_at(chromium, live_site + own)
    assert page.locator("html").get_attribute("lang") == code
    assert page.get_by_role("link", name=title).count() == 1
    assert chosen in page.locator("main").inner_text()
    now = timezone.now()
    EventPage.objects.update(starts_at=now - timedelta(hours=3), ends_at=now - timedelta(hours=2))
    page = looked_at(chromium, live_site + questions)
    assert page.get_by_role("group", name=question).count() == 1
    page.get_by_role("button").last.click()  # nothing is chosen yet
    page.wait_for_selector("[aria-invalid=true], .kern-error, #id_rating_error")
    assert barriers(page) == []
    page.get_by_role("radio").last.check()
    page.get_by_role("button").last.click()
    page.wait_for_selector("#state")
    assert barriers(page) == []


@pytest.mark.audit
def test_a_session_is_added_in_the_form_and_a_mistake_told_there(event, editor, live_site, chromium):
    page = logged_in(chromium, live_site)
    page.goto(live_site + reverse("wagtailadmin_pages:edit", args=[event.pk]))
    page.locator("#id_sessions-ADD").click()
    number = event.sessions.count()
    for name, value in {"starts_at": "06.05.2030 18:00", "ends_at": "06.05.2030 19:00", "title_de": "Ausklang"}.items():
        page.fill(f"[name=sessions-{number}-{name}]", value)

    def publish():
        page.locator("[name=action-publish]").evaluate("button => button.click()")

    publish()
    page.get_by_text("Programmpunkte liegen innerhalb der Veranstaltung").first.wait_for()
    assert page.input_value(f"[name=sessions-{number}-title_de]") == "Ausklang"
    page.fill(f"[name=sessions-{number}-starts_at]", "06.05.2030 15:00")
    page.fill(f"[name=sessions-{number}-ends_at]", "06.05.2030 16:00")
    publish()
    page.wait_for_url(lambda url: not url.endswith("/edit/"))
    assert event.sessions.get(title_de="Ausklang").starts_at.hour == 13
