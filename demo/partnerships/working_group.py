"""What the members of the working group see, and made-up people who belong to it or wait."""

import datetime
from pathlib import Path

from django.core.files.base import ContentFile
from django.utils import timezone

import demo
from core.text import languages
from demo.text import T, into
from home.models import Person, Topic
from partnerships.models import GroupMember, GroupNote, Organisation, WorkingGroupPage

DOCUMENT = Path(demo.__file__).parent / "media" / "leitfaden-demo.pdf"
NOTES = [
    {
        "days_ago": 12,
        "title": T(
            de="Demo: Protokoll der letzten Sitzung",
            fr="Démo : compte rendu de la dernière réunion",
            uk="Демо: протокол останнього засідання",
        ),
        "text": T(
            de="<p>Themen waren die Förderung im kommenden Jahr und der Austausch mit Burundi. Änderungswünsche bitte "
            "bis zur nächsten Sitzung.</p>",
            fr="<p>Au programme : le financement de l’année prochaine et les échanges avec le Burundi. Merci de signaler "
            "vos corrections avant la prochaine réunion.</p>",
            uk="<p>Говорили про фінансування на наступний рік і про обмін із Бурунді. Зауваження просимо надіслати до "
            "наступного засідання.</p>",
        ),
        "file": DOCUMENT,
    },
    {
        "days_ago": 40,
        "title": T(
            de="Demo: Entwurf für eine gemeinsame Stellungnahme",
            fr="Démo : projet de prise de position commune",
            uk="Демо: проєкт спільної позиції",
        ),
        "text": T(
            de="<p>Bitte vertraulich behandeln: Der Entwurf ist noch nicht abgestimmt.</p>",
            fr="<p>À traiter de manière confidentielle : le projet n’est pas encore validé.</p>",
            uk="<p>Просимо зберігати конфіденційність: проєкт ще не узгоджено.</p>",
        ),
    },
]
PEOPLE = [
    ("accepted", "Demo Erika Beispiel", "erika.beispiel@example.org", "Demo-Stadt am Neckar", "de"),
    ("accepted", "Démo Jean Exemple", "jean.exemple@example.org", "Commune de démonstration", "fr"),
    ("waiting", "Демо Олена Зразок", "olena.zrazok@example.org", "Демонстраційна громада", "uk"),
]


def load():
    group = WorkingGroupPage.objects.filter(locale__language_code=languages.SOURCE).first()
    group.lead = Organisation.objects.filter(name_de="Städtetag Baden-Württemberg").first()
    group.people = Person.objects.filter(email="johanna.beispiel@example.org")
    group.topics = Topic.objects.filter(slug="daseinsvorsorge")
    group.save_revision().publish()
    for description in NOTES:
        load_note(group, description)
    for state, name, email, municipality, language in PEOPLE:
        GroupMember.objects.create(
            group=group, state=state, name=name, email=email, municipality=municipality, language=language
        )


def load_note(group, description):
    note = GroupNote(group=group, date=timezone.localdate() - datetime.timedelta(days=description["days_ago"]))
    for code in languages.CODES:
        setattr(note, f"title_{code}", into(description["title"], code))
        setattr(note, f"text_{code}", into(description["text"], code))
    if path := description.get("file"):
        note.file = ContentFile(path.read_bytes(), name=path.name)
    note.save()
