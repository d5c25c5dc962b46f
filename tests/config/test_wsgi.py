import pytest
from django.test import RequestFactory

from config.wsgi import application


@pytest.mark.django_db
@pytest.mark.parametrize("script_name", ["/\xff", "/x", "//evil.example"])
def test_no_header_moves_the_site_to_another_address(script_name):
    statuses = []
    environ = RequestFactory().get("/").environ | {"SCRIPT_NAME": script_name, "HTTP_ACCEPT_LANGUAGE": "fr"}
    answer = application(environ, lambda status, headers: statuses.append((status, dict(headers).get("Location"))))
    answer.close()
    assert statuses == [("302 Found", "/fr/")]
