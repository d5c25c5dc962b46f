from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index

from core.text import languages
from core.text.fields import InEachLanguage


class Organisation(index.Indexed, models.Model):
    """A body that is no municipality: a university, an association, a ministry."""

    class Level(models.TextChoices):
        EU = "eu", _("European Union")
        BINATIONAL = "binational", _("binational")
        FEDERAL = "federal", _("Federation")
        STATE = "state", _("Land")
        MUNICIPAL = "municipal", _("municipality")
        CIVIL_SOCIETY = "civil_society", _("civil society")

    name = InEachLanguage(models.CharField, _("name"), max_length=200, source={"unique": True})
    level = models.CharField(_("level"), max_length=20, choices=Level.choices, blank=True)
    url = models.URLField(_("website"), blank=True)
    logo = models.ForeignKey(
        "home.CustomImage",
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    logo_permission = models.CharField(
        _("permission to show the logo"),
        max_length=200,
        blank=True,
        help_text=_("Who allowed it and when. Without this note the logo is not shown."),
    )

    search_fields = [
        *map(index.SearchField, languages.columns("name")),
        index.AutocompleteField("name_de"),
    ]

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name_de"]

    def __str__(self):
        return self.name_de

    @property
    def shown_logo(self):
        """The logo, if somebody allowed it."""
        return self.logo if self.logo_permission.strip() else None
