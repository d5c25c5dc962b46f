"""Members, and what is for them only."""

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.tables.viewsets import DayColumn, RecordCopyView, RecordViewSet, in_each_language
from partnerships.contributions.admin import ContributionViewSet
from partnerships.models import GroupMember, GroupNote
from partnerships.working_groups import service


class GroupMemberViewSet(ContributionViewSet):
    model = GroupMember
    icon = "group"
    menu_label = _("Members of working groups")
    personal = ()  # whoever may see them at all works with them
    decisions = {"accept": service.accept, "refuse": service.refuse, "end": service.end}
    list_display = [
        "name",
        Column("municipality", label=_("Municipality or organisation"), sort_key="municipality"),
        Column("group", label=_("Working group")),
        Column("state_in_words", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Received"), sort_key="created_at"),
    ]
    list_filter = ["group", "state"]
    list_export = ["name", "email", "municipality", "role", "language", "state", "created_at"]
    search_fields = ["name", "municipality"]
    read_only = ["state", "group", "name", "email", "municipality", "role", "text", "language"]


class GroupNoteCopyView(RecordCopyView):
    """Says what is not copied, since no browser sends a file that nobody has chosen."""

    def get_initial_form_instance(self):
        note = super().get_initial_form_instance()
        if note.file:
            messages.warning(self.request, gettext("The file is not copied along: please choose it again."))
        return note


class GroupNoteViewSet(RecordViewSet):
    model = GroupNote
    copy_view_class = GroupNoteCopyView
    icon = "lock"
    menu_label = _("Notes for members")
    list_display = ["title_de", "group", DayColumn("date", label=_("Date"), sort_key="date")]
    list_filter = ["group"]
    panels = [
        FieldPanel("group"),
        FieldPanel("date"),
        in_each_language("title", _("Title")),
        in_each_language("text", _("Text")),
        # Without the address of the present file: there is none that a browser could open.
        MultiFieldPanel([FieldPanel("file", widget=forms.FileInput), FieldPanel("file_language")], _("File")),
    ]


class WorkingGroupGroup(SnippetViewSetGroup):
    items = [GroupMemberViewSet, GroupNoteViewSet]
    menu_label = _("Working groups")
    menu_icon = "group"
    menu_order = 267
