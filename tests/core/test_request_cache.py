"""What one request reads it asks the database for once; while it may still write, nothing is kept."""

from collections import Counter

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext

from core import request_cache
from tests.contract import public_pages
from tests.contract.browser import Sender
from tests.sampling import sample


@pytest.mark.parametrize(("method", "made"), [("GET", [1, 1]), ("HEAD", [1, 1]), ("POST", [1, 2])])
def test_what_may_write_keeps_nothing(method, made, rf):
    calls = []

    def answer(request):
        found = [request_cache.get_or_set("key", lambda: calls.append(1) or len(calls)) for _time in range(2)]
        return HttpResponse(repr(found))

    assert request_cache.Middleware(answer)(rf.generic(method, "/")).content.decode() == repr(made)
    assert request_cache.get_or_set("key", lambda: "after it") == "after it"


@pytest.mark.parametrize(("method", "is_known_before"), [("GET", True), ("POST", False)])
def test_it_knows_whom_it_answers_once_nothing_is_written_any_more(method, is_known_before, rf):
    known = []

    def answer(request):
        known.append(request_cache.request() is request)
        response = middleware.process_template_response(request, HttpResponse())
        known.append(request_cache.request() is request)
        return response

    middleware = request_cache.Middleware(answer)
    middleware(rf.generic(method, "/"))
    assert known == [is_known_before, True]
    assert request_cache.request() is None


@pytest.mark.django_db
@pytest.mark.parametrize("form_class", sample(public_pages.FORMS, 4), ids=lambda form_class: form_class.__name__)
def test_a_form_with_a_mistake_comes_back_without_asking_for_each_link(form_class, home, client):
    make_page, field = public_pages.FORMS[form_class]
    sender = Sender(client, make_page(home), field)
    wrong = dict.fromkeys(sender.fields, "x" * 3000)
    with CaptureQueriesContext(connection) as asked:
        assert sender.client.post(sender.action, sender.sent | wrong).status_code in {200, 422, 429}
    times = Counter(query["sql"] for query in asked if query["sql"].startswith("SELECT"))
    assert max(times.values()) <= 3, times.most_common(3)  # once for the page, and what the form itself asks before
