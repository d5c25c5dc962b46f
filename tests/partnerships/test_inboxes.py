"""What comes in is told to those who decide, by mail and on their first page; to nobody else."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from django.urls import reverse

from core.mail.models import OutboxMail
from core.public_forms.models import Submission
from feedback import service as feedback
from home.models import SiteSettings
from partnerships.advice import service as advice
from partnerships.contributions import confirming, yearly_check
from partnerships.models import GroupMember, PartnerSearchNotice, Partnership, PartnershipContact, Proposal
from tests import factories, roles
from tests.html import soup_of
from tests.partnerships.test_yearly import entry

pytestmark = pytest.mark.django_db
WHO = {"name": "Amina", "email": "amina@example.org", "language": "fr", "municipality": "Kanarienvogel-Stadt"}
EDITORS = {"redaktion", "veroeffentlichung"}


def report(home):
    feedback.receive(
        Submission.objects.create(key="report", form="feedback"), {"kind": "mistake", "text": "Kanarienvogel"}
    )


def advice_request(home):
    values = {"role": "staff", "concern": "Kanarienvogel", "contact": "email", "preferred_language": "fr"}
    who = {name: WHO[name] for name in ("name", "email", "municipality")}
    submission = Submission.objects.create(key="advice", form="advice")
    advice.receive(submission, values | who | {"country": "", "topic": None})


def correction(home):
    partnership = Partnership(slug="kanarienvogel", is_public=True)
    partnership.save()
    contact = PartnershipContact(partnership=partnership, name="Amina", email=WHO["email"], language="fr")
    contact.save()
    form = yearly_check.entry_form(contact, QueryDict(urlencode(entry(partnership, message="Kanarienvogel"))))
    assert form.is_valid(), form.errors
    yearly_check.changed(contact, form)


def notice(home):
    confirming.confirm(
        PartnerSearchNotice.objects.create(**WHO, own_country="DE", title="Kanarienvogel", text="Kanarienvogel")
    )


def proposal(home):
    confirming.confirm(Proposal.objects.create(**WHO, kind="partnership", partner="Anderswo", text="Kanarienvogel"))


def wish(home):
    group = factories.WorkingGroupPageFactory(parent=home, title="AG", slug="ag")
    confirming.confirm(GroupMember.objects.create(**WHO, group=group))


CASES = [
    (report, "feedback.arrived", "1 neue Meldung", EDITORS),
    (advice_request, "partnerships.advice_arrived", "1 neue Beratungsanfrage", {"beratung"}),
    (correction, "partnerships.correction_arrived", "1 Korrektur zu entscheiden", EDITORS),
    (notice, "partnerships.notice_arrived", "1 Anzeige der Partnersuche zu entscheiden", EDITORS),
    (proposal, "partnerships.proposal_arrived", "1 Vorschlag zu entscheiden", EDITORS),
    (wish, "partnerships.groupmember_arrived", "1 Anfrage zum Mitmachen", {"arbeitsgemeinschaft"}),
]


@pytest.mark.parametrize(("come_in", "kind", "words", "who"), CASES, ids=[case[0].__name__ for case in CASES])
def test_a_new_case_is_told_to_those_who_decide(come_in, kind, words, who, home):
    people = {role: roles.user_of(role) for role in roles.GROUPS}
    come_in(home)
    mails = OutboxMail.objects.filter(kind=kind)
    assert {mail.to for mail in mails} == {people[role].email for role in who}
    for mail in mails:
        assert "anarienvogel" not in mail.subject + mail.text + mail.html
        address = next(word for word in mail.text.split() if "/admin/" in word)
        assert roles.client_of(people[sorted(who)[0]]).get(address[address.index("/admin/") :]).status_code == 200
    for role, user in people.items():
        shown = roles.client_of(user).get(reverse("wagtailadmin_home")).content.decode()
        assert (words in shown) == (role in who | {"admin"}), role
    line = soup_of(roles.client_of(people["admin"]).get(reverse("wagtailadmin_home"))).find(
        "a", string=lambda text: text and words in text
    )
    assert roles.client_of(people["admin"]).get(line["href"]).status_code == 200


def test_the_office_is_told_where_nobody_who_decides_has_an_address(home):
    SiteSettings.objects.update_or_create(site=home.get_site(), defaults={"email": "office@example.org"})
    editor = roles.user_of("redaktion")
    editor.email = ""
    editor.save()
    notice(home)
    assert OutboxMail.objects.get(kind="partnerships.notice_arrived").to == "office@example.org"
