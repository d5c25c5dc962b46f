from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _


class ColumnMapping(models.Model):
    """Which column of a kind of file is what: asked once, and known by its headings the next time."""

    table = models.CharField(max_length=100)  # the label of the model of its records
    headings = ArrayField(models.TextField())  # in the order of the alphabet
    columns = models.JSONField()  # {heading: column of the table, or "" where it is left out}

    class Meta:
        verbose_name = _("remembered columns")
        verbose_name_plural = _("remembered columns")
        constraints = [models.UniqueConstraint(fields=["table", "headings"], name="one_mapping_a_kind_of_file")]

    def __str__(self) -> str:
        return ", ".join(self.headings)
