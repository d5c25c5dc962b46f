"""The demo as a newcomer starts it, in a directory and database of its own, and Debian's Chromium to look at it."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import pytest
from defusedxml.ElementTree import fromstring

from config import postgres

START_WITHIN = 480  # seconds; two of them may start while other tests run


@pytest.fixture(scope="session")
def demo(tmp_path_factory):
    """The address of a running demo; stopped as by Ctrl-C, after which nothing may be left running."""
    state = tmp_path_factory.mktemp("demo")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = os.environ | {
        "STATE_DIR": str(state),
        "PORT": str(port),
        "DJANGO_SETTINGS_MODULE": "config.settings.dev",
    }
    environment.pop("DATABASE_URL", None)
    log = (state / "log").open("w")
    process = subprocess.Popen([sys.executable, "-m", "config.demo"], env=environment, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        wait_until_ready(process, address, state / "log")
        yield address
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(timeout=30)
    assert process.returncode == 0, (state / "log").read_text()
    assert not postgres.is_running(state / "postgres")
    with socket.socket() as probe:
        assert probe.connect_ex(("127.0.0.1", port)) != 0


def wait_until_ready(process, address, log):
    deadline = time.monotonic() + START_WITHIN
    while time.monotonic() < deadline:
        assert process.poll() is None, log.read_text()
        try:
            with urllib.request.urlopen(f"{address}/-/ready"):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.3)
    pytest.fail(f"The demo was not ready in time.\n{log.read_text()}")


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
