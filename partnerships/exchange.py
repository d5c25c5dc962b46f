"""The tables of municipalities, partnerships and organisations; what a cell names stands there by its stable key."""

import re
from collections import defaultdict
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext as _

from core.tables import doubts, values
from core.tables.columns import Column, TermsColumn, unknown
from core.tables.table import Cells, Table
from core.tables.values import SEPARATOR, split
from core.text import languages
from partnerships import dates, gazetteer, lists
from partnerships.gazetteer import place_of
from partnerships.models import Membership, Municipality, Organisation, Partnership, PartnershipLink

MOST_LOOKED_FOR = 500  # rows whose municipalities are looked for by what they say
LOST = "?"  # what German Windows writes for a letter that it has not


def reference(place: Municipality) -> str:
    """`DE/08311000`, or `UA/Lwiw` where no key is known."""
    return f"{place.country}/{place.key or place.name_de}"


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
            for member in sorted(record.memberships.all(), key=lambda member: (member.sort_order or 0, member.role))
        )

    def fill(self, record: Any, text: str) -> None:
        members = [self._member(part, position) for position, part in enumerate(split(text, SEPARATOR))]
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
                raise unknown(name, [])
        return member


class LinksColumn(Column):
    """`de https://example.org/ Words of the link|…`."""

    def cell(self, record: Any) -> str:
        return SEPARATOR.join(f"{link.language} {link.url} {link.text}" for link in record.links.all())

    def fill(self, record: Any, text: str) -> None:
        record.links = [self._link(part, position) for position, part in enumerate(split(text, SEPARATOR))]

    @staticmethod
    def _link(text: str, position: int) -> PartnershipLink:
        parts = text.split(maxsplit=2)
        if len(parts) < 3:
            raise ValidationError(_("Write “%s” like this: de https://example.org/ Words of the link.") % text)
        link = PartnershipLink(language=parts[0], url=parts[1], text=parts[2], sort_order=position)
        link.full_clean(exclude=["partnership"])
        return link


class PartialDateColumn(Column):
    def fill(self, record: Any, text: str) -> None:
        date = values.partial_date(text)
        dates.validate(date) if date else None
        setattr(record, self.name, date)


class MunicipalityTable(Table):
    """A row is known by country and key or, where one of them has no key, by country and any of its names."""

    without_heading = {len(lists.GEONAMES): lists.GEONAMES}

    def prepare(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        return queryset.select_related("successor")

    def compose(self, cells: Cells, notes: list[str]) -> list[Cells]:
        return lists.place(cells, notes)

    def index(self, rows: list[Cells]) -> dict[Any, Any]:
        known: defaultdict[Any, list[Municipality]] = defaultdict(list)
        for record in self.prepare(_meant_by(rows)):
            self.keep(known, record)
        return known

    def keep(self, known: dict[Any, Any], record: Any) -> None:
        spellings = [*record.search_text.split("\n"), languages.fold(values.as_windows(record.name_de))]
        names = [(record.country, name) for name in spellings]
        for name in [*names, (record.country, "key", record.key)]:
            if record not in known[name]:
                known[name].append(record)

    def find(self, known: dict[Any, Any], cells: Cells) -> Any:
        country, key = cells.get("country", ""), cells.get("key", "")
        if key and (found := known.get((country, "key", key))):
            return found[0]
        for column in languages.columns("name"):
            found = known.get((country, languages.fold(cells.get(column, "")))) or []
            found = [record for record in found if not key or not record.key]
            if len(found) > 1:
                raise ValidationError(_("More than one municipality has this name; write its official key."))
            if found:
                return found[0]
        return None

    def doubts_of(self, record: Any, changed: set[str], known: dict[Any, Any]) -> list[str]:
        answer = gazetteer.oddities(record) if changed & {"latitude", "longitude", "country"} else []
        return answer if record.pk else [*answer, *self._doubles(record)]

    @staticmethod
    def _doubles(record: Any) -> list[str]:
        """Those of which an official key does not say that they are others."""
        others = Municipality.objects.filter(country=record.country)
        if record.key:
            others = others.filter(key="")
        spelt = others.values_list("name_de", "search_text")
        return doubts.alike(
            languages.fold(record.name_de), {line: name for name, lines in spelt for line in lines.split("\n")}
        )


def _meant_by(rows: list[Cells]) -> Any:
    """The municipalities that have a key or a name of the rows; for a long file all, which is quicker."""
    places = Municipality.objects
    if len(rows) > MOST_LOOKED_FOR:
        return places.all()
    names = {name for cells in rows for column in languages.columns("name") if (name := cells.get(column))}
    meant = Q(key__in={key for cells in rows if (key := cells.get("key"))})
    meant |= Q(pk__in=places.called(names).values("pk"))
    for name in names:
        if LOST in name:  # a letter that its file could not hold
            meant |= Q(name_de__regex=f"^{re.escape(name).replace(re.escape(LOST), '.')}$")
    return places.filter(meant)


class PartnershipTable(Table):
    """A row is known by its identifier or, where the file has none, by the members that it names."""

    def prepare(self, queryset: Any) -> QuerySet[Any]:
        return queryset.prefetch_related(None).to_show()  # the list has prefetched less of the same

    def compose(self, cells: Cells, notes: list[str]) -> list[Cells]:
        return lists.partnerships(cells, notes)

    def index(self, rows: list[Cells]) -> dict[Any, Any]:
        """What a row knows by members alone is looked for then."""
        slugs = {slug for cells in rows if (slug := cells.get("slug"))}
        return {record.slug: record for record in self.prepare(Partnership.objects.filter(slug__in=slugs))}

    def find(self, known: dict[Any, Any], cells: Cells) -> Any:
        if slug := cells.get("slug"):
            return known.get(slug)
        draft = Partnership()
        try:
            MembersColumn(Partnership, "memberships").fill(draft, cells.get("memberships", ""))
        except ValidationError:
            return None  # said of the cell, when it is read
        members = _members(draft)
        found = [record for record in self.prepare(_with_one_of(_places(draft))) if _members(record) == members]
        if len(found) > 1:
            raise ValidationError(_("More than one partnership has these members; write its identifier."))
        return found[0] if found else None

    def check(self, record: Any, exclude: set[str]) -> None:
        if not record.slug and "memberships" not in exclude:
            record.slug = slugify(languages.transliterate(record.plain_title, languages.SOURCE))[:100]
        unmade = set() if record.slug else {"slug"}  # its members are wrong
        record.full_clean(exclude={"topics", "forms", *exclude, *unmade})
        if "memberships" not in exclude and len(_places(record)) < 2:
            raise ValidationError(_("A partnership needs at least two municipalities."))

    def doubts_of(self, record: Any, changed: set[str], known: dict[Any, Any]) -> list[str]:
        if record.pk:
            return []
        places, others = _places(record), _with_one_of(_places(record)).prefetch_related("memberships")
        same = [other.slug for other in others if places <= _places(other) or places >= _places(other)]
        return [_("Perhaps it is there already: %s.") % ", ".join(same[:3])] if same else []


def _with_one_of(places: set[int]) -> Any:
    members = Membership.objects.filter(municipality__in=places)
    return Partnership.objects.filter(pk__in=members.values("partnership"))


def _members(partnership: Any) -> set[tuple[int, int | None]]:
    return {(member.municipality_id, member.organisation_id) for member in partnership.memberships.all()}


def _places(partnership: Any) -> set[int]:
    return {place for place, _organisation in _members(partnership)}


MUNICIPALITIES = MunicipalityTable(
    Municipality,
    [
        *languages.columns("name"), "search_names", "country", "kind", "key", "latitude", "longitude", "valid_to",
        SuccessorColumn(Municipality, "successor"),
    ],
    key="name_de",
    needed={f"name_{languages.SOURCE}": {*languages.columns("name"), "key"}, "country": {"key", "ags_gem"}},
    inputs=lists.PLACE_INPUTS,
    words=lists.PLACE_WORDS,
)  # fmt: skip
PARTNERSHIPS = PartnershipTable(
    Partnership,
    [
        "slug", MembersColumn(Partnership, "memberships"), "legal_type", "stage",
        PartialDateColumn(Partnership, "since"), PartialDateColumn(Partnership, "until"),
        *languages.columns("until_condition"), PartialDateColumn(Partnership, "second_date"),
        *languages.columns("second_date_label"), TermsColumn(Partnership, "topics"), TermsColumn(Partnership, "forms"),
        *languages.columns("text"), LinksColumn(Partnership, "links"), *Partnership.SOURCE_FIELDS,
        "last_confirmed_on",
        "is_public",
    ],
    needed={"slug": {"memberships", "home", "home_key"}},
    inputs=lists.TOWN_INPUTS,
    words=lists.TOWN_WORDS,
)  # fmt: skip
ORGANISATIONS = Table(Organisation, [*languages.columns("name"), "level", "url", "logo_permission"], key="name_de")
