"""
Every public output is asked for every kind of thing that is hidden from readers, the hidden pages' own addresses too.

`HIDDEN` makes one of each, with a word of its own in all that it says. The outputs are found as a reader finds them: by
following the links of a site that has every kind of list, feed, calendar, finder and download.
"""

import datetime
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction, Comment, Page, PageViewRestriction

from core.text import languages
from events.models import EventDocument, OnlineAccess, Registration
from home.models import HomePage, User
from newsletter.models import Issue
from partnerships.models import (
    AdviceRequest,
    Correction,
    GroupNote,
    Municipality,
    PartnerSearchNotice,
    Partnership,
    Proposal,
)
from tests import factories, sitemaps
from tests.events.registrations import register
from tests.html import soup_of

pytestmark = [pytest.mark.django_db, pytest.mark.audit]
LISTS = {
    "news": factories.NewsIndexPageFactory,
    "events": factories.EventIndexPageFactory,
    "practices": factories.BestPracticeIndexPageFactory,
    "funding": factories.FundingIndexPageFactory,
    "directory": factories.PartnershipIndexPageFactory,
    "country": factories.CountryFocusPageFactory,
    "topic": factories.TopicPageFactory,
    "cluster": factories.ClusterPageFactory,
    "group": factories.WorkingGroupPageFactory,
    "notices": factories.PartnerSearchPageFactory,
    "guide": factories.GuidePageFactory,
    "signpost": factories.SignpostPageFactory,
    "glossary": factories.GlossaryPageFactory,
    "sitemap": factories.SitemapPageFactory,
    "content": factories.ContentPageFactory,
}
MACHINES = [
    "/sitemap.xml",
    *sitemaps.ADDRESSES,
    "/robots.txt",
    "/de/site.webmanifest",
    "/fr/site.webmanifest",
    "/uk/site.webmanifest",
]
OF_READERS = ("/de/", "/fr/", "/uk/", "/documents/")
LATER = datetime.timedelta(days=20)


def news(world, word, **fields):
    parent = world["news"]
    return _in_three_languages(factories.NewsPageFactory(parent=parent, **_words(word), **fields))


def event(world, word, **fields):
    return _in_three_languages(factories.EventPageFactory(parent=world["events"], **_words(word), **fields))


def _words(word):
    return {"title": word, "summary": word, "search_description": word, "slug": word.lower(), "show_in_menus": True}


def _in_three_languages(page):
    factories.translate_into_all(page)
    return page


def restricted(how, make=news):
    def hidden(world, word):
        page = make(world, word)
        rule = PageViewRestriction.objects.create(page=page, restriction_type=how, password="offen")
        if how == PageViewRestriction.GROUPS:
            rule.groups.add(Group.objects.get(name="Redaktion"))

    return hidden


def unpublished(make):
    return lambda world, word: make(world, word).unpublish()


def below_a_restricted_page(world, word):
    parent = factories.ContentPageFactory(parent=world["home"], title="Intern", slug="intern")
    page = factories.ContentPageFactory(parent=parent, **_words(word))
    _in_three_languages(parent)
    _in_three_languages(page)
    PageViewRestriction.objects.create(page=parent, restriction_type=PageViewRestriction.LOGIN)


def draft_words(world, word):
    page = factories.NewsPageFactory(parent=world["news"], title="Entwurf", slug="entwurf")
    page.title = page.summary = word
    page.save_revision()


def scheduled(world, word):
    page = factories.NewsPageFactory(parent=world["news"], live=False, **_words(word))
    page.go_live_at = timezone.now() + LATER
    page.save_revision().publish()


def expired(world, word):
    page = news(world, word)
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - LATER)
    call_command("publish_scheduled", verbosity=0)


def comment(world, word):
    page = world["content"]
    Comment.objects.create(page=page, user=world["editor"], text=word, contentpath="title")


def partnership(world, word):
    names = {"name_de": word, "name_fr": word, "name_uk": word}
    town = Municipality.objects.create(**names, country="DE", latitude=48.4, longitude=10)
    record = Partnership.objects.create(slug=f"{word.lower()}-p", stage="active", is_public=False)
    record.memberships.create(municipality=town)


def contribution(model, state, **fields):
    def hidden(world, word):
        who = {"name": word, "email": f"{word}@example.org", "language": "de", "municipality": word}
        model.objects.create(state=state, title=word, text=word, **who, **fields)

    return hidden


def correction(world, word):
    record = Partnership.objects.create(slug="oeffentlich", stage="active", is_public=True)
    Correction.objects.create(partnership=record, message=word)


def advice(world, word):
    AdviceRequest.objects.create(
        number=word, name=word, email=f"{word}@example.org", municipality=word, concern=word, role="volunteer",
        contact="email", preferred_language="de", due_on="2026-12-01",
    )  # fmt: skip


def group_note(world, word):
    GroupNote.objects.create(group=world["group"], title_de=word, title_fr=word, title_uk=word)


def registration(world, word):
    Registration.objects.filter(pk=register(world["event"]).pk).update(
        name=word, email=f"{word}@example.org", notes=word
    )


def document_for_those_registered(world, word):
    inside = Collection.get_first_root_node().add_child(name="Angemeldete")
    CollectionViewRestriction.objects.create(collection=inside, restriction_type=CollectionViewRestriction.LOGIN)
    document = factories.make_document(name=f"{word}.pdf", title=word, collection=inside)
    EventDocument.objects.create(event=world["event"], document=document)


def online_access(world, word):
    online = event(world, "Fern", attendance="online")
    OnlineAccess.objects.create(event=online, join_url=f"https://example.org/{word}", notes=word)


def issue(world, word):
    Issue.objects.create(subject_de=word, subject_fr=word, subject_uk=word)


HIDDEN = {
    "news taken down": unpublished(news),
    "event taken down": unpublished(event),
    "news behind a password": restricted(PageViewRestriction.PASSWORD),
    "news for who has logged in": restricted(PageViewRestriction.LOGIN),
    "news for a group": restricted(PageViewRestriction.GROUPS),
    "event behind a password": restricted(PageViewRestriction.PASSWORD, event),
    "event for a group": restricted(PageViewRestriction.GROUPS, event),
    "page below a restricted one": below_a_restricted_page,
    "words of a draft": draft_words,
    "news that is scheduled": scheduled,
    "news that has expired": expired,
    "an editor’s comment": comment,
    "partnership that is not public": partnership,
    "notice that nobody has confirmed": contribution(PartnerSearchNotice, "unconfirmed", own_country="DE"),
    "notice that waits": contribution(PartnerSearchNotice, "waiting", own_country="DE"),
    "notice that was refused": contribution(PartnerSearchNotice, "refused", own_country="DE"),
    "proposal": contribution(Proposal, "waiting", kind="practice"),
    "correction": correction,
    "request for advice": advice,
    "note of a working group": group_note,
    "registration": registration,
    "document for those registered": document_for_those_registered,
    "way into an online event": online_access,
    "newsletter that is written": issue,
}


def word_of(kind):
    return f"Vogel{list(HIDDEN).index(kind):02}x"


@pytest.fixture(scope="module")
def answers(kept):
    """`{address: text}` of all that a reader reaches, and of the addresses of what is hidden."""
    world = {"home": HomePage.objects.get(locale__language_code="de")}
    world["editor"] = _editor()
    for name, factory in LISTS.items():
        parent = world["country" if name == "cluster" else "home"]
        world[name] = _in_three_languages(factory(parent=parent, title=name, slug=name, show_in_menus=True))
    world["event"] = event(world, "Offen", policy="open", capacity_on_site=20)
    for make in (news, event):
        make(world, f"Sichtbar{make.__name__}")
    for kind, make in HIDDEN.items():
        make(world, word_of(kind))
    return crawl([*_beginnings(), *_own_addresses()])


def _editor():
    return User.objects.create_user("redaktion", "redaktion@example.org", "a-password-for-tests")


def _beginnings():
    words = [*map(word_of, HIDDEN), "Sichtbarnews"]
    searches = [f"/{code}/{path}{word}" for code, path in _searches() for word in words]
    return [f"/{code}/" for code in languages.CODES] + MACHINES + searches


def _searches():
    for code, address in (("de", "suche"), ("fr", "recherche"), ("uk", "poshuk")):
        yield code, f"{address}/?q="
        yield code, "-/suggestions?q="


def _own_addresses():
    hidden = [word_of(kind).lower() for kind in HIDDEN]
    return [page.url for page in Page.objects.filter(slug__in=hidden) if page.url]


def text_of(answer):
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return str(answer.headers) + content.decode(errors="replace")


def crawl(beginnings, most=900, keep=text_of):
    """What to `keep` of the answers to a stranger, each address once, at most three queries a path."""
    client, found, waiting = Client(), {}, list(dict.fromkeys(beginnings))
    paths = {}
    while waiting and len(found) < most:
        address = waiting.pop(0)
        answer = client.get(address)
        assert answer.status_code < 500, address
        found[address] = keep(answer)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            for link in soup_of(answer).select("a[href], link[href]"):
                parts = urlsplit(link["href"])
                new = parts.path + (f"?{parts.query}" if parts.query else "")
                known = paths.setdefault(parts.path, set())
                if parts.netloc in {"", "testserver"} and parts.path.startswith(OF_READERS) and len(known) < 3:
                    if new not in known and new not in found:
                        waiting.append(new)
                    known.add(new)
    return found


def test_the_outputs_are_asked(answers):
    """Lists, feeds, calendars, downloads, the search and the site map: what is public stands in them."""
    for word, least in (("sichtbarnews", 20), ("sichtbarevent", 15)):
        places = [address for address, text in answers.items() if word in text.lower()]
        assert len(places) >= least, places
    shown = " ".join(address for address, text in answers.items() if "sichtbar" in text.lower())
    for part in ("/feed/atom/", "/feed/rss/", "/kalender/", "/sitemap/pages.xml", "/suche/?q=", "suggestions"):
        assert part in shown, part
    for part in ("/csv/", "/geojson/", "archiv/"):
        assert any(part in address for address in answers), part


@pytest.mark.parametrize("kind", HIDDEN)
def test_what_is_hidden_is_in_no_output(kind, answers):
    word = word_of(kind).lower()  # as titles and as addresses have it
    asked_for = (f"q={word}", f"/{word}/")  # the address says the word itself
    places = [
        address for address, text in answers.items()
        if word in text.lower().replace(f"q={word}", "") and not any(part in address.lower() for part in asked_for)
    ]  # fmt: skip
    assert places == []


@pytest.mark.parametrize("kind", HIDDEN)
def test_its_own_addresses_and_searches_for_it_tell_nothing(kind, answers):
    word = word_of(kind)
    own = {address: text for address, text in answers.items() if f"/{word.lower()}/" in address}
    assert [address for address, text in own.items() if word in text] == []
    searched = [text for address, text in answers.items() if f"q={word}" in address]
    assert searched
    assert not any(f"/{word.lower()}/" in text for text in searched)
