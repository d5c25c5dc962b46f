"""The records of the ground in the admin, and what those of all apps have in common."""

from django.forms import TextInput
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet

from home import languages
from home.exchange.table import Table
from home.exchange.views import ImportView
from home.exports import SafeExportMixin
from home.models import Audience, GlossaryTerm, Person, Topic


def in_three_languages(name, heading):
    return MultiFieldPanel([FieldPanel(f"{name}_{code}") for code in languages.CODES], heading)


class DayColumn(Column):
    """A day as a date; Wagtail's own column says how long ago, which a day to come is not."""

    def get_value(self, instance):
        return date_format(day) if (day := super().get_value(instance)) else ""


class SafeIndexView(SafeExportMixin, IndexView):
    """Wagtail’s list, with exports that are safe to open; the columns are those of the import where there is one."""

    @cached_property
    def viewset(self):
        return self.model.snippet_viewset

    @cached_property
    def header_more_buttons(self):
        buttons = super().header_more_buttons
        if self.viewset.table and self.viewset.may_import(self.request.user):
            url = reverse(self.viewset.get_url_name("import"))
            buttons.append(Button(gettext("Import"), url=url, icon_name="upload", priority=110))
        return buttons

    def get_heading(self, queryset, field):
        return field if self.viewset.table else super().get_heading(queryset, field)

    def to_row_dict(self, item):
        if self.viewset.table:
            return {column.name: column.cell(item) for column in self.viewset.table.columns}
        return super().to_row_dict(item)

    def as_spreadsheet(self, queryset, spreadsheet_format):
        if self.viewset.table:
            queryset = self.viewset.table.prepare(queryset)
        return super().as_spreadsheet(queryset, spreadsheet_format)


class RecordEditView(EditView):
    """Wagtail’s, but it says that a record was changed only where one was."""

    def get_success_message(self):
        if self.has_content_changes:
            return super().get_success_message()
        messages.info(self.request, gettext("Nothing was changed."))
        return None


class RecordViewSet(SnippetViewSet):
    index_view_class = SafeIndexView
    edit_view_class = RecordEditView
    table: Table | None = None  # of records that can be imported

    def may_import(self, user):
        return all(self.permission_policy.user_has_permission(user, action) for action in ("add", "change"))

    def get_urlpatterns(self):
        patterns = super().get_urlpatterns()
        if self.table:
            patterns.append(path("import/", ImportView.as_view(viewset=self), name="import"))
        return patterns

    @property
    def list_export(self):
        return self.table.names if self.table else []


class ReceivedPolicy(ModelPermissionPolicy):
    """For what comes by a public form and goes by the rules of retention, or with all data of the person."""

    def user_has_permission(self, user, action):
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user, actions):
        return any(self.user_has_permission(user, action) for action in actions)


class PersonFilterSet(WagtailFilterSet):
    languages_spoken = CharFilter(
        label=_("Language spoken (code)"), method="speak", widget=TextInput(attrs={"maxlength": 3})
    )

    class Meta:
        model = Person
        fields = []

    def speak(self, queryset, name, value):
        return queryset.filter(languages_spoken__contains=[value.strip().lower()])


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    menu_label = _("Persons")
    list_display = ["name", "role_de", "email"]
    list_export = ["name", "role_de", "role_fr", "role_uk", "languages_spoken", "email", "phone"]
    filterset_class = PersonFilterSet
    panels = [
        FieldPanel("name"),
        in_three_languages("role", _("Role")),
        Row([FieldPanel("email"), FieldPanel("phone")]),
        FieldPanel("languages_spoken"),
        FieldPanel("image"),
    ]


class GlossaryTermViewSet(RecordViewSet):
    model = GlossaryTerm
    icon = "glasses"
    menu_label = _("Glossary")
    list_display = ["term_de", "term_fr", "term_uk", "do_not_translate"]
    list_filter = ["do_not_translate"]
    list_export = [
        "term_de", "term_fr", "term_uk", "definition_de", "definition_fr", "definition_uk", "note", "do_not_translate",
    ]  # fmt: skip
    panels = [
        in_three_languages("term", _("Term")),
        in_three_languages("definition", _("Definition")),
        MultiFieldPanel([FieldPanel("note"), FieldPanel("do_not_translate")], _("For translators")),
    ]


class TermViewSet(RecordViewSet):
    icon = "tag"
    list_display = ["name_de", "name_fr", "name_uk"]
    panels = [in_three_languages("name", _("Names")), FieldPanel("slug")]


def table_of_terms(model):
    return Table(model, ["slug", "name_de", "name_fr", "name_uk"])


class TopicViewSet(TermViewSet):
    model = Topic
    table = table_of_terms(Topic)
    menu_label = _("Topics")


class AudienceViewSet(TermViewSet):
    model = Audience
    table = table_of_terms(Audience)
    icon = "group"
    menu_label = _("Audiences")
