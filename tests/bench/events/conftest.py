from tests.events.conftest import committed, crowded_event  # noqa: F401
