"""The demo as a newcomer starts it, in a directory and database of its own, and Debian's Chromium to look at it."""

import fcntl
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager

import pytest
from defusedxml.ElementTree import fromstring

from config import postgres

START_WITHIN = 480  # seconds, while other tests run


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The address of a running demo. All workers of a run share one, as nothing takes longer than its start."""
    directory = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        directory = directory.parent
    note = directory / "demo.address"
    with locked(directory / "demo.users", fcntl.LOCK_SH):
        with locked(directory / "demo.start"):
            own = None if note.exists() else Demo(tmp_path_factory.mktemp("demo"))
            if own:
                own.wait_until_ready()
                note.write_text(own.address)
            address = note.read_text()
        yield address
    if own:
        with locked(directory / "demo.start"):
            note.unlink()  # who comes later starts another one
        with locked(directory / "demo.users"):
            own.stop()


@contextmanager
def locked(path, kind=fcntl.LOCK_EX):
    with path.open("w") as file:
        fcntl.flock(file, kind)
        yield


class Demo:
    """Stopped as by Ctrl-C, after which nothing may be left running."""

    def __init__(self, state):
        self.state, self.log = state, state / "log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        environment = os.environ | {
            "STATE_DIR": str(state),
            "PORT": str(self.port),
            "DJANGO_SETTINGS_MODULE": "config.settings.dev",
        }
        environment.pop("DATABASE_URL", None)
        log = self.log.open("w")
        self.process = subprocess.Popen([sys.executable, "-m", "config.demo"], env=environment, stdout=log, stderr=log)

    def wait_until_ready(self):
        deadline = time.monotonic() + START_WITHIN
        while time.monotonic() < deadline:
            assert self.process.poll() is None, self.log.read_text()
            try:
                with urllib.request.urlopen(f"{self.address}/-/ready"):
                    return
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.3)
        self.stop()
        pytest.fail(f"The demo was not ready in time.\n{self.log.read_text()}")

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=30)
        assert self.process.returncode == 0, self.log.read_text()
        assert not postgres.is_running(self.state / "postgres")
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", self.port)) != 0


@pytest.fixture(scope="session")
def demo_pages(demo):
    """The path of every page that the demo's site map lists, and of the German fallbacks that it does not."""
    with urllib.request.urlopen(f"{demo}/sitemap.xml") as answer:
        root = fromstring(answer.read())
    paths = [element.text.removeprefix(demo) for element in root.iter() if element.tag.endswith("}loc")]
    fallbacks = [path.replace("/de/", f"/{code}/", 1) for path in paths for code in ("fr", "uk") if "/leichte-" in path]
    return paths + fallbacks


@pytest.fixture(scope="module")
def playwright():
    """Ends with its module: its event loop would keep tests that follow from the database."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def launch(playwright):
    """Starts Debian's Chromium with further arguments."""
    executable = shutil.which("chromium")
    if executable is None:
        if os.environ.get("CI"):
            pytest.fail("Chromium is missing, and in CI no browser test may be skipped.")
        pytest.skip("Chromium is missing: sudo apt-get install chromium")
    return lambda *arguments: playwright.chromium.launch(executable_path=executable, args=[*QUIET, *arguments])


@pytest.fixture(scope="module")
def chromium(launch):
    browser = launch()
    yield browser
    browser.close()
