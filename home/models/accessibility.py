from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.fields import StreamField
from wagtail_localize.fields import SynchronizedField

from home.blocks.text import CharBlock, ChoiceBlock, LinesBlock
from home.models.base import BasePage
from home.models.pages import BodyPage

REVIEW_AFTER_DAYS = 365
FACTS = [
    "conformity", "prepared_on", "reviewed_on", "method", "report_url", "feedback_email", "feedback_phone",
    "enforcement_name", "enforcement_address", "enforcement_url", "monitoring_name",
]  # fmt: skip


class Reason(models.TextChoices):
    """Why content is not accessible: the three headings of the European model statement."""

    NON_COMPLIANCE = "non_compliance", _("Not compatible with the law yet")
    BURDEN = "burden", _("A disproportionate burden")
    OUT_OF_SCOPE = "out_of_scope", _("Not covered by the law")


class IssueBlock(blocks.StructBlock):
    reason = ChoiceBlock(label=_("Reason"), choices=Reason.choices, default=Reason.NON_COMPLIANCE)
    content = CharBlock(label=_("What is not accessible"), max_length=200)
    details = LinesBlock(
        label=_("Why"), help_text=_("What is missing and, if known, the criterion, for example WCAG 1.2.2.")
    )
    alternative = LinesBlock(label=_("Alternative until then"), required=False, default="")
    until = blocks.DateBlock(label=_("To be solved by"), required=False)

    class Meta:
        icon = "warning"
        label = _("Content that is not accessible")


class AccessibilityStatementPage(BodyPage):
    """
    The statement that § 10 L-BGG demands, in the parts that the model of the European Union prescribes.

    Source: Implementing Decision (EU) 2018/1523, annex. The body is its introduction.
    """

    class Conformity(models.TextChoices):
        FULL = "full", _("fully compliant")
        PARTIAL = "partial", _("partially compliant")
        NONE = "none", _("not compliant")

    class Method(models.TextChoices):
        SELF = "self", _("self-assessment")
        THIRD_PARTY = "third_party", _("assessment by a third party")

    conformity = models.CharField(
        _("state of compliance"), max_length=10, choices=Conformity.choices, default=Conformity.PARTIAL
    )
    issues = StreamField([("issue", IssueBlock())], verbose_name=_("content that is not accessible"), blank=True)
    prepared_on = models.DateField(_("statement prepared on"), null=True, blank=True)
    reviewed_on = models.DateField(
        _("last reviewed on"), null=True, blank=True, help_text=_("After a year editors are reminded by mail.")
    )
    method = models.CharField(_("method"), max_length=20, choices=Method.choices, blank=True)
    method_details = models.TextField(
        _("about the evaluation"), blank=True, help_text=_("Who evaluated what, and by which procedure.")
    )
    report_url = models.URLField(_("address of the evaluation report"), blank=True)
    feedback_email = models.EmailField(_("e-mail address for barriers"), blank=True)
    feedback_phone = models.CharField(_("telephone for barriers"), max_length=40, blank=True)
    enforcement_name = models.CharField(
        _("arbitration body"), max_length=200, default="Schlichtungsstelle beim Landeszentrum Barrierefreiheit"
    )
    enforcement_address = models.CharField(
        _("its address"), max_length=200, default="Else-Josenhans-Straße 6, 70173 Stuttgart"
    )
    enforcement_url = models.URLField(_("its website"), blank=True, default="https://barrierefreiheit-bw.de/")
    monitoring_name = models.CharField(
        _("monitoring body"),
        max_length=200,
        default="Überwachungsstelle für mediale Barrierefreiheit, Deutsche Rentenversicherung Baden-Württemberg",
    )

    parent_page_types = ["home.HomePage"]
    subpage_types = []
    is_legal = True
    max_count_per_parent = 1
    is_deletable = False
    content_panels = [
        *BodyPage.content_panels,
        MultiFieldPanel([FieldPanel("conformity"), FieldPanel("issues")], _("State of compliance")),
        MultiFieldPanel(
            [
                Row([FieldPanel("prepared_on"), FieldPanel("reviewed_on")]),
                FieldPanel("method"),
                FieldPanel("method_details"),
                FieldPanel("report_url"),
            ],
            _("Evaluation"),
        ),
        MultiFieldPanel([Row([FieldPanel("feedback_email"), FieldPanel("feedback_phone")])], _("Feedback")),
        MultiFieldPanel(
            [
                FieldPanel("enforcement_name"),
                FieldPanel("enforcement_address"),
                FieldPanel("enforcement_url"),
                FieldPanel("monitoring_name"),
            ],
            _("Bodies"),
        ),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        *(SynchronizedField(name, overridable=False) for name in FACTS),
    ]

    class Meta:
        verbose_name = _("accessibility statement")
        verbose_name_plural = _("accessibility statements")

    def clean(self):
        super().clean()
        reasons = {issue.value["reason"] for issue in self.issues}
        if self.conformity == self.Conformity.FULL and Reason.NON_COMPLIANCE in reasons:
            raise ValidationError(
                {"conformity": gettext("What is fully compliant has no content that breaks the law.")}
            )
        if self.prepared_on and self.reviewed_on and self.reviewed_on < self.prepared_on:
            raise ValidationError({"reviewed_on": gettext("It cannot be reviewed before it has been prepared.")})

    @property
    def needs_review(self):
        last = self.reviewed_on or self.prepared_on
        return last is None or (timezone.localdate() - last).days > REVIEW_AFTER_DAYS

    @cached_property
    def issues_by_reason(self):
        """`(heading, issues)` for each reason that there is, in the order of the model statement."""
        found = [
            (reason.label, [issue.value for issue in self.issues if issue.value["reason"] == reason])
            for reason in Reason
        ]
        return [(heading, issues) for heading, issues in found if issues]
