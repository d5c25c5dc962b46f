"""What a newcomer forgets is said at the start, with the place."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured
from wagtail.admin.panels import ObjectList

from core.mail import outbox
from core.public_forms.form import PublicForm
from events.models import Question
from events.participants.answers import WORDS
from events.registration.question_field import FIELDS
from feedback.models import FeedbackPage
from home import models
from home.models import BasePage, NewsIndexPage, NewsPage
from partnerships.models import BestPracticePage


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


def test_a_page_type_without_a_template_is_an_error(monkeypatch):
    monkeypatch.setattr(NewsPage, "template", "home/nwes_page.html")
    assert "home.E007" in found(NewsPage)


@pytest.mark.parametrize(("model", "name"), [(NewsPage, "date"), (BestPracticePage, "forms")])
def test_a_fact_that_is_not_declared_is_an_error(model, name, monkeypatch):
    assert "home.E008" not in found(model)
    declared = [field for field in model.override_translatable_fields if field.field_name != name]
    monkeypatch.setattr(model, "override_translatable_fields", declared)
    (error,) = [error for error in checks.run_checks() if error.id == "home.E008"]
    assert f"{model.__name__}.{name} " in error.msg


def test_a_field_that_no_editor_can_fill_in_is_an_error(monkeypatch):
    assert "home.E010" not in found(NewsPage)
    panels = ObjectList(BasePage.content_panels).bind_to_model(NewsPage)
    monkeypatch.setattr(NewsPage, "get_edit_handler", lambda: panels)
    assert {error.msg for error in checks.run_checks() if error.id == "home.E010"} >= {
        "NewsPage.date stands in no panel.",
        "NewsPage.topics stands in no panel.",
    }


def test_a_module_of_models_that_nobody_imports_is_an_error(monkeypatch, tmp_path):
    tmp_path.joinpath("press.py").touch()
    monkeypatch.setattr(models, "__path__", [*models.__path__, str(tmp_path)])
    (error,) = [error for error in checks.run_checks() if error.id == "home.E009"]
    assert error.msg == "home.models does not import press."


def test_a_mail_without_a_template_is_an_error(notice):
    outbox.register_kind("sample.missing", purpose="test")
    (error,) = [error for error in checks.run_checks() if error.obj == "sample.missing" and ".html" in error.msg]
    assert error.id == "mail.E001"
    assert not found("sample.notice")


@pytest.mark.parametrize("table", [FIELDS, WORDS], ids=["FIELDS", "WORDS"])
def test_a_type_of_question_that_is_not_asked_or_not_read_is_an_error(table, monkeypatch):
    assert "events.E002" not in found(Question)
    monkeypatch.delitem(table, Question.Type.MULTIPLE)
    assert "events.E002" in found(Question)


def test_two_forms_of_one_name_are_an_error():
    with pytest.raises(ImproperlyConfigured, match="feedback"):
        type("Another", (PublicForm,), {"name": "feedback", "__module__": __name__})
