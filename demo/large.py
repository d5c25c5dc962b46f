"""Many invented records and pages, for measuring; each part does nothing where it has been before."""

import random
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.utils import timezone
from treebeard.numconv import NumConv
from wagtail.models import Locale, Page, Revision

from core.text import languages
from home.models import ContentPage, HomePage, Topic
from partnerships import listing
from partnerships.models import CooperationForm, Membership, Municipality, Partnership

PLACES, PARTNERSHIPS = 6000, 5000
SECTIONS, PAGES_OF_SECTION = 40, 49
KEY = "MESS"
BOXES = {
    "DE": (47.6, 49.7, 7.6, 10.4),
    "FR": (43.5, 49.5, -1, 7.5),
    "UA": (46.5, 51, 23, 37),
    "BI": (-4.2, -2.5, 29.1, 30.6),
}


def municipalities(count=PLACES):
    if Municipality.objects.filter(key__startswith=KEY).exists():
        return 0
    dice = random.Random(1)  # noqa: S311 – invented data, the same each time
    places = []
    for number in range(count):
        country = "DE" if number < count // 5 else dice.choice(["FR", "UA", "BI"])
        south, north, west, east = BOXES[country]
        name = f"Demo-Ort {number}"
        places.append(
            Municipality(
                name_de=name, name_fr=f"Commune démo {number}", name_uk=f"Демо-місто {number}", country=country,
                key=f"{KEY}{number}", latitude=dice.uniform(south, north), longitude=dice.uniform(west, east),
                search_text="\n".join(
                    languages.fold(text) for text in (name, f"Commune démo {number}", f"Демо-місто {number}")
                ),
            )
        )  # fmt: skip
    return len(Municipality.objects.bulk_create(places, batch_size=2000))


def partnerships(count=PARTNERSHIPS):
    if Partnership.objects.filter(slug__startswith="mess-").exists():
        return 0
    dice = random.Random(2)  # noqa: S311
    here = list(Municipality.objects.filter(key__startswith=KEY, country="DE").values_list("pk", flat=True))
    abroad = list(Municipality.objects.filter(key__startswith=KEY).exclude(country="DE").values_list("pk", flat=True))
    records = Partnership.objects.bulk_create(
        Partnership(
            slug=f"mess-{number}", legal_type=dice.choice(Partnership.LegalType.values),
            stage=dice.choice(Partnership.Stage.values), since=str(dice.randint(1950, 2025)),
            text_de="Demo: eine erfundene Partnerschaft.", text_fr="Démo : un partenariat fictif.",
            text_uk="Демо: вигадане партнерство.",
        )
        for number in range(count)
    )  # fmt: skip
    Membership.objects.bulk_create(
        Membership(partnership=record, municipality_id=dice.choice(places), role=role, sort_order=position)
        for record in records
        for position, (places, role) in enumerate([(here, Membership.Role.HOME), (abroad, Membership.Role.PARTNER)])
    )
    for field, model, column in (("topics", Topic, "topic"), ("forms", CooperationForm, "cooperationform")):
        through = Partnership._meta.get_field(field).remote_field.through
        terms = list(model.objects.values_list("pk", flat=True))
        through.objects.bulk_create(
            through(**{"partnership_id": record.pk, f"{column}_id": term})
            for record in records
            for term in dice.sample(terms, min(2, len(terms)))
        )
    listing.refresh(Partnership.objects.filter(slug__startswith="mess-"))
    return len(records)


def pages(sections=SECTIONS, size=PAGES_OF_SECTION):
    home = HomePage.objects.get(locale__language_code=languages.SOURCE)
    if home.get_children().filter(slug="mess-seiten").exists():
        return 0
    top = _section(home, "mess-seiten")
    count = 0
    for number in range(sections):
        parents = _section(top[languages.SOURCE], f"mess-bereich-{number}")
        keys = [uuid.uuid4() for _position in range(size)]
        count += sum(_fill(parent, keys) for parent in parents.values())
    return count


def _section(parent, slug):
    """`{language: page}`: an ordinary page with its translations."""
    source = ContentPage(title=f"Demo {slug}", slug=slug, summary="Demo: zum Messen.", locale=parent.locale)
    parent.add_child(instance=source)
    source.save_revision().publish()
    versions = {languages.SOURCE: source}
    for locale in Locale.objects.exclude(language_code=languages.SOURCE):
        page = source.get_translation_or_none(locale) or source.copy_for_translation(locale)
        page.alias_of = None
        page.save()
        page.save_revision().publish()
        versions[locale.language_code] = page
    return {code: ContentPage.objects.get(pk=page.pk) for code, page in versions.items()}


def _path(parent, position):
    """Where treebeard puts the parent's child of this number, counted from 1."""
    step = NumConv(Page.alphabet).int2str(position)
    return parent.path + step.rjust(Page.steplen, Page.alphabet[0])


def _fill(parent, keys):
    """Pages below the parent, written at once; the path is the tree's, so treebeard knows them."""
    now, kind = timezone.now(), ContentType.objects.get_for_model(ContentPage)
    made = Page.objects.bulk_create(
        Page(
            path=_path(parent, position), depth=parent.depth + 1,
            title=f"Demo-Seite {position}", draft_title=f"Demo-Seite {position}", slug=f"mess-{position}",
            url_path=f"{parent.url_path}mess-{position}/", content_type=kind, locale_id=parent.locale_id,
            translation_key=key, live=True, first_published_at=now, last_published_at=now,
            latest_revision_created_at=now,
        )
        for position, key in enumerate(keys, start=1)
    )  # fmt: skip
    columns = ", ".join(f.column for f in ContentPage._meta.local_concrete_fields if not f.primary_key)
    table = ContentPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"INSERT INTO {table} (page_ptr_id, {columns}) SELECT page.id, {columns}"  # noqa: S608 – names of the model
            f" FROM {table}, wagtailcore_page page WHERE page_ptr_id = %s AND page.id = ANY(%s)",
            [parent.pk, [page.pk for page in made]],
        )
    Page.objects.filter(pk=parent.pk).update(numchild=len(made))
    _publish(parent, made, now, kind)
    return len(made)


def _publish(parent, made, now, kind):
    """Each page gets the revision that makes it a version of its own, and not a copy of the German one."""
    words = parent.serializable_data()
    base = ContentType.objects.get_for_model(Page)
    names = ("path", "depth", "title", "draft_title", "slug", "url_path")
    revisions = Revision.objects.bulk_create(
        Revision(
            content_type=kind, base_content_type=base, object_id=str(page.pk), object_str=page.title, created_at=now,
            content=words | {name: getattr(page, name) for name in names}
            | {"pk": page.pk, "numchild": 0, "translation_key": str(page.translation_key)},
        )
        for page in made
    )  # fmt: skip
    for page, revision in zip(made, revisions, strict=True):
        page.live_revision = page.latest_revision = revision
    Page.objects.bulk_update(made, ["live_revision", "latest_revision"])
