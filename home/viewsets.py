"""The records of the ground in the admin, and what those of all apps have in common."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.panels import FieldRowPanel as Row
from wagtail.snippets.views.snippets import IndexView, SnippetViewSet

from home import languages
from home.exports import SafeExportMixin
from home.models import Audience, GlossaryTerm, Person, Topic


def in_three_languages(name, heading):
    return MultiFieldPanel([FieldPanel(f"{name}_{code}") for code in languages.CODES], heading)


class SafeIndexView(SafeExportMixin, IndexView):
    """Wagtail’s list, with exports that are safe to open."""


class RecordViewSet(SnippetViewSet):
    index_view_class = SafeIndexView


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    menu_label = _("Persons")
    list_display = ["name", "role_de", "email"]
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
    panels = [
        in_three_languages("term", _("Term")),
        in_three_languages("definition", _("Definition")),
        MultiFieldPanel([FieldPanel("note"), FieldPanel("do_not_translate")], _("For translators")),
    ]


class TermViewSet(RecordViewSet):
    icon = "tag"
    list_display = ["name_de", "name_fr", "name_uk"]
    list_export = ["slug", "name_de", "name_fr", "name_uk"]
    panels = [in_three_languages("name", _("Names")), FieldPanel("slug")]


class TopicViewSet(TermViewSet):
    model = Topic
    menu_label = _("Topics")


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    menu_label = _("Audiences")
