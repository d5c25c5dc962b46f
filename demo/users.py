"""People who may log in to the demo. Their password is public: production settings never load this."""

from collections.abc import Iterable

from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from home.models import User
from home.staff import roles

PASSWORD = "partnerschaft-demo"
USERS = [
    ("admin", "Administration", None, "de"),
    ("redaktion", "Redaktion", roles.EDITORS, "de"),
    ("veroeffentlichung", "Veröffentlichung", roles.PUBLISHERS, "de"),
    ("anmeldung", "Anmeldungen", "Anmeldungen", "de"),
    ("beratung", "Beratung", "Beratung", "de"),
    ("arbeitsgemeinschaft", "Arbeitsgemeinschaft", "Arbeitsgemeinschaften", "de"),
    ("newsletter", "Newsletter", "Newsletter", "de"),
    ("datenschutz", "Datenschutz", roles.PRIVACY, "de"),
    ("traduction", "Traduction", roles.TRANSLATORS["fr"], "fr"),
    ("pereklad", "Переклад", roles.TRANSLATORS["uk"], "uk"),
]


def create_missing() -> None:
    known = set(User.objects.values_list("username", flat=True))
    _create(row for row in USERS if row[0] not in known)


def create() -> None:
    _create(USERS)


def _create(rows: Iterable[tuple[str, str, str | None, str]]) -> None:
    for username, name, group, language in rows:
        user = User.objects.create_user(
            username=username,
            email=f"{username}@example.org",
            password=PASSWORD,
            first_name="Demo",
            last_name=name,
            is_superuser=group is None,
        )
        if group:
            user.groups.add(Group.objects.get(name=group))
        UserProfile.objects.create(user=user, preferred_language=language)
