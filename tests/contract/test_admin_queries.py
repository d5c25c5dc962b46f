"""Every page of the admin asks the database at most 40 questions, however many rows there are."""

import re
from collections import Counter

import pytest
from django.db import connection
from wagtail.models import Page, get_page_models

from home.admin import session
from home.models import User
from tests.contract import crowd
from tests.contract.admin_addresses import address, patterns
from tests.roles import client_of

pytestmark = [pytest.mark.django_db, pytest.mark.audit]  # the rooms try their lists in the suite
MOST = 40
NEVER = {"failwhale/"}  # fails on purpose
SAVEPOINTS = ("SAVEPOINT", "RELEASE")  # of tests: outside them they are the beginning and end of a transaction
# What no prefetch cures, mostly questions of Wagtail’s editor; none of it grows with the pages.
ABOVE = {
    "pages/<int:page_id>/edit/": 52,  # with a review under way
    "pages/<int:page_id>/revisions/<int:revision_id>/revert/": 47,
    "ContentPage de": 52,  # the same page
    "BestPracticePage de": 44,  # five lists of choices
    "EventPage de": 44,
    "workflows/list/": 56,  # two for each workflow, of which an office has a few
    "workflows/list/results/": 56,
}


@pytest.fixture(scope="module")
def kept_crowd(kept):
    crowd.fill()


@pytest.fixture
def asked(kept_crowd, db, monkeypatch):
    """`asked(address)`: the statements of the second answer, after what each process reads once, if it is a page."""
    monkeypatch.setattr(session, "RENEW_AFTER", float("inf"))  # once a minute it asks two more
    client = client_of(User.objects.get(username="admin"))
    client.raise_request_exception = False
    cookies = client.cookies.copy()

    def statements_of(where: str) -> list[str]:
        statements: list[str] = []

        def note(execute, sql, params, many, context):
            if not sql.startswith(SAVEPOINTS):
                statements.append(sql)
            return execute(sql, params, many, context)

        for _time in range(2):
            client.cookies = cookies.copy()
            statements.clear()
            with connection.execute_wrapper(note):
                answer = client.get(where)
                b"".join(answer)
            if answer.status_code != 200:
                return []
            if len(statements) <= MOST:
                break
        return statements

    return statements_of


def repeated(statements: list[str]) -> str:
    """Those that stand there several times, without their values."""
    alike = Counter(re.sub(r"\d+", "0", statement) for statement in statements)
    return "\n".join(f"{number} × {sql[:300]}" for sql, number in alike.most_common(5) if number > 1)


def check(asked, where: str, name: str) -> None:
    statements = asked(where)
    assert len(statements) <= ABOVE.get(name, MOST), f"{name}: {len(statements)}\n{repeated(statements)}"


def test_no_address_asks_more(asked, subtests):
    for pattern in patterns():
        if pattern not in NEVER:
            with subtests.test(address=pattern):
                check(asked, address(pattern), pattern)


@pytest.mark.parametrize("language", ["de", "fr"])
def test_no_editor_of_a_page_asks_more(asked, subtests, language):
    for model in get_page_models():
        if model is Page:
            continue
        if page := model.objects.filter(locale__language_code=language).order_by("-pk").first():
            with subtests.test(model=model.__name__):
                check(asked, f"/admin/pages/{page.pk}/edit/", f"{model.__name__} {language}")


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_no_list_below_a_page_asks_more(asked, subtests, language):
    for page in Page.objects.filter(numchild__gte=crowd.ROWS, locale__language_code=language):
        with subtests.test(page=page.title):
            check(asked, f"/admin/pages/{page.pk}/", f"below {page.specific_class.__name__}")
