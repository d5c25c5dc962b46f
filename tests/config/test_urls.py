"""Names of addresses: two apps can't take the same one."""

from django.conf import settings
from django.urls import get_resolver


def named(resolver, namespace=""):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from named(pattern, pattern.namespace or namespace)
        elif pattern.name:
            yield pattern.name, namespace, getattr(pattern.callback, "view_class", pattern.callback).__module__


def test_every_name_of_ours_has_a_namespace():
    """Those of the accounts have the names that django-allauth and Wagtail look for."""
    rooms = {app.split(".")[0] for app in settings.INSTALLED_APPS if (settings.BASE_DIR / app.split(".")[0]).is_dir()}
    rooms.remove("accounts")
    ours = [(name, namespace) for name, namespace, module in named(get_resolver()) if module.split(".")[0] in rooms]
    assert len(ours) > 40
    assert [name for name, namespace in ours if not namespace] == []
