"""What a process of a site role answers, and a database role may: within this process of the tests."""

import sys
from contextlib import contextmanager
from io import StringIO
from types import ModuleType
from unittest.mock import patch

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.test.client import ClientHandler
from django.test.utils import override_settings
from psycopg.sql import SQL, Identifier

from config import site_role, urls

ADMIN = "https://admin.example.org"
SITE = "https://www.example.org"


def make_public_role():
    """As `manage.py database_roles --execute` does."""
    call_command("database_roles", execute=True, stdout=StringIO())


def public_role():
    return f"{connection.settings_dict['NAME']}_public"


@contextmanager
def public_requests(role):
    """All requests of the test client go to a public process, and to the database with its role."""
    with process("public"), strangers_with(role):
        yield


@contextmanager
def strangers_with(role):
    """Requests of the test client go to the database with the role, unless somebody has logged in."""
    answer = ClientHandler.get_response

    def with_role(handler, request):
        if settings.SITE_ROLE != "public" and settings.SESSION_COOKIE_NAME in request.COOKIES:
            return answer(handler, request)
        with transaction.atomic():
            _set_role(role)
            response = answer(handler, request)
            if response.streaming:
                response.streaming_content = list(response)
            if connection.needs_rollback or response.status_code == 500:
                transaction.set_rollback(True)  # takes back the role too
            else:
                _set_role(None)
            return response

    with patch.object(ClientHandler, "get_response", with_role):
        yield


def _set_role(role):
    with connection.cursor() as cursor:
        cursor.execute(SQL("SET ROLE {}").format(Identifier(role)) if role else "RESET ROLE")


@contextmanager
def process(role, **changed):
    """As settings and addresses are where SITE_ROLE is set so in the environment."""
    module = ModuleType(f"tests.urls_of_{role}")
    vars(module).update({name: value for name, value in vars(urls).items() if name.startswith("handler")})
    module.urlpatterns = urls.patterns(role)
    sys.modules[module.__name__] = module
    values = {"ADMIN_URL": ADMIN, "SITE_URL": SITE, "WAGTAILADMIN_BASE_URL": ADMIN} | changed
    with override_settings(
        SITE_ROLE=role, ROOT_URLCONF=module.__name__, MIDDLEWARE=site_role.middleware(role), **values
    ):
        yield
