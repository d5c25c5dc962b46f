from tests.events.conftest import crowded_event  # noqa: F401
