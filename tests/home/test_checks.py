"""What a newcomer forgets is said at the start, with the place."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from core.mail import outbox
from core.public_forms.form import PublicForm
from events.models import Question
from events.registration.form import FIELDS
from feedback.models import FeedbackPage
from home.models import NewsIndexPage, NewsPage


def found(model):
    return {error.id for error in checks.run_checks() if error.obj is model}


@pytest.mark.parametrize(
    ("model", "attribute", "wrong", "error"),
    [(FeedbackPage, "form_name", "fedback", "home.E003"), (NewsPage, "search_kind", "nwes", "search.E001")],
)
def test_a_misspelt_name_is_an_error(model, attribute, wrong, error, monkeypatch):
    assert error not in found(model)
    monkeypatch.setattr(model, attribute, wrong)
    assert error in found(model)


def test_a_page_type_that_no_editor_can_create_is_an_error(monkeypatch):
    monkeypatch.setattr(NewsIndexPage, "clean_subpage_models", classmethod(lambda cls: []))
    assert "home.E004" in found(NewsPage)


def test_a_mail_without_a_template_is_an_error(notice):
    outbox.register_kind("sample.missing", purpose="test")
    (error,) = [error for error in checks.run_checks() if error.obj == "sample.missing" and ".html" in error.msg]
    assert error.id == "mail.E001"
    assert not found("sample.notice")


def test_a_type_of_question_that_no_form_asks_is_an_error(monkeypatch):
    monkeypatch.delitem(FIELDS, Question.Type.MULTIPLE)
    assert "events.E002" in found(Question)


def test_two_forms_of_one_name_are_an_error():
    with pytest.raises(ImproperlyConfigured, match="feedback"):
        type("Another", (PublicForm,), {"name": "feedback", "__module__": __name__})
