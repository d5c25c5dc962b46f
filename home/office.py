"""Who writes the site's mails."""

from django.utils import translation
from django.utils.translation import gettext as _

from core.text import languages
from home.models import SiteSettings


def facts_for_mails(language):
    """The office as mails name it: its name in the recipient's language, which editors can change in German only."""
    facts = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    return {"office": _name(language, facts), "address": facts.email, "facts": facts}


def _name(language, facts):
    if language == languages.SOURCE and facts.office_name:
        return facts.office_name
    with translation.override(language):
        return _("Municipal Partnerships Coordination Office")
