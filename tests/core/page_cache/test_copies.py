"""Which answers are kept, for whom, and how they are sent."""

import gzip
import os
import threading

import brotli
import pytest
from django.core.cache import close_caches
from django.db import DatabaseError, connections, transaction
from wagtail.models import PageViewRestriction

from config import caches as settings_of_caches
from core.page_cache import copies, generations, stores, wsgi
from core.page_cache.stores import Folder, Shared
from events.models import EventPage
from home.models import HomePage
from tests import factories
from tests.core.page_cache.readers import commit
from tests.events.registrations import register
from tests.redis_server import redis_server  # noqa: F401 (a fixture)

pytestmark = pytest.mark.django_db


def kept(readers, address, **headers):
    """Whether the second reader gets what was made for the first."""
    readers.get(address, **headers)
    return readers.get(address, **headers).note == "hit"


@pytest.mark.parametrize(
    "address", ["/de/", "/fr/", "/uk/", "/robots.txt", "/sitemap/pages.xml", "/de/site.webmanifest"]
)
def test_what_all_get_alike_is_kept(address, readers):
    assert kept(readers, address)


@pytest.mark.parametrize(
    "address",
    ["/", "/de/nirgends/", "/de/suche/?q=Haus", "/admin/", "/account/login/", "/-/live", "/documents/1/nichts.pdf"],
)
def test_the_others_are_not(address, readers):
    assert not kept(readers, address)


def test_a_form_is_not(readers, home):
    assert not kept(readers, factories.FeedbackPageFactory(parent=home).url)
    event = factories.EventPageFactory(parent=home, policy=EventPage.Policy.OPEN)
    assert kept(readers, event.url)
    assert not kept(readers, event.registration_url)


@pytest.mark.parametrize("kind", [PageViewRestriction.PASSWORD, PageViewRestriction.LOGIN])
def test_a_page_for_some_is_not(kind, readers, home):
    page = factories.ContentPageFactory(parent=home)
    PageViewRestriction.objects.create(page=page, restriction_type=kind, password="offen")
    commit()
    assert not kept(readers, page.url)


def test_whoever_has_logged_in_gets_no_copy_and_leaves_none(readers, settings):
    cookies = {"HTTP_COOKIE": f"{settings.SESSION_COOKIE_NAME}=x"}
    assert not kept(readers, "/de/", **cookies)
    assert readers.get("/de/").note != "hit"


def test_what_other_sites_left_in_the_browser_changes_nothing(readers):
    assert kept(readers, "/de/", HTTP_COOKIE="_pk_id=1; theme=dark")
    assert readers.get("/de/").note == "hit"


def test_hosts_queries_and_https_have_copies_of_their_own(readers):
    readers.get("/de/")
    assert readers.get("/de/?a=1").note != "hit"
    assert readers.get("/de/", HTTP_HOST="other.example").note != "hit"
    assert readers.get("/de/", **{"wsgi.url_scheme": "https"}).note != "hit"


@pytest.mark.parametrize(
    ("accepted", "encoding", "opened"),
    [
        ("gzip, deflate, br, zstd", "br", brotli.decompress),
        ("gzip, br;q=0", "gzip", gzip.decompress),
        ("*", "br", brotli.decompress),
        ("deflate", None, bytes),
        ("", None, bytes),
    ],
)
def test_it_is_compressed_as_the_browser_can_read_it(accepted, encoding, opened, readers):
    plain = readers.anew("/de/").body
    for _time in range(2):
        answer = readers.get("/de/", HTTP_ACCEPT_ENCODING=accepted)
        assert answer.headers.get("Content-Encoding") == encoding
        assert opened(answer.body) == plain
        assert int(answer.headers["Content-Length"]) == len(answer.body)
        assert answer.headers["Vary"] == "Accept-Encoding"


def test_a_copy_says_all_that_the_page_says(readers):
    anew, copy = readers.anew("/de/"), [readers.get("/de/") for _time in range(2)][1]
    own = {"ETag", "Vary", "X-Accel-Expires", "Cache-Status", "Content-Length", "X-Request-ID"}
    assert {name: value for name, value in copy.headers.items() if name not in own} == {
        name: value for name, value in anew.headers.items() if name not in own
    }
    assert "Content-Security-Policy" in copy.headers


def test_who_has_it_is_told_so(readers):
    answer = readers.get("/de/", HTTP_ACCEPT_ENCODING="br")
    for known in (answer.headers["ETag"], f'W/{answer.headers["ETag"]}, "x"', "*"):
        again = readers.get("/de/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=known)
        assert (again.status, again.body) == (304, b"")
        assert again.headers["ETag"] == answer.headers["ETag"]
        assert "Content-Type" not in again.headers
    assert readers.get("/de/", HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status == 200  # another encoding
    assert readers.get("/de/", HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH='"x"').status == 200


def test_head_has_no_body_and_keeps_nothing(readers):
    first = readers.get("/de/", method="HEAD")
    assert first.note != "hit"
    length = readers.get("/de/").headers["Content-Length"]
    second = readers.get("/de/", method="HEAD")
    assert (second.note, second.body, second.headers["Content-Length"]) == ("hit", b"", length)


def test_a_rush_on_one_event_leaves_the_other_copies(readers, home):
    index = factories.EventIndexPageFactory(parent=home)
    rushed, other = (factories.EventPageFactory(parent=index, policy=EventPage.Policy.OPEN) for _number in range(2))
    commit()
    elsewhere = factories.ContentPageFactory(parent=home)
    commit()
    for page in (rushed, index, other, elsewhere):
        assert kept(readers, page.url)
    register(rushed)
    commit()
    hits = [readers.get(page.url).note == "hit" for page in (rushed, index, other, elsewhere)]
    assert hits == [False, False, True, True]


def test_saving_a_draft_leaves_all_copies(readers, home):
    page = factories.ContentPageFactory(parent=home)
    draft = factories.ContentPageFactory(parent=home, live=False)
    commit()
    readers.get("/de/")
    for changed in (page, draft):
        changed.title = "Nicht fertig"
        changed.save_revision()
    draft.save()
    factories.ContentPageFactory(parent=home, live=False)
    commit()
    assert readers.get("/de/").note == "hit"


def test_who_comes_before_a_commit_leaves_no_copy_that_outlives_it(committed, readers):
    """In connections of their own, as an editor and a reader have them."""
    title, written, may_commit = "Vor dem Ende", threading.Event(), threading.Event()
    before = HomePage.objects.get(locale__language_code="de").hero_title

    def edit():
        with transaction.atomic():
            HomePage.objects.filter(locale__language_code="de").update(hero_title=title)
            written.set()
            may_commit.wait(10)
        connections.close_all()

    editor = threading.Thread(target=edit)
    editor.start()
    try:
        written.wait(10)
        assert title not in readers.get("/de/").body.decode()
        may_commit.set()
        editor.join()
        assert title in readers.get("/de/").body.decode()
    finally:
        HomePage.objects.filter(locale__language_code="de").update(hero_title=before)


def test_without_the_database_the_site_itself_answers(readers, monkeypatch):
    def away(*args, **kwargs):
        raise DatabaseError

    readers.get("/de/")
    monkeypatch.setattr(generations, "current", away)
    assert readers.get("/de/").note == ""


def test_the_oldest_copies_make_room(tmp_path):
    copy = copies.make([], os.urandom(1_000), {})
    store = Folder(tmp_path / "pages", 2 * len(copy.dump()))
    for moment, key in enumerate("abc"):
        store.set(key, copy)
        os.utime(next(path for path in tmp_path.glob("pages/*") if path.name.endswith(key)), (moment, moment))
    store.tidy()
    assert [key for key in "abc" if store.get(key)] == ["b", "c"]
    assert (tmp_path / "pages").stat().st_mode & 0o777 == 0o700


def test_a_disk_that_takes_nothing_and_a_file_that_is_no_copy_are_no_copies(tmp_path, readers):
    (tmp_path / "file").touch()
    readers.cache.store = Folder(tmp_path / "file", 1_000_000)
    assert not kept(readers, "/de/")
    readers.cache.store = store = Folder(tmp_path / "pages", 1_000_000)
    assert kept(readers, "/de/")
    for path in tmp_path.glob("pages/*"):
        path.write_bytes(b"[1]\n")
    assert kept(readers, "/de/")
    assert store.get("unknown") is None


def test_machines_share_copies_and_versions_of_the_site_do_not(redis_server, readers, settings, monkeypatch):  # noqa: F811
    monkeypatch.setenv("CACHE_URL", redis_server.url)
    settings.CACHES = settings_of_caches.from_environment("all")
    readers.cache.store = Shared()
    made = readers.get("/de/")
    readers.cache.store = Shared()  # of another process
    copy = readers.get("/de/")
    assert (made.note, copy.note, copy.body) == ("fwd=miss", "hit", made.body)
    monkeypatch.setattr(stores, "code_version", lambda: "of tomorrow")
    readers.cache.store = Shared()
    assert readers.get("/de/").note == "fwd=miss"
    redis_server.kill()
    assert readers.get("/de/").status == 200
    close_caches()


def test_what_is_sent_piece_by_piece_is_kept_when_it_has_come_to_its_end(readers, monkeypatch):
    pieces = [b"a" * 10, b"b" * 10]
    closed = []

    class Streamed(list):
        streaming = True

        def close(self):
            closed.append(True)

    def application(environ, start_response):
        start_response("200 OK", [("Cache-Control", wsgi.KEPT_FOR_A_SECOND), ("Content-Type", "text/csv")])
        return Streamed(pieces)

    monkeypatch.setattr(readers.cache, "application", application)
    assert readers.get("/x").body == b"".join(pieces)
    assert (readers.get("/x").note, readers.get("/x").body) == ("hit", b"".join(pieces))
    assert closed == [True]
