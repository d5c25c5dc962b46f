"""What the admin's scripts do for editors: blocks, dialogues, decisions."""

import json
from urllib.parse import urljoin

from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.images import get_image_model

from tests.factories import picture
from tests.journeys.forms import fields_of

PICTURE = "image-chooser-upload-"


def stream(page_type, *blocks):
    """The state of the editor in which the blocks were put together; each is a pair of name and value."""
    block = page_type._meta.get_field("body").stream_block
    return state_of(block, block.to_python([{"type": name, "value": value} for name, value in blocks]))


def state_of(block, value):
    return json.loads(json.dumps(block.get_form_state(value)))


def dialogue(colleague, address):
    """The form in a dialogue over the page."""
    answer = colleague.client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.json()["html"], "html.parser")


def send_dialogue(colleague, form, **changes):
    token = colleague.client.cookies["csrftoken"].value
    data = fields_of(form) | {"csrfmiddlewaretoken": token} | changes
    answer = colleague.client.post(urljoin(colleague.address, form["action"]), data)
    assert answer.status_code == 200
    return answer.json()


def upload_picture(colleague, **facts):
    """By the dialogue in which pictures are chosen; a picture without its credit is asked about."""
    shown = dialogue(colleague, reverse("wagtailimages_chooser:choose"))
    form = next(form for form in shown.find_all("form") if form.find(attrs={"name": f"{PICTURE}file"}))
    asked = send_dialogue(colleague, form, **_picture({}))
    assert "error-message" in asked["htmlFragment"]
    form = BeautifulSoup(asked["htmlFragment"], "html.parser").form
    chosen = send_dialogue(colleague, form, **_picture(facts))
    assert chosen["step"] == "chosen", chosen
    return get_image_model().objects.get(pk=chosen["result"]["id"])


def _picture(facts):
    fields = {PICTURE + name: value for name, value in facts.items()}
    return fields | {f"{PICTURE}file": SimpleUploadedFile("bild.png", picture(), "image/png")}


def decide(colleague, action, comment=None):
    """Approve a page in review or send it back, by the button in its form and the dialogue where it opens one."""
    form = colleague.page.find(id="page-edit-form") or colleague.form(action)
    buttons = form.find_all("button", attrs={"data-workflow-action-name": action})
    given = {}
    if comment is not None:
        button = next(button for button in buttons if button.get("data-workflow-action-modal-url"))
        shown = dialogue(colleague, button["data-workflow-action-modal-url"])
        assert shown.find(attrs={"name": "comment"})
        given = send_dialogue(colleague, shown.form, comment=comment)["cleaned_data"]
    assert buttons
    fields = {"action-workflow-action": "true", "workflow-action-name": action}
    return colleague.submit(form, **fields, **{"workflow-action-extra-data": json.dumps(given)})
