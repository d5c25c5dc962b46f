"""Whatever address of the admin shows somebody's name or address leaves a trace of who opened it."""

from datetime import timedelta

import pytest
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Locale
from wagtail_localize.models import Translation

from core.mail.models import OutboxMail
from core.privacy import traces
from core.privacy.models import AccessRecord
from core.public_forms.models import Submission
from events.registration import intake, service
from feedback.models import FeedbackReport
from newsletter.models import Subscriber
from partnerships.models import (
    AdviceRequest,
    Correction,
    GroupMember,
    PartnerSearchNotice,
    Partnership,
    PartnershipContact,
    Proposal,
)
from search.models import EmptySearch
from tests import factories
from tests.contract.admin_addresses import address, patterns
from tests.roles import client_of, user_of
from translation.models import ExternalJob

pytestmark = pytest.mark.django_db
NAME = "Kanarienvogel"
EMAIL = f"{NAME.lower()}@example.org"
NEVER = {"logout/", "failwhale/"}  # ends the log-in, fails on purpose
WHO = {"name": NAME, "email": EMAIL, "municipality": "Ulm"}


@pytest.fixture
def event(home):
    index = factories.EventIndexPageFactory(parent=home, title="Veranstaltungen", slug="veranstaltungen")
    return factories.EventPageFactory(parent=index, title="Austausch", policy="open")


@pytest.fixture
def records(event, home):
    """One of each kind that somebody has sent or is named in."""
    form = {"form": "sample", "digest": "d"}
    partnership = Partnership.objects.create(slug="ulm-jass", stage="active", is_public=True)
    group = factories.WorkingGroupPageFactory(parent=home)
    factories.translate(event, Locale.objects.get(language_code="fr"), publish=False)
    job = Translation.objects.latest("pk")
    later = timezone.now() + timedelta(days=9)
    AdviceRequest.objects.create(number="B-1", concern="Wie?", role="volunteer", contact="email",
                                 preferred_language="de", due_on="2026-12-01", **WHO)  # fmt: skip
    Proposal.objects.create(state="waiting", kind="practice", title="Brücke", text="Text", language="de", **WHO)
    PartnerSearchNotice.objects.create(state="waiting", title="Suche", own_country="DE", text="Text", language="de",
                                       **WHO)  # fmt: skip
    GroupMember.objects.create(state="waiting", group=group, language="de", **WHO)
    PartnershipContact.objects.create(partnership=partnership, name=NAME, email=EMAIL)
    Correction.objects.create(partnership=partnership, message=f"Anruf von {NAME}")
    FeedbackReport.objects.create(number="H-1", kind="error", page="/de/", text=NAME, email=EMAIL, language="de")
    Subscriber.objects.create(submission=Submission.objects.create(key="s", **form), email=EMAIL, language="de")
    ExternalJob.objects.create(translation=job, name=NAME, email=EMAIL, language="de", expires_at=later)
    OutboxMail.objects.create(key="k", kind="x", language="de", message_id="m", to=EMAIL, subject=NAME, text=NAME)
    EmptySearch.objects.create(language="de", words=NAME.lower(), day=timezone.localdate())
    service.verify(intake.register(event, language="de", attendance="on-site", name=NAME, email=EMAIL, seats=1))


def shows(response):
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return NAME.lower() in content.decode(errors="ignore").lower()


@pytest.mark.audit
def test_every_address_that_shows_somebody_leaves_a_trace(records, admin_client):
    admin_client.raise_request_exception = False
    shown, silent = set(), set()
    for where in (address(pattern) for pattern in patterns() if pattern not in NEVER):
        for query in ("",) if where[-2].isdigit() else ("", "?export=csv"):
            AccessRecord.objects.all().delete()
            response = admin_client.get(where + query)
            if response.status_code == 200 and shows(response):
                name = response.resolver_match.view_name
                shown.add(name)
                if not AccessRecord.objects.exists():
                    silent.add(name)
    assert silent == set()
    tried = shown | {name.partition(":")[0] for name in shown}
    assert traces.SCREENS.keys() - tried == UNTRIED, sorted(shown)


# Not in the sample above: it takes a file, or the record is nobody's of the public.
UNTRIED = {"public_forms:attachment", "wagtailusers_users", "wagtailsnippets_home_person"}


@pytest.fixture
def officer(db):
    return client_of(user_of("datenschutz"))


def facts():
    return list(AccessRecord.objects.order_by("pk").values_list("user__username", "act", "kind__model", "key", "count"))


def test_what_is_read_again_is_one_record_and_a_list_is_one_with_its_number(records):
    user = user_of("admin")
    client = client_of(user)
    AccessRecord.objects.all().delete()
    case = AdviceRequest.objects.get()
    listed = reverse(AdviceRequest.snippet_viewset.get_url_name("list"))
    opened = reverse(AdviceRequest.snippet_viewset.get_url_name("edit"), args=[case.pk])
    for where in (listed, listed, opened, opened):
        client.get(where)
    client.get(f"{listed}?export=csv").getvalue()
    assert facts() == [
        ("admin", "read", "advicerequest", "", 1),
        ("admin", "read", "advicerequest", str(case.pk), None),
        ("admin", "export", "advicerequest", "", None),
    ]
    AccessRecord.objects.update(at=timezone.now() - traces.AGAIN - timedelta(seconds=1))
    client.get(opened)
    assert len(facts()) == 4
    assert NAME not in str(list(AccessRecord.objects.values()))


def test_the_officers_own_acts_are_among_them(records, officer):
    AccessRecord.objects.all().delete()
    for press in ({"find": ""}, {"export": ""}, {"erase": "", "sure": "on"}):
        officer.post(reverse("privacy:person"), {"email": EMAIL} | press)
    acts = [act for _user, act, _kind, _key, _count in facts()]
    assert {"read", "export", "erase"} == set(acts)
    report = officer.get(reverse("privacy:accesses")).content.decode()
    assert "datenschutz" in report
    assert EMAIL not in report
    exported = officer.get(reverse("privacy:accesses"), {"export": "csv"}).getvalue().decode()
    assert "datenschutz" in exported


def test_the_report_is_for_officers_alone(db):
    for role, status in (("datenschutz", 200), ("admin", 200), ("redaktion", 302), ("traduction", 302)):
        assert client_of(user_of(role)).get(reverse("privacy:accesses")).status_code == status


def test_log_ins_leave_the_account_and_the_network_only(client, django_user_model):
    user = django_user_model.objects.create_user("amina", "amina@example.org", "ein langes Kennwort 1")
    for password in ("falsch", "auch falsch", "ein langes Kennwort 1"):
        client.login(request=_request("203.0.113.77"), username="amina", password=password)
    client.login(request=_request("2001:db8:1:2::3"), username="kanarienvogel", password="x")
    client.logout()
    rows = list(AccessRecord.objects.order_by("pk").values_list("act", "user", "network", "count"))
    assert rows[0] == ("log-in-failed", user.pk, "203.0.113.0/24", 2)
    assert rows[1][:2] == ("log-in", user.pk)
    assert rows[2] == ("log-in-failed", None, "2001:db8:1::/48", 1)
    assert rows[3][:2] == ("log-out", user.pk)
    assert "kanarienvogel" not in str(list(AccessRecord.objects.values()))


def _request(address):
    return RequestFactory(REMOTE_ADDR=address).post("/")
