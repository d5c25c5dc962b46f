"""Where a programme's partners may be: in single countries and in regions. Nothing of it is stored with a programme."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Region(models.TextChoices):
    EU_CERV = "eu_cerv", _("European Union and countries associated to CERV")
    DAC = "dac", _("countries of the DAC list of development aid")
    DAC_SOUTH = "dac_south", _("countries of the DAC list in Africa, Asia and Latin America")


def _codes(text):
    return frozenset(text.split())


# Member states since 1 February 2020.
_EU = _codes("AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK")
# In force by cerv.at, “Teilnehmende Länder”, looked up in November 2026. That page
# says of Albania and Ukraine that their agreements are being ratified: add AL and UA once the list of participating
# countries of the European Commission has been seen to name them.
_CERV = _codes("BA RS XK")
# OECD, DAC List of ODA Recipients for reporting on 2024 and 2025 flows, in the continents of the OECD; revised every
# three years: https://www.oecd.org/en/topics/sub-issues/oda-eligibility-and-conditions/dac-list-of-oda-recipients.html
_AFRICA = _codes(
    "AO BF BI BJ BW CD CF CG CI CM CV DJ DZ EG ER ET GA GH GM GN GQ GW KE KM LR LS LY MA MG ML MR MU MW MZ NA NE NG RW "
    "SD SH SL SN SO SS ST SZ TD TG TN TZ UG ZA ZM ZW"
)
_ASIA = _codes(
    "AF AM AZ BD BT CN GE ID IN IQ IR JO KG KH KP KZ LA LB LK MM MN MV MY NP PH PK PS SY TH TJ TL TM UZ VN YE"
)
_AMERICA = _codes("AR BO BR BZ CO CR CU DM DO EC GD GT GY HN HT JM LC MS MX NI PA PE PY SR SV VC VE")
_EUROPE = _codes("AL BA BY MD ME MK RS TR UA XK")
_OCEANIA = _codes("FJ FM KI MH NR NU PG PW SB TK TO TV VU WF WS")

MEMBERS = {
    Region.EU_CERV: _EU | _CERV,
    Region.DAC: _AFRICA | _ASIA | _AMERICA | _EUROPE | _OCEANIA,
    Region.DAC_SOUTH: _AFRICA | _ASIA | _AMERICA,
}


def countries_of(countries, regions):
    """The codes of all countries in which partners may be; none named means everywhere, and gives none."""
    return sorted(set(countries).union(*(MEMBERS[region] for region in regions)))


def in_one_of(codes):
    """The same as a condition on rows with `countries` and `regions`: those for one of the countries."""
    having = [region for region, members in MEMBERS.items() if not members.isdisjoint(codes)]
    return (
        models.Q(countries__overlap=list(codes))
        | models.Q(regions__overlap=having)
        | models.Q(countries=[], regions=[])
    )
