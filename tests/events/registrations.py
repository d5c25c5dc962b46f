"""What tests of registration share."""

import itertools

from django.urls import reverse

from events.models import EventPage, Registration
from events.registration import intake, service

_numbers = itertools.count(1)


def register(event, verified=True, **fields):
    """Register somebody new, as the public form does, and confirm the address."""
    number = next(_numbers)
    fields = {
        "language": "de",
        "attendance": Registration.Attendance.ON_SITE,
        "name": f"Person {number}",
        "email": f"person-{number}@example.org",
    } | fields
    registration = intake.register(EventPage.objects.get(pk=event.pk), **fields)
    return service.verify(registration) if verified else registration


def held(event, attendance=Registration.Attendance.ON_SITE):
    return Registration.objects.in_quota(event, attendance).seats()


def states(*registrations):
    return [str(Registration.objects.get(pk=registration.pk).state) for registration in registrations]


def copy_form(client, event, **changes):
    """`(address, data)` of the form that copies an event, filled in as it comes."""
    address = reverse("wagtailadmin_pages:copy", args=[event.pk])
    form = client.get(address).context["form"]
    filled = {name: form[name].value() for name in form.fields} | {"new_parent_page": event.get_parent().pk}
    return address, filled | changes
