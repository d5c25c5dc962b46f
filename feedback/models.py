import datetime

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.public_forms.pages import FormPageMixin
from core.text import languages
from home.models.pages import BodyPage

# § 10 L-BGG: who reports a barrier is answered within four weeks.
ANSWER_WITHIN = datetime.timedelta(weeks=4)


class FeedbackPage(FormPageMixin, BodyPage):
    """Takes reports of barriers and of mistakes; every page links to it with its own address as `?page=`."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    form_name = "feedback"
    in_footer = asks_about_page = True

    class Meta:
        verbose_name = _("page for reports")
        verbose_name_plural = _("pages for reports")

    def get_form_kwargs(self, request):
        asked = {name: request.GET.get(name, "") for name in ("page", "kind")}
        return {"host": request.get_host(), "initial": asked}


class PageRating(models.Model):
    """How many readers found a page helpful on one day, in one language; nothing tells who."""

    page = models.CharField(_("page"), max_length=500)
    language = models.CharField(_("language"), max_length=2, choices=languages.choices)
    day = models.DateField(_("day"), default=timezone.localdate)
    yes = models.PositiveIntegerField(_("yes"), default=0)
    no = models.PositiveIntegerField(_("no"), default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rating of a page")
        verbose_name_plural = _("ratings of pages")
        ordering = ["-day", "page"]
        constraints = [models.UniqueConstraint(fields=["page", "language", "day"], name="one_rating_a_page_and_day")]

    def __str__(self):
        return f"{self.page} {self.day}"


class ReportQuerySet(models.QuerySet):
    def open(self):
        return self.exclude(state=FeedbackReport.State.DONE)

    def overdue(self):
        """Barriers that nobody has dealt with in the time that the law gives."""
        return self.open().filter(kind=FeedbackReport.Kind.BARRIER, created_at__lt=timezone.now() - ANSWER_WITHIN)


class FeedbackReport(models.Model):
    """What a reader told us of a page; named by its number, never by the person."""

    class Kind(models.TextChoices):
        BARRIER = "barrier", _("I met a barrier")
        MISTAKE = "mistake", _("Something is wrong on a page")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", _("new")
        WORKING = "working", _("in progress")
        DONE = "done", _("done")

    submission = models.OneToOneField(
        "public_forms.Submission",
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="feedback_report",
    )
    number = models.CharField(_("number"), max_length=20, unique=True, null=True, editable=False)
    language = models.CharField(_("language of the form"), max_length=2, choices=languages.choices)
    created_at = models.DateTimeField(_("received"), default=timezone.now)

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    page = models.CharField(_("page"), max_length=500, blank=True)
    text = models.TextField(_("what was reported"))
    fact = models.CharField(_("fact"), max_length=30, blank=True, db_default="")
    said = models.TextField(_("said until now"), blank=True, db_default="")
    right = models.TextField(_("what would be right"), blank=True, db_default="")
    email = models.EmailField(_("e-mail address"), blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    is_corrected = models.BooleanField(
        _("corrected"),
        default=False,
        db_default=False,
        help_text=_("Ends the report; whoever gave an address gets a mail that it is corrected."),
    )
    notes = models.TextField(_("internal notes"), blank=True)
    done_at = models.DateTimeField(_("done on"), null=True, blank=True, editable=False)

    objects = ReportQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["created_at"], name="open_reports", condition=~Q(state="done"))]

    def __str__(self):
        return self.number or str(_("new report"))

    def save(self, *args, **kwargs):
        self.done_at = (self.done_at or timezone.now()) if self.state == self.State.DONE else None
        super().save(*args, **kwargs)

    @property
    def take_over_url(self):
        return reverse(self.snippet_viewset.get_url_name("take_over"), args=[self.pk])

    @property
    def due_on(self):
        """The day by which the law wants an answer; None where it sets no time."""
        return timezone.localdate(self.created_at + ANSWER_WITHIN) if self.kind == self.Kind.BARRIER else None

    @property
    def is_overdue(self):
        is_open_barrier = self.kind == self.Kind.BARRIER and self.state != self.State.DONE
        return is_open_barrier and self.created_at < timezone.now() - ANSWER_WITHIN
