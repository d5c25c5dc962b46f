from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable

from core.text import languages
from partnerships.models.partnerships import Partnership


class PartnershipLink(Orderable):
    """A page elsewhere on the partnership."""

    partnership = ParentalKey(Partnership, on_delete=models.CASCADE, related_name="links")
    text = models.CharField(_("text"), max_length=200)
    url = models.URLField(_("address"))
    language = models.CharField(_("language"), max_length=2, choices=languages.choices, default=languages.SOURCE)

    class Meta(Orderable.Meta):
        verbose_name = _("link")
        verbose_name_plural = _("links")

    def __str__(self):
        return self.text


class PartnershipPage(Orderable):
    """A page of this site that tells of a partnership: the two link to each other, in every language."""

    partnership = ParentalKey(Partnership, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page"),
        on_delete=models.CASCADE,
        related_name="+",
        limit_choices_to={"locale__language_code": languages.SOURCE},
    )

    class Meta(Orderable.Meta):
        verbose_name = _("page on this site")
        verbose_name_plural = _("pages on this site")
        constraints = [models.UniqueConstraint(fields=["partnership", "page"], name="one_mention_a_page")]

    def __str__(self):
        return str(self.page)
