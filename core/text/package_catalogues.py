"""
What the packages of the admin leave untranslated, translated by us; where that lacks, English and never German.

`locale/*/LC_MESSAGES/packages.po` holds what a package's own catalogue does not have in a language, and `packagesjs.po`
what its scripts say; an entry that somebody adds there replaces the package's words, where these are wrong. An upgrade
of a package that brings new texts makes `messages --check` name them. Django falls back on the catalogue of
`LANGUAGE_CODE`, which is German: so whatever a package says in German is written into the other languages' compiled
catalogues as it stands in the code, which is English.
"""

from collections.abc import Iterable
from functools import cache
from itertools import product
from pathlib import Path

import django
import polib
from django.apps import apps
from django.conf import settings

from core.text import catalogues, languages

FROM = "packages"  # where a text is from, in place of a file
Keys = dict[tuple[str, str], str]  # {(context, msgid): msgid_plural}
DOMAINS = {"django": "packages", "djangojs": "packagesjs"}
# Of Wagtail's own folder: what is no app of this site, or has no texts that anybody sees.
SKIPPED = {
    "contrib",
    "embeds",
    "locales",
    "test",
    "tests",
    "migrations",
    "static",
    "static_src",
    "project_template",
    "management",
}


def path_of(code: str, domain: str) -> Path:
    return catalogues.path_of(code).with_name(f"{DOMAINS[domain]}.po")


def ours(code: str, domain: str) -> catalogues.Entries:
    """What the packages say and have no words for in a language, or words that we have replaced by better ones."""
    translated, said = translated_into(code, domain), said_in(domain)
    path = path_of(code, domain)
    replaced = {(entry.msgctxt or "", entry.msgid) for entry in polib.pofile(str(path))} if path.exists() else set()
    return {key: (plural, {FROM: 0}) for key, plural in said.items() if key not in translated or key in replaced}


def compiled(code: str, domain: str) -> polib.POFile:
    """Ours, and for a language that is not German the English of all that would fall back on German."""
    catalogue = catalogues.read(path_of(code, domain), code)
    if code == languages.SOURCE:
        return catalogue
    known = translated_into(code, domain) | {(entry.msgctxt or "", entry.msgid): "" for entry in catalogue}
    for (context, msgid), plural in translated_into(languages.SOURCE, domain).items():
        if (context, msgid) not in known:
            entry = polib.POEntry(msgid=msgid, msgctxt=context or None, msgstr=msgid)
            if plural:
                slots = range(catalogues.plural_slots(code))
                entry.msgid_plural, entry.msgstr_plural = plural, {slot: plural if slot else msgid for slot in slots}
            catalogue.append(entry)
    return catalogue


def joined(ours: polib.POFile, others: polib.POFile) -> polib.POFile:
    """Of a text that both have, our own words count."""
    known = {(entry.msgctxt, entry.msgid) for entry in ours}
    ours.extend(entry for entry in others if (entry.msgctxt, entry.msgid) not in known)
    return ours


def offer(target: Path) -> None:
    """Write each package's own catalogues with what we have to add or to mend, as their makers take them."""
    for folder, code, domain in product(folders(), languages.CODES, DOMAINS):
        listed = _listed("en", domain, [folder])
        ours = [
            entry for entry in polib.pofile(str(path_of(code, domain))) if (entry.msgctxt or "", entry.msgid) in listed
        ]
        path = Path("locale", code, "LC_MESSAGES", f"{domain}.po")
        if ours and (folder / path).exists():
            mended = {(entry.msgctxt, entry.msgid) for entry in ours}
            theirs = polib.pofile(str(folder / path))
            theirs[:] = [*(entry for entry in theirs if (entry.msgctxt, entry.msgid) not in mended), *ours]
            (target / folder.name / path).parent.mkdir(parents=True, exist_ok=True)
            theirs.save(str(target / folder.name / path))


@cache
def said_in(domain: str) -> Keys:
    """What stands in programs and templates; scripts are compressed: of these what the packages' catalogues list."""
    if domain == "djangojs":
        return _listed("en", domain)
    said = _listed("en", domain, [Path(django.__file__).parent / "conf"])
    for folder in folders():
        for path in sorted(folder.rglob("*")):
            if SKIPPED.isdisjoint(path.relative_to(folder).parts):
                for _line, message, context in catalogues.messages_of(path):
                    msgid, plural = message if isinstance(message, tuple) else (message, "")
                    said[context, msgid] = plural
    return said


@cache
def translated_into(code: str, domain: str) -> Keys:
    return _listed(code, domain, translated=True)


def _listed(code: str, domain: str, only: Iterable[Path] | None = None, translated: bool = False) -> Keys:
    listed: Keys = {}
    for folder in only or [Path(django.__file__).parent / "conf", *folders()]:
        path = folder / "locale" / code / "LC_MESSAGES" / f"{domain}.po"
        for entry in polib.pofile(str(path)) if path.exists() else ():
            if not entry.obsolete and (entry.translated() or not translated):
                listed[entry.msgctxt or "", entry.msgid] = entry.msgid_plural
    return listed


def folders() -> list[Path]:
    """Of the installed packages: their apps lie outside of ours."""
    paths = (Path(config.path) for config in apps.get_app_configs())
    return [path for path in paths if not path.is_relative_to(settings.BASE_DIR) or ".venv" in path.parts]
