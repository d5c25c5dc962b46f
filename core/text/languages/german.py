from django.utils.translation import gettext_lazy as _

from core.text.languages.language import Language

_COMMON = """
    aber alle als am auch auf aus bei beim bis das dass dem den der die dieser durch ein eine einem einen einer eines
    er für haben hat ihr ihre im ist kann können mit nach nicht noch nur oder sich sie sind und uns unter vom von vor
    werden wie wir wird zu zum zur über
"""

GERMAN = Language(
    code="de",
    own_name="Deutsch",
    name=_("German"),
    in_words=_("in German"),
    label=_("{words} (German)"),
    plural_forms="nplurals=2; plural=(n != 1);",
    region="de_DE",
    site_title="Kommunale Partnerschaften in Baden-Württemberg",
    placeholder="[BITTE ERGÄNZEN",
    translators="",
    countries=("DE", "AT", "CH"),
    foreign_quotes="",
    common_words=frozenset(_COMMON.split()),
    latin={"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
    spoken={"rn": "Kirundi"},
    zones={"Europe/Kyiv": "Kyjiw"},
)
