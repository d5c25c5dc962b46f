from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "core.uploads"
