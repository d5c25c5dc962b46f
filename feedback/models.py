from datetime import timedelta

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from home import languages
from home.models.pages import BodyPage
from home.public_forms import FormPageMixin


class FeedbackPage(FormPageMixin, BodyPage):
    """Takes reports of barriers and mistakes; every page links to it, with its own address."""

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    max_count_per_parent = 1
    asks_about_page = True  # see home.navigation

    class Meta:
        verbose_name = _("page for feedback")
        verbose_name_plural = _("pages for feedback")

    def get_form_class(self):
        from feedback.form import FeedbackForm

        return FeedbackForm

    def serve(self, request, *args, **kwargs):
        self.asked_about = request.GET.get("page", "")[:500]
        return super().serve(request, *args, **kwargs)

    def get_form_kwargs(self):
        return {"initial": {"page": self.asked_about}}


class Report(models.Model):
    """What somebody reported; named by its number, never by the person."""

    class Kind(models.TextChoices):
        BARRIER = "barrier", _("I cannot use something: a barrier")
        MISTAKE = "mistake", _("Something is wrong or out of date")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", _("new")
        WORKING = "working", _("in progress")
        DONE = "done", _("done")

    ANSWER_WITHIN = timedelta(weeks=4)  # the law wants barriers answered within a month

    submission = models.OneToOneField(
        "home.Submission", verbose_name=_("form"), null=True, on_delete=models.CASCADE, related_name="report"
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    page_path = models.CharField(_("page"), max_length=500, blank=True)
    text = models.TextField(_("what was reported"))
    email = models.EmailField(_("e-mail address"), blank=True)
    language = models.CharField(_("language of the form"), max_length=2, choices=languages.choices)
    created_at = models.DateTimeField(_("received"), default=timezone.now)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.NEW)
    due_on = models.DateField(_("answer due on"))
    notes = models.TextField(_("internal notes"), blank=True)
    done_at = models.DateTimeField(_("done"), null=True, blank=True, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-created_at"]

    def __str__(self):
        return f"{self.created_at:%Y}-{self.pk:04d}" if self.pk else ""

    def save(self, *args, **kwargs):
        self.done_at = (self.done_at or timezone.now()) if self.state == self.State.DONE else None
        super().save(*args, **kwargs)

    @property
    def is_overdue(self):
        return self.state != self.State.DONE and self.due_on < timezone.localdate()
