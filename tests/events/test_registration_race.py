"""Many at once: never a seat too many, whatever the order. Real threads, real commits."""

import threading
from unittest import mock

import pytest
from django.db import IntegrityError, OperationalError, connection

from events.models import Answer, Attendee, EventPage, Registration, Transition
from events.registration import pool, service
from home.models import OutboxAttachment, OutboxMail, SignedLink
from tests.events.registrations import held

pytestmark = pytest.mark.django_db(transaction=True)
