"""Loads best practices and funding programmes below their overviews."""

import datetime

from django.utils import timezone
from wagtail.models import Locale

from core.text import languages
from demo.partnerships import funding, practices
from demo.text import into
from demo.translate import translate_page
from home.models import Topic
from partnerships import models

WORDS = [
    "title",
    "slug",
    "summary",
    "problem",
    "approach",
    "result",
    "lessons",
    "transferability",
    "funder",
    "sum_note",
]


def load():
    for slug, name in practices.FORMATS.items():
        names = {f"name_{code}": getattr(name, code) or name.de for code in languages.CODES}
        models.ParticipationFormat.objects.create(slug=slug, **names)
    for description in funding.PROGRAMMES:
        _publish(models.FundingIndexPage, models.FundingProgrammePage, description, _programme(description))
    for description in practices.PRACTICES:
        _publish(models.BestPracticeIndexPage, models.BestPracticePage, description, _practice(description))


def _programme(description):
    today = timezone.localdate()
    return description["facts"] | {
        "checked_on": today - datetime.timedelta(days=6),
        "deadlines": [today + datetime.timedelta(days=days) for days in description["in_days"]],
        "is_demo": bool(description["in_days"]),
        **_terms(description),
    }


def _practice(description):
    partner = description["partnership"]
    of_place = models.Partnership.objects.filter(memberships__municipality__name_de__startswith=partner)
    return {
        "countries": description["countries"],
        "stage": description["stage"],
        "partnership": of_place.first() if partner else None,
        "formats": list(models.ParticipationFormat.objects.filter(slug__in=description.get("formats", []))),
        **_terms(description),
    }


def _terms(description):
    return {
        "topics": list(Topic.objects.filter(slug__in=description.get("topics", []))),
        "forms": list(models.CooperationForm.objects.filter(slug__in=description.get("forms", []))),
    }


def _publish(index_model, model, description, facts):
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    words = {name: description[name] for name in WORDS if name in description}
    written = {
        code: model(
            locale=locales[code],
            search_description=into(description["summary"], code),
            **{name: into(text, code) for name, text in words.items()},
            **facts,
        )
        for code in languages.CODES
    }
    source = written.pop(languages.SOURCE)
    index_model.objects.get(locale=locales[languages.SOURCE]).add_child(instance=source)
    source.save_revision().publish()
    for code, translation in written.items():
        translate_page(source, translation, locales[code], slug=into(description["slug"], code))
