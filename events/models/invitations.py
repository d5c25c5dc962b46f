"""Whom an event is for: everybody, the members of a working group, or who was given a code."""

from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel

from events.models.facts import synchronized


class InvitationFacts(models.Model):
    """Who may register. An event that is not open to all is in no list; its page is found by its address alone."""

    class OpenTo(models.TextChoices):
        ALL = "all", _("Open to all")
        GROUP = "group", _("Members of a working group")
        CODE = "code", _("Holders of a code")

    open_to = models.CharField(
        _("who may register"),
        max_length=10,
        choices=OpenTo,
        default=OpenTo.ALL,
        db_default=OpenTo.ALL,
        help_text=_(
            "If not all: the event is in no list, calendar or search. Make codes in the list of participants, once it "
            "is published."
        ),
    )
    working_group = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("working group"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    invitation_panel = MultiFieldPanel(
        [FieldPanel("open_to"), PageChooserPanel("working_group", "partnerships.WorkingGroupPage")],
        _("For whom"),
    )
    invitation_fields = synchronized("open_to", "working_group")

    class Meta:
        abstract = True

    @property
    def is_for_nobody(self):
        """Whether the page of the working group that it is for was deleted."""
        return self.open_to == self.OpenTo.GROUP and not self.source.working_group_id

    def invitation_errors(self):
        if self.open_to == self.OpenTo.GROUP and not self.working_group_id:
            return {"working_group": _("Choose the working group.")}
        if self.open_to != self.OpenTo.ALL and not self.takes_registrations:
            return {"policy": _("Whoever may register is asked on registration here.")}
        return {}


class EventCode(models.Model):
    """What invited people type to register. A use is a registration that has not ended."""

    event = models.ForeignKey("events.EventPage", on_delete=models.CASCADE, related_name="codes")
    code = models.CharField(_("code"), max_length=20)
    note = models.CharField(_("for whom"), max_length=200, blank=True)
    uses_allowed = models.PositiveIntegerField(_("registrations allowed"), default=1, validators=[MinValueValidator(1)])
    valid_until = models.DateField(_("last day"), null=True, blank=True)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("code of an event")
        verbose_name_plural = _("codes of events")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["event", "code"], name="one_code_an_event")]

    def __str__(self):
        return f"{self.event_id}: {self.pk}"
