"""The tables of municipalities, partnerships and organisations; what a cell names stands there by its stable key."""

from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.tables.columns import SEPARATOR, Column, TermsColumn, split
from core.tables.table import Cells, Table
from core.text import languages
from partnerships.models import Membership, Municipality, Organisation, Partnership, PartnershipLink


def reference(place: Municipality) -> str:
    """`DE/08311000`, or `UA/Lwiw` where no key is known."""
    return f"{place.country}/{place.key or place.name_de}"


def place_of(text: str) -> Municipality:
    country, _slash, name = text.partition("/")
    places = Municipality.objects.filter(country=country)
    found = list(places.filter(key=name)[:1] if name else []) or list(places.filter(name_de=name)[:2])
    if len(found) > 1:
        raise ValidationError(_("“%s” is the name of more than one municipality; write its official key.") % text)
    if not found:
        raise ValidationError(_("“%s” does not exist here.") % text)
    return found[0]


class SuccessorColumn(Column):
    def cell(self, record: Any) -> str:
        return reference(record.successor) if record.successor else ""

    def fill(self, record: Any, text: str) -> None:
        record.successor = place_of(text) if text else None


class MembersColumn(Column):
    """`home=DE/08311000|partner=UA/Lwiw=Organisation`, in their order."""

    def cell(self, record: Any) -> str:
        return SEPARATOR.join(
            "=".join(
                [
                    member.role,
                    reference(member.municipality),
                    *([member.organisation.name_de] if member.organisation else []),
                ]
            )
            for member in record.memberships.all()
        )

    def fill(self, record: Any, text: str) -> None:
        members = [self._member(part, position) for position, part in enumerate(split(text))]
        places = [(member.municipality_id, member.organisation_id) for member in members]
        if len(set(places)) < len(places):
            raise ValidationError(_("A member is named twice."))
        record.memberships = members

    @staticmethod
    def _member(text: str, position: int) -> Membership:
        role, _sign, rest = text.partition("=")
        place, _sign, organisation = rest.partition("=")
        if role.strip() not in Membership.Role.values:
            raise ValidationError(_("Write “%s” like this: home=DE/08311000 or partner=UA/Lwiw=organisation.") % text)
        member = Membership(role=role.strip(), municipality=place_of(place.strip()), sort_order=position)
        if name := organisation.strip():
            member.organisation = Organisation.objects.filter(name_de=name).first()
            if member.organisation is None:
                raise ValidationError(_("“%s” does not exist here.") % name)
        return member


class LinksColumn(Column):
    """`de https://example.org/ Words of the link|…`."""

    def cell(self, record: Any) -> str:
        return SEPARATOR.join(f"{link.language} {link.url} {link.text}" for link in record.links.all())

    def fill(self, record: Any, text: str) -> None:
        record.links = [self._link(part, position) for position, part in enumerate(split(text))]

    @staticmethod
    def _link(text: str, position: int) -> PartnershipLink:
        parts = text.split(maxsplit=2)
        if len(parts) < 3:
            raise ValidationError(_("Write “%s” like this: de https://example.org/ Words of the link.") % text)
        link = PartnershipLink(language=parts[0], url=parts[1], text=parts[2], sort_order=position)
        link.full_clean(exclude=["partnership"])
        return link


class MunicipalityTable(Table):
    """A row is known by country and key or, where one of them has no key, by country and German name."""

    def prepare(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.select_related("successor")

    def index(self) -> dict[Any, Any]:
        known: defaultdict[Any, list[Municipality]] = defaultdict(list)
        for record in self.prepare(Municipality.objects.all()):
            self.keep(known, record)
        return known

    def keep(self, known: dict[Any, Any], record: Any) -> None:
        names = [(record.country, record.name_de), *([(record.country, "key", record.key)] if record.key else [])]
        for name in names:
            if record not in known[name]:
                known[name].append(record)

    def find(self, known: dict[Any, Any], cells: Cells) -> Any:
        country, key = cells.get("country", ""), cells.get("key", "")
        if key and (found := known.get((country, "key", key))):
            return found[0]
        found = known.get((country, cells.get("name_de", "")), [])
        found = [record for record in found if not key or not record.key]
        if len(found) > 1:
            raise ValidationError(_("More than one municipality has this name; write its official key."))
        return found[0] if found else None


class PartnershipTable(Table):
    def prepare(self, queryset: Any) -> QuerySet[Any]:
        return queryset.to_show()

    def check(self, record: Any) -> None:
        record.full_clean(exclude=["topics", "forms"])
        if len({member.municipality_id for member in record.memberships.all()}) < 2:
            raise ValidationError(_("A partnership needs at least two municipalities."))


MUNICIPALITIES = MunicipalityTable(
    Municipality,
    [
        *languages.columns("name"), "search_names", "country", "kind", "key", "latitude", "longitude", "valid_to",
        SuccessorColumn(Municipality, "successor"),
    ],
    key="name_de",
    needed=["country"],
)  # fmt: skip
PARTNERSHIPS = PartnershipTable(
    Partnership,
    [
        "slug", MembersColumn(Partnership, "memberships"), "legal_type", "stage", "since", "until",
        *languages.columns("until_condition"), "second_date", *languages.columns("second_date_label"),
        TermsColumn(Partnership, "topics"), TermsColumn(Partnership, "forms"), *languages.columns("text"),
        LinksColumn(Partnership, "links"), *Partnership.SOURCE_FIELDS, "last_confirmed_on",
        "is_public",
    ],
)  # fmt: skip
ORGANISATIONS = Table(Organisation, [*languages.columns("name"), "level", "url", "logo_permission"], key="name_de")
