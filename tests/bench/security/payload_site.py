"""
Fill a database with payloads in everything that somebody may have typed, for a browser to look at.

Run as a module: the environment says which database.
"""

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.utils import translation  # noqa: E402

from demo import users  # noqa: E402
from home.models import User  # noqa: E402
from tests.bench.security.payloads import PAYLOADS  # noqa: E402
from tests.bench.security.planting import plant  # noqa: E402
from tests.conftest import lean  # noqa: E402

EVERY = 4  # of so many pages one is translated: the others look the same

if __name__ == "__main__":
    with translation.override("de"), lean():
        call_command("setup_site", verbosity=0)
        plant(PAYLOADS, translated_every=EVERY)
        admin = User.objects.get(username="admin")
        admin.set_password(users.PASSWORD)
        admin.save()
