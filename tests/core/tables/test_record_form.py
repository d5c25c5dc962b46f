"""A form that several people have open at once."""

import datetime

from django.contrib.auth.models import Group
from django.http import HttpResponse
from django.utils import timezone
from wagtail.admin.widgets import AdminDateTimeInput

from core.tables.record_form import RecordForm
from home.models import User
from tests.html import soup_of


class AccountForm(RecordForm):
    class Meta:
        model = User
        fields = ["first_name", "date_joined", "groups"]
        widgets = {"date_joined": AdminDateTimeInput}


def test_what_nobody_touched_is_unchanged(db):
    group, joined = Group.objects.first(), timezone.make_aware(datetime.datetime(2026, 5, 1, 9, 5, 30))
    user = User.objects.create(username="r", first_name="R", date_joined=joined)
    hidden = soup_of(HttpResponse("".join(AccountForm(instance=user).as_shown)))
    sent = {field["name"]: field.get("value", "") for field in hidden.select("input")}
    user.groups.add(group)  # somebody else, meanwhile
    form = AccountForm(sent | {"first_name": "S", "date_joined": "2026-05-01 09:05"}, instance=user)
    assert form.changed_data == ["first_name"]
    form.save()
    user.refresh_from_db()
    assert (user.first_name, user.date_joined, list(user.groups.all())) == ("S", joined, [group])
