from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField

from core.acts import NotPossibleError
from core.public_forms.pages import FormPageMixin
from core.text import countries, languages
from home.models.pages import BodyPage
from partnerships.reach import ways_to_reach


class Decidable(models.Model):
    """What an editor accepts or refuses with a button: the address that it sends its form to, and who decided when."""

    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("decided by"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    @property
    def accept_url(self):
        return self.decision_url("accept")

    @property
    def refuse_url(self):
        return self.decision_url("refuse")

    def decision_url(self, decision):
        return reverse(self.snippet_viewset.get_url_name("decide"), args=[self.pk, decision])

    def already(self, decision):
        """The error that says what is the case, and since when and by whom where that is known."""
        facts = {"state": decision, "user": self.decided_by}
        if self.decided_at:
            facts["date"] = date_format(timezone.localtime(self.decided_at), "SHORT_DATETIME_FORMAT")
        if self.decided_at and self.decided_by:
            words = gettext("Nothing was done: the state is “%(state)s”, since %(date)s, decided by %(user)s.")
        elif self.decided_at:
            words = gettext("Nothing was done: the state is “%(state)s”, since %(date)s.")
        else:
            words = gettext("Nothing was done: the state is “%(state)s”.")
        return NotPossibleError(words % facts)


class Contribution(Decidable):
    """What somebody sends by a form: counts once the sender has confirmed it by mail, and then waits for an editor."""

    class State(models.TextChoices):
        UNCONFIRMED = "unconfirmed", _("not confirmed by mail")
        WAITING = "waiting", _("to be decided")
        ACCEPTED = "accepted", _("accepted")
        REFUSED = "refused", _("refused")
        ENDED = "ended", _("ended")

    # Begins the names of its mails and of the link by which it is confirmed.
    case_kind: str

    submission = models.OneToOneField(
        "public_forms.Submission",
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="%(class)s",
    )
    state = models.CharField(_("state"), max_length=12, choices=State.choices, default=State.UNCONFIRMED)
    language = models.CharField(_("language of the form"), max_length=2, choices=languages.choices)
    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True
    public_texts: tuple[str, ...] = ()  # the fields whose words everybody may read one day

    class Meta:
        abstract = True
        ordering = ["-created_at"]

    @property
    def is_waiting(self):
        return self.state == self.State.WAITING

    @property
    def is_refusable(self):
        return self.is_waiting

    @property
    def state_in_words(self):
        return self.get_state_display()

    @property
    def ways_to_reach(self):
        """What editors are warned of before they publish."""
        return ways_to_reach("\n".join(getattr(self, name) for name in self.public_texts))

    def expect(self, state):
        """Raise NotPossibleError, which says what is the case, unless the record is in this state."""
        if self.state == state:
            return
        if self.state == self.State.UNCONFIRMED:
            raise NotPossibleError(gettext("Nothing was done: whoever sent this has not confirmed it by mail yet."))
        if self.is_waiting:
            raise NotPossibleError(gettext("Nothing was done: this is still to be decided."))
        raise self.already(self.state_in_words)

    def move(self, state, user=None):
        """Note a decision; nothing but an accepted one stays open."""
        self.state, self.decided_by, self.decided_at = state, user, timezone.now()
        if state != self.State.ACCEPTED:
            self.closed_at = self.decided_at
        self.save()

    @property
    def country_name(self):
        return countries.name(self.country) if self.country else ""


class ProposalPage(FormPageMixin, BodyPage):
    """Takes proposals of partnerships or of best practices."""

    class Kind(models.TextChoices):
        PARTNERSHIP = "partnership", _("a partnership")
        PRACTICE = "practice", _("a best practice")

    kind = models.CharField(_("what is proposed"), max_length=12, choices=Kind.choices, default=Kind.PRACTICE)

    template = "partnerships/proposal_page.html"
    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    content_panels = [*BodyPage.content_panels, FieldPanel("kind")]
    override_translatable_fields = [
        *BodyPage.override_translatable_fields,
        SynchronizedField("kind", overridable=False),
    ]

    class Meta:
        verbose_name = _("page for proposals")
        verbose_name_plural = _("pages for proposals")

    @property
    def form_name(self):
        return f"propose-{self.kind}"


class Proposal(Contribution):
    """A partnership or a best practice that somebody proposes; an editor makes a draft of it."""

    case_kind = "proposal"

    kind = models.CharField(_("what is proposed"), max_length=12, choices=ProposalPage.Kind.choices)
    municipality = models.CharField(_("municipality"), max_length=200)
    partner = models.CharField(_("partner municipality"), max_length=200, blank=True)
    country = models.CharField(_("partner country"), max_length=2, blank=True)
    title = models.CharField(_("title"), max_length=200, blank=True)
    text = models.TextField(_("description"))
    result = models.TextField(_("result"), blank=True)
    page = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("page"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    partnership = models.ForeignKey(
        "partnerships.Partnership",
        verbose_name=_("partnership"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    public_texts = ("title", "municipality", "partner", "text", "result")

    class Meta(Contribution.Meta):
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")

    def __str__(self):
        return self.title or f"{self.municipality} – {self.partner}"

    @property
    def is_refusable(self):
        """Also where the draft that was made of it is deleted: else it would stay accepted, with nothing there."""
        is_gone = self.state == self.State.ACCEPTED and not (self.page_id or self.partnership_id)
        return self.is_waiting or is_gone
