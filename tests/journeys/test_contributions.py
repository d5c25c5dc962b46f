"""What citizens propose is confirmed by them and decided on by the office; the public reads what was published."""

from django.urls import reverse
from wagtail_localize.synctree import create_aliases_for_new_page

from partnerships.models import BestPracticePage, PartnerSearchNotice, Proposal
from tests import factories
from tests.journeys.walking import Reader, link_in, mails_to

EMAIL = "amina@example.net"


def in_each_language(page):
    create_aliases_for_new_page(page)
    return page


def confirm(citizen):
    citizen.open(link_in(mails_to(EMAIL)[-1], "/dienst/"))
    citizen.submit(press="action")


def arrive_at(colleague, record):
    """From the mail and the first page to the case."""
    edit = reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])
    assert edit in colleague.mails()[-1].text
    colleague.open("/admin/")
    colleague.open(colleague.page.select_one(f"main a[href*={record._meta.model_name}]")["href"])
    colleague.follow(record.title, colleague.page.main)
    assert colleague.address == edit


def test_a_proposal_becomes_a_page_that_the_public_reads(log_in, home, read):
    form = in_each_language(factories.ProposalPageFactory(parent=home, kind="practice", slug="vorschlag"))
    in_each_language(factories.BestPracticeIndexPageFactory(parent=home, slug="gute-praxis"))
    editor, publisher, citizen = log_in("redaktion"), log_in("veroeffentlichung"), Reader()
    wanted = {"title": "Wärme für Schulen", "municipality": "Ulm", "partner": "Lyon", "country": "FR"}
    citizen.fill_in(form.url, text="Wir haben gebaut.", person="Amina", email=EMAIL, **wanted)
    confirm(citizen)
    proposal = Proposal.objects.get()
    arrive_at(editor, proposal)
    editor.sees_not("Amina")
    editor.submit(press="Entwurf anlegen")
    draft = BestPracticePage.objects.get(locale=home.locale)
    Reader().open(draft.url, status=404)

    publisher.open(reverse("wagtailadmin_pages:edit", args=[draft.pk]))
    filled = {"problem": "Kalte Räume.", "approach": "Dämmen."}
    publisher.submit(press="action-publish", **filled)
    for reader in read(draft).values():
        reader.sees("Wärme für Schulen")
    assert mails_to(EMAIL)[-1].kind == "partnerships.proposal_published"
    publisher.open(reverse(Proposal.snippet_viewset.get_url_name("list")))
    publisher.follow("Wärme für Schulen", publisher.page.main)


def test_a_notice_is_published_and_taken_down(log_in, home, read):
    search = in_each_language(factories.PartnerSearchPageFactory(parent=home, slug="partnersuche"))
    publisher, citizen = log_in("veroeffentlichung"), Reader()
    wanted = {"title": "Suchen Partnerstadt", "municipality": "Ulm", "own_country": "DE", "country": "FR"}
    citizen.fill_in(f"{search.url}neu/", text="Schreiben Sie uns.", person="Amina", email=EMAIL, **wanted)
    confirm(citizen)
    notice = PartnerSearchNotice.objects.get()
    arrive_at(publisher, notice)
    publisher.submit(press="Veröffentlichen", text="Schreiben Sie uns bald.")
    for code in ("de", "fr", "uk"):
        reader = Reader()
        reader.open(f"/{code}/partnersuche/")
        reader.follow("Suchen Partnerstadt", reader.page.main)
        reader.sees("Schreiben Sie uns bald.")
        reader.sees_not("Amina")

    publisher.open(reverse(PartnerSearchNotice.snippet_viewset.get_url_name("edit"), args=[notice.pk]))
    publisher.submit(press="Zurückziehen", remark="Schon gefunden.")
    assert "Schon gefunden." in mails_to(EMAIL)[-1].text
    for code in ("de", "fr", "uk"):
        reader = Reader()
        reader.open(f"/{code}/partnersuche/{notice.pk}/", status=404)
        assert f"/{code}/partnersuche/" in [link["href"] for link in reader.page.main.find_all("a", href=True)]
        reader.open(f"/{code}/partnersuche/")
        reader.sees_not("Suchen Partnerstadt")
