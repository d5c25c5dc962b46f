"""Processes and machines agree on what they keep, and no request needs it."""

import pickle
import time

import pytest
import redis
from django.core.cache import CacheHandler, caches, close_caches
from django.core.exceptions import ImproperlyConfigured
from django.test import Client, override_settings
from wagtail.models import Site

from config import caches as settings_of_caches
from core.caches import AGREED_AFTER, ASK_AGAIN_AFTER
from home.models import HomePage
from search import vocabulary
from search.models import Word
from tests import factories
from tests.redis_server import redis_server  # noqa: F401 (a fixture)

KEY = "wagtail_site_root_paths"


@pytest.fixture
def shared(redis_server, monkeypatch):  # noqa: F811
    monkeypatch.setenv("CACHE_URL", redis_server.url)
    with override_settings(CACHES=settings_of_caches.from_environment("all")):
        yield redis_server
        close_caches()


@pytest.fixture
def later(monkeypatch):
    """Let so many seconds pass for the caches."""
    now, monotonic = time.time, time.monotonic

    def pass_by(seconds):
        monkeypatch.setattr(time, "time", lambda: now() + seconds)
        monkeypatch.setattr(time, "monotonic", lambda: monotonic() + seconds)

    return pass_by


def test_what_one_machine_keeps_another_finds(shared):
    caches["default"].set("word", "Wort")
    caches["renditions"].set_many({"one": 1, "two": [2]})
    other = CacheHandler()
    assert other["default"].get("word") == "Wort"
    assert other["renditions"].get_many(["one", "two", "three"]) == {"one": 1, "two": [2]}
    assert other["default"].get("one") is None


def test_without_the_server_every_page_is_there_and_with_it_all_goes_on(shared, home, later):
    page = factories.ContentPageFactory(parent=home, title="Brücken", slug="bruecken")
    assert Client().get(page.url).status_code == 200
    shared.kill()
    caches["default"].set("word", "Wort")
    assert caches["default"].get("word", "none") == "none"
    assert caches["default"].get_many(["word"]) == {}
    assert caches["default"].add("word", "Wort") is True
    assert (caches["default"].delete("word"), caches["default"].touch("word")) == (False, False)
    assert Client().get(page.url).status_code == 200
    assert factories.make_image().get_rendition("width-400|format-webp").url
    shared.start()
    later(ASK_AGAIN_AFTER + 1)
    caches["default"].set("word", "Wort")
    assert caches["default"].get("word") == "Wort"


def test_who_waits_for_a_server_that_says_nothing_waits_once(shared, monkeypatch):
    asked = []

    def no_answer(*args, **kwargs):
        asked.append(args)
        raise redis.TimeoutError

    monkeypatch.setattr(redis.Redis, "get", no_answer)
    for _number in range(10):
        assert caches["default"].get("word") is None
    assert len(asked) == 1


def test_what_another_version_has_kept_is_a_miss(shared):
    client = redis.Redis.from_url(shared.url)
    caches["default"].set("word", "Wort")
    client.set(client.keys("*word")[0], pickle.dumps("Wort").replace(b"Wort", b"W")[:-1])
    assert caches["default"].get("word", "none") == "none"
    caches["default"].set("other", 1)
    assert caches["default"].get("other") == 1


def test_addresses_of_a_site_that_another_process_has_changed_are_right_within_seconds(home, later):
    page = factories.ContentPageFactory(parent=home, title="Brücken", slug="bruecken")
    before = page.full_url
    Site.objects.update(hostname="neu.example.org")  # no signal of this process, as when another one does so
    assert page.full_url == before
    later(AGREED_AFTER + 1)
    assert HomePage.objects.get(pk=home.pk).full_url.startswith("http://neu.example.org")


def test_a_word_that_was_dropped_is_gone_from_each_process_within_the_hour(home, later):
    word = Word.objects.create(language="de", folded="wegfallwort", term="wegfallwort", original="Wegfallwort")
    assert vocabulary.current()["de"].spelt("wegfallwort")
    Word.objects.filter(pk=word.pk).delete()  # by the job, in a process of its own
    later(vocabulary.KEPT_FOR + 1)
    assert not vocabulary.current()["de"].spelt("wegfallwort")


@pytest.mark.parametrize("url", ["redis://cache.example.org/0", "http://127.0.0.1/", "rediss:///0", "memcached"])
def test_an_unsafe_cache_ends_the_start(monkeypatch, url):
    monkeypatch.setenv("CACHE_URL", url)
    with pytest.raises(ImproperlyConfigured, match="CACHE_URL must begin with rediss://"):
        settings_of_caches.from_environment("all")


def test_the_public_process_has_keys_of_its_own(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "rediss://public:secret@cache.example.org/0")
    shared = settings_of_caches.from_environment("public")
    prefixes = {cache["KEY_PREFIX"] for cache in shared.values() if "LOCATION" in cache}
    assert prefixes == {"public-default", "public-pages", "public-renditions"}
