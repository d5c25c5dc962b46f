"""The records in the admin, in one group."""

from django.forms import CheckboxInput
from django.utils.translation import gettext_lazy as _
from django_filters import BooleanFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, PageChooserPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.tables.viewsets import RecordCopyView, RecordViewSet, in_each_language
from core.text import languages
from home.viewsets import TermViewSet, table_of_terms
from partnerships import exchange
from partnerships.contributions import yearly_check
from partnerships.models import (
    CooperationForm,
    Municipality,
    Organisation,
    ParticipationFormat,
    Partnership,
    SignpostEntry,
)


class MunicipalityViewSet(RecordViewSet):
    model = Municipality
    is_chosen = True
    table = exchange.MUNICIPALITIES
    icon = "home"
    menu_label = _("Municipalities")
    list_display = [*languages.columns("name"), "country", "kind"]
    list_filter = ["country", "kind"]
    panels = [
        in_each_language("name", _("Names")),
        FieldPanel("search_names"),
        Row([FieldPanel("country"), FieldPanel("kind"), FieldPanel("key")]),
        Row([FieldPanel("latitude"), FieldPanel("longitude")]),
        MultiFieldPanel([FieldPanel("valid_to"), FieldPanel("successor")], _("If it no longer exists")),
    ]


class PartnershipFilterSet(WagtailFilterSet):
    unconfirmed = BooleanFilter(
        label=_("Not confirmed for more than 13 months"), method="only_unconfirmed", widget=CheckboxInput
    )

    class Meta:
        model = Partnership
        fields = ["legal_type", "stage", "topics", "forms", "is_public"]

    def only_unconfirmed(self, queryset, name, value):
        return queryset.filter(yearly_check.overdue()) if value else queryset


class PartnershipCopyView(RecordCopyView):
    """Without the contact, who would be asked about two entries."""

    def get_initial_form_instance(self):
        partnership = super().get_initial_form_instance()
        partnership.contacts = []
        return partnership


class PartnershipViewSet(RecordViewSet):
    model = Partnership
    copy_view_class = PartnershipCopyView
    table = exchange.PARTNERSHIPS
    icon = "group"
    menu_label = _("Partnerships")
    list_display = [
        "slug",
        Column("plain_title", label=_("Members")),
        "legal_type",
        "stage",
        Column("since_in_words", label=_("Since"), sort_key="since"),
        "last_confirmed_on",
        "is_public",
    ]
    filterset_class = PartnershipFilterSet

    def get_queryset(self, request):
        return Partnership.objects.with_members()

    panels = [
        FieldPanel("slug"),
        InlinePanel("memberships", label=_("Member municipality"), heading=_("Members"), min_num=2),
        MultiFieldPanel(
            [
                Row([FieldPanel("legal_type"), FieldPanel("stage")]),
                Row([FieldPanel("since"), FieldPanel("until")]),
                in_each_language("until_condition", _("End condition")),
                FieldPanel("second_date"),
                in_each_language("second_date_label", _("What happened on the second date")),
            ],
            _("Kind and duration"),
        ),
        in_each_language("text", _("Short text")),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("forms")], _("Topics and forms of co-operation")),
        InlinePanel("links", label=_("Link elsewhere"), heading=_("Links elsewhere")),
        InlinePanel(
            "pages",
            [PageChooserPanel("page")],
            label=_("Page"),
            heading=_("Pages on this site"),
            help_text=_("News and events that tell of it: they and the partnership link to each other."),
        ),
        MultiFieldPanel(
            [
                FieldPanel("source"),
                Row([FieldPanel("source_url"), FieldPanel("source_seen_on")]),
                Row([FieldPanel("last_confirmed_on"), FieldPanel("is_public")]),
            ],
            _("Source and publication"),
        ),
        MultiFieldPanel(
            [InlinePanel("contacts", label=_("Contact"), max_num=1)],
            _("Contact, asked once a year whether the entry is still correct"),
            permission="privacy.manage_personal_data",
        ),
    ]


class OrganisationViewSet(RecordViewSet):
    model = Organisation
    is_chosen = True
    table = exchange.ORGANISATIONS
    icon = "doc-full"
    menu_label = _("Organisations")
    list_display = ["name_de", "level"]
    list_filter = ["level"]
    panels = [
        in_each_language("name", _("Names")),
        Row([FieldPanel("level"), FieldPanel("url")]),
        MultiFieldPanel([FieldPanel("logo"), FieldPanel("logo_permission")], _("Organisation’s logo")),
    ]


class ConcernViewSet(RecordViewSet):
    model = SignpostEntry
    icon = "help"
    menu_label = _("Who is responsible?")
    list_display = ["question_de", "level", "contact", "is_public"]
    list_filter = ["level", "topics", "is_public"]
    list_export = [*languages.columns("question"), "level", "is_public"]
    panels = [
        in_each_language("question", _("Question")),
        in_each_language("answer", _("Answer")),
        MultiFieldPanel(
            [FieldPanel("level"), FieldPanel("organisations"), FieldPanel("contact"), FieldPanel("page")],
            _("Who answers"),
        ),
        MultiFieldPanel([FieldPanel("topics"), FieldPanel("countries")], _("What it is about")),
        MultiFieldPanel([FieldPanel(name) for name in SignpostEntry.SOURCE_FIELDS], _("Source")),
        FieldPanel("is_public"),
    ]


class CooperationFormViewSet(TermViewSet):
    model = CooperationForm
    table = table_of_terms(CooperationForm)
    menu_label = _("Forms of co-operation")


class ParticipationFormatViewSet(TermViewSet):
    model = ParticipationFormat
    table = table_of_terms(ParticipationFormat)
    menu_label = _("Participation formats")


class PartnershipGroup(SnippetViewSetGroup):
    items = [
        PartnershipViewSet,
        MunicipalityViewSet,
        OrganisationViewSet,
        ConcernViewSet,
        CooperationFormViewSet,
        ParticipationFormatViewSet,
    ]
    menu_label = _("Partnerships")
    menu_icon = "group"
    menu_order = 250
