"""The records of this app in the admin."""

from django.forms import TextInput
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row

from core.tables.table import Table
from core.tables.viewsets import RecordViewSet, in_each_language
from core.text import languages
from home.models import Audience, GlossaryTerm, Person, Topic


class PersonFilterSet(WagtailFilterSet):
    languages_spoken = CharFilter(
        label=_("Language spoken (code)"), method="speak", widget=TextInput(attrs={"maxlength": 3})
    )

    class Meta:
        model = Person
        fields: list[str] = []

    def speak(self, queryset, name, value):
        return queryset.filter(languages_spoken__contains=[value.strip().lower()])


class PersonViewSet(RecordViewSet):
    model = Person
    is_chosen_in_texts = True
    icon = "user"
    menu_label = _("Persons")
    list_display = ["name", "role_de", "email"]
    list_export = ["name", *languages.columns("role"), "languages_spoken", "email", "phone"]
    filterset_class = PersonFilterSet
    panels = [
        FieldPanel("name"),
        in_each_language("role", _("Role")),
        Row([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("languages_spoken"),
        FieldPanel("image"),
    ]


class GlossaryTermViewSet(RecordViewSet):
    model = GlossaryTerm
    is_chosen_in_texts = True
    icon = "glasses"
    menu_label = _("Glossary")
    list_display = [*languages.columns("term"), "do_not_translate"]
    list_filter = ["do_not_translate"]
    list_export = [
        *languages.columns("term"), *languages.columns("definition"), "note", "do_not_translate",
    ]  # fmt: skip
    panels = [
        in_each_language("term", _("Term")),
        in_each_language("definition", _("Definition")),
        MultiFieldPanel([FieldPanel(name) for name in GlossaryTerm.SOURCE_FIELDS], _("Source")),
        MultiFieldPanel([FieldPanel("note"), FieldPanel("do_not_translate")], _("For translators")),
    ]


class TermViewSet(RecordViewSet):
    icon = "tag"
    list_display = languages.columns("name")
    panels = [in_each_language("name", _("Names")), FieldPanel("slug")]


def table_of_terms(model):
    return Table(model, ["slug", *languages.columns("name")])


class TopicViewSet(TermViewSet):
    model = Topic
    is_chosen = True
    table = table_of_terms(Topic)
    menu_label = _("Topics")


class AudienceViewSet(TermViewSet):
    model = Audience
    table = table_of_terms(Audience)
    icon = "group"
    menu_label = _("Audiences")
