"""Whether a translation still says what its German original says, judged by content and not by date."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db.models import Count, Exists, F, Func, IntegerField, Max, OuterRef, Q, Subquery, Sum, Value
from django.utils.html import strip_tags
from django.utils.text import Truncator
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from core.text import languages

NAME_LENGTH = 40


def outdated_since(page: Page) -> datetime | None:
    """
    When the German original of a published translation was changed so that readers miss its words, or None.

    One query for a translation, none for a German page.
    """
    if page.locale.language_code == languages.SOURCE:
        return None
    outdated = _outdated().filter(source__object_id=page.translation_key, target_locale_id=page.locale_id)
    return outdated.values_list("source__last_updated_at", flat=True).first()


def is_unchecked(page: Page) -> bool:
    """
    Whether readers of a translation read words of a machine that nobody has checked yet.

    One query for a published translation, none for a German page.
    """
    if page.locale.language_code == languages.SOURCE or not page.last_published_at:
        return False
    words = StringTranslation.objects.filter(
        context__object_id=page.translation_key,
        locale=page.locale_id,
        translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
        updated_at__lte=page.last_published_at,
        has_error=False,
    )
    is_of_page = StringSegment.objects.filter(
        source__object_id=page.translation_key, context=OuterRef("context"), string=OuterRef("translation_of")
    )
    return bool(words.filter(Exists(is_of_page)).exists())


def outdated_translations(page: Page) -> Any:
    """The published translations of a German page whose readers miss words of it."""
    locales = _outdated().filter(source__object_id=page.translation_key).values("target_locale_id")
    return page.get_translations().live().filter(alias_of=None, locale_id__in=locales).select_related("locale")


def _outdated() -> Any:
    """Beside those in which words are missing: in which they have been written, but not yet published."""
    published = Page.objects.filter(translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale_id"))
    translations = Translation.objects.filter(enabled=True).annotate(
        published_at=Subquery(published.values("last_published_at")[:1])
    )
    is_older = Q(source__last_updated_at__gt=F("published_at"))
    return translations.filter(Q(_lacking()) | Q(_former()) | (is_older & Q(_unpublished())))


def _former() -> Exists:
    former = apps.get_model("home", "FormerWords").objects
    return Exists(
        former.filter(segment__source_id=OuterRef("source_id"), words__locale_id=OuterRef("target_locale_id"))
    )


def _lacking() -> Exists:
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale_id=OuterRef(OuterRef("target_locale_id")),
        has_error=False,
    )
    return Exists(StringSegment.objects.filter(~Exists(words), source_id=OuterRef("source_id")))


def _unpublished() -> Exists:
    """Where German words are new as well (`segments.read_again` notes when), such words may be all that says them."""
    return Exists(_words_of_it().filter(updated_at__gt=OuterRef("published_at")))


def _words_of_it() -> Any:
    return StringTranslation.objects.filter(
        translation_of__segments__source=OuterRef("source_id"),
        context=F("translation_of__segments__context"),
        locale_id=OuterRef("target_locale_id"),
        has_error=False,
    )


def unsettled(codes: Collection[str]) -> Any:
    """The translations that are asked for, but for those whose words are all written, looked at and published."""
    published = Page.objects.filter(
        translation_key=OuterRef("source__object_id"), locale=OuterRef("target_locale_id"), live=True, alias_of=None
    )
    asked_for = Translation.objects.filter(enabled=True, target_locale__language_code__in=codes).annotate(
        published_at=Subquery(published.exclude(live_revision=None).values("last_published_at")[:1])
    )
    by_machine = Exists(_words_of_it().filter(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE))
    is_new = Q(published_at=None) | Q(_unpublished())
    return asked_for.filter(is_new | Q(_lacking()) | Q(_former()) | Q(by_machine))


def names_of_lacking(translation: Translation, written_by: datetime | None = None) -> list[str]:
    """
    The beginnings of the German words that lack their translation, in the order of the page.

    With `written_by` also of those whose translation somebody has changed after that moment.
    """
    words = StringTranslation.objects.filter(
        translation_of_id=OuterRef("string_id"),
        context_id=OuterRef("context_id"),
        locale=translation.target_locale_id,
        has_error=False,
    )
    if written_by:
        words = words.filter(updated_at__lte=written_by)
    segments = StringSegment.objects.filter(source=translation.source_id).select_related("string").order_by("order")
    missing = segments.filter(~Exists(words))
    return [Truncator(strip_tags(segment.string.data)).chars(NAME_LENGTH) for segment in missing]


def lacking(translation: Translation) -> int:
    """How many segments of a translation lack their words."""
    total, translated = translation.get_progress()
    return total - translated


@dataclass(frozen=True)
class Progress:
    """
    How far a translation is: segments of the German page, those that lack their words, and how many words these have.

    `has_former`: readers are shown what was said of German words that have been changed since. `by_machine` counts
    segments that no person has looked at, `latest` is when somebody last wrote one.
    """

    source_changed_at: datetime
    segments: int
    lacking: int
    words: int
    by_machine: int
    latest: datetime | None
    has_former: bool


def progress(keys: Collection[UUID] | None = None) -> dict[tuple[UUID, str], Progress]:
    """`{(translation key, language): progress}` of all that is asked for, or of some pages, with three queries."""
    return dict(_progress(keys))


def _progress(keys: Collection[UUID] | None) -> Iterator[tuple[tuple[UUID, str], Progress]]:
    def of(path: str) -> Q:
        return Q() if keys is None else Q(**{f"{path}__in": keys})

    segments = StringSegment.objects.filter(of("source__object_id")).order_by().values("source_id")
    wanted = {row.pop("source_id"): row for row in segments.annotate(number=Count("pk"), words=_words("string"))}
    # The same as `_lacking` the other way round, which the database counts at one go.
    translated = StringTranslation.objects.filter(
        of("context__object_id"), has_error=False, context=F("translation_of__segments__context")
    )
    by_machine = Q(translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)
    counted = translated.order_by().values("locale_id", source=F("translation_of__segments__source"))
    counted = counted.annotate(number=Count("pk"), words=_words("translation_of"), latest=Max("updated_at"))
    written = {
        (row["source"], row["locale_id"]): row for row in counted.annotate(by_machine=Count("pk", filter=by_machine))
    }
    asked_for = Translation.objects.filter(of("source__object_id"), enabled=True).annotate(has_former=_former())
    nothing = {"number": 0, "words": 0, "by_machine": 0, "latest": None}
    for translation in asked_for.select_related("source", "target_locale").defer("source__content_json"):
        due = wanted.get(translation.source_id, nothing)
        done = written.get((translation.source_id, translation.target_locale_id), nothing)
        yield (
            (translation.source.object_id, translation.target_locale.language_code),
            Progress(
                source_changed_at=translation.source.last_updated_at,
                segments=due["number"],
                lacking=due["number"] - done["number"],
                words=due["words"] - done["words"],
                by_machine=done["by_machine"],
                latest=done["latest"],
                has_former=translation.has_former,
            ),
        )


def _words(string: str) -> Sum:
    """How many words the strings have, without their tags."""
    text = Func(F(f"{string}__data"), Value("<(?!br)[^>]*>"), Value(""), Value("g"), function="regexp_replace")
    words = Func(text, Value(r"(\s|<br[^>]*>)+"), function="regexp_split_to_array")
    return Sum(Func(words, Value(1), function="array_length", output_field=IntegerField()))
