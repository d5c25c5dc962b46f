"""Each person of a registration: what sheets, lists at the door and exports have a row for."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from events.models import CheckIn, Registration


@dataclass(frozen=True)
class Person:
    """Position 1 is whoever registered; `name` is "" where nobody has told it."""

    registration: Registration
    position: int
    name: str
    check_in: CheckIn | None

    @property
    def known_as(self) -> str:
        """The name, or whom the person comes with."""
        return self.name or _("Person %(number)s with %(name)s") % {
            "number": self.position,
            "name": self.registration.name,
        }


def people_of(registration: Registration) -> list[Person]:
    """As many as there are places; costs no query where attendees and check-ins have been read ahead."""
    names = {1: registration.name} | {person.position: person.name for person in registration.attendees.all()}
    check_ins = {row.position: row for row in registration.check_ins.all()}
    return [
        Person(registration, position, names.get(position, ""), check_ins.get(position))
        for position in range(1, registration.seats + 1)
    ]
