"""Health checks for whoever supervises the site; they tell nothing that helps an attacker."""

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.models import Locale

from home import languages


@never_cache
@require_safe
def live(request):
    """200 as long as the process answers."""
    return JsonResponse({"status": "live"})


@never_cache
@require_safe
def ready(request):
    """200 once readers can be served: database reachable, migrations applied, languages set up; else 503."""
    problems = _problems()
    return JsonResponse(
        {"status": "not ready" if problems else "ready", "problems": problems},
        status=503 if problems else 200,
    )


def _problems():
    try:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return ["migrations are missing"]
        if Locale.objects.filter(language_code__in=languages.CODES).count() < len(languages.CODES):
            return ["setup_site has not been run"]
    except DatabaseError:
        return ["the database does not answer"]
    return []
