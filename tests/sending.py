"""What people do with forms and mails."""

import re

import time_machine
from django.test import Client

from tests.html import soup_of


def send_form(address, when="2026-11-20 10:00", client=None, **filled):
    """Fill in the form at the address as a person would, in half a minute, and send it."""
    client = client or Client(enforce_csrf_checks=True)
    with time_machine.travel(when, tick=False) as clock:
        form = soup_of(client.get(address)).find("form", method="post")
        token = form.find("input", attrs={"name": "form_token"})["value"]
        clock.shift(30)
        return client.post(address.partition("?")[0], {"form_token": token, "consent": "on", **filled})


def link_in(mail):
    """The path of the signed link in a mail."""
    return re.search(r"https?://[^/\s]+(/\S*(?:dienst|services|posluhy)/\S+)", mail.text)[1]
