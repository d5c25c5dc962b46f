from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "core.uploads"

    def ready(self) -> None:
        from core.uploads import checks  # noqa: F401 (checks make themselves known)
