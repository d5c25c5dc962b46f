from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from core.text import languages
from core.text.fields import InEachLanguage


class ListedMixin(models.Model):
    """
    What the directory counts and sorts by, gathered from members and terms by `partnerships.listing`.

    To gather it for each reader would cost more with each partnership.
    """

    listed_countries = ArrayField(models.CharField(max_length=2), default=list, db_default=[], editable=False)
    listed_topics = ArrayField(models.BigIntegerField(), default=list, db_default=[], editable=False)
    listed_forms = ArrayField(models.BigIntegerField(), default=list, db_default=[], editable=False)
    listed_name = InEachLanguage(
        models.CharField,
        _("name"),
        max_length=200,
        blank=True,
        default="",
        db_default="",
        db_collation="C",  # its letters are in their order already
        editable=False,
    )

    class Meta:
        abstract = True


_PUBLIC = models.Q(is_public=True)
INDEXES = [
    # All that the directory counts, so that it need not read the texts beside it.
    models.Index(
        fields=["legal_type", "stage", "listed_countries", "listed_topics", "listed_forms"],
        condition=_PUBLIC,
        name="partnership_listed",
    ),
    *(
        models.Index(fields=[column, "slug"], condition=_PUBLIC, name=f"partnership_{column}")
        for column in languages.columns("listed_name")
    ),
]
