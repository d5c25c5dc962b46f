from django.conf import settings
from django.utils.translation import gettext_lazy as _

from core.privacy.processing import LegalBasis, Processing, Recipient, register_processing
from translation.machine.services import SERVICES


def wire() -> None:
    chosen = settings.MACHINE_TRANSLATION
    if chosen:
        purpose = _("To draft translations. Only words of pages are sent to the service, nothing that you send us.")
        name = SERVICES[chosen["service"]].name
        register_processing(
            Processing(
                _("Machine translation of pages"), (LegalBasis.PUBLIC_TASK,), (purpose, name), (), (Recipient.NOBODY,)
            )
        )
