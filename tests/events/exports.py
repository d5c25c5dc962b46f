"""Lists of participants that are exported while others work."""

import csv
import io
import threading
from concurrent.futures import ThreadPoolExecutor

import psycopg
from django.db import DatabaseError, connections
from django.test import Client
from django.urls import reverse

from events.models import Registration
from tests.events.crowd import unconfirmed

COLUMNS = ["number", "name", "email"]


def export(user, event):
    """The numbers of registrations in a file, as somebody gets it who asks for one."""
    client = Client()
    client.force_login(user)
    response = client.post(reverse("participants:export", args=[event.pk]), {"format": "csv", "columns": COLUMNS})
    content = b"".join(response.streaming_content).decode("utf-8-sig")
    return [int(row[0]) for row in list(csv.reader(io.StringIO(content), delimiter=";"))[1:]]


def whole_exports(user, event, people, number, writers):
    """How many of so many exports have each row once, while threads write to other rows."""
    wanted = sorted(row.pk for row in unconfirmed(event, people))
    stop = threading.Event()

    def write(name):
        while not stop.is_set():
            Registration.objects.filter(pk=wanted[0]).update(notes=f"von {name}")
            list(Registration.objects.filter(event=event).order_by("pk")[:20])
        connections.close_all()

    def one(_number):
        try:
            return sorted(export(user, event)) == wanted
        except (DatabaseError, psycopg.Error):  # broken off; while a cursor is closed by psycopg's own error
            return False
        finally:
            connections.close_all()

    with ThreadPoolExecutor(writers) as writing, ThreadPoolExecutor(4) as exporting:
        for name in range(writers):
            writing.submit(write, name)
        try:
            return sum(exporting.map(one, range(number)))
        finally:
            stop.set()
