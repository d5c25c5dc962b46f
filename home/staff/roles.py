"""Groups of people who work in the admin and what each may do. The set-up command brings the database to this state."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from wagtail.models import Collection, GroupCollectionPermission, GroupPagePermission, Page

from core.text.languages import LANGUAGES, TRANSLATED
from home.models import GrantedOnce

EDITORS = "Redaktion"
PUBLISHERS = "Veröffentlichung"
PRIVACY = "Datenschutz"
TRANSLATORS = {code: LANGUAGES[code].translators for code in TRANSLATED}
WAGTAIL_DEFAULTS = ["Editors", "Moderators"]

ACCESS = ["wagtailadmin.access_admin"]
RECORDS = [
    f"{app_label}.{action}_{model}"
    for app_label, model in (name.split(".") for name in settings.EDITORS_RECORDS)
    for action in ("add", "change", "delete", "view")
]
REPORTS = ["search.view_emptysearch", "feedback.view_pagerating"]
TRANSLATING = ["wagtail_localize.submit_translation"]
# Wagtail asks for the permissions on its own models, also where the site has others in their place. Who may change a
# file may delete it.
CHOOSING = ["wagtailimages.choose_image", "wagtaildocs.choose_document"]
FILES = [
    *CHOOSING,
    "wagtailimages.add_image",
    "wagtailimages.change_image",
    "wagtaildocs.add_document",
    "wagtaildocs.change_document",
]
PAGE_EDITING = ["wagtailcore.add_page", "wagtailcore.change_page"]
PAGE_PUBLISHING = [
    *PAGE_EDITING,
    "wagtailcore.publish_page",
    "wagtailcore.bulk_delete_page",
    "wagtailcore.lock_page",
    "wagtailcore.unlock_page",
]

_others: dict[str, list[str]] = {}


def add(name: str, permissions: Iterable[str]) -> None:
    """Let an app have a group of its own, for records that not every editor may see."""
    _others[name] = [*ACCESS, *permissions]


def missing() -> set[str]:
    """Names of the groups that `create` would make."""
    names = {EDITORS, PUBLISHERS, PRIVACY, *TRANSLATORS.values(), *_others}
    return names - set(Group.objects.filter(name__in=names).values_list("name", flat=True))


def create() -> None:
    """
    Create the groups that are missing, and give those that exist what is new since.

    What an administrator gave a group or took from it stays as it is.
    """
    Group.objects.filter(name__in=WAGTAIL_DEFAULTS, user__isnull=True).delete()
    root = Page.get_first_root_node()
    _group(EDITORS, [*ACCESS, *RECORDS, *REPORTS, *TRANSLATING], {root: PAGE_EDITING}, FILES)
    _group(
        PUBLISHERS,
        [*ACCESS, *RECORDS, *REPORTS, *TRANSLATING, "home.change_sitesettings", "wagtailredirects.add_redirect"],
        {root: PAGE_PUBLISHING},
        FILES,
    )
    for code, translators in TRANSLATORS.items():
        home = Page.objects.get(depth=2, locale__language_code=code, alias_of__isnull=True)
        _group(translators, ACCESS, {home: ["wagtailcore.change_page"]}, CHOOSING)
    _group(PRIVACY, [*ACCESS, "privacy.manage_personal_data", "privacy.view_accessrecord"], {}, [])
    for name, permissions in _others.items():
        _group(name, permissions, {}, [])


def _group(name: str, permissions: Iterable[str], on_pages: dict[Page, list[str]], on_files: Iterable[str]) -> None:
    group, _created = Group.objects.get_or_create(name=name)
    group.permissions.add(*_new(group, permissions))
    for page, names in on_pages.items():
        for permission in _new(group, names):
            GroupPagePermission.objects.get_or_create(group=group, page=page, permission=permission)
    all_files = Collection.get_first_root_node()
    for permission in _new(group, on_files):
        GroupCollectionPermission.objects.get_or_create(group=group, collection=all_files, permission=permission)


def _new(group: Group, names: Iterable[str]) -> list[Permission]:
    """Those of the permissions that the group has never been given; from now on it has."""
    given = set(GrantedOnce.objects.filter(group=group).values_list("permission", flat=True))
    new = [found for found in map(_permission, names) if found.pk not in given]
    GrantedOnce.objects.bulk_create(GrantedOnce(group=group, permission=found) for found in new)
    return new


def _permission(name: str) -> Permission:
    app_label, codename = name.split(".")
    return Permission.objects.get(content_type__app_label=app_label, codename=codename)
