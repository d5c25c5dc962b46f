"""Who is answered at which address of the admin; whoever is refused changes nothing, and reads no title of others."""

import re
from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.models import Page, PageViewRestriction
from wagtail.snippets.models import get_snippet_models

from core.mail.models import OutboxMail
from home.models import CustomDocument, CustomImage, HomePage, User
from partnerships.models import AdviceRequest, GroupNote, PartnerSearchNotice, Proposal, WorkingGroupPage
from tests import factories
from tests.contract import one_of_each
from tests.contract.admin_addresses import address, patterns
from tests.contract.roles_matrix import ROLES, row_of, rows
from tests.html import soup_of
from tests.roles import client_of
from tests.sampling import audited, sample

pytestmark = pytest.mark.django_db
TABLE = rows()
PATTERNS = [pattern for pattern in patterns() if pattern != "failwhale/"]  # fails on purpose
LEADING_OFF = {"/admin/", "/admin/login/", "/account/login/"}
NOTED = re.compile(r"django_session|privacy_accessrecord")  # that somebody is there, and what was asked for
# Whoever passes here is led to the first page of the admin too, but something has changed.
LEADS_HOME = {"localize/translate/<int:translation_id>/disable/"}
LISTS = {CustomImage: "wagtailimages:index", CustomDocument: "wagtaildocs:index", User: "wagtailusers_users:index"}
# Break for those who pass: Wagtail's own at a form without fields, and two at the rows that are made here.
BREAK = {"snippets/partnerships/correction/edit/<int:pk>/"}  # tried with a country that is none


def asked():
    """`{role: addresses}` of the suite: the first of each that begin alike, by one who passes and one who may not."""
    found = {role: [] for role in ROLES.values()}
    firsts = {pattern.split("/")[0]: pattern for pattern in reversed(PATTERNS)}
    for number, pattern in enumerate(firsts.values()):
        passing = TABLE[row_of(pattern, TABLE)]
        for roles in ([role for role in found if role in passing], [role for role in found if role not in passing]):
            if roles:
                found[roles[number % len(roles)]].append(pattern)
    return found


@pytest.fixture(scope="module")
def kept_world(kept):
    one_of_each.world()


@pytest.fixture
def client_for(kept_world, db):
    def log_in(role):
        client = Client() if role == "stranger" else client_of(User.objects.get(username=role))
        client.raise_request_exception = False
        return client

    return log_in


@contextmanager
def written():
    """The statements that change something, undone afterwards."""
    statements = []

    def note(execute, sql, params, many, context):
        if sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE")) and not NOTED.search(sql):
            statements.append(sql)
        return execute(sql, params, many, context)

    with transaction.atomic(), connection.execute_wrapper(note):
        yield statements
        transaction.set_rollback(True)


def is_refused(answer):
    leads_off = answer.status_code == 302 and answer["Location"].split("?")[0] in LEADING_OFF
    return leads_off or answer.status_code in {403, 404}


def test_every_address_stands_in_the_table_and_every_row_is_of_one():
    used = {pattern: row_of(pattern, TABLE) for pattern in PATTERNS}
    assert [pattern for pattern, row in used.items() if row is None] == []
    assert set(TABLE) - set(used.values()) == set()


@pytest.mark.parametrize("whole", [False, audited(True)], ids=["sample", "all"])
@pytest.mark.parametrize("role", sample(sorted(ROLES.values()), 4))
def test_those_pass_whom_the_table_names(role, whole, client_for, subtests):
    client = client_for(role)
    cookies = client.cookies.copy()
    for pattern in PATTERNS if whole else asked()[role]:
        passes = role in TABLE[row_of(pattern, TABLE)]
        where = address(pattern)
        for method in ("get", "post"):
            with subtests.test(role=role, address=where, method=method):
                with written() as statements:
                    answer = getattr(client, method)(where)
                client.cookies = cookies.copy()
                if answer.status_code == 405:
                    assert not statements
                    continue
                is_done = pattern in LEADS_HOME and bool(statements)
                assert (is_refused(answer) and not is_done) is not passes, answer.status_code
                assert passes or not statements
                assert answer.status_code < 500 or pattern in BREAK


def list_with(row):
    if isinstance(row, Page):
        return reverse("wagtailadmin_explore", args=[row.get_parent().pk])
    return reverse(LISTS.get(type(row)) or row.snippet_viewset.get_url_name("list"))


def rows_that_stand_in_lists():
    models = [Page, *LISTS, *get_snippet_models()]
    return [row for model in models if (row := model._base_manager.order_by("pk").last())]


def address_on_several(row, action):
    where = reverse("wagtail_bulk_action", args=[row._meta.app_label, row._meta.model_name, action])
    return f"{where}?id={row.pk}"


@pytest.mark.parametrize("role", sample(sorted(ROLES.values()), 4))
def test_an_action_on_several_names_what_a_list_shows(role, client_for, subtests):
    client = client_for(role)
    for row in rows_that_stand_in_lists():
        is_listed = client.get(list_with(row)).status_code == 200
        for action in bulk_action_registry.get_bulk_actions_for_model(row._meta.app_label, row._meta.model_name):
            with subtests.test(role=role, row=repr(row), action=action.action_type), written() as statements:
                answer = client.get(address_on_several(row, action.action_type))
                assert (answer.status_code == 200) is is_listed
                assert not statements


def test_what_is_not_deleted_alone_is_not_deleted_among_several(client_for, subtests):
    client, kept = client_for("admin"), set()
    for row in rows_that_stand_in_lists():
        if not hasattr(row, "snippet_viewset"):
            continue
        alone = reverse(row.snippet_viewset.get_url_name("delete"), args=[row.pk])
        if client.get(alone).status_code == 200:
            continue
        with subtests.test(row=repr(row)), written():
            client.post(address_on_several(row, "delete"))
            assert type(row)._base_manager.filter(pk=row.pk).exists()
            assert not soup_of(client.get(list_with(row))).select("[data-bulk-action-checkbox]")
            kept.add(type(row))
    assert {AdviceRequest, OutboxMail, Proposal} <= kept


PAGES = {"admin", "redaktion", "veroeffentlichung"}
READ_BY = {
    "Kanari-Entwurf": PAGES,
    "Kanari-morgen": PAGES,
    "Kanari-geschützt": PAGES,
    "Kanari-Gesuch": PAGES,
    "Kanari-Vorschlag": PAGES,
    "Kanari-Notiz": {"admin", "arbeitsgemeinschaft"},
    "Kanari-Rat": {"admin", "beratung"},
}
TRANSLATORS = {"traduction", "pereklad"}  # who see what is to be translated, restricted pages too
TELLING = re.compile(r"choose|chosen|report|search|api/|usage|results|/create/|overview|events/$|^pages/$|^$")


@pytest.fixture
def canaries(kept_world, db):
    home = HomePage.objects.get(locale__language_code="de")
    who = {"name": "A", "email": "a@example.org", "municipality": "Ulm"}
    factories.ContentPageFactory(parent=home, title="Kanari-Entwurf", live=False).save_revision()
    later = timezone.now() + timedelta(days=1)
    scheduled = factories.ContentPageFactory(parent=home, title="Kanari-morgen", live=False, go_live_at=later)
    scheduled.save_revision(approved_go_live_at=later)
    restricted = factories.ContentPageFactory(parent=home, title="Kanari-geschützt")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    PartnerSearchNotice.objects.create(
        state="unconfirmed", title="Kanari-Gesuch", own_country="DE", text="T", language="de", **who
    )
    Proposal.objects.create(state="refused", kind="practice", title="Kanari-Vorschlag", text="T", language="de", **who)
    GroupNote.objects.create(group=WorkingGroupPage.objects.first(), title_de="Kanari-Notiz", title_uk="Kanari-Notiz")
    AdviceRequest.objects.create(
        number="Kanari-Rat", concern="Wie?", role="volunteer", contact="email", preferred_language="de",
        due_on="2026-12-01", **who,
    )  # fmt: skip


@pytest.mark.audit
@pytest.mark.indexed
@pytest.mark.parametrize("role", sorted(ROLES.values()))
def test_no_chooser_report_or_search_tells_titles_of_others(role, canaries, client_for, subtests):
    client = client_for(role)
    hidden = [word for word, readers in READ_BY.items() if role not in readers]
    seen = set()
    for pattern in filter(TELLING.search, PATTERNS):
        searched = "?q=Kanari" if "search" in pattern or "choose" in pattern else ""
        with subtests.test(role=role, address=pattern), written():
            answer = client.get(address(pattern) + searched)
            text = b"".join(answer).decode(errors="ignore")
            text = text.encode().decode("unicode_escape", errors="ignore") if "json" in answer["Content-Type"] else text
            to_translate = pattern.startswith("translation/overview/") and role in TRANSLATORS
            assert {word for word in hidden if word in text} <= ({"Kanari-geschützt"} if to_translate else set())
            seen |= {word for word in READ_BY if word in text and word not in hidden}
    assert seen == set(READ_BY) - set(hidden), "whoever may reads them, or nothing was tried"
