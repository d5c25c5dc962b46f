from typing import Any

from core.tables.record_form import RecordForm
from home.going_public import findings


class SettingsForm(RecordForm):
    """Switches a site to public only when nothing is left to do; back again always."""

    def _post_clean(self) -> None:
        """When the instance has what was typed: facts that are filled in by the same form count."""
        super()._post_clean()
        if self._is_switched_on() and not self.errors:
            for finding in findings(self.instance):
                self.add_error("is_public", finding.words)

    def _is_switched_on(self) -> Any:
        return "is_public" in self.changed_data and self.cleaned_data.get("is_public")
