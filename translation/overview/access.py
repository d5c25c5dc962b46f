"""Who may see the overview, of which languages, and who may give work to others."""

from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from core.text import languages
from home.models import User


def languages_of(user: User) -> list[str]:
    """Those into which the user may translate: whose home page, and so all below it, she may change."""
    homes = Page.objects.filter(depth=2, locale__language_code__in=languages.TRANSLATED).select_related("locale")
    may = page_permission_policy.user_has_permission_for_instance
    found = {home.locale.language_code for home in homes if may(user, "change", home)}
    return [code for code in languages.TRANSLATED if code in found]


def may_order(user: User) -> bool:
    """Whether the user asks for translations and says who makes them."""
    return user.has_perm("wagtail_localize.submit_translation")
