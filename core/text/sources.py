"""Where a statement comes from: a page that can be opened, and the day on which it said so."""

from contextlib import suppress
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _


def names_a_page(address: str) -> None:
    """Refuse an address that ends after the domain: on a front page nobody finds the statement again."""
    with suppress(ValueError):  # what is no address at all, Django's own validator refuses
        if not urlsplit(address).path.strip("/"):
            raise ValidationError(
                _("Name the page that says it, not only the website: the address ends after the domain."),
                code="front_page",
            )


class SourcedMixin(models.Model):
    """A record that says who says so publicly, where, and when it was looked up."""

    source = models.CharField(
        _("source"), max_length=120, blank=True, db_default="", default="", help_text=_("Who says so publicly.")
    )
    source_url = models.URLField(
        _("address of the source"),
        blank=True,
        db_default="",
        default="",
        validators=[names_a_page],
        help_text=_("The page that says it, not only the website."),
    )
    source_seen_on = models.DateField(
        _("looked up on"), null=True, blank=True, help_text=_("The day on which the page said so.")
    )

    SOURCE_FIELDS = ["source", "source_url", "source_seen_on"]

    class Meta:
        abstract = True
