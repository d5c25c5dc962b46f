"""What Wagtail's views take for granted, and anybody may leave out: an answer in place of a fault."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import IntegrityError
from django.db.models import ProtectedError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import resolve, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from psycopg.errors import UniqueViolation

from home.models import User

View = Callable[..., HttpResponse]
NO_NUMBER = "expected a number but got"  # Django's words for a key of a record that is none


def with_fields(view: View, *names: str) -> View:
    """The view, which is not asked where what every form of its kind sends is missing."""

    @wraps(view)
    def complete(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method == "POST" and not all(name in request.POST for name in names):
            raise BadRequest
        return view(request, *args, **kwargs)

    return complete


class Middleware:
    """Answers what Wagtail's views raise."""

    def __init__(self, get_response: View) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not request.path_info.startswith(reverse("wagtailadmin_home")):
            return None
        if isinstance(exception, ProtectedError):  # something came to use it while the question was open
            messages.error(request, _("This is still used elsewhere, so it was not deleted."))
            return redirect(request.path)
        if _is_account_made_twice(exception):  # a moment ago: asked again, the form finds it and says so at its field
            view = resolve(request.path_info)
            return view.func(request, *view.args, **view.kwargs)
        if isinstance(exception, MultiValueDictKeyError):
            raise BadRequest from exception
        if isinstance(exception, ValueError) and NO_NUMBER in str(exception):
            raise Http404 from exception
        return None


def _is_account_made_twice(exception: Exception) -> bool:
    fault = exception.__cause__
    return (
        isinstance(exception, IntegrityError)
        and isinstance(fault, UniqueViolation)
        and fault.diag.table_name == User._meta.db_table
    )
