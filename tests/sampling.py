"""What the suite tries a sample of, and the audit the rest."""

import pytest


def sample(values, every):
    """The values for `parametrize`; of so many one stays in the suite, the others are tried by the audit."""
    return [value if place % every == 0 else audited(value) for place, value in enumerate(values)]


def audited(value):
    return pytest.param(*(value if isinstance(value, tuple) else (value,)), marks=pytest.mark.audit)
