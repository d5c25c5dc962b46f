"""
From an answered case to a draft for all: question and answer in the editor’s own words.

Nothing is copied from the case, the draft knows nothing of it, and what would still tell who asked is refused.
"""

import re
import uuid
from typing import Any, cast

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.html import linebreaks
from django.utils.text import Truncator, slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from core.text import languages
from core.text.lines import OneLineField
from home.admin.requests import AuthenticatedRequest
from home.models import GuideChapterPage, GuidePage, User
from home.translation import drafts
from partnerships.models import AdviceRequest

LEAST_LETTERS = 4  # of a part of a name that is looked for by itself


class ReuseForm(forms.Form):
    """The question, the answer, and the guide that the draft goes to; `case` says which words may not be in them."""

    key = forms.CharField(widget=forms.HiddenInput, max_length=40)
    question = OneLineField(
        label=gettext_lazy("Question, in your own words (German)"), max_length=200, widget=forms.TextInput
    )
    answer = forms.CharField(
        label=gettext_lazy("Answer, in your own words (German)"), widget=forms.Textarea, max_length=20_000
    )
    guide: forms.ModelChoiceField = forms.ModelChoiceField(
        label=gettext_lazy("Guide that it becomes a chapter of"), queryset=None
    )

    def __init__(self, *args: Any, case: AdviceRequest, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.case = case
        guides = GuidePage.objects.filter(locale__language_code=languages.SOURCE)
        allowed = [guide.pk for guide in guides if guide.permissions_for_user(user).can_add_subpage()]
        guide = cast(forms.ModelChoiceField, self.fields["guide"])
        guide.queryset = guides.filter(pk__in=allowed)
        guide.empty_label = None

    def clean(self) -> dict[str, Any]:
        super().clean()
        values = self.cleaned_data
        for name in ("question", "answer"):
            if found := telling_word(self.case, values.get(name, "")):
                self.add_error(
                    name, ValidationError(_("“%(word)s” tells who asked. Please leave it out."), params={"word": found})
                )
        return values


def telling_word(case: AdviceRequest, text: str) -> str:
    """What in the text tells who asked: name, address, number, municipality or case; "" if nothing does."""
    name_parts = [part for part in re.split(r"[\s,.]+", case.name) if len(part) >= LEAST_LETTERS]
    for word in (case.email, case.municipality, case.number, case.phone, case.name, *name_parts):
        if word and re.search(rf"(?<!\w){re.escape(word.strip())}(?!\w)", text, re.IGNORECASE):
            return word.strip()
    return ""


@transaction.atomic
def make_draft(guide: GuidePage, question: str, answer: str, user: User, key: str) -> tuple[GuideChapterPage, bool]:
    """A chapter that only editors see, and whether it is new: a second click has the same key and makes none."""
    guide = GuidePage.objects.select_for_update().get(pk=guide.pk)
    slug = f"{slugify(languages.transliterate(question, languages.SOURCE))[:60]}-{slugify(key)[:8]}".strip("-")
    if made := GuideChapterPage.objects.child_of(guide).filter(slug=slug).first():
        return made, False
    page = GuideChapterPage(
        title=question,
        slug=slug,
        locale=guide.locale,
        live=False,
        summary=Truncator(answer).chars(390),
        body=[("text", linebreaks(answer, autoescape=True))],
    )
    drafts.add(guide, page, user)
    return page, True


@never_cache
def reuse(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Show the case beside an empty form, and make the draft."""
    if not request.user.has_perm("partnerships.change_advicerequest"):
        raise PermissionDenied
    case = get_object_or_404(AdviceRequest, pk=pk)
    if not case.is_answered:
        messages.error(request, _("Answer the request first."))
        return redirect(AdviceRequest.snippet_viewset.get_url_name("edit"), case.pk)
    form = ReuseForm(request.POST or None, initial={"key": uuid.uuid4().hex}, case=case, user=request.user)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        draft, is_new = make_draft(values["guide"], values["question"], values["answer"], request.user, values["key"])
        if is_new:
            messages.success(request, _("The draft is made. Readers see it once it is published."))
        else:
            messages.warning(request, _("This draft was made before; there is no second one."))
        return redirect("wagtailadmin_pages:edit", draft.pk)
    return TemplateResponse(request, "partnerships/admin/reuse.html", {"case": case, "form": form})
