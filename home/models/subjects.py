from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField

from home.countries import CountriesField


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
