"""The site for a crowd: the test's database, no limits per source, and a naive form to compare with."""

import django

django.setup()

from django import forms  # noqa: E402
from django.conf import settings  # noqa: E402

settings.DATABASES["default"]["CONN_MAX_AGE"] = 600
settings.ROOT_URLCONF = "tests.bench.events.server"
settings.TRUSTED_PROXIES = 1

from django.core.wsgi import get_wsgi_application  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.http import HttpResponse, HttpResponseRedirect  # noqa: E402
from django.urls import path  # noqa: E402
from django.views.decorators.csrf import csrf_exempt  # noqa: E402

from config.urls import handler500  # noqa: E402, F401 (it says that the database is away)
from config.urls import urlpatterns as site_urlpatterns  # noqa: E402
from core.public_forms.limits import Limits  # noqa: E402
from events.registration.form import RegistrationForm  # noqa: E402

RegistrationForm.limits = Limits(10**9, 10**9, 10**9)


class NaiveForm(forms.Form):
    person = forms.CharField(max_length=200)
    email = forms.EmailField(max_length=254)


@csrf_exempt
@transaction.atomic
def naive(request, event, capacity):
    """As one would write it first: count, and insert if there is room; no lock, no guard, no queue, no mail."""
    form = NaiveForm(request.POST)
    if not form.is_valid():
        return HttpResponse(status=422)
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM bench_naive WHERE event = %s AND state = 'confirmed'", [event])
        state = "confirmed" if cursor.fetchone()[0] < capacity else "waitlisted"
        cursor.execute(
            "INSERT INTO bench_naive (event, name, email, state) VALUES (%s, %s, %s, %s)",
            [event, form.cleaned_data["person"], form.cleaned_data["email"], state],
        )
    return HttpResponseRedirect("/")


urlpatterns = [path("naive/<int:event>/<int:capacity>/", naive), *site_urlpatterns]
application = get_wsgi_application()
