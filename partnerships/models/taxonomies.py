from django.utils.translation import gettext_lazy as _

from home.models.taxonomies import Term


class CooperationForm(Term):
    """How municipalities work together."""

    class Meta(Term.Meta):
        verbose_name = _("form of co-operation")
        verbose_name_plural = _("forms of co-operation")


class ParticipationFormat(Term):
    """How citizens take part."""

    class Meta(Term.Meta):
        verbose_name = _("participation format")
        verbose_name_plural = _("participation formats")
