from django.urls import reverse
from wagtail.admin.panels import Panel


class OnlineAccessPanel(Panel):
    """Says whether participants have a link to join, and leads to where it is kept: never in the page's form."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "events/admin/online_access_panel.html"

        def is_shown(self):
            return bool(self.instance.pk) and self.instance.is_source

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | {
                "url": reverse("events_admin:online_access", args=[self.instance.pk]),
                "is_known": hasattr(self.instance, "online_access"),
                "documents_url": reverse("events_admin:documents", args=[self.instance.pk]),
                "documents": self.instance.documents.count(),
            }
