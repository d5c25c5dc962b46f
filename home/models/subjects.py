from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from core.text.countries import CountriesField


class SubjectsMixin(models.Model):
    """What a page is about: facts by which other pages gather it, the same in every language."""

    countries = CountriesField(
        verbose_name=_("countries"),
        help_text=_("Two letters of ISO 3166 each, separated by commas: UA, BI. Country focus pages gather by them."),
    )
    topics = ParentalManyToManyField(
        "home.Topic", verbose_name=_("topics"), blank=True, help_text=_("Topic pages gather by them.")
    )

    subject_panel = MultiFieldPanel([FieldPanel("countries"), FieldPanel("topics")], _("What it is about"))
    subject_fields = [
        SynchronizedField("countries", overridable=False),
        SynchronizedField("topics", overridable=False),
    ]

    class Meta:
        abstract = True

    @classmethod
    def about_countries(cls, codes):
        """Which of the pages are about one of the countries; overridden where an empty field means all."""
        return models.Q(countries__overlap=list(codes))

    @classmethod
    def once_each(cls, pages):
        """Of these pages those for a feed; overridden where several stand for one thing."""
        return pages

    @classmethod
    def about_topics(cls, topics):
        """Which of the pages are about one of the topics (records or keys)."""
        # Not by a join, which would show a page once for each topic.
        return models.Q(pk__in=cls.with_topics(topic__in=topics))

    @classmethod
    def with_topics(cls, **conditions):
        """The keys of the pages that have such topics."""
        return cls.topics.through.objects.filter(**conditions).values(f"{cls._meta.model_name}_id")
