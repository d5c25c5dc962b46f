import pytest

from tests.sampling import audited


@pytest.fixture(params=[False, audited(True)], ids=["sample", "whole"])
def whole(request):
    """Whether all is tried, such as every field with a sixth of the corpus, or a sample."""
    return request.param
