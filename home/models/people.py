from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.search import index

from core.text import languages
from core.text.fields import InEachLanguage


class Person(index.Indexed, models.Model):
    """Someone readers may turn to. The same record serves all languages; only the role is in words."""

    name = models.CharField(_("full name"), max_length=120)
    role = InEachLanguage(models.CharField, pgettext_lazy("of a person", "role"), max_length=200)
    languages_spoken = ArrayField(
        models.CharField(max_length=3),
        verbose_name=_("languages spoken"),
        default=list,
        blank=True,
        help_text=_("Language codes separated by commas, for example: de, fr, uk, en."),
    )
    email = models.EmailField(_("e-mail address"), blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    image = models.ForeignKey(
        "home.CustomImage",
        verbose_name=_("image"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    created_at = models.DateTimeField(default=timezone.now, db_default=Now(), editable=False)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name"), index.SearchField("role_de")]

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("persons")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def language_names(self):
        """The languages spoken, named in the active language and in the order given."""
        return [languages.name_of(code) for code in self.languages_spoken]


class ContactMixin(models.Model):
    """A page with one person to turn to; without anybody the office as such is named."""

    contact = models.ForeignKey(
        Person, verbose_name=_("contact"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        abstract = True

    @property
    def contacts(self):
        return [self.contact] if self.contact else []
