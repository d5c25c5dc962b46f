"""Loads the overview of events and the events in three languages."""

from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import Locale

from core.text import languages
from demo.events.events import EVENTS, INDEX
from demo.stream import StreamBuilder
from demo.text import T, into
from demo.translate import translate_page
from events import times
from events.models import EventIndexPage, EventPage, OnlineAccess, Question
from home.models import Audience, HomePage, NewsIndexPage, Topic

# What says how an event is loaded and is not a field of it.
INSTRUCTIONS = {"in_days", "from", "to", "topics", "audiences", "questions", "join_url", "body", "documentation"}


def load():
    locales = {locale.language_code: locale for locale in Locale.objects.all()}
    home = HomePage.objects.get(locale=locales[languages.SOURCE])
    index = {code: EventIndexPage(locale=locales[code], show_in_menus=True, **into(INDEX, code)) for code in locales}
    source = index.pop(languages.SOURCE)
    _publish(home, source, index, INDEX, locales)
    if news := NewsIndexPage.objects.child_of(home).first():
        source.move(news, "left")
    source = EventIndexPage.objects.get(pk=source.pk)
    for description in EVENTS:
        written = {code: _written(description, code, locales[code]) for code in locales}
        event = written.pop(languages.SOURCE)
        event.topics = Topic.objects.filter(slug__in=description["topics"])
        event.audiences = Audience.objects.filter(slug__in=description["audiences"])
        event.questions = [_question(words, number) for number, words in enumerate(description.get("questions", []))]
        _publish(source, event, written, description, locales)
        if join_url := description.get("join_url"):
            OnlineAccess.objects.create(event=event, join_url=join_url)


def _publish(parent, source, translations, description, locales):
    source.full_clean(exclude=["path", "depth", "url_path", "slug"])
    parent.add_child(instance=source)
    source.save_revision().publish()
    source.refresh_from_db()
    for code, translation in translations.items():
        translate_page(source, translation, locales[code], slug=into(description["slug"], code))


def _written(description, code, locale):
    event = EventPage(locale=locale)
    for name, value in description.items():
        if name not in INSTRUCTIONS:
            setattr(event, name, into(value, code))
    day = timezone.localdate() + timedelta(days=description["in_days"])
    day -= timedelta(days=max(0, day.weekday() - 3))  # nobody meets from Friday to Sunday
    event.starts_at, event.ends_at = (
        times.at(datetime.combine(day, time.fromisoformat(description[name])), "Europe/Berlin")
        for name in ("from", "to")
    )
    for name in ("body", "documentation"):
        if name in description:
            block = event._meta.get_field(name).stream_block
            builder = StreamBuilder(f"{description['slug'].de}/{name}", {})
            stream = builder.stream(block, into(description[name], code))
            setattr(event, name, block.to_python(stream))
    return event


def _question(words, number):
    fields = {}
    for name, value in words.items():
        if isinstance(value, T):
            fields |= {f"{name}_{code}": getattr(value, code) for code in languages.CODES}
        else:
            fields[name] = value
    return Question(sort_order=number, **fields)
