"""
The address of a page that somebody edits, which may have been deleted meanwhile.

Apart from the other views of the editor: it reads Wagtail's addresses, which must not happen while hooks are loaded.
"""

from django.http.response import HttpResponseBase
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.models import Page

from home.admin.guarded_urls import of_pages
from home.admin.requests import AuthenticatedRequest
from translation import access
from translation.editor.views import show_lost_words


@never_cache
@require_admin_access
def edit_or_show_lost_words(request: AuthenticatedRequest, page_id: int) -> HttpResponseBase:
    """Wagtail's own view asks no hook about a page that was deleted, its German one along with it."""
    is_lost = request.method == "POST" and not Page.objects.filter(pk=page_id).exists()
    answer = show_lost_words(request, None) if is_lost and access.languages_of(request.user) else None
    return answer or of_pages("edit")(request, page_id=page_id)
