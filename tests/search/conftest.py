from tests.partnerships.conftest import directory, kept_directory, records  # noqa: F401
