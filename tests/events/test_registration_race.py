"""Many at once: never a seat too many, whatever the order. Real threads, real commits."""

import pytest

pytestmark = pytest.mark.django_db(transaction=True)
