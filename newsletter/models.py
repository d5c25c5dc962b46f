from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Lower
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from core.public_forms.pages import FormPageMixin
from core.text import languages
from core.text.fields import InEachLanguage
from home.models.pages import BodyPage


class NewsletterPage(FormPageMixin, BodyPage):
    """Says what the newsletter is about, and takes subscriptions."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    form_name = "newsletter"
    in_footer = True

    class Meta:
        verbose_name = _("page for the newsletter")
        verbose_name_plural = _("pages for the newsletter")


class SubscriberQuerySet(models.QuerySet):
    def confirmed(self):
        return self.filter(confirmed_at__isnull=False)

    def for_issue(self, issue):
        """Those whose topics the issue has; whoever chose none wants all, and an issue without topics is for all."""
        if not issue.topics.exists():
            return self.confirmed()
        wanted = models.Q(topics=None) | models.Q(topics__in=issue.topics.all())
        return self.confirmed().filter(wanted).distinct()


class Subscriber(models.Model):
    """Somebody who asked for the newsletter; gets it once the address is confirmed."""

    submission = models.OneToOneField(
        "public_forms.Submission",
        verbose_name=_("form"),
        null=True,
        on_delete=models.CASCADE,
        related_name="subscriber",
    )
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    topics = models.ManyToManyField("home.Topic", verbose_name=_("topics"), blank=True, related_name="+")
    created_at = models.DateTimeField(_("asked for on"), default=timezone.now)
    confirmed_at = models.DateTimeField(_("address confirmed on"), null=True, blank=True)

    objects = SubscriberQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("subscriber")
        verbose_name_plural = _("subscribers")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="one_subscription_an_address")]

    def __str__(self):
        return f"{self.pk}"  # stands in the admin's log, so no address


class ConsentProof(models.Model):
    """That somebody had agreed to the newsletter; holds no address, only its hash."""

    address_hash = models.CharField(_("hash of the address"), max_length=64, db_index=True)
    consent = models.ForeignKey(
        "public_forms.ConsentText", verbose_name=_("consent"), null=True, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(_("asked for on"))
    confirmed_at = models.DateTimeField(_("address confirmed on"))
    ended_at = models.DateTimeField(_("ended on"), default=timezone.now)

    class Meta:
        verbose_name = _("proof of a consent")
        verbose_name_plural = _("proofs of consents")

    def __str__(self):
        return f"{self.confirmed_at:%Y-%m-%d}"


class Issue(ClusterableModel):
    """One newsletter, in three languages; pages stand in each reader's language."""

    subject = InEachLanguage(models.CharField, _("subject"), max_length=150, others={})
    introduction = InEachLanguage(models.TextField, _("introduction"), blank=True)
    topics = models.ManyToManyField(
        "home.Topic",
        verbose_name=_("topics"),
        blank=True,
        related_name="+",
        help_text=_("Only for those who want one of these topics; empty: for everybody."),
    )
    created_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    released_at = models.DateTimeField(_("released"), null=True, blank=True, editable=False)
    finished_at = models.DateTimeField(_("all mails written"), null=True, blank=True, editable=False)
    # The last subscriber whose mail was written, in the transaction that wrote it.
    reached = models.BigIntegerField(default=0, editable=False)
    mails = models.PositiveIntegerField(_("mails"), default=0, editable=False)

    class Meta:
        verbose_name = _("newsletter")
        verbose_name_plural = _("newsletters")
        ordering = ["-created_at"]

    def __str__(self):
        return self.subject_de

    def clean(self):
        super().clean()
        if self.released_at:
            raise ValidationError(_("This newsletter was sent already; it stays as it was."))

    @property
    def send_url(self):
        return reverse(self.snippet_viewset.get_url_name("send"), args=[self.pk])

    @property
    def state(self):
        if self.finished_at:
            return _("sent")
        return _("being sent") if self.released_at else _("draft")


class IssuePage(Orderable):
    """A page or an event that a newsletter tells of."""

    issue = ParentalKey(Issue, on_delete=models.CASCADE, related_name="pages")
    page = models.ForeignKey("wagtailcore.Page", verbose_name=_("page"), on_delete=models.CASCADE, related_name="+")

    class Meta(Orderable.Meta):
        verbose_name = _("page of a newsletter")
        verbose_name_plural = _("pages of a newsletter")

    def __str__(self):
        return str(self.page)
