"""What a newcomer forgets is said at the start, with the place."""

import pytest
from django.core import checks
from django.core.exceptions import ImproperlyConfigured

from core.public_forms.form import PublicForm
from feedback.models import FeedbackPage
from home.models import NewsPage


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


def test_two_forms_of_one_name_are_an_error():
    with pytest.raises(ImproperlyConfigured, match="feedback"):
        type("Another", (PublicForm,), {"name": "feedback", "__module__": __name__})
