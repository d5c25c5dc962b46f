"""Editors and publishers upload and change pictures and documents, on every way that the admin has for it."""

import itertools

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth import get_user
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.documents import permissions as documents
from wagtail.images import permissions as images
from wagtail.models import GroupCollectionPermission, UploadedFile

from home.models import CustomDocument, CustomImage, GrantedOnce
from home.staff import roles
from tests.factories import make_document, make_image, pdf, picture

pytestmark = pytest.mark.django_db

MAY_UPLOAD = [roles.EDITORS, roles.PUBLISHERS]
MODELS = {"images": CustomImage, "docs": CustomDocument}
POLICIES = {"images": images.permission_policy, "docs": documents.permission_policy}
ACTIONS = ["change", "delete", "choose"]  # of one picture or document
ROLES = {
    # Wagtail lets everybody delete a picture who may change it.
    roles.EDITORS: {"add", "change", "delete", "choose"},
    roles.PUBLISHERS: {"add", "change", "delete", "choose"},
    roles.TRANSLATORS["fr"]: {"choose"},
    roles.TRANSLATORS["uk"]: {"choose"},
    roles.PRIVACY: set(),
}
CHOOSER = {"images": "image-chooser-upload", "docs": "document-chooser-upload"}
SINGLE = {"images": "image", "docs": "document"}


def upload(kind, content=None):
    name, whole = ("bild.png", picture(10, 10)) if kind == "images" else ("leitfaden.pdf", pdf())
    return SimpleUploadedFile(name, whole if content is None else content)


def fields_of(kind, prefix=""):
    facts = {"credit": "Wir", "licence": "CC0-1.0", "persons_consent": "none_shown"}
    fields = {"title": "Neu", "collection": 1} | (facts if kind == "images" else {"language": "fr"})
    return {prefix + name: value for name, value in fields.items()}


def multiple(kind, name, *args):
    return reverse(f"wagtail{kind}:{name}", args=args)


@pytest.mark.parametrize(("group", "kind"), list(itertools.product(ROLES, MODELS)))
def test_wagtail_itself_says_that_each_role_may_what_the_handbook_promises(group, kind, client_of):
    user, policy = get_user(client_of(group)), POLICIES[kind]
    somebody_elses = make_image() if kind == "images" else make_document()
    may = {action for action in ACTIONS if policy.user_has_permission_for_instance(user, action, somebody_elses)}
    if policy.user_has_permission(user, "add"):
        may.add("add")
    assert may == ROLES[group]


@pytest.mark.parametrize(("group", "kind"), list(itertools.product(MAY_UPLOAD, MODELS)))
class TestUpload:
    def test_the_menu_leads_to_the_list_and_the_list_to_the_upload(self, group, kind, client_of):
        client = client_of(group)
        links = client.get(reverse("wagtailadmin_home")).content.decode()
        assert multiple(kind, "index") in links
        assert multiple(kind, "add_multiple") in client.get(multiple(kind, "index")).content.decode()
        assert client.get(multiple(kind, "add_multiple")).status_code == 200

    def test_a_single_file(self, group, kind, client_of):
        response = client_of(group).post(multiple(kind, "add"), fields_of(kind) | {"file": upload(kind)})
        assert response.status_code == 302
        assert MODELS[kind].objects.get().title == "Neu"

    def test_a_file_in_the_chooser(self, group, kind, client_of):
        client, prefix = client_of(group), CHOOSER[kind] + "-"
        chooser = f"wagtail{kind}_chooser"
        assert "upload" in client.get(reverse(f"{chooser}:choose")).json()["html"]
        fields = fields_of(kind, prefix) | {f"{prefix}file": upload(kind)}
        answer = client.post(reverse(f"{chooser}:create"), fields).json()
        assert answer["step"] == "chosen", answer
        assert MODELS[kind].objects.get().title == "Neu"

    def test_several_files_with_what_else_is_to_be_said_of_them(self, group, kind, client_of):
        """A picture waits for its credit; a document is there at once, and its facts are changed."""
        client = client_of(group)
        first = client.post(multiple(kind, "add_multiple"), {"collection": 1, "files[]": upload(kind)}).json()
        assert first["success"], first
        form = BeautifulSoup(first["form"], "html.parser")
        assert not form.select("input[type=file]")
        prefix = form.select_one("[name$='-title']")["name"].removesuffix("title")
        action = form.form["action"]
        assert client.post(action, fields_of(kind, prefix)).json()["success"]
        stored = MODELS[kind].objects.get()
        assert stored.title == "Neu"
        assert stored.file.size
        assert not UploadedFile.objects.exists()

    def test_changes_what_somebody_else_uploaded(self, group, kind, client_of):
        stored = make_image() if kind == "images" else make_document()
        response = client_of(group).post(multiple(kind, "edit", stored.pk), fields_of(kind))
        assert response.status_code == 302
        stored.refresh_from_db()
        assert stored.title == "Neu"


def test_a_multiple_upload_asks_again_for_what_is_missing(client_of):
    client = client_of(roles.EDITORS)
    first = client.post(multiple("images", "add_multiple"), {"collection": 1, "files[]": upload("images")}).json()
    form = BeautifulSoup(first["form"], "html.parser")
    prefix = form.select_one("[name$='-title']")["name"].removesuffix("title")
    answer = client.post(form.form["action"], fields_of("images", prefix) | {f"{prefix}credit": ""}).json()
    assert not answer["success"]
    assert "muss ausgefüllt werden" in answer["form"]
    assert UploadedFile.objects.exists()


@pytest.mark.parametrize("kind", MODELS)
def test_too_large_a_file_is_refused_at_the_field(kind, client_of, settings):
    limit = "WAGTAILIMAGES_MAX_UPLOAD_SIZE" if kind == "images" else "WAGTAILDOCS_MAX_UPLOAD_SIZE"
    assert getattr(settings, limit)
    setattr(settings, limit, 10)
    client = client_of(roles.EDITORS)
    single = client.post(multiple(kind, "add"), fields_of(kind) | {"file": upload(kind)})
    several = client.post(multiple(kind, "add_multiple"), {"collection": 1, "files[]": upload(kind)})
    prefix = CHOOSER[kind] + "-"
    fields = fields_of(kind, prefix) | {f"{prefix}file": upload(kind)}
    chosen = client.post(reverse(f"wagtail{kind}_chooser:create"), fields)
    assert "zu groß" in single.context["form"].errors["file"][0]
    assert "zu groß" in several.json()["error_message"]
    assert "zu groß" in chosen.json()["htmlFragment"]
    assert not MODELS[kind].objects.exists()


@pytest.mark.parametrize("kind", MODELS)
def test_deleting_takes_the_file_away(kind, client_of, django_capture_on_commit_callbacks):
    item = make_image() if kind == "images" else make_document()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client_of(roles.EDITORS).post(multiple(kind, "delete", item.pk))
    assert answer.status_code == 302
    assert not item.file.storage.exists(item.file.name)


def test_groups_made_before_get_what_is_new_for_files_and_not_back_what_was_taken_away():
    group = Group.objects.get(name=roles.EDITORS)
    taken, added = GroupCollectionPermission.objects.filter(group=group).order_by("pk")[:2]
    GroupCollectionPermission.objects.filter(pk__in=[taken.pk, added.pk]).delete()
    GrantedOnce.objects.filter(group=group, permission=added.permission).delete()  # as if a release had brought it
    roles.create()
    now = set(GroupCollectionPermission.objects.filter(group=group).values_list("permission", flat=True))
    assert added.permission_id in now
    assert taken.permission_id not in now
