from tests.partnerships.conftest import directory  # noqa: F401
