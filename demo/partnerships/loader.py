"""Loads terms, places, partnerships and the directory’s page in three languages."""

from wagtail.models import Locale

from core.text import languages
from demo.content.partnerships import PAGES as SECTION
from demo.loader import create_topics
from demo.partnerships import finders, notices, partnerships, places, signpost, terms, working_group
from demo.partnerships.page import PAGE
from demo.text import T, into
from demo.translate import translate_page
from home.models import Audience, ContentPage, Person, Topic
from partnerships import models


def load():
    records()
    concerns()
    page()
    finders.load()
    notices.load()
    working_group.load()


def records():
    create_topics()
    for model, rows in ((models.CooperationForm, terms.FORMS), (Audience, terms.AUDIENCES)):
        for slug, name in rows.items():
            model.objects.create(slug=slug, **in_each_language("name", name))
    for description in terms.ORGANISATIONS:
        models.Organisation.objects.create(
            level=description["level"], url=description["url"], **in_each_language("name", description["name"])
        )
    municipalities = {row["name"].de: municipality(row) for row in places.PLACES}
    for description in partnerships.PARTNERSHIPS:
        partnership(description, municipalities)


def concerns():
    for description in signpost.CONCERNS:
        concern = models.Concern.objects.create(
            level=description["level"],
            countries=description.get("countries", []),
            contact=Person.objects.filter(email=description.get("contact", "")).first(),
            **in_each_language("question", description["question"]),
            **in_each_language("answer", description["answer"]),
        )
        concern.organisations.set(models.Organisation.objects.filter(name_de__in=description.get("organisations", [])))
        concern.topics.set(Topic.objects.filter(slug__in=description.get("topics", [])))


def in_each_language(field, text):
    """A name that is the same in French stays empty there, so that it is marked as German."""
    return {f"{field}_{code}": getattr(text, code) for code in languages.CODES}


def municipality(row):
    latitude, longitude = row["at"]
    return models.Municipality.objects.create(
        country=row["country"],
        kind=row.get("kind", models.Municipality.Kind.CITY),
        key=row.get("key", ""),
        latitude=latitude,
        longitude=longitude,
        search_names=row.get("also", []),
        **in_each_language("name", row["name"]),
    )


def partnership(description, municipalities):
    words = {name: value for name, value in description.items() if isinstance(value, T)}
    plain = {"slug", "legal_type", "stage", "since", "second_date", "source", "source_url"}
    record = models.Partnership(**{name: value for name, value in description.items() if name in plain})
    for name, text in words.items():
        for field, value in in_each_language(name, text).items():
            setattr(record, field, value)
    record.memberships = [
        models.Membership(
            municipality=municipalities[place],
            role=role,
            organisation=models.Organisation.objects.get(name_de=organisation) if organisation else None,
            sort_order=position,
        )
        for position, (role, place, organisation) in enumerate(members(description))
    ]
    record.full_clean(exclude=["topics", "forms"])
    record.save()
    record.topics = Topic.objects.filter(slug__in=description["topics"])
    record.forms = models.CooperationForm.objects.filter(slug__in=description["forms"])
    record.save()


def members(description):
    """`(role, place, organisation or "")`, in the order of the roles."""
    for role in models.Membership.Role.values:
        for member in description.get(role, []):
            place, organisation = member if isinstance(member, tuple) else (member, "")
            yield role, place, organisation


def page():
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    parent = ContentPage.objects.get(title=SECTION[0]["title"].de, locale=locales[languages.SOURCE])
    written = {
        code: models.PartnershipIndexPage(locale=locales[code], show_in_menus=True, **into(PAGE, code))
        for code in languages.CODES
    }
    source = written.pop(languages.SOURCE)
    parent.add_child(instance=source)
    source.save_revision().publish()
    for code, translation in written.items():
        translate_page(source, translation, locales[code], slug=into(PAGE["slug"], code))
