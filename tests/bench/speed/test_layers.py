"""
What the layers of the site bear, beside references in the same run: nginx with a file, and a site of `wagtail start`.

The ratios count, not the numbers: wrk, the site and the database share the processors.
"""

# ruff: noqa: T201 - figures are printed

import re
import shutil
import ssl
import tempfile
import threading
import time
import urllib.request
from pathlib import Path
from statistics import median

import psutil
import psycopg
import pytest

from deploy.stack import _free_ports
from tests.bench.operations.conftest import mail_server, running  # noqa: F401 (a fixture)
from tests.bench.speed import stock
from tests.bench.speed.wrk import load, process_of

pytestmark = pytest.mark.bench
RUSH = "UPDATE events_registration SET seats = 3 - seats, seats_held = 3 - seats_held WHERE id = %s"
PLAIN = "/de/partnerschaften-gestalten/"
PAGES = {
    "home page": "/de/",
    "plain page": PLAIN,
    "list of news": "/de/aktuelles/",
    "events": "/de/veranstaltungen/",
    "directory": "/de/partnerschaften-gestalten/verzeichnis-und-karte/",
    "country": "/de/ukraine/",
    "funding": "/de/partnerschaften-gestalten/finanzierung-finden/",
    "legal page": "/de/datenschutz/",
    "site map": "/sitemap/pages.xml",
}


@pytest.fixture(scope="module")
def stack(mail_server):  # noqa: F811
    if not shutil.which("wrk"):
        pytest.skip("wrk is missing: sudo apt-get install wrk")
    with tempfile.TemporaryDirectory(prefix="stack-") as folder, running(Path(folder), mail_server, demo) as stack:
        without_limits(stack)
        yield stack


def demo(stack):
    stack.manage("load_demo", DJANGO_SETTINGS_MODULE="config.settings.dev")


def without_limits(stack):
    site = stack.folder / "etc/nginx/sites-enabled/site.conf"
    site.write_text(re.sub(r"limit_(req|conn) .*;", "", site.read_text()))
    stack.nginx.reload()
    time.sleep(1)


def database(stack):
    return process_of(stack.processes["postgres"])


def get(address, **headers):
    context = ssl._create_unverified_context()  # noqa: S323, SLF001 - its own certificate
    request = urllib.request.Request(address, headers={"Host": "localhost", **headers})
    with urllib.request.urlopen(request, context=context if address.startswith("https") else None) as answer:
        return answer.headers, answer.read()


def test_copies(stack):
    """A copy by nginx beside a file of the same size, and by the application beside the page made anew."""
    _headers, body = get(f"{stack.address}/de/", **{"Accept-Encoding": "br"})
    (stack.state / "static/measured.html").write_bytes(body)
    slot = stack.processes["slot 1"]
    own = [process_of(slot), database(stack)]
    for _time in range(3):
        file = load(f"{stack.address}/static/measured.html", [process_of(stack.processes["nginx"])], connections=8)
        by_nginx = load(f"{stack.address}/de/", [process_of(stack.processes["nginx"])], connections=8)
        copy = load(f"http://127.0.0.1:{stack.slot_ports[0]}/de/", own)
        anew = load(f"http://127.0.0.1:{stack.slot_ports[0]}/de/", own, anew=True)
        print(f"\na file by nginx          {file}\na copy by nginx          {by_nginx}")
        print(f"a copy by the application{copy}\nthe home page made anew  {anew}")
        print(
            f"copy : file = {by_nginx.per_second / file.per_second:.2f}, "
            f"copy of the application : made anew = {copy.per_second / anew.per_second:.0f} in requests, "
            f"{anew.milliseconds / copy.milliseconds:.0f} in time of the processor"
        )


def test_pages_made_anew(stack):
    """Each type beside a page of `wagtail start` with the same words, teasers and pictures."""
    paths = {name: path for name, path in PAGES.items() if path.endswith("/")}
    contents = {
        name.replace(" ", "-"): stock.content_of(get(f"{stack.address}{path}")[1]) for name, path in paths.items()
    }
    [port] = _free_ports(1)
    reference = stock.prepare(stack, contents, port)
    reference.start()
    time.sleep(6)
    own = [process_of(stack.processes["slot 1"]), database(stack)]
    try:
        for (name, path), slug in zip(paths.items(), contents, strict=True):
            theirs = load(f"http://127.0.0.1:{port}/{slug}/", [process_of(reference), database(stack)])
            ours = load(f"http://127.0.0.1:{stack.slot_ports[0]}{path}", own, anew=True)
            ratio, in_time = ours.per_second / theirs.per_second, theirs.milliseconds / ours.milliseconds
            print(
                f"\n{name:14} {ours}\n{'stock page':14} {theirs}\n  ours : stock = {ratio:.2f}, by time {in_time:.2f}"
            )
    finally:
        reference.stop()


def test_a_change_is_seen_everywhere(stack):
    """From the commit until each layer shows it; the longest of twenty."""
    layers = {"a slot": f"http://127.0.0.1:{stack.slot_ports[0]}/de/", "nginx": f"{stack.address}/de/"}
    headers = {"X-Forwarded-Proto": "https"}
    seen = {name: [] for name in layers}
    with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as connection:
        for number in range(20):
            for address in layers.values():
                get(address, **headers)
            word = f"Wort{time.time_ns()}"
            connection.execute("UPDATE home_homepage SET hero_title = %s", [word])
            began, waiting = time.monotonic(), dict(layers)
            while waiting:
                for name, address in list(waiting.items()):
                    if word.encode() in get(address, **headers)[1]:
                        seen[name].append(time.monotonic() - began)
                        del waiting[name]
                time.sleep(0.01)
            time.sleep(number * 0.013)
    for name, times in seen.items():
        print(f"\na change shows in {name} after {median(times):.2f} s, {max(times):.2f} s at most")


def test_a_rush_on_one_event(stack):
    """A hundred changes of its free places a second, and readers of other pages."""
    paths, ended, changed = (
        [path for path in PAGES.values() if path not in {"/de/", PAGES["events"]}],
        threading.Event(),
        [],
    )

    def rush():
        with psycopg.connect(stack.environment["DATABASE_URL"], autocommit=True) as connection:
            [key] = connection.execute("SELECT id FROM events_registration WHERE seats_held = 1 LIMIT 1").fetchone()
            while not ended.is_set():
                connection.execute(RUSH, [key])
                changed.append(time.monotonic())
                time.sleep(0.008)

    thread = threading.Thread(target=rush)
    slot = f"http://127.0.0.1:{stack.slot_ports[0]}"
    for path in paths:
        get(slot + path, **{"X-Forwarded-Proto": "https"})
    thread.start()
    began, notes = time.monotonic(), []
    while time.monotonic() < began + 10:
        headers, _body = get(slot + paths[len(notes) % len(paths)], **{"X-Forwarded-Proto": "https"})
        notes.append("hit" in headers["Cache-Status"])
    ended.set()
    thread.join()
    per_second = len(changed) / 10
    print(
        f"\n{per_second:.0f} registrations a second on one event: {sum(notes)} of {len(notes)} other pages were copies"
    )


def test_the_machine():
    print(f"\n{psutil.cpu_count()} processors, load {psutil.getloadavg()[0]:.1f}")
