"""Registers people and dies by SIGKILL, at random, before or after any of its steps; run as a script."""

import os
import random
import signal
import sys

import django

django.setup()

from django.core.exceptions import ValidationError  # noqa: E402
from django.db.models import Model  # noqa: E402

from core.mail import outbox  # noqa: E402
from events.models import EventPage, Registration  # noqa: E402
from events.registration import mails, quotas, service, transitions, waiting_list  # noqa: E402

chance = random.Random(int(os.environ["SEED"]))  # noqa: S311
RISK = float(os.environ["RISK"])


def dangerous(function, name):
    def wrapped(*args, **kwargs):
        perhaps_die(f"before {name}")
        result = function(*args, **kwargs)
        perhaps_die(f"after {name}")
        return result

    return wrapped


def perhaps_die(step):
    if chance.random() < RISK:
        say(f"died {step}")
        os.kill(os.getpid(), signal.SIGKILL)


def say(words):
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


for module, name in [
    (mails, "send"),
    (outbox, "queue"),
    (waiting_list, "fill"),
    (quotas, "take_lock"),
    (transitions.Transition.objects, "create"),
]:
    setattr(module, name, dangerous(getattr(module, name), name))
Model.save = dangerous(Model.save, "save")
event = EventPage.objects.get(pk=os.environ["EVENT"])
for number in sys.argv[1:]:
    try:
        registration = service.register(
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
        say(f"refused {number} {error.messages[0]}")
say("done")
