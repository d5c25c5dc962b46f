"""Sets on a model's instance what the files say: words, days from today, references by key, streams, files."""

import datetime

from django.contrib.postgres.fields import ArrayField
from django.core.files.base import ContentFile
from django.db import models
from django.utils import timezone
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from core.text import languages
from events import times
from events.models import EventDocument, OnlineAccess, SurveyResult
from feedback.models import FeedbackReport
from home.models import Audience, CustomDocument, CustomImage, GlossaryTerm, Person, Topic
from newsletter.models import Issue, Subscriber
from partnerships.models import (
    CooperationForm,
    GroupMember,
    GroupNote,
    Municipality,
    Organisation,
    ParticipationFormat,
    PartnerSearchNotice,
    Partnership,
    PartnershipPage,
    SignpostEntry,
)
from start.stream import StreamBuilder, UnknownKeyError

# Which model each kind of record is.
MODELS = {
    "audiences": Audience,
    "signpost_entries": SignpostEntry,
    "cooperation_forms": CooperationForm,
    "documents": CustomDocument,
    "event_documents": EventDocument,
    "group_members": GroupMember,
    "group_notes": GroupNote,
    "images": CustomImage,
    "issues": Issue,
    "municipalities": Municipality,
    "notices": PartnerSearchNotice,
    "online_accesses": OnlineAccess,
    "organisations": Organisation,
    "participation_formats": ParticipationFormat,
    "partnership_pages": PartnershipPage,
    "partnerships": Partnership,
    "people": Person,
    "reports": FeedbackReport,
    "subscribers": Subscriber,
    "survey_results": SurveyResult,
    "terms": GlossaryTerm,
    "topics": Topic,
}
KINDS = {model: kind for kind, model in MODELS.items()}
RELATIVE = {"_days_ago": -1, "_in_days": 1}
LATEST_WEEKDAY = 3  # nobody meets from Friday to Sunday


class FieldWriter:
    """
    Writes fields by their names.

    `name_days_ago` and `name_in_days` set a date from today, `{in_days, at}` the hour of a meeting on a working day;
    `{de, fr, uk}` set the field of each language. `references` maps kinds and keys to primary keys; with `leaves_out`,
    a reference to something missing sets nothing. Files are named from the folder `files`.
    """

    def __init__(self, references, leaves_out=False, files=None):
        self.files = files
        self.references = references
        self.leaves_out = leaves_out

    def write(self, instance, facts, key=""):
        """Set the facts; `key` makes the identifiers of a stream's blocks the same in each language."""
        for name, value in facts.items():
            self._write(instance, name, value, key)

    def _write(self, instance, name, value, key):
        if isinstance(value, dict) and value.keys() <= set(languages.CODES):
            self.write(instance, {f"{name}_{code}": text for code, text in value.items()}, key)
            return
        for ending, sign in RELATIVE.items():
            if name.endswith(ending):
                name = name.removesuffix(ending)
                value = _days_from_now(instance._meta.get_field(name), value, sign)
        field = instance._meta.get_field(name)
        if field.many_to_many:
            keys = self._primary_keys(field.related_model, value)
            getattr(instance, name).set(field.related_model._default_manager.filter(pk__in=keys))
        elif field.one_to_many:
            setattr(instance, name, [self._child(field, facts, place) for place, facts in enumerate(value)])
        elif field.is_relation:
            setattr(instance, field.attname, next(iter(self._primary_keys(field.related_model, [value])), None))
        else:
            setattr(instance, name, self._plain(field, value, key))

    def _plain(self, field, value, key):
        if isinstance(field, StreamField):
            place = key if field.name == "body" else f"{key}/{field.name}"
            builder = StreamBuilder(place, self.references, self.leaves_out)
            return field.stream_block.to_python(builder.stream(field.stream_block, value))
        if isinstance(field, RichTextField):
            return StreamBuilder(key, self.references).rich_text(value)
        if isinstance(field, models.FileField):
            path = self.files / value
            return ContentFile(path.read_bytes(), name=path.name)
        if isinstance(field, models.DateTimeField) and isinstance(value, dict):
            return _meeting(**value)
        return value

    def _child(self, field, facts, position):
        child = field.related_model(sort_order=position)
        self.write(child, facts)
        return child

    def _primary_keys(self, model, keys):
        kind = "pages" if issubclass(model, Page) else KINDS[model]
        known = self.references[kind]
        if not self.leaves_out and (missing := [key for key in keys if key not in known]):
            raise UnknownKeyError(f"{kind} have no “{missing[0]}”.")
        return [known[key] for key in keys if key in known]


def _days_from_now(field, days, sign):
    if isinstance(field, ArrayField):
        return [_days_from_now(field.base_field, number, sign) for number in days]
    now = timezone.now() if isinstance(field, models.DateTimeField) else timezone.localdate()
    return now + datetime.timedelta(days=sign * days)


def _meeting(in_days, at):
    day = timezone.localdate() + datetime.timedelta(days=in_days)
    day -= datetime.timedelta(days=max(0, day.weekday() - LATEST_WEEKDAY))
    return times.at(datetime.datetime.combine(day, datetime.time.fromisoformat(at)), "Europe/Berlin")
