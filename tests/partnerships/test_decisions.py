"""Each act on what came in, in each state, by each role: what it changes, and what it says."""

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone

from core.mail.models import OutboxMail
from partnerships.models import Correction, GroupMember, PartnerSearchNotice, Partnership, Proposal
from tests import factories, roles
from tests.sampling import audited

pytestmark = pytest.mark.django_db
WHO = {"name": "Amina", "email": "amina@example.org", "language": "fr", "municipality": "Demo-Stadt"}
EDITING = {"admin", "redaktion", "veroeffentlichung"}
DECIDE = {"accept": {"waiting": "accepted"}, "refuse": {"waiting": "refused"}}
ACTS = {
    PartnerSearchNotice: (EDITING, DECIDE | {"take_down": {"accepted": "ended"}}),
    Proposal: (EDITING, DECIDE),
    GroupMember: ({"admin", "arbeitsgemeinschaft"}, DECIDE | {"end": {"accepted": "ended"}}),
}
TABLE = [
    (model, act, state)
    for model, (_who, acts) in ACTS.items()
    for act in acts
    for state in ("unconfirmed", "waiting", "accepted", "refused", "ended")
]
WORDS = {
    "unconfirmed": "nicht per E-Mail bestätigt",
    "waiting": "noch zu entscheiden",
    "accepted": "„angenommen“",
    "refused": "„abgelehnt“",
    "ended": "„beendet“",
}


def words_in(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.fixture(scope="module")
def kept_people(kept):
    for role in roles.GROUPS:
        roles.user_of(role)


@pytest.fixture
def people(kept_people, django_user_model):
    return {role: django_user_model.objects.get(username=role) for role in roles.GROUPS}


def make(model, home):
    further = {
        PartnerSearchNotice: {"own_country": "DE", "title": "Wir suchen", "text": "Eine Partnerstadt."},
        Proposal: {"kind": "partnership", "partner": "Anderswo", "text": "Seit 1990."},
        GroupMember: {},
    }[model]
    if model is GroupMember:
        further["group"] = factories.WorkingGroupPageFactory(parent=home, title="AG", slug="ag")
    return model.objects.create(**WHO, **further)


@pytest.mark.parametrize("asked", ["some", audited("all")])
@pytest.mark.parametrize(("model", "act", "state"), TABLE, ids=[f"{m.__name__}-{a}-{s}" for m, a, s in TABLE])
def test_an_act_is_done_or_says_what_is_the_case(model, act, state, asked, people, home):
    """Where nothing is to be done, the suite asks two who may and one who may not."""
    record, who, after = make(model, home), ACTS[model][0], ACTS[model][1][act].get(state)
    first = people["veroeffentlichung"]
    some = [*sorted(who)[:2], "datenschutz"]
    for role in people if after or asked == "all" else some:
        user = people[role]
        as_before = {"state": state, "decided_by": None, "decided_at": None}
        if state in {"accepted", "refused", "ended"}:
            as_before |= {"decided_by": first, "decided_at": timezone.now()}
        Partnership.objects.filter(is_public=False).delete()  # made of the proposal by the one before
        if model is Proposal and state == "accepted":
            as_before["partnership"] = Partnership.objects.create(is_public=False)
        model.objects.update(**as_before)
        OutboxMail.objects.all().delete()
        response = roles.client_of(user).post(record.decision_url(act), {"remark": "Parce que."})
        record.refresh_from_db()
        said = words_in(response)
        if role not in who:
            assert (record.state, "Erledigt." in said) == (state, False), role
        elif after:
            assert (record.state, record.decided_by, said) == (after, user, "Erledigt."), role
        else:
            assert record.state == state, role
            assert "Erledigt." not in said, role
            expected = "„veröffentlicht“" if (model, state) == (PartnerSearchNotice, "accepted") else WORDS[state]
            assert expected in said, role
            assert (str(first) in said) == bool(as_before["decided_by"]), role
        told = act != "end" and not (model is Proposal and act == "accept")
        assert OutboxMail.objects.exists() == bool(after and role in who and told), role


@pytest.mark.parametrize("decision", ["", "accepted", "refused"])
@pytest.mark.parametrize("act", ["accept", "refuse"])
def test_a_corrected_fact_is_decided_once(act, decision, people, directory):
    partnership = Partnership.objects.public().exclude(stage="paused").first()
    stage = partnership.stage
    fact = Correction.objects.create(partnership=partnership).facts.create(fact="stage", old=stage, new="paused")
    for role, user in people.items():
        Partnership.objects.filter(pk=partnership.pk).update(stage=stage)
        first = people["admin"] if decision else None
        type(fact).objects.update(decision=decision, decided_by=first, decided_at=first and timezone.now())
        said = words_in(roles.client_of(user).post(fact.decision_url(act)))
        fact.refresh_from_db()
        partnership.refresh_from_db()
        is_done = role in EDITING and not decision
        assert bool(said == "Erledigt.") == is_done, (role, said)
        assert fact.decision == ({"accept": "accepted", "refuse": "refused"}[act] if is_done else decision), role
        assert (partnership.stage == "paused") == (is_done and act == "accept"), role
        if role in EDITING and decision:
            assert "admin" in said, role
            assert "Es wurde nichts getan" in said, role


def test_a_record_that_was_saved_as_it_was_is_not_called_changed(home, people):
    notice = make(PartnerSearchNotice, home)
    client = roles.client_of(people["redaktion"])
    said = words_in(client.post(reverse(PartnerSearchNotice.snippet_viewset.get_url_name("edit"), args=[notice.pk])))
    assert "aktualisiert" not in said
