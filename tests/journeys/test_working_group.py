"""A citizen joins a working group, reads what is for its members, and is a member no longer."""

import pytest
from django.urls import reverse

from partnerships.models import GroupMember, GroupNote
from tests import factories
from tests.journeys.walking import Reader, link_in, mails_to

EMAIL = "olena@example.net"


@pytest.mark.walk("arbeitsgemeinschaft")
def test_somebody_joins_reads_and_leaves(log_in, home, locales):
    group = factories.WorkingGroupPageFactory(parent=home, title="AG Wasser", slug="ag-wasser")
    ukrainian = factories.translate(group, locales["uk"])
    leader, citizen = log_in("arbeitsgemeinschaft"), Reader()
    leader.open(reverse(GroupNote.snippet_viewset.get_url_name("add")))
    leader.submit(leader.form("title_de"), group=group.pk, title_de="Protokoll vom Mai", title_uk="Протокол")

    citizen.fill_in(f"{ukrainian.url}pryiednatysia/", person="Olena", email=EMAIL, municipality="Lwiw")
    citizen.open(link_in(mails_to(EMAIL)[-1], "/uk/"))
    citizen.submit(press="action")
    member = GroupMember.objects.get()
    assert leader.mails()

    leader.open("/admin/")
    leader.open(leader.page.select_one("main a[href*=groupmember]")["href"])
    leader.follow("Olena", leader.page.main)
    leader.submit(press="In die Gruppe aufnehmen")
    accepted = mails_to(EMAIL)[-1]
    assert accepted.language == "uk"
    citizen.open(link_in(accepted, "/uk/"))
    citizen.sees("Протокол")

    leader.open(reverse(GroupMember.snippet_viewset.get_url_name("edit"), args=[member.pk]))
    leader.submit(press="Mitgliedschaft beenden")
    assert GroupMember.objects.get().state == "ended"
    citizen.open(link_in(accepted, "/uk/"), status=404)
    assert citizen.page.html["lang"] == "uk"
