"""Addresses of the admin, below `translation/`."""

app_name = "translation"
urlpatterns = []
