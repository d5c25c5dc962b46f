"""
The sites that the browser looks at, and Debian's Chromium.

`make test` looks at a small site with one page of each kind that matters; `make audit` at the demo as a newcomer
starts it. Each has a directory and a database of its own.
"""

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
from contextlib import ExitStack, contextmanager
from functools import cache

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.test.testcases import LiveServerThread

from config import postgres
from tests import database, sitemaps
from tests.sampling import audited

START_WITHIN = 480  # seconds, while other tests run
MOVING = "/rundgang-"  # begins the addresses of pages that walks make and delete while others look at the site


class Served:
    """A site in processes of its own, stopped as by Ctrl-C, after which nothing may be left running."""

    settings = "config.settings.test"

    def __init__(self, directory):
        self.directory, self.log = directory, directory / "log"
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.address = f"http://127.0.0.1:{self.port}"
        self.environment = os.environ | {"PORT": str(self.port), "DJANGO_SETTINGS_MODULE": self.settings}
        self.prepare()
        log = self.log.open("a")
        self.process = subprocess.Popen(
            [sys.executable, "-m", *self.command()], env=self.environment, stdout=log, stderr=log
        )

    def stop(self):
        self.process.send_signal(signal.SIGINT)
        self.process.wait(timeout=120)  # the machine may be busy; that it ends at all is what counts
        assert self.process.returncode == 0, self.log.read_text()
        with socket.socket() as probe:
            assert probe.connect_ex(("127.0.0.1", self.port)) != 0


def wait_until_ready(address, own):
    """`own` is the site where this process has started it."""
    deadline = time.monotonic() + START_WITHIN
    while True:
        assert own is None or own.process.poll() is None, own.log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/-/ready"):
                return
        except (urllib.error.URLError, ConnectionError):
            assert time.monotonic() < deadline, own.log.read_text() if own else "The site was not ready in time."
        time.sleep(0.3)


class SmallSite(Served):
    filled_by = "tests.browser.small_site"

    def prepare(self):
        self.environment["DATABASE_URL"] = database.address(database.copy(self.filled_by.rpartition(".")[2]))
        self.environment["TEST_FILES"] = str(self.directory)
        with self.log.open("w") as log:
            command = [sys.executable, "-m", self.filled_by]
            subprocess.run(command, env=self.environment, stdout=log, stderr=log, check=True)

    def command(self):
        return ["gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{self.port}", "--threads", "4", "--no-control-socket"]


class Demo(Served):
    settings = "config.settings.dev"

    def prepare(self):
        self.environment["STATE_DIR"] = str(self.directory)
        self.environment.pop("DATABASE_URL", None)

    def command(self):
        return ["config.demo"]

    def stop(self):
        super().stop()
        assert not postgres.is_running(self.directory / "postgres")


@pytest.fixture(scope="session", params=[SmallSite, audited(Demo)])
def site(request, started):
    """The address of a running site."""
    return started(request.param)


@pytest.fixture(scope="session")
def started(request, tmp_path_factory, django_db_setup):
    """
    `started(kind)`: the address of a site, once it is ready.

    All workers of a run share one, as nothing takes longer than its start; who started it waits for the others before
    it is stopped. The demo, whose tests come last, loads while others run.
    """
    directory = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        directory = directory.parent
    own = {}
    with ExitStack() as users:

        @cache
        def start(kind):
            users.enter_context(locked(directory / f"{kind.__name__}.users", fcntl.LOCK_SH))
            note = directory / f"{kind.__name__}.address"
            with locked(directory / f"{kind.__name__}.start"):
                if not note.exists():
                    own[kind] = kind(tmp_path_factory.mktemp(kind.__name__))
                    note.write_text(own[kind].address)
                return note.read_text()

        @cache
        def address(kind):
            wait_until_ready(start(kind), own.get(kind))
            return start(kind)

        if any(map(_looks_at_demo, request.session.items)):
            start(Demo)
        yield address
        for kind in own:
            with locked(directory / f"{kind.__name__}.start"):
                (directory / f"{kind.__name__}.address").unlink()  # who comes later starts another one
    for kind, site in own.items():
        with locked(directory / f"{kind.__name__}.users"):
            site.stop()


def pytest_collection_modifyitems(items):
    """
    The browser's tests come first, as nothing takes longer, and the demo's last, as it takes minutes to load.

    What is left at the end is then shared out evenly. Not by `xdist_group`, which has no effect on pytest 9.
    """
    items.sort(key=lambda item: (_looks_at_demo(item), not item.get_closest_marker("browser")))


def _looks_at_demo(item):
    return "callspec" in vars(item) and item.callspec.params.get("site") is Demo


@contextmanager
def locked(path, kind=fcntl.LOCK_EX):
    with path.open("w") as file:
        fcntl.flock(file, kind)
        yield


@pytest.fixture(scope="session")
def every_page(site):
    """The path of every page that the site map lists and that stays, and of the German fallbacks that it does not."""

    def asked(address):
        with urllib.request.urlopen(site + address) as answer:
            return answer.read()

    paths = [location.removeprefix(site) for location in sitemaps.locations(asked, site)]
    fallbacks = [path.replace("/de/", f"/{code}/", 1) for path in paths for code in ("fr", "uk") if "/leichte-" in path]
    return [path for path in paths + fallbacks if MOVING not in path]


@pytest.fixture(scope="module")
def playwright():
    """Ends with its module: its event loop would keep tests that follow from the database."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def database_beside_playwright():
    """For tests that use the database while the browser is open: its event loop runs in this thread."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        yield


QUIET = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"]


@pytest.fixture(scope="module")
def server(django_db_setup):
    """The address of a server in a thread of its own: one for a module, as its end is waited for."""
    thread = LiveServerThread("127.0.0.1", StaticFilesHandler)
    thread.start()
    thread.is_ready.wait()
    assert thread.error is None, thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()


@pytest.fixture
def live_site(committed, server):
    """The address of the site, served from the test's database."""
    return server


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
