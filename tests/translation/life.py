"""The life of pages in three languages as a state machine; `tests.translation.life_model` says what readers find."""

import datetime
import re
import uuid

from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule
from wagtail.models import Locale, Page, PageViewRestriction, Revision
from wagtail_localize.synctree import create_aliases_for_new_page

from home import scheduled_jobs
from home.models import ContentPage, HomePage
from home.translation import tree
from tests import factories
from tests.html import soup_of
from tests.translation.life_model import BLOCKS, PLACES, TRANSLATED, Original
from translation.overview.rows import Rows
from translation.overview.states import SETTLED, State, cells

IDS = {block: str(uuid.UUID(int=number, version=4)) for number, block in enumerate(BLOCKS, start=1)}
WORDS = re.compile(r"\b[tsabcl]\d+x\d+(?:\s*\[(?:fr|uk)\])?")
GERMAN = re.compile(r"(?<!/)\b[tsabcl]\d+x\d+\b(?!\s*\[)")
WAYS_TO_GERMAN = ["wagtailadmin_pages:delete", "wagtail_localize:convert_to_alias"]
MOST_PAGES = 4
which, number = st.integers(0, MOST_PAGES - 1), st.integers(0, 3)
language, place = st.sampled_from(TRANSLATED), st.sampled_from([name for name in PLACES if name != "link"])


class Life(RuleBasedStateMachine):
    """A tree of pages in a savepoint of its own, rolled back in the end; the test sets `clients`, of three roles."""

    clients = None  # {"admin", "fr", "uk"}

    def __init__(self):
        super().__init__()
        self.savepoint = transaction.atomic()
        self.savepoint.__enter__()
        self.pages, self.keys, self.count = [], {}, 0
        self.locales = {locale.language_code: locale for locale in Locale.objects.all()}
        for parent in (None, 0):
            page = Original(self.count, None if parent is None else self.pages[parent])
            above = self.row(page.parent) if page.parent else HomePage.objects.get(locale=self.locales["de"])
            row = ContentPage(title=page.draft["title"], slug=page.slug)
            above.add_child(instance=row)
            create_aliases_for_new_page(row)
            self.know(page, row)
            self.publish_now(page)
            for code in TRANSLATED[: 2 - len(self.pages) + 1]:
                self.translate_now(page, code)

    def teardown(self):
        transaction.set_rollback(True)
        self.savepoint.__exit__(None, None, None)

    # What is asked of the site

    def know(self, page, row):
        self.pages.append(page)
        self.keys[page] = row.translation_key
        self.count += 1

    def row(self, page, code="de"):
        return ContentPage.objects.get(translation_key=self.keys[page], locale=self.locales[code])

    def one(self, which):
        return self.pages[which % len(self.pages)]

    def put_draft(self, page, **fields):
        row, draft = self.row(page), page.draft
        row.title, row.summary, row.slug = draft["title"], draft.get("summary", ""), page.slug
        row.go_live_at = row.expire_at = None
        blocks = [self.block(name, words, page) for name, words in draft.items() if name in BLOCKS]
        row.body = row._meta.get_field("body").stream_block.to_python(blocks)
        for name, value in fields.items():
            setattr(row, name, value)
        return row.save_revision()

    @staticmethod
    def block(name, words, page):
        if name == "link":
            value = f'<p><a href="https://example.org/{page.draft_link}">{words}</a></p>'
            return {"type": "text", "value": value, "id": IDS[name]}
        return {"type": "heading", "value": {"text": words, "level": "2"}, "id": IDS[name]}

    def publish_now(self, page, **fields):
        page.publish(is_minor=fields.get("is_minor_edit", False))
        self.put_draft(page, **fields).publish()

    def translate_now(self, page, code):
        page.versions[code].publish(page.content)
        factories.translate(self.row(page), self.locales[code])

    def done(self, *pages):
        """Look at what one step may have changed."""
        self.check_tree()
        for page in pages:
            if page in self.pages:
                self.check(page)

    def check_tree(self):
        """No address without an answer, no page elsewhere than its original, and the states of the overview."""
        keys = {key: page for page, key in self.keys.items()}
        assert [fault for fault in tree.faults() if fault.page.translation_key in keys] == []
        open_rows = Rows(TRANSLATED).narrowed({"state": set(State) - SETTLED})
        found = cells()
        assert {cell.key for cell in found if cell.state not in SETTLED} <= {cell.key for cell in open_rows}
        for cell in found:
            page = keys.get(cell.page.translation_key)
            if page and page.is_live:
                version = page.versions[cell.language]
                assert (cell.state == State.CURRENT) <= (version.shown is not None), cell.state
                assert cell.state != State.CURRENT or not version.is_outdated(page.content)
                assert cell.state != State.OUTDATED or version.is_outdated(page.content)

    def check(self, page):
        for code in self.locales:
            cache.clear()  # where the home pages are
            answer = Client().get(self.row(page, code).url)
            if not page.is_live or page.is_hidden():
                assert answer.status_code == (302 if page.is_live else 404), code
            else:
                assert answer.status_code == 200
                self.check_words(page, code, soup_of(answer))

    @staticmethod
    def check_words(page, code, soup):
        main = soup.main
        lead, link = main.select_one(".lead"), main.select_one(".stream a[href^='https://example.org/']")
        blocks = [" ".join(words.split()) for words in WORDS.findall(main.select_one(".stream").get_text(" "))]
        is_told = bool(main.select(".page-notice")) and main.get("lang") != "de"
        found = (
            main.get("lang", code), main.h1.get_text(strip=True), lead and lead.get_text(strip=True), blocks,
            link and int(link["href"].rsplit("/", 1)[1]), is_told,
        )  # fmt: skip
        assert found == page.found(code), code
        if code != "de":
            for script in soup.body.find_all("script"):
                script.decompose()
            for text in soup.body.find_all(string=GERMAN):
                if not str(text.find_next(string=True)).startswith(" ["):  # behind a link stands the translation's mark
                    assert text.find_parent(attrs={"lang": True})["lang"] == "de", f"{text} is not marked"

    # What people do

    @rule(which=which, place=place, number=number, is_public=st.booleans())
    def write(self, which, place, number, is_public):
        page = self.one(which)
        page.draft[place] = f"{place[0]}{page.number}x{number}"
        if is_public:
            self.publish_now(page)
            self.done(page)

    @rule(which=which, place=st.sampled_from(["summary", *BLOCKS]))
    def remove_or_empty(self, which, place):
        self.one(which).draft.pop(place, None)

    @rule(which=which)
    def reorder(self, which):
        page = self.one(which)
        page.draft = dict(reversed(page.draft.items()))

    @rule(which=which, number=number)
    def change_link(self, which, number):
        self.one(which).draft_link = number

    @rule(which=which)
    def save(self, which):
        page = self.one(which)
        self.put_draft(page)
        self.done(page)

    @rule(which=which, is_minor=st.booleans())
    def publish(self, which, is_minor):
        page = self.one(which)
        self.publish_now(page, is_minor_edit=is_minor)
        self.done(page)

    @rule(which=which)
    def publish_unchanged(self, which):
        page = self.one(which)
        self.publish_now(page)
        self.publish_now(page)
        self.done(page)

    @rule(which=which)
    def unpublish(self, which):
        page = self.one(which)
        if page.is_live:
            page.withdraw()
            self.row(page).unpublish()
        self.done(page)

    @rule(which=which, code=language)
    def unpublish_one(self, which, code):
        page = self.one(which)
        if page.is_live and page.versions[code].shown is not None:
            page.versions[code].withdraw()
            self.row(page, code).unpublish()
        self.done(page)

    @rule(which=which)
    def schedule(self, which):
        page = self.one(which)
        page.scheduled = dict(page.draft), page.draft_link
        self.put_draft(page, go_live_at=timezone.now() + datetime.timedelta(days=1)).publish()
        self.done(page)

    @precondition(lambda self: [page for page in self.pages if page.scheduled])
    @rule()
    def dates_come(self):
        past = timezone.now() - datetime.timedelta(minutes=1)
        for revision in Revision.objects.filter(approved_go_live_at__isnull=False):
            revision.content["go_live_at"] = past.isoformat()
            revision.approved_go_live_at = past
            revision.save()
        due = [page for page in self.pages if page.scheduled]
        for page in due:
            page.publish(*page.scheduled)
        scheduled_jobs.publish_scheduled()
        self.done(*due)

    @rule(which=which)
    def expire(self, which):
        page = self.one(which)
        if page.is_live:
            page.withdraw()
            Page.objects.filter(pk=self.row(page).pk).update(expire_at=timezone.now() - datetime.timedelta(minutes=1))
            scheduled_jobs.publish_scheduled()
        self.done(page)

    @rule(which=which)
    def restrict_or_lift(self, which):
        page = self.one(which)
        row = self.row(page)
        if page.is_restricted:
            row.view_restrictions.get().delete()
        else:
            PageViewRestriction.objects.create(page=row, restriction_type=PageViewRestriction.LOGIN)
        page.is_restricted = not page.is_restricted
        self.done(*(other for other in self.pages if page in other.above()))

    @rule(which=which, other=which)
    def move(self, which, other):
        page, parent = self.one(which), self.one(other)
        if page not in parent.above():
            page.parent = parent
            self.row(page).move(self.row(parent), pos="last-child")
        self.done(*(other for other in self.pages if page in other.above()))

    @rule(which=which, number=number)
    def rename(self, which, number):
        page = self.one(which)
        page.slug = f"page-{page.number}-{number}"
        self.publish_now(page)
        self.done(*(other for other in self.pages if page in other.above()))

    @precondition(lambda self: len(self.pages) < MOST_PAGES)
    @rule(which=which, is_public=st.booleans())
    def copy(self, which, is_public):
        page = self.one(which)
        is_as_published = list(page.draft.items()) == list(page.content.items()) and page.draft_link == page.link
        if not page.is_live or not is_as_published or page.scheduled:
            return
        title = f"t{self.count}x0"
        copy = Original(self.count, page.parent, page.draft | {"title": title})
        copy.slug, copy.draft_link = f"copy-{self.count}", page.draft_link
        parent = self.row(page).get_parent()
        sent = {"new_title": title, "new_slug": copy.slug, "new_parent_page": parent.pk}
        sent |= {"publish_copies": "on"} if is_public else {}
        answer = self.clients["admin"].post(reverse("wagtailadmin_pages:copy", args=[self.row(page).pk]), sent)
        assert answer.status_code == 302
        for code, version in copy.versions.items():
            if self.row(page, code).alias_of_id is None:
                known = page.versions[code].memory
                version.memory = {pair: known[pair] for pair in copy.draft.items() if pair in known}
        if is_public:
            copy.publish()
        copy.is_restricted = page.is_restricted
        self.know(copy, ContentPage.objects.get(slug=copy.slug, locale=self.locales["de"]))
        self.done(page, copy)

    @precondition(lambda self: len(self.pages) > 1)
    @rule(which=which)
    def delete(self, which):
        page = self.one(which)
        if page.parent is None and not [other for other in self.pages if page not in other.above()]:
            return  # something has to be left
        rows = [self.row(page, code) for code in self.locales]
        self.clients["admin"].post(reverse("wagtailadmin_pages:delete", args=[rows[0].pk]))
        gone = [other for other in self.pages if page in other.above()]
        self.pages = [other for other in self.pages if other not in gone]
        assert not Page.objects.filter(translation_key__in=[self.keys.pop(other) for other in gone]).exists()
        assert {Client().get(row.url).status_code for row in rows} == {404}
        self.done(*self.pages)

    @rule(which=which, code=language, way=st.sampled_from(WAYS_TO_GERMAN))
    def delete_one_or_make_it_an_alias(self, which, code, way):
        page = self.one(which)
        row = self.row(page, code)
        if row.alias_of_id is None:
            page.versions[code].withdraw()
            assert self.clients["admin"].post(reverse(way, args=[row.pk])).status_code == 302
        self.done(*(other for other in self.pages if page in other.above()))

    @rule(which=which, code=language)
    def translate(self, which, code):
        page = self.one(which)
        if page.is_live:
            self.translate_now(page, code)
        self.done(page)

    @rule(which=which, code=language)
    def translate_and_get_it_back(self, which, code):
        page = self.one(which)
        if not page.is_live:
            return
        row = factories.translate(self.row(page), self.locales[code], publish=False)
        page.versions[code].learn(page.content)
        if not row.current_workflow_state:
            self.clients[code].post(reverse("wagtailadmin_pages:edit", args=[row.pk]), {"action": "submit"})
        state = row.current_workflow_task_state
        if state and state.status == "in_progress":
            args = [row.pk, "reject", state.pk]
            self.clients["admin"].post(reverse("wagtailadmin_pages:workflow_action", args=args), {"comment": "Nein"})
        self.done(page)
