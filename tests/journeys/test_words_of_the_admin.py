"""Each role sees the admin in its own language: whole texts that a catalogue knows as German or English are found."""

import json
import re
from collections import deque

import polib
import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.contrib.auth.models import Group
from django.urls import resolve
from wagtail.models import Collection, Page, Site, Workflow, WorkflowTask
from wagtail.users.models import UserProfile

from core.text import catalogues, languages, package_catalogues
from demo.users import USERS
from home.models import User
from tests import factories
from tests.journeys.walking import words_of
from tests.sampling import sample

ROLES = ["pereklad", "traduction", *(name for name, *_rest in USERS if name not in {"pereklad", "traduction"})]
# Groups, locales, sites, workflows: administrators' alone, and worded in part by the packages' code.
LEFT_OUT = re.compile(
    r"/(bulk|logout|login|styleguide|password_reset|groups|locales|sites|workflows|jsi18n|preview|api|pdf)|\.(csv|xlsx|zip|pdf|po)$|export=|format="
)
READ_ALOUD = ["aria-label", "title", "placeholder", "alt", "data-w-tooltip-content-value"]
# In Wagtail's own code, where no catalogue reaches them: two forms of search, read aloud only, and a choice in the
# filters of redirects.
HARD_CODED = {"Search", "Permanent"}
SAME_EVERYWHERE = re.compile(r"^[\W\d]*$|^[A-Z]{2,}$")  # numbers, signs, abbreviations


def known(code):
    """The whole texts of a language that the catalogues hold, ours and the packages'; English ones are their keys."""
    paths = [catalogues.path_of(code), package_catalogues.path_of(code, "django")]
    paths += [
        path for folder in package_catalogues.folders() for path in folder.glob(f"locale/{code}/LC_MESSAGES/*.po")
    ]
    entries = [entry for path in paths for entry in polib.pofile(str(path)) if not entry.obsolete]
    said = {entry.msgstr for entry in entries} | {words for entry in entries for words in entry.msgstr_plural.values()}
    return {words.strip() for words in said if words}, {entry.msgid.strip() for entry in entries}


@pytest.fixture(scope="module")
def foreign():
    """`foreign(code)`: `{text: its language}` of what nobody who reads `code` should meet."""
    german, english = known("de")

    def foreign(code):
        own, _keys = known(code)
        texts = dict.fromkeys(german, "German") | dict.fromkeys(english, "English")
        return {
            text: language for text, language in texts.items()
            if text not in own and len(text) > 2 and not SAME_EVERYWHERE.match(text) and "%" not in text
        }  # fmt: skip

    return foreign


def texts_of(page):
    """All that is shown and read aloud, but for what is marked as of another language."""
    page = BeautifulSoup(str(page), "html.parser")
    for element in page.select("style, [hidden], [lang]:not(html)"):
        element.decompose()
    for script in page.select("script"):
        if "json" in script.get("type", ""):
            yield from strings_in(json.loads(script.string or "null"))
        script.decompose()
    for name in READ_ALOUD:
        yield from (element[name].strip() for element in page.find_all(attrs={name: True}))
    yield from (
        element["value"]
        for element in page.select("input[type=submit], input[type=button]")
        if "value" in element.attrs
    )
    yield from (
        words_of(element)
        for element in page.find_all(["button", "a", "label", "th", "h1", "h2", "h3", "p", "li", "option"])
    )
    yield from (text.strip() for text in page.find_all(string=True))


def strings_in(data):
    """Sentences only: single words are names of fields, icons, and kinds as well."""
    if isinstance(data, str):
        yield data if " " in data.strip() else ""
    elif isinstance(data, dict | list):
        for part in data.values() if isinstance(data, dict) else data:
            yield from strings_in(part)


def names():
    """What people have named: it is in one language."""
    rows = [
        Page.objects.values_list("title"),
        Page.objects.values_list("draft_title"),
        Group.objects.values_list("name"),
    ]
    rows += [
        Workflow.objects.values_list("name"),
        Collection.objects.values_list("name"),
        WorkflowTask.objects.values_list("task__name"),
    ]
    rows += [
        User.objects.values_list("last_name"),
        User.objects.values_list("username"),
        Site.objects.values_list("site_name"),
    ]
    return {settings.WAGTAIL_SITE_NAME, *(name for found in rows for (name,) in found)} | {
        language.own_name for language in languages.LANGUAGES.values()
    }


def screens(colleague, most):
    """Each screen of the admin that one reaches by links, once: of the addresses of one view the first."""
    queue, views = deque(["/admin/", *(link for link in colleague.offered() if not LEFT_OUT.search(link))]), set()
    while queue and len(views) < most:
        address = queue.popleft()
        view = resolve(address.split("?")[0].split("#")[0]).route
        if view in views:
            continue
        views.add(view)
        colleague.open(address)
        if "html" not in colleague.response.headers["Content-Type"]:
            continue
        yield address
        found = {link["href"] for link in colleague.page.find_all("a", href=re.compile("^/admin/"))}
        queue.extend(sorted(link for link in found if not LEFT_OUT.search(link)))


@pytest.mark.parametrize(("name", "code"), sample([(name, code) for code in ("uk", "fr") for name in ROLES], 20))
def test_no_screen_speaks_german_or_english_to_others(name, code, log_in, home, foreign):
    news = factories.NewsPageFactory(parent=factories.NewsIndexPageFactory(parent=home), title="Zwiesel")
    assert news.live
    UserProfile.objects.filter(user__username=name).update(preferred_language=code)
    colleague, unwanted, faults, seen = log_in(name), foreign(code), {}, 0
    for address in screens(colleague, most=120):
        seen += 1
        for text in set(texts_of(colleague.page)) - names() - HARD_CODED:
            if text in unwanted:
                faults.setdefault((text, unwanted[text]), address)
    assert seen > 3
    assert not faults, "\n".join(f"{language} at {address}: {text}" for (text, language), address in faults.items())


@pytest.mark.parametrize(
    ("name", "refusal", "missing"), [("pereklad", "доступ", "не знайдено"), ("traduction", "accéder", "introuvable")]
)
def test_a_refusal_speaks_the_persons_language(name, refusal, missing, log_in, home):
    colleague = log_in(name)
    colleague.open("/admin/users/")
    assert refusal in words_of(colleague.page.select_one(".messages .error"))
    colleague.open("/admin/pages/999999/edit/", status=404)
    assert missing in words_of(colleague.page)
    colleague.open("/admin/gibt-es-nicht/", status=404)
    assert missing in words_of(colleague.page)
