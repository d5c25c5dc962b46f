from typing import Any

from django.http import HttpResponseBase
from wagtail import hooks
from wagtail.models import Page

from home.translation import review
from translation.editor import views


@hooks.register("before_edit_page", order=-1)  # before wagtail-localize shows its own editor
def edit_translation(request: Any, page: Page) -> HttpResponseBase | None:
    translation = review.translation_of(page)
    if translation and not page.alias_of_id:
        return views.edit(request, page, translation)
    return views.show_lost_words(request, page)
