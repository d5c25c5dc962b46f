from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from core.public_forms.pages import FormPageMixin
from core.text import countries, languages
from core.text.fields import InEachLanguage
from home.models import Topic
from home.models.pages import BodyPage
from partnerships.models.partnerships import Partnership


class AdvicePage(FormPageMixin, BodyPage):
    """Says how advice works, and takes requests for it."""

    parent_page_types = ["home.HomePage", "home.ContentPage"]
    subpage_types = []
    max_count_per_parent = 1
    form_name = "advice"
    gives_advice = True

    class Meta:
        verbose_name = _("page for advice requests")
        verbose_name_plural = _("pages for advice requests")

    def get_form_kwargs(self, request):
        """What the page tells from which one comes: a country, a topic, and by its title what the question is about."""
        about = request.GET.get("about", "")[:200]
        return {
            "initial": {
                "country": request.GET.get("country", ""),
                "topic": Topic.objects.filter(slug=request.GET.get("topic", "")).first(),
                "concern": f"{about}: " if about else "",
            }
        }


class AdviceRequestQuerySet(models.QuerySet):
    def overdue(self):
        states = AdviceRequest.State
        return self.filter(state__in=[states.NEW, states.WORKING], due_on__lt=timezone.localdate())


class AdviceRequest(models.Model):
    """Someone asks for advice. Shown to the group for advice only; named by its number, never by the person."""

    class Role(models.TextChoices):
        STAFF = "staff", _("I work in the administration")
        VOLUNTEER = "volunteer", _("I am a volunteer")
        COUNCIL = "council", _("I am a member of the council")
        PARTNER = "partner", _("I am from a partner municipality abroad")
        OTHER = "other", _("Something else")

    class Contact(models.TextChoices):
        EMAIL = "email", _("by e-mail")
        PHONE = "phone", _("by telephone")
        VIDEO = "video", _("by video call")
        PLACE = "place", _("in person")

    class State(models.TextChoices):
        NEW = "new", _("new")
        WORKING = "working", _("in progress")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    number = models.CharField(_("case number"), max_length=20, unique=True, null=True, editable=False)
    submission = models.OneToOneField(
        "public_forms.Submission",
        verbose_name=_("form"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="advice_request",
    )
    language = models.CharField(_("language of the form"), max_length=2, choices=languages.choices)
    created_at = models.DateTimeField(_("received"), default=timezone.now)

    name = models.CharField(_("name"), max_length=200)
    email = models.EmailField(_("e-mail address"))
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    municipality = models.CharField(_("municipality or organisation"), max_length=200)
    role = models.CharField(_("role"), max_length=20, choices=Role.choices)
    country = models.CharField(_("partner country"), max_length=2, blank=True)
    topic = models.ForeignKey(
        "home.Topic", verbose_name=_("topic"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Partnership.Stage.choices, blank=True)
    concern = models.TextField(_("concern"))
    contact = models.CharField(_("way of contact"), max_length=10, choices=Contact.choices)
    preferred_language = models.CharField(_("preferred language"), max_length=2)
    callback_times = models.CharField(_("when to call"), max_length=200, blank=True)

    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    group = models.ForeignKey(
        "auth.Group", verbose_name=_("group"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(_("due on"), null=True, blank=True)
    notes = models.TextField(_("internal notes"), blank=True)
    closed_at = models.DateTimeField(_("closed"), null=True, blank=True, editable=False)

    snippet_viewset: ClassVar[Any]  # given by Wagtail
    objects = AdviceRequestQuerySet.as_manager()
    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("advice request")
        verbose_name_plural = _("advice requests")
        ordering = ["-created_at"]

    def __str__(self):
        return self.number or str(_("new advice request"))

    def save(self, *args, **kwargs):
        if self.state == self.State.CLOSED:
            self.closed_at = self.closed_at or timezone.now()
        else:
            self.closed_at = None
        super().save(*args, **kwargs)

    @property
    def country_name(self):
        return countries.name(self.country) if self.country else ""

    @property
    def answer_url(self):
        return reverse(self.snippet_viewset.get_url_name("answer"), args=[self.pk])

    @property
    def reuse_url(self):
        return reverse(self.snippet_viewset.get_url_name("reuse"), args=[self.pk])

    @property
    def is_answered(self):
        return self.state in {self.State.ANSWERED, self.State.CLOSED}

    @property
    def language_name(self):
        return languages.name_of(self.preferred_language)

    @property
    def is_overdue(self):
        is_open = self.state in {self.State.NEW, self.State.WORKING}
        return bool(is_open and self.due_on and self.due_on < timezone.localdate())


class AdviceAnswer(models.Model):
    """What the office wrote back."""

    request = models.ForeignKey(AdviceRequest, on_delete=models.CASCADE, related_name="answers")
    key = models.CharField(_("key"), max_length=40)
    text = models.TextField(_("text"))
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("sent by"), null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("answer")
        verbose_name_plural = _("answers")
        ordering = ["sent_at"]
        constraints = [models.UniqueConstraint(fields=["request", "key"], name="answer_once")]

    def __str__(self):
        return f"{self.request} {self.pk}"


class AnswerTemplate(models.Model):
    """Words that answers begin with, in three languages."""

    name = models.CharField(_("name"), max_length=120, unique=True)
    text = InEachLanguage(models.TextField, _("text"))

    class Meta:
        verbose_name = _("template for answers")
        verbose_name_plural = _("templates for answers")
        ordering = ["name"]

    def __str__(self):
        return self.name


class AdviceRoute(models.Model):
    """Who gets requests for a country or a topic. The route that says most wins."""

    country = countries.CountryField(_("partner country"), blank=True, help_text=_("Empty: any."))
    topic = models.ForeignKey(
        "home.Topic", verbose_name=_("topic"), null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    group = models.ForeignKey(
        "auth.Group", verbose_name=_("group"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Only if it is always the same person; else the group decides."),
    )

    class Meta:
        verbose_name = _("route of advice requests")
        verbose_name_plural = _("routes of advice requests")
        constraints = [
            models.UniqueConstraint(fields=["country", "topic"], nulls_distinct=False, name="one_route_each")
        ]

    def __str__(self):
        return f"{self.country or '*'} {self.topic or '*'}"

    def clean(self):
        if not (self.group_id or self.owner_id):
            raise ValidationError(_("Choose a group or an owner."))
