from django.db import models
from django.utils.translation import gettext_lazy as _


class OnlineAccess(models.Model):
    """
    The way into an online event, for confirmed participants only.

    Apart from the page, so that no revision, copy, translation, feed, search or export of pages can hold it.
    """

    event = models.OneToOneField(
        "events.EventPage", verbose_name=_("event"), on_delete=models.CASCADE, related_name="online_access"
    )
    join_url = models.URLField(_("link to join"), max_length=1000)
    notes = models.TextField(
        _("further details"), blank=True, help_text=_("Such as a telephone number and a code to dial in.")
    )

    class Meta:
        verbose_name = _("online access")
        verbose_name_plural = _("online accesses")

    def __str__(self):
        return str(self.event)
