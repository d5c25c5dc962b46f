"""
What waits for the office, on the first page of the admin.

The hook `register_waiting` says so: a function of the request that gives a list of `Waiting`, empty where the user may
not see the records. For what comes in by forms `home.staff.inboxes` does it.
"""

from dataclasses import dataclass

from wagtail import hooks
from wagtail.admin.ui.components import Component


@dataclass(frozen=True)
class Waiting:
    words: str
    count: int
    url: str
    urgent: bool = False


class WaitingPanel(Component):
    name = "waiting"
    template_name = "home/admin/waiting.html"
    order = 50  # above Wagtail's own

    def __init__(self, request):
        found = [entry for hook in hooks.get_hooks("register_waiting") for entry in hook(request)]
        self.entries = sorted((entry for entry in found if entry.count), key=lambda entry: not entry.urgent)

    def get_context_data(self, parent_context):
        return {"entries": self.entries}
