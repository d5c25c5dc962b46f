"""An administrator lets somebody in, and the facts about the office reach the readers."""

import re

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from home.models import User
from home.staff import roles
from tests.journeys.walking import Colleague, Reader, Walk
from tests.mails import written


@pytest.mark.walk("admin")
def test_an_administrator_adds_an_editor_who_logs_in_and_loses_leave_again(log_in, home):
    admin = log_in("admin")
    admin.open(reverse("wagtailusers_users:index"))
    admin.open(reverse("wagtailusers_users:add"))
    person = {"username": "neu", "email": "neu@example.org", "first_name": "Neue", "last_name": "Kollegin"}
    admin.submit(admin.form("username"), groups=[Group.objects.get(name=roles.EDITORS).pk], **person)
    user = User.objects.get(username="neu")

    invited, password = Walk(), "eine-lange-Losung-7"
    invited.open(re.search(r"https?://[^/\s]+(/account/\S+)", written(kind="accounts.invitation").get().text)[1])
    invited.submit(invited.form("password1"), password1=password, password2=password)
    new = Colleague("neu", password)
    for address in new.offered():
        new.open(address)
        assert not new.page.select(".messages .error"), address
    new.open(reverse("wagtailadmin_pages:edit", args=[home.pk]))

    admin.open(reverse("wagtailusers_users:edit", args=[user.pk]))
    admin.submit(admin.form("username"), is_active=[])
    with pytest.raises(AssertionError):
        Colleague("neu", password)


def test_the_facts_about_the_office_reach_the_readers(log_in, home):
    publisher = log_in("veroeffentlichung")
    publisher.open("/admin/settings/home/sitesettings/")
    publisher.submit(publisher.form("email"), email="office@example.org", phone="+49 711 123456")
    for code in ("de", "fr", "uk"):
        reader = Reader()
        reader.open(f"/{code}/")
        assert "office@example.org" in reader.page.get_text()
