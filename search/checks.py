from django.core import checks
from django.db import DatabaseError

from search.analysis import ANALYSER_VERSION
from search.models import SearchDocument


@checks.register(checks.Tags.database)
def index_is_of_this_analyser(app_configs, databases=None, **kwargs):
    """Words that another version of the analyser normalised are not found by this one's."""
    if not databases:
        return []
    try:
        outdated = SearchDocument.objects.exclude(analyser_version=ANALYSER_VERSION).exists()
    except DatabaseError:
        return []  # before the first migration
    if not outdated:
        return []
    return [checks.Warning("The search index is out of date; run `manage.py reindex`.", id="search.W001")]
