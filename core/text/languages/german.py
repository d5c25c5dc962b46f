from django.utils.translation import gettext_lazy as _

from core.text.languages.language import Language

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
    latin={"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"},
    spoken={"rn": "Kirundi"},
    zones={"Europe/Kyiv": "Kyjiw"},
)
