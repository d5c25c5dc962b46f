"""Readers, and people who register, over TLS as from many addresses; what each was answered is kept."""

import http.client
import itertools
import ssl
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bs4 import BeautifulSoup

THREADS = 10
REGISTRANTS = 4
SENDERS = itertools.cycle(f"127.0.{number // 200}.{number % 200 + 2}" for number in range(2000))
GONE = (ConnectionError, http.client.HTTPException, TimeoutError, OSError)


class Reader:
    """One browser: keeps its connection, and opens another where the server has closed it meanwhile."""

    def __init__(self, stack):
        self.stack = stack
        self.tls = ssl.create_default_context(cafile=str(stack.folder / "certificate.pem"))
        self.connection = None

    def ask(self, path, body=None):
        """Status and body of the answer; status 0 where there was none."""
        for is_new in (False, True):
            is_new = is_new or self.connection is None
            if self.connection is None:
                self.connection = http.client.HTTPSConnection(
                    "localhost", self.stack.port, timeout=90, context=self.tls, source_address=(next(SENDERS), 0)
                )
            try:
                headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
                self.connection.request("POST" if body else "GET", path, body, headers)
                answer = self.connection.getresponse()
                return answer.status, answer.read().decode(errors="replace")
            except GONE:
                self.connection.close()
                self.connection = None
                if is_new:  # a browser tries once more only where an idle connection was closed under it
                    break
        return 0, ""


@dataclass
class Result:
    """What readers and registrants got."""

    reads: Counter = field(default_factory=Counter)
    failed: list = field(default_factory=list)
    slowest: float = 0
    acknowledged: list = field(default_factory=list)  # addresses
    refused: list = field(default_factory=list)  # what was sent again, as (moment, status, the page's first words)

    @property
    def share_served(self):
        return self.reads[200] / max(1, sum(self.reads.values()))

    def __str__(self):
        return (
            f"{sum(self.reads.values())} reads {dict(self.reads)}, {100 * self.share_served:.3f} % served, slowest "
            f"{self.slowest:.1f} s; {len(self.acknowledged)} registrations, {len(self.refused)} sent again"
        )


@contextmanager
def load(stack, paths, per_second=100, event=None):
    """Meanwhile readers ask for the paths in turn, and where an event's form is named people register."""
    result, ended, lock = Result(), threading.Event(), threading.Lock()
    threads = [
        threading.Thread(target=_read, args=(stack, paths, per_second / THREADS, result, ended, lock, number))
        for number in range(THREADS)
    ]
    if event:
        threads += [
            threading.Thread(target=_register, args=(stack, event, result, ended, n)) for n in range(REGISTRANTS)
        ]
    for thread in threads:
        thread.start()
    try:
        yield result
    finally:
        ended.set()
        for thread in threads:
            thread.join()


def _read(stack, paths, per_second, result, ended, lock, number):
    reader, turn = Reader(stack), itertools.cycle(paths[number % len(paths) :] + paths[: number % len(paths)])
    next_at = time.monotonic()
    while not ended.is_set():
        began, path = time.monotonic(), next(turn)
        status, _body = reader.ask(path)
        with lock:
            result.reads[status] += 1
            result.slowest = max(result.slowest, time.monotonic() - began)
            if status != 200:
                result.failed.append((round(time.time(), 1), status, path))
        next_at = max(next_at + 1 / per_second, time.monotonic() - 1)  # what was missed is made up for, for a second
        ended.wait(max(0, next_at - time.monotonic()))


def _register(stack, path, result, ended, number):
    """As a person does: fills in for some seconds, and presses the button again until somebody says it was received."""
    for count in itertools.count():
        if ended.is_set():
            return
        reader = Reader(stack)
        status, page = reader.ask(path)
        if status != 200:
            ended.wait(1)
            continue
        fields = _fields(page)
        fields["email"] = f"person-{number}-{count}-{time.time_ns()}@example.org"
        ended.wait(4)
        while not ended.is_set():
            status, answer = reader.ask(path, urlencode(fields))
            if status in {200, 302, 303}:
                result.acknowledged.append(fields["email"])
                break
            result.refused.append((round(time.time(), 1), status, answer[-300:]))
            if token := BeautifulSoup(answer, "html.parser").find("input", attrs={"name": "form_token"}):
                fields["form_token"] = token["value"]  # the form has come back, to be sent again
            time.sleep(1)


def _fields(page):
    form = BeautifulSoup(page, "html.parser").find("input", attrs={"name": "form_token"}).find_parent("form")
    fields = {field["name"]: field.get("value", "") for field in form.find_all("input") if field.get("name")}
    named = {field["name"]: "Amina" for field in form.find_all("input", autocomplete="name")}
    return fields | named | {"consent": "on", "language": "de"}
