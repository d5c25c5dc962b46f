"""What pages, lists, the search, the site map and the admin cost with some hundred pages and with ten thousand."""

# ruff: noqa: T201 - figures are printed

import time
from functools import partial

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.urls import reverse
from wagtail.models import Page

from demo import large
from home.models import HomePage, SiteSettings
from tests import database, factories
from tests.bench.measuring import measured, of_database, read
from tests.roles import client_of, user_of

pytestmark = [pytest.mark.bench, pytest.mark.indexed]
PAGES_OF_SECTION = 49  # in each of three languages
FEW, MANY = {"sections": 1, "news": 30, "events": 30}, {"sections": 68, "news": 300, "events": 120}


def fill(sections, news, events):
    """Returns the addresses to read, `{name: address}`, of readers and of the admin."""
    call_command("setup_site", verbosity=0)
    SiteSettings.objects.update(is_public=True)
    home = HomePage.objects.get(locale__language_code="de")
    news_list, event_list = factories.NewsIndexPageFactory(parent=home), factories.EventIndexPageFactory(parent=home)
    factories.NewsPageFactory.create_batch(news, parent=news_list)
    factories.EventPageFactory.create_batch(events, parent=event_list)
    large.pages(sections, PAGES_OF_SECTION)
    before = of_database(), time.process_time()
    call_command("reindex", verbosity=0)
    told = f"{time.process_time() - before[1]:.0f} / {of_database() - before[0]:.0f} s"
    print(f"\n{Page.objects.count()} pages; their index of the search made anew in {told}")
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    section = Page.objects.get(slug="mess-bereich-0", locale__language_code="de")
    detail = section.get_children().first()
    public = {
        "home page": "/de/",
        "home page, Ukrainian": "/uk/",
        "page": detail.url,
        "page with pages below": section.url,
        "list of news": news_list.url,
        "list of events": event_list.url,
        "month of events": event_list.url + event_list.reverse_subpage("month"),
        "search": "/de/suche/?q=Messen",
        "suggestions": "/de/-/suggestions?q=Mess",
        "index of the site map": "/sitemap.xml",
        "first part of it": "/sitemap/pages.xml",
        "feed of news": f"{news_list.url}feed/atom/",
    }
    admin = {
        "admin": reverse("wagtailadmin_home"),
        "admin, pages below one": reverse("wagtailadmin_explore", args=[section.pk]),
        "admin, news": reverse("wagtailadmin_explore", args=[news_list.pk]),
        "admin, editor": reverse("wagtailadmin_pages:edit", args=[detail.pk]),
        "admin, search": reverse("wagtailadmin_pages:search") + "?q=Messen",
        "admin, choose a page": reverse("wagtailadmin_choose_page") + "?page_type=wagtailcore.page",
        "admin, translations": reverse("translation:overview"),
    }
    return public, admin


def costs(size):
    """In a database of its own, whose rows were written for good as those of a real one are."""
    with database.in_place(database.copy("growth")):
        public, admin = fill(**size)
        editor, anybody = client_of(user_of("admin")), Client()
        readers = [(name, anybody, address) for name, address in public.items()]
        readers += [(name, editor, address) for name, address in admin.items()]
        return {name: measured(partial(read, who, address)) for name, who, address in readers}


def test_growth(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), override_settings(ALLOWED_HOSTS=["*"]):
        few, many = costs(FEW), costs(MANY)
    print("milliseconds of application / database, queries, bytes")
    for name, cost in many.items():
        print(f"{name:28} {cost.compared(few[name])}")
