"""Many German pages with their places in the other languages, written by a few queries."""

import uuid

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import (
    String,
    StringSegment,
    TranslatableObject,
    Translation,
    TranslationContext,
    TranslationSource,
)

from home.models import ContentPage, HomePage


def plant(number, segments=3):
    """`number` German pages below the home page, each asked for in all languages and not translated yet."""
    content_type = ContentType.objects.get_for_model(ContentPage)
    keys = [uuid.uuid4() for _number in range(number)]
    now, german = timezone.now(), Locale.objects.get(language_code="de")
    for home in HomePage.objects.select_related("locale"):
        Page.objects.bulk_create(
            Page(
                path=f"{home.path}Z{place:03}", depth=home.depth + 1, title=f"P {place}",
                draft_title=f"P {place}", slug=f"p-{place}", translation_key=key, locale=home.locale, live=True,
                content_type=content_type, url_path=f"{home.url_path}p-{place}/", last_published_at=now,
            )
            for place, key in enumerate(keys)
        )  # fmt: skip
        Page.objects.filter(pk=home.pk).update(numchild=home.numchild + number)
    TranslatableObject.objects.bulk_create(
        TranslatableObject(translation_key=key, content_type=content_type) for key in keys
    )
    sources = TranslationSource.objects.bulk_create(
        TranslationSource(
            object_id=key, specific_content_type=content_type, locale=german, object_repr="P", content_json="{}",
            last_updated_at=now,
        )
        for key in keys
    )  # fmt: skip
    others = list(Locale.objects.exclude(pk=german.pk))
    Translation.objects.bulk_create(
        Translation(source=source, target_locale=locale) for source in sources for locale in others
    )
    strings = [String.objects.create(locale=german, data=f"Zwei <b>Worte</b>{place}") for place in range(segments)]
    contexts = TranslationContext.objects.bulk_create(
        TranslationContext(object_id=key, path=f"f{place}", path_id=uuid.uuid4())
        for key in keys
        for place in range(segments)
    )
    StringSegment.objects.bulk_create(
        StringSegment(
            source=sources[index // segments], context=context, string=strings[index % segments],
            order=index % segments, attrs="{}",
        )
        for index, context in enumerate(contexts)
    )  # fmt: skip
    return keys
