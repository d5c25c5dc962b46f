"""What editors say when they assign translations or ask for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.utils import get_user_display_name
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Locale

from core.text import languages
from translation.overview import assignments, bulk
from translation.overview.filters import NOBODY


class AssignForm(forms.Form):
    """`codes` are the languages of the translations that are assigned; what is left empty stays as it is."""

    person = forms.ChoiceField(label=_("Person"), required=False)
    due = forms.DateField(
        label=_("Due"), required=False, widget=AdminDateInput, help_text=_("Left empty, it stays as it is.")
    )
    without_due = forms.BooleanField(label=_("Take the date away"), required=False)

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.able = {code: {str(user.pk): user for user in assignments.translators(code)} for code in codes}
        self.people = {key: user for users in self.able.values() for key, user in users.items()}
        names = [(key, get_user_display_name(user)) for key, user in self.people.items()]
        names.sort(key=lambda choice: languages.sort_key(choice[1]))
        nobody: list[tuple[str, Any]] = [("", _("as it is")), (NOBODY, _("nobody"))]
        cast(forms.ChoiceField, self.fields["person"]).choices = [*nobody, *names]

    def clean_person(self) -> str:
        key: str = self.cleaned_data["person"]
        lacking = [languages.name_of(code) for code, users in self.able.items() if key not in users]
        if key in self.people and lacking:
            words = gettext("%(person)s does not translate into these languages: %(languages)s.")
            names = {"person": get_user_display_name(self.people[key]), "languages": ", ".join(lacking)}
            raise ValidationError(words % names)
        return key

    def clean_due(self) -> date | None:
        due: date | None = self.cleaned_data["due"]
        if due and due < timezone.localdate():
            raise ValidationError(gettext("This day is over. Please give one that is still to come, or none."))
        return due

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors and not any(cleaned.values()):
            raise ValidationError(gettext("Please choose a person, or give a date."))
        if cleaned.get("due") and cleaned.get("without_due"):
            raise ValidationError(gettext("Please either give a date or take it away."))
        return cleaned

    @property
    def changes(self) -> assignments.Changes:
        changes: assignments.Changes = {}
        if key := self.cleaned_data["person"]:
            changes["person"] = self.people.get(key)
        if self.cleaned_data["due"] or self.cleaned_data["without_due"]:
            changes["due"] = self.cleaned_data["due"]
        return changes


class LocalesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return capfirst(languages.name_of(obj.language_code))


class BulkOrderForm(forms.Form):
    locales = LocalesField(
        Locale.objects.exclude(language_code=languages.SOURCE).order_by("pk"),
        label=_("Languages"),
        widget=forms.CheckboxSelectMultiple,
    )
    include_subpages = forms.BooleanField(label=_("With all pages below"), required=False)
    with_machine = forms.BooleanField(
        label=_("With a draft by machine translation, which translators check"), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not bulk.has_machine():
            del self.fields["with_machine"]
