"""What tests of the translations' editor do again and again."""

from django.urls import reverse
from wagtail_localize.models import StringTranslation, Translation

from home.translation import review
from tests.html import soup_of

BY_SCRIPT = {"X-Requested-With": "XMLHttpRequest"}


class Editor:
    """The editor of one page, as somebody has it open: what her form holds is what she sends."""

    def __init__(self, client, page):
        self.client, self.page = client, page
        self.address = reverse("wagtailadmin_pages:edit", args=[page.pk])
        self.open()

    def open(self):
        self.take(self.client.get(self.address))
        return self

    def take(self, answer):
        assert answer.status_code == 200
        self.soup = soup_of(answer)
        form = self.soup.select_one("#translation-form")
        self.data = {area["name"]: area.get_text() for area in form.select("textarea")}
        self.data |= {field["name"]: field.get("value", "") for field in form.select("input[type=hidden][name]")}
        self.data |= {field["name"]: field.get("value", "") for field in form.select("input[type=url][name]")}
        self.data |= {field["name"]: field.get("value", "") for field in form.select("details input[type=text][name]")}
        self.segments = {
            segment.select_one(".translation-german > [lang=de]").get_text(): segment
            for segment in form.select("[data-segment]")
        }

    def key(self, german):
        return self.segments[german]["data-segment"]

    def words(self, german):
        return self.data[f"words-{self.key(german)}"]

    def state(self, german):
        return self.segments[german]["data-state"]

    def type(self, german, words):
        self.data[f"words-{self.key(german)}"] = words
        return self

    def confirm(self, german):
        self.data[f"confirm-{self.key(german)}"] = "1"
        return self

    def press(self, action="save", **more):
        """By a button of the form, without any script; returns the answer that she then sees."""
        return self.client.post(self.address, self.data | {"action": action} | more, follow=True)

    def autosave(self, german, words, **more):
        """As the script sends one segment."""
        key = self.key(german)
        sent = {f"words-{key}": words, f"version-{key}": self.data[f"version-{key}"]}
        sent |= {f"{name}-{key}": value for name, value in more.items()}
        answer = self.client.post(self.segments[german]["data-url"], sent, headers=BY_SCRIPT)
        if answer.status_code == 200:
            self.data |= {f"words-{key}": words, f"version-{key}": answer.json()["version"]}
        return answer


def translation_of(page) -> Translation:
    found = review.translation_of(page)
    assert found
    return found


def stored(page, german):
    """What is stored of the page for these German words, or None."""
    found = StringTranslation.objects.filter(
        translation_of__data=german, locale=page.locale_id, context__object_id=page.translation_key
    )
    return found.first()


def messages_of(answer):
    return [str(message).strip() for message in answer.context["messages"]]
