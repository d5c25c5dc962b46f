"""The roles of the README's table."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.test import Client

GROUPS = {
    "admin": None,
    "redaktion": "Redaktion",
    "veroeffentlichung": "Veröffentlichung",
    "anmeldung": "Anmeldungen",
    "beratung": "Beratung",
    "arbeitsgemeinschaft": "Arbeitsgemeinschaften",
    "newsletter": "Newsletter",
    "datenschutz": "Datenschutz",
    "traduction": "Übersetzung Französisch",
    "pereklad": "Übersetzung Ukrainisch",
}


def user_of(role, **fields):
    user = get_user_model()(username=role, email=f"{role}@example.org", is_superuser=role == "admin", **fields)
    user.set_unusable_password()
    user.save()
    if GROUPS[role]:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    return user


def client_of(user):
    client = Client()
    client.force_login(user)
    return client
