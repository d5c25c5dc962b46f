"""What tests of programmes share."""

import datetime

from events.models import Session

START = datetime.datetime(2030, 5, 6, 8, tzinfo=datetime.UTC)  # 10 o’clock in Berlin
HOUR = datetime.timedelta(hours=1)


def session(event, title, begins, hours=1, **facts):
    words = {f"title_{code}": f"{title} {code}" for code in ("de", "fr", "uk")}
    starts_at = event.starts_at + begins * HOUR
    return Session.objects.create(event=event, starts_at=starts_at, ends_at=starts_at + hours * HOUR, **(words | facts))


def with_programme(make, **facts):
    """An event of six hours with four sessions, two of them at the same time."""
    event = make(
        policy="open", party_limit=4, starts_at=START, ends_at=START + 6 * HOUR, attendance="on-site",
        second_timezone="", capacity_on_site=20, **facts,
    )  # fmt: skip
    session(event, "Eröffnung", 0, room_de="Saal", speakers_de="Maria Muster, Stadt Beispiel\nPetro Zrazok")
    session(event, "Werkstatt", 1, seats=2)
    session(event, "Rundgang", 1, hours=2, to_be_chosen=True)
    session(event, "Abschluss", 3, seats=3)
    return event
