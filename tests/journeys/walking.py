"""Somebody in a browser, for whom nothing ends in an error or nowhere."""

import re
from datetime import timedelta
from urllib.parse import urljoin, urlsplit

import time_machine
from django.test import Client, TestCase
from django.utils import timezone

from accounts import notices
from core.mail.models import OutboxMail
from demo.users import PASSWORD
from tests.html import soup_of
from tests.journeys.forms import fields_of, stream_fields
from tests.mails import written

REFUSALS = ".error-message, .w-field--error, #form-errors, .messages .error, .messages .warning, .kern-alert--danger"


def words_of(element):
    """The text as it is read: without line breaks, soft hyphens, and with plain spaces."""
    return " ".join(element.get_text(" ", strip=True).replace("\xad", "").replace("\u202f", " ").split())


class Walk:
    """Opens addresses, follows links and sends forms; `page` is what was answered last, `address` where."""

    def __init__(self):
        self.client = Client(enforce_csrf_checks=True)
        self.address = self.page = self.response = None

    # Going

    def open(self, address, status=200):
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = self.client.get(_path(urljoin(self.address or "/", address)), follow=True)
        return self._arrive(response, status)

    def follow(self, words, within=None):
        return self.open(self.link(words, within)["href"])

    def link(self, words, within=None):
        links = [link for link in (within or self.page).find_all("a", href=True) if words in words_of(link)]
        assert links, f"no link “{words}” at {self.address}: {self.text()}"
        return links[0]

    def form(self, holding=None):
        """The form that is sent by POST, and has the field or button of the name or text."""
        for form in self.page.find_all("form", method=re.compile("post", re.IGNORECASE)):
            if holding is None and not form.find(attrs={"name": "language"}):
                return form
            submits = " ".join(button.get("value", "") for button in form.find_all("input", type="submit"))
            if holding and (form.find(attrs={"name": holding}) or holding in words_of(form) + submits):
                return form
        raise AssertionError(f"no form with {holding} at {self.address}: {self.text()}")

    def submit(self, form=None, press=None, refused=False, streams=(), **changes):
        """Fill in the form as it stands with the changes and send it, by the button of the name or text."""
        form = form or self.form(press)
        data = fields_of(form) | changes
        for name in streams:
            data |= stream_fields(name, streams[name])
        button, action = self._button(form, press), form.get("action") or self.address
        if button is not None:
            action = button.get("formaction") or action
            if button.get("name"):
                data[button["name"]] = button.get("value", "")
        return self.post(urljoin(self.address, action), data, refused=refused)

    def _button(self, form, press):
        buttons = form.find_all("button") + form.find_all("input", type="submit")
        for button in buttons:
            if press and (press == button.get("name") or press in words_of(button) + button.get("value", "")):
                return button
        assert press is None, f"no button “{press}” at {self.address}: {[words_of(button) for button in buttons]}"
        return None

    def post(self, address, data, status=200, refused=False):
        with TestCase.captureOnCommitCallbacks(execute=True):
            response = self.client.post(_path(address), data, follow=True)
        page = self._arrive(response, status)
        if "html" not in self.response.headers["Content-Type"]:
            return page
        found = [words_of(element) for element in page.select(REFUSALS)]
        form = (self.response.context or {}).get("form")
        assert bool(found) is refused, f"{address}: {found or self.text()} {getattr(form, 'errors', '')}"
        return page

    def _arrive(self, response, status):
        request = response.request
        query = f"?{request['QUERY_STRING']}" if request["QUERY_STRING"] else ""
        arrived = request["PATH_INFO"] + query
        assert response.status_code == status, f"{arrived}: {response.status_code} {response.content[:400]}"
        self.response = response
        if "html" in response.headers.get("Content-Type", ""):  # what is downloaded leaves the page open
            self.page, self.address = soup_of(response), arrived
        return self.page

    # Reading

    def text(self):
        shown = [*self.page.select(".messages"), self.page.main or self.page]
        return " ".join(words_of(element) for element in shown)

    def sees(self, *words):
        for each in words:
            assert each in self.text(), f"“{each}” is not at {self.address}: {self.text()}"

    def sees_not(self, *words):
        for each in words:
            assert each not in self.text(), f"“{each}” is at {self.address}"


class Colleague(Walk):
    """One of the README's table, who has logged in by name and password."""

    def __init__(self, name, password=PASSWORD):
        super().__init__()
        self.name = name
        self.open("/admin/")
        self.submit(self.form("password"), login=name, password=password)
        assert urlsplit(self.address).path == "/admin/", f"{name} is not let in: {self.text()}"
        OutboxMail.objects.filter(kind=notices.NOTICE).delete()  # of a device that is new, as each test's is

    def offered(self):
        """Every address that the first page offers, its menu too."""
        self.open("/admin/")
        links = {link["href"] for link in self.page.find_all("a", href=True)}
        links |= set(re.findall(r'"url": "(/admin/[^"]*)"', self.response.content.decode()))
        return sorted(link for link in links if link.startswith("/admin/"))

    def mails(self):
        return mails_to(f"{self.name}@example.org")


class Reader(Walk):
    """One of the public, who takes half a minute to fill in a form."""

    def fill_in(self, address, **filled):
        self.open(address)
        form = self.form("form_token")
        with time_machine.travel(timezone.now() + timedelta(seconds=30)):
            return self.submit(form, **{"consent": "on", **filled})


def mails_to(address):
    return list(written(to=address))


def link_in(mail, part="/"):
    return next(found for found in re.findall(r"https?://[^\s>\"]+", mail.text) if part in found)


def _path(address):
    parts = urlsplit(address)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
