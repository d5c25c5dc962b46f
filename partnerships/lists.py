"""Lists as towns, statisticians and geographers keep them, as rows of our tables."""

from itertools import zip_longest

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.tables import values
from core.tables.columns import Input
from core.tables.table import Cells
from partnerships import gazetteer
from partnerships.models import Municipality
from partnerships.models.partnerships import Membership, Partnership

# The parts of which Destatis makes an AGS, and how many digits each has.
PARTS = {"ags_land": 2, "ags_rb": 1, "ags_kreis": 2, "ags_gem": 3}
PLACE_INPUTS = [
    Input("ags_land", gettext_lazy("AGS, part: Land")),
    Input("ags_rb", gettext_lazy("AGS, part: Regierungsbezirk")),
    Input("ags_kreis", gettext_lazy("AGS, part: Kreis")),
    Input("ags_vb", gettext_lazy("AGS, part: Verband")),
    Input("ags_gem", gettext_lazy("AGS, part: Gemeinde")),
]
PLACE_WORDS = {
    "name_de": "Name;Gemeindename;Gemeinde;Kommune;Stadt;Ort;Ortsname;Deutsche Kommune;asciiname;nom;commune;ville;"
    "city;municipality;town",
    "name_uk": "Назва;Назва об’єкта;Назва об'єкта категорії;Назва українською;Громада;Населений пункт",
    "search_names": "alternatenames;Weitere Namen;Andere Schreibweisen;Autres noms;Інші назви",
    "country": "Land;Staat;country code;countrycode;pays;country;країна;Ländercode;ISO",
    "kind": "Art;Kategorie;Категорія;Категорія об’єкта;Gebietstyp;type;Typ",
    "key": "AGS;Amtlicher Gemeindeschlüssel;Gemeindeschlüssel;Schlüssel;KATOTTH;KATOTTG;КАТОТТГ;Код;Код КАТОТТГ;"
    "code insee;insee;code",
    "latitude": "Breite;lat;latitude;Geografische Breite;широта",
    "longitude": "Länge;lon;lng;long;Längengrad;Geografische Länge;довгота",
    "ags_land": "Land ARS",
    "ags_rb": "RB;Regierungsbezirk",
    "ags_kreis": "Kreis;Landkreis Schlüssel;Kreisschlüssel",
    "ags_vb": "VB;Verband;Gemeindeverband",
    "ags_gem": "Gem;Gemeindeteil Schlüssel",
}
GEONAMES = [
    "geonameid", "name", "asciiname", "alternatenames", "latitude", "longitude", "feature class", "feature code",
    "country code", "cc2", "admin1 code", "admin2 code", "admin3 code", "admin4 code", "population", "elevation",
    "dem", "timezone", "modification date",
]  # fmt: skip
KINDS = {
    "landkreis": Municipality.Kind.DISTRICT, "kreis": Municipality.Kind.DISTRICT, "район": Municipality.Kind.DISTRICT,
    "h": Municipality.Kind.HROMADA, "громада": Municipality.Kind.HROMADA,
    "територіальна громада": Municipality.Kind.HROMADA, "m": Municipality.Kind.CITY, "місто": Municipality.Kind.CITY,
    "gemeinde": Municipality.Kind.MUNICIPALITY, "stadt": Municipality.Kind.CITY,
}  # fmt: skip

TOWN_INPUTS = [
    Input("home", gettext_lazy("municipality in Baden-Württemberg")),
    Input("home_key", gettext_lazy("AGS of the municipality in Baden-Württemberg")),
    Input("partner", gettext_lazy("partner municipality")),
    Input("partner_country", gettext_lazy("country of the partner municipality")),
]
TOWN_WORDS = {
    "home": "Kommune;Stadt;Gemeinde;Deutsche Kommune;Kommune – Name;Kommune in Deutschland;Partner in Deutschland;"
    "commune;commune allemande;municipality;німецька громада;громада",
    "home_key": "AGS;Kommune – AGS;Gemeindeschlüssel;Amtlicher Gemeindeschlüssel",
    "partner": "Partner;Partnerkommune;Partnerkommunen;Partnerkommune(n);Partnerstadt;Partnerstädte;Partner – Name;"
    "Ausländische Kommune;Partnergemeinde;commune partenaire;ville partenaire;jumelée avec;partner city;"
    "партнерська громада;місто-партнер;партнер",
    "partner_country": "Land;Staat;Partnerland;Land des Partners;Partner – Land;pays;country;країна",
    "legal_type": "Art;Beziehungsart;Art der Partnerschaft;Partnerschaftsart;вид",
    "stage": "Status;Stand;état;statut;статус",
    "since": "seit;Beginn;Jahr;Datum;Partnerschaft seit;gegründet;depuis;date;with effect from;з",
    "source": "Quelle",
}
LEGAL_TYPES = {
    "partnerschaft": Partnership.LegalType.TWINNING, "jumelage": Partnership.LegalType.TWINNING,
    "partnerstadt": Partnership.LegalType.TWINNING, "projekt": Partnership.LegalType.PROJECT,
}  # fmt: skip
STAGES = {
    "aktiv": Partnership.Stage.ACTIVE, "beendet": Partnership.Stage.ENDED, "ruhend": Partnership.Stage.PAUSED,
    "ruht": Partnership.Stage.PAUSED, "geplant": Partnership.Stage.EMERGING,
}  # fmt: skip


def place(cells: Cells, notes: list[str]) -> list[Cells]:
    """A line of a list of municipalities; sums over a Land or a Verband are none."""
    parts = {name: cells.pop(name, "") for name in [*PARTS, "ags_vb"]}
    if cells.get("country", "").isdecimal():  # by “Land” Destatis does not mean a country
        parts["ags_land"] = cells.pop("country")
    if parts["ags_land"]:
        if not parts["ags_kreis"] or (parts["ags_vb"] and not parts["ags_gem"]):
            return []
        cells["key"] = "".join(parts[name].zfill(width) for name, width in PARTS.items() if parts[name])
        if not parts["ags_gem"]:
            cells.setdefault("kind", Municipality.Kind.DISTRICT)
    key = cells.get("key", "")
    if not cells.get("country") and (country := _country_of(key)):
        cells["country"] = country
    if "country" in cells:
        cells["country"] = values.country_code(cells["country"])
    if (whole := gazetteer.full_key(key, cells.get("country", ""))) != key:
        cells["key"] = whole
        notes.append(_("A zero was put before the key: %s.") % whole)
    if "kind" in cells:
        cells["kind"] = KINDS.get(cells["kind"].lower(), cells["kind"])
    if (name := cells.get("name_de", "")) != (bare := gazetteer.bare_name(name)):
        cells["name_de"] = bare
        notes.append(_("“%(written)s” is taken as “%(name)s”.") % {"written": name, "name": bare})
    return [cells]


def _country_of(key: str) -> str:
    if key.isdecimal() and len(key) in {5, 7, 8}:
        return "DE"
    return "UA" if key.startswith("UA") else ""


def partnerships(cells: Cells, notes: list[str]) -> list[Cells]:
    """A line of a town's list: one partnership for each partner that it names."""
    for name, words in (("legal_type", LEGAL_TYPES), ("stage", STAGES)):
        if name in cells:
            cells[name] = words.get(cells[name].lower(), cells[name])
    named = {column.name: cells.pop(column.name, "") for column in TOWN_INPUTS}
    if "memberships" in cells or not (named["home"] or named["home_key"]):
        return [cells]
    homes = _parts(named["home_key"]) or _parts(named["home"])
    partners = _parts(named["partner"])
    countries = _parts(named["partner_country"])
    if len(countries) == 1:
        countries *= len(partners)
    members = [f"{Membership.Role.HOME}=DE/{home}" for home in homes]
    pairs = zip_longest(partners or [""], countries[: len(partners)], fillvalue="")
    return [
        cells | {"memberships": values.SEPARATOR.join([*members, _partner(*pair)] if pair[0] else members)}
        for pair in pairs
    ]


def _partner(name: str, country: str) -> str:
    return f"{Membership.Role.PARTNER}={country}/{name}" if country else f"{Membership.Role.PARTNER}={name}"


def _parts(text: str) -> list[str]:
    """Several names of a cell, also at commas and strokes, which are signs of a few names as well."""
    text = gazetteer.without_title(text)
    parts = values.split(text)
    return parts if len(parts) > 1 else values.split(text.replace(" / ", ","), ",")
