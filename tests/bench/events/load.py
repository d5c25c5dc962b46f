"""A crowd over real HTTP: several worker processes of gunicorn, and many clients that post at once."""

import http.client
import queue
import socket
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlencode

import psutil
from django.conf import settings

from tests.events.crowd import environment

TRY_AGAIN = 5


@dataclass
class Result:
    """What became of the posts."""

    seconds: float = 0
    times: list = field(default_factory=list)
    statuses: Counter = field(default_factory=Counter)
    tried_again: int = 0

    def __str__(self):
        times = sorted(self.times)
        p50, p95 = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.95))
        rate = len(times) / self.seconds
        return f"{rate:6.0f} a second, p50 {p50:5.0f} ms, p95 {p95:5.0f} ms, answers {dict(self.statuses)}"

    @property
    def errors(self):
        return sum(number for status, number in self.statuses.items() if status >= 500)


@dataclass
class Server:
    """The site's processes."""

    port: int
    process: subprocess.Popen

    @property
    def workers(self):
        return psutil.Process(self.process.pid).children()

    @property
    def worked(self):
        """Seconds that the processes have worked: the same however busy the machine is with other things."""
        return sum(sum(one.cpu_times()[:2]) for one in [psutil.Process(self.process.pid), *self.workers])


@contextmanager
def serving(workers=4, threads=1):
    """The site, served from the test's database."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "tests.bench.events.server:application", "--bind", f"127.0.0.1:{port}",
        "--workers", str(workers), "--threads", str(threads), "--preload", "--no-control-socket",
        "--log-level", "error",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment(), stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield Server(port, process)
    finally:
        process.terminate()
        process.wait(timeout=60)


def _wait_for(port):
    for _attempt in range(300):
        try:
            client = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            client.request("GET", "/-/ready")
            if client.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise TimeoutError("the site does not answer")


def post_all(port, posts, clients=50, stubborn=False):
    """
    Send `[(path, data)]` by so many clients at once, as a person would once more where the site is very busy.

    Stubborn ones also do so when the site breaks off or says that it is interrupted.
    """
    waiting, result, lock = queue.SimpleQueue(), Result(), threading.Lock()
    for number, post in enumerate(posts):
        waiting.put((number, *post))

    def client():
        line = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while True:
            try:
                number, path, data = waiting.get_nowait()
            except queue.Empty:
                return line.close()
            began = time.perf_counter()
            status, again = _send(line, number, path, data, stubborn)
            with lock:
                result.times.append(time.perf_counter() - began)
                result.statuses[status] += 1
                result.tried_again += again

    began = time.perf_counter()
    threads = [threading.Thread(target=client) for _client in range(clients)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    result.seconds = time.perf_counter() - began
    return result


def _send(line, number, path, data, stubborn):
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }
    body, busy, broken = urlencode(data), 0, 0
    while True:
        status = _status_or_none(line, path, body, headers) if stubborn else _status(line, path, body, headers)
        if status == 422 and busy < TRY_AGAIN:
            busy += 1
        elif stubborn and status in {None, 503} and broken < 100:
            broken += 1
            time.sleep(0.2)
        else:
            return status, busy + broken


def _status(line, path, body, headers):
    line.request("POST", path, body, headers)
    response = line.getresponse()
    response.read()
    return response.status


def _status_or_none(line, path, body, headers):
    try:
        return _status(line, path, body, headers)
    except (OSError, http.client.HTTPException):
        line.close()
        return None
