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


@contextmanager
def serving(workers=4, threads=4):
    """The port of the site, served from the test's database, and a clock of the time that its processes work."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [
        sys.executable, "-m", "gunicorn", "tests.bench.events.server:application", "--bind", f"127.0.0.1:{port}",
        "--workers", str(workers), "--threads", str(threads), "--log-level", "error", "--no-control-socket",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment(), stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        yield port, lambda: cpu_of(process.pid)
    finally:
        process.terminate()
        process.wait(timeout=60)


def cpu_of(pid):
    """Seconds that the processes have worked: the same however busy the machine is with other things."""
    family = [psutil.Process(pid), *psutil.Process(pid).children()]
    return sum(sum(one.cpu_times()[:2]) for one in family)


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


def post_all(port, posts, clients=50):
    """Send `[(path, data)]` by so many clients at once, as a person would once more where the site is very busy."""
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
            status, again = _send(line, number, path, data)
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


def _send(line, number, path, data):
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "X-Forwarded-For": f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}",
    }
    again = 0
    while True:
        line.request("POST", path, urlencode(data), headers)
        response = line.getresponse()
        response.read()
        if response.status != 422 or again == TRY_AGAIN:
            return response.status, again
        again += 1
