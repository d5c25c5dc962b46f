from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from core.page_cache import memory
from home.forms.site_settings import SettingsForm


@register_setting(icon="cog")
class SiteSettings(BaseSiteSetting):
    """Facts about the office that many pages and mails state. Empty ones are reported by a check."""

    organisation = models.CharField(_("organisation"), max_length=120, default="Städtetag Baden-Württemberg")
    office_name = models.CharField(
        _("project office"), max_length=120, default="Koordination Kommunale Partnerschaften"
    )
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    city = models.CharField(_("city"), max_length=80, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail address"), blank=True)
    easy_language_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page in easy language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    sign_language_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page in sign language"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    security_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("page on reporting weaknesses"),
        help_text=_("It tells people who find a weakness of the site whom to write to and what happens then."),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    is_public = models.BooleanField(
        _("public"),
        default=False,
        db_default=False,
        help_text=_(
            "Search engines may list the site. Until then, whoever has an address can read what is published there. "
            "It can be switched on when nothing is left to do that the first page of the admin lists as necessary."
        ),
    )

    base_form_class = SettingsForm
    panels = [
        MultiFieldPanel([FieldPanel("organisation"), FieldPanel("office_name")], _("Names")),
        MultiFieldPanel([FieldPanel(name) for name in ("street", "postcode", "city", "phone", "email")], _("Address")),
        MultiFieldPanel(
            [
                PageChooserPanel("easy_language_page", "home.EasyLanguagePage"),
                PageChooserPanel("sign_language_page", "home.SignLanguagePage"),
            ],
            _("Linked on every page"),
        ),
        MultiFieldPanel([PageChooserPanel("security_page")], _("Security")),
        FieldPanel("is_public", permission="superuser"),  # which nobody has who is no administrator
    ]

    class Meta:
        verbose_name = _("facts about the office")

    MUST_BE_FILLED = (
        "street",
        "postcode",
        "city",
        "phone",
        "email",
        "easy_language_page",
        "sign_language_page",
    )

    @classmethod
    def for_site(cls, site):
        read = super().for_site
        return memory.get_or_set(("site settings", site and site.pk), lambda: read(site))

    def unfilled(self):
        """The names, as editors see them, of facts that still lack a value."""
        fields = [self._meta.get_field(name) for name in self.MUST_BE_FILLED]
        return [field.verbose_name for field in fields if not getattr(self, field.attname)]
