from django.core.exceptions import ValidationError
from django.db import models
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.models import Orderable
from wagtail.search import index

from core.text import languages, typography
from core.text.fields import InEachLanguage
from core.text.sources import SourcedMixin
from partnerships import dates
from partnerships.models.listed import INDEXES, ListedMixin


class PartnershipQuerySet(models.QuerySet):
    def at(self, address):
        """The one that is found at this address in any language, or has it for its identifier."""
        named = models.Q(slug=address)
        for column in languages.columns("local_slug"):
            named |= models.Q(**{column: address})
        return self.filter(named)

    def public(self):
        return self.filter(is_public=True)

    def with_members(self):
        """With all that a short list and a map print, in a number of queries that does not grow."""
        members = Membership.objects.select_related("municipality__successor", "organisation")
        return self.prefetch_related(models.Prefetch("memberships", members))

    def to_show(self):
        """With all that a list of them prints, in a number of queries that does not grow."""
        return self.with_members().prefetch_related("topics", "forms", "links")


class PartnershipAdminForm(WagtailAdminModelForm):
    """
    Counts places, which the model cannot: in the editor they are saved after it.

    Leaves the contact as it is for whoever may not see data of persons.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.for_user and not self.for_user.has_perm("privacy.manage_personal_data"):
            self.formsets.pop("contacts", None)

    def clean(self):
        members = self.formsets.get("memberships")
        if members is not None and members.is_valid():
            rows = [row for row in members.cleaned_data if row and not row.get("DELETE")]
            if len({row["municipality"].pk for row in rows}) < 2:
                self.add_error(None, _("A partnership needs at least two municipalities."))
        return super().clean()


class Partnership(SourcedMixin, ListedMixin, index.Indexed, ClusterableModel):
    """What municipalities have agreed on: the facts, and a short text in three languages."""

    class LegalType(models.TextChoices):
        CONTACT = "contact", _("contact")
        FRIENDSHIP = "friendship", _("friendship")
        PROJECT = "project", _("project partnership")
        SOLIDARITY = "solidarity", _("solidarity partnership")
        TWINNING = "twinning", _("town twinning")

    class Stage(models.TextChoices):
        INTERESTED = "interested", _("interested")
        EMERGING = "emerging", _("in preparation")
        ACTIVE = "active", _("ongoing")
        HANDOVER = "handover", _("in generational change")
        PAUSED = "paused", _("paused")
        ENDED = "ended", _("ended")

    slug = models.SlugField(
        _("identifier"),
        max_length=100,
        unique=True,
        help_text=_("For example freiburg-lwiw. Part of the address and of the open data: it stays for ever."),
    )
    legal_type = models.CharField(
        _("legal type"),
        max_length=20,
        choices=LegalType.choices,
        blank=True,
        help_text=_("Leave it empty if no public source says, or if institutions co-operate, not municipalities."),
    )
    stage = models.CharField(_("stage"), max_length=20, choices=Stage.choices, default=Stage.ACTIVE)
    since = dates.PartialDateField(_("since"), help_text=_("As exactly as it is known: 1989, 1990-04 or 2023-03-02."))
    until = dates.PartialDateField(_("until"), help_text=_("Written in the same way; empty while it has no end."))
    until_condition = InEachLanguage(
        models.CharField,
        _("end condition"),
        max_length=200,
        blank=True,
        source={"help_text": _("If no date, but an event ends it.")},
    )
    second_date = dates.PartialDateField(
        _("second date"), help_text=_("Another day that matters, for example that of the council’s decision.")
    )
    second_date_label = InEachLanguage(models.CharField, _("what happened then"), max_length=120, blank=True)
    topics = ParentalManyToManyField("home.Topic", verbose_name=_("topics"), blank=True)
    forms = ParentalManyToManyField("partnerships.CooperationForm", verbose_name=_("forms of co-operation"), blank=True)
    text = InEachLanguage(models.TextField, _("short text"), max_length=600, blank=True)
    last_confirmed_on = models.DateField(
        _("last confirmed on"), null=True, blank=True, help_text=_("The day on which the municipality confirmed it.")
    )
    # Below a directory; made once, from the names of its places, and then kept: addresses are promises.
    local_slug = InEachLanguage(
        models.SlugField,
        _("part of the address"),
        max_length=100,
        blank=True,
        db_default="",
        default="",
        editable=False,
    )
    is_public = models.BooleanField(_("public"), default=True, help_text=_("Shown in the directory and the open data."))

    objects = PartnershipQuerySet.as_manager()
    base_form_class = PartnershipAdminForm

    search_fields = [
        index.SearchField("slug"),
        index.AutocompleteField("slug"),
        index.SearchField("text_de"),
        index.FilterField("is_public"),
    ]

    class Meta:
        verbose_name = _("partnership")
        verbose_name_plural = _("partnerships")
        ordering = ["slug"]
        indexes = INDEXES

    def __str__(self):
        return self.slug

    def clean(self):
        if self.since and self.until and dates.is_before(self.until, self.since):
            raise ValidationError({"until": _("The partnership cannot end before it begins.")})
        if self.second_date and not self.second_date_label_de:
            raise ValidationError({"second_date_label_de": _("Say what happened on the second date.")})

    def save(self, **kwargs):
        super().save(**kwargs)
        self._make_addresses()

    def _make_addresses(self):
        """Where two would have the same, the identifier stands for the second."""
        made = {}
        for kept in ("home_members", "partner_members"):
            self.__dict__.pop(kept, None)  # read before they were stored, perhaps
        for code in languages.CODES:
            with translation.override(code):
                address = slugify(languages.transliterate(self.plain_title, code))[:100]
            if code == languages.SOURCE:
                address = self.slug
            column = f"local_slug_{code}"
            if address and not getattr(self, column):
                is_taken = Partnership.objects.exclude(pk=self.pk).at(address).exists()
                made[column] = self.slug if is_taken else address
        if made:
            Partnership.objects.filter(pk=self.pk).update(**made)
            self.__dict__.update(made)

    def address_in(self, language):
        return getattr(self, f"local_slug_{language}") or self.slug

    @property
    def address(self):
        return self.address_in(languages.active())

    def _members(self, *roles):
        return [member for member in self.memberships.all() if member.role in roles]

    @cached_property
    def home_members(self):
        return self._members(Membership.Role.HOME)

    @cached_property
    def partner_members(self):
        return self._members(Membership.Role.PARTNER)

    @cached_property
    def third_members(self):
        return self._members(Membership.Role.THIRD)

    @property
    def title(self):
        """`Freiburg im Breisgau – Lwiw`; each name is marked with its language where that is not the reader’s."""
        sides = [format_html_join(", ", "{}", ((member.name,) for member in side)) for side in self._sides()]
        return format_html_join(typography.dash(), "{}", ((side,) for side in sides))

    @classmethod
    def fact_in_words(cls, name, value):
        """As editors and readers see it; “–” where there is none."""
        return str(dict(cls._meta.get_field(name).choices or []).get(value, value) or "–")

    @property
    def plain_title(self):
        return typography.dash().join(", ".join(member.name for member in side) for side in self._sides())

    def _sides(self):
        return [side for side in (self.home_members, self.partner_members) if side]

    @property
    def partner_countries(self):
        return list(dict.fromkeys(member.municipality.country_name for member in self.partner_members))

    @property
    def since_in_words(self):
        return dates.in_words(self.since)

    @property
    def since_phrase(self):
        return dates.since(self.since)

    @property
    def until_in_words(self):
        return dates.in_words(self.until)

    @property
    def second_date_in_words(self):
        return dates.in_words(self.second_date)


class Membership(Orderable):
    """A municipality in a partnership, or an organisation at its place."""

    class Role(models.TextChoices):
        HOME = "home", _("in Baden-Württemberg")
        PARTNER = "partner", _("partner")
        THIRD = "third", _("third partner")

    partnership = ParentalKey(Partnership, on_delete=models.CASCADE, related_name="memberships")
    municipality = models.ForeignKey(
        "partnerships.Municipality",
        verbose_name=_("municipality"),
        on_delete=models.PROTECT,
        related_name="memberships",
    )
    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.PARTNER)
    organisation = models.ForeignKey(
        "partnerships.Organisation",
        verbose_name=_("organisation"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="memberships",
        help_text=_("Only if not the municipality itself takes part, but for example its university."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("member")
        verbose_name_plural = _("members")
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "municipality", "organisation"],
                name="one_membership_a_place",
                nulls_distinct=False,
            )
        ]

    def __str__(self):
        return self.name

    @property
    def name(self):
        return (self.organisation or self.municipality).name

    @property
    def structured_data(self):
        place = self.municipality.structured_data
        if self.organisation:
            return {"@type": "Organization", "name": self.organisation.name, "location": place}
        return place
