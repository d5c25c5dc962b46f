"""What people agreed to, word for word."""

import hashlib

from django.utils import translation

from core.public_forms.form import Consent
from core.public_forms.models import ConsentText


def record(form: str, consent: Consent) -> ConsentText:
    """The text as it stood on the form, in the reader's language; one row for each wording."""
    language, text = translation.get_language(), str(consent.text)
    digest = hashlib.sha256(f"{form} {language} {text}".encode()).hexdigest()
    row, _created = ConsentText.objects.get_or_create(
        digest=digest, defaults={"form": form, "language": language, "text": text}
    )
    return row
