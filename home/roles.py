"""Groups of people who work in the admin and what each may do. The set-up command brings the database to this state."""

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from home.languages import CODES, SOURCE
from home.models import GivenPermission

EDITORS = "Redaktion"
PUBLISHERS = "Veröffentlichung"
PRIVACY = "Datenschutz"
TRANSLATORS = {"fr": "Übersetzung Französisch", "uk": "Übersetzung Ukrainisch"}
WAGTAIL_DEFAULTS = ["Editors", "Moderators"]

ACCESS = ["wagtailadmin.access_admin"]
RECORDS = [
    f"{app_label}.{action}_{model}"
    for app_label, model in (name.split(".") for name in settings.EDITORS_RECORDS)
    for action in ("add", "change", "delete", "view")
]
TRANSLATING = ["wagtail_localize.submit_translation"]
FILES = [f"{action}_{kind}" for kind in ("customimage", "customdocument") for action in ("add", "change")]
CHOOSING = ["choose_image", "choose_document"]
PAGE_EDITING = ["add_page", "change_page"]
PAGE_PUBLISHING = [*PAGE_EDITING, "publish_page", "bulk_delete_page", "lock_page", "unlock_page"]

_others = {}


def add(name, permissions):
    """Let an app have a group of its own, for records that not every editor may see."""
    _others[name] = [*ACCESS, *permissions]


def create():
    """
    Create the groups that are missing, and give those that exist what is new since.

    What an administrator gave a group or took from it stays as it is.
    """
    Group.objects.filter(name__in=WAGTAIL_DEFAULTS, user__isnull=True).delete()
    root = Page.get_first_root_node()
    _group(EDITORS, [*ACCESS, *RECORDS, *TRANSLATING], {root: PAGE_EDITING}, [*FILES, *CHOOSING])
    _group(
        PUBLISHERS,
        [*ACCESS, *RECORDS, *TRANSLATING, "home.change_sitesettings", "wagtailredirects.add_redirect"],
        {root: PAGE_PUBLISHING},
        [*FILES, *CHOOSING, "delete_customimage", "delete_customdocument"],
    )
    for code in CODES:
        if code != SOURCE:
            home = Page.objects.get(depth=2, locale__language_code=code, alias_of__isnull=True)
            _group(TRANSLATORS[code], ACCESS, {home: ["change_page"]}, CHOOSING)
    _group(PRIVACY, [*ACCESS, "home.manage_personal_data"], {}, [])
    for name, permissions in _others.items():
        _group(name, permissions, {}, [])


def _group(name, permissions, on_pages, on_files):
    group, created = Group.objects.get_or_create(name=name)
    given = set(GivenPermission.objects.filter(group=group).values_list("permission", flat=True))
    new = [found for found in map(_permission, permissions) if found.pk not in given]
    group.permissions.add(*new)
    GivenPermission.objects.bulk_create(GivenPermission(group=group, permission=found) for found in new)
    if not created:
        return
    for page, codenames in on_pages.items():
        for codename in codenames:
            GroupPagePermission.objects.create(
                group=group, page=page, permission=_permission(f"wagtailcore.{codename}")
            )
    collection = Collection.get_first_root_node()
    for codename in on_files:
        GroupCollectionPermission.objects.create(
            group=group, collection=collection, permission=_permission(f"home.{codename}")
        )


def _permission(name):
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
