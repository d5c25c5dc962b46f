from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFilesStorage(CompressedManifestStaticFilesStorage):
    """Scripts import each other by the names with a hash, which the check-in keeps for when there is no network."""

    support_js_module_import_aggregation = True


class StaticFilesMiddleware(WhiteNoiseMiddleware):
    """Says of names with a hash what our nginx says of them (deploy/nginx/http.conf)."""

    FOREVER = 31_536_000  # seconds: a year
