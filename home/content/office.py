"""Who writes the site's mails."""

from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from core.mail import sender
from core.text import languages
from home.content import legal
from home.models import SiteSettings

NAME = _("Municipal Partnerships Coordination Office")


def facts_for_mails(language):
    """The office as mails name it; editors can change the German name."""
    facts = SiteSettings.objects.filter(site__is_default_site=True).first() or SiteSettings()
    own_name = facts.office_name if language == languages.SOURCE else ""
    return {
        "office": own_name or sender.office_name(language),
        "address": facts.email,
        "facts": facts,
        "legal": SimpleLazyObject(lambda: legal.for_mails(language)),  # read where a mail is written, for its foot
    }
