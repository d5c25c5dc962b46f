from django.conf import settings
from django.core.checks import Error, Tags, register


@register(Tags.database)
def counts_see_what_others_wrote(app_configs, databases=None, **kwargs):
    """Seats are counted after waiting for a lock; any other isolation would count what was there before the wait."""
    level = settings.DATABASES["default"].get("OPTIONS", {}).get("isolation_level")
    if level is None or getattr(level, "name", "") == "READ_COMMITTED":
        return []
    return [Error("The database must run at READ COMMITTED, or events could be overbooked.", id="events.E001")]
