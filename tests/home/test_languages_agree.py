"""However a German page is written, published, withdrawn, translated: what readers see is what a plain model says."""

import re
import uuid

import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from home.models import ContentPage, HomePage
from tests import factories
from tests.html import soup_of
from tests.sampling import audited

BLOCKS = [str(uuid.UUID(int=number + 1, version=4)) for number in range(3)]
WORDS = re.compile(r"\b[tsw]\dn\d(?: \[fr\])?")
STEPS = st.one_of(
    st.tuples(st.just("write"), st.sampled_from(["title", "summary", *BLOCKS]), st.integers(0, 3)),
    st.tuples(st.just("remove"), st.sampled_from(["summary", *BLOCKS])),
    st.tuples(st.just("reorder")),
    st.tuples(st.sampled_from(["publish", "publish", "publish", "mend", "save"])),
    st.tuples(st.sampled_from(["withdraw", "withdraw_french", "translate", "translate"])),
)


class Model:
    """What the site is to show, told without segments: dictionaries of words by their place."""

    def __init__(self):
        self.draft = {"title": "t0n0", "summary": "s0n0"} | {block: words(block, 0) for block in BLOCKS[:2]}
        self.german = dict(self.draft)
        self.is_live = True
        self.said = {(place, text): f"{text} [fr]" for place, text in self.german.items()}
        self.former = {}
        self.is_french = self.may_return = True

    def write(self, place, number):
        self.draft[place] = words(place, number)

    def remove(self, place):
        self.draft.pop(place, None)

    def reorder(self):
        self.draft = dict(reversed(self.draft.items()))

    def save(self):
        """A draft is nothing to readers."""

    def publish(self, is_minor=False):
        before, self.german = self.german, dict(self.draft)
        former, self.former = self.former, {}
        for place in before.keys() & self.german.keys():
            old, new = before[place], self.german[place]
            if (place, new) in self.said:
                continue
            if is_minor and old != new and (place, old) in self.said:
                self.said[place, new] = self.said[place, old]
            elif place in former or (place, old) in self.said:
                self.former[place] = former.get(place) or self.said[place, old]
        if not self.is_live:
            self.is_french = self.may_return and not self.is_outdated
        self.is_live = True

    def mend(self):
        self.publish(is_minor=True)

    def withdraw(self):
        self.is_live = False

    def withdraw_french(self):
        if self.is_live and self.is_french:
            self.is_french = self.may_return = False

    def translate(self):
        if self.is_live:
            for place, text in self.german.items():
                self.said.setdefault((place, text), f"{text} [fr]")
            self.former = {}
            self.is_french = self.may_return = True

    @property
    def is_outdated(self):
        return any((place, text) not in self.said for place, text in self.german.items())

    def shown(self):
        """`(title, summary, blocks)`, or None."""
        if not self.is_live:
            return None
        shown = dict(self.german)
        if self.is_french:
            shown = {place: self.said.get((place, text)) or self.former.get(place) for place, text in shown.items()}
        blocks = [text for place, text in shown.items() if place in BLOCKS and text]
        return shown["title"], shown.get("summary"), blocks


def words(place, number):
    return (f"w{BLOCKS.index(place)}" if place in BLOCKS else f"{place[0]}0") + f"n{number}"


class Site:
    """The same steps, done by the site."""

    def __init__(self, model):
        self.page = factories.ContentPageFactory(parent=HomePage.objects.get(locale__language_code="de"), title="t0n0")
        self.model = model
        self.publish()
        self.translate()

    def put_draft(self, **fields):
        page = ContentPage.objects.get(pk=self.page.pk)
        draft = self.model.draft
        page.title, page.summary = draft["title"], draft.get("summary", "")
        page.body = page._meta.get_field("body").stream_block.to_python(
            [
                {"type": "heading", "value": {"text": text, "level": "2"}, "id": place}
                for place, text in draft.items()
                if place in BLOCKS
            ]
        )
        for name, value in fields.items():
            setattr(page, name, value)
        return page.save_revision()

    def publish(self):
        self.put_draft().publish()

    def mend(self):
        self.put_draft(is_minor_edit=True).publish()

    def save(self):
        self.put_draft()

    def withdraw(self):
        ContentPage.objects.get(pk=self.page.pk).unpublish()

    def french(self):
        return ContentPage.objects.get(translation_key=self.page.translation_key, locale__language_code="fr")

    def withdraw_french(self):
        if self.french().live_revision:
            self.french().unpublish()

    def translate(self):
        page = ContentPage.objects.get(pk=self.page.pk)
        if page.live:
            factories.translate(page, HomePage.objects.get(locale__language_code="fr").locale)

    def shown(self):
        """`(what the French page shows, whether it is marked as German, whether it says that it is outdated)`."""
        answer = Client().get(self.french().url)
        if answer.status_code == 404:
            return None, False, False
        main = soup_of(answer).main
        found = WORDS.findall(main.get_text(" "))
        summary = next((text for text in found if text.startswith("s")), None)
        content = main.h1.get_text(strip=True), summary, [text for text in found if text.startswith("w")]
        is_german = main.get("lang") == "de"
        return content, is_german, bool(main.select(".page-notice")) and not is_german


@pytest.mark.parametrize(("number", "length"), [(4, 10), audited((60, 30))])
def test_readers_see_what_the_model_says(home, locales, number, length):
    @settings(max_examples=number, deadline=None)
    @given(steps=st.lists(STEPS, max_size=length))
    def check(steps):
        model = Model()
        site = Site(model)
        for name, *values in steps:
            getattr(model, name)(*values)
            if step := getattr(site, name, None):
                step()
            if name not in ("write", "remove", "reorder", "save"):
                is_outdated = model.is_live and model.is_french and model.is_outdated
                is_german = model.is_live and not model.is_french
                assert site.shown() == (model.shown(), is_german, is_outdated), name
        site.page.delete()

    check()
