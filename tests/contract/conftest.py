import pytest


@pytest.fixture(params=[False, pytest.param(True, marks=pytest.mark.audit)], ids=["sample", "whole"])
def whole(request):
    """Whether every field is tried with a sixth of the corpus, or some fields with a little of it."""
    return request.param
