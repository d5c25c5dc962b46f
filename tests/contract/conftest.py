import pytest

from tests.sampling import audited


@pytest.fixture(params=[False, audited(True)], ids=["sample", "whole"])
def whole(request):
    """Whether every field is tried with a sixth of the corpus, or some fields with a little of it."""
    return request.param
