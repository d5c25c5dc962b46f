"""A worker of the outbox that dies by SIGKILL, at random, before or after any of its steps; run as a script."""

import os

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
from tests.dying import make_deadly  # noqa: E402

make_deadly(worker, "claim", "renew_lease", "build", "finish", "reschedule", "release", "reclaim")
make_deadly(EmailBackend, "open", "send_messages")
worker.IDLE = worker.LONGEST_PAUSE = 0.2
outbox.register_kind("sample.notice", purpose="test")
worker.Worker().run()
