"""Registers people and dies by SIGKILL, at random, before or after any of its steps; run as a script."""

import os
import sys

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db.models import Model  # noqa: E402

from core.mail import outbox  # noqa: E402
from events.models import EventPage, Registration  # noqa: E402
from events.registration import intake, mails, quotas, service, transitions, waiting_list  # noqa: E402
from tests.dying import make_deadly, perhaps_die, say  # noqa: E402

make_deadly(mails, "send")
make_deadly(outbox, "queue")
make_deadly(waiting_list, "promote")
make_deadly(quotas, "take_lock")
make_deadly(transitions.Transition.objects, "create")
make_deadly(Model, "save")
event = EventPage.objects.get(pk=os.environ["EVENT"])
for number in sys.argv[1:]:
    try:
        registration = intake.register(
            event, language="de", attendance="on-site", name=f"Person {number}", email=f"p{number}@example.org"
        )
        perhaps_die("after registering")
        registration = service.verify(registration)
        perhaps_die("after confirming")
        say(f"acknowledged {number} {registration.pk}")
        if int(number) % 3 == 0:
            service.cancel(registration)
            Registration.objects.filter(pk=registration.pk).update(lasts_until=registration.created_at)
            say(f"cancelled {number} {registration.pk}")
    except ValidationError as error:
        if error.code == "busy":
            raise  # and the form is sent again, as after a death
        say(f"refused {number} {error.messages[0]}")
say("done")
