"""A worker of the outbox that dies by SIGKILL, at random, before or after any of its steps; run as a script."""

import os
import random
import signal
import sys

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.mail.backends.smtp import EmailBackend  # noqa: E402

settings.DATABASES["default"]["NAME"] = os.environ["TEST_DATABASE"]
settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", int(os.environ["SMTP_PORT"]), 5
settings.DEFAULT_FROM_EMAIL = "projektstelle@example.org"
settings.OUTBOX_LEASE, settings.OUTBOX_RETRY = float(os.environ["LEASE"]), 0.5

from core.mail import outbox, worker  # noqa: E402

chance = random.Random(int(os.environ["SEED"]))  # noqa: S311
RISK = float(os.environ["RISK"])


def dangerous(function):
    def wrapped(*args, **kwargs):
        perhaps_die(f"before {function.__name__}")
        result = function(*args, **kwargs)
        perhaps_die(f"after {function.__name__}")
        return result

    return wrapped


def perhaps_die(step):
    if chance.random() < RISK:
        sys.stdout.write(step)
        sys.stdout.flush()
        os.kill(os.getpid(), signal.SIGKILL)


for name in ("claim", "take", "build", "finish", "put_off", "release", "reclaim"):
    setattr(worker, name, dangerous(getattr(worker, name)))
EmailBackend.open = dangerous(EmailBackend.open)
EmailBackend.send_messages = dangerous(EmailBackend.send_messages)
worker.IDLE = worker.LONGEST_PAUSE = 0.2
outbox.register("sample.notice", purpose="test")
worker.Worker().run()
